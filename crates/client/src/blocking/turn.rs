//! The handle of a turn.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use codex_threads_protocol::{IntoField, List, ThreadId, TurnId, TurnSteerResponse, UserInput};

use super::engine::{Engine, TimedOut};
use crate::{Error, Event, Interrupt, TurnEnd};

/// A turn: an iterator of its events, which ends with the turn; its end, which always resolves.
///
/// Cloning gives another handle, with a stream of its own that begins there: one thread may iterate
/// while another interrupts. Dropping neither interrupts the turn nor waits for it.
///
/// ```no_run
/// # fn run(thread: codex_threads::blocking::Thread) -> Result<(), codex_threads::Error> {
/// let mut turn = thread.start_turn("Summarise this repository")?;
/// for event in &mut turn {
///     println!("{}", event.method());
/// }
/// println!("{}", turn.end());
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Turn {
    inner: crate::Turn,
    engine: Arc<Engine>,
}

/// What has become of input: [`Thread::send`](super::Thread::send).
///
/// ```no_run
/// # fn run(thread: codex_threads::blocking::Thread) -> Result<(), codex_threads::Error> {
/// println!("{}", thread.send("Look at the tests too")?.into_turn().end());
/// # Ok(()) }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum Sent {
    /// It began a turn.
    Started(Turn),
    /// The running turn took it.
    Steered(Turn),
}

impl Sent {
    /// The turn that has the input.
    ///
    /// ```
    /// # fn show(sent: codex_threads::blocking::Sent) { println!("{}", sent.into_turn().id()); }
    /// ```
    #[must_use]
    pub fn into_turn(self) -> Turn {
        match self {
            Self::Started(turn) | Self::Steered(turn) => turn,
        }
    }
}

impl Turn {
    pub(super) fn new(inner: crate::Turn, engine: &Arc<Engine>) -> Self {
        let engine = Arc::clone(engine);
        Self { inner, engine }
    }

    /// The async handle of the same turn.
    ///
    /// ```
    /// # fn show(turn: &codex_threads::blocking::Turn) {
    /// turn.inner().silence(std::time::Duration::from_secs(300));
    /// # }
    /// ```
    #[must_use]
    pub fn inner(&self) -> &crate::Turn {
        &self.inner
    }

    /// The turn's id.
    ///
    /// ```
    /// # fn show(turn: &codex_threads::blocking::Turn) { println!("{}", turn.id()); }
    /// ```
    #[must_use]
    pub fn id(&self) -> &TurnId {
        self.inner.id()
    }

    /// The thread's id.
    ///
    /// ```
    /// # fn show(turn: &codex_threads::blocking::Turn) { println!("{}", turn.thread_id()); }
    /// ```
    #[must_use]
    pub fn thread_id(&self) -> &ThreadId {
        self.inner.thread_id()
    }

    /// Waits for the next event for a while; `None` after the turn's end.
    ///
    /// # Errors
    ///
    /// [`TimedOut`].
    ///
    /// ```no_run
    /// # fn run(turn: &mut codex_threads::blocking::Turn) {
    /// while let Ok(Some(event)) = turn.next_timeout(std::time::Duration::from_secs(60)) {
    ///     println!("{}", event.method());
    /// }
    /// # }
    /// ```
    pub fn next_timeout(&mut self, limit: Duration) -> Result<Option<Event>, TimedOut> {
        self.engine.wait_for(limit, self.inner.next())
    }

    /// The next event if one is waiting.
    ///
    /// ```
    /// # fn show(turn: &mut codex_threads::blocking::Turn) {
    /// while let Some(event) = turn.try_next() { println!("{}", event.method()); }
    /// # }
    /// ```
    pub fn try_next(&mut self) -> Option<Event> {
        self.inner.try_next()
    }

    /// Waits for the turn's end: [`crate::Turn::end`].
    ///
    /// ```no_run
    /// # fn run(turn: codex_threads::blocking::Turn) { println!("{}", turn.end()); }
    /// ```
    #[must_use]
    pub fn end(&self) -> TurnEnd {
        self.engine.wait(self.inner.end())
    }

    /// The same for a while. The turn goes on when the time is over.
    ///
    /// # Errors
    ///
    /// [`TimedOut`].
    ///
    /// ```no_run
    /// # fn run(turn: codex_threads::blocking::Turn) -> Result<(), codex_threads::Error> {
    /// if turn.end_timeout(std::time::Duration::from_secs(600)).is_err() { turn.interrupt()?; }
    /// # Ok(()) }
    /// ```
    pub fn end_timeout(&self, limit: Duration) -> Result<TurnEnd, TimedOut> {
        self.engine.wait_for(limit, self.inner.end())
    }

    /// How the turn ended, if it has.
    ///
    /// ```
    /// # fn show(turn: &codex_threads::blocking::Turn) { println!("{}", turn.ended().is_some()); }
    /// ```
    #[must_use]
    pub fn ended(&self) -> Option<TurnEnd> {
        self.inner.ended()
    }

    /// Interrupts the turn: [`crate::Turn::interrupt`].
    ///
    /// # Errors
    ///
    /// [`Error`].
    ///
    /// ```no_run
    /// # fn run(turn: codex_threads::blocking::Turn) -> Result<(), codex_threads::Error> {
    /// turn.interrupt()?;
    /// # Ok(()) }
    /// ```
    pub fn interrupt(&self) -> Result<Interrupt, Error> {
        self.engine.wait(self.inner.interrupt())
    }

    /// Gives the running turn more input: [`crate::Turn::steer`].
    ///
    /// # Errors
    ///
    /// [`Error`].
    ///
    /// ```no_run
    /// # fn run(turn: codex_threads::blocking::Turn) -> Result<(), codex_threads::Error> {
    /// turn.steer("Look at the tests too")?;
    /// # Ok(()) }
    /// ```
    pub fn steer(
        &self,
        input: impl IntoField<List<UserInput>>,
    ) -> Result<TurnSteerResponse, Error> {
        self.engine.wait(self.inner.steer(input))
    }
}

impl Iterator for Turn {
    type Item = Event;

    /// Waits for the next event; `None` after the turn's end.
    fn next(&mut self) -> Option<Event> {
        self.engine.wait(self.inner.next())
    }
}

impl fmt::Debug for Turn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(f)
    }
}
