//! The items of a turn, as they are told.

use serde_json::{Value, json};

use super::super::fields::trim_item;
use super::super::question::Question;
use super::super::store::{Status, Steer, Store, now};
use super::super::tell::To;
use super::super::turn::Place;
use super::super::view;
use super::{Going, Over, Stage};

fn started(store: &mut Store, place: &Place, item: Value, at: u64) {
    let item = trim_item(view::timed(item, at, None), store.version);
    let params = json!({
        "item": item, "startedAtMs": at, "threadId": place.thread, "turnId": place.turn,
    });
    let params = super::super::fields::trim("ItemStarted", params, store.version);
    store.tell(&To::followers(&place.thread), "item/started", params);
}

/// Tells that an item is complete, and remembers it.
pub(super) fn completed(store: &mut Store, place: &Place, item: Value, started_at: u64) {
    let at = now();
    let item = view::timed(item, started_at, Some(at));
    let turn = store
        .thread_mut(&place.thread)
        .and_then(|thread| thread.turn_mut(&place.turn));
    // What was not allowed is told, and not remembered.
    if let Some(turn) = turn.filter(|_| item.get("status") != Some(&json!("declined"))) {
        turn.items.push(item.clone());
    }
    let item = trim_item(item, store.version);
    let params = json!({
        "item": item, "completedAtMs": at, "contentTokenCount": null,
        "threadId": place.thread, "turnId": place.turn,
    });
    let params = super::super::fields::trim("ItemCompleted", params, store.version);
    store.tell(&To::followers(&place.thread), "item/completed", params);
}

/// The id of the next item of a kind.
fn item_id(store: &mut Store, kind: &str) -> String {
    let id = store.new_id();
    let number = id
        .rsplit('-')
        .next()
        .unwrap_or_default()
        .trim_start_matches('0');
    format!("{kind}_{number}")
}

/// What a user says, as an item.
pub(super) fn input(store: &mut Store, place: &Place, steer: &Steer) {
    let mut content = steer.input.clone();
    for part in content.as_array_mut().into_iter().flatten() {
        let is_text = part.get("type") == Some(&json!("text"));
        if let Some(members) = part.as_object_mut().filter(|_| is_text) {
            members.entry("text_elements").or_insert_with(|| json!([]));
        }
    }
    if let Some(thread) = store.thread_mut(&place.thread)
        && thread.preview.is_empty()
    {
        thread.preview = super::super::requests::text_of(&steer.input);
    }
    let id = store.new_id();
    let item = json!({
        "type": "userMessage", "id": id, "clientId": steer.client_id, "content": content,
    });
    let at = now();
    started(store, place, item.clone(), at);
    completed(store, place, item, at);
}

fn message(id: &str, text: &str) -> Value {
    json!({
        "type": "agentMessage", "id": id, "text": text, "phase": null, "memoryCitation": null,
        "delivery": null, "questions": null, "moderation": null,
    })
}

pub(super) fn begin_message(store: &mut Store, place: &Place) -> (String, u64) {
    let id = item_id(store, "msg");
    let at = now();
    started(store, place, message(&id, ""), at);
    (id, at)
}

pub(super) fn delta(store: &mut Store, place: &Place, id: &str, delta: &str) {
    let params = json!({
        "delta": delta, "itemId": id, "threadId": place.thread, "turnId": place.turn,
    });
    store.tell(
        &To::followers(&place.thread),
        "item/agentMessage/delta",
        params,
    );
}

pub(super) fn end_message(store: &mut Store, place: &Place, id: &str, text: &str, at: u64) {
    completed(store, place, message(id, text), at);
}

/// An item of the scenario.
pub(super) fn whole(store: &mut Store, place: &Place, mut item: Value, starts: bool, ends: bool) {
    let id = item_id(store, "item");
    if let Some(members) = item.as_object_mut() {
        members.entry("id").or_insert_with(|| json!(id));
    }
    let at = now();
    if starts {
        started(store, place, item.clone(), at);
    }
    if ends {
        completed(store, place, item, at);
    }
}

/// A shell command of the scenario.
pub(super) struct Command {
    pub(super) line: String,
    pub(super) output: String,
    pub(super) exit: i32,
    pub(super) completes_late: bool,
}

/// What became of something that was asked for.
enum Verdict {
    Accepted,
    Declined,
    Cancelled,
}

fn verdict(answer: Option<&Value>) -> Verdict {
    let decision = answer.and_then(|answer| answer.pointer("/result/decision"));
    match decision {
        Some(Value::String(word)) if word == "cancel" || word == "abort" => Verdict::Cancelled,
        Some(Value::String(word)) if word.starts_with("accept") || word == "approved" => {
            Verdict::Accepted
        }
        Some(Value::Object(kind)) if !kind.is_empty() => Verdict::Accepted,
        // A refusal, and everything else: nothing is done that nobody allowed.
        _ => Verdict::Declined,
    }
}

impl Stage {
    /// Asks, and waits for the answer. None if it was taken back.
    pub(super) async fn ask(
        &mut self,
        question: &Question,
        more: Value,
    ) -> Result<Option<Value>, Over> {
        let flag = question.flag();
        let (_, answer) = self.at(|store, place| {
            if flag.is_some() {
                let status = Status::Active { waits_for: flag };
                store.set_status(&place.thread, status);
            }
            let (thread, turn) = (Some(place.thread.as_str()), Some(place.turn.as_str()));
            store.ask(&To::followers(&place.thread), question, thread, turn, more)
        })?;
        let answer = self.wait(answer).await?.ok();
        Ok(answer)
    }

    fn running(&self) -> Going {
        self.at(|store, place| {
            let waits_for = None;
            store.set_status(&place.thread, Status::Active { waits_for });
        })
    }

    pub(super) fn reasoning(&mut self, deltas: &[String]) -> Going {
        self.in_round = true;
        self.at(|store, place| {
            let id = item_id(store, "rs");
            let at = now();
            let item = |summary: Value| json!({"type": "reasoning", "id": id, "summary": summary, "content": []});
            started(store, place, item(json!([])), at);
            let to = To::followers(&place.thread);
            let part = json!({
                "itemId": id, "summaryIndex": 0, "threadId": place.thread, "turnId": place.turn,
            });
            store.tell(&to, "item/reasoning/summaryPartAdded", part.clone());
            for delta in deltas {
                let mut params = part.clone();
                if let Some(members) = params.as_object_mut() {
                    members.insert("delta".to_owned(), json!(delta));
                }
                store.tell(&to, "item/reasoning/summaryTextDelta", params);
            }
            completed(store, place, item(json!([deltas.concat()])), at);
        })
    }

    pub(super) async fn command(&mut self, command: Command, asks: Option<Question>) -> Going {
        let Command {
            line,
            output,
            exit,
            completes_late,
        } = command;
        let shell = format!("/bin/bash -lc '{line}'");
        let actions = json!([{"type": "unknown", "command": line}]);
        let (id, cwd, at) = self.at(|store, place| {
            let cwd = store.thread(&place.thread).map(|thread| thread.cwd.clone());
            (item_id(store, "call"), cwd.unwrap_or_default(), now())
        })?;
        let item = |status: &str, source: &str| {
            json!({
                "type": "commandExecution", "id": id, "command": shell, "commandActions": actions, "cwd": cwd,
                "aggregatedOutput": null, "durationMs": null, "exitCode": null, "pluginId": null,
                "processId": null, "scriptPath": null, "source": source, "status": status,
            })
        };
        self.in_round = true;
        let asks_first = asks.is_some();
        self.at(|store, place| {
            if asks_first {
                let waits_for = Some("waitingOnApproval");
                store.set_status(&place.thread, Status::Active { waits_for });
            }
            started(store, place, item("inProgress", "agent"), at);
        })?;
        let mut verdict = Verdict::Accepted;
        if let Some(question) = asks {
            let words: Vec<&str> = line.split(' ').collect();
            let more = json!({
                "itemId": id, "command": shell, "commandActions": actions, "cwd": cwd, "startedAtMs": at,
                "proposedExecpolicyAmendment": words,
                "availableDecisions": ["accept", {"acceptWithExecpolicyAmendment": {"execpolicy_amendment": words}}, "cancel"],
            });
            verdict = self::verdict(self.ask(&question, more).await?.as_ref());
        }
        if matches!(verdict, Verdict::Accepted) {
            if asks_first {
                self.running()?;
            }
            let mut item = item(
                if exit == 0 { "completed" } else { "failed" },
                "unifiedExecStartup",
            );
            if let Some(members) = item.as_object_mut() {
                let output = Some(output).filter(|output| !output.is_empty());
                members.insert("aggregatedOutput".to_owned(), json!(output));
                members.insert("durationMs".to_owned(), json!(0));
                members.insert("exitCode".to_owned(), json!(exit));
                members.insert("processId".to_owned(), json!("4242"));
            }
            if completes_late {
                self.late.push((item, at));
            } else {
                self.at(|store, place| completed(store, place, item, at))?;
            }
        } else {
            self.at(|store, place| completed(store, place, item("declined", "agent"), at))?;
            self.running()?;
        }
        self.end_round(None)?;
        self.unless_cancelled(&verdict)
    }

    /// A cancellation ends the turn.
    fn unless_cancelled(&self, verdict: &Verdict) -> Going {
        if matches!(verdict, Verdict::Cancelled) {
            self.at(|store, place| super::interrupted(store, &place.thread, &place.turn))?;
            return Err(Over);
        }
        Ok(())
    }

    pub(super) async fn patch(
        &mut self,
        path: &str,
        content: &str,
        asks: Option<Question>,
    ) -> Going {
        let (id, cwd, at) = self.at(|store, place| {
            let cwd = store.thread(&place.thread).map(|thread| thread.cwd.clone());
            (item_id(store, "call"), cwd.unwrap_or_default(), now())
        })?;
        let changes =
            json!([{"path": format!("{cwd}/{path}"), "kind": {"type": "add"}, "diff": content}]);
        let item = |status: &str| json!({"type": "fileChange", "id": id, "changes": changes, "status": status});
        self.in_round = true;
        let asks_first = asks.is_some();
        self.at(|store, place| started(store, place, item("inProgress"), at))?;
        let mut verdict = Verdict::Accepted;
        if let Some(question) = asks {
            let more = json!({"itemId": id, "startedAtMs": at});
            verdict = self::verdict(self.ask(&question, more).await?.as_ref());
        }
        if matches!(verdict, Verdict::Accepted) {
            if asks_first {
                self.running()?;
            }
            self.at(|store, place| completed(store, place, item("completed"), at))?;
            self.has_diff = true;
            self.tell_diff()?;
        } else {
            self.at(|store, place| completed(store, place, item("declined"), at))?;
            self.running()?;
        }
        self.end_round(None)?;
        self.unless_cancelled(&verdict)
    }

    /// What the turn has changed so far, if anything.
    pub(super) fn tell_diff(&self) -> Going {
        if !self.has_diff {
            return Ok(());
        }
        self.at(|store, place| {
            let params = json!({
                "diff": "diff --git a/new.txt b/new.txt\n", "threadId": place.thread, "turnId": place.turn,
            });
            store.tell(&To::followers(&place.thread), "turn/diff/updated", params);
        })
    }

    pub(super) fn compaction(&mut self) -> Going {
        self.at(|store, place| {
            let id = store.new_id();
            let item = json!({"type": "contextCompaction", "id": id});
            let at = now();
            started(store, place, item.clone(), at);
            for _ in 0..3 {
                store.tell_usage(&place.thread, &place.turn);
            }
            completed(store, place, item, at);
        })
    }
}
