//! What was going on when a connection ended.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use codex_threads_protocol::{ThreadId, TurnId};

/// What a connection had not finished: requests without an answer, turns without an end.
///
/// ```
/// # fn show(closed: &codex_threads::Closed) {
/// let cut_off = closed.in_flight();
/// println!("{cut_off}"); // "2 requests in flight and 1 turn running"
/// # }
/// ```
#[derive(Debug, Clone, Default)]
pub struct InFlight {
    pub(crate) requests: Vec<CallInFlight>,
    pub(crate) turns: Vec<RunningTurn>,
}

impl InFlight {
    /// The requests that were written and had no answer, in the order in which they were written.
    /// Those are among them whose callers had given them up.
    ///
    /// ```
    /// # fn show(cut_off: &codex_threads::InFlight) {
    /// for request in cut_off.requests() { eprintln!("{}", request.method()); }
    /// # }
    /// ```
    #[must_use]
    pub fn requests(&self) -> &[CallInFlight] {
        &self.requests
    }

    /// The turns that had begun and not ended, as far as this connection was told of them.
    ///
    /// ```
    /// # fn show(cut_off: &codex_threads::InFlight) {
    /// for turn in cut_off.turns() { eprintln!("{} in {}", turn.turn_id(), turn.thread_id()); }
    /// # }
    /// ```
    #[must_use]
    pub fn turns(&self) -> &[RunningTurn] {
        &self.turns
    }

    /// Whether nothing was going on.
    ///
    /// ```
    /// # fn show(cut_off: &codex_threads::InFlight) { cut_off.is_empty(); }
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.requests.is_empty() && self.turns.is_empty()
    }
}

impl fmt::Display for InFlight {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = |n: usize| if n == 1 { "" } else { "s" };
        let (requests, turns) = (self.requests.len(), self.turns.len());
        match (requests, turns) {
            (0, 0) => f.write_str("nothing in flight"),
            (_, 0) => write!(f, "{requests} request{} in flight", plural(requests)),
            (0, _) => write!(f, "{turns} turn{} running", plural(turns)),
            _ => write!(
                f,
                "{requests} request{} in flight and {turns} turn{} running",
                plural(requests),
                plural(turns)
            ),
        }
    }
}

/// A request that was written and not answered.
///
/// ```
/// # fn show(request: &codex_threads::CallInFlight) {
/// eprintln!("{} waited {:?}", request.method(), request.waited());
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct CallInFlight {
    pub(crate) id: i64,
    pub(crate) method: Cow<'static, str>,
    pub(crate) waited: Duration,
}

impl CallInFlight {
    /// Its JSON-RPC id.
    ///
    /// ```
    /// # fn show(request: &codex_threads::CallInFlight) { println!("{}", request.id()); }
    /// ```
    #[must_use]
    pub fn id(&self) -> i64 {
        self.id
    }

    /// The method that was called.
    ///
    /// ```
    /// # fn show(request: &codex_threads::CallInFlight) { println!("{}", request.method()); }
    /// ```
    #[must_use]
    pub fn method(&self) -> &str {
        &self.method
    }

    /// How long ago it was written.
    ///
    /// ```
    /// # fn show(request: &codex_threads::CallInFlight) { println!("{:?}", request.waited()); }
    /// ```
    #[must_use]
    pub fn waited(&self) -> Duration {
        self.waited
    }
}

/// A turn that had begun and not ended.
///
/// ```
/// # fn show(turn: &codex_threads::RunningTurn) {
/// eprintln!("{} of {} was running", turn.turn_id(), turn.thread_id());
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunningTurn {
    pub(crate) thread: ThreadId,
    pub(crate) turn: TurnId,
}

impl RunningTurn {
    /// The thread it belongs to.
    ///
    /// ```
    /// # fn show(turn: &codex_threads::RunningTurn) { println!("{}", turn.thread_id()); }
    /// ```
    #[must_use]
    pub fn thread_id(&self) -> &ThreadId {
        &self.thread
    }

    /// Its id.
    ///
    /// ```
    /// # fn show(turn: &codex_threads::RunningTurn) { println!("{}", turn.turn_id()); }
    /// ```
    #[must_use]
    pub fn turn_id(&self) -> &TurnId {
        &self.turn
    }
}
