//! What a stream yields.

use codex_threads_protocol as protocol;

use super::asked::AskedRequest;
use super::gap::{Lagged, Missed};
use super::notification::Notification;
use super::rolled_back::RolledBack;
use crate::error::Closed;
use crate::server_requests::UnansweredRequest;

/// What a stream of events yields.
///
/// ```
/// use codex_threads::Event;
///
/// fn show(event: &Event) {
///     match event {
///         Event::Notification(notification) => println!("{}", notification.method()),
///         Event::Lagged(lagged) => println!("{} bytes of text are missing", lagged.bytes()),
///         Event::Closed(closed) => eprintln!("{closed}"),
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
    /// The server asks something, and waits for the answer of whoever answers its requests. Streams
    /// of a thread's events have it, and no others.
    ServerRequestAsked(AskedRequest),
    /// The server asked something that the program has not answered: it got the safe answer, which
    /// grants nothing.
    ServerRequestUnanswered(Box<UnansweredRequest>),
    /// This connection has rolled the thread back (`thread/rollback`), of which the server tells
    /// nobody.
    RolledBack(RolledBack),
    /// The beginning of this stream is missing: nobody had asked for it, and what came meanwhile
    /// was given up for its size. It is the first event of its stream.
    Missed(Missed),
    /// The connection is over, and this is why: the last event of every stream that was not over
    /// before. So a crash of the server does not look like an end in order.
    Closed(Closed),
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
            _ => None,
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

    /// The method of the notification, of the deltas that are missing, or of the request; empty where
    /// none stands behind it.
    ///
    /// ```
    /// # fn show(event: &codex_threads::Event) { println!("{}", event.method()); }
    /// ```
    #[must_use]
    pub fn method(&self) -> &str {
        match self {
            Self::Notification(notification) => notification.method(),
            Self::Lagged(lagged) => lagged.method(),
            Self::ServerRequestAsked(request) => request.method(),
            Self::ServerRequestUnanswered(request) => request.method(),
            Self::RolledBack(_) => "thread/rollback",
            Self::Missed(_) | Self::Closed(_) => "",
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
            Self::ServerRequestAsked(request) => request.thread_id(),
            Self::ServerRequestUnanswered(request) => request.thread_id(),
            Self::RolledBack(rolled_back) => Some(rolled_back.thread_id().as_str()),
            Self::Missed(_) | Self::Closed(_) => None,
        }
    }
}
