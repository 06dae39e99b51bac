//! What can go wrong before there is a connection.

use std::time::Duration;

use codex_threads_transport::Ended;

use super::{Closed, Error};

/// Why no connection came about.
///
/// ```no_run
/// use codex_threads::{Codex, ConnectError};
///
/// # async fn run() {
/// match Codex::spawn().await {
///     Err(ConnectError::Exited { ended, .. }) => eprintln!("{}", ended.stderr_text()),
///     other => { let _ = other; }
/// }
/// # }
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ConnectError {
    /// The options can't work; nothing was started.
    #[error(transparent)]
    Config(#[from] ConfigError),
    /// The program was not found or could not be started.
    #[error("codex can't be started: {0}")]
    Launch(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The server that was to be listening could not be reached, or refused the connection.
    #[cfg(feature = "websocket")]
    #[error("the server can't be reached: {0}")]
    Dial(#[from] codex_threads_transport::websocket::DialError),
    /// The server ended before it had answered: a fault in its configuration, most often. The
    /// reason is in [`Ended::stderr_text`].
    #[error("codex ended during the handshake: {}", reason(ended))]
    #[non_exhaustive]
    Exited {
        /// How it ended, with the last of its stderr.
        ended: Ended,
    },
    /// The connection broke during the handshake.
    #[error("the handshake failed: {0}")]
    Closed(#[source] Closed),
    /// What answers is no codex app-server.
    #[error("this is no codex app-server: {reason}")]
    #[non_exhaustive]
    NotCodex {
        /// How that shows.
        reason: String,
    },
    /// No answer to `initialize` came in time.
    #[error("no answer to initialize within {waited:?}")]
    #[non_exhaustive]
    Timeout {
        /// How long it was waited for.
        waited: Duration,
    },
    /// The server refused `initialize`.
    #[error("initialize failed: {0}")]
    Initialize(#[source] Error),
}

/// Options that can't work.
///
/// ```
/// use codex_threads::{ConfigError, Codex};
///
/// let wrong = Codex::builder().client_name("my/app").check();
/// assert!(matches!(wrong, Err(ConfigError::ClientName { .. })));
/// ```
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ConfigError {
    /// The client's name goes into an HTTP header and in front of the server's version, so it must
    /// be printable ASCII without `/` and `(`, and not empty.
    #[error("the client name {name:?} can't be used: {reason}")]
    #[non_exhaustive]
    ClientName {
        /// The name.
        name: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// A limit that would let nothing through.
    #[error("{what} must be at least 1")]
    #[non_exhaustive]
    Zero {
        /// Which.
        what: &'static str,
    },
}

/// The server's own reason: the last line on stderr that begins with `Error:`. What follows it may
/// be a long backtrace.
fn reason(ended: &Ended) -> String {
    let stderr = ended.stderr_text();
    match stderr.lines().rev().find(|line| line.starts_with("Error:")) {
        Some(line) => format!("{}; {}", ended.cause(), line.trim()),
        None => ended.to_string(),
    }
}
