//! Element by element.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use codex_threads_protocol::{Paged, Rejected};
use futures_core::Stream;

use super::Pages;
use crate::error::Error;

/// The elements of a list, page after page: [`Pages::items`].
///
/// An element that doesn't decode costs nothing but itself: it is passed over, and kept in
/// [`Items::rejected`].
///
/// ```no_run
/// use codex_threads::protocol::ModelListParams;
///
/// # async fn run(codex: codex_threads::Codex) -> Result<(), codex_threads::Error> {
/// let mut models = codex.pages(ModelListParams::new()).items();
/// while let Some(model) = models.next().await { println!("{}", model?.id); }
/// # Ok(()) }
/// ```
pub struct Items<P: Paged> {
    pages: Pages<P>,
    page: vec::IntoIter<P::Item>,
    rejects: Rejects,
}

impl<P: Paged> Items<P> {
    pub(super) fn new(pages: Pages<P>) -> Self {
        Self {
            pages,
            page: Vec::new().into_iter(),
            rejects: Rejects::default(),
        }
    }

    /// The next element; `None` after the last, and after an error. Dropping the future loses
    /// nothing.
    ///
    /// # Errors
    ///
    /// Those of [`Pages::next`].
    ///
    /// ```no_run
    /// # use codex_threads::protocol::ModelListParams;
    /// # async fn run(mut models: codex_threads::Items<ModelListParams>) -> Result<(), codex_threads::Error> {
    /// if let Some(first) = models.next().await { println!("{}", first?.id); }
    /// # Ok(()) }
    /// ```
    pub async fn next(&mut self) -> Option<Result<P::Item, Error>> {
        poll_fn(|cx| self.poll(cx)).await
    }

    /// What was passed over because it doesn't decode: the first hundred.
    ///
    /// ```
    /// # use codex_threads::protocol::ModelListParams;
    /// # fn show(models: &codex_threads::Items<ModelListParams>) { println!("{:?}", models.rejected()); }
    /// ```
    #[must_use]
    pub fn rejected(&self) -> &[Rejected] {
        self.rejects.first()
    }

    /// How many elements were passed over because they don't decode.
    ///
    /// ```
    /// # use codex_threads::protocol::ModelListParams;
    /// # fn show(models: &codex_threads::Items<ModelListParams>) { println!("{}", models.rejected_count()); }
    /// ```
    #[must_use]
    pub fn rejected_count(&self) -> usize {
        self.rejects.count()
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<P::Item, Error>>> {
        loop {
            if let Some(item) = self.page.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.pages.poll(cx)) {
                Some(Ok(page)) => {
                    let list = P::into_items(page);
                    self.rejects.note(P::METHOD, list.rejected());
                    self.page = list.into_vec().into_iter();
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<P: Paged> Stream for Items<P> {
    type Item = Result<P::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(cx)
    }
}

impl<P: Paged> Unpin for Items<P> {}

impl<P: Paged> fmt::Debug for Items<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items")
            .field("pages", &self.pages)
            .field("rejected", &self.rejects.count())
            .finish_non_exhaustive()
    }
}

/// Elements that did not decode: all are counted, the first ones kept.
#[derive(Debug, Default)]
pub(crate) struct Rejects {
    first: Vec<Rejected>,
    count: usize,
}

/// How many elements that don't decode are kept.
const KEPT: usize = 100;

impl Rejects {
    /// Notes what a page passed over.
    pub(crate) fn note(&mut self, method: &'static str, rejected: &[Rejected]) {
        if rejected.is_empty() {
            return;
        }
        tracing::warn!(method, count = rejected.len(), "elements that don't decode");
        self.count += rejected.len();
        let room = KEPT.saturating_sub(self.first.len());
        self.first.extend(rejected.iter().take(room).cloned());
    }

    pub(crate) fn first(&self) -> &[Rejected] {
        &self.first
    }

    pub(crate) fn count(&self) -> usize {
        self.count
    }
}
