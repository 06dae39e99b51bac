//! All forms of everything → one schema and one table of availability.
//!
//! A pure function of the history and the overrides. Forms are taken newest first, so docs, defaults and the order of
//! variants are those of the newest release that has them.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value, json};

use super::history::{Form, History};
use super::node::{Kind, Node, Object, shape_key};
use super::overrides::Overrides;
use super::release::{Presence, Releases};

mod join;
mod marks;
mod places;

/// What a merge makes.
#[derive(Debug)]
pub(crate) struct Merged {
    pub(crate) schema: Value,
    pub(crate) availability: Value,
    /// Places with two types that no override has decided: path and what is there.
    pub(crate) conflicts: BTreeMap<String, Vec<String>>,
    /// Requests whose response nobody has told.
    pub(crate) unanswered: Vec<String>,
    /// Overrides that match nothing (any more).
    pub(crate) unused: Vec<String>,
    /// The definitions of `schema`.
    pub(crate) definitions: BTreeMap<String, Node>,
    /// The presence of everything that is not simply where its owner is.
    pub(crate) presences: BTreeMap<String, Presence>,
}

impl Merged {
    /// Fails with what has to be decided.
    pub(crate) fn decided(&self) -> Result<()> {
        let mut told = String::new();
        for (path, sides) in &self.conflicts {
            told.push_str(&format!("\n  {path} is of several types; decide it under `types` (schema, only, both or flatten):"));
            for side in sides {
                told.push_str(&format!("\n      {side}"));
            }
        }
        for method in &self.unanswered {
            told.push_str(&format!(
                "\n  the response of {method} is not known; name it under `responses`"
            ));
        }
        for unused in &self.unused {
            told.push_str(&format!(
                "\n  nothing matches `{unused}` (any more); remove it"
            ));
        }
        if told.is_empty() {
            Ok(())
        } else {
            bail!("overrides.json needs decisions, each with its reason:{told}")
        }
    }
}

pub(crate) const COMMENT: &str = "Made by `cargo xtask schema`; do not edit. See README.md.";

/// Merges everything.
pub(crate) fn merge(history: &History, overrides: &Overrides) -> Result<Merged> {
    let full = Presence {
        stable: history.releases.all(),
        experimental: history.releases.all(),
    };
    let mut merger = Merger {
        releases: &history.releases,
        overrides,
        places: BTreeMap::new(),
        methods: Map::new(),
        conflicts: BTreeMap::new(),
        used: BTreeSet::new(),
        texts: BTreeSet::new(),
        unions: BTreeMap::new(),
    };

    for (name, forms) in &history.definitions {
        let nodes = forms
            .iter()
            .map(|it| Node::parse(&it.schema))
            .collect::<Result<Vec<_>>>()
            .with_context(|| name.clone())?;
        if nodes.iter().all(|it| matches!(it.kind, Kind::Text { .. })) {
            merger.texts.insert(name.clone());
        }
        for node in nodes {
            if let Kind::Shape { variants, .. } = node.kind {
                merger
                    .unions
                    .entry(name.clone())
                    .or_default()
                    .extend(variants.iter().map(shape_key));
            }
        }
    }

    let mut grouped: BTreeMap<&str, Vec<&Form>> = BTreeMap::new();
    for (name, forms) in &history.definitions {
        let name = merger.alias(name);
        grouped.entry(name).or_default().extend(forms);
    }
    let mut definitions = BTreeMap::new();
    let mut notes: BTreeMap<String, BTreeMap<String, Presence>> = BTreeMap::new();
    for (name, forms) in grouped {
        let mut nodes = Vec::new();
        let mut presence = Presence::default();
        for form in forms {
            let node = Node::parse(&form.schema).with_context(|| name.to_owned())?;
            presence.add(&form.presence);
            nodes.push((merger.rename(node), form.presence.clone()));
        }
        let before = std::mem::take(&mut merger.places);
        merger.record(name.to_owned(), &presence, &full);
        let mut node = merger.node(name, nodes, &presence);
        node.title = None;
        definitions.insert(name.to_owned(), node);
        notes.insert(
            name.to_owned(),
            std::mem::replace(&mut merger.places, before),
        );
    }

    let (methods, untyped, unanswered) = merger.tables(history, &definitions, &full)?;
    keep_reachable(&mut definitions, &methods);
    let mut places: BTreeMap<String, Presence> = BTreeMap::new();
    for (_, note) in notes
        .into_iter()
        .filter(|(name, _)| definitions.contains_key(name))
    {
        places.extend(note);
    }
    let described: Map<String, Value> = places
        .iter()
        .map(|(path, it)| (path.clone(), merger.describe(it)))
        .collect();
    merger
        .conflicts
        .retain(|path, _| definitions.contains_key(owner_of(path)));
    merger.marks(&mut definitions);

    let releases: Vec<String> = history.releases.iter().map(|it| it.to_string()).collect();
    let written: Map<String, Value> = definitions
        .iter()
        .map(|(name, node)| (name.clone(), node.to_json()))
        .collect();
    let schema = json!({
        "comment": COMMENT,
        "releases": releases,
        "methods": methods,
        "untyped": untyped,
        "definitions": written,
    });
    let availability = json!({
        "comment": COMMENT,
        "releases": releases,
        "methods": merger.methods,
        "places": described,
    });
    let unused = merger.unused();
    Ok(Merged {
        schema,
        availability,
        conflicts: merger.conflicts,
        unanswered,
        unused,
        definitions,
        presences: places,
    })
}

/// The definition that a path begins with.
pub(crate) fn owner_of(path: &str) -> &str {
    path.split(['.', '[', '=', '{']).next().unwrap_or(path)
}

struct Merger<'a> {
    releases: &'a Releases,
    overrides: &'a Overrides,
    /// Places, and where they are.
    places: BTreeMap<String, Presence>,
    /// Methods, and where they are: as written.
    methods: Map<String, Value>,
    conflicts: BTreeMap<String, Vec<String>>,
    used: BTreeSet<String>,
    /// Definitions that are plain strings, by whatever name.
    texts: BTreeSet<String>,
    /// Definitions that are unions of shapes, and their members.
    unions: BTreeMap<String, BTreeSet<String>>,
}

type Forms = Vec<(Node, Presence)>;

impl<'a> Merger<'a> {
    fn alias<'n>(&mut self, name: &'n str) -> &'n str
    where
        'a: 'n,
    {
        match self.overrides.aliases.get(name) {
            Some(to) => {
                self.used.insert(format!("aliases {name}"));
                &to.name
            }
            None => name,
        }
    }

    /// Applies the aliases to all refs of a node.
    fn rename(&self, mut node: Node) -> Node {
        self.rename_in(&mut node);
        node
    }

    fn rename_in(&self, node: &mut Node) {
        let object = |object: &mut Object| {
            object
                .properties
                .values_mut()
                .chain(object.other.as_deref_mut())
                .for_each(|it| self.rename_in(it));
        };
        match &mut node.kind {
            Kind::Ref(name) => {
                if let Some(to) = self.overrides.aliases.get(name.as_str()) {
                    name.clone_from(&to.name);
                }
            }
            Kind::Array(items) => self.rename_in(items),
            Kind::Object(it) => object(it),
            Kind::Tagged {
                variants, shared, ..
            }
            | Kind::Shape { variants, shared } => {
                variants.iter_mut().for_each(|it| self.rename_in(it));
                object(shared);
            }
            Kind::External { variants, .. } => {
                variants.iter_mut().for_each(|(_, it)| self.rename_in(it))
            }
            Kind::Conflict(variants) => variants.iter_mut().for_each(|it| self.rename_in(it)),
            _ => {}
        }
    }

    /// Notes where something is present, when that is not simply where its owner is.
    fn record(&mut self, path: String, presence: &Presence, owner: &Presence) {
        if presence == owner {
            return;
        }
        self.places.insert(path, presence.clone());
    }

    fn describe(&self, presence: &Presence) -> Value {
        let mut out = Map::new();
        let only = presence.only_experimental();
        if !presence.stable.is_empty() {
            out.insert(
                "stable".into(),
                self.releases.ranges(&presence.stable, true).into(),
            );
        }
        if !only.is_empty() {
            out.insert(
                "experimental".into(),
                self.releases.ranges(&only, true).into(),
            );
        }
        Value::Object(out)
    }

    /// The tables of methods; their availability goes to `self.methods`.
    fn tables(
        &mut self,
        history: &History,
        definitions: &BTreeMap<String, Node>,
        full: &Presence,
    ) -> Result<(Value, Value, Vec<String>)> {
        let mut tables: BTreeMap<&str, Map<String, Value>> = BTreeMap::new();
        let mut untyped = Map::new();
        let mut unanswered = Vec::new();
        let mut seen = BTreeMap::new();
        for ((kind, method), forms) in &history.methods {
            let mut presence = Presence::default();
            forms.iter().for_each(|it| presence.add(&it.presence));
            let mut described = self.describe(&presence);
            if presence == *full {
                described = json!({"stable": [[null, null]]});
            }
            described["kind"] = json!(kind);
            if seen.insert(method, kind).is_some() {
                bail!("`{method}` is of two kinds");
            }
            self.methods.insert(method.clone(), described);
            if let Some(reason) = self.overrides.untyped.get(method) {
                self.used.insert(format!("untyped {method}"));
                untyped.insert(
                    method.clone(),
                    json!({"kind": kind, "reason": reason.reason}),
                );
                continue;
            }
            let mut forms: Vec<&Form> = forms.iter().collect();
            forms.sort_by_key(|it| std::cmp::Reverse(it.presence.rank()));
            let entry = self.method(kind, method, &forms, definitions, &mut unanswered)?;
            tables
                .entry(kind)
                .or_default()
                .insert(method.clone(), entry);
        }
        Ok((json!(tables), Value::Object(untyped), unanswered))
    }

    fn method(
        &mut self,
        kind: &str,
        method: &str,
        forms: &[&Form],
        definitions: &BTreeMap<String, Node>,
        unanswered: &mut Vec<String>,
    ) -> Result<Value> {
        let mut params: Option<String> = None;
        let mut nullable = false;
        for form in forms {
            let Some(schema) = form.schema.get("params") else {
                nullable = true;
                continue;
            };
            let node = self.rename(Node::parse(schema).with_context(|| method.to_owned())?);
            nullable |= node.nullable || node.kind == Kind::Null;
            match (node.kind, &params) {
                (Kind::Null, _) => {}
                (Kind::Ref(name), None) => params = Some(name),
                (Kind::Ref(name), Some(newer)) if name == *newer => {}
                (Kind::Ref(name), Some(newer)) => {
                    self.conflicts.insert(
                        newer.clone(),
                        vec![format!(
                            "params of {method}, in older releases {name}: an alias is needed"
                        )],
                    );
                }
                (other, _) => bail!("`{method}` has params without a name: {other:?}"),
            }
        }
        let mut entry = Map::new();
        entry.insert("params".into(), json!(params));
        if nullable && params.is_some() {
            entry.insert("params_nullable".into(), json!(true));
        }
        let doc = forms
            .iter()
            .find_map(|it| it.schema.get("doc"))
            .and_then(Value::as_str)
            .map(str::to_owned);
        if let Some(doc) = self.doc(method, doc) {
            entry.insert("doc".into(), json!(doc));
        }
        if kind.ends_with("requests") {
            let response = match self.overrides.responses.get(method) {
                Some(named) => {
                    self.used.insert(format!("responses {method}"));
                    Some(named.name.clone())
                }
                None => params
                    .as_deref()
                    .and_then(|it| it.strip_suffix("Params"))
                    .map(|it| format!("{it}Response")),
            };
            let response = response.filter(|it| definitions.contains_key(it));
            if response.is_none() {
                unanswered.push(method.to_owned());
            }
            entry.insert("response".into(), json!(response));
        }
        Ok(Value::Object(entry))
    }

    fn unused(&self) -> Vec<String> {
        let all = (self
            .overrides
            .untyped
            .keys()
            .map(|it| format!("untyped {it}")))
        .chain(
            self.overrides
                .responses
                .keys()
                .map(|it| format!("responses {it}")),
        )
        .chain(
            self.overrides
                .aliases
                .keys()
                .map(|it| format!("aliases {it}")),
        )
        .chain(self.overrides.types.keys().map(|it| format!("types {it}")))
        .chain(self.overrides.docs.keys().map(|it| format!("docs {it}")))
        .chain(
            self.overrides
                .patches
                .keys()
                .map(|it| format!("patches {it}")),
        )
        .chain(
            self.overrides
                .ids
                .paths
                .keys()
                .map(|it| format!("ids.paths {it}")),
        );
        all.filter(|it| !self.used.contains(it)).collect()
    }
}

/// Drops what no method leads to.
fn keep_reachable(definitions: &mut BTreeMap<String, Node>, methods: &Value) {
    let mut todo: Vec<String> = Vec::new();
    for table in methods.as_object().into_iter().flat_map(Map::values) {
        for entry in table.as_object().into_iter().flat_map(Map::values) {
            for key in ["params", "response"] {
                todo.extend(entry.get(key).and_then(Value::as_str).map(str::to_owned));
            }
        }
    }
    let seen = reach(definitions, todo);
    definitions.retain(|name, _| seen.contains(name));
}

/// Everything that these definitions lead to, themselves included.
pub(crate) fn reach(
    definitions: &BTreeMap<String, Node>,
    mut todo: Vec<String>,
) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    while let Some(name) = todo.pop() {
        if let Some(node) = definitions.get(&name)
            && seen.insert(name)
        {
            node.refs(&mut |name| todo.push(name.to_owned()));
        }
    }
    seen
}
