//! The params of requests, for contenders that have no types for them.

use serde_json::{Value, json};

use crate::HISTORY;

/// Of `initialize`.
pub fn initialize() -> Value {
    json!({"clientInfo": {"name": "bench", "version": "1"}})
}

/// Of `turn/start`.
pub fn turn(thread: &str) -> Value {
    json!({"threadId": thread, "input": [{"type": "text", "text": "Go"}]})
}

/// Of `thread/read`: [`HISTORY`] with all its turns.
pub fn history() -> Value {
    json!({"threadId": HISTORY, "includeTurns": true})
}
