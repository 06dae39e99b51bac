//! What a history is after rewinding and compaction.

mod chain;
mod scan;

use std::collections::VecDeque;
use std::ops::Range;

use self::chain::Part;
use crate::damage::{Damage, Position};
use crate::file::{Records, Rollout};
use crate::record::Record;

/// What is left of a history, and what is not. Made by [`Rollout::history`] and [`Rollout::context`].
///
/// It holds places, not records: these are read again, as they are asked for.
///
/// ```
/// use codex_threads_rollout::{RecordsExt as _, Rollouts};
///
/// # let dir = tempfile::tempdir()?;
/// for rollout in Rollouts::new(dir.path()).iter() {
///     let history = rollout?.history();
///     for dropped in history.dropped() {
///         eprintln!("{:?}: from {}", dropped.because, dropped.from);
///     }
///     for said in history.records().messages() {
///         println!("{}", said?.text);
///     }
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct History {
    parts: Vec<Part>,
    /// Without a reason: the rollout that it begins with is not there.
    base_missing: Option<(Position, String)>,
    dropped: Vec<Dropped>,
    /// What is left out, in order and apart from each other.
    gaps: Vec<Range<Key>>,
}

/// A place in a history: the number of the part, and the byte.
type Key = (usize, u64);

/// A stretch of a history that no longer counts.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Dropped {
    /// Why.
    pub because: DroppedBecause,
    /// The first record that doesn't count.
    pub from: Position,
    /// The first that counts again; `None` if nothing in that file does.
    pub to: Option<Position>,
}

/// Why a stretch of a history no longer counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DroppedBecause {
    /// So many turns were rolled back (`thread_rolled_back`, legacy).
    RolledBack {
        /// How many.
        turns: u64,
    },
    /// The thread was reverted to a turn before (paginated).
    Reverted,
    /// The model was given a summary in its place. Only a [`context`](Rollout::context) leaves it out.
    Compacted,
}

impl Rollout {
    /// The thread's history as a user sees it: with the rollouts that this one goes on from (after a revert, or as a
    /// fork), without the turns that were taken back.
    ///
    /// The files are read once for that, in bounded memory; the records are read again when they are
    /// asked for. What can't be read is told then. A marker of a rollback that is damaged has no effect.
    ///
    /// A rollback takes back whole turns, compactions among them, as the server does for who reads the thread.
    #[must_use]
    pub fn history(&self) -> History {
        scan::scan(self, false)
    }

    /// What the model is told when the thread goes on: the thread's history from its last compaction on. The
    /// record of it, the first but for damage, has what stands for all before
    /// ([`replacement_history`](crate::record::Compacted::replacement_history)).
    ///
    /// For the model servers count otherwise: a rollback takes back as many things as the user said, also of several that were said
    /// in one turn, and what came after them. So it is here. (What releases before 0.153 make of a rollback
    /// beyond a compaction, which can be to forget everything, is not copied.)
    #[must_use]
    pub fn context(&self) -> History {
        scan::scan(self, true)
    }
}

impl History {
    /// The records that count, in order. Damage is told wherever it is, also where no record counts.
    #[must_use]
    pub fn records(&self) -> Effective {
        let missing = self.base_missing.clone();
        Effective {
            base_missing: missing
                .map(|(at, id)| Damage::new(at, crate::damage::DamageKind::BaseMissing(id))),
            parts: self.parts.iter().cloned().enumerate().collect(),
            gaps: self.gaps.iter().cloned().collect(),
            reading: None,
        }
    }

    /// What doesn't count, in the order in which it was dropped. Stretches may lie within others.
    #[must_use]
    pub fn dropped(&self) -> &[Dropped] {
        &self.dropped
    }

    /// The files it is made of, oldest first; the last is the rollout itself.
    pub fn rollouts(&self) -> impl Iterator<Item = &Rollout> {
        self.parts.iter().map(|part| &part.rollout)
    }
}

/// The records that count. Made by [`History::records`].
pub struct Effective {
    base_missing: Option<Damage>,
    parts: VecDeque<(usize, Part)>,
    gaps: VecDeque<Range<Key>>,
    reading: Option<(usize, Part, Records)>,
}

impl Effective {
    fn is_dropped(&mut self, key: Key) -> bool {
        while let Some(gap) = self.gaps.front() {
            if key < gap.start {
                return false;
            }
            if key < gap.end {
                return true;
            }
            self.gaps.pop_front();
        }
        false
    }
}

impl Iterator for Effective {
    type Item = Result<Record, Damage>;

    fn next(&mut self) -> Option<Self::Item> {
        if let Some(damage) = self.base_missing.take() {
            return Some(Err(damage));
        }
        loop {
            let Some((index, part, records)) = &mut self.reading else {
                let (index, part) = self.parts.pop_front()?;
                let records = part.rollout.records();
                self.reading = Some((index, part, records));
                continue;
            };
            match records.next() {
                Some(Ok(record)) if !part.ends_before(&record.position, record.ordinal) => {
                    let key = (*index, record.position.offset());
                    if !self.is_dropped(key) {
                        return Some(Ok(record));
                    }
                }
                Some(Err(damage)) if !part.ends_before(damage.position(), None) => {
                    return Some(Err(damage));
                }
                _ => self.reading = None,
            }
        }
    }
}

impl std::iter::FusedIterator for Effective {}

impl std::fmt::Debug for Effective {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Effective").finish_non_exhaustive()
    }
}
