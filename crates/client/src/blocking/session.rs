//! The handle of a session.

use std::fmt;
use std::sync::Arc;

use codex_threads_protocol::{IntoField, List, ThreadId, TurnStartParams, UserInput};

use super::engine::Engine;
use super::turn::Turn;
use crate::TurnEnd;
use crate::session::{self, JobOutcome, Repeat, SessionError, TurnRecord};

/// A conversation of many turns: [`crate::session::Session`]. It is opened by
/// [`Codex::session`](super::Codex::session).
///
/// ```no_run
/// # fn run(session: codex_threads::blocking::Session) -> Result<(), codex_threads::session::SessionError> {
/// println!("{}", session.send("Which tests are slow?")?);
/// println!("{} turns", session.total_turns()?);
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Session {
    inner: session::Session,
    engine: Arc<Engine>,
}

impl Session {
    pub(super) fn new(inner: session::Session, engine: &Arc<Engine>) -> Self {
        let engine = Arc::clone(engine);
        Self { inner, engine }
    }

    /// The async handle of the same session.
    ///
    /// ```
    /// # fn show(session: &codex_threads::blocking::Session) { println!("{:?}", session.inner().opened()); }
    /// ```
    #[must_use]
    pub fn inner(&self) -> &session::Session {
        &self.inner
    }

    /// The thread's id. It never changes.
    ///
    /// ```
    /// # fn show(session: &codex_threads::blocking::Session) { println!("{}", session.id()); }
    /// ```
    #[must_use]
    pub fn id(&self) -> &ThreadId {
        self.inner.id()
    }

    /// Runs a turn and returns how it ended: [`session::Session::send`].
    ///
    /// # Errors
    ///
    /// [`SessionError`]. How it ended is no error.
    ///
    /// ```no_run
    /// # fn run(session: codex_threads::blocking::Session) -> Result<(), codex_threads::session::SessionError> {
    /// println!("{}", session.send("Which tests are slow?")?);
    /// # Ok(()) }
    /// ```
    pub fn send(&self, input: impl IntoField<List<UserInput>>) -> Result<TurnEnd, SessionError> {
        self.engine.wait(self.inner.send(input))
    }

    /// The same with all that `turn/start` takes.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send).
    ///
    /// ```no_run
    /// use codex_threads::protocol::TurnStartParams;
    ///
    /// # fn run(session: codex_threads::blocking::Session) -> Result<(), codex_threads::session::SessionError> {
    /// let params = TurnStartParams::new("Which tests are slow?", session.id()).model("gpt-5");
    /// println!("{}", session.send_with(params)?);
    /// # Ok(()) }
    /// ```
    pub fn send_with(&self, params: TurnStartParams) -> Result<TurnEnd, SessionError> {
        self.engine.wait(self.inner.send_with(params))
    }

    /// Begins a turn, to read its events as they come: [`session::Session::begin`].
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send).
    ///
    /// ```no_run
    /// # fn run(session: codex_threads::blocking::Session) -> Result<(), codex_threads::session::SessionError> {
    /// for event in session.begin("Which tests are slow?")? {
    ///     println!("{}", event.method());
    /// }
    /// # Ok(()) }
    /// ```
    pub fn begin(&self, input: impl IntoField<List<UserInput>>) -> Result<Turn, SessionError> {
        let turn = self.engine.wait(self.inner.begin(input))?;
        Ok(Turn::new(turn, &self.engine))
    }

    /// Does a job if it is not done: [`session::Session::job`].
    ///
    /// # Errors
    ///
    /// Those of [`session::Job::run`].
    ///
    /// ```no_run
    /// use codex_threads::session::Repeat;
    ///
    /// # fn run(session: codex_threads::blocking::Session) -> Result<(), codex_threads::session::SessionError> {
    /// let done = session.job("page 17", Repeat::CutOff, "Summarise page 17")?;
    /// println!("{:?}", done.record());
    /// # Ok(()) }
    /// ```
    pub fn job(
        &self,
        key: impl Into<String>,
        repeat: Repeat,
        input: impl IntoField<List<UserInput>>,
    ) -> Result<JobOutcome, SessionError> {
        let job = self.inner.job(key).repeat(repeat);
        self.engine.wait(job.run(input))
    }

    /// How many turns the thread has: [`session::Session::total_turns`].
    ///
    /// # Errors
    ///
    /// [`SessionError::Call`].
    ///
    /// ```no_run
    /// # fn run(session: codex_threads::blocking::Session) -> Result<(), codex_threads::session::SessionError> {
    /// println!("{} turns", session.total_turns()?);
    /// # Ok(()) }
    /// ```
    pub fn total_turns(&self) -> Result<u64, SessionError> {
        self.engine.wait(self.inner.total_turns())
    }

    /// The turns that have ended in this session: [`session::Session::history`].
    ///
    /// ```
    /// # fn show(session: &codex_threads::blocking::Session) {
    /// for turn in session.history() { println!("{} {:?}", turn.id, turn.ended); }
    /// # }
    /// ```
    #[must_use]
    pub fn history(&self) -> Vec<TurnRecord> {
        self.inner.history()
    }
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(f)
    }
}
