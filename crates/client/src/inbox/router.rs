//! Who gets what.

use std::collections::{HashMap, VecDeque};
use std::sync::Arc;

use codex_threads_protocol::ThreadId;

use super::class::is_broadcast;
use super::latches::Latches;
use super::queue::Queue;
use super::subscriber::Subscriber;
use crate::error::Closed;
use crate::events::{EventLimits, Notification};
use crate::server_requests::{Registry, UnansweredRequest};
use crate::turns::{Latch, TurnLost, TurnSlots};

/// Streams that were opened by the reader and that nobody has asked for yet, at most.
const UNCLAIMED: usize = 1_024;

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
    pub(crate) latches: Latches,
    limits: EventLimits,
    closed: Option<Closed>,
}

/// What is known here of one thread.
#[derive(Debug, Default)]
struct ThreadInbox {
    subscribers: Vec<Subscriber>,
    unclaimed: Option<Subscriber>,
    turns: TurnSlots,
    dirty: bool,
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
            latches: Latches::default(),
            limits,
            closed: None,
        }
    }

    /// Takes a notification: latches first, then the queues.
    pub(crate) fn notification(&mut self, notification: &Notification) {
        let method = notification.method();
        let thread = notification.thread_id();
        self.latches.take(notification);
        self.requests.notification(notification);
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
            inbox.turns.unanswered(request, block);
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
            subscriber.flush(block, false);
        }
        if let Some(early) = &mut self.early {
            early.flush(block, true);
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
        let Some(thread) = thread else {
            self.connection
                .retain(|(_, subscriber)| !subscriber.is(queue));
            return;
        };
        if let Some(inbox) = self.threads.get_mut(thread) {
            inbox.subscribers.retain(|subscriber| !subscriber.is(queue));
            inbox.turns.leave(queue);
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
        let inbox = self.threads.entry(thread.clone()).or_default();
        inbox.turns.expect(latch, self.limits)
    }

    /// The answer to `turn/start` has named the turn.
    pub(crate) fn name_turn(&mut self, thread: &ThreadId, latch: &Arc<Latch>, turn: &str) {
        if let Some(inbox) = self.threads.get_mut(thread) {
            inbox.turns.name(latch, turn, self.block);
            if inbox.is_unused() {
                self.threads.remove(thread);
            }
        }
    }

    /// The connection is over: every stream ends and every turn that is waited for is lost.
    pub(crate) fn close(&mut self, closed: &Closed) {
        if self.closed.is_some() {
            return;
        }
        self.flush();
        self.closed = Some(closed.clone());
        self.requests.end();
        for (_, inbox) in self.threads.drain() {
            inbox.turns.close(closed);
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
        self.turns.take(method, notification);
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
            subscriber.flush(block, false);
        }
        if let Some(unclaimed) = &mut self.unclaimed {
            unclaimed.flush(block, true);
            // A stream that nobody asks for is given up, and a later one begins where it begins.
            if unclaimed.queue.len() > limits.soft {
                self.unclaimed = None;
            }
        }
        self.turns.flush(block);
    }
}
