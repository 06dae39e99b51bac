//! A turn always resolves, and says how.

use codex_threads::{Codex, Error, Turn, TurnEnd, TurnLost};
use serde_json::{Value, json};

use crate::common::{Fake, connected, soon};

fn turn(id: &str, status: &str) -> Value {
    json!({ "id": id, "items": [], "status": status, "error": null })
}

fn completed(fake: &Fake, thread: &str, id: &str, status: &str) {
    fake.notify(
        "turn/completed",
        &json!({ "threadId": thread, "turn": turn(id, status) }),
    );
}

fn start(codex: &Codex) -> tokio::task::JoinHandle<Result<Turn, Error>> {
    let codex = codex.clone();
    tokio::spawn(async move { codex.thread("t").start_turn("hello").await })
}

async fn started(codex: &Codex, fake: &mut Fake, turn_id: &str) -> Turn {
    let call = start(codex);
    let id = soon(fake.request("turn/start")).await;
    fake.answer(id, &json!({ "turn": turn(turn_id, "inProgress") }));
    soon(call).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_turn_that_completes_before_its_own_answer_is_not_lost() {
    let (codex, mut fake) = connected().await;
    let call = start(&codex);
    let id = soon(fake.request("turn/start")).await;
    fake.notify(
        "turn/started",
        &json!({ "threadId": "t", "turn": turn("1", "inProgress") }),
    );
    fake.notify(
        "turn/started",
        &json!({ "threadId": "t", "turn": turn("0", "inProgress") }),
    );
    completed(&fake, "t", "0", "failed");
    completed(&fake, "t", "1", "completed");
    fake.answer(id, &json!({ "turn": turn("1", "inProgress") }));
    let mut turn = soon(call).await.unwrap().unwrap();
    assert!(soon(turn.end()).await.is_completed());
    let mut methods = Vec::new();
    while let Some(event) = soon(turn.next()).await {
        methods.push(event.method().to_owned());
    }
    assert_eq!(methods, ["turn/started", "turn/completed"]);
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
async fn a_foreign_turn_does_not_end_mine() {
    let (codex, mut fake) = connected().await;
    let mut mine = started(&codex, &mut fake, "1").await;
    completed(&fake, "another-thread", "1", "failed");
    completed(&fake, "t", "2", "failed");
    fake.notify(
        "error",
        &json!({ "threadId": "t", "turnId": "1", "willRetry": true, "error": { "message": "m" } }),
    );
    completed(&fake, "t", "1", "completed");
    assert!(soon(mine.end()).await.is_completed());
    let mut methods = Vec::new();
    while let Some(event) = soon(mine.next()).await {
        methods.push(event.method().to_owned());
    }
    assert_eq!(methods, ["error", "turn/completed"]);
}

#[tokio::test]
async fn a_turn_is_lost_with_its_connection_and_with_its_thread() {
    let (codex, mut fake) = connected().await;
    let turn = started(&codex, &mut fake, "1").await;
    fake.notify("thread/closed", &json!({ "threadId": "t" }));
    let asked = soon(fake.request("thread/turns/list")).await;
    fake.refuse(asked, -32600, "thread not loaded: t");
    let end = soon(turn.end()).await;
    assert!(
        matches!(end, TurnEnd::Lost(TurnLost::ThreadClosed)),
        "{end:?}"
    );

    let turn = started(&codex, &mut fake, "2").await;
    let unanswered = start(&codex);
    soon(fake.request("turn/start")).await;
    fake.close();
    drop(fake);
    let end = soon(turn.end()).await;
    assert!(
        matches!(end, TurnEnd::Lost(TurnLost::Disconnected(_))),
        "{end:?}"
    );
    let error = soon(unanswered).await.unwrap().unwrap_err();
    assert!(matches!(error, Error::OutcomeUnknown { .. }), "{error}");
}

#[tokio::test]
async fn an_end_that_does_not_decode_still_ends_the_wait() {
    let (codex, mut fake) = connected().await;
    let turn = started(&codex, &mut fake, "1").await;
    fake.notify(
        "turn/completed",
        &json!({ "threadId": "t", "turn": { "id": "1" } }),
    );
    let asked = soon(fake.request("thread/turns/list")).await;
    fake.answer(asked, &json!({ "data": [] }));
    let end = soon(turn.end()).await;
    assert!(
        matches!(end, TurnEnd::Lost(TurnLost::Undecodable(_))),
        "{end:?}"
    );
}

#[tokio::test]
async fn one_may_steer_and_interrupt_while_another_waits_for_events() {
    let (codex, mut fake) = connected().await;
    let turn = std::sync::Arc::new(started(&codex, &mut fake, "1").await);
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
