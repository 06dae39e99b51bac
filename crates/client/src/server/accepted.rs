//! The list of methods in the refusal of an unknown one.

use std::ops::Range;

/// The methods that a server accepts. It is made at every start, and asked before every request.
#[derive(Debug, Clone)]
pub(crate) struct Accepted {
    refusal: Box<str>,
    /// Where each of them stands in the refusal, the short ones first: few are as long as another.
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
        names.sort_unstable_by_key(Range::len);
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
        let shorter = self.names.partition_point(|name| name.len() < method.len());
        self.names[shorter..]
            .iter()
            .take_while(|name| name.len() == method.len())
            .any(|name| self.refusal.as_bytes().get(name.clone()) == Some(method.as_bytes()))
    }

    /// In no order.
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
        assert_eq!(methods.iter().len(), 4);
        for method in methods.iter() {
            assert!(methods.contains(method), "{method}");
        }
        for method in ["a", "initialize", "thread/start", "turn/start"] {
            assert!(methods.iter().any(|one| one == method), "{method}");
        }
        for none in [
            "",
            "x",
            ", ",
            "turn/star",
            "turn/start`",
            "expected one of ",
        ] {
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
