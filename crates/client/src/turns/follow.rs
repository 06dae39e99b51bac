//! A consumer of one turn's events: how it gets them, and what happens when the last one goes.

use std::sync::Arc;
use std::task::{Context, Poll};

use codex_threads_protocol::{ThreadId, TurnId, TurnInterruptParams};

use super::end::{TurnEnd, TurnLost};
use super::gathered::Gathered;
use super::interrupt;
use super::slot::{Second, Ways};
use super::state::{Name, TurnState};
use crate::connection::Connection;
use crate::error::Error;
use crate::events::{Event, EventLimits};
use crate::inbox::{Queue, TurnsOf};
use crate::request::Prepared;
use crate::sync::{Ordering, lock};

/// One stream of a turn's events. The turn is followed for as long as there is one.
#[derive(Debug)]
pub(super) struct Follower {
    queue: Arc<Queue>,
    place: Place,
}

/// Where a turn is followed.
#[derive(Debug, Clone)]
pub(super) struct Place {
    pub(super) connection: Arc<Connection>,
    pub(super) thread: ThreadId,
    pub(super) state: Arc<TurnState>,
    pub(super) ways: Ways,
}

impl Follower {
    /// Registers whoever is about to start a turn, before anything is written.
    pub(super) fn expect(place: Place) -> Self {
        let queue = place.turns(|turns| {
            let running = turns.latches.running_in(place.thread.as_str()).cloned();
            let slots = turns.slots;
            slots.expect(&place.state, place.ways, running, turns.limits)
        });
        Self::new(queue, place)
    }

    /// Follows a turn whose id is known. Its state is shared with all who follow it.
    pub(super) fn attach(mut place: Place, turn: &TurnId) -> Self {
        let state = Arc::clone(&place.state);
        let attached =
            place.turns(|turns| turns.slots.attach(state, turn, place.ways, turns.limits));
        let queue = attached.map(|(state, queue)| {
            place.state = state;
            queue
        });
        Self::new(queue, place)
    }

    /// Another stream of the same turn, which begins here.
    pub(super) fn another(&self) -> Self {
        let place = self.place.clone();
        let queue = place.turns(|turns| turns.slots.join(&place.state));
        let queue = queue.flatten();
        Self::new(queue, place)
    }

    fn new(queue: impl Into<Option<Arc<Queue>>>, place: Place) -> Self {
        let queue = queue.into().unwrap_or_else(|| {
            let queue = Arc::new(Queue::new(EventLimits::default()));
            match place.connection.closed() {
                Some(closed) => queue.close(&closed),
                None => queue.end(),
            }
            queue
        });
        Self { queue, place }
    }

    pub(super) fn place(&self) -> &Place {
        &self.place
    }

    /// The turn turned out to be one that is followed already.
    pub(super) fn shares(&mut self, state: Arc<TurnState>) {
        self.place.state = state;
    }

    /// Wants no events any more; the turn is followed nevertheless.
    pub(super) fn deafen(&self) {
        self.queue.end();
        while self.queue.try_next().is_some() {}
    }

    pub(super) fn poll_next(&self, cx: &mut Context<'_>) -> Poll<Option<Event>> {
        self.queue.poll_next(cx)
    }

    pub(super) fn try_next(&self) -> Option<Event> {
        self.queue.try_next()
    }
}

impl Drop for Follower {
    fn drop(&mut self) {
        let Place { state, .. } = &self.place;
        let last = self.place.turns(|turns| turns.slots.leave(&self.queue));
        if last != Some(true) {
            return;
        }
        state.abandon();
        if state.interrupt_on_drop.load(Ordering::Relaxed) && !state.is_over() {
            interrupt::send_off(&self.place);
        }
    }
}

impl Place {
    /// The turns of the thread, for a moment; `None` once the connection is over, which is how the
    /// turn has ended then unless its own end was read.
    fn turns<T>(&self, act: impl FnOnce(TurnsOf<'_>) -> T) -> Option<T> {
        let mut router = lock(&self.connection.router);
        match router.closed().cloned() {
            None => Some(router.turns(&self.thread, act)),
            Some(closed) => {
                drop(router);
                let lost = TurnLost::Disconnected(closed);
                self.state.settle_unread(TurnEnd::Lost(lost));
                None
            }
        }
    }

    /// The turn that runs in the thread, if one is known to.
    pub(super) fn running(&self) -> Option<TurnId> {
        self.turns(|turns| turns.latches.running_in(self.thread.as_str()).cloned())
            .flatten()
    }

    /// Whether this turn is known to run.
    pub(super) fn runs(&self, turn: &TurnId) -> bool {
        let thread = self.thread.as_str();
        self.turns(|turns| turns.latches.runs(thread, turn.as_str()))
            .unwrap_or(false)
    }

    /// Whether another turn is known to run in the thread, and so this one doesn't.
    pub(super) fn is_overtaken(&self, turn: &TurnId) -> bool {
        self.running().is_some_and(|running| {
            // A second turn that is none doesn't end the first.
            let beside = self.ways.second == Second::Endless && self.runs(turn);
            running != *turn && !beside
        })
    }

    /// It takes too long to see whether the id in the answer is that of a turn.
    pub(super) fn decide(&self) {
        self.turns(|turns| {
            turns.slots.decide(&self.state, turns.block);
            if let Some(Name::Own { turn, joined: true }) = self.state.name() {
                // What was answered had been taken for a turn that runs.
                let thread = self.thread.as_str();
                turns.latches.begin(thread, turn.as_str(), true, true);
            }
        });
    }

    /// The answer to `turn/start` has named the turn, though the reader has not seen how.
    pub(super) fn name(&self, turn: &TurnId) {
        self.turns(|turns| {
            turns.name(&self.state, turn.as_str());
        });
    }

    /// Late items have been waited for long enough.
    pub(super) fn release(&self) {
        self.turns(|turns| turns.slots.release(&self.state, turns.block));
    }

    /// What was read of the turn so far.
    pub(super) fn gathered(&self) -> Gathered {
        self.turns(|turns| turns.slots.gathered(&self.state))
            .flatten()
            .unwrap_or_default()
    }

    /// Ends the turn in another way than by its notification.
    pub(super) fn settle(&self, turn: &TurnId, end: TurnEnd) {
        let may_run = matches!(end, TurnEnd::Lost(TurnLost::NoAnswer { .. }));
        self.state.settle_unread(end);
        self.turns(|turns| {
            turns.slots.forget(&self.state, turns.block);
            if !may_run {
                let thread = self.thread.as_str();
                turns.latches.stop(thread, Some(turn.as_str()));
            }
        });
    }

    /// The request that interrupts the turn.
    pub(super) fn interrupt(&self, turn: &TurnId) -> Result<Prepared, Error> {
        Prepared::typed(&TurnInterruptParams::new(&self.thread, turn))
    }
}

impl TurnsOf<'_> {
    /// The answer to `turn/start` has named the turn.
    pub(crate) fn name(self, state: &Arc<TurnState>, turn: &str) {
        self.slots.name(state, turn, self.block);
    }
}
