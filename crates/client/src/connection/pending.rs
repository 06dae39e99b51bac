//! The requests in flight.
//!
//! An entry holds one of the permits (64 by default), from before its line is written until its
//! answer is read. A caller that goes away leaves its entry behind: the server still works on the
//! request, so the permit is still taken. The entry goes when the late answer comes, or when it has
//! been left for so long that none will come. So the table never has more entries than there are
//! permits, however many futures are dropped.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use bytestring::ByteString;
use codex_threads_protocol::ThreadId;
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore, oneshot};
use tokio::time::Instant;

use crate::error::{CallInFlight, Closed};
use crate::sync::{AtomicBool, AtomicI64, Mutex, Ordering, lock};
use crate::turns::TurnState;
use crate::wire::{RawError, Span};

/// How long an entry whose caller has gone waits for its late answer.
const ABANDONED: Duration = Duration::from_secs(60);

/// What the caller of a request gets.
#[derive(Debug)]
pub(crate) enum Reply {
    Result { line: ByteString, result: Span },
    Error(RawError),
    Oversized { len: u64 },
    Closed(Closed),
}

/// What the reader has to do with an answer before anybody else sees it.
#[derive(Debug, Clone)]
pub(crate) enum Purpose {
    /// Nothing.
    Plain,
    /// Open the stream of the thread that the answer names.
    OpensThread,
    /// Note that this turn runs.
    NamesTurn { thread: ThreadId },
    /// Tell whoever follows the thread that it was rolled back: the server tells nobody.
    RollsBack { thread: ThreadId },
    /// The same, and tell those who wait for a turn which one it is.
    StartsTurn {
        thread: ThreadId,
        turn: Arc<TurnState>,
    },
}

#[derive(Debug)]
struct Entry {
    method: Cow<'static, str>,
    purpose: Purpose,
    /// `None` when the caller has gone.
    reply: Option<oneshot::Sender<Reply>>,
    abandoned: Option<Instant>,
    since: Instant,
    permit: OwnedSemaphorePermit,
}

/// The table.
#[derive(Debug)]
pub(crate) struct Pending {
    table: Mutex<Table>,
    permits: Arc<Semaphore>,
    next: AtomicI64,
    /// Somebody waits until nobody waits: answers are news too.
    draining: AtomicBool,
    /// Somebody has gone: those who wait for a permit look again.
    news: Notify,
}

#[derive(Debug, Default)]
struct Table {
    entries: BTreeMap<i64, Entry>,
    closed: Option<Closed>,
}

impl Table {
    /// The requests that are as wanted, in the order of their ids.
    fn unanswered(&self, wanted: impl Fn(&Entry) -> bool) -> Vec<CallInFlight> {
        let now = Instant::now();
        let mut calls: Vec<CallInFlight> = self
            .entries
            .iter()
            .filter(|(_, entry)| wanted(entry))
            .map(|(id, entry)| CallInFlight {
                id: *id,
                method: entry.method.clone(),
                waited: now.saturating_duration_since(entry.since),
            })
            .collect();
        calls.sort_unstable_by_key(CallInFlight::id);
        calls
    }
}

/// What was found under an answer's id.
#[derive(Debug)]
pub(crate) struct Taken {
    pub(crate) purpose: Purpose,
    /// `None` when the caller has gone.
    pub(crate) reply: Option<oneshot::Sender<Reply>>,
}

impl Pending {
    pub(crate) fn new(capacity: usize) -> Self {
        Self {
            table: Mutex::default(),
            permits: Arc::new(Semaphore::new(capacity)),
            next: AtomicI64::new(1),
            draining: AtomicBool::new(false),
            news: Notify::new(),
        }
    }

    /// Waits for a place among the requests in flight. `swept` hears of entries given up.
    pub(crate) async fn permit(&self, swept: impl Fn(u64)) -> Option<OwnedSemaphorePermit> {
        let acquire = Arc::clone(&self.permits).acquire_owned();
        tokio::pin!(acquire);
        loop {
            let news = self.news.notified();
            tokio::pin!(news);
            news.as_mut().enable();
            let (gone, next) = self.sweep(Instant::now());
            if gone > 0 {
                swept(gone);
            }
            let sleep = async {
                match next {
                    Some(next) => tokio::time::sleep_until(next).await,
                    None => std::future::pending().await,
                }
            };
            tokio::select! {
                biased;
                permit = &mut acquire => return permit.ok(),
                () = sleep => {}
                () = &mut news => {}
            }
        }
    }

    /// Removes entries that were left too long ago. Returns how many, and when the next one is due.
    fn sweep(&self, now: Instant) -> (u64, Option<Instant>) {
        let mut next: Option<Instant> = None;
        let mut gone = Vec::new();
        {
            let mut table = lock(&self.table);
            let due: Vec<i64> = table
                .entries
                .iter()
                .filter_map(|(id, entry)| {
                    let due = entry.abandoned? + ABANDONED;
                    if due <= now {
                        Some(*id)
                    } else {
                        next = Some(next.map_or(due, |next| next.min(due)));
                        None
                    }
                })
                .collect();
            for id in due {
                if let Some(entry) = table.entries.remove(&id) {
                    tracing::debug!(method = %entry.method, id, "no answer ever came");
                    gone.push(entry);
                }
            }
        }
        (gone.len() as u64, next)
    }

    /// Enters a request that is about to be written.
    pub(crate) fn enter(
        &self,
        permit: OwnedSemaphorePermit,
        method: Cow<'static, str>,
        purpose: Purpose,
    ) -> Result<(i64, oneshot::Receiver<Reply>), Closed> {
        let (reply, receiver) = oneshot::channel();
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        let mut table = lock(&self.table);
        if let Some(closed) = &table.closed {
            return Err(closed.clone());
        }
        table.entries.insert(
            id,
            Entry {
                method,
                purpose,
                reply: Some(reply),
                abandoned: None,
                since: Instant::now(),
                permit,
            },
        );
        Ok((id, receiver))
    }

    /// Takes out a request that was not written after all.
    pub(crate) fn withdraw(&self, id: i64) -> Option<OwnedSemaphorePermit> {
        let entry = lock(&self.table).entries.remove(&id)?;
        Some(entry.permit)
    }

    /// The caller has gone: the entry waits for its late answer.
    pub(crate) fn abandon(&self, id: i64) {
        let reply = {
            let mut table = lock(&self.table);
            let Some(entry) = table.entries.get_mut(&id) else {
                return;
            };
            entry.abandoned = Some(Instant::now());
            // What the caller wanted is not done for it any more. A thread that was rolled back is so
            // for everybody.
            if !matches!(entry.purpose, Purpose::RollsBack { .. }) {
                entry.purpose = Purpose::Plain;
            }
            entry.reply.take()
        };
        drop(reply);
        self.news.notify_waiters();
    }

    /// Takes out the entry that an answer belongs to.
    pub(crate) fn take(&self, id: i64) -> Option<Taken> {
        let entry = lock(&self.table).entries.remove(&id)?;
        if self.draining.load(Ordering::Relaxed) {
            self.news.notify_waiters();
        }
        Some(Taken {
            purpose: entry.purpose,
            reply: entry.reply,
        })
    }

    /// Empties the table for good; returns why and those who wait, but for the first call `None`.
    /// `why` hears what was in the table, and is called while it is locked: from then on nothing
    /// gets in.
    pub(crate) fn close(
        &self,
        why: impl FnOnce(Vec<CallInFlight>) -> Closed,
    ) -> Option<(Closed, Vec<oneshot::Sender<Reply>>)> {
        let (closed, entries) = {
            let mut table = lock(&self.table);
            if table.closed.is_some() {
                return None;
            }
            let closed = why(table.unanswered(|_| true));
            table.closed = Some(closed.clone());
            (closed, std::mem::take(&mut table.entries))
        };
        self.permits.close();
        self.news.notify_waiters();
        let waiting = entries
            .into_values()
            .filter_map(|entry| entry.reply)
            .collect();
        Some((closed, waiting))
    }

    /// The requests whose callers wait for an answer.
    pub(crate) fn unanswered(&self) -> Vec<CallInFlight> {
        lock(&self.table).unanswered(|entry| entry.reply.is_some())
    }

    /// Waits until no caller waits any more. Entries whose callers have gone don't count: their
    /// answers may never come.
    pub(crate) async fn idle(&self) {
        self.draining.store(true, Ordering::SeqCst);
        loop {
            let news = self.news.notified();
            tokio::pin!(news);
            news.as_mut().enable();
            if self.waiting() == 0 {
                return;
            }
            news.await;
        }
    }

    /// How many callers wait for an answer.
    pub(crate) fn waiting(&self) -> usize {
        let table = lock(&self.table);
        let waiting = table.entries.values().filter(|entry| entry.reply.is_some());
        waiting.count()
    }

    /// How many requests are in flight, those included whose callers have gone.
    pub(crate) fn len(&self) -> usize {
        lock(&self.table).entries.len()
    }
}
