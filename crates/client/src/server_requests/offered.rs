//! What an answer may say: the decisions that the server offers, and what it would not understand.
//!
//! `availableDecisions` of a command's approval, since 0.106, lists decisions as texts or as objects
//! of one key. They are compared by kind: what an offered amendment says may be changed.
//!
//! **To say no is always possible.** `decline` and `cancel` are sent whether they are listed or not:
//! servers list `accept`, an amendment and `cancel`, and take `decline` all the same. The list limits
//! what may be granted.
//!
//! A server ignores members of an answer that it doesn't know. Where that makes an answer grant more
//! than it says (`strictAutoReview` of permissions, since 0.124), it is refused, too.

use codex_threads_protocol::{
    CommandExecutionRequestApprovalParams, PermissionsRequestApprovalParams, Release,
    ServerRequestParams,
};
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

/// The first release that reviews what follows a grant, if it is told to.
const STRICT_REVIEW: Release = Release::new(0, 124, 0);

#[derive(Deserialize)]
struct Granted {
    #[serde(rename = "strictAutoReview")]
    strict: Option<Value>,
}

/// Whether `result` answers `params` as this release would understand it.
pub(super) fn check(
    method: &str,
    params: &[u8],
    result: &[u8],
    release: Option<Release>,
) -> Result<(), AnswerError> {
    match method {
        CommandExecutionRequestApprovalParams::METHOD => decision(params, result),
        PermissionsRequestApprovalParams::METHOD => permissions(result, release),
        _ => Ok(()),
    }
}

/// Whether the grant is understood in full.
fn permissions(result: &[u8], release: Option<Release>) -> Result<(), AnswerError> {
    let found = match release {
        Some(release) if release < STRICT_REVIEW && release != Release::new(0, 0, 0) => release,
        _ => return Ok(()),
    };
    match serde_json::from_slice(result) {
        Ok(Granted {
            strict: Some(Value::Bool(true)),
        }) => Err(AnswerError::NotUnderstood {
            field: "strictAutoReview",
            needs: STRICT_REVIEW,
            found,
        }),
        _ => Ok(()),
    }
}

/// Whether the decision that `result` takes is offered by `params`.
fn decision(params: &[u8], result: &[u8]) -> Result<(), AnswerError> {
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
        check(METHOD, params, result, None).is_ok()
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
        assert!(check("item/fileChange/requestApproval", LISTED, b"{}", None).is_ok());
    }

    /// It would grant without the review.
    #[test]
    fn a_grant_under_review_is_not_given_to_a_server_that_does_not_review() {
        let granted = |result: &str, release| {
            let method = PermissionsRequestApprovalParams::METHOD;
            check(method, b"{}", result.as_bytes(), release).is_ok()
        };
        let (old, new) = (Release::new(0, 123, 0), Release::new(0, 124, 0));
        let strict = r#"{"permissions":{},"strictAutoReview":true}"#;
        assert!(!granted(strict, Some(old)));
        assert!(granted(strict, Some(new)));
        assert!(granted(strict, None));
        for lax in [
            r#"{"permissions":{},"strictAutoReview":false}"#,
            r#"{"permissions":{},"strictAutoReview":null}"#,
            r#"{"permissions":{}}"#,
        ] {
            assert!(granted(lax, Some(old)));
        }
    }
}
