//! The list of methods in the refusal of an unknown one.

use std::collections::HashSet;

/// The methods that the server accepts, out of ``unknown variant `m`, expected one of `a`, `b` ``.
pub(crate) fn accepted(message: &str) -> Option<HashSet<Box<str>>> {
    let (_, list) = message.split_once("expected one of ")?;
    let methods: HashSet<Box<str>> = list.split('`').skip(1).step_by(2).map(Box::from).collect();
    methods.contains("initialize").then_some(methods)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_taken_out_of_the_refusal() {
        let methods = accepted(
            "Invalid request: unknown variant `x`, expected one of `initialize`, `thread/start`, `turn/start`",
        )
        .unwrap();
        assert_eq!(methods.len(), 3);
        assert!(methods.contains("turn/start"));
    }

    #[test]
    fn another_refusal_is_no_list() {
        assert!(accepted("Not initialized").is_none());
        assert!(accepted("unknown variant `x`, expected one of `a`, `b`").is_none());
    }
}
