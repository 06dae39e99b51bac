//! Answers that the transport has no room for at the moment.

use std::sync::Arc;

use codex_threads_transport::Outgoing;
use tokio::runtime::Handle;

use crate::sync::{AtomicU64, Ordering};

/// Answers that may wait for room; any more are lost, and said to be.
const WAITING: u64 = 4_096;

/// Takes answers, and keeps those that must wait: the server waits without limit for each answer,
/// so none may be lost because there was too much to write at the moment it was given.
#[derive(Debug)]
pub(super) struct Backlog {
    waiting: Arc<AtomicU64>,
    /// Answers are given wherever somebody drops a request, within a runtime or not.
    runtime: Option<Handle>,
}

/// A place among those that wait, given back however the waiting ends.
struct Place(Arc<AtomicU64>);

impl Drop for Place {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::AcqRel);
    }
}

impl Backlog {
    pub(super) fn new() -> Self {
        Self {
            waiting: Arc::new(AtomicU64::new(0)),
            runtime: Handle::try_current().ok(),
        }
    }

    /// Says whether the line will go, as far as is known.
    pub(super) fn send(&self, outgoing: &Outgoing, line: Vec<u8>) -> bool {
        let error = match outgoing.send(&line) {
            Ok(()) => return true,
            Err(error) => error,
        };
        if error.is_full()
            && let Some(runtime) = &self.runtime
        {
            let before = self.waiting.fetch_add(1, Ordering::AcqRel);
            let place = Place(Arc::clone(&self.waiting));
            if before < WAITING {
                runtime.spawn(wait(outgoing.clone(), line, place));
                return true;
            }
        }
        tracing::warn!(%error, "an answer to a server request was not sent");
        false
    }
}

async fn wait(outgoing: Outgoing, line: Vec<u8>, place: Place) {
    let mut room = outgoing.ready().await;
    while room.is_ok() {
        match outgoing.send(&line) {
            // Half of the room was not enough: wait for all of it.
            Err(error) if error.is_full() => room = outgoing.flush().await,
            _ => break,
        }
    }
    drop(place);
}
