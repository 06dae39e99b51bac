//! [`Node`] → the dialect of `merged.json`.

use serde_json::{Map, Value, json};

use super::{EnumValue, Kind, Node, Object, REF};

impl Node {
    /// Writes the node in the dialect described in `schemas/README.md`.
    pub(crate) fn to_json(&self) -> Value {
        let mut map = self.kind.to_json();
        if self.nullable {
            map.insert("nullable".into(), Value::Bool(true));
        }
        if let Some(doc) = &self.doc {
            map.insert("description".into(), json!(doc));
        }
        if let Some(title) = &self.title {
            map.insert("title".into(), json!(title));
        }
        if let Some(default) = &self.default {
            map.insert("default".into(), default.clone());
        }
        for (key, value) in &self.marks {
            map.insert(key.clone(), value.clone());
        }
        Value::Object(map)
    }
}

impl Object {
    fn write(&self, map: &mut Map<String, Value>) {
        if !self.properties.is_empty() {
            let all: Map<_, _> = self
                .properties
                .iter()
                .map(|(name, node)| (name.clone(), node.to_json()))
                .collect();
            map.insert("properties".into(), Value::Object(all));
        }
        if !self.required.is_empty() {
            map.insert("required".into(), json!(self.required));
        }
        if let Some(other) = &self.other {
            map.insert("additionalProperties".into(), other.to_json());
        }
    }
}

fn write_enum(values: &[EnumValue], map: &mut Map<String, Value>) {
    map.insert("type".into(), json!("string"));
    map.insert(
        "enum".into(),
        values.iter().map(|it| json!(it.value)).collect(),
    );
    if values.iter().any(|it| it.doc.is_some()) {
        let docs = values
            .iter()
            .filter(|it| it.doc.is_some())
            .map(|it| json!({"value": it.value, "doc": it.doc}));
        map.insert("x-values".into(), docs.collect());
    }
}

impl Kind {
    fn to_json(&self) -> Map<String, Value> {
        let mut map = Map::new();
        match self {
            Self::Any => {}
            Self::Null => {
                map.insert("type".into(), json!("null"));
            }
            Self::Boolean => {
                map.insert("type".into(), json!("boolean"));
            }
            Self::Ref(name) => {
                map.insert("$ref".into(), json!(format!("{REF}{name}")));
            }
            Self::Text { format } => {
                map.insert("type".into(), json!("string"));
                if let Some(format) = format {
                    map.insert("format".into(), json!(format));
                }
            }
            Self::Integer { format, unsigned } => {
                map.insert("type".into(), json!("integer"));
                if let Some(format) = format {
                    map.insert("format".into(), json!(format));
                }
                if *unsigned {
                    map.insert("minimum".into(), json!(0));
                }
            }
            Self::Number { format } => {
                map.insert("type".into(), json!("number"));
                if let Some(format) = format {
                    map.insert("format".into(), json!(format));
                }
            }
            Self::Enum(values) => write_enum(values, &mut map),
            Self::Array(items) => {
                map.insert("type".into(), json!("array"));
                map.insert("items".into(), items.to_json());
            }
            Self::Object(object) => {
                map.insert("type".into(), json!("object"));
                object.write(&mut map);
            }
            Self::Tagged {
                tag,
                variants,
                shared,
            } => {
                map.insert("oneOf".into(), variants.iter().map(Node::to_json).collect());
                map.insert("x-union".into(), json!("tagged"));
                map.insert("x-tag".into(), json!(tag));
                shared.write(&mut map);
            }
            Self::External { values, variants } => {
                let mut all = Vec::new();
                if !values.is_empty() {
                    let mut strings = Map::new();
                    write_enum(values, &mut strings);
                    all.push(Value::Object(strings));
                }
                for (key, node) in variants {
                    let mut content = node.clone();
                    let (doc, title) = (content.doc.take(), content.title.take());
                    let mut variant = json!({"type": "object", "properties": {key: content.to_json()}, "required": [key]});
                    if let Some(map) = variant.as_object_mut() {
                        map.extend(doc.map(|it| ("description".to_owned(), json!(it))));
                        map.extend(title.map(|it| ("title".to_owned(), json!(it))));
                    }
                    all.push(variant);
                }
                map.insert("oneOf".into(), Value::Array(all));
                map.insert("x-union".into(), json!("external"));
            }
            Self::Shape { variants, shared } => {
                map.insert("anyOf".into(), variants.iter().map(Node::to_json).collect());
                map.insert("x-union".into(), json!("shape"));
                shared.write(&mut map);
            }
            Self::Conflict(variants) => {
                map.insert("anyOf".into(), variants.iter().map(Node::to_json).collect());
                map.insert("x-conflict".into(), Value::Bool(true));
            }
        }
        map
    }
}
