//! One bundle as a release prints it → methods, and definitions in one flat namespace.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};

/// The four unions that list the methods, and the name of their table in `merged.json`.
pub(crate) const KINDS: [(&str, &str); 4] = [
    ("ClientRequest", "client_requests"),
    ("ServerRequest", "server_requests"),
    ("ServerNotification", "server_notifications"),
    ("ClientNotification", "client_notifications"),
];

/// Definitions that describe the envelope, not a payload.
const ENVELOPE: [&str; 8] = [
    "ClientRequest",
    "ServerRequest",
    "ServerNotification",
    "ClientNotification",
    "JSONRPCMessage",
    "JSONRPCRequest",
    "JSONRPCResponse",
    "JSONRPCNotification",
];

/// A bundle with one flat namespace.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bundle {
    /// (kind, method) → `{"params": schema, "doc": text}`.
    pub(crate) methods: BTreeMap<(String, String), Value>,
    /// Name → schema, refs as `#/definitions/Name`.
    pub(crate) definitions: BTreeMap<String, Value>,
}

const REF: &str = "#/definitions/";

impl Bundle {
    /// Reads the nested bundle: `definitions`, and `definitions.v2` within them.
    pub(crate) fn parse(bundle: &Value) -> Result<Self> {
        let top = bundle
            .get("definitions")
            .and_then(Value::as_object)
            .context("no `definitions`")?;
        let v2 = top
            .get("v2")
            .and_then(Value::as_object)
            .context("no `definitions.v2`: not the nested bundle")?;
        let names = Names {
            v1: differing(top, v2)
                .into_iter()
                .map(|name| (name.clone(), v1_name(&name, top, v2)))
                .collect(),
        };

        let mut out = Self::default();
        for (name, schema) in v2 {
            out.definitions.insert(name.clone(), names.flatten(schema));
        }
        for (name, schema) in top.iter().filter(|(name, _)| *name != "v2") {
            let flat = names.flatten(schema);
            if !v2.contains_key(name) {
                out.definitions.insert(name.clone(), flat);
            } else if let Some(renamed) = names.v1.get(name) {
                out.definitions.insert(renamed.clone(), flat);
            }
        }
        for (union, kind) in KINDS {
            let union = top.get(union).with_context(|| format!("no `{union}`"))?;
            for variant in union
                .get("oneOf")
                .and_then(Value::as_array)
                .context("methods are a `oneOf`")?
            {
                let (method, mut entry) = method(&names.flatten(variant))?;
                if let Some(params) = entry.get_mut("params").filter(|it| is_inline(it)) {
                    let name = params_name(&method);
                    if out.definitions.contains_key(&name) {
                        bail!("the params of `{method}` have no name, and `{name}` is taken");
                    }
                    let named = json!({"$ref": format!("{REF}{name}")});
                    out.definitions
                        .insert(name, std::mem::replace(params, named));
                }
                out.methods.insert((kind.to_owned(), method), entry);
            }
        }
        out.definitions
            .retain(|name, _| !ENVELOPE.contains(&name.as_str()) && !name.starts_with("JSONRPC"));
        Ok(out)
    }
}

/// One variant of a union of methods → its name, its params and its description.
fn method(variant: &Value) -> Result<(String, Value)> {
    let method = variant
        .pointer("/properties/method/enum/0")
        .and_then(Value::as_str)
        .context("a method without a name")?
        .to_owned();
    let mut entry = Map::new();
    if let Some(params) = variant.pointer("/properties/params") {
        entry.insert("params".into(), params.clone());
    }
    if let Some(doc) = variant.get("description") {
        entry.insert("doc".into(), doc.clone());
    }
    Ok((method, Value::Object(entry)))
}

/// The new name of a top-level definition whose name `v2` gives to another type.
fn v1_name(name: &str, top: &Map<String, Value>, v2: &Map<String, Value>) -> String {
    let mut renamed = format!("V1{name}");
    while top.contains_key(&renamed) || v2.contains_key(&renamed) {
        renamed.insert_str(0, "V1");
    }
    renamed
}

/// Params written in the method itself instead of by name.
fn is_inline(params: &Value) -> bool {
    let nothing = params.get("type").is_some_and(|it| it == "null");
    !nothing && !params.to_string().contains("\"$ref\"") || params.get("properties").is_some()
}

/// `thread/foo_bar` → `ThreadFooBarParams`.
fn params_name(method: &str) -> String {
    let mut name = String::new();
    for word in method
        .split(|it: char| !it.is_alphanumeric())
        .filter(|it| !it.is_empty())
    {
        let mut letters = word.chars();
        name.extend(letters.next().map(|it| it.to_ascii_uppercase()));
        name.extend(letters);
    }
    name + "Params"
}

struct Names {
    /// Top-level definitions that are renamed.
    v1: BTreeMap<String, String>,
}

impl Names {
    /// The flat name of what a ref points to. Refs that dangle (the type moved to `v2`) are mended.
    fn target(&self, target: &str) -> String {
        match target.strip_prefix(REF) {
            Some(name) => match name.strip_prefix("v2/") {
                Some(name) => format!("{REF}{name}"),
                None => format!("{REF}{}", self.v1.get(name).map_or(name, String::as_str)),
            },
            None => target.to_owned(),
        }
    }

    fn flatten(&self, schema: &Value) -> Value {
        match schema {
            Value::Object(map) => {
                let mut out = Map::new();
                for (key, value) in map {
                    match (key.as_str(), value) {
                        ("$schema", _) => {}
                        ("$ref", Value::String(target)) => {
                            out.insert(key.clone(), Value::String(self.target(target)));
                        }
                        ("properties", Value::Object(properties)) => {
                            // Property names are not keywords.
                            let all = properties
                                .iter()
                                .map(|(name, it)| (name.clone(), self.flatten(it)));
                            out.insert(key.clone(), Value::Object(all.collect()));
                        }
                        ("default", _) => {
                            out.insert(key.clone(), value.clone());
                        }
                        ("required", Value::Array(names)) => {
                            let mut names = names.clone();
                            names.sort_by(|a, b| a.as_str().cmp(&b.as_str()));
                            out.insert(key.clone(), Value::Array(names));
                        }
                        _ => {
                            out.insert(key.clone(), self.flatten(value));
                        }
                    }
                }
                Value::Object(out)
            }
            Value::Array(all) => all.iter().map(|it| self.flatten(it)).collect(),
            other => other.clone(),
        }
    }
}

/// The names defined both at the top and in `v2`, as different types (themselves or in what they refer to).
fn differing(top: &Map<String, Value>, v2: &Map<String, Value>) -> BTreeSet<String> {
    let both: Vec<&String> = top
        .keys()
        .filter(|name| *name != "v2" && v2.contains_key(*name))
        .collect();
    let mut twice: BTreeSet<String> = BTreeSet::new();
    for name in &both {
        if top.get(*name).map(bare) != v2.get(*name).map(bare) && *name != "RequestId" {
            twice.insert((*name).clone());
        }
    }
    loop {
        let before = twice.len();
        for name in &both {
            let mut hit = false;
            if let Some(schema) = top.get(*name) {
                top_refs(schema, &mut |target| hit |= twice.contains(target));
            }
            if hit {
                twice.insert((*name).clone());
            }
        }
        if twice.len() == before {
            return twice;
        }
    }
}

/// The schema without what is only said about it, refs without the `v2` prefix.
fn bare(schema: &Value) -> Value {
    match schema {
        Value::Object(map) => map
            .iter()
            .filter(|(key, value)| {
                !(matches!(key.as_str(), "description" | "title" | "$schema") && value.is_string())
            })
            .map(|(key, value)| match value {
                Value::String(target) if key == "$ref" => {
                    (key.clone(), Value::String(target.replace("/v2/", "/")))
                }
                other => (key.clone(), bare(other)),
            })
            .collect(),
        Value::Array(all) => all.iter().map(bare).collect(),
        other => other.clone(),
    }
}

fn top_refs(schema: &Value, f: &mut dyn FnMut(&str)) {
    match schema {
        Value::Object(map) => {
            for (key, value) in map {
                match value.as_str().and_then(|it| it.strip_prefix(REF)) {
                    Some(name) if key == "$ref" => f(name),
                    _ => top_refs(value, f),
                }
            }
        }
        Value::Array(all) => all.iter().for_each(|it| top_refs(it, f)),
        _ => {}
    }
}
