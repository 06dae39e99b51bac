//! The thread that waits for a child, reaps it, and tells how it ended.
//!
//! It needs no runtime: a child is reaped even when the runtime that used it is gone. It waits
//! without reaping, so that the process id stays taken; what follows (killing what is left
//! of the group, reaping, noting that the id is free) happens under the lock under which all
//! signals are sent. So no signal can hit a stranger that got the same id.

use std::io::PipeWriter;
use std::process::ExitStatus;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use super::process::{Inner, Phase};
use crate::ended::{Cause, Ended};
use crate::outgoing::CloseReason;

/// How long stderr may stay open after the child has ended before it is cut off.
const STDERR_OPEN: Duration = Duration::from_secs(1);
/// How long the thread that reads stderr may then take for the rest.
const STDERR_REST: Duration = Duration::from_secs(10);
/// How often a child is looked at where waiting without reaping is not possible.
const POLL: Duration = Duration::from_millis(20);

/// Waits for the child and sees it off. `stderr_done` is disconnected when stderr was read to the
/// end, dropping `stderr_stop` makes its reader stop.
pub(super) fn run(inner: &Arc<Inner>, stderr_done: &Receiver<()>, stderr_stop: PipeWriter) {
    let status = wait_and_reap(inner);
    tracing::debug!(pid = inner.pid(), ?status, "the child has exited");
    inner.set_phase(Phase::Exited);
    inner.outgoing().stop(CloseReason::PeerEnded);

    if stderr_done.recv_timeout(STDERR_OPEN) == Err(RecvTimeoutError::Timeout) {
        drop(stderr_stop);
        let _ = stderr_done.recv_timeout(STDERR_REST);
    }
    let cause = status.map_or(Cause::Unknown, cause);
    inner.set_phase(Phase::Ended(Ended::new(cause, inner.stderr_tail())));
}

#[cfg(unix)]
fn wait_and_reap(inner: &Inner) -> Option<ExitStatus> {
    use rustix::io::Errno;
    use rustix::process::{WaitId, WaitIdOptions, waitid};

    let Some(pid) = inner.group() else {
        return poll_and_reap(inner);
    };
    loop {
        match waitid(
            WaitId::Pid(pid),
            WaitIdOptions::EXITED | WaitIdOptions::NOWAIT,
        ) {
            Ok(_) => return inner.reap(),
            Err(Errno::INTR) => {}
            Err(error) => {
                tracing::debug!(%error, "can not wait for the child without reaping it");
                return poll_and_reap(inner);
            }
        }
    }
}

#[cfg(not(unix))]
fn wait_and_reap(inner: &Inner) -> Option<ExitStatus> {
    poll_and_reap(inner)
}

/// Asks again and again, so that the lock is never held for long.
fn poll_and_reap(inner: &Inner) -> Option<ExitStatus> {
    loop {
        match inner.try_reap() {
            Ok(Some(status)) => return Some(status),
            Ok(None) => std::thread::sleep(POLL),
            Err(error) => {
                tracing::debug!(%error, "the child's exit status is lost");
                return None;
            }
        }
    }
}

fn cause(status: ExitStatus) -> Cause {
    if let Some(code) = status.code() {
        return Cause::Exited { code };
    }
    #[cfg(unix)]
    {
        use std::os::unix::process::ExitStatusExt;

        if let Some(signal) = status.signal() {
            return Cause::Signaled {
                signal,
                core_dumped: status.core_dumped(),
            };
        }
    }
    Cause::Unknown
}
