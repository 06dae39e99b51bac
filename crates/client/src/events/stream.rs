//! The streams that consumers hold.

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Arc, Weak};
use std::task::{Context, Poll};

use codex_threads_protocol::ThreadId;
use futures_core::Stream;

use super::Event;
use crate::error::Closed;
use crate::inbox::{Queue, Router};
use crate::sync::{Mutex, lock};

/// A queue, and the router to leave when the consumer goes.
#[derive(Debug)]
pub(crate) struct Subscription {
    queue: Arc<Queue>,
    router: Weak<Mutex<Router>>,
    thread: Option<ThreadId>,
}

impl Subscription {
    pub(crate) fn new(
        queue: Arc<Queue>,
        router: Weak<Mutex<Router>>,
        thread: Option<ThreadId>,
    ) -> Self {
        Self {
            queue,
            router,
            thread,
        }
    }

    pub(crate) fn poll_next(&self, cx: &mut Context<'_>) -> Poll<Option<Event>> {
        self.queue.poll_next(cx)
    }

    pub(crate) fn try_next(&self) -> Option<Event> {
        self.queue.try_next()
    }

    pub(crate) fn closed(&self) -> Option<Closed> {
        self.queue.closed()
    }
}

impl Drop for Subscription {
    fn drop(&mut self) {
        if let Some(router) = self.router.upgrade() {
            lock(&router).leave(self.thread.as_ref(), &self.queue);
        }
    }
}

macro_rules! stream {
    ($name:ident) => {
        impl $name {
            /// Waits for the next event; `None` once the connection is over and all was read. The
            /// last one is [`Event::Closed`], which says why.
            ///
            /// Dropping the future loses nothing.
            ///
            /// ```
            #[doc = concat!("# async fn show(mut events: codex_threads::", stringify!($name), ") {")]
            /// while let Some(event) = events.next().await {
            ///     println!("{}", event.method());
            /// }
            /// # }
            /// ```
            pub async fn next(&mut self) -> Option<Event> {
                poll_fn(|cx| self.subscription.poll_next(cx)).await
            }

            /// The next event if one is waiting.
            ///
            /// ```
            #[doc = concat!("# fn show(mut events: codex_threads::", stringify!($name), ") {")]
            /// while let Some(event) = events.try_next() {
            ///     println!("{}", event.method());
            /// }
            /// # }
            /// ```
            pub fn try_next(&mut self) -> Option<Event> {
                self.subscription.try_next()
            }

            /// Why the connection is over, once it is; what was told before may still wait here.
            ///
            /// ```
            #[doc = concat!("# fn show(events: &codex_threads::", stringify!($name), ") {")]
            /// if let Some(closed) = events.closed() { eprintln!("{closed}"); }
            /// # }
            /// ```
            #[must_use]
            pub fn closed(&self) -> Option<Closed> {
                self.subscription.closed()
            }
        }

        impl Stream for $name {
            type Item = Event;

            fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Event>> {
                self.subscription.poll_next(cx)
            }
        }
    };
}

/// The events of one thread: [`Codex::thread_events`](crate::Codex::thread_events).
///
/// It doesn't keep the connection alive, and does not end when the thread is closed: the thread may
/// be resumed.
///
/// ```no_run
/// # async fn run(codex: codex_threads::Codex) {
/// let mut events = codex.thread_events("019a0000-0000-7000-8000-000000000000");
/// while let Some(event) = events.next().await {
///     println!("{}", event.method());
/// }
/// # }
/// ```
#[derive(Debug)]
pub struct ThreadEvents {
    subscription: Subscription,
}

impl ThreadEvents {
    pub(crate) fn new(subscription: Subscription) -> Self {
        Self { subscription }
    }
}

stream!(ThreadEvents);

/// The events of a whole connection: [`Codex::events`](crate::Codex::events),
/// [`Codex::broadcasts`](crate::Codex::broadcasts).
///
/// It doesn't keep the connection alive.
///
/// ```no_run
/// # async fn run(codex: codex_threads::Codex) {
/// let mut events = codex.broadcasts();
/// while let Some(event) = events.next().await {
///     println!("{} {:?}", event.method(), event.thread_id());
/// }
/// # }
/// ```
#[derive(Debug)]
pub struct ConnectionEvents {
    subscription: Subscription,
}

impl ConnectionEvents {
    pub(crate) fn new(subscription: Subscription) -> Self {
        Self { subscription }
    }
}

stream!(ConnectionEvents);
