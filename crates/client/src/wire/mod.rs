//! Lines and messages.
//!
//! A message is known by its members: one that has a `method` is a request of the server when it
//! has an `id`, and a notification when it hasn't; one without a `method` answers a request of
//! ours. Members in any order, members nobody knows, and white space are all fine.

mod encode;
mod envelope;
mod heads;
mod plain;
mod scan;
#[cfg(test)]
mod tests;

pub(crate) use encode::{answer, encode_notification, encode_request, refusal};
pub(crate) use envelope::{Envelope, Kind, Message, Unreadable, head_id, request_id};
pub(crate) use heads::Heads;
pub(crate) use scan::{Span, member};

/// What the server wrote in the `error` of an answer.
#[derive(Debug, serde::Deserialize)]
pub(crate) struct RawError {
    #[serde(default)]
    pub(crate) code: i64,
    #[serde(default)]
    pub(crate) message: String,
    #[serde(default)]
    pub(crate) data: Option<serde_json::Value>,
}
