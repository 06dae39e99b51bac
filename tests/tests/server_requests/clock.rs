//! What time is it?

use codex_threads::protocol::{CurrentTimeReadParams, CurrentTimeReadResponse, TurnStatus};
use codex_threads::{Rule, Rules};
use codex_threads_testkit::model::Reply;
use serde_json::json;

use crate::stage::{Stage, home};

crate::on! {
    a_server_without_a_clock_asks_for_the_time: v0_150_1 "0.150.1" v0_155_1 "0.155.1" v0_169_0 "0.169.0";
}

async fn a_server_without_a_clock_asks_for_the_time(version: &str) {
    let home = home().config_table(
        "[features.current_time_reminder]\nenabled = true\nclock_source = \"external\"",
    );
    // The first day of 2040.
    let rules = Rules::new().rule(
        Rule::on::<CurrentTimeReadParams>().answer(|_| CurrentTimeReadResponse::new(2_208_988_800)),
    );
    let mut stage = Stage::with(version, home, rules, json!({})).await;
    stage.turn([Reply::message("Late.")]).await;
    assert_eq!(stage.ended().await.status, TurnStatus::Completed);
    let requests = stage.bench.model.requests();
    let told = requests.last().expect("it was asked").body().to_string();
    assert!(told.contains("2040"), "{told}");
    assert!(stage.codex.stats().server_requests >= 1);
    assert_eq!(stage.codex.stats().declined, 0);
    stage.close().await;
}
