//! A rollout that is being written.

mod place;
#[cfg(feature = "tokio")]
mod stream;

use std::io;
use std::path::Path;
use std::task::Poll;
use std::time::{Duration, Instant};

use self::place::{Opened, Seen};
#[cfg(feature = "tokio")]
pub use self::stream::FollowStream;
use crate::damage::{Damage, DamageKind, Position};
use crate::file::{Lines, Place, Rollout, Source, Step};
use crate::record::{HistoryMode, Payload, Record};

/// How often a file is looked at unless told otherwise.
const POLL: Duration = Duration::from_millis(100);
/// How often it is asked whether the thread goes on in another file.
const LOOK_AROUND: Duration = Duration::from_secs(1);
/// A file that is nowhere so often is gone: in between it may be on its way.
const NOWHERE: u32 = 3;

/// The records of a rollout that is being written: those that are there, then each as it is completed. Made by
/// [`Rollout::follow`].
///
/// The iterator waits: it looks at the file every [100 ms](Self::poll_every), and ends only when told to
/// [give up](Self::give_up_after), or when the file is gone. [`try_next`](Self::try_next) doesn't wait. With the feature
/// `tokio` there is a stream (`into_stream`).
///
/// - A last line without an end is waited for. If its writer is gone, it is told as [torn](DamageKind::Torn) when the
///   iterator gives up.
/// - A rollout that is archived, brought back, compressed or unpacked meanwhile is followed to where it is.
/// - A paginated thread that is reverted goes on in a new file, and so does this: its records begin with
///   another `session_meta`, which says where it goes on from.
/// - A file that was cut, or replaced by another one, is told as [rewritten](DamageKind::Rewritten), and read from its
///   beginning. (A file that was cut and has grown beyond what was read of it, all between two
///   looks, can't be told from one that has only grown.)
///
/// ```
/// use std::time::Duration;
/// use codex_threads_rollout::Rollout;
///
/// # let dir = tempfile::tempdir()?;
/// # let path = dir.path().join("rollout-2026-01-02T03-04-05-019b7c6a-0000-7000-8000-000000000000.jsonl");
/// # std::fs::write(&path, "{\"type\":\"world_state\",\"payload\":{}}\n")?;
/// for record in Rollout::open(&path)?.follow().give_up_after(Duration::from_millis(10)) {
///     println!("{:?}", record?.payload);
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub struct Follow {
    rollout: Rollout,
    poll: Duration,
    patience: Option<Duration>,
    reading: Option<Reading>,
    nowhere: u32,
    paginated: bool,
    looked_around: Instant,
    /// The end of a file that was left.
    queued: Option<Result<Record, Damage>>,
    over: bool,
}

struct Reading {
    lines: Lines<Source>,
    opened: Opened,
    last: Option<Seen>,
    /// So much of an unfinished line was told of.
    told: u64,
}

impl Rollout {
    /// Follows the file while it is written. See [`Follow`].
    #[must_use]
    pub fn follow(&self) -> Follow {
        Follow {
            rollout: self.clone(),
            poll: POLL,
            patience: None,
            reading: None,
            nowhere: 0,
            paginated: false,
            looked_around: Instant::now(),
            queued: None,
            over: false,
        }
    }
}

/// What a look at the file system says to a reader who has read all there is.
enum News {
    /// Nothing new.
    None,
    /// There is more to read.
    More,
    /// Something is wrong.
    Damaged(Damage),
}

impl Follow {
    /// How often the file is looked at while nothing comes (100 ms unless told).
    #[must_use]
    pub fn poll_every(mut self, interval: Duration) -> Self {
        self.poll = interval;
        self
    }

    /// Ends the iterator when nothing has come for so long. It may be asked again. Unless told, it waits for ever.
    #[must_use]
    pub fn give_up_after(mut self, silence: Duration) -> Self {
        self.patience = Some(silence);
        self
    }

    /// The file that is being read.
    #[must_use]
    pub fn path(&self) -> &Path {
        self.rollout.path()
    }

    /// The next record, if one is complete: doesn't wait. `Ready(None)` if nothing can come any more.
    ///
    /// ```
    /// use std::task::Poll;
    /// use codex_threads_rollout::{Damage, Rollout};
    ///
    /// fn drain(rollout: &Rollout) -> Result<u32, Damage> {
    ///     let mut follow = rollout.follow();
    ///     let mut count = 0;
    ///     while let Poll::Ready(Some(record)) = follow.try_next() {
    ///         record?;
    ///         count += 1;
    ///     }
    ///     Ok(count)
    /// }
    /// ```
    pub fn try_next(&mut self) -> Poll<Option<Result<Record, Damage>>> {
        loop {
            if let Some(queued) = self.queued.take() {
                return Poll::Ready(Some(queued));
            }
            if self.over {
                return Poll::Ready(None);
            }
            let Some(reading) = &mut self.reading else {
                if let Err(damage) = self.open(Place { line: 1, offset: 0 }, None) {
                    self.over = true;
                    return Poll::Ready(Some(Err(damage)));
                }
                continue;
            };
            match reading.lines.step() {
                Ok(Step::End(_, unfinished)) => match self.look(unfinished) {
                    News::None => return Poll::Pending,
                    News::More => {}
                    News::Damaged(damage) => return Poll::Ready(Some(Err(damage))),
                },
                step => return Poll::Ready(self.take(step)),
            }
        }
    }

    /// What a step tells, but for an end.
    fn take(&mut self, step: io::Result<Step>) -> Option<Result<Record, Damage>> {
        let reading = self.reading.as_mut()?;
        reading.told = 0;
        match step {
            Ok(Step::Line(place)) => {
                let line = reading.lines.line();
                reading.last = Some(Seen::of(place, line));
                let record = Record::decode(line, self.rollout.at(place));
                if let Ok(Record {
                    payload: Payload::SessionMeta(meta),
                    ..
                }) = &record
                {
                    self.paginated = meta.mode() == HistoryMode::Paginated;
                }
                Some(record)
            }
            Ok(Step::TooLong(place, bytes)) => {
                reading.last = None;
                let limit = self.rollout.line_limit();
                let kind = DamageKind::TooLong { bytes, limit };
                Some(Err(Damage::new(self.rollout.at(place), kind)))
            }
            Ok(Step::End(..)) => None,
            Err(error) => {
                let at = self.rollout.at(reading.lines.place());
                self.over = true;
                Some(Err(Damage::new(at, DamageKind::Io(error))))
            }
        }
    }

    /// Opens the file where it is now, to go on at a place.
    fn open(&mut self, place: Place, last: Option<Seen>) -> Result<(), Damage> {
        let (source, opened) = place::open(&mut self.rollout, place)?;
        self.reading = Some(Reading {
            lines: Lines::at(source, self.rollout.line_limit(), place),
            opened,
            last,
            told: 0,
        });
        Ok(())
    }

    /// All is read. Is the file still the same, and is it still the thread's?
    fn look(&mut self, unfinished: u64) -> News {
        let Some(reading) = &self.reading else {
            return News::None;
        };
        let place = reading.lines.place();
        let last = reading.last.clone();
        match place::state(&self.rollout, &reading.opened, place.offset + unfinished) {
            place::State::Same => {
                self.nowhere = 0;
                self.look_around(unfinished)
            }
            place::State::Shorter => self.begin_again(),
            place::State::Nowhere => {
                self.nowhere += 1;
                if self.nowhere < NOWHERE {
                    return News::None;
                }
                self.over = true;
                News::Damaged(Damage::of(self.rollout.path(), DamageKind::Missing))
            }
            place::State::Packed => {
                self.nowhere = 0;
                self.look_around(unfinished)
            }
            place::State::Elsewhere(rollout) => {
                self.nowhere = 0;
                // The same text goes on; another text is read from its beginning.
                let same = last.as_ref().is_none_or(|last| last.is_in(&rollout, place));
                self.rollout = *rollout;
                if !same {
                    return self.begin_again();
                }
                match self.open(place, last) {
                    Ok(()) => News::More,
                    // It has moved on. The next look will tell.
                    Err(_) => News::None,
                }
            }
        }
    }

    fn begin_again(&mut self) -> News {
        self.reading = None;
        let at = Position::new(self.rollout.shared_path().clone(), 0, 0);
        News::Damaged(Damage::new(at, DamageKind::Rewritten))
    }

    /// After a revert the thread goes on in another file.
    fn look_around(&mut self, unfinished: u64) -> News {
        if !self.paginated || self.looked_around.elapsed() < LOOK_AROUND.max(self.poll) {
            return News::None;
        }
        self.looked_around = Instant::now();
        let newest = self
            .rollout
            .home()
            .and_then(|home| home.get(self.rollout.thread_id()).ok())
            .filter(|newest| newest.name().newest_first(self.rollout.name()).is_lt())
            .filter(|newest| newest.rollout_id() != self.rollout.rollout_id());
        let Some(newest) = newest else {
            return News::None;
        };
        if unfinished > 0 {
            // Nobody will finish it.
            self.queued = self.unfinished();
        }
        self.rollout = newest.max_line(self.rollout.line_limit());
        self.reading = None;
        News::More
    }

    /// What is there of a line without an end, if it was not told yet.
    fn unfinished(&mut self) -> Option<Result<Record, Damage>> {
        let reading = self.reading.as_mut()?;
        let (place, bytes) = match reading.lines.step() {
            Ok(Step::End(place, bytes)) => (place, bytes),
            // It was finished just now.
            step => return self.take(step),
        };
        if bytes == 0 || bytes == reading.told {
            return None;
        }
        reading.told = bytes;
        let at = self.rollout.at(place);
        let limit = self.rollout.line_limit();
        if reading.lines.is_passing() {
            return Some(Err(Damage::new(at, DamageKind::TooLong { bytes, limit })));
        }
        let line = reading.lines.line().trim_ascii();
        if line.is_empty() {
            return None;
        }
        match serde_json::from_slice::<&serde_json::value::RawValue>(line) {
            Ok(_) => {
                let record = Record::decode(line, at);
                reading.lines.take_unfinished();
                reading.told = 0;
                Some(record)
            }
            Err(error) => Some(Err(Damage::new(at, DamageKind::Torn { bytes, error }))),
        }
    }
}

impl Iterator for Follow {
    type Item = Result<Record, Damage>;

    fn next(&mut self) -> Option<Self::Item> {
        let since = Instant::now();
        loop {
            if let Poll::Ready(next) = self.try_next() {
                return next;
            }
            let mut pause = self.poll;
            if let Some(patience) = self.patience {
                let left = patience.saturating_sub(since.elapsed());
                if left.is_zero() {
                    return self.unfinished();
                }
                pause = pause.min(left);
            }
            std::thread::sleep(pause);
        }
    }
}

impl std::fmt::Debug for Follow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Follow")
            .field("path", &self.rollout.path())
            .finish_non_exhaustive()
    }
}
