//! The catalog: the threads that there are, kept up to date.

use std::collections::HashMap;
use std::fmt;
use std::sync::Arc;

use codex_threads_protocol::ThreadId;
use tokio::sync::{oneshot, watch};
use tokio::task::AbortHandle;

use super::entry::{CatalogEvent, CatalogThread};
use super::watch::ThreadWatch;
use crate::codex::Codex;
use crate::error::{CloseCause, Closed, Error, InFlight};
use crate::lists::Threads;
use crate::sync::{Mutex, lock};

/// The threads that there are, kept up to date by a task of its own. Cheap to clone; the task ends with the last
/// clone, and as long as it runs it keeps the connection open.
///
/// ```no_run
/// use codex_threads::{Codex, Threads};
///
/// # async fn run(codex: Codex) -> Result<(), codex_threads::Error> {
/// let catalog = codex.catalog(Threads::interactive()).await?;
/// for thread in catalog.threads().iter() {
///     println!("{} {:?}", thread.id(), thread.activity());
/// }
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Catalog {
    handle: Arc<Handle>,
}

struct Handle {
    shared: Arc<Shared>,
    task: AbortHandle,
}

impl Drop for Handle {
    fn drop(&mut self) {
        self.task.abort();
    }
}

struct Shared {
    state: Mutex<State>,
    /// Counts what has changed.
    version: watch::Sender<u64>,
}

#[derive(Default)]
struct State {
    threads: HashMap<ThreadId, Arc<CatalogThread>>,
    /// The list that is being read, and takes the place of the threads when it is complete.
    next: Option<HashMap<ThreadId, Arc<CatalogThread>>>,
    /// All threads in order, made when somebody looks.
    sorted: Option<Arc<[Arc<CatalogThread>]>>,
    trouble: Option<Error>,
}

impl Codex {
    /// The threads that there are, kept up to date: [`watch_threads`](Self::watch_threads), reflected. Waits
    /// until they are all listed. Must be called within a tokio runtime.
    ///
    /// # Errors
    ///
    /// [`Error`]: they can't be listed.
    ///
    /// ```no_run
    /// # async fn run(codex: codex_threads::Codex) -> Result<(), codex_threads::Error> {
    /// let catalog = codex.catalog(codex_threads::Threads::everything()).await?;
    /// println!("{} threads", catalog.len());
    /// # Ok(()) }
    /// ```
    pub async fn catalog(&self, which: impl Into<Threads>) -> Result<Catalog, Error> {
        self.watch_threads(which).reflect().await
    }
}

impl ThreadWatch {
    /// Keeps what the watch tells as a catalog. Waits until all threads are listed. Must be called within a tokio
    /// runtime.
    ///
    /// # Errors
    ///
    /// [`Error`]: they can't be listed.
    ///
    /// ```no_run
    /// use std::time::Duration;
    ///
    /// # async fn run(codex: codex_threads::Codex) -> Result<(), codex_threads::Error> {
    /// let watch = codex.watch_threads(codex_threads::Threads::interactive());
    /// let catalog = watch.relist_every(Duration::from_secs(60)).reflect().await?;
    /// # let _ = catalog; Ok(()) }
    /// ```
    pub async fn reflect(self) -> Result<Catalog, Error> {
        let shared = Arc::new(Shared {
            state: Mutex::default(),
            version: watch::Sender::new(0),
        });
        let (listed, first) = oneshot::channel();
        let task = tokio::spawn(run(self, Arc::clone(&shared), listed)).abort_handle();
        let handle = Arc::new(Handle { shared, task });
        match first.await {
            Ok(listed) => listed.map(|()| Catalog { handle }),
            // The task ends with the runtime it runs in, and with that alone.
            Err(_) => Err(Error::Closed {
                method: "thread/list".into(),
                closed: Closed::new(CloseCause::Dropped, None, InFlight::default()),
            }),
        }
    }
}

async fn run(
    mut watch: ThreadWatch,
    shared: Arc<Shared>,
    listed: oneshot::Sender<Result<(), Error>>,
) {
    let mut listed = Some(listed);
    while let Some(event) = watch.next().await {
        match event {
            Ok(event) => {
                let done = matches!(event, CatalogEvent::InitDone);
                let seen = lock(&shared.state).take(event);
                if seen {
                    shared.version.send_modify(|version| *version += 1);
                }
                if done && let Some(listed) = listed.take() {
                    let _ = listed.send(Ok(()));
                }
            }
            Err(error) => {
                if let Some(listed) = listed.take() {
                    let _ = listed.send(Err(error));
                    return;
                }
                lock(&shared.state).trouble = Some(error);
                shared.version.send_modify(|version| *version += 1);
            }
        }
        // A watch that always has something to tell must not keep others from their turn.
        tokio::task::yield_now().await;
    }
}

impl State {
    /// Takes in what the watch tells; says whether anybody can see it.
    fn take(&mut self, event: CatalogEvent) -> bool {
        match event {
            CatalogEvent::Init => {
                self.next = Some(HashMap::new());
                return false;
            }
            CatalogEvent::InitApply(thread) => {
                if let Some(next) = &mut self.next {
                    next.insert(thread.id().clone(), thread);
                }
                return false;
            }
            CatalogEvent::InitDone => {
                let next = self.next.take().unwrap_or_default();
                let same = next == self.threads && self.trouble.is_none();
                self.threads = next;
                self.trouble = None;
                if same {
                    return false;
                }
            }
            CatalogEvent::Apply(thread) => {
                self.threads.insert(thread.id().clone(), thread);
            }
            CatalogEvent::Delete(id) => {
                self.threads.remove(&id);
            }
        }
        self.sorted = None;
        true
    }

    fn sorted(&mut self) -> Arc<[Arc<CatalogThread>]> {
        let threads = &self.threads;
        Arc::clone(self.sorted.get_or_insert_with(|| {
            let mut sorted: Vec<_> = threads.values().cloned().collect();
            sorted.sort_by(|one, two| {
                let newest_first = two.thread().updated_at.cmp(&one.thread().updated_at);
                newest_first.then_with(|| two.id().cmp(one.id()))
            });
            sorted.into()
        }))
    }
}

impl Catalog {
    /// All threads as they are now, the one updated last first. What is returned doesn't change.
    ///
    /// ```
    /// # fn show(catalog: &codex_threads::catalog::Catalog) {
    /// for thread in catalog.threads().iter() { println!("{}", thread.id()); }
    /// # }
    /// ```
    #[must_use]
    pub fn threads(&self) -> Arc<[Arc<CatalogThread>]> {
        lock(&self.handle.shared.state).sorted()
    }

    /// A thread by its id, as it is now.
    ///
    /// ```
    /// # fn show(catalog: &codex_threads::catalog::Catalog) {
    /// if let Some(thread) = catalog.get("019a0000-0000-7000-8000-000000000000") { println!("{:?}", thread.name()); }
    /// # }
    /// ```
    #[must_use]
    pub fn get(&self, id: impl AsRef<str>) -> Option<Arc<CatalogThread>> {
        lock(&self.handle.shared.state)
            .threads
            .get(id.as_ref())
            .cloned()
    }

    /// How many threads there are.
    ///
    /// ```
    /// # fn show(catalog: &codex_threads::catalog::Catalog) { println!("{}", catalog.len()); }
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        lock(&self.handle.shared.state).threads.len()
    }

    /// Whether there are none.
    ///
    /// ```
    /// # fn show(catalog: &codex_threads::catalog::Catalog) { println!("{}", catalog.is_empty()); }
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// What keeps the catalog from being up to date, if anything does: the connection is over, or a list failed and
    /// is tried again.
    ///
    /// ```
    /// # fn show(catalog: &codex_threads::catalog::Catalog) {
    /// if let Some(error) = catalog.trouble() { eprintln!("{error}"); }
    /// # }
    /// ```
    #[must_use]
    pub fn trouble(&self) -> Option<Error> {
        lock(&self.handle.shared.state).trouble.clone()
    }

    /// Follows the catalog: a reader that sees each state that it has time for, and always the last one. Each call makes a reader of
    /// its own.
    ///
    /// ```no_run
    /// # async fn run(catalog: codex_threads::catalog::Catalog) {
    /// let mut updates = catalog.updates();
    /// while let Some(threads) = updates.next().await { println!("{} threads", threads.len()); }
    /// # }
    /// ```
    #[must_use]
    pub fn updates(&self) -> Updates {
        Updates {
            version: self.handle.shared.version.subscribe(),
            catalog: self.clone(),
        }
    }

    /// Waits until the catalog is as wanted; `false` when the connection ended first.
    ///
    /// ```no_run
    /// # async fn run(catalog: codex_threads::catalog::Catalog) {
    /// catalog.wait_for(|catalog| !catalog.is_empty()).await;
    /// # }
    /// ```
    pub async fn wait_for(&self, mut wanted: impl FnMut(&Self) -> bool) -> bool {
        let mut updates = self.updates();
        loop {
            if wanted(self) {
                return true;
            }
            if updates.next().await.is_none() {
                return wanted(self);
            }
        }
    }
}

impl fmt::Debug for Catalog {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Catalog")
            .field("threads", &self.len())
            .finish_non_exhaustive()
    }
}

/// A reader of the catalog: [`Catalog::updates`].
///
/// ```no_run
/// # async fn run(mut updates: codex_threads::catalog::Updates) {
/// while let Some(threads) = updates.next().await { println!("{} threads", threads.len()); }
/// # }
/// ```
pub struct Updates {
    version: watch::Receiver<u64>,
    catalog: Catalog,
}

impl Updates {
    /// Waits until something has changed since this reader looked last, and gives all threads as they are
    /// then; `None` when the connection has ended. Dropping the future loses nothing.
    ///
    /// ```no_run
    /// # async fn run(mut updates: codex_threads::catalog::Updates) {
    /// let threads = updates.next().await;
    /// # let _ = threads; }
    /// ```
    pub async fn next(&mut self) -> Option<Arc<[Arc<CatalogThread>]>> {
        loop {
            if self.version.has_changed().unwrap_or(false) {
                self.version.mark_unchanged();
                return Some(self.catalog.threads());
            }
            let trouble = self.catalog.trouble();
            if trouble.is_some_and(|error| error.is_closed()) {
                return None;
            }
            // The sender lives in the catalog that this reader holds.
            let _ = self.version.changed().await;
            self.version.mark_changed();
        }
    }
}

impl fmt::Debug for Updates {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Updates").finish_non_exhaustive()
    }
}
