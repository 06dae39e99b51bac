//! A home made by hand.

use std::fs::{File, OpenOptions};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use codex_threads_rollout::{Rollout, Rollouts};
use serde_json::{Value, json};

/// Ids whose time is the 21st of November 2026, one millisecond apart.
pub(crate) fn id(number: u16) -> String {
    format!("01a1fc6c-{number:04x}-7703-ae91-e0b4b1e13246")
}

pub(crate) struct Home(tempfile::TempDir);

impl Home {
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub(crate) fn path(&self) -> &Path {
        self.0.path()
    }

    pub(crate) fn rollouts(&self) -> Rollouts {
        Rollouts::new(self.path())
    }

    /// The file of a rollout, whether it is there or not.
    pub(crate) fn file(&self, number: u16, part: Option<u16>) -> PathBuf {
        let time = format!("2026-11-21T04-45-{:02}", part.unwrap_or(number) % 60);
        let part = part
            .map(|part| format!("_{}", id(part)))
            .unwrap_or_default();
        self.path()
            .join("sessions/2026/11/21")
            .join(format!("rollout-{time}-{}{part}.jsonl", id(number)))
    }

    pub(crate) fn archived(&self, number: u16) -> PathBuf {
        let name = self.file(number, None);
        self.path()
            .join("archived_sessions")
            .join(name.file_name().unwrap())
    }

    /// Writes a rollout.
    pub(crate) fn write(&self, path: &Path, text: impl AsRef<[u8]>) -> Rollout {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
        Rollout::open(path).unwrap()
    }
}

/// Appends to a file.
pub(crate) fn append(path: &Path, text: impl AsRef<[u8]>) {
    let mut file: File = OpenOptions::new().append(true).open(path).unwrap();
    file.write_all(text.as_ref()).unwrap();
}

/// Lines of a rollout.
pub(crate) fn lines(records: impl IntoIterator<Item = Value>) -> String {
    records
        .into_iter()
        .map(|record| format!("{record}\n"))
        .collect()
}

pub(crate) fn record(kind: &str, payload: Value) -> Value {
    json!({"timestamp": "2026-11-21T04:45:50.142Z", "type": kind, "payload": payload})
}

pub(crate) fn meta(number: u16) -> Value {
    record(
        "session_meta",
        json!({"id": id(number), "cwd": "/work", "model_provider": "p"}),
    )
}

pub(crate) fn event(kind: &str, mut members: Value) -> Value {
    members["type"] = kind.into();
    record("event_msg", members)
}

/// A turn of a legacy thread.
pub(crate) fn turn(user: &str, agent: &str) -> Vec<Value> {
    vec![
        event("task_started", json!({"turn_id": user})),
        event("user_message", json!({"message": user})),
        event("agent_message", json!({"message": agent})),
        event(
            "task_complete",
            json!({"turn_id": user, "last_agent_message": agent}),
        ),
    ]
}

/// The same of a paginated one, its records numbered.
pub(crate) fn numbered(from: u64, records: impl IntoIterator<Item = Value>) -> Vec<Value> {
    let number = |(ordinal, mut record): (u64, Value)| {
        record["ordinal"] = ordinal.into();
        record
    };
    (from..).zip(records).map(number).collect()
}
