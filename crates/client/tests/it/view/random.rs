//! Random threads, told and read at random moments: the fold is what the server would read.

use codex_threads::protocol;
use codex_threads::view::{Read, ThreadState};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::state::{thread, told};

/// What a server does next.
#[derive(Debug, Clone)]
enum Step {
    Begin,
    Item(u8),
    Text(u8, String),
    Done(u8),
    End(u8),
    Status(u8),
    Name(u8),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        1 => Just(Step::Begin),
        3 => (0..4u8).prop_map(Step::Item),
        8 => (0..8u8, "[ab ü]{0,4}").prop_map(|(item, text)| Step::Text(item, text)),
        3 => (0..8u8).prop_map(Step::Done),
        1 => (0..3u8).prop_map(Step::End),
        1 => (0..3u8).prop_map(Step::Status),
        1 => (0..5u8).prop_map(Step::Name),
    ]
}

/// A server that keeps books in the simplest way there is.
#[derive(Debug, Clone, Default)]
struct Server {
    turns: Vec<Turn>,
    status: Value,
    name: Value,
    items: usize,
}

#[derive(Debug, Clone)]
struct Turn {
    status: &'static str,
    items: Vec<Item>,
}

#[derive(Debug, Clone)]
struct Item {
    id: String,
    kind: u8,
    text: String,
    done: bool,
}

impl Item {
    fn value(&self) -> Value {
        let text = &self.text;
        let status = if self.done { "completed" } else { "inProgress" };
        match self.kind {
            0 => json!({ "type": "agentMessage", "id": self.id, "text": text }),
            1 => json!({ "type": "plan", "id": self.id, "text": text }),
            2 => json!({ "type": "reasoning", "id": self.id, "content": [], "summary": [text] }),
            _ => json!({
                "type": "commandExecution", "id": self.id, "command": "x", "commandActions": [],
                "cwd": "/", "status": status, "aggregatedOutput": text,
            }),
        }
    }

    fn begun(&self) -> Value {
        Item {
            text: String::new(),
            ..self.clone()
        }
        .value()
    }
}

/// What of a thread's items a read holds.
#[derive(Debug, Clone, Copy)]
enum Stored {
    /// Complete ones, as real servers do.
    Complete,
    /// Those that run too, with the text so far, where their kind has a status that says so.
    All,
}

impl Server {
    /// Does a step; what it tells of it.
    fn step(&mut self, step: &Step) -> Option<(&'static str, Value)> {
        let turn_id = self.turns.len().to_string();
        match step {
            Step::Status(n) => {
                let kind = ["idle", "systemError", "notLoaded"][usize::from(*n)];
                self.status = json!({ "type": kind });
                return Some(("thread/status/changed", json!({ "status": self.status })));
            }
            Step::Name(n) => {
                self.name = if *n == 0 {
                    Value::Null
                } else {
                    json!(format!("name {n}"))
                };
                return Some(("thread/name/updated", json!({ "threadName": self.name })));
            }
            Step::Begin => {
                if self
                    .turns
                    .last()
                    .is_some_and(|turn| turn.status == "inProgress")
                {
                    return None;
                }
                self.turns.push(Turn {
                    status: "inProgress",
                    items: Vec::new(),
                });
                let turn = json!({ "id": self.turns.len().to_string(), "items": [], "status": "inProgress" });
                return Some(("turn/started", json!({ "turn": turn })));
            }
            _ => {}
        }
        let turn = self
            .turns
            .last_mut()
            .filter(|turn| turn.status == "inProgress")?;
        let running: Vec<usize> = (0..turn.items.len())
            .filter(|n| !turn.items[*n].done)
            .collect();
        let pick = |n: u8| running.get(usize::from(n) % running.len().max(1)).copied();
        match step {
            Step::Item(kind) => {
                self.items += 1;
                let id = format!("i{}", self.items);
                let item = Item {
                    id,
                    kind: *kind,
                    text: String::new(),
                    done: false,
                };
                turn.items.push(item.clone());
                Some((
                    "item/started",
                    json!({ "turnId": turn_id, "item": item.begun() }),
                ))
            }
            Step::Text(n, text) => {
                let item = &mut turn.items[pick(*n)?];
                item.text.push_str(text);
                let (method, index) = match item.kind {
                    0 => ("item/agentMessage/delta", None),
                    1 => ("item/plan/delta", None),
                    2 => ("item/reasoning/summaryTextDelta", Some(0)),
                    _ => ("item/commandExecution/outputDelta", None),
                };
                let mut params = json!({ "turnId": turn_id, "itemId": item.id, "delta": text });
                if let Some(index) = index {
                    params["summaryIndex"] = json!(index);
                }
                Some((method, params))
            }
            Step::Done(n) => {
                let item = &mut turn.items[pick(*n)?];
                item.done = true;
                Some((
                    "item/completed",
                    json!({ "turnId": turn_id, "item": item.value() }),
                ))
            }
            Step::End(n) => {
                turn.status = ["completed", "failed", "interrupted"][usize::from(*n)];
                let told = json!({ "id": turn_id, "items": [], "status": turn.status });
                Some(("turn/completed", json!({ "turn": told })))
            }
            _ => None,
        }
    }

    fn read(&self, stored: Stored) -> protocol::Thread {
        let turns = self.turns.iter().enumerate().map(|(n, turn)| {
            let items = turn
                .items
                .iter()
                .filter(|item| item.done || (item.kind == 3 && matches!(stored, Stored::All)));
            json!({
                "id": (n + 1).to_string(), "status": turn.status,
                "items": items.map(Item::value).collect::<Vec<_>>(),
            })
        });
        let mut read = thread(turns.collect());
        read.status = serde_json::from_value(self.status.clone()).unwrap_or(None);
        read.name = serde_json::from_value(self.name.clone()).unwrap_or(None);
        read
    }
}

/// What of a fold can be held against a server: turns, complete items with their content, running ones whose text is
/// whole.
fn folded(state: &ThreadState) -> Value {
    let snapshot = state.snapshot();
    let turns = snapshot.turns().map(|turn| {
        let mut items: Vec<Value> = turn
            .items()
            .filter(|item| item.is_whole())
            .map(|item| {
                let text = serde_json::to_value(item.to_item()).unwrap();
                json!({ "done": item.is_completed(), "id": item.id(), "item": text_of(&text) })
            })
            .collect();
        items.sort_by_key(|item| item["id"].to_string());
        json!({ "id": turn.id(), "status": turn.status(), "items": items })
    });
    json!({
        "turns": turns.collect::<Vec<_>>(), "status": snapshot.status(), "name": snapshot.name(),
    })
}

fn text_of(item: &Value) -> Value {
    json!([
        item["text"],
        item["aggregatedOutput"].as_str().unwrap_or(""),
        item["summary"][0].as_str().unwrap_or("")
    ])
}

/// The same of a server, without the running items that the fold has not seen from their beginning.
fn kept(server: &Server, state: &ThreadState) -> Value {
    let snapshot = state.snapshot();
    let turns = server.turns.iter().enumerate().map(|(n, turn)| {
        let id = (n + 1).to_string();
        let seen = |item: &&Item| {
            item.done
                || snapshot
                    .turn(&id)
                    .and_then(|turn| turn.item(&item.id))
                    .is_some_and(|item| item.is_whole())
        };
        let mut items: Vec<Value> = turn
            .items
            .iter()
            .filter(seen)
            .map(|item| json!({ "done": item.done, "id": item.id, "item": text_of(&item.value()) }))
            .collect();
        items.sort_by_key(|item| item["id"].to_string());
        json!({ "id": id, "status": turn.status, "items": items })
    });
    json!({ "turns": turns.collect::<Vec<_>>(), "status": server.status, "name": server.name })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whenever the stream begins, the read is asked for, made and answered: afterwards the fold is as the server.
    #[test]
    fn a_read_at_any_moment_and_the_events_around_it_make_the_same_thread(
        steps in prop::collection::vec(step(), 0..60),
        moments in prop::array::uniform4(0..61usize),
        all in any::<bool>(),
        again in prop::option::of(prop::array::uniform3(0..61usize)),
    ) {
        let stored = if all { Stored::All } else { Stored::Complete };
        let mut server = Server::default();
        let mut servers = vec![server.clone()];
        let mut events = vec![None];
        for step in &steps {
            events.push(server.step(step).map(|(method, mut params)| {
                params["threadId"] = json!("t");
                told(method, &params)
            }));
            servers.push(server.clone());
        }
        let last = steps.len();
        let mut moments = moments.map(|n| n.min(last));
        moments.sort_unstable();
        let [begins, asked, made, answered] = moments;
        let mut again = again.map(|moments| moments.map(|n| n.clamp(answered, last)));
        if let Some(again) = &mut again {
            again.sort_unstable();
        }

        let mut state = ThreadState::new("t");
        for (at, event) in events.iter().enumerate().skip(begins) {
            // The stream begins behind the events up to here.
            if at > begins && let Some(event) = event {
                state.apply_notification(event);
            }
            if at == asked {
                state.reading();
            }
            if at == answered {
                state.seed(Read::whole(servers[made].read(stored)));
            }
            if let Some([asked, made, answered]) = again {
                if at == asked {
                    state.reading();
                }
                if at == answered {
                    state.seed(Read::whole(servers[made].read(stored)));
                }
            }
        }
        prop_assert_eq!(folded(&state), kept(&servers[last], &state));

        // And a read at the end changes nothing.
        state.reading();
        let before = folded(&state);
        state.seed(Read::whole(servers[last].read(stored)));
        prop_assert_eq!(folded(&state), before);
    }
}
