//! Writing a message again without needless escapes.
//!
//! JSON lets every name and every text be written with escapes. No server does so, and comparing
//! bytes is fast, so the few places that are compared are made plain first: names, the method, and
//! ids. Everything else stays as it was written.

use std::borrow::Cow;
use std::fmt;

use serde::de::{Deserializer, Error, MapAccess, Visitor};
use serde_json::value::RawValue;

/// Writes a message again; `None` where that can't be done, because it is no JSON or a name in it is
/// no Unicode text.
pub(super) fn message(line: &[u8]) -> Option<Vec<u8>> {
    let mut plain = Vec::with_capacity(line.len());
    object(line, &mut plain, Place::Message).ok()?;
    Some(plain)
}

/// What an object is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Message,
    Payload,
    /// `thread` or `turn`.
    Part,
}

fn object(json: &[u8], plain: &mut Vec<u8>, place: Place) -> serde_json::Result<()> {
    let mut deserializer = serde_json::Deserializer::from_slice(json);
    deserializer.deserialize_map(Members { plain, place })?;
    deserializer.end()
}

struct Members<'p> {
    plain: &'p mut Vec<u8>,
    place: Place,
}

impl<'de> Visitor<'de> for Members<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let Self { plain, place } = self;
        let mut separator = b'{';
        while let Some((name, value)) = map.next_entry::<Cow<'_, str>, &RawValue>()? {
            plain.push(separator);
            separator = b',';
            serde_json::to_writer(&mut *plain, &name).map_err(A::Error::custom)?;
            plain.push(b':');
            member(place, &name, value.get(), plain).map_err(A::Error::custom)?;
        }
        if separator == b'{' {
            plain.push(b'{');
        }
        plain.push(b'}');
        Ok(())
    }
}

fn member(place: Place, name: &str, value: &str, plain: &mut Vec<u8>) -> serde_json::Result<()> {
    let within = match (place, name) {
        (Place::Message, "params" | "result") => Some(Place::Payload),
        (Place::Payload, "thread" | "turn") => Some(Place::Part),
        _ => None,
    };
    let compared = matches!(
        (place, name),
        (Place::Message, "method")
            | (
                Place::Payload,
                "threadId" | "turnId" | "itemId" | "conversationId"
            )
            | (Place::Part, "id")
    );
    match within {
        Some(within) if value.starts_with('{') => object(value.as_bytes(), plain, within),
        _ => {
            if compared && let Ok(text) = serde_json::from_str::<Cow<'_, str>>(value) {
                return serde_json::to_writer(plain, &text);
            }
            plain.extend_from_slice(value.as_bytes());
            Ok(())
        }
    }
}
