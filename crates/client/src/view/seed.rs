//! What was read, taken into what events have told.
//!
//! A read says how the thread stood at a moment that no event names: there is no sequence number.
//! So a read and the events around it are brought together by rules that hold for every such
//! moment:
//!
//! - What is complete stands, wherever it comes from; a read's complete item replaces what was
//!   streamed of it.
//! - An item whose beginning was told by events has all its text from them, and a read adds nothing
//!   to it before it is complete.
//! - Of an item that was running before anybody listened, a read may hold the first part of the
//!   text and events the rest: they are joined where they overlap, and the item says that its text
//!   may not be whole ([`ItemView::is_whole`]), until `item/completed` brings it.
//! - Status, name and archive are as events told them since the read was asked for, else as read.
//! - A turn that a read lacks is gone, unless events told of it since the read was asked for.
//! - A turn stays as events said that it ended.
//! - Up to 0.150, reads call most items `item-1`, `item-2` and so on. Of a turn whose beginning was
//!   told by events, their items stand. In one that was running before, an item is the same as a
//!   read one of equal content, and at the turn's end [`LiveThread`](super::LiveThread) reads it
//!   once more.

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use codex_threads_protocol::{self as protocol, ItemId, ThreadItem, TurnId};

use super::change::Change;
use super::item::ItemView;
use super::shared::Shared;
use super::snapshot::TurnView;
use super::state::{ThreadState, Told};

/// What was read of a thread.
///
/// ```
/// use codex_threads::view::{Read, ThreadState};
/// # fn show(answer: codex_threads::protocol::ThreadReadResponse) {
/// let mut thread = ThreadState::new(&answer.thread.id);
/// thread.seed(Read::whole(answer.thread));
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct Read {
    thread: protocol::Thread,
    turns: Turns,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Turns {
    /// All of them.
    Whole,
    /// The newest ones, and there are others.
    Newest,
    /// Nothing is said of turns.
    Unknown,
}

impl Read {
    /// A thread with all its turns, as `thread/read` with `includeTurns` gives it.
    ///
    /// ```
    /// # fn show(thread: codex_threads::protocol::Thread) {
    /// let read = codex_threads::view::Read::whole(thread);
    /// # let _ = read; }
    /// ```
    #[must_use]
    pub fn whole(thread: protocol::Thread) -> Self {
        let turns = Turns::Whole;
        Self { thread, turns }
    }

    /// A thread with its newest turns, the oldest of them first; it has others before them.
    ///
    /// ```
    /// # fn show(thread: codex_threads::protocol::Thread) {
    /// let read = codex_threads::view::Read::newest(thread);
    /// # let _ = read; }
    /// ```
    #[must_use]
    pub fn newest(thread: protocol::Thread) -> Self {
        let turns = Turns::Newest;
        Self { thread, turns }
    }

    /// A thread whose turns were not asked for: those that are known stay.
    ///
    /// ```
    /// # fn show(thread: codex_threads::protocol::Thread) {
    /// let read = codex_threads::view::Read::without_turns(thread);
    /// # let _ = read; }
    /// ```
    #[must_use]
    pub fn without_turns(thread: protocol::Thread) -> Self {
        let turns = Turns::Unknown;
        Self { thread, turns }
    }
}

impl ThreadState {
    /// Notes that a read is being asked for: call it before, so that what events tell from then on
    /// stands against what was read.
    ///
    /// ```
    /// # use codex_threads::view::{Read, ThreadState};
    /// # async fn run(codex: codex_threads::Codex, mut thread: ThreadState) -> Result<(), codex_threads::Error> {
    /// thread.reading();
    /// let answer = codex.thread("t").read_with_turns().await?;
    /// thread.seed(Read::whole(answer.thread));
    /// # Ok(()) }
    /// ```
    pub fn reading(&mut self) {
        self.reads += 1;
        self.told = Told::default();
        self.stale = false;
    }

    /// Takes in what was read. Events may have been applied before that the read holds too, or that
    /// it does not hold yet: each counts once.
    ///
    /// ```
    /// # use codex_threads::view::{Read, ThreadState};
    /// # fn show(state: &mut ThreadState, thread: codex_threads::protocol::Thread) {
    /// for change in state.seed(Read::whole(thread)) { println!("{change:?}"); }
    /// # }
    /// ```
    pub fn seed(&mut self, read: Read) -> Vec<Change> {
        let mut changes = Vec::new();
        let Read { mut thread, turns } = read;
        if thread.id != self.now.id {
            return changes;
        }
        let read_turns = std::mem::take(&mut thread.turns).into_vec();
        if !self.told.archived
            && let Some(archived) = thread.path.as_deref().and_then(lies_in_archive)
        {
            self.archived(archived, &mut changes);
        }
        // What is not stored can't be read: its turns are known from events alone.
        let stored = thread.ephemeral != Some(true);
        self.describe(thread, false, &mut changes);
        if turns != Turns::Unknown && stored {
            let earlier = turns == Turns::Newest;
            self.thread().earlier = earlier;
            self.seed_turns(read_turns, earlier, &mut changes);
        }
        changes
    }

    fn seed_turns(&mut self, read: Vec<protocol::Turn>, earlier: bool, out: &mut Vec<Change>) {
        let reads = self.reads;
        let known = std::mem::take(&mut self.thread().turns);
        let mut by_id: HashMap<TurnId, &Arc<TurnView>> =
            known.arcs().map(|turn| (turn.id.clone(), turn)).collect();
        let mut turns: Vec<Arc<TurnView>> = Vec::with_capacity(known.len().max(read.len()));
        if earlier {
            // What lies before the first turn of the read was not asked for.
            let first = read.first().map(|turn| &turn.id);
            let before = known.iter().position(|turn| Some(&turn.id) == first);
            for turn in known.arcs().take(before.unwrap_or(0)) {
                by_id.remove(&turn.id);
                turns.push(Arc::clone(turn));
            }
        }
        for turn in read {
            match by_id.remove(&turn.id) {
                Some(known) => {
                    let merged = merge(known, turn);
                    out.push(Change::Turn(merged.id.clone()));
                    turns.push(Arc::new(merged));
                }
                None => {
                    out.push(Change::TurnAdded(turn.id.clone()));
                    turns.push(Arc::new(read_turn(turn)));
                }
            }
        }
        for turn in known.arcs().filter(|turn| by_id.contains_key(&turn.id)) {
            if turn.is_running() || turn.touched >= reads {
                turns.push(Arc::clone(turn));
            } else {
                out.push(Change::TurnRemoved(turn.id.clone()));
            }
        }
        self.thread().turns = turns.into_iter().collect();
        let gone = |turn: &Option<TurnId>| {
            turn.as_ref()
                .is_some_and(|turn| out.contains(&Change::TurnRemoved(turn.clone())))
        };
        let requests: Vec<_> = self.now.requests.iter().map(|r| r.turn.clone()).collect();
        if requests.iter().any(&gone) {
            let gone: Vec<_> = requests.into_iter().filter(|turn| gone(turn)).collect();
            self.drop_requests(out, |request| gone.contains(&request.turn));
        }
    }
}

/// Where the server keeps a thread's file says whether it is archived.
pub(crate) fn lies_in_archive(path: &str) -> Option<bool> {
    let mut folders = Path::new(path)
        .components()
        .filter_map(|part| part.as_os_str().to_str());
    folders.find_map(|folder| match folder {
        "archived_sessions" => Some(true),
        "sessions" => Some(false),
        _ => None,
    })
}

fn read_turn(turn: protocol::Turn) -> TurnView {
    let mut view = TurnView::new(turn.id.clone());
    view.items = read_items(&turn);
    overlay(&mut view, turn);
    view
}

fn read_items(turn: &protocol::Turn) -> Shared<ItemView> {
    turn.items
        .iter()
        .filter_map(|item| {
            let id = ItemId::from(item.id()?);
            Some(Arc::new(ItemView::read(id, Arc::new(item.clone()))))
        })
        .collect()
}

/// What a read says of a turn as a whole.
fn overlay(view: &mut TurnView, turn: protocol::Turn) {
    view.status = turn.status;
    view.error = turn.error.map(Arc::new).or(view.error.take());
    view.root = turn.root_turn_id.or(view.root.take());
    view.started_at = turn.started_at.or(view.started_at);
    view.completed_at = turn.completed_at.or(view.completed_at);
    view.duration_ms = turn.duration_ms.or(view.duration_ms);
    if !view.is_running() {
        view.retrying = None;
    }
}

fn merge(known: &TurnView, turn: protocol::Turn) -> TurnView {
    let mut view = known.clone();
    let read = read_items(&turn);
    let renumbered = read.iter().any(|item| is_renumbered(&item.id))
        && known.items.iter().any(|item| !is_renumbered(&item.id));
    let holds_items = !matches!(
        turn.items_view,
        Some(protocol::TurnItemsView::NotLoaded | protocol::TurnItemsView::Summary)
    );
    if holds_items && !(renumbered && known.from_start) {
        view.items = weave(&known.items, &read, &pairs(&known.items, &read));
    }
    if known.is_running() {
        overlay(&mut view, turn);
    }
    view
}

/// For each item of a read, the same item among those known.
fn pairs(known: &Shared<ItemView>, read: &Shared<ItemView>) -> Vec<Option<usize>> {
    let by_id: HashMap<&str, usize> = known
        .iter()
        .enumerate()
        .map(|(at, item)| (item.id.as_str(), at))
        .collect();
    let mut unpaired: Vec<(usize, &ItemView)> = known.iter().enumerate().collect();
    let ids: HashSet<&str> = read.iter().map(|item| item.id.as_str()).collect();
    unpaired.retain(|(_, item)| item.completed && !ids.contains(item.id.as_str()));
    read.iter()
        .map(|item| {
            let same = by_id.get(item.id.as_str()).copied();
            same.or_else(|| {
                let at = unpaired
                    .iter()
                    .position(|(_, known)| is_renumbered(&item.id) && is_same(known, item))?;
                Some(unpaired.remove(at).0)
            })
        })
        .collect()
}

/// The items of both, each once, in an order that is that of both.
fn weave(
    known: &Shared<ItemView>,
    read: &Shared<ItemView>,
    pairs: &[Option<usize>],
) -> Shared<ItemView> {
    let known: Vec<&Arc<ItemView>> = known.arcs().collect();
    let mut woven = Vec::with_capacity(known.len().max(read.len()));
    let mut next = 0;
    let paired: HashSet<usize> = pairs.iter().flatten().copied().collect();
    for (item, pair) in read.arcs().zip(pairs) {
        let Some(at) = *pair else {
            woven.push(Arc::clone(item));
            continue;
        };
        // What only events have told of, and stands before it.
        let before = (next..at).filter(|at| !paired.contains(at));
        woven.extend(before.map(|at| Arc::clone(known[at])));
        next = next.max(at + 1);
        woven.push(merge_item(known[at], item));
    }
    let rest = (next..known.len()).filter(|at| !paired.contains(at));
    woven.extend(rest.map(|at| Arc::clone(known[at])));
    woven.into_iter().collect()
}

fn merge_item(known: &Arc<ItemView>, read: &Arc<ItemView>) -> Arc<ItemView> {
    if known.completed && is_renumbered(&read.id) {
        return Arc::clone(known);
    }
    if read.completed {
        return Arc::clone(read);
    }
    if known.completed || known.from_start {
        return Arc::clone(known);
    }
    // Events told of its text only, from somewhere on.
    let mut item = ItemView::clone(read);
    item.progress = known.progress.clone();
    for (kind, text) in &known.texts {
        let more = text.to_string();
        let own = super::text::Text::from(item.own_text(*kind).unwrap_or_default());
        let skip = own.overlap(&more);
        item.append(*kind, &more[skip..]);
    }
    Arc::new(item)
}

/// Whether a read has given an item this id for want of its own.
pub(super) fn is_renumbered(id: &ItemId) -> bool {
    id.as_str()
        .strip_prefix("item-")
        .is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Puts a complete item into the place of the one that a read had under another id; says whether
/// there was one.
pub(super) fn claim(turn: &mut TurnView, done: &ItemView) -> bool {
    let at = turn
        .items
        .iter()
        .position(|item| is_renumbered(&item.id) && is_same(done, item));
    if let Some(at) = at {
        *turn.items.at_mut(at) = done.clone();
    }
    at.is_some()
}

/// Whether two items are the same but for their ids.
fn is_same(one: &ItemView, two: &ItemView) -> bool {
    match (&one.item, &two.item) {
        (Some(one), Some(two)) => {
            std::mem::discriminant(&**one) == std::mem::discriminant(&**two)
                && content(one) == content(two)
        }
        _ => false,
    }
}

/// An item without what a read says otherwise.
fn content(item: &ThreadItem) -> Option<serde_json::Value> {
    let mut value = serde_json::to_value(item).ok()?;
    if let Some(members) = value.as_object_mut() {
        for member in ["id", "startedAtMs", "completedAtMs", "clientId", "phase"] {
            members.remove(member);
        }
        members.retain(|_, member| !member.is_null());
    }
    Some(value)
}
