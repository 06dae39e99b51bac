//! How a turn ended.

use std::fmt;

use codex_threads_protocol::{self as protocol, DecodeError, TurnStatus};

use super::gathered::Gathered;
use super::outcome::{FailedTurn, TurnOutcome};
use super::state::Ended;
use crate::error::{Closed, Error};

/// How a turn ended. Only [`Completed`](Self::Completed) is success.
///
/// How that is known is another question: [`known_by`](Self::known_by).
///
/// ```
/// use codex_threads::TurnEnd;
///
/// fn show(end: &TurnEnd) {
///     match end {
///         TurnEnd::Completed(outcome) => println!("{}", outcome.final_message().unwrap_or("")),
///         TurnEnd::Failed(failed) => eprintln!("{}", failed.message()),
///         TurnEnd::Lost(why) => eprintln!("{why}"),
///         other => eprintln!("{other}"),
///     }
/// }
/// # let _ = show;
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum TurnEnd {
    /// It ran to its end.
    Completed(TurnOutcome),
    /// It failed.
    Failed(FailedTurn),
    /// It was interrupted.
    Interrupted(TurnOutcome),
    /// It ended with a status that this version doesn't know.
    Other(TurnOutcome),
    /// Its end will not be known.
    Lost(TurnLost),
}

/// How a turn's end is known.
///
/// ```
/// # fn show(end: &codex_threads::TurnEnd) {
/// if end.known_by().is_some_and(|known| known != codex_threads::KnownBy::Notification) {
///     eprintln!("its end was lost, and found by asking");
/// }
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KnownBy {
    /// The server told of it: `turn/completed`.
    Notification,
    /// It was recovered: the server was asked with `thread/turns/list`.
    TurnsList,
    /// It was recovered: the server was asked with `thread/read`.
    ///
    /// Servers up to 0.146 store a failed turn as completed. It is [`TurnEnd::Failed`] here
    /// nevertheless when its `error` was read, or, since 0.105, when it is the last turn and the
    /// thread's status is `systemError`. Up to 0.104 a failure of which nothing was read can't be
    /// told from success.
    ThreadRead,
}

/// Why a turn's end will not be known.
///
/// ```
/// # fn show(lost: &codex_threads::TurnLost) { eprintln!("{lost}"); }
/// ```
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum TurnLost {
    /// The connection ended first.
    #[error("{0}")]
    Disconnected(Closed),
    /// The server unloaded or deleted the thread first, and doesn't say how the turn ended.
    #[error("the thread was closed")]
    ThreadClosed,
    /// The end came and can't be decoded, and asking for it didn't help.
    #[error("the turn's end can't be decoded: {0}")]
    Undecodable(DecodeError),
    /// The server was asked, and doesn't know the turn.
    #[error("the server doesn't know the turn")]
    Unknown,
    /// The server was asked several times in a row, in vain.
    #[error("the server doesn't say what became of the turn, asked {asked} times: {error}")]
    #[non_exhaustive]
    NoAnswer {
        /// How often it was asked.
        asked: u32,
        /// How the last question failed.
        error: Box<Error>,
    },
}

impl TurnEnd {
    /// From what was read.
    pub(super) fn read(ended: &Ended) -> Result<Self, DecodeError> {
        Ok(Self::of(TurnOutcome::read(ended)?))
    }

    /// From what a history says of a turn.
    pub(crate) fn stored(turn: protocol::Turn, known_by: KnownBy) -> Self {
        Self::recovered(turn, &Gathered::default(), known_by)
    }

    /// From what the server said when it was asked.
    pub(super) fn recovered(turn: protocol::Turn, gathered: &Gathered, known_by: KnownBy) -> Self {
        Self::of(TurnOutcome::recovered(turn, gathered, known_by))
    }

    fn of(outcome: TurnOutcome) -> Self {
        match outcome.turn().status {
            TurnStatus::Completed => Self::Completed(outcome),
            TurnStatus::Failed => Self::Failed(FailedTurn(outcome)),
            TurnStatus::Interrupted => Self::Interrupted(outcome),
            _ => Self::Other(outcome),
        }
    }

    /// Whether it ran to its end.
    ///
    /// ```
    /// # fn show(end: &codex_threads::TurnEnd) { assert!(end.is_completed()); }
    /// ```
    #[must_use]
    pub fn is_completed(&self) -> bool {
        matches!(self, Self::Completed(_))
    }

    /// What the turn has brought, whichever way it ended; `None` when it was lost.
    ///
    /// ```
    /// # fn show(end: &codex_threads::TurnEnd) {
    /// if let Some(outcome) = end.outcome() { println!("{} items", outcome.items().len()); }
    /// # }
    /// ```
    #[must_use]
    pub fn outcome(&self) -> Option<&TurnOutcome> {
        match self {
            Self::Completed(outcome) | Self::Interrupted(outcome) | Self::Other(outcome) => {
                Some(outcome)
            }
            Self::Failed(failed) => Some(failed.outcome()),
            Self::Lost(_) => None,
        }
    }

    /// The turn as the server reported it at its end.
    ///
    /// ```
    /// # fn show(end: &codex_threads::TurnEnd) {
    /// if let Some(turn) = end.turn() { println!("{}", turn.id); }
    /// # }
    /// ```
    #[must_use]
    pub fn turn(&self) -> Option<&protocol::Turn> {
        self.outcome().map(TurnOutcome::turn)
    }

    /// The agent's last message: [`TurnOutcome::final_message`].
    ///
    /// ```
    /// # fn show(end: &codex_threads::TurnEnd) {
    /// println!("{}", end.final_message().unwrap_or("(no words)"));
    /// # }
    /// ```
    #[must_use]
    pub fn final_message(&self) -> Option<&str> {
        self.outcome()?.final_message()
    }

    /// How the end is known; `None` when it isn't.
    ///
    /// ```
    /// # fn show(end: &codex_threads::TurnEnd) { println!("{:?}", end.known_by()); }
    /// ```
    #[must_use]
    pub fn known_by(&self) -> Option<KnownBy> {
        self.outcome().map(TurnOutcome::known_by)
    }

    /// The outcome of a turn that ran to its end; every other end as an error.
    ///
    /// # Errors
    ///
    /// [`NotCompleted`], which holds the end.
    ///
    /// ```no_run
    /// # async fn run(thread: codex_threads::Thread) -> Result<(), Box<dyn std::error::Error>> {
    /// let outcome = thread.run("Summarise this repository").await?.into_result()?;
    /// println!("{}", outcome.final_message().unwrap_or_default());
    /// # Ok(()) }
    /// ```
    pub fn into_result(self) -> Result<TurnOutcome, NotCompleted> {
        match self {
            Self::Completed(outcome) => Ok(outcome),
            other => Err(NotCompleted(Box::new(other))),
        }
    }
}

impl fmt::Display for TurnEnd {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Completed(_) => f.write_str("the turn is completed"),
            Self::Failed(failed) => write!(f, "the turn failed: {}", failed.message()),
            Self::Interrupted(_) => f.write_str("the turn was interrupted"),
            Self::Other(outcome) => write!(f, "the turn ended as {:?}", outcome.turn().status),
            Self::Lost(why) => write!(f, "the turn was lost: {why}"),
        }
    }
}

/// A turn that did not run to its end, as an error: [`TurnEnd::into_result`].
///
/// ```
/// # fn show(error: &codex_threads::NotCompleted) { eprintln!("{error}"); }
/// ```
#[derive(Debug, Clone, thiserror::Error)]
#[error("{0}")]
pub struct NotCompleted(Box<TurnEnd>);

impl NotCompleted {
    /// How the turn ended instead.
    ///
    /// ```
    /// # fn show(error: &codex_threads::NotCompleted) { println!("{:?}", error.end()); }
    /// ```
    #[must_use]
    pub fn end(&self) -> &TurnEnd {
        &self.0
    }
}
