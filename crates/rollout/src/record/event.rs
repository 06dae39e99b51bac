//! What happened, as the server told its clients in the words of its core (`snake_case`, not the app-server's protocol).

use serde_json::{Map, Value};

use super::Unknown;
use super::object::{Member, Object, object};
use super::response_item::Content;
use super::usage::TokenUsageInfo;

/// Something that happened (`event_msg`).
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Event {
    /// A turn begins.
    TaskStarted(TaskStarted),
    /// A turn is over: it succeeded, or failed with an `error`.
    TaskComplete(TaskComplete),
    /// A turn was interrupted, or replaced by another one.
    TurnAborted(TurnAborted),
    /// What the user wrote (legacy).
    UserMessage(UserMessage),
    /// What the model wrote (legacy).
    AgentMessage(AgentMessage),
    /// What the model thought (legacy).
    AgentReasoning(AgentReasoning),
    /// The tokens used so far, and the limits of the account.
    TokenCount(TokenCount),
    /// The last turns were taken back (legacy). What they changed on the disk was not.
    ThreadRolledBack(ThreadRolledBack),
    /// The thread has a name. Few releases write it here; see [`Names`](crate::Names).
    ThreadNameUpdated(ThreadNameUpdated),
    /// The history was compacted (legacy; the record `compacted` has the summary).
    ContextCompacted(Unknown),
    /// An item of a turn is complete (paginated).
    ItemCompleted(Box<ItemCompleted>),
    /// Something failed.
    Error(ErrorEvent),
    /// Any other kind, whole.
    Other(Unknown),
}

object! {
    /// A turn begins.
    TaskStarted {
        optional {
            /// The turn's id.
            turn_id: String,
            /// When (seconds since 1970).
            started_at: u64,
            /// How many tokens the model can take.
            model_context_window: u64,
        }
    }
}

object! {
    /// A turn is over.
    TaskComplete {
        optional {
            /// The turn's id.
            turn_id: String,
            /// What the model said last.
            last_agent_message: String,
            /// Why the turn failed; written since 0.145. Older releases don't write errors down.
            error: ErrorEvent,
            /// When (seconds since 1970).
            completed_at: u64,
            /// How long it took, in milliseconds.
            duration_ms: u64,
        }
    }
}

object! {
    /// A turn was interrupted.
    TurnAborted {
        optional {
            /// The turn's id.
            turn_id: String,
            /// `interrupted`, `replaced`, …
            reason: String,
        }
    }
}

object! {
    /// What the user wrote.
    UserMessage {
        required {
            /// The text.
            message: String,
        }
    }
}

object! {
    /// What the model wrote.
    AgentMessage {
        required {
            /// The text.
            message: String,
        }
        optional {
            /// Whether it is a `commentary` or the `final_answer`.
            phase: String,
        }
    }
}

object! {
    /// What the model thought.
    AgentReasoning {
        required {
            /// The text.
            text: String,
        }
    }
}

object! {
    /// The tokens used so far.
    TokenCount {
        optional {
            /// The tokens; nothing before the first answer.
            info: TokenUsageInfo,
            /// The limits of the account.
            rate_limits: Value,
        }
    }
}

object! {
    /// The last turns were taken back.
    ThreadRolledBack {
        required {
            /// How many.
            num_turns: u64,
        }
    }
}

object! {
    /// The thread has a name.
    ThreadNameUpdated {
        optional {
            /// The thread.
            thread_id: String,
            /// The name.
            thread_name: String,
        }
    }
}

object! {
    /// Something failed.
    ErrorEvent {
        required {
            /// What the server says.
            message: String,
        }
        optional {
            /// The kind: a word or an object (`context_window_exceeded`, `usage_limit_exceeded`, `other`, …).
            codex_error_info: Value,
        }
    }
}

object! {
    /// An item of a turn is complete.
    ItemCompleted {
        required {
            /// The item.
            item: Item,
        }
        optional {
            /// The thread.
            thread_id: String,
            /// The turn.
            turn_id: String,
            /// When it began, in milliseconds since 1970.
            started_at_ms: u64,
            /// When it was complete, in milliseconds since 1970.
            completed_at_ms: u64,
        }
    }
}

/// An item of a turn.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Item {
    /// What the user wrote.
    UserMessage(MessageItem),
    /// What the model wrote.
    AgentMessage(MessageItem),
    /// What the model thought.
    Reasoning(ReasoningItem),
    /// Any other kind, whole: `CommandExecution`, `FileChange`, `McpToolCall`, `ContextCompaction`, …
    Other(Unknown),
}

object! {
    /// A message as an item.
    MessageItem {
        optional {
            /// The item's id.
            id: String,
        }
        or_default {
            /// Its parts.
            content: Vec<Content>,
        }
    }
}

impl MessageItem {
    /// The texts of its parts, joined.
    #[must_use]
    pub fn text(&self) -> String {
        self.content
            .iter()
            .filter_map(|part| part.text.as_deref())
            .collect()
    }
}

object! {
    /// A thought as an item.
    ReasoningItem {
        optional {
            /// The item's id.
            id: String,
        }
        or_default {
            /// The summary, part by part.
            summary_text: Vec<String>,
            /// The thinking itself, where the provider shows it.
            raw_content: Vec<String>,
        }
    }
}

impl Member for Item {
    fn fits(value: &Value) -> bool {
        value.get("type").is_some_and(Value::is_string)
    }

    fn from_value(value: Value) -> Option<Self> {
        let Value::Object(mut members) = value else {
            return None;
        };
        let kind = super::object::take::<String>(&mut members, "type")?;
        Some(match kind.as_str() {
            "UserMessage" => Self::UserMessage(MessageItem::from_map(members).ok()?),
            "AgentMessage" => Self::AgentMessage(MessageItem::from_map(members).ok()?),
            "Reasoning" => Self::Reasoning(ReasoningItem::from_map(members).ok()?),
            _ => Self::Other(Unknown::new(kind, members)),
        })
    }
}

impl Event {
    pub(super) fn decode(kind: String, members: Map<String, Value>) -> Result<Self, &'static str> {
        Ok(match kind.as_str() {
            // Under development these two went by other names.
            "task_started" | "turn_started" => Self::TaskStarted(TaskStarted::from_map(members)?),
            "task_complete" | "turn_complete" => {
                Self::TaskComplete(TaskComplete::from_map(members)?)
            }
            "turn_aborted" => Self::TurnAborted(TurnAborted::from_map(members)?),
            "user_message" => Self::UserMessage(UserMessage::from_map(members)?),
            "agent_message" => Self::AgentMessage(AgentMessage::from_map(members)?),
            "agent_reasoning" => Self::AgentReasoning(AgentReasoning::from_map(members)?),
            "token_count" => Self::TokenCount(TokenCount::from_map(members)?),
            "thread_rolled_back" => Self::ThreadRolledBack(ThreadRolledBack::from_map(members)?),
            "thread_name_updated" => Self::ThreadNameUpdated(ThreadNameUpdated::from_map(members)?),
            "context_compacted" => Self::ContextCompacted(Unknown::new(kind, members)),
            "item_completed" => Self::ItemCompleted(Box::new(ItemCompleted::from_map(members)?)),
            "error" => Self::Error(ErrorEvent::from_map(members)?),
            _ => Self::Other(Unknown::new(kind, members)),
        })
    }
}
