//! A thread as it stands.

use std::fmt;
use std::sync::Arc;

use codex_threads_protocol::{
    self as protocol, ItemId, RequestId, ThreadId, ThreadSettings, ThreadStatus, ThreadTokenUsage,
    TurnError, TurnId, TurnPlanUpdatedNotification, TurnStatus,
};

use super::item::ItemView;
use super::shared::Shared;

/// A thread as it stands, at one moment. Cloning is cheap, and so is keeping many: they share what
/// has not changed between them.
///
/// ```
/// fn show(thread: &codex_threads::view::ThreadSnapshot) {
///     println!("{} {:?}", thread.name().unwrap_or("unnamed"), thread.status());
///     for turn in thread.turns() {
///         for item in turn.items() {
///             println!("  {}", item.message());
///         }
///     }
/// }
/// # let _ = show;
/// ```
#[derive(Clone)]
pub struct ThreadSnapshot {
    pub(super) id: ThreadId,
    pub(super) info: Option<Arc<protocol::Thread>>,
    pub(super) status: Option<Arc<ThreadStatus>>,
    pub(super) name: Option<Arc<str>>,
    pub(super) archived: Option<bool>,
    pub(super) closed: bool,
    pub(super) deleted: bool,
    pub(super) settings: Option<Arc<ThreadSettings>>,
    pub(super) token_usage: Option<Arc<ThreadTokenUsage>>,
    pub(super) turns: Shared<TurnView>,
    pub(super) earlier: bool,
    pub(super) requests: Arc<Vec<OpenRequest>>,
}

/// A turn as it stands.
///
/// ```
/// # fn show(turn: &codex_threads::view::TurnView) {
/// println!("{} {:?}: {} items", turn.id(), turn.status(), turn.items().count());
/// # }
/// ```
#[derive(Clone)]
pub struct TurnView {
    pub(super) id: TurnId,
    pub(super) status: TurnStatus,
    pub(super) error: Option<Arc<TurnError>>,
    pub(super) retrying: Option<Arc<TurnError>>,
    pub(super) root: Option<TurnId>,
    pub(super) started_at: Option<i64>,
    pub(super) completed_at: Option<i64>,
    pub(super) duration_ms: Option<i64>,
    pub(super) items: Shared<ItemView>,
    pub(super) plan: Option<Arc<TurnPlanUpdatedNotification>>,
    pub(super) diff: Option<Arc<str>>,
    pub(super) token_usage: Option<Arc<ThreadTokenUsage>>,
    /// Whether its beginning was told by events.
    pub(super) from_start: bool,
    /// The read that was under way when an event last touched it.
    pub(super) touched: u64,
}

/// A request of the server that waits for an answer.
///
/// ```
/// # fn show(request: &codex_threads::view::OpenRequest) {
/// println!("{} {}", request.id(), request.method());
/// # }
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct OpenRequest {
    pub(super) id: RequestId,
    pub(super) method: Arc<str>,
    pub(super) turn: Option<TurnId>,
    pub(super) item: Option<ItemId>,
}

impl ThreadSnapshot {
    pub(super) fn new(id: ThreadId) -> Self {
        Self {
            id,
            info: None,
            status: None,
            name: None,
            archived: None,
            closed: false,
            deleted: false,
            settings: None,
            token_usage: None,
            turns: Shared::default(),
            earlier: false,
            requests: Arc::default(),
        }
    }

    /// The thread's id.
    ///
    /// ```
    /// # fn show(thread: &codex_threads::view::ThreadSnapshot) { println!("{}", thread.id()); }
    /// ```
    #[must_use]
    pub fn id(&self) -> &ThreadId {
        &self.id
    }

    /// The thread as the server last described it, without its turns: where it works, who made it,
    /// when. Status and name may have changed since; [`status`](Self::status) and
    /// [`name`](Self::name) have not.
    ///
    /// ```
    /// # fn show(thread: &codex_threads::view::ThreadSnapshot) {
    /// if let Some(info) = thread.info() { println!("{}", info.cwd); }
    /// # }
    /// ```
    #[must_use]
    pub fn info(&self) -> Option<&protocol::Thread> {
        self.info.as_deref()
    }

    /// Its status in the server at hand. `notLoaded` speaks of this server alone and does not mean
    /// idle. `None` while nothing was told, and with servers up to 0.104, which have no status.
    ///
    /// ```
    /// # fn show(thread: &codex_threads::view::ThreadSnapshot) { println!("{:?}", thread.status()); }
    /// ```
    #[must_use]
    pub fn status(&self) -> Option<&ThreadStatus> {
        self.status.as_deref()
    }

    /// Its name, if it has one. (Reads of servers up to 0.104 don't say it; events do.)
    ///
    /// ```
    /// # fn show(thread: &codex_threads::view::ThreadSnapshot) { println!("{:?}", thread.name()); }
    /// ```
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// Whether it is archived; `None` while nothing tells.
    ///
    /// ```
    /// # fn show(thread: &codex_threads::view::ThreadSnapshot) { println!("{:?}", thread.is_archived()); }
    /// ```
    #[must_use]
    pub fn is_archived(&self) -> Option<bool> {
        self.archived
    }

    /// Whether the server has unloaded it: no events come until somebody resumes it.
    ///
    /// ```
    /// # fn show(thread: &codex_threads::view::ThreadSnapshot) { println!("{}", thread.is_closed()); }
    /// ```
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.closed
    }

    /// Whether it was deleted.
    ///
    /// ```
    /// # fn show(thread: &codex_threads::view::ThreadSnapshot) { println!("{}", thread.is_deleted()); }
    /// ```
    #[must_use]
    pub fn is_deleted(&self) -> bool {
        self.deleted
    }

    /// Its settings, once the server has told them (`thread/settings/updated`).
    ///
    /// ```
    /// # fn show(thread: &codex_threads::view::ThreadSnapshot) { println!("{}", thread.settings().is_some()); }
    /// ```
    #[must_use]
    pub fn settings(&self) -> Option<&ThreadSettings> {
        self.settings.as_deref()
    }

    /// The tokens used, as told last; `None` until they are.
    ///
    /// ```
    /// # fn show(thread: &codex_threads::view::ThreadSnapshot) {
    /// if let Some(usage) = thread.token_usage() { println!("{}", usage.total.total_tokens); }
    /// # }
    /// ```
    #[must_use]
    pub fn token_usage(&self) -> Option<&ThreadTokenUsage> {
        self.token_usage.as_deref()
    }

    /// The turns, the oldest first, from where the view begins.
    ///
    /// ```
    /// # fn show(thread: &codex_threads::view::ThreadSnapshot) { println!("{}", thread.turns().count()); }
    /// ```
    pub fn turns(&self) -> impl DoubleEndedIterator<Item = &TurnView> {
        self.turns.iter()
    }

    /// Whether the thread has turns before the first one here.
    ///
    /// ```
    /// # fn show(thread: &codex_threads::view::ThreadSnapshot) { println!("{}", thread.has_earlier_turns()); }
    /// ```
    #[must_use]
    pub fn has_earlier_turns(&self) -> bool {
        self.earlier
    }

    /// A turn by its id.
    ///
    /// ```
    /// # fn show(thread: &codex_threads::view::ThreadSnapshot) { println!("{}", thread.turn("7").is_some()); }
    /// ```
    #[must_use]
    pub fn turn(&self, id: impl AsRef<str>) -> Option<&TurnView> {
        let index = self.turns.rfind(|turn| turn.id.as_str() == id.as_ref())?;
        self.turns.get(index)
    }

    /// The newest turn.
    ///
    /// ```
    /// # fn show(thread: &codex_threads::view::ThreadSnapshot) {
    /// if let Some(turn) = thread.last_turn() { println!("{:?}", turn.status()); }
    /// # }
    /// ```
    #[must_use]
    pub fn last_turn(&self) -> Option<&TurnView> {
        self.turns.last()
    }

    /// The requests of the server on this thread that wait for an answer, in the order they came.
    ///
    /// ```
    /// # fn show(thread: &codex_threads::view::ThreadSnapshot) {
    /// for request in thread.requests() { println!("{}", request.method()); }
    /// # }
    /// ```
    #[must_use]
    pub fn requests(&self) -> &[OpenRequest] {
        &self.requests
    }
}

impl TurnView {
    pub(super) fn new(id: TurnId) -> Self {
        Self {
            id,
            status: TurnStatus::InProgress,
            error: None,
            retrying: None,
            root: None,
            started_at: None,
            completed_at: None,
            duration_ms: None,
            items: Shared::default(),
            plan: None,
            diff: None,
            token_usage: None,
            from_start: false,
            touched: 0,
        }
    }

    /// The turn's id.
    ///
    /// ```
    /// # fn show(turn: &codex_threads::view::TurnView) { println!("{}", turn.id()); }
    /// ```
    #[must_use]
    pub fn id(&self) -> &TurnId {
        &self.id
    }

    /// Its status.
    ///
    /// ```
    /// # fn show(turn: &codex_threads::view::TurnView) { println!("{:?}", turn.status()); }
    /// ```
    #[must_use]
    pub fn status(&self) -> &TurnStatus {
        &self.status
    }

    /// Whether it goes on.
    ///
    /// ```
    /// # fn show(turn: &codex_threads::view::TurnView) { println!("{}", turn.is_running()); }
    /// ```
    #[must_use]
    pub fn is_running(&self) -> bool {
        self.status == TurnStatus::InProgress
    }

    /// Why it failed.
    ///
    /// ```
    /// # fn show(turn: &codex_threads::view::TurnView) {
    /// if let Some(error) = turn.error() { eprintln!("{}", error.message); }
    /// # }
    /// ```
    #[must_use]
    pub fn error(&self) -> Option<&TurnError> {
        self.error.as_deref()
    }

    /// What went wrong last and is being tried again: progress, not failure. `None` once the turn is
    /// over.
    ///
    /// ```
    /// # fn show(turn: &codex_threads::view::TurnView) {
    /// if let Some(error) = turn.retrying() { eprintln!("again: {}", error.message); }
    /// # }
    /// ```
    #[must_use]
    pub fn retrying(&self) -> Option<&TurnError> {
        self.retrying.as_deref()
    }

    /// The turn that it belongs to, if the server says so (since 0.162).
    ///
    /// ```
    /// # fn show(turn: &codex_threads::view::TurnView) { println!("{:?}", turn.root_turn_id()); }
    /// ```
    #[must_use]
    pub fn root_turn_id(&self) -> Option<&TurnId> {
        self.root.as_ref()
    }

    /// When it began, in seconds since 1970, if the server says so.
    ///
    /// ```
    /// # fn show(turn: &codex_threads::view::TurnView) { println!("{:?}", turn.started_at()); }
    /// ```
    #[must_use]
    pub fn started_at(&self) -> Option<i64> {
        self.started_at
    }

    /// When it ended, in seconds since 1970, if the server says so.
    ///
    /// ```
    /// # fn show(turn: &codex_threads::view::TurnView) { println!("{:?}", turn.completed_at()); }
    /// ```
    #[must_use]
    pub fn completed_at(&self) -> Option<i64> {
        self.completed_at
    }

    /// How long it took, in milliseconds, if the server says so.
    ///
    /// ```
    /// # fn show(turn: &codex_threads::view::TurnView) { println!("{:?}", turn.duration_ms()); }
    /// ```
    #[must_use]
    pub fn duration_ms(&self) -> Option<i64> {
        self.duration_ms
    }

    /// Its items, in order.
    ///
    /// ```
    /// # fn show(turn: &codex_threads::view::TurnView) { println!("{}", turn.items().count()); }
    /// ```
    pub fn items(&self) -> impl DoubleEndedIterator<Item = &ItemView> {
        self.items.iter()
    }

    /// An item by its id.
    ///
    /// ```
    /// # fn show(turn: &codex_threads::view::TurnView) { println!("{}", turn.item("i").is_some()); }
    /// ```
    #[must_use]
    pub fn item(&self, id: impl AsRef<str>) -> Option<&ItemView> {
        let index = self.find(id.as_ref())?;
        self.items.get(index)
    }

    pub(super) fn find(&self, id: &str) -> Option<usize> {
        self.items.rfind(|item| item.id.as_str() == id)
    }

    /// The agent's plan, as told last. Reads don't have it.
    ///
    /// ```
    /// # fn show(turn: &codex_threads::view::TurnView) {
    /// for step in turn.plan().iter().flat_map(|plan| plan.plan.iter()) { println!("{}", step.step); }
    /// # }
    /// ```
    #[must_use]
    pub fn plan(&self) -> Option<&TurnPlanUpdatedNotification> {
        self.plan.as_deref()
    }

    /// All changes to files of this turn as one diff, as told last. Reads don't have it.
    ///
    /// ```
    /// # fn show(turn: &codex_threads::view::TurnView) { println!("{:?}", turn.diff().map(str::len)); }
    /// ```
    #[must_use]
    pub fn diff(&self) -> Option<&str> {
        self.diff.as_deref()
    }

    /// The tokens used up to this turn, as told last. Reads don't have it.
    ///
    /// ```
    /// # fn show(turn: &codex_threads::view::TurnView) {
    /// if let Some(usage) = turn.token_usage() { println!("{}", usage.last.total_tokens); }
    /// # }
    /// ```
    #[must_use]
    pub fn token_usage(&self) -> Option<&ThreadTokenUsage> {
        self.token_usage.as_deref()
    }
}

impl OpenRequest {
    /// The server's id of the request.
    ///
    /// ```
    /// # fn show(request: &codex_threads::view::OpenRequest) { println!("{}", request.id()); }
    /// ```
    #[must_use]
    pub fn id(&self) -> &RequestId {
        &self.id
    }

    /// Its method, such as `item/commandExecution/requestApproval`.
    ///
    /// ```
    /// # fn show(request: &codex_threads::view::OpenRequest) { println!("{}", request.method()); }
    /// ```
    #[must_use]
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The turn it belongs to.
    ///
    /// ```
    /// # fn show(request: &codex_threads::view::OpenRequest) { println!("{:?}", request.turn_id()); }
    /// ```
    #[must_use]
    pub fn turn_id(&self) -> Option<&TurnId> {
        self.turn.as_ref()
    }

    /// The item it belongs to.
    ///
    /// ```
    /// # fn show(request: &codex_threads::view::OpenRequest) { println!("{:?}", request.item_id()); }
    /// ```
    #[must_use]
    pub fn item_id(&self) -> Option<&ItemId> {
        self.item.as_ref()
    }
}

/// Ids and numbers only.
impl fmt::Debug for ThreadSnapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ThreadSnapshot")
            .field("id", &self.id)
            .field("status", &self.status)
            .field("turns", &self.turns.len())
            .field("requests", &self.requests.len())
            .finish_non_exhaustive()
    }
}

/// Ids and numbers only.
impl fmt::Debug for TurnView {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TurnView")
            .field("id", &self.id)
            .field("status", &self.status)
            .field("items", &self.items.len())
            .finish_non_exhaustive()
    }
}
