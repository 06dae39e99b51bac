//! A thread of the catalog.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use codex_threads_protocol::{self as protocol, ThreadId, ThreadStatus};

use crate::view::lies_in_archive;

/// A thread as the catalog knows it.
///
/// ```
/// use codex_threads::catalog::{Activity, CatalogThread};
///
/// fn show(thread: &CatalogThread) {
///     let doing = match thread.activity() {
///         Activity::Live(status) => format!("{status:?}"),
///         _ => format!("written {} s ago", thread.age().as_secs()),
///     };
///     println!("{} {doing}", thread.name().unwrap_or(&thread.thread().preview));
/// }
/// # let _ = show;
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct CatalogThread {
    thread: protocol::Thread,
    archived: Option<bool>,
}

/// What a thread is doing, and how that is known.
///
/// ```
/// use codex_threads::catalog::Activity;
///
/// fn is_known_to_rest(activity: &Activity) -> bool {
///     use codex_threads::protocol::ThreadStatus;
///     matches!(activity, Activity::Live(ThreadStatus::Idle(_)))
/// }
/// # let _ = is_known_to_rest;
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum Activity {
    /// The server at hand has it loaded, and says what it does.
    Live(ThreadStatus),
    /// The server at hand has it stored and not loaded. That does **not** mean idle: another process may
    /// be working in it. What is known is when it was last written.
    Stored {
        /// When the thread was last updated, as the server says.
        updated_at: SystemTime,
    },
    /// The server doesn't say what threads do (up to 0.104).
    Unknown {
        /// When the thread was last updated, as the server says.
        updated_at: SystemTime,
    },
}

impl CatalogThread {
    pub(super) fn new(mut thread: protocol::Thread) -> Self {
        thread.turns = Default::default();
        Self {
            archived: thread.path.as_deref().and_then(lies_in_archive),
            thread,
        }
    }

    /// The thread's id.
    ///
    /// ```
    /// # fn show(thread: &codex_threads::catalog::CatalogThread) { println!("{}", thread.id()); }
    /// ```
    #[must_use]
    pub fn id(&self) -> &ThreadId {
        &self.thread.id
    }

    /// The thread as listed, read or told, with its latest name and status; never with its turns.
    ///
    /// ```
    /// # fn show(thread: &codex_threads::catalog::CatalogThread) { println!("{}", thread.thread().cwd); }
    /// ```
    #[must_use]
    pub fn thread(&self) -> &protocol::Thread {
        &self.thread
    }

    /// Its name, if it has one. (Lists of servers up to 0.104 don't say it; broadcasts do.)
    ///
    /// ```
    /// # fn show(thread: &codex_threads::catalog::CatalogThread) { println!("{:?}", thread.name()); }
    /// ```
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.thread.name.as_deref()
    }

    /// Whether it is archived; `None` where the server tells neither that nor where it keeps it.
    ///
    /// ```
    /// # fn show(thread: &codex_threads::catalog::CatalogThread) { println!("{:?}", thread.is_archived()); }
    /// ```
    #[must_use]
    pub fn is_archived(&self) -> Option<bool> {
        self.archived
    }

    /// What it does, and how that is known.
    ///
    /// ```
    /// # fn show(thread: &codex_threads::catalog::CatalogThread) { println!("{:?}", thread.activity()); }
    /// ```
    #[must_use]
    pub fn activity(&self) -> Activity {
        let updated_at = self.updated_at();
        match &self.thread.status {
            None => Activity::Unknown { updated_at },
            Some(ThreadStatus::NotLoaded(_)) => Activity::Stored { updated_at },
            Some(status) => Activity::Live(status.clone()),
        }
    }

    /// When it was last updated, as the server says, to the second.
    ///
    /// ```
    /// # fn show(thread: &codex_threads::catalog::CatalogThread) { println!("{:?}", thread.updated_at()); }
    /// ```
    #[must_use]
    pub fn updated_at(&self) -> SystemTime {
        let seconds = u64::try_from(self.thread.updated_at).unwrap_or(0);
        SystemTime::UNIX_EPOCH
            .checked_add(Duration::from_secs(seconds))
            .unwrap_or(SystemTime::UNIX_EPOCH)
    }

    /// How long ago that was, by this machine's clock.
    ///
    /// ```
    /// # fn show(thread: &codex_threads::catalog::CatalogThread) { println!("{:?}", thread.age()); }
    /// ```
    #[must_use]
    pub fn age(&self) -> Duration {
        self.updated_at().elapsed().unwrap_or_default()
    }

    pub(super) fn with_status(&self, status: ThreadStatus) -> Self {
        let mut changed = self.clone();
        changed.thread.status = Some(status);
        changed
    }

    pub(super) fn with_name(&self, name: Option<String>) -> Self {
        let mut changed = self.clone();
        changed.thread.name = name;
        changed
    }

    pub(super) fn with_archived(&self, archived: bool) -> Self {
        let mut changed = self.clone();
        changed.archived = Some(archived);
        changed
    }
}

/// What a watch tells, in the manner of a Kubernetes watcher.
///
/// ```
/// use codex_threads::catalog::CatalogEvent;
///
/// fn show(event: &CatalogEvent) {
///     match event {
///         CatalogEvent::Apply(thread) => println!("{} is as follows", thread.id()),
///         CatalogEvent::Delete(id) => println!("{id} is gone"),
///         _ => {}
///     }
/// }
/// # let _ = show;
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub enum CatalogEvent {
    /// A list begins: until [`InitDone`](Self::InitDone) all threads come, and what doesn't is gone.
    Init,
    /// A thread of the list.
    InitApply(Arc<CatalogThread>),
    /// The list is complete.
    InitDone,
    /// A thread is new, or has changed: this is how it is now.
    Apply(Arc<CatalogThread>),
    /// A thread is gone: deleted, or no longer one of those that are watched.
    Delete(ThreadId),
}
