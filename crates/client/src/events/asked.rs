//! What whoever follows a thread learns of the server's requests.

use std::fmt;

use codex_threads_protocol::RequestId;

use super::Notification;
use crate::wire::{member, request_id};

/// The server asks something, and it waits for an answer: an event for whoever shows a thread.
/// Answering is another matter ([`PendingServerRequest`](crate::PendingServerRequest)).
///
/// ```
/// # fn show(asked: &codex_threads::AskedRequest) {
/// println!("{:?} waits: {}", asked.id(), asked.method());
/// # }
/// ```
#[derive(Clone)]
pub struct AskedRequest(Notification);

impl AskedRequest {
    /// A request as an event, if it is one.
    pub(crate) fn of(message: Notification) -> Result<Self, Notification> {
        if message.envelope().id.is_some() {
            Ok(Self(message))
        } else {
            Err(message)
        }
    }

    /// The server's id of the request.
    ///
    /// ```
    /// # fn show(asked: &codex_threads::AskedRequest) { println!("{:?}", asked.id()); }
    /// ```
    #[must_use]
    pub fn id(&self) -> Option<RequestId> {
        request_id(self.0.envelope().id.of(self.0.line()))
    }

    /// The method, such as `item/commandExecution/requestApproval`.
    ///
    /// ```
    /// # fn show(asked: &codex_threads::AskedRequest) { println!("{}", asked.method()); }
    /// ```
    #[must_use]
    pub fn method(&self) -> &str {
        self.0.method()
    }

    /// The thread it concerns, if it concerns one.
    ///
    /// ```
    /// # fn show(asked: &codex_threads::AskedRequest) { println!("{:?}", asked.thread_id()); }
    /// ```
    #[must_use]
    pub fn thread_id(&self) -> Option<&str> {
        self.0.thread_id()
    }

    /// The turn it concerns, if it concerns one.
    ///
    /// ```
    /// # fn show(asked: &codex_threads::AskedRequest) { println!("{:?}", asked.turn_id()); }
    /// ```
    #[must_use]
    pub fn turn_id(&self) -> Option<&str> {
        self.0.turn_id()
    }

    /// The item it concerns, if it concerns one.
    ///
    /// ```
    /// # fn show(asked: &codex_threads::AskedRequest) { println!("{:?}", asked.item_id()); }
    /// ```
    #[must_use]
    pub fn item_id(&self) -> Option<&str> {
        let span = member(self.params(), &["itemId"])?;
        let text = std::str::from_utf8(span.of(self.params())).ok()?;
        text.strip_prefix('"')?.strip_suffix('"')
    }

    /// What it asks, as JSON.
    ///
    /// ```
    /// # fn show(asked: &codex_threads::AskedRequest) { println!("{} bytes", asked.params().len()); }
    /// ```
    #[must_use]
    pub fn params(&self) -> &[u8] {
        self.0.params()
    }
}

/// Names and sizes only.
impl fmt::Debug for AskedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("AskedRequest")
            .field("id", &self.id())
            .field("method", &self.method())
            .field("thread_id", &self.thread_id())
            .field("turn_id", &self.turn_id())
            .finish_non_exhaustive()
    }
}
