//! The thread on which everything runs, and waiting for what runs there.

use std::io;
use std::pin::pin;
use std::sync::Arc;
use std::task::{Context, Poll, Wake, Waker};
use std::thread::{self, Thread};
use std::time::{Duration, Instant};

use tokio::runtime::{Builder, Handle};
use tokio::sync::oneshot;
use tokio::task::unconstrained;

/// How long what still runs is waited for when the last handle is gone: an interrupt that was sent
/// off, a process that is being ended.
const REST: Duration = Duration::from_secs(10);

/// The time was over before it came. Nothing is lost by that: it can be waited for again.
///
/// ```no_run
/// # fn run(turn: &codex_threads::blocking::Turn) {
/// if let Err(timed_out) = turn.end_timeout(std::time::Duration::from_secs(60)) {
///     eprintln!("{timed_out}");
/// }
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("nothing within {waited:?}")]
#[non_exhaustive]
pub struct TimedOut {
    /// How long it was waited for.
    pub waited: Duration,
}

/// A runtime on a thread of its own. It goes with the last who holds it.
#[derive(Debug)]
pub(super) struct Engine {
    handle: Handle,
    /// Dropped to say that nobody needs it any more.
    _needed: oneshot::Sender<()>,
}

impl Engine {
    pub(super) fn start() -> io::Result<Arc<Self>> {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let handle = runtime.handle().clone();
        let (needed, gone) = oneshot::channel();
        thread::Builder::new()
            .name("codex-threads".to_owned())
            .spawn(move || {
                runtime.block_on(async {
                    let _ = gone.await;
                    let rest = async {
                        while Handle::current().metrics().num_alive_tasks() > 0 {
                            tokio::time::sleep(Duration::from_millis(10)).await;
                        }
                    };
                    let _ = tokio::time::timeout(REST, rest).await;
                });
            })?;
        Ok(Arc::new(Self {
            handle,
            _needed: needed,
        }))
    }

    /// Waits for a future, which finds the runtime around it.
    pub(super) fn wait<F: Future>(&self, future: F) -> F::Output {
        let mut future = pin!(future);
        loop {
            // Without a limit it comes to its end.
            if let Ok(output) = self.wait_until(None, future.as_mut()) {
                return output;
            }
        }
    }

    /// The same for a while.
    pub(super) fn wait_for<F: Future>(
        &self,
        limit: Duration,
        future: F,
    ) -> Result<F::Output, TimedOut> {
        let waited = limit;
        self.wait_until(Instant::now().checked_add(limit), future)
            .map_err(|()| TimedOut { waited })
    }

    fn wait_until<F: Future>(&self, until: Option<Instant>, future: F) -> Result<F::Output, ()> {
        let _inside = self.handle.enter();
        // Called within a task of another runtime, this must not wait for that task's next turn.
        let mut future = pin!(unconstrained(future));
        let waker = Waker::from(Arc::new(Unpark(thread::current())));
        let mut context = Context::from_waker(&waker);
        loop {
            if let Poll::Ready(output) = future.as_mut().poll(&mut context) {
                return Ok(output);
            }
            match until.map(|until| until.saturating_duration_since(Instant::now())) {
                None => thread::park(),
                Some(Duration::ZERO) => return Err(()),
                Some(left) => thread::park_timeout(left),
            }
        }
    }
}

struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        self.0.unpark();
    }
}
