//! From lines to frames: what the writer task writes into.
//!
//! It takes the lines of the shared buffer and writes each as a text message. A long one goes in
//! fragments: servers refuse a single frame over 16 MiB, and between two fragments there is room
//! for a sign of life.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use memchr::memchr;
use tokio::io::AsyncWrite;
use tokio::time::{Instant, Sleep, sleep};
use tungstenite::protocol::frame::FrameHeader;
use tungstenite::protocol::frame::coding::{Control, Data, OpCode};

use super::signals::Signals;

/// The longest frame that is written.
pub(super) const FRAGMENT: usize = 1024 * 1024;
/// So much is gathered for one write.
const GATHERED: usize = 64 * 1024;

/// Writes lines as text messages.
pub(super) struct FrameWriter<W> {
    inner: W,
    signals: Arc<Signals>,
    /// Bytes on their way to the socket, and how many of them are written.
    out: Vec<u8>,
    written: usize,
    /// Bytes of the current line and of the current fragment that are not taken yet.
    line: usize,
    fragment: usize,
    mask: Mask,
    /// Our goodbye is in `out` or written.
    closing: bool,
    /// How long a write may make no progress once nobody reads any more.
    patience: Duration,
    stalled: Option<Pin<Box<Sleep>>>,
}

impl<W: AsyncWrite + Unpin> FrameWriter<W> {
    pub(super) fn new(inner: W, signals: Arc<Signals>, patience: Duration) -> Self {
        Self {
            inner,
            signals,
            out: Vec::new(),
            written: 0,
            line: 0,
            fragment: 0,
            mask: Mask::new(),
            closing: false,
            patience,
            stalled: None,
        }
    }

    /// Writes what was gathered.
    fn poll_drain(&mut self, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        while self.written < self.out.len() {
            let rest = &self.out[self.written..];
            match Pin::new(&mut self.inner).poll_write(cx, rest) {
                Poll::Ready(Ok(0)) => return Poll::Ready(Err(io::ErrorKind::WriteZero.into())),
                Poll::Ready(Ok(count)) => {
                    self.written += count;
                    self.stalled = None;
                    self.signals.wrote();
                }
                Poll::Ready(Err(error)) => return Poll::Ready(Err(error)),
                Poll::Pending => return self.poll_stalled(cx).map(Err),
            }
        }
        if self.written > 0 {
            self.out.clear();
            self.written = 0;
            self.signals.drained();
        }
        Poll::Ready(Ok(()))
    }

    /// Who reads notices when the other side is gone. Once nobody does, a write that goes nowhere
    /// ends by itself.
    fn poll_stalled(&mut self, cx: &mut Context<'_>) -> Poll<io::Error> {
        if !self.signals.poll_reader_gone(cx) {
            return Poll::Pending;
        }
        let patience = self.patience;
        let stalled = self
            .stalled
            .get_or_insert_with(|| Box::pin(sleep(patience)));
        ready!(stalled.as_mut().poll(cx));
        stalled.as_mut().reset(Instant::now() + patience);
        Poll::Ready(io::Error::new(
            io::ErrorKind::TimedOut,
            "the other side took nothing any more",
        ))
    }

    /// Puts signs of life in front of the next frame, or our goodbye once the other side has said
    /// its own.
    fn signs(&mut self) {
        let due = self.signals.take();
        if self.closing {
            return;
        }
        if let Some(payload) = due.pong {
            self.control(Control::Pong, &payload);
        }
        if due.ping {
            self.control(Control::Ping, &[]);
        }
        if due.over {
            self.goodbye();
        }
    }

    fn goodbye(&mut self) {
        if !self.closing {
            self.closing = true;
            let code = self.signals.say_close();
            self.control(Control::Close, &code.to_be_bytes());
        }
    }

    fn control(&mut self, control: Control, payload: &[u8]) {
        self.header(OpCode::Control(control), true, payload.len());
        self.masked(payload);
    }

    fn header(&mut self, opcode: OpCode, is_final: bool, len: usize) {
        let header = FrameHeader {
            is_final,
            opcode,
            mask: Some(self.mask.next()),
            ..FrameHeader::default()
        };
        // Writing into a Vec does not fail.
        let _ = header.format(len as u64, &mut self.out);
    }

    fn masked(&mut self, payload: &[u8]) {
        let start = self.out.len();
        self.out.extend_from_slice(payload);
        self.mask.apply(&mut self.out[start..]);
    }

    /// Takes from `lines` what fits, and says how much that was.
    fn gather(&mut self, lines: &[u8]) -> io::Result<usize> {
        let mut taken = 0;
        while taken < lines.len() && self.out.len() < GATHERED {
            if self.fragment == 0 {
                self.signs();
                if self.closing {
                    break;
                }
                self.begin_fragment(&lines[taken..])?;
            }
            let count = self.fragment.min(GATHERED).min(lines.len() - taken);
            self.masked(&lines[taken..taken + count]);
            taken += count;
            self.fragment -= count;
            self.line -= count;
            // The newline is not sent.
            taken += usize::from(self.line == 0);
        }
        Ok(taken)
    }

    fn begin_fragment(&mut self, rest: &[u8]) -> io::Result<()> {
        let data = if self.line == 0 {
            self.line = memchr(b'\n', rest).ok_or(io::ErrorKind::InvalidInput)?;
            Data::Text
        } else {
            Data::Continue
        };
        self.fragment = self.line.min(FRAGMENT);
        let last = self.fragment == self.line;
        self.header(OpCode::Data(data), last, self.fragment);
        Ok(())
    }
}

impl<W: AsyncWrite + Unpin> AsyncWrite for FrameWriter<W> {
    fn poll_write(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        lines: &[u8],
    ) -> Poll<io::Result<usize>> {
        let this = self.get_mut();
        loop {
            ready!(this.poll_drain(cx))?;
            if this.closing {
                let what = "the other side has closed the connection";
                return Poll::Ready(Err(io::Error::new(io::ErrorKind::BrokenPipe, what)));
            }
            let taken = this.gather(lines)?;
            if taken > 0 {
                return Poll::Ready(Ok(taken));
            }
        }
    }

    fn poll_flush(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        if this.fragment == 0 && this.line == 0 {
            this.signs();
        }
        ready!(this.poll_drain(cx))?;
        Pin::new(&mut this.inner).poll_flush(cx)
    }

    fn poll_shutdown(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        let this = self.get_mut();
        this.goodbye();
        ready!(this.poll_drain(cx))?;
        ready!(Pin::new(&mut this.inner).poll_flush(cx))?;
        Pin::new(&mut this.inner).poll_shutdown(cx)
    }
}

/// Keys for masks that nobody can foretell, and the one in use.
struct Mask {
    random: RandomState,
    count: u64,
    key: [u8; 4],
    /// How many bytes the key was applied to.
    at: usize,
}

impl Mask {
    fn new() -> Self {
        Self {
            random: RandomState::new(),
            count: 0,
            key: [0; 4],
            at: 0,
        }
    }

    fn next(&mut self) -> [u8; 4] {
        self.count += 1;
        let [a, b, c, d, ..] = self.random.hash_one(self.count).to_le_bytes();
        self.key = [a, b, c, d];
        self.at = 0;
        self.key
    }

    fn apply(&mut self, bytes: &mut [u8]) {
        let mut key = self.key;
        key.rotate_left(self.at % 4);
        let (words, rest) = bytes.as_chunks_mut::<4>();
        for word in words {
            *word = (u32::from_ne_bytes(*word) ^ u32::from_ne_bytes(key)).to_ne_bytes();
        }
        for (byte, key) in rest.iter_mut().zip(key) {
            *byte ^= key;
        }
        self.at += bytes.len();
    }
}
