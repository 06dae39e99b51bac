//! Reads a child's stderr all the time and keeps its end.

use std::collections::VecDeque;
use std::io::{self, PipeReader, Read};
use std::process::ChildStderr;
use std::sync::mpsc::SyncSender;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// How much of stderr is kept: the last 64 KiB.
pub(super) const KEPT: usize = 64 * 1024;
/// What one read takes.
const READ: usize = 16 * 1024;

/// The last bytes that a child wrote to stderr.
#[derive(Debug, Default)]
pub(super) struct Tail {
    ring: Mutex<VecDeque<u8>>,
}

impl Tail {
    fn lock(&self) -> MutexGuard<'_, VecDeque<u8>> {
        self.ring.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn push(&self, bytes: &[u8]) {
        let bytes = &bytes[bytes.len().saturating_sub(KEPT)..];
        let mut ring = self.lock();
        let excess = (ring.len() + bytes.len()).saturating_sub(KEPT);
        ring.drain(..excess);
        ring.extend(bytes);
    }

    pub(super) fn to_vec(&self) -> Vec<u8> {
        let ring = self.lock();
        let (front, back) = ring.as_slices();
        [front, back].concat()
    }
}

/// Reads stderr to its end, or, once `stop` is closed, to what is there by then: someone who has
/// left the child's group may hold the pipe open for ever. `done` is dropped at the end.
pub(super) fn drain(
    mut stderr: ChildStderr,
    stop: &PipeReader,
    tail: &Arc<Tail>,
    done: SyncSender<()>,
) {
    let mut buffer = vec![0; READ];
    loop {
        match readable(&stderr, stop) {
            Ok(true) => {}
            Ok(false) => break,
            Err(error) => {
                tracing::debug!(%error, "waiting for a child's stderr failed");
                break;
            }
        }
        match stderr.read(&mut buffer) {
            Ok(0) => break,
            Ok(count) => tail.push(&buffer[..count]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => {
                tracing::debug!(%error, "reading a child's stderr failed");
                break;
            }
        }
    }
    drop(done);
}

/// Waits until there is something to read on stderr (or its end). `false`: there is nothing, and
/// there is no reason to wait any longer.
#[cfg(unix)]
fn readable(stderr: &ChildStderr, stop: &PipeReader) -> io::Result<bool> {
    use rustix::event::{PollFd, PollFlags, poll};

    loop {
        let mut fds = [
            PollFd::new(stderr, PollFlags::IN),
            PollFd::new(stop, PollFlags::IN),
        ];
        match poll(&mut fds, None) {
            Ok(_) => {}
            Err(rustix::io::Errno::INTR) => continue,
            Err(error) => return Err(error.into()),
        }
        if !fds[0].revents().is_empty() {
            return Ok(true);
        }
        if !fds[1].revents().is_empty() {
            return Ok(false);
        }
    }
}

#[cfg(not(unix))]
fn readable(_stderr: &ChildStderr, _stop: &PipeReader) -> io::Result<bool> {
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tail_is_the_last_64_kib_whatever_the_pieces() {
        for piece in [1, 7, 4096, KEPT - 1, KEPT, KEPT + 1, 3 * KEPT] {
            let tail = Tail::default();
            let all: Vec<u8> = (0..200_000u32).map(|n| (n % 251) as u8).collect();
            for part in all.chunks(piece) {
                tail.push(part);
            }
            assert_eq!(tail.to_vec(), &all[all.len() - KEPT..], "pieces of {piece}");
        }
    }
}
