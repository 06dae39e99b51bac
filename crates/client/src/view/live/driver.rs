//! The task behind a live view: it applies what the server tells, and reads where that is not enough.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};

use super::read::read;
use super::{Change, Resync, Shared};
use crate::error::Error;
use crate::events::{Event, ThreadEvents};
use crate::thread::Thread;
use crate::view::seed::Read;

/// Events that are applied before anybody else gets a turn.
const BATCH: usize = 256;
/// How long after a read that failed the next one is tried, at first and at most.
const AGAIN: (Duration, Duration) = (Duration::from_millis(500), Duration::from_secs(30));

/// What the handle asks of the task.
#[derive(Debug)]
pub(super) enum Command {
    Refresh(oneshot::Sender<Result<(), Error>>),
    Reconnect(Box<Thread>, oneshot::Sender<Result<(), Error>>),
}

type Reading = Pin<Box<dyn Future<Output = Result<Read, Error>> + Send>>;

pub(super) struct Driver {
    shared: Arc<Shared>,
    thread: Thread,
    most: Option<usize>,
    events: ThreadEvents,
    commands: mpsc::Receiver<Command>,
    reading: Option<Reading>,
    why: Resync,
    failures: u32,
    waiting: Vec<oneshot::Sender<Result<(), Error>>>,
    connected: bool,
}

impl Driver {
    /// Takes in what has come already, and asks for the first read.
    pub(super) fn new(
        shared: Arc<Shared>,
        thread: Thread,
        most: Option<usize>,
        commands: mpsc::Receiver<Command>,
        seeded: oneshot::Sender<Result<(), Error>>,
    ) -> Self {
        // In this order: what comes from here on waits in the stream while the read is under way.
        let events = follow(&thread, &shared);
        let mut driver = Self {
            shared,
            thread,
            most,
            events,
            commands,
            reading: None,
            why: Resync::Refreshed,
            failures: 0,
            waiting: vec![seeded],
            connected: true,
        };
        driver.read(Resync::Refreshed, Duration::ZERO);
        driver
    }

    pub(super) async fn run(mut self) {
        loop {
            tokio::select! {
                biased;
                command = self.commands.recv() => match command {
                    Some(command) => self.command(command),
                    None => return,
                },
                event = self.events.next(), if self.connected => match event {
                    Some(event) => self.events(event),
                    None => self.disconnected(),
                },
                read = finished(&mut self.reading) => self.finished(read),
            }
            // A stream that is never empty must not keep others from their turn.
            tokio::task::yield_now().await;
        }
    }

    fn command(&mut self, command: Command) {
        match command {
            Command::Refresh(done) => {
                self.waiting.push(done);
                self.read(Resync::Refreshed, Duration::ZERO);
            }
            Command::Reconnect(thread, done) => {
                // The requests of the other connection can't be answered here.
                self.shared.change(|state| state.forget_requests());
                self.events = follow(&thread, &self.shared);
                self.thread = *thread;
                self.connected = true;
                self.failures = 0;
                self.waiting.push(done);
                self.read(Resync::Reconnected, Duration::ZERO);
            }
        }
    }

    /// Applies what waits, up to a bound.
    fn events(&mut self, first: Event) {
        let events = &mut self.events;
        let mut why = None;
        self.shared.change(|state| {
            let mut changes = Vec::new();
            let mut next = Some(first);
            let mut left = BATCH;
            while let Some(event) = next {
                changes.extend(state.apply(&event));
                if state.is_stale() && why != Some(Resync::Lagged) {
                    why = Some(match event {
                        Event::Lagged(_) | Event::Missed(_) => Resync::Lagged,
                        _ => Resync::Rewound,
                    });
                } else if why.is_none() && half_read_turn_is_over(state, &event) {
                    why = Some(Resync::WholeTurn);
                }
                // Asked only where it will be applied.
                left -= 1;
                next = (left > 0).then(|| events.try_next()).flatten();
            }
            changes
        });
        if let Some(why) = why {
            self.failures = 0;
            self.read(why, Duration::ZERO);
        }
    }

    /// Asks for a read. One that is under way is given up: it may be too old.
    fn read(&mut self, why: Resync, after: Duration) {
        self.why = why;
        self.shared.change(|state| {
            state.reading();
            Vec::new()
        });
        let thread = self.thread.clone();
        let most = self.most;
        self.reading = Some(Box::pin(async move {
            if !after.is_zero() {
                tokio::time::sleep(after).await;
            }
            read(thread.codex(), thread.id(), most).await
        }));
    }

    fn finished(&mut self, read: Result<Read, Error>) {
        self.reading = None;
        match read {
            Ok(read) => {
                self.failures = 0;
                let why = self.why;
                self.shared.change(|state| {
                    state.seed(read);
                    vec![Change::Resync(why)]
                });
                for done in self.waiting.drain(..) {
                    let _ = done.send(Ok(()));
                }
            }
            Err(error) => {
                for done in self.waiting.drain(..) {
                    let _ = done.send(Err(error.clone()));
                }
                if self.why == Resync::Refreshed || error.is_closed() || is_gone(&error) {
                    tracing::debug!(%error, "a thread was not read again");
                    return;
                }
                tracing::debug!(%error, "a thread is read again later");
                let after = AGAIN.0 * 2_u32.saturating_pow(self.failures.min(16));
                self.failures += 1;
                self.read(self.why, after.min(AGAIN.1));
            }
        }
    }

    fn disconnected(&mut self) {
        self.connected = false;
        self.shared.change(|state| {
            let mut changes = state.forget_requests();
            changes.push(Change::Disconnected);
            changes
        });
    }
}

/// Follows a thread: the state takes in what was told already, and what the server had asked before.
fn follow(thread: &Thread, shared: &Shared) -> ThreadEvents {
    let (mut events, open) = thread.codex().follow_thread(thread.id());
    shared.change(|state| {
        let mut changes = Vec::new();
        while let Some(event) = events.try_next() {
            changes.extend(state.apply(&event));
        }
        for open in open.iter().filter(|open| open.is_open()) {
            let (id, turn) = (open.id.clone(), open.turn.as_deref());
            changes.extend(state.asked(id, &open.method, turn, open.item()));
        }
        changes
    });
    events
}

/// Waits for the read that is under way; for ever when there is none.
async fn finished(reading: &mut Option<Reading>) -> Result<Read, Error> {
    match reading {
        Some(reading) => reading.await,
        None => std::future::pending().await,
    }
}

fn half_read_turn_is_over(state: &crate::view::ThreadState, event: &Event) -> bool {
    event.method() == "turn/completed"
        && event
            .notification()
            .and_then(|told| told.turn_id())
            .is_some_and(|turn| state.has_half_renumbered(turn))
}

/// Nothing of the thread is there to be read.
fn is_gone(error: &Error) -> bool {
    error
        .server()
        .is_some_and(|error| error.kind().is_unknown_thread())
}
