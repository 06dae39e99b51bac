//! Walking JSON without building it.
//!
//! The reader needs five facts of a message and no more: its members, and the ids that say whom
//! it concerns. One walk over the line finds them. Strings are passed with `memchr`, so text
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

    pub(crate) fn new(start: usize, end: usize) -> Self {
        match (u32::try_from(start), u32::try_from(end)) {
            (Ok(start), Ok(end)) => Self { start, end },
            _ => Self::NONE,
        }
    }

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

    /// The text of this part, for lines known to be UTF-8.
    pub(crate) fn text(self, line: &[u8]) -> &str {
        std::str::from_utf8(self.of(line)).unwrap_or_default()
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
    pub(crate) fn new(line: &'a [u8]) -> Self {
        Self { line, at: 0 }
    }

    /// The next byte that is not white space, not consumed.
    #[inline]
    pub(crate) fn peek(&mut self) -> Option<u8> {
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
        let start = self.at;
        let mut escaped = false;
        loop {
            let rest = self.line.get(self.at..)?;
            self.at += memchr2(b'"', b'\\', rest)?;
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
            b'-' | b'0'..=b'9' | b't' | b'f' | b'n' => {
                while let Some(byte) = self.line.get(self.at) {
                    match byte {
                        b',' | b'}' | b']' | b' ' | b'\t' | b'\r' | b'\n' => break,
                        b'"' | b'{' | b'[' | b':' => return None,
                        _ => self.at += 1,
                    }
                }
            }
            _ => return None,
        }
        Some(Span::new(start, self.at))
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
        mut member: impl FnMut(&mut Self, Text) -> Option<()>,
    ) -> Option<Span> {
        self.peek()?;
        let start = self.at;
        self.eat(b'{')?;
        if self.peek()? == b'}' {
            self.at += 1;
            return Some(Span::new(start, self.at));
        }
        loop {
            let key = self.string()?;
            self.eat(b':')?;
            member(self, key)?;
            match self.peek()? {
                b',' => self.at += 1,
                b'}' => {
                    self.at += 1;
                    return Some(Span::new(start, self.at));
                }
                _ => return None,
            }
        }
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
