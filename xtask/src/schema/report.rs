//! What changed from one release to another, for people.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use anyhow::Result;
use serde_json::{Map, Value};

use super::history::History;
use super::merge::{merge, owner_of, reach};
use super::node::{Kind, Node, Object, shape_key, variant_tag};
use super::overrides::Overrides;
use super::release::Version;

/// One release, taken apart.
struct Release {
    version: Version,
    /// Method → how it stands: `stable`, `experimental`.
    methods: BTreeMap<String, &'static str>,
    /// Path → what is there.
    places: BTreeMap<String, Place>,
    /// Definitions that the server sends.
    sent: BTreeSet<String>,
    /// Definitions that the client sends.
    taken: BTreeSet<String>,
}

#[derive(Clone, Debug, PartialEq)]
struct Place {
    what: What,
    /// Its type in a few words.
    told: String,
    required: bool,
    nullable: bool,
    experimental: bool,
    /// What a person should decide about it.
    ask: Option<&'static str>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    Type,
    Field,
    Member,
    Value,
}

/// Compares two releases of the history.
pub(crate) fn report(
    history: &History,
    overrides: &Overrides,
    old: Version,
    new: Version,
) -> Result<String> {
    let old = Release::take(history, overrides, old)?;
    let new = Release::take(history, overrides, new)?;
    Ok(compare(&old, &new))
}

impl Release {
    fn take(history: &History, overrides: &Overrides, version: Version) -> Result<Self> {
        let history = history.only(version)?;
        let merged = merge(&history, overrides)?;
        let mut methods = BTreeMap::new();
        let all = merged
            .availability
            .get("methods")
            .and_then(Value::as_object);
        for (method, it) in all.into_iter().flatten() {
            methods.insert(
                method.clone(),
                if it.get("stable").is_some() {
                    "stable"
                } else {
                    "experimental"
                },
            );
        }
        let mut places = BTreeMap::new();
        for (name, node) in &merged.definitions {
            let mut walk = Walk {
                places: &mut places,
            };
            walk.put(name.clone(), What::Type, node, true);
            walk.inside(name, node);
        }
        for (path, presence) in &merged.presences {
            // What is inside an experimental type is so without saying.
            if let Some(place) = places.get_mut(path) {
                place.experimental = presence.stable.is_empty();
            }
        }
        let (sent, taken) = directions(&merged.schema, &merged.definitions);
        Ok(Self {
            version,
            methods,
            places,
            sent,
            taken,
        })
    }
}

/// Which definitions go from the server to the client, and which the other way.
fn directions(
    schema: &Value,
    definitions: &BTreeMap<String, Node>,
) -> (BTreeSet<String>, BTreeSet<String>) {
    let mut sent = Vec::new();
    let mut taken = Vec::new();
    for (kind, table) in schema
        .get("methods")
        .and_then(Value::as_object)
        .into_iter()
        .flatten()
    {
        for entry in table.as_object().into_iter().flat_map(Map::values) {
            let name = |key: &str| entry.get(key).and_then(Value::as_str).map(str::to_owned);
            let (to, from) = if kind.starts_with("client") {
                (&mut taken, &mut sent)
            } else {
                (&mut sent, &mut taken)
            };
            to.extend(name("params"));
            from.extend(name("response"));
        }
    }
    (reach(definitions, sent), reach(definitions, taken))
}

struct Walk<'a> {
    places: &'a mut BTreeMap<String, Place>,
}

impl Walk<'_> {
    fn put(&mut self, path: String, what: What, node: &Node, required: bool) {
        let place = Place {
            what,
            told: tell(node),
            required,
            nullable: node.nullable,
            experimental: false,
            ask: ask(&path, node),
        };
        self.places.insert(path, place);
    }

    fn inside(&mut self, path: &str, node: &Node) {
        match &node.kind {
            Kind::Array(items) => self.inside(&format!("{path}[]"), items),
            Kind::Object(object) => self.object(path, object, None),
            Kind::Enum(values) => values.iter().for_each(|it| self.value(path, &it.value)),
            Kind::Tagged {
                tag,
                variants,
                shared,
            } => {
                for variant in variants {
                    let path = format!("{path}[{}]", variant_tag(variant, tag).unwrap_or_default());
                    self.put(path.clone(), What::Member, variant, false);
                    if let Kind::Object(object) = &variant.kind {
                        self.object(&path, object, Some(tag));
                    }
                }
                self.object(path, shared, None);
            }
            Kind::Shape { variants, shared } => {
                for variant in variants {
                    let path = format!("{path}[{}]", shape_key(variant));
                    self.put(path.clone(), What::Member, variant, false);
                    self.inside(&path, variant);
                }
                self.object(path, shared, None);
            }
            Kind::External { values, variants } => {
                values.iter().for_each(|it| self.value(path, &it.value));
                for (key, variant) in variants {
                    let path = format!("{path}[{key}]");
                    self.put(path.clone(), What::Member, variant, false);
                    self.inside(&path, variant);
                }
            }
            Kind::Conflict(variants) => variants.iter().for_each(|it| self.inside(path, it)),
            _ => {}
        }
    }

    /// `tag`: the property that says which variant it is; its value was told with the variant.
    fn object(&mut self, path: &str, object: &Object, tag: Option<&str>) {
        for (name, node) in &object.properties {
            let path = format!("{path}.{name}");
            self.put(path.clone(), What::Field, node, object.requires(name));
            if tag != Some(name.as_str()) {
                self.inside(&path, node);
            }
        }
        if let Some(other) = &object.other {
            self.inside(&format!("{path}{{}}"), other);
        }
    }

    fn value(&mut self, path: &str, value: &str) {
        let place = Place {
            what: What::Value,
            told: String::new(),
            required: false,
            nullable: false,
            experimental: false,
            ask: None,
        };
        self.places.insert(format!("{path}={value}"), place);
    }
}

/// What only a person can decide about a place, because no schema says it.
fn ask(path: &str, node: &Node) -> Option<&'static str> {
    let name = path.rsplit('.').next().unwrap_or(path).to_lowercase();
    let target = match &node.kind {
        Kind::Array(items) => items.as_ref(),
        _ => node,
    };
    let id = ["thread", "turn", "item"]
        .iter()
        .any(|it| name.contains(it))
        && (name.ends_with("id") || name.ends_with("ids"));
    if id && matches!(target.kind, Kind::Text { .. }) && !target.marks.contains_key("x-id") {
        return Some("an id? then name it under `ids`");
    }
    let doc = node.doc.as_deref().unwrap_or_default().to_lowercase();
    let patch = doc.contains("null") && (doc.contains("omit") || doc.contains("omission"));
    // "Omitted or null …" says that they are the same.
    let same = [
        "omitted or null",
        "omitted/null",
        "omission or null",
        "omission or `null`",
        "omit or pass",
        "omitted, null",
    ];
    if node.nullable
        && patch
        && !same.iter().any(|it| doc.contains(it))
        && !node.marks.contains_key("x-patch")
    {
        return Some("do absent and null differ? then it belongs under `patches`");
    }
    None
}

/// A type in a few words.
fn tell(node: &Node) -> String {
    let text = match &node.kind {
        Kind::Any => "any".to_owned(),
        Kind::Null => "null".to_owned(),
        Kind::Boolean => "boolean".to_owned(),
        Kind::Ref(name) => name.clone(),
        Kind::Text { .. } => "string".to_owned(),
        Kind::Integer { format, .. } | Kind::Number { format } => {
            format.clone().unwrap_or_else(|| "number".to_owned())
        }
        Kind::Enum(_) => "enum".to_owned(),
        Kind::Array(items) => format!("list of {}", tell(items)),
        Kind::Object(Object {
            other: Some(other),
            properties,
            ..
        }) if properties.is_empty() => {
            format!("map of {}", tell(other))
        }
        Kind::Object(_) => "struct".to_owned(),
        Kind::Tagged { .. } => "tagged union".to_owned(),
        Kind::External { .. } => "union of strings and keys".to_owned(),
        Kind::Shape { .. } => "union".to_owned(),
        Kind::Conflict(variants) => variants.iter().map(tell).collect::<Vec<_>>().join(" or "),
    };
    if node.nullable {
        format!("{text} or null")
    } else {
        text
    }
}

fn compare(old: &Release, new: &Release) -> String {
    let mut out = format!("codex {} → {}\n", old.version, new.version);
    let mut broken: Vec<String> = Vec::new();

    let mut lines = Vec::new();
    for (method, how) in &new.methods {
        match old.methods.get(method) {
            None => lines.push(format!("+ {method}{}", mark(*how == "experimental"))),
            Some(was) if was != how => lines.push(format!("~ {method}: {was} → {how}")),
            Some(_) => {}
        }
    }
    lines.extend(
        old.methods
            .keys()
            .filter(|it| !new.methods.contains_key(*it))
            .map(|it| format!("- {it}")),
    );
    section(&mut out, "Methods", &lines);

    for (what, title) in [
        (What::Type, "Types"),
        (What::Field, "Fields"),
        (What::Member, "Members of unions"),
        (What::Value, "Values of enums"),
    ] {
        let mut lines = Vec::new();
        for (path, place) in new.places.iter().filter(|(_, it)| it.what == what) {
            match old.places.get(path) {
                None if covered(path, &old.places) => {
                    let required = if place.required && what == What::Field {
                        ", required"
                    } else {
                        ""
                    };
                    let told = if what == What::Field {
                        format!(": {}{required}", place.told)
                    } else {
                        String::new()
                    };
                    lines.push(format!("+ {path}{told}{}", mark(place.experimental)));
                }
                Some(was) if was.experimental != place.experimental => {
                    lines.push(format!(
                        "~ {path}: now {}",
                        if place.experimental {
                            "experimental"
                        } else {
                            "stable"
                        }
                    ));
                }
                _ => {}
            }
        }
        let gone = old
            .places
            .iter()
            .filter(|(path, it)| it.what == what && !new.places.contains_key(*path));
        lines.extend(
            gone.filter(|(path, _)| covered(path, &new.places))
                .map(|(path, _)| format!("- {path}")),
        );
        section(&mut out, title, &lines);
    }

    let mut lines = Vec::new();
    for (path, place) in &new.places {
        let Some(was) = old.places.get(path) else {
            continue;
        };
        if was.told != place.told {
            lines.push(format!("~ {path}: {} → {}", was.told, place.told));
        }
        if was.what == What::Field && was.required != place.required {
            lines.push(format!(
                "~ {path}: {}",
                if place.required {
                    "now required"
                } else {
                    "no longer required"
                }
            ));
        }
    }
    section(&mut out, "Changed", &lines);

    for (path, place) in &new.places {
        let owner = owner_of(path);
        match old.places.get(path) {
            None if !covered(path, &old.places) || place.what == What::Type => {}
            None if new.sent.contains(owner)
                && matches!(place.what, What::Member | What::Value) =>
            {
                broken.push(format!(
                    "{path}: the server sends what a closed enum doesn't know"
                ));
            }
            None if new.taken.contains(owner) && place.what == What::Field && place.required => {
                broken.push(format!(
                    "{path}: the server requires what an old client doesn't send"
                ));
            }
            Some(was) if new.sent.contains(owner) && bare(&was.told) != bare(&place.told) => {
                broken.push(format!(
                    "{path}: the server sends {} for {}",
                    place.told, was.told
                ));
            }
            Some(was) if new.sent.contains(owner) && place.nullable && !was.nullable => {
                broken.push(format!("{path}: the server may send null"));
            }
            Some(was) if new.sent.contains(owner) && was.required && !place.required => {
                broken.push(format!("{path}: the server may leave it out"));
            }
            Some(was) if new.taken.contains(owner) && !was.required && place.required => {
                broken.push(format!(
                    "{path}: the server requires what an old client may leave out"
                ));
            }
            _ => {}
        }
    }
    for (path, was) in old
        .places
        .iter()
        .filter(|(path, _)| !new.places.contains_key(*path))
    {
        let owner = owner_of(path);
        if !covered(path, &new.places) {
            continue;
        }
        if was.what == What::Field && was.required && old.sent.contains(owner) {
            broken.push(format!("{path}: the server no longer sends it"));
        }
        if matches!(was.what, What::Member | What::Value) && old.taken.contains(owner) {
            broken.push(format!("{path}: the server no longer takes it"));
        }
    }
    for method in old
        .methods
        .keys()
        .filter(|it| !new.methods.contains_key(*it))
    {
        broken.push(format!("{method}: gone"));
    }
    let mut lines = Vec::new();
    for (path, place) in &new.places {
        if let Some(ask) = place.ask.filter(|_| !old.places.contains_key(path)) {
            lines.push(format!("{path}: {ask}"));
        }
    }
    section(&mut out, "To decide", &lines);

    section(
        &mut out,
        "Would have broken a client with closed types",
        &broken,
    );
    if out.lines().count() == 1 {
        out.push_str("\nNothing changed.\n");
    }
    out
}

fn bare(told: &str) -> &str {
    told.strip_suffix(" or null").unwrap_or(told)
}

/// Whether the place that encloses `path` is there: only then `path` itself is worth a line.
fn covered(path: &str, places: &BTreeMap<String, Place>) -> bool {
    let owner = owner_of(path);
    if owner == path || !places.contains_key(owner) {
        return owner == path;
    }
    let mut end = path.len();
    while let Some(at) = path.get(..end).and_then(|it| it.rfind(['.', '[', '='])) {
        if at <= owner.len() {
            return true;
        }
        let enclosing = path.get(..at).unwrap_or(owner);
        let known = enclosing
            .strip_suffix("[]")
            .or_else(|| enclosing.strip_suffix("{}"))
            .unwrap_or(enclosing);
        if known.ends_with(']') || places.contains_key(known) {
            return places.contains_key(known);
        }
        end = at;
    }
    true
}

fn mark(experimental: bool) -> &'static str {
    if experimental { " (experimental)" } else { "" }
}

fn section(out: &mut String, title: &str, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    let _ = write!(out, "\n{title} ({})\n", lines.len());
    for line in lines {
        let _ = writeln!(out, "  {line}");
    }
}
