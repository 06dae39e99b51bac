//! What a line is, and whom it concerns.

use codex_threads_protocol::RequestId;
use serde::de::IgnoredAny;

use super::members::Members;
use crate::wire::{Envelope, Heads, Kind, Span, Unreadable, head_id, request_id};

/// Classifies a line, and compares with what serde_json makes of it.
///
/// The classifier doesn't look at the inside of values it has no use for, so of lines that are no
/// JSON it need only say nothing absurd.
///
/// # Panics
/// Where the two differ.
pub fn classifier(line: &[u8]) {
    let Ok(text) = std::str::from_utf8(line) else {
        return;
    };
    let read = Envelope::read(text.into());
    let mut heads = Heads::<()>::default();
    for _ in 0..2 {
        let again = heads.read(text.into()).map(|(message, _)| message);
        assert_eq!(format!("{again:?}"), format!("{read:?}"));
    }
    if let Ok((line, envelope, _)) = &read {
        sane(line, envelope);
    }
    if serde_json::from_str::<IgnoredAny>(text).is_err() {
        return;
    }
    let Some(message) = Members::read(text) else {
        // Any other JSON; or a name that is no Unicode text.
        assert!(!text.trim_start().starts_with('{') || read.is_err() || !names_are_text(text));
        return;
    };
    if message.repeats(&["method", "id", "params", "result", "error"]) {
        return;
    }
    match (read, expected(&message)) {
        (Err(Unreadable::NotAMessage), None) => {}
        (Ok((line, envelope, kind)), Some(expected)) => expected.compare(&line, &envelope, kind),
        (read, expected) => unreachable!("{read:?}, expected {expected:?}"),
    }
}

/// Cuts a line off anywhere, and looks for the id of an answer in what is left.
///
/// # Panics
/// Where another id is found than the answer's, or a message that was cut off is taken for one.
pub fn cut_off(line: &[u8], at: usize) {
    let Some(head) = line.get(..at) else {
        return;
    };
    let found = head_id(head);
    let text = std::str::from_utf8(line).ok();
    let Some(message) = text.and_then(Members::read) else {
        return;
    };
    if message.repeats(&["method", "id"]) {
        return;
    }
    if let Some(found) = found {
        let id = message.raw("id").and_then(|id| id.parse::<i64>().ok());
        assert_eq!(Some(found), id);
    }
    if line
        .trim_ascii_end()
        .get(..at)
        .is_some_and(|head| head.len() < line.trim_ascii_end().len())
    {
        let head = text.and_then(|text| text.get(..at));
        assert!(head.is_none_or(|head| Envelope::read(head.into()).is_err()));
    }
}

fn names_are_text(json: &str) -> bool {
    Members::read(json).is_some()
}

/// Every part lies within the line, on boundaries of characters.
fn sane(line: &str, envelope: &Envelope) {
    let Envelope {
        method,
        id,
        params,
        result,
        error,
        thread,
        turn,
        item,
        delta,
    } = *envelope;
    for part in [method, id, params, result, error, thread, turn, item, delta] {
        assert!(part.end() <= line.len() && part.start() <= part.end());
        assert!(line.get(part.start()..part.end()).is_some());
    }
}

/// What serde_json says of a message.
#[derive(Debug)]
struct Expected {
    kind: Kind,
    method: Option<String>,
    id: Option<String>,
    params: Option<String>,
    result: Option<String>,
    error: Option<String>,
    /// `None` where names are repeated, for nobody says which one counts, or are no Unicode text.
    concerns: Option<Concerns>,
}

#[derive(Debug, Default)]
struct Concerns {
    thread: Option<String>,
    turn: Option<String>,
    item: Option<String>,
    delta: Option<String>,
}

fn expected(message: &Members<'_>) -> Option<Expected> {
    let method = message.text("method");
    let id = message.raw("id").map(str::to_owned);
    // A method that is no Unicode text is one that nobody knows.
    let has_method = message
        .raw("method")
        .is_some_and(|raw| raw.starts_with('"'));
    let (kind, payload) = match (has_method, &id) {
        (true, Some(_)) => (Kind::Request, "params"),
        (true, None) => (Kind::Notification, "params"),
        (false, Some(_)) => (Kind::Response, "result"),
        (false, None) => return None,
    };
    Some(Expected {
        kind,
        method,
        id,
        params: message.raw("params").map(str::to_owned),
        result: message.raw("result").map(str::to_owned),
        error: message.raw("error").map(str::to_owned),
        concerns: match part(message, payload) {
            Part::Object(payload) => concerns(&payload),
            Part::Other => Some(Concerns::default()),
            Part::Unreadable => None,
        },
    })
}

/// A member's value.
enum Part<'a> {
    Object(Members<'a>),
    Other,
    /// A name in it is no Unicode text. serde_json reads nothing of it then, the classifier all but that name.
    Unreadable,
}

impl<'a> Part<'a> {
    fn object(self) -> Option<Members<'a>> {
        match self {
            Self::Object(members) => Some(members),
            _ => None,
        }
    }
}

fn part<'a>(of: &Members<'a>, name: &str) -> Part<'a> {
    match of.object(name) {
        Some(members) => Part::Object(members),
        None if of.raw(name).is_some_and(|raw| raw.starts_with('{')) => Part::Unreadable,
        None => Part::Other,
    }
}

fn concerns(payload: &Members<'_>) -> Option<Concerns> {
    if payload.repeats(&[
        "threadId",
        "turnId",
        "itemId",
        "conversationId",
        "thread",
        "turn",
        "delta",
    ]) {
        return None;
    }
    let [thread, turn] = match [part(payload, "thread"), part(payload, "turn")] {
        [Part::Unreadable, _] | [_, Part::Unreadable] => return None,
        parts => parts.map(Part::object),
    };
    if [&thread, &turn]
        .iter()
        .any(|within| within.as_ref().is_some_and(|w| w.repeats(&["id"])))
    {
        return None;
    }
    Some(Concerns {
        thread: payload
            .text("threadId")
            .or_else(|| payload.text("conversationId"))
            .or_else(|| thread?.text("id")),
        turn: payload.text("turnId").or_else(|| turn?.text("id")),
        item: payload.text("itemId"),
        delta: payload.text("delta"),
    })
}

impl Expected {
    fn compare(&self, line: &str, envelope: &Envelope, kind: Kind) {
        assert_eq!(kind, self.kind);
        let plain = |span: Span| span.is_some().then(|| span.text(line));
        assert_eq!(unquoted(plain(envelope.method)), self.method);
        // Values keep their spelling, but where the whole message was written again.
        for (span, expected) in [
            (envelope.id, &self.id),
            (envelope.params, &self.params),
            (envelope.result, &self.result),
            (envelope.error, &self.error),
        ] {
            let found = plain(span);
            assert!(
                found == expected.as_deref() || same(found, expected.as_deref()),
                "{found:?}, expected {expected:?}"
            );
        }
        if let Some(id) = &self.id {
            let value: serde_json::Value = serde_json::from_str(id).unwrap_or_default();
            let expected = value
                .as_i64()
                .map(RequestId::Integer)
                .or_else(|| value.as_str().map(|text| RequestId::String(text.into())));
            assert_eq!(request_id(envelope.id.of(line.as_bytes())), expected);
        }
        if let Some(concerns) = &self.concerns {
            assert_eq!(unquoted(plain(envelope.thread)), concerns.thread);
            assert_eq!(unquoted(plain(envelope.turn)), concerns.turn);
            assert_eq!(unquoted(plain(envelope.item)), concerns.item);
            assert_eq!(unquoted(plain(envelope.delta)), concerns.delta);
            // An id that can be written without escapes is found without escapes.
            for (span, id) in [
                (envelope.thread, &concerns.thread),
                (envelope.turn, &concerns.turn),
                (envelope.item, &concerns.item),
                (envelope.method, &self.method),
            ] {
                if let Some(id) = id
                    && !id.contains(|c: char| c.is_control() || matches!(c, '"' | '\\'))
                {
                    assert_eq!(plain(span), Some(id.as_str()));
                }
            }
        }
    }
}

/// A text from what stands between its quotes; `None` if it can't be read as one.
fn unquoted(inside: Option<&str>) -> Option<String> {
    serde_json::from_str(&format!("\"{}\"", inside?)).ok()
}

fn same(found: Option<&str>, expected: Option<&str>) -> bool {
    let (Some(found), Some(expected)) = (found, expected) else {
        return false;
    };
    let value = |json: &str| serde_json::from_str::<serde_json::Value>(json).ok();
    // Deeper than serde_json builds trees, or text that is no Unicode: only the scan counts.
    value(expected).is_none_or(|expected| value(found) == Some(expected))
}
