//! How a shutdown goes, and what came of it.

use std::fmt;
use std::time::Duration;

#[cfg(doc)]
use super::Process;
use crate::ended::Ended;

/// How long each step of [`Process::shutdown`] may take.
///
/// ```
/// use codex_threads_transport::child::Grace;
/// use std::time::Duration;
///
/// let grace = Grace::new().eof(Duration::from_secs(30));
/// assert_eq!(grace.term, Grace::default().term);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Grace {
    /// From closing stdin to TERM. Default: 5 s.
    pub eof: Duration,
    /// From TERM to KILL. Default: 3 s.
    pub term: Duration,
    /// How long to wait for a killed process to be gone. Default: 10 s.
    pub kill: Duration,
}

impl Grace {
    /// The defaults.
    ///
    /// ```
    /// # use codex_threads_transport::child::Grace;
    /// assert_eq!(Grace::new(), Grace::default());
    /// ```
    pub fn new() -> Self {
        Self {
            eof: Duration::from_secs(5),
            term: Duration::from_secs(3),
            kill: Duration::from_secs(10),
        }
    }

    /// Sets [`eof`](Self::eof).
    ///
    /// ```
    /// # use codex_threads_transport::child::Grace;
    /// # use std::time::Duration;
    /// assert_eq!(Grace::new().eof(Duration::ZERO).eof, Duration::ZERO);
    /// ```
    pub fn eof(mut self, time: Duration) -> Self {
        self.eof = time;
        self
    }

    /// Sets [`term`](Self::term).
    ///
    /// ```
    /// # use codex_threads_transport::child::Grace;
    /// # use std::time::Duration;
    /// assert_eq!(Grace::new().term(Duration::ZERO).term, Duration::ZERO);
    /// ```
    pub fn term(mut self, time: Duration) -> Self {
        self.term = time;
        self
    }

    /// Sets [`kill`](Self::kill).
    ///
    /// ```
    /// # use codex_threads_transport::child::Grace;
    /// # use std::time::Duration;
    /// assert_eq!(Grace::new().kill(Duration::ZERO).kill, Duration::ZERO);
    /// ```
    pub fn kill(mut self, time: Duration) -> Self {
        self.kill = time;
        self
    }
}

impl Default for Grace {
    fn default() -> Self {
        Self::new()
    }
}

/// The step of [`Process::shutdown`] that ended the process, in order of force.
///
/// ```
/// use codex_threads_transport::child::Step;
///
/// assert!(Step::Eof < Step::Kill);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Step {
    /// It had ended before.
    AlreadyEnded,
    /// It exited when stdin was closed.
    Eof,
    /// It exited after TERM.
    Term,
    /// It had to be killed.
    Kill,
    /// It was killed, but the operating system had not let go of it in time. It is reaped as soon
    /// as that happens.
    StillRunning,
}

/// What [`Process::shutdown`] did. `Display` says it in a sentence.
///
/// ```
/// # async fn f(process: &codex_threads_transport::child::Process) {
/// use codex_threads_transport::child::Grace;
///
/// let report = process.shutdown(Grace::default()).await;
/// println!("{report}, after {:?}", report.took);
/// # }
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct ShutdownReport {
    /// The step that ended it.
    pub step: Step,
    /// How it ended; `None` with [`Step::StillRunning`].
    pub ended: Option<Ended>,
    /// How long it all took.
    pub took: Duration,
}

impl fmt::Display for ShutdownReport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let step = match self.step {
            Step::AlreadyEnded => "had ended before",
            Step::Eof => "ended when its stdin was closed",
            Step::Term => "ended after TERM",
            Step::Kill => "had to be killed",
            Step::StillRunning => "was killed, but is not gone yet",
        };
        write!(f, "the server {step}")?;
        match &self.ended {
            Some(ended) => write!(f, ": {ended}"),
            None => Ok(()),
        }
    }
}
