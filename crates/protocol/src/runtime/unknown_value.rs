//! A value of an open enum that this crate doesn't know.

use std::fmt;

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::mode;

/// A value that this crate doesn't know where it knows a set: kept whole, written back unchanged.
///
/// Every enum that the server sends has an arm that holds one.
///
/// ```
/// use codex_threads_protocol::{TurnStatus, decode};
///
/// let status: TurnStatus = decode(br#""paused""#)?;
/// assert!(matches!(&status, TurnStatus::Unknown(value) if value.as_str() == Some("paused")));
/// assert_eq!(serde_json::to_string(&status).unwrap(), r#""paused""#);
/// # Ok::<(), codex_threads_protocol::DecodeError>(())
/// ```
#[derive(Clone, PartialEq)]
pub struct UnknownValue(Box<Value>);

impl UnknownValue {
    /// Holds `value`.
    pub fn new(value: impl Into<Value>) -> Self {
        Self(Box::new(value.into()))
    }

    /// The value as it came.
    #[must_use]
    pub fn value(&self) -> &Value {
        &self.0
    }

    /// The value as it came, owned.
    #[must_use]
    pub fn into_value(self) -> Value {
        *self.0
    }

    /// The text, where the unknown value is a string.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        self.0.as_str()
    }

    /// The text of the member `tag`, where the unknown value is an object: its kind.
    #[must_use]
    pub fn tag(&self, tag: &str) -> Option<&str> {
        self.0.get(tag)?.as_str()
    }
}

impl fmt::Debug for UnknownValue {
    /// The kind of value only, and its text where it is a short string: contents stay out of logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.0 {
            Value::String(text) if text.len() <= 64 => write!(f, "{text:?}"),
            Value::String(_) => f.write_str("string"),
            Value::Object(members) => f.debug_set().entries(members.keys()).finish(),
            Value::Array(_) => f.write_str("array"),
            Value::Null => f.write_str("null"),
            Value::Bool(_) => f.write_str("bool"),
            Value::Number(_) => f.write_str("number"),
        }
    }
}

impl Serialize for UnknownValue {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if mode::marking() {
            let mut map = serializer.serialize_map(Some(1))?;
            map.serialize_entry(&mode::mark(mode::Mark::Value), &self.0)?;
            map.end()
        } else {
            self.0.serialize(serializer)
        }
    }
}
