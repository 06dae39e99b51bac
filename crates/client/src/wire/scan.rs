//! Walking JSON without building it.
//!
//! The reader needs five facts of a message and no more: its members, and the ids that say whom
//! it concerns. One walk over the line finds them. Long strings are passed with `memchr`, so text
//! costs next to nothing; brackets are counted, so a line that was cut off is noticed. Whether a
//! payload is right in every detail is found out by whoever decodes it.

use memchr::memchr2;

/// A part of a line, by offsets. Nothing of interest starts at 0, where the `{` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Span {
    start: u32,
    end: u32,
}

impl Span {
    /// No part at all.
    pub(crate) const NONE: Self = Self { start: 0, end: 0 };

    /// Offsets beyond 32 bits are cut off: nobody scans so long a line.
    #[inline]
    pub(super) fn new(start: usize, end: usize) -> Self {
        let (start, end) = (start as u32, end as u32);
        Self { start, end }
    }

    #[inline]
    pub(crate) fn is_some(self) -> bool {
        self.start != 0
    }

    /// This part, or else the other.
    pub(crate) fn or(self, other: Self) -> Self {
        if self.is_some() { self } else { other }
    }

    pub(crate) fn start(self) -> usize {
        self.start as usize
    }

    pub(crate) fn end(self) -> usize {
        self.end as usize
    }

    /// The bytes of this part; empty when there is none.
    pub(crate) fn of(self, line: &[u8]) -> &[u8] {
        line.get(self.start()..self.end()).unwrap_or_default()
    }

    /// The text of this part; empty when there is none.
    #[inline]
    pub(crate) fn text(self, line: &str) -> &str {
        line.get(self.start()..self.end()).unwrap_or_default()
    }
}

/// A string's content between its quotes, and whether a backslash occurs in it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Text {
    pub(crate) span: Span,
    pub(crate) escaped: bool,
}

/// A position in a line.
#[derive(Debug)]
pub(crate) struct Scanner<'a> {
    line: &'a [u8],
    at: usize,
}

impl<'a> Scanner<'a> {
    /// At the beginning of a line; a line of 4 GiB or more counts as empty.
    pub(crate) fn new(line: &'a [u8]) -> Self {
        let line = match u32::try_from(line.len()) {
            Ok(_) => line,
            Err(_) => &[],
        };
        Self { line, at: 0 }
    }

    /// Anywhere in a line.
    pub(crate) fn within(line: &'a [u8], at: usize) -> Self {
        let scanner = Self::new(line);
        Self { at, ..scanner }
    }

    /// The next byte that is not white space, not consumed.
    #[inline]
    pub(crate) fn peek(&mut self) -> Option<u8> {
        match self.line.get(self.at) {
            Some(byte) if *byte > b' ' => Some(*byte),
            _ => self.peek_past_space(),
        }
    }

    /// Servers write none.
    #[cold]
    fn peek_past_space(&mut self) -> Option<u8> {
        loop {
            match self.line.get(self.at) {
                Some(b' ' | b'\t' | b'\r' | b'\n') => self.at += 1,
                other => return other.copied(),
            }
        }
    }

    /// Consumes `byte`, or says that something else stands here.
    #[inline]
    pub(crate) fn eat(&mut self, byte: u8) -> Option<()> {
        if self.peek()? == byte {
            self.at += 1;
            Some(())
        } else {
            None
        }
    }

    /// Passes a string.
    #[inline]
    pub(crate) fn string(&mut self) -> Option<Text> {
        self.eat(b'"')?;
        self.text()
    }

    /// Passes the rest of a string, from within it.
    #[inline]
    pub(crate) fn text(&mut self) -> Option<Text> {
        let start = self.at;
        let mut escaped = false;
        loop {
            self.at += quote_or_backslash(self.line.get(self.at..)?)?;
            if self.line.get(self.at) == Some(&b'"') {
                let span = Span::new(start, self.at);
                self.at += 1;
                return Some(Text { span, escaped });
            }
            escaped = true;
            self.at += 2;
        }
    }

    /// Passes any value and returns where it stands.
    #[inline]
    pub(crate) fn value(&mut self) -> Option<Span> {
        let first = self.peek()?;
        let start = self.at;
        match first {
            b'"' => {
                self.string()?;
            }
            b'{' | b'[' => self.nested()?,
            b'-' | b'0'..=b'9' | b't' | b'f' | b'n' => self.word()?,
            _ => return None,
        }
        Some(Span::new(start, self.at))
    }

    /// Passes a number, `true`, `false` or `null`.
    fn word(&mut self) -> Option<()> {
        let rest = self.line.get(self.at..)?;
        let ends = |byte: &u8| ENDS_WORD.get(usize::from(*byte)) == Some(&true);
        let end = rest.iter().position(ends).unwrap_or(rest.len());
        self.at += end;
        match rest.get(end) {
            Some(b'"' | b'{' | b'[' | b':') => None,
            _ => Some(()),
        }
    }

    fn nested(&mut self) -> Option<()> {
        let mut depth = 0_usize;
        loop {
            match *self.line.get(self.at)? {
                b'"' => {
                    self.string()?;
                    continue;
                }
                b'{' | b'[' => depth += 1,
                b'}' | b']' => {
                    depth -= 1;
                    if depth == 0 {
                        self.at += 1;
                        return Some(());
                    }
                }
                _ => {}
            }
            self.at += 1;
        }
    }

    /// Walks an object. `member` gets each key and must pass its value.
    #[inline]
    pub(crate) fn object(
        &mut self,
        member: impl FnMut(&mut Self, Text) -> Option<()>,
    ) -> Option<Span> {
        self.peek()?;
        let start = self.at;
        self.eat(b'{')?;
        if self.peek()? == b'}' {
            self.at += 1;
        } else {
            self.members(member)?;
        }
        Some(self.since(start))
    }

    /// Walks the rest of an object, from behind one of its values.
    #[inline]
    pub(crate) fn rest(&mut self, member: impl FnMut(&mut Self, Text) -> Option<()>) -> Option<()> {
        match self.peek()? {
            b',' => {
                self.at += 1;
                self.members(member)
            }
            b'}' => {
                self.at += 1;
                Some(())
            }
            _ => None,
        }
    }

    /// Walks members up to the end of their object.
    #[inline]
    fn members(&mut self, mut member: impl FnMut(&mut Self, Text) -> Option<()>) -> Option<()> {
        loop {
            let key = self.string()?;
            self.eat(b':')?;
            member(self, key)?;
            match self.peek()? {
                b',' => self.at += 1,
                b'}' => {
                    self.at += 1;
                    return Some(());
                }
                _ => return None,
            }
        }
    }

    /// From there to here.
    #[inline]
    pub(crate) fn since(&self, start: usize) -> Span {
        Span::new(start, self.at)
    }

    /// Where it stands.
    pub(crate) fn at(&self) -> usize {
        self.at
    }

    /// The bytes of a key.
    #[inline]
    pub(crate) fn key(&self, key: Text) -> &'a [u8] {
        self.line
            .get(key.span.start()..key.span.end())
            .unwrap_or_default()
    }

    /// Whether nothing but white space is left.
    pub(crate) fn at_end(&mut self) -> bool {
        self.peek().is_none()
    }
}

/// What can stand behind a number or a name such as `true`, or can't stand in one.
const ENDS_WORD: [bool; 256] = {
    let mut ends = [false; 256];
    let mut signs: &[u8] = b",}] \t\r\n\"{[:";
    while let [sign, rest @ ..] = signs {
        ends[*sign as usize] = true;
        signs = rest;
    }
    ends
};

/// So many bytes of a string are looked at before `memchr` is called, which takes a while to begin:
/// most names and ids are no longer.
const NEAR: usize = 40;

/// Where the first quote or backslash is. Eight bytes are looked at at once.
#[inline]
fn quote_or_backslash(text: &[u8]) -> Option<usize> {
    const ONES: u64 = u64::from_le_bytes([1; 8]);
    const TOPS: u64 = u64::from_le_bytes([128; 8]);
    // The lowest bit that is set marks the first byte that is 0; those above it mean nothing.
    let zero = |word: u64| word.wrapping_sub(ONES) & !word;
    let (words, _) = text.as_chunks();
    let near = words.get(..NEAR / 8).unwrap_or(words);
    for (at, word) in near.iter().enumerate() {
        let word = u64::from_le_bytes(*word);
        let quote = zero(word ^ (ONES * b'"' as u64));
        let backslash = zero(word ^ (ONES * b'\\' as u64));
        let found = (quote | backslash) & TOPS;
        if found != 0 {
            return Some(at * 8 + found.trailing_zeros() as usize / 8);
        }
    }
    let at = near.len() * 8;
    Some(at + memchr2(b'"', b'\\', text.get(at..)?)?)
}

/// Finds the object member at `path` in a JSON value; `None` when it isn't there.
pub(crate) fn member(json: &[u8], path: &[&str]) -> Option<Span> {
    fn walk(scanner: &mut Scanner<'_>, path: &[&str]) -> Option<Span> {
        let Some((first, rest)) = path.split_first() else {
            return scanner.value();
        };
        if scanner.peek()? != b'{' {
            scanner.value()?;
            return None;
        }
        let mut found = None;
        scanner.object(|scanner, key| {
            if scanner.key(key) == first.as_bytes() {
                found = walk(scanner, rest);
                // What was not passed leaves the walk; the result stands already.
                found.map(|_| ())
            } else {
                scanner.value().map(|_| ())
            }
        });
        found
    }
    walk(&mut Scanner::new(json), path)
}
