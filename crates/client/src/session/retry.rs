//! How often opening is tried.

use std::time::Duration;

use tokio::time::{Instant, sleep};

use super::error::SessionError;
use crate::builder::Builder;
use crate::codex::Codex;
use crate::error::{ConnectError, Error, NoAnswer};
use crate::request::Backoff;

/// How often, and how long, starting up is tried: connecting ([`connect`](Self::connect)) and opening a session
/// ([`SessionBuilder::retry`](super::SessionBuilder::retry)).
///
/// Unless told: five attempts, with pauses of 0.2 s and then twice the last, 3 s at most, each shortened by chance by
/// up to a half, and no new attempt 20 s after the first.
///
/// (Within an attempt, a call that the server is too busy for is sent again up to five times anyway: see
/// [`CallOptions::retries`](crate::CallOptions::retries).)
///
/// **What is tried again** is what can't have been done, or does no harm when it is done twice:
///
/// - the server is overloaded, or the thread is being closed;
/// - no answer came to what only reads or was never sent, nor to `thread/resume`, which may be repeated;
/// - another process holds the name or the thread: that of a predecessor that was killed goes within a moment;
/// - connecting: no answer to `initialize` came in time, the connection broke, a signal ended the server, or it ended
///   because another was opening its database at the same moment (two that start at once in a new home; seen
///   on 0.150 among others).
///
/// **What is not**: everything else. A `thread/start` whose outcome is unknown is
/// [`Error::OutcomeUnknown`](crate::Error::OutcomeUnknown) here too: it may have left a thread without a turn, which no
/// list shows. A server that ends by itself while it starts, over its configuration mostly, is not started again. And a
/// turn is never repeated: only [jobs](super::Job) are begun again, after the server was asked.
///
/// ```
/// use codex_threads::session::StartRetry;
/// use std::time::Duration;
///
/// let patient = StartRetry::new().attempts(10).within(Duration::from_secs(120));
/// let never = StartRetry::new().attempts(1);
/// # let _ = (patient, never);
/// ```
#[derive(Debug, Clone)]
pub struct StartRetry {
    attempts: u32,
    first: Duration,
    longest: Duration,
    within: Duration,
    seed: Option<u64>,
}

impl Default for StartRetry {
    fn default() -> Self {
        Self {
            attempts: 5,
            first: Duration::from_millis(200),
            longest: Duration::from_secs(3),
            within: Duration::from_secs(20),
            seed: None,
        }
    }
}

impl StartRetry {
    /// As described above.
    ///
    /// ```
    /// let retry = codex_threads::session::StartRetry::new();
    /// # let _ = retry;
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// How many attempts in all; at least 1.
    ///
    /// ```
    /// let once = codex_threads::session::StartRetry::new().attempts(1);
    /// # let _ = once;
    /// ```
    #[must_use]
    pub fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts.max(1);
        self
    }

    /// The first pause, and the longest.
    ///
    /// ```
    /// # use std::time::Duration;
    /// let retry = codex_threads::session::StartRetry::new()
    ///     .pauses(Duration::from_millis(50), Duration::from_secs(1));
    /// # let _ = retry;
    /// ```
    #[must_use]
    pub fn pauses(mut self, first: Duration, longest: Duration) -> Self {
        (self.first, self.longest) = (first, longest.max(first));
        self
    }

    /// How long after the first attempt another may begin.
    ///
    /// ```
    /// # use std::time::Duration;
    /// let retry = codex_threads::session::StartRetry::new().within(Duration::from_secs(120));
    /// # let _ = retry;
    /// ```
    #[must_use]
    pub fn within(mut self, within: Duration) -> Self {
        self.within = within;
        self
    }

    /// The same seed gives the same pauses. Without one they come from the connection's
    /// ([`Builder::seed`](crate::Builder::seed)), or are different each time.
    ///
    /// ```
    /// let retry = codex_threads::session::StartRetry::new().seed(7);
    /// # let _ = retry;
    /// ```
    #[must_use]
    pub fn seed(mut self, seed: u64) -> Self {
        self.seed = Some(seed);
        self
    }

    /// Starts a server and connects, as often as this says. A server that did not answer is ended before the next is
    /// started.
    ///
    /// # Errors
    ///
    /// Those of [`Builder::spawn`], of the last attempt.
    ///
    /// ```no_run
    /// use codex_threads::{Codex, session::StartRetry};
    ///
    /// # async fn run() -> Result<(), codex_threads::ConnectError> {
    /// let codex = StartRetry::new().connect(Codex::builder()).await?;
    /// # let _ = codex; Ok(()) }
    /// ```
    pub async fn connect(&self, builder: Builder) -> Result<Codex, ConnectError> {
        let mut pauses = self.pauses_of(self.seed.or(builder.chosen_seed()));
        loop {
            let error = match builder.clone().spawn().await {
                Ok(codex) => return Ok(codex),
                Err(error) => error,
            };
            if !may_connect_again(&error) || !pauses.wait().await {
                return Err(error);
            }
            tracing::debug!(%error, "connecting again");
        }
    }

    pub(super) fn begin(&self, codex: &Codex) -> Pauses {
        let seed = self
            .seed
            .unwrap_or_else(|| codex.connection().chances.seed());
        self.pauses_of(Some(seed))
    }

    fn pauses_of(&self, seed: Option<u64>) -> Pauses {
        Pauses {
            backoff: Backoff::between(self.first, self.longest, self.attempts - 1, seed),
            until: Instant::now() + self.within,
        }
    }
}

/// The pauses of one opening.
pub(super) struct Pauses {
    backoff: Backoff,
    until: Instant,
}

impl Pauses {
    /// Waits for the next attempt; false when there is to be none.
    pub(super) async fn wait(&mut self) -> bool {
        let Some(pause) = self.backoff.next() else {
            return false;
        };
        if Instant::now() + pause > self.until {
            return false;
        }
        sleep(pause).await;
        true
    }

    /// The same, if the error allows it.
    pub(super) async fn wait_after(&mut self, error: &SessionError) -> bool {
        may_open_again(error) && self.wait().await
    }
}

fn may_open_again(error: &SessionError) -> bool {
    match error {
        SessionError::InUse { .. } => true,
        _ if error.is_written_elsewhere() => true,
        SessionError::Call(Error::OutcomeUnknown { method, why, .. }) => {
            method == "thread/resume" && matches!(why, NoAnswer::Timeout { .. })
        }
        SessionError::Call(error) => error.is_retryable(),
        _ => false,
    }
}

/// What servers say that end because another one was making or opening its database in the same home at that moment.
const IN_THE_WAY: [&str; 2] = [
    "failed to initialize sqlite state runtime",
    "database is locked",
];

fn may_connect_again(error: &ConnectError) -> bool {
    match error {
        ConnectError::Timeout { .. } | ConnectError::Closed(_) => true,
        // What exits by itself would again, but where it was in the way of another.
        ConnectError::Exited { ended, .. } => {
            let words = ended.stderr_text();
            ended.code().is_none() || IN_THE_WAY.iter().any(|known| words.contains(known))
        }
        ConnectError::Initialize(error) => error.is_retryable() || error.is_closed(),
        _ => false,
    }
}
