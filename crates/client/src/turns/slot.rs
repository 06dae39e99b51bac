//! What the reader knows of the turns that somebody follows.

use std::collections::VecDeque;
use std::sync::Arc;

use codex_threads_protocol::TurnId;

use super::latch::{Latch, TurnLost};
use crate::error::Closed;
use crate::events::{EventLimits, Notification};
use crate::inbox::{Queue, Subscriber};
use crate::server_requests::UnansweredRequest;

/// Ends of turns that are remembered for a turn whose id is not known yet, at most.
const EARLY: usize = 16;

/// The turns of one thread that somebody follows.
#[derive(Debug, Default)]
pub(crate) struct TurnSlots(Vec<TurnSlot>);

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

impl TurnSlots {
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Somebody is about to start a turn. The queue is what to leave by.
    pub(crate) fn expect(&mut self, latch: &Arc<Latch>, limits: EventLimits) -> Arc<Queue> {
        let subscriber = Subscriber::new(limits);
        let queue = Arc::clone(&subscriber.queue);
        self.0.push(TurnSlot {
            latch: Arc::clone(latch),
            turn: None,
            subscriber,
            early: VecDeque::new(),
            done: false,
        });
        queue
    }

    /// The answer to `turn/start` has named the turn.
    pub(crate) fn name(&mut self, latch: &Arc<Latch>, turn: &str, block: u64) {
        if let Some(at) = self.0.iter().position(|slot| slot.is(latch))
            && let Some(slot) = self.0.get_mut(at)
        {
            slot.name(turn, block);
            if slot.done {
                self.0.remove(at);
            }
        }
    }

    /// Takes a notification of the thread: latches first, then the queues.
    pub(crate) fn take(&mut self, method: &str, notification: &Notification) {
        for slot in &mut self.0 {
            slot.take(method, notification);
        }
    }

    /// Tells of a request of the server that the program has not answered.
    pub(crate) fn unanswered(&mut self, request: &UnansweredRequest, block: u64) {
        for slot in &mut self.0 {
            let mine = |turn: &TurnId| request.turn_id() == Some(turn.as_str());
            if slot.turn.as_ref().is_none_or(mine) {
                slot.subscriber.tell(request, block);
            }
        }
    }

    /// Hands over what the block brought; what is over goes.
    pub(crate) fn flush(&mut self, block: u64) {
        self.0.retain_mut(|slot| {
            slot.subscriber.flush(block, false);
            if slot.done {
                slot.subscriber.queue.end();
            }
            !slot.done
        });
    }

    /// A consumer has gone.
    pub(crate) fn leave(&mut self, queue: &Arc<Queue>) {
        self.0.retain(|slot| !slot.subscriber.is(queue));
    }

    /// The connection is over.
    pub(crate) fn close(&self, closed: &Closed) {
        for slot in &self.0 {
            slot.latch.lost(TurnLost::Disconnected(closed.clone()));
            slot.subscriber.queue.close(closed);
        }
    }
}

impl TurnSlot {
    fn is(&self, latch: &Arc<Latch>) -> bool {
        Arc::ptr_eq(&self.latch, latch)
    }

    fn name(&mut self, turn: &str, block: u64) {
        self.subscriber.flush(block, false);
        self.subscriber.queue.retain_turn(turn);
        self.turn = Some(turn.into());
        let early = std::mem::take(&mut self.early)
            .into_iter()
            .find(|end| end.turn_id() == Some(turn));
        if let Some(end) = early {
            self.latch.completed(end);
            self.subscriber.queue.end();
            self.done = true;
        }
    }

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
