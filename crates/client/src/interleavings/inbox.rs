//! Events on their way to consumers that come, read, sleep and go.

use shuttle::{future, thread};

use super::*;
use crate::ThreadEvents;

fn stage(soft: usize) -> Stage {
    let limits = EventLimits {
        soft,
        ..EventLimits::default()
    };
    Stage::new(1, limits, ServerRequestPolicy::Decline)
}

/// The `n`th event of a thread that is always kept.
fn event(thread: &str, n: u64) -> Value {
    json!({ "method": "x/y", "params": { "threadId": thread, "n": n } })
}

fn delta(thread: &str, n: u64) -> Value {
    json!({
        "method": "item/agentMessage/delta",
        "params": { "threadId": thread, "turnId": "u", "itemId": "i", "delta": format!("{n};") },
    })
}

/// Reads to the end; which events there were.
async fn numbers(mut events: ThreadEvents) -> Vec<u64> {
    let mut numbers = Vec::new();
    while let Some(event) = events.next().await {
        let Some(event) = event.notification() else {
            assert!(matches!(event, crate::Event::Closed(_)));
            break;
        };
        let params: Value = serde_json::from_slice(event.params()).unwrap();
        numbers.push(params["n"].as_u64().unwrap());
    }
    numbers
}

fn reader(stage: &Stage, blocks: Vec<Vec<Value>>) -> thread::JoinHandle<()> {
    let connection = Arc::clone(&stage.connection);
    thread::spawn(move || {
        for block in blocks {
            read(&connection, &block);
        }
    })
}

#[test]
fn a_consumer_gets_everything_in_order_and_always_wakes() {
    explore(|| {
        let stage = stage(100);
        let events = stage.codex.thread_events("t");
        let consumer = future::spawn(numbers(events));
        let reader = reader(
            &stage,
            vec![
                vec![event("t", 1), event("o", 9), event("t", 2)],
                vec![event("t", 3)],
            ],
        );
        reader.join().unwrap();
        // The end comes after all of it, and waits for nobody to read.
        stage.connection.close(CloseCause::Ended, None);
        assert_eq!(future::block_on(consumer).unwrap(), [1, 2, 3]);
        stage.strike();
    });
}

#[test]
fn the_end_in_the_middle_of_a_block_ends_every_stream_once() {
    explore(|| {
        let stage = stage(100);
        let consumer = future::spawn(numbers(stage.codex.thread_events("t")));
        let reader = reader(
            &stage,
            vec![vec![event("t", 1), event("t", 2)], vec![event("t", 3)]],
        );
        let closer = {
            let connection = Arc::clone(&stage.connection);
            thread::spawn(move || connection.close(CloseCause::Ended, None))
        };
        let got = future::block_on(consumer).unwrap();
        // Whole blocks from the beginning, and then the end.
        assert!(
            [&[][..], &[1, 2], &[1, 2, 3]].contains(&got.as_slice()),
            "{got:?}"
        );
        reader.join().unwrap();
        closer.join().unwrap();
        stage.strike();
    });
}

#[test]
fn consumers_that_come_and_go_disturb_nobody_and_leave_nothing() {
    explore(|| {
        let stage = stage(100);
        let stays = future::spawn(numbers(stage.codex.thread_events("t")));
        let goes = stage.codex.thread_events("t");
        let other = stage.codex.thread_events("o");
        let leaving = thread::spawn(move || drop((goes, other)));
        let coming = {
            let codex = stage.codex.clone();
            future::spawn(async move { numbers(codex.thread_events("t")).await })
        };
        let reader = reader(
            &stage,
            vec![
                vec![event("t", 1), event("o", 1)],
                vec![event("t", 2), event("o", 2)],
            ],
        );
        reader.join().unwrap();
        leaving.join().unwrap();
        assert!(!stage.knows("o"), "an inbox is left");
        stage.connection.close(CloseCause::Ended, None);
        assert_eq!(future::block_on(stays).unwrap(), [1, 2]);
        let late = future::block_on(coming).unwrap();
        assert!(
            [&[][..], &[2], &[1, 2]].contains(&late.as_slice()),
            "{late:?}"
        );
        stage.strike();
    });
}

#[test]
fn the_events_right_behind_the_answer_that_opens_a_thread_are_not_lost() {
    explore(|| {
        let stage = stage(100);
        let client = stage.client();
        let caller = future::spawn(async move {
            let params = json!({});
            let start = client.codex.request_raw_with(
                "thread/start",
                Some(&params),
                CallOptions::new().unchecked(),
            );
            client.drive(start).await.unwrap();
            numbers(client.codex.thread_events("t")).await
        });
        let reader = {
            let (connection, wire) = (Arc::clone(&stage.connection), Arc::clone(&stage.wire));
            future::spawn(async move {
                wire.notified().await;
                let opened = json!({ "id": 1, "result": { "thread": { "id": "t" } } });
                read(&connection, &[opened, event("t", 1)]);
                read(&connection, &[event("t", 2)]);
                connection.close(CloseCause::Ended, None);
            })
        };
        future::block_on(reader).unwrap();
        let got = future::block_on(caller).unwrap();
        // Who asks after the end of the connection finds an ended stream; who asks before, all.
        assert!([&[][..], &[1, 2]].contains(&got.as_slice()), "{got:?}");
        stage.strike();
    });
}

#[test]
fn text_that_is_joined_while_it_is_read_is_all_there() {
    explore(|| {
        let stage = stage(1);
        let mut events = stage.codex.thread_events("t");
        let consumer = future::spawn(async move {
            let mut text = String::new();
            while let Some(event) = events.next().await {
                let Some(event) = event.notification() else {
                    assert!(matches!(event, crate::Event::Closed(_)));
                    break;
                };
                let params: Value = serde_json::from_slice(event.params()).unwrap();
                text.push_str(params["delta"].as_str().unwrap());
            }
            text
        });
        let reader = reader(
            &stage,
            vec![
                vec![delta("t", 1), delta("t", 2)],
                vec![delta("t", 3), delta("t", 4)],
                vec![delta("t", 5)],
            ],
        );
        reader.join().unwrap();
        stage.connection.close(CloseCause::Ended, None);
        assert_eq!(future::block_on(consumer).unwrap(), "1;2;3;4;5;");
        stage.strike();
    });
}

#[test]
fn whoever_follows_the_whole_connection_gets_it_from_the_beginning() {
    explore(|| {
        let stage = stage(100);
        let codex = stage.codex.clone();
        let consumer = future::spawn(async move {
            let mut events = codex.events();
            drop(codex);
            let mut methods = Vec::new();
            while let Some(event) = events.next().await {
                methods.push(event.method().to_owned());
            }
            methods
        });
        let line = |n: u64| json!({ "method": format!("x/{n}"), "params": {} });
        let reader = reader(&stage, vec![vec![line(1), line(2)], vec![line(3)]]);
        reader.join().unwrap();
        stage.connection.close(CloseCause::Ended, None);
        let got = future::block_on(consumer).unwrap();
        // Nobody followed it before, so nothing was missed, even after the end; which comes last.
        assert_eq!(got, ["x/1", "x/2", "x/3", ""]);
        stage.strike();
    });
}
