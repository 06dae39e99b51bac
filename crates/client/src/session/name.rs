//! The thread's own name, which other programs see.

use crate::error::Error;
use crate::thread::Thread;

/// What is known of the thread's own name, where it is to be that of the session:
/// [`SessionBuilder::name_thread`](super::SessionBuilder::name_thread).
///
/// ```
/// use codex_threads::session::{NameState, Session};
///
/// # fn show(session: &Session) {
/// if let NameState::Renamed(name) = session.name_state() {
///     eprintln!("somebody calls it {name}");
/// }
/// # }
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum NameState {
    /// It was not asked for.
    Off,
    /// It will be set when the first turn has ended. A thread without a turn is not named: some servers (0.155
    /// for one) would keep the name, and lose the thread.
    Due(String),
    /// The thread has the session's name.
    InStep,
    /// Somebody else has given the thread another name. It was left alone.
    Renamed(String),
    /// The server refused the name.
    Failed(Error),
}

impl NameState {
    /// What to do about the name of a thread that was continued.
    pub(super) fn of(name: &str, thread: &Thread, settled: bool) -> Self {
        let theirs = thread.snapshot().and_then(|thread| thread.name.as_deref());
        match theirs {
            Some(theirs) if theirs == name => Self::InStep,
            Some(theirs) if settled && !theirs.is_empty() => Self::Renamed(theirs.to_owned()),
            _ => Self::Due(name.to_owned()),
        }
    }

    pub(super) fn due(&self) -> Option<String> {
        match self {
            Self::Due(name) => Some(name.clone()),
            _ => None,
        }
    }

    pub(super) fn after(named: Result<(), Error>) -> Self {
        match named {
            Ok(()) => Self::InStep,
            Err(error) => Self::Failed(error),
        }
    }
}
