//! One line taken apart.

use bytes::Bytes;
use codex_threads_protocol::RequestId;

use super::plain;
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
        let Some((envelope, escaped)) = scan(&line) else {
            return Err(
                match serde_json::from_slice::<serde::de::IgnoredAny>(&line) {
                    Ok(_) => Unreadable::NotAMessage,
                    Err(_) => Unreadable::NotJson,
                },
            );
        };
        // What can't be made plain is taken as it stands: a name or an id that is no Unicode text
        // is nobody's, and the rest of the message is as good as any.
        if escaped && let Some(read) = rewritten(&line) {
            return Ok(read);
        }
        let kind = envelope.kind().ok_or(Unreadable::NotAMessage)?;
        Ok((line, envelope, kind))
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

/// The parts of an object, and whether a name, the method or an id is written with escapes, so that
/// more may be meant than was found.
fn scan(line: &[u8]) -> Option<(Envelope, bool)> {
    let mut envelope = Envelope::default();
    let (mut params, mut result) = (Payload::default(), Payload::default());
    let mut escaped = false;
    let mut scanner = Scanner::new(line);
    scanner.object(|scanner, key| {
        escaped |= key.escaped;
        match scanner.key(key) {
            b"method" if scanner.peek()? == b'"' => {
                let text = scanner.string()?;
                escaped |= text.escaped;
                envelope.method = text.span;
            }
            b"params" => params = Payload::read(scanner)?,
            b"result" => result = Payload::read(scanner)?,
            b"id" => envelope.id = scanner.value()?,
            b"error" => envelope.error = scanner.value()?,
            _ => {
                scanner.value()?;
            }
        }
        Some(())
    })?;
    let escaped = escaped || params.escaped || result.escaped;
    scanner
        .at_end()
        .then(|| (envelope.with(params, result), escaped))
}

impl Envelope {
    /// Only what belongs to a message of this kind says whom it concerns.
    fn with(mut self, params: Payload, result: Payload) -> Self {
        self.params = params.span;
        self.result = result.span;
        let concerned = if self.method.is_some() {
            params
        } else {
            result
        };
        self.thread = concerned.thread;
        self.turn = concerned.turn;
        self.delta = concerned.delta;
        self
    }
}

/// `params` or `result`, and whom it concerns.
#[derive(Clone, Copy, Default)]
struct Payload {
    span: Span,
    thread: Span,
    turn: Span,
    delta: Span,
    /// A name or an id is written with escapes, so more may be meant than was found.
    escaped: bool,
}

impl Payload {
    #[inline]
    fn read(scanner: &mut Scanner<'_>) -> Option<Self> {
        let mut payload = Self::default();
        if scanner.peek()? != b'{' {
            payload.span = scanner.value()?;
            return Some(payload);
        }
        // An explicit `threadId` wins over one that is part of something else.
        let (mut thread, mut conversation, mut turn) = (Span::NONE, Span::NONE, Span::NONE);
        let Self { escaped, .. } = &mut payload;
        let (mut whole_thread, mut whole_turn, mut delta) = (Span::NONE, Span::NONE, Span::NONE);
        let span = scanner.object(|scanner, key| {
            *escaped |= key.escaped;
            match scanner.key(key) {
                b"threadId" => thread = id(scanner, escaped)?,
                b"turnId" => turn = id(scanner, escaped)?,
                b"delta" => delta = text(scanner)?.map_or(Span::NONE, |text| text.span),
                b"thread" => whole_thread = id_within(scanner, escaped)?,
                b"turn" => whole_turn = id_within(scanner, escaped)?,
                b"conversationId" => conversation = id(scanner, escaped)?,
                _ => {
                    scanner.value()?;
                }
            }
            Some(())
        })?;
        payload.span = span;
        payload.thread = thread.or(conversation).or(whole_thread);
        payload.turn = turn.or(whole_turn);
        payload.delta = delta;
        Some(payload)
    }
}

/// A string; nothing for any other value, which is passed.
#[inline]
fn text(scanner: &mut Scanner<'_>) -> Option<Option<Text>> {
    if scanner.peek()? == b'"' {
        scanner.string().map(Some)
    } else {
        scanner.value().map(|_| None)
    }
}

/// The content of a string that is an id; nothing for any other value.
#[inline]
fn id(scanner: &mut Scanner<'_>, escaped: &mut bool) -> Option<Span> {
    let Some(text) = text(scanner)? else {
        return Some(Span::NONE);
    };
    *escaped |= text.escaped;
    Some(text.span)
}

fn id_within(scanner: &mut Scanner<'_>, escaped: &mut bool) -> Option<Span> {
    if scanner.peek()? != b'{' {
        scanner.value()?;
        return Some(Span::NONE);
    }
    let mut found = Span::NONE;
    scanner.object(|scanner, key| {
        *escaped |= key.escaped;
        if scanner.key(key) == b"id" {
            found = id(scanner, escaped)?;
        } else {
            scanner.value()?;
        }
        Some(())
    })?;
    Some(found)
}

/// The slow way, for names, methods and ids written with escapes: the message is written again with
/// those alone that it needs.
fn rewritten(line: &[u8]) -> Option<(Bytes, Envelope, Kind)> {
    let plain = plain::message(line)?;
    let (envelope, _) = scan(&plain)?;
    let kind = envelope.kind()?;
    Some((plain.into(), envelope, kind))
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
            let id = scanner.value()?;
            // A number that reaches to the very end may have been cut off itself.
            scanner.peek()?;
            found = request_id(id.of(head));
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
