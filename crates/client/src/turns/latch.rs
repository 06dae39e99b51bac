//! Set once, awaited by any number.

use std::fmt;

use tokio::sync::watch;

use crate::error::Closed;
use crate::events::Notification;

/// Why a turn's end will not be known.
///
/// ```
/// # fn show(lost: &codex_threads::TurnLost) { eprintln!("{lost}"); }
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum TurnLost {
    /// The connection ended first.
    Disconnected(Closed),
    /// The server unloaded the thread first.
    ThreadClosed,
    /// The end came, and can't be decoded.
    Undecodable(codex_threads_protocol::DecodeError),
}

impl fmt::Display for TurnLost {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Disconnected(closed) => write!(f, "{closed}"),
            Self::ThreadClosed => f.write_str("the thread was closed"),
            Self::Undecodable(error) => write!(f, "the turn's end can't be decoded: {error}"),
        }
    }
}

/// How a turn ended, undecoded.
#[derive(Debug, Clone)]
pub(crate) enum Outcome {
    Completed(Notification),
    Lost(TurnLost),
}

/// A turn's end.
#[derive(Debug)]
pub(crate) struct Latch(watch::Sender<Option<Outcome>>);

impl Latch {
    pub(crate) fn new() -> Self {
        Self(watch::Sender::new(None))
    }

    pub(crate) fn completed(&self, notification: Notification) {
        self.set(Outcome::Completed(notification));
    }

    pub(crate) fn lost(&self, lost: TurnLost) {
        self.set(Outcome::Lost(lost));
    }

    /// The first outcome stands.
    fn set(&self, outcome: Outcome) {
        self.0.send_if_modified(|set| {
            if set.is_none() {
                *set = Some(outcome);
                true
            } else {
                false
            }
        });
    }

    pub(crate) fn get(&self) -> Option<Outcome> {
        self.0.borrow().clone()
    }

    pub(crate) async fn wait(&self) -> Outcome {
        let mut receiver = self.0.subscribe();
        loop {
            if let Some(outcome) = self.get() {
                return outcome;
            }
            // The sender is `self`: this can't fail while we are here.
            let _ = receiver.changed().await;
        }
    }
}
