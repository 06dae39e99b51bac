//! A connection, put together.

use std::sync::Arc;

use tokio::io::{AsyncRead, AsyncWrite};

use crate::incoming::Incoming;
use crate::limits::Limits;
use crate::outgoing::Outgoing;
use crate::peer::{Link, Peer};
use crate::queue::Queue;
use crate::writer;

/// One connection to a server: frames in, frames out, and who is at the other end.
///
/// The three parts are independent and may be moved to different tasks. Mind that dropping
/// `peer` ends a child process: do not let it go with a `..` pattern.
///
/// ```
/// use codex_threads_transport::{Transport, memory};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let (here, _there) = memory::pair();
/// let Transport { incoming, outgoing, peer, .. } = here;
/// # drop((incoming, outgoing, peer));
/// # }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub struct Transport {
    /// Frames from the server.
    pub incoming: Incoming,
    /// Frames to the server.
    pub outgoing: Outgoing,
    /// The server, as far as it can be watched and ended.
    pub peer: Peer,
}

impl Transport {
    /// A connection over any pair of byte streams that carry one message a line.
    ///
    /// The writing task ends when [`Outgoing`] is closed or dropped, or when writing fails.
    ///
    /// # Panics
    /// If it is not called inside of a tokio runtime, on which it starts the task that writes.
    ///
    /// ```
    /// use codex_threads_transport::{Limits, Transport};
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// let transport = Transport::from_io(tokio::io::empty(), tokio::io::sink(), Limits::new());
    /// # drop(transport);
    /// # }
    /// ```
    pub fn from_io(
        reader: impl AsyncRead + Send + Unpin + 'static,
        writer: impl AsyncWrite + Send + Unpin + 'static,
        limits: Limits,
    ) -> Self {
        let (end, link) = Link::new();
        let queue = Arc::new(Queue::new(limits.max_outgoing));
        tokio::spawn(writer::run(Arc::clone(&queue), writer));
        Self {
            incoming: Incoming::new(reader, &limits, Some(end)),
            outgoing: Outgoing::new(queue),
            peer: Peer::Link(link),
        }
    }

    pub(crate) fn from_parts(incoming: Incoming, outgoing: Outgoing, peer: Peer) -> Self {
        Self {
            incoming,
            outgoing,
            peer,
        }
    }
}
