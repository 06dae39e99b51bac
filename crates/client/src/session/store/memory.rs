//! Sessions in memory.

use std::collections::{BTreeMap, HashSet};
use std::future::ready;
use std::sync::Arc;

use serde_json::{Map, Value};

use super::{Claim, Kept, SessionStore, Slot, StoreError, StoreFuture};
use crate::sync::{Mutex, MutexGuard, lock};

/// Keeps sessions for as long as it lives itself, for tests. Clones are one store.
///
/// ```
/// let store = codex_threads::session::MemoryStore::default();
/// # let _ = store;
/// ```
#[derive(Debug, Clone, Default)]
pub struct MemoryStore(Arc<Mutex<Inner>>);

#[derive(Debug, Default)]
struct Inner {
    /// By name, and by key for jobs.
    kept: BTreeMap<(String, Option<String>), Kept>,
    claimed: HashSet<String>,
}

fn key(slot: Slot<'_>) -> (String, Option<String>) {
    match slot {
        Slot::Session(name) => (name.to_owned(), None),
        Slot::Job { session, key } => (session.to_owned(), Some(key.to_owned())),
    }
}

impl MemoryStore {
    fn lock(&self) -> MutexGuard<'_, Inner> {
        lock(&self.0)
    }
}

impl Inner {
    /// That the slot holds this revision.
    fn expect(&self, slot: Slot<'_>, expected: Option<u64>) -> Result<(), StoreError> {
        let found = self.kept.get(&key(slot)).map(|kept| kept.revision);
        if found == expected {
            Ok(())
        } else {
            Err(StoreError::conflict(slot, expected, found))
        }
    }
}

impl SessionStore for MemoryStore {
    fn load<'a>(&'a self, slot: Slot<'a>) -> StoreFuture<'a, Option<Kept>> {
        let kept = self.lock().kept.get(&key(slot)).cloned();
        Box::pin(ready(Ok(kept)))
    }

    fn save<'a>(
        &'a self,
        slot: Slot<'a>,
        value: Map<String, Value>,
        replaces: Option<u64>,
    ) -> StoreFuture<'a, u64> {
        let mut inner = self.lock();
        let saved = inner.expect(slot, replaces).map(|()| {
            let revision = replaces.unwrap_or(0) + 1;
            inner.kept.insert(key(slot), Kept { value, revision });
            revision
        });
        Box::pin(ready(saved))
    }

    fn remove<'a>(&'a self, slot: Slot<'a>, revision: u64) -> StoreFuture<'a, ()> {
        let mut inner = self.lock();
        let removed = inner.expect(slot, Some(revision)).map(|()| match slot {
            Slot::Session(name) => inner.kept.retain(|(kept, _), _| kept != name),
            Slot::Job { .. } => drop(inner.kept.remove(&key(slot))),
        });
        Box::pin(ready(removed))
    }

    fn names(&self) -> StoreFuture<'_, Vec<String>> {
        let inner = self.lock();
        let names = inner.kept.keys().filter(|(_, job)| job.is_none());
        let names = names.map(|(name, _)| name.clone()).collect();
        Box::pin(ready(Ok(names)))
    }

    fn claim<'a>(&'a self, name: &'a str) -> StoreFuture<'a, Option<Claim>> {
        let free = self.lock().claimed.insert(name.to_owned());
        let claim = free.then(|| {
            Claim::new(Held {
                store: self.clone(),
                name: name.to_owned(),
            })
        });
        Box::pin(ready(Ok(claim)))
    }
}

struct Held {
    store: MemoryStore,
    name: String,
}

impl Drop for Held {
    fn drop(&mut self) {
        self.store.lock().claimed.remove(&self.name);
    }
}
