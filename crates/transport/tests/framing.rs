//! Whatever the pieces in which bytes arrive, the same lines come out.
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};

use codex_threads_transport::{Chunk, Counters, Limits, Transport};
use proptest::prelude::*;
use tokio::io::{AsyncRead, ReadBuf};

/// A reader that delivers the given pieces, one a read, and is not ready in between.
struct Pieces {
    pieces: VecDeque<Vec<u8>>,
    rest: bool,
}

impl Pieces {
    fn new(pieces: impl IntoIterator<Item = Vec<u8>>) -> Self {
        Self {
            pieces: pieces.into_iter().filter(|p| !p.is_empty()).collect(),
            rest: false,
        }
    }
}

impl AsyncRead for Pieces {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        self.rest = !self.rest;
        if self.rest {
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        if let Some(mut piece) = self.pieces.pop_front() {
            let count = piece.len().min(buf.remaining());
            buf.put_slice(&piece[..count]);
            if count < piece.len() {
                piece.drain(..count);
                self.pieces.push_front(piece);
            }
        }
        Poll::Ready(Ok(()))
    }
}

/// What a reader of the connection sees.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Seen {
    Line(Vec<u8>),
    Oversized { len: u64, head: Vec<u8> },
}

/// What a reader must see, told line by line in the plainest way.
fn expected(stream: &[u8], max_line: usize) -> Vec<Seen> {
    let mut lines: Vec<&[u8]> = stream.split(|byte| *byte == b'\n').collect();
    if lines.last().is_some_and(|line| line.is_empty()) {
        lines.pop();
    }
    let mut seen = Vec::new();
    for line in lines {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.len() > max_line {
            seen.push(Seen::Oversized {
                len: line.len() as u64,
                head: line[..line.len().min(4096)].to_vec(),
            });
        } else if !line.iter().all(u8::is_ascii_whitespace) {
            seen.push(Seen::Line(line.to_vec()));
        }
    }
    seen
}

async fn read_all(pieces: Pieces, limits: Limits) -> (Vec<Seen>, Counters) {
    let mut transport = Transport::from_io(pieces, tokio::io::sink(), limits);
    let mut seen = Vec::new();
    while let Some(chunk) = transport.incoming.next().await {
        match chunk.expect("no read fails") {
            Chunk::Block(block) => {
                assert!(!block.is_empty(), "a block without a line was delivered");
                let lines: Vec<&[u8]> = block.lines().collect();
                let frames: Vec<_> = block.frames().collect();
                assert_eq!(lines, frames);
                assert_eq!(lines.len(), block.len());
                seen.extend(lines.into_iter().map(|line| Seen::Line(line.to_vec())));
            }
            Chunk::Oversized(line) => seen.push(Seen::Oversized {
                len: line.len,
                head: line.head.to_vec(),
            }),
            other => panic!("unexpected {other:?}"),
        }
    }
    (seen, transport.incoming.counters())
}

fn check_counters(stream: &[u8], seen: &[Seen], counters: Counters) {
    let oversized = seen
        .iter()
        .filter(|seen| matches!(seen, Seen::Oversized { .. }))
        .count() as u64;
    let all = stream.split(|byte| *byte == b'\n').count() as u64
        - u64::from(stream.is_empty() || stream.ends_with(b"\n"));
    assert_eq!(counters.bytes, stream.len() as u64);
    assert_eq!(counters.oversized, oversized);
    assert_eq!(counters.lines, seen.len() as u64 - oversized);
    assert_eq!(counters.blank, all - seen.len() as u64);
}

/// Streams with everything that can go wrong at a boundary.
fn streams() -> Vec<Vec<u8>> {
    let long = "x".repeat(40);
    let mut streams: Vec<Vec<u8>> = [
        "",
        "\n",
        "\r\n",
        "{\"id\":1}\n{\"id\":2}\n{\"id\":3}\n",
        "{\"id\":1}\r\n{\"id\":2}\r\n\r\n\n{\"id\":3}\r\n",
        "\n\n\r\n \t\n{\"a\":1}\n\n\n{\"b\":2}\n\n",
        "{\"tail\":true}",
        "{\"a\":1}\n{\"tail\":true}",
        "{\"a\":1}\n{\"tail\":true}\r",
        "{\"a\":1}\n   ",
        "\r\r\n\r\ra\r\rb\r\r\n",
        "123456789\n1234567890\n12345678901\n1234567890\r\n12345678901\r\n1234567890\r\r\n",
    ]
    .map(|text| text.as_bytes().to_vec())
    .into();
    streams.push(format!("a\n{long}\nb\n").into_bytes());
    streams.push(format!("{long}\r\n{long}\r\r\nb\r\n{long}").into_bytes());
    streams.push(format!("a\n\n{long}\r").into_bytes());
    streams.push(format!("{}\nb\n", " ".repeat(30)).into_bytes());
    streams.push(b"\xff\xfe\n{\"id\":\xc3\x28}\nnot json\n\x00\x01\n{\"ok\":1}\n".to_vec());
    streams
}

/// Small buffers: there are many cases.
fn caps() -> [Limits; 4] {
    [256 << 20, 10, 1, 0].map(|cap| Limits::new().max_line(cap).read_buffer(1024))
}

#[tokio::test]
async fn a_stream_split_at_any_two_bytes_gives_the_same_lines() {
    let mut cases = 0;
    for stream in streams() {
        for limits in caps() {
            let wanted = expected(&stream, limits.max_line);
            for first in 0..=stream.len() {
                for second in first..=stream.len() {
                    let pieces = Pieces::new([
                        stream[..first].to_vec(),
                        stream[first..second].to_vec(),
                        stream[second..].to_vec(),
                    ]);
                    let (seen, counters) = read_all(pieces, limits).await;
                    assert_eq!(
                        seen,
                        wanted,
                        "{:?} split at {first} and {second}, cap {}",
                        String::from_utf8_lossy(&stream),
                        limits.max_line
                    );
                    check_counters(&stream, &seen, counters);
                    cases += 1;
                }
            }
        }
    }
    assert!(cases > 10_000, "{cases}");
}

#[tokio::test]
async fn a_stream_that_arrives_byte_by_byte_gives_the_same_lines() {
    for stream in streams() {
        for limits in caps() {
            let pieces = Pieces::new(stream.iter().map(|byte| vec![*byte]));
            let (seen, counters) = read_all(pieces, limits).await;
            assert_eq!(seen, expected(&stream, limits.max_line));
            check_counters(&stream, &seen, counters);
        }
    }
}

fn line() -> impl Strategy<Value = Vec<u8>> {
    let text = prop_oneof![
        4 => prop::collection::vec(any::<u8>().prop_filter("newline", |b| *b != b'\n'), 0..60),
        2 => prop::collection::vec(prop_oneof![Just(b' '), Just(b'\r'), Just(b'a')], 0..12),
        1 => (0usize..12_000).prop_map(|len| vec![b'z'; len]),
    ];
    let end = prop_oneof![Just(&b"\n"[..]), Just(&b"\r\n"[..]), Just(&b"\n\n"[..])];
    (text, end).prop_map(|(mut text, end)| {
        text.extend_from_slice(end);
        text
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_stream_in_random_pieces_gives_the_same_lines(
        lines in prop::collection::vec(line(), 0..30),
        tail in prop::collection::vec(any::<u8>(), 0..20),
        sizes in prop::collection::vec(1usize..3000, 1..40),
        cap in prop_oneof![Just(usize::MAX), Just(256 << 20), 0usize..100, 4000usize..6000],
        read_buffer in prop_oneof![Just(1024usize), Just(128 * 1024)],
    ) {
        let mut stream = lines.concat();
        stream.extend_from_slice(&tail);
        let mut rest = &stream[..];
        let mut pieces = Vec::new();
        for size in sizes.iter().cycle() {
            if rest.is_empty() {
                break;
            }
            let (piece, after) = rest.split_at((*size).min(rest.len()));
            pieces.push(piece.to_vec());
            rest = after;
        }
        let limits = Limits::new().max_line(cap).read_buffer(read_buffer);
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        let (seen, counters) = runtime.block_on(read_all(Pieces::new(pieces), limits));
        prop_assert_eq!(&seen, &expected(&stream, cap));
        check_counters(&stream, &seen, counters);
    }
}

#[tokio::test]
async fn a_stray_line_on_stdout_does_not_kill_the_connection() {
    let stream = b"{\"id\":1}\nWARN something \xff\xfe\n{\"id\":\n{\"id\":2}\n".to_vec();
    let (seen, _) = read_all(Pieces::new([stream]), Limits::new()).await;
    assert_eq!(seen.len(), 4);
    assert_eq!(seen[3], Seen::Line(b"{\"id\":2}".to_vec()));
}

#[tokio::test]
async fn a_line_over_the_cap_costs_that_line_alone() {
    let mut stream = b"{\"id\":1}\n".to_vec();
    stream.extend_from_slice(b"{\"id\":2,\"result\":\"");
    stream.resize(stream.len() + 5_000_000, b'x');
    stream.extend_from_slice(b"\"}\n{\"id\":3}\n");
    let limits = Limits::new().max_line(1_000_000);
    let (seen, counters) = read_all(Pieces::new([stream]), limits).await;
    assert_eq!(seen.len(), 3);
    let Seen::Oversized { len, head } = &seen[1] else {
        panic!("{:?}", seen[1]);
    };
    assert_eq!(*len, 5_000_020);
    assert_eq!(head.len(), 4096);
    assert!(head.starts_with(b"{\"id\":2,"));
    assert_eq!(seen[2], Seen::Line(b"{\"id\":3}".to_vec()));
    assert_eq!((counters.lines, counters.oversized), (2, 1));
}

/// Endless bytes without a newline, then one.
struct Endless {
    left: u64,
}

impl AsyncRead for Endless {
    fn poll_read(
        mut self: Pin<&mut Self>,
        _cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        // Were the buffer to grow with the line, reads would grow with it.
        assert!(buf.remaining() < 8 << 20, "room for {}", buf.remaining());
        if self.left == 0 {
            return Poll::Ready(Ok(()));
        }
        let count = (buf.remaining() as u64).min(self.left) as usize;
        buf.initialize_unfilled()[..count].fill(b'y');
        buf.advance(count);
        self.left -= count as u64;
        Poll::Ready(Ok(()))
    }
}

#[tokio::test]
async fn a_line_without_an_end_does_not_fill_the_memory() {
    let endless = Endless { left: 400 << 20 };
    let limits = Limits::new().max_line(1 << 20);
    let mut transport = Transport::from_io(endless, tokio::io::sink(), limits);
    let Some(Ok(Chunk::Oversized(line))) = transport.incoming.next().await else {
        panic!("expected an oversized line");
    };
    assert_eq!(line.len, 400 << 20);
    assert_eq!(line.head.len(), 4096);
    assert!(transport.incoming.next().await.is_none());
    assert_eq!(transport.incoming.counters().unterminated, 1);
}

#[tokio::test]
async fn a_line_of_50_mb_in_small_reads_is_one_line() {
    let mut stream = vec![b'q'; 50_000_000];
    stream.extend_from_slice(b"\n{}\n");
    let pieces: Vec<Vec<u8>> = stream.chunks(64 * 1024).map(<[u8]>::to_vec).collect();
    let (seen, counters) = read_all(Pieces::new(pieces), Limits::new()).await;
    assert_eq!(seen.len(), 2);
    assert_eq!(counters.longest, 50_000_000);
}

struct Failing {
    before: Option<Vec<u8>>,
}

impl AsyncRead for Failing {
    fn poll_read(
        mut self: Pin<&mut Self>,
        _cx: &mut Context<'_>,
        buf: &mut ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        match self.before.take() {
            Some(bytes) => {
                buf.put_slice(&bytes);
                Poll::Ready(Ok(()))
            }
            None => Poll::Ready(Err(std::io::ErrorKind::ConnectionReset.into())),
        }
    }
}

#[tokio::test]
async fn a_failed_read_is_told_once_after_all_lines_before_it() {
    let reader = Failing {
        before: Some(b"{\"id\":1}\n{\"id\":2}\n{\"half".to_vec()),
    };
    let mut transport = Transport::from_io(reader, tokio::io::sink(), Limits::new());
    assert!(transport.peer.try_ended().is_none());
    let Some(Ok(Chunk::Block(block))) = transport.incoming.next().await else {
        panic!("the lines before the failure are lost");
    };
    assert_eq!(block.len(), 2);
    let Some(Err(error)) = transport.incoming.next().await else {
        panic!("the failure is lost");
    };
    assert_eq!(error.kind(), std::io::ErrorKind::ConnectionReset);
    assert!(transport.incoming.next().await.is_none());
    assert!(transport.incoming.next().await.is_none());
    let ended = transport.peer.ended().await;
    assert!(ended.to_string().contains("connection"), "{ended}");
}

#[tokio::test]
async fn a_cancelled_read_loses_nothing() {
    let text: String = (0..2000).map(|n| format!("{{\"id\":{n}}}\n")).collect();
    let pieces = Pieces::new(text.as_bytes().chunks(7).map(<[u8]>::to_vec));
    let mut transport = Transport::from_io(pieces, tokio::io::sink(), Limits::new());
    let mut lines = 0;
    let mut cancelled = 0;
    loop {
        let next = tokio::select! {
            biased;
            next = transport.incoming.next() => next,
            () = std::future::ready(()) => { cancelled += 1; continue }
        };
        match next {
            Some(Ok(Chunk::Block(block))) => lines += block.len(),
            Some(other) => panic!("unexpected {other:?}"),
            None => break,
        }
    }
    assert_eq!(lines, 2000);
    assert!(cancelled > 1000, "{cancelled}");
}
