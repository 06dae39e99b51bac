//! The requests of the server that are open.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::sync::Arc;

use codex_threads_protocol::RequestId;
use codex_threads_transport::Outgoing;
use tokio::sync::{Notify, watch};

use super::request::{PendingServerRequest, ServerRequestPolicy};
use super::safe::safe_answer;
use super::unanswered::{UnansweredRequest, WhyUnanswered};
use crate::events::Notification;
use crate::sync::{Mutex, lock};
use crate::wire::{member, request_id};

/// Requests that may be open at once; any more get the safe answer.
const OPEN: usize = 1_024;

/// Why a request of the server can no longer be answered.
///
/// ```
/// # fn show(expiry: codex_threads::Expiry) { eprintln!("{expiry}"); }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Expiry {
    /// The server has cleared it: answered by another client, or no longer needed.
    Resolved,
    /// Its turn is over.
    TurnEnded,
    /// Its thread was unloaded.
    ThreadClosed,
    /// The connection ended.
    Disconnected,
}

impl fmt::Display for Expiry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Resolved => "the server has cleared the request",
            Self::TurnEnded => "the request's turn is over",
            Self::ThreadClosed => "the request's thread was closed",
            Self::Disconnected => "the connection ended",
        })
    }
}

/// What has become of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Phase {
    Open,
    Answered,
    Expired(Expiry),
}

/// One request of the server, as the registry and its holder know it.
#[derive(Debug)]
pub(crate) struct Open {
    pub(crate) id: RequestId,
    pub(crate) thread: Option<String>,
    pub(crate) turn: Option<String>,
    pub(crate) phase: watch::Sender<Phase>,
}

impl Open {
    /// Moves on from `Open`; says whether this call did it.
    pub(crate) fn settle(&self, phase: Phase) -> bool {
        self.phase.send_if_modified(|now| {
            let open = *now == Phase::Open;
            if open {
                *now = phase;
            }
            open
        })
    }
}

/// The queue behind [`ServerRequests`](super::ServerRequests).
#[derive(Debug, Default)]
pub(crate) struct Waiting {
    pub(crate) state: Mutex<WaitingState>,
    pub(crate) news: Notify,
}

#[derive(Debug, Default)]
pub(crate) struct WaitingState {
    pub(crate) queue: VecDeque<PendingServerRequest>,
    /// Streams alive; `None` until the first was made.
    pub(crate) streams: Option<usize>,
    pub(crate) ended: bool,
}

/// All open requests, and what is done with a new one.
#[derive(Debug)]
pub(crate) struct Registry {
    policy: ServerRequestPolicy,
    /// Those that are open, and those answered here until the server has cleared them: a request
    /// that is sent again after a resume is known as the same.
    open: HashMap<RequestId, Arc<Open>>,
    waiting: Arc<Waiting>,
    outgoing: Outgoing,
    pub(crate) repeated: u64,
    pub(crate) declined: u64,
}

/// What the reader does with a request once it has let go of its locks.
#[derive(Debug)]
pub(crate) enum Deliver {
    /// Run the handler, as a task.
    Handle(PendingServerRequest),
    /// Wake the streams.
    Wake,
    /// Tell the streams of events that it got the safe answer.
    Tell(UnansweredRequest),
}

impl Registry {
    pub(crate) fn new(policy: ServerRequestPolicy, outgoing: Outgoing) -> Self {
        Self {
            policy,
            open: HashMap::new(),
            waiting: Arc::default(),
            outgoing,
            repeated: 0,
            declined: 0,
        }
    }

    pub(crate) fn policy(&self) -> &ServerRequestPolicy {
        &self.policy
    }

    pub(crate) fn waiting(&self) -> &Arc<Waiting> {
        &self.waiting
    }

    /// Takes a request that was just read. `message` has its id.
    pub(crate) fn request(&mut self, id: RequestId, message: Notification) -> Option<Deliver> {
        if self.open.contains_key(&id) {
            // Sent again after a resume, under its own id: somebody has it already.
            self.repeated += 1;
            return None;
        }
        let willing = match &self.policy {
            ServerRequestPolicy::Decline => false,
            ServerRequestPolicy::Stream => lock(&self.waiting.state).streams != Some(0),
            ServerRequestPolicy::Handler(_) => true,
        };
        if self.open.len() >= OPEN {
            self.open
                .retain(|_, open| *open.phase.borrow() == Phase::Open);
        }
        if !willing || self.open.len() >= OPEN {
            self.declined += 1;
            tracing::debug!(method = message.method(), %id, "declined: nobody answers server requests");
            let _ = self.outgoing.send(&safe_answer(&id, message.method()));
            let why = match &self.policy {
                _ if willing => WhyUnanswered::TooMany,
                ServerRequestPolicy::Decline => WhyUnanswered::Declined,
                _ => WhyUnanswered::NobodyListens,
            };
            return Some(Deliver::Tell(UnansweredRequest {
                id,
                method: message.method().to_owned(),
                thread: message.thread_id().map(str::to_owned),
                turn: message.turn_id().map(str::to_owned),
                why,
            }));
        }
        let open = Arc::new(Open {
            id: id.clone(),
            thread: message.thread_id().map(str::to_owned),
            turn: message.turn_id().map(str::to_owned),
            phase: watch::Sender::new(Phase::Open),
        });
        self.open.insert(id, Arc::clone(&open));
        let request = PendingServerRequest::new(message.detached(), open, self.outgoing.clone());
        if let ServerRequestPolicy::Handler(_) = self.policy {
            return Some(Deliver::Handle(request));
        }
        let mut waiting = lock(&self.waiting.state);
        if waiting.streams == Some(0) {
            // The last stream has gone since: what is put here now, nobody would ever find.
            drop(waiting);
            self.declined += 1;
            let _ = request.decline();
            return None;
        }
        waiting.queue.push_back(request);
        Some(Deliver::Wake)
    }

    /// Whether no request is known.
    #[cfg(all(test, interleavings))]
    pub(crate) fn is_empty(&self) -> bool {
        self.open.is_empty()
    }

    /// `serverRequest/resolved`.
    pub(crate) fn resolved(&mut self, notification: &Notification) {
        let params = notification.params();
        let id = member(params, &["requestId"]).and_then(|span| request_id(span.of(params)));
        if let Some(id) = id {
            self.expire(|open| open.id == id, Expiry::Resolved);
        }
    }

    /// Forgets the requests that `which` names; those still open expire.
    pub(crate) fn expire(&mut self, which: impl Fn(&Open) -> bool, expiry: Expiry) {
        if self.open.is_empty() {
            return;
        }
        self.open.retain(|_, open| {
            let gone = which(open);
            if gone {
                open.settle(Phase::Expired(expiry));
            }
            !gone
        });
    }

    /// Nothing more will come.
    pub(crate) fn end(&mut self) {
        lock(&self.waiting.state).ended = true;
        self.waiting.news.notify_waiters();
    }
}
