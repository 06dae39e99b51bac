//! The oracles, over inputs that look like the real ones.

use proptest::prelude::*;
use serde_json::Value;

/// Names and texts that mean something, and others.
fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(vec![
            "id", "method", "params", "result", "error", "threadId", "turnId", "conversationId",
            "thread", "turn", "delta", "itemId",
        ])
        .prop_map(str::to_owned),
        1 => r#"[a-z"\\{}\[\],:/é\u{1}]{0,8}"#,
    ]
}

fn json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        3 => name().prop_map(Value::from),
        1 => any::<String>().prop_map(Value::from),
        2 => (-9_i64..9).prop_map(Value::from),
        1 => any::<i64>().prop_map(Value::from),
        1 => any::<u64>().prop_map(Value::from),
        1 => any::<f64>().prop_map(Value::from),
        1 => any::<bool>().prop_map(Value::from),
        1 => Just(Value::Null),
    ];
    leaf.prop_recursive(4, 48, 8, |inner| {
        prop_oneof![
            1 => prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            4 => prop::collection::btree_map(name(), inner, 0..7)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

/// Writes JSON with white space and escapes where JSON lets them be, as `whims` say.
fn write(value: &Value, whims: &mut impl Iterator<Item = u8>, line: &mut String) {
    let mut space = |line: &mut String| {
        if let Some(at) = whims.next().filter(|whim| *whim < 24) {
            line.push([' ', '\t', '\r'][usize::from(at % 3)]);
        }
    };
    space(line);
    match value {
        Value::Object(members) => {
            line.push('{');
            for (at, (name, value)) in members.iter().enumerate() {
                if at > 0 {
                    line.push(',');
                }
                write(&Value::from(name.as_str()), whims, line);
                line.push(':');
                write(value, whims, line);
            }
            line.push('}');
        }
        Value::Array(items) => {
            line.push('[');
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    line.push(',');
                }
                write(item, whims, line);
            }
            line.push(']');
        }
        Value::String(text) if whims.next().is_some_and(|whim| whim < 32) => {
            line.push('"');
            for unit in text.encode_utf16() {
                line.push_str(&format!("\\u{unit:04x}"));
            }
            line.push('"');
        }
        plain => line.push_str(&plain.to_string()),
    }
    if let Some(b' ') = whims.next() {
        line.push(' ');
    }
}

fn line() -> impl Strategy<Value = String> {
    let whims = prop_oneof![Just(Vec::new()), prop::collection::vec(any::<u8>(), 0..200)];
    (json(), whims).prop_map(|(value, whims)| {
        let mut line = String::new();
        write(&value, &mut whims.into_iter(), &mut line);
        line
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_line_means_to_the_classifier_what_it_means_to_a_parser(line in line()) {
        super::classifier(line.as_bytes());
    }

    #[test]
    fn no_bytes_confuse_the_classifier(bytes in prop::collection::vec(any::<u8>(), 0..48)) {
        super::classifier(&bytes);
    }

    #[test]
    fn a_line_that_is_cut_off_names_its_own_id_or_none(line in line(), at in 0_usize..200) {
        super::cut_off(line.as_bytes(), at);
    }

    #[test]
    fn what_goes_into_a_queue_comes_out_or_is_told_to_be_missing(
        steps in prop::collection::vec(any::<u8>(), 0..300)
    ) {
        super::inbox(&steps);
    }
}

/// Found by a fuzzer, each once.
#[test]
fn lines_that_were_misunderstood_once() {
    for line in [
        // The order of two names that mean the same decided.
        r#"{"method":"m","params":{"conversationId":"c","threadId":null}}"#,
        // The result of a message that is no answer said whom it concerns.
        r#"{"method":"m","params":{"threadId":"a"},"result":{"threadId":"b"}}"#,
        // A name elsewhere that is written with escapes changed what `null` means.
        r#"{"method":"m","id":null,"\u0061":1}"#,
        r#"{"method":null,"id":1,"\u0061":1}"#,
        // Names and ids within the params, written with escapes, were not understood.
        r#"{"method":"m","params":{"thread\u0049d":"a"}}"#,
        r#"{"method":"m","params":{"threadId":"\u0061"}}"#,
        r#"{"method":"m","params":{"turn":{"i\u0064":"\u0061\"b"}}}"#,
        // An id that is no Unicode text cost the whole message.
        r#"{"method":"m","params":{"threadId":"t","turnId":"\udc1d"}}"#,
        // A name that is no Unicode text beside an id: the property missed the id, not the classifier.
        r#"{"method":"m","params":{"turnId":"u","\udaee":1}}"#,
        r#"{"method":"m","params":{"turn":{"id":"u","\udaee":1}}}"#,
    ] {
        super::classifier(line.as_bytes());
    }
}

/// Found by a fuzzer: the beginning of an id was taken for an id, that of another request.
#[test]
fn an_id_that_is_cut_off_itself_is_no_id() {
    let line = br#"{"id":1234,"result":{}}"#;
    for at in 0..line.len() {
        super::cut_off(line, at);
    }
    assert_eq!(crate::wire::head_id(br#"{"id":12"#), None);
}

/// Found by a fuzzer: a name that is no Unicode text cost the whole message.
#[test]
fn a_name_that_is_no_unicode_text_costs_nothing_else() {
    let line = r#"{"method":"m","params":{"\ud800":1,"threadId":"t"},"\ud800":1}"#;
    let (line, envelope, kind) = crate::wire::Envelope::read(line.into()).unwrap();
    assert_eq!(kind, crate::wire::Kind::Notification);
    assert_eq!(envelope.method.text(&line), "m");
    assert_eq!(envelope.thread.text(&line), "t");
}
