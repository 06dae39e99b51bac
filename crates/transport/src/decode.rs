//! From bytes to blocks of lines.
//!
//! Every byte is looked at once: the decoder remembers how far it has searched, so a line of
//! 50 MB that arrives in small reads costs one pass over it, and its buffer grows geometrically.
//! A line over the cap is read past without being kept. Nothing that a peer sends is an error:
//! an error would end the stream, and with it every other line.

use bytes::{Buf, Bytes, BytesMut};
use memchr::{memchr, memchr_iter};
use std::io;
use tokio_util::codec::Decoder;

use crate::block::{Block, Chunk, Oversized, Spans, is_blank, line_end};
use crate::limits::Limits;

/// What has come in on a connection so far.
///
/// ```
/// use codex_threads_transport::{Limits, Transport};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let input: &[u8] = b"{}\n\n{}\r\n";
/// let mut transport = Transport::from_io(input, tokio::io::sink(), Limits::new());
/// while transport.incoming.next().await.is_some() {}
/// let counters = transport.incoming.counters();
/// assert_eq!((counters.lines, counters.blank, counters.bytes), (2, 1, 8));
/// # }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counters {
    /// Bytes of all lines taken off the connection, line ends included.
    pub bytes: u64,
    /// Lines delivered in blocks.
    pub lines: u64,
    /// Blocks delivered.
    pub blocks: u64,
    /// Lines skipped because they held nothing but white space.
    pub blank: u64,
    /// Lines over the cap.
    pub oversized: u64,
    /// 1 if the connection ended in the middle of a line. That line was delivered as it was; a
    /// part of a WebSocket's message is not.
    pub unterminated: u64,
    /// Length of the longest line delivered or reported as oversized.
    pub longest: u64,
}

/// The state of an oversized line that is being read past.
#[derive(Debug)]
struct Skipping {
    /// Bytes of the line that were dropped so far.
    len: u64,
    /// The beginning of the line.
    head: Vec<u8>,
    /// Whether the last dropped byte was a carriage return, which belongs to the line end if a
    /// newline follows.
    carriage_return: bool,
}

/// Splits a byte stream into [`Chunk`]s.
#[derive(Debug)]
pub(crate) struct BlockDecoder {
    max_line: usize,
    read_buffer: usize,
    /// The first so many bytes of the buffer are known to have no newline.
    searched: usize,
    skipping: Option<Skipping>,
    /// How many lines the last block had, to size the next one's list.
    last_lines: usize,
    pub(crate) counters: Counters,
}

impl BlockDecoder {
    pub(crate) fn new(limits: &Limits) -> Self {
        Self {
            max_line: limits.max_line,
            read_buffer: limits.read_buffer.max(1024),
            searched: 0,
            skipping: None,
            last_lines: 0,
            counters: Counters::default(),
        }
    }

    /// The capacity that the first read should find.
    pub(crate) fn initial_capacity(&self) -> usize {
        self.read_buffer
    }

    /// Drops the bytes of an oversized line. The line's report once its end has come.
    fn skip(&mut self, src: &mut BytesMut, at_end: bool) -> Option<Chunk> {
        let skipping = self.skipping.as_mut()?;
        let newline = memchr(b'\n', src);
        let part = &src[..newline.unwrap_or(src.len())];
        let room = Oversized::HEAD.saturating_sub(skipping.head.len());
        skipping
            .head
            .extend_from_slice(&part[..part.len().min(room)]);
        skipping.len += part.len() as u64;
        if let Some(last) = part.last() {
            skipping.carriage_return = *last == b'\r';
        }
        match newline {
            Some(newline) => {
                self.counters.bytes += newline as u64 + 1;
                src.advance(newline + 1);
            }
            None => {
                self.counters.bytes += src.len() as u64;
                src.clear();
                if !at_end {
                    return None;
                }
                self.counters.unterminated += 1;
            }
        }
        let mut done = self.skipping.take()?;
        if done.carriage_return {
            done.len -= 1;
            let len = usize::try_from(done.len).unwrap_or(usize::MAX);
            done.head.truncate(len);
        }
        self.counters.oversized += 1;
        self.counters.longest = self.counters.longest.max(done.len);
        Some(Chunk::Oversized(Oversized::new(done.len, done.head.into())))
    }

    /// Starts to read past the line at the beginning of the buffer.
    fn start_skipping(&mut self) {
        self.searched = 0;
        self.skipping = Some(Skipping {
            len: 0,
            head: Vec::new(),
            carriage_return: false,
        });
    }

    /// All complete lines of the buffer, up to one that is too long.
    fn block(&mut self, src: &mut BytesMut) -> Option<Chunk> {
        let mut spans = Vec::new();
        let mut start = 0;
        let mut longest = 0;
        let mut blank = 0;
        let mut too_long = false;
        for found in memchr_iter(b'\n', &src[self.searched..]) {
            let newline = self.searched + found;
            let end = line_end(src, start, newline);
            if end - start > self.max_line {
                too_long = true;
                break;
            }
            if is_blank(&src[start..end]) {
                blank += 1;
            } else {
                if spans.is_empty() {
                    spans.reserve(self.last_lines.clamp(1, 1024));
                }
                longest = longest.max(end - start);
                spans.push((start, end));
            }
            start = newline + 1;
        }
        self.counters.blank += blank;
        self.counters.bytes += start as u64;
        if start > 0 || too_long {
            self.searched = 0;
        }
        if !too_long {
            self.searched = src.len() - start;
        }
        if spans.is_empty() {
            src.advance(start);
            if too_long {
                self.start_skipping();
            }
            return None;
        }
        self.last_lines = spans.len();
        self.counters.lines += spans.len() as u64;
        self.counters.blocks += 1;
        self.counters.longest = self.counters.longest.max(longest as u64);
        let data = src.split_to(start).freeze();
        Some(Chunk::Block(Block::new(data, Spans::Many(spans))))
    }

    /// Whether the unfinished line at the beginning of the buffer is already too long, whatever
    /// follows.
    fn unfinished_too_long(&self, src: &[u8]) -> bool {
        let len = src.len() - usize::from(src.last() == Some(&b'\r'));
        len > self.max_line
    }

    /// Makes room for the next read.
    fn make_room(&self, src: &mut BytesMut) {
        let spare = src.capacity() - src.len();
        if spare >= self.read_buffer / 2 {
            return;
        }
        // A long line doubles the buffer each time, up to what the cap lets it need.
        let wanted = src
            .len()
            .min(self.max_line.saturating_sub(src.len()))
            .max(self.read_buffer);
        src.reserve(wanted);
    }
}

impl Decoder for BlockDecoder {
    type Item = Chunk;
    type Error = io::Error;

    fn decode(&mut self, src: &mut BytesMut) -> io::Result<Option<Chunk>> {
        loop {
            if self.skipping.is_some() {
                if let Some(chunk) = self.skip(src, false) {
                    return Ok(Some(chunk));
                }
                break;
            }
            if let Some(chunk) = self.block(src) {
                return Ok(Some(chunk));
            }
            if self.skipping.is_some() {
                continue;
            }
            if self.unfinished_too_long(src) {
                self.start_skipping();
                self.skip(src, false);
                // Give the large buffer back; a fresh one is enough for what is dropped.
                *src = BytesMut::new();
            }
            break;
        }
        self.make_room(src);
        Ok(None)
    }

    fn decode_eof(&mut self, src: &mut BytesMut) -> io::Result<Option<Chunk>> {
        if let Some(chunk) = self.decode(src)? {
            return Ok(Some(chunk));
        }
        if self.skipping.is_some() {
            return Ok(self.skip(src, true));
        }
        let end = line_end(src, 0, src.len());
        let data: Bytes = src.split().freeze();
        self.searched = 0;
        self.counters.bytes += data.len() as u64;
        if data.is_empty() {
            return Ok(None);
        }
        if is_blank(&data[..end]) {
            self.counters.blank += 1;
            return Ok(None);
        }
        self.counters.unterminated += 1;
        self.counters.lines += 1;
        self.counters.blocks += 1;
        self.counters.longest = self.counters.longest.max(end as u64);
        Ok(Some(Chunk::Block(Block::new(data, Spans::One(0, end)))))
    }
}
