//! Answers that were not given.

use std::fmt;

use codex_threads_protocol::Release;

use super::pending::PendingServerRequest;

/// An answer that was refused before anything was sent. It gives the request back, still to be
/// answered; dropped, it declines like any request that is dropped.
///
/// ```
/// use codex_threads::{Answered, AskedAs, NotAnswered};
/// use codex_threads::protocol::CommandExecutionRequestApprovalParams;
///
/// fn accept(asked: AskedAs<CommandExecutionRequestApprovalParams>) -> Answered {
///     match asked.accept_for_session() {
///         Ok(answered) => answered,
///         // The server does not offer it.
///         Err(refused) => refused.into_request().decline(),
///     }
/// }
/// # let _ = accept;
/// ```
pub struct NotAnswered {
    request: Box<PendingServerRequest>,
    error: AnswerError,
}

/// Why an answer was refused.
///
/// ```
/// # fn show(refused: &codex_threads::NotAnswered) {
/// if let codex_threads::AnswerError::NotOffered { decision, offered, .. } = refused.error() {
///     eprintln!("{decision} is not among {offered:?}");
/// }
/// # }
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum AnswerError {
    /// The server offers other decisions.
    #[error("the decision {decision} is not among those that the server offers: {}", offered.join(", "))]
    #[non_exhaustive]
    NotOffered {
        /// The decision's kind, as `acceptForSession`.
        decision: String,
        /// The kinds of those that the server offers.
        offered: Vec<String>,
    },
    /// The server would ignore a part of the answer, and grant more than it says.
    #[error(
        "the server would ignore `{field}`, which needs codex {needs} or later; this is {found}"
    )]
    #[non_exhaustive]
    NotUnderstood {
        /// The member that would be ignored.
        field: &'static str,
        /// The first release that knows it.
        needs: Release,
        /// The release that asks.
        found: Release,
    },
    /// The answer can't be written as JSON.
    #[error("the answer can't be written: {0}")]
    Json(#[from] serde_json::Error),
}

impl NotAnswered {
    pub(super) fn new(request: PendingServerRequest, error: AnswerError) -> Self {
        Self {
            request: Box::new(request),
            error,
        }
    }

    /// Why.
    ///
    /// ```
    /// # fn show(refused: &codex_threads::NotAnswered) { eprintln!("{}", refused.error()); }
    /// ```
    #[must_use]
    pub fn error(&self) -> &AnswerError {
        &self.error
    }

    /// The request, still to be answered.
    ///
    /// ```
    /// # fn show(refused: codex_threads::NotAnswered) { let _ = refused.into_request().decline(); }
    /// ```
    #[must_use]
    pub fn into_request(self) -> PendingServerRequest {
        *self.request
    }
}

impl fmt::Debug for NotAnswered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("NotAnswered")
            .field("request", &self.request)
            .field("error", &self.error)
            .finish()
    }
}

impl fmt::Display for NotAnswered {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.request.method(), self.error)
    }
}

impl std::error::Error for NotAnswered {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.error)
    }
}
