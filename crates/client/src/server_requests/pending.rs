//! One request of the server, in the hands of who answers it.

use std::fmt;
use std::sync::Arc;

use codex_threads_protocol::{DecodeError, RequestId, ServerRequest, ServerRequestParams};
use serde::Serialize;

use super::error::{AnswerError, NotAnswered};
use super::offered;
use super::open::{Answered, Expiry, Open, Phase};
use super::typed::AskedAs;
use super::unanswered::{UnansweredRequest, WhyUnanswered};
use crate::events::Notification;
use crate::wire::{answer, refusal};

/// Something that the server asks. Answer it once; dropped, it declines.
///
/// ```
/// use codex_threads::{PendingServerRequest, TypedServerRequest};
///
/// async fn answer(request: PendingServerRequest) {
///     match request.into_typed() {
///         TypedServerRequest::CommandApproval(asked) => {
///             eprintln!("may it run {:?}?", asked.params.command);
///             let _ = asked.accept();
///         }
///         // Dropped: whatever else is asked is declined.
///         _ => {}
///     }
/// }
/// # let _ = answer;
/// ```
pub struct PendingServerRequest {
    message: Box<Notification>,
    open: Arc<Open>,
}

impl PendingServerRequest {
    pub(super) fn new(message: Notification, open: Arc<Open>) -> Self {
        Self {
            message: Box::new(message),
            open,
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

    /// What is asked, decoded, to look at. What this version doesn't know, or can't decode, is
    /// `ServerRequest::Unknown`, whole.
    ///
    /// ```
    /// use codex_threads::protocol::ServerRequest;
    ///
    /// # fn show(request: &codex_threads::PendingServerRequest) {
    /// if let ServerRequest::DynamicToolCall(call) = request.decode() {
    ///     println!("{} is called", call.tool);
    /// }
    /// # }
    /// ```
    #[must_use]
    pub fn decode(&self) -> ServerRequest {
        ServerRequest::decode(self.method(), self.params())
    }

    /// This request as one of the type `P`, whose answer has the type that belongs to it; itself
    /// back when it is another one or doesn't decode.
    /// [`into_typed`](Self::into_typed) tries all types there are.
    ///
    /// # Errors
    ///
    /// The request, untouched and still to be answered, with the reason why it doesn't decode if it
    /// is of that method.
    ///
    /// ```
    /// use codex_threads::PendingServerRequest;
    /// use codex_threads::protocol::CurrentTimeReadParams;
    ///
    /// fn tell(request: PendingServerRequest) {
    ///     if let Ok(asked) = request.ask::<CurrentTimeReadParams>() {
    ///         let _ = asked.now();
    ///     }
    /// }
    /// # let _ = tell;
    /// ```
    pub fn ask<P: ServerRequestParams>(self) -> Result<AskedAs<P>, (Self, Option<DecodeError>)> {
        if self.method() != P::METHOD {
            return Err((self, None));
        }
        match codex_threads_protocol::decode(self.params()) {
            Ok(params) => Ok(AskedAs::new(params, self)),
            Err(error) => Err((self, Some(error))),
        }
    }

    /// Answers with any JSON.
    ///
    /// # Errors
    ///
    /// [`NotAnswered`], which gives the request back: `result` can't be written as JSON, or it takes a
    /// decision that grants something and is not among those the server offers
    /// (`availableDecisions`).
    ///
    /// ```
    /// # fn show(request: codex_threads::PendingServerRequest) -> Result<(), codex_threads::NotAnswered> {
    /// let answered = request.answer_raw(&std::collections::BTreeMap::from([("decision", "cancel")]))?;
    /// # let _ = answered; Ok(()) }
    /// ```
    pub fn answer_raw<T: Serialize + ?Sized>(self, result: &T) -> Result<Answered, NotAnswered> {
        self.answer_with(result, false)
    }

    /// Answers with any JSON, whatever the server offers.
    ///
    /// # Errors
    ///
    /// [`NotAnswered`], which gives the request back: `result` can't be written as JSON.
    ///
    /// ```
    /// # fn show(request: codex_threads::PendingServerRequest) -> Result<(), codex_threads::NotAnswered> {
    /// let decision = std::collections::BTreeMap::from([("decision", "acceptForSession")]);
    /// let answered = request.answer_unchecked(&decision)?;
    /// # let _ = answered; Ok(()) }
    /// ```
    pub fn answer_unchecked<T: Serialize + ?Sized>(
        self,
        result: &T,
    ) -> Result<Answered, NotAnswered> {
        self.answer_with(result, true)
    }

    pub(super) fn answer_with<T: Serialize + ?Sized>(
        self,
        result: &T,
        forced: bool,
    ) -> Result<Answered, NotAnswered> {
        let mut result = match serde_json::to_vec(result) {
            Ok(result) => result,
            Err(error) => return Err(NotAnswered::new(self, AnswerError::Json(error))),
        };
        // JSON that was written elsewhere may stand on several lines: a message is one line. In
        // JSON a line's end is white space, it can't be part of a text.
        for byte in &mut result {
            if matches!(byte, b'\n' | b'\r') {
                *byte = b' ';
            }
        }
        if !forced {
            let release = self.open.release();
            if let Err(error) = offered::check(self.method(), self.params(), &result, release) {
                return Err(NotAnswered::new(self, error));
            }
        }
        Ok(self.open.answer(|id| answer(id, &result)))
    }

    /// Answers with a JSON-RPC error.
    ///
    /// The code -32001 can't be sent: it is the server's own word for "overloaded, ask again", and
    /// goes as -32603, an internal error.
    ///
    /// ```
    /// # fn show(request: codex_threads::PendingServerRequest) {
    /// let _ = request.refuse(-32601, "not here");
    /// # }
    /// ```
    pub fn refuse(self, code: i64, message: &str) -> Answered {
        self.open.answer(|id| refusal(id, code, message, None))
    }

    /// Answers with a JSON-RPC error that has data.
    ///
    /// # Errors
    ///
    /// [`NotAnswered`], which gives the request back: `data` can't be written as JSON.
    ///
    /// ```
    /// # fn show(request: codex_threads::PendingServerRequest) -> Result<(), codex_threads::NotAnswered> {
    /// let data = std::collections::BTreeMap::from([("retryable", false)]);
    /// let _ = request.refuse_with(-32000, "no token at hand", &data)?;
    /// # Ok(()) }
    /// ```
    pub fn refuse_with<T: Serialize + ?Sized>(
        self,
        code: i64,
        message: &str,
        data: &T,
    ) -> Result<Answered, NotAnswered> {
        match serde_json::to_value(data) {
            Ok(data) => Ok(self
                .open
                .answer(|id| refusal(id, code, message, Some(&data)))),
            Err(error) => Err(NotAnswered::new(self, AnswerError::Json(error))),
        }
    }

    /// Gives the safe answer, as dropping does: declined, nothing granted, no answers, or "method not
    /// found" where there is nothing to decline. It is always taken, whatever the server offers.
    ///
    /// ```
    /// # fn show(request: codex_threads::PendingServerRequest) { let _ = request.decline(); }
    /// ```
    pub fn decline(self) -> Answered {
        self.open.answer(|id| self.open.safe_answer(id))
    }

    /// Waits until the request can no longer be answered; never resolves while it can.
    ///
    /// ```
    /// # async fn answer_of_the_user() -> bool { false }
    /// # async fn show(request: codex_threads::PendingServerRequest) {
    /// tokio::select! {
    ///     expiry = request.expired() => eprintln!("take the card away: {expiry}"),
    ///     yes = answer_of_the_user() => {
    ///         let decision = if yes { "accept" } else { "decline" };
    ///         let _ = request.answer_raw(&std::collections::BTreeMap::from([("decision", decision)]));
    ///     }
    /// }
    /// # }
    /// ```
    pub async fn expired(&self) -> Expiry {
        match self.open.settled().await {
            Phase::Expired(expiry) => expiry,
            // Who answers takes the request: nobody can be waiting here.
            _ => std::future::pending().await,
        }
    }

    /// Why it can no longer be answered, if so.
    ///
    /// ```
    /// # fn show(request: &codex_threads::PendingServerRequest) { request.expiry(); }
    /// ```
    #[must_use]
    pub fn expiry(&self) -> Option<Expiry> {
        self.open.expiry()
    }

    /// Gives the safe answer and tells the reason.
    pub(super) fn give_up(self, why: WhyUnanswered) {
        self.open.give_up(why);
    }

    pub(super) fn nobody_listens(self) {
        self.give_up(WhyUnanswered::NobodyListens);
    }

    /// Gives the safe answer; what is to be told is left to who holds the router's lock.
    pub(super) fn leave_unanswered(self, why: WhyUnanswered) -> Option<UnansweredRequest> {
        self.open.leave_unanswered(why)
    }
}

impl Drop for PendingServerRequest {
    fn drop(&mut self) {
        if self.open.is_open() {
            let why = if std::thread::panicking() {
                WhyUnanswered::Panicked
            } else {
                WhyUnanswered::Dropped
            };
            self.open.give_up(why);
        }
    }
}

/// Names and sizes only.
impl fmt::Debug for PendingServerRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PendingServerRequest")
            .field("id", &self.open.id)
            .field("message", &self.message)
            .field("phase", &self.open.phase())
            .finish()
    }
}
