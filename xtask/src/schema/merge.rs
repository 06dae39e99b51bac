//! All forms of everything → one schema and one table of availability.
//!
//! A pure function of the history and the overrides. Forms are taken newest first, so docs, defaults and the order of
//! variants are those of the newest release that has them.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

use super::history::{Form, History};
use super::node::{EnumValue, Kind, Node, Object, variant_tag};
use super::overrides::{Overrides, What};
use super::release::{Presence, Releases};

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
}

pub(crate) const COMMENT: &str = "Made by `cargo xtask schema`; do not edit. See README.md.";

/// Merges everything.
pub(crate) fn merge(history: &History, overrides: &Overrides) -> Result<Merged> {
    let full = Presence { stable: history.releases.all(), experimental: history.releases.all() };
    let mut merger = Merger {
        releases: &history.releases,
        overrides,
        availability: BTreeMap::new(),
        conflicts: BTreeMap::new(),
        used: BTreeSet::new(),
        texts: BTreeSet::new(),
        unions: BTreeMap::new(),
    };

    for (name, forms) in &history.definitions {
        let nodes = forms.iter().map(|it| Node::parse(&it.schema)).collect::<Result<Vec<_>>>().with_context(|| name.clone())?;
        if nodes.iter().all(|it| matches!(it.kind, Kind::Text { .. })) {
            merger.texts.insert(name.clone());
        }
        for node in nodes {
            if let Kind::Shape { variants, .. } = node.kind {
                merger.unions.entry(name.clone()).or_default().extend(variants.iter().map(shape_key));
            }
        }
    }

    let mut grouped: BTreeMap<&str, Vec<&Form>> = BTreeMap::new();
    for (name, forms) in &history.definitions {
        let name = merger.alias(name);
        grouped.entry(name).or_default().extend(forms);
    }
    let mut definitions = BTreeMap::new();
    let mut notes = BTreeMap::new();
    for (name, forms) in grouped {
        let mut nodes = Vec::new();
        let mut presence = Presence::default();
        for form in forms {
            let node = Node::parse(&form.schema).with_context(|| name.to_owned())?;
            presence.add(&form.presence);
            nodes.push((merger.rename(node), form.presence.clone()));
        }
        let before = std::mem::take(&mut merger.availability);
        merger.record(name.to_owned(), &presence, &full);
        let mut node = merger.node(name, nodes, &presence);
        node.title = None;
        definitions.insert(name.to_owned(), node);
        notes.insert(name.to_owned(), std::mem::replace(&mut merger.availability, before));
    }

    let (methods, untyped, unanswered) = merger.methods(history, &definitions, &full)?;
    keep_reachable(&mut definitions, &methods);
    let mut places = BTreeMap::new();
    for (_, note) in notes.into_iter().filter(|(name, _)| definitions.contains_key(name)) {
        places.extend(note);
    }
    merger.conflicts.retain(|path, _| definitions.contains_key(owner_of(path)));
    merger.marks(&mut definitions);

    let releases: Vec<String> = history.releases.iter().map(|it| it.to_string()).collect();
    let definitions: Map<String, Value> = definitions.iter().map(|(name, node)| (name.clone(), node.to_json())).collect();
    let schema = json!({
        "comment": COMMENT,
        "releases": releases,
        "methods": methods,
        "untyped": untyped,
        "definitions": definitions,
    });
    let availability = json!({
        "comment": COMMENT,
        "releases": releases,
        "methods": merger.availability,
        "places": places,
    });
    let unused = merger.unused();
    Ok(Merged { schema, availability, conflicts: merger.conflicts, unanswered, unused })
}

/// The definition that a path begins with.
pub(crate) fn owner_of(path: &str) -> &str {
    path.split(['.', '[', '=', '{']).next().unwrap_or(path)
}

struct Merger<'a> {
    releases: &'a Releases,
    overrides: &'a Overrides,
    availability: BTreeMap<String, Value>,
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
            object.properties.values_mut().chain(object.other.as_deref_mut()).for_each(|it| self.rename_in(it));
        };
        match &mut node.kind {
            Kind::Ref(name) => {
                if let Some(to) = self.overrides.aliases.get(name.as_str()) {
                    name.clone_from(&to.name);
                }
            }
            Kind::Array(items) => self.rename_in(items),
            Kind::Object(it) => object(it),
            Kind::Tagged { variants, shared, .. } | Kind::Shape { variants, shared } => {
                variants.iter_mut().for_each(|it| self.rename_in(it));
                object(shared);
            }
            Kind::External { variants, .. } => variants.iter_mut().for_each(|(_, it)| self.rename_in(it)),
            Kind::Conflict(variants) => variants.iter_mut().for_each(|it| self.rename_in(it)),
            _ => {}
        }
    }

    /// Notes where something is present, when that is not simply where its owner is.
    fn record(&mut self, path: String, presence: &Presence, owner: &Presence) {
        if presence == owner {
            return;
        }
        self.availability.insert(path, self.describe(presence));
    }

    fn describe(&self, presence: &Presence) -> Value {
        let mut out = Map::new();
        let only = presence.only_experimental();
        if !presence.stable.is_empty() {
            out.insert("stable".into(), self.releases.ranges(&presence.stable, true).into());
        }
        if !only.is_empty() {
            out.insert("experimental".into(), self.releases.ranges(&only, true).into());
        }
        Value::Object(out)
    }

    /// Merges all forms of one place. `path` names it: `Type`, `Type.property`, `Type[variant].property`,
    /// `Type=value`, with `[]` for the items of a list and `{}` for the values of a map.
    fn node(&mut self, path: &str, mut forms: Forms, owner: &Presence) -> Node {
        forms.sort_by(|(_, a), (_, b)| b.rank().cmp(&a.rank()));
        let doc = forms.iter().find_map(|(it, _)| it.doc.clone());
        let title = forms.first().and_then(|(it, _)| it.title.clone());
        let default = forms.first().and_then(|(it, _)| it.default.clone());
        let mut marks = BTreeMap::new();
        for (key, value) in forms.iter().rev().flat_map(|(it, _)| &it.marks) {
            marks.insert(key.clone(), value.clone());
        }
        let nullable = forms.iter().any(|(it, _)| it.nullable || it.kind == Kind::Null);

        let overrides = self.overrides;
        if let Some(given) = overrides.types.get(path) {
            self.used.insert(format!("types {path}"));
            match &given.what {
                What::Both(_) => {}
                What::Flatten(_) => forms.iter_mut().for_each(|(it, _)| flatten(&mut it.kind)),
                What::Schema(schema) | What::Only(schema) => {
                    let mut node = self.parsed(path, schema);
                    node.doc = node.doc.or(doc);
                    node.default = node.default.or(default);
                    node.nullable |= nullable;
                    let like = |(it, _): &(Node, Presence)| same_kind(&it.kind, &node.kind);
                    let matching: Forms = forms.iter().filter(|it| like(it)).cloned().collect();
                    if matches!(given.what, What::Only(_)) {
                        let mut presence = Presence::default();
                        matching.iter().for_each(|(_, it)| presence.add(it));
                        self.record(path.to_owned(), &presence, &Presence::default());
                    }
                    // What is inside keeps its availability.
                    self.kind(path, matching, owner);
                    return node;
                }
            }
        }
        let kind = self.kind(path, forms, owner);
        Node { doc, title, default, nullable, kind, marks }
    }

    /// The schema of an override; a bad one was refused before merging began.
    fn parsed(&self, path: &str, schema: &Value) -> Node {
        Node::parse(schema).unwrap_or_else(|error| {
            eprintln!("overrides.json: {path}: {error:#}");
            Kind::Any.into()
        })
    }

    fn kind(&mut self, path: &str, forms: Forms, owner: &Presence) -> Kind {
        let mut groups: Vec<Forms> = Vec::new();
        for (node, presence) in forms.into_iter().filter(|(it, _)| it.kind != Kind::Null) {
            match groups.iter_mut().find(|group| group.first().is_some_and(|(it, _)| same_kind(&it.kind, &node.kind))) {
                Some(group) => group.push((node, presence)),
                None => groups.push(vec![(node, presence)]),
            }
        }
        let mut groups = self.join(groups);
        groups.iter_mut().for_each(|group| group.sort_by(|(_, a), (_, b)| b.rank().cmp(&a.rank())));
        groups.sort_by_key(|group| std::cmp::Reverse(group.first().map(|(_, it)| it.rank())));
        let conflict = groups.len() > 1;
        if conflict && !self.overrides.types.contains_key(path) {
            let told = groups.iter().map(|group| self.tell(group)).collect();
            self.conflicts.insert(path.to_owned(), told);
        }
        let mut kinds: Vec<Kind> = Vec::new();
        for group in groups {
            let mut presence = Presence::default();
            group.iter().for_each(|(_, it)| presence.add(it));
            let owner = if conflict { &presence } else { owner };
            kinds.push(self.same(path, group, owner));
        }
        match kinds.len() {
            0 => Kind::Null,
            1 => kinds.remove(0),
            _ => Kind::Conflict(kinds.into_iter().map(Node::from).collect()),
        }
    }

    /// Joins groups that only look different.
    fn join(&self, groups: Vec<Forms>) -> Vec<Forms> {
        let mut groups = groups;
        // A string by a name and a string.
        let is_text = |group: &Forms| {
            group.first().is_some_and(|(it, _)| match &it.kind {
                Kind::Text { .. } => true,
                Kind::Ref(name) => self.texts.contains(name),
                _ => false,
            })
        };
        if groups.iter().filter(|it| is_text(it)).count() > 1 {
            let (texts, rest): (Vec<_>, Vec<_>) = groups.into_iter().partition(is_text);
            let mut texts: Forms = texts.into_iter().flatten().collect();
            for (node, _) in &mut texts {
                node.kind = Kind::Text { format: None };
            }
            groups = std::iter::once(texts).chain(rest).collect();
        }
        // A union that has the other type among its members.
        let union = groups.iter().find_map(|group| match group.first() {
            Some((Node { kind: Kind::Ref(name), .. }, _)) => Some((name.clone(), self.unions.get(name)?.clone())),
            _ => None,
        });
        if let Some((name, members)) = union {
            let fits = |group: &Forms| {
                group.iter().all(|(it, _)| matches!(&it.kind, Kind::Ref(other) if *other == name) || members.contains(&shape_key(it)))
            };
            let (inside, rest): (Vec<_>, Vec<_>) = groups.into_iter().partition(fits);
            let mut inside: Forms = inside.into_iter().flatten().collect();
            for (node, _) in &mut inside {
                node.kind = Kind::Ref(name.clone());
            }
            groups = std::iter::once(inside).chain(rest).collect();
        }
        // A union that had one member once, written as this member.
        let tag = groups.iter().flatten().find_map(|(it, _)| match &it.kind {
            Kind::Tagged { tag, .. } => Some(tag.clone()),
            _ => None,
        });
        if let Some(tag) = tag {
            let single = |group: &Forms| group.iter().all(|(it, _)| variant_tag(it, &tag).is_some() || matches!(it.kind, Kind::Tagged { .. }));
            let (inside, rest): (Vec<_>, Vec<_>) = groups.into_iter().partition(single);
            let mut inside: Forms = inside.into_iter().flatten().collect();
            for (node, _) in &mut inside {
                if matches!(node.kind, Kind::Object(_)) {
                    let member = Node::from(std::mem::replace(&mut node.kind, Kind::Any));
                    node.kind = Kind::Tagged { tag: tag.clone(), variants: vec![member], shared: Object::default() };
                }
            }
            groups = std::iter::once(inside).chain(rest).filter(|it| !it.is_empty()).collect();
        }
        // Enums and unions of strings and keys.
        for group in &mut groups {
            if group.iter().any(|(it, _)| matches!(it.kind, Kind::External { .. })) {
                for (node, _) in group.iter_mut() {
                    if let Kind::Enum(values) = &mut node.kind {
                        node.kind = Kind::External { values: std::mem::take(values), variants: Vec::new() };
                    }
                }
            }
        }
        groups
    }

    /// One side of a conflict, for the report.
    fn tell(&self, group: &Forms) -> String {
        let mut presence = Presence::default();
        group.iter().for_each(|(_, it)| presence.add(it));
        let what = group.first().map(|(it, _)| it.to_json().to_string()).unwrap_or_default();
        let what: String = what.chars().take(160).collect();
        format!("{} {what}", self.describe(&presence))
    }

    /// Merges forms of the same kind.
    fn same(&mut self, path: &str, group: Forms, owner: &Presence) -> Kind {
        let mut presences = Vec::new();
        let mut kinds = Vec::new();
        for (node, presence) in group {
            kinds.push(node.kind);
            presences.push(presence);
        }
        let Some(first) = kinds.first().cloned() else { return Kind::Any };
        match first {
            Kind::Text { format } => {
                let same = kinds.iter().all(|it| matches!(it, Kind::Text { format: other } if *other == format));
                Kind::Text { format: format.filter(|_| same) }
            }
            Kind::Integer { .. } => widest(&kinds),
            Kind::Number { format } => Kind::Number { format },
            Kind::Enum(_) => {
                let all = kinds.into_iter().map(|it| match it {
                    Kind::Enum(values) => values,
                    _ => Vec::new(),
                });
                Kind::Enum(self.values(path, all.zip(presences).collect(), owner))
            }
            Kind::External { .. } => self.external(path, kinds.into_iter().zip(presences).collect(), owner),
            Kind::Array(_) => {
                let items = kinds.into_iter().zip(presences).filter_map(|(it, presence)| match it {
                    Kind::Array(items) => Some((*items, presence)),
                    _ => None,
                });
                Kind::Array(Box::new(self.node(&format!("{path}[]"), items.collect(), owner)))
            }
            Kind::Object(_) => {
                let all = kinds.into_iter().zip(presences).filter_map(|(it, presence)| match it {
                    Kind::Object(object) => Some((object, presence)),
                    _ => None,
                });
                Kind::Object(self.object(path, all.collect(), owner))
            }
            Kind::Tagged { tag, .. } => {
                let mut shared = Vec::new();
                let mut lists = Vec::new();
                for (kind, presence) in kinds.into_iter().zip(presences) {
                    if let Kind::Tagged { variants, shared: object, .. } = kind {
                        shared.push((object, presence.clone()));
                        lists.push((variants, presence));
                    }
                }
                let key = |node: &Node| variant_tag(node, &tag).unwrap_or_default().to_owned();
                let variants = self.variants(path, lists, owner, &key);
                Kind::Tagged { tag: tag.clone(), variants, shared: self.object(path, shared, owner) }
            }
            Kind::Shape { .. } => {
                let mut shared = Vec::new();
                let mut lists = Vec::new();
                for (kind, presence) in kinds.into_iter().zip(presences) {
                    if let Kind::Shape { variants, shared: object } = kind {
                        shared.push((object, presence.clone()));
                        lists.push((variants, presence));
                    }
                }
                let variants = self.variants(path, lists, owner, &shape_key);
                Kind::Shape { variants, shared: self.object(path, shared, owner) }
            }
            other => other,
        }
    }

    /// Merges the members of unions, newest first.
    fn variants(
        &mut self,
        path: &str,
        lists: Vec<(Vec<Node>, Presence)>,
        owner: &Presence,
        key: &dyn Fn(&Node) -> String,
    ) -> Vec<Node> {
        let mut order: Vec<String> = Vec::new();
        let mut all: BTreeMap<String, Forms> = BTreeMap::new();
        for (list, presence) in lists {
            for node in list {
                let key = key(&node);
                if !order.contains(&key) {
                    order.push(key.clone());
                }
                all.entry(key).or_default().push((node, presence.clone()));
            }
        }
        let mut out = Vec::new();
        for key in order {
            let forms = all.remove(&key).unwrap_or_default();
            let mut presence = Presence::default();
            forms.iter().for_each(|(_, it)| presence.add(it));
            let path = format!("{path}[{key}]");
            self.record(path.clone(), &presence, owner);
            out.push(self.node(&path, forms, &presence));
        }
        out
    }

    fn values(&mut self, path: &str, lists: Vec<(Vec<EnumValue>, Presence)>, owner: &Presence) -> Vec<EnumValue> {
        let mut out: Vec<EnumValue> = Vec::new();
        let mut presences: Vec<Presence> = Vec::new();
        for (values, presence) in lists {
            for value in values {
                match out.iter().position(|it| it.value == value.value) {
                    Some(at) => {
                        if let (Some(known), Some(all)) = (out.get_mut(at), presences.get_mut(at)) {
                            known.doc = known.doc.take().or(value.doc);
                            all.add(&presence);
                        }
                    }
                    None => {
                        out.push(value);
                        presences.push(presence.clone());
                    }
                }
            }
        }
        for (value, presence) in out.iter().zip(presences) {
            self.record(format!("{path}={}", value.value), &presence, owner);
        }
        out
    }

    fn external(&mut self, path: &str, all: Vec<(Kind, Presence)>, owner: &Presence) -> Kind {
        let mut strings = Vec::new();
        let mut lists = Vec::new();
        for (kind, presence) in all {
            match kind {
                Kind::Enum(values) => strings.push((values, presence)),
                Kind::External { values, variants } => {
                    strings.push((values, presence.clone()));
                    lists.push((variants, presence));
                }
                _ => {}
            }
        }
        let values = self.values(path, strings, owner);
        let mut order: Vec<String> = Vec::new();
        let mut keyed: BTreeMap<String, Forms> = BTreeMap::new();
        for (list, presence) in lists {
            for (key, node) in list {
                if !order.contains(&key) {
                    order.push(key.clone());
                }
                keyed.entry(key).or_default().push((node, presence.clone()));
            }
        }
        let mut variants = Vec::new();
        for key in order {
            let forms = keyed.remove(&key).unwrap_or_default();
            let mut presence = Presence::default();
            forms.iter().for_each(|(_, it)| presence.add(it));
            let path = format!("{path}[{key}]");
            self.record(path.clone(), &presence, owner);
            variants.push((key, self.node(&path, forms, &presence)));
        }
        Kind::External { values, variants }
    }

    /// Merges structs: all properties; required only where every form requires.
    fn object(&mut self, path: &str, all: Vec<(Object, Presence)>, owner: &Presence) -> Object {
        let required = all.iter().map(|(it, _)| it.required.iter().cloned().collect::<BTreeSet<_>>());
        let required = required.reduce(|a, b| a.intersection(&b).cloned().collect()).unwrap_or_default();
        let mut properties: BTreeMap<String, Forms> = BTreeMap::new();
        let mut other: Forms = Vec::new();
        for (object, presence) in all {
            for (name, mut node) in object.properties {
                node.title = None;
                properties.entry(name).or_default().push((node, presence.clone()));
            }
            other.extend(object.other.map(|it| (*it, presence)));
        }
        let mut out = Object { required: required.into_iter().collect(), ..Object::default() };
        for (name, forms) in properties {
            let mut presence = Presence::default();
            forms.iter().for_each(|(_, it)| presence.add(it));
            let path = format!("{path}.{name}");
            self.record(path.clone(), &presence, owner);
            let node = self.node(&path, forms, &presence);
            out.properties.insert(name, node);
        }
        if !other.is_empty() {
            let mut presence = Presence::default();
            other.iter().for_each(|(_, it)| presence.add(it));
            out.other = Some(Box::new(self.node(&format!("{path}{{}}"), other, &presence)));
        }
        out
    }

    /// The tables of methods; availability goes to `self.availability`.
    fn methods(
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
                anyhow::bail!("`{method}` is of two kinds");
            }
            self.availability.insert(method.clone(), described);
            if let Some(reason) = self.overrides.untyped.get(method) {
                self.used.insert(format!("untyped {method}"));
                untyped.insert(method.clone(), json!({"kind": kind, "reason": reason.reason}));
                continue;
            }
            let mut forms: Vec<&Form> = forms.iter().collect();
            forms.sort_by_key(|it| std::cmp::Reverse(it.presence.rank()));
            let entry = self.method(kind, method, &forms, definitions, &mut unanswered)?;
            tables.entry(kind).or_default().insert(method.clone(), entry);
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
                    self.conflicts.insert(newer.clone(), vec![format!("params of {method}, in older releases {name}: an alias is needed")]);
                }
                (other, _) => anyhow::bail!("`{method}` has params without a name: {other:?}"),
            }
        }
        let mut entry = Map::new();
        entry.insert("params".into(), json!(params));
        if nullable && params.is_some() {
            entry.insert("params_nullable".into(), json!(true));
        }
        let doc = forms.iter().find_map(|it| it.schema.get("doc")).and_then(Value::as_str).map(str::to_owned);
        if let Some(doc) = self.doc(method, doc) {
            entry.insert("doc".into(), json!(doc));
        }
        if kind.ends_with("requests") {
            let response = match self.overrides.responses.get(method) {
                Some(named) => {
                    self.used.insert(format!("responses {method}"));
                    Some(named.name.clone())
                }
                None => params.as_deref().and_then(|it| it.strip_suffix("Params")).map(|it| format!("{it}Response")),
            };
            let response = response.filter(|it| definitions.contains_key(it));
            if response.is_none() {
                unanswered.push(method.to_owned());
            }
            entry.insert("response".into(), json!(response));
        }
        Ok(Value::Object(entry))
    }

    fn doc(&mut self, path: &str, said: Option<String>) -> Option<String> {
        match self.overrides.docs.get(path) {
            Some(doc) => {
                self.used.insert(format!("docs {path}"));
                Some(doc.text.clone()).filter(|it| !it.is_empty())
            }
            None => said,
        }
    }

    /// Sets `x-patch` and `x-id`.
    fn marks(&mut self, definitions: &mut BTreeMap<String, Node>) {
        for (name, node) in definitions {
            self.mark(name, None, node);
        }
    }

    fn mark(&mut self, path: &str, property: Option<&str>, node: &mut Node) {
        if self.overrides.patches.contains_key(path) {
            self.used.insert(format!("patches {path}"));
            node.marks.insert("x-patch".into(), json!(true));
        }
        node.doc = self.doc(path, node.doc.take());
        let ids = &self.overrides.ids;
        let any_variant = match (path.find('['), path.find(']')) {
            (Some(from), Some(to)) if from < to => format!("{}[*]{}", &path[..from], &path[to + 1..]),
            _ => String::new(),
        };
        let told = [path, any_variant.as_str()].into_iter().find(|it| ids.paths.contains_key(*it));
        let id = told.and_then(|it| ids.paths.get(it)).map(String::as_str).or_else(|| {
            let property = property?;
            ids.properties.iter().find(|(_, names)| names.contains(property)).map(|(kind, _)| kind.as_str())
        });
        self.used.extend(told.map(|it| format!("ids.paths {it}")));
        if let Some(id) = id.filter(|it| !it.is_empty()) {
            let target = match &mut node.kind {
                Kind::Array(items) | Kind::Object(Object { other: Some(items), .. }) => items.as_mut(),
                _ => &mut *node,
            };
            if matches!(target.kind, Kind::Text { .. }) {
                target.marks.insert("x-id".into(), json!(id));
            }
        }
        let object = |this: &mut Self, object: &mut Object| {
            for (name, node) in &mut object.properties {
                this.mark(&format!("{path}.{name}"), Some(name), node);
            }
            if let Some(other) = &mut object.other {
                this.mark(&format!("{path}{{}}"), None, other);
            }
        };
        match &mut node.kind {
            Kind::Array(items) => self.mark(&format!("{path}[]"), None, items),
            Kind::Object(it) => object(self, it),
            Kind::Tagged { tag, variants, shared } => {
                for variant in variants {
                    let key = variant_tag(variant, tag).unwrap_or_default().to_owned();
                    self.mark(&format!("{path}[{key}]"), None, variant);
                }
                object(self, shared);
            }
            Kind::Shape { variants, shared } => {
                for variant in variants {
                    let key = shape_key(variant);
                    self.mark(&format!("{path}[{key}]"), None, variant);
                }
                object(self, shared);
            }
            Kind::External { variants, .. } => {
                for (key, variant) in variants {
                    self.mark(&format!("{path}[{key}]"), None, variant);
                }
            }
            Kind::Conflict(variants) => {
                for variant in variants {
                    self.mark(path, property, variant);
                }
            }
            _ => {}
        }
    }

    fn unused(&self) -> Vec<String> {
        let all = (self.overrides.untyped.keys().map(|it| format!("untyped {it}")))
            .chain(self.overrides.responses.keys().map(|it| format!("responses {it}")))
            .chain(self.overrides.aliases.keys().map(|it| format!("aliases {it}")))
            .chain(self.overrides.types.keys().map(|it| format!("types {it}")))
            .chain(self.overrides.docs.keys().map(|it| format!("docs {it}")))
            .chain(self.overrides.patches.keys().map(|it| format!("patches {it}")))
            .chain(self.overrides.ids.paths.keys().map(|it| format!("ids.paths {it}")));
        all.filter(|it| !self.used.contains(it)).collect()
    }
}

/// Forms that can be merged into one type without a decision.
fn same_kind(a: &Kind, b: &Kind) -> bool {
    match (a, b) {
        (Kind::Ref(a), Kind::Ref(b)) => a == b,
        (Kind::Tagged { tag: a, .. }, Kind::Tagged { tag: b, .. }) => a == b,
        (Kind::Enum(_) | Kind::External { .. }, Kind::Enum(_) | Kind::External { .. }) => true,
        (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
    }
}

/// A union with a tag → one struct with the properties of all members, the tag an enum.
fn flatten(kind: &mut Kind) {
    let Kind::Tagged { tag, variants, shared } = kind else { return };
    let mut object = std::mem::take(shared);
    let mut tags = Vec::new();
    for variant in std::mem::take(variants) {
        let doc = variant.doc.clone();
        tags.extend(variant_tag(&variant, tag).map(|value| EnumValue { value: value.to_owned(), doc }));
        if let Kind::Object(member) = variant.kind {
            for (name, node) in member.properties.into_iter().filter(|(name, _)| name != tag) {
                object.properties.entry(name).or_insert(node);
            }
        }
    }
    object.properties.insert(tag.clone(), Kind::Enum(tags).into());
    object.required.push(tag.clone());
    object.required.sort_unstable();
    *kind = Kind::Object(object);
}

fn shape_key(node: &Node) -> String {
    match &node.kind {
        Kind::Ref(name) => name.clone(),
        Kind::Text { .. } | Kind::Enum(_) => "string".to_owned(),
        Kind::Integer { .. } => "integer".to_owned(),
        Kind::Number { .. } => "number".to_owned(),
        Kind::Boolean => "boolean".to_owned(),
        Kind::Array(_) => "array".to_owned(),
        Kind::Object(object) => format!("object:{}", object.required.join("+")),
        Kind::Tagged { tag, .. } => format!("tagged:{tag}"),
        Kind::Any | Kind::Null | Kind::External { .. } | Kind::Shape { .. } | Kind::Conflict(_) => "other".to_owned(),
    }
}

/// The integer type that holds all of them.
fn widest(kinds: &[Kind]) -> Kind {
    let mut bits = 0;
    let mut unsigned = true;
    for kind in kinds {
        if let Kind::Integer { format, unsigned: positive } = kind {
            let format = format.as_deref().unwrap_or("int64");
            unsigned &= *positive && format.starts_with('u');
            bits = bits.max(match format.trim_start_matches('u') {
                "int8" => 8,
                "int16" => 16,
                "int32" => 32,
                _ => 64,
            });
        }
    }
    let format = format!("{}int{bits}", if unsigned { "u" } else { "" });
    Kind::Integer { format: Some(format), unsigned }
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
    let mut seen = BTreeSet::new();
    while let Some(name) = todo.pop() {
        if let Some(node) = definitions.get(&name) {
            if seen.insert(name) {
                node.refs(&mut |name| todo.push(name.to_owned()));
            }
        }
    }
    definitions.retain(|name, _| seen.contains(name));
}
