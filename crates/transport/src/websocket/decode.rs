//! From bytes to blocks of messages.
//!
//! One read of a busy socket brings many messages. As with lines they are not copied apart: a block
//! keeps the bytes of the read and knows where each message lies between the headers. A message in
//! fragments is put together; one over the cap is read past without being kept.

use std::io::{self, Cursor};
use std::sync::Arc;

use bytes::{Buf, Bytes, BytesMut};
use tokio_util::codec::Decoder;
use tungstenite::protocol::frame::FrameHeader;
use tungstenite::protocol::frame::coding::{Control, Data, OpCode};

use super::signals::Signals;
use crate::block::{Block, Chunk, Oversized, Spans, is_blank};
use crate::decode::Counters;
use crate::limits::Limits;

/// The longest payload of a control frame.
const MAX_CONTROL: u64 = 125;
/// Status: the other side breaks the protocol.
const PROTOCOL_ERROR: u16 = 1002;

/// How the other side said goodbye.
#[derive(Debug)]
pub(crate) struct Goodbye {
    /// Without a status there is no reason either.
    pub(crate) status: Option<(u16, String)>,
}

/// A message that does not lie in the buffer as a whole: in fragments, or too long.
struct Gathering {
    /// What there is of it; nothing once it is too long.
    kept: Option<BytesMut>,
    /// The beginning of a message that is too long.
    head: Vec<u8>,
    /// Bytes of the message so far.
    len: u64,
    /// Bytes of the current fragment that have not come yet.
    rest: u64,
    /// Whether that is the last one.
    last: bool,
}

impl Gathering {
    fn new() -> Self {
        Self {
            kept: Some(BytesMut::new()),
            head: Vec::new(),
            len: 0,
            rest: 0,
            last: false,
        }
    }

    /// A fragment of this length begins.
    fn begin(&mut self, len: u64, last: bool, max: usize) {
        self.rest = len;
        self.last = last;
        if self.len.saturating_add(len) <= max as u64 {
            return;
        }
        if let Some(kept) = self.kept.take() {
            self.head = kept[..kept.len().min(Oversized::HEAD)].to_vec();
        }
    }

    fn take(&mut self, part: &[u8]) {
        match &mut self.kept {
            Some(kept) => kept.extend_from_slice(part),
            None => {
                let room = Oversized::HEAD.saturating_sub(self.head.len());
                self.head.extend_from_slice(&part[..part.len().min(room)]);
            }
        }
        self.len += part.len() as u64;
        self.rest -= part.len() as u64;
    }
}

/// What a look at the buffer came to.
enum Looked {
    Chunk(Chunk),
    /// Look again.
    Again,
    /// More has to be read first.
    More,
}

/// Splits a WebSocket's byte stream into [`Chunk`]s.
pub(crate) struct FrameDecoder {
    max_line: usize,
    read_buffer: usize,
    gathering: Option<Gathering>,
    /// How many messages the last block had, to size the next one's list.
    last_lines: usize,
    signals: Arc<Signals>,
    goodbye: Option<Goodbye>,
    pub(crate) counters: Counters,
}

impl FrameDecoder {
    pub(super) fn new(limits: &Limits, signals: Arc<Signals>) -> Self {
        Self {
            max_line: limits.max_line,
            read_buffer: limits.read_buffer.max(1024),
            gathering: None,
            last_lines: 0,
            signals,
            goodbye: None,
            counters: Counters::default(),
        }
    }

    /// The capacity that the first read should find.
    pub(crate) fn initial_capacity(&self) -> usize {
        self.read_buffer
    }

    /// The other side's goodbye, which ended the stream.
    pub(crate) fn goodbye(&mut self) -> Option<Goodbye> {
        self.goodbye.take()
    }

    /// Adds what has come of a message that is put together.
    fn gather(&mut self, src: &mut BytesMut) -> Looked {
        let Some(gathering) = &mut self.gathering else {
            return Looked::Again;
        };
        let count = usize::try_from(gathering.rest).map_or(src.len(), |rest| rest.min(src.len()));
        gathering.take(&src[..count]);
        src.advance(count);
        self.counters.bytes += count as u64;
        if gathering.rest > 0 {
            return Looked::More;
        }
        if !gathering.last {
            return Looked::Again;
        }
        let Some(done) = self.gathering.take() else {
            return Looked::Again;
        };
        let Some(kept) = done.kept else {
            self.counters.oversized += 1;
            self.counters.longest = self.counters.longest.max(done.len);
            return Looked::Chunk(Chunk::Oversized(Oversized::new(done.len, done.head.into())));
        };
        if is_blank(&kept) {
            self.counters.blank += 1;
            return Looked::Again;
        }
        self.counters.lines += 1;
        self.counters.blocks += 1;
        self.counters.longest = self.counters.longest.max(done.len);
        Looked::Chunk(Chunk::Block(Block::single(kept.freeze())))
    }

    /// All that lies in the buffer as whole frames, up to something that must stand alone. What
    /// comes behind something that is to be delivered is left for the next look.
    fn look(&mut self, src: &mut BytesMut) -> io::Result<Looked> {
        let mut spans = Vec::new();
        let mut at = 0;
        let mut longest = 0;
        let looked = loop {
            let (header, payload, len) = match parse(&src[at..], self.gathering.is_some()) {
                Ok(Some((header, size, len))) => (header, at + size, len),
                Ok(None) => break Looked::More,
                Err(_) if at > 0 => break Looked::Again,
                Err(error) => {
                    self.signals.blame(PROTOCOL_ERROR);
                    return Err(error);
                }
            };
            let end = usize::try_from(len)
                .ok()
                .and_then(|len| payload.checked_add(len));
            let whole = end.filter(|end| *end <= src.len());
            match header.opcode {
                OpCode::Control(control) => {
                    let Some(end) = whole else {
                        break Looked::More;
                    };
                    match control {
                        Control::Ping => self
                            .signals
                            .pong(Bytes::copy_from_slice(&src[payload..end])),
                        Control::Close if at > 0 => break Looked::Again,
                        Control::Close => {
                            let goodbye = goodbye(&src[payload..end]);
                            self.signals
                                .heard_close(goodbye.status.as_ref().map(|(code, _)| *code));
                            self.goodbye = Some(goodbye);
                            return Err(io::ErrorKind::ConnectionAborted.into());
                        }
                        _ => {}
                    }
                    at = end;
                }
                OpCode::Data(data) => {
                    let single = header.is_final && data != Data::Continue;
                    if single && len <= self.max_line as u64 {
                        let Some(end) = whole else {
                            break Looked::More;
                        };
                        if is_blank(&src[payload..end]) {
                            self.counters.blank += 1;
                        } else {
                            if spans.is_empty() {
                                spans.reserve(self.last_lines.clamp(1, 1024));
                            }
                            longest = longest.max(len);
                            spans.push((payload, end));
                        }
                        at = end;
                        continue;
                    }
                    if spans.is_empty() {
                        let gathering = self.gathering.get_or_insert_with(Gathering::new);
                        gathering.begin(len, header.is_final, self.max_line);
                        at = payload;
                    }
                    break Looked::Again;
                }
            }
        };
        self.counters.bytes += at as u64;
        if spans.is_empty() {
            src.advance(at);
            return Ok(looked);
        }
        self.last_lines = spans.len();
        self.counters.lines += spans.len() as u64;
        self.counters.blocks += 1;
        self.counters.longest = self.counters.longest.max(longest);
        let data = src.split_to(at).freeze();
        Ok(Looked::Chunk(Chunk::Block(Block::new(
            data,
            Spans::Many(spans),
        ))))
    }

    /// Makes room for the next read. What a header promises is not believed: a long message doubles
    /// the buffer each time.
    fn make_room(&self, src: &mut BytesMut) {
        if src.capacity() - src.len() < self.read_buffer / 2 {
            src.reserve(
                src.len()
                    .clamp(self.read_buffer, self.max_line.max(self.read_buffer)),
            );
        }
    }
}

impl Decoder for FrameDecoder {
    type Item = Chunk;
    type Error = io::Error;

    fn decode(&mut self, src: &mut BytesMut) -> io::Result<Option<Chunk>> {
        loop {
            let looked = match &self.gathering {
                Some(gathering) if gathering.rest > 0 || gathering.last => self.gather(src),
                _ => self.look(src)?,
            };
            match looked {
                Looked::Chunk(chunk) => return Ok(Some(chunk)),
                Looked::Again => {}
                Looked::More => break,
            }
        }
        self.make_room(src);
        Ok(None)
    }

    /// An end without a goodbye is a cut, unless ours was said: servers just hang up then.
    fn decode_eof(&mut self, src: &mut BytesMut) -> io::Result<Option<Chunk>> {
        if let Some(chunk) = self.decode(src)? {
            return Ok(Some(chunk));
        }
        let cut_off = self.gathering.take().is_some() || !src.is_empty();
        src.clear();
        self.counters.unterminated += u64::from(cut_off);
        if self.signals.said_close() {
            return Ok(None);
        }
        let what = if cut_off {
            "the connection was cut in the middle of a message"
        } else {
            "the connection was cut: it ended without a closing frame"
        };
        Err(io::Error::new(io::ErrorKind::UnexpectedEof, what))
    }
}

/// The header at the beginning of `src`, its own size and that of what follows it.
fn parse(src: &[u8], gathering: bool) -> io::Result<Option<(FrameHeader, usize, u64)>> {
    let mut cursor = Cursor::new(src);
    let parsed = FrameHeader::parse(&mut cursor).map_err(|error| broken(error.to_string()))?;
    let Some((header, len)) = parsed else {
        return Ok(None);
    };
    if header.rsv1 || header.rsv2 || header.rsv3 {
        return Err(broken("it used an extension that was not agreed on"));
    }
    if header.mask.is_some() {
        return Err(broken("it masked a frame, which only clients do"));
    }
    match header.opcode {
        OpCode::Control(_) if !header.is_final || len > MAX_CONTROL => {
            return Err(broken("a control frame was too long or in fragments"));
        }
        OpCode::Data(data) if (data == Data::Continue) != gathering => {
            return Err(broken("a fragment was out of place"));
        }
        _ => {}
    }
    let size = usize::try_from(cursor.position()).unwrap_or(src.len());
    Ok(Some((header, size, len)))
}

fn broken(what: impl std::fmt::Display) -> io::Error {
    let what = format!("the other side does not speak WebSocket as it should: {what}");
    io::Error::new(io::ErrorKind::InvalidData, what)
}

fn goodbye(payload: &[u8]) -> Goodbye {
    let status = payload.split_first_chunk().map(|(code, reason)| {
        let reason = String::from_utf8_lossy(reason).into_owned();
        (u16::from_be_bytes(*code), reason)
    });
    Goodbye { status }
}
