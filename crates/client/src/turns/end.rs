//! How a turn ended.

use codex_threads_protocol::{self as protocol, TurnCompletedNotification, TurnStatus};

use super::latch::{Outcome, TurnLost};

/// How a turn ended. Only [`Completed`](Self::Completed) is success.
///
/// ```
/// use codex_threads::TurnEnd;
///
/// fn show(end: &TurnEnd) {
///     match end {
///         TurnEnd::Completed(turn) => println!("{} is done", turn.id),
///         TurnEnd::Failed(turn) => eprintln!("{:?}", turn.error),
///         TurnEnd::Lost(why) => eprintln!("{why}"),
///         other => eprintln!("{other:?}"),
///     }
/// }
/// # let _ = show;
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum TurnEnd {
    /// It ran to its end.
    Completed(Box<protocol::Turn>),
    /// It failed; `Turn::error` says why.
    Failed(Box<protocol::Turn>),
    /// It was interrupted.
    Interrupted(Box<protocol::Turn>),
    /// It ended with a status that this version doesn't know.
    Other(Box<protocol::Turn>),
    /// Its end will not be known.
    Lost(TurnLost),
}

impl TurnEnd {
    pub(crate) fn of(outcome: Outcome) -> Self {
        let notification = match outcome {
            Outcome::Completed(notification) => notification,
            Outcome::Lost(lost) => return Self::Lost(lost),
        };
        match notification.params_as::<TurnCompletedNotification>() {
            Ok(completed) => {
                let turn = Box::new(completed.turn);
                match turn.status {
                    TurnStatus::Completed => Self::Completed(turn),
                    TurnStatus::Failed => Self::Failed(turn),
                    TurnStatus::Interrupted => Self::Interrupted(turn),
                    _ => Self::Other(turn),
                }
            }
            Err(error) => Self::Lost(TurnLost::Undecodable(error)),
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

    /// The turn as the server reported it at its end; its items are a summary, or none at all with
    /// servers up to 0.145.
    ///
    /// ```
    /// # fn show(end: &codex_threads::TurnEnd) {
    /// if let Some(turn) = end.turn() { println!("{}", turn.id); }
    /// # }
    /// ```
    #[must_use]
    pub fn turn(&self) -> Option<&protocol::Turn> {
        match self {
            Self::Completed(turn)
            | Self::Failed(turn)
            | Self::Interrupted(turn)
            | Self::Other(turn) => Some(turn),
            Self::Lost(_) => None,
        }
    }
}
