//! The ways in which servers rewind a thread.

use std::time::Duration;

use codex_threads_protocol::{
    Request, ThreadHistoryMode, ThreadRevertParams, ThreadRollbackParams, TurnId,
    TurnInterruptParams,
};
use tokio::time::{Instant, sleep, timeout};

use super::place::Place;
use super::{Rewind, RewindError, RewindHow, Rewound, To};
use crate::error::{Error, ServerErrorKind};
use crate::thread::Thread;

/// How long the server is given to notice that a turn is over, after it has said so.
const SETTLED: Duration = Duration::from_secs(5);
/// How long an answer to an interruption is waited for: some servers never give one.
const INTERRUPTED: Duration = Duration::from_secs(10);
/// How long to wait before the server is asked once more.
const PAUSE: Duration = Duration::from_millis(25);

/// Tries one way after the other, in the order that suits the thread.
pub(super) async fn rewind(
    thread: &Thread,
    place: Place,
    rewind: &Rewind,
) -> Result<Rewound, RewindError> {
    let server = thread.codex().server();
    let is_paginated = match &place.mode {
        None | Some(ThreadHistoryMode::Legacy) => false,
        Some(_) => true,
    };
    let mut refusal = None;
    for reverts in [is_paginated, !is_paginated] {
        let done = if reverts && server.accepts(ThreadRevertParams::METHOD) {
            revert(thread, &place).await.map_err(RewindError::from)
        } else if !reverts && server.accepts(ThreadRollbackParams::METHOD) {
            rollback(thread, &place, rewind.interrupt).await
        } else {
            continue;
        };
        match done {
            Err(RewindError::Call(error)) if is_another_way_open(&error) => refusal = Some(error),
            done => return done,
        }
    }
    let unsupported = |error| RewindError::Unsupported {
        mode: place.mode.clone(),
        release: server.release(),
        error,
    };
    if !thread.can_fork_at(place.after.as_ref()) {
        return Err(unsupported(refusal));
    }
    if rewind.in_place {
        return Err(RewindError::OnlyByFork {
            release: server.release(),
        });
    }
    let fork = match &place.after {
        Some(last) => thread.fork_at(last).await,
        None => thread.fork_before(&place.before).await,
    };
    match fork {
        Ok(fork) => Ok(Rewound {
            thread: fork,
            how: RewindHow::Forked {
                from: thread.id().clone(),
            },
            before: place.before,
            turns: place.turns,
        }),
        Err(error) if is_another_way_open(&error) => Err(unsupported(Some(error))),
        Err(error) => Err(error.into()),
    }
}

/// Whether the refusal means that the thread is of the other kind.
fn is_another_way_open(error: &Error) -> bool {
    matches!(
        error.server().map(crate::ServerError::kind),
        Some(
            ServerErrorKind::WrongHistoryMode
                | ServerErrorKind::NotSupportedForThread
                | ServerErrorKind::NeedsExperimental { .. }
                | ServerErrorKind::UnknownMethod
        )
    )
}

async fn revert(thread: &Thread, place: &Place) -> Result<Rewound, Error> {
    let params = ThreadRevertParams::new(&place.before, thread.id());
    let reverted = thread.codex().call(params).await?;
    Ok(Rewound {
        thread: Thread::with_snapshot(thread.codex(), reverted.thread),
        how: RewindHow::Reverted,
        before: place.before.clone(),
        turns: place.turns,
    })
}

async fn rollback(
    thread: &Thread,
    place: &Place,
    mut interrupting: bool,
) -> Result<Rewound, RewindError> {
    let mut turns = place.turns;
    let mut gone = 0;
    loop {
        let params = ThreadRollbackParams::new(turns, thread.id());
        let left = match when_the_turn_is_over(thread, params).await {
            Ok(left) => left.thread,
            // Servers up to 0.104 say that a turn is over when it runs.
            Err(error) if is_turn_in_progress(&error) && interrupting => {
                interrupting = false;
                interrupt(thread, &place.newest).await?;
                continue;
            }
            Err(error) if is_turn_in_progress(&error) => {
                let turn = place.newest.clone();
                return Err(RewindError::TurnRunning { turn });
            }
            Err(error) => return Err(error.into()),
        };
        gone += turns;
        // It takes a number: a turn that began in between was one of them.
        let at = left.turns.iter().position(|turn| turn.id == place.before);
        let Some(at) = at else {
            return Ok(Rewound {
                thread: Thread::with_snapshot(thread.codex(), left),
                how: RewindHow::RolledBack,
                before: place.before.clone(),
                turns: gone,
            });
        };
        turns = u32::try_from(left.turns.len() - at).unwrap_or(u32::MAX);
    }
}

fn is_turn_in_progress(error: &Error) -> bool {
    matches!(error, Error::Server(error) if *error.kind() == ServerErrorKind::TurnInProgress)
}

/// Servers tell of a turn's end a moment before they know of it themselves.
async fn when_the_turn_is_over<P: Request + Clone>(
    thread: &Thread,
    params: P,
) -> Result<P::Response, Error> {
    let deadline = Instant::now() + SETTLED;
    loop {
        match thread.codex().call(params.clone()).await {
            Err(error) if is_turn_in_progress(&error) && Instant::now() < deadline => {
                sleep(PAUSE).await;
            }
            outcome => return outcome,
        }
    }
}

/// Interrupts a turn and waits until it is over.
pub(super) async fn interrupt(thread: &Thread, turn: &TurnId) -> Result<(), RewindError> {
    let params = TurnInterruptParams::new(thread.id(), turn);
    match timeout(INTERRUPTED, thread.codex().call(params)).await {
        // No answer is no refusal: what counts is whether the turn is over.
        Err(_) | Ok(Ok(_) | Err(Error::Timeout { .. })) => {}
        Ok(Err(Error::Server(error)))
            if matches!(
                error.kind(),
                ServerErrorKind::NoActiveTurn | ServerErrorKind::StaleTurn { .. }
            ) => {}
        Ok(Err(error)) => return Err(error.into()),
    }
    let deadline = Instant::now() + SETTLED;
    let newest = To::Turns(1);
    while let Some(turn) = Place::find(thread, &newest).await?.running {
        if Instant::now() >= deadline {
            return Err(RewindError::TurnRunning { turn });
        }
        sleep(PAUSE).await;
    }
    Ok(())
}
