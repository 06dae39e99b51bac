//! A stream that was opened by the reader and that nobody has asked for yet.

use super::queue::{Load, Queue};
use super::subscriber::Subscriber;
use crate::events::{Event, EventLimits, Missed, Notification};

/// Holds what comes like any other stream, until it is asked for or given up. Once given up it only
/// counts, and whoever asks for it is told how much is missing.
#[derive(Debug)]
pub(super) struct Unclaimed {
    limits: EventLimits,
    subscriber: Option<Subscriber>,
    missed: Missed,
    /// Bytes that the queue held when it was last looked at.
    held: usize,
    /// Its place in the order of opening.
    pub(super) number: u64,
}

impl Unclaimed {
    pub(super) fn new(limits: EventLimits, number: u64) -> Self {
        Self {
            limits,
            subscriber: Some(Subscriber::new(limits)),
            missed: Missed::default(),
            held: 0,
            number,
        }
    }

    pub(super) fn take(&mut self, notification: &Notification) {
        self.missed.events += 1;
        self.missed.bytes += notification.line().len() as u64;
        if let Some(subscriber) = &mut self.subscriber {
            subscriber.staged.push(notification.clone());
        }
    }

    pub(super) fn tell(&mut self, event: &Event, block: u64) {
        self.missed.events += 1;
        if let Some(subscriber) = &mut self.subscriber {
            subscriber.tell(event, block);
        }
    }

    /// Hands over what the block brought; adds to `total` what this holds more than before.
    pub(super) fn flush(&mut self, block: u64, total: &mut usize) -> Load {
        let Some(subscriber) = &mut self.subscriber else {
            return Load::default();
        };
        subscriber.flush(block, true);
        let load = subscriber.queue.load();
        *total = total.saturating_sub(self.held) + load.bytes;
        self.held = load.bytes;
        load
    }

    /// Bytes that it holds.
    pub(super) fn held(&self) -> usize {
        self.held
    }

    /// Gives up what it holds, and whatever comes.
    pub(super) fn give_up(&mut self, total: &mut usize) {
        self.subscriber = None;
        *total = total.saturating_sub(self.held);
        self.held = 0;
    }

    /// Somebody asks for it.
    pub(super) fn claim(self, total: &mut usize) -> Subscriber {
        *total = total.saturating_sub(self.held);
        self.subscriber.unwrap_or_else(|| {
            let subscriber = Subscriber::new(self.limits);
            if self.missed.events > 0 {
                subscriber.queue.tell(Event::Missed(self.missed));
            }
            subscriber
        })
    }

    pub(super) fn queue(&self) -> Option<&Queue> {
        self.subscriber
            .as_ref()
            .map(|subscriber| &*subscriber.queue)
    }
}
