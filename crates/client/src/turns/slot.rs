//! What the reader knows of the turns that somebody follows.

use std::cell::LazyCell;
use std::collections::VecDeque;
use std::sync::Arc;

use codex_threads_protocol::{Release, TurnId};
use tokio::time::Instant;

use super::end::{TurnEnd, TurnLost};
use super::gathered::{Gathered, text};
use super::state::{Ended, GRACE, Name, TurnState, Why};
use crate::error::Closed;
use crate::events::{Event, EventLimits, Notification};
use crate::inbox::{Queue, Subscriber};

/// The time, looked at once at most.
pub(crate) type Now = LazyCell<Instant>;

/// The time, when it is needed.
pub(crate) fn now() -> Now {
    LazyCell::new(Instant::now)
}

/// The turns of one thread that somebody follows.
#[derive(Debug, Default)]
pub(crate) struct TurnSlots(Vec<TurnSlot>);

/// A turn that somebody follows.
#[derive(Debug)]
struct TurnSlot {
    state: Arc<TurnState>,
    name: SlotName,
    ways: Ways,
    /// The turn that ran in the thread when this one was asked for.
    running: Option<TurnId>,
    subscribers: Vec<Subscriber>,
    /// Not in place, like the end: a delta doesn't touch them.
    gathered: Box<Gathered>,
    /// What matters and came while the id was not known, of any turn.
    unnamed: VecDeque<Notification>,
    /// `turn/completed`, read and held back.
    ended: Option<Box<Notification>>,
    limits: EventLimits,
    heard: bool,
    done: bool,
}

/// Which turn a slot is about.
#[derive(Debug)]
enum SlotName {
    /// The answer to `turn/start` is awaited.
    Awaited,
    /// The answer has this id. Whether the turn exists is still to be seen.
    Doubtful(TurnId),
    Known(TurnId),
}

/// What a release does with turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Ways {
    pub(crate) second: Second,
    /// Whether items may end just after their turn.
    late_items: bool,
}

/// What a release does with `turn/start` while a turn runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Second {
    /// A second turn begins that has no end.
    Endless,
    /// The input goes to the running turn; the answer has an id that never appears.
    Phantom,
    /// The input goes to the running turn; the answer has its id.
    Running,
}

impl Ways {
    pub(crate) fn of(release: Release) -> Self {
        let known = release != Release::new(0, 0, 0);
        let before = |minor| known && release < Release::new(0, minor, 0);
        Self {
            second: if before(110) {
                Second::Endless
            } else if before(148) {
                Second::Phantom
            } else {
                Second::Running
            },
            late_items: before(145) || !known,
        }
    }
}

impl TurnSlots {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many streams somebody holds; a turn that is followed without one counts as one.
    pub(crate) fn streams(&self) -> usize {
        let slots = self.0.iter();
        slots.map(|slot| slot.subscribers.len().max(1)).sum()
    }

    /// Whether somebody gets the events of a turn.
    pub(crate) fn are_followed(&self) -> bool {
        self.0.iter().any(|slot| !slot.subscribers.is_empty())
    }

    /// Somebody is about to start a turn. The queue is what to leave by.
    pub(super) fn expect(
        &mut self,
        state: &Arc<TurnState>,
        ways: Ways,
        running: Option<TurnId>,
        limits: EventLimits,
    ) -> Arc<Queue> {
        let mut slot = TurnSlot::new(state, SlotName::Awaited, ways, limits);
        slot.running = running;
        slot.gathered.whole = true;
        slot.gathered.began = Some(Instant::now());
        self.open(slot)
    }

    /// Somebody wants to follow a turn whose id they know. Returns the turn's state, which is
    /// another one than `state` when it is followed already.
    pub(super) fn attach(
        &mut self,
        state: Arc<TurnState>,
        turn: &TurnId,
        ways: Ways,
        limits: EventLimits,
    ) -> (Arc<TurnState>, Arc<Queue>) {
        if let Some(slot) = self.0.iter_mut().find(|slot| slot.is_known_as(turn)) {
            let state = Arc::clone(&slot.state);
            return (state, slot.subscribe());
        }
        let slot = TurnSlot::new(&state, SlotName::Known(turn.clone()), ways, limits);
        (state, self.open(slot))
    }

    fn open(&mut self, mut slot: TurnSlot) -> Arc<Queue> {
        let queue = slot.subscribe();
        // Nearly always the only one.
        self.0.reserve_exact(1);
        self.0.push(slot);
        queue
    }

    /// Another handle on a turn; `None` when the turn is over.
    pub(super) fn join(&mut self, state: &Arc<TurnState>) -> Option<Arc<Queue>> {
        let slot = self.0.iter_mut().find(|slot| slot.is(state))?;
        Some(slot.subscribe())
    }

    /// The answer to `turn/start` has named the turn.
    pub(super) fn name(&mut self, state: &Arc<TurnState>, turn: &str, block: u64) {
        let Some(slot) = self.0.iter_mut().find(|slot| slot.is(state)) else {
            return;
        };
        if !matches!(slot.name, SlotName::Awaited) {
            return;
        }
        let seen = |line: &Notification| line.turn_id() == Some(turn);
        if slot.ways.second == Second::Phantom && !slot.unnamed.iter().any(seen) {
            slot.name = SlotName::Doubtful(turn.into());
            return;
        }
        let joined = slot.running.as_ref().is_some_and(|running| running == turn);
        self.identify(state, turn, joined, block);
    }

    /// It will not be seen any more whether the id in the answer is that of a turn: the one that
    /// runs must be meant.
    pub(super) fn decide(&mut self, state: &Arc<TurnState>, block: u64) {
        let Some(slot) = self.0.iter().find(|slot| slot.is(state)) else {
            return;
        };
        let SlotName::Doubtful(answered) = &slot.name else {
            return;
        };
        let seen = slot.unnamed.iter().rev().find_map(Notification::turn_id);
        let running = seen.map(TurnId::from).or_else(|| slot.running.clone());
        match running {
            Some(running) => self.identify(state, running.as_str(), true, block),
            None => {
                let answered = answered.clone();
                self.identify(state, answered.as_str(), false, block);
            }
        }
    }

    /// It is known now which turn a slot is about.
    fn identify(&mut self, state: &Arc<TurnState>, turn: &str, joined: bool, block: u64) {
        let Some(at) = self.0.iter().position(|slot| slot.is(state)) else {
            return;
        };
        let mut slot = self.0.remove(at);
        for subscriber in &mut slot.subscribers {
            subscriber.flush(block, false);
            subscriber.queue.retain_turn(turn);
        }
        if let Some(other) = self.0.iter_mut().find(|other| other.is_known_as(turn)) {
            other.subscribers.append(&mut slot.subscribers);
            state.named(Name::Shared(Arc::clone(&other.state)));
            return;
        }
        slot.name = SlotName::Known(turn.into());
        if joined {
            slot.gathered.whole = false;
        }
        for line in std::mem::take(&mut slot.unnamed) {
            if line.turn_id() == Some(turn) && !slot.done {
                slot.mine(&line);
            }
        }
        state.named(Name::Own {
            turn: turn.into(),
            joined,
        });
        slot.flush(block);
        if !slot.done {
            self.0.push(slot);
        }
    }

    /// Takes a notification of the thread: latches first, then the queues.
    pub(crate) fn take(&mut self, notification: Notification, block: u64) {
        let mut identified = None;
        let mut take = |slot: &mut TurnSlot, notification| {
            if let Some((turn, joined)) = slot.take(notification) {
                identified = Some((Arc::clone(&slot.state), turn, joined));
            }
        };
        // Nearly always the only one, which gets it without a copy of the handle.
        if let Some((last, others)) = self.0.split_last_mut() {
            for slot in others {
                take(slot, notification.clone());
            }
            take(last, notification);
        }
        if let Some((state, turn, joined)) = identified {
            self.identify(&state, turn.as_str(), joined, block);
        }
    }

    /// The server has asked something in a turn: that is traffic too.
    pub(crate) fn asked(&mut self, turn: &str) {
        for slot in &mut self.0 {
            slot.heard |= slot.is_known_as(turn);
        }
    }

    /// Tells a turn of what no message of the server says.
    pub(crate) fn tell(&mut self, of: Option<&str>, event: &Event, block: u64) {
        for slot in &mut self.0 {
            let mine = match &slot.name {
                SlotName::Known(turn) => of == Some(turn.as_str()),
                SlotName::Awaited | SlotName::Doubtful(_) => true,
            };
            if mine {
                for subscriber in &mut slot.subscribers {
                    subscriber.tell(event, block);
                }
            }
        }
    }

    /// Hands over what the block brought; what is over goes.
    pub(crate) fn flush(&mut self, block: u64, now: &Now) {
        self.0.retain_mut(|slot| {
            if std::mem::take(&mut slot.heard) {
                slot.state.heard(**now);
            }
            slot.flush(block);
            !slot.done
        });
    }

    /// A consumer has gone. Says whether it was the last of its turn, which is forgotten then.
    pub(super) fn leave(&mut self, queue: &Arc<Queue>) -> bool {
        let before = self.0.len();
        self.0.retain_mut(|slot| {
            slot.subscribers.retain(|subscriber| !subscriber.is(queue));
            !slot.subscribers.is_empty()
        });
        self.0.len() < before
    }

    /// All queues of all turns.
    pub(crate) fn queues(&self) -> impl Iterator<Item = &Queue> {
        let subscribers = self.0.iter().flat_map(|slot| &slot.subscribers);
        subscribers.map(|subscriber| &*subscriber.queue)
    }

    /// What was read of a turn so far.
    pub(super) fn gathered(&self, state: &Arc<TurnState>) -> Option<Gathered> {
        let slot = self.0.iter().find(|slot| slot.is(state))?;
        Some(Gathered::clone(&slot.gathered))
    }

    /// Late items have been waited for long enough.
    pub(super) fn release(&mut self, state: &Arc<TurnState>, block: u64) {
        if let Some(slot) = self.0.iter_mut().find(|slot| slot.is(state)) {
            slot.release();
        }
        self.flush(block, &now());
    }

    /// The turn's end is known in another way: nothing more will be told of it.
    pub(super) fn forget(&mut self, state: &Arc<TurnState>, block: u64) {
        if let Some(slot) = self.0.iter_mut().find(|slot| slot.is(state)) {
            slot.done = true;
        }
        self.flush(block, &now());
    }

    /// The connection is over.
    pub(crate) fn close(mut self, closed: &Closed) {
        for slot in &mut self.0 {
            slot.release();
            let lost = TurnLost::Disconnected(closed.clone());
            if !slot.done {
                slot.state.settle(TurnEnd::Lost(lost));
            }
            for subscriber in &slot.subscribers {
                subscriber.queue.close(closed);
            }
        }
    }
}

impl TurnSlot {
    fn new(state: &Arc<TurnState>, name: SlotName, ways: Ways, limits: EventLimits) -> Self {
        Self {
            state: Arc::clone(state),
            name,
            ways,
            running: None,
            subscribers: Vec::new(),
            gathered: Box::default(),
            unnamed: VecDeque::new(),
            ended: None,
            limits,
            heard: false,
            done: false,
        }
    }

    fn is(&self, state: &Arc<TurnState>) -> bool {
        Arc::ptr_eq(&self.state, state)
    }

    fn is_known_as(&self, turn: impl AsRef<str>) -> bool {
        !self.done && matches!(&self.name, SlotName::Known(mine) if *mine == *turn.as_ref())
    }

    fn subscribe(&mut self) -> Arc<Queue> {
        let subscriber = Subscriber::new(self.limits);
        let queue = Arc::clone(&subscriber.queue);
        self.subscribers.reserve_exact(1);
        self.subscribers.push(subscriber);
        queue
    }

    /// Takes a notification of the thread. Returns the turn of the notification, and whether it was
    /// joined, when it is this notification that shows which turn the slot is about.
    fn take(&mut self, notification: Notification) -> Option<(TurnId, bool)> {
        if self.done {
            return None;
        }
        match notification.method() {
            "thread/closed" | "thread/deleted" => {
                self.overtaken(Why::ThreadClosed);
                return None;
            }
            "thread/status/changed" => {
                if is_at_rest(&notification) {
                    self.overtaken(Why::Overtaken);
                }
                return None;
            }
            _ => {}
        }
        let turn = notification.turn_id()?;
        match &self.name {
            SlotName::Known(mine) if *mine == *turn => {
                // What is kept for the end and for who reads is kept once.
                let notification = if Gathered::keeps(notification.method()) {
                    notification.detached()
                } else {
                    notification
                };
                self.mine(&notification);
                self.stage(notification);
                None
            }
            SlotName::Known(_) => {
                // Where a second turn begins that has no end, it is over with the first.
                let method = notification.method();
                let endless = self.ways.second == Second::Endless && method == "turn/completed";
                if method == "turn/started" || endless {
                    self.overtaken(Why::Overtaken);
                }
                None
            }
            SlotName::Awaited => {
                self.keep(&notification);
                self.stage(notification);
                None
            }
            SlotName::Doubtful(answered) => {
                let appears = *answered == *turn;
                // The input was taken by the running turn: there it is.
                let taken = matches!(notification.method(), "item/started" | "item/completed")
                    && text(&notification, &["item", "type"]) == Some("userMessage");
                let shown = (appears || taken).then(|| (turn.into(), !appears));
                self.keep(&notification);
                self.stage(notification);
                shown
            }
        }
    }

    fn stage(&mut self, notification: Notification) {
        if let Some((last, others)) = self.subscribers.split_last_mut() {
            for subscriber in others {
                subscriber.staged.push(notification.clone());
            }
            last.staged.push(notification);
        }
    }

    /// Keeps what may turn out to be of this turn.
    fn keep(&mut self, notification: &Notification) {
        if !Gathered::wants(notification.method()) {
            return;
        }
        self.unnamed.push_back(notification.detached());
        let size = |line: &Notification| line.line().len();
        let mut bytes: usize = self.unnamed.iter().map(size).sum();
        while bytes > self.limits.turn_items && self.unnamed.len() > 1 {
            let is_end = |line: &Notification| line.method() == "turn/completed";
            let oldest = self.unnamed.iter().position(|line| !is_end(line));
            let Some(gone) = self.unnamed.remove(oldest.unwrap_or(0)) else {
                return;
            };
            bytes -= size(&gone);
            self.gathered.missing += u64::from(gone.method() == "item/completed");
        }
    }

    /// Takes an event of the turn.
    fn mine(&mut self, notification: &Notification) {
        let method = notification.method();
        self.heard = true;
        if method != "turn/completed" {
            self.gathered
                .take(method, notification, self.limits.turn_items);
            if self.ended.is_some() && !self.gathered.awaits() {
                self.release();
            }
            return;
        }
        if self.ended.is_some() {
            return;
        }
        self.ended = Some(Box::new(notification.detached()));
        let interrupted = text(notification, &["turn", "status"]) == Some("interrupted");
        if self.ways.late_items && self.gathered.awaits() && !interrupted {
            self.state.hold(Instant::now());
        } else {
            self.release();
        }
    }

    /// Gives out an end that was read.
    fn release(&mut self) {
        if let Some(line) = self.ended.take() {
            let began = self.gathered.began;
            self.state.over(Ended {
                line: *line,
                gathered: *std::mem::take(&mut self.gathered),
                measured: began.map(|began| began.elapsed()),
            });
            self.done = true;
        }
    }

    /// The server goes on as though the turn were over.
    fn overtaken(&mut self, why: Why) {
        if self.ended.is_some() {
            self.release();
        } else if matches!(self.name, SlotName::Known(_)) {
            let now = Instant::now();
            let due = if why == Why::ThreadClosed {
                now
            } else {
                now + GRACE
            };
            self.state.doubt(why, due);
        }
    }

    fn flush(&mut self, block: u64) {
        for subscriber in &mut self.subscribers {
            subscriber.flush(block, false);
            if self.done {
                subscriber.queue.end();
            }
        }
    }
}

/// Whether a change of status says that no turn runs in the thread.
fn is_at_rest(notification: &Notification) -> bool {
    matches!(
        text(notification, &["status", "type"]),
        Some("idle" | "notLoaded" | "systemError")
    )
}
