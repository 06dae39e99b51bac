//! The task that sees to it that a turn resolves.
//!
//! There is one for each turn that is followed. Nearly always it does nothing but wait, and goes
//! when the turn's end was read or its last handle is dropped. It acts
//!
//! - when items come late: it gives them a while ([`LATE`]), and then the end out without them;
//! - when the end was read and can't be decoded: it asks the server how the turn ended;
//! - when the server goes on as though the turn were over (its thread is idle, or another turn
//!   runs in it) and the end doesn't come: it asks;
//! - when the turn was to be interrupted and the end doesn't come: it asks, and goes on asking for as
//!   long as the turn is said to run;
//! - when nothing was heard of the turn for as long as the program has said: it asks.
//!
//! An answer that the turn was interrupted counts once it was given twice.

use std::ops::ControlFlow;
use std::time::Duration;

use codex_threads_protocol::{TurnId, TurnStatus};
use tokio::sync::watch;
use tokio::time::{Instant, sleep, sleep_until};
use tracing::Instrument;

use super::ask::{Fate, ask};
use super::end::{TurnEnd, TurnLost};
use super::follow::Place;
use super::state::{Doubt, GRACE, Progress, Stage, Why};
use crate::codex::{Codex, WeakCodex};
use crate::error::Error;

/// How long items are waited for that end after their turn.
pub(super) const LATE: Duration = Duration::from_secs(1);
/// How long the turn's own word is waited for when the server says that it is over.
const LAST_WORD: Duration = Duration::from_millis(250);
/// The pause before a question is repeated that was not answered, or not understood.
const AGAIN: Duration = Duration::from_secs(2);
/// How long the pause becomes at most before a turn that was to be interrupted is asked about again.
const LONGEST: Duration = Duration::from_secs(60);
/// How often in a row the server may fail to answer.
const QUESTIONS: u32 = 3;

/// Sets a guard over a turn.
pub(super) fn set(codex: &Codex, place: &Place, turn: &TurnId) {
    let span = tracing::debug_span!("turn", thread = %place.thread, %turn);
    let guard = Guard {
        codex: codex.downgrade(),
        changes: place.state.subscribe(),
        place: place.clone(),
        turn: turn.clone(),
        asked: None,
        vain: 0,
        unknown: 0,
        running: 0,
    };
    let task = place.connection.runtime.spawn(guard.run().instrument(span));
    place.state.guarded_by(task.abort_handle());
}

struct Guard {
    codex: WeakCodex,
    place: Place,
    turn: TurnId,
    changes: watch::Receiver<Progress>,
    /// When the server was last asked.
    asked: Option<Instant>,
    /// Questions in a row that were not answered.
    vain: u32,
    /// Answers in a row that know no such turn.
    unknown: u32,
    /// Answers in a row that a turn runs that was to be interrupted.
    running: u32,
}

/// What there is to do next.
enum Next {
    Wait,
    Release(Instant),
    Decode,
    Ask(Instant, Option<Doubt>),
}

impl Guard {
    async fn run(mut self) {
        loop {
            let flow = match self.next() {
                Some(Next::Wait) => self.wait(None).await,
                Some(Next::Release(at)) => {
                    let flow = self.wait(Some(at)).await;
                    if flow.is_break() {
                        self.place.release();
                    }
                    ControlFlow::Continue(())
                }
                Some(Next::Decode) => self.decode().await,
                Some(Next::Ask(at, doubt)) if at <= Instant::now() => self.question(doubt).await,
                Some(Next::Ask(at, _)) => {
                    // Afterwards it is looked at anew: the turn may have been heard of meanwhile.
                    let _ = self.wait(Some(at)).await;
                    ControlFlow::Continue(())
                }
                None => return,
            };
            if flow.is_break() {
                return;
            }
        }
    }

    fn next(&mut self) -> Option<Next> {
        let progress = self.changes.borrow_and_update();
        match &progress.stage {
            Stage::Settled(_) => None,
            Stage::Held { since } => Some(Next::Release(*since + LATE)),
            Stage::Over(_) => Some(Next::Decode),
            Stage::Running => {
                let doubt = progress.doubt;
                let silence = progress.silence.map(|silence| {
                    let heard = self.place.state.last_heard();
                    let heard = self.asked.map_or(heard, |asked| asked.max(heard));
                    heard + silence
                });
                Some(match (doubt, silence) {
                    (None, None) => Next::Wait,
                    (None, Some(at)) => Next::Ask(at, None),
                    (Some(doubt), Some(at)) if at < doubt.due => Next::Ask(at, None),
                    (Some(doubt), _) => Next::Ask(doubt.due, Some(doubt)),
                })
            }
        }
    }

    /// Waits for news of the turn, or until a moment; breaks when that has come.
    async fn wait(&mut self, until: Option<Instant>) -> ControlFlow<()> {
        let moment = async {
            match until {
                Some(until) => sleep_until(until).await,
                None => std::future::pending().await,
            }
        };
        tokio::select! {
            biased;
            _ = self.changes.changed() => ControlFlow::Continue(()),
            () = moment => ControlFlow::Break(()),
        }
    }

    /// The end was read: it is looked into, and asked for when it can't be decoded.
    async fn decode(&mut self) -> ControlFlow<()> {
        let state = &self.place.state;
        let Stage::Over(ended) = state.stage() else {
            return ControlFlow::Continue(());
        };
        let error = match TurnEnd::read(&ended) {
            Ok(end) => {
                state.settle(end);
                return ControlFlow::Break(());
            }
            Err(error) => error,
        };
        tracing::warn!(%error, "the end of a turn can't be decoded");
        let mut end = TurnEnd::Lost(TurnLost::Undecodable(error));
        for _ in 0..QUESTIONS {
            match self.ask().await {
                Some(Ok(Fate::Over(turn, known_by))) => {
                    end = TurnEnd::recovered(*turn, &ended.gathered, known_by);
                    break;
                }
                Some(Ok(Fate::Unknown)) | None => break,
                Some(Ok(Fate::Running) | Err(_)) => sleep(AGAIN).await,
            }
        }
        self.place.state.settle(end);
        ControlFlow::Break(())
    }

    /// Asks; `None` when nobody is there any more to ask for.
    async fn ask(&mut self) -> Option<Result<Fate, Error>> {
        let codex = self.codex.upgrade()?;
        let failed = match self.place.state.stage() {
            Stage::Over(ended) => ended.gathered.error.is_some(),
            _ => self.place.gathered().error.is_some(),
        };
        let mut answer = ask(&codex, &self.place.thread, &self.turn, failed).await;
        if matches!(&answer, Ok(Fate::Over(turn, _)) if turn.status == TurnStatus::Interrupted) {
            // A stored turn without an end is called interrupted, so one that begins or ends at
            // this moment may be, too.
            sleep(GRACE).await;
            answer = ask(&codex, &self.place.thread, &self.turn, failed).await;
        }
        self.asked = Some(Instant::now());
        tracing::debug!(?answer, "asked what became of the turn");
        Some(answer)
    }

    /// Asks because there is a doubt, or silence.
    async fn question(&mut self, doubt: Option<Doubt>) -> ControlFlow<()> {
        let state = std::sync::Arc::clone(&self.place.state);
        let answer = tokio::select! {
            biased;
            () = state.wait_over() => return ControlFlow::Continue(()),
            answer = self.ask() => answer,
        };
        let because = |why| doubt.is_some_and(|doubt| doubt.why == why);
        let closed = because(Why::ThreadClosed);
        let lost = match answer {
            None => return ControlFlow::Break(()),
            Some(Ok(Fate::Over(turn, known_by))) => {
                // Its own word may be on its way: it says more.
                if tokio::time::timeout(LAST_WORD, state.wait_over())
                    .await
                    .is_err()
                {
                    let gathered = self.place.gathered();
                    let end = TurnEnd::recovered(*turn, &gathered, known_by);
                    self.place.settle(&self.turn, end);
                }
                return ControlFlow::Continue(());
            }
            Some(Ok(Fate::Running)) => {
                (self.vain, self.unknown) = (0, 0);
                self.running = if because(Why::Interrupted) {
                    self.running.saturating_add(1)
                } else {
                    0
                };
                closed.then_some(TurnLost::ThreadClosed)
            }
            Some(Ok(Fate::Unknown)) => {
                self.vain = 0;
                self.unknown += 1;
                if closed {
                    Some(TurnLost::ThreadClosed)
                } else {
                    // A turn that has just begun may not be known everywhere yet.
                    (self.unknown > 1).then_some(TurnLost::Unknown)
                }
            }
            Some(Err(error)) => {
                self.vain += 1;
                (self.vain >= QUESTIONS).then(|| {
                    if closed {
                        TurnLost::ThreadClosed
                    } else {
                        TurnLost::NoAnswer {
                            asked: self.vain,
                            error: Box::new(error),
                        }
                    }
                })
            }
        };
        if let Some(lost) = lost {
            self.place.settle(&self.turn, TurnEnd::Lost(lost));
            return ControlFlow::Continue(());
        }
        if let Some(doubt) = doubt {
            state.dispel(doubt, self.pause().map(|pause| Instant::now() + pause));
        }
        ControlFlow::Continue(())
    }

    /// The pause before the same is asked again; `None` when the answer has laid the doubt to rest.
    fn pause(&self) -> Option<Duration> {
        match self.running {
            0 => (self.vain > 0 || self.unknown > 0).then_some(AGAIN),
            times => Some((AGAIN * 2_u32.saturating_pow(times - 1)).min(LONGEST)),
        }
    }
}
