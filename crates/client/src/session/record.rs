//! What a session remembers of its turns.

use std::collections::VecDeque;
use std::time::{Duration, SystemTime};

use codex_threads_protocol::{List, ThreadTokenUsage, TurnId, UserInput};

use crate::turns::{KnownBy, TurnEnd};

/// How many turns a session remembers: the oldest are forgotten first.
const MOST: usize = 10_000;

/// A turn of a session: what went in by kind and size, how it ended, what it took. It holds nothing of what
/// was said: [`Thread::history`](crate::Thread::history) has that.
///
/// ```no_run
/// # async fn run(session: codex_threads::session::Session) {
/// for turn in session.history() {
///     println!("{}: {:?} in {:?}", turn.id, turn.ended, turn.duration);
/// }
/// # }
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TurnRecord {
    /// The turn.
    pub id: TurnId,
    /// The key of the job whose turn it was, if it was one's.
    pub job: Option<String>,
    /// What went in.
    pub input: InputSize,
    /// Whether the input went to a turn that somebody else had begun.
    pub joined: bool,
    /// When it was begun here.
    pub begun: SystemTime,
    /// How it ended.
    pub ended: RecordedEnd,
    /// How that is known; `None` when the turn was lost.
    pub known_by: Option<KnownBy>,
    /// The tokens it took, as far as it was told: see [`TurnOutcome::token_usage`](crate::TurnOutcome::token_usage).
    pub usage: Option<ThreadTokenUsage>,
    /// How long it took: see [`TurnOutcome::duration`](crate::TurnOutcome::duration).
    pub duration: Option<Duration>,
}

/// How a turn ended, in one word.
///
/// ```
/// use codex_threads::session::RecordedEnd;
///
/// assert!(RecordedEnd::Completed.is_completed());
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum RecordedEnd {
    /// It ran to its end.
    Completed,
    /// It failed.
    Failed,
    /// It was interrupted, or cut off with its server.
    Interrupted,
    /// Its end is not known.
    Lost,
    /// It ended in a way that this version doesn't know.
    Other,
}

impl RecordedEnd {
    /// Whether the turn ran to its end.
    ///
    /// ```
    /// assert!(!codex_threads::session::RecordedEnd::Lost.is_completed());
    /// ```
    #[must_use]
    pub fn is_completed(self) -> bool {
        self == Self::Completed
    }

    pub(super) fn text(self) -> &'static str {
        match self {
            Self::Completed => "completed",
            Self::Failed => "failed",
            Self::Interrupted => "interrupted",
            Self::Lost => "lost",
            Self::Other => "other",
        }
    }

    pub(super) fn from_text(text: &str) -> Self {
        let all = [Self::Completed, Self::Failed, Self::Interrupted, Self::Lost];
        let known = all.into_iter().find(|end| end.text() == text);
        known.unwrap_or(Self::Other)
    }
}

impl From<&TurnEnd> for RecordedEnd {
    fn from(end: &TurnEnd) -> Self {
        match end {
            TurnEnd::Completed(_) => Self::Completed,
            TurnEnd::Failed(_) => Self::Failed,
            TurnEnd::Interrupted(_) => Self::Interrupted,
            TurnEnd::Lost(_) => Self::Lost,
            TurnEnd::Other(_) => Self::Other,
        }
    }
}

/// What went into a turn, by kind and size.
///
/// ```
/// # fn show(turn: &codex_threads::session::TurnRecord) { println!("{} characters", turn.input.chars); }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub struct InputSize {
    /// How many texts.
    pub texts: usize,
    /// How many characters they have, together.
    pub chars: usize,
    /// How many images, local ones too.
    pub images: usize,
    /// How many inputs of other kinds: skills, mentions.
    pub others: usize,
}

impl InputSize {
    pub(super) fn of(input: &List<UserInput>) -> Self {
        let mut size = Self::default();
        for part in input {
            match part {
                UserInput::Text(text) => {
                    size.texts += 1;
                    size.chars += text.text.chars().count();
                }
                UserInput::Image(_) | UserInput::LocalImage(_) => size.images += 1,
                _ => size.others += 1,
            }
        }
        size
    }
}

/// A job that has ended.
///
/// ```
/// # fn show(job: &codex_threads::session::JobRecord) { println!("{}: {:?}", job.key, job.ended); }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct JobRecord {
    /// Its key.
    pub key: String,
    /// The turn that did it, or that was the last to try.
    pub turn: TurnId,
    /// How that turn ended.
    pub ended: RecordedEnd,
    /// Whether that is certain. It isn't where the program was killed before it could note the end, and the
    /// server is one that stores some of the turns that did not complete as completed: see [`Job`](super::Job).
    pub sure: bool,
    /// How often it was begun.
    pub attempts: u32,
}

/// The turns of a session.
#[derive(Debug, Default)]
pub(super) struct Records {
    kept: VecDeque<TurnRecord>,
    all: u64,
}

impl Records {
    pub(super) fn push(&mut self, record: TurnRecord) {
        if self.kept.len() == MOST {
            self.kept.pop_front();
        }
        self.kept.push_back(record);
        self.all += 1;
    }

    pub(super) fn list(&self) -> Vec<TurnRecord> {
        self.kept.iter().cloned().collect()
    }

    /// Whether a turn is kept as one that did something else than this job.
    pub(super) fn is_of_another(&self, turn: &TurnId, job: &str) -> bool {
        let mut kept = self.kept.iter().rev();
        kept.any(|record| record.id == *turn && record.job.as_deref() != Some(job))
    }

    pub(super) fn all(&self) -> u64 {
        self.all
    }
}
