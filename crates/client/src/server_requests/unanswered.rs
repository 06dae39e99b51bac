//! What is told of a request that nobody here answered.

use std::fmt;

use codex_threads_protocol::RequestId;

/// A request of the server that got the safe answer because no code of the program's own answered
/// it: [`Event::ServerRequestUnanswered`](crate::Event::ServerRequestUnanswered).
///
/// ```
/// # fn show(request: &codex_threads::UnansweredRequest) {
/// eprintln!("{} {}: {}", request.method(), request.id(), request.why());
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct UnansweredRequest {
    pub(crate) id: RequestId,
    pub(crate) method: String,
    pub(crate) thread: Option<String>,
    pub(crate) turn: Option<String>,
    pub(crate) why: WhyUnanswered,
}

/// Why a request of the server got the safe answer.
///
/// ```
/// # fn show(request: &codex_threads::UnansweredRequest) {
/// let my_own_fault = matches!(request.why(), codex_threads::WhyUnanswered::Panicked);
/// # let _ = my_own_fault;
/// # }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum WhyUnanswered {
    /// The policy is to decline whatever the server asks.
    Declined,
    /// The last stream of requests was dropped.
    NobodyListens,
    /// Whoever held it dropped it.
    Dropped,
    /// The code that held it panicked: a handler, a rule.
    Panicked,
    /// The time limit for answers passed.
    TimedOut,
    /// Too many requests were open.
    TooMany,
}

impl fmt::Display for WhyUnanswered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Declined => "the policy is to decline",
            Self::NobodyListens => "nobody listens for requests any more",
            Self::Dropped => "it was dropped unanswered",
            Self::Panicked => "the code that held it panicked",
            Self::TimedOut => "the time limit for an answer passed",
            Self::TooMany => "too many requests were open",
        })
    }
}

impl UnansweredRequest {
    /// The server's id of the request.
    ///
    /// ```
    /// # fn show(request: &codex_threads::UnansweredRequest) { println!("{}", request.id()); }
    /// ```
    #[must_use]
    pub fn id(&self) -> &RequestId {
        &self.id
    }

    /// The method, such as `item/commandExecution/requestApproval`.
    ///
    /// ```
    /// # fn show(request: &codex_threads::UnansweredRequest) { println!("{}", request.method()); }
    /// ```
    #[must_use]
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The thread it concerns, if it concerns one.
    ///
    /// ```
    /// # fn show(request: &codex_threads::UnansweredRequest) { println!("{:?}", request.thread_id()); }
    /// ```
    #[must_use]
    pub fn thread_id(&self) -> Option<&str> {
        self.thread.as_deref()
    }

    /// The turn it concerns, if it concerns one.
    ///
    /// ```
    /// # fn show(request: &codex_threads::UnansweredRequest) { println!("{:?}", request.turn_id()); }
    /// ```
    #[must_use]
    pub fn turn_id(&self) -> Option<&str> {
        self.turn.as_deref()
    }

    /// Why nobody answered it.
    ///
    /// ```
    /// # fn show(request: &codex_threads::UnansweredRequest) { println!("{}", request.why()); }
    /// ```
    #[must_use]
    pub fn why(&self) -> WhyUnanswered {
        self.why
    }
}
