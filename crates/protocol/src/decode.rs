//! From bytes to types: strictly first, leniently when that fails.

use std::fmt;

use serde::de::DeserializeOwned;

use crate::runtime::{LenientPass, take_path};

/// Why a payload did not decode, and where.
///
/// ```
/// use codex_threads_protocol::{ThreadStartedNotification, decode};
///
/// let error = decode::<ThreadStartedNotification>(br#"{"thread":{}}"#).unwrap_err();
/// assert!(error.path().starts_with("/thread/"));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DecodeError {
    path: String,
    message: String,
}

impl DecodeError {
    pub(crate) fn new(path: String, message: String) -> Self {
        Self { path, message }
    }

    /// The JSON pointer of the place, such as `/thread/id`; empty for the whole payload.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What was wrong there.
    #[must_use]
    pub fn message(&self) -> &str {
        &self.message
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            f.write_str(&self.message)
        } else {
            write!(f, "at {}: {}", self.path, self.message)
        }
    }
}

impl std::error::Error for DecodeError {}

/// Decodes one JSON payload, such as the `params` or the `result` of a message.
///
/// The first pass is strict and fast. Only where it fails is the payload read again, list element
/// by list element: those that don't decode are kept in [`List::rejected`](crate::List::rejected).
///
/// # Errors
///
/// No JSON, a required member missing, or a member of another type than the protocol's, outside of
/// any list. The error names the place.
///
/// ```
/// use codex_threads_protocol::{ThreadArchivedNotification, decode};
///
/// let event: ThreadArchivedNotification = decode(br#"{"threadId":"t"}"#)?;
/// assert_eq!(event.thread_id, "t");
/// # Ok::<(), codex_threads_protocol::DecodeError>(())
/// ```
pub fn decode<T: DeserializeOwned>(json: &[u8]) -> Result<T, DecodeError> {
    // One look at all bytes costs less than one at each string.
    decode_text(text(json)?)
}

pub(crate) fn text(json: &[u8]) -> Result<&str, DecodeError> {
    let text = std::str::from_utf8(json);
    text.map_err(|error| DecodeError::new(String::new(), format!("no UTF-8: {error}")))
}

/// The same for a payload that is known to be text, which saves a look at all of its bytes.
///
/// # Errors
///
/// As [`decode`].
///
/// ```
/// use codex_threads_protocol::{ThreadArchivedNotification, decode_text};
///
/// let event: ThreadArchivedNotification = decode_text(r#"{"threadId":"t"}"#)?;
/// assert_eq!(event.thread_id, "t");
/// # Ok::<(), codex_threads_protocol::DecodeError>(())
/// ```
pub fn decode_text<T: DeserializeOwned>(json: &str) -> Result<T, DecodeError> {
    serde_json::from_str(json).or_else(|_| decode_leniently(json))
}

#[cold]
fn decode_leniently<T: DeserializeOwned>(text: &str) -> Result<T, DecodeError> {
    let _pass = LenientPass::begin();
    serde_json::from_str(text).map_err(|error| DecodeError::new(take_path(), error.to_string()))
}
