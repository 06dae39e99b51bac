//! Ending a connection in order, over a pair in memory.

use std::time::Duration;

use codex_threads::{
    CloseCause, Codex, Error, NoAnswer, Shutdown, ShutdownOptions, TurnEnd, TurnLost,
};
use serde_json::json;
use tokio::task::JoinHandle;

use crate::common::{Fake, connected, round_trip, soon, started_turn, turn};

fn shutdown(codex: &Codex, options: ShutdownOptions) -> JoinHandle<Shutdown> {
    let codex = codex.clone();
    tokio::spawn(async move { codex.shutdown_with(options).await })
}

/// The client closes its side, and then the server does.
async fn closes(mut fake: Fake) {
    assert!(soon(fake.line()).await.is_none());
    fake.close();
}

#[tokio::test]
async fn a_shutdown_in_mid_turn_interrupts_it_and_waits_for_its_end() {
    let (codex, mut fake) = connected().await;
    let mine = started_turn(&codex, &mut fake, "1").await;
    // A turn started by the method alone is one of ours too.
    let raw = tokio::spawn({
        let codex = codex.clone();
        async move {
            let params = json!({ "threadId": "u", "input": [] });
            codex.request_raw("turn/start", Some(&params)).await
        }
    });
    let id = soon(fake.request("turn/start")).await;
    fake.answer(id, &json!({ "turn": turn("2", "inProgress") }));
    soon(raw).await.unwrap().unwrap();

    let report = shutdown(
        &codex,
        ShutdownOptions::new().wait(Duration::from_secs(600)),
    );
    let mut asked = Vec::new();
    for _ in 0..2 {
        let message = soon(fake.message()).await;
        assert_eq!(message["method"], "turn/interrupt", "{message}");
        asked.push((
            message["params"]["threadId"].clone(),
            message["params"]["turnId"].clone(),
        ));
    }
    asked.sort_by_key(|(thread, _)| thread.to_string());
    assert_eq!(asked, [(json!("t"), json!("1")), (json!("u"), json!("2"))]);
    assert!(!report.is_finished(), "it waits");
    // The interruptions are never answered: the ends are what counts.
    for (thread, id) in [("t", "1"), ("u", "2")] {
        fake.notify(
            "turn/completed",
            &json!({ "threadId": thread, "turn": turn(id, "interrupted") }),
        );
    }
    closes(fake).await;
    let report = soon(report).await.unwrap();
    assert!(report.is_clean(), "{report}");
    assert!(matches!(soon(mine.end()).await, TurnEnd::Interrupted(_)));
}

#[tokio::test(start_paused = true)]
async fn a_shutdown_right_behind_a_start_interrupts_the_turn_though_it_has_only_just_begun() {
    let (codex, mut fake) = connected().await;
    let mine = started_turn(&codex, &mut fake, "1").await;
    let report = shutdown(&codex, ShutdownOptions::new());
    for _ in 0..3 {
        let request = soon(fake.request("turn/interrupt")).await;
        fake.refuse(request, -32600, "no active turn to interrupt");
    }
    let request = soon(fake.request("turn/interrupt")).await;
    fake.answer(request, &json!({}));
    let turn = turn("1", "interrupted");
    fake.notify("turn/completed", &json!({ "threadId": "t", "turn": turn }));
    closes(fake).await;
    let report = soon(report).await.unwrap();
    assert!(report.is_clean(), "{report}");
    assert!(matches!(soon(mine.end()).await, TurnEnd::Interrupted(_)));
}

#[tokio::test(start_paused = true)]
async fn a_shutdown_says_what_it_could_not_wait_for() {
    let (codex, mut fake) = connected().await;
    let mine = started_turn(&codex, &mut fake, "1").await;
    let call = tokio::spawn({
        let codex = codex.clone();
        async move { codex.request_raw("thread/name/set", Some(&json!({}))).await }
    });
    let id = fake.request("thread/name/set").await;
    let begun = tokio::time::Instant::now();
    let report = shutdown(&codex, ShutdownOptions::new().wait(Duration::from_secs(7)));
    fake.request("turn/interrupt").await;
    closes(fake).await;
    let report = report.await.unwrap();
    assert_eq!(begun.elapsed().as_secs(), 7, "it is bounded");

    assert!(!report.is_clean());
    let [turn] = report.turns.as_slice() else {
        panic!("{report:?}")
    };
    assert_eq!(
        (turn.thread_id().as_str(), turn.turn_id().as_str()),
        ("t", "1")
    );
    let [request] = report.requests.as_slice() else {
        panic!("{report:?}")
    };
    assert_eq!((request.id(), request.method()), (id, "thread/name/set"));
    assert_eq!(request.waited().as_secs(), 7);
    let words = report.to_string();
    assert!(
        words.contains("1 request in flight and 1 turn running"),
        "{words}"
    );

    let error = call.await.unwrap().unwrap_err();
    let Error::OutcomeUnknown {
        why: NoAnswer::Closed(closed),
        ..
    } = &error
    else {
        panic!("{error:?}")
    };
    assert!(matches!(closed.cause(), CloseCause::Shutdown));
    assert!(!error.is_retryable());
    match mine.end().await {
        TurnEnd::Lost(TurnLost::Disconnected(closed)) => {
            assert!(matches!(closed.cause(), CloseCause::Shutdown));
            assert_eq!(closed.in_flight().turns(), report.turns);
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_turn_of_another_client_is_neither_interrupted_nor_waited_for() {
    let (codex, mut fake) = connected().await;
    fake.notify(
        "turn/started",
        &json!({ "threadId": "t", "turn": turn("theirs", "inProgress") }),
    );
    round_trip(&codex, &mut fake).await;
    let report = shutdown(
        &codex,
        ShutdownOptions::new().wait(Duration::from_secs(600)),
    );
    closes(fake).await;
    assert!(soon(report).await.unwrap().is_clean());
}

#[tokio::test]
async fn a_turn_may_be_left_to_end_by_itself() {
    let (codex, mut fake) = connected().await;
    let mine = started_turn(&codex, &mut fake, "1").await;
    let options = ShutdownOptions::new()
        .interrupt_turns(false)
        .wait(Duration::from_secs(600));
    let report = shutdown(&codex, options);
    // Refused: the shutdown has begun.
    while !matches!(
        codex
            .request_raw_with(
                "thread/list",
                Some(&json!({})),
                codex_threads::CallOptions::new().timeout(Duration::ZERO)
            )
            .await,
        Err(Error::Closed { .. })
    ) {
        tokio::task::yield_now().await;
    }
    fake.notify(
        "turn/completed",
        &json!({ "threadId": "t", "turn": turn("1", "completed") }),
    );
    while let Some(line) = soon(fake.line()).await {
        let message: serde_json::Value = serde_json::from_slice(&line).unwrap();
        assert_eq!(message["method"], "thread/list", "{message}");
    }
    fake.close();
    assert!(soon(report).await.unwrap().is_clean());
    assert!(soon(mine.end()).await.is_completed());
}

#[tokio::test]
async fn a_server_that_dies_in_mid_shutdown_ends_it() {
    let (codex, mut fake) = connected().await;
    let mine = started_turn(&codex, &mut fake, "1").await;
    let report = shutdown(
        &codex,
        ShutdownOptions::new().wait(Duration::from_secs(600)),
    );
    soon(fake.request("turn/interrupt")).await;
    fake.close();
    drop(fake);
    let report = soon(report).await.unwrap();
    assert_eq!(report.turns.len(), 1, "{report:?}");
    assert!(matches!(soon(mine.end()).await, TurnEnd::Lost(_)));
}

#[tokio::test]
async fn a_second_shutdown_ends_as_the_first() {
    let (codex, fake) = connected().await;
    let first = shutdown(&codex, ShutdownOptions::new());
    let second = shutdown(&codex, ShutdownOptions::new());
    closes(fake).await;
    assert!(soon(first).await.unwrap().is_clean());
    assert!(soon(second).await.unwrap().is_clean());
}
