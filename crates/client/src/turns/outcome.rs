//! What a turn has brought.

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;
use std::time::Duration;

use codex_threads_protocol::{
    self as protocol, DecodeError, ErrorNotification, List, MessagePhase, ThreadItem,
    ThreadTokenUsage, ThreadTokenUsageUpdatedNotification, TurnCompletedNotification, TurnError,
    TurnId, TurnItemsView, TurnStatus,
};

use super::end::KnownBy;
use super::gathered::Gathered;
use super::state::Ended;

/// What a turn has brought by its end: its items, its final message, what it has used. Cheap to
/// clone.
///
/// It is put together from the turn's events, whether or not anybody reads them.
///
/// ```
/// # fn show(outcome: &codex_threads::TurnOutcome) {
/// println!("{}", outcome.final_message().unwrap_or("(no words)"));
/// if let Some(usage) = outcome.token_usage() { println!("{} tokens", usage.last.total_tokens); }
/// # }
/// ```
#[derive(Clone)]
pub struct TurnOutcome(Arc<Inner>);

struct Inner {
    turn: protocol::Turn,
    items: List<ThreadItem>,
    missing: u64,
    whole: bool,
    unfinished: Vec<String>,
    usage: Option<ThreadTokenUsage>,
    duration: Option<Duration>,
    known_by: KnownBy,
}

impl TurnOutcome {
    /// From what was read of the turn.
    pub(super) fn read(ended: &Ended) -> Result<Self, DecodeError> {
        let completed: TurnCompletedNotification = ended.line.params_as()?;
        let known_by = KnownBy::Notification;
        Ok(Self::of(
            completed.turn,
            &ended.gathered,
            ended.measured,
            known_by,
        ))
    }

    /// From what the server said when it was asked.
    pub(super) fn recovered(turn: protocol::Turn, gathered: &Gathered, known_by: KnownBy) -> Self {
        Self::of(turn, gathered, None, known_by)
    }

    fn of(
        mut turn: protocol::Turn,
        gathered: &Gathered,
        measured: Option<Duration>,
        known_by: KnownBy,
    ) -> Self {
        let (mut items, unreadable) = decode_items(gathered);
        let (mut missing, mut whole) = (gathered.missing + unreadable, gathered.whole);
        // What the server has stored is better than what was seen of it, when it is all.
        let stored = known_by != KnownBy::Notification
            && matches!(turn.items_view, None | Some(TurnItemsView::Full))
            && turn.items.len() >= items.len();
        if stored {
            items = std::mem::take(&mut turn.items);
            (missing, whole) = (0, true);
        }
        if turn.error.is_none() && turn.status == TurnStatus::Failed {
            turn.error = last_error(gathered);
        }
        let told = turn.duration_ms.and_then(|ms| u64::try_from(ms).ok());
        Self(Arc::new(Inner {
            items,
            missing,
            whole,
            unfinished: gathered.unfinished(),
            usage: gathered.usage.as_ref().and_then(|usage| {
                let usage: ThreadTokenUsageUpdatedNotification = usage.params_as().ok()?;
                Some(usage.token_usage)
            }),
            duration: told.map(Duration::from_millis).or(measured),
            known_by,
            turn,
        }))
    }

    /// The turn's id.
    ///
    /// ```
    /// # fn show(outcome: &codex_threads::TurnOutcome) { println!("{}", outcome.id()); }
    /// ```
    #[must_use]
    pub fn id(&self) -> &TurnId {
        &self.0.turn.id
    }

    /// The turn as the server reported it at its end. Its items are a summary or nothing: see
    /// [`items`](Self::items).
    ///
    /// ```
    /// # fn show(outcome: &codex_threads::TurnOutcome) { println!("{:?}", outcome.turn().status); }
    /// ```
    #[must_use]
    pub fn turn(&self) -> &protocol::Turn {
        &self.0.turn
    }

    /// The text of the agent's last message: of the one that it declares final, or else of the last
    /// that is not commentary, or else of the last. `None` when the agent has said nothing.
    ///
    /// ```
    /// # fn show(outcome: &codex_threads::TurnOutcome) {
    /// println!("{}", outcome.final_message().unwrap_or("(no words)"));
    /// # }
    /// ```
    #[must_use]
    pub fn final_message(&self) -> Option<&str> {
        let messages = || {
            // A summary is all there is when the turn was not followed from its start.
            let all = self.0.turn.items.iter().chain(self.0.items.iter());
            all.rev().filter_map(|item| match item {
                ThreadItem::AgentMessage(message) => Some(message),
                _ => None,
            })
        };
        messages()
            .find(|message| message.phase == Some(MessagePhase::FinalAnswer))
            .or_else(|| messages().find(|message| message.phase != Some(MessagePhase::Commentary)))
            .or_else(|| messages().next())
            .map(|message| message.text.as_str())
    }

    /// The items that ended, in the order in which they did. Those that this version can't decode
    /// are in the list's [`rejected`](List::rejected).
    ///
    /// [`missing_items`](Self::missing_items), [`is_whole`](Self::is_whole) and
    /// [`unfinished_items`](Self::unfinished_items) say what may not be here.
    ///
    /// ```
    /// # fn show(outcome: &codex_threads::TurnOutcome) {
    /// for item in outcome.items() { println!("{item:?}"); }
    /// # }
    /// ```
    #[must_use]
    pub fn items(&self) -> &List<ThreadItem> {
        &self.0.items
    }

    /// How many items are not in [`items`](Self::items) because all together were larger than
    /// [`EventLimits::turn_items`](crate::EventLimits::turn_items). The oldest are left out first,
    /// the agent's last message never.
    ///
    /// ```
    /// # fn show(outcome: &codex_threads::TurnOutcome) { assert_eq!(outcome.missing_items(), 0); }
    /// ```
    #[must_use]
    pub fn missing_items(&self) -> u64 {
        self.0.missing
    }

    /// Whether [`items`](Self::items) reaches back to the turn's start. It doesn't where the turn
    /// ran already when it was first followed.
    ///
    /// ```
    /// # fn show(outcome: &codex_threads::TurnOutcome) { println!("{}", outcome.is_whole()); }
    /// ```
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.0.whole
    }

    /// The ids of the items that began and did not end with the turn: text that was cut off,
    /// commands that go on running. The thread's events tell of the latter.
    ///
    /// ```
    /// # fn show(outcome: &codex_threads::TurnOutcome) {
    /// for id in outcome.unfinished_items() { println!("{id} goes on"); }
    /// # }
    /// ```
    #[must_use]
    pub fn unfinished_items(&self) -> &[String] {
        &self.0.unfinished
    }

    /// The last token usage that was told of during the turn: `last` is that of the last request to
    /// the model, `total` that of the thread.
    ///
    /// ```
    /// # fn show(outcome: &codex_threads::TurnOutcome) {
    /// if let Some(usage) = outcome.token_usage() { println!("{}", usage.total.total_tokens); }
    /// # }
    /// ```
    #[must_use]
    pub fn token_usage(&self) -> Option<&ThreadTokenUsage> {
        self.0.usage.as_ref()
    }

    /// How long the turn took: what the server says (since 0.120), or else the time between its
    /// start and its end as they were read here. `None` when neither is known.
    ///
    /// ```
    /// # fn show(outcome: &codex_threads::TurnOutcome) { println!("{:?}", outcome.duration()); }
    /// ```
    #[must_use]
    pub fn duration(&self) -> Option<Duration> {
        self.0.duration
    }

    /// How the end is known.
    ///
    /// ```
    /// # fn show(outcome: &codex_threads::TurnOutcome) { println!("{:?}", outcome.known_by()); }
    /// ```
    #[must_use]
    pub fn known_by(&self) -> KnownBy {
        self.0.known_by
    }
}

/// The items that ended; how many of them can't be read at all.
fn decode_items(gathered: &Gathered) -> (List<ThreadItem>, u64) {
    let mut items = List::new();
    let mut unreadable = 0;
    for line in gathered.items() {
        if let Some(item) = line.member(&["item"]) {
            unreadable += u64::from(items.push_json(item).is_err());
        }
    }
    (items, unreadable)
}

fn last_error(gathered: &Gathered) -> Option<TurnError> {
    let error: ErrorNotification = gathered.error.as_ref()?.params_as().ok()?;
    Some(error.error)
}

/// Ids and numbers only: items hold what was said and what is in files.
impl fmt::Debug for TurnOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TurnOutcome")
            .field("id", self.id())
            .field("status", &self.0.turn.status)
            .field("items", &self.0.items.len())
            .field("missing_items", &self.0.missing)
            .field("is_whole", &self.0.whole)
            .field("duration", &self.0.duration)
            .field("known_by", &self.0.known_by)
            .finish_non_exhaustive()
    }
}

/// A turn that failed: why, and what it had brought until then. Cheap to clone.
///
/// ```
/// use codex_threads::protocol::CodexErrorInfo;
///
/// fn try_later(failed: &codex_threads::FailedTurn) -> bool {
///     matches!(failed.info(), Some(CodexErrorInfo::ServerOverloaded))
/// }
/// # let _ = try_later;
/// ```
#[derive(Clone)]
pub struct FailedTurn(pub(super) TurnOutcome);

impl FailedTurn {
    /// The server's error, whole; `None` when it doesn't say why.
    ///
    /// ```
    /// # fn show(failed: &codex_threads::FailedTurn) { println!("{:?}", failed.error()); }
    /// ```
    #[must_use]
    pub fn error(&self) -> Option<&TurnError> {
        self.0.turn().error.as_ref()
    }

    /// The kind of the error, to branch on.
    ///
    /// ```
    /// # fn show(failed: &codex_threads::FailedTurn) { println!("{:?}", failed.info()); }
    /// ```
    #[must_use]
    pub fn info(&self) -> Option<&protocol::CodexErrorInfo> {
        self.error()?.codex_error_info.as_ref()
    }

    /// The error in the server's words.
    ///
    /// ```
    /// # fn show(failed: &codex_threads::FailedTurn) { eprintln!("{}", failed.message()); }
    /// ```
    #[must_use]
    pub fn message(&self) -> &str {
        self.error()
            .map_or("the server does not say why", |error| &error.message)
    }

    /// What it had brought until then.
    ///
    /// ```
    /// # fn show(failed: &codex_threads::FailedTurn) { println!("{}", failed.outcome().id()); }
    /// ```
    #[must_use]
    pub fn outcome(&self) -> &TurnOutcome {
        &self.0
    }
}

impl Deref for FailedTurn {
    type Target = TurnOutcome;

    fn deref(&self) -> &TurnOutcome {
        &self.0
    }
}

impl fmt::Debug for FailedTurn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FailedTurn")
            .field("info", &self.info())
            .field("outcome", &self.0)
            .finish_non_exhaustive()
    }
}
