//! One line taken apart.

use std::borrow::Cow;

use bytes::Bytes;
use codex_threads_protocol::RequestId;
use serde::Deserialize;
use serde_json::value::RawValue;

use super::scan::{Scanner, Span, Text};

/// The parts of a message that the reader acts upon.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Envelope {
    /// The method's name, without quotes.
    pub(crate) method: Span,
    /// The id as it was written, quotes included.
    pub(crate) id: Span,
    pub(crate) params: Span,
    pub(crate) result: Span,
    pub(crate) error: Span,
    /// `threadId` of the payload, or `thread.id`, without quotes.
    pub(crate) thread: Span,
    /// `turnId` of the payload, or `turn.id`, without quotes.
    pub(crate) turn: Span,
    /// The text of a string member `delta`, without quotes.
    pub(crate) delta: Span,
}

/// What a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Notification,
    Request,
    Response,
}

/// Why a line is no message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Unreadable {
    /// Bytes that are no UTF-8.
    NotUtf8,
    /// No JSON, or JSON that was cut off.
    NotJson,
    /// JSON, but neither a request, a notification nor an answer.
    NotAMessage,
}

impl Envelope {
    /// Takes a line apart. The line that the offsets refer to is returned with them: it is the
    /// one given, but for messages whose keys or method are written with escapes.
    pub(crate) fn read(line: Bytes) -> Result<(Bytes, Self, Kind), Unreadable> {
        if std::str::from_utf8(&line).is_err() {
            return Err(Unreadable::NotUtf8);
        }
        if u32::try_from(line.len()).is_err() {
            return Err(Unreadable::NotAMessage);
        }
        match scan(&line) {
            Scan::Read(envelope) => {
                let kind = envelope.kind().ok_or(Unreadable::NotAMessage)?;
                Ok((line, envelope, kind))
            }
            Scan::Escaped => rewritten(&line),
            Scan::NotAnObject => Err(
                match serde_json::from_slice::<serde::de::IgnoredAny>(&line) {
                    Ok(_) => Unreadable::NotAMessage,
                    Err(_) => Unreadable::NotJson,
                },
            ),
        }
    }

    fn kind(&self) -> Option<Kind> {
        if self.method.is_some() {
            Some(if self.id.is_some() {
                Kind::Request
            } else {
                Kind::Notification
            })
        } else if self.id.is_some() {
            Some(Kind::Response)
        } else {
            None
        }
    }
}

enum Scan {
    Read(Envelope),
    Escaped,
    NotAnObject,
}

fn scan(line: &[u8]) -> Scan {
    let mut envelope = Envelope::default();
    let mut escaped = false;
    let mut scanner = Scanner::new(line);
    let whole = scanner.object(|scanner, key| {
        if key.escaped {
            escaped = true;
            return None;
        }
        match scanner.key(key) {
            b"method" if scanner.peek()? == b'"' => {
                let text = scanner.string()?;
                escaped |= text.escaped;
                envelope.method = text.span;
            }
            b"params" => envelope.params = payload(scanner, &mut envelope)?,
            b"result" => envelope.result = payload(scanner, &mut envelope)?,
            b"id" => envelope.id = scanner.value()?,
            b"error" => envelope.error = scanner.value()?,
            _ => {
                scanner.value()?;
            }
        }
        Some(())
    });
    if escaped {
        Scan::Escaped
    } else if whole.is_some() && scanner.at_end() {
        Scan::Read(envelope)
    } else {
        Scan::NotAnObject
    }
}

/// Passes `params` or `result` and notes whom it concerns.
#[inline]
fn payload(scanner: &mut Scanner<'_>, envelope: &mut Envelope) -> Option<Span> {
    if scanner.peek()? != b'{' {
        return scanner.value();
    }
    // An explicit `threadId` wins over one that is part of something else.
    let (mut thread, mut turn) = (Span::NONE, Span::NONE);
    let span = scanner.object(|scanner, key| {
        match scanner.key(key) {
            b"threadId" => thread = text(scanner)?,
            b"turnId" => turn = text(scanner)?,
            b"delta" => envelope.delta = text(scanner)?,
            b"thread" => envelope.thread = id_within(scanner)?,
            b"turn" => envelope.turn = id_within(scanner)?,
            b"conversationId" if !thread.is_some() => thread = text(scanner)?,
            _ => {
                scanner.value()?;
            }
        }
        Some(())
    })?;
    if thread.is_some() {
        envelope.thread = thread;
    }
    if turn.is_some() {
        envelope.turn = turn;
    }
    Some(span)
}

/// The content of a string without escapes; nothing for any other value.
#[inline]
fn text(scanner: &mut Scanner<'_>) -> Option<Span> {
    if scanner.peek()? != b'"' {
        scanner.value()?;
        return Some(Span::NONE);
    }
    let Text { span, .. } = scanner.string()?;
    Some(span)
}

fn id_within(scanner: &mut Scanner<'_>) -> Option<Span> {
    if scanner.peek()? != b'{' {
        scanner.value()?;
        return Some(Span::NONE);
    }
    let mut id = Span::NONE;
    scanner.object(|scanner, key| {
        if scanner.key(key) == b"id" {
            id = text(scanner)?;
        } else {
            scanner.value()?;
        }
        Some(())
    })?;
    Some(id)
}

/// The slow way, for keys and methods written with escapes: the message is written again plainly.
fn rewritten(line: &[u8]) -> Result<(Bytes, Envelope, Kind), Unreadable> {
    #[derive(Deserialize)]
    struct Members<'a> {
        #[serde(borrow, default)]
        method: Option<Cow<'a, str>>,
        #[serde(borrow, default)]
        id: Option<&'a RawValue>,
        #[serde(borrow, default)]
        params: Option<&'a RawValue>,
        #[serde(borrow, default)]
        result: Option<&'a RawValue>,
        #[serde(borrow, default)]
        error: Option<&'a RawValue>,
    }
    let members: Members<'_> = serde_json::from_slice(line).map_err(|error| {
        if error.is_data() {
            Unreadable::NotAMessage
        } else {
            Unreadable::NotJson
        }
    })?;
    let mut plain = Vec::with_capacity(line.len() + 16);
    plain.push(b'{');
    if let Some(method) = &members.method {
        plain.extend_from_slice(b"\"method\":");
        if serde_json::to_writer(&mut plain, method).is_err() {
            return Err(Unreadable::NotAMessage);
        }
    }
    for (key, value) in [
        ("id", members.id),
        ("params", members.params),
        ("result", members.result),
        ("error", members.error),
    ] {
        if let Some(value) = value {
            if plain.len() > 1 {
                plain.push(b',');
            }
            plain.push(b'"');
            plain.extend_from_slice(key.as_bytes());
            plain.extend_from_slice(b"\":");
            plain.extend_from_slice(value.get().as_bytes());
        }
    }
    plain.push(b'}');
    let mut envelope = Envelope::default();
    let mut scanner = Scanner::new(&plain);
    scanner
        .object(|scanner, key| {
            match scanner.key(key) {
                b"method" => envelope.method = scanner.string()?.span,
                b"params" => envelope.params = payload(scanner, &mut envelope)?,
                b"result" => envelope.result = payload(scanner, &mut envelope)?,
                b"id" => envelope.id = scanner.value()?,
                _ => envelope.error = scanner.value()?,
            }
            Some(())
        })
        .ok_or(Unreadable::NotJson)?;
    let kind = envelope.kind().ok_or(Unreadable::NotAMessage)?;
    Ok((plain.into(), envelope, kind))
}

/// An id as it was written: a 64-bit integer or a string.
pub(crate) fn request_id(written: &[u8]) -> Option<RequestId> {
    serde_json::from_slice(written).ok()
}

/// The id of an answer of which only the beginning is known. Answers begin with their id; a
/// message that has a method before its id is none.
pub(crate) fn head_id(head: &[u8]) -> Option<i64> {
    let mut scanner = Scanner::new(head);
    let mut found = None;
    scanner.object(|scanner, key| match scanner.key(key) {
        b"id" => {
            found = request_id(scanner.value()?.of(head));
            None
        }
        b"method" => None,
        _ => scanner.value().map(|_| ()),
    });
    match found {
        Some(RequestId::Integer(id)) => Some(id),
        _ => None,
    }
}
