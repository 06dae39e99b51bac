//! The records of a rollout: one JSON object a line, with a time, a kind and a payload.
//!
//! It is a format of its own, not the app-server's protocol: names are in `snake_case`, and what is
//! written has changed over the releases. So every type here is open: a member or a kind that this
//! version of the crate doesn't know is kept as it stands (`other`, [`Unknown`]), and a member of an
//! unexpected type too. Only a record without what every release writes doesn't decode; it is
//! [damage](crate::DamageKind::Undecodable).
//!
//! | kind | type | since |
//! |---|---|---|
//! | `session_meta` | [`SessionMeta`] | always, the first of a file |
//! | `response_item` | [`ResponseItem`] | always |
//! | `event_msg` | [`Event`] | always |
//! | `turn_context` | [`TurnContext`] | always |
//! | `compacted` | [`Compacted`] | always |
//! | `world_state` | [`WorldState`] | 0.143 |
//! | `token_usage_record` | [`TokenUsageRecord`] | 0.155 |
//!
//! ("Always" means since 0.100.0, the oldest release that the tests run; other numbers are the first
//! of the tested releases that writes it.)

mod event;
mod meta;
pub(crate) mod object;
mod response_item;
mod usage;

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

pub use self::event::{
    AgentMessage, AgentReasoning, ErrorEvent, Event, Item, ItemCompleted, MessageItem,
    ReasoningItem, TaskComplete, TaskStarted, ThreadNameUpdated, ThreadRolledBack, TokenCount,
    TurnAborted, UserMessage,
};
pub use self::meta::{
    Compacted, Git, HistoryBase, HistoryMode, SessionMeta, TurnContext, WorldState,
};
pub(crate) use self::object::Member;
pub use self::response_item::{
    CallOutput, Content, CustomToolCall, FunctionCall, Message, Reasoning, ResponseItem, ToolOutput,
};
pub use self::usage::{TokenUsage, TokenUsageInfo, TokenUsageRecord};

use self::object::Object;
use crate::damage::{Damage, DamageKind, Position};
use crate::timestamp::Timestamp;

/// One line of a rollout.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Record {
    /// Where it is.
    pub position: Position,
    /// When it was written.
    pub timestamp: Option<Timestamp>,
    /// Its number, in paginated rollouts: it goes on from that of the rollout it is based on.
    pub ordinal: Option<u64>,
    /// What it holds.
    pub payload: Payload,
    /// The other members of the line, such as the `metadata` of newer releases.
    pub other: Map<String, Value>,
}

/// What a record holds.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Payload {
    /// `session_meta`.
    SessionMeta(Box<SessionMeta>),
    /// `response_item`.
    ResponseItem(ResponseItem),
    /// `event_msg`.
    Event(Event),
    /// `turn_context`.
    TurnContext(Box<TurnContext>),
    /// `compacted`.
    Compacted(Box<Compacted>),
    /// `world_state`.
    WorldState(Box<WorldState>),
    /// `token_usage_record`.
    TokenUsage(Box<TokenUsageRecord>),
    /// Any other kind, whole.
    Unknown(UnknownRecord),
}

/// A payload, event or item of a kind that this version of the crate doesn't know.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Unknown {
    /// Its `type`.
    pub kind: String,
    /// Everything else.
    pub members: Map<String, Value>,
}

impl Unknown {
    pub(crate) fn new(kind: String, members: Map<String, Value>) -> Self {
        Self { kind, members }
    }
}

/// A record of a kind that this version of the crate doesn't know.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct UnknownRecord {
    /// Its `type`.
    pub kind: String,
    /// Its payload, as it stands.
    pub payload: Value,
}

/// The frame of a line; the payload is read when its kind is known.
#[derive(Deserialize)]
pub(crate) struct Envelope<'a> {
    #[serde(rename = "type")]
    pub(crate) kind: String,
    #[serde(borrow)]
    pub(crate) payload: &'a RawValue,
    timestamp: Option<Value>,
    ordinal: Option<Value>,
    #[serde(flatten)]
    other: Map<String, Value>,
}

impl Envelope<'_> {
    pub(crate) fn ordinal(&self) -> Option<u64> {
        self.ordinal.as_ref()?.as_u64()
    }
}

/// The tag of a payload.
#[derive(Deserialize)]
pub(crate) struct Tag {
    #[serde(rename = "type")]
    pub(crate) kind: String,
}

impl Record {
    /// Reads a line.
    pub(crate) fn decode(line: &[u8], position: Position) -> Result<Self, Damage> {
        let bytes = line.len() as u64;
        let text = match std::str::from_utf8(line) {
            Ok(text) => text,
            Err(error) => {
                let valid = error.valid_up_to() as u64;
                return Err(Damage::new(position, DamageKind::NotUtf8 { bytes, valid }));
            }
        };
        let envelope: Envelope<'_> = match serde_json::from_str(text) {
            Ok(envelope) => envelope,
            Err(error) => {
                return Err(Damage::new(
                    position,
                    DamageKind::NotARecord { bytes, error },
                ));
            }
        };
        let Envelope {
            kind,
            payload,
            timestamp,
            ordinal,
            mut other,
        } = envelope;
        match Payload::decode(&kind, payload) {
            Ok(payload) => Ok(Self {
                position,
                timestamp: keep(&mut other, "timestamp", timestamp),
                ordinal: keep(&mut other, "ordinal", ordinal),
                payload,
                other,
            }),
            Err(NotDecoded { kind, missing }) => {
                let payload = payload.to_owned();
                let kind = DamageKind::Undecodable {
                    kind,
                    missing,
                    payload,
                };
                Err(Damage::new(position, kind))
            }
        }
    }

    /// The event, if it is one.
    #[must_use]
    pub fn event(&self) -> Option<&Event> {
        match &self.payload {
            Payload::Event(event) => Some(event),
            _ => None,
        }
    }

    /// The item of the conversation with the model, if it is one.
    #[must_use]
    pub fn response_item(&self) -> Option<&ResponseItem> {
        match &self.payload {
            Payload::ResponseItem(item) => Some(item),
            _ => None,
        }
    }
}

/// A member of the expected type, or it goes where the unknown ones are.
fn keep<T: Member>(other: &mut Map<String, Value>, name: &str, value: Option<Value>) -> Option<T> {
    let value = value?;
    if T::fits(&value) {
        return T::from_value(value);
    }
    other.insert(name.to_owned(), value);
    None
}

struct NotDecoded {
    kind: String,
    missing: &'static str,
}

impl Payload {
    fn decode(kind: &str, payload: &RawValue) -> Result<Self, NotDecoded> {
        let lacks = |missing| NotDecoded {
            kind: kind.to_owned(),
            missing,
        };
        // What is valid JSON always becomes a value.
        let object = || serde_json::from_str(payload.get()).map_err(|_| lacks("(an object)"));
        Ok(match kind {
            "session_meta" => {
                Self::SessionMeta(Box::new(SessionMeta::from_map(object()?).map_err(lacks)?))
            }
            "turn_context" => {
                Self::TurnContext(Box::new(TurnContext::from_map(object()?).map_err(lacks)?))
            }
            "compacted" => {
                Self::Compacted(Box::new(Compacted::from_map(object()?).map_err(lacks)?))
            }
            "world_state" => {
                Self::WorldState(Box::new(WorldState::from_map(object()?).map_err(lacks)?))
            }
            "token_usage_record" => Self::TokenUsage(Box::new(
                TokenUsageRecord::from_map(object()?).map_err(lacks)?,
            )),
            "response_item" | "event_msg" => {
                let mut members: Map<String, Value> = object()?;
                let tag: String =
                    object::take(&mut members, "type").ok_or_else(|| lacks("type"))?;
                let lacks = |missing| NotDecoded {
                    kind: format!("{kind}/{tag}"),
                    missing,
                };
                if kind == "event_msg" {
                    Self::Event(Event::decode(tag.clone(), members).map_err(lacks)?)
                } else {
                    Self::ResponseItem(ResponseItem::decode(tag.clone(), members).map_err(lacks)?)
                }
            }
            _ => Self::Unknown(UnknownRecord {
                kind: kind.to_owned(),
                payload: serde_json::from_str(payload.get()).map_err(|_| lacks("(a value)"))?,
            }),
        })
    }
}
