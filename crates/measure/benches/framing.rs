//! From reads to lines.

mod messages;

use std::pin::Pin;
use std::process::ExitCode;
use std::task::{Context, Poll};

use bytes::{Buf, Bytes};
use codex_threads_measure::main as measure;
use codex_threads_transport::{Chunk, Incoming, Limits, Transport};
use tokio::io::{AsyncRead, ReadBuf};
use tokio::runtime::{Builder, Runtime};

const LINES: usize = 1_000;

fn main() -> ExitCode {
    let deltas = Bytes::from(messages::deltas(LINES, 1));
    let line = deltas.len() / LINES;
    let answer = Bytes::from(messages::read(1_000) + "\n");
    let Ok(runtime) = Builder::new_current_thread().build() else {
        return ExitCode::FAILURE;
    };
    measure(|parts| {
        for (name, lines, bytes, at_once) in [
            ("framing/large-reads", LINES, &deltas, usize::MAX),
            ("framing/a-line-a-read", LINES, &deltas, line),
            ("framing/reads-across-lines", LINES, &deltas, 4_000),
            ("framing/one-long-line", 1, &answer, 65_536),
        ] {
            let units = lines as u64;
            let setup = || incoming(&runtime, bytes.clone(), at_once);
            let act = |incoming: &mut Incoming| runtime.block_on(read(incoming));
            assert_eq!(act(&mut setup()), lines);
            parts.part(name, units, setup, act);
        }
    })
}

fn incoming(runtime: &Runtime, bytes: Bytes, at_once: usize) -> Incoming {
    let _inside = runtime.enter();
    Transport::from_io(Pieces { bytes, at_once }, tokio::io::sink(), Limits::new()).incoming
}

async fn read(incoming: &mut Incoming) -> usize {
    let mut lines = 0;
    while let Some(Ok(Chunk::Block(block))) = incoming.next().await {
        lines += block.frames().count();
    }
    lines
}

/// A pipe that is never empty.
struct Pieces {
    bytes: Bytes,
    at_once: usize,
}

impl AsyncRead for Pieces {
    fn poll_read(
        mut self: Pin<&mut Self>,
        _: &mut Context<'_>,
        into: &mut ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        let count = self.bytes.len().min(self.at_once).min(into.remaining());
        into.put_slice(&self.bytes[..count]);
        self.bytes.advance(count);
        Poll::Ready(Ok(()))
    }
}
