//! Methods that answer page by page, as streams.
//!
//! [`Codex::pages`] takes the params of any method that has a cursor ([`Paged`]) and follows the
//! cursors: page by page, or, with [`Pages::items`], element by element. A page is asked for when the
//! stream is polled and not before: whoever stops reading stops asking.
//!
//! A stream ends after the last page, or after the first error; [`Pages::cursor`] then says where to
//! go on. A server whose cursors run in a circle is an error ([`Error::RepeatedCursor`]), not a stream
//! without an end.
//!
//! Lists of threads and histories have more to them than cursors: see [`Codex::threads`] and
//! [`Thread::history`](crate::Thread::history).
//!
//! ```no_run
//! use codex_threads::protocol::ModelListParams;
//!
//! # async fn run(codex: codex_threads::Codex) -> Result<(), codex_threads::Error> {
//! let mut models = codex.pages(ModelListParams::new()).items();
//! while let Some(model) = models.next().await {
//!     println!("{}", model?.id);
//! }
//! # Ok(()) }
//! ```

mod items;
mod steps;

use std::collections::HashSet;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll};

use codex_threads_protocol::Paged;
use futures_core::Stream;

use crate::codex::Codex;
use crate::error::Error;

pub use items::Items;
pub(crate) use items::Rejects;
pub(crate) use steps::{Step, Steps};

impl Codex {
    /// Follows the cursors of a method that answers page by page, beginning with these params.
    ///
    /// For threads, [`Codex::threads`] is the better way: here `thread/list` is asked as it is, with
    /// its traps (other providers are left out, and pages of 0.122 to 0.166 lose threads).
    ///
    /// ```no_run
    /// use codex_threads::protocol::ThreadLoadedListParams;
    ///
    /// # async fn run(codex: codex_threads::Codex) -> Result<(), codex_threads::Error> {
    /// let mut pages = codex.pages(ThreadLoadedListParams::new().limit(50));
    /// while let Some(page) = pages.next().await {
    ///     println!("{} loaded threads", page?.data.len());
    /// }
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn pages<P: Paged>(&self, params: P) -> Pages<P> {
        Pages {
            cursor: None,
            steps: Steps::new(Walk {
                codex: self.clone(),
                state: Walking::At(Box::new(params)),
                trail: Trail::default(),
            }),
        }
    }
}

/// The pages of a list: [`Codex::pages`].
///
/// ```no_run
/// use codex_threads::protocol::ProjectListParams;
///
/// # async fn run(codex: codex_threads::Codex) -> Result<(), codex_threads::Error> {
/// let mut pages = codex.pages(ProjectListParams::new());
/// while let Some(page) = pages.next().await {
///     for project in page?.data { println!("{}", project.id); }
/// }
/// # Ok(()) }
/// ```
pub struct Pages<P: Paged> {
    cursor: Option<String>,
    steps: Steps<Walk<P>>,
}

impl<P: Paged> Pages<P> {
    /// Asks for the next page; `None` after the last, and after an error.
    ///
    /// Dropping the future loses nothing: the page is waited for again. Dropping the stream gives
    /// the request up.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`], and [`Error::RepeatedCursor`].
    ///
    /// ```no_run
    /// # use codex_threads::protocol::ModelListParams;
    /// # async fn run(mut pages: codex_threads::Pages<ModelListParams>) -> Result<(), codex_threads::Error> {
    /// if let Some(first) = pages.next().await { println!("{}", first?.data.len()); }
    /// # Ok(()) }
    /// ```
    pub async fn next(&mut self) -> Option<Result<P::Response, Error>> {
        poll_fn(|cx| self.poll(cx)).await
    }

    /// The cursor of the page that comes next; `None` before the first page, and after the last one.
    /// To go on after an error, set it in new params.
    ///
    /// ```
    /// # use codex_threads::protocol::ModelListParams;
    /// # fn show(pages: &codex_threads::Pages<ModelListParams>) { println!("{:?}", pages.cursor()); }
    /// ```
    #[must_use]
    pub fn cursor(&self) -> Option<&str> {
        self.cursor.as_deref()
    }

    /// What the pages list, one by one.
    ///
    /// ```no_run
    /// use codex_threads::protocol::ModelListParams;
    ///
    /// # async fn run(codex: codex_threads::Codex) -> Result<(), codex_threads::Error> {
    /// let mut models = codex.pages(ModelListParams::new()).items();
    /// while let Some(model) = models.next().await { println!("{}", model?.id); }
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn items(self) -> Items<P> {
        Items::new(self)
    }

    pub(crate) fn poll(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<P::Response, Error>>> {
        let polled = self.steps.poll(cx);
        if let Poll::Ready(Some(Ok(page))) = &polled {
            self.cursor = P::next_cursor(page).map(str::to_owned);
        }
        polled
    }
}

impl<P: Paged> Stream for Pages<P> {
    type Item = Result<P::Response, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(cx)
    }
}

impl<P: Paged> fmt::Debug for Pages<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Pages")
            .field("method", &P::METHOD)
            .finish_non_exhaustive()
    }
}

impl<P: Paged> Unpin for Pages<P> {}

/// Between two pages.
struct Walk<P> {
    codex: Codex,
    state: Walking<P>,
    trail: Trail,
}

enum Walking<P> {
    /// These params lead to the next page.
    At(Box<P>),
    /// The last page led to one that was read before; the page itself is still good.
    Circle,
    Over,
}

impl<P> Unpin for Walk<P> {}

impl<P: Paged> Step for Walk<P> {
    type Output = Result<P::Response, Error>;

    async fn step(mut self) -> (Self, Option<Self::Output>) {
        let mut params = match std::mem::replace(&mut self.state, Walking::Over) {
            Walking::At(params) => params,
            Walking::Circle => return (self, Some(Err(Error::repeated_cursor(P::METHOD)))),
            Walking::Over => return (self, None),
        };
        let page = match self.codex.call((*params).clone()).await {
            Ok(page) => page,
            Err(error) => return (self, Some(Err(error))),
        };
        if let Some(cursor) = P::next_cursor(&page) {
            if self.trail.is_new(cursor) {
                params.set_cursor(cursor);
                self.state = Walking::At(params);
            } else {
                self.state = Walking::Circle;
            }
        }
        (self, Some(Ok(page)))
    }
}

/// The cursors that were met.
#[derive(Debug, Default)]
pub(crate) struct Trail(HashSet<Box<str>>);

impl Trail {
    /// Whether the cursor is met for the first time.
    pub(crate) fn is_new(&mut self, cursor: &str) -> bool {
        !self.0.contains(cursor) && self.0.insert(cursor.into())
    }
}
