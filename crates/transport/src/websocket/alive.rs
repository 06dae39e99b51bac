//! What is read from, and how long it may be silent.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::{Buf, Bytes};
use tokio::io::{AsyncRead, ReadBuf};
use tokio::time::{Instant, Sleep, sleep};

use super::signals::{Signals, Written};

/// When to ask a silent server for a sign of life, and how long to wait for it.
///
/// A connection over a network can be dead without either end knowing: a cable, a sleeping machine, a
/// router that forgot it. So after [`interval`](Self::interval) without a byte from the server a ping is
/// sent, and if for [`timeout`](Self::timeout) after that nothing comes, not even its answer, the connection
/// has failed ([`Cause::Failed`](crate::Cause::Failed), kind [`TimedOut`](std::io::ErrorKind::TimedOut)). A
/// message of ours that is still being written, and gets on, extends the time.
///
/// Only a [`Transport`](crate::Transport) whose [`Incoming`](crate::Incoming) is read notices.
///
/// ```
/// use codex_threads_transport::websocket::KeepAlive;
/// use std::time::Duration;
///
/// let often = KeepAlive::new().interval(Duration::from_secs(5));
/// assert_eq!(often.timeout, KeepAlive::default().timeout);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct KeepAlive {
    /// Silence after which a ping is sent. Default: 30 s.
    pub interval: Duration,
    /// How long the answer is waited for. Default: 30 s.
    pub timeout: Duration,
}

impl KeepAlive {
    /// The defaults.
    ///
    /// ```
    /// # use codex_threads_transport::websocket::KeepAlive;
    /// assert_eq!(KeepAlive::new().interval.as_secs(), 30);
    /// ```
    pub fn new() -> Self {
        Self {
            interval: Duration::from_secs(30),
            timeout: Duration::from_secs(30),
        }
    }

    /// Sets [`interval`](Self::interval).
    ///
    /// ```
    /// # use codex_threads_transport::websocket::KeepAlive;
    /// # use std::time::Duration;
    /// assert_eq!(KeepAlive::new().interval(Duration::from_secs(1)).interval.as_secs(), 1);
    /// ```
    pub fn interval(mut self, time: Duration) -> Self {
        self.interval = time;
        self
    }

    /// Sets [`timeout`](Self::timeout).
    ///
    /// ```
    /// # use codex_threads_transport::websocket::KeepAlive;
    /// # use std::time::Duration;
    /// assert_eq!(KeepAlive::new().timeout(Duration::from_secs(1)).timeout.as_secs(), 1);
    /// ```
    pub fn timeout(mut self, time: Duration) -> Self {
        self.timeout = time;
        self
    }
}

impl Default for KeepAlive {
    fn default() -> Self {
        Self::new()
    }
}

/// A reader that asks for signs of life.
pub(super) struct Alive<R> {
    inner: R,
    /// What came behind the answer to the upgrade.
    first: Bytes,
    signals: Arc<Signals>,
    clock: Option<Clock>,
}

struct Clock {
    times: KeepAlive,
    sleep: Pin<Box<Sleep>>,
    /// Something was read since the clock was set.
    heard: bool,
    /// How far writing had come when a sign of life was last waited for.
    asked: Option<Written>,
}

impl<R: AsyncRead + Unpin> Alive<R> {
    pub(super) fn new(
        inner: R,
        first: Bytes,
        signals: Arc<Signals>,
        times: Option<KeepAlive>,
    ) -> Self {
        Self {
            inner,
            first,
            signals,
            clock: times.map(|times| Clock {
                times,
                sleep: Box::pin(sleep(times.interval)),
                heard: false,
                asked: None,
            }),
        }
    }

    /// Fails when the other side gives no sign of life; else wakes the task in time.
    fn poll_silence(&mut self, cx: &mut Context<'_>) -> Poll<io::Error> {
        let Some(clock) = &mut self.clock else {
            return Poll::Pending;
        };
        loop {
            ready!(clock.sleep.as_mut().poll(cx));
            let written = self.signals.written();
            let wait = match clock.asked {
                _ if std::mem::take(&mut clock.heard) => {
                    clock.asked = None;
                    clock.times.interval
                }
                Some(before) if before == written => {
                    let waited = clock.times.interval + clock.times.timeout;
                    let what = format!("no sign of life from the other side for {waited:?}");
                    return Poll::Ready(io::Error::new(io::ErrorKind::TimedOut, what));
                }
                // The ping had to wait for what is in front of it, and that gets on.
                Some(_) => {
                    clock.asked = Some(written);
                    clock.times.timeout
                }
                None => {
                    self.signals.ping();
                    clock.asked = Some(self.signals.written());
                    clock.times.timeout
                }
            };
            clock.sleep.as_mut().reset(Instant::now() + wait);
        }
    }
}

impl<R: AsyncRead + Unpin> AsyncRead for Alive<R> {
    fn poll_read(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        if this.first.has_remaining() {
            let count = this.first.len().min(buf.remaining());
            buf.put_slice(&this.first.split_to(count));
            return Poll::Ready(Ok(()));
        }
        match Pin::new(&mut this.inner).poll_read(cx, buf) {
            Poll::Ready(read) => {
                if let Some(clock) = &mut this.clock {
                    clock.heard = true;
                }
                Poll::Ready(read)
            }
            Poll::Pending => this.poll_silence(cx).map(Err),
        }
    }
}

impl<R> Drop for Alive<R> {
    fn drop(&mut self) {
        self.signals.reader_is_gone();
    }
}
