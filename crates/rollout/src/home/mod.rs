//! A `CODEX_HOME`: its rollouts and their names.

mod names;
mod query;
mod walk;

use std::collections::{HashSet, VecDeque};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

pub use self::names::Names;
pub use self::query::Query;

use self::walk::Walk;
use crate::damage::{Damage, DamageKind};
use crate::file::{Rollout, time_of};

pub(crate) const SESSIONS: &str = "sessions";
pub(crate) const ARCHIVED: &str = "archived_sessions";
const INDEX: &str = "session_index.jsonl";

/// The rollouts under a `CODEX_HOME`.
///
/// Nothing is opened before it is asked for, nothing is kept, nothing is written.
///
/// ```
/// use codex_threads_rollout::Rollouts;
///
/// # let dir = tempfile::tempdir()?;
/// let rollouts = Rollouts::new(dir.path());
/// for rollout in rollouts.iter() {
///     let rollout = rollout?;
///     println!("{} {}", rollout.local_time(), rollout.thread_id());
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone)]
pub struct Rollouts {
    home: PathBuf,
}

impl Rollouts {
    /// Those of this `CODEX_HOME`. A home without rollouts, or that isn't there, has none.
    #[must_use]
    pub fn new(codex_home: impl Into<PathBuf>) -> Self {
        Self {
            home: codex_home.into(),
        }
    }

    /// Those of the home that codex uses by default: `$CODEX_HOME`, or else `.codex` in the user's own folder. `None` if
    /// the environment names neither.
    #[must_use]
    pub fn of_user() -> Option<Self> {
        let set = |name| std::env::var_os(name).filter(|value| !value.is_empty());
        if let Some(home) = set("CODEX_HOME") {
            return Some(Self::new(home));
        }
        let user = set(if cfg!(windows) { "USERPROFILE" } else { "HOME" })?;
        Some(Self::new(Path::new(&user).join(".codex")))
    }

    /// The home.
    #[must_use]
    pub fn home(&self) -> &Path {
        &self.home
    }

    /// The current rollout of every thread, newest first.
    pub fn iter(&self) -> Find {
        self.find(Query::new())
    }

    /// The rollouts that fit a query, newest first. See [`Find`].
    pub fn find(&self, query: Query) -> Find {
        // The days are those of the writer's time zone.
        let from = query
            .since
            .map(|since| date(since.checked_sub(DAY).unwrap_or(UNIX_EPOCH)));
        let walk = Walk::new(
            &self.home,
            query.archived != Some(true),
            query.archived != Some(false),
            from,
        );
        Find {
            ids: query.name.as_ref().map(|_| None),
            index: self.home.join(INDEX),
            query,
            walk,
            seen: HashSet::new(),
            damages: VecDeque::new(),
        }
    }

    /// The current rollout of a thread.
    ///
    /// # Errors
    ///
    /// [`DamageKind::Missing`] if there is none. A folder that can't be read is reported if no rollout is found.
    ///
    /// ```
    /// # use codex_threads_rollout::{DamageKind, Rollouts};
    /// # let dir = tempfile::tempdir()?;
    /// let damage = Rollouts::new(dir.path()).get("01a1fc6c-c36c-7703-ae91-e0b4b1e13246").unwrap_err();
    /// assert!(matches!(damage.kind(), DamageKind::Missing));
    /// # Ok::<(), std::io::Error>(())
    /// ```
    pub fn get(&self, thread_id: &str) -> Result<Rollout, Damage> {
        let mut damaged = None;
        for found in self.find(Query::new().id(thread_id)) {
            match found {
                Ok(rollout) => return Ok(rollout),
                Err(damage) => damaged = Some(damage),
            }
        }
        Err(damaged.unwrap_or_else(|| Damage::of(&self.home, DamageKind::Missing)))
    }

    /// The rollout of this [id](Rollout::rollout_id), superseded or not.
    pub(crate) fn by_rollout_id(&self, id: &str) -> Option<Rollout> {
        // It lies in the folder of the writer's local date, or in the archive: no need to list the rest, most times.
        let near = time_of(id)
            .into_iter()
            .flat_map(|time| [Some(time), time.checked_sub(DAY), time.checked_add(DAY)]);
        let near = near
            .flatten()
            .map(|time| Walk::day(&self.home, &date(time)));
        let archive = Walk::new(&self.home, false, true, None);
        let live = Walk::new(&self.home, true, false, None);
        near.chain([archive, live]).find_map(|mut walk| {
            std::iter::from_fn(|| walk.next())
                .filter_map(Result::ok)
                .find(|rollout| rollout.rollout_id() == id)
        })
    }

    /// The names of the threads, as of now.
    ///
    /// # Errors
    ///
    /// [`DamageKind::Io`] if there is an index that can't be opened. Broken lines are in [`Names::damage`].
    pub fn names(&self) -> Result<Names, Damage> {
        Names::read(&self.home.join(INDEX))
    }
}

impl IntoIterator for &Rollouts {
    type Item = Result<Rollout, Damage>;
    type IntoIter = Find;

    fn into_iter(self) -> Find {
        self.iter()
    }
}

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

/// The rollouts that fit a query, newest first; damage in between.
///
/// Folders are listed when they are reached; files are opened only where the query asks for what is
/// in them. Damage that is met on the way, also in files of which it can't be said whether they fit, comes
/// as [`Err`], and the search goes on.
///
/// It is no snapshot: a rollout that a server moves during the search, into the archive say, may be missed, as with any listing of folders.
pub struct Find {
    query: Query,
    walk: Walk,
    index: PathBuf,
    /// The threads of the wanted name, once the index was read.
    ids: Option<Option<HashSet<String>>>,
    seen: HashSet<String>,
    damages: VecDeque<Damage>,
}

impl Find {
    /// Whether a rollout fits; its first line is read only if it must be.
    fn fits(&self, rollout: &Rollout) -> Result<bool, Damage> {
        let query = &self.query;
        if query
            .id
            .as_ref()
            .is_some_and(|id| id != rollout.thread_id())
        {
            return Ok(false);
        }
        if let Some(Some(ids)) = &self.ids
            && !ids.contains(rollout.thread_id())
        {
            return Ok(false);
        }
        let mut created = rollout.thread_created();
        let asks_when = query.since.is_some() || query.until.is_some();
        if query.cwd.is_some() || query.model_provider.is_some() || (asks_when && created.is_none())
        {
            let meta = rollout.meta()?;
            created = created.or_else(|| meta.timestamp.as_ref()?.to_system_time());
            let cwd = meta.cwd.as_deref().map(Path::new);
            if query
                .cwd
                .as_deref()
                .is_some_and(|wanted| cwd != Some(wanted))
            {
                return Ok(false);
            }
            if query.model_provider.is_some() && query.model_provider != meta.model_provider {
                return Ok(false);
            }
        }
        let since = query
            .since
            .is_none_or(|since| created.is_some_and(|at| at >= since));
        let until = query
            .until
            .is_none_or(|until| created.is_some_and(|at| at < until));
        Ok(since && until)
    }

    fn read_names(&mut self, name: &str) {
        let mut ids = HashSet::new();
        match Names::read(&self.index) {
            Ok(names) => {
                ids = names.threads(name).map(str::to_owned).collect();
                self.damages = names.into_damage().into_first().into();
            }
            Err(damage) => self.damages.push_back(damage),
        }
        self.ids = Some(Some(ids));
    }
}

impl Iterator for Find {
    type Item = Result<Rollout, Damage>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.ids == Some(None)
            && let Some(name) = self.query.name.clone()
        {
            self.read_names(&name);
        }
        if let Some(damage) = self.damages.pop_front() {
            return Some(Err(damage));
        }
        loop {
            let rollout = match self.walk.next()? {
                Ok(rollout) => rollout,
                Err(damage) => return Some(Err(damage)),
            };
            if !self.query.superseded && !self.seen.insert(rollout.thread_id().to_owned()) {
                continue;
            }
            match self.fits(&rollout) {
                Ok(true) => return Some(Ok(rollout)),
                Ok(false) => {}
                Err(damage) => return Some(Err(damage)),
            }
        }
    }
}

impl std::fmt::Debug for Find {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Find")
            .field("query", &self.query)
            .finish_non_exhaustive()
    }
}

/// The date of a moment in UTC, `2026-11-21`.
fn date(time: SystemTime) -> String {
    let days = time
        .duration_since(UNIX_EPOCH)
        .map_or(0, |since| since.as_secs() / DAY.as_secs());
    let (year, month, day) = crate::timestamp::date_of_day(days);
    format!("{year:04}-{month:02}-{day:02}")
}
