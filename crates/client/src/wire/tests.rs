//! The order of members, and what is cut off, mean nothing and something.

use bytestring::ByteString;
use proptest::prelude::*;

use super::{Envelope, Heads, Kind, head_id, member, request_id};

fn read(line: &str) -> Result<(ByteString, Envelope, Kind), super::Unreadable> {
    Envelope::read(line.into())
}

fn permutations(members: &[&str]) -> Vec<Vec<String>> {
    if members.is_empty() {
        return vec![Vec::new()];
    }
    let mut all = Vec::new();
    for (at, first) in members.iter().enumerate() {
        let mut rest = members.to_vec();
        rest.remove(at);
        for mut order in permutations(&rest) {
            order.insert(0, (*first).to_owned());
            all.push(order);
        }
    }
    all
}

#[test]
fn members_in_any_order_are_the_same_message() {
    let cases: [(&[&str], Kind); 4] = [
        (
            &[
                r#""method":"a/b""#,
                r#""params":{"x":{"threadId":"no"},"threadId":"t","turnId":"u","delta":"d"}"#,
                r#""emittedAtMs":1"#,
                r#""jsonrpc":"2.0""#,
                r#""other":[{"method":"no","id":3}]"#,
            ],
            Kind::Notification,
        ),
        (
            &[
                r#""method":"a/b""#,
                r#""id":0"#,
                r#""params":{"threadId":"t","turn":{"x":[],"id":"u"},"delta":"d"}"#,
                r#""other":"\"method\":\"no\"""#,
            ],
            Kind::Request,
        ),
        (
            &[
                r#""id":7"#,
                r#""result":{"turn":{"id":"u"},"delta":"d","thread":{"name":"{","id":"t"}}"#,
                r#""params2":null"#,
            ],
            Kind::Response,
        ),
        (
            &[r#""id":"s""#, r#""error":{"code":-32600,"message":"m"}"#],
            Kind::Response,
        ),
    ];
    for (members, kind) in cases {
        for order in permutations(members) {
            for (open, comma, close) in [("{", ",", "}"), (" { ", " ,\t", "\r }  ")] {
                let line = format!("{open}{}{close}", order.join(comma));
                let (line, envelope, found) = read(&line).unwrap();
                assert_eq!(found, kind);
                if kind != Kind::Response {
                    assert_eq!(envelope.method.text(&line), "a/b");
                    assert!(envelope.params.text(&line).starts_with('{'));
                    assert!(envelope.params.text(&line).ends_with('}'));
                }
                if !envelope.error.is_some() {
                    assert_eq!(envelope.thread.text(&line), "t");
                    assert_eq!(envelope.turn.text(&line), "u");
                    assert_eq!(envelope.delta.text(&line), "d");
                }
                assert_eq!(envelope.id.is_some(), kind != Kind::Notification);
            }
        }
    }
}

#[test]
fn the_id_of_an_answer_is_found_in_its_beginning() {
    for (head, expected) in [
        (r#"{"id":7,"result":{"text":"xxx"#, Some(7)),
        (r#"{"id":7,"result""#, Some(7)),
        (r#"{"jsonrpc":"2.0","id":7,"res"#, Some(7)),
        (r#"{"method":"m","id":7,"params":{"x"#, None),
        (r#"{"result":{"id":9,"text":"xxx"#, None),
        (r#"{"id":"7","result":{"#, None),
        (r#"{"id":"#, None),
        ("", None),
        ("xxxx", None),
    ] {
        assert_eq!(head_id(head.as_bytes()), expected, "{head}");
    }
}

#[test]
fn a_message_that_is_cut_off_anywhere_is_no_message() {
    let line = r#"{"method":"a","params":{"threadId":"t","list":[1,{"a":"b\"}"}],"n":-1.5e3},"emittedAtMs":12}"#;
    assert!(read(line).is_ok());
    for cut in 0..line.len() {
        assert!(read(&line[..cut]).is_err(), "{}", &line[..cut]);
    }
}

fn json() -> impl Strategy<Value = serde_json::Value> {
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        any::<String>().prop_map(Into::into),
        r#"[a-z"\\{}\[\],:]{0,12}"#.prop_map(Into::into),
    ];
    leaf.prop_recursive(4, 32, 6, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Into::into),
            prop::collection::hash_map(
                prop_oneof![
                    Just("threadId".to_owned()),
                    Just("turn".to_owned()),
                    Just("id".to_owned()),
                    any::<String>()
                ],
                inner,
                0..6
            )
            .prop_map(|members| serde_json::Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn what_the_scanner_finds_is_what_a_parser_finds(params in json(), id in any::<i64>()) {
        let line = serde_json::json!({ "method": "m", "id": id, "params": params }).to_string();
        let (line, envelope, kind) = read(&line).unwrap();
        prop_assert_eq!(kind, Kind::Request);
        prop_assert_eq!(envelope.params.text(&line), params.to_string());
        prop_assert_eq!(request_id(envelope.id.of(line.as_bytes())), Some(id.into()));
        let text = |value: Option<&serde_json::Value>| value.and_then(|v| v.as_str()).map(str::to_owned);
        let written = |span: super::Span| span.is_some().then(|| {
            serde_json::from_str::<String>(&format!("\"{}\"", span.text(&line))).unwrap()
        });
        let thread = text(params.get("threadId")).or_else(|| {
            text(params.get("thread").and_then(|thread| thread.get("id")))
        });
        prop_assert_eq!(written(envelope.thread), thread);
        let turn = text(params.get("turnId")).or_else(|| {
            text(params.get("turn").and_then(|turn| turn.get("id")))
        });
        prop_assert_eq!(written(envelope.turn), turn);
        let json = params.to_string();
        let expected = params.get("id").map(ToString::to_string);
        let found = member(json.as_bytes(), &["id"]).map(|span| span.text(&json).to_owned());
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn a_line_that_begins_like_one_before_is_read_like_any_other(
        lines in prop::collection::vec(
            (
                prop::sample::select(vec!["t", "u", "\\u0074", "xx"]),
                prop::sample::select(vec!["", r#""turnId":"n","#, r#""delta":1,"#, r#""thread":{"id":"v"},"#]),
                any::<String>(),
                prop::sample::select(vec![
                    "}}", r#"},"emittedAtMs":12}"#, r#","threadId":"z"}}"#, r#","turn":{"id":"w"}},"id":7}"#,
                    r#","threadId":null},"method":"n"}"#, r#","delta":"again"}}"#, r#"},"params":{"delta":"d"}}"#,
                    r#"},"\u0069d":1}"#, "}", "]}", "}} x", "",
                ]),
            ),
            1..12,
        ),
    ) {
        let mut heads = Heads::<()>::default();
        for (thread, between, text, tail) in lines {
            let text = serde_json::Value::from(text);
            let line = format!(r#"{{"method":"m","params":{{"threadId":"{thread}",{between}"delta":{text}{tail}"#);
            let expected = Envelope::read(line.as_str().into());
            let found = heads.read(line.as_str().into()).map(|(message, _)| message);
            prop_assert_eq!(format!("{found:?}"), format!("{expected:?}"));
        }
    }

    #[test]
    fn no_bytes_make_the_scanner_panic(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        let text = String::from_utf8_lossy(&bytes);
        let _ = Envelope::read(text.into_owned().into());
        let _ = head_id(&bytes);
        let _ = member(&bytes, &["a", "b"]);
    }

    #[test]
    fn no_text_of_json_signs_makes_the_scanner_panic(text in r#"[{}\[\]",:\\a1 ]{0,40}"#) {
        let parsed = serde_json::from_str::<serde_json::Value>(&text);
        let read = read(&text);
        if read.is_ok() {
            // The scanner is lenient about the inside of values, never about what surrounds them.
            let braces = text.trim().starts_with('{') && text.trim().ends_with('}');
            prop_assert!(braces, "{}", text);
        }
        if let Ok(value) = parsed {
            let is_message = value.get("method").is_some_and(serde_json::Value::is_string)
                || value.get("id").is_some();
            prop_assert_eq!(read.is_ok(), is_message);
        }
    }
}
