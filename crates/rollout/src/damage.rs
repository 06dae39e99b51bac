//! What is wrong with a file, and where.

use std::fmt;
use std::io;
use std::path::Path;
use std::sync::Arc;

use serde_json::value::RawValue;

/// A place in a rollout: the file, the line (from 1) and the byte at which that line begins (from 0).
///
/// In a compressed rollout lines and bytes are those of its unpacked text.
///
/// ```
/// use codex_threads_rollout::Rollouts;
///
/// # let dir = tempfile::tempdir()?;
/// for rollout in Rollouts::new(dir.path()).iter() {
///     for record in rollout?.records() {
///         let at = record?.position;
///         println!("{}:{} (byte {})", at.path().display(), at.line(), at.offset());
///     }
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Position {
    path: Arc<Path>,
    line: u64,
    offset: u64,
}

impl Position {
    pub(crate) fn new(path: Arc<Path>, line: u64, offset: u64) -> Self {
        Self { path, line, offset }
    }

    /// The file.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The line, counted from 1. It is 0 where the file as a whole is meant.
    #[must_use]
    pub fn line(&self) -> u64 {
        self.line
    }

    /// The byte at which the line begins, counted from 0.
    #[must_use]
    pub fn offset(&self) -> u64 {
        self.offset
    }
}

impl fmt::Debug for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.path.display())?;
        if self.line > 0 {
            write!(f, ":{} (byte {})", self.line, self.offset)?;
        }
        Ok(())
    }
}

/// Something that could not be read: where, and why.
///
/// Iterators yield it in the place of what is damaged, and go on behind it where they can.
/// Whatever can't be read is told once; nothing is left out in silence.
///
/// ```
/// use codex_threads_rollout::{DamageKind, Rollout};
///
/// # let dir = tempfile::tempdir()?;
/// # let path = dir.path().join("rollout-2026-01-02T03-04-05-019b7c6a-0000-7000-8000-000000000000.jsonl");
/// std::fs::write(&path, "{\"type\":\"event_msg\",\"payl")?;
/// let damage = Rollout::open(&path)?.records().next().unwrap().unwrap_err();
/// assert_eq!(damage.position().line(), 1);
/// assert!(matches!(damage.kind(), DamageKind::Torn { bytes: 25, .. }));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, thiserror::Error)]
#[error("{position}: {kind}")]
pub struct Damage {
    position: Position,
    #[source]
    kind: DamageKind,
}

impl Damage {
    pub(crate) fn new(position: Position, kind: DamageKind) -> Self {
        Self { position, kind }
    }

    /// Of a file or a folder as a whole.
    pub(crate) fn of(path: &Path, kind: DamageKind) -> Self {
        Self::new(Position::new(path.into(), 0, 0), kind)
    }

    /// What the operating system says about a file or a folder.
    pub(crate) fn io(path: &Path, error: io::Error) -> Self {
        let kind = if error.kind() == io::ErrorKind::NotFound {
            DamageKind::Missing
        } else {
            DamageKind::Io(error)
        };
        Self::of(path, kind)
    }

    /// Where it is.
    #[must_use]
    pub fn position(&self) -> &Position {
        &self.position
    }

    /// What it is.
    #[must_use]
    pub fn kind(&self) -> &DamageKind {
        &self.kind
    }

    /// What it is, with all that was kept of it.
    #[must_use]
    pub fn into_kind(self) -> DamageKind {
        self.kind
    }
}

/// What is wrong.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DamageKind {
    /// There is no such file.
    #[error("there is no such file")]
    Missing,
    /// The operating system, or the decompressor, can't read on. Nothing of this file follows.
    #[error("can't be read: {0}")]
    Io(#[source] io::Error),
    /// The last line has no end, and is not whole: its writer was stopped in the middle, or is about to go on.
    #[error("the last line stops after {bytes} bytes")]
    Torn {
        /// How much of it is there.
        bytes: u64,
        /// What the decoder says.
        #[source]
        error: serde_json::Error,
    },
    /// A line that is not JSON, or not one JSON object with a `type` and a `payload`.
    #[error("not a record: {error}")]
    NotARecord {
        /// How long the line is.
        bytes: u64,
        /// What the decoder says.
        #[source]
        error: serde_json::Error,
    },
    /// A line that is not UTF-8.
    #[error("not UTF-8 from byte {valid} of its {bytes} bytes on")]
    NotUtf8 {
        /// How long the line is.
        bytes: u64,
        /// So many bytes at its beginning are good.
        valid: u64,
    },
    /// A line longer than the limit ([`Rollout::max_line`](crate::Rollout::max_line)). It was passed over, not held.
    #[error("a line of {bytes} bytes, more than the {limit} allowed")]
    TooLong {
        /// How long the line is; at least, if the file ends in it.
        bytes: u64,
        /// What is allowed.
        limit: u64,
    },
    /// A record of a known kind without something that every release writes.
    #[error("a record of kind {kind} that lacks what it must have: {missing}")]
    Undecodable {
        /// The kind, such as `response_item/message`.
        kind: String,
        /// Which member is missing or of another type.
        missing: &'static str,
        /// The payload as it stands in the file.
        payload: Box<RawValue>,
    },
    /// A compressed rollout, and this program was built without the feature `zstd`.
    #[error("compressed, and the feature `zstd` is off")]
    Compressed,
    /// The file has become shorter than what was read of it, or is another one. What follows is read from its beginning.
    #[error("the file was cut or replaced while it was followed")]
    Rewritten,
    /// A history that goes on from another rollout, which is not there (its id).
    #[error("the rollout {0}, from which this one goes on, is not there")]
    BaseMissing(String),
    /// A file whose first record is not `session_meta`, or that holds nothing yet.
    #[error("it does not begin with `session_meta`")]
    NoMeta,
    /// A name that begins like a rollout's and does not end like one.
    #[error("not the name of a rollout")]
    FileName,
}

/// How much damage there was, and the first of it.
///
/// ```
/// # use codex_threads_rollout::DamageReport;
/// let report = DamageReport::default();
/// assert!(report.is_empty());
/// assert_eq!(report.count(), 0);
/// ```
#[derive(Debug, Default)]
pub struct DamageReport {
    count: u64,
    first: Vec<Damage>,
}

impl DamageReport {
    /// So many are kept: a file may consist of nothing else.
    const KEPT: usize = 64;

    pub(crate) fn add(&mut self, damage: Damage) {
        self.count += 1;
        if self.first.len() < Self::KEPT {
            self.first.push(damage);
        }
    }

    pub(crate) fn into_first(self) -> Vec<Damage> {
        self.first
    }

    /// Whether all could be read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// How many places are damaged.
    #[must_use]
    pub fn count(&self) -> u64 {
        self.count
    }

    /// The first of them, 64 at most.
    #[must_use]
    pub fn first(&self) -> &[Damage] {
        &self.first
    }
}
