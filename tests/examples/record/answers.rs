//! What the recorder says when the server asks.

use std::collections::VecDeque;

use serde_json::{Map, Value, json};

/// The decisions on approvals to come; accepted when there is none.
#[derive(Debug, Default)]
pub(crate) struct Answers {
    decisions: VecDeque<Value>,
}

impl Answers {
    /// Decides the next approval.
    pub(crate) fn decide(&mut self, decision: Value) {
        self.decisions.push_back(decision);
    }

    /// The answer, still without an id.
    pub(crate) fn to(&mut self, method: &str, params: &Value) -> Value {
        let result = match method {
            "item/commandExecution/requestApproval" | "item/fileChange/requestApproval" => {
                let decision = self
                    .decisions
                    .pop_front()
                    .unwrap_or_else(|| "accept".into());
                json!({"decision": decision})
            }
            "item/permissions/requestApproval" => {
                json!({"permissions": params.get("permissions"), "scope": "turn"})
            }
            "item/tool/requestUserInput" => json!({"answers": first_options(params)}),
            "item/tool/call" => json!({
                "contentItems": [{"type": "inputText", "text": "sunny"}],
                "success": true,
            }),
            "mcpServer/elicitation/request" => {
                json!({"action": "accept", "content": {"colour": "blue"}, "_meta": null})
            }
            "currentTime/read" => json!({"currentTimeAt": 1_700_000_000}),
            _ => return json!({"error": {"code": -32601, "message": "not here"}}),
        };
        json!({"result": result})
    }
}

/// To each question the label of its first option.
fn first_options(params: &Value) -> Value {
    let questions = params.get("questions").and_then(Value::as_array);
    let answers = questions.into_iter().flatten().filter_map(|question| {
        let id = question.get("id")?.as_str()?;
        let label = question.pointer("/options/0/label").cloned();
        Some((
            id.to_owned(),
            json!({"answers": [label.unwrap_or_else(|| "yes".into())]}),
        ))
    });
    Value::Object(answers.collect::<Map<_, _>>())
}
