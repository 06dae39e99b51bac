//! A session's place in a store.

use std::sync::Arc;

use super::entry::{self, Entry, JobEntry, Versioned};
use super::store::{Claim, SessionStore, Slot, StoreError};
use crate::sync::{Mutex, lock};

/// The place of one session, and the claim on it. Whoever writes has the session's turn: nobody else writes.
#[derive(Debug)]
pub(super) struct Shelf {
    store: Arc<dyn SessionStore>,
    name: String,
    entry: Mutex<Versioned<Entry>>,
    _claim: Claim,
}

impl Shelf {
    pub(super) fn new(
        store: Arc<dyn SessionStore>,
        name: String,
        entry: Versioned<Entry>,
        claim: Claim,
    ) -> Self {
        Self {
            store,
            name,
            entry: Mutex::new(entry),
            _claim: claim,
        }
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn entry(&self) -> Entry {
        lock(&self.entry).value.clone()
    }

    /// Changes what is kept of the session.
    pub(super) async fn update(&self, change: impl FnOnce(&mut Entry)) -> Result<(), StoreError> {
        let Versioned {
            mut value,
            revision,
        } = lock(&self.entry).clone();
        change(&mut value);
        let object = entry::written(&value)?;
        let slot = Slot::Session(&self.name);
        let revision = self.store.save(slot, object, Some(revision)).await?;
        *lock(&self.entry) = Versioned { value, revision };
        Ok(())
    }

    pub(super) async fn job(&self, key: &str) -> Result<Option<Versioned<JobEntry>>, StoreError> {
        let slot = self.slot(key);
        let kept = self.store.load(slot).await?;
        kept.map(|kept| entry::read(slot, kept)).transpose()
    }

    /// Keeps a job; returns the new revision.
    pub(super) async fn save_job(
        &self,
        key: &str,
        job: &JobEntry,
        replaces: Option<u64>,
    ) -> Result<u64, StoreError> {
        let object = entry::written(job)?;
        self.store.save(self.slot(key), object, replaces).await
    }

    fn slot<'a>(&'a self, key: &'a str) -> Slot<'a> {
        Slot::Job {
            session: &self.name,
            key,
        }
    }
}
