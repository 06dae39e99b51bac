//! Opening sessions.

use std::sync::Arc;
use std::time::Duration;

use codex_threads_protocol::{
    IntoField, ThreadId, ThreadResumeParams, ThreadStartParams, ThreadUnarchiveParams,
};

use super::count;
use super::desk::Desk;
use super::entry::{self, Entry, Versioned};
use super::error::SessionError;
use super::handle::{Opened, Session, WhileRunning};
use super::last;
use super::name::NameState;
use super::retry::{Pauses, StartRetry};
use super::shelf::Shelf;
use super::store::{Claim, SessionStore, Slot};
use crate::codex::Codex;
use crate::lists::{Archived, Threads};
use crate::thread::Thread;
use crate::turns;

/// How long the server of a program that was killed is given to go: it ends within 0.3 s when its input closes.
const PREDECESSOR: Duration = Duration::from_secs(1);

impl Codex {
    /// A session: options first, then how to open it.
    ///
    /// ```no_run
    /// # async fn run(codex: codex_threads::Codex) -> Result<(), codex_threads::session::SessionError> {
    /// let session = codex.session().start().await?;
    /// println!("{}", session.send("Which tests are slow?").await?);
    /// # Ok(()) }
    /// ```
    pub fn session(&self) -> SessionBuilder {
        SessionBuilder {
            codex: self.clone(),
            start: ThreadStartParams::new(),
            resume: None,
            retry: StartRetry::default(),
            while_running: WhileRunning::default(),
            which: None,
            name_thread: false,
            unarchive: false,
            replace_gone: false,
            replace_archived: false,
        }
    }
}

/// How a session is opened: [`Codex::session`]. It ends with [`start`](Self::start), [`resume`](Self::resume),
/// [`resume_last`](Self::resume_last) or [`open`](Self::open).
///
/// ```no_run
/// use codex_threads::protocol::ThreadStartParams;
/// use codex_threads::session::{FileStore, StartRetry};
///
/// # async fn run(codex: codex_threads::Codex) -> Result<(), codex_threads::session::SessionError> {
/// let session = codex
///     .session()
///     .thread(ThreadStartParams::new().cwd("/srv/work"))
///     .retry(StartRetry::new().attempts(10))
///     .name_thread(true)
///     .open("nightly", &FileStore::new("/srv/sessions"))
///     .await?;
/// # let _ = session; Ok(()) }
/// ```
#[derive(Debug, Clone)]
#[must_use = "a builder does nothing until a session is opened"]
pub struct SessionBuilder {
    codex: Codex,
    start: ThreadStartParams,
    resume: Option<ThreadResumeParams>,
    retry: StartRetry,
    while_running: WhileRunning,
    which: Option<Threads>,
    name_thread: bool,
    unarchive: bool,
    replace_gone: bool,
    replace_archived: bool,
}

impl SessionBuilder {
    /// What a new thread is started with.
    ///
    /// ```
    /// # fn set(codex: &codex_threads::Codex) {
    /// use codex_threads::protocol::ThreadStartParams;
    ///
    /// let builder = codex.session().thread(ThreadStartParams::new().cwd("/srv/work"));
    /// # let _ = builder; }
    /// ```
    pub fn thread(mut self, params: ThreadStartParams) -> Self {
        self.start = params;
        self
    }

    /// What a thread is resumed with; its id is set here. Unless told, nothing is said: the thread keeps its settings.
    ///
    /// ```
    /// # fn set(codex: &codex_threads::Codex) {
    /// use codex_threads::protocol::ThreadResumeParams;
    ///
    /// let builder = codex.session().resume_params(ThreadResumeParams::new("").model("gpt-5"));
    /// # let _ = builder; }
    /// ```
    pub fn resume_params(mut self, params: ThreadResumeParams) -> Self {
        self.resume = Some(params);
        self
    }

    /// How often opening is tried.
    ///
    /// ```
    /// # fn set(codex: &codex_threads::Codex) {
    /// use codex_threads::session::StartRetry;
    ///
    /// let builder = codex.session().retry(StartRetry::new().attempts(1));
    /// # let _ = builder; }
    /// ```
    pub fn retry(mut self, retry: StartRetry) -> Self {
        self.retry = retry;
        self
    }

    /// What a call does while a turn runs: it waits, unless told.
    ///
    /// ```
    /// # fn set(codex: &codex_threads::Codex) {
    /// use codex_threads::session::WhileRunning;
    ///
    /// let builder = codex.session().while_running(WhileRunning::Refuse);
    /// # let _ = builder; }
    /// ```
    pub fn while_running(mut self, what: WhileRunning) -> Self {
        self.while_running = what;
        self
    }

    /// Which threads [`resume_last`](Self::resume_last) looks at, in place of [`Threads::interactive`]; the folder and the
    /// order are set there.
    ///
    /// ```
    /// # fn set(codex: &codex_threads::Codex) {
    /// let builder = codex.session().among(codex_threads::Threads::top_level());
    /// # let _ = builder; }
    /// ```
    pub fn among(mut self, which: Threads) -> Self {
        self.which = Some(which);
        self
    }

    /// Whether [`open`](Self::open) gives the thread the session's name, for other programs to see
    /// (`thread/name/set`): when its first turn has ended, or when it is continued and has no name. A name that somebody
    /// else has given it is left alone, and told by [`Session::name_state`]. (Up to 0.104 or so servers don't tell a
    /// thread's name, and it is set each time.) Off by default.
    ///
    /// ```
    /// # fn set(codex: &codex_threads::Codex) {
    /// let builder = codex.session().name_thread(true);
    /// # let _ = builder; }
    /// ```
    pub fn name_thread(mut self, on: bool) -> Self {
        self.name_thread = on;
        self
    }

    /// Whether a thread that is archived is brought back, instead of [`SessionError::Archived`]. Off by default.
    ///
    /// ```
    /// # fn set(codex: &codex_threads::Codex) {
    /// let builder = codex.session().unarchive(true);
    /// # let _ = builder; }
    /// ```
    pub fn unarchive(mut self, on: bool) -> Self {
        self.unarchive = on;
        self
    }

    /// Whether [`open`](Self::open) starts a new thread in the place of one that is gone, instead of
    /// [`SessionError::Gone`]. Off by default.
    ///
    /// ```
    /// # fn set(codex: &codex_threads::Codex) {
    /// let builder = codex.session().replace_gone(true);
    /// # let _ = builder; }
    /// ```
    pub fn replace_gone(mut self, on: bool) -> Self {
        self.replace_gone = on;
        self
    }

    /// Whether [`open`](Self::open) starts a new thread in the place of one that is archived, instead of
    /// [`SessionError::Archived`]. Off by default; [`unarchive`](Self::unarchive) goes before.
    ///
    /// ```
    /// # fn set(codex: &codex_threads::Codex) {
    /// let builder = codex.session().replace_archived(true);
    /// # let _ = builder; }
    /// ```
    pub fn replace_archived(mut self, on: bool) -> Self {
        self.replace_archived = on;
        self
    }

    /// Opens a session with a new thread (`thread/start`).
    ///
    /// The server keeps a thread for good from its first turn on, also if that fails: until then it can't be resumed
    /// after the server has ended.
    ///
    /// # Errors
    ///
    /// [`SessionError::Call`].
    ///
    /// ```no_run
    /// # async fn run(codex: codex_threads::Codex) -> Result<(), codex_threads::session::SessionError> {
    /// let session = codex.session().start().await?;
    /// # let _ = session; Ok(()) }
    /// ```
    pub async fn start(self) -> Result<Session, SessionError> {
        let mut pauses = self.retry.begin(&self.codex);
        let thread = self.new_thread(&mut pauses).await?;
        let desk = Desk::new(None, Some(None), NameState::Off);
        Ok(Session::new(
            thread,
            Opened::Started,
            desk,
            self.while_running,
        ))
    }

    /// Opens a session with a thread that is there (`thread/resume`). Its history is not read.
    ///
    /// # Errors
    ///
    /// [`SessionError`]: [`Archived`](SessionError::Archived), [`Gone`](SessionError::Gone),
    /// [`WrittenElsewhere`](SessionError::WrittenElsewhere) among others.
    ///
    /// ```no_run
    /// # async fn run(codex: codex_threads::Codex) -> Result<(), codex_threads::session::SessionError> {
    /// let session = codex.session().resume("019a0000-0000-7000-8000-000000000000").await?;
    /// # let _ = session; Ok(()) }
    /// ```
    pub async fn resume(self, thread: impl Into<ThreadId>) -> Result<Session, SessionError> {
        let mut pauses = self.retry.begin(&self.codex);
        let thread = self.old_thread(&thread.into(), &mut pauses).await?;
        let desk = Desk::new(None, None, NameState::Off);
        Ok(Session::new(
            thread,
            Opened::Resumed,
            desk,
            self.while_running,
        ))
    }

    /// Opens a session with the thread that was last worked in, of those of a folder.
    ///
    /// **Last** is the one whose `updatedAt` is the latest, which servers move with every turn; of two in the same second
    /// the one that was created later. **Of a folder** is a thread that was started in it, by this path or, where the
    /// path is found on this machine, without its symbolic links. (Since 0.129 at the latest servers see through links
    /// themselves.) Looked at are the threads of terminals, editors and programs like this one, of all model providers, not
    /// archived; [`among`](Self::among) says otherwise. Threads without a turn are in no list.
    ///
    /// The lists are read page by page until an older thread comes: one request as a rule. Servers up to 0.103 can't be
    /// asked for a folder, and all of their threads are gone through.
    ///
    /// # Errors
    ///
    /// [`SessionError::NoThread`] when there is none, and those of [`resume`](Self::resume).
    ///
    /// ```no_run
    /// # async fn run(codex: codex_threads::Codex) -> Result<(), codex_threads::session::SessionError> {
    /// let session = codex.session().resume_last("/srv/work").await?;
    /// println!("going on with {}", session.id());
    /// # Ok(()) }
    /// ```
    pub async fn resume_last(
        self,
        folder: impl IntoField<String>,
    ) -> Result<Session, SessionError> {
        let folder = folder.into_field();
        let mut pauses = self.retry.begin(&self.codex);
        let which = self.which.clone().unwrap_or_else(Threads::interactive);
        let last = loop {
            match last::find(&self.codex, which.clone(), &folder).await {
                Err(error) if pauses.wait_after(&error).await => {}
                other => break other?,
            }
        };
        let Some(last) = last else {
            return Err(SessionError::NoThread { folder });
        };
        let thread = self.old_thread(&last.id, &mut pauses).await?;
        let desk = Desk::new(None, None, NameState::Off);
        Ok(Session::new(
            thread,
            Opened::Resumed,
            desk,
            self.while_running,
        ))
    }

    /// Opens the session of this name: with the thread that the name stands for, or with a new one when it stands for
    /// none.
    ///
    /// The name is held until the session is dropped: meanwhile whoever else opens it, in this process or another, waits for
    /// as long as [`retry`](Self::retry) says, and gets [`SessionError::InUse`] then. So two processes that start the same name
    /// at once have one thread, one after the other.
    ///
    /// What became of the thread meanwhile is told: [`Opened::Continued`] says whether turns were taken back; archived, gone
    /// and written to elsewhere are errors, and no new thread is started in silence.
    ///
    /// **When the program is killed**, the store holds one of these:
    ///
    /// - nothing: it was killed before the thread was started, or just after; the server forgets a thread without a turn;
    /// - a thread whose first turn has not ended: it is continued if the server has it, and else a new one is started in its
    ///   place, for nothing was said in it;
    /// - a thread in whose midst it was killed: it is continued. Up to 0.146 the opening waits a second then, for the server
    ///   of the program that was killed to go; since 0.147 the server says whether it has gone, and opening is tried again
    ///   until it has. What became of the turn, the thread's history says, and [jobs](super::Job) ask it.
    ///
    /// # Errors
    ///
    /// [`SessionError`].
    ///
    /// ```no_run
    /// use codex_threads::session::FileStore;
    ///
    /// # async fn run(codex: codex_threads::Codex) -> Result<(), codex_threads::session::SessionError> {
    /// let store = FileStore::new("/srv/sessions");
    /// let session = codex.session().open("nightly", &store).await?;
    /// println!("{:?}", session.opened());
    /// # Ok(()) }
    /// ```
    pub async fn open<S>(self, name: impl Into<String>, store: &S) -> Result<Session, SessionError>
    where
        S: SessionStore + Clone + 'static,
    {
        self.open_in(name, Arc::new(store.clone())).await
    }

    /// The same with a store that is shared.
    ///
    /// # Errors
    ///
    /// As [`open`](Self::open).
    ///
    /// ```no_run
    /// use codex_threads::session::SessionStore;
    /// use std::sync::Arc;
    ///
    /// # async fn run(codex: codex_threads::Codex, store: Arc<dyn SessionStore>) -> Result<(), codex_threads::session::SessionError> {
    /// let session = codex.session().open_in("nightly", store).await?;
    /// # let _ = session; Ok(()) }
    /// ```
    pub async fn open_in(
        self,
        name: impl Into<String>,
        store: Arc<dyn SessionStore>,
    ) -> Result<Session, SessionError> {
        let name = name.into();
        let mut pauses = self.retry.begin(&self.codex);
        let claim = claim(&*store, &name, &mut pauses).await?;
        let slot = Slot::Session(&name);
        let known: Option<Versioned<Entry>> = match store.load(slot).await? {
            Some(kept) => Some(entry::read(slot, kept)?),
            None => None,
        };
        let (thread, opened, entry) = match known {
            None => {
                let thread = self.new_thread(&mut pauses).await?;
                let entry = self.put(&*store, &name, &thread, None).await?;
                (thread, Opened::Started, entry)
            }
            Some(known) => self.go_on(&*store, &name, known, &mut pauses).await?,
        };
        let naming = match self.name_thread {
            true => NameState::of(&name, &thread, entry.value.settled),
            false => NameState::Off,
        };
        let fresh = !matches!(opened, Opened::Continued { .. });
        let newest = fresh.then_some(None);
        let settled = entry.value.settled;
        let shelf = Shelf::new(store, name, entry, claim);
        let desk = Desk::new(Some(shelf), newest, naming);
        if settled {
            desk.name_thread(thread.id(), &self.codex.downgrade()).await;
        }
        Ok(Session::new(thread, opened, desk, self.while_running))
    }

    /// Goes on with what the name stands for.
    async fn go_on(
        &self,
        store: &dyn SessionStore,
        name: &str,
        known: Versioned<Entry>,
        pauses: &mut Pauses,
    ) -> Result<(Thread, Opened, Versioned<Entry>), SessionError> {
        let old = known.value.thread.clone();
        if known.value.running && !self.codex.server().locks_threads() {
            tokio::time::sleep(PREDECESSOR).await;
        }
        let settled = known.value.settled;
        let replaced = match self.old_thread(&old, pauses).await {
            Ok(thread) => {
                let rewound = match &known.value.last_turn {
                    Some(last) => !count::has(&thread, last).await?,
                    None => false,
                };
                return Ok((thread, Opened::Continued { rewound }, known));
            }
            // Nothing was ever said in it.
            Err(SessionError::Gone { .. }) if !settled => Opened::Started,
            Err(SessionError::Gone { thread }) if self.replace_gone => Opened::Replaced { thread },
            Err(SessionError::Archived { thread }) if self.replace_archived => {
                Opened::Replaced { thread }
            }
            Err(error) => return Err(error),
        };
        let thread = self.new_thread(pauses).await?;
        let entry = self.put(store, name, &thread, Some(known)).await?;
        Ok((thread, replaced, entry))
    }

    /// Keeps a new thread under the name.
    async fn put(
        &self,
        store: &dyn SessionStore,
        name: &str,
        thread: &Thread,
        replaces: Option<Versioned<Entry>>,
    ) -> Result<Versioned<Entry>, SessionError> {
        let mut value = Entry::new(thread.id().clone());
        let mut revision = None;
        if let Some(old) = replaces {
            value.unknown = old.value.unknown;
            revision = Some(old.revision);
        }
        let object = entry::written(&value)?;
        let revision = store.save(Slot::Session(name), object, revision).await?;
        Ok(Versioned { value, revision })
    }

    async fn new_thread(&self, pauses: &mut Pauses) -> Result<Thread, SessionError> {
        loop {
            match self.codex.start_thread(self.start.clone()).await {
                Ok(thread) => return Ok(thread),
                Err(error) => {
                    let error = error.into();
                    if !pauses.wait_after(&error).await {
                        return Err(error);
                    }
                }
            }
        }
    }

    /// Resumes a thread, and says in one way on all releases why it can't be.
    async fn old_thread(&self, id: &ThreadId, pauses: &mut Pauses) -> Result<Thread, SessionError> {
        let mut params = self
            .resume
            .clone()
            .unwrap_or_else(|| ThreadResumeParams::new(id));
        params.thread_id = id.clone();
        let mut unarchived = false;
        if self.codex.server().loses_turns_by_resuming()
            && turns::running(&self.codex, id).is_some()
        {
            // It is loaded, and this connection follows it.
            return Ok(self.codex.thread(id));
        }
        loop {
            let error = match self.codex.resume_thread(params.clone()).await {
                // From 0.108 or so to 0.149 servers resume an archived thread where it lies.
                Ok(thread) if !lies_in_archive(&thread) => return Ok(thread),
                Ok(thread) => {
                    let _ = thread.unsubscribe().await;
                    SessionError::Archived { thread: id.clone() }
                }
                Err(error) => SessionError::Call(error),
            };
            let archived = matches!(error, SessionError::Archived { .. })
                || error.is_archived()
                || error.is_not_found() && self.is_in_archive(id).await?;
            if archived && self.unarchive && !unarchived {
                self.codex.call(ThreadUnarchiveParams::new(id)).await?;
                unarchived = true;
                continue;
            }
            if archived {
                return Err(SessionError::Archived { thread: id.clone() });
            }
            if error.is_not_found() {
                return Err(SessionError::Gone { thread: id.clone() });
            }
            if !pauses.wait_after(&error).await {
                return Err(match error.is_written_elsewhere() {
                    true => SessionError::WrittenElsewhere { thread: id.clone() },
                    false => error,
                });
            }
        }
    }

    /// Whether a thread that the server doesn't find is archived: the oldest servers don't say, and list it.
    async fn is_in_archive(&self, id: &ThreadId) -> Result<bool, SessionError> {
        let archived = Threads::everything().archived(Archived::Archived);
        let mut threads = self.codex.threads(archived);
        while let Some(thread) = threads.next().await {
            if thread?.id == *id {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// Whether the thread's rollout lies where servers put what is archived.
fn lies_in_archive(thread: &Thread) -> bool {
    const FOLDER: &str = "archived_sessions";
    let path = thread.snapshot().and_then(|thread| thread.path.as_deref());
    path.is_some_and(|path| path.split(['/', '\\']).any(|folder| folder == FOLDER))
}

/// Takes the name for oneself.
async fn claim(
    store: &dyn SessionStore,
    name: &str,
    pauses: &mut Pauses,
) -> Result<Claim, SessionError> {
    loop {
        if let Some(claim) = store.claim(name).await? {
            return Ok(claim);
        }
        let error = SessionError::InUse {
            name: name.to_owned(),
        };
        if !pauses.wait_after(&error).await {
            return Err(error);
        }
    }
}
