//! The frames that wait to be written: what callers and the writer task share.

use std::fmt;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::sync::Notify;

use crate::outgoing::{CloseReason, SendError, Sent};

/// A frame above this size is moved where a smaller one is copied, and its memory is not kept.
pub(crate) const LARGE: usize = 64 * 1024;

/// What callers and the writer task share.
#[derive(Debug)]
pub(crate) struct Queue {
    state: Mutex<State>,
    limit: usize,
    /// The longest frame that is taken, its newline left out.
    longest: usize,
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
    /// Bytes and frames ever put into the buffer.
    accepted: u64,
    frames: u64,
    /// Bytes ever written.
    written: u64,
    /// Bytes ever written and flushed.
    flushed: u64,
    /// The carrier has something of its own to say.
    nudged: bool,
    /// No frame is taken any more; what was taken is still written.
    closing: bool,
    /// Nothing is written any more.
    closed: Option<CloseReason>,
}

impl State {
    fn waiting(&self) -> u64 {
        self.accepted - self.written
    }
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
    /// What there is to write was put into the writer's buffer; nothing, if there is only
    /// something to flush.
    Write,
    /// Nothing now.
    Wait,
    /// Everything is written and the side is to be closed.
    Close,
    /// Stop at once.
    Stop,
}

impl Queue {
    pub(crate) fn new(limit: usize) -> Self {
        Self::with_longest(limit, usize::MAX)
    }

    /// One that takes no frame longer than `longest`.
    pub(crate) fn with_longest(limit: usize, longest: usize) -> Self {
        Self {
            state: Mutex::new(State::default()),
            limit,
            longest,
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
        if std::mem::take(&mut state.nudged) | !state.buffer.is_empty() {
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

    /// Has the writer flush, though there may be nothing to write.
    #[cfg(feature = "websocket")]
    pub(crate) fn nudge(&self) {
        self.lock().nudged = true;
        self.wake.notify_one();
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
        if len > self.longest.saturating_add(1) {
            return Err(SendError::TooLong {
                len: len - 1,
                limit: self.longest,
            });
        }
        let waiting = state.waiting();
        if waiting > 0 && waiting + len as u64 > self.limit as u64 {
            return Err(SendError::Full {
                waiting,
                limit: self.limit,
            });
        }
        Ok(())
    }

    /// Takes a copy of `frame` and adds its newline.
    pub(crate) fn append(&self, frame: &[u8]) -> Result<(), SendError> {
        let mut state = self.lock();
        self.admit(&state, frame.len() + 1)?;
        let idle = state.buffer.is_empty();
        state.accepted += frame.len() as u64 + 1;
        state.frames += 1;
        state.buffer.reserve(frame.len() + 1);
        state.buffer.extend_from_slice(frame);
        state.buffer.push(b'\n');
        drop(state);
        if idle {
            self.wake.notify_one();
        }
        Ok(())
    }

    /// Takes `frame`, which ends in its newline. A large frame is taken over instead of copied
    /// where that is possible.
    pub(crate) fn push(&self, frame: &mut Vec<u8>) -> Result<(), SendError> {
        let mut state = self.lock();
        self.admit(&state, frame.len())?;
        let idle = state.buffer.is_empty();
        state.accepted += frame.len() as u64;
        state.frames += 1;
        if idle && frame.len() > LARGE {
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

    /// Waits until less than half of the limit waits to be written.
    pub(crate) async fn ready(&self) -> Result<(), SendError> {
        self.wait(|state| match self.admit(state, 0) {
            Err(error) if error.is_closed() => Some(Err(error)),
            _ if state.waiting() == 0 || state.waiting() < self.limit as u64 / 2 => Some(Ok(())),
            _ => None,
        })
        .await
    }

    /// Waits until all that was taken by now is written and flushed.
    pub(crate) async fn flush(&self) -> Result<(), SendError> {
        let target = self.lock().accepted;
        self.wait(|state| match &state.closed {
            _ if state.flushed >= target => Some(Ok(())),
            Some(reason) => Some(Err(SendError::Closed {
                reason: reason.clone(),
            })),
            None => None,
        })
        .await
    }

    /// Waits until nothing is written any more.
    pub(crate) async fn closed(&self) -> CloseReason {
        self.wait(|state| state.closed.clone()).await
    }

    /// Bytes that wait to be written.
    pub(crate) fn waiting(&self) -> u64 {
        let state = self.lock();
        match state.closed {
            Some(_) => 0,
            None => state.waiting(),
        }
    }

    /// What was ever put into the buffer.
    pub(crate) fn sent(&self) -> Sent {
        let state = self.lock();
        Sent {
            frames: state.frames,
            bytes: state.accepted,
        }
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
