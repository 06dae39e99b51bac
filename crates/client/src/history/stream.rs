//! The streams that a history is read with.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use codex_threads_protocol::Rejected;
use futures_core::Stream;

use super::HistoryPage;
use crate::error::Error;
use crate::paging::{Rejects, Step, Steps};

type Page<T> = Result<HistoryPage<T>, Error>;

/// Whatever pages come from.
trait Source<T>: Send {
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Page<T>>>;
}

impl<T: Send + 'static, S: Step<Output = Page<T>>> Source<T> for Steps<S> {
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Page<T>>> {
        Steps::poll(self, cx)
    }
}

/// The pages of a history: [`History::turn_pages`](crate::History::turn_pages),
/// [`History::item_pages`](crate::History::item_pages). A page is asked for when it is needed and
/// not before.
///
/// ```no_run
/// # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
/// let mut pages = thread.history().turn_pages();
/// while let Some(page) = pages.next().await { println!("{} turns", page?.len()); }
/// # Ok(()) }
/// ```
pub struct HistoryPages<T> {
    source: Box<dyn Source<T>>,
}

impl<T: Send + 'static> HistoryPages<T> {
    pub(super) fn new<S: Step<Output = Page<T>>>(asker: S) -> Self {
        Self {
            source: Box::new(Steps::new(asker)),
        }
    }

    /// The next page; `None` after the last, and after an error. Dropping the future loses nothing.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`](crate::Codex::call), and [`Error::RepeatedCursor`].
    ///
    /// ```no_run
    /// # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
    /// if let Some(page) = thread.history().item_pages().next().await { println!("{} items", page?.len()); }
    /// # Ok(()) }
    /// ```
    pub async fn next(&mut self) -> Option<Page<T>> {
        poll_fn(|cx| self.source.poll(cx)).await
    }
}

impl<T: Send + 'static> Stream for HistoryPages<T> {
    type Item = Page<T>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Page<T>>> {
        self.source.poll(cx)
    }
}

impl<T> fmt::Debug for HistoryPages<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HistoryPages").finish_non_exhaustive()
    }
}

/// The turns or items of a history, one by one: [`History::turns`](crate::History::turns),
/// [`History::items`](crate::History::items).
///
/// ```no_run
/// # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
/// let mut turns = thread.history().turns();
/// while let Some(turn) = turns.next().await { println!("{}", turn?.id); }
/// # Ok(()) }
/// ```
pub struct HistoryStream<T> {
    pages: HistoryPages<T>,
    page: vec::IntoIter<T>,
    rejects: Rejects,
}

impl<T: Send + 'static> HistoryStream<T> {
    pub(super) fn new(pages: HistoryPages<T>) -> Self {
        Self {
            pages,
            page: Vec::new().into_iter(),
            rejects: Rejects::default(),
        }
    }

    /// The next turn or item; `None` after the last, and after an error. Dropping the future loses
    /// nothing.
    ///
    /// # Errors
    ///
    /// Those of [`HistoryPages::next`].
    ///
    /// ```no_run
    /// # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
    /// if let Some(newest) = thread.history().turns().next().await { println!("{}", newest?.id); }
    /// # Ok(()) }
    /// ```
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|cx| self.poll(cx)).await
    }

    /// The rest, as a vector.
    ///
    /// # Errors
    ///
    /// Those of [`HistoryPages::next`]; what was read until then is lost.
    ///
    /// ```no_run
    /// # async fn run(thread: codex_threads::Thread) -> Result<(), codex_threads::Error> {
    /// let items = thread.history().oldest_first().items().all().await?;
    /// # let _ = items; Ok(()) }
    /// ```
    pub async fn all(mut self) -> Result<Vec<T>, Error> {
        let mut all = Vec::new();
        while let Some(entry) = self.next().await {
            all.push(entry?);
        }
        Ok(all)
    }

    /// What was passed over because it doesn't decode: the first hundred.
    ///
    /// ```
    /// # use codex_threads::{HistoryItem, HistoryStream};
    /// # fn show(items: &HistoryStream<HistoryItem>) { println!("{:?}", items.rejected()); }
    /// ```
    #[must_use]
    pub fn rejected(&self) -> &[Rejected] {
        self.rejects.first()
    }

    /// How much was passed over because it doesn't decode.
    ///
    /// ```
    /// # use codex_threads::{HistoryItem, HistoryStream};
    /// # fn show(items: &HistoryStream<HistoryItem>) { println!("{}", items.rejected_count()); }
    /// ```
    #[must_use]
    pub fn rejected_count(&self) -> usize {
        self.rejects.count()
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        loop {
            if let Some(entry) = self.page.next() {
                return Poll::Ready(Some(Ok(entry)));
            }
            match ready!(self.pages.source.poll(cx)) {
                Some(Ok(page)) => {
                    self.rejects.note("thread/history", &page.rejected);
                    self.page = page.entries.into_iter();
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<T: Send + Unpin + 'static> Stream for HistoryStream<T> {
    type Item = Result<T, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(cx)
    }
}

impl<T> fmt::Debug for HistoryStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HistoryStream")
            .field("rejected", &self.rejects.count())
            .finish_non_exhaustive()
    }
}
