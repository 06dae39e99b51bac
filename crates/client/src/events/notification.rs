//! One notification, undecoded.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;
use bytestring::ByteString;
use codex_threads_protocol::{self as protocol, DecodeError};
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::template::Template;
use crate::wire::{Envelope, Span, member};

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
    line: ByteString,
    envelope: Envelope,
    /// Shared by the deltas that have the same bytes before their text, but for their ids.
    template: Option<Arc<Template>>,
    /// Whether the line lies in memory of its own, and not in the block that it came in.
    own: bool,
}

impl Notification {
    /// `template`: that of the deltas that have the same bytes before their text, but for their ids.
    pub(crate) fn from_parts(
        line: ByteString,
        envelope: Envelope,
        template: Option<Arc<Template>>,
    ) -> Self {
        Self {
            line,
            envelope,
            template,
            own: false,
        }
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
        let read = ByteString::try_from(line).map(Envelope::read);
        match read {
            Ok(Ok((line, envelope, _))) => Ok(Self::from_parts(line, envelope, None)),
            _ => Err(serde::de::Error::custom("too long for a message")),
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
        self.part(self.envelope.thread)
    }

    /// The turn it concerns, if it concerns one.
    ///
    /// ```
    /// # fn show(n: &codex_threads::Notification) { println!("{:?}", n.turn_id()); }
    /// ```
    #[must_use]
    pub fn turn_id(&self) -> Option<&str> {
        self.part(self.envelope.turn)
    }

    /// The params, as JSON; `null` when there are none.
    ///
    /// ```
    /// # fn show(n: &codex_threads::Notification) { println!("{} bytes", n.params().len()); }
    /// ```
    #[must_use]
    pub fn params(&self) -> &[u8] {
        self.params_text().as_bytes()
    }

    fn params_text(&self) -> &str {
        if self.envelope.params.is_some() {
            self.envelope.params.text(&self.line)
        } else {
            "null"
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
        let template = self.template.as_ref();
        template
            .and_then(|template| template.fill(self))
            .unwrap_or_else(|| self.decode_whole())
    }

    pub(super) fn decode_whole(&self) -> protocol::ServerNotification {
        protocol::ServerNotification::decode_text(self.method(), self.params_text())
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
        protocol::decode_text(self.params_text())
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
        (self.method() == N::METHOD).then(|| protocol::decode_text(self.params_text()))
    }

    /// The whole message as it came, without its line end.
    ///
    /// ```
    /// # fn show(n: &codex_threads::Notification) { println!("{} bytes", n.line().len()); }
    /// ```
    #[must_use]
    pub fn line(&self) -> &Bytes {
        self.line.as_bytes()
    }

    /// A member of the params, as it was written.
    pub(crate) fn member(&self, path: &[&str]) -> Option<&str> {
        let params = self.params_text();
        Some(member(params.as_bytes(), path)?.text(params))
    }

    /// The item that its `itemId` names, if it has one.
    pub(crate) fn item_id(&self) -> Option<&str> {
        self.part(self.envelope.item)
    }

    /// The whole message.
    pub(super) fn text(&self) -> &str {
        &self.line
    }

    pub(crate) fn envelope(&self) -> &Envelope {
        &self.envelope
    }

    /// The same in memory of its own, so that it doesn't hold the block it came in. Copied once: what is
    /// detached already is shared.
    pub(crate) fn detached(&self) -> Self {
        if self.own {
            return self.clone();
        }
        Self {
            line: ByteString::from(&*self.line),
            envelope: self.envelope,
            template: self.template.clone(),
            own: true,
        }
    }

    fn part(&self, span: Span) -> Option<&str> {
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
