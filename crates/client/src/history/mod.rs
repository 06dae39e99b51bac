//! Histories of any size, page by page, on every release.
//!
//! [`Thread::history`] reads what was said in a thread: its turns, or its items alone, the newest or the
//! oldest first, a page at a time. The same few words do on every release; what is asked differs:
//!
//! | server | turns | items |
//! |---|---|---|
//! | up to 0.121 | `thread/read` with all turns | the same |
//! | 0.122 to 0.150 | `thread/turns/list` | pages of whole turns |
//! | since 0.151 | `thread/turns/list` | `thread/items/list`; for `legacy` threads pages of whole turns |
//!
//! (On 0.143 to 0.150 too a `paginated` thread's items are listed by `thread/items/list`.) Where there is
//! nothing but `thread/read`, all of the history is read at once, kept in memory while the stream lives, and
//! handed out in pages; its items get new ids, `item-1` and so on, which are not those they had live. That
//! holds for the `legacy` threads of every server up to 0.150.
//!
//! A thread without a turn has an empty history. Reading doesn't load a thread, and doesn't subscribe to
//! it. One trap is the server's own, since 0.151: a `paginated` thread that is not in its database (its
//! rollout was copied into the folder by hand, or the database was lost) has an empty history until it is
//! resumed once.
//!
//! What it saves, with a thread of 20,000 items and 24 MB, against
//! [`resume_with_history`](crate::Codex::resume_with_history) on the same server (0.169): the first page of 50
//! items takes 1/400 of the time and of the bytes, and 0.2 MB of this process's memory instead of 54; all items, 100 a page, about the
//! same time and 1.2 MB. For `legacy` threads servers read the whole rollout for every page, which takes them a second here: the
//! larger the pages, the fewer. (`cargo run -p codex-threads-tests --example history` measures it.)
//!
//! ```no_run
//! # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
//! let mut turns = thread.history().newest_first().page_size(20).turns();
//! while let Some(turn) = turns.next().await {
//!     let turn = turn?;
//!     println!("{} {:?}: {} items", turn.id, turn.status, turn.items.len());
//! }
//! # Ok(()) }
//! ```

mod ask;
mod items;
mod stream;
mod turns;

use std::ops::Deref;

use codex_threads_protocol::{List, Rejected, ThreadItem, Turn, TurnId, TurnItemsView};

use crate::thread::Thread;

pub use stream::{HistoryPages, HistoryStream};

impl Thread {
    /// What was said in this thread, to be read page by page.
    ///
    /// ```no_run
    /// # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
    /// let mut items = thread.history().oldest_first().items();
    /// while let Some(entry) = items.next().await {
    ///     println!("{:?}", entry?.turn_id);
    /// }
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn history(&self) -> History {
        History {
            thread: self.clone(),
            oldest_first: false,
            page_size: 50,
            view: TurnItemsView::Full,
        }
    }
}

/// How a history is to be read: [`Thread::history`]. The newest first, 50 a page, turns with all their items,
/// unless told otherwise.
///
/// ```no_run
/// # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
/// let mut pages = thread.history().page_size(10).turn_pages();
/// if let Some(newest) = pages.next().await { println!("{} turns", newest?.len()); }
/// # Ok(()) }
/// ```
#[derive(Debug, Clone)]
pub struct History {
    thread: Thread,
    oldest_first: bool,
    page_size: u32,
    view: TurnItemsView,
}

/// An item of a history, and the turn it belongs to.
///
/// ```
/// use codex_threads::HistoryItem;
/// use codex_threads::protocol::ThreadItem;
///
/// fn text(entry: &HistoryItem) -> Option<&str> {
///     match &entry.item {
///         ThreadItem::AgentMessage(message) => Some(&message.text),
///         _ => None,
///     }
/// }
/// # let _ = text;
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct HistoryItem {
    /// The turn it belongs to; always known but on 0.143 and 0.144.
    pub turn_id: Option<TurnId>,
    /// The item.
    pub item: ThreadItem,
    /// When it began, in milliseconds since 1970, if that was recorded; since 0.157.
    pub started_at_ms: Option<i64>,
    /// When it was completed, in milliseconds since 1970, if that was recorded; since 0.157.
    pub completed_at_ms: Option<i64>,
}

/// A page of a history: turns or items. It dereferences to the slice of them.
///
/// ```no_run
/// # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
/// let mut pages = thread.history().item_pages();
/// while let Some(page) = pages.next().await {
///     let page = page?;
///     println!("{} items, {} that don't decode", page.len(), page.rejected.len());
/// }
/// # Ok(()) }
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct HistoryPage<T> {
    /// The turns or items, in the order that was asked for.
    pub entries: Vec<T>,
    /// What was passed over because it doesn't decode. (Items that don't decode in a turn that does are in
    /// the turn's own list.)
    pub rejected: Vec<Rejected>,
}

impl<T> Deref for HistoryPage<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        &self.entries
    }
}

impl<T> From<List<T>> for HistoryPage<T> {
    fn from(list: List<T>) -> Self {
        Self {
            rejected: list.rejected().to_vec(),
            entries: list.into_vec(),
        }
    }
}

impl<T> IntoIterator for HistoryPage<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter()
    }
}

/// What the server lists at most on one page.
const PAGE: u32 = 100;

impl History {
    /// The newest turn or item first. This is how a history is read unless told otherwise.
    ///
    /// ```
    /// # fn read(thread: &codex_threads::Thread) { let _ = thread.history().newest_first(); }
    /// ```
    #[must_use]
    pub fn newest_first(mut self) -> Self {
        self.oldest_first = false;
        self
    }

    /// The oldest turn or item first.
    ///
    /// ```
    /// # fn read(thread: &codex_threads::Thread) { let _ = thread.history().oldest_first(); }
    /// ```
    #[must_use]
    pub fn oldest_first(mut self) -> Self {
        self.oldest_first = true;
        self
    }

    /// How many turns or items to ask for at once: 1 to 100.
    ///
    /// Where a page of items is made of whole turns, it has the items of so many turns.
    ///
    /// ```
    /// # fn read(thread: &codex_threads::Thread) { let _ = thread.history().page_size(20); }
    /// ```
    #[must_use]
    pub fn page_size(mut self, count: u32) -> Self {
        self.page_size = count.clamp(1, PAGE);
        self
    }

    /// How much of each turn's items to ask for: all of them unless told otherwise.
    ///
    /// It is a wish: servers up to 0.129 send all items, whatever is asked. [`Turn::items_view`] says
    /// what came.
    ///
    /// ```
    /// use codex_threads::protocol::TurnItemsView;
    ///
    /// # fn read(thread: &codex_threads::Thread) {
    /// let overview = thread.history().items_view(TurnItemsView::Summary).turns();
    /// # let _ = overview; }
    /// ```
    #[must_use]
    pub fn items_view(mut self, view: TurnItemsView) -> Self {
        self.view = view;
        self
    }

    /// Turns, one by one.
    ///
    /// ```no_run
    /// # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
    /// let mut turns = thread.history().turns();
    /// while let Some(turn) = turns.next().await { println!("{}", turn?.id); }
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn turns(self) -> HistoryStream<Turn> {
        HistoryStream::new(self.turn_pages())
    }

    /// Turns, page by page.
    ///
    /// ```no_run
    /// # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
    /// let mut pages = thread.history().turn_pages();
    /// while let Some(page) = pages.next().await { println!("{} turns", page?.len()); }
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn turn_pages(self) -> HistoryPages<Turn> {
        HistoryPages::new(turns::Turns::new(self))
    }

    /// Items, one by one, each with the id of its turn.
    ///
    /// ```no_run
    /// # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
    /// let mut items = thread.history().items();
    /// while let Some(entry) = items.next().await { println!("{:?}", entry?.turn_id); }
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn items(self) -> HistoryStream<HistoryItem> {
        HistoryStream::new(self.item_pages())
    }

    /// Items, page by page.
    ///
    /// ```no_run
    /// # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
    /// let mut pages = thread.history().item_pages();
    /// while let Some(page) = pages.next().await { println!("{} items", page?.len()); }
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn item_pages(self) -> HistoryPages<HistoryItem> {
        HistoryPages::new(items::Items::new(self))
    }
}
