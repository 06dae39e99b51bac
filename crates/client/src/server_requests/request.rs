//! One request of the server, in the hands of who answers it.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use codex_threads_protocol::{DecodeError, RequestId, ServerRequestParams};
use codex_threads_transport::Outgoing;
use serde::Serialize;

use super::registry::{Expiry, Open, Phase, Waiting};
use super::safe::safe_answer;
use crate::events::Notification;
use crate::sync::lock;
use crate::wire::{answer, refusal};

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
    /// A function, called for each request in a task of its own. A panic in it declines that
    /// request and harms nothing else.
    Handler(HandlerFn),
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
    pub(crate) fn call(
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

impl fmt::Debug for ServerRequestPolicy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Decline => "Decline",
            Self::Stream => "Stream",
            Self::Handler(_) => "Handler",
        })
    }
}

/// Something that the server asks. Answer it once; dropped, it declines.
///
/// ```
/// use codex_threads::PendingServerRequest;
///
/// fn refuse(request: PendingServerRequest) {
///     let _ = request.refuse(-32601, "not here");
/// }
/// # let _ = refuse;
/// ```
pub struct PendingServerRequest {
    message: Box<Notification>,
    open: Arc<Open>,
    outgoing: Outgoing,
}

/// What became of an answer.
///
/// ```
/// # fn show(answered: codex_threads::Answered) {
/// if let codex_threads::Answered::TooLate(expiry) = answered { eprintln!("{expiry}"); }
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
#[must_use]
pub enum Answered {
    /// It goes to the server. (If another client has answered first, the server ignores it.)
    Sent,
    /// The request had expired; nothing was sent.
    TooLate(Expiry),
}

impl PendingServerRequest {
    pub(crate) fn new(message: Notification, open: Arc<Open>, outgoing: Outgoing) -> Self {
        Self {
            message: Box::new(message),
            open,
            outgoing,
        }
    }

    /// The server's id of the request, an integer in all releases so far.
    ///
    /// ```
    /// # fn show(request: &codex_threads::PendingServerRequest) { println!("{}", request.id()); }
    /// ```
    #[must_use]
    pub fn id(&self) -> &RequestId {
        &self.open.id
    }

    /// The method, such as `item/commandExecution/requestApproval`.
    ///
    /// ```
    /// # fn show(request: &codex_threads::PendingServerRequest) { println!("{}", request.method()); }
    /// ```
    #[must_use]
    pub fn method(&self) -> &str {
        self.message.method()
    }

    /// The thread it concerns, if it concerns one.
    ///
    /// ```
    /// # fn show(request: &codex_threads::PendingServerRequest) { println!("{:?}", request.thread_id()); }
    /// ```
    #[must_use]
    pub fn thread_id(&self) -> Option<&str> {
        self.open.thread.as_deref()
    }

    /// The turn it concerns, if it concerns one.
    ///
    /// ```
    /// # fn show(request: &codex_threads::PendingServerRequest) { println!("{:?}", request.turn_id()); }
    /// ```
    #[must_use]
    pub fn turn_id(&self) -> Option<&str> {
        self.open.turn.as_deref()
    }

    /// The params, as JSON; `null` when there are none.
    ///
    /// ```
    /// # fn show(request: &codex_threads::PendingServerRequest) { println!("{}", request.params().len()); }
    /// ```
    #[must_use]
    pub fn params(&self) -> &[u8] {
        self.message.params()
    }

    /// This request as one of the type `P`, whose answer has the type that belongs to it; itself
    /// back when it is another one or doesn't decode.
    ///
    /// # Errors
    ///
    /// The request, untouched and still to be answered, with the reason why it doesn't decode if it
    /// is of that method.
    ///
    /// ```
    /// use codex_threads::PendingServerRequest;
    /// use codex_threads::protocol::ServerRequestParams;
    ///
    /// fn answer<P: ServerRequestParams>(request: PendingServerRequest, with: P::Response) {
    ///     if let Ok(asked) = request.ask::<P>() {
    ///         let _ = asked.answer(&with);
    ///     }
    /// }
    /// # let _ = answer::<Never>;
    /// # #[derive(serde::Deserialize)] struct Never;
    /// # impl ServerRequestParams for Never { const METHOD: &'static str = "never"; type Response = (); }
    /// ```
    pub fn ask<P: ServerRequestParams>(self) -> Result<AskedAs<P>, (Self, Option<DecodeError>)> {
        if self.method() != P::METHOD {
            return Err((self, None));
        }
        match codex_threads_protocol::decode(self.params()) {
            Ok(params) => Ok(AskedAs {
                params,
                request: self,
            }),
            Err(error) => Err((self, Some(error))),
        }
    }

    /// Answers with any JSON.
    ///
    /// # Errors
    ///
    /// When `result` can't be written as JSON; the request is then declined.
    ///
    /// ```
    /// # fn show(request: codex_threads::PendingServerRequest) -> Result<(), serde_json::Error> {
    /// let answered = request.answer_raw(&std::collections::BTreeMap::from([("decision", "cancel")]))?;
    /// # let _ = answered; Ok(()) }
    /// ```
    pub fn answer_raw<T: Serialize + ?Sized>(
        self,
        result: &T,
    ) -> Result<Answered, serde_json::Error> {
        let result = serde_json::to_vec(result)?;
        Ok(self.send(|id| answer(id, &result)))
    }

    /// Answers with a JSON-RPC error.
    ///
    /// ```
    /// # fn show(request: codex_threads::PendingServerRequest) {
    /// let _ = request.refuse(-32601, "not here");
    /// # }
    /// ```
    pub fn refuse(self, code: i64, message: &str) -> Answered {
        self.send(|id| refusal(id, code, message))
    }

    /// Gives the safe answer, as dropping does.
    ///
    /// ```
    /// # fn show(request: codex_threads::PendingServerRequest) { let _ = request.decline(); }
    /// ```
    pub fn decline(self) -> Answered {
        self.send(|id| safe_answer(id, self.method()))
    }

    /// Waits until the request can no longer be answered; never resolves if it gets answered here.
    ///
    /// ```
    /// # async fn show(request: &codex_threads::PendingServerRequest) {
    /// let expiry = request.expired().await;
    /// eprintln!("take the card away: {expiry}");
    /// # }
    /// ```
    pub async fn expired(&self) -> Expiry {
        let mut phase = self.open.phase.subscribe();
        loop {
            if let Phase::Expired(expiry) = *phase.borrow_and_update() {
                return expiry;
            }
            // The sender is held by `self`.
            let _ = phase.changed().await;
        }
    }

    /// Why it can no longer be answered, if so.
    ///
    /// ```
    /// # fn show(request: &codex_threads::PendingServerRequest) { request.expiry(); }
    /// ```
    #[must_use]
    pub fn expiry(&self) -> Option<Expiry> {
        match *self.open.phase.borrow() {
            Phase::Expired(expiry) => Some(expiry),
            _ => None,
        }
    }

    fn send(&self, line: impl FnOnce(&RequestId) -> Vec<u8>) -> Answered {
        if !self.open.settle(Phase::Answered) {
            return Answered::TooLate(self.expiry().unwrap_or(Expiry::Resolved));
        }
        match self.outgoing.send(&line(&self.open.id)) {
            Ok(()) => Answered::Sent,
            Err(error) => {
                tracing::debug!(method = self.method(), id = %self.open.id, %error, "the answer to a server request was not sent");
                Answered::TooLate(Expiry::Disconnected)
            }
        }
    }
}

impl Drop for PendingServerRequest {
    fn drop(&mut self) {
        if *self.open.phase.borrow() == Phase::Open {
            tracing::warn!(method = self.method(), id = %self.open.id, "a server request was dropped unanswered and is declined");
            let _ = self.send(|id| safe_answer(id, self.message.method()));
        }
    }
}

/// Names and sizes only.
impl fmt::Debug for PendingServerRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PendingServerRequest")
            .field("id", &self.open.id)
            .field("message", &self.message)
            .field("phase", &*self.open.phase.borrow())
            .finish()
    }
}

/// A request of the server with its params decoded: [`PendingServerRequest::ask`].
///
/// ```
/// use codex_threads::AskedAs;
/// use codex_threads::protocol::ServerRequestParams;
///
/// fn show<P: ServerRequestParams>(asked: &AskedAs<P>) -> &P { &asked.params }
/// ```
#[derive(Debug)]
pub struct AskedAs<P: ServerRequestParams> {
    /// What is asked.
    pub params: P,
    request: PendingServerRequest,
}

impl<P: ServerRequestParams> AskedAs<P> {
    /// Answers.
    ///
    /// # Errors
    ///
    /// When the answer can't be written as JSON; the request is then declined.
    ///
    /// ```
    /// # use codex_threads::protocol::ServerRequestParams;
    /// fn say<P: ServerRequestParams>(asked: codex_threads::AskedAs<P>, answer: &P::Response) {
    ///     let _ = asked.answer(answer);
    /// }
    /// ```
    pub fn answer(self, answer: &P::Response) -> Result<Answered, serde_json::Error> {
        self.request.answer_raw(answer)
    }

    /// The request, as any other.
    ///
    /// ```
    /// # use codex_threads::protocol::ServerRequestParams;
    /// fn id<P: ServerRequestParams>(asked: &codex_threads::AskedAs<P>) {
    ///     println!("{}", asked.request().id());
    /// }
    /// ```
    #[must_use]
    pub fn request(&self) -> &PendingServerRequest {
        &self.request
    }

    /// Back to the untyped request.
    ///
    /// ```
    /// # use codex_threads::protocol::ServerRequestParams;
    /// fn decline<P: ServerRequestParams>(asked: codex_threads::AskedAs<P>) {
    ///     let _ = asked.into_request().decline();
    /// }
    /// ```
    #[must_use]
    pub fn into_request(self) -> PendingServerRequest {
        self.request
    }
}

/// The stream of what the server asks: [`Codex::server_requests`](crate::Codex::server_requests).
///
/// Several may exist; each request goes to one of them. When the last is dropped, requests that wait
/// are declined.
///
/// ```no_run
/// # async fn run(codex: codex_threads::Codex) {
/// let mut asked = codex.server_requests();
/// while let Some(request) = asked.next().await {
///     println!("{}", request.method());
///     let _ = request.decline();
/// }
/// # }
/// ```
#[derive(Debug)]
pub struct ServerRequests {
    waiting: Arc<Waiting>,
}

impl ServerRequests {
    pub(crate) fn new(waiting: Arc<Waiting>) -> Self {
        {
            let mut state = lock(&waiting.state);
            state.streams = Some(state.streams.unwrap_or(0) + 1);
        }
        Self { waiting }
    }

    /// Waits for the next request; `None` once the connection is over.
    ///
    /// ```
    /// # async fn run(mut asked: codex_threads::ServerRequests) {
    /// if let Some(request) = asked.next().await { let _ = request.decline(); }
    /// # }
    /// ```
    pub async fn next(&mut self) -> Option<PendingServerRequest> {
        loop {
            let news = self.waiting.news.notified();
            tokio::pin!(news);
            news.as_mut().enable();
            {
                let mut state = lock(&self.waiting.state);
                while let Some(request) = state.queue.pop_front() {
                    if request.expiry().is_none() {
                        return Some(request);
                    }
                }
                if state.ended {
                    return None;
                }
            }
            news.await;
        }
    }
}

impl Drop for ServerRequests {
    fn drop(&mut self) {
        let left = {
            let mut state = lock(&self.waiting.state);
            let streams = state.streams.unwrap_or(1).saturating_sub(1);
            state.streams = Some(streams);
            if streams == 0 {
                std::mem::take(&mut state.queue)
            } else {
                Default::default()
            }
        };
        drop(left);
    }
}
