//! Over all pages of one or two lists, naming no thread twice.

use std::collections::{HashSet, VecDeque};
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use codex_threads_protocol::{Rejected, Thread, ThreadId, ThreadListResponse};

use super::leg::{Leg, Page};
use super::query::{Archived, Threads};
use crate::codex::Codex;
use crate::error::Error;
use crate::paging::Step;

/// A walk over all pages.
pub(super) struct Walk {
    codex: Codex,
    legs: VecDeque<Leg>,
    seen: HashSet<ThreadId>,
    /// Elements that don't decode have no id; their text is told apart by its hash.
    rejected: HashSet<u64>,
}

/// What a page has that was not listed before.
pub(super) struct Fresh {
    pub(super) threads: Vec<Thread>,
    pub(super) rejected: Vec<Rejected>,
}

impl Walk {
    pub(super) fn new(codex: Codex, threads: &Threads) -> Self {
        let sides: &[bool] = match threads.archived {
            Archived::Live => &[false],
            Archived::Archived => &[true],
            Archived::Both => &[false, true],
        };
        let legs = sides.iter().map(|archived| {
            let mut params = threads.params.clone();
            params.archived = archived.then_some(true);
            Leg::new(params)
        });
        Self {
            codex,
            legs: legs.collect(),
            seen: HashSet::new(),
            rejected: HashSet::new(),
        }
    }

    async fn next(&mut self) -> Result<Option<Fresh>, Error> {
        while let Some(leg) = self.legs.front() {
            let Some(params) = leg.ask()? else {
                self.legs.pop_front();
                continue;
            };
            let page = self.codex.call(params).await?;
            let fresh = self.take(page);
            if !fresh.threads.is_empty() || !fresh.rejected.is_empty() {
                return Ok(Some(fresh));
            }
        }
        Ok(None)
    }

    fn take(&mut self, page: ThreadListResponse) -> Fresh {
        let fresh_before = self.seen.len();
        let rejected = page.data.rejected().iter().filter(|element| {
            let mut hasher = DefaultHasher::new();
            element.json().hash(&mut hasher);
            self.rejected.insert(hasher.finish())
        });
        let rejected = rejected.cloned().collect();
        let is_new: Vec<bool> = page
            .data
            .iter()
            .map(|thread| self.seen.insert(thread.id.clone()))
            .collect();
        if let Some(leg) = self.legs.front_mut() {
            leg.note(&Page {
                threads: &page.data,
                fresh: self.seen.len() - fresh_before,
                next: page.next_cursor.as_deref(),
            });
        }
        let threads = page.data.into_iter().zip(is_new);
        Fresh {
            threads: threads.filter_map(|(t, new)| new.then_some(t)).collect(),
            rejected,
        }
    }
}

impl Step for Walk {
    type Output = Result<Fresh, Error>;

    async fn step(mut self) -> (Self, Option<Self::Output>) {
        let next = self.next().await;
        if next.is_err() {
            self.legs.clear();
        }
        (self, next.transpose())
    }
}
