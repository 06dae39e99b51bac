//! The decisions that the server offers, and whether an answer is among them.
//!
//! `availableDecisions` of a command's approval, since 0.106, lists decisions as texts or as objects
//! of one key. They are compared by kind: what an offered amendment says may be changed.
//!
//! **To say no is always possible.** `decline` and `cancel` are sent whether they are listed or not:
//! servers list `accept`, an amendment and `cancel`, and take `decline` all the same. The list limits
//! what may be granted.

use codex_threads_protocol::{CommandExecutionRequestApprovalParams, ServerRequestParams};
use serde::Deserialize;
use serde_json::Value;

use super::error::AnswerError;

#[derive(Deserialize)]
struct Offer {
    #[serde(rename = "availableDecisions")]
    decisions: Option<Vec<Value>>,
}

#[derive(Deserialize)]
struct Taken {
    decision: Option<Value>,
}

/// The name of a decision: the text, or the only key.
fn kind(decision: &Value) -> Option<&str> {
    match decision {
        Value::String(text) => Some(text),
        Value::Object(members) => members.keys().next().map(String::as_str),
        _ => None,
    }
}

/// Whether the decision that `result` takes is offered by `params`.
pub(super) fn check(method: &str, params: &[u8], result: &[u8]) -> Result<(), AnswerError> {
    if method != CommandExecutionRequestApprovalParams::METHOD {
        return Ok(());
    }
    let Ok(Offer {
        decisions: Some(offered),
    }) = serde_json::from_slice(params)
    else {
        return Ok(());
    };
    let taken = serde_json::from_slice(result).unwrap_or(Taken { decision: None });
    let decision = taken.decision.as_ref().and_then(kind);
    match decision {
        Some("decline" | "cancel") => Ok(()),
        // An empty list says nothing.
        _ if offered.is_empty() => Ok(()),
        Some(decision) if offered.iter().filter_map(kind).any(|kind| kind == decision) => Ok(()),
        _ => Err(AnswerError::NotOffered {
            decision: decision.unwrap_or("of no known form").to_owned(),
            offered: offered.iter().filter_map(kind).map(str::to_owned).collect(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const METHOD: &str = CommandExecutionRequestApprovalParams::METHOD;
    const LISTED: &[u8] = br#"{"availableDecisions":["accept",{"acceptWithExecpolicyAmendment":{"execpolicy_amendment":["ls"]}},"cancel"]}"#;

    fn taken(params: &[u8], result: &[u8]) -> bool {
        check(METHOD, params, result).is_ok()
    }

    #[test]
    fn an_amendment_is_compared_by_its_kind() {
        assert!(taken(
            LISTED,
            br#"{"decision":{"acceptWithExecpolicyAmendment":{"execpolicy_amendment":["rm"]}}}"#
        ));
        assert!(!taken(
            LISTED,
            br#"{"decision":{"applyNetworkPolicyAmendment":{}}}"#
        ));
    }

    #[test]
    fn what_is_not_offered_is_refused_and_a_no_never_is() {
        assert!(taken(LISTED, br#"{"decision":"accept"}"#));
        assert!(taken(LISTED, br#"{"decision":"cancel"}"#));
        assert!(taken(LISTED, br#"{"decision":"decline"}"#));
        assert!(!taken(LISTED, br#"{"decision":"acceptForSession"}"#));
        assert!(!taken(LISTED, br"{}"));
        assert!(!taken(LISTED, br#"{"decision":true}"#));
    }

    #[test]
    fn without_a_list_everything_is_taken() {
        for params in [
            &b"{}"[..],
            br#"{"availableDecisions":null}"#,
            br#"{"availableDecisions":[]}"#,
            b"null",
        ] {
            assert!(taken(params, br#"{"decision":"acceptForSession"}"#));
        }
        assert!(check("item/fileChange/requestApproval", LISTED, b"{}").is_ok());
    }
}
