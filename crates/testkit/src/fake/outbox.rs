//! What waits to be written to one connection, and the task that writes it.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use tokio::io::{AsyncWrite, AsyncWriteExt as _};
use tokio::sync::Notify;

/// Above so many lines whoever makes more of them waits. (What is made in one go is not cut: the bound is this and one answer's worth.)
const ROOM: usize = 1_024;

/// How bytes are given to the writer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Pieces {
    /// All that waits, at once.
    #[default]
    Whole,
    /// So many bytes at a time, whatever they cut through.
    Of(usize),
}

#[derive(Debug, Default)]
struct Queue {
    lines: VecDeque<Vec<u8>>,
    closed: bool,
}

/// The lines for one connection. Adding one never waits.
#[derive(Debug, Default)]
pub(crate) struct Outbox {
    queue: Mutex<Queue>,
    filled: Notify,
    emptied: Notify,
}

impl Outbox {
    fn queue(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds a message; the end of the line is added to it.
    pub(crate) fn line(&self, mut line: Vec<u8>) {
        line.push(b'\n');
        self.bytes(line);
    }

    /// Adds bytes as they are.
    pub(crate) fn bytes(&self, bytes: Vec<u8>) {
        let mut queue = self.queue();
        if !queue.closed {
            queue.lines.push_back(bytes);
            drop(queue);
            self.filled.notify_one();
        }
    }

    /// Nothing more is taken; what waits is still written.
    pub(crate) fn close(&self) {
        self.queue().closed = true;
        self.filled.notify_one();
        self.emptied.notify_waiters();
    }

    /// Nothing more is taken, and what waits is dropped.
    pub(crate) fn abandon(&self) {
        {
            let mut queue = self.queue();
            queue.lines.clear();
            queue.closed = true;
        }
        self.filled.notify_one();
        self.emptied.notify_waiters();
    }

    /// Waits until there is room for more, or nobody takes it any longer.
    pub(crate) async fn room(&self) {
        loop {
            let emptied = self.emptied.notified();
            tokio::pin!(emptied);
            // Counted before the look, so that what happens in between is not missed.
            emptied.as_mut().enable();
            {
                let queue = self.queue();
                if queue.closed || queue.lines.len() < ROOM {
                    return;
                }
            }
            emptied.await;
        }
    }

    /// Writes until the outbox is closed and empty, or the other side is gone.
    pub(crate) async fn write_to(&self, mut writer: impl AsyncWrite + Unpin, pieces: Pieces) {
        loop {
            let (bytes, closed) = {
                let mut queue = self.queue();
                let mut bytes = queue.lines.pop_front().unwrap_or_default();
                while let Some(line) = queue.lines.pop_front() {
                    bytes.extend_from_slice(&line);
                }
                (bytes, queue.closed)
            };
            self.emptied.notify_waiters();
            if !bytes.is_empty() {
                let written = match pieces {
                    Pieces::Whole => writer.write_all(&bytes).await,
                    Pieces::Of(size) => write_pieces(&mut writer, &bytes, size.max(1)).await,
                };
                if written.is_err() || writer.flush().await.is_err() {
                    self.abandon();
                    return;
                }
            } else if closed {
                let _ = writer.shutdown().await;
                return;
            } else {
                self.filled.notified().await;
            }
        }
    }
}

async fn write_pieces(
    writer: &mut (impl AsyncWrite + Unpin),
    bytes: &[u8],
    size: usize,
) -> std::io::Result<()> {
    for piece in bytes.chunks(size) {
        writer.write_all(piece).await?;
        writer.flush().await?;
        // So that the reader meets every cut.
        tokio::task::yield_now().await;
    }
    Ok(())
}
