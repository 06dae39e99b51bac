//! The feed of changes: several readers, none waited for.

use std::collections::VecDeque;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Weak};
use std::task::{Context, Poll, Waker};

use futures_core::Stream;

use super::{Change, LiveThread, Resync};
use crate::sync::{Mutex, lock};

/// Changes that wait for one reader, at most. One more, and they become a [`Resync::Slow`].
const WAITING: usize = 1_024;
/// How far back a change is looked for that the next one can be joined to.
const LOOK_BACK: usize = 64;

/// All readers of a thread's changes.
#[derive(Debug, Default)]
pub(super) struct Feeds(Mutex<Vec<Weak<Feed>>>);

/// What one reader has not read yet.
#[derive(Debug, Default)]
pub(super) struct Feed(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    queue: VecDeque<Change>,
    waker: Option<Waker>,
    ended: bool,
}

impl Feeds {
    pub(super) fn open(&self) -> Arc<Feed> {
        let feed = Arc::new(Feed::default());
        lock(&self.0).push(Arc::downgrade(&feed));
        feed
    }

    pub(super) fn tell(&self, changes: &[Change]) {
        if changes.is_empty() {
            return;
        }
        let mut wakers = Vec::new();
        lock(&self.0).retain(|feed| {
            let Some(feed) = feed.upgrade() else {
                return false;
            };
            let mut state = lock(&feed.0);
            for change in changes {
                state.push(change);
                state.ended = *change == Change::Disconnected;
            }
            wakers.extend(state.waker.take());
            true
        });
        for waker in wakers {
            waker.wake();
        }
    }
}

impl State {
    fn push(&mut self, change: &Change) {
        // Whoever looks at everything anew sees what came since, too.
        if let Some(Change::Resync(_)) = self.queue.back()
            && !matches!(change, Change::Resync(_) | Change::Disconnected)
        {
            return;
        }
        let mut waiting = self.queue.iter_mut().rev().take(LOOK_BACK);
        if waiting.any(|waiting| waiting.absorb(change)) {
            return;
        }
        if self.queue.len() == WAITING {
            self.queue.clear();
            self.queue.push_back(Change::Resync(Resync::Slow));
            return;
        }
        self.queue.push_back(change.clone());
    }
}

/// What changes in a thread, for a user interface: [`LiveThread::changes`].
///
/// A change says where to look; what is there is in the [snapshot](LiveThread::snapshot), which
/// always holds at least what the changes read so far told of. Changes of one thing that wait to be
/// read become one: a reader that looks sixty times a second is told of a streamed text as often,
/// not once for each delta. Of one that falls behind by more than 1,024 different changes, all become one
/// [`Change::Resync`]. Nobody waits for a reader.
///
/// ```no_run
/// use codex_threads::view::{Change, LiveThread};
///
/// async fn draw(live: LiveThread) {
///     let mut changes = live.changes();
///     while let Some(change) = changes.next().await {
///         let thread = live.snapshot();
///         println!("{change:?} {}", thread.turns().count());
///     }
/// }
/// # let _ = draw;
/// ```
#[derive(Debug)]
pub struct Changes {
    feed: Arc<Feed>,
    _live: LiveThread,
}

impl Changes {
    pub(super) fn new(feed: Arc<Feed>, live: LiveThread) -> Self {
        Self { feed, _live: live }
    }

    /// Waits for the next change; `None` after [`Change::Disconnected`], until the view is
    /// [reconnected](LiveThread::reconnect). Dropping the future loses nothing.
    ///
    /// ```no_run
    /// # async fn run(mut changes: codex_threads::view::Changes) {
    /// while let Some(change) = changes.next().await { println!("{change:?}"); }
    /// # }
    /// ```
    pub async fn next(&mut self) -> Option<Change> {
        poll_fn(|cx| self.poll(cx)).await
    }

    /// The next change if one is waiting.
    ///
    /// ```no_run
    /// # fn show(mut changes: codex_threads::view::Changes) {
    /// while let Some(change) = changes.try_next() { println!("{change:?}"); }
    /// # }
    /// ```
    pub fn try_next(&mut self) -> Option<Change> {
        lock(&self.feed.0).queue.pop_front()
    }

    fn poll(&self, cx: &mut Context<'_>) -> Poll<Option<Change>> {
        let mut state = lock(&self.feed.0);
        if let Some(change) = state.queue.pop_front() {
            return Poll::Ready(Some(change));
        }
        if state.ended {
            return Poll::Ready(None);
        }
        state.waker = Some(cx.waker().clone());
        Poll::Pending
    }
}

impl Stream for Changes {
    type Item = Change;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Change>> {
        self.poll(cx)
    }
}
