//! Turns that end before, while and after somebody waits for them.

use shuttle::{future, thread};

use super::*;
use crate::{KnownBy, Turn, TurnEnd, TurnLost};

fn stage() -> Stage {
    Stage::for_calls(2)
}

fn turn(status: &str) -> Value {
    json!({ "id": "u", "items": [], "status": status, "error": null })
}

fn completed() -> Value {
    json!({
        "method": "turn/completed",
        "params": { "threadId": "t", "turn": turn("completed") },
    })
}

/// Starts a turn, as a task.
fn starting(stage: &Stage) -> future::JoinHandle<Result<Turn, Error>> {
    let client = stage.client();
    future::spawn(async move {
        let thread = client.codex.thread("t");
        client.drive(thread.start_turn("hello")).await
    })
}

/// Answers `turn/start` once it is written, in blocks made of these lines.
fn answering(stage: &mut Stage, blocks: Vec<Vec<Value>>) -> future::JoinHandle<()> {
    let (connection, wire) = (Arc::clone(&stage.connection), Arc::clone(&stage.wire));
    future::spawn(async move {
        wire.notified().await;
        for block in blocks {
            read(&connection, &block);
        }
    })
}

fn answered() -> Value {
    json!({ "id": 1, "result": { "turn": turn("inProgress") } })
}

/// A turn that completes at a time that the blocks say, waited for by two at once.
fn completes(blocks: Vec<Vec<Value>>) {
    explore(move || {
        let mut stage = stage();
        let starting = starting(&stage);
        let reader = answering(&mut stage, blocks.clone());
        let turn = Arc::new(future::block_on(starting).unwrap().unwrap());
        let waiting = {
            let turn = Arc::clone(&turn);
            future::spawn(async move { turn.end().await.is_completed() })
        };
        assert!(future::block_on(turn.end()).is_completed());
        assert!(future::block_on(waiting).unwrap());
        future::block_on(reader).unwrap();
        let mut turn = Arc::into_inner(turn).unwrap();
        let mut methods = Vec::new();
        future::block_on(async {
            while let Some(event) = turn.next().await {
                methods.push(event.method().to_owned());
            }
        });
        assert_eq!(methods, ["turn/completed"]);
        drop(turn);
        stage.strike();
    });
}

#[test]
fn an_end_that_comes_before_the_answer_is_not_lost() {
    completes(vec![vec![completed()], vec![answered()]]);
}

#[test]
fn an_end_that_comes_with_the_answer_is_not_lost() {
    completes(vec![vec![answered(), completed()]]);
}

#[test]
fn an_end_that_comes_after_the_answer_is_not_lost() {
    completes(vec![vec![answered()], vec![completed()]]);
}

#[test]
fn a_turn_whose_connection_ends_at_any_time_resolves() {
    explore(|| {
        let mut stage = stage();
        let starting = starting(&stage);
        let reader = answering(&mut stage, vec![vec![answered()], vec![completed()]]);
        let closer = {
            let (connection, wire) = (Arc::clone(&stage.connection), Arc::clone(&stage.wire));
            thread::spawn(move || {
                connection.close(CloseCause::Ended, None);
                // Nothing may ever be written.
                wire.notify_one();
            })
        };
        if let Ok(mut turn) = future::block_on(starting).unwrap() {
            let end = future::block_on(turn.end());
            assert!(
                matches!(
                    end,
                    TurnEnd::Completed(_) | TurnEnd::Lost(TurnLost::Disconnected(_))
                ),
                "{end:?}"
            );
            future::block_on(async { while turn.next().await.is_some() {} });
        }
        closer.join().unwrap();
        future::block_on(reader).unwrap();
        stage.strike();
    });
}

#[test]
fn an_end_that_was_read_is_not_lost_with_the_connection_that_ends_behind_it() {
    explore(|| {
        let mut stage = stage();
        let starting = starting(&stage);
        let reader = answering(&mut stage, vec![vec![answered()]]);
        let turn = future::block_on(starting).unwrap().unwrap();
        future::block_on(reader).unwrap();
        let ending = {
            let connection = Arc::clone(&stage.connection);
            thread::spawn(move || {
                read(&connection, &[completed()]);
                connection.close(CloseCause::Ended, None);
            })
        };
        // Whoever comes to a connection that is over says so, and comes second.
        let other = turn.clone();
        assert!(future::block_on(other.end()).is_completed());
        assert!(future::block_on(turn.end()).is_completed());
        ending.join().unwrap();
        assert!(future::block_on(turn.clone().end()).is_completed());
        drop((turn, other));
        stage.strike();
    });
}

#[test]
fn an_end_that_was_given_out_stays_when_the_connection_ends_at_any_time() {
    explore(|| {
        let stored = serde_json::from_value(turn("completed")).unwrap();
        let end = TurnEnd::stored(stored, KnownBy::TurnsList);
        let mut stage = stage();
        let starting = starting(&stage);
        let reader = answering(&mut stage, vec![vec![answered()]]);
        let turn = future::block_on(starting).unwrap().unwrap();
        future::block_on(reader).unwrap();
        let asking = {
            let turn = turn.clone();
            thread::spawn(move || turn.found(end))
        };
        let closing = {
            let connection = Arc::clone(&stage.connection);
            thread::spawn(move || connection.close(CloseCause::Ended, None))
        };
        let first = future::block_on(turn.end());
        asking.join().unwrap();
        closing.join().unwrap();
        let last = future::block_on(turn.end());
        assert_eq!(
            first.is_completed(),
            last.is_completed(),
            "{first:?}, then {last:?}"
        );
        drop(turn);
        stage.strike();
    });
}

#[test]
fn a_handle_that_is_dropped_at_any_time_leaves_nothing() {
    explore(|| {
        let mut stage = stage();
        let starting = starting(&stage);
        let reader = answering(&mut stage, vec![vec![answered()], vec![completed()]]);
        let turn = future::block_on(starting).unwrap().unwrap();
        let dropped = thread::spawn(move || drop(turn));
        future::block_on(reader).unwrap();
        dropped.join().unwrap();
        stage.strike();
    });
}
