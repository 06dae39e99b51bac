//! List, then watch.

use std::collections::{HashMap, HashSet, VecDeque};
use std::fmt;
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use codex_threads_protocol::{
    self as protocol, ThreadId, ThreadLoadedListParams, ThreadNameUpdatedNotification,
    ThreadReadParams, ThreadStartedNotification, ThreadStatus, ThreadStatusChangedNotification,
};
use futures_core::Stream;
use tokio::time::Sleep;

use super::entry::{CatalogEvent, CatalogThread};
use super::filter::{Fits, archive, fits};
use crate::codex::Codex;
use crate::error::Error;
use crate::events::{ConnectionEvents, Event, Notification};
use crate::lists::{ThreadStream, Threads};

/// Threads that are read at the same time.
const READS: usize = 8;
/// Threads that wait to be read; beyond that all are listed anew.
const WAITING: usize = 1_024;
/// How often threads are listed anew because of one that only the server can judge.
const DOUBTS: u8 = 3;
/// How soon threads are listed anew when only the server can say which belong.
const SOON: Duration = Duration::from_millis(200);
/// How long after a failure, at first and at most.
const AGAIN: (Duration, Duration) = (Duration::from_secs(1), Duration::from_secs(60));

type Reading = Pin<Box<dyn Future<Output = Result<protocol::Thread, Error>> + Send>>;
type Rest = Pin<Box<dyn Future<Output = Vec<protocol::Thread>> + Send>>;

/// A stream of the threads that there are, and of what changes: [`Codex::watch_threads`].
///
/// First comes [`Init`](CatalogEvent::Init), each thread as [`InitApply`](CatalogEvent::InitApply), and
/// [`InitDone`](CatalogEvent::InitDone); from then on [`Apply`](CatalogEvent::Apply) and
/// [`Delete`](CatalogEvent::Delete). When broadcasts may have been missed all is listed anew, from `Init` on.
///
/// An error is told and not the end: the list is tried again, later and later (up to a minute). The stream ends
/// with the connection, and its last element is that error. Reading slowly loses nothing.
///
/// ```no_run
/// use codex_threads::{Codex, Threads};
/// use codex_threads::catalog::CatalogEvent;
///
/// # async fn run(codex: Codex) -> Result<(), codex_threads::Error> {
/// let mut watch = codex.watch_threads(Threads::everything());
/// while let Some(event) = watch.next().await {
///     match event? {
///         CatalogEvent::InitApply(thread) | CatalogEvent::Apply(thread) => {
///             println!("{}: {:?}", thread.id(), thread.activity());
///         }
///         CatalogEvent::Delete(id) => println!("{id} is gone"),
///         _ => {}
///     }
/// }
/// # Ok(()) }
/// ```
pub struct ThreadWatch {
    codex: Codex,
    which: Threads,
    broadcasts: ConnectionEvents,
    every: Option<Duration>,
    phase: Phase,
    known: HashMap<ThreadId, Known>,
    out: VecDeque<Result<CatalogEvent, Error>>,
    reads: Vec<(ThreadId, Reading)>,
    waiting: VecDeque<ThreadId>,
    again: Option<Pin<Box<Sleep>>>,
    /// Threads that only the server can judge, and how often it was asked because of them.
    doubts: HashMap<ThreadId, u8>,
    failures: u32,
    over: bool,
}

enum Phase {
    /// The next list begins when this is over.
    Pause(Option<Pin<Box<Sleep>>>),
    Listing {
        list: Box<ThreadStream>,
        listed: HashMap<ThreadId, Known>,
    },
    /// Threads that no list names are looked for.
    Rest {
        rest: Rest,
        listed: HashMap<ThreadId, Known>,
    },
    Watching,
}

/// A thread as it was told last, and what broadcasts said of it since it was asked for last.
struct Known {
    entry: Arc<CatalogThread>,
    told: Told,
}

#[derive(Debug, Clone, Default)]
struct Told {
    status: Option<ThreadStatus>,
    name: Option<Option<String>>,
    archived: Option<bool>,
}

impl Known {
    fn new(thread: protocol::Thread) -> Self {
        Self {
            entry: Arc::new(CatalogThread::new(thread)),
            told: Told::default(),
        }
    }
}

impl Codex {
    /// The threads that there are, then what changes, from lists and broadcasts alone: no thread is
    /// resumed, loaded or subscribed to.
    ///
    /// To a list come the threads that the server has loaded and not listed (those without a turn), and threads
    /// that a broadcast names are read, off the way of other broadcasts. What other processes
    /// write into the same `CODEX_HOME` is told by no broadcast: see
    /// [`relist_every`](ThreadWatch::relist_every).
    ///
    /// ```no_run
    /// # async fn run(codex: codex_threads::Codex) {
    /// let watch = codex.watch_threads(codex_threads::Threads::interactive());
    /// # let _ = watch; }
    /// ```
    #[must_use]
    pub fn watch_threads(&self, which: impl Into<Threads>) -> ThreadWatch {
        ThreadWatch {
            codex: self.clone(),
            which: which.into(),
            // Before the list: what is told while it is read stands in the stream.
            broadcasts: self.broadcasts(),
            every: None,
            phase: Phase::Pause(None),
            known: HashMap::new(),
            out: VecDeque::new(),
            reads: Vec::new(),
            waiting: VecDeque::new(),
            again: None,
            doubts: HashMap::new(),
            failures: 0,
            over: false,
        }
    }
}

impl ThreadWatch {
    /// Lists all threads anew so often, for what no broadcast tells: other processes that write into the
    /// same `CODEX_HOME`. Never unless told.
    ///
    /// ```no_run
    /// # async fn run(codex: codex_threads::Codex) {
    /// let minute = std::time::Duration::from_secs(60);
    /// let watch = codex.watch_threads(codex_threads::Threads::interactive()).relist_every(minute);
    /// # let _ = watch; }
    /// ```
    #[must_use]
    pub fn relist_every(mut self, time: Duration) -> Self {
        self.every = Some(time);
        self
    }

    /// Waits for the next event; `None` after the connection has ended. Dropping the future loses nothing.
    ///
    /// # Errors
    ///
    /// What kept a list away, or ended the connection.
    ///
    /// ```no_run
    /// # async fn run(mut watch: codex_threads::catalog::ThreadWatch) {
    /// while let Some(event) = watch.next().await { println!("{event:?}"); }
    /// # }
    /// ```
    pub async fn next(&mut self) -> Option<Result<CatalogEvent, Error>> {
        poll_fn(|cx| self.poll(cx)).await
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<CatalogEvent, Error>>> {
        loop {
            if let Some(event) = self.out.pop_front() {
                return Poll::Ready(Some(event));
            }
            if self.over {
                return Poll::Ready(None);
            }
            match &mut self.phase {
                Phase::Pause(pause) => {
                    if let Some(pause) = pause {
                        ready!(pause.as_mut().poll(cx));
                    }
                    self.begin_list();
                }
                Phase::Listing { list, .. } => {
                    let next = ready!(Pin::new(&mut **list).poll_next(cx));
                    self.listed(next);
                }
                Phase::Rest { rest, .. } => {
                    let rest = ready!(rest.as_mut().poll(cx));
                    self.list_done(rest);
                }
                Phase::Watching => ready!(self.watch(cx)),
            }
        }
    }

    fn begin_list(&mut self) {
        // What is read would be older than the list.
        self.reads.clear();
        self.waiting.clear();
        self.again = None;
        for known in self.known.values_mut() {
            known.told = Told::default();
        }
        self.out.push_back(Ok(CatalogEvent::Init));
        self.phase = Phase::Listing {
            list: Box::new(self.codex.threads(self.which.clone())),
            listed: HashMap::new(),
        };
    }

    fn listed(&mut self, next: Option<Result<protocol::Thread, Error>>) {
        let Phase::Listing { listed, .. } = &mut self.phase else {
            return;
        };
        match next {
            Some(Ok(thread)) => {
                let known = Known::new(thread);
                self.out
                    .push_back(Ok(CatalogEvent::InitApply(Arc::clone(&known.entry))));
                listed.insert(known.entry.id().clone(), known);
            }
            Some(Err(error)) => self.failed(error),
            None => {
                let listed = std::mem::take(listed);
                let known = self.known.keys().cloned().collect();
                let rest = unlisted(self.codex.clone(), known, listed.keys().cloned().collect());
                self.phase = Phase::Rest {
                    rest: Box::pin(rest),
                    listed,
                };
            }
        }
    }

    fn list_done(&mut self, rest: Vec<protocol::Thread>) {
        let Phase::Rest { listed, .. } = &mut self.phase else {
            return;
        };
        let mut listed = std::mem::take(listed);
        for thread in rest {
            let known = Known::new(thread);
            if fits(&self.which, &known.entry) == Fits::Yes {
                self.out
                    .push_back(Ok(CatalogEvent::InitApply(Arc::clone(&known.entry))));
                listed.insert(known.entry.id().clone(), known);
            }
        }
        self.known = listed;
        self.failures = 0;
        self.out.push_back(Ok(CatalogEvent::InitDone));
        self.phase = Phase::Watching;
        self.again = self.every.map(|time| Box::pin(tokio::time::sleep(time)));
    }

    fn failed(&mut self, error: Error) {
        let after = AGAIN.0 * 2_u32.saturating_pow(self.failures.min(16));
        self.failures += 1;
        if error.is_closed() || self.codex.is_closed().is_some() {
            self.over = true;
        }
        self.out.push_back(Err(error));
        let pause = tokio::time::sleep(after.min(AGAIN.1));
        self.phase = Phase::Pause(Some(Box::pin(pause)));
    }

    /// Ready when there may be something to tell.
    fn watch(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        match Pin::new(&mut self.broadcasts).poll_next(cx) {
            Poll::Ready(Some(event)) => {
                self.told(&event);
                return Poll::Ready(());
            }
            Poll::Ready(None) => {
                self.over = true;
                if let Some(closed) = self.codex.is_closed() {
                    let method = "thread/list".into();
                    self.out.push_back(Err(Error::Closed { method, closed }));
                }
                return Poll::Ready(());
            }
            Poll::Pending => {}
        }
        self.start_reads();
        for at in 0..self.reads.len() {
            if let Poll::Ready(read) = self.reads[at].1.as_mut().poll(cx) {
                let (id, _) = self.reads.swap_remove(at);
                self.read(&id, read);
                return Poll::Ready(());
            }
        }
        if let Some(again) = &mut self.again {
            ready!(again.as_mut().poll(cx));
            self.phase = Phase::Pause(None);
            return Poll::Ready(());
        }
        Poll::Pending
    }

    fn told(&mut self, event: &Event) {
        let told = match event {
            Event::Notification(told) => told,
            Event::Lagged(_) | Event::Missed(_) => return self.list_again(Duration::ZERO),
            _ => return,
        };
        let Some(id) = told.thread_id().map(ThreadId::from) else {
            return;
        };
        match told.method() {
            "thread/started" => {
                if let Some(n) = decode::<ThreadStartedNotification>(told) {
                    self.apply(CatalogThread::new(n.thread).with_archived(false));
                }
            }
            "thread/status/changed" => {
                if let Some(n) = decode::<ThreadStatusChangedNotification>(told) {
                    // When its work is over, its preview and its times are other ones.
                    let rests = !matches!(n.status, ThreadStatus::Active(_));
                    self.change(&id, rests, |known| {
                        known.told.status = Some(n.status.clone());
                        known.entry.with_status(n.status)
                    });
                }
            }
            "thread/closed" => {
                // One that was never stored is gone by that: a read says.
                self.change(&id, true, |known| match known.entry.thread().status {
                    Some(_) => {
                        let unloaded = ThreadStatus::NotLoaded(Default::default());
                        known.told.status = Some(unloaded.clone());
                        known.entry.with_status(unloaded)
                    }
                    None => CatalogThread::clone(&known.entry),
                });
            }
            "thread/name/updated" => {
                if let Some(n) = decode::<ThreadNameUpdatedNotification>(told) {
                    self.change(&id, false, |known| {
                        known.told.name = Some(n.thread_name.clone());
                        known.entry.with_name(n.thread_name)
                    });
                }
            }
            "thread/archived" => self.moved(&id, true),
            "thread/unarchived" => self.moved(&id, false),
            "thread/deleted" => {
                self.reads.retain(|(read, _)| *read != id);
                self.waiting.retain(|waiting| *waiting != id);
                self.delete(&id);
            }
            _ => {}
        }
    }

    fn moved(&mut self, id: &ThreadId, archived: bool) {
        if !archive(&self.which, Some(archived)) {
            return self.delete(id);
        }
        self.change(id, true, |known| {
            known.told.archived = Some(archived);
            known.entry.with_archived(archived)
        });
    }

    /// Changes a thread that is known; one that isn't is read, and one that is too where that tells more.
    fn change(
        &mut self,
        id: &ThreadId,
        read: bool,
        change: impl FnOnce(&mut Known) -> CatalogThread,
    ) {
        match self.known.get_mut(id) {
            Some(known) => {
                let entry = change(known);
                self.apply(entry);
                if read {
                    self.ask(id);
                }
            }
            None => self.ask(id),
        }
    }

    /// Tells how a thread is, if it is one of those that are watched.
    fn apply(&mut self, entry: CatalogThread) {
        match fits(&self.which, &entry) {
            Fits::No => return self.delete(entry.id()),
            Fits::AskTheServer if !self.known.contains_key(entry.id()) => {
                return self.doubt(entry.id());
            }
            _ => {}
        }
        let id = entry.id().clone();
        let entry = Arc::new(entry);
        match self.known.get_mut(&id) {
            Some(known) if known.entry == entry => return,
            Some(known) => known.entry = Arc::clone(&entry),
            None => {
                let told = Told::default();
                let entry = Arc::clone(&entry);
                self.known.insert(id, Known { entry, told });
            }
        }
        self.out.push_back(Ok(CatalogEvent::Apply(entry)));
    }

    /// Lists anew for a thread that only the server can judge: when it is met first, and when its first
    /// turn is over, since threads without a turn are in no list.
    fn doubt(&mut self, id: &ThreadId) {
        if self.doubts.len() == WAITING {
            self.doubts.clear();
        }
        let asked = self.doubts.entry(id.clone()).or_default();
        if *asked < DOUBTS {
            *asked += 1;
            self.list_again(SOON);
        }
    }

    fn delete(&mut self, id: &ThreadId) {
        if self.known.remove(id).is_some() {
            self.out.push_back(Ok(CatalogEvent::Delete(id.clone())));
        }
    }

    fn ask(&mut self, id: &ThreadId) {
        // One that is under way may be older than what was told just now.
        self.reads.retain(|(read, _)| read != id);
        if self.waiting.contains(id) {
            return;
        }
        if self.waiting.len() == WAITING {
            return self.list_again(Duration::ZERO);
        }
        self.waiting.push_back(id.clone());
    }

    fn start_reads(&mut self) {
        while self.reads.len() < READS
            && let Some(id) = self.waiting.pop_front()
        {
            if let Some(known) = self.known.get_mut(&id) {
                known.told = Told::default();
            }
            self.reads
                .push((id.clone(), Box::pin(read(self.codex.clone(), id))));
        }
    }

    fn read(&mut self, id: &ThreadId, read: Result<protocol::Thread, Error>) {
        match read {
            Ok(thread) => {
                let mut entry = CatalogThread::new(thread);
                if let Some(known) = self.known.get(id) {
                    let Told {
                        status,
                        name,
                        archived,
                    } = known.told.clone();
                    if let Some(status) = status {
                        entry = entry.with_status(status);
                    }
                    // Servers up to 0.104 tell names by broadcasts alone.
                    if let Some(name) = name {
                        entry = entry.with_name(name);
                    } else if entry.thread().status.is_none() && entry.name().is_none() {
                        entry = entry.with_name(known.entry.name().map(str::to_owned));
                    }
                    if let Some(archived) = archived.or(match entry.is_archived() {
                        None => known.entry.is_archived(),
                        known => known,
                    }) {
                        entry = entry.with_archived(archived);
                    }
                }
                self.apply(entry);
            }
            Err(error) if is_unknown(&error) => self.delete(id),
            Err(error) => {
                tracing::debug!(
                    closed = error.is_closed(),
                    "a thread of the catalog can't be read"
                );
                if !error.is_closed() {
                    self.list_again(AGAIN.0);
                }
            }
        }
    }

    /// Lists all threads anew after this time, or sooner where that was to be already.
    fn list_again(&mut self, after: Duration) {
        let at = tokio::time::Instant::now() + after;
        match &mut self.again {
            Some(again) if again.deadline() <= at => {}
            again => *again = Some(Box::pin(tokio::time::sleep_until(at))),
        }
    }
}

/// The threads that a list lacks: those that were known before, and those that are loaded and have had no turn.
async fn unlisted(
    codex: Codex,
    known: HashSet<ThreadId>,
    listed: HashSet<ThreadId>,
) -> Vec<protocol::Thread> {
    let mut missing = known;
    if codex.server().accepts("thread/loaded/list") {
        let mut loaded = codex.pages(ThreadLoadedListParams::new()).items();
        // Without it the catalog lacks what has had no turn, until a broadcast names it.
        while let Some(Ok(id)) = loaded.next().await {
            missing.insert(id);
        }
    }
    let mut found = Vec::new();
    for id in missing {
        if !listed.contains(&id)
            && let Ok(thread) = read(codex.clone(), id).await
        {
            found.push(thread);
        }
    }
    found
}

async fn read(codex: Codex, id: ThreadId) -> Result<protocol::Thread, Error> {
    let answer = codex.call(ThreadReadParams::new(id)).await?;
    Ok(answer.thread)
}

fn is_unknown(error: &Error) -> bool {
    error
        .server()
        .is_some_and(|error| error.kind().is_unknown_thread())
}

fn decode<N: protocol::Notification>(told: &Notification) -> Option<N> {
    told.params_as()
        .inspect_err(|error| {
            // Where, and not what stands there: that is the user's.
            tracing::warn!(
                method = told.method(),
                at = error.path(),
                "a broadcast can't be decoded"
            );
        })
        .ok()
}

impl Stream for ThreadWatch {
    type Item = Result<CatalogEvent, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(cx)
    }
}

impl fmt::Debug for ThreadWatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ThreadWatch")
            .field("known", &self.known.len())
            .field("reads", &self.reads.len())
            .field("waiting", &self.waiting.len())
            .finish_non_exhaustive()
    }
}
