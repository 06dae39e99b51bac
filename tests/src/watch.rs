//! Waiting for notifications, with a bound, and a failure that says what came instead.

use std::fmt::Write as _;
use std::pin::Pin;

use codex_threads::protocol::{self, ServerNotification};
use codex_threads::{Event, Notification};
use futures_util::{FutureExt as _, Stream, StreamExt as _};

use crate::bench::PATIENCE;

/// A stream of events that is looked at.
///
/// It keeps what it has read since the last [`mark`](Self::mark). [`next`](Self::next) looks for
/// one thing after the other, [`any`](Self::any) anywhere since the mark. A notification that the
/// types don't know, or that doesn't decode, fails the test wherever it stands.
pub struct Watch {
    name: String,
    stream: Pin<Box<dyn Stream<Item = Event> + Send>>,
    log: Vec<Notification>,
    at: usize,
}

impl std::fmt::Debug for Watch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Watch")
            .field("name", &self.name)
            .field("log", &self.log.len())
            .field("at", &self.at)
            .finish_non_exhaustive()
    }
}

impl Watch {
    /// Watches a stream under a name for failures.
    pub fn new(name: &str, stream: impl Stream<Item = Event> + Send + 'static) -> Self {
        Self {
            name: name.to_owned(),
            stream: Box::pin(stream),
            log: Vec::new(),
            at: 0,
        }
    }

    /// Waits for the next notification of this type that is as wanted, after the last one that was
    /// found so. What stands between is passed over.
    pub async fn next<N: protocol::Notification>(
        &mut self,
        what: &str,
        wanted: impl Fn(&N) -> bool,
    ) -> N {
        let (index, found) = self.find(self.at, what, wanted).await;
        self.at = index + 1;
        found
    }

    /// Waits for a notification of this type that is as wanted, anywhere since the mark.
    pub async fn any<N: protocol::Notification>(
        &mut self,
        what: &str,
        wanted: impl Fn(&N) -> bool,
    ) -> N {
        self.find(0, what, wanted).await.1
    }

    async fn find<N: protocol::Notification>(
        &mut self,
        from: usize,
        what: &str,
        wanted: impl Fn(&N) -> bool,
    ) -> (usize, N) {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        let mut index = from;
        loop {
            while let Some(notification) = self.log.get(index) {
                if let Some(Ok(found)) = notification.get::<N>()
                    && wanted(&found)
                {
                    return (index, found);
                }
                index += 1;
            }
            match tokio::time::timeout_at(deadline, self.stream.next()).await {
                Ok(Some(event)) => self.take(&event),
                Ok(None) => self.fail(from, what, N::METHOD, "the stream ended"),
                Err(_) => self.fail(from, what, N::METHOD, "it did not come in time"),
            }
        }
    }

    /// Everything of this type since the mark, as far as it was read or is waiting.
    pub fn seen<N: protocol::Notification>(&mut self) -> Vec<N> {
        self.read();
        self.log
            .iter()
            .filter_map(|notification| notification.get::<N>())
            .map(|decoded| decoded.expect("what doesn't decode has failed before"))
            .collect()
    }

    /// The methods of all that came since the mark, as far as it was read or is waiting.
    pub fn methods(&mut self) -> Vec<String> {
        self.read();
        self.log
            .iter()
            .map(|notification| notification.method().to_owned())
            .collect()
    }

    /// All that came since the mark, as far as it was read or is waiting.
    pub fn log(&mut self) -> &[Notification] {
        self.read();
        &self.log
    }

    /// Forgets what came so far.
    pub fn mark(&mut self) {
        self.read();
        self.log.clear();
        self.at = 0;
    }

    /// Waits for the end of the stream.
    pub async fn end(&mut self) {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        loop {
            match tokio::time::timeout_at(deadline, self.stream.next()).await {
                Ok(Some(event)) => self.take(&event),
                Ok(None) => return,
                Err(_) => panic!("{}: the stream does not end", self.name),
            }
        }
    }

    /// Takes what is waiting.
    fn read(&mut self) {
        while let Some(Some(event)) = self.stream.next().now_or_never() {
            self.take(&event);
        }
    }

    fn take(&mut self, event: &Event) {
        let notification = match event {
            Event::Notification(notification) => notification,
            // What is told by this side is no notification; who wants to know asks for events.
            // The end of the stream is looked for by its own function.
            Event::ServerRequestAsked(_)
            | Event::ServerRequestUnanswered(_)
            | Event::RolledBack(_)
            | Event::Closed(_) => return,
            other => panic!("{}: something was left out: {other:?}", self.name),
        };
        if let ServerNotification::Unknown(unknown) = notification.decode() {
            // The old form of events, up to 0.114, is in no schema.
            assert!(
                unknown.error().is_none() && unknown.method().starts_with("codex/event/"),
                "{}: {unknown:?}",
                self.name
            );
        }
        self.log.push(notification.clone());
    }

    fn fail(&self, from: usize, what: &str, method: &str, why: &str) -> ! {
        let mut came = String::new();
        for (index, notification) in self.log.iter().enumerate() {
            let cursor = if index == from { ">" } else { " " };
            let params = String::from_utf8_lossy(notification.params());
            let params: String = params.chars().take(240).collect();
            let _ = writeln!(came, "{cursor} {} {params}", notification.method());
        }
        panic!(
            "{what} ({method}): {why}. The stream {} had:\n{came}",
            self.name
        );
    }
}
