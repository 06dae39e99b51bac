//! What one consumer has not read yet.

use std::collections::VecDeque;
use std::hash::BuildHasher;
use std::mem::size_of;
use std::task::{Context, Poll, Waker};

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::class::Class;
use super::joined::{Joined, parts};
use crate::error::Closed;
use crate::events::{AskedRequest, Event, EventLimits, Lagged, Notification};
use crate::sync::{Mutex, lock};

/// Blocks that a queue may hold by slices of them, before it copies what it keeps.
const SHARED_BLOCKS: u32 = 16;
/// What a block must bring for a queue to hold it by slices: so that no queue keeps much more memory
/// than it counts.
const SHARED_BYTES: usize = 16 * 1024;
/// Marks of missing text that name the item. Any more name the thread alone.
const MARKS: usize = 1_024;

/// One consumer's queue.
#[derive(Debug)]
pub(crate) struct Queue {
    state: Mutex<State>,
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
    last: FxHashMap<u64, u64>,
    /// The last mark of each item whose text is missing, until some of its text is kept again.
    marks: FxHashMap<u64, u64>,
    /// The block that the last shared slot lies in, and how many different ones there were since
    /// the queue was empty.
    block: u64,
    blocks: u32,
    /// Whether what waits was handed to a waiting consumer as it lay in its block.
    lent: bool,
    /// Deltas that were left out, ever.
    dropped: u64,
    waker: Option<Waker>,
    ended: bool,
    /// Why, if the connection is over, and whether the consumer was told.
    closed: Option<Closed>,
    told: bool,
}

/// How much waits.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Load {
    pub(crate) events: usize,
    pub(crate) bytes: usize,
    /// Deltas left out, ever.
    pub(crate) dropped: u64,
}

#[derive(Debug)]
enum Slot {
    Kept(Notification),
    Joined(Box<Joined>),
    Lagged(Box<Lagged>),
    /// What no message of the server says.
    Told(Box<Event>),
}

impl Queue {
    pub(crate) fn new(limits: EventLimits) -> Self {
        Self {
            state: Mutex::default(),
            limits,
        }
    }

    /// Appends what `staged` holds, and wakes the consumer once. `block` tells blocks apart.
    pub(crate) fn extend(&self, staged: &mut Vec<Notification>, block: u64, detach: bool) {
        if staged.is_empty() {
            return;
        }
        let bytes: usize = staged.iter().map(|event| event.line().len()).sum();
        self.change(|state| {
            if state.slots.is_empty() {
                state.blocks = 0;
                state.lent = false;
            }
            // Who waits for it takes it at once, and needs no copy. Who then has not is busy.
            if std::mem::take(&mut state.lent) {
                state.detach();
            }
            let lend = state.slots.is_empty() && state.waker.is_some();
            state.lent = lend && bytes < SHARED_BYTES;
            if state.block != block {
                state.block = block;
                state.blocks = state.blocks.saturating_add(1);
            }
            let small = bytes < SHARED_BYTES || state.blocks > SHARED_BLOCKS;
            let detach = detach || (small && !lend);
            for notification in staged.drain(..) {
                self.push(state, notification, detach);
            }
        });
        staged.clear();
    }

    /// Appends what no message of the server says, and wakes the consumer.
    pub(crate) fn tell(&self, event: Event) {
        self.change(|state| {
            state.append(Slot::Told(Box::new(event)), 0);
        });
    }

    /// Nothing more will come: the consumer reads what waits, and then the end.
    pub(crate) fn end(&self) {
        self.change(|state| state.ended = true);
    }

    /// The connection is over: the consumer reads what waits, then why, and then the end.
    pub(crate) fn close(&self, closed: &Closed) {
        self.change(|state| {
            state.ended = true;
            state.closed = Some(closed.clone());
        });
    }

    /// Changes what waits, unless the end has come, and wakes the consumer.
    fn change(&self, change: impl FnOnce(&mut State)) {
        let waker = {
            let mut state = lock(&self.state);
            if state.ended {
                return;
            }
            change(&mut state);
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
            if !state.marks.is_empty() {
                state.marks.clear();
            }
            state.keep(notification, detach);
            return;
        }
        match Class::of(notification.method()) {
            Class::Lifecycle => {
                state.keep(notification, true);
            }
            Class::Snapshot => self.replace(state, notification),
            Class::Delta if state.bytes + notification.line().len() > self.limits.hard => {
                self.leave_out(state, &notification);
            }
            Class::Delta => self.join(state, notification),
        }
    }

    fn replace(&self, state: &mut State, notification: Notification) {
        let key = FxBuildHasher.hash_one((
            notification.method(),
            notification.thread_id(),
            notification.turn_id(),
        ));
        if let Some(Slot::Kept(older)) = state.last_of(key)
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
        state.remember(key, at);
    }

    fn join(&self, state: &mut State, notification: Notification) {
        if !state.marks.is_empty() {
            // What is missing after this text is another gap.
            state.marks.remove(&self.item(&notification, true));
            state.marks.remove(&self.item(&notification, false));
        }
        // Text that can't be joined (base64, audio) stands by itself.
        let Some(parts) = parts(&notification) else {
            state.keep(notification, true);
            return;
        };
        // Most often it goes on where the last one ended.
        if let Some(Slot::Joined(joined)) = state.slots.back_mut()
            && let Some(more) = joined.add(parts)
        {
            state.bytes += more;
            return;
        }
        let (head, _, tail) = parts;
        let key = FxBuildHasher.hash_one((head, tail));
        if let Some(Slot::Joined(joined)) = state.last_of(key)
            && let Some(more) = joined.add(parts)
        {
            state.bytes += more;
            return;
        }
        let joined = Joined::begin(parts);
        let len = joined.len();
        let at = state.append(Slot::Joined(Box::new(joined)), len);
        state.remember(key, at);
    }

    /// Leaves a delta out and says so in its place.
    fn leave_out(&self, state: &mut State, notification: &Notification) {
        state.dropped += 1;
        if let Some((head, _, tail)) = parts(notification) {
            // What comes after the gap must not be joined to what was before it.
            state.last.remove(&FxBuildHasher.hash_one((head, tail)));
        }
        for precise in [true, false] {
            let key = self.item(notification, precise);
            let mark = state.marks.get(&key).and_then(|at| state.index(*at));
            if let Some(Slot::Lagged(lagged)) = mark.and_then(|at| state.slots.get_mut(at))
                && lagged.is_of(notification, precise)
            {
                lagged.events += 1;
                lagged.bytes += notification.line().len() as u64;
                return;
            }
            if !precise || state.marks.len() < MARKS {
                let lagged = Lagged::of(notification, precise);
                let at = state.append(Slot::Lagged(Box::new(lagged)), 0);
                state.marks.insert(key, at);
                return;
            }
        }
    }

    /// Tells items apart, or threads alone.
    fn item(&self, notification: &Notification, precise: bool) -> u64 {
        let (method, thread) = (notification.method(), notification.thread_id());
        if precise {
            let (turn, item) = (notification.turn_id(), notification.item_id());
            FxBuildHasher.hash_one((method, thread, turn, item))
        } else {
            FxBuildHasher.hash_one((method, thread))
        }
    }

    /// Throws away what waits and doesn't belong to `turn`.
    pub(crate) fn retain_turn(&self, turn: &str) {
        let mut state = lock(&self.state);
        let state = &mut *state;
        let mut bytes = 0;
        state.slots.retain(|slot| {
            let keep = slot.is_of_turn(turn);
            if keep {
                bytes += slot.len();
            }
            keep
        });
        state.bytes = bytes;
        state.last.clear();
        state.marks.clear();
    }

    pub(crate) fn load(&self) -> Load {
        let state = lock(&self.state);
        Load {
            events: state.slots.len(),
            bytes: state.bytes,
            dropped: state.dropped,
        }
    }

    /// Why the connection is over, once it is.
    pub(crate) fn closed(&self) -> Option<Closed> {
        lock(&self.state).closed.clone()
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
                Self::Lagged(_) | Self::Told(_) => 0,
            }
    }

    fn is_of_turn(&self, turn: &str) -> bool {
        match self {
            Self::Kept(notification) => notification.turn_id() == Some(turn),
            Self::Lagged(lagged) => lagged.turn_id() == Some(turn),
            Self::Told(event) => match &**event {
                Event::Missed(_) => true,
                Event::ServerRequestUnanswered(request) => request.turn_id() == Some(turn),
                _ => false,
            },
            // Rare enough to look closely: only a queue beyond its limit joins.
            Self::Joined(joined) => joined
                .hull()
                .is_some_and(|hull| hull.turn_id() == Some(turn)),
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

    /// Copies what waits out of its blocks.
    fn detach(&mut self) {
        for slot in &mut self.slots {
            if let Slot::Kept(notification) = slot {
                *notification = notification.detached();
            }
        }
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

    fn last_of(&mut self, key: u64) -> Option<&mut Slot> {
        let index = self.index(*self.last.get(&key)?)?;
        self.slots.get_mut(index)
    }

    /// Remembers the last slot of an item; those that were read are forgotten now and then.
    fn remember(&mut self, key: u64, at: u64) {
        if self.last.len() > 2 * self.slots.len() + 64 {
            let read = self.read;
            self.last.retain(|_, at| *at >= read);
        }
        self.last.insert(key, at);
    }

    fn pop(&mut self) -> Option<Event> {
        while let Some(slot) = self.slots.pop_front() {
            self.read += 1;
            if self.slots.is_empty() {
                // What comes next lies where this lay: that memory is at hand.
                self.slots.clear();
            }
            self.bytes = self.bytes.saturating_sub(slot.len());
            match slot {
                Slot::Kept(message) => {
                    return Some(match AskedRequest::of(message) {
                        Ok(request) => Event::ServerRequestAsked(request),
                        Err(notification) => Event::Notification(notification),
                    });
                }
                Slot::Lagged(lagged) => return Some(Event::Lagged(*lagged)),
                Slot::Told(event) => return Some(*event),
                Slot::Joined(joined) => {
                    if let Some(notification) = joined.into_notification() {
                        return Some(Event::Notification(notification));
                    }
                }
            }
        }
        if self.told {
            return None;
        }
        let closed = self.closed.clone()?;
        self.told = true;
        Some(Event::Closed(closed))
    }
}

impl Lagged {
    fn of(notification: &Notification, precise: bool) -> Self {
        let owned = |text: Option<&str>| text.filter(|_| precise).map(str::to_owned);
        Self {
            method: notification.method().to_owned(),
            thread: notification.thread_id().map(str::to_owned),
            turn: owned(notification.turn_id()),
            item: owned(notification.item_id()),
            events: 1,
            bytes: notification.line().len() as u64,
        }
    }

    fn is_of(&self, notification: &Notification, precise: bool) -> bool {
        self.method == notification.method()
            && self.thread_id() == notification.thread_id()
            && (!precise
                || (self.turn_id() == notification.turn_id()
                    && self.item_id() == notification.item_id()))
    }
}

#[cfg(all(test, not(interleavings)))]
mod tests {
    use std::sync::Arc;
    use std::task::Wake;

    use bytes::Bytes;
    use bytestring::ByteString;

    use super::*;
    use crate::wire::Envelope;

    struct Nobody;

    impl Wake for Nobody {
        fn wake(self: Arc<Self>) {}
    }

    #[test]
    fn a_consumer_that_does_not_take_what_it_waited_for_keeps_no_block_alive() {
        // An event, and the block that it lies in.
        let event = || {
            let block = Bytes::from(b"{\"method\":\"m\",\"params\":{}}".to_vec());
            let line = ByteString::try_from(block.clone()).unwrap();
            let (line, envelope, _) = Envelope::read(line).unwrap();
            (Notification::from_parts(line, envelope, None), block)
        };
        let queue = Queue::new(EventLimits::default());
        let waker = Waker::from(Arc::new(Nobody));
        let mut cx = Context::from_waker(&waker);
        assert!(queue.poll_next(&mut cx).is_pending());
        let ((first, one), (second, other)) = (event(), event());
        queue.extend(&mut vec![first], 0, false);
        assert!(
            !one.is_unique(),
            "who waits gets it as it lies in the block"
        );
        queue.extend(&mut vec![second], 1, false);
        assert!(one.is_unique() && other.is_unique());
        assert_eq!(queue.load().events, 2);
    }
}
