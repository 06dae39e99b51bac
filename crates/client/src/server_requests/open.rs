//! One request that is open: what has become of it, and the one way to settle it.

use std::fmt;
use std::hash::BuildHasher;
use std::sync::{Arc, OnceLock, Weak};
use std::time::Duration;

use codex_threads_protocol::{Release, RequestId};
use codex_threads_transport::Outgoing;
use tokio::sync::watch;

use super::backlog::Backlog;
use super::safe::safe_answer;
use super::unanswered::{UnansweredRequest, WhyUnanswered};
use crate::connection::{Counters, count};
use crate::events::Notification;
use crate::inbox::Router;
use crate::sync::{AtomicU64, Mutex, Ordering, lock};
use crate::wire::member;

/// Why a request of the server can no longer be answered.
///
/// ```
/// # fn show(expiry: codex_threads::Expiry) { eprintln!("{expiry}"); }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
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
    /// The time limit for answers passed
    /// ([`Builder::server_request_timeout`](crate::Builder::server_request_timeout)): it got the safe
    /// answer.
    TimedOut,
    /// The server has asked something else under the same id.
    Replaced,
}

impl fmt::Display for Expiry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Resolved => "the server has cleared the request",
            Self::TurnEnded => "the request's turn is over",
            Self::ThreadClosed => "the request's thread was closed",
            Self::Disconnected => "the connection ended",
            Self::TimedOut => "the time limit for an answer passed",
            Self::Replaced => "the server has asked something else under the same id",
        })
    }
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

/// What has become of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Phase {
    Open,
    Answered,
    Expired(Expiry),
}

/// What all requests of a connection need to be answered.
#[derive(Debug)]
pub(crate) struct Desk {
    outgoing: Outgoing,
    backlog: Backlog,
    pub(super) counters: Arc<Counters>,
    router: Weak<Mutex<Router>>,
    release: OnceLock<Release>,
    pub(super) limit: Option<Duration>,
    /// How many requests are open.
    open: AtomicU64,
}

impl Desk {
    pub(crate) fn new(
        outgoing: Outgoing,
        counters: Arc<Counters>,
        router: Weak<Mutex<Router>>,
        limit: Option<Duration>,
    ) -> Self {
        Self {
            outgoing,
            backlog: Backlog::new(),
            counters,
            router,
            release: OnceLock::new(),
            limit,
            open: AtomicU64::new(0),
        }
    }

    pub(super) fn open(&self) -> usize {
        usize::try_from(self.open.load(Ordering::Acquire)).unwrap_or(usize::MAX)
    }

    pub(super) fn release(&self) -> Option<Release> {
        self.release.get().copied()
    }

    /// Which release asks, once the handshake has told.
    pub(crate) fn serves(&self, release: Release) {
        let _ = self.release.set(release);
    }

    /// Hands a line to the transport. Never waits: where too much waits to be written already, the
    /// line waits behind it. Says whether it will go.
    fn send(&self, line: Vec<u8>) -> bool {
        self.backlog.send(&self.outgoing, line)
    }
}

/// One request of the server, as the registry and its holder know it.
#[derive(Debug)]
pub(crate) struct Open {
    pub(crate) id: RequestId,
    pub(crate) method: Box<str>,
    pub(super) thread: Option<Box<str>>,
    pub(crate) turn: Option<Box<str>>,
    /// What it is about, and the hash of its params: two requests under one id are the same
    /// request only if they ask the same.
    subject: Subject,
    params: u64,
    /// The how manieth request it is.
    pub(super) number: u64,
    phase: watch::Sender<Phase>,
    desk: Arc<Desk>,
}

type Subject = [Option<Box<str>>; 4];

fn subject(message: &Notification) -> Subject {
    let params = message.params();
    ["itemId", "callId", "approvalId", "elicitationId"].map(|key| {
        let text = std::str::from_utf8(member(params, &[key])?.of(params)).ok()?;
        (text != "null").then(|| text.into())
    })
}

impl Open {
    pub(super) fn new(
        id: RequestId,
        message: &Notification,
        hasher: &impl BuildHasher,
        number: u64,
        desk: &Arc<Desk>,
    ) -> Self {
        desk.open.fetch_add(1, Ordering::AcqRel);
        Self {
            id,
            method: message.method().into(),
            thread: message.thread_id().map(Into::into),
            turn: message.turn_id().map(Into::into),
            subject: subject(message),
            params: hasher.hash_one(message.params()),
            number,
            phase: watch::Sender::new(Phase::Open),
            desk: Arc::clone(desk),
        }
    }

    /// Whether `message`, which came under the same id, asks the same once more.
    pub(super) fn is_same(&self, message: &Notification, hasher: &impl BuildHasher) -> bool {
        if *self.method != *message.method()
            || self.thread.as_deref() != message.thread_id()
            || self.turn.as_deref() != message.turn_id()
        {
            return false;
        }
        let subject = subject(message);
        if subject.iter().any(Option::is_some) {
            return subject == self.subject;
        }
        hasher.hash_one(message.params()) == self.params
    }

    /// The item that it concerns, if it concerns one.
    pub(crate) fn item(&self) -> Option<&str> {
        let [item, ..] = &self.subject;
        item.as_deref()?.strip_prefix('"')?.strip_suffix('"')
    }

    /// Which release asks, if that is known yet.
    pub(super) fn release(&self) -> Option<Release> {
        self.desk.release()
    }

    pub(super) fn phase(&self) -> Phase {
        *self.phase.borrow()
    }

    pub(crate) fn is_open(&self) -> bool {
        self.phase() == Phase::Open
    }

    pub(super) fn expiry(&self) -> Option<Expiry> {
        match self.phase() {
            Phase::Expired(expiry) => Some(expiry),
            _ => None,
        }
    }

    /// Waits until it is no longer open.
    pub(super) async fn settled(&self) -> Phase {
        let mut phase = self.phase.subscribe();
        loop {
            let now = *phase.borrow_and_update();
            if now != Phase::Open {
                return now;
            }
            // The sender is `self`.
            let _ = phase.changed().await;
        }
    }

    /// Moves on from `Open`; says whether this call did it.
    fn settle(&self, phase: Phase) -> bool {
        let settled = self.phase.send_if_modified(|now| {
            let open = *now == Phase::Open;
            if open {
                *now = phase;
            }
            open
        });
        if settled {
            self.desk.open.fetch_sub(1, Ordering::AcqRel);
        }
        settled
    }

    /// Can no longer be answered.
    pub(super) fn expire(&self, expiry: Expiry) {
        if self.settle(Phase::Expired(expiry)) {
            count(&self.desk.counters.requests_expired);
        }
    }

    /// Answers, unless something else has settled it before.
    pub(super) fn answer(&self, line: impl FnOnce(&RequestId) -> Vec<u8>) -> Answered {
        if !self.settle(Phase::Answered) {
            return Answered::TooLate(self.expiry().unwrap_or(Expiry::Resolved));
        }
        if self.desk.send(line(&self.id)) {
            Answered::Sent
        } else {
            Answered::TooLate(Expiry::Disconnected)
        }
    }

    /// The line that grants nothing.
    pub(super) fn safe_answer(&self, id: &RequestId) -> Vec<u8> {
        safe_answer(id, &self.method, self.release())
    }

    /// Gives the safe answer because nobody has answered, and returns what is to be told of it;
    /// nothing when it was settled before.
    pub(super) fn leave_unanswered(&self, why: WhyUnanswered) -> Option<UnansweredRequest> {
        let phase = match why {
            WhyUnanswered::TimedOut => Phase::Expired(Expiry::TimedOut),
            _ => Phase::Answered,
        };
        if !self.settle(phase) {
            return None;
        }
        self.desk.send(self.safe_answer(&self.id));
        let counters = &self.desk.counters;
        count(match why {
            WhyUnanswered::Declined | WhyUnanswered::NobodyListens => &counters.declined,
            WhyUnanswered::Dropped => &counters.requests_dropped,
            WhyUnanswered::Panicked => &counters.requests_panicked,
            WhyUnanswered::TimedOut => &counters.requests_timed_out,
            WhyUnanswered::TooMany => &counters.requests_crowded_out,
        });
        match why {
            WhyUnanswered::Declined => {
                tracing::debug!(method = %self.method, id = %self.id, "a server request was declined");
            }
            _ => {
                tracing::warn!(method = %self.method, id = %self.id, %why, "a server request got the safe answer");
            }
        }
        Some(UnansweredRequest {
            id: self.id.clone(),
            method: self.method.to_string(),
            thread: self.thread.as_deref().map(str::to_owned),
            turn: self.turn.as_deref().map(str::to_owned),
            why,
        })
    }

    /// The same, told to whoever follows the events. Not for those who hold the router's lock.
    pub(super) fn give_up(&self, why: WhyUnanswered) {
        if let Some(told) = self.leave_unanswered(why)
            && let Some(router) = self.desk.router.upgrade()
        {
            lock(&router).unanswered(&told);
        }
    }
}
