//! What the model was given, and what it answered: the items of the Responses API.

use serde_json::{Map, Value};

use super::Unknown;
use super::object::{Member, Object, object};

/// An item of the conversation with the model (`response_item`).
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ResponseItem {
    /// A message of the user, the developer or the model.
    Message(Message),
    /// What the model says about its thinking.
    Reasoning(Reasoning),
    /// A call of a tool with JSON arguments.
    FunctionCall(FunctionCall),
    /// What came of it.
    FunctionCallOutput(CallOutput),
    /// A call of a tool that takes a text.
    CustomToolCall(CustomToolCall),
    /// What came of it.
    CustomToolCallOutput(CallOutput),
    /// Any other kind, whole.
    Other(Unknown),
}

object! {
    /// A message.
    Message {
        required {
            /// `user`, `assistant`, `developer` or `system`. What codex itself tells the model in the
            /// user's place (the environment, `AGENTS.md`) is `user` too; for what the user wrote see
            /// [`messages`](crate::RecordsExt::messages).
            role: String,
        }
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

impl Message {
    /// The texts of its parts, joined.
    #[must_use]
    pub fn text(&self) -> String {
        join(&self.content, "")
    }
}

object! {
    /// A part of a message.
    Content {
        optional {
            /// Its text. Parts without one, such as images, are wholly in `other`, with their `type`.
            text: String,
        }
    }
}

object! {
    /// What the model says about its thinking.
    Reasoning {
        optional {
            /// The item's id.
            id: String,
            /// The thinking itself, for the provider alone to read.
            encrypted_content: String,
        }
        or_default {
            /// The summary, part by part.
            summary: Vec<Content>,
            /// The thinking itself, where the provider shows it.
            content: Vec<Content>,
        }
    }
}

impl Reasoning {
    /// The summary, or else the thinking itself; `None` where the provider shows neither.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        [&self.summary, &self.content]
            .into_iter()
            .map(|parts| join(parts, "\n\n"))
            .find(|text| !text.is_empty())
    }
}

fn join(parts: &[Content], separator: &str) -> String {
    let texts: Vec<&str> = parts
        .iter()
        .filter_map(|part| part.text.as_deref())
        .collect();
    texts.join(separator)
}

object! {
    /// A call of a tool with JSON arguments.
    FunctionCall {
        required {
            /// The tool.
            name: String,
            /// What ties the output to the call.
            call_id: String,
            /// The arguments, JSON in a text as the model wrote it: it may be broken.
            arguments: String,
        }
        optional {
            /// The item's id.
            id: String,
        }
    }
}

object! {
    /// A call of a tool that takes a text, such as `apply_patch`.
    CustomToolCall {
        required {
            /// The tool.
            name: String,
            /// What ties the output to the call.
            call_id: String,
            /// The text.
            input: String,
        }
        optional {
            /// The item's id.
            id: String,
            /// How far it is: `completed`.
            status: String,
        }
    }
}

object! {
    /// What came of a call.
    CallOutput {
        required {
            /// What ties the output to the call.
            call_id: String,
        }
        optional {
            /// What the tool said.
            output: ToolOutput,
        }
    }
}

/// What a tool said.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum ToolOutput {
    /// A text.
    Text(String),
    /// Texts, images, and other parts.
    Parts(Vec<Content>),
    /// Anything else, as it stands.
    Other(Value),
}

impl ToolOutput {
    /// Its text; that of all parts, joined; `None` where there is none.
    ///
    /// ```
    /// use codex_threads_rollout::record::ToolOutput;
    ///
    /// assert_eq!(ToolOutput::Text("hi".to_owned()).text().as_deref(), Some("hi"));
    /// assert_eq!(ToolOutput::Parts(Vec::new()).text(), None);
    /// ```
    #[must_use]
    pub fn text(&self) -> Option<String> {
        match self {
            Self::Text(text) => Some(text.clone()),
            Self::Parts(parts) if parts.iter().any(|part| part.text.is_some()) => {
                Some(join(parts, "\n"))
            }
            Self::Parts(_) => None,
            Self::Other(value) => Some(value.get("content")?.as_str()?.to_owned()),
        }
    }
}

impl Member for ToolOutput {
    fn fits(value: &Value) -> bool {
        !value.is_null()
    }

    fn from_value(value: Value) -> Option<Self> {
        Some(match value {
            Value::String(text) => Self::Text(text),
            value if Vec::<Content>::fits(&value) => Self::Parts(Vec::from_value(value)?),
            value => Self::Other(value),
        })
    }
}

impl ResponseItem {
    pub(super) fn decode(kind: String, members: Map<String, Value>) -> Result<Self, &'static str> {
        Ok(match kind.as_str() {
            "message" => Self::Message(Message::from_map(members)?),
            "reasoning" => Self::Reasoning(Reasoning::from_map(members)?),
            "function_call" => Self::FunctionCall(FunctionCall::from_map(members)?),
            "function_call_output" => Self::FunctionCallOutput(CallOutput::from_map(members)?),
            "custom_tool_call" => Self::CustomToolCall(CustomToolCall::from_map(members)?),
            "custom_tool_call_output" => Self::CustomToolCallOutput(CallOutput::from_map(members)?),
            _ => Self::Other(Unknown::new(kind, members)),
        })
    }
}
