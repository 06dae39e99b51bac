//! One line taken apart.

use bytestring::ByteString;
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
    /// `itemId` of the payload, without quotes.
    pub(crate) item: Span,
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
    /// No JSON, or JSON that was cut off.
    NotJson,
    /// JSON, but neither a request, a notification nor an answer.
    NotAMessage,
}

impl Unreadable {
    #[cold]
    pub(super) fn why(line: &str) -> Self {
        match serde_json::from_str::<serde::de::IgnoredAny>(line) {
            Ok(_) => Self::NotAMessage,
            Err(_) => Self::NotJson,
        }
    }
}

impl Envelope {
    /// Takes a line apart. The line that the offsets refer to is returned with them: it is the
    /// one given, but for messages whose keys or method are written with escapes.
    pub(crate) fn read(line: ByteString) -> Result<Message, Unreadable> {
        match scan(line.as_bytes()) {
            Some((members, _)) => Self::of(line, &members),
            None => Err(Unreadable::why(&line)),
        }
    }

    /// The same for a line that was scanned.
    pub(super) fn of(line: ByteString, members: &Members) -> Result<Message, Unreadable> {
        // What can't be made plain is taken as it stands: a name or an id that is no Unicode text
        // is nobody's, and the rest of the message is as good as any.
        if members.escaped()
            && let Some(read) = rewritten(line.as_bytes())
        {
            return Ok(read);
        }
        let envelope = members.envelope();
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

/// A message and its line.
pub(crate) type Message = (ByteString, Envelope, Kind);

/// The members of a message that was walked, or the first of them.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Members {
    method: Span,
    id: Span,
    error: Span,
    params: Payload,
    result: Payload,
    /// A name or the method is written with escapes, so more may be meant than was found.
    escaped: bool,
}

/// What was found before the text of `params.delta`, and where that begins.
#[derive(Debug, Clone, Copy)]
pub(super) struct BeforeText {
    members: Members,
    pub(super) at: usize,
}

/// Walks a message.
pub(super) fn scan(line: &[u8]) -> Option<(Members, Option<BeforeText>)> {
    let (mut members, mut before) = (Members::default(), None);
    let mut scanner = Scanner::new(line);
    scanner.object(|scanner, key| members.member(scanner, key, &mut before))?;
    scanner.at_end().then_some((members, before))
}

impl BeforeText {
    /// Where the ids of thread, turn and item stand; nothing where they are not all there in this order,
    /// or where something else was found that may stand elsewhere in another line.
    pub(super) fn ids(&self) -> Option<[Span; 3]> {
        let Payload {
            span,
            thread,
            turn,
            item,
            ..
        } = self.members.params;
        let plain = Members {
            method: self.members.method,
            params: Payload {
                span,
                thread,
                turn,
                item,
                ..Payload::default()
            },
            ..Members::default()
        };
        let ids = [thread, turn, item];
        let in_order = self.members.method.end() < thread.start()
            && thread.end() < turn.start()
            && turn.end() < item.start();
        (ids.into_iter().all(Span::is_some) && in_order && self.members == plain).then_some(ids)
    }

    /// The same for a line in which the ids, and the text, stand elsewhere.
    #[inline]
    pub(super) fn with(&self, [thread, turn, item]: [Span; 3], at: usize) -> Self {
        let mut members = self.members;
        members.params.thread = thread;
        members.params.turn = turn;
        members.params.item = item;
        Self { members, at }
    }

    /// Whether nothing behind the text means what is known of what is before it.
    pub(super) fn is_part_of(&self, members: &Members) -> bool {
        let (known, params) = (&self.members.params, &members.params);
        params.delta.start() == self.at
            && params.thread == known.thread
            && params.turn == known.turn
            && params.item == known.item
            && !members.escaped()
    }

    /// Walks a message that has the same bytes before its text, the ids left out.
    pub(super) fn go_on(&self, line: &[u8]) -> Option<Members> {
        let mut members = self.members;
        let mut scanner = Scanner::within(line, self.at);
        let params = &mut members.params;
        params.delta = scanner.text()?.span;
        scanner.rest(|scanner, key| params.member(scanner, key))?;
        params.span = scanner.since(params.span.start());
        scanner.rest(|scanner, key| members.member(scanner, key, &mut None))?;
        scanner.at_end().then_some(members)
    }
}

impl Members {
    #[inline]
    fn member(
        &mut self,
        scanner: &mut Scanner<'_>,
        key: Text,
        before_text: &mut Option<BeforeText>,
    ) -> Option<()> {
        self.escaped |= key.escaped;
        match scanner.key(key) {
            b"method" if scanner.peek()? == b'"' => {
                let text = scanner.string()?;
                self.escaped |= text.escaped;
                self.method = text.span;
            }
            b"params" => {
                let mut before = None;
                let params = Payload::read(scanner, &mut before)?;
                *before_text = before.map(|(params, at)| BeforeText {
                    members: Self { params, ..*self },
                    at,
                });
                self.params = params;
            }
            b"result" => self.result = Payload::read(scanner, &mut None)?,
            b"id" => self.id = scanner.value()?,
            b"error" => self.error = scanner.value()?,
            _ => {
                scanner.value()?;
            }
        }
        Some(())
    }

    fn escaped(&self) -> bool {
        self.escaped || self.params.escaped || self.result.escaped
    }

    fn envelope(&self) -> Envelope {
        // Only what belongs to a message of this kind says whom it concerns.
        let concerned = if self.method.is_some() {
            &self.params
        } else {
            &self.result
        };
        // An explicit `threadId` wins over one that is part of something else.
        let thread = concerned.thread.or(concerned.conversation);
        Envelope {
            method: self.method,
            id: self.id,
            params: self.params.span,
            result: self.result.span,
            error: self.error,
            thread: thread.or(concerned.whole_thread),
            turn: concerned.turn.or(concerned.whole_turn),
            item: concerned.item,
            delta: concerned.delta,
        }
    }
}

/// `params` or `result`, and whom it concerns.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
struct Payload {
    span: Span,
    thread: Span,
    conversation: Span,
    turn: Span,
    item: Span,
    /// Ids of a whole `thread` and of a whole `turn`.
    whole_thread: Span,
    whole_turn: Span,
    delta: Span,
    /// A name or an id is written with escapes, so more may be meant than was found.
    escaped: bool,
}

impl Payload {
    /// `before`: this as it was before the text of `delta`, and where that begins.
    #[inline]
    fn read(scanner: &mut Scanner<'_>, before: &mut Option<(Self, usize)>) -> Option<Self> {
        let mut payload = Self::default();
        if scanner.peek()? != b'{' {
            payload.span = scanner.value()?;
            return Some(payload);
        }
        payload.span = scanner.since(scanner.at());
        let span = scanner.object(|scanner, key| {
            if scanner.key(key) == b"delta" && scanner.peek()? == b'"' {
                *before = Some((payload, scanner.at() + 1));
            }
            payload.member(scanner, key)
        })?;
        payload.span = span;
        Some(payload)
    }

    #[inline]
    fn member(&mut self, scanner: &mut Scanner<'_>, key: Text) -> Option<()> {
        self.escaped |= key.escaped;
        match scanner.key(key) {
            b"threadId" => self.thread = id(scanner, &mut self.escaped)?,
            b"turnId" => self.turn = id(scanner, &mut self.escaped)?,
            b"itemId" => self.item = id(scanner, &mut self.escaped)?,
            b"delta" => self.delta = text(scanner)?.map_or(Span::NONE, |text| text.span),
            b"thread" => self.whole_thread = id_within(scanner, &mut self.escaped)?,
            b"turn" => self.whole_turn = id_within(scanner, &mut self.escaped)?,
            b"conversationId" => self.conversation = id(scanner, &mut self.escaped)?,
            _ => {
                scanner.value()?;
            }
        }
        Some(())
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
#[cold]
fn rewritten(line: &[u8]) -> Option<Message> {
    let plain = ByteString::try_from(plain::message(line)?).ok()?;
    let (members, _) = scan(plain.as_bytes())?;
    let envelope = members.envelope();
    let kind = envelope.kind()?;
    Some((plain, envelope, kind))
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
