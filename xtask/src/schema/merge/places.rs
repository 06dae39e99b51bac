//! Merging the forms of one place: structs, unions, enums, lists.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::schema::node::{EnumValue, Kind, Node, Object, shape_key, variant_tag};
use crate::schema::overrides::What;
use crate::schema::release::Presence;

use super::join::{flatten, same_kind, widest};
use super::{Forms, Merger};

impl Merger<'_> {
    /// Merges all forms of one place. `path` names it: `Type`, `Type.property`, `Type[variant].property`,
    /// `Type=value`, with `[]` for the items of a list and `{}` for the values of a map.
    pub(super) fn node(&mut self, path: &str, mut forms: Forms, owner: &Presence) -> Node {
        forms.sort_by_key(|(_, it)| Reverse(it.rank()));
        let doc = forms.iter().find_map(|(it, _)| it.doc.clone());
        let title = forms.first().and_then(|(it, _)| it.title.clone());
        let default = forms.first().and_then(|(it, _)| it.default.clone());
        let mut marks = BTreeMap::new();
        for (key, value) in forms.iter().rev().flat_map(|(it, _)| &it.marks) {
            marks.insert(key.clone(), value.clone());
        }
        let nullable = forms
            .iter()
            .any(|(it, _)| it.nullable || it.kind == Kind::Null);

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
        Node {
            doc,
            title,
            default,
            nullable,
            kind,
            marks,
        }
    }

    /// The schema of an override; a bad one was refused before merging began.
    fn parsed(&self, path: &str, schema: &Value) -> Node {
        Node::parse(schema).unwrap_or_else(|error| {
            eprintln!("overrides.json: {path}: {error:#}");
            Kind::Any.into()
        })
    }

    pub(super) fn kind(&mut self, path: &str, forms: Forms, owner: &Presence) -> Kind {
        let mut groups: Vec<Forms> = Vec::new();
        for (node, presence) in forms.into_iter().filter(|(it, _)| it.kind != Kind::Null) {
            match groups.iter_mut().find(|group| {
                group
                    .first()
                    .is_some_and(|(it, _)| same_kind(&it.kind, &node.kind))
            }) {
                Some(group) => group.push((node, presence)),
                None => groups.push(vec![(node, presence)]),
            }
        }
        let mut groups = self.join(groups);
        groups
            .iter_mut()
            .for_each(|group| group.sort_by_key(|(_, it)| Reverse(it.rank())));
        groups.sort_by_key(|group| Reverse(group.first().map(|(_, it)| it.rank())));
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

    /// One side of a conflict, for the report.
    fn tell(&self, group: &Forms) -> String {
        let mut presence = Presence::default();
        group.iter().for_each(|(_, it)| presence.add(it));
        let what = group
            .first()
            .map(|(it, _)| it.to_json().to_string())
            .unwrap_or_default();
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
        let Some(first) = kinds.first().cloned() else {
            return Kind::Any;
        };
        match first {
            Kind::Text { format } => {
                let same = kinds
                    .iter()
                    .all(|it| matches!(it, Kind::Text { format: other } if *other == format));
                Kind::Text {
                    format: format.filter(|_| same),
                }
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
            Kind::External { .. } => {
                self.external(path, kinds.into_iter().zip(presences).collect(), owner)
            }
            Kind::Array(_) => {
                let items =
                    kinds
                        .into_iter()
                        .zip(presences)
                        .filter_map(|(it, presence)| match it {
                            Kind::Array(items) => Some((*items, presence)),
                            _ => None,
                        });
                Kind::Array(Box::new(self.node(
                    &format!("{path}[]"),
                    items.collect(),
                    owner,
                )))
            }
            Kind::Object(_) => {
                let all = kinds
                    .into_iter()
                    .zip(presences)
                    .filter_map(|(it, presence)| match it {
                        Kind::Object(object) => Some((object, presence)),
                        _ => None,
                    });
                Kind::Object(self.object(path, all.collect(), owner))
            }
            Kind::Tagged { tag, .. } => {
                let mut shared = Vec::new();
                let mut lists = Vec::new();
                for (kind, presence) in kinds.into_iter().zip(presences) {
                    if let Kind::Tagged {
                        variants,
                        shared: object,
                        ..
                    } = kind
                    {
                        shared.push((object, presence.clone()));
                        lists.push((variants, presence));
                    }
                }
                let key = |node: &Node| variant_tag(node, &tag).unwrap_or_default().to_owned();
                let variants = self.variants(path, lists, owner, &key);
                Kind::Tagged {
                    tag: tag.clone(),
                    variants,
                    shared: self.object(path, shared, owner),
                }
            }
            Kind::Shape { .. } => {
                let mut shared = Vec::new();
                let mut lists = Vec::new();
                for (kind, presence) in kinds.into_iter().zip(presences) {
                    if let Kind::Shape {
                        variants,
                        shared: object,
                    } = kind
                    {
                        shared.push((object, presence.clone()));
                        lists.push((variants, presence));
                    }
                }
                let variants = self.variants(path, lists, owner, &shape_key);
                Kind::Shape {
                    variants,
                    shared: self.object(path, shared, owner),
                }
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

    fn values(
        &mut self,
        path: &str,
        lists: Vec<(Vec<EnumValue>, Presence)>,
        owner: &Presence,
    ) -> Vec<EnumValue> {
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
    pub(super) fn object(
        &mut self,
        path: &str,
        all: Vec<(Object, Presence)>,
        owner: &Presence,
    ) -> Object {
        let required = all
            .iter()
            .map(|(it, _)| it.required.iter().cloned().collect::<BTreeSet<_>>());
        let required = required
            .reduce(|a, b| a.intersection(&b).cloned().collect())
            .unwrap_or_default();
        let mut properties: BTreeMap<String, Forms> = BTreeMap::new();
        let mut other: Forms = Vec::new();
        for (object, presence) in all {
            for (name, mut node) in object.properties {
                node.title = None;
                properties
                    .entry(name)
                    .or_default()
                    .push((node, presence.clone()));
            }
            other.extend(object.other.map(|it| (*it, presence)));
        }
        let mut out = Object {
            required: required.into_iter().collect(),
            ..Object::default()
        };
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
            out.other = Some(Box::new(self.node(
                &format!("{path}{{}}"),
                other,
                &presence,
            )));
        }
        out
    }
}
