//! Every order in which things can meet.
//!
//! Built with `--cfg interleavings` alone (`cargo xtask interleavings`). Each scenario is a handful
//! of tasks over one connection. shuttle runs it again and again and decides at every lock, every
//! counter and every await which of them goes on: at random, by PCT (few preemptions, placed at
//! random), and depth first, which is exhaustive where it comes to its end. A scenario in which
//! everybody waits is a failure, so a lost wake-up shows itself.
//!
//! The reader of the connection is played by the scenarios: they call what it calls for each block
//! of lines. The writing side is real, and its lines are read at the other end of a pair in memory.
//!
//! What this doesn't show: orders within one operation of a primitive of tokio, which counts as one
//! step; orders that only a weak memory model allows; and time, which stands still: no time-out
//! passes.
//!
//! A failure prints its schedule; `INTERLEAVINGS_REPLAY=<schedule>` with the test's name plays it
//! again.

mod calls;
mod inbox;
mod server_requests;
mod turns;

use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use codex_threads_protocol::InitializeResponse;
use codex_threads_transport::{Block, Chunk, Transport, memory};
use serde_json::{Value, json};
use shuttle::scheduler::{DfsScheduler, PctScheduler, RandomScheduler, ReplayScheduler, Scheduler};
use shuttle::{Config, Runner};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::Notify;

use crate::connection::{Connection, Heads, Settings};
use crate::error::CloseCause;
use crate::sync::lock;
use crate::{
    CallOptions, Codex, Error, EventLimits, ServerInfo, ServerRequestPolicy, Timeouts, connection,
};

/// Schedules of each kind, unless `INTERLEAVINGS` says otherwise.
const SCHEDULES: usize = 1_000;

/// Preemptions that PCT places.
const PREEMPTIONS: usize = 3;

thread_local! {
    /// Runs the writers of the transports, when a scenario reads what was written.
    static RUNTIME: Runtime = Builder::new_current_thread().enable_time().build().unwrap();
}

/// Runs a scenario under many schedules, and says how many.
fn explore(scenario: impl Fn() + Send + Sync + 'static) {
    let scenario = Arc::new(scenario);
    let schedules = std::env::var("INTERLEAVINGS").map_or(SCHEDULES, |n| n.parse().unwrap());
    let run = |scheduler: Box<dyn Scheduler + Send>| {
        let scenario = Arc::clone(&scenario);
        let mut config = Config::default();
        config.stack_size = 1 << 20;
        config.silence_warnings = true;
        Runner::new(scheduler, config).run(move || scenario())
    };
    RUNTIME.with(|runtime| {
        let _inside = runtime.enter();
        if let Ok(schedule) = std::env::var("INTERLEAVINGS_REPLAY") {
            run(Box::new(ReplayScheduler::new_from_encoded(&schedule)));
            return;
        }
        let random = run(Box::new(RandomScheduler::new(schedules)));
        let pct = run(Box::new(PctScheduler::new(PREEMPTIONS, schedules)));
        let depth = run(Box::new(DfsScheduler::new(Some(schedules), false)));
        println!(
            "interleavings: {} random {random} pct {pct} depth-first {depth}{}",
            std::thread::current().name().unwrap_or_default(),
            if depth < schedules { " (all)" } else { "" }
        );
    });
}

/// A connection, and the server's end of it.
struct Stage {
    codex: Codex,
    connection: Arc<Connection>,
    server: Transport,
    /// Something was written.
    wire: Arc<Notify>,
}

impl Stage {
    fn new(in_flight: usize, events: EventLimits, policy: ServerRequestPolicy) -> Self {
        let (here, server) = memory::pair();
        let settings = Settings {
            in_flight,
            events,
            timeouts: Timeouts::default(),
            policy,
            request_limit: None,
            turn_silence: None,
            seed: Some(1),
        };
        let lifeline = connection::open(here, settings);
        let connection = Arc::clone(&lifeline.connection);
        let response: InitializeResponse =
            serde_json::from_value(json!({ "userAgent": "x/0.169.0 (Linux)" })).unwrap();
        let info = ServerInfo::new("0.169.0".parse().unwrap(), response, None);
        Self {
            codex: Codex::new(lifeline, info),
            connection,
            server,
            wire: Arc::default(),
        }
    }

    /// A connection on which no event and no server request matters.
    fn for_calls(in_flight: usize) -> Self {
        Self::new(
            in_flight,
            EventLimits::default(),
            ServerRequestPolicy::Decline,
        )
    }

    /// The client's part of the stage.
    fn client(&self) -> Client {
        Client {
            codex: self.codex.clone(),
            wire: Arc::clone(&self.wire),
        }
    }

    /// Whether no request of the server is known any more.
    fn is_clear(&self) -> bool {
        lock(&self.connection.router).requests.is_empty()
    }

    /// Whether anything is kept for a thread's consumers.
    fn knows(&self, thread: &str) -> bool {
        lock(&self.connection.router).knows(thread)
    }

    /// What the client has written since this was last asked.
    fn written(&mut self) -> Vec<Value> {
        written(&mut self.server)
    }

    /// Ends the connection as its reader would, and lets all that is left of it go.
    fn strike(mut self) -> Vec<Value> {
        self.connection.close(CloseCause::Ended, None);
        let lines = self.written();
        assert_eq!(self.codex.in_flight(), 0);
        drop(self.codex);
        RUNTIME.with(|runtime| {
            runtime.block_on(async {
                // The reader's task, aborted, is dropped by the runtime.
                while Arc::strong_count(&self.connection) > 1 {
                    tokio::task::yield_now().await;
                }
            });
        });
        lines
    }
}

/// What scenarios call with.
#[derive(Clone)]
struct Client {
    codex: Codex,
    wire: Arc<Notify>,
}

impl Client {
    /// Awaits, and tells the server when something was written.
    async fn drive<F: Future>(&self, future: F) -> F::Output {
        let mut future = pin!(future);
        std::future::poll_fn(|cx| {
            let polled = future.as_mut().poll(cx);
            if self.codex.connection().outgoing.waiting() > 0 {
                self.wire.notify_one();
            }
            polled
        })
        .await
    }

    /// A call that is answered with its own mark.
    async fn call(&self, mark: u64) -> Result<(), Error> {
        let options = CallOptions::new().retries(0).unchecked();
        let params = json!({ "mark": mark });
        let call = self
            .codex
            .request_raw_with("thread/list", Some(&params), options);
        let answer = self.drive(call).await?;
        assert_eq!(serde_json::from_slice::<Value>(&answer).unwrap(), params);
        Ok(())
    }
}

/// Has the connection read these lines as one block.
fn read(connection: &Connection, lines: &[Value]) {
    let mut text = String::new();
    for line in lines {
        text.push_str(&line.to_string());
        text.push('\n');
    }
    connection.block(&Block::from_lines(text), &mut Heads::default());
}

/// Whatever lies on the wire.
fn written(server: &mut Transport) -> Vec<Value> {
    let mut lines = Vec::new();
    RUNTIME.with(|runtime| {
        runtime.block_on(async {
            // The writer's task has its turns; nothing else is there to wait for.
            for _ in 0..8 {
                tokio::task::yield_now().await;
                let mut next = pin!(server.incoming.next());
                let mut cx = Context::from_waker(Waker::noop());
                if let Poll::Ready(Some(Ok(Chunk::Block(block)))) = next.as_mut().poll(&mut cx) {
                    lines.extend(
                        block
                            .lines()
                            .map(|line| serde_json::from_slice::<Value>(line).unwrap()),
                    );
                }
            }
        });
    });
    lines
}

/// An answer to a request that was written.
fn answer(request: &Value) -> Value {
    json!({ "id": request["id"], "result": request["params"] })
}
