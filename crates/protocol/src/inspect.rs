//! What of a payload the types recognize: for audits, recorders and viewers.
//!
//! A payload is decoded by its method's name, written back from the types, and compared by what the
//! types themselves hold as unknown. Nothing here fails: a payload that doesn't decode is reported.
//!
//! ```
//! use codex_threads_protocol::inspect;
//!
//! let seen = inspect::notification("turn/completed", br#"{
//!     "threadId": "t",
//!     "turn": { "id": "1", "items": [], "status": "paused", "mood": "fine" }
//! }"#);
//! assert_eq!(seen.unrecognized(), ["/turn/mood", "/turn/status"]);
//! assert_eq!(seen.written().unwrap()["turn"]["mood"], "fine");
//! ```

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::generated::messages;
use crate::generated::{ServerNotification, ServerRequest};
use crate::runtime::{Mark, MarkPass, mark};
use crate::{DecodeError, Params, Request, decode};

/// What became of a payload.
#[derive(Debug, Clone)]
pub struct Inspection {
    known: bool,
    unrecognized: Vec<String>,
    written: Option<Value>,
    error: Option<DecodeError>,
}

impl Inspection {
    /// Whether the method has a type.
    #[must_use]
    pub fn is_known_method(&self) -> bool {
        self.known
    }

    /// The JSON pointers of what was not recognized, sorted: unknown values, unknown members, elements that
    /// did not decode. The pointer of the whole payload, the empty one, stands for an unknown
    /// method or a payload that did not decode.
    #[must_use]
    pub fn unrecognized(&self) -> &[String] {
        &self.unrecognized
    }

    /// Whether everything was recognized.
    #[must_use]
    pub fn is_recognized(&self) -> bool {
        self.unrecognized.is_empty()
    }

    /// The payload as the types write it; none where it did not decode or the method is unknown.
    #[must_use]
    pub fn written(&self) -> Option<&Value> {
        self.written.as_ref()
    }

    /// Why the payload did not decode.
    #[must_use]
    pub fn error(&self) -> Option<&DecodeError> {
        self.error.as_ref()
    }

    fn of(outcome: Option<Result<Marked, DecodeError>>) -> Self {
        let mut inspection = Self {
            known: outcome.is_some(),
            unrecognized: Vec::new(),
            written: None,
            error: None,
        };
        match outcome {
            None => inspection.unrecognized.push(String::new()),
            Some(Err(error)) => {
                inspection.unrecognized.push(String::new());
                inspection.error = Some(error);
            }
            Some(Ok(marked)) => match serde_json::from_slice(&marked.json) {
                Ok(written) => {
                    let found = &mut inspection.unrecognized;
                    inspection.written = Some(marked.unmark(written, &mut String::new(), found));
                    found.sort_unstable();
                }
                // What was rejected is kept as text, and may hold what no value can: a number out of range.
                Err(error) => {
                    let message = format!("writing back: {error}");
                    inspection.unrecognized.push(String::new());
                    inspection.error = Some(DecodeError::new(String::new(), message));
                }
            },
        }
        inspection
    }
}

/// The params of a notification of the server.
#[must_use]
pub fn notification(method: &str, params: &[u8]) -> Inspection {
    Inspection::of(ServerNotification::round_trip(method, params))
}

/// The params of a request of the server.
#[must_use]
pub fn server_request(method: &str, params: &[u8]) -> Inspection {
    Inspection::of(ServerRequest::round_trip(method, params))
}

/// The answer of a client to a request of the server.
///
/// ```
/// use codex_threads_protocol::inspect;
///
/// let method = "item/fileChange/requestApproval";
/// assert!(inspect::answer(method, br#"{"decision":"decline"}"#).is_recognized());
/// assert_eq!(inspect::answer(method, br#"{"decision":"perhaps"}"#).unrecognized(), ["/decision"]);
/// assert!(inspect::answer(method, b"{}").error().is_some());
/// ```
#[must_use]
pub fn answer(method: &str, result: &[u8]) -> Inspection {
    Inspection::of(ServerRequest::round_trip_answer(method, result))
}

/// The result of a request of the client.
#[must_use]
pub fn response(method: &str, result: &[u8]) -> Inspection {
    Inspection::of(messages::round_trip_response(method, result))
}

/// The params of a request of the client.
#[must_use]
pub fn request(method: &str, params: &[u8]) -> Inspection {
    Inspection::of(messages::round_trip_request(method, params))
}

/// A payload as its type writes it, with marks around what is unknown.
pub(crate) struct Marked {
    json: Vec<u8>,
    field: String,
    wraps: [String; 2],
}

/// Decodes a payload and writes it back with marks around what is unknown.
pub(crate) fn round_trip<T: DeserializeOwned + Serialize>(
    json: &[u8],
) -> Result<Marked, DecodeError> {
    #[cfg(any(test, fuzzing))]
    crate::fuzzing::check::<T>(json);
    let value: T = decode(json)?;
    Marked::write(&value, json)
}

/// The same for the params of a request, which some methods take as `null`.
pub(crate) fn round_trip_params<R: Request + DeserializeOwned>(
    json: &[u8],
) -> Result<Marked, DecodeError> {
    if R::PARAMS != Params::Object && json.trim_ascii() == b"null" {
        return Marked::write(&(), json);
    }
    round_trip::<R>(json)
}

impl Marked {
    fn write(value: &impl Serialize, payload: &[u8]) -> Result<Self, DecodeError> {
        let _pass = MarkPass::begin(payload);
        let json = serde_json::to_vec(value)
            .map_err(|error| DecodeError::new(String::new(), format!("writing back: {error}")))?;
        Ok(Self {
            json,
            field: mark(Mark::Field),
            wraps: [mark(Mark::Value), mark(Mark::Element)],
        })
    }

    /// Takes the marks off, noting where they were.
    fn unmark(&self, value: Value, path: &mut String, found: &mut Vec<String>) -> Value {
        match value {
            Value::Array(items) => {
                let unmark = |(index, item): (usize, Value)| {
                    within(path, &index.to_string(), |path| {
                        self.unmark(item, path, found)
                    })
                };
                Value::Array(items.into_iter().enumerate().map(unmark).collect())
            }
            Value::Object(mut members) => {
                for mark in &self.wraps {
                    if let Some(value) = members.remove(mark) {
                        found.push(path.clone());
                        return value;
                    }
                }
                let mut plain = Map::new();
                for (name, value) in members {
                    match name.strip_prefix(&self.field) {
                        Some(name) => {
                            within(path, name, |path| found.push(path.clone()));
                            plain.insert(name.to_owned(), value);
                        }
                        None => {
                            let value = within(path, &name, |path| self.unmark(value, path, found));
                            plain.insert(name, value);
                        }
                    }
                }
                Value::Object(plain)
            }
            other => other,
        }
    }
}

fn within<T>(path: &mut String, step: &str, act: impl FnOnce(&mut String) -> T) -> T {
    let length = path.len();
    path.push('/');
    path.push_str(&step.replace('~', "~0").replace('/', "~1"));
    let result = act(path);
    path.truncate(length);
    result
}
