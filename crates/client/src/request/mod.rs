//! One call: from params to answer.
//!
//! Every call has a time-out, counted from the moment it is made, waiting for a free place among the
//! requests in flight included. Overload (`-32001`), and nothing else, is answered by sending the
//! request again, after a while that grows and is never twice the same.

mod backoff;
mod options;
mod timeouts;

use std::borrow::Cow;
use std::time::Duration;

use bytes::Bytes;
use bytestring::ByteString;
use codex_threads_protocol::{Params, Request, ThreadId};
use serde::Serialize;
use tokio::runtime::Handle;
use tokio::time::{Instant, timeout_at};
use tracing::Instrument;

use crate::connection::{Connection, Purpose, Reply};
use crate::error::{CloseCause, Closed, Error, NoAnswer, ServerError, ServerErrorKind};
use crate::wire::{Span, encode_notification, encode_request, member};

pub(crate) use backoff::{Backoff, Chances};
pub use options::CallOptions;
pub use timeouts::Timeouts;
pub(crate) use timeouts::may_change_something;

/// How long the reason of a broken connection is waited for, when writing has failed.
const REASON: Duration = Duration::from_secs(6);

/// An answer, undecoded.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    line: ByteString,
    result: Span,
}

impl Answer {
    /// The result, as JSON.
    pub(crate) fn result(&self) -> &str {
        if self.result.is_some() {
            self.result.text(&self.line)
        } else {
            "null"
        }
    }

    /// The result in the bytes of its line.
    pub(crate) fn into_bytes(self) -> Bytes {
        if self.result.is_some() {
            let line = self.line.into_bytes();
            line.slice(self.result.start()..self.result.end())
        } else {
            Bytes::from_static(b"null")
        }
    }

    /// The result as the type of what was asked.
    pub(crate) fn decode<P: Request>(&self) -> Result<P::Response, Error> {
        P::decode_response(self.result()).map_err(|error| Error::Decode {
            method: Cow::Borrowed(P::METHOD),
            error,
        })
    }
}

/// A request ready to be sent.
#[derive(Debug)]
pub(crate) struct Prepared {
    pub(crate) method: Cow<'static, str>,
    pub(crate) params: Option<Vec<u8>>,
}

impl Prepared {
    /// Writes the params of a typed request.
    pub(crate) fn typed<P: Request>(params: &P) -> Result<Self, Error> {
        let method = Cow::Borrowed(P::METHOD);
        let params = match P::PARAMS {
            Params::Absent => None,
            how => {
                let json = to_json(params).map_err(|reason| Error::Params {
                    method: method.clone(),
                    reason,
                })?;
                match (how, json.as_slice()) {
                    (Params::Optional, b"{}") => None,
                    (_, [b'{', ..]) => Some(json),
                    _ => {
                        return Err(Error::Params {
                            method,
                            reason: "params must be an object".to_owned(),
                        });
                    }
                }
            }
        };
        Ok(Self { method, params })
    }

    /// The thread that the params name.
    pub(crate) fn thread(&self) -> Option<ThreadId> {
        let params = self.params.as_deref()?;
        let thread = member(params, &["threadId"])?;
        serde_json::from_slice(thread.of(params)).ok()
    }

    /// Writes any params.
    pub(crate) fn raw<T: Serialize + ?Sized>(
        method: Cow<'static, str>,
        params: Option<&T>,
    ) -> Result<Self, Error> {
        match params.map(to_json).transpose() {
            Ok(params) => Ok(Self { method, params }),
            Err(reason) => Err(Error::Params { method, reason }),
        }
    }
}

fn to_json<T: Serialize + ?Sized>(params: &T) -> Result<Vec<u8>, String> {
    let mut json = serde_json::to_vec(params).map_err(|error| error.to_string())?;
    // Raw values keep their line breaks; between tokens, a space does as well.
    for byte in &mut json {
        if matches!(byte, b'\n' | b'\r') {
            *byte = b' ';
        }
    }
    Ok(json)
}

/// Gives the entry up when the caller goes away.
struct Caller<'a> {
    connection: &'a Connection,
    id: i64,
    answered: bool,
}

impl Drop for Caller<'_> {
    fn drop(&mut self) {
        if !self.answered {
            self.connection.pending.abandon(self.id);
        }
    }
}

impl Connection {
    /// Sends a request and waits for its answer.
    pub(crate) async fn call(
        &self,
        request: &Prepared,
        options: &CallOptions,
        purpose: Purpose,
    ) -> Result<Answer, Error> {
        let span = tracing::debug_span!("request", method = %request.method);
        self.attempts(request, options, purpose)
            .instrument(span)
            .await
    }

    async fn attempts(
        &self,
        request: &Prepared,
        options: &CallOptions,
        purpose: Purpose,
    ) -> Result<Answer, Error> {
        let method = &request.method;
        let begun = Instant::now();
        let limit = options.timeout.unwrap_or_else(|| self.timeouts.of(method));
        let deadline = begun + limit;
        let mut backoff = Backoff::new(options.retries, &self.chances);
        loop {
            let outcome = self
                .attempt(request, options, begun, deadline, purpose.clone())
                .await;
            let Err(Error::Server(error)) = &outcome else {
                return outcome;
            };
            if !matches!(
                error.kind(),
                ServerErrorKind::Overloaded {
                    retryable: true,
                    ..
                }
            ) {
                return outcome;
            }
            let Some(pause) = backoff.next() else {
                return outcome;
            };
            if Instant::now() + pause >= deadline {
                return outcome;
            }
            tracing::debug!(?pause, "the server is overloaded");
            tokio::time::sleep(pause).await;
            crate::connection::count(&self.counters.repeated);
        }
    }

    async fn attempt(
        &self,
        request: &Prepared,
        options: &CallOptions,
        begun: Instant,
        deadline: Instant,
        purpose: Purpose,
    ) -> Result<Answer, Error> {
        let method = &request.method;
        let timeout = |sent| Error::Timeout {
            method: method.clone(),
            waited: begun.elapsed(),
            sent,
        };
        let closed = |closed| Error::Closed {
            method: method.clone(),
            closed,
        };
        if self.is_refusing() && !options.while_refusing {
            return Err(closed(self.closed_or(CloseCause::Shutdown)));
        }
        if self.is_ending() {
            return match timeout_at(deadline, self.reason()).await {
                Ok(reason) => Err(closed(reason)),
                Err(_) => Err(timeout(false)),
            };
        }
        let (mut caller, receiver) =
            self.send(request, deadline, purpose)
                .await
                .map_err(|error| match error {
                    NotSent::Timeout => timeout(false),
                    NotSent::Closed(reason) => closed(reason),
                    NotSent::Params(reason) => Error::Params {
                        method: method.clone(),
                        reason,
                    },
                })?;
        let sent = Instant::now();
        let reply = if self.rings_here() {
            receiver.await
        } else {
            match timeout_at(deadline, receiver).await {
                Ok(reply) => reply,
                Err(_) => Ok(Reply::TimedOut),
            }
        };
        caller.answered = !matches!(reply, Ok(Reply::TimedOut));
        let id = caller.id;
        let reply = match reply {
            Ok(reply) => reply,
            // The table was emptied without a word, which it never is.
            Err(_) => Reply::Closed(self.closed_or(CloseCause::Ended)),
        };
        match reply {
            Reply::Result { line, result } => {
                tracing::debug!(
                    id,
                    sent = request.params.as_ref().map_or(0, Vec::len),
                    received = line.len(),
                    took = ?sent.elapsed(),
                    "answered"
                );
                Ok(Answer { line, result })
            }
            Reply::Error(raw) => {
                let error = ServerError::new(method.clone(), raw);
                tracing::debug!(id, code = error.code(), took = ?sent.elapsed(), "refused");
                Err(error.into())
            }
            Reply::Oversized { len } => Err(Error::TooLarge {
                method: method.clone(),
                len,
            }),
            Reply::TimedOut => {
                let waited = begun.elapsed();
                tracing::debug!(id, ?waited, "no answer in time");
                Err(if may_change_something(method) {
                    Error::OutcomeUnknown {
                        method: method.clone(),
                        why: NoAnswer::Timeout { waited },
                    }
                } else {
                    timeout(true)
                })
            }
            Reply::Closed(reason) if may_change_something(method) => Err(Error::OutcomeUnknown {
                method: method.clone(),
                why: NoAnswer::Closed(reason),
            }),
            Reply::Closed(reason) => Err(closed(reason)),
        }
    }

    /// Whether the connection's alarm says when the time of who waits here is over. It runs where the
    /// connection was opened, and nobody need run that for who waits in another runtime.
    fn rings_here(&self) -> bool {
        !Handle::try_current().is_ok_and(|here| here.id() != self.runtime.id())
    }

    /// Enters the request and writes it. From the moment it is written until the caller is gone
    /// there is no await in between.
    async fn send(
        &self,
        request: &Prepared,
        deadline: Instant,
        purpose: Purpose,
    ) -> Result<(Caller<'_>, tokio::sync::oneshot::Receiver<Reply>), NotSent> {
        let mut permit = match self.pending.free_permit() {
            Some(permit) => permit,
            None => match timeout_at(deadline, self.pending.permit()).await {
                Ok(Some(permit)) => permit,
                Ok(None) => return Err(NotSent::Closed(self.reason().await)),
                Err(_) => return Err(NotSent::Timeout),
            },
        };
        loop {
            let (id, receiver) = self
                .pending
                .enter(permit, request.method.clone(), purpose.clone(), deadline)
                .map_err(NotSent::Closed)?;
            let sent = self.outgoing.send_with(|buffer| {
                encode_request(buffer, id, &request.method, request.params.as_deref());
            });
            match sent {
                Ok(()) => {
                    let caller = Caller {
                        connection: self,
                        id,
                        answered: false,
                    };
                    return Ok((caller, receiver));
                }
                Err(error) => {
                    let withdrawn = self.pending.withdraw(id);
                    let (Some(held), false) = (withdrawn, error.is_closed()) else {
                        return Err(NotSent::Closed(self.reason().await));
                    };
                    if !error.is_full() {
                        return Err(NotSent::Params(error.to_string()));
                    }
                    permit = held;
                    match timeout_at(deadline, self.outgoing.ready()).await {
                        Err(_) => return Err(NotSent::Timeout),
                        Ok(Err(_)) => return Err(NotSent::Closed(self.reason().await)),
                        Ok(Ok(())) => {}
                    }
                }
            }
        }
    }

    /// Sends a notification; it has no answer.
    pub(crate) fn tell(&self, method: &str, params: Option<&[u8]>) -> Result<(), Error> {
        let method_name = || Cow::Owned(method.to_owned());
        self.outgoing
            .send_with(|buffer| encode_notification(buffer, method, params))
            .map_err(|error| {
                if error.is_closed() {
                    Error::Closed {
                        method: method_name(),
                        closed: self.closed_or(CloseCause::Ended),
                    }
                } else {
                    Error::Params {
                        method: method_name(),
                        reason: error.to_string(),
                    }
                }
            })
    }

    fn closed_or(&self, cause: CloseCause) -> Closed {
        self.closed().unwrap_or_else(|| Closed::early(cause))
    }

    /// Why writing is over: the reader finds out, a moment later.
    async fn reason(&self) -> Closed {
        match tokio::time::timeout(REASON, self.wait_closed()).await {
            Ok(closed) => closed,
            Err(_) => Closed::early(CloseCause::Ended),
        }
    }
}

enum NotSent {
    Timeout,
    Closed(Closed),
    Params(String),
}
