//! Completed, failed, tried again; and what ends after the turn.

use codex_threads::protocol::{
    CodexErrorInfo, CommandExecutionStatus, ErrorNotification, ItemCompletedNotification, Release,
    ThreadItem, TurnCompletedNotification,
};
use codex_threads::{Event, KnownBy, TurnEnd};
use codex_threads_testkit::Home;
use codex_threads_testkit::model::{Reply, Usage};
use codex_threads_tests::bench::{Bench, soon};
use codex_threads_tests::watch::Watch;
use serde_json::json;

use crate::stage::{Stage, ended, is_over, methods};

crate::on_releases!(
    a_turn_that_completes_brings_its_message_its_items_its_usage_and_its_duration,
    a_turn_that_fails_says_why_in_a_type,
    an_error_that_is_tried_again_is_progress,
    a_turn_is_run_from_a_script,
    a_command_that_outlives_its_turn_is_in_the_outcome,
);

async fn a_turn_that_completes_brings_its_message_its_items_its_usage_and_its_duration(
    version: &str,
) {
    let stage = Stage::new(version).await;
    let replies = [
        Reply::reasoning("Looking")
            .then(Reply::message("I shall look."))
            .then(Reply::shell("echo seen")),
        Reply::message("It is seen.")
            .chunked(3)
            .usage(Usage::new(900, 100).cached_input(800).reasoning_output(40)),
    ];
    let mut turn = stage.turn(replies).await;
    let told = methods(&mut turn).await;
    assert_eq!(told.last().unwrap(), "turn/completed");
    assert_eq!(told.iter().filter(|m| *m == "turn/started").count(), 1);
    assert_eq!(told.iter().filter(|m| *m == "turn/completed").count(), 1);

    let TurnEnd::Completed(outcome) = ended(&turn).await else {
        panic!("{:?}", turn.ended())
    };
    assert_eq!(outcome.id(), turn.id());
    assert_eq!(outcome.known_by(), KnownBy::Notification);
    assert_eq!(outcome.final_message(), Some("It is seen."));
    assert!(outcome.is_whole());
    assert_eq!(outcome.missing_items(), 0);
    assert!(outcome.unfinished_items().is_empty());
    assert!(outcome.items().rejected().is_empty());
    let kinds: Vec<&str> = outcome
        .items()
        .iter()
        .map(|item| match item {
            ThreadItem::UserMessage(_) => "user",
            ThreadItem::Reasoning(_) => "reasoning",
            ThreadItem::AgentMessage(_) => "agent",
            ThreadItem::CommandExecution(command) => {
                assert_eq!(command.status, CommandExecutionStatus::Completed);
                assert!(
                    command
                        .aggregated_output
                        .as_deref()
                        .unwrap()
                        .contains("seen")
                );
                "command"
            }
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(kinds, ["user", "reasoning", "agent", "command", "agent"]);
    let usage = outcome.token_usage().expect("it is told");
    assert_eq!(usage.last.total_tokens, 1_000);
    assert_eq!(usage.last.cached_input_tokens, 800);
    assert_eq!(usage.total.total_tokens, 1_015);
    assert!(outcome.duration().is_some());
    // What is over takes nothing more.
    is_over(turn.steer("More").await);
    stage.bench.the_script_is_over();
    stage.close().await;
}

async fn a_turn_that_fails_says_why_in_a_type(version: &str) {
    let stage = Stage::new(version).await;
    let turn = stage
        .turn([Reply::failed("insufficient_quota", "No more credit.")])
        .await;
    let TurnEnd::Failed(failed) = ended(&turn).await else {
        panic!("{:?}", turn.ended())
    };
    assert_eq!(failed.info(), Some(&CodexErrorInfo::UsageLimitExceeded));
    assert!(!failed.message().is_empty());
    assert_eq!(failed.known_by(), KnownBy::Notification);
    assert_eq!(failed.outcome().id(), turn.id());
    let first = failed.items().first();
    assert!(
        matches!(first, Some(ThreadItem::UserMessage(_))),
        "{first:?}"
    );
    let error = turn.end().await.into_result().unwrap_err();
    assert!(matches!(error.end(), TurnEnd::Failed(_)));
    stage.goes_on().await;
    stage.close().await;
}

async fn an_error_that_is_tried_again_is_progress(version: &str) {
    let stage = Stage::new(version).await;
    let mut turn = stage
        .turn([
            Reply::message("never heard whole").chunked(2).cut_after(3),
            Reply::message("Heard."),
        ])
        .await;
    let mut again = 0;
    while let Some(event) = soon("the stream's end", turn.next()).await {
        if let Event::Notification(told) = event
            && let Some(error) = told.get::<ErrorNotification>()
        {
            assert!(error.unwrap().will_retry);
            again += 1;
        }
    }
    assert_eq!(again, 1);
    let end = ended(&turn).await;
    assert!(end.is_completed(), "{end:?}");
    assert_eq!(end.final_message(), Some("Heard."));
    stage.bench.the_script_is_over();
    stage.close().await;
}

async fn a_turn_is_run_from_a_script(version: &str) {
    let stage = Stage::new(version).await;
    stage.bench.model.script([
        Reply::message("Good."),
        Reply::failed("insufficient_quota", "No more credit."),
    ]);
    let outcome = soon("a run", stage.thread.run("Well?"))
        .await
        .unwrap()
        .into_result()
        .unwrap();
    assert_eq!(outcome.final_message(), Some("Good."));
    let end = soon("a run", stage.thread.run("And now?")).await.unwrap();
    assert!(matches!(end, TurnEnd::Failed(_)), "{end:?}");
    stage.goes_on().await;
    stage.close().await;
}

/// The command waits for a file that is made when the turn is over. Up to 0.144 its end is part of the
/// turn, and comes a little later; then a command may go on beyond its turn.
async fn a_command_that_outlives_its_turn_is_in_the_outcome(version: &str) {
    let bench = Bench::with(version, Home::builder().feature("unified_exec", true)).await;
    let codex = bench.spawn().await;
    let thread = soon("thread/start", codex.start_thread(bench.thread()))
        .await
        .unwrap();
    let waits = bench.number() < Release::new(0, 145, 0);
    let mut events = Watch::new("of the thread", thread.events());
    let mut in_time = 0;
    for round in 0..5 {
        let line = format!("until [ -e over-{round} ]; do sleep 0.02; done; echo late");
        let arguments = json!({ "cmd": line, "yield_time_ms": 250 });
        bench.model.script([
            Reply::function_call("exec_command", arguments),
            Reply::message("It runs."),
        ]);
        events.mark();
        let turn = soon("turn/start", thread.start_turn("Run it"))
            .await
            .unwrap();
        let _: TurnCompletedNotification = events.any("the turn ends", |_| true).await;
        std::fs::write(bench.file(&format!("over-{round}")), "").unwrap();
        let TurnEnd::Completed(outcome) = ended(&turn).await else {
            panic!("{:?}", turn.ended())
        };
        assert_eq!(outcome.final_message(), Some("It runs."));
        let command = outcome.items().iter().find_map(|item| match item {
            ThreadItem::CommandExecution(command) => Some(command),
            _ => None,
        });
        if let Some(command) = command {
            assert!(waits, "{command:?}");
            assert!(outcome.unfinished_items().is_empty());
            assert_eq!(command.status, CommandExecutionStatus::Completed);
            in_time += 1;
        } else {
            assert_eq!(outcome.unfinished_items().len(), 1);
        }
        // The thread tells of its end in any case.
        let _: ItemCompletedNotification = events
            .any("the command ends", |told: &ItemCompletedNotification| {
                matches!(told.item, ThreadItem::CommandExecution(_))
            })
            .await;
    }
    // A second is waited; on a machine that is busy beyond measure that may be too short, not always.
    assert_eq!(in_time > 0, waits);
    soon("the shutdown", codex.shutdown()).await;
    bench.nothing_is_left().await;
}
