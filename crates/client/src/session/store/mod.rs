//! Where sessions are kept by name.
//!
//! A [`SessionStore`] keeps small JSON objects, each under a [`Slot`]: one for each session's name, one for
//! each job of a session. What the objects say is the library's business; a store keeps them whole, what it
//! doesn't know included.
//!
//! Three things make a store safe to share:
//!
//! - [`save`](SessionStore::save) names the revision that it replaces, and fails when there is another. So
//!   nothing is overwritten that nobody has seen.
//! - [`claim`](SessionStore::claim) gives a name to one holder at a time, until the claim is dropped or its
//!   process ends, however it ends. A session holds the claim on its name for as long as it lives, so two
//!   processes that start the same name at once end with one thread.
//! - What can't be read is an error, and stays where it is.
//!
//! [`FileStore`] keeps them in files, [`MemoryStore`] in memory, for tests.

mod file;
mod lock;
mod memory;
mod names;

use std::fmt;
use std::path::PathBuf;
use std::pin::Pin;

use serde_json::{Map, Value};

pub use file::FileStore;
pub use memory::MemoryStore;

/// What a store's functions return: they may wait, and must not block.
pub type StoreFuture<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// Keeps sessions by name. For stores of your own: a database, say.
///
/// Names and keys are any text at all. Two that differ in a single byte are different.
///
/// ```no_run
/// use codex_threads::session::{FileStore, SessionStore, Slot};
///
/// # async fn run() -> Result<(), codex_threads::session::StoreError> {
/// let store = FileStore::new("/srv/sessions");
/// for name in store.names().await? {
///     let kept = store.load(Slot::Session(&name)).await?;
///     println!("{name}: {:?}", kept.map(|kept| kept.revision));
/// }
/// # Ok(()) }
/// ```
pub trait SessionStore: fmt::Debug + Send + Sync {
    /// What is kept in a slot; `None` when there is nothing.
    fn load<'a>(&'a self, slot: Slot<'a>) -> StoreFuture<'a, Option<Kept>>;

    /// Puts an object into a slot, in place of that of the revision `replaces`; `None` when there may
    /// be none yet. Returns the new revision. When this returns, the object survives whatever happens to the
    /// process, and to the machine as far as the store can see to it.
    ///
    /// Fails with [`StoreError::Conflict`] when the slot holds another revision.
    fn save<'a>(
        &'a self,
        slot: Slot<'a>,
        value: Map<String, Value>,
        replaces: Option<u64>,
    ) -> StoreFuture<'a, u64>;

    /// Empties a slot that holds this revision; with a session's slot those of its jobs too.
    ///
    /// Fails with [`StoreError::Conflict`] when the slot holds another revision, or nothing.
    fn remove<'a>(&'a self, slot: Slot<'a>, revision: u64) -> StoreFuture<'a, ()>;

    /// The names of all sessions, in order.
    fn names(&self) -> StoreFuture<'_, Vec<String>>;

    /// Takes a name for oneself; `None` when somebody else has it, in this process or another. Returns at
    /// once either way.
    fn claim<'a>(&'a self, name: &'a str) -> StoreFuture<'a, Option<Claim>>;
}

/// A place in a store.
///
/// ```
/// use codex_threads::session::Slot;
///
/// let slot = Slot::Job { session: "nightly", key: "page 17" };
/// assert_eq!(slot.session(), "nightly");
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Slot<'a> {
    /// A session, by its name.
    Session(&'a str),
    /// A job of a session, by its key.
    Job {
        /// The session's name.
        session: &'a str,
        /// The job's key.
        key: &'a str,
    },
}

impl<'a> Slot<'a> {
    /// The session's name.
    ///
    /// ```
    /// assert_eq!(codex_threads::session::Slot::Session("nightly").session(), "nightly");
    /// ```
    #[must_use]
    pub fn session(self) -> &'a str {
        match self {
            Self::Session(session) | Self::Job { session, .. } => session,
        }
    }
}

impl fmt::Display for Slot<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Session(name) => write!(f, "session {name:?}"),
            Self::Job { session, key } => write!(f, "job {key:?} of session {session:?}"),
        }
    }
}

/// What a slot holds.
///
/// ```
/// # fn show(kept: &codex_threads::session::Kept) { println!("{}", kept.revision); }
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Kept {
    /// The object.
    pub value: Map<String, Value>,
    /// Counts how often the slot was written to, from 1.
    pub revision: u64,
}

impl Kept {
    /// For stores of your own.
    ///
    /// ```
    /// let kept = codex_threads::session::Kept::new(serde_json::Map::new(), 1);
    /// assert_eq!(kept.revision, 1);
    /// ```
    #[must_use]
    pub fn new(value: Map<String, Value>, revision: u64) -> Self {
        Self { value, revision }
    }
}

/// A name that somebody has for oneself, until this is dropped: [`SessionStore::claim`].
pub struct Claim {
    _held: Box<dyn Send + Sync>,
}

impl Claim {
    /// A claim that lasts until what it holds is dropped: a lock, say.
    ///
    /// ```
    /// let claim = codex_threads::session::Claim::new(());
    /// # let _ = claim;
    /// ```
    pub fn new(held: impl Send + Sync + 'static) -> Self {
        Self {
            _held: Box::new(held),
        }
    }
}

impl fmt::Debug for Claim {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Claim").finish_non_exhaustive()
    }
}

/// Why a store did not do what it was asked.
///
/// ```
/// use codex_threads::session::StoreError;
///
/// fn show(error: &StoreError) {
///     if let StoreError::Damaged { path, line, .. } = error {
///         eprintln!("look at line {line} of {}", path.display());
///     }
/// }
/// # let _ = show;
/// ```
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum StoreError {
    /// The slot holds another revision than the one to be replaced: somebody else has written.
    #[error("{slot} was written to by somebody else: it has revision {found:?}, not {expected:?}")]
    #[non_exhaustive]
    Conflict {
        /// The slot.
        slot: String,
        /// The revision that was to be replaced.
        expected: Option<u64>,
        /// The revision that is there.
        found: Option<u64>,
    },
    /// What is there can't be read. It was left as it is, and will be: look at it, and move it away.
    #[error("{} is damaged, line {line}, column {column}: {reason}", path.display())]
    #[non_exhaustive]
    Damaged {
        /// The file; empty where a store has no files.
        path: PathBuf,
        /// The line, from 1; 0 when it is not about a place.
        line: usize,
        /// The column, from 1; 0 when it is not about a place.
        column: usize,
        /// What is wrong.
        reason: String,
    },
    /// What is there was written by a later version of this library, in a format that this one doesn't
    /// know. It was left as it is.
    #[error("{} has format {format}, which is newer than this library", path.display())]
    #[non_exhaustive]
    TooNew {
        /// The file.
        path: PathBuf,
        /// Its format.
        format: u64,
    },
    /// The name or key is longer than the store takes.
    #[error("a name or key of {len} bytes: the store takes {max}")]
    #[non_exhaustive]
    TooLong {
        /// Its length in bytes.
        len: usize,
        /// The greatest length in bytes.
        max: usize,
    },
    /// Somebody else holds the store's lock, and doesn't let go.
    #[error("the lock {} is held by somebody else", path.display())]
    #[non_exhaustive]
    Locked {
        /// The lock.
        path: PathBuf,
    },
    /// The system refused.
    #[error("{}: {error}", path.display())]
    #[non_exhaustive]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What kind of refusal.
        kind: std::io::ErrorKind,
        /// The system's words.
        error: String,
    },
    /// Another failure, of a store of your own.
    #[error("{0}")]
    Other(String),
}

impl StoreError {
    pub(super) fn io(path: impl Into<PathBuf>, error: &std::io::Error) -> Self {
        Self::Io {
            path: path.into(),
            kind: error.kind(),
            error: error.to_string(),
        }
    }

    /// For stores of your own: the slot holds another revision.
    ///
    /// ```
    /// use codex_threads::session::{Slot, StoreError};
    ///
    /// let error = StoreError::conflict(Slot::Session("nightly"), Some(1), Some(2));
    /// assert!(error.is_conflict());
    /// ```
    #[must_use]
    pub fn conflict(slot: Slot<'_>, expected: Option<u64>, found: Option<u64>) -> Self {
        Self::Conflict {
            slot: slot.to_string(),
            expected,
            found,
        }
    }

    /// Whether somebody else has written.
    ///
    /// ```
    /// # fn show(error: &codex_threads::session::StoreError) { error.is_conflict(); }
    /// ```
    #[must_use]
    pub fn is_conflict(&self) -> bool {
        matches!(self, Self::Conflict { .. })
    }
}
