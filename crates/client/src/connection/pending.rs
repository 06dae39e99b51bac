//! The requests in flight.
//!
//! An entry holds one of the permits (64 by default), from before its line is written until its
//! answer is read. A caller that goes away, or whose time is over, leaves its entry behind: the server
//! still works on the request, so the permit is still taken. The entry goes when the late answer
//! comes, or when it has been left for so long that none will come. So the table never has more
//! entries than there are permits, however many futures are dropped.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, DefaultHasher};
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
    Result {
        line: ByteString,
        result: Span,
    },
    Error(RawError),
    Oversized {
        len: u64,
    },
    /// Its time is over.
    TimedOut,
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
    since: Instant,
    /// When it is given up: by its caller first, and then for good.
    due: Instant,
    permit: OwnedSemaphorePermit,
}

impl Entry {
    /// Nobody waits for the answer any more. What the caller wanted is not done for it; a thread that
    /// was rolled back is so for everybody.
    fn leave(&mut self, now: Instant) -> Option<oneshot::Sender<Reply>> {
        self.due = now + ABANDONED;
        if !matches!(self.purpose, Purpose::RollsBack { .. }) {
            self.purpose = Purpose::Plain;
        }
        self.reply.take()
    }
}

/// The table.
#[derive(Debug)]
pub(crate) struct Pending {
    table: Mutex<Table>,
    permits: Arc<Semaphore>,
    next: AtomicI64,
    /// Somebody waits until nobody waits: answers are news too.
    draining: AtomicBool,
    /// Somebody has gone.
    news: Notify,
    /// The alarm is to ring earlier than it is set to, or never again.
    earlier: Notify,
}

#[derive(Debug, Default)]
struct Table {
    /// The ids are ours, so nobody can choose them to collide.
    entries: HashMap<i64, Entry, BuildHasherDefault<DefaultHasher>>,
    /// When the alarm rings next: no later than the first entry is due.
    alarm: Option<Instant>,
    closed: Option<Closed>,
}

impl Table {
    /// Sets the alarm for something that is due then; tells it where that is `earlier`.
    fn set_alarm(&mut self, due: Instant, earlier: &Notify) {
        if self.alarm.is_none_or(|alarm| due < alarm) {
            self.alarm = Some(due);
            earlier.notify_one();
        }
    }

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

/// What was given up.
#[derive(Debug)]
pub(super) struct GivenUp {
    /// How many requests will never be answered.
    pub(super) unanswered: u64,
    /// When something is due next.
    pub(super) next: Option<Instant>,
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
            earlier: Notify::new(),
        }
    }

    /// A place among the requests in flight, if one is free and nobody waits for it.
    pub(crate) fn free_permit(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.permits).try_acquire_owned().ok()
    }

    /// Waits for a place among the requests in flight; `None` once there are no more.
    pub(crate) async fn permit(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.permits).acquire_owned().await.ok()
    }

    /// Gives up what is due: tells callers that their time is over, and removes entries that were left
    /// long ago. `None` once the table is closed.
    pub(super) fn give_up(&self, now: Instant) -> Option<GivenUp> {
        let mut late = Vec::new();
        let mut gone = Vec::new();
        let next = {
            let mut table = lock(&self.table);
            if table.closed.is_some() {
                return None;
            }
            for (id, entry) in &mut table.entries {
                if entry.due > now {
                    continue;
                }
                match entry.leave(now) {
                    Some(caller) => late.push(caller),
                    None => gone.push(*id),
                }
            }
            for id in &gone {
                if let Some(entry) = table.entries.remove(id) {
                    tracing::debug!(method = %entry.method, id, "no answer ever came");
                }
            }
            table.alarm = table.entries.values().map(|entry| entry.due).min();
            table.alarm
        };
        for caller in late {
            let _ = caller.send(Reply::TimedOut);
        }
        self.news.notify_waiters();
        Some(GivenUp {
            unanswered: gone.len() as u64,
            next,
        })
    }

    /// Waits until the alarm is to ring earlier than it was set to, or never again.
    pub(super) async fn earlier(&self) {
        self.earlier.notified().await;
    }

    /// Enters a request that is about to be written, and whose time is over at `due`.
    pub(crate) fn enter(
        &self,
        permit: OwnedSemaphorePermit,
        method: Cow<'static, str>,
        purpose: Purpose,
        due: Instant,
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
                since: Instant::now(),
                due,
                permit,
            },
        );
        table.set_alarm(due, &self.earlier);
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
            let reply = entry.leave(Instant::now());
            let due = entry.due;
            table.set_alarm(due, &self.earlier);
            reply
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
        self.earlier.notify_one();
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
