//! The end, as it is told.

use codex_threads::{Error, KnownBy, TurnEnd, TurnLost};
use serde_json::json;

use super::*;
use crate::common::{connected, round_trip};

#[tokio::test]
async fn an_early_completion_is_not_lost() {
    let (codex, mut fake) = connected().await;
    let call = start(&codex);
    let id = soon(fake.request("turn/start")).await;
    began(&fake, "1");
    began(&fake, "0");
    item(&fake, "completed", "0", "of another", "agentMessage");
    item(&fake, "completed", "1", "mine", "agentMessage");
    completed(&fake, "t", "0", "failed");
    completed(&fake, "t", "1", "completed");
    fake.answer(id, &json!({ "turn": turn("1", "inProgress") }));
    let mut turn = soon(call).await.unwrap().unwrap();
    let end = soon(turn.end()).await;
    assert!(end.is_completed());
    assert_eq!(end.final_message(), Some("text of mine"));
    assert_eq!(end.known_by(), Some(KnownBy::Notification));
    assert_eq!(
        methods(&mut turn).await,
        ["turn/started", "item/completed", "turn/completed"]
    );
}

#[tokio::test]
async fn the_end_does_not_depend_on_anybody_reading_the_events() {
    let (codex, mut fake) = connected().await;
    let turn = started(&codex, &mut fake, "1").await;
    assert!(turn.ended().is_none());
    for _ in 0..10_000 {
        fake.notify(
            "item/agentMessage/delta",
            &json!({ "threadId": "t", "turnId": "1", "itemId": "i", "delta": "x" }),
        );
    }
    completed(&fake, "t", "1", "completed");
    assert!(soon(turn.end()).await.is_completed());
    assert!(turn.ended().is_some());
}

#[tokio::test]
async fn failed_and_interrupted_are_not_success() {
    let (codex, mut fake) = connected().await;
    for (n, status) in ["completed", "failed", "interrupted", "paused"]
        .into_iter()
        .enumerate()
    {
        let turn = started(&codex, &mut fake, &n.to_string()).await;
        completed(&fake, "t", &n.to_string(), status);
        let end = soon(turn.end()).await;
        assert_eq!(end.is_completed(), status == "completed");
        assert_eq!(end.clone().into_result().is_ok(), status == "completed");
        match (status, &end) {
            ("completed", TurnEnd::Completed(_))
            | ("failed", TurnEnd::Failed(_))
            | ("interrupted", TurnEnd::Interrupted(_))
            | ("paused", TurnEnd::Other(_)) => {}
            _ => panic!("{end:?}"),
        }
    }
}

#[tokio::test]
async fn an_error_that_will_be_retried_is_progress() {
    let (codex, mut fake) = connected().await;
    let mut turn = started(&codex, &mut fake, "1").await;
    let error = |again: bool, message: &str| json!({ "threadId": "t", "turnId": "1", "willRetry": again, "error": { "message": message } });
    fake.notify("error", &error(true, "reconnecting"));
    completed(&fake, "t", "1", "completed");
    assert!(soon(turn.end()).await.is_completed());
    assert_eq!(
        methods(&mut turn).await,
        ["turn/started", "error", "turn/completed"]
    );
    // Nor is it the reason of a failure that comes without one.
    for (n, told) in [(2, None), (3, Some("it broke"))] {
        let id = n.to_string();
        let turn = started(&codex, &mut fake, &id).await;
        let error = |again, message| {
            let mut error = error(again, message);
            error["turnId"] = json!(id);
            error
        };
        if let Some(told) = told {
            fake.notify("error", &error(false, told));
        }
        fake.notify("error", &error(true, "reconnecting"));
        completed(&fake, "t", &id, "failed");
        let TurnEnd::Failed(failed) = soon(turn.end()).await else {
            panic!("it failed");
        };
        let why = failed.error().map(|error| error.message.as_str());
        assert_eq!(why, told);
    }
}

#[tokio::test]
async fn the_turn_of_another_or_of_a_sub_agent_does_not_end_mine() {
    let (codex, mut fake) = connected().await;
    let mut mine = started(&codex, &mut fake, "1").await;
    completed(&fake, "a-sub-agent", "1", "failed");
    completed(&fake, "t", "0", "failed");
    item(&fake, "completed", "0", "of an older one", "agentMessage");
    completed(&fake, "t", "1", "completed");
    let end = soon(mine.end()).await;
    assert!(end.is_completed());
    assert_eq!(end.outcome().unwrap().items().len(), 0);
    assert_eq!(methods(&mut mine).await, ["turn/started", "turn/completed"]);
}

#[tokio::test]
async fn a_turn_is_lost_with_its_connection_and_says_so() {
    let (codex, mut fake) = connected().await;
    let mut turn = started(&codex, &mut fake, "2").await;
    let unanswered = start(&codex);
    soon(fake.request("turn/start")).await;
    fake.close();
    drop(fake);
    let end = soon(turn.end()).await;
    assert!(
        matches!(end, TurnEnd::Lost(TurnLost::Disconnected(_))),
        "{end:?}"
    );
    assert_eq!(methods(&mut turn).await, ["turn/started"]);
    let error = soon(unanswered).await.unwrap().unwrap_err();
    assert!(matches!(error, Error::OutcomeUnknown { .. }), "{error}");
    // Nor does a handle that is made later wait for ever.
    let late = codex.thread("t").attach_turn("2");
    let end = soon(late.end()).await;
    assert!(matches!(end, TurnEnd::Lost(TurnLost::Disconnected(_))));
    assert!(turn.clone().ended().is_some());
}

#[tokio::test]
async fn an_end_that_was_read_before_the_connection_broke_counts() {
    let (codex, mut fake) = connected().await;
    let turn = started(&codex, &mut fake, "1").await;
    completed(&fake, "t", "1", "completed");
    fake.close();
    drop(fake);
    soon(codex.closed()).await;
    assert!(soon(turn.end()).await.is_completed());
}

#[tokio::test]
async fn one_may_steer_and_interrupt_while_another_waits_for_events() {
    let (codex, mut fake) = connected().await;
    let turn = started(&codex, &mut fake, "1").await;
    let waiting = tokio::spawn({
        let turn = turn.clone();
        async move { turn.end().await }
    });
    let interrupt = tokio::spawn({
        let turn = turn.clone();
        async move { turn.interrupt().await }
    });
    let message = soon(fake.message()).await;
    assert_eq!(message["method"], "turn/interrupt");
    assert_eq!(message["params"], json!({ "threadId": "t", "turnId": "1" }));
    completed(&fake, "t", "1", "interrupted");
    fake.answer(message["id"].as_i64().unwrap(), &json!({}));
    soon(interrupt).await.unwrap().unwrap();
    assert!(matches!(
        soon(waiting).await.unwrap(),
        TurnEnd::Interrupted(_)
    ));
}

#[tokio::test]
async fn a_refused_turn_leaves_nothing_behind() {
    let (codex, mut fake) = connected().await;
    let call = start(&codex);
    let id = soon(fake.request("turn/start")).await;
    fake.refuse(id, -32600, "thread not found: t");
    let error = soon(call).await.unwrap().unwrap_err();
    assert!(error.server().unwrap().kind().is_unknown_thread());
    // Another turn of the same thread is not confused by the one that never was.
    let turn = started(&codex, &mut fake, "1").await;
    completed(&fake, "t", "1", "completed");
    assert!(soon(turn.end()).await.is_completed());
}

#[tokio::test]
async fn a_handle_is_another_stream_of_the_same_turn_from_where_it_is_cloned() {
    let (codex, mut fake) = connected().await;
    let mut first = started(&codex, &mut fake, "1").await;
    item(&fake, "started", "1", "a", "agentMessage");
    crate::common::round_trip(&codex, &mut fake).await;
    let mut second = first.clone();
    item(&fake, "completed", "1", "a", "agentMessage");
    completed(&fake, "t", "1", "completed");
    let all = [
        "turn/started",
        "item/started",
        "item/completed",
        "turn/completed",
    ];
    assert_eq!(methods(&mut second).await, all[2..]);
    assert_eq!(methods(&mut first).await, all);
    // The outcome is that of the turn, not of the handle.
    drop(first);
    let end = soon(second.end()).await;
    assert_eq!(end.final_message(), Some("text of a"));
    assert!(end.outcome().unwrap().is_whole());
    let mut third = second.clone();
    assert!(soon(third.next()).await.is_none());
    assert!(third.ended().is_some());
}

#[tokio::test]
async fn a_turn_that_is_run_keeps_no_events_that_nobody_can_read() {
    let (codex, mut fake) = connected().await;
    let run = tokio::spawn({
        let codex = codex.clone();
        async move { codex.thread("t").run("hello").await }
    });
    let request = soon(fake.request("turn/start")).await;
    fake.answer(request, &json!({ "turn": turn("1", "inProgress") }));
    began(&fake, "1");
    for n in 0..3 {
        for item_id in 0..100 {
            let item_id = format!("{n}-{item_id}");
            item(&fake, "started", "1", &item_id, "reasoning");
        }
        round_trip(&codex, &mut fake).await;
        soon(async {
            while codex.stats().queued_events > 0 {
                tokio::task::yield_now().await;
            }
        })
        .await;
    }
    completed(&fake, "t", "1", "completed");
    assert!(soon(run).await.unwrap().unwrap().is_completed());
}
