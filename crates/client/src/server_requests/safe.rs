//! The answer that grants nothing.

use codex_threads_protocol::{Release, RequestId};

use crate::wire::{answer, refusal};

const METHOD_NOT_FOUND: i64 = -32601;

/// The first release in which the refusal of the two oldest approvals is an object.
const DENIED_WITH: Release = Release::new(0, 145, 0);

/// What is said for it.
pub(super) const REJECTION: &str = "declined by the client";

/// Whether this release writes a denial of the two oldest approvals as an object.
pub(super) fn denies_with_words(release: Option<Release>) -> bool {
    release.is_some_and(|release| release >= DENIED_WITH)
}

/// The line that answers a request of this method without granting anything.
pub(super) fn safe_answer(id: &RequestId, method: &str, release: Option<Release>) -> Vec<u8> {
    let result: &[u8] = match method {
        "item/commandExecution/requestApproval"
        | "item/fileChange/requestApproval"
        | "skill/requestApproval" => br#"{"decision":"decline"}"#,
        "item/permissions/requestApproval" => br#"{"permissions":{},"scope":"turn"}"#,
        "mcpServer/elicitation/request" => br#"{"action":"decline"}"#,
        "item/tool/requestUserInput" => br#"{"answers":{}}"#,
        "item/tool/call" => {
            br#"{"contentItems":[{"type":"inputText","text":"The client did not run this tool."}],"success":false}"#
        }
        "applyPatchApproval" | "execCommandApproval" if denies_with_words(release) => {
            let denied = format!(r#"{{"decision":{{"denied":{{"rejection":"{REJECTION}"}}}}}}"#);
            return answer(id, denied.as_bytes());
        }
        "applyPatchApproval" | "execCommandApproval" => br#"{"decision":"denied"}"#,
        // There is nothing to decline in a question for a token, an attestation or the time, nor
        // is there in what nobody knows: it can only be said that nobody answers here.
        _ => {
            return refusal(
                id,
                METHOD_NOT_FOUND,
                "this client does not answer this method",
                None,
            );
        }
    };
    answer(id, result)
}

#[cfg(test)]
mod tests {
    use codex_threads_protocol::{ServerRequest, inspect};
    use serde_json::Value;

    use super::*;

    fn releases() -> [Option<Release>; 4] {
        let release = |minor| Some(Release::new(0, minor, 0));
        [None, release(100), release(144), release(169)]
    }

    #[test]
    fn no_safe_answer_approves_anything() {
        for method in ServerRequest::METHODS.iter().chain(&["something/new"]) {
            for release in releases() {
                let line = safe_answer(&RequestId::from(0), method, release);
                let text = String::from_utf8(line).unwrap();
                let value: Value = serde_json::from_str(&text).unwrap();
                assert_eq!(value["id"], 0);
                for word in ["accept", "approve", "true"] {
                    assert!(!text.contains(word), "{method}: {text}");
                }
            }
        }
    }

    /// An answer that the server can't read is none, and `{}` is what it can't read.
    #[test]
    fn every_kind_has_a_safe_answer_of_its_own_type() {
        let mut refused = Vec::new();
        for method in ServerRequest::METHODS {
            for release in releases() {
                let line = safe_answer(&RequestId::from(0), method, release);
                let value: Value = serde_json::from_slice(&line).unwrap();
                let Some(result) = value.get("result") else {
                    assert_eq!(value["error"]["code"], METHOD_NOT_FOUND, "{method}");
                    refused.push(*method);
                    continue;
                };
                let seen = inspect::answer(method, result.to_string().as_bytes());
                assert!(seen.is_known_method(), "{method}");
                assert!(seen.is_recognized(), "{method}: {seen:?}");
                assert_eq!(seen.written().unwrap(), result, "{method}");
            }
        }
        refused.dedup();
        // A new kind must be looked at: either it can be declined, or it belongs here.
        assert_eq!(
            refused,
            [
                "account/chatgptAuthTokens/refresh",
                "attestation/generate",
                "currentTime/read",
            ]
        );
    }

    #[test]
    fn the_oldest_approvals_are_denied_in_the_words_of_the_release() {
        let denied = |minor| {
            let release = Some(Release::new(0, minor, 0));
            let line = safe_answer(&RequestId::from(0), "execCommandApproval", release);
            let value: Value = serde_json::from_slice(&line).unwrap();
            value["result"]["decision"].clone()
        };
        assert_eq!(denied(144), "denied");
        assert_eq!(denied(145)["denied"]["rejection"], REJECTION);
    }

    #[test]
    fn an_id_is_echoed_in_its_own_type() {
        let text = |id| String::from_utf8(safe_answer(&id, "x", None)).unwrap();
        assert!(text(RequestId::from(0)).starts_with(r#"{"id":0,"#));
        assert!(text(RequestId::from(-7)).starts_with(r#"{"id":-7,"#));
        assert!(text(RequestId::from("0")).starts_with(r#"{"id":"0","#));
    }
}
