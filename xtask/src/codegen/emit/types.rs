//! The definitions, in the words of the protocol crate's macros.

use std::collections::BTreeMap;

use super::super::availability::Table;
use super::super::docs;
use super::super::ir::{Def, Defs, Docs, Field, Kind, Presence, Shape, Text, Type, Variant};
use super::super::place;
use super::header;

/// One file a concept, by file name.
pub(crate) fn emit(
    defs: &Defs,
    places: &BTreeMap<String, &'static str>,
    table: &Table,
) -> BTreeMap<String, String> {
    let mut files: BTreeMap<String, Vec<(&String, &Def)>> = BTreeMap::new();
    for (name, def) in defs {
        let place = places.get(name).copied().unwrap_or("general");
        files.entry(place.to_owned()).or_default().push((name, def));
    }
    let mut out = BTreeMap::new();
    let mut index = header("The protocol's types, one file a concept.");
    for place in files.keys() {
        index.push_str(&format!("pub mod {place};\n"));
    }
    index.push_str("\npub(crate) mod availability;\npub(crate) mod messages;\n\n");
    for place in files.keys() {
        index.push_str(&format!("#[doc(no_inline)]\npub use {place}::*;\n"));
    }
    index.push_str("pub use messages::{ServerNotification, ServerRequest};\n");
    out.insert("mod.rs".to_owned(), index);
    for (place, own) in files {
        let mut body = String::new();
        for (name, def) in &own {
            body.push_str(&definition(name, def, defs, table));
            body.push('\n');
        }
        let mut file = header(place::title(&place));
        file.push_str("#![allow(unused_imports)]\n\n");
        file.push_str("use serde_json::Value;\n\n");
        file.push_str("use super::*;\n");
        file.push_str("use crate::runtime::{\n    List, Map, Secret, UnknownFields, either, keyed, object, shape, tagged, text_enum,\n};\n");
        file.push_str("use crate::{ItemId, RequestId, ThreadId, TurnId};\n\n");
        file.push_str(body.trim_end());
        file.push('\n');
        out.insert(format!("{place}.rs"), file);
    }
    out
}

fn definition(name: &str, def: &Def, defs: &Defs, table: &Table) -> String {
    let docs = docs::comment(&def.docs, table, &fallback(name, def), 4);
    match &def.kind {
        Kind::Struct(fields) => structure(name, fields, false, &docs, table),
        Kind::OpenStruct(fields) => structure(name, fields, true, &docs, table),
        Kind::TextEnum(texts) => format!(
            "text_enum! {{\n{docs}    pub enum {name} {{\n{}    }}\n}}\n",
            all_texts(texts, 8, table)
        ),
        Kind::Tagged { tag, variants } => {
            let section = |label: &str, choose: &dyn Fn(&Variant) -> Option<String>| {
                let lines: String = variants
                    .iter()
                    .filter_map(|variant| {
                        let held = choose(variant)?;
                        let docs = variant_docs(variant, table, 12);
                        Some(format!(
                            "{docs}            {}{held} = {:?},\n",
                            variant.name, variant.wire
                        ))
                    })
                    .collect();
                if lines.is_empty() {
                    String::new()
                } else {
                    format!("        {label} {{\n{lines}        }}\n")
                }
            };
            let held = section("held", &|v| match &v.ty {
                Some(Type::Boxed(_)) | None => None,
                Some(ty) => Some(format!("({})", ty.rust())),
            });
            let boxed = section("boxed", &|v| match &v.ty {
                Some(Type::Boxed(ty)) => Some(format!("({})", ty.rust())),
                _ => None,
            });
            let bare = section("bare", &|v| v.ty.is_none().then(String::new));
            format!(
                "tagged! {{\n{docs}    pub enum {name} by {tag:?} {{\n{held}{boxed}{bare}    }}\n}}\n"
            )
        }
        Kind::Keyed { texts, keys } => {
            let mut out = format!("keyed! {{\n{docs}    pub enum {name} {{\n        texts {{\n");
            out.push_str(&all_texts(texts, 12, table));
            out.push_str("        }\n        keys {\n");
            for key in keys {
                let docs = variant_docs(key, table, 12);
                let ty = key.ty.as_ref().unwrap_or(&Type::ANY).rust();
                out.push_str(&format!(
                    "{docs}            {}({ty}) = {:?},\n",
                    key.name, key.wire
                ));
            }
            out.push_str("        }\n    }\n}\n");
            out
        }
        Kind::Shape(variants) => {
            let mut out = format!("shape! {{\n{docs}    pub enum {name} {{\n");
            for (shape, variant) in variants {
                let ty = variant.ty.as_ref().unwrap_or(&Type::ANY).rust();
                let text = if variant.docs.text.is_empty() {
                    shape_docs(*shape)
                } else {
                    &variant.docs.text
                };
                out.push_str(&docs::render(text, "", "", 8));
                out.push_str(&format!(
                    "        {}({ty}) = {},\n",
                    variant.name,
                    shape.token()
                ));
            }
            out.push_str("    }\n}\n");
            out
        }
        Kind::Either(variants) => {
            let mut out = format!("either! {{\n{docs}    pub enum {name} {{\n");
            for variant in variants {
                let ty = variant.ty.as_ref().unwrap_or(&Type::ANY);
                out.push_str(&docs::render(
                    &variant.docs.text,
                    "",
                    "An object of this form.",
                    8,
                ));
                let by = match ty
                    .target()
                    .and_then(|name| defs.get(name))
                    .map(|def| &def.kind)
                {
                    Some(Kind::Tagged { tag, .. }) => format!(" by {tag:?}"),
                    _ => String::new(),
                };
                out.push_str(&format!("        {}({}){by},\n", variant.name, ty.rust()));
            }
            out.push_str("    }\n}\n");
            out
        }
        Kind::Alias(_) => String::new(),
    }
}

fn structure(name: &str, fields: &[Field], open: bool, docs: &str, table: &Table) -> String {
    let mut out = format!("object! {{\n{docs}    pub struct {name} {{\n");
    for (presence, label) in [
        (Presence::Required, "required"),
        (Presence::Nullable, "nullable"),
        (Presence::Optional, "optional"),
        (Presence::List, "list"),
        (Presence::Patch, "patch"),
    ] {
        let chosen: Vec<&Field> = fields.iter().filter(|f| f.presence == presence).collect();
        if chosen.is_empty() {
            continue;
        }
        out.push_str(&format!("        {label} {{\n"));
        for field in chosen {
            let fallback = format!("`{}`.", field.wire);
            out.push_str(&docs::comment(&field.docs, table, &fallback, 12));
            out.push_str(&format!(
                "            {}: {} = {:?};\n",
                field.name,
                field.ty.rust(),
                field.wire
            ));
        }
        out.push_str("        }\n");
    }
    if open {
        out.push_str("        others { kept }\n");
    }
    out.push_str("    }\n}\n");
    out
}

fn all_texts(texts: &[Text], indent: usize, table: &Table) -> String {
    let pad = " ".repeat(indent);
    texts
        .iter()
        .map(|text| {
            let docs = docs::comment(&text.docs, table, &format!("`{}`.", text.wire), indent);
            format!("{docs}{pad}{} = {:?},\n", text.name, text.wire)
        })
        .collect()
}

fn variant_docs(variant: &Variant, table: &Table, indent: usize) -> String {
    let fallback = format!("`{}`.", variant.wire);
    // The variant's struct carries the description; here the wire name says enough.
    let docs = if variant.ty.is_some() {
        Docs {
            text: String::new(),
            ..variant.docs.clone()
        }
    } else {
        variant.docs.clone()
    };
    docs::comment(&docs, table, &fallback, indent)
}

fn shape_docs(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "A string.",
        Shape::Boolean => "A boolean.",
        Shape::Number => "A number.",
        Shape::Array => "A list.",
        Shape::Object => "An object.",
    }
}

/// A sentence for what the schema does not describe.
fn fallback(name: &str, def: &Def) -> String {
    let is = |suffix: &str| name.ends_with(suffix);
    if is("Params") {
        "Params of a request.".to_owned()
    } else if is("Response") {
        "The answer to a request.".to_owned()
    } else if is("Notification") {
        "Params of a notification.".to_owned()
    } else {
        match def.kind {
            Kind::TextEnum(_) => format!("The values of `{name}`."),
            Kind::Struct(_) | Kind::OpenStruct(_) => format!("The members of `{name}`."),
            _ => format!("The forms of `{name}`."),
        }
    }
}
