//! The writing side of a connection.
//!
//! Callers append whole frames to one buffer in memory; one task takes all that has gathered and
//! writes it at once. So a caller never waits in the middle of a frame, and a cancelled caller
//! never leaves half of one behind. The buffer is bounded: over
//! [`Limits::max_outgoing`](crate::Limits::max_outgoing), [`Outgoing::send`] answers
//! [`SendError::Full`] and [`Outgoing::ready`] waits until the peer has caught up.

use std::cell::Cell;
use std::io;
use std::sync::Arc;

use memchr::memchr;

use crate::queue::{LARGE, Queue};

/// Why nothing can be sent any more.
///
/// ```
/// use codex_threads_transport::{CloseReason, SendError};
///
/// fn by_us(error: &SendError) -> bool {
///     matches!(error, SendError::Closed { reason: CloseReason::Requested, .. })
/// }
/// ```
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CloseReason {
    /// [`Outgoing::close`] was called, or the process handle was dropped or shut down.
    #[error("closed on this side")]
    Requested,
    /// The process at the other end is gone; [`Peer::ended`](crate::Peer::ended) tells why.
    #[error("the server has ended")]
    PeerEnded,
    /// Writing failed, most often because the other end was closed.
    #[error("writing failed: {0}")]
    Failed(#[source] Arc<io::Error>),
    /// The tokio runtime that ran the writer is gone.
    #[error("the runtime that wrote to the server is gone")]
    Abandoned,
}

/// Why a frame was not taken.
///
/// ```
/// use codex_threads_transport::{SendError, memory};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let (here, _there) = memory::pair();
/// assert!(matches!(here.outgoing.send(b"two\nlines"), Err(SendError::NotOneLine)));
/// here.outgoing.close();
/// assert!(here.outgoing.send(b"{}").is_err_and(|e| e.is_closed()));
/// # }
/// ```
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SendError {
    /// The connection takes nothing any more.
    #[error("the connection is closed: {reason}")]
    #[non_exhaustive]
    Closed {
        /// Why.
        reason: CloseReason,
    },
    /// Too much waits to be written already. [`Outgoing::ready`] tells when to try again.
    #[error("{waiting} bytes wait to be written already, the limit is {limit}")]
    #[non_exhaustive]
    Full {
        /// Bytes that wait to be written.
        waiting: u64,
        /// [`Limits::max_outgoing`](crate::Limits::max_outgoing).
        limit: usize,
    },
    /// The frame is longer than what the server at the other end takes: sent, it would cost the
    /// connection. Child processes take any length.
    #[error("a frame of {len} bytes is longer than the {limit} that the server takes")]
    #[non_exhaustive]
    TooLong {
        /// The frame's length in bytes.
        len: usize,
        /// How long one may be.
        limit: usize,
    },
    /// The frame has a newline in it, or is empty.
    #[error("a frame must be one line that is not empty")]
    NotOneLine,
}

impl SendError {
    /// Whether the connection takes nothing any more.
    ///
    /// ```
    /// # fn f(error: codex_threads_transport::SendError) {
    /// if error.is_closed() { /* reconnect */ }
    /// # }
    /// ```
    pub fn is_closed(&self) -> bool {
        matches!(self, Self::Closed { .. })
    }

    /// Whether the frame would be taken later.
    ///
    /// ```
    /// # fn f(error: codex_threads_transport::SendError) {
    /// if error.is_full() { /* wait for ready() */ }
    /// # }
    /// ```
    pub fn is_full(&self) -> bool {
        matches!(self, Self::Full { .. })
    }
}

/// Why [`Outgoing::try_send_with`] sent nothing.
///
/// ```
/// use codex_threads_transport::{SendWithError, memory};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let (here, _there) = memory::pair();
/// let sent = here.outgoing.try_send_with(|_| Err("no such value"));
/// assert!(matches!(sent, Err(SendWithError::Encode("no such value"))));
/// # }
/// ```
#[derive(Clone, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SendWithError<E> {
    /// The frame was not taken.
    #[error(transparent)]
    Send(#[from] SendError),
    /// The closure could not make the frame.
    #[error("the frame could not be made: {0}")]
    Encode(E),
}

/// What was sent: [`Outgoing::sent`].
///
/// ```
/// assert_eq!(codex_threads_transport::Sent::default().frames, 0);
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Sent {
    /// Frames.
    pub frames: u64,
    /// Bytes of these, line ends included.
    pub bytes: u64,
}

/// Closes the connection when the last clone of an [`Outgoing`] goes.
#[derive(Debug)]
struct Owner {
    queue: Arc<Queue>,
}

impl Drop for Owner {
    fn drop(&mut self) {
        self.queue.close();
    }
}

/// The outgoing side of a connection. Clones are cheap and share one buffer.
///
/// When the last clone is dropped, what was sent is still written, then the side is closed.
///
/// ```
/// use codex_threads_transport::memory;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let (here, _there) = memory::pair();
/// here.outgoing.send(b"{\"method\":\"initialized\"}")?;
/// here.outgoing.flush().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Outgoing {
    owner: Arc<Owner>,
}

thread_local! {
    /// Where small frames are put together before they go into the shared buffer.
    static SCRATCH: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

impl Outgoing {
    pub(crate) fn new(queue: Arc<Queue>) -> Self {
        Self {
            owner: Arc::new(Owner { queue }),
        }
    }

    fn queue(&self) -> &Queue {
        &self.owner.queue
    }

    /// Sends one frame: a line, without its newline. Never waits, never writes by itself.
    ///
    /// `Ok` means that the frame is in the buffer; [`flush`](Self::flush) tells when it is
    /// written.
    ///
    /// # Errors
    /// [`SendError::Closed`], [`SendError::Full`], [`SendError::TooLong`], or
    /// [`SendError::NotOneLine`]; in each case nothing of the frame is sent.
    ///
    /// ```
    /// # fn f(transport: &codex_threads_transport::Transport) -> Result<(), codex_threads_transport::SendError> {
    /// transport.outgoing.send(b"{\"method\":\"initialized\"}")
    /// # }
    /// ```
    pub fn send(&self, frame: &[u8]) -> Result<(), SendError> {
        if frame.is_empty() || memchr(b'\n', frame).is_some() {
            return Err(SendError::NotOneLine);
        }
        self.queue().append(frame)
    }

    /// Sends one frame that `write` puts into an empty buffer, without its newline.
    ///
    /// The buffer is the caller's alone: what `write` does to it, a panic included, touches no
    /// other frame, and no lock is held meanwhile.
    ///
    /// # Errors
    /// As [`send`](Self::send).
    ///
    /// ```
    /// # fn f(transport: &codex_threads_transport::Transport) -> Result<(), codex_threads_transport::SendError> {
    /// transport.outgoing.send_with(|frame| frame.extend_from_slice(b"{\"id\":1}"))
    /// # }
    /// ```
    pub fn send_with(&self, write: impl FnOnce(&mut Vec<u8>)) -> Result<(), SendError> {
        let sent = self.try_send_with(|frame| {
            write(frame);
            Ok::<(), std::convert::Infallible>(())
        });
        match sent {
            Ok(()) => Ok(()),
            Err(SendWithError::Send(error)) => Err(error),
            Err(SendWithError::Encode(never)) => match never {},
        }
    }

    /// As [`send_with`](Self::send_with), for a closure that can fail, as a serializer can.
    ///
    /// # Errors
    /// [`SendWithError::Encode`] with the closure's error, and nothing is sent; else as
    /// [`send`](Self::send).
    ///
    /// ```
    /// use std::io::Write;
    /// # fn f(transport: &codex_threads_transport::Transport) -> Result<(), Box<dyn std::error::Error>> {
    /// transport.outgoing.try_send_with(|frame| write!(frame, "{{\"id\":{}}}", 1))?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn try_send_with<E>(
        &self,
        write: impl FnOnce(&mut Vec<u8>) -> Result<(), E>,
    ) -> Result<(), SendWithError<E>> {
        let mut frame = SCRATCH.with(Cell::take);
        frame.clear();
        let sent = match write(&mut frame) {
            Err(error) => Err(SendWithError::Encode(error)),
            Ok(()) if frame.is_empty() || memchr(b'\n', &frame).is_some() => {
                Err(SendError::NotOneLine.into())
            }
            Ok(()) => {
                frame.push(b'\n');
                self.queue().push(&mut frame).map_err(Into::into)
            }
        };
        if frame.capacity() <= LARGE {
            frame.clear();
            SCRATCH.with(|scratch| scratch.set(frame));
        }
        sent
    }

    /// Waits until less than half of [`Limits::max_outgoing`](crate::Limits::max_outgoing) waits
    /// to be written. Cancel-safe.
    ///
    /// # Errors
    /// [`SendError::Closed`] once nothing can be sent any more.
    ///
    /// ```
    /// use codex_threads_transport::{Outgoing, SendError};
    ///
    /// async fn send(outgoing: &Outgoing, frame: &[u8]) -> Result<(), SendError> {
    ///     loop {
    ///         match outgoing.send(frame) {
    ///             Err(error) if error.is_full() => outgoing.ready().await?,
    ///             sent => return sent,
    ///         }
    ///     }
    /// }
    /// ```
    pub async fn ready(&self) -> Result<(), SendError> {
        self.queue().ready().await
    }

    /// Waits until all that was sent before this call has been handed to the operating system.
    /// Cancel-safe.
    ///
    /// # Errors
    /// [`SendError::Closed`] if that will never be.
    ///
    /// ```
    /// # async fn f(transport: &codex_threads_transport::Transport) -> Result<(), codex_threads_transport::SendError> {
    /// transport.outgoing.send(b"{\"id\":1}")?;
    /// transport.outgoing.flush().await
    /// # }
    /// ```
    pub async fn flush(&self) -> Result<(), SendError> {
        self.queue().flush().await
    }

    /// Closes this side: nothing more is taken, what was taken is written, then the peer reads
    /// the end of the stream. Returns at once; may be called again.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// let (here, mut there) = codex_threads_transport::memory::pair();
    /// here.outgoing.close();
    /// assert!(there.incoming.next().await.is_none());
    /// # }
    /// ```
    pub fn close(&self) {
        self.queue().close();
    }

    /// Waits until nothing is written any more, and says why: after [`close`](Self::close) and
    /// the last byte, or when writing has failed. Cancel-safe.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// use codex_threads_transport::CloseReason;
    ///
    /// let (here, _there) = codex_threads_transport::memory::pair();
    /// here.outgoing.close();
    /// assert!(matches!(here.outgoing.closed().await, CloseReason::Requested));
    /// # }
    /// ```
    pub async fn closed(&self) -> CloseReason {
        self.queue().closed().await
    }

    /// How many bytes wait to be written now.
    ///
    /// ```
    /// # fn f(transport: &codex_threads_transport::Transport) {
    /// println!("{} bytes behind", transport.outgoing.waiting());
    /// # }
    /// ```
    pub fn waiting(&self) -> u64 {
        self.queue().waiting()
    }

    /// What was sent since the connection began, whether it is written yet or not.
    ///
    /// ```
    /// # fn f(transport: &codex_threads_transport::Transport) {
    /// println!("{} bytes", transport.outgoing.sent().bytes);
    /// # }
    /// ```
    pub fn sent(&self) -> Sent {
        self.queue().sent()
    }
}
