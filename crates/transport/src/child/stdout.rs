//! A child's stdout, which ends with the child.
//!
//! A pipe ends when the last process that has it open closes it. That can be a straggler that the
//! server started and that outlives it by hours; whoever waited for the end of the
//! stream would wait as long. So, once the child has ended, what is in the pipe is still read,
//! and then the stream is over.

use std::future::Future;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use tokio::io::{AsyncRead, ReadBuf};
use tokio::process::ChildStdout;
use tokio::task::unconstrained;

use super::process::Watch;

pub(crate) struct Stdout {
    pipe: ChildStdout,
    watch: Watch,
    ended: Pin<Box<dyn Future<Output = ()> + Send>>,
    /// Who is woken when the child has exited.
    waiting: Option<Waker>,
    has_ended: bool,
}

impl Stdout {
    pub(super) fn new(pipe: ChildStdout, watch: Watch) -> Self {
        let end = watch.clone();
        Self {
            pipe,
            watch,
            // A task that has had its share of time would be told to wait without being entered.
            ended: Box::pin(unconstrained(async move {
                end.ended().await;
            })),
            waiting: None,
            has_ended: false,
        }
    }

    /// Whether who asks is woken when the child exits. That is so until it has: the same reader, which
    /// asks after every read, need not be entered anew.
    fn is_waiting(&self, cx: &Context<'_>) -> bool {
        let waiting = self.waiting.as_ref();
        waiting.is_some_and(|waiting| waiting.will_wake(cx.waker())) && self.watch.is_running()
    }
}

impl AsyncRead for Stdout {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = &mut *self;
        if let Poll::Ready(read) = Pin::new(&mut this.pipe).poll_read(cx, buf) {
            return Poll::Ready(read);
        }
        if !this.has_ended {
            if this.is_waiting(cx) {
                return Poll::Pending;
            }
            if this.ended.as_mut().poll(cx).is_pending() {
                this.waiting = Some(cx.waker().clone());
                return Poll::Pending;
            }
            this.has_ended = true;
        }
        read_rest(&this.pipe, buf)
    }
}

/// Reads what is in the pipe without waiting; nothing there is the end. The runtime may not know
/// yet that there is something, so it is not asked.
#[cfg(unix)]
fn read_rest(pipe: &ChildStdout, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
    use rustix::io::{Errno, read};

    loop {
        return Poll::Ready(match read(pipe, buf.initialize_unfilled()) {
            Ok(count) => {
                buf.advance(count);
                Ok(())
            }
            Err(Errno::AGAIN) => Ok(()),
            Err(Errno::INTR) => continue,
            Err(error) => Err(error.into()),
        });
    }
}

#[cfg(not(unix))]
fn read_rest(_pipe: &ChildStdout, _buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
    Poll::Pending
}
