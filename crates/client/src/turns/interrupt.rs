//! Interrupting a turn: once for all who ask, and never for longer than is stated.

use std::sync::Arc;
use std::time::Duration;

use codex_threads_protocol::{ThreadId, TurnId};
use tokio::sync::watch;
use tokio::time::{Instant, sleep};

use super::end::TurnEnd;
use super::follow::Place;
use super::state::{GRACE, Why};
use super::young::insist;
use crate::connection::{Connection, Purpose};
use crate::error::{Error, ServerErrorKind};
use crate::request::{CallOptions, Prepared};
use crate::sync::lock;

/// How long the answer to an interrupt is waited for.
const PATIENCE: Duration = Duration::from_secs(10);
/// After how long without an answer the server is asked whether the turn still runs.
const SLOW: Duration = Duration::from_secs(1);

/// What an interrupt has come to.
///
/// ```no_run
/// # async fn run(turn: codex_threads::Turn) -> Result<(), codex_threads::Error> {
/// if turn.interrupt().await? == codex_threads::Interrupt::AlreadyOver {
///     println!("too late: {}", turn.end().await);
/// }
/// # Ok(()) }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Interrupt {
    /// The turn was interrupted.
    Interrupted,
    /// The turn had ended, or ended by itself.
    AlreadyOver,
}

/// An interrupt that is under way, for all who have asked for it.
pub(super) type Interrupting = watch::Receiver<Option<Result<Interrupt, Error>>>;

/// Interrupts a turn, or waits with those who do already.
pub(super) async fn interrupt(place: &Place, turn: &TurnId) -> Result<Interrupt, Error> {
    let state = &place.state;
    if state.is_over() {
        return Ok(Interrupt::AlreadyOver);
    }
    // Servers up to 0.125 interrupt whatever turn runs, whichever one is named.
    if place.is_overtaken(turn) {
        state.doubt(Why::Interrupted, Instant::now());
        return Ok(Interrupt::AlreadyOver);
    }
    let mut outcome = {
        let mut under_way = lock(&state.interrupting);
        match &*under_way {
            Some(under_way) => under_way.clone(),
            None => under_way.insert(begin(place, turn)).clone(),
        }
    };
    loop {
        let now = outcome.borrow_and_update().clone();
        match now {
            Some(Ok(done)) => return Ok(done),
            Some(Err(error)) => {
                // Whoever asks next sends it again.
                let mut under_way = lock(&state.interrupting);
                if under_way
                    .as_ref()
                    .is_some_and(|mine| mine.same_channel(&outcome))
                {
                    *under_way = None;
                }
                return Err(error);
            }
            None => {}
        }
        tokio::select! {
            biased;
            changed = outcome.changed() => if changed.is_err() {
                // Its task went with the runtime.
                return Ok(by_end(state.wait_ended().await));
            },
            () = state.wait_over() => return Ok(by_end(state.wait_ended().await)),
        }
    }
}

fn by_end(end: TurnEnd) -> Interrupt {
    match end {
        TurnEnd::Interrupted(_) => Interrupt::Interrupted,
        _ => Interrupt::AlreadyOver,
    }
}

/// Sends the interrupt, as a task: it goes on whoever stops waiting.
fn begin(place: &Place, turn: &TurnId) -> Interrupting {
    let (done, outcome) = watch::channel(None);
    let (place, turn) = (place.clone(), turn.clone());
    let runtime = place.connection.runtime.clone();
    runtime.spawn(async move {
        tokio::select! {
            biased;
            result = carry_out(&place, &turn) => { done.send_replace(Some(result)); }
            // Those who wait see it themselves.
            () = place.state.wait_over() => {}
        }
    });
    outcome
}

async fn carry_out(place: &Place, turn: &TurnId) -> Result<Interrupt, Error> {
    let request = place.interrupt(turn)?;
    let due = |after| place.state.doubt(Why::Interrupted, Instant::now() + after);
    let call = send(&place.connection, &place.thread, turn, &request);
    tokio::pin!(call);
    let answer = tokio::select! {
        biased;
        answer = &mut call => answer,
        () = sleep(SLOW) => {
            // Some servers never answer when the turn is over already.
            due(Duration::ZERO);
            call.await
        }
    };
    match answer {
        Ok(()) => {
            // The end comes with the answer; it may be lost.
            due(GRACE);
            Ok(Interrupt::Interrupted)
        }
        Err(error) => {
            due(Duration::ZERO);
            if says_over(&error) {
                Ok(Interrupt::AlreadyOver)
            } else {
                Err(error)
            }
        }
    }
}

/// Sends an interrupt; the whole is bounded.
async fn send(
    connection: &Connection,
    thread: &ThreadId,
    turn: &TurnId,
    request: &Prepared,
) -> Result<(), Error> {
    let until = Instant::now() + PATIENCE;
    insist(connection, thread, turn, PATIENCE, || async {
        let options = CallOptions::new().timeout(until.saturating_duration_since(Instant::now()));
        let call = connection.call(request, &options, Purpose::Plain);
        call.await.map(|_| ())
    })
    .await
}

/// Whether the server's refusal says that the turn doesn't run.
pub(super) fn says_over(error: &Error) -> bool {
    error.server().is_some_and(|error| {
        matches!(
            error.kind(),
            ServerErrorKind::NoActiveTurn
                | ServerErrorKind::StaleTurn { .. }
                | ServerErrorKind::ThreadNotFound
        )
    })
}

/// Sends an interrupt and waits for nothing.
pub(super) fn send_off(place: &Place) {
    let Some(super::state::Name::Own { turn, .. }) = place.state.name() else {
        return;
    };
    if place.is_overtaken(&turn) {
        return;
    }
    let Ok(request) = place.interrupt(&turn) else {
        return;
    };
    // Not the place: it must not keep the turn's state.
    let (connection, thread) = (Arc::clone(&place.connection), place.thread.clone());
    let runtime = connection.runtime.clone();
    runtime.spawn(async move {
        let _ = send(&connection, &thread, &turn, &request).await;
    });
}
