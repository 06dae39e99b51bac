//! Why there is no connection.

use std::io;
use std::path::PathBuf;
use std::time::Duration;

use crate::child::SpawnError;

/// Why a server could not be reached. Nothing is left open.
///
/// ```
/// use codex_threads_transport::websocket::{Dial, DialError};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// # #[cfg(feature = "ws")] {
/// let error = Dial::ws("wss://codex.example.org").connect().await.unwrap_err();
/// assert!(matches!(error, DialError::Tls { .. }));
/// # }
/// # }
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum DialError {
    /// The address makes no sense.
    #[error("not the address of a server: {reason}")]
    #[non_exhaustive]
    Address {
        /// What is wrong with it.
        reason: String,
    },
    /// The address is one of `wss://`: this crate brings no TLS. Connect the encrypted stream by yourself,
    /// and hand it to [`Dial::connect_over`](super::Dial::connect_over).
    #[error("{address} wants TLS, which is for the caller to bring")]
    #[non_exhaustive]
    Tls {
        /// Host and port.
        address: String,
    },
    /// Nobody listens there: the connection was refused, or there is no such socket file.
    #[error("nobody listens at {address}: {source}")]
    #[non_exhaustive]
    Refused {
        /// Host and port, or the path.
        address: String,
        /// What the operating system said.
        source: io::Error,
    },
    /// Anything else that the operating system had against it: no such host, no way to it, no permission.
    #[error("{address} can't be reached: {source}")]
    #[non_exhaustive]
    Io {
        /// Host and port, or the path.
        address: String,
        /// What the operating system said.
        source: io::Error,
    },
    /// The time was over before the connection was there.
    #[error("{address} did not answer within {waited:?}")]
    #[non_exhaustive]
    Timeout {
        /// Host and port, or the path.
        address: String,
        /// How long it was waited for.
        waited: Duration,
    },
    /// The server wants another token, or one at all (401 or 403).
    #[error("{address} refused the token: status {status}{}", said(reason))]
    #[non_exhaustive]
    Denied {
        /// Host and port, or the path.
        address: String,
        /// 401 or 403.
        status: u16,
        /// What it said about it, if anything.
        reason: String,
    },
    /// An HTTP server answers, but does not change to WebSocket.
    #[error(
        "{address} refused to speak WebSocket: status {status}{}",
        said(reason)
    )]
    #[non_exhaustive]
    Status {
        /// Host and port, or the path.
        address: String,
        /// The HTTP status.
        status: u16,
        /// What it said about it, if anything.
        reason: String,
    },
    /// What answers is no WebSocket server, or none that follows the protocol.
    #[error("{address} is no WebSocket server: {reason}")]
    #[non_exhaustive]
    NotWebSocket {
        /// Host and port, or the path.
        address: String,
        /// How that shows.
        reason: String,
    },
    /// The token can't be used, or its file not be read.
    #[error("the token{} can't be used: {reason}", in_file(path))]
    #[non_exhaustive]
    Token {
        /// The file, if it was to come from one.
        path: Option<PathBuf>,
        /// Why.
        reason: String,
    },
    /// The tunnel's process could not be started.
    #[error(transparent)]
    Spawn(#[from] SpawnError),
}

fn said(reason: &str) -> String {
    if reason.is_empty() {
        String::new()
    } else {
        format!(" ({reason})")
    }
}

fn in_file(path: &Option<PathBuf>) -> String {
    path.as_ref()
        .map(|path| format!(" in {}", path.display()))
        .unwrap_or_default()
}

impl DialError {
    /// What the operating system says when nobody is there, told apart from the rest.
    pub(super) fn io(address: &str, source: io::Error) -> Self {
        let address = address.to_owned();
        match source.kind() {
            io::ErrorKind::ConnectionRefused | io::ErrorKind::NotFound => {
                Self::Refused { address, source }
            }
            _ => Self::Io { address, source },
        }
    }
}
