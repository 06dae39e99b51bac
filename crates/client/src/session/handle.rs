//! The handle of a session.

use std::fmt;
use std::sync::Arc;
use std::time::SystemTime;

use codex_threads_protocol::{
    IntoField, List, ThreadId, ThreadStatus, TurnId, TurnStartParams, TurnStatus, UserInput,
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore, oneshot};

use super::count;
use super::desk::{Desk, Facts, Work};
use super::error::SessionError;
use super::job::Job;
use super::name::NameState;
use super::record::{InputSize, TurnRecord};
use crate::error::{CloseCause, Closed, Error, NoAnswer};
use crate::sync::lock;
use crate::thread::Thread;
use crate::turns::{self, Turn, TurnEnd, TurnLost};

/// A conversation of many turns: one thread, whose id is known from the start and stays, whatever becomes of its
/// turns. Cheap to clone; clones are one session.
///
/// **One turn at a time.** Turns of a session run one after the other, in the order in which they were asked for; a
/// call waits for those before it, and for a turn that somebody else runs in the thread. (With
/// [`WhileRunning::Refuse`] it fails with [`SessionError::Busy`] instead.) To talk into the running turn, steer it:
/// [`Turn::steer`]. Another client's turn is waited for once the server has told of it: what is sent in the moment
/// before goes into that turn (the two have one end), and before 0.110 it begins a turn that has none, which resolves as
/// [`TurnEnd::Lost`](crate::TurnEnd::Lost).
///
/// **A turn that fails** costs nothing but itself: the thread stays, with the failed turn in its history, and the
/// next turn goes on. That holds for the first turn too, also in another process later on.
///
/// **Dropping** a call in mid-turn leaves the turn running, and it is recorded nevertheless. Dropping the session
/// gives up its name, when its running turn has ended; the thread stays loaded in the server
/// ([`Thread::unsubscribe`] says goodbye).
///
/// ```no_run
/// use codex_threads::Codex;
///
/// # async fn run(codex: Codex) -> Result<(), codex_threads::session::SessionError> {
/// let session = codex.session().start().await?;
/// let end = session.send("Which tests are slow?").await?;
/// println!("{}", end.final_message().unwrap_or_default());
/// session.send("Make the slowest one faster").await?;
/// println!("{} turns in {}", session.total_turns().await?, session.id());
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Session {
    thread: Thread,
    opened: Arc<Opened>,
    /// Whoever holds the permit has the session's turn. It is given in the order of asking.
    turn: Arc<Semaphore>,
    desk: Arc<Desk>,
    while_running: WhileRunning,
}

/// How a session came about: [`Session::opened`].
///
/// ```
/// use codex_threads::session::{Opened, Session};
///
/// # fn show(session: &Session) {
/// if let Opened::Continued { rewound: true, .. } = session.opened() {
///     println!("turns were taken back since");
/// }
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Opened {
    /// With a new thread.
    Started,
    /// With a thread that was there: [`SessionBuilder::resume`](super::SessionBuilder::resume) and
    /// [`resume_last`](super::SessionBuilder::resume_last).
    Resumed,
    /// With the thread that its name stands for.
    #[non_exhaustive]
    Continued {
        /// Whether the last turn that was noted under the name is no longer in the thread: it was taken back since
        /// (a revert, a rollback).
        rewound: bool,
    },
    /// With a new thread in place of one that is archived or gone, as was asked for.
    #[non_exhaustive]
    Replaced {
        /// The thread that the name stood for.
        thread: ThreadId,
    },
}

/// What a call does while a turn runs: [`SessionBuilder::while_running`](super::SessionBuilder::while_running).
///
/// ```
/// # fn set(codex: &codex_threads::Codex) {
/// use codex_threads::session::WhileRunning;
///
/// let builder = codex.session().while_running(WhileRunning::Refuse);
/// # let _ = builder; }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum WhileRunning {
    /// Wait for its end, behind those who wait already.
    #[default]
    Wait,
    /// Fail with [`SessionError::Busy`], and send nothing.
    Refuse,
}

/// A turn that was begun, and the word that its end was noted.
pub(super) struct Begun {
    pub(super) turn: Turn,
    noted: oneshot::Receiver<Result<TurnEnd, SessionError>>,
}

impl Begun {
    pub(super) async fn end(self) -> Result<TurnEnd, SessionError> {
        self.turn.deafen();
        match self.noted.await {
            Ok(noted) => noted,
            // The runtime is on its way out.
            Err(_) => Ok(self.turn.end().await),
        }
    }
}

/// A turn whose begin failed, or is not known of. Nobody else begins one before it is let go.
pub(super) struct NotBegun {
    pub(super) error: SessionError,
    _permit: Option<OwnedSemaphorePermit>,
}

impl From<NotBegun> for SessionError {
    fn from(not_begun: NotBegun) -> Self {
        not_begun.error
    }
}

impl Session {
    pub(super) fn new(
        thread: Thread,
        opened: Opened,
        desk: Desk,
        while_running: WhileRunning,
    ) -> Self {
        Self {
            thread,
            opened: Arc::new(opened),
            turn: Arc::new(Semaphore::new(1)),
            desk: Arc::new(desk),
            while_running,
        }
    }

    pub(super) fn desk(&self) -> &Desk {
        &self.desk
    }

    /// The thread's id. It never changes.
    ///
    /// ```
    /// # fn show(session: &codex_threads::session::Session) { println!("{}", session.id()); }
    /// ```
    #[must_use]
    pub fn id(&self) -> &ThreadId {
        self.thread.id()
    }

    /// The thread, for all that a session doesn't do: its history, names, forks, events. Turns that are begun on it
    /// are not the session's.
    ///
    /// ```no_run
    /// # async fn run(session: codex_threads::session::Session) -> Result<(), codex_threads::Error> {
    /// let newest = session.thread().history().items().next().await;
    /// # let _ = newest; Ok(()) }
    /// ```
    #[must_use]
    pub fn thread(&self) -> &Thread {
        &self.thread
    }

    /// The name it has in its store, if it has one.
    ///
    /// ```
    /// # fn show(session: &codex_threads::session::Session) { println!("{:?}", session.name()); }
    /// ```
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        Some(self.desk.shelf.as_ref()?.name())
    }

    /// How it came about.
    ///
    /// ```
    /// # fn show(session: &codex_threads::session::Session) { println!("{:?}", session.opened()); }
    /// ```
    #[must_use]
    pub fn opened(&self) -> &Opened {
        &self.opened
    }

    /// What is known of the thread's own name.
    ///
    /// ```
    /// # fn show(session: &codex_threads::session::Session) { println!("{:?}", session.name_state()); }
    /// ```
    #[must_use]
    pub fn name_state(&self) -> NameState {
        lock(&self.desk.name).clone()
    }

    /// Runs a turn with this input, text or a list of inputs, and returns how it ended. When it returns, the turn is
    /// in [`history`](Self::history), and noted in the store.
    ///
    /// # Errors
    ///
    /// [`SessionError`] when the turn could not be begun, and [`NotNoted`](SessionError::NotNoted). How it ended is no
    /// error.
    ///
    /// ```no_run
    /// # async fn run(session: codex_threads::session::Session) -> Result<(), codex_threads::session::SessionError> {
    /// let end = session.send("Which tests are slow?").await?;
    /// println!("{end}");
    /// # Ok(()) }
    /// ```
    pub async fn send(
        &self,
        input: impl IntoField<List<UserInput>>,
    ) -> Result<TurnEnd, SessionError> {
        self.send_with(TurnStartParams::new(input, self.id())).await
    }

    /// The same with all that `turn/start` takes; the thread's id is set here. Options hold for the turns after it
    /// too, where the server says so.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send).
    ///
    /// ```no_run
    /// use codex_threads::protocol::TurnStartParams;
    ///
    /// # async fn run(session: codex_threads::session::Session) -> Result<(), codex_threads::session::SessionError> {
    /// let params = TurnStartParams::new("Which tests are slow?", session.id()).model("gpt-5");
    /// println!("{}", session.send_with(params).await?);
    /// # Ok(()) }
    /// ```
    pub async fn send_with(&self, params: TurnStartParams) -> Result<TurnEnd, SessionError> {
        let permit = self.permit().await?;
        self.launch(permit, params, None).await?.end().await
    }

    /// Begins a turn and returns its handle, to read its events as they come. It is recorded when it has ended, whether
    /// or not the handle is still there.
    ///
    /// # Errors
    ///
    /// As [`send`](Self::send); a failure to take note of the end is logged.
    ///
    /// ```no_run
    /// # async fn run(session: codex_threads::session::Session) -> Result<(), codex_threads::session::SessionError> {
    /// let mut turn = session.begin("Which tests are slow?").await?;
    /// while let Some(event) = turn.next().await {
    ///     println!("{}", event.method());
    /// }
    /// # Ok(()) }
    /// ```
    pub async fn begin(
        &self,
        input: impl IntoField<List<UserInput>>,
    ) -> Result<Turn, SessionError> {
        self.begin_with(TurnStartParams::new(input, self.id()))
            .await
    }

    /// The same with all that `turn/start` takes; the thread's id is set here.
    ///
    /// # Errors
    ///
    /// As [`begin`](Self::begin).
    ///
    /// ```no_run
    /// use codex_threads::protocol::TurnStartParams;
    ///
    /// # async fn run(session: codex_threads::session::Session) -> Result<(), codex_threads::session::SessionError> {
    /// let params = TurnStartParams::new("Which tests are slow?", session.id()).model("gpt-5");
    /// println!("{}", session.begin_with(params).await?.id());
    /// # Ok(()) }
    /// ```
    pub async fn begin_with(&self, params: TurnStartParams) -> Result<Turn, SessionError> {
        let permit = self.permit().await?;
        Ok(self.launch(permit, params, None).await?.turn)
    }

    /// A job of this session: a turn with a key, that is done once, whatever happens to the program.
    ///
    /// ```no_run
    /// # async fn run(session: codex_threads::session::Session) -> Result<(), codex_threads::session::SessionError> {
    /// let done = session.job("page 17").run("Summarise page 17").await?;
    /// println!("{:?}", done.record());
    /// # Ok(()) }
    /// ```
    pub fn job(&self, key: impl Into<String>) -> Job<'_> {
        Job::new(self, key.into())
    }

    /// How many turns the thread has, as the server has it: those before this session too, failed ones too, and one that
    /// runs.
    ///
    /// It is counted without items, 100 turns a request, and only from the last turn that was counted before: so one request
    /// is nearly always enough (`thread/turns/list`). Servers up to 0.121 have no such thing: there the whole history is
    /// read each time (`thread/read`).
    ///
    /// # Errors
    ///
    /// [`SessionError::Call`].
    ///
    /// ```no_run
    /// # async fn run(session: codex_threads::session::Session) -> Result<(), codex_threads::session::SessionError> {
    /// println!("{} turns", session.total_turns().await?);
    /// # Ok(()) }
    /// ```
    pub async fn total_turns(&self) -> Result<u64, SessionError> {
        let mark = lock(&self.desk.mark).clone();
        let (turns, mark) = count::count(&self.thread, mark.as_ref()).await?;
        *lock(&self.desk.mark) = mark;
        Ok(turns)
    }

    /// How many turns have ended in this session since it was opened.
    ///
    /// ```
    /// # fn show(session: &codex_threads::session::Session) { println!("{}", session.turns_here()); }
    /// ```
    #[must_use]
    pub fn turns_here(&self) -> u64 {
        lock(&self.desk.records).all()
    }

    /// The turns that have ended in this session since it was opened, the oldest first; the last 10,000 of them. Those
    /// before, and what was said, are in the thread's: [`Thread::history`].
    ///
    /// ```
    /// # fn show(session: &codex_threads::session::Session) {
    /// for turn in session.history() { println!("{} {:?}", turn.id, turn.ended); }
    /// # }
    /// ```
    #[must_use]
    pub fn history(&self) -> Vec<TurnRecord> {
        lock(&self.desk.records).list()
    }

    /// Waits until a turn can be begun.
    async fn permit(&self) -> Result<OwnedSemaphorePermit, SessionError> {
        let permit = self.turn_of_mine().await?;
        self.others_end().await?;
        Ok(permit)
    }

    /// Waits for the turns of this session that were asked for before.
    pub(super) async fn turn_of_mine(&self) -> Result<OwnedSemaphorePermit, SessionError> {
        let turn = Arc::clone(&self.turn);
        let busy = |turn| SessionError::Busy { turn };
        match self.while_running {
            WhileRunning::Refuse => turn.try_acquire_owned().map_err(|_| busy(self.running())),
            // It is never closed.
            WhileRunning::Wait => turn.acquire_owned().await.map_err(|_| busy(None)),
        }
    }

    /// Waits for the turns that others run in the thread.
    pub(super) async fn others_end(&self) -> Result<(), SessionError> {
        while let Some(turn) = self.foreign().await? {
            if self.while_running == WhileRunning::Refuse {
                return Err(SessionError::Busy { turn: Some(turn) });
            }
            *lock(&self.desk.newest) = None;
            let end = self.thread.attach_turn(turn).end().await;
            if let TurnEnd::Lost(TurnLost::Disconnected(closed)) = end {
                return Err(SessionError::Call(Error::Closed {
                    method: "turn/start".into(),
                    closed,
                }));
            }
        }
        Ok(())
    }

    fn running(&self) -> Option<TurnId> {
        turns::running(self.thread.codex(), self.thread.id())
    }

    /// The turn that somebody else runs in the thread.
    async fn foreign(&self) -> Result<Option<TurnId>, Error> {
        if let Some(turn) = self.running() {
            return Ok(Some(turn));
        }
        if !matches!(self.thread.status(), Some(ThreadStatus::Active(_))) {
            return Ok(None);
        }
        // It ran already when the thread was resumed.
        let newest = count::newest(&self.thread).await?;
        let Some(turn) = newest.filter(|turn| turn.status == TurnStatus::InProgress) else {
            return Ok(None);
        };
        let codex = self.thread.codex();
        // Older servers say so of turns that were cut off, for ever.
        let sure = codex.server().locks_threads();
        let runs = sure || turns::runs(codex, self.thread.id(), &turn.id).await?;
        Ok(runs.then_some(turn.id))
    }

    /// The newest turn of the thread.
    pub(super) async fn newest(&self) -> Result<Option<TurnId>, Error> {
        if let Some(newest) = lock(&self.desk.newest).clone() {
            return Ok(newest);
        }
        let newest = count::newest(&self.thread).await?.map(|turn| turn.id);
        *lock(&self.desk.newest) = Some(newest.clone());
        Ok(newest)
    }

    /// Begins a turn on a task of its own: so it is recorded whether or not anybody waits.
    pub(super) async fn launch(
        &self,
        permit: OwnedSemaphorePermit,
        params: TurnStartParams,
        work: Option<Work>,
    ) -> Result<Begun, NotBegun> {
        let (tell, told) = oneshot::channel();
        let (note, noted) = oneshot::channel();
        let session = self.clone();
        let runtime = &self.thread.codex().connection().runtime;
        runtime.spawn(async move {
            let (turn, facts) = match session.start(params, work).await {
                Ok(started) => started,
                Err(error) => {
                    drop(session);
                    let _ = tell.send(Err(NotBegun {
                        error,
                        _permit: Some(permit),
                    }));
                    return;
                }
            };
            let desk = Arc::clone(&session.desk);
            let codex = session.thread.codex().downgrade();
            let ending = turn.ending();
            // Nothing here keeps the connection alive.
            drop(session);
            let _ = tell.send(Ok(turn));
            let end = ending.await;
            let result = desk.ended(facts, end, &codex).await;
            if let Err(error) = &result {
                tracing::warn!(%error, "a turn has ended");
            }
            drop((permit, desk));
            let _ = note.send(result);
        });
        match told.await {
            Ok(turn) => Ok(Begun { turn: turn?, noted }),
            // The runtime is on its way out.
            Err(_) => Err(NotBegun {
                error: SessionError::Call(Error::Closed {
                    method: "turn/start".into(),
                    closed: Closed::early(CloseCause::Shutdown),
                }),
                _permit: None,
            }),
        }
    }

    async fn start(
        &self,
        params: TurnStartParams,
        mut work: Option<Work>,
    ) -> Result<(Turn, Facts), SessionError> {
        let begun = SystemTime::now();
        let input = InputSize::of(&params.input);
        self.desk.begins(work.as_mut()).await?;
        let error = match self.thread.start_turn_with(params).await {
            Ok(turn) => {
                let facts = Facts {
                    turn: turn.id().clone(),
                    thread: self.id().clone(),
                    input,
                    joined: turn.joined(),
                    begun,
                    work,
                };
                return Ok((turn, facts));
            }
            Err(error) => error,
        };
        *lock(&self.desk.newest) = None;
        if !may_have_begun(&error) {
            self.desk.did_not_begin().await?;
        }
        Err(error.into())
    }
}

/// Whether a turn may run although it could not be begun.
pub(super) fn may_have_begun(error: &Error) -> bool {
    matches!(
        error,
        Error::OutcomeUnknown {
            why: NoAnswer::Timeout { .. } | NoAnswer::Closed(_),
            ..
        } | Error::Decode { .. }
            | Error::TooLarge { .. }
    )
}

impl fmt::Debug for Session {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Session")
            .field("thread", self.id())
            .field("name", &self.name())
            .field("opened", &self.opened)
            .field("turns_here", &self.turns_here())
            .finish_non_exhaustive()
    }
}
