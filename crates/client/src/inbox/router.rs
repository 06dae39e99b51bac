//! Who gets what.

use std::collections::BTreeMap;
use std::sync::Arc;

use codex_threads_protocol::{Release, ThreadId};
use rustc_hash::FxHashMap;

use super::class::is_broadcast;
use super::latches::Latches;
use super::queue::{Load, Queue};
use super::subscriber::Subscriber;
use super::unclaimed::Unclaimed;
use crate::error::Closed;
use crate::events::{Event, EventLimits, Notification, RolledBack};
use crate::server_requests::{Registry, UnansweredRequest};
use crate::turns::{self, Now, TurnSlots};

/// Streams that were opened by the reader and that nobody has asked for yet, at most: above it the
/// oldest is forgotten. Those that were given up count, so that whoever asks is told.
const UNCLAIMED: usize = 16_384;

/// What a stream that nobody has asked for may hold, in events and in KiB, while somebody gets the same
/// events from a turn or from the whole connection: enough for who asks for it after a short turn.
const TWICE: usize = 64;
/// The same where there are more than [`FEW`] of such streams: enough for who asks when a turn has begun.
const TWICE_OF_MANY: usize = 16;
const FEW: usize = 128;

/// What a consumer of the whole connection wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scope {
    /// Everything.
    All,
    /// What the server tells every connection, and what concerns no thread.
    Broadcast,
}

/// All consumers of a connection.
#[derive(Debug)]
pub(crate) struct Router {
    threads: FxHashMap<ThreadId, ThreadInbox>,
    connection: Vec<(Scope, Subscriber)>,
    /// What came before anybody asked for the connection's events.
    early: Option<Unclaimed>,
    /// The threads whose streams nobody has asked for yet, in the order of opening.
    unclaimed: BTreeMap<u64, ThreadId>,
    /// How many were opened, and the bytes that they all hold, `early` included.
    opened: u64,
    held: usize,
    /// Deltas left out by queues that are gone.
    dropped: u64,
    /// The threads that got something in this block.
    dirty: Vec<ThreadId>,
    /// The number of the block being read.
    block: u64,
    pub(crate) requests: Registry,
    pub(crate) latches: Latches,
    limits: EventLimits,
    closed: Option<Closed>,
}

/// The turns of a thread that somebody follows, and what following one takes.
#[derive(Debug)]
pub(crate) struct TurnsOf<'a> {
    pub(crate) slots: &'a mut TurnSlots,
    pub(crate) latches: &'a mut Latches,
    pub(crate) block: u64,
    pub(crate) limits: EventLimits,
}

/// What is known here of one thread.
#[derive(Debug)]
struct ThreadInbox {
    id: ThreadId,
    subscribers: Vec<Subscriber>,
    unclaimed: Option<Unclaimed>,
    turns: TurnSlots,
    dirty: bool,
}

impl Router {
    pub(crate) fn new(limits: EventLimits, requests: Registry) -> Self {
        Self {
            threads: FxHashMap::default(),
            connection: Vec::new(),
            early: Some(Unclaimed::new(limits, 0)),
            unclaimed: BTreeMap::new(),
            opened: 0,
            held: 0,
            dropped: 0,
            dirty: Vec::new(),
            block: 0,
            requests,
            latches: Latches::default(),
            limits,
            closed: None,
        }
    }

    /// Which release it is, once the handshake has told.
    pub(crate) fn serves(&mut self, release: Release) {
        self.latches.serves(release);
        self.requests.serves(release);
    }

    /// Takes a notification: latches first, then the queues.
    pub(crate) fn notification(&mut self, notification: Notification) {
        let method = notification.method();
        let thread = notification.thread_id();
        self.latches.take(&notification);
        self.requests.notification(&notification);
        for (scope, subscriber) in &mut self.connection {
            let wanted = match scope {
                Scope::All => true,
                Scope::Broadcast => is_broadcast(method, thread),
            };
            if wanted {
                subscriber.staged.push(notification.clone());
            }
        }
        let Some(thread) = thread else {
            if let Some(early) = &mut self.early {
                early.take(&notification);
            }
            return;
        };
        if let Some(inbox) = self.threads.get_mut(thread) {
            if inbox.holds() {
                inbox.touch(&mut self.dirty);
            }
            inbox.take(notification, self.block);
        }
    }

    /// Tells whoever follows the thread of a request of the server that waits for its answer.
    pub(crate) fn waits(&mut self, request: &Notification) {
        let Some(thread) = request.thread_id() else {
            return;
        };
        if let Some(inbox) = self.threads.get_mut(thread) {
            for subscriber in &mut inbox.subscribers {
                subscriber.staged.push(request.clone());
            }
            if let Some(unclaimed) = &mut inbox.unclaimed {
                unclaimed.take(request);
            }
            inbox.touch(&mut self.dirty);
        }
    }

    /// Tells of a request of the server that the program has not answered, behind all that was
    /// read so far.
    pub(crate) fn unanswered(&mut self, request: &UnansweredRequest) {
        let event = Event::ServerRequestUnanswered(Box::new(request.clone()));
        let thread = request.thread_id();
        if let Some(inbox) = thread.and_then(|thread| self.threads.get_mut(thread)) {
            inbox.turns.tell(request.turn_id(), &event, self.block);
        }
        self.tell(thread, &event);
    }

    /// Tells that a thread was rolled back, behind all that was read so far.
    pub(crate) fn rolled_back(&mut self, thread: &ThreadId) {
        let event = Event::RolledBack(RolledBack::of(thread.clone()));
        self.tell(Some(thread.as_str()), &event);
    }

    /// Tells whom it concerns what no message of the server says.
    fn tell(&mut self, thread: Option<&str>, event: &Event) {
        let block = self.block;
        if let Some(inbox) = thread.and_then(|thread| self.threads.get_mut(thread)) {
            for subscriber in &mut inbox.subscribers {
                subscriber.tell(event, block);
            }
            if let Some(unclaimed) = &mut inbox.unclaimed {
                unclaimed.tell(event, block);
            }
        }
        for (scope, subscriber) in &mut self.connection {
            if *scope == Scope::All || thread.is_none() {
                subscriber.tell(event, block);
            }
        }
        if let Some(early) = &mut self.early
            && thread.is_none()
        {
            early.tell(event, block);
        }
    }

    /// Whether anything is kept for a thread's consumers.
    #[cfg(all(test, interleavings))]
    pub(crate) fn knows(&self, thread: &str) -> bool {
        self.threads.contains_key(thread)
    }

    /// How many streams somebody holds.
    pub(crate) fn streams(&self) -> usize {
        let threads = self.threads.values();
        let of_threads: usize = threads
            .map(|inbox| inbox.subscribers.len() + inbox.turns.streams())
            .sum();
        self.connection.len() + of_threads
    }

    /// Hands over what this block brought, waking each consumer once.
    pub(crate) fn flush(&mut self) {
        let block = self.block;
        self.block += 1;
        for (_, subscriber) in &mut self.connection {
            subscriber.flush(block, false);
        }
        if let Some(early) = &mut self.early {
            early.flush(block, &mut self.held);
        }
        let now = turns::now();
        let all = self
            .connection
            .iter()
            .any(|(scope, _)| *scope == Scope::All);
        let twice = if self.unclaimed.len() > FEW {
            TWICE_OF_MANY
        } else {
            TWICE
        };
        while let Some(thread) = self.dirty.pop() {
            let Some(inbox) = self.threads.get_mut(&thread) else {
                continue;
            };
            inbox.flush(block, &mut self.held, twice, all, &now);
            if inbox.is_unused() {
                self.threads.remove(&thread);
            }
        }
        if self.held > self.limits.unclaimed {
            self.relieve();
        }
    }

    /// Gives up the largest streams that nobody has asked for, until a quarter of the room is free.
    fn relieve(&mut self) {
        let enough = self.limits.unclaimed / 4 * 3;
        let held = &mut self.held;
        let threads = self.threads.values_mut();
        let unclaimed = threads.filter_map(|inbox| inbox.unclaimed.as_mut());
        let mut largest: Vec<&mut Unclaimed> = unclaimed.chain(&mut self.early).collect();
        largest.sort_unstable_by_key(|unclaimed| std::cmp::Reverse(unclaimed.held()));
        for unclaimed in largest {
            if *held <= enough {
                break;
            }
            tracing::debug!(
                bytes = unclaimed.held(),
                "events that nobody asks for are given up"
            );
            unclaimed.give_up(held);
        }
    }

    /// Opens a thread's stream for whoever will ask for it, as its answer is being read.
    pub(crate) fn open(&mut self, thread: &str) {
        if self.closed.is_some() {
            return;
        }
        let inbox = ThreadInbox::of(&mut self.threads, thread.into());
        if inbox.unclaimed.is_some() {
            return;
        }
        self.opened += 1;
        inbox.unclaimed = Some(Unclaimed::new(self.limits, self.opened));
        self.unclaimed.insert(self.opened, thread.into());
        if self.unclaimed.len() > UNCLAIMED
            && let Some((_, oldest)) = self.unclaimed.pop_first()
            && let Some(inbox) = self.threads.get_mut(&oldest)
        {
            if let Some(mut forgotten) = inbox.unclaimed.take() {
                forgotten.give_up(&mut self.held);
            }
            if inbox.is_unused() {
                self.threads.remove(&oldest);
            }
        }
    }

    /// A stream of a thread's events: the one opened with its answer, if nobody has it yet.
    pub(crate) fn subscribe(&mut self, thread: &ThreadId) -> Arc<Queue> {
        let inbox = ThreadInbox::of(&mut self.threads, thread.clone());
        let subscriber = match inbox.unclaimed.take() {
            Some(opened) => {
                self.unclaimed.remove(&opened.number);
                opened.claim(&mut self.held)
            }
            None => Subscriber::new(self.limits),
        };
        let queue = Arc::clone(&subscriber.queue);
        match &self.closed {
            None => inbox.subscribers.push(subscriber),
            Some(closed) => {
                self.threads.remove(thread);
                queue.close(closed);
            }
        }
        queue
    }

    /// A stream of the connection's events.
    pub(crate) fn subscribe_connection(&mut self, scope: Scope) -> Arc<Queue> {
        let subscriber = match self.early.take() {
            Some(early) => early.claim(&mut self.held),
            None => Subscriber::new(self.limits),
        };
        let queue = Arc::clone(&subscriber.queue);
        match &self.closed {
            None => self.connection.push((scope, subscriber)),
            Some(closed) => queue.close(closed),
        }
        queue
    }

    /// A consumer has gone.
    pub(crate) fn leave(&mut self, thread: Option<&ThreadId>, queue: &Arc<Queue>) {
        self.dropped += queue.load().dropped;
        let Some(thread) = thread else {
            self.connection
                .retain(|(_, subscriber)| !subscriber.is(queue));
            return;
        };
        if let Some(inbox) = self.threads.get_mut(thread) {
            inbox.subscribers.retain(|subscriber| !subscriber.is(queue));
            if inbox.is_unused() {
                self.threads.remove(thread);
            }
        }
    }

    /// Lends out the turns of a thread. Not after the end of the connection.
    pub(crate) fn turns<T>(&mut self, thread: &ThreadId, act: impl FnOnce(TurnsOf<'_>) -> T) -> T {
        let inbox = ThreadInbox::of(&mut self.threads, thread.clone());
        let done = act(TurnsOf {
            slots: &mut inbox.turns,
            latches: &mut self.latches,
            block: self.block,
            limits: self.limits,
        });
        if inbox.is_unused() {
            self.threads.remove(thread);
        }
        done
    }

    /// A request of the server was read: it is traffic of its turn.
    pub(crate) fn asked(&mut self, request: &Notification) {
        if let (Some(thread), Some(turn)) = (request.thread_id(), request.turn_id())
            && let Some(inbox) = self.threads.get_mut(thread)
            && !inbox.turns.is_empty()
        {
            inbox.turns.asked(turn);
            inbox.touch(&mut self.dirty);
        }
    }

    /// What waits in all queues, and how many deltas were left out, ever.
    pub(crate) fn load(&self) -> Load {
        let threads = self.threads.values();
        let of_threads = threads.flat_map(|inbox| {
            let subscribers = inbox.subscribers.iter().map(|s| &*s.queue);
            let unclaimed = inbox.unclaimed.as_ref().and_then(Unclaimed::queue);
            subscribers.chain(unclaimed).chain(inbox.turns.queues())
        });
        let of_connection = self.connection.iter().map(|(_, s)| &*s.queue);
        let early = self.early.as_ref().and_then(Unclaimed::queue);
        let mut total = Load {
            dropped: self.dropped,
            ..Load::default()
        };
        for queue in of_threads.chain(of_connection).chain(early) {
            let load = queue.load();
            total.events += load.events;
            total.bytes += load.bytes;
            total.dropped += load.dropped;
        }
        total
    }

    /// Why the connection is over, once it is.
    pub(crate) fn closed(&self) -> Option<&Closed> {
        self.closed.as_ref()
    }

    /// The connection is over: every stream ends and every turn that is waited for is lost.
    pub(crate) fn close(&mut self, closed: &Closed) {
        if self.closed.is_some() {
            return;
        }
        self.flush();
        self.closed = Some(closed.clone());
        self.requests.end();
        // What nobody has asked for yet stays for whoever asks.
        // In an order that the same events always lead to.
        let mut threads: Vec<_> = self.threads.iter_mut().collect();
        threads.sort_unstable_by(|one, other| one.0.cmp(other.0));
        for (_, inbox) in threads {
            std::mem::take(&mut inbox.turns).close(closed);
            for subscriber in inbox.subscribers.drain(..) {
                subscriber.queue.close(closed);
            }
        }
        self.threads.retain(|_, inbox| inbox.unclaimed.is_some());
        for (_, subscriber) in self.connection.drain(..) {
            subscriber.queue.close(closed);
        }
    }
}

impl ThreadInbox {
    /// That of a thread; an empty one if there is none.
    fn of(threads: &mut FxHashMap<ThreadId, Self>, thread: ThreadId) -> &mut Self {
        threads.entry(thread).or_insert_with_key(|thread| Self {
            id: thread.clone(),
            subscribers: Vec::new(),
            unclaimed: None,
            turns: TurnSlots::default(),
            dirty: false,
        })
    }

    /// Notes that this block has brought it something.
    fn touch(&mut self, dirty: &mut Vec<ThreadId>) {
        if !self.dirty {
            self.dirty = true;
            dirty.push(self.id.clone());
        }
    }

    /// Whether it keeps what it takes, for anybody.
    fn holds(&self) -> bool {
        let unclaimed = self.unclaimed.as_ref().and_then(Unclaimed::queue);
        !self.subscribers.is_empty() || !self.turns.is_empty() || unclaimed.is_some()
    }

    fn is_unused(&self) -> bool {
        self.subscribers.is_empty() && self.unclaimed.is_none() && self.turns.is_empty()
    }

    fn take(&mut self, notification: Notification, block: u64) {
        if let Some(unclaimed) = &mut self.unclaimed {
            unclaimed.take(&notification);
        }
        // The last one gets it without a copy of the handle, which the consumer would share.
        let Some((last, others)) = self.subscribers.split_last_mut() else {
            return self.turns.take(notification, block);
        };
        if !self.turns.is_empty() {
            self.turns.take(notification.clone(), block);
        }
        for subscriber in others {
            subscriber.staged.push(notification.clone());
        }
        last.staged.push(notification);
    }

    /// Consumers come last: once they are awake, they share the block's memory with this thread.
    /// `all`: somebody gets the events of all threads; `twice`: what may be kept of them nevertheless.
    fn flush(&mut self, block: u64, held: &mut usize, twice: usize, all: bool, now: &Now) {
        self.dirty = false;
        if let Some(unclaimed) = &mut self.unclaimed {
            let load = unclaimed.flush(block, held);
            let much = load.events > twice || load.bytes > twice * 1024;
            if much && (all || self.turns.are_followed()) {
                unclaimed.give_up(held);
            }
        }
        for subscriber in &mut self.subscribers {
            subscriber.flush(block, false);
        }
        self.turns.flush(block, now);
    }
}
