//! What was said, thought, used; what failed.

use crate::damage::{Damage, Position};
use crate::record::{ErrorEvent, Event, Item, Payload, Record, ResponseItem, TokenUsageInfo};

/// Who said something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Author {
    /// The user.
    User,
    /// The model.
    Agent,
}

/// What one side said to the other.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Said {
    /// Where it is.
    pub position: Position,
    /// Who.
    pub author: Author,
    /// What. Images and the like are left out.
    pub text: String,
}

/// What the model said about its thinking.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Thought {
    /// Where it is.
    pub position: Position,
    /// The summary, or else the thinking itself.
    pub text: String,
}

/// What was used so far.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Used {
    /// Where it is.
    pub position: Position,
    /// In all, and by the last request.
    pub tokens: TokenUsageInfo,
}

/// What failed.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Failure {
    /// Where it is.
    pub position: Position,
    /// The turn that failed.
    pub turn_id: Option<String>,
    /// Why.
    pub error: ErrorEvent,
}

macro_rules! view {
    ($(#[$meta:meta])* $name:ident: $out:ty, $read:ident) => {
        $(#[$meta])*
        pub struct $name<I>(pub(super) I);

        impl<I: Iterator<Item = Result<Record, Damage>>> Iterator for $name<I> {
            type Item = Result<$out, Damage>;

            fn next(&mut self) -> Option<Self::Item> {
                loop {
                    match self.0.next()? {
                        Ok(record) => {
                            if let Some(found) = $read(&record) {
                                return Some(Ok(found));
                            }
                        }
                        Err(damage) => return Some(Err(damage)),
                    }
                }
            }
        }
    };
}

view! {
    /// Made by [`RecordsExt::messages`](crate::RecordsExt::messages).
    Messages: Said, said
}
view! {
    /// Made by [`RecordsExt::reasoning`](crate::RecordsExt::reasoning).
    Reasonings: Thought, thought
}
view! {
    /// Made by [`RecordsExt::usage`](crate::RecordsExt::usage).
    Usages: Used, used
}
view! {
    /// Made by [`RecordsExt::errors`](crate::RecordsExt::errors).
    Errors: Failure, failure
}

/// A message is an event in legacy rollouts, an item in paginated ones. (The same text stands in a
/// `response_item` too, beside texts that codex wrote in the user's name.)
pub(super) fn said(record: &Record) -> Option<Said> {
    let (author, text) = match record.event()? {
        Event::UserMessage(user) => (Author::User, user.message.clone()),
        Event::AgentMessage(agent) => (Author::Agent, agent.message.clone()),
        Event::ItemCompleted(done) => match &done.item {
            Item::UserMessage(user) => (Author::User, user.text()),
            Item::AgentMessage(agent) => (Author::Agent, agent.text()),
            _ => return None,
        },
        _ => return None,
    };
    Some(Said {
        position: record.position.clone(),
        author,
        text,
    })
}

pub(super) fn thought(record: &Record) -> Option<Thought> {
    match record.response_item()? {
        ResponseItem::Reasoning(reasoning) => Some(Thought {
            position: record.position.clone(),
            text: reasoning.text()?,
        }),
        _ => None,
    }
}

pub(super) fn used(record: &Record) -> Option<Used> {
    match record.event()? {
        Event::TokenCount(count) => Some(Used {
            position: record.position.clone(),
            tokens: count.info.clone()?,
        }),
        _ => None,
    }
}

pub(super) fn failure(record: &Record) -> Option<Failure> {
    let Payload::Event(event) = &record.payload else {
        return None;
    };
    let (turn_id, error) = match event {
        Event::TaskComplete(done) => (done.turn_id.clone(), done.error.clone()?),
        Event::Error(error) => (None, error.clone()),
        _ => return None,
    };
    Some(Failure {
        position: record.position.clone(),
        turn_id,
        error,
    })
}
