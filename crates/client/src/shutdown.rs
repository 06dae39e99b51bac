//! Ending a connection in order.

use std::fmt;
use std::time::Duration;

use codex_threads_protocol::TurnInterruptParams;
use codex_threads_transport::child::{Grace, ShutdownReport};
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout_at};

use crate::codex::Codex;
use crate::connection::{Connection, Purpose};
use crate::error::{CallInFlight, CloseCause, InFlight, RunningTurn};
use crate::request::{CallOptions, Prepared};
use crate::sync::lock;
use crate::turns::insist;

/// How long the other side of a connection without a process is given to close it.
const CLOSE: Duration = Duration::from_secs(5);

/// How [`Codex::shutdown_with`] goes about it.
///
/// ```
/// use codex_threads::ShutdownOptions;
/// use std::time::Duration;
///
/// let options = ShutdownOptions::new().interrupt_turns(false).wait(Duration::from_secs(60));
/// # let _ = options;
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ShutdownOptions {
    interrupt_turns: bool,
    wait: Duration,
    grace: Grace,
}

impl Default for ShutdownOptions {
    fn default() -> Self {
        Self {
            interrupt_turns: true,
            wait: Duration::from_secs(10),
            grace: Grace::default(),
        }
    }
}

impl ShutdownOptions {
    /// Running turns are interrupted, turns and requests are waited for ten seconds, and the
    /// process gets the transport's [`Grace`].
    ///
    /// ```
    /// let options = codex_threads::ShutdownOptions::new();
    /// # let _ = options;
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Whether running turns are interrupted, so that the server stores them as interrupted; it is
    /// so by default. Otherwise they are waited for, and cut off when the time is over.
    ///
    /// On a server that this connection has started these are all turns; on another one those that
    /// were started here.
    ///
    /// ```
    /// let options = codex_threads::ShutdownOptions::new().interrupt_turns(false);
    /// # let _ = options;
    /// ```
    #[must_use]
    pub fn interrupt_turns(mut self, interrupt: bool) -> Self {
        self.interrupt_turns = interrupt;
        self
    }

    /// How long running turns and requests in flight are waited for, in all. With zero nothing is
    /// waited for and no turn interrupted.
    ///
    /// ```
    /// # use std::time::Duration;
    /// let options = codex_threads::ShutdownOptions::new().wait(Duration::from_secs(60));
    /// # let _ = options;
    /// ```
    #[must_use]
    pub fn wait(mut self, wait: Duration) -> Self {
        self.wait = wait;
        self
    }

    /// How long the process is given to end by itself, and after TERM.
    ///
    /// ```
    /// use codex_threads::transport::child::Grace;
    /// let options = codex_threads::ShutdownOptions::new().grace(Grace::default());
    /// # let _ = options;
    /// ```
    #[must_use]
    pub fn grace(mut self, grace: Grace) -> Self {
        self.grace = grace;
        self
    }
}

/// How a connection was ended by [`Codex::shutdown`], and what was not waited for any longer.
///
/// ```no_run
/// # async fn run(codex: codex_threads::Codex) {
/// let report = codex.shutdown().await;
/// if !report.is_clean() { eprintln!("{report}"); }
/// # }
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Shutdown {
    /// Requests that somebody still waited for when the time was over.
    pub requests: Vec<CallInFlight>,
    /// Turns that had not ended when the time was over.
    pub turns: Vec<RunningTurn>,
    /// How the process was ended that this connection has started, the server or a tunnel to one;
    /// `None` when it has started none.
    pub process: Option<ShutdownReport>,
}

impl Shutdown {
    /// Whether no request and no turn was cut off.
    ///
    /// ```
    /// # fn show(report: &codex_threads::Shutdown) { assert!(report.is_clean()); }
    /// ```
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.requests.is_empty() && self.turns.is_empty()
    }
}

impl fmt::Display for Shutdown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.process {
            Some(process) => process.fmt(f)?,
            None => f.write_str("the connection is closed")?,
        }
        if self.is_clean() {
            return Ok(());
        }
        let cut_off = InFlight {
            requests: self.requests.clone(),
            turns: self.turns.clone(),
        };
        write!(f, "; cut off: {cut_off}")
    }
}

impl Codex {
    /// Ends the connection in order: refuses new calls, interrupts the turns that run, waits for
    /// them and for the requests in flight (ten seconds at most), closes the server's input, reads
    /// what it still says, and ends its process, gently first.
    ///
    /// What could not be waited for is in the report. A request that is cut off fails with
    /// [`Error::OutcomeUnknown`](crate::Error::OutcomeUnknown) if it may have changed something.
    ///
    /// ```no_run
    /// # async fn run(codex: codex_threads::Codex) {
    /// let report = codex.shutdown().await;
    /// println!("{report}");
    /// # }
    /// ```
    pub async fn shutdown(&self) -> Shutdown {
        self.shutdown_with(ShutdownOptions::default()).await
    }

    /// The same in another way.
    ///
    /// ```no_run
    /// # async fn run(codex: codex_threads::Codex) {
    /// use codex_threads::ShutdownOptions;
    /// codex.shutdown_with(ShutdownOptions::new().wait(std::time::Duration::ZERO)).await;
    /// # }
    /// ```
    pub async fn shutdown_with(&self, options: ShutdownOptions) -> Shutdown {
        let connection = self.connection();
        connection.refuse();
        let peer = self.peer();
        let process = peer.as_deref().and_then(|peer| peer.process());
        let deadline = Instant::now() + options.wait;
        let ours = !peer.as_deref().is_some_and(|peer| peer.is_server());
        // The interruptions go on while callers are waited for, and end with this.
        let mut interruptions = JoinSet::new();
        if options.interrupt_turns && !options.wait.is_zero() {
            for turn in running(connection, ours) {
                interruptions.spawn(interrupt(self.clone(), turn, options.wait));
            }
        }
        let turns = ended(connection, ours, deadline).await;
        interruptions.abort_all();
        while interruptions.join_next().await.is_some() {}
        let _ = timeout_at(deadline, connection.pending.idle()).await;
        let requests = connection.pending.unanswered();
        let process = match process {
            Some(process) => Some(process.shutdown(options.grace).await),
            None => None,
        };
        connection.outgoing.close();
        // The reader reads to the end, and then closes.
        if tokio::time::timeout(CLOSE, connection.wait_closed())
            .await
            .is_err()
        {
            connection.close(CloseCause::Shutdown, None);
        }
        Shutdown {
            requests,
            turns,
            process,
        }
    }
}

fn running(connection: &Connection, ours: bool) -> Vec<RunningTurn> {
    lock(&connection.router).latches.running(ours)
}

/// Waits until no turn runs; returns those that still do when the time is over.
async fn ended(connection: &Connection, ours: bool, deadline: Instant) -> Vec<RunningTurn> {
    let bell = lock(&connection.router).latches.ended();
    loop {
        let news = bell.notified();
        tokio::pin!(news);
        news.as_mut().enable();
        let turns = running(connection, ours);
        if turns.is_empty() {
            return turns;
        }
        tokio::select! {
            biased;
            news = timeout_at(deadline, news) => if news.is_err() {
                return turns;
            },
            _ = connection.wait_closed() => return turns,
        }
    }
}

/// Asks for the turn's end. What the server answers doesn't matter: the end is what is waited for.
async fn interrupt(codex: Codex, turn: RunningTurn, limit: Duration) {
    let Ok(request) = Prepared::typed(&TurnInterruptParams::new(&turn.thread, &turn.turn)) else {
        return;
    };
    let (connection, options) = (codex.connection(), CallOptions::new().while_refusing());
    let options = options.timeout(limit);
    let send = || connection.call(&request, &options, Purpose::Plain);
    let outcome = insist(connection, &turn.thread, &turn.turn, limit, send).await;
    if let Err(error) = outcome {
        tracing::debug!(%error, "a turn was not interrupted before the end of the connection");
    }
}
