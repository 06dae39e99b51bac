//! The writing side of a connection.
//!
//! Callers append whole frames to one buffer in memory; one task takes all that has gathered and
//! writes it at once. So a caller never waits in the middle of a frame, and a cancelled caller
//! never leaves half of one behind. The buffer is bounded: over
//! [`Limits::max_outgoing`](crate::Limits::max_outgoing), [`Outgoing::send`] answers
//! [`SendError::Full`] and [`Outgoing::ready`] waits until the peer has caught up.

use std::cell::Cell;
use std::fmt;
use std::io;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use memchr::memchr;
use tokio::sync::Notify;

/// A frame of at most this size is serialized into a buffer that is used again and again.
const SCRATCH_KEPT: usize = 64 * 1024;

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

/// What callers and the writer task share.
#[derive(Debug)]
pub(crate) struct Shared {
    state: Mutex<State>,
    limit: usize,
    /// Tells the writer that there is something to do.
    pub(crate) wake: Notify,
    /// Tells the writer to give up what it is doing.
    pub(crate) abort: Notify,
    /// Tells callers that something was written, or that nothing will be any more.
    progress: Notify,
}

#[derive(Default)]
struct State {
    /// Frames, each with its newline, that the writer has not taken yet.
    buffer: Vec<u8>,
    /// Bytes ever put into the buffer.
    accepted: u64,
    /// Bytes ever written.
    written: u64,
    /// Bytes ever written and flushed.
    flushed: u64,
    /// No frame is taken any more; what was taken is still written.
    closing: bool,
    /// Nothing is written any more.
    closed: Option<CloseReason>,
}

impl fmt::Debug for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("State")
            .field("accepted", &self.accepted)
            .field("written", &self.written)
            .field("closing", &self.closing)
            .field("closed", &self.closed)
            .finish()
    }
}

/// What the writer task finds when it looks.
pub(crate) enum Work {
    /// Something to write was put into the writer's buffer.
    Write,
    /// Nothing now.
    Wait,
    /// Everything is written and the side is to be closed.
    Close,
    /// Stop at once.
    Stop,
}

impl Shared {
    pub(crate) fn new(limit: usize) -> Self {
        Self {
            state: Mutex::new(State::default()),
            limit,
            wake: Notify::new(),
            abort: Notify::new(),
            progress: Notify::new(),
        }
    }

    /// Nothing that runs under this lock can panic half way, so a poisoned lock is as good.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Moves all that has gathered into `chunk`, which is empty.
    pub(crate) fn take(&self, chunk: &mut Vec<u8>) -> Work {
        let mut state = self.lock();
        if state.closed.is_some() {
            return Work::Stop;
        }
        if !state.buffer.is_empty() {
            std::mem::swap(&mut state.buffer, chunk);
            return Work::Write;
        }
        if state.closing {
            return Work::Close;
        }
        Work::Wait
    }

    /// `count` more bytes were written.
    pub(crate) fn wrote(&self, count: usize) {
        self.lock().written += count as u64;
        self.progress.notify_waiters();
    }

    /// All that was written is flushed.
    pub(crate) fn flushed(&self) {
        let mut state = self.lock();
        state.flushed = state.written;
        drop(state);
        self.progress.notify_waiters();
    }

    /// Nothing is written any more, and the writer gives up. The first reason stays.
    pub(crate) fn stop(&self, reason: CloseReason) {
        let mut state = self.lock();
        state.closing = true;
        state.closed.get_or_insert(reason);
        state.buffer = Vec::new();
        drop(state);
        self.abort.notify_one();
        self.wake.notify_one();
        self.progress.notify_waiters();
    }

    /// What is taken is still written, then the side is closed.
    pub(crate) fn close(&self) {
        self.lock().closing = true;
        self.wake.notify_one();
        self.progress.notify_waiters();
    }

    fn admit(&self, state: &State, len: usize) -> Result<(), SendError> {
        if let Some(reason) = &state.closed {
            return Err(SendError::Closed {
                reason: reason.clone(),
            });
        }
        if state.closing {
            return Err(SendError::Closed {
                reason: CloseReason::Requested,
            });
        }
        let waiting = state.accepted - state.written;
        if waiting > 0 && waiting + len as u64 > self.limit as u64 {
            return Err(SendError::Full {
                waiting,
                limit: self.limit,
            });
        }
        Ok(())
    }

    /// Takes `frame`, which ends in its newline. A large frame is taken over instead of copied
    /// where that is possible.
    fn push(&self, frame: &mut Vec<u8>) -> Result<(), SendError> {
        let mut state = self.lock();
        self.admit(&state, frame.len())?;
        let idle = state.buffer.is_empty();
        state.accepted += frame.len() as u64;
        if idle && frame.len() > SCRATCH_KEPT {
            std::mem::swap(&mut state.buffer, frame);
        } else {
            state.buffer.extend_from_slice(frame);
        }
        drop(state);
        if idle {
            self.wake.notify_one();
        }
        Ok(())
    }

    /// Waits until `done` finds what it waits for in the state.
    async fn wait<T>(&self, mut done: impl FnMut(&State) -> Option<T>) -> T {
        loop {
            let progress = self.progress.notified();
            tokio::pin!(progress);
            // From here on a notification is not missed.
            progress.as_mut().enable();
            if let Some(value) = done(&self.lock()) {
                return value;
            }
            progress.await;
        }
    }
}

/// Closes the connection when the last clone of an [`Outgoing`] goes.
#[derive(Debug)]
struct Owner {
    shared: Arc<Shared>,
}

impl Drop for Owner {
    fn drop(&mut self) {
        self.shared.close();
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
    pub(crate) fn new(shared: Arc<Shared>) -> Self {
        Self {
            owner: Arc::new(Owner { shared }),
        }
    }

    fn shared(&self) -> &Shared {
        &self.owner.shared
    }

    /// Sends one frame: a line, without its newline. Never waits, never writes by itself.
    ///
    /// `Ok` means that the frame is in the buffer; [`flush`](Self::flush) tells when it is
    /// written.
    ///
    /// # Errors
    /// [`SendError::Closed`], [`SendError::Full`], or [`SendError::NotOneLine`]; in each case
    /// nothing of the frame is sent.
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
        let shared = self.shared();
        let mut state = shared.lock();
        shared.admit(&state, frame.len() + 1)?;
        let idle = state.buffer.is_empty();
        state.accepted += frame.len() as u64 + 1;
        state.buffer.reserve(frame.len() + 1);
        state.buffer.extend_from_slice(frame);
        state.buffer.push(b'\n');
        drop(state);
        if idle {
            shared.wake.notify_one();
        }
        Ok(())
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
                self.shared().push(&mut frame).map_err(Into::into)
            }
        };
        if frame.capacity() <= SCRATCH_KEPT {
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
        let shared = self.shared();
        shared
            .wait(|state| {
                let waiting = state.accepted - state.written;
                match shared.admit(state, 0) {
                    Err(error) if error.is_closed() => Some(Err(error)),
                    _ if waiting == 0 || waiting < shared.limit as u64 / 2 => Some(Ok(())),
                    _ => None,
                }
            })
            .await
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
        let shared = self.shared();
        let target = shared.lock().accepted;
        shared
            .wait(|state| match &state.closed {
                _ if state.flushed >= target => Some(Ok(())),
                Some(reason) => Some(Err(SendError::Closed {
                    reason: reason.clone(),
                })),
                None => None,
            })
            .await
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
        self.shared().close();
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
        self.shared().wait(|state| state.closed.clone()).await
    }

    /// How many bytes wait to be written now.
    ///
    /// ```
    /// # fn f(transport: &codex_threads_transport::Transport) {
    /// println!("{} bytes behind", transport.outgoing.waiting());
    /// # }
    /// ```
    pub fn waiting(&self) -> u64 {
        let state = self.shared().lock();
        if state.closed.is_some() {
            return 0;
        }
        state.accepted - state.written
    }
}
