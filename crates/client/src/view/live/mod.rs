//! The view of a thread that keeps itself up to date.

mod driver;
mod feed;
mod read;

use std::fmt;
use std::sync::Arc;

use codex_threads_protocol::{ThreadId, ThreadResumeParams};
use tokio::sync::{mpsc, oneshot};
use tokio::task::AbortHandle;

use self::driver::{Command, Driver};
use self::feed::Feeds;
use super::{Change, Resync, ThreadSnapshot, ThreadState};
use crate::error::{CloseCause, Closed, Error, InFlight};
use crate::sync::{Mutex, lock};
use crate::thread::Thread;

pub use self::feed::Changes;

/// Turns that a view begins with unless it is told otherwise.
const TURNS: usize = 100;

/// A thread as it stands now, and what changes in it.
///
/// A task of its own takes in what the server tells, whether or not anybody looks. Cheap to clone;
/// it ends, and the task with it, when the last clone and the last [`Changes`] are dropped. As long
/// as it lives it keeps the connection open.
///
/// ```no_run
/// # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
/// let live = thread.live().await?;
/// let mut changes = live.changes();
/// while let Some(change) = changes.next().await {
///     let now = live.snapshot();
///     println!("{change:?}: {} turns, {:?}", now.turns().count(), now.status());
/// }
/// # Ok(()) }
/// ```
///
/// What it relies on: the server tells of a thread to connections that have started, resumed or
/// forked it. For a thread that this connection doesn't follow yet, ask for
/// [`resume`](LiveOptions::resume); without it such a view is told the thread's status, name and archive
/// alone. A rewind is followed, a `thread/rollback` too where it
/// goes through this connection ([`Event::RolledBack`](crate::Event::RolledBack)); of one by another
/// client the server tells nobody (legacy threads, up to 0.155): [`refresh`](Self::refresh) after it.
#[derive(Clone)]
pub struct LiveThread {
    handle: Arc<Handle>,
}

struct Handle {
    shared: Arc<Shared>,
    commands: mpsc::Sender<Command>,
    task: AbortHandle,
}

impl Drop for Handle {
    fn drop(&mut self) {
        self.task.abort();
    }
}

/// What the task writes and everybody reads.
struct Shared {
    state: Mutex<ThreadState>,
    feeds: Feeds,
}

impl Shared {
    /// Changes the state, then tells of it: who reads of a change finds it in the snapshot.
    fn change(&self, change: impl FnOnce(&mut ThreadState) -> Vec<Change>) {
        let changes = change(&mut lock(&self.state));
        self.feeds.tell(&changes);
    }
}

/// How a view begins.
///
/// ```
/// use codex_threads::view::LiveOptions;
///
/// let options = LiveOptions::new().resume().turns(20);
/// # let _ = options;
/// ```
#[derive(Debug, Clone)]
#[must_use]
pub struct LiveOptions {
    turns: Option<usize>,
    resume: bool,
}

impl Default for LiveOptions {
    fn default() -> Self {
        Self {
            turns: Some(TURNS),
            resume: false,
        }
    }
}

impl LiveOptions {
    /// The newest hundred turns; nothing is resumed.
    ///
    /// ```
    /// let options = codex_threads::view::LiveOptions::new();
    /// # let _ = options;
    /// ```
    pub fn new() -> Self {
        Self::default()
    }

    /// Resumes the thread first (`thread/resume`, without its history where the server can leave it
    /// out), so that the server tells this connection of it. It also loads the thread, and takes its
    /// writer's lock.
    ///
    /// ```
    /// let options = codex_threads::view::LiveOptions::new().resume();
    /// # let _ = options;
    /// ```
    pub fn resume(mut self) -> Self {
        self.resume = true;
        self
    }

    /// Begins with at most so many of the newest turns; 0 begins without history.
    ///
    /// ```
    /// let options = codex_threads::view::LiveOptions::new().turns(20);
    /// # let _ = options;
    /// ```
    pub fn turns(mut self, most: usize) -> Self {
        self.turns = Some(most);
        self
    }

    /// Begins with the whole history, whatever its size.
    ///
    /// ```
    /// let options = codex_threads::view::LiveOptions::new().whole_history();
    /// # let _ = options;
    /// ```
    pub fn whole_history(mut self) -> Self {
        self.turns = None;
        self
    }
}

impl Thread {
    /// A view of the thread that keeps itself up to date. It begins with the newest hundred turns.
    ///
    /// The thread is read (`thread/read`, and `thread/turns/list` where the server has it), and what
    /// the server tells meanwhile counts once. Must be called within a tokio runtime.
    ///
    /// # Errors
    ///
    /// [`Error`]: the thread can't be read.
    ///
    /// ```no_run
    /// # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
    /// let live = thread.live().await?;
    /// println!("{:?}", live.snapshot().status());
    /// # Ok(()) }
    /// ```
    pub async fn live(&self) -> Result<LiveThread, Error> {
        self.live_with(LiveOptions::default()).await
    }

    /// The same with options: with another part of the history, or resumed first.
    ///
    /// # Errors
    ///
    /// [`Error`]: the thread can't be read, or not resumed where that was asked for.
    ///
    /// ```no_run
    /// use codex_threads::view::LiveOptions;
    ///
    /// # async fn run(codex: codex_threads::Codex) -> Result<(), codex_threads::Error> {
    /// let thread = codex.thread("019a0000-0000-7000-8000-000000000000");
    /// let live = thread.live_with(LiveOptions::new().resume()).await?;
    /// # let _ = live; Ok(()) }
    /// ```
    pub async fn live_with(&self, options: LiveOptions) -> Result<LiveThread, Error> {
        let mut thread = self.clone();
        if options.resume {
            let params = ThreadResumeParams::new(self.id());
            thread = self.codex().resume_thread(params).await?;
        }
        let shared = Arc::new(Shared {
            state: Mutex::new(ThreadState::new(thread.id())),
            feeds: Feeds::default(),
        });
        let (commands, orders) = mpsc::channel(8);
        let (seeded, first) = oneshot::channel();
        let driver = Driver::new(Arc::clone(&shared), thread, options.turns, orders, seeded);
        let handle = Arc::new(Handle {
            shared,
            commands,
            task: tokio::spawn(driver.run()).abort_handle(),
        });
        match first.await {
            Ok(read) => read.map(|()| LiveThread { handle }),
            Err(_) => Err(gone()),
        }
    }
}

impl LiveThread {
    /// The thread's id.
    ///
    /// ```
    /// # fn show(live: &codex_threads::view::LiveThread) { println!("{}", live.id()); }
    /// ```
    #[must_use]
    pub fn id(&self) -> ThreadId {
        lock(&self.handle.shared.state).now.id.clone()
    }

    /// The thread as it stands now. Costs a pointer.
    ///
    /// ```
    /// # fn show(live: &codex_threads::view::LiveThread) {
    /// println!("{:?}", live.snapshot().status());
    /// # }
    /// ```
    #[must_use]
    pub fn snapshot(&self) -> Arc<ThreadSnapshot> {
        lock(&self.handle.shared.state).snapshot()
    }

    /// What changes from now on. Each call makes a reader of its own.
    ///
    /// ```no_run
    /// # async fn run(live: codex_threads::view::LiveThread) {
    /// let mut changes = live.changes();
    /// while let Some(change) = changes.next().await { println!("{change:?}"); }
    /// # }
    /// ```
    #[must_use]
    pub fn changes(&self) -> Changes {
        Changes::new(self.handle.shared.feeds.open(), self.clone())
    }

    /// Waits until the thread is as wanted, and gives it as it is then; `None` when the connection
    /// ended first.
    ///
    /// ```no_run
    /// # async fn run(live: codex_threads::view::LiveThread) {
    /// let asked = live.wait_for(|thread| !thread.requests().is_empty()).await;
    /// # let _ = asked; }
    /// ```
    pub async fn wait_for(
        &self,
        mut wanted: impl FnMut(&ThreadSnapshot) -> bool,
    ) -> Option<Arc<ThreadSnapshot>> {
        let mut changes = self.changes();
        loop {
            let now = self.snapshot();
            if wanted(&now) {
                return Some(now);
            }
            changes.next().await?;
        }
    }

    /// Reads the thread again: after another client's `thread/rollback`, which is told to nobody, or
    /// whenever in doubt.
    ///
    /// # Errors
    ///
    /// [`Error`]: it can't be read; the view stays as it is.
    ///
    /// ```no_run
    /// # async fn run(live: codex_threads::view::LiveThread) -> Result<(), codex_threads::Error> {
    /// live.refresh().await?;
    /// # Ok(()) }
    /// ```
    pub async fn refresh(&self) -> Result<(), Error> {
        self.order(Command::Refresh).await
    }

    /// Goes on over another connection: that of `thread`, which was resumed there. The thread is
    /// read again; readers of changes see [`Resync::Reconnected`].
    ///
    /// # Errors
    ///
    /// [`Error`]: it can't be read there. The view follows the new connection nevertheless.
    ///
    /// ```no_run
    /// # async fn run(live: codex_threads::view::LiveThread) -> Result<(), Box<dyn std::error::Error>> {
    /// use codex_threads::{Codex, protocol::ThreadResumeParams};
    ///
    /// let codex = Codex::spawn().await?;
    /// let thread = codex.resume_thread(ThreadResumeParams::new(live.id())).await?;
    /// live.reconnect(&thread).await?;
    /// # Ok(()) }
    /// ```
    pub async fn reconnect(&self, thread: &Thread) -> Result<(), Error> {
        let thread = Box::new(thread.clone());
        self.order(|done| Command::Reconnect(thread, done)).await
    }

    async fn order(
        &self,
        command: impl FnOnce(oneshot::Sender<Result<(), Error>>) -> Command,
    ) -> Result<(), Error> {
        let (done, read) = oneshot::channel();
        let sent = self.handle.commands.send(command(done)).await;
        match (sent, read.await) {
            (Ok(()), Ok(result)) => result,
            _ => Err(gone()),
        }
    }
}

/// The task ends with the runtime it runs in, and with that alone.
fn gone() -> Error {
    Error::Closed {
        method: "thread/read".into(),
        closed: Closed::new(CloseCause::Dropped, None, InFlight::default()),
    }
}

impl fmt::Debug for LiveThread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("LiveThread")
            .field("thread", &self.snapshot())
            .finish_non_exhaustive()
    }
}
