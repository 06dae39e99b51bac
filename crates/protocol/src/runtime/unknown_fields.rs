//! Members of an object that its type doesn't know.

use std::fmt;

use serde::de::MapAccess;
use serde::ser::SerializeMap;
use serde_json::{Map, Value};

use super::mode;

/// The members of an object that this crate doesn't know: kept as they came, written back as they
/// are.
///
/// A server newer than this crate sends them. Empty, it is one word wide and allocates nothing.
///
/// ```
/// use codex_threads_protocol::{ThreadArchivedNotification, decode};
///
/// let event: ThreadArchivedNotification = decode(br#"{"threadId":"t","by":"me"}"#)?;
/// assert_eq!(event.unknown_fields.get("by").and_then(|by| by.as_str()), Some("me"));
/// # Ok::<(), codex_threads_protocol::DecodeError>(())
/// ```
#[derive(Clone, Default, PartialEq)]
pub struct UnknownFields(Option<Box<Map<String, Value>>>);

impl UnknownFields {
    /// The value of the unknown member `name`.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.0.as_deref()?.get(name)
    }

    /// Whether nothing unknown came.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.as_deref().is_none_or(Map::is_empty)
    }

    /// All unknown members.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.0
            .iter()
            .flat_map(|members| members.iter().map(|(name, value)| (name.as_str(), value)))
    }

    /// Sets a member that this crate has no field for, to be sent as it is.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Value>) {
        self.0
            .get_or_insert_default()
            .insert(name.into(), value.into());
    }

    #[cold]
    pub(crate) fn read_member<'de, A: MapAccess<'de>>(
        &mut self,
        name: &str,
        map: &mut A,
    ) -> Result<(), A::Error> {
        let value: Value = map.next_value()?;
        self.insert(name, value);
        Ok(())
    }

    #[inline]
    pub(crate) fn write_members<M: SerializeMap>(
        &self,
        map: &mut M,
        unknown: bool,
    ) -> Result<(), M::Error> {
        match &self.0 {
            None => Ok(()),
            Some(members) => write_each(members, map, unknown),
        }
    }
}

#[cold]
fn write_each<M: SerializeMap>(
    members: &Map<String, Value>,
    map: &mut M,
    unknown: bool,
) -> Result<(), M::Error> {
    for (name, value) in members {
        if unknown && mode::marking() {
            map.serialize_entry(&(mode::mark(mode::Mark::Field) + name), value)?;
        } else {
            map.serialize_entry(name, value)?;
        }
    }
    Ok(())
}

impl fmt::Debug for UnknownFields {
    /// Names only: what is unknown may hold a secret.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set()
            .entries(self.iter().map(|(name, _)| name))
            .finish()
    }
}
