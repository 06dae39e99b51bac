//! Requests that wait for whoever reads the stream of them.

use std::collections::{HashMap, VecDeque};
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use futures_core::Stream;

use super::pending::PendingServerRequest;
use crate::sync::{Mutex, lock};

/// The queue behind all [`ServerRequests`] of a connection.
#[derive(Debug, Default)]
pub(crate) struct Waiting {
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    queue: VecDeque<PendingServerRequest>,
    /// The streams alive, each with who waits on it.
    streams: HashMap<u64, Option<Waker>>,
    /// How many streams there ever were.
    made: u64,
    ended: bool,
}

impl State {
    fn wakers(&mut self) -> Vec<Waker> {
        self.streams.values_mut().filter_map(Option::take).collect()
    }
}

impl Waiting {
    /// Whether somebody reads, or may still begin to.
    pub(super) fn is_wanted(&self) -> bool {
        let state = lock(&self.state);
        !state.ended && (state.made == 0 || !state.streams.is_empty())
    }

    /// Queues a request; it comes back when nobody reads any more. The wakers are to be woken.
    pub(super) fn push(
        &self,
        request: PendingServerRequest,
    ) -> Result<Vec<Waker>, PendingServerRequest> {
        let mut state = lock(&self.state);
        if state.ended || (state.made > 0 && state.streams.is_empty()) {
            return Err(request);
        }
        // It may have expired on its way here. What expires later is purged.
        if request.expiry().is_none() {
            state.queue.push_back(request);
        }
        Ok(state.wakers())
    }

    /// Forgets requests that have expired.
    pub(super) fn purge(&self) {
        let mut gone = Vec::new();
        {
            let mut state = lock(&self.state);
            if state.queue.iter().any(|request| request.expiry().is_some()) {
                let (left, kept) = std::mem::take(&mut state.queue)
                    .into_iter()
                    .partition::<VecDeque<_>, _>(|request| request.expiry().is_some());
                state.queue = kept;
                gone.extend(left);
            }
        }
        drop(gone);
    }

    /// How many wait.
    #[cfg(test)]
    pub(super) fn len(&self) -> usize {
        lock(&self.state).queue.len()
    }

    /// Nothing more will come.
    pub(super) fn end(&self) {
        let wakers = {
            let mut state = lock(&self.state);
            state.ended = true;
            state.wakers()
        };
        wake(wakers);
    }
}

pub(super) fn wake(wakers: Vec<Waker>) {
    for waker in wakers {
        waker.wake();
    }
}

/// The stream of what the server asks: [`Codex::server_requests`](crate::Codex::server_requests).
///
/// Several may exist; each request goes to one of them. When the last is dropped, requests that wait
/// are declined. A request that expires while it waits is not seen at all.
///
/// ```no_run
/// # async fn run(codex: codex_threads::Codex) {
/// let mut asked = codex.server_requests();
/// while let Some(request) = asked.next().await {
///     println!("{}", request.method());
///     let _ = request.decline();
/// }
/// # }
/// ```
#[derive(Debug)]
pub struct ServerRequests {
    waiting: Arc<Waiting>,
    number: u64,
}

impl ServerRequests {
    pub(crate) fn new(waiting: Arc<Waiting>) -> Self {
        let number = {
            let mut state = lock(&waiting.state);
            state.made += 1;
            let number = state.made;
            state.streams.insert(number, None);
            number
        };
        Self { waiting, number }
    }

    /// Waits for the next request; `None` once the connection is over. Dropping the future loses
    /// nothing.
    ///
    /// ```
    /// # async fn run(mut asked: codex_threads::ServerRequests) {
    /// if let Some(request) = asked.next().await { let _ = request.decline(); }
    /// # }
    /// ```
    pub async fn next(&mut self) -> Option<PendingServerRequest> {
        poll_fn(|cx| self.poll(cx)).await
    }

    /// The next request if one is waiting.
    ///
    /// ```
    /// # fn show(mut asked: codex_threads::ServerRequests) {
    /// while let Some(request) = asked.try_next() { let _ = request.decline(); }
    /// # }
    /// ```
    pub fn try_next(&mut self) -> Option<PendingServerRequest> {
        take(&mut lock(&self.waiting.state).queue)
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<PendingServerRequest>> {
        let mut state = lock(&self.waiting.state);
        if let Some(request) = take(&mut state.queue) {
            return Poll::Ready(Some(request));
        }
        if state.ended {
            return Poll::Ready(None);
        }
        state.streams.insert(self.number, Some(cx.waker().clone()));
        Poll::Pending
    }
}

/// The first that has not expired.
fn take(queue: &mut VecDeque<PendingServerRequest>) -> Option<PendingServerRequest> {
    loop {
        let request = queue.pop_front()?;
        if request.expiry().is_none() {
            return Some(request);
        }
    }
}

impl Stream for ServerRequests {
    type Item = PendingServerRequest;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.poll(cx)
    }
}

impl Drop for ServerRequests {
    fn drop(&mut self) {
        let left = {
            let mut state = lock(&self.waiting.state);
            state.streams.remove(&self.number);
            if state.streams.is_empty() {
                std::mem::take(&mut state.queue)
            } else {
                VecDeque::new()
            }
        };
        for request in left {
            request.nobody_listens();
        }
    }
}
