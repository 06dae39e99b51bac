//! The task that writes what callers have put into the shared buffer.

use std::io;
use std::pin::pin;
use std::sync::Arc;

use tokio::io::{AsyncWrite, AsyncWriteExt};

use crate::outgoing::CloseReason;
use crate::queue::{Queue, Work};

/// A buffer that has grown beyond this is given back after it was written.
const KEPT: usize = 256 * 1024;

/// Says that nothing will be written any more, however the task ends: a runtime that is shut down
/// drops its tasks, even before their first poll.
struct Abandoned(Arc<Queue>);

impl Drop for Abandoned {
    fn drop(&mut self) {
        self.0.stop(CloseReason::Abandoned);
    }
}

/// Writes until the connection is closed. The writer is dropped before callers are told.
pub(crate) fn run<W: AsyncWrite + Send + 'static>(
    queue: Arc<Queue>,
    writer: W,
) -> impl Future<Output = ()> + Send {
    let guard = Abandoned(queue);
    async move {
        let ended = drive(&guard.0, writer).await;
        let reason = match ended {
            Ok(()) => CloseReason::Requested,
            Err(error) => {
                tracing::debug!(%error, "writing to the peer failed");
                CloseReason::Failed(Arc::new(error))
            }
        };
        guard.0.stop(reason);
    }
}

async fn drive<W: AsyncWrite + Send + 'static>(queue: &Queue, writer: W) -> io::Result<()> {
    let mut writer = pin!(writer);
    let mut chunk = Vec::new();
    loop {
        match queue.take(&mut chunk) {
            Work::Write => {}
            Work::Wait => {
                queue.wake.notified().await;
                continue;
            }
            Work::Close => {
                tokio::select! {
                    biased;
                    () = queue.abort.notified() => {}
                    closed = writer.shutdown() => closed?,
                }
                return Ok(());
            }
            Work::Stop => return Ok(()),
        }
        let mut rest = chunk.as_slice();
        while !rest.is_empty() {
            let count = tokio::select! {
                biased;
                count = writer.write(rest) => count?,
                () = queue.abort.notified() => return Ok(()),
            };
            if count == 0 {
                return Err(io::ErrorKind::WriteZero.into());
            }
            rest = &rest[count..];
            queue.wrote(count);
        }
        tokio::select! {
            biased;
            flushed = writer.flush() => flushed?,
            () = queue.abort.notified() => return Ok(()),
        }
        queue.flushed();
        chunk.clear();
        if chunk.capacity() > KEPT {
            chunk = Vec::new();
        }
    }
}
