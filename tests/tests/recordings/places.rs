//! The places of payloads: every pointer, and what makes two of them the same place.

use std::collections::HashSet;
use std::sync::{Arc, OnceLock};

use codex_threads_protocol::inspect::Inspection;
use serde_json::Value;

use crate::corpus::{Kind, Payload, payloads};

/// A place in a payload that no earlier payload has.
#[derive(Debug, Clone)]
pub(crate) struct Place {
    pub(crate) payload: &'static Payload,
    pub(crate) pointer: String,
    /// The pointer without positions in lists, with the tags of the objects on the way.
    pub(crate) name: String,
    /// What is not recognized in the payload as it was recorded.
    before: Arc<[String]>,
}

/// Whether `inner` lies within `outer`, or is it.
pub(crate) fn is_within(inner: &str, outer: &str) -> bool {
    inner
        .strip_prefix(outer)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

impl Place {
    pub(crate) fn value(&self) -> &'static Value {
        self.payload
            .json
            .pointer(&self.pointer)
            .expect("a pointer of this payload")
    }

    /// The payload with another value here.
    pub(crate) fn with(&self, value: Value) -> Value {
        let mut json = self.payload.json.clone();
        *json
            .pointer_mut(&self.pointer)
            .expect("a pointer of this payload") = value;
        json
    }

    /// The payload without the member that this place is; none where it is the payload or an element.
    pub(crate) fn dropped(&self) -> Option<Value> {
        let (parent, name) = self.pointer.rsplit_once('/')?;
        let mut json = self.payload.json.clone();
        let members = json.pointer_mut(parent)?.as_object_mut()?;
        members.remove(&name.replace("~1", "/").replace("~0", "~"))?;
        Some(json)
    }

    /// What is not recognized in a changed payload and was before.
    pub(crate) fn unrecognized(&self, seen: &Inspection) -> Vec<String> {
        seen.unrecognized()
            .iter()
            .filter(|one| !self.before.contains(one))
            .cloned()
            .collect()
    }

    pub(crate) fn says(&self, what: &str) -> String {
        format!("{} {}: {what}", self.payload.place(), self.pointer)
    }
}

/// Every place of every payload, once, where `fits`; without what is not recognized anyway.
pub(crate) fn places(fits: impl Fn(&Value) -> bool) -> Vec<Place> {
    let mut seen: HashSet<(Kind, &str, String)> = HashSet::new();
    let mut places = Vec::new();
    let recorded = payloads().iter().zip(unrecognized());
    for (payload, before) in recorded.filter(|(payload, _)| !payload.is_old_event()) {
        visit(
            &payload.json,
            &mut String::new(),
            &mut String::new(),
            &mut |value, pointer, name| {
                // The kind of a place's value is part of what it is: an enum may be a string or an object.
                let shape = format!("{name}:{}", kind_of(value));
                let known = !before.iter().any(|unknown| is_within(pointer, unknown));
                if known && fits(value) && seen.insert((payload.kind, &payload.method, shape)) {
                    places.push(Place {
                        payload,
                        pointer: pointer.to_owned(),
                        name: name.to_owned(),
                        before: before.clone(),
                    });
                }
            },
        );
    }
    places
}

/// What is not recognized in each payload.
fn unrecognized() -> &'static [Arc<[String]>] {
    static UNRECOGNIZED: OnceLock<Vec<Arc<[String]>>> = OnceLock::new();
    UNRECOGNIZED.get_or_init(|| {
        let of = |payload: &Payload| payload.inspect().unrecognized().into();
        payloads().iter().map(of).collect()
    })
}

fn kind_of(value: &Value) -> &'static str {
    match value {
        Value::Null => "null",
        Value::Bool(_) => "bool",
        Value::Number(_) => "number",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    }
}

fn visit(
    value: &Value,
    pointer: &mut String,
    name: &mut String,
    found: &mut impl FnMut(&Value, &str, &str),
) {
    found(value, pointer, name);
    let (at, called) = (pointer.len(), name.len());
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                pointer.push_str(&format!("/{index}"));
                name.push_str("/*");
                visit(item, pointer, name, found);
                pointer.truncate(at);
                name.truncate(called);
            }
        }
        Value::Object(members) => {
            if let Some(tag) = members.get("type").and_then(Value::as_str) {
                name.push_str(&format!("<{tag}>"));
            }
            let called_with_tag = name.len();
            for (key, value) in members {
                let step = format!("/{}", key.replace('~', "~0").replace('/', "~1"));
                pointer.push_str(&step);
                name.push_str(&step);
                visit(value, pointer, name, found);
                pointer.truncate(at);
                name.truncate(called_with_tag);
            }
            name.truncate(called);
        }
        _ => {}
    }
}
