//! The fold: notifications in, a snapshot out. No input or output, no clock.

use std::sync::Arc;

use codex_threads_protocol::{
    self as protocol, AgentMessageDeltaNotification, CommandExecutionOutputDeltaNotification,
    ErrorNotification, FileChangeOutputDeltaNotification, FileChangePatchUpdatedNotification,
    ItemCompletedNotification, ItemId, ItemStartedNotification, McpToolCallProgressNotification,
    PlanDeltaNotification, ReasoningSummaryPartAddedNotification,
    ReasoningSummaryTextDeltaNotification, ReasoningTextDeltaNotification,
    ServerRequestResolvedNotification, ThreadId, ThreadItem, ThreadNameUpdatedNotification,
    ThreadSettingsUpdatedNotification, ThreadStartedNotification, ThreadStatus,
    ThreadStatusChangedNotification, ThreadTokenUsageUpdatedNotification,
    TurnCompletedNotification, TurnDiffUpdatedNotification, TurnId, TurnPlanUpdatedNotification,
    TurnStartedNotification, TurnStatus,
};

use super::change::Change;
use super::item::{ItemView, TextKind};
use super::seed::{claim, is_renumbered};
use super::snapshot::{OpenRequest, ThreadSnapshot, TurnView};
use crate::events::{Event, Lagged, Notification};

/// A thread, folded from what the server tells of it.
///
/// It does nothing but keep books: feed it reads ([`seed`](Self::seed)) and events
/// ([`apply`](Self::apply)), from a connection, a recording or a test, and look at its
/// [`snapshot`](Self::snapshot). Events may be applied that a read holds already: nothing is doubled.
/// [`LiveThread`](super::LiveThread) is this with a connection.
///
/// ```
/// use codex_threads::Notification;
/// use codex_threads::view::{Change, ThreadState};
///
/// let mut thread = ThreadState::new("t");
/// let told = Notification::new("thread/name/updated", r#"{"threadId":"t","threadName":"Herons"}"#)?;
/// assert_eq!(thread.apply_notification(&told), [Change::Name]);
/// assert_eq!(thread.snapshot().name(), Some("Herons"));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone)]
pub struct ThreadState {
    pub(super) now: Arc<ThreadSnapshot>,
    /// The number of the read that was asked for last.
    pub(super) reads: u64,
    /// What events have told since then, which a read from then on doesn't overrule.
    pub(super) told: Told,
    /// Whether only a read can tell how the thread stands.
    pub(super) stale: bool,
}

/// What events have told since a read was asked for.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Told {
    pub(super) status: bool,
    pub(super) name: bool,
    pub(super) archived: bool,
}

impl ThreadState {
    /// A thread that nothing is known of but its id.
    ///
    /// ```
    /// let thread = codex_threads::view::ThreadState::new("t");
    /// assert_eq!(thread.snapshot().turns().count(), 0);
    /// ```
    #[must_use]
    pub fn new(id: impl Into<ThreadId>) -> Self {
        Self {
            now: Arc::new(ThreadSnapshot::new(id.into())),
            reads: 0,
            told: Told::default(),
            stale: false,
        }
    }

    /// The thread as it stands. Costs a pointer; it stays as it is when the state goes on.
    ///
    /// ```
    /// let thread = codex_threads::view::ThreadState::new("t");
    /// let then = thread.snapshot();
    /// # let _ = then;
    /// ```
    #[must_use]
    pub fn snapshot(&self) -> Arc<ThreadSnapshot> {
        Arc::clone(&self.now)
    }

    /// Whether what is known no longer holds together, and only another read can mend it: the thread
    /// was rewound, or events are missing. [`reading`](Self::reading) settles it.
    ///
    /// ```
    /// # use codex_threads::{Notification, view::ThreadState};
    /// let mut thread = ThreadState::new("t");
    /// thread.apply_notification(&Notification::new("thread/reverted", r#"{"threadId":"t"}"#)?);
    /// assert!(thread.is_stale());
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    #[must_use]
    pub fn is_stale(&self) -> bool {
        self.stale
    }

    /// Takes an event in; says what changed by it. Events of other threads change nothing.
    ///
    /// ```
    /// # use codex_threads::{Event, view::ThreadState};
    /// # fn show(thread: &mut ThreadState, event: &Event) {
    /// for change in thread.apply(event) { println!("{change:?}"); }
    /// # }
    /// ```
    pub fn apply(&mut self, event: &Event) -> Vec<Change> {
        match event {
            Event::Notification(notification) => self.apply_notification(notification),
            Event::Lagged(lagged) if lagged.thread_id() == Some(self.now.id.as_str()) => {
                self.stale = true;
                self.lagged(lagged)
            }
            Event::ServerRequestAsked(asked) if asked.thread_id() == Some(self.now.id.as_str()) => {
                let id = asked.id();
                let asked = |id| self.asked(id, asked.method(), asked.turn_id(), asked.item_id());
                id.map(asked).unwrap_or_default()
            }
            Event::ServerRequestUnanswered(request) => {
                let mut changes = Vec::new();
                self.drop_requests(&mut changes, |open| open.id == *request.id());
                changes
            }
            Event::RolledBack(thread) if *thread.thread_id() != self.now.id => Vec::new(),
            Event::RolledBack(_) | Event::Missed(_) => {
                self.stale = true;
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    /// Takes a notification in; says what changed by it.
    ///
    /// ```
    /// # use codex_threads::{Notification, view::ThreadState};
    /// # fn show(thread: &mut ThreadState, told: &Notification) {
    /// for change in thread.apply_notification(told) { println!("{change:?}"); }
    /// # }
    /// ```
    pub fn apply_notification(&mut self, told: &Notification) -> Vec<Change> {
        let mut changes = Vec::new();
        if told.thread_id() == Some(self.now.id.as_str()) {
            self.take(told, &mut changes);
        }
        changes
    }

    /// Text is missing in an item: what it has is not all it had.
    fn lagged(&mut self, lagged: &Lagged) -> Vec<Change> {
        let (Some(turn), Some(item)) = (lagged.turn_id(), lagged.item_id()) else {
            return Vec::new();
        };
        let mut changes = Vec::new();
        let known = self.now.turn(turn).and_then(|turn| turn.item(item));
        if known.is_some_and(|item| !item.completed) {
            let (turn, item) = (TurnId::from(turn), ItemId::from(item));
            let (known, _) = self.item(&turn, &item, &mut changes, || {
                ItemView::unseen(item.clone())
            });
            known.from_start = false;
            changes.push(Change::Item { turn, item });
        }
        changes
    }

    fn take(&mut self, told: &Notification, out: &mut Vec<Change>) {
        match told.method() {
            "item/agentMessage/delta" => {
                if let Some(n) = read::<AgentMessageDeltaNotification>(told, out) {
                    self.grow(&n.turn_id, n.item_id, TextKind::Message, &n.delta, out);
                }
            }
            "item/plan/delta" => {
                if let Some(n) = read::<PlanDeltaNotification>(told, out) {
                    self.grow(&n.turn_id, n.item_id, TextKind::Message, &n.delta, out);
                }
            }
            "item/commandExecution/outputDelta" => {
                if let Some(n) = read::<CommandExecutionOutputDeltaNotification>(told, out) {
                    self.grow(&n.turn_id, n.item_id, TextKind::Output, &n.delta, out);
                }
            }
            "item/fileChange/outputDelta" => {
                if let Some(n) = read::<FileChangeOutputDeltaNotification>(told, out) {
                    self.grow(&n.turn_id, n.item_id, TextKind::Output, &n.delta, out);
                }
            }
            "item/reasoning/summaryTextDelta" => {
                if let Some(n) = read::<ReasoningSummaryTextDeltaNotification>(told, out) {
                    let kind = TextKind::Summary(n.summary_index);
                    self.grow(&n.turn_id, n.item_id, kind, &n.delta, out);
                }
            }
            "item/reasoning/summaryPartAdded" => {
                if let Some(n) = read::<ReasoningSummaryPartAddedNotification>(told, out) {
                    let kind = TextKind::Summary(n.summary_index);
                    self.grow(&n.turn_id, n.item_id, kind, "", out);
                }
            }
            "item/reasoning/textDelta" => {
                if let Some(n) = read::<ReasoningTextDeltaNotification>(told, out) {
                    let kind = TextKind::Reasoning(n.content_index);
                    self.grow(&n.turn_id, n.item_id, kind, &n.delta, out);
                }
            }
            "item/started" => {
                if let Some(n) = read::<ItemStartedNotification>(told, out) {
                    self.item_started(&n.turn_id, n.item, out);
                }
            }
            "item/completed" => {
                if let Some(n) = read::<ItemCompletedNotification>(told, out) {
                    self.item_completed(&n.turn_id, n.item, out);
                }
            }
            "item/fileChange/patchUpdated" => {
                if let Some(n) = read::<FileChangePatchUpdatedNotification>(told, out) {
                    self.patched(n, out);
                }
            }
            "item/mcpToolCall/progress" => {
                if let Some(n) = read::<McpToolCallProgressNotification>(told, out) {
                    self.progress(n, out);
                }
            }
            "turn/started" => {
                if let Some(n) = read::<TurnStartedNotification>(told, out) {
                    self.turn_started(&n.turn, out);
                }
            }
            "turn/completed" => {
                if let Some(n) = read::<TurnCompletedNotification>(told, out) {
                    self.turn_completed(n.turn, out);
                }
            }
            "turn/plan/updated" => {
                if let Some(n) = read::<TurnPlanUpdatedNotification>(told, out) {
                    let turn = self.turn(&n.turn_id.clone(), out);
                    out.push(Change::Plan(n.turn_id.clone()));
                    turn.plan = Some(Arc::new(n));
                }
            }
            "turn/diff/updated" => {
                if let Some(n) = read::<TurnDiffUpdatedNotification>(told, out) {
                    self.turn(&n.turn_id, out).diff = Some(n.diff.into());
                    out.push(Change::Diff(n.turn_id));
                }
            }
            "error" => {
                if let Some(n) = read::<ErrorNotification>(told, out)
                    && n.will_retry
                {
                    self.turn(&n.turn_id, out).retrying = Some(Arc::new(n.error));
                    out.push(Change::Turn(n.turn_id));
                }
            }
            "thread/tokenUsage/updated" => {
                if let Some(n) = read::<ThreadTokenUsageUpdatedNotification>(told, out) {
                    self.used(n, out);
                }
            }
            "serverRequest/resolved" => {
                if let Some(n) = read::<ServerRequestResolvedNotification>(told, out) {
                    self.drop_requests(out, |request| request.id == n.request_id);
                }
            }
            _ => self.take_of_thread(told, out),
        }
    }

    /// What concerns the thread as a whole.
    fn take_of_thread(&mut self, told: &Notification, out: &mut Vec<Change>) {
        match told.method() {
            "thread/started" => {
                if let Some(n) = read::<ThreadStartedNotification>(told, out) {
                    self.archived(false, out);
                    self.describe(n.thread, true, out);
                }
            }
            "thread/status/changed" => {
                if let Some(n) = read::<ThreadStatusChangedNotification>(told, out) {
                    self.told.status = true;
                    self.status(n.status, out);
                }
            }
            "thread/name/updated" => {
                if let Some(n) = read::<ThreadNameUpdatedNotification>(told, out) {
                    self.told.name = true;
                    self.name(n.thread_name, out);
                }
            }
            "thread/settings/updated" => {
                if let Some(n) = read::<ThreadSettingsUpdatedNotification>(told, out) {
                    self.thread().settings = Some(Arc::new(n.thread_settings));
                    out.push(Change::Thread);
                }
            }
            "thread/archived" => {
                self.told.archived = true;
                self.archived(true, out);
            }
            "thread/unarchived" => {
                self.told.archived = true;
                self.archived(false, out);
            }
            "thread/closed" => {
                self.thread().closed = true;
                self.drop_requests(out, |_| true);
                if self.now.status.is_some() {
                    self.told.status = true;
                    self.status(ThreadStatus::NotLoaded(Default::default()), out);
                }
                out.push(Change::Closed);
            }
            "thread/deleted" => {
                self.thread().deleted = true;
                self.drop_requests(out, |_| true);
                out.push(Change::Deleted);
            }
            "thread/reverted" => self.stale = true,
            _ => {}
        }
    }

    pub(super) fn thread(&mut self) -> &mut ThreadSnapshot {
        Arc::make_mut(&mut self.now)
    }

    pub(super) fn describe(
        &mut self,
        mut thread: protocol::Thread,
        begun: bool,
        out: &mut Vec<Change>,
    ) {
        thread.turns = Default::default();
        if let Some(status) = thread.status.clone()
            && (begun || !self.told.status)
        {
            self.status(status, out);
        }
        if !self.told.name && (thread.name.is_some() || self.reads_say_names()) {
            self.name(thread.name.clone(), out);
        }
        self.thread().info = Some(Arc::new(thread));
        out.push(Change::Thread);
    }

    /// Servers that have no status don't say names in reads either.
    fn reads_say_names(&self) -> bool {
        self.now.status.is_some()
    }

    fn status(&mut self, status: ThreadStatus, out: &mut Vec<Change>) {
        let loaded = !matches!(status, ThreadStatus::NotLoaded(_));
        if loaded && self.now.closed {
            self.thread().closed = false;
        }
        if self.now.status.as_deref() == Some(&status) {
            return;
        }
        self.thread().status = Some(Arc::new(status));
        out.push(Change::Status);
        if !loaded {
            self.drop_requests(out, |_| true);
        }
    }

    fn name(&mut self, name: Option<String>, out: &mut Vec<Change>) {
        if self.now.name.as_deref() != name.as_deref() {
            self.thread().name = name.map(Into::into);
            out.push(Change::Name);
        }
    }

    pub(super) fn archived(&mut self, archived: bool, out: &mut Vec<Change>) {
        if self.now.archived != Some(archived) {
            self.thread().archived = Some(archived);
            out.push(Change::Archived);
        }
    }

    /// Notes that the server asks something. A request that is known already is the same one, sent
    /// again. It stays until the server has cleared it, its turn is over, or its thread is unloaded.
    ///
    /// ```
    /// use codex_threads::protocol::RequestId;
    /// # use codex_threads::view::ThreadState;
    /// let mut thread = ThreadState::new("t");
    /// thread.asked(RequestId::Integer(0), "item/tool/call", Some("1"), None);
    /// assert_eq!(thread.snapshot().requests().len(), 1);
    /// ```
    pub fn asked(
        &mut self,
        id: protocol::RequestId,
        method: &str,
        turn: Option<&str>,
        item: Option<&str>,
    ) -> Vec<Change> {
        if self.now.requests.iter().any(|request| request.id == id) {
            return Vec::new();
        }
        let request = OpenRequest {
            id,
            method: method.into(),
            turn: turn.map(Into::into),
            item: item.map(Into::into),
        };
        Arc::make_mut(&mut self.thread().requests).push(request);
        vec![Change::Requests]
    }

    pub(super) fn drop_requests(
        &mut self,
        out: &mut Vec<Change>,
        gone: impl Fn(&OpenRequest) -> bool,
    ) {
        if self.now.requests.iter().any(&gone) {
            Arc::make_mut(&mut self.thread().requests).retain(|request| !gone(request));
            out.push(Change::Requests);
        }
    }

    /// The connection is another one: what was asked on the old one can't be answered any more.
    pub(super) fn forget_requests(&mut self) -> Vec<Change> {
        let mut changes = Vec::new();
        self.drop_requests(&mut changes, |_| true);
        changes
    }

    fn used(&mut self, told: ThreadTokenUsageUpdatedNotification, out: &mut Vec<Change>) {
        let usage = Arc::new(told.token_usage);
        self.thread().token_usage = Some(Arc::clone(&usage));
        // After a resume the usage of an old turn is told again: that turn needs not be here.
        if self.now.turn(&told.turn_id).is_some() {
            self.turn(&told.turn_id, out).token_usage = Some(usage);
        }
        out.push(Change::TokenUsage);
    }

    /// The turn of an event, made where it is new.
    fn turn(&mut self, id: &TurnId, out: &mut Vec<Change>) -> &mut TurnView {
        let reads = self.reads;
        let turns = &mut Arc::make_mut(&mut self.now).turns;
        let at = match turns.rfind(|turn| turn.id == *id) {
            Some(at) => at,
            None => {
                turns.push(TurnView::new(id.clone()));
                out.push(Change::TurnAdded(id.clone()));
                turns.len() - 1
            }
        };
        let turn = turns.at_mut(at);
        turn.touched = reads;
        turn
    }

    fn turn_started(&mut self, told: &protocol::Turn, out: &mut Vec<Change>) {
        let turn = self.turn(&told.id, out);
        if !turn.from_start {
            turn.from_start = true;
            // All of it will be told again, under other ids.
            if turn.items.iter().any(|item| is_renumbered(&item.id)) {
                turn.items = Default::default();
            }
        }
        turn.root = turn.root.take().or(told.root_turn_id.clone());
        turn.started_at = turn.started_at.or(told.started_at);
        if out.last() != Some(&Change::TurnAdded(told.id.clone())) {
            out.push(Change::Turn(told.id.clone()));
        }
    }

    fn turn_completed(&mut self, told: protocol::Turn, out: &mut Vec<Change>) {
        let id = told.id.clone();
        let turn = self.turn(&id, out);
        turn.status = told.status;
        turn.error = told.error.map(Arc::new);
        turn.retrying = None;
        turn.root = told.root_turn_id.or(turn.root.take());
        turn.started_at = told.started_at.or(turn.started_at);
        turn.completed_at = told.completed_at.or(turn.completed_at);
        turn.duration_ms = told.duration_ms.or(turn.duration_ms);
        out.push(Change::Turn(id.clone()));
        self.drop_requests(out, |request| request.turn.as_ref() == Some(&id));
    }

    /// The item of an event, made by `make` where it is new; whether it is new.
    fn item(
        &mut self,
        turn_id: &TurnId,
        item_id: &ItemId,
        out: &mut Vec<Change>,
        make: impl FnOnce() -> ItemView,
    ) -> (&mut ItemView, bool) {
        let turn = self.turn(turn_id, out);
        let (at, new) = match turn.find(item_id.as_str()) {
            Some(at) => (at, false),
            None => {
                turn.items.push(make());
                out.push(Change::ItemAdded {
                    turn: turn_id.clone(),
                    item: item_id.clone(),
                });
                (turn.items.len() - 1, true)
            }
        };
        (turn.items.at_mut(at), new)
    }

    /// Whether an event of an item that is not here tells of the past: its turn was read when it was
    /// over, and the item has another id there.
    fn is_past(&self, turn: &TurnId, item: &str) -> bool {
        self.now
            .turn(turn)
            .is_some_and(|turn| !turn.from_start && !turn.is_running() && turn.find(item).is_none())
    }

    fn grow(
        &mut self,
        turn_id: &TurnId,
        item_id: ItemId,
        kind: TextKind,
        delta: &str,
        out: &mut Vec<Change>,
    ) {
        if self.is_past(turn_id, item_id.as_str()) {
            return;
        }
        let (item, _) = self.item(turn_id, &item_id, out, || ItemView::unseen(item_id.clone()));
        if item.completed {
            return;
        }
        let (from, to) = item.append(kind, delta);
        out.push(Change::Text {
            turn: turn_id.clone(),
            item: item_id,
            kind,
            from,
            to,
        });
    }

    fn item_started(&mut self, turn_id: &TurnId, told: ThreadItem, out: &mut Vec<Change>) {
        let Some(id) = told.id().map(ItemId::from) else {
            return;
        };
        if self.is_past(turn_id, id.as_str()) {
            return;
        }
        let told = Arc::new(told);
        let begun = ItemView::told(id.clone(), told, false);
        let (item, new) = self.item(turn_id, &id, out, || begun.clone());
        if new || item.completed {
            return;
        }
        // All its text follows.
        *item = begun;
        out.push(Change::Item {
            turn: turn_id.clone(),
            item: id,
        });
    }

    fn item_completed(&mut self, turn_id: &TurnId, told: ThreadItem, out: &mut Vec<Change>) {
        let Some(id) = told.id().map(ItemId::from) else {
            return;
        };
        let told = Arc::new(told);
        let done = ItemView::told(id.clone(), told, true);
        let turn = self.turn(turn_id, out);
        if !turn.from_start && turn.find(id.as_str()).is_none() && claim(turn, &done) {
            out.push(Change::Item {
                turn: turn_id.clone(),
                item: id,
            });
            return;
        }
        let (item, new) = self.item(turn_id, &id, out, || done.clone());
        if !new {
            *item = done;
            out.push(Change::Item {
                turn: turn_id.clone(),
                item: id.clone(),
            });
        }
        // Servers up to 0.106 don't say that a request is answered.
        self.drop_requests(out, |request| request.item.as_ref() == Some(&id));
    }

    fn patched(&mut self, told: FileChangePatchUpdatedNotification, out: &mut Vec<Change>) {
        let Some(turn) = self.now.turn(&told.turn_id) else {
            return;
        };
        if turn.item(&told.item_id).is_none_or(|item| item.completed) {
            return;
        }
        let (item, _) = self.item(&told.turn_id, &told.item_id, out, || {
            ItemView::unseen(told.item_id.clone())
        });
        if let Some(held) = &mut item.item
            && let ThreadItem::FileChange(change) = Arc::make_mut(held)
        {
            change.changes = told.changes;
            out.push(Change::Item {
                turn: told.turn_id,
                item: told.item_id,
            });
        }
    }

    fn progress(&mut self, told: McpToolCallProgressNotification, out: &mut Vec<Change>) {
        if self.is_past(&told.turn_id, told.item_id.as_str()) {
            return;
        }
        let (item, _) = self.item(&told.turn_id, &told.item_id, out, || {
            ItemView::unseen(told.item_id.clone())
        });
        if !item.completed {
            item.progress = Some(told.message.into());
            out.push(Change::Item {
                turn: told.turn_id,
                item: told.item_id,
            });
        }
    }

    /// Whether a turn is over whose beginning was read under other ids than events have: only
    /// another read shows it as the server has it.
    pub(super) fn has_half_renumbered(&self, turn: &str) -> bool {
        self.now.turn(turn).is_some_and(|turn| {
            !turn.from_start
                && turn.status != TurnStatus::InProgress
                && turn.items.iter().any(|item| is_renumbered(&item.id))
                && !turn.items.iter().all(|item| is_renumbered(&item.id))
        })
    }
}

/// Decodes what a notification tells; what can't be is told of.
fn read<N: protocol::Notification>(told: &Notification, out: &mut Vec<Change>) -> Option<N> {
    match told.params_as() {
        Ok(params) => Some(params),
        Err(error) => {
            tracing::warn!(method = told.method(), %error, "an event of a thread can't be decoded");
            out.push(Change::Undecodable {
                method: told.method().to_owned(),
            });
            None
        }
    }
}
