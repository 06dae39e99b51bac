//! The fold against the server's own read, member by member.
//!
//! Where they may differ is what the documentation of `codex_threads::view` lists, and nothing else.

use codex_threads::Thread;
use codex_threads::protocol::{self, ThreadReadParams};
use codex_threads::view::ThreadSnapshot;
use codex_threads_tests::bench::soon;
use codex_threads_tests::traits::Traits;
use serde_json::{Map, Value, json};

/// The fold is what the server reads, but for what this file lists.
pub(crate) async fn is_as_read(view: &ThreadSnapshot, thread: &Thread, traits: Traits) {
    let read = read(thread).await;
    assert_eq!(read.id, *view.id());
    let mut read = of_read(&read);
    let mut folded = of_view(view);
    if !traits.keeps_item_ids() {
        let is_command = |item: &Value| item["type"] == "commandExecution";
        for turn in turns(&mut read) {
            // Should that change, the fold is to be held against it.
            assert!(
                !turn["items"].as_array().unwrap().iter().any(is_command),
                "{turn}"
            );
            without_ids(turn);
        }
        for turn in turns(&mut folded) {
            turn["items"]
                .as_array_mut()
                .unwrap()
                .retain(|item| !is_command(item));
            without_ids(turn);
        }
    }
    if traits.release() == protocol::Release::new(0, 129, 0) {
        for (turn, read) in turns(&mut folded).iter_mut().zip(turns(&mut read)) {
            if turn["status"] == "failed" {
                assert_eq!(read["status"], "completed");
                turn["status"] = read["status"].take();
                turn["error"] = Value::Null;
                read["status"] = turn["status"].clone();
            }
        }
    }
    let found = differences(&tidy(folded), &tidy(read));
    assert!(found.is_empty(), "folded / read:\n{}", found.join("\n"));
}

fn turns(thread: &mut Value) -> &mut Vec<Value> {
    thread["turns"].as_array_mut().unwrap()
}

fn without_ids(turn: &mut Value) {
    for item in turn["items"].as_array_mut().unwrap() {
        item["id"].take();
    }
}

fn of_view(thread: &ThreadSnapshot) -> Value {
    let turns = thread.turns().map(|turn| {
        let items = turn.items().filter(|item| item.is_completed());
        let items: Vec<Value> = items
            .map(|item| serde_json::to_value(item.to_item().unwrap()).unwrap())
            .collect();
        json!({
            "id": turn.id(), "status": turn.status(), "error": turn.error(), "items": items,
            "startedAt": turn.started_at(), "completedAt": turn.completed_at(),
            "durationMs": turn.duration_ms(), "rootTurnId": turn.root_turn_id(),
        })
    });
    let turns: Vec<Value> = turns.collect();
    json!({ "turns": turns, "name": thread.name(), "status": thread.status() })
}

fn of_read(thread: &protocol::Thread) -> Value {
    let mut value = serde_json::to_value(thread).unwrap();
    for turn in turns(&mut value) {
        // How much a read holds is no part of the turn.
        turn["itemsView"].take();
    }
    json!({ "turns": value["turns"], "name": value["name"], "status": value["status"] })
}

/// Absent and null are the same.
fn tidy(value: Value) -> Value {
    match value {
        Value::Object(members) => members
            .into_iter()
            .filter(|(_, value)| !value.is_null())
            .map(|(name, value)| (name, tidy(value)))
            .collect::<Map<_, _>>()
            .into(),
        Value::Array(elements) => elements.into_iter().map(tidy).collect::<Vec<_>>().into(),
        other => other,
    }
}

/// Where the two differ: the path, what was folded, what was read.
fn differences(folded: &Value, read: &Value) -> Vec<String> {
    let mut found = Vec::new();
    compare("", folded, read, &mut found);
    found
}

fn compare(path: &str, folded: &Value, read: &Value, found: &mut Vec<String>) {
    match (folded, read) {
        (Value::Object(one), Value::Object(two)) => {
            for (name, value) in one {
                let other = two.get(name).unwrap_or(&Value::Null);
                compare(&format!("{path}.{name}"), value, other, found);
            }
            for (name, value) in two.iter().filter(|(name, _)| !one.contains_key(*name)) {
                compare(&format!("{path}.{name}"), &Value::Null, value, found);
            }
        }
        (Value::Array(one), Value::Array(two)) => {
            for n in 0..one.len().max(two.len()) {
                let (one, two) = (one.get(n), two.get(n));
                compare(
                    &format!("{path}[{n}]"),
                    one.unwrap_or(&Value::Null),
                    two.unwrap_or(&Value::Null),
                    found,
                );
            }
        }
        (one, two) if one == two => {}
        (one, two) => found.push(format!("{path}: {one} / {two}")),
    }
}

pub(crate) async fn read(thread: &Thread) -> protocol::Thread {
    let params = ThreadReadParams::new(thread.id()).include_turns(true);
    let answer = soon("thread/read", thread.codex().call(params)).await;
    answer.unwrap().thread
}
