//! The list of methods in the refusal of an unknown one.

use std::ops::Range;

/// The methods that a server accepts. It is made at every start, and asked before every request.
#[derive(Debug, Clone)]
pub(crate) struct Accepted {
    refusal: Box<str>,
    /// Where each of them stands in the refusal, in the order of their names.
    names: Box<[Range<usize>]>,
}

impl Accepted {
    /// Out of ``unknown variant `m`, expected one of `a`, `b` ``.
    pub(crate) fn listed(refusal: &str) -> Option<Self> {
        const LIST: &str = "expected one of ";
        let list = refusal.find(LIST)? + LIST.len();
        let mut begin = list;
        let mut names = Vec::new();
        for (at, part) in refusal[list..].split('`').enumerate() {
            if at % 2 == 1 {
                names.push(begin..begin + part.len());
            }
            begin += part.len() + 1;
        }
        names.sort_unstable_by_key(|name| &refusal[name.clone()]);
        let accepted = Self {
            refusal: refusal.into(),
            names: names.into(),
        };
        accepted.contains("initialize").then_some(accepted)
    }

    fn name(&self, range: &Range<usize>) -> &str {
        self.refusal.get(range.clone()).unwrap_or_default()
    }

    pub(crate) fn contains(&self, method: &str) -> bool {
        self.names
            .binary_search_by(|name| self.name(name).cmp(method))
            .is_ok()
    }

    /// In the order of their names.
    pub(crate) fn iter(&self) -> impl ExactSizeIterator<Item = &str> + '_ {
        self.names.iter().map(|name| self.name(name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_taken_out_of_the_refusal() {
        let methods = Accepted::listed(
            "Invalid request: unknown variant `x`, expected one of `initialize`, `thread/start`, `turn/start`, `a`",
        )
        .unwrap();
        assert_eq!(
            methods.iter().collect::<Vec<_>>(),
            ["a", "initialize", "thread/start", "turn/start"]
        );
        for method in ["a", "initialize", "thread/start", "turn/start"] {
            assert!(methods.contains(method), "{method}");
        }
        for none in ["", "x", ", ", "turn/star", "turn/start`", "expected one of "] {
            assert!(!methods.contains(none), "{none:?}");
        }
    }

    #[test]
    fn another_refusal_is_no_list() {
        for refusal in [
            "Not initialized",
            "unknown variant `x`, expected one of `a`, `b`",
            "expected one of initialize",
            "expected one of ",
        ] {
            assert!(Accepted::listed(refusal).is_none(), "{refusal}");
        }
    }
}
