//! How a connection came to its end.

use std::fmt;
use std::sync::Arc;

use codex_threads_transport::{Ended, ReadError};

use super::in_flight::InFlight;

/// Why a connection is over. Cheap to clone; every call and stream of the connection reports the
/// same one.
///
/// ```
/// # fn show(closed: &codex_threads::Closed) {
/// if let Some(ended) = closed.ended() {
///     eprintln!("{ended}");
/// }
/// # }
/// ```
#[derive(Clone)]
pub struct Closed(Arc<Inner>);

struct Inner {
    cause: CloseCause,
    ended: Option<Ended>,
    in_flight: InFlight,
}

/// Who or what ended the connection.
///
/// ```
/// # fn show(closed: &codex_threads::Closed) {
/// let on_purpose = matches!(closed.cause(), codex_threads::CloseCause::Shutdown);
/// # let _ = on_purpose;
/// # }
/// ```
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum CloseCause {
    /// [`Codex::shutdown`](crate::Codex::shutdown) was called.
    Shutdown,
    /// The last handle was dropped.
    Dropped,
    /// The server ended, or closed its side.
    Ended,
    /// Reading failed.
    Read(ReadError),
    /// The tokio runtime that the connection was opened in is gone, and with it who read.
    Abandoned,
}

impl Closed {
    pub(crate) fn new(cause: CloseCause, ended: Option<Ended>, in_flight: InFlight) -> Self {
        Self(Arc::new(Inner {
            cause,
            ended,
            in_flight,
        }))
    }

    /// The connection is about to end in this way, and it is not known yet in which state.
    pub(crate) fn early(cause: CloseCause) -> Self {
        Self::new(cause, None, InFlight::default())
    }

    /// Who or what ended it.
    ///
    /// ```
    /// # fn show(closed: &codex_threads::Closed) { closed.cause(); }
    /// ```
    #[must_use]
    pub fn cause(&self) -> &CloseCause {
        &self.0.cause
    }

    /// How the server's process ended, with the last of its stderr, when that was known in time.
    ///
    /// ```
    /// # fn show(closed: &codex_threads::Closed) { closed.ended(); }
    /// ```
    #[must_use]
    pub fn ended(&self) -> Option<&Ended> {
        self.0.ended.as_ref()
    }

    /// What was cut off: the requests without an answer and the turns without an end, as they were
    /// when the connection ended.
    ///
    /// ```
    /// # fn show(closed: &codex_threads::Closed) {
    /// for request in closed.in_flight().requests() {
    ///     eprintln!("{} (id {}) was not answered", request.method(), request.id());
    /// }
    /// # }
    /// ```
    #[must_use]
    pub fn in_flight(&self) -> &InFlight {
        &self.0.in_flight
    }
}

impl fmt::Debug for Closed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Closed")
            .field("cause", &self.0.cause)
            .field("ended", &self.0.ended)
            .field("in_flight", &self.0.in_flight)
            .finish()
    }
}

impl fmt::Display for Closed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0.cause {
            CloseCause::Shutdown => f.write_str("the connection was shut down")?,
            CloseCause::Dropped => f.write_str("the connection's last handle was dropped")?,
            CloseCause::Ended => f.write_str("the server ended")?,
            CloseCause::Read(error) => write!(f, "{error}")?,
            CloseCause::Abandoned => {
                f.write_str("the runtime that ran the connection is gone")?;
            }
        }
        if !self.0.in_flight.is_empty() {
            write!(f, " with {}", self.0.in_flight)?;
        }
        match &self.0.ended {
            Some(ended) => write!(f, ": {ended}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for Closed {}
