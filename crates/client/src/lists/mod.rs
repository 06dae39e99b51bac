//! Lists of threads that lose none and name none twice.
//!
//! [`Codex::threads`] follows the pages of `thread/list`. Four things are in the way of that, of which
//! the server tells none:
//!
//! - Asked without a word about model providers, it lists the threads of the active one alone. So
//!   the word is always said ([`Threads`]).
//! - Pages of 0.122 to 0.166 end in a time stamp, and the next begins after it: threads of the same moment (a
//!   second for `created_at` from 0.124 on, else a millisecond) are in no page. So the next page is asked
//!   for from one moment earlier, and what it repeats is left out. Where a whole page is of one
//!   moment, larger pages are asked for, then the moment is read from its other end, and at last the
//!   whole list in another order. Should all that not be enough, the stream ends with
//!   [`Error::Incomplete`]: nothing is missing in silence.
//! - In the order of updates, a thread that goes on moves to the front, past the reader. So the front is read once
//!   more at the end.
//! - A thread may have two rollouts and be listed twice: since 0.151, once it was reverted.

mod leg;
mod query;
mod stamp;
mod walk;

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec;

use codex_threads_protocol::{Rejected, Request as _, Thread, ThreadListParams};
use futures_core::Stream;

use crate::codex::Codex;
use crate::error::Error;
use crate::paging::{Rejects, Steps};

pub use query::{Archived, Threads};
use walk::Walk;

impl Codex {
    /// All threads that a query asks for, page after page, each once (`thread/list`): a preset of
    /// [`Threads`] with filters, or the params of `thread/list`.
    ///
    /// Threads that are there for the whole time are all listed, even when others begin, go on or
    /// are deleted meanwhile. Those that begin meanwhile may be listed or not.
    ///
    /// ```no_run
    /// use codex_threads::{Codex, Threads};
    ///
    /// # async fn run(codex: Codex) -> Result<(), codex_threads::Error> {
    /// let mut threads = codex.threads(Threads::interactive().cwd("/srv/work"));
    /// while let Some(thread) = threads.next().await {
    ///     let thread = thread?;
    ///     println!("{} {}", thread.id, thread.preview);
    /// }
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn threads(&self, which: impl Into<Threads>) -> ThreadStream {
        ThreadStream {
            steps: Steps::new(Walk::new(self.clone(), &which.into())),
            page: Vec::new().into_iter(),
            rejects: Rejects::default(),
        }
    }
}

/// Threads, one by one: [`Codex::threads`]. A page is asked for when it is needed and not before.
///
/// ```no_run
/// # async fn run(codex: codex_threads::Codex) -> Result<(), codex_threads::Error> {
/// let mut threads = codex.threads(codex_threads::Threads::everything());
/// while let Some(thread) = threads.next().await { println!("{}", thread?.id); }
/// # Ok(()) }
/// ```
pub struct ThreadStream {
    steps: Steps<Walk>,
    page: vec::IntoIter<Thread>,
    rejects: Rejects,
}

impl ThreadStream {
    /// The next thread; `None` after the last, and after an error. Dropping the future loses
    /// nothing.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`], [`Error::RepeatedCursor`], and [`Error::Incomplete`] at the end of a list
    /// that this server can't be brought to show whole.
    ///
    /// ```no_run
    /// # async fn run(mut threads: codex_threads::ThreadStream) -> Result<(), codex_threads::Error> {
    /// if let Some(newest) = threads.next().await { println!("{}", newest?.id); }
    /// # Ok(()) }
    /// ```
    pub async fn next(&mut self) -> Option<Result<Thread, Error>> {
        poll_fn(|cx| self.poll(cx)).await
    }

    /// The rest of the threads, as a vector.
    ///
    /// # Errors
    ///
    /// Those of [`next`](Self::next); what was listed until then is lost.
    ///
    /// ```no_run
    /// # async fn run(codex: codex_threads::Codex) -> Result<(), codex_threads::Error> {
    /// let all = codex.threads(codex_threads::Threads::interactive()).all().await?;
    /// println!("{} threads", all.len());
    /// # Ok(()) }
    /// ```
    pub async fn all(mut self) -> Result<Vec<Thread>, Error> {
        let mut all = Vec::new();
        while let Some(thread) = self.next().await {
            all.push(thread?);
        }
        Ok(all)
    }

    /// Threads that were passed over because they don't decode: the first hundred.
    ///
    /// ```
    /// # fn show(threads: &codex_threads::ThreadStream) { println!("{:?}", threads.rejected()); }
    /// ```
    #[must_use]
    pub fn rejected(&self) -> &[Rejected] {
        self.rejects.first()
    }

    /// How many threads were passed over because they don't decode.
    ///
    /// ```
    /// # fn show(threads: &codex_threads::ThreadStream) { println!("{}", threads.rejected_count()); }
    /// ```
    #[must_use]
    pub fn rejected_count(&self) -> usize {
        self.rejects.count()
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Thread, Error>>> {
        loop {
            if let Some(thread) = self.page.next() {
                return Poll::Ready(Some(Ok(thread)));
            }
            match ready!(self.steps.poll(cx)) {
                Some(Ok(fresh)) => {
                    self.rejects.note(ThreadListParams::METHOD, &fresh.rejected);
                    self.page = fresh.threads.into_iter();
                }
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }
}

impl Stream for ThreadStream {
    type Item = Result<Thread, Error>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(cx)
    }
}

impl fmt::Debug for ThreadStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ThreadStream")
            .field("rejected", &self.rejects.count())
            .finish_non_exhaustive()
    }
}
