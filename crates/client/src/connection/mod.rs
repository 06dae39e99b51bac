//! The connection: one reader, a table of requests in flight, and who gets what.
//!
//! The **reader** is a task that awaits nothing but the transport. It never runs a user's code,
//! never waits for a queue, and takes its locks for as long as it takes to sort a block of lines.
//! Whoever calls does so in a task of their own: a call appends its line to the transport's buffer
//! and waits for the reader to hand it the answer, or for the **alarm** to say that its time is over.

mod alarm;
mod pending;
mod reader;
mod stats;

use std::sync::{Arc, Weak};
use std::time::Duration;

use codex_threads_transport::{Ended, Outgoing, Peer, Transport};
use tokio::runtime::Handle;
use tokio::sync::watch;
use tokio::task::AbortHandle;

use crate::error::{CloseCause, Closed, InFlight};
use crate::events::EventLimits;
use crate::inbox::Router;
use crate::request::{Chances, Timeouts};
use crate::server_requests::{Desk, Registry, ServerRequestPolicy};
use crate::sync::{AtomicBool, Mutex, Ordering, PoisonError, lock};

pub(crate) use pending::{Pending, Purpose, Reply};
#[cfg(any(feature = "measure", all(test, interleavings)))]
pub(crate) use reader::Heads;
pub use stats::Stats;
pub(crate) use stats::{Counters, add, count};

/// What a connection needs to know from its start.
#[derive(Debug, Clone)]
pub(crate) struct Settings {
    pub(crate) in_flight: usize,
    pub(crate) events: EventLimits,
    pub(crate) timeouts: Timeouts,
    pub(crate) policy: ServerRequestPolicy,
    /// How long the server's requests may stay open.
    pub(crate) request_limit: Option<Duration>,
    /// How long a turn may be silent before the server is asked about it.
    pub(crate) turn_silence: Option<Duration>,
    /// Where chances come from, for tests that repeat.
    pub(crate) seed: Option<u64>,
}

/// The state that the reader and all callers share. It does not keep the server alive.
#[derive(Debug)]
pub(crate) struct Connection {
    pub(crate) outgoing: Outgoing,
    pub(crate) pending: Pending,
    pub(crate) router: Arc<Mutex<Router>>,
    pub(crate) counters: Arc<Counters>,
    pub(crate) timeouts: Timeouts,
    pub(crate) turn_silence: Option<Duration>,
    pub(crate) chances: Chances,
    /// Set by `shutdown`: no new calls.
    refusing: AtomicBool,
    /// Set by the reader: the server says no more, and why is about to be known.
    ending: AtomicBool,
    closed: watch::Sender<Option<Closed>>,
    /// Where tasks are spawned by what may not be called within a runtime.
    pub(crate) runtime: Handle,
}

/// What keeps the server alive: dropped with the last handle.
#[derive(Debug)]
pub(crate) struct Lifeline {
    pub(crate) connection: Arc<Connection>,
    reader: AbortHandle,
    peer: Mutex<Option<Arc<Peer>>>,
}

/// Takes a transport into service. Must be called within a tokio runtime.
pub(crate) fn open(transport: Transport, settings: Settings) -> Lifeline {
    let Transport {
        incoming,
        outgoing,
        peer,
        ..
    } = transport;
    let counters = Arc::new(Counters::default());
    let router = Arc::new_cyclic(|router| {
        let desk = Desk::new(
            outgoing.clone(),
            Arc::clone(&counters),
            Weak::clone(router),
            settings.request_limit,
        );
        let registry = Registry::new(settings.policy, desk);
        Mutex::new(Router::new(settings.events, registry))
    });
    let connection = Arc::new(Connection {
        pending: Pending::new(settings.in_flight),
        router,
        counters,
        timeouts: settings.timeouts,
        turn_silence: settings.turn_silence,
        chances: Chances::new(settings.seed),
        refusing: AtomicBool::new(false),
        ending: AtomicBool::new(false),
        closed: watch::Sender::new(None),
        runtime: Handle::current(),
        outgoing,
    });
    let end = reader::PeerEnd::of(&peer);
    tokio::spawn(alarm::run(Arc::clone(&connection)));
    let reader = tokio::spawn(reader::run(Arc::clone(&connection), incoming, end));
    Lifeline {
        connection,
        reader: reader.abort_handle(),
        peer: Mutex::new(Some(Arc::new(peer))),
    }
}

impl Connection {
    /// Why the connection is over, once it is.
    pub(crate) fn closed(&self) -> Option<Closed> {
        self.closed.borrow().clone()
    }

    /// Waits for the end of the connection.
    pub(crate) async fn wait_closed(&self) -> Closed {
        let mut closed = self.closed.subscribe();
        loop {
            if let Some(closed) = self.closed() {
                return closed;
            }
            // The sender is `self`.
            let _ = closed.changed().await;
        }
    }

    /// What was counted, and what waits now.
    pub(crate) fn stats(&self) -> Stats {
        let load = lock(&self.router).load();
        let sent = self.outgoing.sent();
        Stats {
            sent: sent.frames,
            bytes_out: sent.bytes,
            queued_events: load.events as u64,
            queued_bytes: load.bytes as u64,
            dropped_deltas: load.dropped,
            ..self.counters.stats()
        }
    }

    /// Whether new calls are refused, though the connection is not over.
    pub(crate) fn is_refusing(&self) -> bool {
        self.refusing.load(Ordering::Acquire)
    }

    pub(crate) fn refuse(&self) {
        self.refusing.store(true, Ordering::Release);
    }

    /// Whether nothing more comes from the server, though why is not known yet.
    pub(crate) fn is_ending(&self) -> bool {
        self.ending.load(Ordering::Acquire)
    }

    /// Ends everything: what is pending fails, streams end, open requests expire. All of them get
    /// the same reason, that of the first call.
    pub(crate) fn close(&self, cause: CloseCause, ended: Option<Ended>) {
        // Before the table is locked: the reader locks them in this order.
        let turns = lock(&self.router).latches.running(false);
        // Answers that were read stand: they were taken out of the table before this.
        let first = self.pending.close(|requests| {
            let closed = Closed::new(cause, ended, InFlight { requests, turns });
            // Before anybody hears of it from a call or a stream.
            self.closed.send_replace(Some(closed.clone()));
            closed
        });
        let Some((closed, waiting)) = first else {
            return;
        };
        tracing::debug!(cause = ?closed.cause(), in_flight = %closed.in_flight(), "the connection is over");
        self.outgoing.close();
        lock(&self.router).close(&closed);
        for reply in waiting {
            let _ = reply.send(Reply::Closed(closed.clone()));
        }
    }
}

impl Lifeline {
    pub(crate) fn peer(&self) -> Option<Arc<Peer>> {
        lock(&self.peer).clone()
    }
}

impl Drop for Lifeline {
    fn drop(&mut self) {
        let peer = self
            .peer
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        self.connection.close(CloseCause::Dropped, None);
        // Whoever called `shutdown` has the peer too, and goes on reading.
        let Some(peer) = peer.and_then(Arc::into_inner) else {
            return;
        };
        // Without a runtime the peer is dropped here, which kills the process without waiting.
        if peer.process().is_some()
            && let Ok(runtime) = tokio::runtime::Handle::try_current()
        {
            let reader = self.reader.clone();
            runtime.spawn(async move {
                if let Some(process) = peer.process() {
                    let _ = process.shutdown(Default::default()).await;
                }
                reader.abort();
            });
        } else {
            self.reader.abort();
        }
    }
}
