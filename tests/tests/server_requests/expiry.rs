//! Cards that must close, and requests that come twice.

use std::time::Duration;

use codex_threads::protocol::{TurnInterruptParams, TurnStatus};
use codex_threads::{Answered, Expiry};
use codex_threads_testkit::model::Reply;
use codex_threads_tests::bench::soon;
use serde_json::json;

use crate::stage::Stage;

crate::on_all_releases!(
    a_card_closes_when_its_turn_is_interrupted,
    a_card_closes_when_the_server_ends,
);
crate::on! {
    // On 0.100 a resume loses what is open: the server acts upon no answer any more.
    a_request_that_is_sent_again_by_a_resume_is_shown_once: v0_104_0 "0.104.0" v0_107_0 "0.107.0"
        v0_129_0 "0.129.0" v0_144_6 "0.144.6" v0_150_1 "0.150.1" v0_155_1 "0.155.1" v0_169_0 "0.169.0";
}

fn shell(line: &str) -> Reply {
    Reply::shell(line).escalated("The test wants it")
}

async fn a_card_closes_when_its_turn_is_interrupted(version: &str) {
    let mut stage = Stage::new(version).await;
    let turn = stage.turn([shell("touch made")]).await;
    let request = stage.request().await;
    let interrupt = TurnInterruptParams::new(&*stage.thread, &*turn);
    soon("turn/interrupt", stage.codex.call(interrupt))
        .await
        .unwrap();
    let expiry = soon("the expiry", request.expired()).await;
    assert!(
        matches!(expiry, Expiry::Resolved | Expiry::TurnEnded),
        "{expiry}"
    );
    let late = request
        .answer_raw(&json!({ "decision": "accept" }))
        .unwrap();
    assert_eq!(late, Answered::TooLate(expiry));
    assert_eq!(stage.ended().await.status, TurnStatus::Interrupted);
    assert!(!stage.bench.file("made").exists());
    stage.close().await;
}

async fn a_request_that_is_sent_again_by_a_resume_is_shown_once(version: &str) {
    let mut stage = Stage::new(version).await;
    stage
        .turn([shell("touch made"), Reply::message("Well.")])
        .await;
    let request = stage.request().await;
    let resume = json!({ "threadId": stage.thread });
    let resumed = stage.codex.request_raw("thread/resume", Some(&resume));
    soon("thread/resume", resumed).await.unwrap();
    // It is sent again, by the releases that say when a request is done with. Nobody is told of a
    // request that is dropped as known: look until it is counted.
    let again = u64::from(stage.traits.tells("serverRequest/resolved"));
    soon("it is sent again", async {
        while stage.codex.stats().duplicates < again {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    })
    .await;
    assert!(stage.asked.try_next().is_none(), "it is shown twice");
    assert_eq!(request.expiry(), None);
    let _ = request
        .answer_raw(&json!({ "decision": "accept" }))
        .unwrap();
    assert_eq!(stage.ended().await.status, TurnStatus::Completed);
    assert!(stage.bench.file("made").exists());
    assert_eq!(stage.codex.stats().duplicates, again);
    soon("the shutdown", stage.codex.shutdown()).await;
    stage.bench.nothing_is_left().await;
}

async fn a_card_closes_when_the_server_ends(version: &str) {
    let mut stage = Stage::new(version).await;
    stage.turn([shell("touch made")]).await;
    let request = stage.request().await;
    let watching = tokio::spawn(async move {
        let expiry = request.expired().await;
        (
            expiry,
            request
                .answer_raw(&json!({ "decision": "accept" }))
                .unwrap(),
        )
    });
    soon("the shutdown", stage.codex.shutdown()).await;
    let (expiry, late) = soon("the expiry", watching).await.unwrap();
    assert_eq!(late, Answered::TooLate(expiry));
    assert!(soon("the stream's end", stage.asked.next()).await.is_none());
    assert!(!stage.bench.file("made").exists());
    stage.bench.nothing_is_left().await;
}
