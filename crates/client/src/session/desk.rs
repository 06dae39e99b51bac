//! What is noted of a session's turns, by a task of each turn, which doesn't keep the connection alive.

use std::time::SystemTime;

use codex_threads_protocol::{ThreadId, TurnId};

use super::count::Mark;
use super::entry::{JobEnd, JobEntry};
use super::error::SessionError;
use super::name::NameState;
use super::record::{InputSize, RecordedEnd, Records, TurnRecord};
use super::shelf::Shelf;
use super::store::StoreError;
use crate::codex::WeakCodex;
use crate::sync::{Mutex, lock};
use crate::turns::{TurnEnd, TurnOutcome};

#[derive(Debug)]
pub(super) struct Desk {
    pub(super) records: Mutex<Records>,
    /// The newest turn of the thread; `None` when it would have to be asked for.
    pub(super) newest: Mutex<Option<Option<TurnId>>>,
    /// Up to where turns were counted.
    pub(super) mark: Mutex<Option<Mark>>,
    pub(super) name: Mutex<NameState>,
    pub(super) shelf: Option<Shelf>,
}

/// A turn that was begun.
#[derive(Debug)]
pub(super) struct Facts {
    pub(super) turn: TurnId,
    pub(super) thread: ThreadId,
    pub(super) input: InputSize,
    pub(super) joined: bool,
    pub(super) begun: SystemTime,
    pub(super) work: Option<Work>,
}

/// The job that a turn is to do.
#[derive(Debug, Clone)]
pub(super) struct Work {
    pub(super) key: String,
    pub(super) entry: JobEntry,
    /// What is kept of it already.
    pub(super) revision: Option<u64>,
}

impl Desk {
    pub(super) fn new(
        shelf: Option<Shelf>,
        newest: Option<Option<TurnId>>,
        name: NameState,
    ) -> Self {
        Self {
            records: Mutex::default(),
            newest: Mutex::new(newest),
            mark: Mutex::default(),
            name: Mutex::new(name),
            shelf,
        }
    }

    /// A turn is about to begin.
    pub(super) async fn begins(&self, work: Option<&mut Work>) -> Result<(), StoreError> {
        let Some(shelf) = &self.shelf else {
            return Ok(());
        };
        if !shelf.entry().running {
            shelf.update(|entry| entry.running = true).await?;
        }
        if let Some(work) = work {
            let saved = shelf
                .save_job(&work.key, &work.entry, work.revision)
                .await?;
            work.revision = Some(saved);
        }
        Ok(())
    }

    /// It did not begin.
    pub(super) async fn did_not_begin(&self) -> Result<(), StoreError> {
        match &self.shelf {
            Some(shelf) => shelf.update(|entry| entry.running = false).await,
            None => Ok(()),
        }
    }

    /// Whether a turn is known to have done something else than this job.
    pub(super) fn is_of_another(&self, turn: &TurnId, job: &str) -> bool {
        // Of a job whose turn's end was noted, the end is noted before that.
        let last = self
            .shelf
            .as_ref()
            .and_then(|shelf| shelf.entry().last_turn);
        last.as_ref() == Some(turn) || lock(&self.records).is_of_another(turn, job)
    }

    /// A turn has ended.
    pub(super) async fn ended(
        &self,
        facts: Facts,
        end: TurnEnd,
        codex: &WeakCodex,
    ) -> Result<TurnEnd, SessionError> {
        let lost = matches!(end, TurnEnd::Lost(_));
        let outcome = end.outcome();
        lock(&self.records).push(TurnRecord {
            id: facts.turn.clone(),
            job: facts.work.as_ref().map(|work| work.key.clone()),
            input: facts.input,
            joined: facts.joined,
            begun: facts.begun,
            ended: RecordedEnd::from(&end),
            known_by: end.known_by(),
            usage: outcome.and_then(TurnOutcome::token_usage).cloned(),
            duration: outcome.and_then(TurnOutcome::duration),
        });
        *lock(&self.newest) = (!lost).then(|| Some(facts.turn.clone()));
        let noted = self.note(facts.work, facts.turn, &end).await;
        if !lost {
            self.name_thread(&facts.thread, codex).await;
        }
        match noted {
            Ok(()) => Ok(end),
            Err(error) => Err(SessionError::NotNoted {
                end: Box::new(end),
                error,
            }),
        }
    }

    /// The job first: what is cut off in between is found out again.
    async fn note(
        &self,
        work: Option<Work>,
        turn: TurnId,
        end: &TurnEnd,
    ) -> Result<(), StoreError> {
        // A turn that is lost may have ended, or may go on: whoever comes next asks.
        let (Some(shelf), false) = (&self.shelf, matches!(end, TurnEnd::Lost(_))) else {
            return Ok(());
        };
        if let Some(work) = work {
            self.note_job(work, turn.clone(), RecordedEnd::from(end), true)
                .await?;
        }
        let change = |entry: &mut super::entry::Entry| {
            entry.running = false;
            entry.settled = true;
            entry.last_turn = Some(turn);
        };
        shelf.update(change).await
    }

    /// How a job has ended.
    pub(super) async fn note_job(
        &self,
        work: Work,
        turn: TurnId,
        end: RecordedEnd,
        sure: bool,
    ) -> Result<JobEntry, StoreError> {
        let mut entry = work.entry;
        entry.ended = Some(JobEnd {
            turn,
            how: end.text().into(),
            sure,
        });
        if let Some(shelf) = &self.shelf {
            shelf.save_job(&work.key, &entry, work.revision).await?;
        }
        Ok(entry)
    }

    /// Gives the thread the session's name, if that is due.
    pub(super) async fn name_thread(&self, thread: &ThreadId, codex: &WeakCodex) {
        let due = lock(&self.name).due();
        if let (Some(name), Some(codex)) = (due, codex.upgrade()) {
            let named = codex.thread(thread).set_name(name).await;
            *lock(&self.name) = NameState::after(named);
        }
    }
}
