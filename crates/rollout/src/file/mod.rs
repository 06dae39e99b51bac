//! One rollout: its file, its first line, its records.

mod lines;
mod name;
mod source;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::SystemTime;

pub(crate) use self::lines::{Lines, Place, Step};
pub(crate) use self::name::{FileName, Kind, time_of};
pub(crate) use self::source::Source;

use crate::damage::{Damage, DamageKind, Position};
use crate::home::Rollouts;
use crate::record::{Payload, Record, SessionMeta};
use crate::session::{RecordsExt as _, Summary};

/// The longest line that is read unless told otherwise: 256 MiB, as in the transport.
const MAX_LINE: u64 = 256 * 1024 * 1024;

/// The file in which a release of codex keeps a thread, or a part of one.
///
/// It is a description: the file is opened by [`meta`](Self::meta), [`records`](Self::records) and what else reads,
/// each time anew, and only for reading.
///
/// ```
/// use codex_threads_rollout::{RecordsExt as _, Rollout};
///
/// # fn f() -> Result<(), Box<dyn std::error::Error>> {
/// let rollout = Rollout::open("rollout-2026-11-21T04-45-48-01a1fc6c-c36c-7703-ae91-e0b4b1e13246.jsonl")?;
/// println!("{:?} in {:?}", rollout.thread_id(), rollout.meta()?.cwd);
/// for call in rollout.records().calls() {
///     println!("{:?}", call?);
/// }
/// # Ok(()) }
/// ```
#[derive(Debug, Clone)]
pub struct Rollout {
    path: Arc<Path>,
    name: FileName,
    max_line: u64,
}

impl Rollout {
    /// The rollout in a file.
    ///
    /// # Errors
    ///
    /// [`Missing`](DamageKind::Missing) and [`Io`](DamageKind::Io) if the file can't be opened,
    /// [`FileName`](DamageKind::FileName) if its name is not `rollout-<time>-<id>.jsonl` or `….jsonl.zst`.
    ///
    /// ```
    /// use codex_threads_rollout::{DamageKind, Rollout};
    ///
    /// let damage = Rollout::open("nowhere/rollout-2026-11-21T04-45-48-01a1fc6c-c36c-7703-ae91-e0b4b1e13246.jsonl").unwrap_err();
    /// assert!(matches!(damage.kind(), DamageKind::Missing));
    /// ```
    pub fn open(path: impl Into<PathBuf>) -> Result<Self, Damage> {
        let path: PathBuf = path.into();
        let Kind::Rollout(name) = FileName::of(&path) else {
            return Err(Damage::of(&path, DamageKind::FileName));
        };
        let rollout = Self::new(path, name);
        source::open(&rollout.path, false)?;
        Ok(rollout)
    }

    pub(crate) fn new(path: PathBuf, name: FileName) -> Self {
        Self {
            path: path.into(),
            name,
            max_line: MAX_LINE,
        }
    }

    /// Lines longer than so many bytes are reported and passed over (256 MiB unless told). So much memory may
    /// one record take, several times over while it is decoded.
    #[must_use]
    pub fn max_line(mut self, bytes: u64) -> Self {
        self.max_line = bytes;
        self
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The id of the thread.
    #[must_use]
    pub fn thread_id(&self) -> &str {
        &self.name.thread
    }

    /// The id of this rollout, by which others go on from it ([`HistoryBase`](crate::record::HistoryBase)). It is
    /// the thread's, but for a rollout that was begun by a revert.
    #[must_use]
    pub fn rollout_id(&self) -> &str {
        self.name.rollout()
    }

    /// When the thread was started, as its id says; `None` for an id without a time.
    #[must_use]
    pub fn thread_created(&self) -> Option<SystemTime> {
        self.name.thread_created()
    }

    /// When the file was begun, as its name says: the local time of the machine that wrote it, `2026-11-21T04-45-50`.
    #[must_use]
    pub fn local_time(&self) -> &str {
        &self.name.time
    }

    /// Whether the file is compressed (`.zst`).
    #[must_use]
    pub fn is_compressed(&self) -> bool {
        self.name.compressed
    }

    /// Whether the file is in `archived_sessions`.
    #[must_use]
    pub fn is_archived(&self) -> bool {
        self.path
            .parent()
            .and_then(Path::file_name)
            .is_some_and(|folder| folder == crate::home::ARCHIVED)
    }

    /// The home in which it lies, if it does.
    pub(crate) fn home(&self) -> Option<Rollouts> {
        let home = if self.is_archived() {
            self.path.parent()?.parent()?
        } else {
            let sessions = self.path.ancestors().nth(4)?;
            if sessions.file_name()? != crate::home::SESSIONS {
                return None;
            }
            sessions.parent()?
        };
        Some(Rollouts::new(home))
    }

    pub(crate) fn name(&self) -> &FileName {
        &self.name
    }

    pub(crate) fn line_limit(&self) -> u64 {
        self.max_line
    }

    pub(crate) fn shared_path(&self) -> &Arc<Path> {
        &self.path
    }

    pub(crate) fn source(&self) -> Result<Source, Damage> {
        source::open(&self.path, self.name.compressed)
    }

    pub(crate) fn at(&self, place: Place) -> Position {
        Position::new(self.path.clone(), place.line, place.offset)
    }

    /// The same rollout where it is now: a server may have moved it into the archive or back, compressed it, or
    /// unpacked it. Where it was, if it is nowhere.
    pub(crate) fn whereabouts(&self) -> Self {
        let mut folders: Vec<PathBuf> =
            self.path.parent().map(Path::to_owned).into_iter().collect();
        if let Some(home) = self.home() {
            let date = self.name.time.get(..10).unwrap_or_default();
            let mut day = home.home().join(crate::home::SESSIONS);
            day.extend(date.split('-'));
            folders.extend([day, home.home().join(crate::home::ARCHIVED)]);
        }
        let file = self.path.file_name().unwrap_or_default().to_string_lossy();
        let plain = file.strip_suffix(".zst").unwrap_or(&file);
        for compressed in [false, true] {
            for folder in &folders {
                let path = folder.join(if compressed {
                    format!("{plain}.zst")
                } else {
                    plain.to_owned()
                });
                if path.is_file() {
                    let mut found = self.clone();
                    if path != *self.path {
                        found.path = path.into();
                        found.name.compressed = compressed;
                    }
                    return found;
                }
            }
        }
        self.clone()
    }

    /// The first record: which thread it is and where it comes from. Nothing else of the file is read.
    ///
    /// # Errors
    ///
    /// What is wrong with the first line, or with the file. [`NoMeta`](DamageKind::NoMeta) if it is
    /// a record of another kind.
    pub fn meta(&self) -> Result<SessionMeta, Damage> {
        match self.records().next() {
            Some(Ok(Record {
                payload: Payload::SessionMeta(meta),
                ..
            })) => Ok(*meta),
            Some(Err(damage)) => Err(damage),
            Some(Ok(record)) => Err(Damage::new(record.position, DamageKind::NoMeta)),
            None => Err(Damage::new(
                Position::new(self.path.clone(), 1, 0),
                DamageKind::NoMeta,
            )),
        }
    }

    /// The [`Summary`] of this file alone; of a thread that was reverted or forked see
    /// `rollout.history().records().summary()`.
    #[must_use]
    pub fn summary(&self) -> Summary {
        self.records().summary()
    }

    /// The records of this file, from the first one on. See [`Records`].
    ///
    /// In a paginated thread that was reverted or forked they are not the whole history: for that see
    /// [`history`](Self::history).
    #[must_use]
    pub fn records(&self) -> Records {
        Records {
            rollout: self.clone(),
            state: State::Closed,
        }
    }
}

/// The records of one file, in order, read as they are asked for.
///
/// Damage comes in the place of what is damaged, and the records behind it follow. In memory is one
/// line at a time. A last line without an end is a record if it is whole, and else
/// [torn](DamageKind::Torn).
pub struct Records {
    rollout: Rollout,
    state: State,
}

enum State {
    Closed,
    Open(Box<Lines<Source>>),
    Done,
}

impl Records {
    /// A server may have moved the file since it was found, and may do so just now.
    fn open(&mut self) -> Result<Source, Damage> {
        let mut opened = self.rollout.source();
        for _ in 0..3 {
            if !matches!(&opened, Err(damage) if matches!(damage.kind(), DamageKind::Missing)) {
                break;
            }
            self.rollout = self.rollout.whereabouts();
            opened = self.rollout.source();
        }
        opened
    }

    /// The next line, decoded by someone else.
    pub(crate) fn next_with<T>(
        &mut self,
        decode: impl FnOnce(&[u8], Position) -> Result<T, Damage>,
    ) -> Option<Result<T, Damage>> {
        let lines = loop {
            match &mut self.state {
                State::Done => return None,
                State::Open(lines) => break lines,
                State::Closed => match self.open() {
                    Ok(source) => {
                        let lines = Lines::new(source, self.rollout.max_line);
                        self.state = State::Open(Box::new(lines));
                    }
                    Err(damage) => {
                        self.state = State::Done;
                        return Some(Err(damage));
                    }
                },
            }
        };
        let step = lines.step();
        let limit = self.rollout.max_line;
        let (place, result) = match step {
            Ok(Step::Line(place)) => {
                let position = self.rollout.at(place);
                return Some(decode(lines.line(), position));
            }
            Ok(Step::TooLong(place, bytes)) => (place, DamageKind::TooLong { bytes, limit }),
            Ok(Step::End(place, bytes)) => {
                let passing = lines.is_passing();
                let position = self.rollout.at(place);
                let line = lines.line().trim_ascii();
                let result = if passing || bytes > limit {
                    let kind = DamageKind::TooLong { bytes, limit };
                    Some(Err(Damage::new(position, kind)))
                } else if line.is_empty() {
                    None
                } else {
                    match serde_json::from_slice::<&serde_json::value::RawValue>(line) {
                        Ok(_) => Some(decode(line, position)),
                        Err(error) => {
                            let kind = DamageKind::Torn { bytes, error };
                            Some(Err(Damage::new(position, kind)))
                        }
                    }
                };
                self.state = State::Done;
                return result;
            }
            Err(error) => {
                let place = lines.place();
                self.state = State::Done;
                (place, DamageKind::Io(error))
            }
        };
        Some(Err(Damage::new(self.rollout.at(place), result)))
    }
}

impl Iterator for Records {
    type Item = Result<Record, Damage>;

    fn next(&mut self) -> Option<Self::Item> {
        self.next_with(Record::decode)
    }
}

impl std::iter::FusedIterator for Records {}

impl std::fmt::Debug for Records {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Records")
            .field("path", &self.rollout.path)
            .finish_non_exhaustive()
    }
}
