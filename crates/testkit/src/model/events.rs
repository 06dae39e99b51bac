//! A reply as the events of the Responses API.

use serde_json::{Value, json};

use super::reply::{End, Output, Reply};
use super::request::RecordedRequest;
use super::tools;

/// Ids are unique over the models of one machine, so that a thread may go on with another model.
pub(crate) struct Ids {
    pub(crate) model: u16,
    pub(crate) request: usize,
}

impl Ids {
    fn response(&self) -> String {
        format!("resp_{}_{}", self.model, self.request)
    }

    fn item(&self, kind: &str, index: usize) -> String {
        format!("{kind}_{}_{}_{index}", self.model, self.request)
    }
}

/// The events of a reply, in order.
pub(crate) fn events(reply: &Reply, request: &RecordedRequest, ids: &Ids) -> Vec<Value> {
    let response = ids.response();
    let mut events = vec![json!({
        "type": "response.created",
        "response": {"id": response, "object": "response", "status": "in_progress", "output": []},
    })];
    let mut end = &reply.end;
    let mut failure = None;
    for (index, output) in reply.outputs.iter().enumerate() {
        if let Err(message) = push_output(&mut events, output, index, request, ids) {
            end = failure.insert(End::Failed {
                code: "scripted_model".to_owned(),
                message,
            });
            break;
        }
    }
    match end {
        End::Completed => events.push(json!({
            "type": "response.completed",
            "response": {"id": response, "object": "response", "status": "completed", "output": [], "usage": usage(reply)},
        })),
        End::Failed { code, message } => events.push(json!({
            "type": "response.failed",
            "response": {"id": response, "object": "response", "status": "failed", "output": [],
                "error": {"code": code, "message": message}, "usage": null},
        })),
        End::Incomplete { reason } => events.push(json!({
            "type": "response.incomplete",
            "response": {"id": response, "object": "response", "status": "incomplete", "output": [],
                "incomplete_details": {"reason": reason}, "usage": usage(reply)},
        })),
        End::None => {}
    }
    for (number, event) in events.iter_mut().enumerate() {
        if let Some(map) = event.as_object_mut() {
            map.entry("sequence_number").or_insert(number.into());
        }
    }
    events
}

fn usage(reply: &Reply) -> Value {
    let usage = reply.usage;
    json!({
        "input_tokens": usage.input,
        "input_tokens_details": {"cached_tokens": usage.cached_input},
        "output_tokens": usage.output,
        "output_tokens_details": {"reasoning_tokens": usage.reasoning_output},
        "total_tokens": usage.input.saturating_add(usage.output),
    })
}

fn push_output(
    events: &mut Vec<Value>,
    output: &Output,
    index: usize,
    request: &RecordedRequest,
    ids: &Ids,
) -> Result<(), String> {
    match output {
        Output::Message(pieces) => message(events, pieces, index, &ids.item("msg", index)),
        Output::Reasoning(pieces) => reasoning(events, pieces, index, &ids.item("rs", index)),
        Output::Function { name, arguments } => {
            let call = tools::function(request, name, arguments);
            item(
                events,
                call.into_item(&ids.item("fc", index), &ids.item("call", index)),
                index,
            );
        }
        Output::Custom { name, input } => {
            let call = tools::Call::Custom {
                name: name.clone(),
                input: input.clone(),
            };
            item(
                events,
                call.into_item(&ids.item("ctc", index), &ids.item("call", index)),
                index,
            );
        }
        Output::Command { argv, escalated } => {
            let call = tools::command(request, argv, escalated.as_deref())?;
            item(
                events,
                call.into_item(&ids.item("fc", index), &ids.item("call", index)),
                index,
            );
        }
        Output::Patch(patch) => {
            let call = tools::patch(request, patch)?;
            item(
                events,
                call.into_item(&ids.item("fc", index), &ids.item("call", index)),
                index,
            );
        }
        Output::Item(value) => item(events, value.clone(), index),
        Output::Event(value) => events.push(value.clone()),
    }
    Ok(())
}

fn item(events: &mut Vec<Value>, item: Value, index: usize) {
    events.push(
        json!({"type": "response.output_item.added", "output_index": index, "item": item.clone()}),
    );
    events.push(json!({"type": "response.output_item.done", "output_index": index, "item": item}));
}

fn message(events: &mut Vec<Value>, pieces: &[String], index: usize, id: &str) {
    let item = |status: &str, content: Value| json!({"type": "message", "id": id, "role": "assistant", "status": status, "content": content});
    events.push(json!({
        "type": "response.output_item.added", "output_index": index, "item": item("in_progress", json!([])),
    }));
    for piece in pieces {
        events.push(json!({
            "type": "response.output_text.delta", "item_id": id, "output_index": index, "content_index": 0, "delta": piece,
        }));
    }
    let content = json!([{"type": "output_text", "text": pieces.concat(), "annotations": []}]);
    events.push(json!({
        "type": "response.output_item.done", "output_index": index, "item": item("completed", content),
    }));
}

fn reasoning(events: &mut Vec<Value>, pieces: &[String], index: usize, id: &str) {
    let text = pieces.concat();
    let item = |summary: Value| json!({"type": "reasoning", "id": id, "summary": summary, "content": null, "encrypted_content": null});
    events.push(json!({
        "type": "response.output_item.added", "output_index": index, "item": item(json!([])),
    }));
    events.push(json!({
        "type": "response.reasoning_summary_part.added", "item_id": id, "output_index": index, "summary_index": 0,
        "part": {"type": "summary_text", "text": ""},
    }));
    for piece in pieces {
        events.push(json!({
            "type": "response.reasoning_summary_text.delta", "item_id": id, "output_index": index, "summary_index": 0,
            "delta": piece,
        }));
    }
    events.push(json!({
        "type": "response.reasoning_summary_text.done", "item_id": id, "output_index": index, "summary_index": 0, "text": text,
    }));
    events.push(json!({
        "type": "response.output_item.done", "output_index": index,
        "item": item(json!([{"type": "summary_text", "text": text}])),
    }));
}
