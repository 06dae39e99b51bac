//! How definitions are held in memory: what is boxed so that types end and stay small.

use std::collections::{BTreeMap, BTreeSet};

use super::ir::{Def, Defs, Kind, Presence, Type};

/// Above it, a union's variant is boxed.
const LARGE_VARIANT: usize = 144;
/// Above it, an optional member is boxed.
const LARGE_OPTION: usize = 200;

/// Boxes what would make a type endless, then what is large and rare.
pub(crate) fn lay_out(defs: &mut Defs) {
    box_cycles(defs);
    let mut sizes = BTreeMap::new();
    let names: Vec<String> = defs.keys().cloned().collect();
    for name in names {
        settle(&name, defs, &mut sizes);
    }
}

/// Boxes each reference by value that leads back to where it came from.
fn box_cycles(defs: &mut Defs) {
    fn visit(name: &str, defs: &mut Defs, open: &mut Vec<String>, done: &mut BTreeSet<String>) {
        if done.contains(name) {
            return;
        }
        open.push(name.to_owned());
        let targets: Vec<String> = defs.get(name).map(by_value).unwrap_or_default();
        for target in targets {
            if open.contains(&target) {
                if let Some(def) = defs.get_mut(name) {
                    for part in def.parts_mut() {
                        if *part == Type::Ref(target.clone()) {
                            *part = Type::Boxed(Box::new(part.clone()));
                        }
                    }
                }
            } else {
                visit(&target, defs, open, done);
            }
        }
        open.pop();
        done.insert(name.to_owned());
    }
    let names: Vec<String> = defs.keys().cloned().collect();
    let mut done = BTreeSet::new();
    for name in names {
        visit(&name, defs, &mut Vec::new(), &mut done);
    }
}

fn by_value(def: &Def) -> Vec<String> {
    def.parts()
        .into_iter()
        .filter_map(|part| match part {
            Type::Ref(name) => Some(name.clone()),
            _ => None,
        })
        .collect()
}

/// The size of a definition in bytes, roughly; boxes its large parts on the way.
fn settle(name: &str, defs: &mut Defs, sizes: &mut BTreeMap<String, usize>) -> usize {
    if let Some(size) = sizes.get(name) {
        return *size;
    }
    let targets = defs.get(name).map(by_value).unwrap_or_default();
    for target in targets {
        settle(&target, defs, sizes);
    }
    let Some(def) = defs.get_mut(name) else {
        return 0;
    };
    let size = match &mut def.kind {
        Kind::Struct(fields) | Kind::OpenStruct(fields) => {
            let mut total = 8;
            for field in fields {
                let size = size_of(&field.ty, sizes);
                if size > LARGE_OPTION && field.presence == Presence::Optional {
                    field.ty = Type::Boxed(Box::new(field.ty.clone()));
                }
                total += size_of(&field.ty, sizes);
                if field.presence != Presence::Required && niche_free(&field.ty) {
                    total += 8;
                }
            }
            total
        }
        Kind::TextEnum(_) => 16,
        Kind::Tagged { variants, .. } | Kind::Keyed { keys: variants, .. } => {
            8 + largest(variants.iter_mut().filter_map(|v| v.ty.as_mut()), sizes)
        }
        Kind::Shape(variants) => {
            8 + largest(
                variants.iter_mut().filter_map(|(_, v)| v.ty.as_mut()),
                sizes,
            )
        }
        Kind::Either(variants) => {
            8 + largest(variants.iter_mut().filter_map(|v| v.ty.as_mut()), sizes)
        }
        Kind::Alias(ty) => size_of(ty, sizes),
    };
    sizes.insert(name.to_owned(), size);
    size
}

fn largest<'a>(
    types: impl Iterator<Item = &'a mut Type>,
    sizes: &BTreeMap<String, usize>,
) -> usize {
    let mut largest = 8;
    for ty in types {
        if size_of(ty, sizes) > LARGE_VARIANT {
            *ty = Type::Boxed(Box::new(ty.clone()));
        }
        largest = largest.max(size_of(ty, sizes));
    }
    largest
}

fn size_of(ty: &Type, sizes: &BTreeMap<String, usize>) -> usize {
    match ty {
        Type::Plain("bool") => 1,
        Type::Plain("String" | "Secret" | "RequestId") | Type::Map(_) => 24,
        Type::Plain("ThreadId" | "TurnId" | "ItemId") => 16,
        Type::Plain("Value") => 32,
        Type::Plain(_) | Type::Boxed(_) => 8,
        Type::List(_) => 40,
        Type::Ref(name) => sizes.get(name).copied().unwrap_or(8),
    }
}

fn niche_free(ty: &Type) -> bool {
    matches!(
        ty,
        Type::Plain("i64" | "u64" | "u32" | "i32" | "u16" | "f64") | Type::Map(_)
    )
}

/// The size of what a message carries, for the enum that holds all messages.
pub(crate) fn is_large_message(name: &str, defs: &Defs) -> bool {
    let mut sizes = BTreeMap::new();
    fn measure(name: &str, defs: &Defs, sizes: &mut BTreeMap<String, usize>) -> usize {
        if let Some(size) = sizes.get(name) {
            return *size;
        }
        sizes.insert(name.to_owned(), 8);
        for target in defs.get(name).map(by_value).unwrap_or_default() {
            measure(&target, defs, sizes);
        }
        let size = match defs.get(name).map(|def| &def.kind) {
            Some(Kind::Struct(fields) | Kind::OpenStruct(fields)) => {
                8 + fields.iter().map(|f| size_of(&f.ty, sizes)).sum::<usize>()
            }
            Some(Kind::Tagged { .. } | Kind::Keyed { .. } | Kind::Shape(_) | Kind::Either(_)) => {
                let parts = defs.get(name).map(Def::parts).unwrap_or_default();
                8 + parts.iter().map(|ty| size_of(ty, sizes)).max().unwrap_or(8)
            }
            _ => 16,
        };
        sizes.insert(name.to_owned(), size);
        size
    }
    measure(name, defs, &mut sizes) > LARGE_OPTION
}
