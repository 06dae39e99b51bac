//! What the two halves of a WebSocket tell each other.
//!
//! The half that reads learns of pings to answer, of the other side's goodbye and of silence; the
//! half that writes says what is to be said of that between two frames.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Waker};

use bytes::Bytes;

use crate::queue::Queue;

/// Shared by both halves.
pub(super) struct Signals {
    state: Mutex<State>,
    queue: Arc<Queue>,
}

#[derive(Default)]
struct State {
    /// The last ping that was heard and not answered yet.
    pong: Option<Bytes>,
    /// A ping of our own is to be written.
    ping: bool,
    /// A ping of our own is on its way to the socket.
    underway: bool,
    /// Pings of our own that were written.
    pings: u64,
    /// How often something could be written.
    progress: u64,
    /// The status code of our goodbye, if not the usual one.
    code: Option<u16>,
    /// The other side has said goodbye.
    heard_close: bool,
    /// Our goodbye was written.
    said_close: bool,
    /// Nobody reads any more.
    reader_gone: bool,
    /// Who writes, and wants to know when nobody reads any more.
    writer: Option<Waker>,
}

/// What is to be written before the next frame.
pub(super) struct Due {
    pub(super) pong: Option<Bytes>,
    pub(super) ping: bool,
    /// The other side has said goodbye: after this nothing is written but ours.
    pub(super) over: bool,
}

/// What is known of the way out.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Written {
    pings: u64,
    /// Not counted once the ping is written: what follows it may fill buffers, and proves nothing.
    progress: u64,
}

impl Signals {
    pub(super) fn new(queue: Arc<Queue>) -> Arc<Self> {
        Arc::new(Self {
            state: Mutex::default(),
            queue,
        })
    }

    /// Nothing that runs under this lock can panic half way, so a poisoned lock is as good.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The other side wants a sign of life. Only its last ping needs an answer.
    pub(super) fn pong(&self, payload: Bytes) {
        self.lock().pong = Some(payload);
        self.queue.nudge();
    }

    /// We want a sign of life.
    pub(super) fn ping(&self) {
        self.lock().ping = true;
        self.queue.nudge();
    }

    /// The other side has said goodbye with this code.
    pub(super) fn heard_close(&self, code: Option<u16>) {
        let mut state = self.lock();
        state.heard_close = true;
        state.code = state.code.or(code);
        drop(state);
        self.queue.nudge();
    }

    /// The other side has broken the protocol; our goodbye will say so.
    pub(super) fn blame(&self, code: u16) {
        self.lock().code.get_or_insert(code);
    }

    pub(super) fn said_close(&self) -> bool {
        self.lock().said_close
    }

    pub(super) fn reader_is_gone(&self) {
        let mut state = self.lock();
        state.reader_gone = true;
        let writer = state.writer.take();
        drop(state);
        if let Some(writer) = writer {
            writer.wake();
        }
    }

    /// Whether nobody reads any more. If not, the task is woken when it comes to that.
    pub(super) fn poll_reader_gone(&self, cx: &mut Context<'_>) -> bool {
        let mut state = self.lock();
        if !state.reader_gone {
            state.writer = Some(cx.waker().clone());
        }
        state.reader_gone
    }

    /// What is to be written now.
    pub(super) fn take(&self) -> Due {
        let mut state = self.lock();
        let ping = std::mem::take(&mut state.ping);
        state.underway |= ping;
        Due {
            pong: state.pong.take(),
            ping,
            over: state.heard_close,
        }
    }

    /// Something was written.
    pub(super) fn wrote(&self) {
        self.lock().progress += 1;
    }

    /// All that was taken is written.
    pub(super) fn drained(&self) {
        let mut state = self.lock();
        let ping = std::mem::take(&mut state.underway);
        state.pings += u64::from(ping);
    }

    /// How far writing has come.
    pub(super) fn written(&self) -> Written {
        let state = self.lock();
        let waits = state.ping || state.underway;
        Written {
            pings: state.pings,
            progress: if waits { state.progress } else { 0 },
        }
    }

    /// Our goodbye is about to be written; its code.
    pub(super) fn say_close(&self) -> u16 {
        let mut state = self.lock();
        state.said_close = true;
        state.code.unwrap_or(NORMAL)
    }
}

/// The code of a goodbye that is as it should be.
const NORMAL: u16 = 1000;
