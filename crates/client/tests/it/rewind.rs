//! Rewinding on servers played by hand: what happens in between, and servers without a way.

use codex_threads::transport::memory;
use codex_threads::{Codex, Rewind, RewindError, RewindHow, Rewound};
use serde_json::{Value, json};

use crate::common::{Fake, connected, soon};

/// A server that has both rollback and revert.
async fn connected_to_both() -> (Codex, Fake) {
    let (here, there) = memory::pair();
    let mut fake = Fake::new(there);
    let connect = Codex::connect(here);
    let (codex, ()) = tokio::join!(connect, fake.handshake("0.150.1"));
    (codex.expect("the handshake succeeds"), fake)
}

fn turn(id: &str, status: &str) -> Value {
    json!({ "id": id, "items": [], "status": status, "error": null })
}

fn thread(mode: &str, turns: &[&str]) -> Value {
    let turns: Vec<Value> = turns.iter().map(|id| turn(id, "completed")).collect();
    json!({
        "id": "t", "cliVersion": "0.150.1", "createdAt": 0, "updatedAt": 0, "cwd": "/", "modelProvider": "p",
        "preview": "x", "source": "cli", "turns": turns, "historyMode": mode,
    })
}

/// Answers the two questions that come before anything is done.
async fn looked_up(fake: &mut Fake, mode: &str, newest_first: &[Value]) {
    let id = soon(fake.request("thread/read")).await;
    fake.answer(id, &json!({ "thread": thread(mode, &[]) }));
    let id = soon(fake.request("thread/turns/list")).await;
    fake.answer(id, &json!({ "data": newest_first, "nextCursor": null }));
}

fn rewind(codex: &Codex, rewind: Rewind) -> tokio::task::JoinHandle<Result<Rewound, RewindError>> {
    let thread = codex.thread("t");
    tokio::spawn(async move { thread.rewind(rewind).await })
}

#[tokio::test]
async fn a_turn_that_began_in_between_does_not_leave_the_rewinding_half_done() {
    let (codex, mut fake) = connected_to_both().await;
    let call = rewind(&codex, Rewind::before("b"));
    let turns = [
        turn("c", "completed"),
        turn("b", "completed"),
        turn("a", "completed"),
    ];
    looked_up(&mut fake, "legacy", &turns).await;
    // Meanwhile somebody has had a turn "d": two from the end are not "b" and "c".
    let message = soon(fake.message()).await;
    assert_eq!(message["method"], "thread/rollback");
    assert_eq!(message["params"]["numTurns"], 2);
    let left = json!({ "thread": thread("legacy", &["a", "b"]) });
    fake.answer(message["id"].as_i64().unwrap(), &left);
    let message = soon(fake.message()).await;
    assert_eq!(message["method"], "thread/rollback");
    assert_eq!(message["params"]["numTurns"], 1);
    let left = json!({ "thread": thread("legacy", &["a"]) });
    fake.answer(message["id"].as_i64().unwrap(), &left);
    let rewound = soon(call).await.unwrap().unwrap();
    assert_eq!((rewound.how, rewound.turns), (RewindHow::RolledBack, 3));
}

#[tokio::test]
async fn a_turn_that_is_not_quite_over_is_waited_for() {
    let (codex, mut fake) = connected_to_both().await;
    let call = rewind(&codex, Rewind::turns(1));
    looked_up(&mut fake, "legacy", &[turn("a", "completed")]).await;
    for _ in 0..3 {
        let id = soon(fake.request("thread/rollback")).await;
        fake.refuse(id, -32600, "Cannot rollback while a turn is in progress.");
    }
    let id = soon(fake.request("thread/rollback")).await;
    fake.answer(id, &json!({ "thread": thread("legacy", &[]) }));
    assert_eq!(soon(call).await.unwrap().unwrap().turns, 1);
}

#[tokio::test]
async fn a_server_that_means_the_other_kind_is_asked_in_the_other_way() {
    let (codex, mut fake) = connected_to_both().await;
    // A history mode that nobody knows yet.
    let call = rewind(&codex, Rewind::before("a"));
    looked_up(&mut fake, "folded", &[turn("a", "completed")]).await;
    let id = soon(fake.request("thread/revert")).await;
    fake.refuse(id, -32600, "thread/revert only supports paginated threads");
    let id = soon(fake.request("thread/rollback")).await;
    fake.answer(id, &json!({ "thread": thread("folded", &[]) }));
    let rewound = soon(call).await.unwrap().unwrap();
    assert_eq!(rewound.how, RewindHow::RolledBack);
}

#[tokio::test]
async fn a_thread_without_any_way_is_a_typed_refusal() {
    let (codex, mut fake) = connected_to_both().await;
    let call = rewind(&codex, Rewind::turns(1));
    let turns = [turn("b", "completed"), turn("a", "completed")];
    looked_up(&mut fake, "legacy", &turns).await;
    let id = soon(fake.request("thread/rollback")).await;
    fake.refuse(
        id,
        -32600,
        "paginated threads do not support thread/rollback",
    );
    let id = soon(fake.request("thread/revert")).await;
    fake.refuse(id, -32600, "thread/revert only supports paginated threads");
    let message = soon(fake.message()).await;
    assert_eq!(message["method"], "thread/fork");
    assert_eq!(message["params"]["lastTurnId"], "a");
    assert_eq!(message["params"]["excludeTurns"], true);
    let id = message["id"].as_i64().unwrap();
    fake.refuse(id, -32601, "paginated_threads is not supported yet");
    let error = soon(call).await.unwrap().unwrap_err();
    let RewindError::Unsupported {
        mode,
        error: Some(error),
        ..
    } = error
    else {
        panic!("{error}");
    };
    assert_eq!(mode, Some("legacy".into()));
    assert_eq!(error.method(), "thread/fork");
}

#[tokio::test]
async fn a_running_turn_is_neither_interrupted_nor_rewound_unasked() {
    let (codex, mut fake) = connected().await;
    let call = rewind(&codex, Rewind::before("a"));
    let turns = [turn("b", "inProgress"), turn("a", "completed")];
    looked_up(&mut fake, "paginated", &turns).await;
    let error = soon(call).await.unwrap().unwrap_err();
    assert!(
        matches!(&error, RewindError::TurnRunning { turn, .. } if turn.as_str() == "b"),
        "{error}"
    );
    assert_eq!(codex.in_flight(), 0);
}

#[tokio::test]
async fn a_place_that_is_not_there_is_not_rewound_to() {
    let (codex, mut fake) = connected().await;
    let call = rewind(&codex, Rewind::before("z"));
    looked_up(&mut fake, "paginated", &[turn("a", "completed")]).await;
    let error = soon(call).await.unwrap().unwrap_err();
    assert!(matches!(error, RewindError::NoSuchTurn { .. }), "{error}");
    let error = soon(rewind(&codex, Rewind::turns(0)))
        .await
        .unwrap()
        .unwrap_err();
    assert!(matches!(error, RewindError::TooFewTurns { .. }), "{error}");
}
