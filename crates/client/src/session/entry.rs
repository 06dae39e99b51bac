//! What a store holds of a session and of its jobs. Members that this version doesn't know are kept.

use std::borrow::Cow;
use std::path::PathBuf;

use codex_threads_protocol::{ThreadId, TurnId};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};

use super::record::{JobRecord, RecordedEnd};
use super::store::{Kept, Slot, StoreError};

/// What is kept of a session.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Entry {
    pub(super) thread: ThreadId,
    /// Whether a turn has ended in it, so that the server has it for good.
    #[serde(default)]
    pub(super) settled: bool,
    /// Whether a turn was begun whose end was not noted.
    #[serde(default)]
    pub(super) running: bool,
    /// The last turn whose end was noted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) last_turn: Option<TurnId>,
    #[serde(flatten)]
    pub(super) unknown: Map<String, Value>,
}

impl Entry {
    pub(super) fn new(thread: ThreadId) -> Self {
        Self {
            thread,
            settled: false,
            running: false,
            last_turn: None,
            unknown: Map::new(),
        }
    }
}

/// What is kept of a job.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct JobEntry {
    /// The last turn before it; `None` when it was the thread's first.
    pub(super) before: Option<TurnId>,
    /// The thread it was begun in.
    pub(super) thread: ThreadId,
    /// The id of the message that it was sent as, where the server has such a thing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) message: Option<String>,
    /// How often it was begun.
    pub(super) attempts: u32,
    /// How it ended, once that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) ended: Option<JobEnd>,
    #[serde(flatten)]
    pub(super) unknown: Map<String, Value>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct JobEnd {
    pub(super) turn: TurnId,
    pub(super) how: Cow<'static, str>,
    pub(super) sure: bool,
}

impl JobEntry {
    /// What is told of it, once it has ended.
    pub(super) fn record(&self, key: &str) -> Option<JobRecord> {
        let ended = self.ended.as_ref()?;
        Some(JobRecord {
            key: key.to_owned(),
            turn: ended.turn.clone(),
            ended: RecordedEnd::from_text(&ended.how),
            sure: ended.sure,
            attempts: self.attempts,
        })
    }
}

/// Something that was read from a store, and the revision to replace.
#[derive(Debug, Clone)]
pub(super) struct Versioned<T> {
    pub(super) value: T,
    pub(super) revision: u64,
}

/// Makes sense of what a store holds.
pub(super) fn read<T: DeserializeOwned>(
    slot: Slot<'_>,
    kept: Kept,
) -> Result<Versioned<T>, StoreError> {
    match serde_json::from_value(Value::Object(kept.value)) {
        Ok(value) => Ok(Versioned {
            value,
            revision: kept.revision,
        }),
        Err(error) => Err(StoreError::Damaged {
            path: PathBuf::new(),
            line: 0,
            column: 0,
            reason: format!("{slot}: {error}"),
        }),
    }
}

/// The object to keep.
pub(super) fn written<T: Serialize>(value: &T) -> Result<Map<String, Value>, StoreError> {
    match serde_json::to_value(value) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err(StoreError::Other("this is no object".to_owned())),
        Err(error) => Err(StoreError::Other(error.to_string())),
    }
}
