//! The text of an id: in place as long as ids are, shared beyond that.

use std::sync::Arc;

use arrayvec::ArrayString;

/// A text that costs no allocation up to `N` bytes, neither to make nor to clone.
#[derive(Clone)]
pub(super) enum Text<const N: usize> {
    Short(ArrayString<N>),
    Long(Arc<str>),
}

impl<const N: usize> Text<N> {
    #[inline]
    pub(super) fn as_str(&self) -> &str {
        match self {
            Self::Short(text) => text,
            Self::Long(text) => text,
        }
    }
}

impl<const N: usize> From<&str> for Text<N> {
    #[inline]
    fn from(text: &str) -> Self {
        ArrayString::from(text).map_or_else(|_| Self::Long(text.into()), Self::Short)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_the_same_whether_it_lies_in_place_or_not() {
        for len in 0..10 {
            let text = &"é23456789"[..len + usize::from(len == 1)];
            let kept = Text::<4>::from(text);
            assert_eq!(kept.as_str(), text);
            assert_eq!(kept.clone().as_str(), text);
            assert_eq!(matches!(kept, Text::Short(_)), text.len() <= 4, "{text}");
        }
    }
}
