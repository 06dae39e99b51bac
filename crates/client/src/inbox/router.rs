//! Who gets what.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use codex_threads_protocol::{ThreadId, TurnId};

use super::class::is_broadcast;
use super::queue::Queue;
use crate::error::Closed;
use crate::events::{EventLimits, Notification};
use crate::server_requests::{Expiry, Registry, UnansweredRequest};
use crate::turns::{Latch, TurnLost};

/// Streams that were opened by the reader and that nobody has asked for yet, at most.
const UNCLAIMED: usize = 1_024;
/// Ends of turns that are remembered for a turn whose id is not known yet, at most.
const EARLY: usize = 16;

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
    threads: HashMap<ThreadId, ThreadInbox>,
    connection: Vec<(Scope, Subscriber)>,
    /// What came before anybody asked for the connection's events.
    early: Option<Subscriber>,
    /// The threads whose streams nobody has asked for yet, the oldest first.
    unclaimed: VecDeque<ThreadId>,
    /// The threads that got something in this block.
    dirty: Vec<ThreadId>,
    /// The number of the block being read.
    block: u64,
    pub(crate) requests: Registry,
    limits: EventLimits,
    closed: Option<Closed>,
}

/// What is known here of one thread.
#[derive(Debug, Default)]
struct ThreadInbox {
    subscribers: Vec<Subscriber>,
    unclaimed: Option<Subscriber>,
    turns: Vec<TurnSlot>,
    dirty: bool,
}

/// A turn that somebody waits for.
#[derive(Debug)]
struct TurnSlot {
    latch: Arc<Latch>,
    /// `None` until the answer to `turn/start` says.
    turn: Option<TurnId>,
    subscriber: Subscriber,
    /// The ends of turns that came while the id was not known.
    early: VecDeque<Notification>,
    done: bool,
}

#[derive(Debug)]
struct Subscriber {
    queue: Arc<Queue>,
    staged: Vec<Notification>,
}

impl Subscriber {
    fn new(limits: EventLimits) -> Self {
        Self {
            queue: Arc::new(Queue::new(limits)),
            staged: Vec::new(),
        }
    }

    fn tell(&mut self, request: &UnansweredRequest, block: u64) {
        self.queue.extend(&mut self.staged, block, true);
        self.queue.tell(request);
    }
}

impl Router {
    pub(crate) fn new(limits: EventLimits, requests: Registry) -> Self {
        Self {
            threads: HashMap::new(),
            connection: Vec::new(),
            early: Some(Subscriber::new(limits)),
            unclaimed: VecDeque::new(),
            dirty: Vec::new(),
            block: 0,
            requests,
            limits,
            closed: None,
        }
    }

    /// Takes a notification: latches first, then the queues.
    pub(crate) fn notification(&mut self, notification: &Notification) {
        let method = notification.method();
        let thread = notification.thread_id();
        match method {
            "turn/completed" => {
                self.requests.expire(
                    |request| {
                        request.thread.as_deref() == thread
                            && request.turn.is_some()
                            && request.turn.as_deref() == notification.turn_id()
                    },
                    Expiry::TurnEnded,
                );
            }
            "thread/closed" => {
                self.requests.expire(
                    |request| thread.is_some() && request.thread.as_deref() == thread,
                    Expiry::ThreadClosed,
                );
            }
            "serverRequest/resolved" => self.requests.resolved(notification),
            _ => {}
        }
        if let Some(thread) = thread
            && let Some(inbox) = self.threads.get_mut(thread)
        {
            inbox.take(method, notification);
            if !inbox.dirty {
                inbox.dirty = true;
                self.dirty.push(thread.into());
            }
        }
        for (scope, subscriber) in &mut self.connection {
            let wanted = match scope {
                Scope::All => true,
                Scope::Broadcast => is_broadcast(method, thread),
            };
            if wanted {
                subscriber.staged.push(notification.clone());
            }
        }
        if let Some(early) = &mut self.early
            && thread.is_none()
        {
            early.staged.push(notification.clone());
        }
    }

    /// Tells of a request of the server that the program has not answered, behind all that was
    /// read so far.
    pub(crate) fn unanswered(&mut self, request: &UnansweredRequest) {
        let block = self.block;
        if let Some(thread) = request.thread_id()
            && let Some(inbox) = self.threads.get_mut(thread)
        {
            for slot in &mut inbox.turns {
                if slot
                    .turn
                    .as_ref()
                    .is_none_or(|mine| request.turn_id() == Some(mine.as_str()))
                {
                    slot.subscriber.tell(request, block);
                }
            }
            for subscriber in inbox.subscribers.iter_mut().chain(&mut inbox.unclaimed) {
                subscriber.tell(request, block);
            }
        }
        for (scope, subscriber) in &mut self.connection {
            if *scope == Scope::All || request.thread_id().is_none() {
                subscriber.tell(request, block);
            }
        }
        if let Some(early) = &mut self.early
            && request.thread_id().is_none()
        {
            early.tell(request, block);
        }
    }

    /// Hands over what this block brought, waking each consumer once.
    pub(crate) fn flush(&mut self) {
        let block = self.block;
        self.block += 1;
        for (_, subscriber) in &mut self.connection {
            subscriber
                .queue
                .extend(&mut subscriber.staged, block, false);
        }
        if let Some(early) = &mut self.early {
            early.queue.extend(&mut early.staged, block, true);
            if early.queue.len() > self.limits.soft {
                self.early = None;
            }
        }
        while let Some(thread) = self.dirty.pop() {
            let Some(inbox) = self.threads.get_mut(&thread) else {
                continue;
            };
            inbox.flush(block, self.limits);
            if inbox.is_unused() {
                self.threads.remove(&thread);
            }
        }
    }

    /// Opens a thread's stream for whoever will ask for it, as its answer is being read.
    pub(crate) fn open(&mut self, thread: &str) {
        if self.closed.is_some() {
            return;
        }
        let inbox = self.threads.entry(thread.into()).or_default();
        if inbox.unclaimed.is_some() {
            return;
        }
        inbox.unclaimed = Some(Subscriber::new(self.limits));
        self.unclaimed.push_back(thread.into());
        if self.unclaimed.len() > UNCLAIMED
            && let Some(oldest) = self.unclaimed.pop_front()
            && let Some(inbox) = self.threads.get_mut(&oldest)
        {
            inbox.unclaimed = None;
            if inbox.is_unused() {
                self.threads.remove(&oldest);
            }
        }
    }

    /// A stream of a thread's events: the one opened with its answer, if nobody has it yet.
    pub(crate) fn subscribe(&mut self, thread: &ThreadId) -> Arc<Queue> {
        if let Some(queue) = self.ended_queue() {
            return queue;
        }
        let limits = self.limits;
        let inbox = self.threads.entry(thread.clone()).or_default();
        let subscriber = match inbox.unclaimed.take() {
            Some(opened) => {
                self.unclaimed.retain(|waiting| waiting != thread);
                opened
            }
            None => Subscriber::new(limits),
        };
        let queue = Arc::clone(&subscriber.queue);
        inbox.subscribers.push(subscriber);
        queue
    }

    /// A stream of the connection's events.
    pub(crate) fn subscribe_connection(&mut self, scope: Scope) -> Arc<Queue> {
        if let Some(queue) = self.ended_queue() {
            return queue;
        }
        let subscriber = self
            .early
            .take()
            .unwrap_or_else(|| Subscriber::new(self.limits));
        let queue = Arc::clone(&subscriber.queue);
        self.connection.push((scope, subscriber));
        queue
    }

    fn ended_queue(&self) -> Option<Arc<Queue>> {
        self.closed.as_ref()?;
        let queue = Arc::new(Queue::new(self.limits));
        queue.end();
        Some(queue)
    }

    /// A consumer has gone.
    pub(crate) fn leave(&mut self, thread: Option<&ThreadId>, queue: &Arc<Queue>) {
        let gone = |subscriber: &Subscriber| Arc::ptr_eq(&subscriber.queue, queue);
        let Some(thread) = thread else {
            self.connection.retain(|(_, subscriber)| !gone(subscriber));
            return;
        };
        if let Some(inbox) = self.threads.get_mut(thread) {
            inbox.subscribers.retain(|subscriber| !gone(subscriber));
            inbox.turns.retain(|slot| !gone(&slot.subscriber));
            if inbox.is_unused() {
                self.threads.remove(thread);
            }
        }
    }

    /// Registers somebody who is about to start a turn. The queue is what to leave by.
    pub(crate) fn expect_turn(&mut self, thread: &ThreadId, latch: &Arc<Latch>) -> Arc<Queue> {
        if let Some(closed) = &self.closed {
            latch.lost(TurnLost::Disconnected(closed.clone()));
        }
        if let Some(queue) = self.ended_queue() {
            return queue;
        }
        let subscriber = Subscriber::new(self.limits);
        let queue = Arc::clone(&subscriber.queue);
        self.threads
            .entry(thread.clone())
            .or_default()
            .turns
            .push(TurnSlot {
                latch: Arc::clone(latch),
                turn: None,
                subscriber,
                early: VecDeque::new(),
                done: false,
            });
        queue
    }

    /// The answer to `turn/start` has named the turn.
    pub(crate) fn name_turn(&mut self, thread: &ThreadId, latch: &Arc<Latch>, turn: &str) {
        let block = self.block;
        let Some(inbox) = self.threads.get_mut(thread) else {
            return;
        };
        let Some(slot) = inbox
            .turns
            .iter_mut()
            .find(|slot| Arc::ptr_eq(&slot.latch, latch))
        else {
            return;
        };
        let Subscriber { queue, staged } = &mut slot.subscriber;
        queue.extend(staged, block, false);
        queue.retain_turn(turn);
        slot.turn = Some(turn.into());
        let early = std::mem::take(&mut slot.early)
            .into_iter()
            .find(|end| end.turn_id() == Some(turn));
        if let Some(end) = early {
            slot.latch.completed(end);
            queue.end();
            inbox.turns.retain(|slot| !Arc::ptr_eq(&slot.latch, latch));
        }
    }

    /// The connection is over: every stream ends and every turn that is waited for is lost.
    pub(crate) fn close(&mut self, closed: &Closed) {
        if self.closed.is_some() {
            return;
        }
        self.flush();
        self.closed = Some(closed.clone());
        self.requests.expire(|_| true, Expiry::Disconnected);
        self.requests.end();
        for (_, inbox) in self.threads.drain() {
            for slot in &inbox.turns {
                slot.latch.lost(TurnLost::Disconnected(closed.clone()));
                slot.subscriber.queue.end();
            }
            for subscriber in inbox.subscribers.iter().chain(&inbox.unclaimed) {
                subscriber.queue.end();
            }
        }
        for (_, subscriber) in self.connection.drain(..) {
            subscriber.queue.end();
        }
        self.early = None;
        self.unclaimed.clear();
    }
}

impl ThreadInbox {
    fn is_unused(&self) -> bool {
        self.subscribers.is_empty() && self.unclaimed.is_none() && self.turns.is_empty()
    }

    fn take(&mut self, method: &str, notification: &Notification) {
        for slot in &mut self.turns {
            slot.take(method, notification);
        }
        for subscriber in &mut self.subscribers {
            subscriber.staged.push(notification.clone());
        }
        if let Some(unclaimed) = &mut self.unclaimed {
            unclaimed.staged.push(notification.clone());
        }
    }

    fn flush(&mut self, block: u64, limits: EventLimits) {
        self.dirty = false;
        for subscriber in &mut self.subscribers {
            subscriber
                .queue
                .extend(&mut subscriber.staged, block, false);
        }
        if let Some(unclaimed) = &mut self.unclaimed {
            unclaimed.queue.extend(&mut unclaimed.staged, block, true);
            // A stream that nobody asks for is given up, and a later one begins where it begins.
            if unclaimed.queue.len() > limits.soft {
                self.unclaimed = None;
            }
        }
        self.turns.retain_mut(|slot| {
            let Subscriber { queue, staged } = &mut slot.subscriber;
            queue.extend(staged, block, false);
            if slot.done {
                queue.end();
            }
            !slot.done
        });
    }
}

impl TurnSlot {
    fn take(&mut self, method: &str, notification: &Notification) {
        if self.done {
            return;
        }
        if method == "thread/closed" {
            self.latch.lost(TurnLost::ThreadClosed);
            self.done = true;
            return;
        }
        let Some(turn) = notification.turn_id() else {
            return;
        };
        if self.turn.as_ref().is_some_and(|mine| *mine != *turn) {
            return;
        }
        if method == "turn/completed" {
            if self.turn.is_some() {
                self.latch.completed(notification.detached());
                self.done = true;
            } else {
                if self.early.len() == EARLY {
                    self.early.pop_front();
                }
                self.early.push_back(notification.detached());
            }
        }
        self.subscriber.staged.push(notification.clone());
    }
}
