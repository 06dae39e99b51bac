//! Turns that are done once, whatever happens to the program.

use codex_threads_protocol::{
    IntoField, List, Request as _, TurnId, TurnStartParams, TurnStatus, UserInput,
};
use uuid::Uuid;

use super::desk::Work;
use super::entry::{JobEntry, Versioned};
use super::error::SessionError;
use super::fate::{self, Fate};
use super::handle::{NotBegun, Session, may_have_begun};
use super::record::{JobRecord, RecordedEnd};
use super::shelf::Shelf;
use crate::turns::{KnownBy, TurnEnd};

/// A turn with a key, that is done once: [`Session::job`]. A program that works through a batch is killed, started again,
/// and goes through the same list: jobs that are done cost a look into the store, the one in whose midst it was killed is
/// found in the thread's history, and the rest are done.
///
/// **How.** Before a job's turn begins, the store takes note of its key, of the thread's last turn, and of the id that its
/// message has (`clientUserMessageId`, since 0.136); when it has ended, of how. A job that was begun and has no end is looked
/// for in the thread: the turn with that message, or on older servers the one right behind the last, if it says the same. Then
///
/// | the turn | what is done |
/// |---|---|
/// | is not there, or was cut off before the model was asked | it is begun |
/// | runs, in a server that others use too | its end is waited for |
/// | ran to its end | that is noted; nothing is sent |
/// | was cut off | it is begun again, unless [`repeat`](Self::repeat) says otherwise: half of its work may be done |
/// | failed, or was interrupted | as [`repeat`](Self::repeat) says; unless told, that is how it ended |
///
/// **Where it can't be known.** Servers up to 0.146 store a turn that failed as completed, and servers up to 0.104 one that
/// was cut off too. Where the program was killed before it noted the end, a turn there is taken for completed when the
/// agent had the last word, and for cut off when it had not; [`JobRecord::sure`] is false then. Up to 0.146 no server keeps others
/// from writing to a thread: this holds if nobody does. And 0.100 (0.104 no more) forgets a turn that runs when another client resumes
/// its thread: there a job that was begun by a client that has gone is begun again.
///
/// **Without an answer.** A `turn/start` that is not answered in time is not sent again: whether there is a turn, the thread's history says,
/// and a turn that is there is waited for. When there is none, the error is told ([`OutcomeUnknown`](crate::Error::OutcomeUnknown)), and
/// whoever runs the job again begins it.
///
/// A job's key is any text of up to 600 bytes. Keys belong to the session's name: in a new thread that replaces
/// one that is gone, jobs that were done stay done.
///
/// ```no_run
/// use codex_threads::session::Repeat;
///
/// # async fn run(session: codex_threads::session::Session, pages: Vec<String>) -> Result<(), codex_threads::session::SessionError> {
/// for (number, page) in pages.iter().enumerate() {
///     let job = session.job(format!("page {number}")).repeat(Repeat::NotCompleted);
///     let done = job.run(page.as_str()).await?;
///     println!("{}: {:?}", number, done.record().ended);
/// }
/// # Ok(()) }
/// ```
#[derive(Debug)]
#[must_use = "a job does nothing until it is run"]
pub struct Job<'s> {
    session: &'s Session,
    key: String,
    repeat: Repeat,
}

/// Which jobs are begun again that were begun before: [`Job::repeat`].
///
/// ```
/// use codex_threads::session::Repeat;
///
/// assert_eq!(Repeat::default(), Repeat::CutOff);
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum Repeat {
    /// None whose turn had begun to work.
    Never,
    /// Those that were cut off with the program or its server.
    #[default]
    CutOff,
    /// All that did not run to their end: those that failed or were interrupted too.
    NotCompleted,
}

/// What became of a job.
///
/// ```
/// # fn show(job: &codex_threads::session::JobOutcome) {
/// println!("{:?} by {}", job.how(), job.record().turn);
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct JobOutcome {
    record: JobRecord,
    how: JobHow,
    end: Option<TurnEnd>,
}

/// How it is known what became of a job.
///
/// ```
/// # fn show(job: &codex_threads::session::JobOutcome) {
/// use codex_threads::session::JobHow;
///
/// if job.how() == JobHow::Ran { println!("done now"); }
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum JobHow {
    /// Its turn ran now.
    Ran,
    /// Its turn was running, and was waited for.
    Joined,
    /// Its turn was found in the thread's history.
    Found,
    /// The store had its end.
    Noted,
}

impl JobOutcome {
    /// How it ended.
    ///
    /// ```
    /// # fn show(job: &codex_threads::session::JobOutcome) { println!("{:?}", job.record().ended); }
    /// ```
    #[must_use]
    pub fn record(&self) -> &JobRecord {
        &self.record
    }

    /// How that is known.
    ///
    /// ```
    /// # fn show(job: &codex_threads::session::JobOutcome) { println!("{:?}", job.how()); }
    /// ```
    #[must_use]
    pub fn how(&self) -> JobHow {
        self.how
    }

    /// What its turn has brought; `None` where the store had its end, which costs no request: read the turn with
    /// [`Session::read_turn`] then.
    ///
    /// ```
    /// # fn show(job: &codex_threads::session::JobOutcome) {
    /// if let Some(end) = job.end() { println!("{}", end.final_message().unwrap_or_default()); }
    /// # }
    /// ```
    #[must_use]
    pub fn end(&self) -> Option<&TurnEnd> {
        self.end.as_ref()
    }

    /// Whether the job was done: its turn ran to its end.
    ///
    /// ```
    /// # fn show(job: &codex_threads::session::JobOutcome) { assert!(job.is_completed()); }
    /// ```
    #[must_use]
    pub fn is_completed(&self) -> bool {
        self.record.ended.is_completed()
    }
}

/// What is to be done about a job that was begun.
enum Next {
    Begin,
    Tell(Box<JobOutcome>),
}

impl<'s> Job<'s> {
    pub(super) fn new(session: &'s Session, key: String) -> Self {
        Self {
            session,
            key,
            repeat: Repeat::default(),
        }
    }

    /// Which turns are begun again. What ran to its end never is.
    ///
    /// ```no_run
    /// use codex_threads::session::Repeat;
    ///
    /// # async fn run(session: codex_threads::session::Session) -> Result<(), codex_threads::session::SessionError> {
    /// let job = session.job("page 17").repeat(Repeat::Never);
    /// job.run("Summarise page 17").await?;
    /// # Ok(()) }
    /// ```
    pub fn repeat(mut self, repeat: Repeat) -> Self {
        self.repeat = repeat;
        self
    }

    /// Does the job if it is not done, and returns what became of it.
    ///
    /// A turn that fails is an outcome, not an error. After an error the job can be run again, here or by the next
    /// process: what was begun is looked for first.
    ///
    /// # Errors
    ///
    /// Those of [`Session::send`], and [`SessionError::Unnamed`] where the session has no name.
    ///
    /// ```no_run
    /// # async fn run(session: codex_threads::session::Session) -> Result<(), codex_threads::session::SessionError> {
    /// let done = session.job("page 17").run("Summarise page 17").await?;
    /// println!("{:?}", done.record());
    /// # Ok(()) }
    /// ```
    pub async fn run(
        self,
        input: impl IntoField<List<UserInput>>,
    ) -> Result<JobOutcome, SessionError> {
        let params = TurnStartParams::new(input, self.session.id());
        self.run_with(params).await
    }

    /// The same with all that `turn/start` takes; the thread's id is set here, and that of the message.
    ///
    /// # Errors
    ///
    /// Those of [`run`](Self::run).
    ///
    /// ```no_run
    /// use codex_threads::protocol::TurnStartParams;
    ///
    /// # async fn run(session: codex_threads::session::Session) -> Result<(), codex_threads::session::SessionError> {
    /// let params = TurnStartParams::new("Summarise page 17", session.id()).model("gpt-5");
    /// let done = session.job("page 17").run_with(params).await?;
    /// # let _ = done; Ok(()) }
    /// ```
    pub async fn run_with(self, mut params: TurnStartParams) -> Result<JobOutcome, SessionError> {
        let session = self.session;
        let shelf = session.desk().shelf.as_ref().ok_or(SessionError::Unnamed)?;
        // Most jobs of a batch that is started again are done: they wait for nobody.
        if let Some(known) = shelf.job(&self.key).await?
            && let Some(outcome) = self.noted(&known.value)
        {
            return Ok(outcome);
        }
        let permit = session.turn_of_mine().await?;
        let known = shelf.job(&self.key).await?;
        // Before others' turns are waited for: the one that runs may be the job's.
        if let Some(known) = &known {
            match self.next(known, &params.input).await? {
                Next::Begin => {}
                Next::Tell(outcome) => return Ok(*outcome),
            }
        }
        session.others_end().await?;
        let work = self.work(known).await?;
        let attempts = work.entry.attempts;
        params.client_user_message_id = work.entry.message.clone();
        let begun = match session.launch(permit, params.clone(), Some(work)).await {
            Ok(begun) => begun,
            Err(not_begun) => return self.reconcile(shelf, not_begun, &params.input).await,
        };
        let turn = begun.turn.id().clone();
        let end = begun.end().await?;
        Ok(JobOutcome {
            record: self.record(turn, RecordedEnd::from(&end), true, attempts),
            how: JobHow::Ran,
            end: Some(end),
        })
    }

    /// How it ended, if the store has that and it is not to be begun again.
    fn noted(&self, entry: &JobEntry) -> Option<JobOutcome> {
        let record = entry.record(&self.key)?;
        let done = record.ended.is_completed() || self.repeat != Repeat::NotCompleted;
        done.then_some(JobOutcome {
            record,
            how: JobHow::Noted,
            end: None,
        })
    }

    /// What to do about a job that is kept.
    async fn next(
        &self,
        known: &Versioned<JobEntry>,
        input: &List<UserInput>,
    ) -> Result<Next, SessionError> {
        let entry = &known.value;
        if entry.ended.is_some() {
            return Ok(match self.noted(entry) {
                Some(outcome) => Next::Tell(Box::new(outcome)),
                None => Next::Begin,
            });
        }
        let thread = self.session.thread();
        if entry.thread != *thread.id() {
            // It was begun in a thread that is gone.
            return Ok(Next::Begin);
        }
        let known_by = match thread.codex().server().accepts("thread/turns/list") {
            true => KnownBy::TurnsList,
            false => KnownBy::ThreadRead,
        };
        let others = |turn: &TurnId| self.session.desk().is_of_another(turn, &self.key);
        let (end, how, sure) = match fate::of(thread, entry, input, others).await? {
            Fate::NotBegun => return Ok(Next::Begin),
            Fate::CutOff(_) if self.repeat != Repeat::Never => return Ok(Next::Begin),
            Fate::Ended(_) if self.repeat == Repeat::NotCompleted => return Ok(Next::Begin),
            Fate::Running(turn) => {
                let end = thread.attach_turn(turn).end().await;
                (end, JobHow::Joined, true)
            }
            Fate::Completed(turn, sure) => (TurnEnd::stored(*turn, known_by), JobHow::Found, sure),
            Fate::Ended(turn) => (TurnEnd::stored(*turn, known_by), JobHow::Found, true),
            Fate::CutOff(mut turn) => {
                let sure = turn.status != TurnStatus::Completed;
                turn.status = TurnStatus::Interrupted;
                (TurnEnd::stored(*turn, known_by), JobHow::Found, sure)
            }
        };
        let turn = match &end {
            // It stays begun, and is looked for when it is run next.
            TurnEnd::Lost(why) => return Err(SessionError::Lost(why.clone())),
            TurnEnd::Completed(outcome)
            | TurnEnd::Interrupted(outcome)
            | TurnEnd::Other(outcome) => outcome.id().clone(),
            TurnEnd::Failed(failed) => failed.id().clone(),
        };
        let how_it_ended = RecordedEnd::from(&end);
        let work = Work {
            key: self.key.clone(),
            entry: entry.clone(),
            revision: Some(known.revision),
        };
        let desk = self.session.desk();
        desk.note_job(work, turn.clone(), how_it_ended, sure)
            .await?;
        Ok(Next::Tell(Box::new(JobOutcome {
            record: self.record(turn, how_it_ended, sure, entry.attempts),
            how,
            end: Some(end),
        })))
    }

    /// What is to be kept of it now.
    async fn work(&self, known: Option<Versioned<JobEntry>>) -> Result<Work, SessionError> {
        let thread = self.session.thread();
        let server = thread.codex().server();
        let named = server.heeds(TurnStartParams::METHOD, "clientUserMessageId", "");
        let (attempts, unknown, revision) = match known {
            Some(known) => (
                known.value.attempts,
                known.value.unknown,
                Some(known.revision),
            ),
            None => (0, serde_json::Map::new(), None),
        };
        Ok(Work {
            key: self.key.clone(),
            entry: JobEntry {
                before: self.session.newest().await?,
                thread: thread.id().clone(),
                message: named.then(|| Uuid::now_v7().to_string()),
                attempts: attempts.saturating_add(1),
                ended: None,
                unknown,
            },
            revision,
        })
    }

    /// The answer to `turn/start` has not come: whether there is a turn, the thread's history says. No other begins meanwhile.
    async fn reconcile(
        &self,
        shelf: &Shelf,
        not_begun: NotBegun,
        input: &List<UserInput>,
    ) -> Result<JobOutcome, SessionError> {
        let error = &not_begun.error;
        let unknown = error.call().is_some_and(may_have_begun);
        let over = self.session.thread().codex().is_closed().is_some();
        if !unknown || over {
            return Err(not_begun.into());
        }
        let Some(known) = shelf.job(&self.key).await? else {
            return Err(not_begun.into());
        };
        match self.next(&known, input).await? {
            Next::Tell(outcome) => Ok(*outcome),
            Next::Begin => Err(not_begun.into()),
        }
    }

    fn record(&self, turn: TurnId, ended: RecordedEnd, sure: bool, attempts: u32) -> JobRecord {
        JobRecord {
            key: self.key.clone(),
            turn,
            ended,
            sure,
            attempts,
        }
    }
}

impl Session {
    /// A turn of this thread as it ended: of a job that was done before, say. (It is asked for, by `thread/turns/list` or
    /// `thread/read`.)
    ///
    /// ```no_run
    /// # async fn run(session: codex_threads::session::Session) -> Result<(), codex_threads::session::SessionError> {
    /// let done = session.job("page 17").run("Summarise page 17").await?;
    /// let end = session.read_turn(&done.record().turn).await;
    /// println!("{}", end.final_message().unwrap_or_default());
    /// # Ok(()) }
    /// ```
    pub async fn read_turn(&self, turn: &TurnId) -> TurnEnd {
        self.thread().attach_turn(turn.clone()).end().await
    }

    /// What the store has of a job: `None` when it has not ended, or was never begun.
    ///
    /// # Errors
    ///
    /// [`SessionError::Store`], and [`SessionError::Unnamed`] where the session has no name.
    ///
    /// ```no_run
    /// # async fn run(session: codex_threads::session::Session) -> Result<(), codex_threads::session::SessionError> {
    /// println!("{:?}", session.job_record("page 17").await?);
    /// # Ok(()) }
    /// ```
    pub async fn job_record(&self, key: &str) -> Result<Option<JobRecord>, SessionError> {
        let shelf = self.desk().shelf.as_ref().ok_or(SessionError::Unnamed)?;
        let known = shelf.job(key).await?;
        Ok(known.and_then(|known| known.value.record(key)))
    }
}
