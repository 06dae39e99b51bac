//! The place to rewind to, looked up before anything is done.

use codex_threads_protocol::{
    ThreadHistoryMode, ThreadReadParams, Turn, TurnId, TurnItemsView, TurnStatus,
};

use super::{RewindError, To};
use crate::error::Error;
use crate::thread::Thread;

/// Between two turns of a thread.
#[derive(Debug)]
pub(super) struct Place {
    /// The first turn that goes.
    pub(super) before: TurnId,
    /// The last turn that stays, if one does.
    pub(super) after: Option<TurnId>,
    /// The newest turn.
    pub(super) newest: TurnId,
    /// How many turns go.
    pub(super) turns: u32,
    /// The turn that is running, if one is.
    pub(super) running: Option<TurnId>,
    pub(super) mode: Option<ThreadHistoryMode>,
}

impl Place {
    /// Reads the thread's turns, the newest first, as far back as need be.
    pub(super) async fn find(thread: &Thread, to: &To) -> Result<Self, RewindError> {
        if let To::Turns(0) = to {
            return Err(RewindError::TooFewTurns { asked: 0, has: 0 });
        }
        let mode = mode_of(thread).await?;
        let history = thread.history().newest_first().page_size(100);
        let mut turns = history.items_view(TurnItemsView::NotLoaded).turns();
        let mut running = None;
        let mut newest = None;
        let mut before: Option<TurnId> = None;
        let mut seen = 0;
        while let Some(turn) = turns.next().await {
            let turn = turn?;
            if let (Some(before), Some(newest)) = (&before, &newest) {
                return Ok(Self {
                    before: TurnId::clone(before),
                    after: Some(turn.id),
                    newest: TurnId::clone(newest),
                    turns: seen,
                    running,
                    mode,
                });
            }
            newest.get_or_insert_with(|| turn.id.clone());
            seen += 1;
            if is_running(&turn) {
                running.get_or_insert_with(|| turn.id.clone());
            }
            let found = match to {
                To::Turns(count) => seen == *count,
                To::Before(id) => turn.id == *id,
            };
            before = found.then_some(turn.id);
        }
        match (before.zip(newest), to) {
            (Some((before, newest)), _) => Ok(Self {
                before,
                after: None,
                newest,
                turns: seen,
                running,
                mode,
            }),
            (None, To::Turns(asked)) => Err(RewindError::TooFewTurns {
                asked: *asked,
                has: seen,
            }),
            (None, To::Before(turn)) => Err(RewindError::NoSuchTurn { turn: turn.clone() }),
        }
    }
}

fn is_running(turn: &Turn) -> bool {
    matches!(turn.status, TurnStatus::InProgress)
}

/// How the thread's history is kept; up to 0.142 the server doesn't say, and there is but one way.
pub(super) async fn mode_of(thread: &Thread) -> Result<Option<ThreadHistoryMode>, Error> {
    let params = ThreadReadParams::new(thread.id());
    Ok(thread.codex().call(params).await?.thread.history_mode)
}
