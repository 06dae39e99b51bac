//! Arrays, of which one bad element costs nothing but itself.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

use serde::de::{DeserializeOwned, Error, SeqAccess, Visitor};
use serde::ser::SerializeSeq;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::value::RawValue;

use super::mode;
use crate::decode::{DecodeError, decode_text};

/// A JSON array: a vector of what decoded, and beside it what did not.
///
/// It dereferences to the vector of its decoded elements, and iterates like one. An element that
/// does not decode is kept in [`List::rejected`] with its position, its text and the reason; it is
/// written back where it stood.
///
/// A list also knows whether it came at all ([`List::is_absent`]): absent stays absent when written
/// again, and in a request an empty list may say something else than none.
///
/// ```
/// use codex_threads_protocol::{List, decode};
///
/// let list: List<u32> = decode(b"[1, \"two\", 3]")?;
/// assert_eq!(*list, [1, 3]);
/// assert_eq!(list.rejected()[0].index(), 1);
/// assert_eq!(serde_json::to_string(&list).unwrap(), r#"[1,"two",3]"#);
/// # Ok::<(), codex_threads_protocol::DecodeError>(())
/// ```
#[derive(Clone, PartialEq)]
pub struct List<T> {
    items: Vec<T>,
    #[expect(
        clippy::box_collection,
        reason = "one word wide where nothing was rejected, as nearly always"
    )]
    rejected: Option<Box<Vec<Rejected>>>,
    absent: bool,
}

/// An element that did not decode, kept whole.
#[derive(Clone)]
pub struct Rejected {
    index: usize,
    raw: Box<RawValue>,
    error: DecodeError,
}

impl Rejected {
    /// Where it stood in the array, counting from 0 and counting rejected elements.
    #[must_use]
    pub fn index(&self) -> usize {
        self.index
    }

    /// Its JSON text, as it came.
    #[must_use]
    pub fn json(&self) -> &str {
        self.raw.get()
    }

    /// Why it did not decode; the path begins at the element.
    #[must_use]
    pub fn error(&self) -> &DecodeError {
        &self.error
    }
}

impl fmt::Debug for Rejected {
    /// Position and reason only: contents stay out of logs.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Rejected")
            .field("index", &self.index)
            .field("error", &self.error)
            .finish_non_exhaustive()
    }
}

impl PartialEq for Rejected {
    fn eq(&self, other: &Self) -> bool {
        self.index == other.index && self.raw.get() == other.raw.get()
    }
}

impl<T> List<T> {
    /// A list that is present and empty.
    #[must_use]
    pub const fn new() -> Self {
        Self {
            items: Vec::new(),
            rejected: None,
            absent: false,
        }
    }

    /// Whether the list was left out, or `null`.
    #[must_use]
    pub fn is_absent(&self) -> bool {
        self.absent && self.items.is_empty()
    }

    /// The elements that did not decode, in order.
    #[must_use]
    pub fn rejected(&self) -> &[Rejected] {
        self.rejected.as_deref().map_or(&[], Vec::as_slice)
    }

    /// The decoded elements as a vector.
    #[must_use]
    pub fn into_vec(self) -> Vec<T> {
        self.items
    }

    /// Appends an element as JSON writes it. One that does not decode is set aside, like those that came
    /// with the list.
    ///
    /// # Errors
    ///
    /// When it is no JSON; nothing is appended then.
    ///
    /// ```
    /// use codex_threads_protocol::List;
    ///
    /// let mut list = List::from(vec![1_u32]);
    /// list.push_json("2")?;
    /// list.push_json(r#""three""#)?;
    /// assert_eq!((&*list, list.rejected()[0].index()), (&vec![1, 2], 2));
    /// assert!(list.push_json("[").is_err());
    /// # Ok::<(), codex_threads_protocol::DecodeError>(())
    /// ```
    pub fn push_json(&mut self, json: &str) -> Result<(), DecodeError>
    where
        T: DeserializeOwned,
    {
        match decode_text(json) {
            Ok(item) => self.items.push(item),
            Err(error) => match RawValue::from_string(json.to_owned()) {
                Ok(raw) => self.set_aside(raw, error),
                Err(_) => return Err(error),
            },
        }
        self.absent = false;
        Ok(())
    }

    #[cold]
    fn reject(&mut self, raw: Box<RawValue>, message: String) {
        let error = DecodeError::new(mode::take_path(), message);
        self.set_aside(raw, error);
    }

    #[cold]
    fn set_aside(&mut self, raw: Box<RawValue>, error: DecodeError) {
        let index = self.items.len() + self.rejected().len();
        self.rejected
            .get_or_insert_default()
            .push(Rejected { index, raw, error });
    }
}

impl<T> Default for List<T> {
    /// A list that is absent.
    fn default() -> Self {
        Self {
            absent: true,
            ..Self::new()
        }
    }
}

impl<T: fmt::Debug> fmt::Debug for List<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut list = f.debug_list();
        list.entries(&self.items);
        list.entries(self.rejected()).finish()
    }
}

impl<T> Deref for List<T> {
    type Target = Vec<T>;

    fn deref(&self) -> &Vec<T> {
        &self.items
    }
}

impl<T> DerefMut for List<T> {
    fn deref_mut(&mut self) -> &mut Vec<T> {
        &mut self.items
    }
}

impl<T> From<Vec<T>> for List<T> {
    fn from(items: Vec<T>) -> Self {
        Self {
            items,
            ..Self::new()
        }
    }
}

impl<T> FromIterator<T> for List<T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Vec::from_iter(items).into()
    }
}

impl<T> IntoIterator for List<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a List<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.items.iter()
    }
}

impl<T: Serialize> Serialize for List<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let rejected = self.rejected();
        // Where a member can't be left out, `null` is what came, and an empty list is not.
        if self.is_absent() && rejected.is_empty() {
            return serializer.serialize_unit();
        }
        let mut seq = serializer.serialize_seq(Some(self.items.len() + rejected.len()))?;
        let mut pending = rejected.iter().peekable();
        let mut position = 0;
        for item in &self.items {
            while let Some(element) = pending.next_if(|element| element.index <= position) {
                write_rejected(&mut seq, element)?;
                position += 1;
            }
            seq.serialize_element(item)?;
            position += 1;
        }
        for element in pending {
            write_rejected(&mut seq, element)?;
        }
        seq.end()
    }
}

#[cold]
fn write_rejected<S: SerializeSeq>(seq: &mut S, element: &Rejected) -> Result<(), S::Error> {
    if mode::marking() {
        let mark = [(mode::mark(mode::Mark::Element), &*element.raw)];
        seq.serialize_element(&std::collections::BTreeMap::from(mark))
    } else {
        seq.serialize_element(&*element.raw)
    }
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for List<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ListVisitor(PhantomData))
    }
}

struct ListVisitor<T>(PhantomData<T>);

impl<'de, T: DeserializeOwned> Visitor<'de> for ListVisitor<T> {
    type Value = List<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_unit<E: Error>(self) -> Result<List<T>, E> {
        Ok(List::default())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<List<T>, A::Error> {
        if mode::lenient() {
            return one_by_one(seq);
        }
        let mut items = Vec::new();
        while let Some(item) = seq.next_element()? {
            items.push(item);
        }
        Ok(items.into())
    }
}

#[cold]
fn one_by_one<'de, T: DeserializeOwned, A: SeqAccess<'de>>(
    mut seq: A,
) -> Result<List<T>, A::Error> {
    let mut list = List::new();
    while let Some(raw) = seq.next_element::<Box<RawValue>>()? {
        match serde_json::from_str(raw.get()) {
            Ok(item) => list.push(item),
            Err(error) => list.reject(raw, error.to_string()),
        }
    }
    Ok(list)
}
