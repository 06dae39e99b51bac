//! What the server asks: answered, cleared, dropped and cut off at once.

use shuttle::{future, thread};

use super::*;
use crate::{Answered, PendingServerRequest};

fn stage() -> Stage {
    Stage::new(1, EventLimits::default(), ServerRequestPolicy::Stream)
}

fn asks(id: u64) -> Value {
    json!({
        "method": "item/commandExecution/requestApproval",
        "id": id,
        "params": { "threadId": "t", "turnId": "u", "itemId": format!("i{id}") },
    })
}

fn resolved(id: u64) -> Value {
    json!({
        "method": "serverRequest/resolved",
        "params": { "threadId": "t", "requestId": id },
    })
}

fn turn_completed() -> Value {
    json!({
        "method": "turn/completed",
        "params": { "threadId": "t", "turn": { "id": "u", "items": [], "status": "completed" } },
    })
}

/// What its holder does with a request.
#[derive(Clone, Copy)]
enum Holder {
    Accepts,
    Drops,
    /// Waits for its expiry.
    Waits,
}

impl Holder {
    /// Whether an answer went out as far as the holder knows; `None` if it can't know.
    async fn handle(self, request: PendingServerRequest) -> Option<bool> {
        match self {
            Self::Accepts => {
                let answer = json!({ "decision": "accept" });
                let answered = request.answer_raw(&answer).unwrap();
                Some(matches!(answered, Answered::Sent))
            }
            Self::Drops => None,
            Self::Waits => {
                let _ = request.expired().await;
                let answer = json!({ "decision": "accept" });
                let answered = request.answer_raw(&answer).unwrap();
                assert!(matches!(answered, Answered::TooLate(_)));
                Some(false)
            }
        }
    }
}

/// Answers among what was written.
fn answers(lines: &[Value], id: u64) -> Vec<&Value> {
    lines.iter().filter(|line| line["id"] == id).collect()
}

/// One request, its holder, and something else that happens at any time.
fn one(holder: Holder, meanwhile: impl Fn(&Connection) + Send + Sync + Clone + 'static) {
    explore(move || {
        let stage = stage();
        let mut asked = stage.codex.server_requests();
        let holder = future::spawn(async move {
            match asked.next().await {
                Some(request) => Some(holder.handle(request).await),
                None => None,
            }
        });
        let other = {
            let connection = Arc::clone(&stage.connection);
            let meanwhile = meanwhile.clone();
            thread::spawn(move || {
                read(&connection, &[asks(0)]);
                meanwhile(&connection);
                // Whatever came of it: whoever still waits is let go.
                connection.close(CloseCause::Ended, None);
            })
        };
        let known = future::block_on(holder).unwrap();
        other.join().unwrap();
        assert!(stage.is_clear(), "an entry is left");
        assert_eq!(stage.codex.open_server_requests(), 0);
        let expired = stage.codex.stats().requests_expired;
        let lines = stage.strike();
        let answers = answers(&lines, 0);
        // Settled once: whatever was answered has not expired.
        assert!(answers.is_empty() || expired == 0, "both: {answers:?}");
        assert!(answers.len() <= 1, "answered twice: {answers:?}");
        match known {
            Some(Some(sent)) => assert_eq!(sent, answers.len() == 1, "{answers:?}"),
            // Dropped: nothing or the safe answer.
            Some(None) => {
                for answer in answers {
                    assert_ne!(answer["result"]["decision"], "accept");
                }
            }
            // It expired before anybody saw it.
            None => assert!(answers.is_empty(), "{answers:?}"),
        }
    });
}

#[test]
fn answered_and_cleared_at_once_is_one_or_the_other() {
    one(Holder::Accepts, |connection| {
        read(connection, &[resolved(0)])
    });
}

#[test]
fn answered_and_over_with_its_turn_at_once_is_one_or_the_other() {
    one(Holder::Accepts, |connection| {
        read(connection, &[turn_completed()])
    });
}

#[test]
fn dropped_and_cleared_at_once_is_declined_at_most_once() {
    one(Holder::Drops, |connection| read(connection, &[resolved(0)]));
}

#[test]
fn whoever_waits_for_the_expiry_always_wakes() {
    one(Holder::Waits, |connection| read(connection, &[resolved(0)]));
}

#[test]
fn whoever_waits_when_the_connection_ends_always_wakes() {
    one(Holder::Waits, |_| {});
}

#[test]
fn sent_again_while_it_is_answered_it_is_still_answered_once() {
    one(Holder::Accepts, |connection| read(connection, &[asks(0)]));
}

#[test]
fn every_request_reaches_a_stream_or_is_declined_when_streams_come_and_go() {
    explore(|| {
        let stage = stage();
        let mut stays = stage.codex.server_requests();
        let taking = future::spawn(async move {
            let mut taken = 0;
            // One request, and it goes.
            if let Some(request) = stays.next().await {
                let answered = request
                    .answer_raw(&json!({ "decision": "accept" }))
                    .unwrap();
                taken += usize::from(matches!(answered, Answered::Sent));
            }
            drop(stays);
            taken
        });
        let reader = {
            let connection = Arc::clone(&stage.connection);
            thread::spawn(move || {
                read(&connection, &[asks(0)]);
                read(&connection, &[asks(1)]);
                read(&connection, &[asks(2)]);
            })
        };
        assert_eq!(future::block_on(taking).unwrap(), 1);
        reader.join().unwrap();
        // No stream is left: all three are answered by now, without any end to clear them.
        let mut stage = stage;
        let lines = stage.written();
        for id in 0..3 {
            assert_eq!(answers(&lines, id).len(), 1, "{id}: {lines:?}");
        }
        let accepted = lines
            .iter()
            .filter(|line| line["result"]["decision"] == "accept");
        assert_eq!(accepted.count(), 1);
        stage.strike();
    });
}

#[test]
fn two_streams_share_the_requests_and_nobody_sleeps_through_one() {
    explore(|| {
        let mut stage = stage();
        let takers: Vec<_> = (0..2)
            .map(|_| {
                let mut asked = stage.codex.server_requests();
                future::spawn(async move {
                    let request = asked.next().await.unwrap();
                    let id = request.id().to_string();
                    let _ = request
                        .answer_raw(&json!({ "decision": "accept" }))
                        .unwrap();
                    // The stream stays: the other request is not declined for its sake.
                    (id, asked)
                })
            })
            .collect();
        let reader = {
            let connection = Arc::clone(&stage.connection);
            thread::spawn(move || {
                read(&connection, &[asks(0)]);
                read(&connection, &[asks(1)]);
            })
        };
        let mut taken: Vec<_> = takers
            .into_iter()
            .map(|taker| future::block_on(taker).unwrap())
            .collect();
        taken.sort_by(|a, b| a.0.cmp(&b.0));
        assert_eq!(taken[0].0, "0");
        assert_eq!(taken[1].0, "1");
        reader.join().unwrap();
        let lines = stage.written();
        assert_eq!(lines.len(), 2, "{lines:?}");
        drop(taken);
        stage.strike();
    });
}
