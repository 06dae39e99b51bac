//! One consumer, as the reader sees it.

use std::sync::Arc;

use super::queue::Queue;
use crate::events::{Event, EventLimits, Notification};

/// A consumer's queue, and what the block being read brings for it.
#[derive(Debug)]
pub(crate) struct Subscriber {
    pub(crate) queue: Arc<Queue>,
    pub(crate) staged: Vec<Notification>,
}

impl Subscriber {
    pub(crate) fn new(limits: EventLimits) -> Self {
        Self {
            queue: Arc::new(Queue::new(limits)),
            staged: Vec::new(),
        }
    }

    pub(crate) fn is(&self, queue: &Arc<Queue>) -> bool {
        Arc::ptr_eq(&self.queue, queue)
    }

    /// Hands over what the block brought; `detach` copies it out of the block.
    pub(crate) fn flush(&mut self, block: u64, detach: bool) {
        self.queue.extend(&mut self.staged, block, detach);
    }

    /// Tells what no message of the server says, behind what the block brought so far.
    pub(crate) fn tell(&mut self, event: &Event, block: u64) {
        self.flush(block, true);
        self.queue.tell(event.clone());
    }
}
