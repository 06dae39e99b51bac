//! Objects whose keys are data, of which one bad value costs nothing but itself.

use std::collections::{BTreeMap, btree_map};
use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

use serde::de::{DeserializeOwned, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::mode;
use crate::decode::DecodeError;

/// A JSON object whose keys are data: ids, names, paths.
///
/// It dereferences to the map of what decoded. A value that does not decode is kept, with its key
/// and the reason, in [`Map::rejected`], and written back.
///
/// ```
/// use codex_threads_protocol::{Map, decode};
///
/// let map: Map<u32> = decode(br#"{"a":1,"b":"two"}"#)?;
/// assert_eq!(map.get("a"), Some(&1));
/// assert_eq!(map.rejected()[0].key(), "b");
/// assert_eq!(serde_json::to_string(&map).unwrap(), r#"{"a":1,"b":"two"}"#);
/// # Ok::<(), codex_threads_protocol::DecodeError>(())
/// ```
#[derive(Clone, PartialEq)]
pub struct Map<T> {
    entries: BTreeMap<String, T>,
    #[expect(
        clippy::box_collection,
        reason = "one word wide where nothing was rejected, as nearly always"
    )]
    rejected: Option<Box<Vec<RejectedEntry>>>,
}

/// A map's entry whose value did not decode, kept whole.
#[derive(Clone)]
pub struct RejectedEntry {
    key: String,
    raw: Box<RawValue>,
    error: DecodeError,
}

impl RejectedEntry {
    /// Its key.
    #[must_use]
    pub fn key(&self) -> &str {
        &self.key
    }

    /// The JSON text of its value, as it came.
    #[must_use]
    pub fn json(&self) -> &str {
        self.raw.get()
    }

    /// Why it did not decode; the path begins at the value.
    #[must_use]
    pub fn error(&self) -> &DecodeError {
        &self.error
    }
}

impl fmt::Debug for RejectedEntry {
    /// Key and reason only: contents stay out of logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RejectedEntry")
            .field("key", &self.key)
            .field("error", &self.error)
            .finish_non_exhaustive()
    }
}

impl PartialEq for RejectedEntry {
    fn eq(&self, other: &Self) -> bool {
        self.key == other.key && self.raw.get() == other.raw.get()
    }
}

impl<T> Map<T> {
    /// The entries whose values did not decode.
    #[must_use]
    pub fn rejected(&self) -> &[RejectedEntry] {
        self.rejected.as_deref().map_or(&[], Vec::as_slice)
    }

    /// The decoded entries as a map of the standard library.
    #[must_use]
    pub fn into_inner(self) -> BTreeMap<String, T> {
        self.entries
    }
}

impl<T> Default for Map<T> {
    fn default() -> Self {
        BTreeMap::new().into()
    }
}

impl<T: fmt::Debug> fmt::Debug for Map<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.entries.fmt(f)
    }
}

impl<T> Deref for Map<T> {
    type Target = BTreeMap<String, T>;

    fn deref(&self) -> &Self::Target {
        &self.entries
    }
}

impl<T> DerefMut for Map<T> {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.entries
    }
}

impl<T> From<BTreeMap<String, T>> for Map<T> {
    fn from(entries: BTreeMap<String, T>) -> Self {
        Self {
            entries,
            rejected: None,
        }
    }
}

impl<T> FromIterator<(String, T)> for Map<T> {
    fn from_iter<I: IntoIterator<Item = (String, T)>>(entries: I) -> Self {
        BTreeMap::from_iter(entries).into()
    }
}

impl<T> IntoIterator for Map<T> {
    type Item = (String, T);
    type IntoIter = btree_map::IntoIter<String, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a Map<T> {
    type Item = (&'a String, &'a T);
    type IntoIter = btree_map::Iter<'a, String, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter()
    }
}

impl<T: Serialize> Serialize for Map<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let rejected = self.rejected();
        let mut map = serializer.serialize_map(Some(self.entries.len() + rejected.len()))?;
        for (key, value) in &self.entries {
            map.serialize_entry(key, value)?;
        }
        for entry in rejected {
            if mode::marking() {
                let mark = mode::mark(mode::Mark::Element);
                let mark = BTreeMap::from([(mark, &*entry.raw)]);
                map.serialize_entry(&entry.key, &mark)?;
            } else {
                map.serialize_entry(&entry.key, &*entry.raw)?;
            }
        }
        map.end()
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Map<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(MapVisitor(PhantomData))
    }
}

struct MapVisitor<T>(PhantomData<T>);

impl<'de, T: DeserializeOwned> Visitor<'de> for MapVisitor<T> {
    type Value = Map<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Map<T>, A::Error> {
        if mode::lenient() {
            return one_by_one(members);
        }
        let mut map = Map::default();
        while let Some((key, value)) = members.next_entry()? {
            map.insert(key, value);
        }
        Ok(map)
    }
}

#[cold]
fn one_by_one<'de, T: DeserializeOwned, A: MapAccess<'de>>(
    mut members: A,
) -> Result<Map<T>, A::Error> {
    let mut map = Map::default();
    while let Some((key, raw)) = members.next_entry::<String, Box<RawValue>>()? {
        match serde_json::from_str(raw.get()) {
            Ok(value) => {
                map.insert(key, value);
            }
            Err(error) => {
                let error = DecodeError::new(mode::take_path(), error.to_string());
                let entry = RejectedEntry { key, raw, error };
                map.rejected.get_or_insert_default().push(entry);
            }
        }
    }
    Ok(map)
}
