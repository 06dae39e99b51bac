//! Rules and handlers in front of a real server.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use codex_threads::protocol::{
    CommandExecutionRequestApprovalParams as Command, ThreadLoadedListParams, TurnStatus,
};
use codex_threads::{
    Codex, Event, PendingServerRequest, Rule, Rules, ServerRequestPolicy, TypedServerRequest,
    WhyUnanswered,
};
use codex_threads_testkit::model::Reply;
use codex_threads_tests::bench::{Bench, soon};
use serde_json::json;

use crate::stage::{Stage, home};

crate::on_three_releases!(
    rules_accept_what_they_say_and_nothing_else,
    a_handler_calls_back_into_the_server_that_waits_for_it,
    a_request_that_nobody_answers_in_time_is_declined_and_the_turn_goes_on,
);

fn shell(line: &str) -> Reply {
    Reply::shell(line).escalated("The test wants it")
}

async fn rules_accept_what_they_say_and_nothing_else(version: &str) {
    let rules = Rules::new()
        .rule(
            Rule::on::<Command>()
                .when(|asked| {
                    let command = asked.command.as_deref().unwrap_or_default();
                    command.contains("touch good")
                })
                .accept(),
        )
        .rule(
            Rule::on::<Command>()
                .when(|asked| {
                    asked
                        .command
                        .as_deref()
                        .unwrap_or_default()
                        .contains("ugly")
                })
                .cancel(),
        );
    let mut stage = Stage::with(version, home(), rules, json!({})).await;
    stage
        .turn([
            shell("touch good"),
            shell("touch bad"),
            Reply::message("Well."),
        ])
        .await;
    assert_eq!(stage.ended().await.status, TurnStatus::Completed);
    assert!(stage.bench.file("good").exists());
    assert!(!stage.bench.file("bad").exists());
    stage.turn([shell("touch ugly")]).await;
    assert_eq!(stage.ended().await.status, TurnStatus::Interrupted);
    assert!(!stage.bench.file("ugly").exists());
    let stats = stage.codex.stats();
    assert_eq!((stats.server_requests, stats.declined), (3, 1));
    stage.close().await;
}

async fn a_handler_calls_back_into_the_server_that_waits_for_it(version: &str) {
    let codex: Arc<OnceLock<Codex>> = Arc::default();
    let known = Arc::clone(&codex);
    let handler = ServerRequestPolicy::handler(move |request: PendingServerRequest| {
        let codex = known.get().expect("no request comes before a turn").clone();
        async move {
            let loaded = codex.call(ThreadLoadedListParams::new()).await.unwrap();
            let mine = request.thread_id().expect("it concerns a thread");
            assert!(loaded.data.iter().any(|thread| thread.as_str() == mine));
            let TypedServerRequest::CommandApproval(asked) = request.into_typed() else {
                panic!("something else is asked")
            };
            let _ = asked.accept().expect("it is offered");
        }
    });
    let mut stage = Stage::with(version, home(), handler, json!({})).await;
    assert!(codex.set(stage.codex.clone()).is_ok());
    stage
        .turn([shell("touch made"), Reply::message("Well.")])
        .await;
    assert_eq!(stage.ended().await.status, TurnStatus::Completed);
    assert!(stage.bench.file("made").exists());
    assert_eq!(stage.codex.stats().requests_panicked, 0);
    stage.close().await;
}

async fn a_request_that_nobody_answers_in_time_is_declined_and_the_turn_goes_on(version: &str) {
    let bench = Bench::with(version, home()).await;
    let builder = bench
        .builder()
        .server_requests(ServerRequestPolicy::Stream)
        .server_request_timeout(Duration::from_millis(200));
    let codex = bench.spawn_with(builder).await;
    let mut stage = Stage::on(bench, codex, json!({})).await;
    let mut events = stage.codex.events();
    stage
        .turn([shell("touch made"), Reply::message("Well.")])
        .await;
    assert_eq!(stage.ended().await.status, TurnStatus::Completed);
    assert!(!stage.bench.file("made").exists());
    let told = loop {
        let event = soon("what is told of it", events.next()).await;
        if let Some(Event::ServerRequestUnanswered(request)) = event {
            break request;
        }
    };
    assert_eq!(told.why(), WhyUnanswered::TimedOut);
    assert_eq!(told.thread_id(), Some(&*stage.thread));
    stage.close().await;
}
