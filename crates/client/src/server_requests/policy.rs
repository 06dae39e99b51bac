//! Who answers.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use super::pending::PendingServerRequest;
use super::rules::Rules;

type Handler = dyn Fn(PendingServerRequest) -> Pin<Box<dyn Future<Output = ()> + Send>>
    + Send
    + Sync
    + 'static;

/// Who answers what the server asks. Nothing is approved unless somebody's code says so.
///
/// ```
/// use codex_threads::{Codex, ServerRequestPolicy};
///
/// let builder = Codex::builder().server_requests(ServerRequestPolicy::handler(|request| async move {
///     eprintln!("declined: {}", request.method());
///     drop(request);
/// }));
/// # let _ = builder;
/// ```
#[derive(Clone, Default)]
#[non_exhaustive]
pub enum ServerRequestPolicy {
    /// Nobody: each gets the safe answer at once.
    #[default]
    Decline,
    /// Whoever reads [`Codex::server_requests`](crate::Codex::server_requests). Requests wait for
    /// the first such stream; when the last one is gone, each gets the safe answer at once.
    Stream,
    /// A function, called for each request in a task of its own. It may take hours, and may call
    /// back into the connection. A panic in it declines that request and harms nothing else.
    Handler(HandlerFn),
    /// A list of rules, and a policy for what no rule decides.
    Rules(Rules),
}

/// The function of [`ServerRequestPolicy::Handler`].
///
/// ```
/// let policy = codex_threads::ServerRequestPolicy::handler(|_request| async {});
/// assert!(matches!(policy, codex_threads::ServerRequestPolicy::Handler(_)));
/// ```
#[derive(Clone)]
pub struct HandlerFn(Arc<Handler>);

impl HandlerFn {
    pub(super) fn call(
        &self,
        request: PendingServerRequest,
    ) -> Pin<Box<dyn Future<Output = ()> + Send>> {
        (self.0)(request)
    }
}

impl fmt::Debug for HandlerFn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HandlerFn")
    }
}

impl ServerRequestPolicy {
    /// A policy that calls `handler` for each request.
    ///
    /// ```
    /// # use codex_threads::ServerRequestPolicy;
    /// let policy = ServerRequestPolicy::handler(|request| async move { drop(request) });
    /// # let _ = policy;
    /// ```
    pub fn handler<F, Fut>(handler: F) -> Self
    where
        F: Fn(PendingServerRequest) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = ()> + Send + 'static,
    {
        Self::Handler(HandlerFn(Arc::new(move |request| {
            Box::pin(handler(request))
        })))
    }
}

impl From<Rules> for ServerRequestPolicy {
    fn from(rules: Rules) -> Self {
        Self::Rules(rules)
    }
}

impl fmt::Debug for ServerRequestPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Decline => f.write_str("Decline"),
            Self::Stream => f.write_str("Stream"),
            Self::Handler(_) => f.write_str("Handler"),
            Self::Rules(rules) => rules.fmt(f),
        }
    }
}
