//! The handle of a child process.

use std::fmt;
use std::io;
use std::process::{Child, ExitStatus};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tokio::sync::watch;

use super::shutdown::{Grace, ShutdownReport, Step};
use super::stderr::Tail;
use crate::ended::{Cause, Ended};
use crate::outgoing::CloseReason;
use crate::queue::Queue;

/// How far the end of a child has come.
#[derive(Clone, Debug)]
pub(super) enum Phase {
    Running,
    /// Exited and reaped; stderr may not be read to its end yet.
    Exited,
    /// All is known.
    Ended(Ended),
}

impl Phase {
    fn ended(&self) -> Option<&Ended> {
        match self {
            Self::Ended(ended) => Some(ended),
            _ => None,
        }
    }
}

/// The child, as long as it is not reaped.
#[derive(Debug)]
struct Slot {
    child: Child,
    /// The process id is free and may be anyone's: nothing may be sent to it.
    reaped: bool,
}

/// A polite or a hard end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    Term,
    Kill,
}

/// What the handle and the reaper share.
pub(super) struct Inner {
    pid: u32,
    slot: Mutex<Slot>,
    phase: watch::Sender<Phase>,
    stderr: Arc<Tail>,
    outgoing: Arc<Queue>,
}

impl Inner {
    pub(super) fn new(child: Child, stderr: Arc<Tail>, outgoing: Arc<Queue>) -> Self {
        Self {
            pid: child.id(),
            slot: Mutex::new(Slot {
                child,
                reaped: false,
            }),
            phase: watch::Sender::new(Phase::Running),
            stderr,
            outgoing,
        }
    }

    pub(super) fn pid(&self) -> u32 {
        self.pid
    }

    pub(super) fn outgoing(&self) -> &Queue {
        &self.outgoing
    }

    pub(super) fn stderr_tail(&self) -> Vec<u8> {
        self.stderr.to_vec()
    }

    pub(super) fn set_phase(&self, phase: Phase) {
        self.phase.send_replace(phase);
    }

    /// Held for system calls that do not block, never longer.
    fn lock(&self) -> MutexGuard<'_, Slot> {
        self.slot.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The child's process group, which has the child's id.
    #[cfg(unix)]
    pub(super) fn group(&self) -> Option<rustix::process::Pid> {
        rustix::process::Pid::from_raw(i32::try_from(self.pid).ok()?)
    }

    /// Kills what is left of the group and reaps the child, which has exited.
    #[cfg(unix)]
    pub(super) fn reap(&self) -> Option<ExitStatus> {
        let mut slot = self.lock();
        // The child's id is still taken, so the group can be no one else's.
        self.signal_group(End::Kill);
        slot.reaped = true;
        match slot.child.wait() {
            Ok(status) => Some(status),
            Err(error) => {
                tracing::debug!(%error, "the child's exit status is lost");
                None
            }
        }
    }

    /// Ends a child that nobody looks after, and waits for that.
    pub(super) fn kill_and_reap(&self) {
        self.end(End::Kill);
        let mut slot = self.lock();
        slot.reaped = true;
        if let Err(error) = slot.child.wait() {
            tracing::debug!(%error, "the child's exit status is lost");
        }
    }

    /// Reaps the child if it has exited.
    pub(super) fn try_reap(&self) -> io::Result<Option<ExitStatus>> {
        let mut slot = self.lock();
        let status = slot.child.try_wait();
        if !matches!(status, Ok(None)) {
            slot.reaped = true;
        }
        status
    }

    /// Ends the child and its group, unless it was reaped already.
    fn end(&self, how: End) {
        let mut slot = self.lock();
        if slot.reaped {
            return;
        }
        self.signal(&mut slot, how);
    }

    #[cfg(unix)]
    fn signal(&self, _slot: &mut Slot, how: End) {
        self.signal_group(how);
    }

    #[cfg(not(unix))]
    fn signal(&self, slot: &mut Slot, how: End) {
        if how == End::Kill {
            let _ = slot.child.kill();
        }
    }

    #[cfg(unix)]
    fn signal_group(&self, how: End) {
        use rustix::process::{Signal, kill_process_group};

        let signal = match how {
            End::Term => Signal::TERM,
            End::Kill => Signal::KILL,
        };
        if let Some(group) = self.group() {
            // Fails if all of the group have exited, which is what is wanted.
            let _ = kill_process_group(group, signal);
        }
    }
}

/// A running server. Dropping it kills the server and all of its process group, without waiting.
///
/// ```no_run
/// # async fn f() -> Result<(), Box<dyn std::error::Error>> {
/// use codex_threads_transport::child::{Grace, Launch};
///
/// let transport = Launch::find()?.spawn()?;
/// if let Some(process) = transport.peer.process() {
///     println!("{}", process.shutdown(Grace::default()).await);
/// }
/// # Ok(())
/// # }
/// ```
pub struct Process {
    inner: Arc<Inner>,
}

impl Process {
    pub(super) fn new(inner: Arc<Inner>) -> Self {
        Self { inner }
    }

    /// The process id, which is also that of its group. Once the process has ended it may belong
    /// to another one: do not signal it by yourself.
    ///
    /// ```
    /// # fn f(process: &codex_threads_transport::child::Process) {
    /// println!("pid {}", process.pid());
    /// # }
    /// ```
    pub fn pid(&self) -> u32 {
        self.inner.pid
    }

    /// What the process wrote to stderr, up to now: at most the last 64 KiB, as bytes.
    ///
    /// ```
    /// # fn f(process: &codex_threads_transport::child::Process) {
    /// eprintln!("{}", String::from_utf8_lossy(&process.stderr_tail()));
    /// # }
    /// ```
    pub fn stderr_tail(&self) -> Vec<u8> {
        self.inner.stderr_tail()
    }

    /// Something that can wait for the process's end but does not keep it alive.
    ///
    /// ```
    /// # fn f(process: &codex_threads_transport::child::Process) {
    /// let watch = process.watch();
    /// # drop(watch);
    /// # }
    /// ```
    pub fn watch(&self) -> Watch {
        Watch {
            phase: self.inner.phase.subscribe(),
        }
    }

    /// Waits until the process has ended and its stderr was read to the end. Cancel-safe; may
    /// be called again.
    ///
    /// Should someone outside of the process's group hold stderr open, it is cut off after
    /// a second.
    ///
    /// ```
    /// # async fn f(process: &codex_threads_transport::child::Process) {
    /// println!("the server {}", process.ended().await);
    /// # }
    /// ```
    pub async fn ended(&self) -> Ended {
        self.watch().ended().await
    }

    /// How the process ended, if all of that is known.
    ///
    /// ```
    /// # fn f(process: &codex_threads_transport::child::Process) -> bool {
    /// process.try_ended().is_none()
    /// # }
    /// ```
    pub fn try_ended(&self) -> Option<Ended> {
        self.inner.phase.borrow().ended().cloned()
    }

    /// Kills the process and its group at once. [`ended`](Self::ended) tells when it is gone.
    ///
    /// ```
    /// # fn f(process: &codex_threads_transport::child::Process) {
    /// process.kill();
    /// # }
    /// ```
    pub fn kill(&self) {
        self.inner.outgoing.stop(CloseReason::Requested);
        self.inner.end(End::Kill);
    }

    /// Ends the process, gracefully if it lets itself: writes what is queued and closes stdin,
    /// sends TERM to the group, then KILL, with a bounded wait after each.
    ///
    /// Someone should go on reading [`Incoming`](crate::Incoming) meanwhile: a server that has
    /// something left to say stands still when its pipe is full. Cancel-safe: whatever was
    /// begun goes on; call it again, or drop the handle.
    ///
    /// # Panics
    /// If the tokio runtime has no timers (`enable_time`).
    ///
    /// ```
    /// use codex_threads_transport::child::{Grace, Process, Step};
    ///
    /// async fn end(process: &Process) {
    ///     let report = process.shutdown(Grace::default()).await;
    ///     if report.step > Step::Eof {
    ///         eprintln!("the server had to be forced: {report}");
    ///     }
    /// }
    /// ```
    pub async fn shutdown(&self, grace: Grace) -> ShutdownReport {
        let begun = Instant::now();
        let step = self.step_down(grace).await;
        let ended = match step {
            Step::StillRunning => None,
            _ => Some(self.ended().await),
        };
        let report = ShutdownReport {
            step,
            ended,
            took: begun.elapsed(),
        };
        tracing::debug!(pid = self.pid(), step = ?report.step, took = ?report.took, "shut down");
        report
    }

    async fn step_down(&self, grace: Grace) -> Step {
        if !matches!(*self.inner.phase.borrow(), Phase::Running) {
            return Step::AlreadyEnded;
        }
        self.inner.outgoing.close();
        if self.exits_within(grace.eof).await {
            return Step::Eof;
        }
        if cfg!(unix) {
            self.inner.end(End::Term);
            if self.exits_within(grace.term).await {
                return Step::Term;
            }
        }
        self.kill();
        if self.exits_within(grace.kill).await {
            return Step::Kill;
        }
        Step::StillRunning
    }

    async fn exits_within(&self, time: Duration) -> bool {
        let mut phase = self.inner.phase.subscribe();
        let exited = phase.wait_for(|phase| !matches!(phase, Phase::Running));
        tokio::time::timeout(time, exited).await.is_ok()
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

impl fmt::Debug for Process {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Process")
            .field("pid", &self.inner.pid)
            .field("phase", &*self.inner.phase.borrow())
            .finish()
    }
}

/// Watches a process without keeping it alive. Cheap to clone.
///
/// ```
/// # async fn f(process: codex_threads_transport::child::Process) {
/// let watch = process.watch();
/// drop(process);
/// println!("the server {}", watch.ended().await);
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Watch {
    phase: watch::Receiver<Phase>,
}

impl Watch {
    /// Whether nothing is known of an exit yet.
    pub(super) fn is_running(&self) -> bool {
        matches!(*self.phase.borrow(), Phase::Running)
    }

    /// As [`Process::ended`].
    ///
    /// ```
    /// # async fn f(watch: &codex_threads_transport::child::Watch) {
    /// println!("the server {}", watch.ended().await);
    /// # }
    /// ```
    pub async fn ended(&self) -> Ended {
        let mut phase = self.phase.clone();
        let ended = match phase.wait_for(|phase| phase.ended().is_some()).await {
            Ok(phase) => phase.ended().cloned(),
            Err(_) => None,
        };
        ended.unwrap_or_else(|| Ended::new(Cause::Unknown, Vec::new()))
    }

    /// As [`Process::try_ended`].
    ///
    /// ```
    /// # fn f(watch: &codex_threads_transport::child::Watch) -> bool {
    /// watch.try_ended().is_none()
    /// # }
    /// ```
    pub fn try_ended(&self) -> Option<Ended> {
        self.phase.borrow().ended().cloned()
    }
}

#[cfg(all(test, unix))]
#[allow(clippy::expect_used, reason = "a test fails by panicking")]
mod tests;
