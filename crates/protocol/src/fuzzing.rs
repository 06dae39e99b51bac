//! What must hold of every payload, whatever is in it.
//!
//! The fuzz target and the property test call the same function, which decodes by [`inspect`] and
//! so knows every type.

use std::cell::Cell;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::runtime::LenientPass;
use crate::{ServerNotification, ServerRequest, availability, decode, inspect};

/// Decodes a payload as that of a method, and writes it back.
///
/// The input's first line is a letter (`n`: notification, `s`: request of the server, `q`: request
/// of the client, any other: answer to one) and a method; any method may be wrong, it is then chosen
/// by what stands there. The rest is the payload.
///
/// # Panics
/// Where something is lost or changed on the way, or the two passes of decoding differ.
pub fn decoders(input: &[u8]) {
    let (head, payload) = split(input);
    let method = String::from_utf8_lossy(head.get(2..).unwrap_or_default());
    let (inspect, method): (fn(&str, &[u8]) -> inspect::Inspection, _) = match head.first() {
        Some(b'n') => (inspect::notification, method),
        Some(b's') => (inspect::server_request, method),
        Some(b'q') => (inspect::request, known(&method)),
        _ => (inspect::response, known(&method)),
    };
    let seen = inspect(&method, payload);
    if !seen.is_known_method() {
        return;
    }
    let Some(written) = seen.written() else {
        assert!(seen.error().is_some());
        return;
    };
    let Some(payload) = std::str::from_utf8(payload).ok().and_then(value) else {
        return;
    };
    // A message never vanishes, and equals itself after a trip through text. What is rejected is kept and
    // compared as text: so it is spelled as values are.
    let payload = payload.to_string();
    match head.first() {
        Some(b'n') => again(
            |json| ServerNotification::decode(&method, json),
            &payload,
            written,
        ),
        Some(b's') => again(
            |json| ServerRequest::decode(&method, json),
            &payload,
            written,
        ),
        _ => {}
    }
    let text = written.to_string();
    let second = inspect(&method, text.as_bytes());
    assert_eq!(second.written(), Some(written));
    assert_eq!(second.unrecognized(), seen.unrecognized());
}

fn again<T: PartialEq + std::fmt::Debug>(
    decode: impl Fn(&[u8]) -> T,
    payload: &str,
    written: &Value,
) {
    let second = decode(written.to_string().as_bytes());
    assert_eq!(second, decode(payload.as_bytes()));
}

/// A payload as a value. None where a member is named twice, of which a value keeps one, and where there is
/// none for it: a number is out of range, say. What is rejected, and kept as text, can have either.
fn value(text: &str) -> Option<Value> {
    let value = serde_json::from_str(text).ok()?;
    (!repeats(text)).then_some(value)
}

fn split(input: &[u8]) -> (&[u8], &[u8]) {
    let end = input.iter().position(|byte| *byte == b'\n');
    let end = end.unwrap_or(input.len());
    (&input[..end], input.get(end + 1..).unwrap_or_default())
}

/// A method that has a type, near enough.
fn known(method: &str) -> std::borrow::Cow<'_, str> {
    if availability::method(method).is_some() {
        return method.to_owned().into();
    }
    let methods = availability::methods();
    let at = method.bytes().fold(0_usize, |at, byte| {
        at.wrapping_mul(31).wrapping_add(byte.into())
    });
    methods[at % methods.len()].name.into()
}

/// Called for every payload that is inspected, with the type it has.
pub(crate) fn check<T: DeserializeOwned + Serialize>(json: &[u8]) {
    let Ok(text) = std::str::from_utf8(json) else {
        return;
    };
    let leniently = || {
        let _pass = LenientPass::begin();
        serde_json::from_str::<T>(text)
    };
    let Some(given) = value(text) else {
        let _ = (serde_json::from_str::<T>(text), leniently());
        return;
    };
    let value = match serde_json::from_str::<T>(text) {
        Ok(strict) => {
            let lenient =
                leniently().unwrap_or_else(|error| unreachable!("only strictly: {error}"));
            assert_eq!(written(&strict), written(&lenient), "the passes differ");
            strict
        }
        Err(_) => match leniently() {
            Ok(value) => value,
            Err(_) => return,
        },
    };
    let first = written(&value);
    let second = decode::<T>(first.to_string().as_bytes())
        .unwrap_or_else(|error| unreachable!("what was written does not decode: {error}: {first}"));
    assert_eq!(written(&second), first);
    if let Some(difference) = difference(&given, &first, &mut String::new()) {
        unreachable!("{difference}");
    }
}

fn written<T: Serialize>(value: &T) -> Value {
    serde_json::to_value(value).unwrap_or_else(|error| unreachable!("{error}"))
}

/// Where two payloads differ; `null` and absent are the same, and so are numbers of one value.
fn difference(given: &Value, written: &Value, path: &mut String) -> Option<String> {
    let length = path.len();
    match (given, written) {
        (Value::Object(given), Value::Object(written)) => {
            // Each once: else what is deep is compared for ever.
            let added = written.keys().filter(|name| !given.contains_key(*name));
            given.keys().chain(added).find_map(|name| {
                let of = |members: &Map<String, Value>| members.get(name).cloned();
                path.push('/');
                path.push_str(name);
                let found = difference(
                    &of(given).unwrap_or_default(),
                    &of(written).unwrap_or_default(),
                    path,
                );
                path.truncate(length);
                found
            })
        }
        (Value::Array(given), Value::Array(written)) if given.len() == written.len() => {
            given.iter().zip(written).find_map(|(given, written)| {
                path.push_str("/-");
                let found = difference(given, written, path);
                path.truncate(length);
                found
            })
        }
        (Value::Number(a), Value::Number(b)) if a == b || a.as_f64() == b.as_f64() => None,
        _ if given == written => None,
        _ => Some(format!("at {path}: {given} became {written}")),
    }
}

/// Whether an object in it names a member twice: nobody says which one counts.
fn repeats(text: &str) -> bool {
    thread_local! {
        static REPEATS: Cell<bool> = const { Cell::new(false) };
    }
    struct Any;
    impl<'de> serde::Deserialize<'de> for Any {
        fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
            deserializer.deserialize_any(Any)
        }
    }
    impl<'de> serde::de::Visitor<'de> for Any {
        type Value = Self;

        fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            f.write_str("anything")
        }
        fn visit_bool<E>(self, _: bool) -> Result<Self, E> {
            Ok(self)
        }
        fn visit_i64<E>(self, _: i64) -> Result<Self, E> {
            Ok(self)
        }
        fn visit_u64<E>(self, _: u64) -> Result<Self, E> {
            Ok(self)
        }
        fn visit_f64<E>(self, _: f64) -> Result<Self, E> {
            Ok(self)
        }
        fn visit_str<E>(self, _: &str) -> Result<Self, E> {
            Ok(self)
        }
        fn visit_unit<E>(self) -> Result<Self, E> {
            Ok(self)
        }
        fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut seq: A) -> Result<Self, A::Error> {
            while seq.next_element::<Any>()?.is_some() {}
            Ok(self)
        }
        fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Self, A::Error> {
            let mut names = std::collections::HashSet::new();
            while let Some((name, _)) = map.next_entry::<String, Any>()? {
                if !names.insert(name) {
                    REPEATS.set(true);
                }
            }
            Ok(self)
        }
    }
    REPEATS.set(false);
    serde_json::from_str::<Any>(text).is_err() || REPEATS.get()
}

/// Changes a payload at one place: what a server of another release, or a broken one, might send.
pub fn mutate(payload: &mut Value, dice: &mut Dice) {
    let other = {
        let count = size(payload);
        node(payload, &mut dice.below(count)).map(|node| node.clone())
    };
    let count = size(payload);
    let Some(node) = node(payload, &mut dice.below(count)) else {
        return;
    };
    match (dice.below(12), node) {
        (0, Value::Object(members)) if !members.is_empty() => {
            let at = dice.below(members.len());
            let name = members.keys().nth(at).cloned().unwrap_or_default();
            members.remove(&name);
        }
        (1, Value::Object(members)) => {
            members.insert("unheardOf".to_owned(), other.unwrap_or_default());
        }
        (2, Value::Object(members)) if !members.is_empty() => {
            let at = dice.below(members.len());
            let name = members.keys().nth(at).cloned().unwrap_or_default();
            let value = members.remove(&name).unwrap_or_default();
            members.insert(name + "X", value);
        }
        (0..=2, Value::Array(items)) => {
            let at = dice.below(items.len() + 1);
            items.insert(at, other.unwrap_or_default());
        }
        (3, Value::Array(items)) if !items.is_empty() => {
            let at = dice.below(items.len());
            items.remove(at);
        }
        (4, Value::String(text)) => text.push('X'),
        (5, node) => *node = Value::Null,
        (6, node) => *node = Value::from(dice.below(3) == 0),
        (7, node) => {
            let numbers: [Value; 6] = [
                0.into(),
                (-1).into(),
                1.5.into(),
                i64::MAX.into(),
                u64::MAX.into(),
                1e300.into(),
            ];
            *node = numbers[dice.below(numbers.len())].clone();
        }
        (8, node) => *node = Value::from(["", "x", "\u{0}é\"\\"][dice.below(3)]),
        (9, node) => *node = Value::Array(Vec::new()),
        (10, node) => *node = Value::Object(Map::new()),
        (_, node) => *node = other.unwrap_or_default(),
    }
}

fn size(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(size).sum(),
        Value::Object(members) => members.values().map(size).sum(),
        _ => 0,
    }
}

/// The `at`th value of a tree.
fn node<'v>(value: &'v mut Value, at: &mut usize) -> Option<&'v mut Value> {
    if *at == 0 {
        return Some(value);
    }
    *at -= 1;
    match value {
        Value::Array(items) => items.iter_mut().find_map(|item| node(item, at)),
        Value::Object(members) => members.values_mut().find_map(|member| node(member, at)),
        _ => None,
    }
}

/// Chances that repeat.
#[derive(Debug)]
pub struct Dice(u64);

impl Dice {
    /// Every seed throws another row.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn below(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 16).unwrap_or(0) % sides.max(1)
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use proptest::prelude::*;

    use super::*;

    /// Inputs made of what real servers and clients said, from the workspace's recordings.
    fn recorded() -> Vec<(String, Value)> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/recordings");
        let mut inputs = Vec::new();
        for file in std::fs::read_dir(&folder).unwrap() {
            for line in std::fs::read_to_string(file.unwrap().path())
                .unwrap()
                .lines()
            {
                let line: Value = serde_json::from_str(line).unwrap();
                let message = &line["message"];
                let kind = match (line["dir"].as_str(), message.get("id").is_some()) {
                    (Some("server"), false) => "n",
                    (Some("server"), true) if message.get("method").is_some() => "s",
                    (Some("client"), true) if message.get("method").is_some() => "q",
                    _ => "r",
                };
                let method = message.get("method").unwrap_or(&line["method"]);
                let payload = message.get("params").or_else(|| message.get("result"));
                if let (Some(method), Some(payload)) = (method.as_str(), payload) {
                    inputs.push((format!("{kind} {method}\n"), payload.clone()));
                }
            }
        }
        assert!(inputs.len() > 1_000, "only {} payloads", inputs.len());
        inputs
    }

    #[test]
    fn whatever_becomes_of_a_payload_it_is_decoded_and_written_back_or_refused() {
        let recorded = recorded();
        let config = ProptestConfig::with_cases(3_000);
        let picks = (any::<prop::sample::Index>(), any::<u64>(), 0_u8..6);
        proptest!(config, |((pick, seed, changes) in picks)| {
            let (mut input, mut payload) = recorded[pick.index(recorded.len())].clone();
            let mut dice = Dice::new(seed);
            for _ in 0..changes {
                mutate(&mut payload, &mut dice);
            }
            input.push_str(&payload.to_string());
            decoders(input.as_bytes());
        });
    }
    /// Found by a fuzzer, each once.
    #[test]
    fn payloads_that_were_changed_once() {
        for input in [
            // `null` became an empty list.
            r#"n thread/started
{"thread":{"cliVersion":"1","createdAt":1,"cwd":"/","ephemeral":false,"id":"t","modelProvider":"p","preview":"","source":"cli","status":{"type":"idle"},"turns":null,"updatedAt":1}}"#,
            // A number with a fraction was a little different each time it was read and written.
            r#"r thread/items/list
{"data":[],"unheardOf":1767328888888888888888888888888888888888888888888888888888888888888888888883046811}"#,
            // One element of another type made its whole item unknown.
            r#"r thread/items/list
{"data":[{"item":{"content":[{"text":"","text_elements":[false],"type":"text"}],"id":"i","type":"userMessage"},"turnId":"u"}]}"#,
            // An unknown member of this name was taken for the mark of an unknown value.
            r#"q skills/remote/read
{"value":"x","element":{"value":1}}"#,
            // An element that is rejected, but not when its members are named once each.
            r#"r thread/items/list
{"data":[{"item":{"id":{},"text":"t","type":"plan","id":"i"},"turnId":"u"}]}"#,
            // An element that no value can hold.
            r#"r thread/items/list
{"data":[1e400]}"#,
            // Names that are marks of an unknown field and of an unknown value, but for the payload's hash.
            r#"q skills/remote/read
{"\u0000field:a":1,"\u0000value":2}"#,
            r#"r config/read
{"config":{"\u0000value":{"\u0000field:a":"x"}},"origins":{"\u0000value":{"name":{"type":"user","file":"/f"},"version":"1"},"\u0000element":{}}}"#,
            // A rejected element is kept as it came: a member named twice, a number spelled at length.
            r#"n item/started
{"item":{"content":[{"text":1.50,"text_elements":{"type":"t","type":"text"},"type":"text"}],"id":"i","type":"userMessage"},"threadId":"t","turnId":"u"}"#,
            r#"n item/started
{"item":{"content":[{"text":1.50, "type":"text"}],"id":"i","type":"userMessage"},"threadId":"t","turnId":"u"}"#,
        ] {
            decoders(input.as_bytes());
        }
    }

    /// Found by a fuzzer: what both payloads have was compared twice at each level.
    #[test]
    fn a_deep_payload_is_compared_once() {
        let (open, close) = (r#"{"x":"#.repeat(100), "}".repeat(100));
        decoders(
            format!("n thread/archived\n{{\"threadId\":\"t\",\"x\":{open}1{close}}}").as_bytes(),
        );
    }

    #[test]
    fn one_bad_element_within_a_union_costs_nothing_but_itself() {
        use crate::{ThreadItemsListResponse, decode};

        let page: ThreadItemsListResponse = decode(
            br#"{"data":[{"item":{"content":[{"text":"","text_elements":[false],"type":"text"}],"id":"i","type":"userMessage"},"turnId":"u"}]}"#,
        )
        .unwrap();
        let shown = format!("{:?}", page.data[0]);
        assert!(shown.contains("UserMessage"), "{shown}");
        assert!(shown.contains("Rejected"), "{shown}");
    }
}
