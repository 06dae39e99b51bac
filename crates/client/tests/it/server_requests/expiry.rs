//! Cards that stay open: after the turn's end, an interruption, an unloaded thread, the end of the
//! connection, another client's answer.

use codex_threads::{Answered, Expiry};
use serde_json::{Value, json};

use super::*;
use crate::common::round_trip;

fn turn_over(status: &str) -> (&'static str, Value) {
    let turn = json!({ "id": "1", "items": [], "status": status });
    ("turn/completed", json!({ "threadId": "t", "turn": turn }))
}

fn status(status: &str) -> (&'static str, Value) {
    let params = json!({ "threadId": "t", "status": { "type": status } });
    ("thread/status/changed", params)
}

/// The request of a card that is still open expires by this, is not answered, and its holder is told.
async fn expires(end: (&str, Value), expected: Expiry) {
    let (codex, mut fake, mut asked) = streaming().await;
    ask(&fake, 0, COMMAND);
    let request = next(&mut asked).await;
    assert!(request.expiry().is_none());
    fake.notify(end.0, &end.1);
    assert_eq!(soon(request.expired()).await, expected);
    assert_eq!(request.expiry(), Some(expected));
    let late = request.answer_raw(&json!({ "decision": "accept" }));
    assert_eq!(late.unwrap(), Answered::TooLate(expected));
    // Had anything been sent, it would come before this.
    round_trip(&codex, &mut fake).await;
    let stats = codex.stats();
    assert_eq!((stats.requests_expired, stats.requests_dropped), (1, 0));
    assert_eq!(codex.open_server_requests(), 0);
}

#[tokio::test]
async fn a_card_closes_when_another_client_has_answered() {
    let params = json!({ "threadId": "t", "requestId": 0 });
    expires(("serverRequest/resolved", params), Expiry::Resolved).await;
}

#[tokio::test]
async fn a_card_closes_with_its_turn() {
    expires(turn_over("completed"), Expiry::TurnEnded).await;
}

#[tokio::test]
async fn a_card_closes_with_the_interruption_of_its_turn() {
    expires(turn_over("interrupted"), Expiry::TurnEnded).await;
}

#[tokio::test]
async fn a_card_closes_with_its_thread() {
    let params = json!({ "threadId": "t" });
    expires(("thread/closed", params), Expiry::ThreadClosed).await;
}

#[tokio::test]
async fn a_card_closes_when_its_thread_is_unloaded() {
    expires(status("notLoaded"), Expiry::ThreadClosed).await;
}

#[tokio::test]
async fn a_card_closes_with_the_connection() {
    let (_codex, mut fake, mut asked) = streaming().await;
    ask(&fake, 0, COMMAND);
    ask(&fake, 1, COMMAND);
    let request = next(&mut asked).await;
    fake.close();
    assert_eq!(soon(request.expired()).await, Expiry::Disconnected);
    // The one that still waits for a reader is not shown any more.
    assert!(soon(asked.next()).await.is_none());
}

#[tokio::test]
async fn what_happens_elsewhere_closes_no_card() {
    let (codex, mut fake, mut asked) = streaming().await;
    ask(&fake, 0, COMMAND);
    let request = next(&mut asked).await;
    let other_turn = json!({ "id": "2", "items": [], "status": "completed" });
    let same_turn = json!({ "id": "1", "items": [], "status": "completed" });
    for (method, params) in [
        (
            "turn/completed",
            json!({ "threadId": "t", "turn": other_turn }),
        ),
        (
            "turn/completed",
            json!({ "threadId": "o", "turn": same_turn }),
        ),
        ("thread/closed", json!({ "threadId": "o" })),
        (
            "thread/status/changed",
            json!({ "threadId": "o", "status": { "type": "notLoaded" } }),
        ),
        (
            "serverRequest/resolved",
            json!({ "threadId": "t", "requestId": 1 }),
        ),
        (
            "serverRequest/resolved",
            json!({ "threadId": "t", "requestId": "0" }),
        ),
        (
            "serverRequest/resolved",
            json!({ "threadId": "t", "requestId": null }),
        ),
        status("idle"),
        status("systemError"),
    ] {
        fake.notify(method, &params);
    }
    round_trip(&codex, &mut fake).await;
    assert_eq!(request.expiry(), None);
    let _ = request
        .answer_raw(&json!({ "decision": "accept" }))
        .unwrap();
    assert_eq!(decision(&mut fake, 0).await, "accept");
}

#[tokio::test]
async fn a_question_that_belongs_to_no_turn_outlives_the_turn() {
    let (codex, mut fake, mut asked) = streaming().await;
    let params = json!({ "threadId": "t", "turnId": null, "serverName": "s", "mode": "form" });
    ask_with(&fake, 0, "mcpServer/elicitation/request", &params);
    let request = next(&mut asked).await;
    let (method, params) = turn_over("completed");
    fake.notify(method, &params);
    round_trip(&codex, &mut fake).await;
    assert_eq!(request.expiry(), None);
    let _ = request.decline();
    assert_eq!(soon(fake.message()).await["result"]["action"], "decline");
}

/// Two clients of one server: both are asked under one id, and the first answer wins.
#[tokio::test]
async fn the_second_of_two_clients_learns_that_the_first_has_answered() {
    let (_one, mut fake_one, mut asked_one) = streaming().await;
    let (two, mut fake_two, mut asked_two) = streaming().await;
    for fake in [&fake_one, &fake_two] {
        ask(fake, 0, COMMAND);
    }
    let first = next(&mut asked_one).await;
    let second = next(&mut asked_two).await;
    let answered = first.answer_raw(&json!({ "decision": "decline" })).unwrap();
    assert_eq!(answered, Answered::Sent);
    assert_eq!(decision(&mut fake_one, 0).await, "decline");
    for fake in [&fake_one, &fake_two] {
        fake.notify(
            "serverRequest/resolved",
            &json!({ "threadId": "t", "requestId": 0 }),
        );
    }
    assert_eq!(soon(second.expired()).await, Expiry::Resolved);
    let late = second.answer_raw(&json!({ "decision": "accept" })).unwrap();
    assert_eq!(late, Answered::TooLate(Expiry::Resolved));
    round_trip(&two, &mut fake_two).await;
}

/// The handler may go on; what it says in the end is not sent.
#[tokio::test]
async fn a_handler_learns_that_its_answer_came_too_late() {
    let (tell, mut told) = tokio::sync::mpsc::channel(1);
    let (go, wait) = tokio::sync::watch::channel(false);
    let policy = codex_threads::ServerRequestPolicy::handler(
        move |request: codex_threads::PendingServerRequest| {
            let (tell, mut wait) = (tell.clone(), wait.clone());
            async move {
                wait.wait_for(|go| *go).await.unwrap();
                let answered = request.answer_raw(&json!({ "decision": "accept" }));
                tell.send(answered.unwrap()).await.unwrap();
            }
        },
    );
    let (codex, mut fake) = with(policy).await;
    ask(&fake, 0, COMMAND);
    let (method, params) = turn_over("interrupted");
    fake.notify(method, &params);
    round_trip(&codex, &mut fake).await;
    go.send_replace(true);
    let answered = soon(told.recv()).await.unwrap();
    assert_eq!(answered, Answered::TooLate(Expiry::TurnEnded));
    round_trip(&codex, &mut fake).await;
}

#[tokio::test]
async fn a_card_that_closed_before_anybody_saw_it_is_not_shown() {
    let (_codex, mut fake, mut asked) = streaming().await;
    ask(&fake, 0, COMMAND);
    let (method, params) = turn_over("completed");
    fake.notify(method, &params);
    let other = json!({ "threadId": "t", "turnId": "2", "itemId": "j" });
    ask_with(&fake, 1, COMMAND, &other);
    assert_eq!(next(&mut asked).await.id().to_string(), "1");
    // Dropped: declined, and the first one never was answered.
    assert_eq!(decision(&mut fake, 1).await, "decline");
}
