//! The handle of a thread.

use std::fmt;
use std::sync::Arc;

use codex_threads_protocol::{IntoField, List, ThreadId, TurnId, TurnStartParams, UserInput};

use super::engine::Engine;
use super::turn::{Sent, Turn};
use crate::{Error, TurnEnd};

/// A thread of a server: its id and the connection to reach it by. Cheap to clone.
///
/// ```no_run
/// # fn run(thread: codex_threads::blocking::Thread) -> Result<(), Box<dyn std::error::Error>> {
/// let outcome = thread.run("Summarise this repository")?.into_result()?;
/// println!("{}", outcome.final_message().unwrap_or_default());
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Thread {
    inner: crate::Thread,
    engine: Arc<Engine>,
}

impl Thread {
    pub(super) fn new(inner: crate::Thread, engine: &Arc<Engine>) -> Self {
        let engine = Arc::clone(engine);
        Self { inner, engine }
    }

    fn turn(&self, turn: crate::Turn) -> Turn {
        Turn::new(turn, &self.engine)
    }

    /// The async handle of the same thread.
    ///
    /// ```no_run
    /// # fn run(codex: codex_threads::blocking::Codex, thread: codex_threads::blocking::Thread) -> Result<(), codex_threads::Error> {
    /// codex.wait(thread.inner().set_name("The parser"))?;
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn inner(&self) -> &crate::Thread {
        &self.inner
    }

    /// The thread's id.
    ///
    /// ```
    /// # fn show(thread: &codex_threads::blocking::Thread) { println!("{}", thread.id()); }
    /// ```
    #[must_use]
    pub fn id(&self) -> &ThreadId {
        self.inner.id()
    }

    /// Starts a turn and waits for its end: [`crate::Thread::run`].
    ///
    /// # Errors
    ///
    /// [`Error`] when it could not be started. How it ended is no error.
    ///
    /// ```no_run
    /// # fn run(thread: codex_threads::blocking::Thread) -> Result<(), codex_threads::Error> {
    /// println!("{}", thread.run("Summarise this repository")?);
    /// # Ok(()) }
    /// ```
    pub fn run(&self, input: impl IntoField<List<UserInput>>) -> Result<TurnEnd, Error> {
        self.engine.wait(self.inner.run(input))
    }

    /// The same with all that `turn/start` takes.
    ///
    /// # Errors
    ///
    /// As [`run`](Self::run).
    ///
    /// ```no_run
    /// use codex_threads::protocol::TurnStartParams;
    ///
    /// # fn run(thread: codex_threads::blocking::Thread) -> Result<(), codex_threads::Error> {
    /// let params = TurnStartParams::new("Summarise this repository", thread.id()).model("gpt-5");
    /// println!("{}", thread.run_with(params)?);
    /// # Ok(()) }
    /// ```
    pub fn run_with(&self, params: TurnStartParams) -> Result<TurnEnd, Error> {
        self.engine.wait(self.inner.run_with(params))
    }

    /// Starts a turn: [`crate::Thread::start_turn`].
    ///
    /// # Errors
    ///
    /// [`Error`].
    ///
    /// ```no_run
    /// # fn run(thread: codex_threads::blocking::Thread) -> Result<(), codex_threads::Error> {
    /// for event in thread.start_turn("Summarise this repository")? {
    ///     println!("{}", event.method());
    /// }
    /// # Ok(()) }
    /// ```
    pub fn start_turn(&self, input: impl IntoField<List<UserInput>>) -> Result<Turn, Error> {
        let turn = self.engine.wait(self.inner.start_turn(input))?;
        Ok(self.turn(turn))
    }

    /// The same with all that `turn/start` takes.
    ///
    /// # Errors
    ///
    /// [`Error`].
    ///
    /// ```no_run
    /// use codex_threads::protocol::TurnStartParams;
    ///
    /// # fn run(thread: codex_threads::blocking::Thread) -> Result<(), codex_threads::Error> {
    /// let params = TurnStartParams::new("Summarise this repository", thread.id()).model("gpt-5");
    /// let turn = thread.start_turn_with(params)?;
    /// # let _ = turn; Ok(()) }
    /// ```
    pub fn start_turn_with(&self, params: TurnStartParams) -> Result<Turn, Error> {
        let turn = self.engine.wait(self.inner.start_turn_with(params))?;
        Ok(self.turn(turn))
    }

    /// A handle on a turn that was started elsewhere or before: [`crate::Thread::attach_turn`].
    ///
    /// ```no_run
    /// # fn run(thread: codex_threads::blocking::Thread) {
    /// println!("{}", thread.attach_turn("019a0000-0000-7000-8000-000000000000").end());
    /// # }
    /// ```
    #[must_use]
    pub fn attach_turn(&self, turn: impl Into<TurnId>) -> Turn {
        self.turn(self.inner.attach_turn(turn))
    }

    /// Gives input to the running turn, or starts one: [`crate::Thread::send`].
    ///
    /// # Errors
    ///
    /// [`Error`].
    ///
    /// ```no_run
    /// # fn run(thread: codex_threads::blocking::Thread) -> Result<(), codex_threads::Error> {
    /// println!("{}", thread.send("Look at the tests too")?.into_turn().end());
    /// # Ok(()) }
    /// ```
    pub fn send(&self, input: impl IntoField<List<UserInput>>) -> Result<Sent, Error> {
        Ok(match self.engine.wait(self.inner.send(input))? {
            crate::Sent::Started(turn) => Sent::Started(self.turn(turn)),
            crate::Sent::Steered(turn) => Sent::Steered(self.turn(turn)),
        })
    }
}

impl fmt::Debug for Thread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(f)
    }
}
