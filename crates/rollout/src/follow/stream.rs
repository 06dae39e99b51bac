//! Following from async code: a thread that waits, and a bounded queue.

use std::pin::Pin;
use std::task::{Context, Poll};
use std::thread;

use futures_core::Stream;
use tokio::sync::mpsc::{self, Receiver, Sender};

use super::Follow;
use crate::damage::Damage;
use crate::record::Record;

/// So many records are read ahead.
const AHEAD: usize = 64;

/// A [`Follow`] as a stream. Made by [`Follow::into_stream`].
///
/// Files can't be waited for, so a thread of its own looks at the file, and reads at most 64 records ahead. It ends with the
/// stream, within the poll interval. Dropping the future of a `next()` loses nothing.
pub struct FollowStream {
    records: Receiver<Result<Record, Damage>>,
}

impl Follow {
    /// The same for async code, on any runtime. A stream that [gives up](Follow::give_up_after) ends.
    ///
    /// ```
    /// use futures_util::StreamExt as _;
    /// use std::time::Duration;
    ///
    /// # async fn f(rollout: codex_threads_rollout::Rollout) {
    /// let mut records = rollout.follow().give_up_after(Duration::from_secs(60)).into_stream();
    /// while let Some(record) = records.next().await {
    ///     println!("{record:?}");
    /// }
    /// # }
    /// ```
    #[must_use]
    pub fn into_stream(self) -> FollowStream {
        let (sender, records) = mpsc::channel(AHEAD);
        let path = self.path().to_owned();
        let failed = sender.clone();
        let thread = thread::Builder::new().name("rollout-follow".to_owned());
        if let Err(error) = thread.spawn(move || forward(self, &sender)) {
            // The queue is empty and has room.
            let _ = failed.try_send(Err(Damage::io(&path, error)));
        }
        FollowStream { records }
    }
}

fn forward(mut follow: Follow, sender: &Sender<Result<Record, Damage>>) {
    let patience = follow.patience.take();
    let mut waited = std::time::Duration::ZERO;
    loop {
        match follow.try_next() {
            Poll::Ready(Some(record)) => {
                waited = std::time::Duration::ZERO;
                if sender.blocking_send(record).is_err() {
                    return;
                }
            }
            Poll::Ready(None) => return,
            Poll::Pending if sender.is_closed() => return,
            Poll::Pending => {
                if patience.is_some_and(|patience| waited >= patience) {
                    if let Some(last) = follow.unfinished() {
                        let _ = sender.blocking_send(last);
                    }
                    return;
                }
                thread::sleep(follow.poll);
                waited += follow.poll;
            }
        }
    }
}

impl Stream for FollowStream {
    type Item = Result<Record, Damage>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.records.poll_recv(cx)
    }
}

impl std::fmt::Debug for FollowStream {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("FollowStream").finish_non_exhaustive()
    }
}
