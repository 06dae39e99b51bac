//! Which rollouts are wanted.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Which rollouts are wanted: those that fit all that is said. An empty query wants the current rollout of every
/// thread, archived ones included.
///
/// ```
/// use std::time::{Duration, SystemTime};
/// use codex_threads_rollout::{Query, Rollouts};
///
/// # let dir = tempfile::tempdir()?;
/// let week = SystemTime::now() - Duration::from_secs(7 * 24 * 60 * 60);
/// let mine = Query::new().cwd("/home/me/project").since(week).archived(false);
/// for rollout in Rollouts::new(dir.path()).find(mine) {
///     println!("{}", rollout?.path().display());
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, Default)]
pub struct Query {
    pub(super) id: Option<String>,
    pub(super) name: Option<String>,
    pub(super) cwd: Option<PathBuf>,
    pub(super) model_provider: Option<String>,
    pub(super) since: Option<SystemTime>,
    pub(super) until: Option<SystemTime>,
    pub(super) archived: Option<bool>,
    pub(super) superseded: bool,
}

impl Query {
    /// Everything.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// The thread of this id.
    #[must_use]
    pub fn id(mut self, thread_id: impl Into<String>) -> Self {
        self.id = Some(thread_id.into());
        self
    }

    /// Threads of exactly this name, as it is now. See [`Names`](crate::Names).
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Threads that were started in this folder. The first line of each file has to be read for that.
    #[must_use]
    pub fn cwd(mut self, cwd: impl AsRef<Path>) -> Self {
        self.cwd = Some(cwd.as_ref().to_owned());
        self
    }

    /// Threads of this provider. The first line of each file has to be read for that.
    #[must_use]
    pub fn model_provider(mut self, id: impl Into<String>) -> Self {
        self.model_provider = Some(id.into());
        self
    }

    /// Threads that were started then or later. Folders of older days are not even listed.
    #[must_use]
    pub fn since(mut self, time: SystemTime) -> Self {
        self.since = Some(time);
        self
    }

    /// Threads that were started before then.
    #[must_use]
    pub fn until(mut self, time: SystemTime) -> Self {
        self.until = Some(time);
        self
    }

    /// With `true` only archived threads, with `false` only others.
    #[must_use]
    pub fn archived(mut self, archived: bool) -> Self {
        self.archived = Some(archived);
        self
    }

    /// With `true` also the rollouts that a thread had before it was reverted. Without, a thread is found once,
    /// with its newest rollout.
    #[must_use]
    pub fn superseded(mut self, too: bool) -> Self {
        self.superseded = too;
        self
    }
}
