//! What the fake says: notifications, requests, answers, as lines in the outboxes of those whom they concern.

use serde_json::{Value, json};
use tokio::sync::oneshot;

use super::answer::{Delivery, Refusal};
use super::question::Question;
use super::scenario::Moment;
use super::store::{Deferred, Pending, Status, Store, Until, now};
use super::tamper::How;
use super::view;

/// Notifications that only clients with the experimental capability get.
const EXPERIMENTAL: &[&str] = &["thread/readState/changed"];

/// Whom something is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum To {
    /// Who follows this thread.
    Followers(String),
    /// Every client that has initialized.
    All,
    /// One client.
    One(u64),
}

impl To {
    pub(crate) fn followers(thread: &str) -> Self {
        Self::Followers(thread.to_owned())
    }
}

impl Store {
    fn audience(&self, to: &To) -> Vec<u64> {
        match to {
            To::Followers(thread) => self
                .thread(thread)
                .map(|thread| thread.subscribers.iter().copied().collect())
                .unwrap_or_default(),
            To::All => self
                .clients
                .iter()
                .filter(|(_, client)| client.initialized)
                .map(|(id, _)| *id)
                .collect(),
            To::One(client) => vec![*client],
        }
    }

    /// A notification.
    pub(crate) fn tell(&mut self, to: &To, method: &str, mut params: Value) {
        let mut copies = 1;
        let mut before = Vec::new();
        match self.scenario.tamper_with(method, &params).map(|t| t.how) {
            None => {}
            Some(How::Lost) => return,
            Some(How::Twice) => copies = 2,
            Some(How::Changed(change)) => change(&mut params),
            Some(How::After(bytes)) => before = bytes,
        }
        let line = if self.version.since(145) {
            format!(
                r#"{{"method":{},"params":{params},"emittedAtMs":{}}}"#,
                json!(method),
                now()
            )
        } else {
            format!(r#"{{"method":{},"params":{params}}}"#, json!(method))
        };
        for id in self.audience(to) {
            let Some(client) = self.clients.get_mut(&id) else {
                continue;
            };
            if client.opted_out.contains(method)
                || (!client.experimental && EXPERIMENTAL.contains(&method))
            {
                continue;
            }
            if !before.is_empty() {
                client.outbox.bytes(before.clone());
            }
            for _ in 0..copies {
                client.outbox.line(line.clone().into_bytes());
            }
            let told = Until::Told(method.to_owned());
            let (due, rest) = std::mem::take(&mut client.deferred)
                .into_iter()
                .partition(|deferred: &Deferred| deferred.until == told);
            client.deferred = rest;
            for deferred in due {
                client.outbox.line(deferred.line);
            }
        }
        self.reach(&Moment::Told(method.to_owned()));
    }

    /// Hangs up, if that is what is to happen at this moment; whether it is.
    pub(crate) fn reach(&mut self, moment: &Moment) -> bool {
        let hangs_up = self.scenario.hangs_up(moment);
        if hangs_up {
            self.hang_up();
        }
        hangs_up
    }

    /// Bytes as they are.
    pub(crate) fn bytes(&mut self, to: &To, bytes: &[u8]) {
        for id in self.audience(to) {
            if let Some(client) = self.clients.get(&id) {
                client.outbox.bytes(bytes.to_vec());
            }
        }
    }

    /// An answer. What has to wait for a gate is given back.
    pub(crate) fn answer(
        &mut self,
        client: u64,
        id: &Value,
        answer: Result<Value, Refusal>,
        delivery: Delivery,
    ) -> Option<(crate::model::Gate, Vec<u8>)> {
        let client = self.clients.get_mut(&client)?;
        let line = |answer: Result<Value, Refusal>| match answer {
            Ok(result) => format!(r#"{{"id":{id},"result":{result}}}"#),
            Err(refusal) => format!(r#"{{"error":{},"id":{id}}}"#, refusal.to_json()),
        };
        let outbox = &client.outbox;
        match delivery {
            Delivery::Unsent => return None,
            Delivery::Held(gate) => return Some((gate, line(answer).into_bytes())),
            Delivery::Behind(method) => {
                client.deferred.push(Deferred {
                    until: Until::Told(method),
                    line: line(answer).into_bytes(),
                });
                return None;
            }
            Delivery::Overtaken(answers) => {
                client.deferred.push(Deferred {
                    until: Until::Answers(answers.max(1)),
                    line: line(answer).into_bytes(),
                });
                return None;
            }
            Delivery::Cut(bytes) => {
                let mut line = line(answer).into_bytes();
                line.truncate(bytes);
                outbox.bytes(line);
                outbox.close();
                return None;
            }
            Delivery::Padded(bytes) => {
                let padded = answer.map(|mut result| {
                    if let Some(members) = result.as_object_mut() {
                        members.insert("padding".to_owned(), json!("x".repeat(bytes)));
                    }
                    result
                });
                outbox.line(line(padded).into_bytes());
            }
            Delivery::After(bytes) => {
                outbox.bytes(bytes);
                outbox.line(line(answer).into_bytes());
            }
            Delivery::Whole => outbox.line(line(answer).into_bytes()),
        }
        let mut due = Vec::new();
        client.deferred.retain_mut(|deferred| {
            let Until::Answers(left) = &mut deferred.until else {
                return true;
            };
            *left -= 1;
            if *left == 0 {
                due.push(std::mem::take(&mut deferred.line));
                return false;
            }
            true
        });
        for line in due {
            outbox.line(line);
        }
        None
    }

    /// A server request. What it is answered with comes through the channel, which ends when it is cleared.
    pub(crate) fn ask(
        &mut self,
        to: &To,
        question: &Question,
        thread: Option<&str>,
        turn: Option<&str>,
        more: Value,
    ) -> (Value, oneshot::Receiver<Value>) {
        let id = question.id.clone().unwrap_or_else(|| {
            let id = self.next_request;
            self.next_request += 1;
            if self.scenario.string_ids {
                json!(format!("request-{id}"))
            } else {
                json!(id)
            }
        });
        let params = question.filled(thread, turn, more, self.version);
        let line = format!(
            r#"{{"method":{},"id":{id},"params":{params}}}"#,
            json!(question.method)
        )
        .into_bytes();
        let copies = if question.twice { 2 } else { 1 };
        for client in self.audience(to) {
            if let Some(client) = self.clients.get(&client) {
                for _ in 0..copies {
                    client.outbox.line(line.clone());
                }
            }
        }
        let (answer, answered) = oneshot::channel();
        self.pending.push(Pending {
            id: id.clone(),
            thread: thread.map(str::to_owned),
            turn: turn.map(str::to_owned),
            line,
            answer,
        });
        if let Some(result) = &question.answered {
            self.answered(json!({"id": id, "result": result}));
        }
        self.reach(&Moment::Told(question.method.clone()));
        (id, answered)
    }

    /// The answer of a client to a server request. The first wins; later ones mean nothing.
    pub(crate) fn answered(&mut self, message: Value) {
        let Some(at) = self
            .pending
            .iter()
            .position(|pending| message.get("id") == Some(&pending.id))
        else {
            return;
        };
        let pending = self.pending.remove(at);
        self.resolved(&pending);
        let _ = pending.answer.send(message);
    }

    /// Takes back what was asked in this turn.
    pub(crate) fn clear_questions(&mut self, thread: &str, turn: &str) {
        let (cleared, rest) =
            std::mem::take(&mut self.pending)
                .into_iter()
                .partition(|pending: &Pending| {
                    pending.thread.as_deref() == Some(thread)
                        && pending.turn.as_deref() == Some(turn)
                });
        self.pending = rest;
        for pending in &cleared {
            self.resolved(pending);
        }
    }

    fn resolved(&mut self, pending: &Pending) {
        if let Some(thread) = pending
            .thread
            .as_deref()
            .filter(|_| self.version.tells_resolved())
        {
            let params = json!({"threadId": thread, "requestId": pending.id});
            self.tell(&To::followers(thread), "serverRequest/resolved", params);
        }
    }

    /// A thread's status, told to all if it is another than before.
    pub(crate) fn set_status(&mut self, thread: &str, status: Status) {
        let Some(known) = self.thread_mut(thread) else {
            return;
        };
        if known.status == status {
            return;
        }
        known.status = status;
        if self.version.has_status() {
            let params = json!({"threadId": thread, "status": view::status(status)});
            self.tell(&To::All, "thread/status/changed", params);
        }
    }

    /// The usage of a thread, with the limits that always follow it.
    pub(crate) fn tell_usage(&mut self, thread: &str, turn: &str) {
        let version = self.version;
        let Some(known) = self.thread(thread) else {
            return;
        };
        let usage = view::usage(known, turn, version);
        self.tell(&To::followers(thread), "thread/tokenUsage/updated", usage);
        self.tell(
            &To::All,
            "account/rateLimits/updated",
            view::rate_limits(version),
        );
    }

    /// That a thread has something unread.
    pub(crate) fn tell_unread(&mut self, thread: &str, turn: &str) {
        if !self.version.has_read_state() {
            return;
        }
        let revision = self.new_id();
        let Some(known) = self.thread_mut(thread) else {
            return;
        };
        known.unread.get_or_insert_with(|| turn.to_owned());
        known.read_revision = Some(revision);
        self.tell_read_state(thread);
    }

    /// What was read of a thread, where anything is known of that.
    pub(crate) fn tell_read_state(&mut self, thread: &str) {
        let known = self
            .thread(thread)
            .filter(|known| known.read_revision.is_some());
        if let Some(known) = known {
            let params = json!({"threadId": thread, "readState": read_state(known)});
            self.tell(&To::All, "thread/readState/changed", params);
        }
    }
}

/// What was read of a thread; null where nothing is known.
pub(crate) fn read_state(thread: &super::store::Thread) -> Value {
    let Some(revision) = &thread.read_revision else {
        return Value::Null;
    };
    let unread = thread
        .unread
        .as_ref()
        .map(|turn| json!({"type": "turn", "turnId": turn}));
    json!({"firstUnread": unread, "revision": revision})
}
