//! Why a thread was not rewound.

use codex_threads_protocol::{Release, ThreadHistoryMode, TurnId};

use crate::error::Error;

/// Why a thread was not rewound. But for [`RewindError::Call`], nothing was done.
///
/// ```
/// use codex_threads::RewindError;
///
/// fn later(error: &RewindError) -> bool { matches!(error, RewindError::TurnRunning { .. }) }
/// # let _ = later;
/// ```
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum RewindError {
    /// The thread has no such turn.
    #[error("the thread has no turn {turn}")]
    #[non_exhaustive]
    NoSuchTurn {
        /// The turn to rewind to.
        turn: TurnId,
    },
    /// The thread has fewer turns than are to be taken back; or none was to be.
    #[error("the thread has {has} turns: {asked} can't be taken back")]
    #[non_exhaustive]
    TooFewTurns {
        /// How many turns were to be taken back.
        asked: u32,
        /// How many turns the thread has; when none was to be taken back, they were not counted.
        has: u32,
    },
    /// A turn is running.
    #[error("the turn {turn} is running")]
    #[non_exhaustive]
    TurnRunning {
        /// The turn.
        turn: TurnId,
    },
    /// Only a fork would serve, and the thread was to keep its id.
    #[error("codex {release} rewinds this thread by a fork alone")]
    #[non_exhaustive]
    OnlyByFork {
        /// The release of the server.
        release: Release,
    },
    /// The server has no way to rewind this thread.
    #[error("codex {release} has no way to rewind this thread")]
    #[non_exhaustive]
    Unsupported {
        /// How the thread's history is kept, if the server says so.
        mode: Option<ThreadHistoryMode>,
        /// The release of the server.
        release: Release,
        /// What it said to the last way that was tried, if one was.
        error: Option<Error>,
    },
    /// A call failed.
    #[error(transparent)]
    Call(#[from] Error),
}
