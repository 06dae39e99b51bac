//! The handle of a thread.

use std::fmt;
use std::sync::Arc;

use codex_threads_protocol::{
    self as protocol, IntoField, List, ThreadArchiveParams, ThreadCompactStartParams,
    ThreadDeleteParams, ThreadId, ThreadReadParams, ThreadReadResponse, ThreadSetNameParams,
    ThreadStartParams, ThreadUnarchiveParams, ThreadUnsubscribeParams, ThreadUnsubscribeResponse,
    TurnId, TurnStartParams, UserInput,
};

use crate::codex::Codex;
use crate::error::Error;
use crate::events::ThreadEvents;
use crate::turns::{self, Sent, Turn, TurnEnd};

/// A thread of a server: its id and the connection to reach it by. Cheap to clone.
///
/// A handle is not a subscription: the server tells of a thread to connections that have started,
/// resumed or forked it, until they unsubscribe.
///
/// ```no_run
/// use codex_threads::Codex;
/// use codex_threads::protocol::ThreadStartParams;
///
/// # async fn run(codex: Codex) -> Result<(), codex_threads::Error> {
/// let thread = codex.start_thread(ThreadStartParams::new()).await?;
/// let turn = thread.start_turn("Summarise this repository").await?;
/// println!("{:?}", turn.end().await);
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Thread {
    codex: Codex,
    id: ThreadId,
    snapshot: Option<Arc<protocol::Thread>>,
}

impl Codex {
    /// Starts a thread and subscribes to it.
    ///
    /// # Errors
    ///
    /// [`Error`].
    ///
    /// ```no_run
    /// use codex_threads::protocol::ThreadStartParams;
    ///
    /// # async fn run(codex: codex_threads::Codex) -> Result<(), codex_threads::Error> {
    /// let thread = codex.start_thread(ThreadStartParams::new().cwd("/srv/work")).await?;
    /// # let _ = thread; Ok(()) }
    /// ```
    pub async fn start_thread(&self, params: ThreadStartParams) -> Result<Thread, Error> {
        let started = self.call(params).await?;
        Ok(Thread::with_snapshot(self, started.thread))
    }

    /// A handle of a thread by its id. Nothing is sent.
    ///
    /// ```no_run
    /// # async fn run(codex: codex_threads::Codex) -> Result<(), codex_threads::Error> {
    /// codex.thread("019a0000-0000-7000-8000-000000000000").archive().await?;
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn thread(&self, id: impl Into<ThreadId>) -> Thread {
        Thread {
            codex: self.clone(),
            id: id.into(),
            snapshot: None,
        }
    }
}

impl Thread {
    pub(crate) fn with_snapshot(codex: &Codex, thread: protocol::Thread) -> Self {
        Self {
            codex: codex.clone(),
            id: thread.id.clone(),
            snapshot: Some(Arc::new(thread)),
        }
    }

    /// The thread's id.
    ///
    /// ```
    /// # fn show(thread: &codex_threads::Thread) { println!("{}", thread.id()); }
    /// ```
    #[must_use]
    pub fn id(&self) -> &ThreadId {
        &self.id
    }

    /// The last status of the thread that the server has told, whether or not anybody reads events:
    /// see [`Codex::thread_status`].
    ///
    /// ```
    /// # fn show(thread: &codex_threads::Thread) { println!("{:?}", thread.status()); }
    /// ```
    #[must_use]
    pub fn status(&self) -> Option<protocol::ThreadStatus> {
        self.codex.thread_status(&self.id)
    }

    /// The connection.
    ///
    /// ```
    /// # fn show(thread: &codex_threads::Thread) { println!("{:?}", thread.codex()); }
    /// ```
    #[must_use]
    pub fn codex(&self) -> &Codex {
        &self.codex
    }

    /// The thread as the server described it when it was started, resumed, forked or unarchived here;
    /// it is not kept up to date. `None` for a handle made from an id.
    ///
    /// ```
    /// # fn show(thread: &codex_threads::Thread) {
    /// if let Some(then) = thread.snapshot() { println!("{}", then.id); }
    /// # }
    /// ```
    #[must_use]
    pub fn snapshot(&self) -> Option<&protocol::Thread> {
        self.snapshot.as_deref()
    }

    /// What the server tells of this thread: [`Codex::thread_events`].
    ///
    /// ```no_run
    /// # async fn run(thread: codex_threads::Thread) {
    /// let mut events = thread.events();
    /// while let Some(event) = events.next().await { println!("{}", event.method()); }
    /// # }
    /// ```
    #[must_use]
    pub fn events(&self) -> ThreadEvents {
        self.codex.thread_events(&self.id)
    }

    /// Starts a turn with this input: text, or a list of inputs.
    ///
    /// # Errors
    ///
    /// [`Error`].
    ///
    /// ```no_run
    /// # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
    /// let turn = thread.start_turn("Summarise this repository").await?;
    /// # let _ = turn; Ok(()) }
    /// ```
    pub async fn start_turn(&self, input: impl IntoField<List<UserInput>>) -> Result<Turn, Error> {
        self.start_turn_with(TurnStartParams::new(input, &self.id))
            .await
    }

    /// Starts a turn with all that `turn/start` takes; the thread's id is set here.
    ///
    /// # Errors
    ///
    /// [`Error`].
    ///
    /// ```no_run
    /// use codex_threads::protocol::TurnStartParams;
    ///
    /// # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
    /// let params = TurnStartParams::new("Summarise this repository", thread.id()).model("gpt-5");
    /// let turn = thread.start_turn_with(params).await?;
    /// # let _ = turn; Ok(()) }
    /// ```
    pub async fn start_turn_with(&self, mut params: TurnStartParams) -> Result<Turn, Error> {
        params.thread_id = self.id.clone();
        turns::start(&self.codex, params).await
    }

    /// A handle on a turn of this thread that was started elsewhere or before: by another client, or
    /// before the thread was resumed. Its stream begins here.
    ///
    /// Nothing is sent by this. Unless the turn is known to run, the server is asked in the
    /// background what became of it, so [`Turn::end`] resolves for a turn that is over too.
    ///
    /// ```no_run
    /// use codex_threads::protocol::{ThreadResumeParams, TurnStatus};
    ///
    /// # async fn run(codex: codex_threads::Codex) -> Result<(), codex_threads::Error> {
    /// let params = ThreadResumeParams::new("019a0000-0000-7000-8000-000000000000");
    /// let thread = codex.resume_thread(params).await?;
    /// if let Some(newest) = thread.history().turns().next().await.transpose()?
    ///     && newest.status == TurnStatus::InProgress
    /// {
    ///     println!("{}", thread.attach_turn(&newest.id).end().await);
    /// }
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn attach_turn(&self, turn: impl Into<TurnId>) -> Turn {
        turns::attach(&self.codex, &self.id, turn.into())
    }

    /// Gives input to the running turn (`turn/steer`), or starts one when none runs (`turn/start`).
    /// A turn that ends or begins in between makes no difference: the server takes the input once,
    /// and the handle is on the turn that has it. It is never sent again once it was taken.
    ///
    /// What was taken reaches the model, with servers from 0.110 on, unless the turn is interrupted
    /// or fails first: it doesn't complete before it has looked at its input. Servers up to 0.107 answer a steer as taken and drop the input when the
    /// turn ends at that very moment. Where that matters, wait for the end and
    /// [start](Self::start_turn) a turn.
    ///
    /// # Errors
    ///
    /// [`Error`]; the running turn takes no input when it is a review or a compaction.
    ///
    /// ```no_run
    /// # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
    /// let turn = thread.send("Look at the tests too").await?.into_turn();
    /// println!("{}", turn.end().await);
    /// # Ok(()) }
    /// ```
    pub async fn send(&self, input: impl IntoField<List<UserInput>>) -> Result<Sent, Error> {
        turns::send(&self.codex, TurnStartParams::new(input, &self.id)).await
    }

    /// Starts a turn and waits for its end.
    ///
    /// # Errors
    ///
    /// [`Error`] when it could not be started. How it ended is no error: see
    /// [`TurnEnd::into_result`].
    ///
    /// ```no_run
    /// # async fn run(thread: codex_threads::Thread) -> Result<(), Box<dyn std::error::Error>> {
    /// let outcome = thread.run("Summarise this repository").await?.into_result()?;
    /// println!("{}", outcome.final_message().unwrap_or_default());
    /// # Ok(()) }
    /// ```
    pub async fn run(&self, input: impl IntoField<List<UserInput>>) -> Result<TurnEnd, Error> {
        self.run_with(TurnStartParams::new(input, &self.id)).await
    }

    /// The same with all that `turn/start` takes; the thread's id is set here.
    ///
    /// # Errors
    ///
    /// As [`run`](Self::run).
    ///
    /// ```no_run
    /// use codex_threads::protocol::TurnStartParams;
    ///
    /// # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
    /// let params = TurnStartParams::new("Summarise this repository", thread.id()).model("gpt-5");
    /// println!("{}", thread.run_with(params).await?);
    /// # Ok(()) }
    /// ```
    pub async fn run_with(&self, params: TurnStartParams) -> Result<TurnEnd, Error> {
        let turn = self.start_turn_with(params).await?;
        turn.deafen();
        Ok(turn.end().await)
    }

    /// Reads what is stored of the thread, without its turns.
    ///
    /// # Errors
    ///
    /// [`Error`].
    ///
    /// ```no_run
    /// # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
    /// println!("{}", thread.read().await?.thread.preview);
    /// # Ok(()) }
    /// ```
    pub async fn read(&self) -> Result<ThreadReadResponse, Error> {
        self.codex.call(ThreadReadParams::new(&self.id)).await
    }

    /// Reads what is stored of the thread, with all its turns and items: that may be many megabytes.
    ///
    /// # Errors
    ///
    /// [`Error`]; a thread that has had no turn yet can't be read this way.
    ///
    /// ```no_run
    /// # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
    /// let whole = thread.read_with_turns().await?;
    /// # let _ = whole; Ok(()) }
    /// ```
    pub async fn read_with_turns(&self) -> Result<ThreadReadResponse, Error> {
        self.codex
            .call(ThreadReadParams::new(&self.id).include_turns(true))
            .await
    }

    /// Names the thread.
    ///
    /// # Errors
    ///
    /// [`Error`].
    ///
    /// ```no_run
    /// # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
    /// thread.set_name("The parser").await?;
    /// # Ok(()) }
    /// ```
    pub async fn set_name(&self, name: impl IntoField<String>) -> Result<(), Error> {
        self.codex
            .call(ThreadSetNameParams::new(name, &self.id))
            .await
            .map(|_| ())
    }

    /// Moves the thread to the archive.
    ///
    /// # Errors
    ///
    /// [`Error`]; servers up to 0.150 can't archive a thread that has had no turn.
    ///
    /// ```no_run
    /// # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
    /// thread.archive().await?;
    /// # Ok(()) }
    /// ```
    pub async fn archive(&self) -> Result<(), Error> {
        self.codex
            .call(ThreadArchiveParams::new(&self.id))
            .await
            .map(|_| ())
    }

    /// Brings the thread back from the archive. It is not loaded by that: resume it to go on.
    ///
    /// # Errors
    ///
    /// [`Error`].
    ///
    /// ```no_run
    /// # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
    /// let thread = thread.unarchive().await?;
    /// # let _ = thread; Ok(()) }
    /// ```
    pub async fn unarchive(&self) -> Result<Self, Error> {
        let back = self
            .codex
            .call(ThreadUnarchiveParams::new(&self.id))
            .await?;
        Ok(Self::with_snapshot(&self.codex, back.thread))
    }

    /// Deletes the thread and what is stored of it, for good.
    ///
    /// # Errors
    ///
    /// [`Error`].
    ///
    /// ```no_run
    /// # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
    /// thread.delete().await?;
    /// # Ok(()) }
    /// ```
    pub async fn delete(&self) -> Result<(), Error> {
        self.codex
            .call(ThreadDeleteParams::new(&self.id))
            .await
            .map(|_| ())
    }

    /// Asks the server to shorten the thread's history. The answer comes at once; the work is a turn
    /// of its own, told by events.
    ///
    /// # Errors
    ///
    /// [`Error`].
    ///
    /// ```no_run
    /// # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
    /// thread.compact().await?;
    /// # Ok(()) }
    /// ```
    pub async fn compact(&self) -> Result<(), Error> {
        self.codex
            .call(ThreadCompactStartParams::new(&self.id))
            .await
            .map(|_| ())
    }

    /// Tells the server that this connection no longer follows the thread.
    ///
    /// # Errors
    ///
    /// [`Error`].
    ///
    /// ```no_run
    /// # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
    /// thread.unsubscribe().await?;
    /// # Ok(()) }
    /// ```
    pub async fn unsubscribe(&self) -> Result<ThreadUnsubscribeResponse, Error> {
        self.codex
            .call(ThreadUnsubscribeParams::new(&self.id))
            .await
    }
}

impl fmt::Debug for Thread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Thread")
            .field("id", &self.id)
            .finish_non_exhaustive()
    }
}
