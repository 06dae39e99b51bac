//! The requests of the server that are open.
//!
//! The table also remembers requests that were answered here, until the server has cleared them: one
//! that is sent again after a resume is known as the same, and dropped. What is open is bounded, for
//! a connection and for each thread; what was answered is remembered up to a number.

use std::collections::BTreeMap;
use std::hash::RandomState;
use std::sync::Arc;

use codex_threads_protocol::{Release, RequestId, ThreadId};

use super::deliver::Delivery;
use super::open::{Desk, Expiry, Open};
use super::pending::PendingServerRequest;
use super::policy::ServerRequestPolicy;
use super::stream::Waiting;
use super::unanswered::{UnansweredRequest, WhyUnanswered};
use crate::connection::count;
use crate::events::Notification;
use crate::wire::{member, request_id};

/// Requests that may be open at once; any more get the safe answer.
const OPEN: usize = 1_024;
/// Requests of one thread that may be open at once, so that one thread takes not all places.
const OPEN_IN_THREAD: usize = 256;
/// Answered requests that are remembered at least.
const ANSWERED: u64 = 1_024;

/// All open requests, and what is done with a new one.
#[derive(Debug)]
pub(crate) struct Registry {
    policy: Arc<ServerRequestPolicy>,
    table: BTreeMap<RequestId, Arc<Open>>,
    hasher: RandomState,
    /// How many requests there were.
    number: u64,
    waiting: Arc<Waiting>,
    desk: Arc<Desk>,
    ended: bool,
}

/// What the reader does with a request that was just read.
#[derive(Debug)]
pub(crate) enum Taken {
    /// Nothing: it came before, or the connection is over.
    Nothing,
    /// Tell the streams of events that it got the safe answer.
    Unanswered(UnansweredRequest),
    /// Hand it over, once all locks are released.
    Deliver(Delivery),
}

impl Registry {
    pub(crate) fn new(policy: ServerRequestPolicy, desk: Desk) -> Self {
        Self {
            policy: Arc::new(policy),
            table: BTreeMap::new(),
            hasher: RandomState::new(),
            number: 0,
            waiting: Arc::default(),
            desk: Arc::new(desk),
            ended: false,
        }
    }

    pub(crate) fn waiting(&self) -> &Arc<Waiting> {
        &self.waiting
    }

    /// Nobody can ask for the stream of requests here: what would go there is declined.
    #[cfg(feature = "jsonrpsee")]
    pub(crate) fn without_stream(&self) {
        self.waiting.end();
    }

    /// Which release asks, once the handshake has told.
    pub(crate) fn serves(&self, release: Release) {
        self.desk.serves(release);
    }

    /// How many requests are open.
    pub(crate) fn open(&self) -> usize {
        self.desk.open()
    }

    /// The requests of a thread that are open, in the order in which they came.
    pub(crate) fn open_in(&self, thread: &ThreadId) -> Vec<Arc<Open>> {
        let of_thread =
            |open: &&Arc<Open>| open.thread.as_deref() == Some(thread.as_str()) && open.is_open();
        let mut open: Vec<_> = self.table.values().filter(of_thread).cloned().collect();
        open.sort_unstable_by_key(|open| open.number);
        open
    }

    /// Whether no request is known.
    #[cfg(all(test, interleavings))]
    pub(crate) fn is_empty(&self) -> bool {
        self.table.is_empty()
    }

    /// Takes a request that was just read. `message` has its id.
    pub(crate) fn request(&mut self, id: RequestId, message: &Notification) -> Taken {
        if self.ended {
            return Taken::Nothing;
        }
        if let Some(known) = self.table.get(&id) {
            if known.is_same(message, &self.hasher) {
                count(&self.desk.counters.duplicates);
                return Taken::Nothing;
            }
            // A server that counts anew, or has let go of the id.
            known.expire(Expiry::Replaced);
            self.table.remove(&id);
            self.waiting.purge();
        }
        count(&self.desk.counters.server_requests);
        self.number += 1;
        self.forget_answered();
        let crowded = self.is_crowded(message.thread_id());
        let open = Open::new(id.clone(), message, &self.hasher, self.number, &self.desk);
        let open = Arc::new(open);
        self.table.insert(id, Arc::clone(&open));
        let refused = match &*self.policy {
            _ if crowded => Some(WhyUnanswered::TooMany),
            ServerRequestPolicy::Decline => Some(WhyUnanswered::Declined),
            ServerRequestPolicy::Stream if !self.waiting.is_wanted() => {
                Some(WhyUnanswered::NobodyListens)
            }
            _ => None,
        };
        if let Some(told) = refused.and_then(|why| open.leave_unanswered(why)) {
            return Taken::Unanswered(told);
        }
        let limit = self.desk.limit.map(|limit| (limit, Arc::clone(&open)));
        let request = PendingServerRequest::new(message.detached(), open);
        if !matches!(&*self.policy, ServerRequestPolicy::Stream) {
            let policy = Arc::clone(&self.policy);
            let waiting = Arc::clone(&self.waiting);
            return Taken::Deliver(Delivery::run(policy, waiting, request, limit));
        }
        match self.waiting.push(request) {
            Ok(wakers) => Taken::Deliver(Delivery::wake(wakers, limit)),
            // The last stream went just now.
            Err(request) => match request.leave_unanswered(WhyUnanswered::NobodyListens) {
                Some(told) => Taken::Unanswered(told),
                None => Taken::Nothing,
            },
        }
    }

    fn is_crowded(&self, thread: Option<&str>) -> bool {
        let open = self.desk.open();
        if open < OPEN_IN_THREAD {
            return false;
        }
        // Rare enough to look at each of them.
        let of_thread = self
            .table
            .values()
            .filter(|open| thread.is_some() && open.thread.as_deref() == thread && open.is_open());
        open >= OPEN || of_thread.count() >= OPEN_IN_THREAD
    }

    /// Requests that concern no thread are never cleared: the oldest answered ones go.
    fn forget_answered(&mut self) {
        if self.table.len() < OPEN + 2 * ANSWERED as usize {
            return;
        }
        let oldest = self.number.saturating_sub(ANSWERED);
        self.table
            .retain(|_, open| open.number > oldest || open.is_open());
    }

    /// Lets requests expire that a notification ends.
    pub(crate) fn notification(&mut self, notification: &Notification) {
        if self.table.is_empty() {
            return;
        }
        let (thread, turn) = (notification.thread_id(), notification.turn_id());
        match notification.method() {
            "serverRequest/resolved" => self.resolved(notification),
            "turn/completed" if turn.is_some() => self.expire(Expiry::TurnEnded, |open| {
                open.thread.as_deref() == thread && open.turn.as_deref() == turn
            }),
            "thread/closed" if thread.is_some() => {
                self.expire(Expiry::ThreadClosed, |open| {
                    open.thread.as_deref() == thread
                });
            }
            "thread/status/changed" if thread.is_some() && is_unloaded(notification) => {
                self.expire(Expiry::ThreadClosed, |open| {
                    open.thread.as_deref() == thread
                });
            }
            _ => {}
        }
    }

    fn resolved(&mut self, notification: &Notification) {
        let params = notification.params();
        let id = member(params, &["requestId"]).and_then(|span| request_id(span.of(params)));
        if let Some(open) = id.and_then(|id| self.table.remove(&id)) {
            open.expire(Expiry::Resolved);
            self.waiting.purge();
        }
    }

    fn expire(&mut self, expiry: Expiry, which: impl Fn(&Open) -> bool) {
        self.table.retain(|_, open| {
            let gone = which(open);
            if gone {
                open.expire(expiry);
            }
            !gone
        });
        self.waiting.purge();
    }

    /// The connection is over.
    pub(crate) fn end(&mut self) {
        self.ended = true;
        self.expire(Expiry::Disconnected, |_| true);
        self.waiting.end();
    }
}

/// Whether a change of a thread's status says that it is not loaded any more.
fn is_unloaded(notification: &Notification) -> bool {
    let params = notification.params();
    let status = member(params, &["status", "type"]).or_else(|| member(params, &["status"]));
    status.is_some_and(|status| status.of(params) == br#""notLoaded""#)
}

#[cfg(test)]
mod tests {
    use std::sync::Weak;

    use codex_threads_transport::{Transport, memory};

    use super::*;

    fn registry(policy: ServerRequestPolicy) -> (Registry, Transport, Transport) {
        let (here, there) = memory::pair();
        let desk = Desk::new(here.outgoing.clone(), Arc::default(), Weak::new(), None);
        (Registry::new(policy, desk), here, there)
    }

    fn asks(registry: &mut Registry, id: i64, turn: i64) {
        let params = format!(
            r#"{{"threadId":"t{}","turnId":"{turn}","itemId":"{id}"}}"#,
            id % 9
        );
        let message = Notification::new("item/fileChange/requestApproval", &params).unwrap();
        let _ = registry.request(RequestId::Integer(id), &message);
    }

    /// Whether or not somebody reads the stream, what has expired takes no room.
    #[tokio::test]
    async fn what_expires_unread_is_not_kept() {
        let (mut registry, _here, _there) = registry(ServerRequestPolicy::Stream);
        for turn in 0..10 {
            for id in 0..900 {
                asks(&mut registry, turn * 1_000 + id, turn);
            }
            assert_eq!((registry.waiting.len(), registry.open()), (900, 900));
            for thread in 0..9 {
                let params = format!(r#"{{"threadId":"t{thread}","turn":{{"id":"{turn}"}}}}"#);
                registry.notification(&Notification::new("turn/completed", &params).unwrap());
            }
            assert_eq!((registry.waiting.len(), registry.open()), (0, 0));
            assert_eq!(registry.table.len(), 0);
        }
    }

    /// Servers clear nothing that concerns no turn, and some never clear anything.
    #[tokio::test]
    async fn what_was_answered_is_remembered_up_to_a_bound() {
        let (mut registry, _here, _there) = registry(ServerRequestPolicy::Decline);
        for id in 0..20_000 {
            asks(&mut registry, id, 0);
        }
        assert!(registry.table.len() <= 3_072, "{}", registry.table.len());
        assert!(registry.table.contains_key(&RequestId::Integer(19_000)));
        assert_eq!(registry.open(), 0);
    }
}
