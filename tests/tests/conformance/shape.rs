//! What is compared of a conversation: the order of messages, and the shape of each.
//!
//! A shape is the tree of keys and JSON types. Strings that a program branches on are kept, all others are only known to be strings. What
//! is left out, and why, is written down here, and nowhere else.

use serde_json::{Map, Value, json};

use crate::player::Noted;

/// Members whose strings are words of the protocol, not somebody's text.
const WORDS: &[&str] = &[
    "type",
    "status",
    "kind",
    "itemsView",
    "historyMode",
    "approvalPolicy",
    "approvalsReviewer",
    "decision",
    "source",
    "mode",
    "codexErrorInfo",
    "delta",
    "text",
    "preview",
    "method",
    "activeFlags",
    "availableDecisions",
    "multiAgentMode",
    "limitId",
    "platformFamily",
    "platformOs",
    "name",
    "threadName",
    "cliVersion",
    "reason",
    "summary",
    "environmentId",
    "originator",
    "model",
    "modelProvider",
];

/// Notifications that tell of the machine at hand, not of the conversation.
const OF_THE_MACHINE: &[&str] = &[
    // Sent where bubblewrap is not installed, or the configuration has unknown settings.
    "configWarning",
];

/// Steps in which the order of answers relative to notifications is not compared.
///
/// From 0.162 the server takes up what a running turn is told at once: whether the turn goes on before or after the answer is chance.
const ANSWERS_APART: &[&str] = &["steered", "started in mid-turn"];

/// Steps in which a turn is interrupted.
///
/// The usage so far is told once more before the end, or not at all: chance, as the interrupt meets the end of the model's reply. The fake
/// tells it. So what the fake tells is compared where the real server tells it, and left out where it doesn't.
const INTERRUPTED: &[&str] = &["interrupted", "a command is cancelled"];

/// One message, reduced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shape {
    /// What kind of message it is.
    pub(crate) label: String,
    /// Its shape, a line a leaf.
    pub(crate) leaves: Vec<String>,
}

/// What the real server and the fake said in one step, reduced, in order.
pub(crate) fn of_step(real: &[Noted], fake: &[Noted], step: &str) -> (Vec<Shape>, Vec<Shape>) {
    let [real, mut fake] = [real, fake].map(|noted| {
        let of_step = noted
            .iter()
            .filter(|noted| noted.step == step && !noted.from_client);
        of_step.filter_map(reduce).collect::<Vec<Shape>>()
    });
    if INTERRUPTED.contains(&step) && !real.iter().any(is_usage) {
        fake.retain(|shape| !is_usage(shape));
    }
    (settled(real, step), settled(fake, step))
}

/// Whether it tells what was used so far.
fn is_usage(shape: &Shape) -> bool {
    shape.label == "thread/tokenUsage/updated" || shape.label == "account/rateLimits/updated"
}

/// Brings into one order what comes in several.
fn settled(mut shapes: Vec<Shape>, step: &str) -> Vec<Shape> {
    settle_starts(&mut shapes);
    settle_statuses(&mut shapes);
    // A thread that is unloaded is sometimes said twice to be: two parts of the server notice.
    shapes.dedup_by(|next, last| {
        next.label == "thread/status/changed notLoaded" && next.label == last.label
    });
    if ANSWERS_APART.contains(&step) {
        // Stable: both keep their order.
        shapes.sort_by_key(|shape| !shape.label.starts_with("answer to "));
    }
    shapes
}

/// Moves the answer to `turn/start` to the begin of its step.
///
/// Mostly it comes first. In one of some hundred turns 0.151 and later tell of the begin of the turn before they answer, and a client must
/// bear both.
fn settle_starts(shapes: &mut [Shape]) {
    shapes.sort_by_key(|shape| shape.label != "answer to turn/start");
}

/// Moves statuses before the items and questions that they follow.
///
/// The real server tells statuses on another way than items, and from run to run one or the other comes first. Their order among
/// themselves, and relative to answers, to usage, and to the begin and the end of turns, is compared.
fn settle_statuses(shapes: &mut [Shape]) {
    for at in 1..shapes.len() {
        let is_status = |shape: &Shape| shape.label.starts_with("thread/status/changed");
        let gives_way = |shape: &Shape| {
            shape.label.starts_with("item/") || shape.label == "serverRequest/resolved"
        };
        let mut at = at;
        while at > 0 && is_status(&shapes[at]) && gives_way(&shapes[at - 1]) {
            shapes.swap(at, at - 1);
            at -= 1;
        }
    }
}

fn reduce(noted: &Noted) -> Option<Shape> {
    let message = &noted.message;
    let method = message.get("method").and_then(Value::as_str);
    if method.is_some_and(|method| OF_THE_MACHINE.contains(&method)) {
        return None;
    }
    // Up to 0.114 everything is told in an older form too, which is in no schema.
    if method.is_some_and(|method| method.starts_with("codex/event/")) {
        return None;
    }
    let label = match (method, &noted.answers) {
        (Some(method), _) => match message.pointer("/params/item/type").and_then(Value::as_str) {
            Some(item) => format!("{method} {item}"),
            None => match message
                .pointer("/params/status/type")
                .and_then(Value::as_str)
            {
                Some(status) => format!("{method} {status}"),
                None => method.to_owned(),
            },
        },
        (None, Some(method)) => format!("answer to {method}"),
        (None, None) => "answer to nothing".to_owned(),
    };
    let mut leaves = Vec::new();
    let message = Value::Object(
        message
            .as_object()
            .into_iter()
            .flatten()
            .filter(|(name, _)| *name != "id")
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect::<Map<_, _>>(),
    );
    walk(&message, "", "", &mut leaves);
    Some(Shape { label, leaves })
}

fn walk(value: &Value, path: &str, key: &str, leaves: &mut Vec<String>) {
    let leaf = match value {
        Value::Object(members) if key == "readStates" => {
            // Its keys are ids.
            for value in members.values() {
                walk(value, &format!("{path}/*"), "", leaves);
            }
            return;
        }
        Value::Object(members) if !members.is_empty() => {
            for (name, value) in members {
                walk(value, &format!("{path}/{name}"), name, leaves);
            }
            return;
        }
        Value::Array(items) if !items.is_empty() => {
            for (at, item) in items.iter().enumerate() {
                walk(item, &format!("{path}/{at}"), key, leaves);
            }
            return;
        }
        Value::Object(_) => json!({}).to_string(),
        Value::Array(_) => json!([]).to_string(),
        Value::Null => "null".to_owned(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) if key == "code" => number.to_string(),
        Value::Number(_) => "a number".to_owned(),
        Value::String(text) if key == "message" => masked(text),
        Value::String(text) if WORDS.contains(&key) => format!("{text:?}"),
        Value::String(_) => "a string".to_owned(),
    };
    leaves.push(format!("{path}: {leaf}"));
}

/// A message of the server, without ids, and with the accepted methods in a fixed order.
fn masked(text: &str) -> String {
    let text = match text.split_once("expected one of `initialize`") {
        Some((head, names)) => {
            let mut names: Vec<&str> = names.split('`').skip(1).step_by(2).collect();
            names.sort_unstable();
            format!("{head}expected one of {}", names.join(" "))
        }
        None => text.to_owned(),
    };
    let mut out = String::new();
    let mut rest = text.as_str();
    while let Some(at) = find_uuid(rest) {
        out.push_str(&rest[..at]);
        out.push_str("ID");
        rest = &rest[at + 36..];
    }
    out.push_str(rest);
    out
}

fn find_uuid(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    (0..bytes.len().saturating_sub(35)).find(|&at| {
        bytes[at..at + 36]
            .iter()
            .enumerate()
            .all(|(index, byte)| match index {
                8 | 13 | 18 | 23 => *byte == b'-',
                _ => byte.is_ascii_hexdigit(),
            })
    })
}
