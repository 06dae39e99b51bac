//! The order of members, and payloads that end too early.

use codex_threads_protocol::ServerNotification;
use codex_threads_protocol::inspect::Inspection;
use serde_json::Value;

use crate::corpus::{Kind, payloads};

/// Where the tag of an object is written.
#[derive(Clone, Copy)]
enum Order {
    TagFirst,
    TagLast,
    Reversed,
}

fn write(value: &Value, order: Order, out: &mut String) {
    match value {
        Value::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                write(item, order, out);
            }
            out.push(']');
        }
        Value::Object(members) => {
            let mut members: Vec<(&String, &Value)> = members.iter().collect();
            match order {
                Order::TagFirst => members.sort_by_key(|(name, _)| name.as_str() != "type"),
                Order::TagLast => members.sort_by_key(|(name, _)| name.as_str() == "type"),
                Order::Reversed => members.reverse(),
            }
            out.push('{');
            for (index, (name, value)) in members.into_iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                out.push_str(&Value::from(name.as_str()).to_string());
                out.push(':');
                write(value, order, out);
            }
            out.push('}');
        }
        other => out.push_str(&other.to_string()),
    }
}

#[test]
fn a_tag_that_comes_last_changes_nothing() {
    let mut tagged = 0;
    for payload in payloads().iter().filter(|payload| !payload.is_old_event()) {
        let plain = payload.inspect();
        let mut texts = Vec::new();
        for order in [Order::TagFirst, Order::TagLast, Order::Reversed] {
            let mut text = String::new();
            write(&payload.json, order, &mut text);
            let seen = payload.kind.inspect(&payload.method, text.as_bytes());
            // Its message has a column.
            let path = |seen: &Inspection| seen.error().map(|error| error.path().to_owned());
            assert_eq!(path(&seen), path(&plain), "{}", payload.place());
            assert_eq!(seen.written(), plain.written(), "{}", payload.place());
            assert_eq!(
                seen.unrecognized(),
                plain.unrecognized(),
                "{}",
                payload.place()
            );
            texts.push(text);
        }
        tagged += usize::from(texts[0] != texts[1]);
    }
    assert!(tagged > 500, "only {tagged} payloads with tags");
}

#[test]
fn a_payload_that_ends_too_early_is_an_error_and_no_panic() {
    let mut cut = 0;
    for (kind, method) in [
        (Kind::Response, "thread/read"),
        (Kind::Notification, "item/completed"),
        (Kind::ServerRequest, "item/commandExecution/requestApproval"),
    ] {
        let payload = payloads()
            .iter()
            .rfind(|p| p.kind == kind && p.method == method)
            .expect("a recorded one");
        // Non-ASCII text is cut within a character, too.
        let text = payload.json.to_string();
        for length in 0..text.len() {
            let part = text.as_bytes().get(..length).expect("a part");
            let seen = kind.inspect(method, part);
            assert!(
                seen.error().is_some(),
                "{} cut at {length} decodes",
                payload.place()
            );
            assert!(seen.written().is_none());
            if kind == Kind::Notification {
                let event = ServerNotification::decode(method, part);
                assert!(
                    matches!(&event, ServerNotification::Unknown(unknown) if unknown.error().is_some())
                );
            }
            cut += 1;
        }
    }
    assert!(cut > 1000, "only {cut} cuts");
}
