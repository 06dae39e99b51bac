//! One event, undecoded.

use std::fmt;

use bytes::Bytes;
use codex_threads_protocol::{self as protocol, DecodeError};
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use crate::server_requests::UnansweredRequest;
use crate::wire::{Envelope, Span, member};

/// What a stream of events yields.
///
/// ```
/// use codex_threads::Event;
///
/// fn show(event: &Event) {
///     match event {
///         Event::Notification(notification) => println!("{}", notification.method()),
///         Event::Lagged(lagged) => println!("{} bytes of text are missing", lagged.bytes()),
///         _ => {}
///     }
/// }
/// # let _ = show;
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Event {
    /// A notification of the server.
    Notification(Notification),
    /// Text is missing here, because the consumer fell behind by more than the limit.
    Lagged(Lagged),
    /// The server asked something that the program has not answered: it got the safe answer, which
    /// grants nothing.
    ServerRequestUnanswered(Box<UnansweredRequest>),
}

impl Event {
    /// The notification, if it is one.
    ///
    /// ```
    /// # fn show(event: &codex_threads::Event) {
    /// let method = event.notification().map(|notification| notification.method());
    /// # let _ = method;
    /// # }
    /// ```
    #[must_use]
    pub fn notification(&self) -> Option<&Notification> {
        match self {
            Self::Notification(notification) => Some(notification),
            Self::Lagged(_) | Self::ServerRequestUnanswered(_) => None,
        }
    }

    /// The notification, decoded; `None` where it is none. What this version doesn't know, or
    /// can't decode, is `ServerNotification::Unknown`, whole.
    ///
    /// ```
    /// use codex_threads::protocol::ServerNotification;
    ///
    /// # fn show(event: &codex_threads::Event) {
    /// if let Some(ServerNotification::Unknown(unknown)) = event.decode() {
    ///     eprintln!("{}", unknown.method());
    /// }
    /// # }
    /// ```
    #[must_use]
    pub fn decode(&self) -> Option<protocol::ServerNotification> {
        self.notification().map(Notification::decode)
    }

    /// The method of the notification, of the deltas that are missing, or of the request.
    ///
    /// ```
    /// # fn show(event: &codex_threads::Event) { println!("{}", event.method()); }
    /// ```
    #[must_use]
    pub fn method(&self) -> &str {
        match self {
            Self::Notification(notification) => notification.method(),
            Self::Lagged(lagged) => lagged.method(),
            Self::ServerRequestUnanswered(request) => request.method(),
        }
    }

    /// The thread it concerns, if it concerns one.
    ///
    /// ```
    /// # fn show(event: &codex_threads::Event) { println!("{:?}", event.thread_id()); }
    /// ```
    #[must_use]
    pub fn thread_id(&self) -> Option<&str> {
        match self {
            Self::Notification(notification) => notification.thread_id(),
            Self::Lagged(lagged) => lagged.thread_id(),
            Self::ServerRequestUnanswered(request) => request.thread_id(),
        }
    }
}

/// A notification of the server: its method, whom it concerns, and its params as they came.
///
/// Cloning shares the bytes.
///
/// ```
/// use codex_threads::Notification;
///
/// let closed = Notification::new("thread/closed", r#"{"threadId":"t"}"#)?;
/// assert_eq!(closed.thread_id(), Some("t"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone)]
pub struct Notification {
    line: Bytes,
    envelope: Envelope,
}

impl Notification {
    pub(crate) fn from_parts(line: Bytes, envelope: Envelope) -> Self {
        Self { line, envelope }
    }

    /// A notification made by hand, for tests and replays.
    ///
    /// # Errors
    ///
    /// When `params` is not JSON.
    ///
    /// ```
    /// let made = codex_threads::Notification::new("skills/changed", "{}")?;
    /// assert_eq!(made.params(), b"{}");
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn new(method: &str, params: &str) -> Result<Self, serde_json::Error> {
        let raw: &RawValue = serde_json::from_str(params)?;
        let mut line = Vec::with_capacity(method.len() + params.len() + 32);
        crate::wire::encode_notification(&mut line, method, Some(raw.get().as_bytes()));
        match Envelope::read(line.into()) {
            Ok((line, envelope, _)) => Ok(Self { line, envelope }),
            Err(_) => Err(serde::de::Error::custom("too long for a message")),
        }
    }

    /// The method, such as `item/agentMessage/delta`.
    ///
    /// ```
    /// # fn show(n: &codex_threads::Notification) { println!("{}", n.method()); }
    /// ```
    #[must_use]
    pub fn method(&self) -> &str {
        self.envelope.method.text(&self.line)
    }

    /// The thread it concerns, if it concerns one.
    ///
    /// ```
    /// # fn show(n: &codex_threads::Notification) { println!("{:?}", n.thread_id()); }
    /// ```
    #[must_use]
    pub fn thread_id(&self) -> Option<&str> {
        self.text(self.envelope.thread)
    }

    /// The turn it concerns, if it concerns one.
    ///
    /// ```
    /// # fn show(n: &codex_threads::Notification) { println!("{:?}", n.turn_id()); }
    /// ```
    #[must_use]
    pub fn turn_id(&self) -> Option<&str> {
        self.text(self.envelope.turn)
    }

    /// The params, as JSON; `null` when there are none.
    ///
    /// ```
    /// # fn show(n: &codex_threads::Notification) { println!("{} bytes", n.params().len()); }
    /// ```
    #[must_use]
    pub fn params(&self) -> &[u8] {
        if self.envelope.params.is_some() {
            self.envelope.params.of(&self.line)
        } else {
            b"null"
        }
    }

    /// The notification as one of the typed ones. What this version doesn't know, or can't decode,
    /// is `ServerNotification::Unknown`, whole.
    ///
    /// ```
    /// use codex_threads::protocol::ServerNotification;
    ///
    /// # fn show(n: &codex_threads::Notification) {
    /// if let ServerNotification::TurnCompleted(completed) = n.decode() {
    ///     println!("{}", completed.turn.id);
    /// }
    /// # }
    /// ```
    #[must_use]
    pub fn decode(&self) -> protocol::ServerNotification {
        protocol::ServerNotification::decode(self.method(), self.params())
    }

    /// The params, decoded into a type of your choice.
    ///
    /// # Errors
    ///
    /// When they don't fit it.
    ///
    /// ```
    /// # fn show(n: &codex_threads::Notification) -> Result<(), codex_threads::protocol::DecodeError> {
    /// let any: std::collections::HashMap<String, serde::de::IgnoredAny> = n.params_as()?;
    /// # let _ = any; Ok(()) }
    /// ```
    pub fn params_as<T: DeserializeOwned>(&self) -> Result<T, DecodeError> {
        protocol::decode(self.params())
    }

    /// The params decoded as those of the notification type `N`; `None` when this is another one.
    ///
    /// ```
    /// use codex_threads::protocol::Notification as _;
    /// # fn show<N: codex_threads::protocol::Notification>(n: &codex_threads::Notification) {
    /// if let Some(Ok(params)) = n.get::<N>() { let _: N = params; }
    /// # }
    /// ```
    pub fn get<N: protocol::Notification>(&self) -> Option<Result<N, DecodeError>> {
        (self.method() == N::METHOD).then(|| protocol::decode(self.params()))
    }

    /// The whole message as it came, without its line end.
    ///
    /// ```
    /// # fn show(n: &codex_threads::Notification) { println!("{} bytes", n.line().len()); }
    /// ```
    #[must_use]
    pub fn line(&self) -> &Bytes {
        &self.line
    }

    /// The text of a member, for members that are strings without escapes.
    pub(crate) fn item_id(&self) -> Option<&str> {
        let span = member(self.params(), &["itemId"])?;
        std::str::from_utf8(span.of(self.params()))
            .ok()
            .map(|text| text.trim_matches('"'))
    }

    pub(crate) fn envelope(&self) -> &Envelope {
        &self.envelope
    }

    /// The same in memory of its own, so that it doesn't hold the block it came in.
    pub(crate) fn detached(&self) -> Self {
        Self {
            line: Bytes::copy_from_slice(&self.line),
            envelope: self.envelope,
        }
    }

    fn text(&self, span: Span) -> Option<&str> {
        span.is_some().then(|| span.text(&self.line))
    }
}

/// Names and sizes only: params hold what was said and what is in files.
impl fmt::Debug for Notification {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Notification")
            .field("method", &self.method())
            .field("thread_id", &self.thread_id())
            .field("turn_id", &self.turn_id())
            .field("bytes", &self.params().len())
            .finish()
    }
}

/// Text that was left out because nobody read it in time.
///
/// ```
/// # fn show(lagged: &codex_threads::Lagged) {
/// eprintln!("{} deltas of {:?} are missing", lagged.events(), lagged.item_id());
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Lagged {
    pub(crate) method: String,
    pub(crate) thread: Option<String>,
    pub(crate) turn: Option<String>,
    pub(crate) item: Option<String>,
    pub(crate) events: u64,
    pub(crate) bytes: u64,
}

impl Lagged {
    /// The method of the deltas that are missing.
    ///
    /// ```
    /// # fn show(lagged: &codex_threads::Lagged) { println!("{}", lagged.method()); }
    /// ```
    #[must_use]
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The thread they belong to.
    ///
    /// ```
    /// # fn show(lagged: &codex_threads::Lagged) { println!("{:?}", lagged.thread_id()); }
    /// ```
    #[must_use]
    pub fn thread_id(&self) -> Option<&str> {
        self.thread.as_deref()
    }

    /// The turn they belong to.
    ///
    /// ```
    /// # fn show(lagged: &codex_threads::Lagged) { println!("{:?}", lagged.turn_id()); }
    /// ```
    #[must_use]
    pub fn turn_id(&self) -> Option<&str> {
        self.turn.as_deref()
    }

    /// The item whose text is incomplete.
    ///
    /// ```
    /// # fn show(lagged: &codex_threads::Lagged) { println!("{:?}", lagged.item_id()); }
    /// ```
    #[must_use]
    pub fn item_id(&self) -> Option<&str> {
        self.item.as_deref()
    }

    /// How many deltas are missing.
    ///
    /// ```
    /// # fn show(lagged: &codex_threads::Lagged) { println!("{}", lagged.events()); }
    /// ```
    #[must_use]
    pub fn events(&self) -> u64 {
        self.events
    }

    /// How many bytes of messages are missing.
    ///
    /// ```
    /// # fn show(lagged: &codex_threads::Lagged) { println!("{}", lagged.bytes()); }
    /// ```
    #[must_use]
    pub fn bytes(&self) -> u64 {
        self.bytes
    }
}
