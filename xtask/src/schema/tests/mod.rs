//! Each trap of the releases' schemas, by name, on bundles made by hand.

use serde_json::{Map, Value, json};

use super::bundle::Bundle;
use super::history::History;
use super::merge::{Merged, merge};
use super::overrides::Overrides;
use super::release::Version;

mod files;
mod merging;
mod names;
mod order;
mod reporting;
mod shapes;

/// A bundle as a release prints it: types at the top, types in `v2`, and the client's requests as (method, params).
fn raw(top: Value, v2: Value, requests: &[(&str, Value)]) -> Value {
    let union = |members: Vec<Value>| json!({"oneOf": members});
    let members = requests.iter().map(|(method, params)| {
        json!({
            "type": "object",
            "properties": {"id": {}, "method": {"type": "string", "enum": [method]}, "params": params},
            "required": ["id", "method"],
        })
    });
    let mut definitions = match top {
        Value::Object(map) => map,
        _ => Map::new(),
    };
    definitions.insert("ClientRequest".into(), union(members.collect()));
    for name in ["ServerRequest", "ServerNotification", "ClientNotification"] {
        definitions.entry(name).or_insert_with(|| union(Vec::new()));
    }
    definitions.insert("v2".into(), v2);
    json!({"$schema": "http://json-schema.org/draft-07/schema#", "definitions": definitions})
}

/// A bundle with one method, `thing/do`, that takes `ThingDoParams` and answers `ThingDoResponse`.
fn thing(params: Value, response: Value, others: Value) -> Bundle {
    let mut v2 = match others {
        Value::Object(map) => map,
        _ => Map::new(),
    };
    v2.insert("ThingDoParams".into(), params);
    v2.insert("ThingDoResponse".into(), response);
    let request = (
        "thing/do",
        json!({"$ref": "#/definitions/v2/ThingDoParams"}),
    );
    Bundle::parse(&raw(json!({}), Value::Object(v2), &[request])).unwrap()
}

/// A bundle whose one method answers a struct with the property `it`, required.
fn answer(it: Value, others: Value) -> Bundle {
    let response = json!({"type": "object", "properties": {"it": it}, "required": ["it"]});
    thing(json!({"type": "object"}), response, others)
}

fn version(text: &str) -> Version {
    text.parse().unwrap()
}

/// Folds bundles that are the same with and without the experimental API.
fn history(releases: &[(&str, Bundle)]) -> History {
    let mut history = History::default();
    for (name, bundle) in releases {
        history.fold(version(name), bundle, bundle).unwrap();
    }
    history
}

fn overrides(value: Value) -> Overrides {
    Overrides::read(&value.to_string()).unwrap()
}

fn merged(releases: &[(&str, Bundle)]) -> Merged {
    merge(&history(releases), &Overrides::default()).unwrap()
}

impl Merged {
    fn definition(&self, name: &str) -> &Value {
        &self.schema["definitions"][name]
    }

    fn place(&self, path: &str) -> &Value {
        &self.availability["places"][path]
    }
}
