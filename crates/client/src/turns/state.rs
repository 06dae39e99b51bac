//! What the reader, the guard and the handles of one turn share.

use std::sync::Arc;
use std::time::Duration;

use codex_threads_protocol::TurnId;
use tokio::sync::watch;
use tokio::task::AbortHandle;
use tokio::time::Instant;

use super::end::TurnEnd;
use super::gathered::Gathered;
use super::interrupt::Interrupting;
use crate::events::Notification;
use crate::sync::{AtomicBool, AtomicU64, Mutex, Ordering, lock};

/// A turn that is followed.
#[derive(Debug)]
pub(crate) struct TurnState {
    progress: watch::Sender<Progress>,
    born: Instant,
    /// When the turn was last heard of, in nanoseconds after `born`.
    heard: AtomicU64,
    guard: Mutex<Option<AbortHandle>>,
    pub(super) interrupting: Mutex<Option<Interrupting>>,
    pub(super) interrupt_on_drop: AtomicBool,
}

/// How far the turn has come, for all that is known.
#[derive(Debug, Default)]
pub(super) struct Progress {
    pub(super) name: Option<Name>,
    pub(super) stage: Stage,
    pub(super) doubt: Option<Doubt>,
    pub(super) silence: Option<Duration>,
}

/// Which turn it is.
#[derive(Debug, Clone)]
pub(super) enum Name {
    /// This one.
    Own { turn: TurnId, joined: bool },
    /// One that is followed already.
    Shared(Arc<TurnState>),
}

/// A turn's way to its end.
#[derive(Debug, Default, Clone)]
pub(super) enum Stage {
    #[default]
    Running,
    /// `turn/completed` was read, and items that it left behind are waited for.
    Held { since: Instant },
    /// Its end was read, and nobody has looked into it yet.
    Over(Arc<Ended>),
    /// How it ended.
    Settled(TurnEnd),
}

/// What was read of a turn, undecoded.
#[derive(Debug)]
pub(crate) struct Ended {
    /// `turn/completed`.
    pub(super) line: Notification,
    pub(super) gathered: Gathered,
    pub(super) measured: Option<Duration>,
}

/// A reason to ask the server what has become of the turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Doubt {
    /// When to ask, should the end not have come until then.
    pub(super) due: Instant,
    pub(super) why: Why,
}

/// What raised a doubt, the weightiest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Why {
    /// The thread is idle, or another turn runs in it, and the end has not come.
    Overtaken,
    /// It was not started here: it may be long over.
    Attached,
    /// It was to be interrupted: its end is due, whatever the server said to that.
    Interrupted,
    /// The thread is closed: no end will come.
    ThreadClosed,
}

/// How long an end that should have come by now is waited for before the server is asked.
pub(super) const GRACE: Duration = Duration::from_secs(1);

impl TurnState {
    pub(crate) fn new(silence: Option<Duration>) -> Self {
        Self {
            progress: watch::Sender::new(Progress {
                silence,
                ..Progress::default()
            }),
            born: Instant::now(),
            heard: AtomicU64::new(0),
            guard: Mutex::new(None),
            interrupting: Mutex::new(None),
            interrupt_on_drop: AtomicBool::new(false),
        }
    }

    pub(super) fn subscribe(&self) -> watch::Receiver<Progress> {
        self.progress.subscribe()
    }

    pub(super) fn named(&self, name: Name) {
        self.progress
            .send_modify(|progress| progress.name = Some(name));
    }

    pub(super) fn name(&self) -> Option<Name> {
        self.progress.borrow().name.clone()
    }

    /// Waits until it is known which turn it is.
    pub(super) async fn wait_named(&self) -> Name {
        let mut changes = self.subscribe();
        loop {
            if let Some(name) = self.name() {
                return name;
            }
            // The sender is `self`: this can't fail while we are here.
            let _ = changes.changed().await;
        }
    }

    /// The turn was heard of.
    pub(super) fn heard(&self, now: Instant) {
        let after = now.saturating_duration_since(self.born).as_nanos();
        let after = u64::try_from(after).unwrap_or(u64::MAX);
        self.heard.store(after, Ordering::Relaxed);
    }

    pub(super) fn last_heard(&self) -> Instant {
        self.born + Duration::from_nanos(self.heard.load(Ordering::Relaxed))
    }

    pub(super) fn set_silence(&self, silence: Option<Duration>) {
        self.progress
            .send_modify(|progress| progress.silence = silence);
    }

    /// Raises a doubt, unless a weightier one stands.
    pub(super) fn doubt(&self, why: Why, due: Instant) {
        self.progress.send_if_modified(|progress| {
            let stands = progress
                .doubt
                .is_some_and(|doubt| (doubt.why, due) >= (why, doubt.due));
            if stands || !matches!(progress.stage, Stage::Running) {
                return false;
            }
            progress.doubt = Some(Doubt { due, why });
            true
        });
    }

    /// Lays a doubt to rest, or puts it off.
    pub(super) fn dispel(&self, doubt: Doubt, until: Option<Instant>) {
        self.progress.send_if_modified(|progress| {
            if progress.doubt == Some(doubt) {
                progress.doubt = until.map(|due| Doubt { due, ..doubt });
            }
            false
        });
    }

    /// `turn/completed` was read, and something of the turn is still to come.
    pub(super) fn hold(&self, since: Instant) {
        self.advance(Stage::Held { since });
    }

    /// The turn's end was read.
    pub(super) fn over(&self, ended: Ended) {
        self.advance(Stage::Over(Arc::new(ended)));
    }

    /// Says how the turn ended. The first word stands.
    pub(super) fn settle(&self, end: TurnEnd) {
        self.advance(Stage::Settled(end));
    }

    /// Says how the turn ended, unless its own end was read meanwhile.
    pub(super) fn settle_unread(&self, end: TurnEnd) {
        self.progress.send_if_modified(|progress| {
            let unread = matches!(progress.stage, Stage::Running);
            if unread {
                progress.stage = Stage::Settled(end);
            }
            unread
        });
    }

    fn advance(&self, stage: Stage) -> bool {
        let rank = |stage: &Stage| match stage {
            Stage::Running => 0,
            Stage::Held { .. } => 1,
            Stage::Over(_) => 2,
            Stage::Settled(_) => 3,
        };
        self.progress.send_if_modified(|progress| {
            let onward = rank(&stage) > rank(&progress.stage);
            if onward {
                progress.stage = stage;
            }
            onward
        })
    }

    pub(super) fn stage(&self) -> Stage {
        self.progress.borrow().stage.clone()
    }

    /// Whether the turn is known to be over.
    pub(super) fn is_over(&self) -> bool {
        !matches!(self.progress.borrow().stage, Stage::Running)
    }

    /// Waits until the turn is known to be over.
    pub(super) async fn wait_over(&self) {
        let mut changes = self.subscribe();
        while !self.is_over() {
            let _ = changes.changed().await;
        }
    }

    /// How the turn ended, if that is known. Looks into an end that was read, which may turn out
    /// to be undecodable: then it is for the guard to ask.
    pub(super) fn ended(&self) -> Option<TurnEnd> {
        match self.stage() {
            Stage::Running | Stage::Held { .. } => None,
            Stage::Settled(end) => Some(end),
            Stage::Over(ended) => {
                self.settle(TurnEnd::read(&ended).ok()?);
                self.ended()
            }
        }
    }

    /// Waits until it is known how the turn ended.
    pub(super) async fn wait_ended(&self) -> TurnEnd {
        let mut changes = self.subscribe();
        loop {
            if let Some(end) = self.ended() {
                return end;
            }
            let _ = changes.changed().await;
        }
    }

    pub(super) fn guarded_by(&self, guard: AbortHandle) {
        *lock(&self.guard) = Some(guard);
    }

    /// Nobody follows it any more.
    pub(super) fn abandon(&self) {
        if let Some(guard) = lock(&self.guard).take() {
            guard.abort();
        }
    }
}

#[cfg(all(test, not(interleavings)))]
mod tests {
    use super::super::end::TurnLost;
    use super::*;

    #[test]
    fn whoever_is_second_to_say_how_a_turn_ended_changes_nothing() {
        let state = TurnState::new(None);
        state.settle(TurnEnd::Lost(TurnLost::Unknown));
        state.settle(TurnEnd::Lost(TurnLost::ThreadClosed));
        state.settle_unread(TurnEnd::Lost(TurnLost::ThreadClosed));
        state.hold(Instant::now());
        assert!(matches!(
            state.ended(),
            Some(TurnEnd::Lost(TurnLost::Unknown))
        ));
    }
}
