//! What can go wrong, as kinds that a program branches on.
//!
//! Every call returns [`Error`]. Its variants say *who* failed: the server refused
//! ([`Error::Server`]), the request was refused on this side before anything was written
//! ([`Error::Refused`]), no answer came in time ([`Error::Timeout`]), the connection ended
//! ([`Error::Closed`]), or an answer came that its type can't hold ([`Error::Decode`]).
//!
//! A request that may change something, was written, and will never be answered is a kind of its
//! own, whatever kept the answer away: [`Error::OutcomeUnknown`]. It may or may not have taken
//! effect, and nobody should repeat it without looking first. So the other kinds can be relied on:
//! after [`Error::Timeout`] and [`Error::Closed`] nothing was changed.
//!
//! The server reports nearly every failure with one and the same code, so [`ServerError`] is told
//! apart by code, message and data in one table, see [`ServerErrorKind`]. The raw error is kept.
//!
//! ```
//! use codex_threads::{Error, ServerErrorKind};
//!
//! fn gone(error: &Error) -> bool {
//!     matches!(error, Error::Server(error) if error.kind().is_unknown_thread())
//! }
//! # let _ = gone;
//! ```

mod closed;
mod connect;
mod in_flight;
mod server;

use std::borrow::Cow;
use std::time::Duration;

use codex_threads_protocol::availability::{self, Span, Unavailable};
use codex_threads_protocol::{DecodeError, Release, TurnId};

pub use closed::{CloseCause, Closed};
pub use connect::{ConfigError, ConnectError};
pub use in_flight::{CallInFlight, InFlight, RunningTurn};
pub use server::{ServerError, ServerErrorKind};

/// Why a call failed.
///
/// ```
/// use codex_threads::Error;
///
/// fn worth_repeating(error: &Error) -> bool { error.is_retryable() }
/// # let _ = worth_repeating;
/// ```
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The server answered with an error.
    #[error(transparent)]
    Server(#[from] ServerError),
    /// Refused on this side: the server at hand doesn't know the method, or would silently
    /// ignore a field that was set. Nothing was written.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// No answer came in time, and nothing was changed: the request was not written, or only reads.
    #[error("{method}: no answer within {waited:?}{}", if *.sent { "" } else { ", and it was never sent" })]
    #[non_exhaustive]
    Timeout {
        /// The method that was called.
        method: Cow<'static, str>,
        /// How long the call waited, in all.
        waited: Duration,
        /// Whether the request had been written.
        sent: bool,
    },
    /// The connection is closed, and nothing was changed: the request was not written, or only
    /// reads. Repeating it on another connection is safe.
    #[error("{method}: {closed}")]
    #[non_exhaustive]
    Closed {
        /// The method that was called.
        method: Cow<'static, str>,
        /// Why the connection is closed.
        closed: Closed,
    },
    /// The request was written, may change something, and will not be answered: it may or may not
    /// have taken effect.
    #[error("{method}: the outcome is unknown, {why}")]
    #[non_exhaustive]
    OutcomeUnknown {
        /// The method that was called.
        method: Cow<'static, str>,
        /// What kept the answer away.
        why: NoAnswer,
    },
    /// The answer does not fit its type. The request has taken effect.
    #[error("{method}: the answer can't be decoded: {error}")]
    #[non_exhaustive]
    Decode {
        /// The method that was called.
        method: Cow<'static, str>,
        /// Where and why.
        error: DecodeError,
    },
    /// The answer is longer than a line may be
    /// ([`Limits::max_line`](codex_threads_transport::Limits)). It was skipped, the connection goes
    /// on, and the request has taken effect.
    #[error("{method}: the answer of {len} bytes is longer than a line may be")]
    #[non_exhaustive]
    TooLarge {
        /// The method that was called.
        method: Cow<'static, str>,
        /// The length of the answer in bytes.
        len: u64,
    },
    /// A page leads to one that was read already: the server's cursors run in a circle, and following
    /// them would never end.
    #[error("{method}: the cursor of this page was met before")]
    #[non_exhaustive]
    RepeatedCursor {
        /// The method that was called.
        method: Cow<'static, str>,
    },
    /// The server can't be brought to list everything: more entries have one time stamp than
    /// it lists on two pages, and its cursors are time stamps. What was listed is right; some is
    /// missing.
    #[error("{method}: more entries of one moment than this server lists")]
    #[non_exhaustive]
    Incomplete {
        /// The method that was called.
        method: Cow<'static, str>,
    },
    /// The turn is over, so the request was not sent.
    #[error("{method}: turn {turn} is over")]
    #[non_exhaustive]
    TurnOver {
        /// The method that was to be called.
        method: Cow<'static, str>,
        /// The turn.
        turn: TurnId,
    },
    /// A turn runs in the thread, and this server (up to 0.107) would begin a second one that never
    /// ends; so the request was not sent.
    #[error("{method}: turn {turn} is running")]
    #[non_exhaustive]
    TurnRunning {
        /// The method that was to be called.
        method: Cow<'static, str>,
        /// The turn that runs.
        turn: TurnId,
    },
    /// The params could not be written as JSON, or are not what the method takes. Nothing was
    /// written.
    #[error("{method}: the params can't be sent: {reason}")]
    #[non_exhaustive]
    Params {
        /// The method that was called.
        method: Cow<'static, str>,
        /// Why.
        reason: String,
    },
}

/// What kept an answer away: [`Error::OutcomeUnknown`].
///
/// ```
/// # fn show(why: &codex_threads::NoAnswer) {
/// if let codex_threads::NoAnswer::Closed(closed) = why { eprintln!("{closed}"); }
/// # }
/// ```
#[derive(Debug, Clone, thiserror::Error)]
#[non_exhaustive]
pub enum NoAnswer {
    /// The connection ended first, through the server or by a shutdown on this side.
    #[error("{0}")]
    Closed(Closed),
    /// It did not come in time. The server may still be at work on it.
    #[error("no answer within {waited:?}")]
    #[non_exhaustive]
    Timeout {
        /// How long the call waited, in all.
        waited: Duration,
    },
}

impl Error {
    pub(crate) fn repeated_cursor(method: &'static str) -> Self {
        Self::RepeatedCursor {
            method: Cow::Borrowed(method),
        }
    }

    pub(crate) fn incomplete(method: &'static str) -> Self {
        Self::Incomplete {
            method: Cow::Borrowed(method),
        }
    }

    /// The method whose call failed.
    ///
    /// ```
    /// # fn show(error: &codex_threads::Error) {
    /// eprintln!("{} failed", error.method());
    /// # }
    /// ```
    #[must_use]
    pub fn method(&self) -> &str {
        match self {
            Self::Server(error) => error.method(),
            Self::Refused(refused) => refused.method(),
            Self::Timeout { method, .. }
            | Self::Closed { method, .. }
            | Self::OutcomeUnknown { method, .. }
            | Self::Decode { method, .. }
            | Self::TooLarge { method, .. }
            | Self::RepeatedCursor { method }
            | Self::Incomplete { method }
            | Self::TurnOver { method, .. }
            | Self::TurnRunning { method, .. }
            | Self::Params { method, .. } => method,
        }
    }

    /// Whether repeating the same call on the same connection is safe and may help: the server was
    /// overloaded, a thread was closing, or no answer came in time to what only reads or was never
    /// sent. Never for [`OutcomeUnknown`](Self::OutcomeUnknown).
    ///
    /// [`Closed`](Self::Closed) is safe to repeat too, but on another connection: on this one it
    /// would fail for ever, so this is false.
    ///
    /// ```
    /// # fn show(error: &codex_threads::Error) {
    /// if error.is_retryable() { /* call again, later */ }
    /// # }
    /// ```
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Server(error) => error.is_retryable(),
            Self::Timeout { .. } => true,
            _ => false,
        }
    }

    /// Whether the connection is over.
    ///
    /// ```
    /// # fn show(error: &codex_threads::Error) {
    /// if error.is_closed() { /* spawn again */ }
    /// # }
    /// ```
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.closed().is_some()
    }

    /// Why the connection is over, when that is why the call failed.
    ///
    /// ```
    /// # fn show(error: &codex_threads::Error) {
    /// if let Some(closed) = error.closed() { eprintln!("{:?}", closed.ended()); }
    /// # }
    /// ```
    #[must_use]
    pub fn closed(&self) -> Option<&Closed> {
        match self {
            Self::Closed { closed, .. }
            | Self::OutcomeUnknown {
                why: NoAnswer::Closed(closed),
                ..
            } => Some(closed),
            _ => None,
        }
    }

    /// Whether the request was for a turn that is over, as is known here or as the server says.
    ///
    /// ```
    /// # async fn run(thread: codex_threads::Thread, turn: codex_threads::Turn) -> Result<(), codex_threads::Error> {
    /// match turn.steer("Look at the tests too").await {
    ///     Err(error) if error.is_turn_over() => drop(thread.start_turn("Look at the tests").await?),
    ///     other => drop(other?),
    /// }
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn is_turn_over(&self) -> bool {
        match self {
            Self::TurnOver { .. } => true,
            Self::Server(error) => matches!(
                error.kind(),
                ServerErrorKind::NoActiveTurn | ServerErrorKind::StaleTurn { .. }
            ),
            _ => false,
        }
    }

    /// What the server said, when it was the server that refused.
    ///
    /// ```
    /// # fn show(error: &codex_threads::Error) {
    /// if let Some(error) = error.server() { eprintln!("{}", error.message()); }
    /// # }
    /// ```
    #[must_use]
    pub fn server(&self) -> Option<&ServerError> {
        match self {
            Self::Server(error) => Some(error),
            _ => None,
        }
    }
}

/// A request that this server can't fulfil, refused before anything was written.
///
/// ```
/// # fn show(refused: &codex_threads::Refused) {
/// eprintln!("{} needs {:?}, this is {:?}", refused.method(), refused.needs(), refused.found());
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    method: Cow<'static, str>,
    field: Option<String>,
    needs: Option<Release>,
    found: Option<Release>,
    words: String,
    damage: bool,
}

impl Refused {
    /// The server doesn't list the method among those it accepts.
    pub(crate) fn not_accepted(method: Cow<'static, str>, found: Option<Release>) -> Self {
        let known = availability::method(&method);
        let spans = known.map(|known| known.stable.iter().chain(known.experimental));
        let needs = spans.and_then(|spans| spans.filter_map(|span| later(span, found)).min());
        let mut words = format!("{method} is not among the methods that this server accepts");
        if let Some(needs) = needs {
            words.push_str(&format!("; it needs codex {needs} or later"));
        }
        if let Some(found) = found {
            words.push_str(&format!("; this is {found}"));
        }
        Self {
            method,
            field: None,
            needs,
            found,
            words,
            damage: false,
        }
    }

    /// The table of releases says that the server doesn't have it.
    pub(crate) fn unavailable(method: Cow<'static, str>, unavailable: &Unavailable) -> Self {
        let found = Some(unavailable.found);
        Self {
            method,
            field: unavailable
                .field
                .as_ref()
                .map(|field| field.trim_start_matches('/').to_owned()),
            needs: unavailable
                .spans
                .iter()
                .filter_map(|span| later(span, found))
                .min(),
            found,
            words: unavailable.to_string(),
            damage: false,
        }
    }

    /// The thread is of a kind that this server doesn't know, and would damage.
    pub(crate) fn would_damage(method: Cow<'static, str>, found: Release) -> Self {
        let needs = Release::new(0, 145, 0);
        Self {
            words: format!(
                "{method}: the history of this thread is paginated, which codex {found} doesn't know: what it \
                 would add to the thread would be lost; it needs codex {needs} or later"
            ),
            method,
            field: None,
            needs: Some(needs),
            found: Some(found),
            damage: true,
        }
    }

    /// Whether it is because of the thread: its history is paginated, which this server doesn't know, so
    /// that what it would add to the thread would be lost.
    ///
    /// ```
    /// # fn show(refused: &codex_threads::Refused) { refused.would_damage_thread(); }
    /// ```
    #[must_use]
    pub fn would_damage_thread(&self) -> bool {
        self.damage
    }

    /// The method that was called.
    ///
    /// ```
    /// # fn show(refused: &codex_threads::Refused) { refused.method(); }
    /// ```
    #[must_use]
    pub fn method(&self) -> &str {
        &self.method
    }

    /// The field that the server would ignore, as in `cwd`; `None` when it is the method.
    ///
    /// ```
    /// # fn show(refused: &codex_threads::Refused) { refused.field(); }
    /// ```
    #[must_use]
    pub fn field(&self) -> Option<&str> {
        self.field.as_deref()
    }

    /// The first later release that has it, if any does.
    ///
    /// ```
    /// # fn show(refused: &codex_threads::Refused) { refused.needs(); }
    /// ```
    #[must_use]
    pub fn needs(&self) -> Option<Release> {
        self.needs
    }

    /// The release of the server at hand, if it is known.
    ///
    /// ```
    /// # fn show(refused: &codex_threads::Refused) { refused.found(); }
    /// ```
    #[must_use]
    pub fn found(&self) -> Option<Release> {
        self.found
    }
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.words)
    }
}

/// Where a span begins, when that is after what was found.
fn later(span: &Span, found: Option<Release>) -> Option<Release> {
    span.since()
        .filter(|since| found.is_none_or(|found| found < *since))
}

impl std::error::Error for Refused {}
