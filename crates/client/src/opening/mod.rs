//! Opening threads that exist already: resumed, or copied.
//!
//! A thread may hold many megabytes of history. So nothing here reads it, but for the functions whose name
//! says so ([`Codex::resume_with_history`], [`Thread::fork_with_history`]): page through
//! [`Thread::history`] instead. (Servers up to 0.124 send the whole of it in any case.)
//!
//! A thread with a `paginated` history, as servers since 0.151 make them, is damaged by servers up to
//! 0.142: they don't see what was said in it, and what they add is lost. Opening one there is refused
//! before it is done ([`Refused`](crate::Refused)).

mod guard;

use codex_threads_protocol::{
    IntoField, Request, ThreadForkParams, ThreadResumeParams, ThreadResumeResponse, TurnId,
};

use crate::codex::Codex;
use crate::error::{Error, ServerErrorKind};
use crate::thread::Thread;

impl Codex {
    /// Resumes a stored thread and subscribes to it, without reading its history
    /// (`thread/resume` with `excludeTurns`, unless the params say something else about it).
    ///
    /// # Errors
    ///
    /// [`Error`]; refused before sending when this server would damage the thread. (That is found out with
    /// one or two questions, on servers up to 0.142 alone, and not for a `path`.)
    ///
    /// ```no_run
    /// use codex_threads::protocol::ThreadResumeParams;
    ///
    /// # async fn run(codex: codex_threads::Codex) -> Result<(), codex_threads::Error> {
    /// let params = ThreadResumeParams::new("019a0000-0000-7000-8000-000000000000");
    /// let thread = codex.resume_thread(params).await?;
    /// let newest = thread.history().turns().next().await;
    /// # let _ = newest; Ok(()) }
    /// ```
    pub async fn resume_thread(&self, mut params: ThreadResumeParams) -> Result<Thread, Error> {
        let can = self.can_leave_turns_out(ThreadResumeParams::METHOD);
        let chosen_here = params.exclude_turns.is_none() && can;
        if chosen_here {
            params.exclude_turns = Some(true);
        }
        let resumed = match self.resume(params.clone()).await {
            Err(error) if chosen_here && needs_experimental(&error) => {
                params.exclude_turns = None;
                self.resume(params).await?
            }
            outcome => outcome?,
        };
        Ok(Thread::with_snapshot(self, resumed.thread))
    }

    /// Resumes a stored thread, subscribes to it, and reads **all** of its history into
    /// [`Thread::snapshot`]: that may be many megabytes, and take the server many seconds.
    ///
    /// # Errors
    ///
    /// Those of [`resume_thread`](Self::resume_thread).
    ///
    /// ```no_run
    /// use codex_threads::protocol::ThreadResumeParams;
    ///
    /// # async fn run(codex: codex_threads::Codex) -> Result<(), codex_threads::Error> {
    /// let params = ThreadResumeParams::new("019a0000-0000-7000-8000-000000000000");
    /// let thread = codex.resume_with_history(params).await?;
    /// println!("{:?} turns", thread.snapshot().map(|thread| thread.turns.len()));
    /// # Ok(()) }
    /// ```
    pub async fn resume_with_history(
        &self,
        mut params: ThreadResumeParams,
    ) -> Result<Thread, Error> {
        params.exclude_turns = None;
        let resumed = self.resume(params).await?;
        Ok(Thread::with_snapshot(self, resumed.thread))
    }

    async fn resume(&self, params: ThreadResumeParams) -> Result<ThreadResumeResponse, Error> {
        if params.path.is_none() {
            guard::look(self, ThreadResumeParams::METHOD, &params.thread_id).await?;
        }
        self.call(params).await
    }

    fn can_leave_turns_out(&self, method: &str) -> bool {
        self.server().heeds(method, "excludeTurns", true)
    }
}

impl Thread {
    /// Copies the thread, with all its history, and subscribes to the copy. The copy's snapshot has no
    /// turns: read its [`history`](Self::history).
    ///
    /// # Errors
    ///
    /// [`Error`]; refused before sending when this server can't read the thread's history.
    ///
    /// ```no_run
    /// # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
    /// let copy = thread.fork().await?;
    /// # let _ = copy; Ok(()) }
    /// ```
    pub async fn fork(&self) -> Result<Self, Error> {
        self.fork_with(ThreadForkParams::new(self.id())).await
    }

    /// Copies the thread up to a turn, that turn included, and subscribes to the copy; since 0.143.
    ///
    /// # Errors
    ///
    /// Those of [`fork`](Self::fork); refused before sending on older servers, which would copy the whole
    /// thread. The turn may not be running.
    ///
    /// ```no_run
    /// # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
    /// let copy = thread.fork_at("019a0000-0000-7000-8000-000000000001").await?;
    /// # let _ = copy; Ok(()) }
    /// ```
    pub async fn fork_at(&self, turn: impl IntoField<TurnId>) -> Result<Self, Error> {
        let params = ThreadForkParams::new(self.id()).last_turn_id(turn);
        self.fork_with(params).await
    }

    /// Copies the thread up to a turn, that turn not included, and subscribes to the copy; since 0.145,
    /// experimental.
    ///
    /// # Errors
    ///
    /// Those of [`fork`](Self::fork); refused before sending on older servers, which would copy the whole
    /// thread.
    ///
    /// ```no_run
    /// # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
    /// let copy = thread.fork_before("019a0000-0000-7000-8000-000000000001").await?;
    /// # let _ = copy; Ok(()) }
    /// ```
    pub async fn fork_before(&self, turn: impl IntoField<TurnId>) -> Result<Self, Error> {
        let params = ThreadForkParams::new(self.id()).before_turn_id(turn);
        self.fork_with(params).await
    }

    /// Copies the thread with all that `thread/fork` takes; the thread's id is set here, and so is
    /// `excludeTurns`, unless the params say something about it.
    ///
    /// # Errors
    ///
    /// Those of [`fork`](Self::fork); refused before sending where the server would ignore a field.
    ///
    /// ```no_run
    /// use codex_threads::protocol::ThreadForkParams;
    ///
    /// # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
    /// let params = ThreadForkParams::new(thread.id()).cwd("/srv/elsewhere");
    /// let copy = thread.fork_with(params).await?;
    /// # let _ = copy; Ok(()) }
    /// ```
    pub async fn fork_with(&self, mut params: ThreadForkParams) -> Result<Self, Error> {
        let can = self.codex().can_leave_turns_out(ThreadForkParams::METHOD);
        let chosen_here = params.exclude_turns.is_none() && can;
        if chosen_here {
            params.exclude_turns = Some(true);
        }
        match self.copy(params.clone()).await {
            Err(error) if chosen_here && needs_experimental(&error) => {
                params.exclude_turns = None;
                self.copy(params).await
            }
            outcome => outcome,
        }
    }

    /// Copies the thread, subscribes to the copy, and reads **all** of its history into
    /// [`Thread::snapshot`]: that may be many megabytes, and take the server many seconds.
    ///
    /// # Errors
    ///
    /// Those of [`fork`](Self::fork).
    ///
    /// ```no_run
    /// # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
    /// let copy = thread.fork_with_history().await?;
    /// println!("{:?} turns", copy.snapshot().map(|thread| thread.turns.len()));
    /// # Ok(()) }
    /// ```
    pub async fn fork_with_history(&self) -> Result<Self, Error> {
        self.copy(ThreadForkParams::new(self.id())).await
    }

    async fn copy(&self, mut params: ThreadForkParams) -> Result<Self, Error> {
        params.thread_id = self.id().clone();
        if params.path.is_none() {
            guard::look(self.codex(), ThreadForkParams::METHOD, self.id()).await?;
        }
        let forked = self.codex().call(params).await?;
        Ok(Self::with_snapshot(self.codex(), forked.thread))
    }

    /// Whether the server can end a fork after a turn; or, without one, before the first turn.
    pub(crate) fn can_fork_at(&self, last: Option<&TurnId>) -> bool {
        let field = match last {
            Some(_) => "lastTurnId",
            None => "beforeTurnId",
        };
        let server = self.codex().server();
        server.heeds(ThreadForkParams::METHOD, field, "")
    }
}

/// From 0.129 to 0.150 leaving the turns out is experimental. Nothing was done, so asking again is safe.
fn needs_experimental(error: &Error) -> bool {
    matches!(
        error.server().map(crate::ServerError::kind),
        Some(ServerErrorKind::NeedsExperimental { .. })
    )
}
