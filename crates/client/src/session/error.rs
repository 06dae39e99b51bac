//! What can go wrong with sessions.

use codex_threads_protocol::{ThreadId, TurnId};

use super::store::StoreError;
use crate::error::{Error, ServerErrorKind};
use crate::turns::{TurnEnd, TurnLost};

/// Why a session could not be opened, or did not do what it was asked.
///
/// That a turn failed is no error: [`TurnEnd`] says so.
///
/// ```no_run
/// use codex_threads::session::{FileStore, SessionError};
///
/// # async fn run(codex: codex_threads::Codex, store: FileStore) -> Result<(), SessionError> {
/// let session = match codex.session().open("nightly", &store).await {
///     Err(SessionError::Gone { thread, .. }) => {
///         eprintln!("{thread} was deleted");
///         codex.session().replace_gone(true).open("nightly", &store).await?
///     }
///     other => other?,
/// };
/// # let _ = session; Ok(()) }
/// ```
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum SessionError {
    /// A call failed.
    #[error(transparent)]
    Call(#[from] Error),
    /// The store failed. No turn was begun.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The thread is archived. [`SessionBuilder::unarchive`](super::SessionBuilder::unarchive) brings it back.
    #[error("thread {thread} is archived")]
    #[non_exhaustive]
    Archived {
        /// The thread.
        thread: ThreadId,
    },
    /// The server has no such thread, archived or not: it was deleted, or the server works in another home.
    #[error("thread {thread} is gone")]
    #[non_exhaustive]
    Gone {
        /// The thread.
        thread: ThreadId,
    },
    /// Another session has this name, here or in another process.
    #[error("session {name:?} is held by another process, or by another session of this one")]
    #[non_exhaustive]
    InUse {
        /// The name.
        name: String,
    },
    /// Another server process writes to the thread (since 0.147; older servers don't look).
    #[error("thread {thread} is written to by another server")]
    #[non_exhaustive]
    WrittenElsewhere {
        /// The thread.
        thread: ThreadId,
    },
    /// There is no thread to resume in this folder.
    #[error("no thread to resume in {folder}")]
    #[non_exhaustive]
    NoThread {
        /// The folder.
        folder: String,
    },
    /// A turn runs, and the session was told not to wait for it. Nothing was sent.
    #[error("a turn runs")]
    #[non_exhaustive]
    Busy {
        /// The turn, where its id is known.
        turn: Option<TurnId>,
    },
    /// The turn has ended, and the store failed to take note of it.
    #[error("the turn has ended, and that was not noted: {error}")]
    #[non_exhaustive]
    NotNoted {
        /// How it ended.
        end: Box<TurnEnd>,
        /// How the store failed.
        error: StoreError,
    },
    /// A job's turn was running, and what became of it will not be known here. The job can be run again.
    #[error("the turn was lost: {0}")]
    Lost(TurnLost),
    /// Jobs need a session with a name in a store.
    #[error("jobs need a session with a name")]
    Unnamed,
}

impl SessionError {
    /// The call that failed, if one did.
    ///
    /// ```
    /// # fn show(error: &codex_threads::session::SessionError) { error.call(); }
    /// ```
    #[must_use]
    pub fn call(&self) -> Option<&Error> {
        match self {
            Self::Call(error) => Some(error),
            _ => None,
        }
    }

    fn kind(&self) -> Option<&ServerErrorKind> {
        Some(self.call()?.server()?.kind())
    }

    /// Whether a thread was not found.
    pub(super) fn is_not_found(&self) -> bool {
        self.kind().is_some_and(ServerErrorKind::is_unknown_thread)
    }

    /// Whether the thread is archived, as servers since 0.150 or so say.
    pub(super) fn is_archived(&self) -> bool {
        self.kind() == Some(&ServerErrorKind::ThreadArchived)
    }

    pub(super) fn is_written_elsewhere(&self) -> bool {
        self.kind() == Some(&ServerErrorKind::ActiveWriter)
    }
}
