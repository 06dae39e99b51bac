//! What a connection delivers: blocks of lines, and notes about lines that were too long.
//!
//! One read of a busy pipe brings many lines. They are not copied apart: a [`Block`] keeps the
//! bytes of the read in one buffer and knows where each line lies in it. [`Block::lines`] lends
//! the lines, [`Block::frames`] hands out [`Bytes`] that share the buffer.
//!
//! Sharing has a price: a single frame that is kept holds the whole buffer (128 KiB by default)
//! in memory. What is to be kept for long is better copied out ([`Bytes::copy_from_slice`]).

use std::fmt;
use std::ops::Range;

use bytes::Bytes;
use memchr::memchr_iter;

/// One item of a connection's incoming side.
///
/// ```
/// use codex_threads_transport::{Block, Chunk};
///
/// let chunk = Chunk::Block(Block::from_lines("{\"id\":1}\n{\"id\":2}\n"));
/// match chunk {
///     Chunk::Block(block) => assert_eq!(block.len(), 2),
///     Chunk::Oversized(line) => panic!("{} bytes", line.len),
///     _ => {}
/// }
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Chunk {
    /// Whole lines, in the order in which they arrived.
    Block(Block),
    /// A line longer than [`Limits::max_line`](crate::Limits::max_line). It was read past; the
    /// connection goes on.
    Oversized(Oversized),
}

/// The lines that one read completed, in one buffer.
///
/// A block has at least one line when it comes from a connection. No line is blank, none carries
/// its line end (`\n` or `\r\n`). Whether a line is UTF-8 or JSON is for the caller to see.
///
/// ```
/// use codex_threads_transport::Block;
///
/// let block = Block::from_lines("{\"id\":1}\r\n\n{\"id\":2}\n");
/// let lines: Vec<&[u8]> = block.lines().collect();
/// assert_eq!(lines, [b"{\"id\":1}", b"{\"id\":2}"]);
/// ```
#[derive(Clone)]
pub struct Block {
    data: Bytes,
    spans: Spans,
}

/// Where the lines of a block lie.
#[derive(Clone)]
pub(crate) enum Spans {
    One(usize, usize),
    Many(Vec<(usize, usize)>),
}

impl Spans {
    fn as_slice(&self) -> SpanSlice<'_> {
        match self {
            Spans::One(start, end) => SpanSlice::One(Some((*start, *end))),
            Spans::Many(spans) => SpanSlice::Many(spans.iter()),
        }
    }
}

enum SpanSlice<'a> {
    One(Option<(usize, usize)>),
    Many(std::slice::Iter<'a, (usize, usize)>),
}

impl Iterator for SpanSlice<'_> {
    type Item = (usize, usize);

    #[inline]
    fn next(&mut self) -> Option<(usize, usize)> {
        match self {
            SpanSlice::One(span) => span.take(),
            SpanSlice::Many(spans) => spans.next().copied(),
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = match self {
            SpanSlice::One(span) => usize::from(span.is_some()),
            SpanSlice::Many(spans) => spans.len(),
        };
        (left, Some(left))
    }
}

impl Block {
    pub(crate) fn new(data: Bytes, spans: Spans) -> Self {
        Self { data, spans }
    }

    /// A block of the lines in `data`, as a connection would deliver them. A last line without
    /// its line end counts as a line.
    ///
    /// ```
    /// # use codex_threads_transport::Block;
    /// assert_eq!(Block::from_lines("a\n\nb").len(), 2);
    /// assert!(Block::from_lines("\n \r\n").is_empty());
    /// ```
    pub fn from_lines(data: impl Into<Bytes>) -> Self {
        let data = data.into();
        let mut spans = Vec::new();
        let mut start = 0;
        for newline in memchr_iter(b'\n', &data).chain([data.len()]) {
            let end = line_end(&data, start, newline);
            if !is_blank(&data[start..end]) {
                spans.push((start, end));
            }
            start = (newline + 1).min(data.len());
        }
        Self::new(data, Spans::Many(spans))
    }

    /// A block of one frame, taken whole: for transports that have message boundaries of their
    /// own, where a newline inside of a message does not end it.
    ///
    /// ```
    /// # use codex_threads_transport::Block;
    /// let block = Block::single("{\n}");
    /// assert_eq!(block.lines().next(), Some(&b"{\n}"[..]));
    /// ```
    pub fn single(frame: impl Into<Bytes>) -> Self {
        let data = frame.into();
        let end = data.len();
        Self::new(data, Spans::One(0, end))
    }

    /// The lines, lent.
    ///
    /// ```
    /// # use codex_threads_transport::Block;
    /// assert_eq!(Block::from_lines("a\nb\n").lines().count(), 2);
    /// ```
    pub fn lines(&self) -> impl Iterator<Item = &[u8]> + '_ {
        self.spans
            .as_slice()
            .map(|(start, end)| &self.data[start..end])
    }

    /// The lines as [`Bytes`] that share this block's buffer.
    ///
    /// ```
    /// # use codex_threads_transport::Block;
    /// let frames: Vec<_> = Block::from_lines("a\nb\n").frames().collect();
    /// assert_eq!(frames, ["a", "b"]);
    /// ```
    pub fn frames(&self) -> impl Iterator<Item = Bytes> + '_ {
        self.spans
            .as_slice()
            .map(|(start, end)| self.data.slice(start..end))
    }

    /// Where the lines lie in [`as_bytes`](Self::as_bytes).
    ///
    /// ```
    /// # use codex_threads_transport::Block;
    /// let ranges: Vec<_> = Block::from_lines("a\n\nbc\n").ranges().collect();
    /// assert_eq!(ranges, [0..1, 3..5]);
    /// ```
    pub fn ranges(&self) -> impl Iterator<Item = Range<usize>> + '_ {
        self.spans.as_slice().map(|(start, end)| start..end)
    }

    /// The whole buffer, line ends and blank lines included.
    ///
    /// ```
    /// # use codex_threads_transport::Block;
    /// assert_eq!(Block::from_lines("a\n\nb\n").as_bytes().len(), 5);
    /// ```
    pub fn as_bytes(&self) -> &Bytes {
        &self.data
    }

    /// How many lines there are.
    ///
    /// ```
    /// # use codex_threads_transport::Block;
    /// assert_eq!(Block::from_lines("a\nb\n").len(), 2);
    /// ```
    pub fn len(&self) -> usize {
        match &self.spans {
            Spans::One(..) => 1,
            Spans::Many(spans) => spans.len(),
        }
    }

    /// Whether there is no line at all; never so for a block from a connection.
    ///
    /// ```
    /// # use codex_threads_transport::Block;
    /// assert!(!Block::from_lines("a\n").is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Sizes only: frames carry prompts and file contents.
impl fmt::Debug for Block {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Block")
            .field("lines", &self.len())
            .field("bytes", &self.data.len())
            .finish()
    }
}

/// A line that was longer than the cap: only its size and its beginning are left.
///
/// The beginning is enough to find the id of the request that it answered, so that the one call
/// fails with a clear error and everything else goes on.
///
/// ```
/// use codex_threads_transport::{Chunk, Limits, Transport};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let input: &[u8] = b"{\"id\":7,\"result\":{}}\n";
/// let mut transport = Transport::from_io(input, tokio::io::sink(), Limits::new().max_line(8));
/// let Some(Ok(Chunk::Oversized(line))) = transport.incoming.next().await else {
///     return Err("expected an oversized line".into());
/// };
/// assert_eq!(line.len, 20);
/// assert!(line.head.starts_with(b"{\"id\":7,"));
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[non_exhaustive]
pub struct Oversized {
    /// Length of the whole line in bytes, without its line end.
    pub len: u64,
    /// The first bytes of the line, at most [`Oversized::HEAD`].
    pub head: Bytes,
}

impl Oversized {
    /// How much of an oversized line is kept at most: 4 KiB.
    pub const HEAD: usize = 4096;

    pub(crate) fn new(len: u64, head: Bytes) -> Self {
        Self { len, head }
    }
}

/// Sizes only: frames carry prompts and file contents.
impl fmt::Debug for Oversized {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Oversized")
            .field("len", &self.len)
            .field("head", &self.head.len())
            .finish()
    }
}

/// Where the line that starts at `start` and whose newline stands at `newline` ends, without the
/// carriage return of a `\r\n`.
#[inline]
pub(crate) fn line_end(data: &[u8], start: usize, newline: usize) -> usize {
    if newline > start && data[newline - 1] == b'\r' {
        newline - 1
    } else {
        newline
    }
}

/// Whether a line has nothing but white space. The first byte of a JSON message decides at once.
#[inline]
pub(crate) fn is_blank(line: &[u8]) -> bool {
    match line.first() {
        None => true,
        Some(first) if *first > b' ' => false,
        Some(_) => line.iter().all(u8::is_ascii_whitespace),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_frame_shows_in_debug_output() {
        let block = Block::from_lines("{\"prompt\":\"secret\"}\n");
        let over = Oversized::new(9, Bytes::from_static(b"secret"));
        let shown = format!("{block:?} {over:?}");
        assert!(!shown.contains("secret"), "{shown}");
    }

    #[test]
    fn frames_share_the_buffer_of_their_block() {
        let block = Block::from_lines("aa\nbb\n");
        let whole = block.as_bytes().as_ptr_range();
        for frame in block.frames() {
            assert!(whole.contains(&frame.as_ptr()));
        }
        assert_eq!(block.frames().count(), 2);
    }

    #[test]
    fn a_lone_carriage_return_is_blank_and_one_inside_a_line_stays() {
        assert!(Block::from_lines("\r\n\r\r\n \t\n").is_empty());
        let block = Block::from_lines("a\rb\r\n");
        assert_eq!(block.lines().next(), Some(&b"a\rb"[..]));
    }
}
