//! The lines of a flood, made once and written again and again.

use std::io;

use codex_threads_testkit::fake::Place;

use super::Flood;
use crate::pipes::Stdout;

/// So many bytes are written at a time.
const WRITE: usize = 256 * 1024;

/// What the agent says, piece by piece, as JSON has it.
const WORDS: [&str; 16] = [
    "the ",
    "heron ",
    "stands ",
    "where ",
    "it ",
    "stood, ",
    "\\\"still\\\" ",
    "— ",
    "as ",
    "if ",
    "nobody ",
    "looked",
    ".\\n",
    "And ",
    "yet ",
    "somebody ",
];

/// Messages other than pieces of text, in the shapes that 0.169.0 was recorded with and in the order in which servers write members.
const OTHERS: &str = include_str!("kinds.txt");

/// Of so many lines, one is another than a piece of text.
const OTHERS_ONE_IN: usize = 10;

/// Whole rounds of lines, one for each thread and round, ready to be written.
pub(super) struct Lines {
    bytes: Vec<u8>,
    /// Where each line ends.
    ends: Vec<usize>,
}

impl Lines {
    pub(super) fn new(places: &[Place], flood: Flood) -> Self {
        let others: Vec<&str> = OTHERS.lines().collect();
        let mut lines = Self {
            bytes: Vec::new(),
            ends: Vec::new(),
        };
        // Every word, or every other kind, in each thread: what begins there ends there.
        let whole = match flood.mixed {
            true => OTHERS_ONE_IN * others.len(),
            false => WORDS.len(),
        };
        let mut round = 0;
        while lines.bytes.len() < WRITE || !round_is_whole(round, whole) {
            for (number, place) in places.iter().enumerate() {
                let other = others.get((number + round / OTHERS_ONE_IN) % others.len().max(1));
                let line = match other {
                    Some(other) if flood.mixed && round % OTHERS_ONE_IN == OTHERS_ONE_IN - 1 => {
                        other
                            .replace("{thread}", &place.thread)
                            .replace("{turn}", &place.turn)
                            .replace("{item}", &(round / whole).to_string())
                    }
                    _ => piece(place, &text(round + number, flood.delta)),
                };
                lines.bytes.extend_from_slice(line.as_bytes());
                lines.bytes.push(b'\n');
                lines.ends.push(lines.bytes.len());
            }
            round += 1;
        }
        lines
    }

    /// Writes so many lines, without another allocation.
    pub(super) fn write(&self, flood: Flood, stdout: &Stdout) -> io::Result<()> {
        let mut left = flood.lines;
        while left > 0 {
            let mut begin = 0;
            for end in &self.ends {
                if left == 0 {
                    break;
                }
                left -= 1;
                if flood.line_by_line || end - begin >= WRITE {
                    stdout.write_behind(self.bytes.get(begin..*end).unwrap_or_default())?;
                    begin = *end;
                }
            }
            // What is left of the round.
            let rest = self.rest(begin, flood.lines - left);
            if !rest.is_empty() {
                stdout.write_behind(rest)?;
            }
        }
        Ok(())
    }

    /// From here to the end of the round, or to the last line that is wanted.
    fn rest(&self, begin: usize, lines: u64) -> &[u8] {
        let in_round = usize::try_from(lines % u64::try_from(self.ends.len()).unwrap_or(1));
        let end = match in_round {
            Ok(0) | Err(_) => self.bytes.len(),
            Ok(number) => self.ends.get(number - 1).copied().unwrap_or_default(),
        };
        self.bytes.get(begin..end).unwrap_or_default()
    }
}

fn round_is_whole(round: usize, whole: usize) -> bool {
    round > 0 && round.is_multiple_of(whole)
}

/// In the order of a real server, whose tag comes first.
fn piece(place: &Place, text: &str) -> String {
    format!(
        "{{\"method\":\"item/agentMessage/delta\",\"params\":{{\"threadId\":\"{}\",\"turnId\":\"{}\",\"itemId\":\"msg_flood\",\"delta\":\"{text}\"}},\"emittedAtMs\":1767323045963}}",
        place.thread, place.turn,
    )
}

/// Words of at least so many bytes, beginning at this one.
fn text(word: usize, bytes: usize) -> String {
    let mut text = String::new();
    for word in WORDS.iter().cycle().skip(word % WORDS.len()) {
        if text.len() >= bytes {
            break;
        }
        text.push_str(word);
    }
    text
}
