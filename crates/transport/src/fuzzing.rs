//! What must hold of the framing, whatever comes in whatever pieces.
//!
//! The fuzz targets and the property tests call the same function.

use bytes::BytesMut;
use tokio_util::codec::Decoder;

use crate::block::{Chunk, Oversized};
use crate::decode::{BlockDecoder, Counters};
use crate::limits::Limits;

/// What is seen of one line.
#[derive(Debug, PartialEq, Eq)]
enum Seen {
    Line(Vec<u8>),
    Oversized { len: u64, head: Vec<u8> },
}

/// Reads a stream in pieces and compares with a splitter that takes it whole.
///
/// The first byte chooses the cap on a line, the second how large the pieces are.
///
/// # Panics
/// Where the two differ.
pub fn framing(input: &[u8]) {
    let [cap, pieces, stream @ ..] = input else {
        return;
    };
    let max_line = match cap {
        0..=199 => usize::from(*cap),
        // Around what is kept of a line that is too long.
        _ => Oversized::HEAD + usize::from(*cap) - 228,
    };
    let mut decoder = BlockDecoder::new(&Limits::new().max_line(max_line));
    let mut buffer = BytesMut::new();
    let mut seen = Vec::new();
    let mut blocks = 0;
    let mut note = |chunk: Chunk| match chunk {
        Chunk::Block(block) => {
            assert!(!block.is_empty(), "a block without a line");
            assert_eq!(block.lines().count(), block.len());
            assert!(block.lines().eq(block.frames()));
            blocks += 1;
            seen.extend(block.lines().map(|line| Seen::Line(line.to_vec())));
        }
        Chunk::Oversized(line) => seen.push(Seen::Oversized {
            len: line.len,
            head: line.head.to_vec(),
        }),
    };
    let mut sizes = Sizes(u64::from(*pieces) + 1);
    let mut rest = stream;
    while !rest.is_empty() {
        let (piece, after) = rest.split_at(sizes.next(*pieces).min(rest.len()));
        rest = after;
        buffer.extend_from_slice(piece);
        while let Ok(Some(chunk)) = decoder.decode(&mut buffer) {
            note(chunk);
        }
        // Nothing is held but one line that is not complete.
        assert!(buffer.len() <= max_line + 1, "{} bytes held", buffer.len());
    }
    while let Ok(Some(chunk)) = decoder.decode_eof(&mut buffer) {
        note(chunk);
    }
    assert!(buffer.is_empty());
    let (expected, counters) = split(stream, max_line);
    assert_eq!(seen, expected);
    let counted = Counters {
        blocks: 0,
        ..decoder.counters
    };
    assert_eq!(counted, counters);
    assert_eq!(decoder.counters.blocks, blocks);
}

/// The plainest splitter there is.
fn split(stream: &[u8], max_line: usize) -> (Vec<Seen>, Counters) {
    let mut counters = Counters {
        bytes: stream.len() as u64,
        ..Counters::default()
    };
    let mut seen = Vec::new();
    let mut lines: Vec<&[u8]> = stream.split(|byte| *byte == b'\n').collect();
    // What follows the last newline is a line if it is anything.
    let tail = lines.pop().unwrap_or_default();
    let complete = lines.len();
    if !tail.is_empty() {
        lines.push(tail);
    }
    for (at, line) in lines.into_iter().enumerate() {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let len = line.len() as u64;
        if line.len() > max_line {
            let head = line[..line.len().min(Oversized::HEAD)].to_vec();
            seen.push(Seen::Oversized { len, head });
            counters.oversized += 1;
        } else if line.iter().all(u8::is_ascii_whitespace) {
            counters.blank += 1;
            continue;
        } else {
            seen.push(Seen::Line(line.to_vec()));
            counters.lines += 1;
        }
        counters.unterminated += u64::from(at == complete);
        counters.longest = counters.longest.max(len);
    }
    (seen, counters)
}

/// Sizes of pieces, from single bytes up.
struct Sizes(u64);

impl Sizes {
    fn next(&mut self, class: u8) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        let most = 1_u64 << (class % 14);
        usize::try_from(self.0 % most).unwrap_or(0) + 1
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4_000))]

        #[test]
        fn any_bytes_in_any_pieces_are_the_lines_of_a_plain_splitter(
            head in any::<[u8; 2]>(),
            stream in prop_oneof![
                prop::collection::vec(any::<u8>(), 0..400),
                r"([a ]{0,60}[\r\n]{0,3}){0,20}".prop_map(String::into_bytes),
                (r"[a\r]{0,9}", 3_900_usize..4_300).prop_map(|(tail, long)| {
                    let mut stream = vec![b'x'; long];
                    stream.extend_from_slice(tail.as_bytes());
                    stream.extend_from_slice(b"\r\n{}\n");
                    stream
                }),
            ],
        ) {
            let mut input = head.to_vec();
            input.extend_from_slice(&stream);
            super::framing(&input);
        }
    }
}
