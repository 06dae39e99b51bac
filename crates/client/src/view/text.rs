//! Text that grows, and whose copies share what they have in common.

use std::fmt;

use super::shared::Shared;

/// A piece grows up to this many bytes; so much is copied at most when a shared text grows.
const PIECE: usize = 4 * 1024;

/// Text in pieces. A clone is cheap, and so is growing: what was there is not copied.
///
/// ```
/// use codex_threads::view::Text;
///
/// let mut text = Text::from("one ");
/// let before = text.clone();
/// text.push_str("two");
/// assert_eq!(text, "one two");
/// assert_eq!(before, "one ");
/// assert_eq!(text.since(4).collect::<String>(), "two");
/// ```
#[derive(Clone, Default)]
pub struct Text {
    pieces: Shared<String>,
    len: usize,
}

impl Text {
    /// Its length in bytes.
    ///
    /// ```
    /// assert_eq!(codex_threads::view::Text::from("ü").len(), 2);
    /// ```
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is no text.
    ///
    /// ```
    /// assert!(codex_threads::view::Text::default().is_empty());
    /// ```
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Appends.
    ///
    /// ```
    /// let mut text = codex_threads::view::Text::default();
    /// text.push_str("more");
    /// assert_eq!(text, "more");
    /// ```
    pub fn push_str(&mut self, more: &str) {
        if more.is_empty() {
            return;
        }
        self.len += more.len();
        match self.pieces.last() {
            Some(last) if last.len() + more.len() <= PIECE => {
                let last = self.pieces.len() - 1;
                self.pieces.at_mut(last).push_str(more);
            }
            _ => self.pieces.push(more.to_owned()),
        }
    }

    /// The text, piece by piece.
    ///
    /// ```
    /// let text = codex_threads::view::Text::from("one");
    /// assert_eq!(text.pieces().collect::<Vec<_>>(), ["one"]);
    /// ```
    pub fn pieces(&self) -> impl Iterator<Item = &str> {
        self.pieces.iter().map(String::as_str)
    }

    /// What follows the first `from` bytes, piece by piece; nothing where `from` lies beyond the end
    /// or within a character.
    ///
    /// ```
    /// let text = codex_threads::view::Text::from("one two");
    /// assert_eq!(text.since(4).collect::<String>(), "two");
    /// assert_eq!(text.since(9).count(), 0);
    /// ```
    pub fn since(&self, from: usize) -> impl Iterator<Item = &str> {
        let mut skip = from;
        self.pieces().filter_map(move |piece| {
            if piece.len() <= skip {
                skip -= piece.len();
                return None;
            }
            let rest = piece.get(skip..);
            skip = if rest.is_some() { 0 } else { usize::MAX };
            rest
        })
    }

    /// How many of the last bytes of this text are the first ones of `next`, at most.
    pub(super) fn overlap(&self, next: &str) -> usize {
        let whole = self.to_string();
        let most = next.len().min(whole.len());
        (1..=most)
            .rev()
            .find(|len| next.is_char_boundary(*len) && whole.ends_with(&next[..*len]))
            .unwrap_or(0)
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        let mut made = Self::default();
        made.push_str(text);
        made
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.pieces().try_for_each(|piece| f.write_str(piece))
    }
}

/// Its length only: it is what was said, or what is in files.
impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Text({} bytes)", self.len)
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Self) -> bool {
        self.len == other.len
            && self
                .pieces()
                .flat_map(str::bytes)
                .eq(other.pieces().flat_map(str::bytes))
    }
}

impl Eq for Text {}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        self.len == other.len() && self.pieces().flat_map(str::bytes).eq(other.bytes())
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        *self == **other
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_text_is_whole_from_any_place() {
        let mut text = Text::default();
        let mut plain = String::new();
        for n in 0..5_000 {
            let more = format!("{n} ü ");
            text.push_str(&more);
            plain.push_str(&more);
        }
        text.push_str(&"x".repeat(3 * PIECE));
        plain.push_str(&"x".repeat(3 * PIECE));
        assert_eq!(text.to_string(), plain);
        assert_eq!(text, *plain);
        assert_eq!(text.len(), plain.len());
        for from in [
            0,
            1,
            PIECE - 1,
            PIECE,
            PIECE + 1,
            plain.len() - 1,
            plain.len(),
        ] {
            if let Some(rest) = plain.get(from..) {
                assert_eq!(text.since(from).collect::<String>(), rest, "{from}");
            }
        }
    }

    #[test]
    fn an_overlap_is_the_longest() {
        assert_eq!(Text::from("abcab").overlap("abx"), 2);
        assert_eq!(Text::from("abc").overlap("x"), 0);
        assert_eq!(Text::from("aü").overlap("üb"), 2);
        assert_eq!(Text::from("").overlap("a"), 0);
    }
}
