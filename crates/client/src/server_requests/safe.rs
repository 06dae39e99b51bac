//! The answer that grants nothing.

use codex_threads_protocol::RequestId;

use crate::wire::{answer, refusal};

const METHOD_NOT_FOUND: i64 = -32601;

/// The line that answers a request of this method without granting anything.
pub(crate) fn safe_answer(id: &RequestId, method: &str) -> Vec<u8> {
    let result: &[u8] = match method {
        "item/commandExecution/requestApproval" | "item/fileChange/requestApproval" => {
            br#"{"decision":"decline"}"#
        }
        "item/permissions/requestApproval" => br#"{"permissions":{},"scope":"turn"}"#,
        "mcpServer/elicitation/request" => br#"{"action":"decline","content":null}"#,
        "item/tool/requestUserInput" => br#"{"answers":{}}"#,
        "item/tool/call" => br#"{"contentItems":[],"success":false}"#,
        "applyPatchApproval" | "execCommandApproval" => br#"{"decision":"denied"}"#,
        _ => {
            return refusal(
                id,
                METHOD_NOT_FOUND,
                "this client does not answer this method",
            );
        }
    };
    answer(id, result)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_safe_answer_approves_anything() {
        for method in [
            "item/commandExecution/requestApproval",
            "item/fileChange/requestApproval",
            "item/permissions/requestApproval",
            "mcpServer/elicitation/request",
            "item/tool/requestUserInput",
            "item/tool/call",
            "applyPatchApproval",
            "execCommandApproval",
            "account/chatgptAuthTokens/refresh",
            "something/new",
        ] {
            let line = safe_answer(&RequestId::from(0), method);
            let text = String::from_utf8(line).unwrap();
            let value: serde_json::Value = serde_json::from_str(&text).unwrap();
            assert_eq!(value["id"], 0);
            for word in ["accept", "approved", "true"] {
                assert!(!text.contains(word), "{method}: {text}");
            }
        }
    }

    #[test]
    fn an_id_is_echoed_in_its_own_type() {
        let text = |id| String::from_utf8(safe_answer(&id, "x")).unwrap();
        assert!(text(RequestId::from(0)).starts_with(r#"{"id":0,"#));
        assert!(text(RequestId::from("0")).starts_with(r#"{"id":"0","#));
    }
}
