//! The availability of methods and of what requests may set, as static data.

use std::collections::{BTreeMap, BTreeSet};

use super::super::availability::{Ends, Table, Version};
use super::super::ir::{Def, Defs, Docs, Kind, Type, reached};
use super::super::model::Methods;
use super::header;

/// Nodes are the definitions under which something is not in every release.
pub(crate) fn emit(defs: &Defs, methods: &Methods, table: &Table) -> String {
    let restricted = restricted(defs, methods, table);
    let index: BTreeMap<&str, usize> = restricted
        .iter()
        .enumerate()
        .map(|(index, name)| (name.as_str(), index))
        .collect();
    let mut out = header("When each method, and each member of a request, is there.");
    out.push_str("use crate::Release;\nuse crate::availability::{Direction, Entry, Member, Method, Node, Span};\n\n");
    let [major, minor, patch] = table.newest();
    out.push_str(&format!(
        "pub(crate) const NEWEST: Release = Release::new({major}, {minor}, {patch});\n\n"
    ));
    out.push_str("pub(crate) static METHODS: &[Method] = &[\n");
    let mut all: Vec<(&str, &str, Option<&str>)> = Vec::new();
    for method in &methods.client_requests {
        all.push((&method.name, "Request", Some(&method.params)));
    }
    for method in &methods.server_requests {
        all.push((&method.name, "ServerRequest", None));
    }
    for method in &methods.notifications {
        all.push((&method.name, "Notification", None));
    }
    all.sort_unstable();
    for (name, direction, params) in all {
        let presence = table.method(name);
        let (stable, experimental) = table.split(&presence);
        let node = params.and_then(|params| index.get(params));
        out.push_str(&format!(
            "    Method {{\n        name: {name:?},\n        direction: Direction::{direction},\n        \
             stable: {},\n        experimental: {},\n        params: {node:?},\n    }},\n",
            spans(&stable),
            spans(&experimental),
        ));
    }
    out.push_str("];\n\npub(crate) static NODES: &[Node] = &[\n");
    for name in &restricted {
        if let Some(def) = defs.get(name) {
            out.push_str(&format!("    // {name}\n{}", node(def, table, &index)));
        }
    }
    out.push_str("];\n");
    out
}

/// What requests are made of and is restricted itself or leads to what is, in a stable order.
fn restricted(defs: &Defs, methods: &Methods, table: &Table) -> Vec<String> {
    let params = methods.client_requests.iter().map(|m| m.params.as_str());
    let reached = reached(defs, params);
    let mut kept: BTreeSet<String> = reached
        .iter()
        .filter(|name| {
            defs.get(*name)
                .is_some_and(|def| members(def).iter().any(|(docs, _)| limited(docs, table)))
        })
        .cloned()
        .collect();
    loop {
        let more: Vec<String> = reached
            .iter()
            .filter(|name| !kept.contains(*name))
            .filter(|name| {
                defs.get(*name).is_some_and(|def| {
                    def.parts()
                        .iter()
                        .any(|p| p.target().is_some_and(|t| kept.contains(t)))
                })
            })
            .cloned()
            .collect();
        if more.is_empty() {
            return kept.into_iter().collect();
        }
        kept.extend(more);
    }
}

fn limited(docs: &Docs, table: &Table) -> bool {
    table
        .place(&docs.place)
        .is_some_and(|presence| !table.is_everywhere(presence))
}

/// The members of a definition: a struct's fields, an enum's values, a union's kinds.
fn members(def: &Def) -> Vec<(&Docs, Option<&Type>)> {
    match &def.kind {
        Kind::Struct(fields) | Kind::OpenStruct(fields) => {
            fields.iter().map(|f| (&f.docs, Some(&f.ty))).collect()
        }
        Kind::TextEnum(texts) => texts.iter().map(|t| (&t.docs, None)).collect(),
        Kind::Tagged { variants, .. } => {
            variants.iter().map(|v| (&v.docs, v.ty.as_ref())).collect()
        }
        Kind::Keyed { texts, keys } => texts
            .iter()
            .map(|t| (&t.docs, None))
            .chain(keys.iter().map(|v| (&v.docs, v.ty.as_ref())))
            .collect(),
        Kind::Shape(_) | Kind::Either(_) | Kind::Alias(_) => Vec::new(),
    }
}

fn node(def: &Def, table: &Table, index: &BTreeMap<&str, usize>) -> String {
    let entry = |wire: &str, docs: &Docs, ty: Option<&Type>| -> Option<String> {
        let limits = match table.place(&docs.place) {
            Some(presence) if !table.is_everywhere(presence) => table.spans(presence),
            _ => Vec::new(),
        };
        let child = ty.and_then(|ty| child(ty, index));
        if limits.is_empty() && child.is_none() {
            return None;
        }
        let child = match child {
            None => "Member::Leaf".to_owned(),
            Some(member) => member,
        };
        Some(format!(
            "        Entry {{ name: {wire:?}, spans: {}, member: {child} }},\n",
            spans(&limits)
        ))
    };
    let list = |entries: Vec<String>| entries.concat();
    match &def.kind {
        Kind::Struct(fields) | Kind::OpenStruct(fields) => format!(
            "    Node::Object(&[\n{}    ]),\n",
            list(
                fields
                    .iter()
                    .filter_map(|f| entry(&f.wire, &f.docs, Some(&f.ty)))
                    .collect()
            )
        ),
        Kind::TextEnum(texts) => format!(
            "    Node::Text(&[\n{}    ]),\n",
            list(
                texts
                    .iter()
                    .filter_map(|t| entry(&t.wire, &t.docs, None))
                    .collect()
            )
        ),
        Kind::Tagged { tag, variants } => format!(
            "    Node::Tagged({tag:?}, &[\n{}    ]),\n",
            list(
                variants
                    .iter()
                    .filter_map(|v| entry(&v.wire, &v.docs, v.ty.as_ref()))
                    .collect()
            )
        ),
        Kind::Keyed { texts, keys } => format!(
            "    Node::Keyed(&[\n{}{}    ]),\n",
            list(
                texts
                    .iter()
                    .filter_map(|t| entry(&t.wire, &t.docs, None))
                    .collect()
            ),
            list(
                keys.iter()
                    .filter_map(|v| entry(&v.wire, &v.docs, v.ty.as_ref()))
                    .collect()
            )
        ),
        Kind::Shape(variants) => {
            let object = variants
                .iter()
                .filter_map(|(_, v)| v.ty.as_ref())
                .find_map(|ty| child(ty, index));
            match object {
                Some(member) => format!("    Node::Any({member}),\n"),
                None => "    Node::Any(Member::Leaf),\n".to_owned(),
            }
        }
        Kind::Either(_) | Kind::Alias(_) => "    Node::Any(Member::Leaf),\n".to_owned(),
    }
}

fn child(ty: &Type, index: &BTreeMap<&str, usize>) -> Option<String> {
    let node = index.get(ty.target()?)?;
    Some(match ty {
        Type::Boxed(inner) => return child(inner, index),
        Type::List(_) => format!("Member::List({node})"),
        Type::Map(_) => format!("Member::Map({node})"),
        _ => format!("Member::One({node})"),
    })
}

fn spans(spans: &[Ends]) -> String {
    let release = |end: &Option<Version>| match end {
        None => "None".to_owned(),
        Some([major, minor, patch]) => format!("Some(Release::new({major}, {minor}, {patch}))"),
    };
    let all: Vec<String> = spans
        .iter()
        .map(|(since, until)| format!("Span::new({}, {})", release(since), release(until)))
        .collect();
    format!("&[{}]", all.join(", "))
}
