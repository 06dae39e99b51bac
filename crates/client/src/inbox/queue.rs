//! What one consumer has not read yet.

use std::collections::{HashMap, VecDeque};
use std::hash::{BuildHasher, RandomState};
use std::mem::size_of;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;

use super::class::Class;
use crate::events::{Event, EventLimits, Lagged, Notification};
use crate::server_requests::UnansweredRequest;
use crate::sync::{Mutex, lock};
use crate::wire::{Envelope, Kind};

/// Blocks that a queue may hold by slices of them, before it copies what it keeps.
const SHARED_BLOCKS: u32 = 16;

/// One consumer's queue.
#[derive(Debug)]
pub(crate) struct Queue {
    state: Mutex<State>,
    hasher: RandomState,
    limits: EventLimits,
}

#[derive(Debug, Default)]
struct State {
    slots: VecDeque<Slot>,
    /// How many slots have been read: the number of the first one that waits.
    read: u64,
    /// What the slots hold, in bytes.
    bytes: usize,
    /// The last slot of each delta's item and of each snapshot, filled above the soft limit only.
    last: HashMap<u64, u64>,
    /// The block that the last shared slot lies in, and how many different ones there were since
    /// the queue was empty.
    block: u64,
    blocks: u32,
    waker: Option<Waker>,
    ended: bool,
}

#[derive(Debug)]
enum Slot {
    Kept(Notification),
    Joined(Box<Joined>),
    Lagged(Box<Lagged>),
    Unanswered(Box<UnansweredRequest>),
}

/// Several deltas of one item: what surrounds their text, once, and all their text.
struct Joined {
    head: Vec<u8>,
    text: Vec<u8>,
    tail: Vec<u8>,
}

impl std::fmt::Debug for Joined {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Joined({} bytes)", self.text.len())
    }
}

/// A delta's line in three: before its text, its text, and after it up to the params' end.
fn parts(notification: &Notification) -> Option<(&[u8], &[u8], &[u8])> {
    let Envelope { delta, params, .. } = *notification.envelope();
    let line = notification.line();
    (delta.is_some() && delta.end() <= params.end() && delta.start() >= params.start()).then(|| {
        (
            &line[..delta.start()],
            &line[delta.start()..delta.end()],
            &line[delta.end()..params.end()],
        )
    })
}

impl Joined {
    fn begin(first: &Notification) -> Option<Self> {
        let (head, text, tail) = parts(first)?;
        Some(Self {
            head: head.to_vec(),
            text: text.to_vec(),
            tail: tail.to_vec(),
        })
    }

    fn len(&self) -> usize {
        self.head.len() + self.text.len() + self.tail.len()
    }

    fn fits(&self, notification: &Notification) -> bool {
        parts(notification).is_some_and(|(head, _, tail)| head == self.head && tail == self.tail)
    }

    fn into_notification(self) -> Option<Notification> {
        let mut line = self.head;
        line.reserve(self.text.len() + self.tail.len() + 1);
        line.extend_from_slice(&self.text);
        line.extend_from_slice(&self.tail);
        line.push(b'}');
        match Envelope::read(Bytes::from(line)) {
            Ok((line, envelope, Kind::Notification)) => {
                Some(Notification::from_parts(line, envelope))
            }
            _ => None,
        }
    }
}

impl Queue {
    pub(crate) fn new(limits: EventLimits) -> Self {
        Self {
            state: Mutex::default(),
            hasher: RandomState::new(),
            limits,
        }
    }

    /// Appends what `staged` holds, and wakes the consumer once. `block` tells blocks apart.
    pub(crate) fn extend(&self, staged: &mut Vec<Notification>, block: u64, detach: bool) {
        if staged.is_empty() {
            return;
        }
        let waker = {
            let mut state = lock(&self.state);
            if state.ended {
                staged.clear();
                return;
            }
            if state.slots.is_empty() {
                state.blocks = 0;
            }
            if state.block != block {
                state.block = block;
                state.blocks = state.blocks.saturating_add(1);
            }
            let detach = detach || state.blocks > SHARED_BLOCKS;
            for notification in staged.drain(..) {
                self.push(&mut state, notification, detach);
            }
            state.waker.take()
        };
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    fn push(&self, state: &mut State, notification: Notification, detach: bool) {
        if state.slots.len() < self.limits.soft && state.bytes < self.limits.hard {
            if !state.last.is_empty() {
                state.last.clear();
            }
            state.keep(notification, detach);
            return;
        }
        match Class::of(notification.method()) {
            Class::Lifecycle => {
                state.keep(notification, true);
            }
            Class::Snapshot => self.replace(state, notification),
            Class::Delta => self.join(state, notification),
        }
    }

    fn replace(&self, state: &mut State, notification: Notification) {
        let key = self.hasher.hash_one((
            notification.method(),
            notification.thread_id(),
            notification.turn_id(),
        ));
        let older = state.last.get(&key).and_then(|at| state.index(*at));
        if let Some(index) = older
            && let Some(Slot::Kept(older)) = state.slots.get_mut(index)
            && older.method() == notification.method()
            && older.thread_id() == notification.thread_id()
            && older.turn_id() == notification.turn_id()
        {
            let before = older.line().len();
            *older = notification.detached();
            state.bytes = state.bytes + notification.line().len() - before;
            return;
        }
        let at = state.keep(notification, true);
        state.last.insert(key, at);
    }

    fn join(&self, state: &mut State, notification: Notification) {
        let key = match parts(&notification) {
            Some((head, _, tail)) => self.hasher.hash_one((head, tail)),
            // Text that can't be joined (base64, audio) can still be left out.
            None => self
                .hasher
                .hash_one((notification.method(), notification.thread_id())),
        };
        let len = notification.line().len();
        let full = state.bytes + len > self.limits.hard;
        let last = state.last.get(&key).and_then(|at| state.index(*at));
        if let Some(slot) = last.and_then(|index| state.slots.get_mut(index)) {
            match slot {
                Slot::Joined(joined) if !full && joined.fits(&notification) => {
                    if let Some((_, text, _)) = parts(&notification) {
                        joined.text.extend_from_slice(text);
                        state.bytes += text.len();
                        return;
                    }
                }
                Slot::Lagged(lagged) if full && lagged.is_of(&notification) => {
                    lagged.events += 1;
                    lagged.bytes += len as u64;
                    return;
                }
                _ => {}
            }
        }
        let at = if full {
            state.append(Slot::Lagged(Box::new(Lagged::of(&notification))), 0)
        } else if let Some(joined) = Joined::begin(&notification) {
            let len = joined.len();
            state.append(Slot::Joined(Box::new(joined)), len)
        } else {
            state.keep(notification, true)
        };
        state.last.insert(key, at);
    }

    /// Appends what is told of a request of the server, and wakes the consumer.
    pub(crate) fn tell(&self, request: &UnansweredRequest) {
        let waker = {
            let mut state = lock(&self.state);
            if state.ended {
                return;
            }
            state.append(Slot::Unanswered(Box::new(request.clone())), 0);
            state.waker.take()
        };
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    /// Nothing more will come: the consumer reads what waits, and then the end.
    pub(crate) fn end(&self) {
        let waker = {
            let mut state = lock(&self.state);
            state.ended = true;
            state.waker.take()
        };
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    /// Throws away what waits and doesn't belong to `turn`.
    pub(crate) fn retain_turn(&self, turn: &str) {
        let mut state = lock(&self.state);
        let state = &mut *state;
        let mut bytes = 0;
        state.slots.retain(|slot| {
            let keep = match slot {
                Slot::Kept(notification) => notification.turn_id() == Some(turn),
                Slot::Lagged(lagged) => lagged.turn_id() == Some(turn),
                Slot::Unanswered(request) => request.turn_id() == Some(turn),
                Slot::Joined(joined) => {
                    // Rare enough to look closely: only a queue beyond its limit joins.
                    let copy = Joined {
                        head: joined.head.clone(),
                        text: Vec::new(),
                        tail: joined.tail.clone(),
                    };
                    copy.into_notification()
                        .is_some_and(|notification| notification.turn_id() == Some(turn))
                }
            };
            if keep {
                bytes += slot.len();
            }
            keep
        });
        state.bytes = bytes;
        state.last.clear();
    }

    pub(crate) fn len(&self) -> usize {
        lock(&self.state).slots.len()
    }

    pub(crate) fn try_next(&self) -> Option<Event> {
        lock(&self.state).pop()
    }

    pub(crate) fn poll_next(&self, cx: &mut Context<'_>) -> Poll<Option<Event>> {
        let mut state = lock(&self.state);
        if let Some(event) = state.pop() {
            return Poll::Ready(Some(event));
        }
        if state.ended {
            return Poll::Ready(None);
        }
        match &mut state.waker {
            Some(waker) => waker.clone_from(cx.waker()),
            none => *none = Some(cx.waker().clone()),
        }
        Poll::Pending
    }
}

impl Slot {
    fn len(&self) -> usize {
        size_of::<Self>()
            + match self {
                Self::Kept(notification) => notification.line().len(),
                Self::Joined(joined) => joined.len(),
                Self::Lagged(_) | Self::Unanswered(_) => 0,
            }
    }
}

impl State {
    fn keep(&mut self, notification: Notification, detach: bool) -> u64 {
        let notification = if detach {
            notification.detached()
        } else {
            notification
        };
        let len = notification.line().len();
        self.append(Slot::Kept(notification), len)
    }

    fn append(&mut self, slot: Slot, len: usize) -> u64 {
        let at = self.read + self.slots.len() as u64;
        self.slots.push_back(slot);
        self.bytes += len + size_of::<Slot>();
        at
    }

    /// Where the slot with this number is now, if it has not been read.
    fn index(&self, at: u64) -> Option<usize> {
        usize::try_from(at.checked_sub(self.read)?).ok()
    }

    fn pop(&mut self) -> Option<Event> {
        loop {
            let slot = self.slots.pop_front()?;
            self.read += 1;
            self.bytes = self.bytes.saturating_sub(slot.len());
            match slot {
                Slot::Kept(notification) => return Some(Event::Notification(notification)),
                Slot::Lagged(lagged) => return Some(Event::Lagged(*lagged)),
                Slot::Unanswered(request) => return Some(Event::ServerRequestUnanswered(request)),
                Slot::Joined(joined) => {
                    if let Some(notification) = joined.into_notification() {
                        return Some(Event::Notification(notification));
                    }
                }
            }
        }
    }
}

impl Lagged {
    fn of(notification: &Notification) -> Self {
        Self {
            method: notification.method().to_owned(),
            thread: notification.thread_id().map(str::to_owned),
            turn: notification.turn_id().map(str::to_owned),
            item: notification.item_id().map(str::to_owned),
            events: 1,
            bytes: notification.line().len() as u64,
        }
    }

    fn is_of(&self, notification: &Notification) -> bool {
        self.method == notification.method()
            && self.thread_id() == notification.thread_id()
            && self.turn_id() == notification.turn_id()
            && self.item_id() == notification.item_id()
    }
}
