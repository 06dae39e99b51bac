//! JSON Schema as the releases write it (or as `merged.json` has it) → [`Node`].

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};

use super::{EnumValue, Kind, Node, Object, REF, tag_value};

impl Node {
    /// Reads a node. Unknown keywords are an error: a new one needs a decision, not silence.
    pub(crate) fn parse(value: &Value) -> Result<Self> {
        let map = match value {
            Value::Bool(true) => return Ok(Kind::Any.into()),
            Value::Object(map) => map,
            _ => bail!("not a schema: {value}"),
        };
        for key in map.keys() {
            match key.as_str() {
                "$schema"
                | "title"
                | "description"
                | "default"
                | "type"
                | "format"
                | "enum"
                | "const"
                | "$ref"
                | "allOf"
                | "anyOf"
                | "oneOf"
                | "items"
                | "properties"
                | "required"
                | "additionalProperties"
                | "minimum"
                | "maximum"
                | "minLength"
                | "maxLength"
                | "minItems"
                | "maxItems"
                | "uniqueItems"
                | "writeOnly"
                | "readOnly"
                | "deprecated"
                | "nullable"
                | "pattern"
                | "examples" => {}
                key if key.starts_with("x-") => {}
                key => bail!("schema keyword `{key}` is not known"),
            }
        }
        let mut node = Self::parse_kind(map)?;
        let text = |key: &str| map.get(key).and_then(Value::as_str).map(str::to_owned);
        if let Some(doc) = text("description") {
            node.doc = Some(doc);
        }
        if let Some(title) = text("title") {
            node.title = Some(title);
        }
        if let Some(default) = map.get("default") {
            node.default = Some(default.clone());
        }
        node.nullable |= map.get("nullable") == Some(&Value::Bool(true));
        for (key, value) in map {
            if key.starts_with("x-")
                && !matches!(
                    key.as_str(),
                    "x-tag" | "x-union" | "x-values" | "x-conflict"
                )
            {
                node.marks.insert(key.clone(), value.clone());
            }
        }
        if map.get("deprecated") == Some(&Value::Bool(true)) {
            node.marks.insert("x-deprecated".into(), Value::Bool(true));
        }
        Ok(node)
    }

    fn parse_kind(map: &Map<String, Value>) -> Result<Self> {
        if let Some(target) = map.get("$ref") {
            let name = target
                .as_str()
                .and_then(|it| it.strip_prefix(REF))
                .context("a ref to a definition")?;
            return Ok(Kind::Ref(name.to_owned()).into());
        }
        if let Some(all) = map.get("allOf") {
            let [one] = all.as_array().map(Vec::as_slice).unwrap_or_default() else {
                bail!("`allOf` of more than one schema")
            };
            return Self::parse(one);
        }
        if let Some(any) = map.get("anyOf").or_else(|| map.get("oneOf")) {
            let any = any.as_array().context("`anyOf` and `oneOf` hold lists")?;
            return Self::parse_union(map, any);
        }
        match map.get("type") {
            Some(Value::Array(types)) => {
                let nullable = types.iter().any(|it| it == "null");
                let rest: Vec<&Value> = types.iter().filter(|it| *it != "null").collect();
                let mut node = match rest.as_slice() {
                    [] => Kind::Null.into(),
                    [one] => Self::parse_typed(map, one.as_str().context("a type name")?)?,
                    many => {
                        let variants = many
                            .iter()
                            .map(|it| Self::parse_typed(map, it.as_str().unwrap_or_default()));
                        let variants = variants.collect::<Result<Vec<_>>>()?;
                        Kind::Shape {
                            variants,
                            shared: Object::default(),
                        }
                        .into()
                    }
                };
                node.nullable |= nullable;
                Ok(node)
            }
            Some(Value::String(one)) => Self::parse_typed(map, one),
            Some(other) => bail!("`type` is {other}"),
            None if map.contains_key("properties") => Self::parse_typed(map, "object"),
            None if map.contains_key("enum") => Self::parse_typed(map, "string"),
            None => Ok(Kind::Any.into()),
        }
    }

    fn parse_typed(map: &Map<String, Value>, name: &str) -> Result<Self> {
        let format = map.get("format").and_then(Value::as_str).map(str::to_owned);
        let kind = match name {
            "null" => Kind::Null,
            "boolean" => Kind::Boolean,
            "number" => Kind::Number { format },
            "integer" => {
                let unsigned = map
                    .get("minimum")
                    .and_then(Value::as_f64)
                    .is_some_and(|it| it >= 0.0);
                Kind::Integer { format, unsigned }
            }
            "string" => {
                let values = match (map.get("enum"), map.get("const")) {
                    (Some(Value::Array(values)), _) => values.as_slice(),
                    (None, Some(value)) => std::slice::from_ref(value),
                    _ => return Ok(Kind::Text { format }.into()),
                };
                return Self::parse_enum(map, values);
            }
            "array" => {
                let items = map.get("items").map_or(Ok(Kind::Any.into()), Self::parse)?;
                Kind::Array(Box::new(items))
            }
            "object" => Kind::Object(Self::parse_object(map)?),
            other => bail!("type `{other}` is not known"),
        };
        Ok(kind.into())
    }

    fn parse_enum(map: &Map<String, Value>, values: &[Value]) -> Result<Self> {
        let nullable = values.iter().any(Value::is_null);
        let docs: BTreeMap<&str, &str> = map
            .get("x-values")
            .and_then(Value::as_array)
            .map(Vec::as_slice)
            .unwrap_or_default()
            .iter()
            .filter_map(|it| Some((it.get("value")?.as_str()?, it.get("doc")?.as_str()?)))
            .collect();
        let mut out = Vec::new();
        for value in values.iter().filter(|it| !it.is_null()) {
            let value = value
                .as_str()
                .with_context(|| format!("enum value {value} is not a string"))?;
            out.push(EnumValue {
                value: value.to_owned(),
                doc: docs.get(value).map(|it| (*it).to_owned()),
            });
        }
        let mut node = Self::from(Kind::Enum(out));
        node.nullable = nullable;
        Ok(node)
    }

    fn parse_object(map: &Map<String, Value>) -> Result<Object> {
        let mut object = Object::default();
        if let Some(properties) = map.get("properties") {
            for (name, value) in properties
                .as_object()
                .context("`properties` is an object")?
            {
                let node = Self::parse(value).with_context(|| format!("property {name}"))?;
                object.properties.insert(name.clone(), node);
            }
        }
        for name in map
            .get("required")
            .and_then(Value::as_array)
            .map(Vec::as_slice)
            .unwrap_or_default()
        {
            object.required.push(
                name.as_str()
                    .context("`required` names properties")?
                    .to_owned(),
            );
        }
        object.required.sort_unstable();
        object.other = match map.get("additionalProperties") {
            // A closed object today is an open one tomorrow: never a reason to refuse.
            None | Some(Value::Bool(false)) => None,
            Some(other) => Some(Box::new(Self::parse(other)?)),
        };
        Ok(object)
    }

    fn parse_union(map: &Map<String, Value>, members: &[Value]) -> Result<Self> {
        let mut variants = Vec::new();
        let mut nullable = false;
        for member in members {
            let node = Self::parse(member)?;
            if node.kind == Kind::Null {
                nullable = true;
            } else {
                variants.push(node);
            }
        }
        let shared = Self::parse_object(map)?;
        let conflict = map.get("x-conflict") == Some(&Value::Bool(true));
        let mut node = if conflict {
            Kind::Conflict(variants).into()
        } else if !shared.is_empty()
            && tag_of(&variants).is_none()
            && variants.iter().all(|it| matches!(it.kind, Kind::Object(_)))
        {
            Self::alternatives(variants, shared)
        } else {
            Self::union(variants, shared)
        };
        node.nullable |= nullable;
        Ok(node)
    }

    /// A struct that is told to have one group of properties or another: a struct with all of them, none required.
    /// `x-alternatives` keeps the groups.
    fn alternatives(variants: Vec<Self>, mut shared: Object) -> Self {
        let mut groups = Vec::new();
        for variant in variants {
            if let Kind::Object(object) = variant.kind {
                groups.push(json!(object.required));
                for (name, node) in object.properties {
                    shared.properties.entry(name).or_insert(node);
                }
            }
        }
        let mut node = Self::from(Kind::Object(shared));
        node.marks
            .insert("x-alternatives".into(), Value::Array(groups));
        node
    }

    /// Finds how the members of a union are told apart.
    fn union(mut variants: Vec<Self>, shared: Object) -> Self {
        let nullable = variants.iter().any(|it| it.nullable);
        if variants.len() == 1
            && shared.is_empty()
            && tag_of(&variants).is_none()
            && let Some(one) = variants.pop()
        {
            return one;
        }
        if let Some(tag) = tag_of(&variants) {
            let mut node = Self::from(Kind::Tagged {
                tag,
                variants,
                shared,
            });
            node.nullable = nullable;
            return node;
        }
        if shared.is_empty() && variants.iter().any(|it| matches!(it.kind, Kind::Enum(_))) {
            // "or any string or object": every enum is open anyway.
            variants.retain(|it| !is_anything(it));
        }
        let external = shared.is_empty()
            && variants.iter().all(|it| match &it.kind {
                Kind::Enum(_) => true,
                Kind::Object(object) => only_key(object).is_some(),
                _ => false,
            })
            && variants
                .iter()
                .any(|it| matches!(it.kind, Kind::Enum(_)) || it.title.is_some());
        let mut node = if external {
            Self::external(variants)
        } else {
            Kind::Shape { variants, shared }.into()
        };
        node.nullable = nullable;
        node
    }

    fn external(variants: Vec<Self>) -> Self {
        let mut values = Vec::new();
        let mut keyed = Vec::new();
        for variant in variants {
            match variant.kind {
                Kind::Enum(several) => {
                    let single = several.len() == 1;
                    for mut value in several {
                        if single && value.doc.is_none() {
                            value.doc.clone_from(&variant.doc);
                        }
                        values.push(value);
                    }
                }
                Kind::Object(mut object) => {
                    let Some(key) = only_key(&object).map(str::to_owned) else {
                        continue;
                    };
                    if let Some(mut inner) = object.properties.remove(&key) {
                        // The description of the variant is that of its content when this has none.
                        inner.doc = variant.doc.or(inner.doc);
                        inner.title = variant.title.or(inner.title);
                        keyed.push((key, inner));
                    }
                }
                _ => {}
            }
        }
        if keyed.is_empty() {
            Kind::Enum(values).into()
        } else {
            Kind::External {
                values,
                variants: keyed,
            }
            .into()
        }
    }
}

/// The property by which all members are told apart, if all are objects and have one.
fn tag_of(variants: &[Node]) -> Option<String> {
    let Kind::Object(first) = &variants.first()?.kind else {
        return None;
    };
    let tags = first
        .properties
        .iter()
        .filter(|(_, node)| tag_value(node).is_some())
        .map(|(name, _)| name);
    let of_all = |tag: &&String| {
        let mut seen = std::collections::BTreeSet::new();
        variants.iter().all(|it| match &it.kind {
            Kind::Object(object) => {
                object.requires(tag)
                    && object
                        .properties
                        .get(*tag)
                        .and_then(tag_value)
                        .is_some_and(|v| seen.insert(v.to_owned()))
            }
            _ => false,
        })
    };
    let mut fit: Vec<&String> = tags.filter(of_all).collect();
    fit.sort_by_key(|it| it.as_str() != "type");
    fit.first().map(|it| (*it).clone())
}

/// A member that says nothing: a string, an object.
fn is_anything(node: &Node) -> bool {
    match &node.kind {
        Kind::Text { .. } => true,
        Kind::Object(object) => object.is_empty(),
        Kind::Shape { variants, .. } => variants.iter().all(is_anything),
        _ => false,
    }
}

fn only_key(object: &Object) -> Option<&str> {
    let mut names = object.properties.keys();
    match (names.next(), names.next()) {
        (Some(name), None) if object.requires(name) && object.other.is_none() => Some(name),
        _ => None,
    }
}
