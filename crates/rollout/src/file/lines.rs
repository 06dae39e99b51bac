//! Lines out of bytes, with a bound on each and the place of each.

use std::io::{self, Read};

/// How much is read at once.
const CHUNK: usize = 64 * 1024;

/// What comes next.
pub(crate) enum Step {
    /// A whole line: [`Lines::line`], without its end.
    Line(Place),
    /// A line longer than the limit, passed over.
    TooLong(Place, u64),
    /// There is no more for now. So many bytes of a line without an end are there ([`Lines::line`]).
    End(Place, u64),
}

/// Where a line is.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub(crate) line: u64,
    pub(crate) offset: u64,
}

/// Splits what a reader gives into lines. Holds one line, at most as long as the limit, and one chunk.
pub(crate) struct Lines<R> {
    source: R,
    limit: u64,
    buffer: Vec<u8>,
    /// The line that was given last.
    line: std::ops::Range<usize>,
    /// Where the next line begins in the buffer.
    next: usize,
    /// Up to here there is no line's end.
    searched: usize,
    /// So much of the buffer is filled.
    filled: usize,
    /// Of a line that is passed over: its bytes so far.
    passed: Option<u64>,
    place: Place,
}

impl<R: Read> Lines<R> {
    pub(crate) fn new(source: R, limit: u64) -> Self {
        Self::at(source, limit, Place { line: 1, offset: 0 })
    }

    /// The reader stands at this place.
    pub(crate) fn at(source: R, limit: u64, place: Place) -> Self {
        Self {
            source,
            limit,
            buffer: Vec::new(),
            line: 0..0,
            next: 0,
            searched: 0,
            filled: 0,
            passed: None,
            place,
        }
    }

    /// The line that [`step`](Self::step) told of.
    pub(crate) fn line(&self) -> &[u8] {
        self.buffer.get(self.line.clone()).unwrap_or_default()
    }

    /// Where the next line begins.
    pub(crate) fn place(&self) -> Place {
        self.place
    }

    /// The next line that is not blank.
    pub(crate) fn step(&mut self) -> io::Result<Step> {
        loop {
            let unsearched = self
                .buffer
                .get(self.searched..self.filled)
                .unwrap_or_default();
            if let Some(found) = memchr::memchr(b'\n', unsearched) {
                let end = self.searched + found;
                if let Some(step) = self.ended(end) {
                    return Ok(step);
                }
                continue;
            }
            self.searched = self.filled;
            let pending = self.filled - self.next;
            if self.passed.is_some() || pending as u64 > self.limit {
                // Nobody will look at it.
                self.passed = Some(self.passed.unwrap_or(0) + pending as u64);
                self.next = self.filled;
            }
            if self.fill()? == 0 {
                let pending = self.filled - self.next;
                self.line = self.next..self.filled;
                let bytes = self.passed.unwrap_or(0) + pending as u64;
                return Ok(Step::End(self.place, bytes));
            }
        }
    }

    /// The line without an end was taken: what follows of it is its end.
    pub(crate) fn take_unfinished(&mut self) {
        self.place.offset += (self.filled - self.next) as u64;
        self.next = self.filled;
        self.searched = self.filled;
    }

    /// Whether the line that [`Step::End`] told of is longer than the limit.
    pub(crate) fn is_passing(&self) -> bool {
        self.passed.is_some()
    }

    fn ended(&mut self, end: usize) -> Option<Step> {
        let place = self.place;
        let start = self.next;
        let bytes = self.passed.take();
        let length = (end - start) as u64 + bytes.unwrap_or(0);
        self.next = end + 1;
        self.searched = self.next;
        self.place = Place {
            line: place.line + 1,
            offset: place.offset + length + 1,
        };
        if bytes.is_some() || length > self.limit {
            self.line = 0..0;
            return Some(Step::TooLong(place, length));
        }
        self.line = start..end;
        if self.line().ends_with(b"\r") {
            self.line.end -= 1;
        }
        if self.line().iter().all(u8::is_ascii_whitespace) {
            return None;
        }
        Some(Step::Line(place))
    }

    fn fill(&mut self) -> io::Result<usize> {
        // What was given away makes room.
        if self.next > 0 {
            self.buffer.copy_within(self.next..self.filled, 0);
            self.filled -= self.next;
            self.searched -= self.next;
            self.next = 0;
        }
        self.line = 0..0;
        if self.buffer.len() < self.filled + CHUNK {
            // A long line doubles it; what follows a long line gives it back.
            let wanted = (self.filled + CHUNK).max(self.filled * 2);
            self.buffer.resize(wanted, 0);
        } else if self.filled < CHUNK && self.buffer.len() > 16 * CHUNK {
            self.buffer.truncate(2 * CHUNK);
            self.buffer.shrink_to_fit();
        }
        loop {
            let room = self.buffer.get_mut(self.filled..).unwrap_or_default();
            match self.source.read(room) {
                Ok(count) => {
                    self.filled += count.min(room.len());
                    return Ok(count);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives so many bytes at a time.
    struct Drip<'a>(&'a [u8], usize);

    impl Read for Drip<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let count = self.1.min(self.0.len()).min(buffer.len());
            let (now, later) = self.0.split_at(count);
            buffer[..count].copy_from_slice(now);
            self.0 = later;
            Ok(count)
        }
    }

    fn split(text: &[u8], drip: usize, limit: u64) -> Vec<String> {
        let mut lines = Lines::new(Drip(text, drip), limit);
        let mut all = Vec::new();
        loop {
            match lines.step().unwrap() {
                Step::Line(at) => {
                    let text = String::from_utf8_lossy(lines.line()).into_owned();
                    all.push(format!("{}@{} {text}", at.line, at.offset));
                }
                Step::TooLong(at, bytes) => {
                    all.push(format!("{}@{} too long: {bytes}", at.line, at.offset));
                }
                Step::End(at, bytes) => {
                    all.push(format!("{}@{} end: {bytes}", at.line, at.offset));
                    return all;
                }
            }
        }
    }

    #[test]
    fn lines_and_places_do_not_depend_on_how_the_bytes_come() {
        let text = b"one\n\n  \r\ntwo\r\nfar too long a line\nthree\nrest";
        let whole = split(text, usize::MAX, 8);
        assert_eq!(
            whole,
            [
                "1@0 one",
                "4@9 two",
                "5@14 too long: 19",
                "6@34 three",
                "7@40 end: 4"
            ]
        );
        for drip in 1..text.len() {
            assert_eq!(split(text, drip, 8), whole, "{drip} at a time");
        }
    }

    #[test]
    fn a_line_of_exactly_the_limit_is_a_line() {
        assert_eq!(split(b"12345678\n", 3, 8), ["1@0 12345678", "2@9 end: 0"]);
        assert_eq!(
            split(b"123456789\n", 3, 8),
            ["1@0 too long: 9", "2@10 end: 0"]
        );
    }

    #[test]
    fn a_long_line_is_not_held() {
        let mut lines = Lines::new(io::repeat(b'x').take(64 << 20), 1 << 20);
        assert!(matches!(lines.step().unwrap(), Step::End(_, bytes) if bytes == 64 << 20));
        assert!(lines.is_passing());
        assert!(lines.buffer.len() < 3 << 20, "{}", lines.buffer.len());
    }
}
