//! From the merged schema to definitions.

use anyhow::{Context, Result, bail};
use serde_json::{Map, Value};

use super::ir::{Def, Defs, Docs, Field, Kind, Presence, Shape, Text, Type, Variant};
use super::names;

/// Lowers every definition of the merged schema.
pub(crate) fn lower(definitions: &Map<String, Value>) -> Result<Defs> {
    let mut lowering = Lowering {
        taken: definitions.keys().cloned().collect(),
        defs: Defs::new(),
    };
    for (name, node) in definitions.iter().filter(|(name, _)| *name != "RequestId") {
        let def = lowering
            .definition(name, node, name)
            .with_context(|| format!("definition {name}"))?;
        lowering.defs.insert(names::definition(name), def);
    }
    lowering.defs.values_mut().for_each(tell_variants_apart);
    resolve_aliases(&mut lowering.defs)?;
    unite_shapes(&mut lowering.defs);
    Ok(lowering.defs)
}

struct Lowering {
    taken: std::collections::BTreeSet<String>,
    defs: Defs,
}

impl Lowering {
    fn definition(&mut self, name: &str, node: &Value, place: &str) -> Result<Def> {
        let kind = self.kind(name, node, place)?;
        Ok(Def {
            docs: docs(node, place),
            kind,
        })
    }

    fn kind(&mut self, name: &str, node: &Value, place: &str) -> Result<Kind> {
        match text(node, "x-union") {
            Some("tagged") => return self.tagged(name, node, place),
            Some("external") => return self.keyed(name, node, place),
            Some("shape") => return self.shape(name, node, place),
            Some(other) => bail!("union of unknown kind {other}"),
            None => {}
        }
        if let Some(values) = node.get("enum").and_then(Value::as_array) {
            return Ok(Kind::TextEnum(texts(node, values, place)));
        }
        if node.get("properties").is_some() || is_named_empty_object(name, place, node) {
            let fields = self.fields(name, node, place, None)?;
            return Ok(match node.get("additionalProperties") {
                None => Kind::Struct(fields),
                Some(_) => Kind::OpenStruct(fields),
            });
        }
        if alternatives(node).is_some() {
            return self.shape(name, node, place);
        }
        Ok(Kind::Alias(self.ty(name, node, place)?))
    }

    fn tagged(&mut self, name: &str, node: &Value, place: &str) -> Result<Kind> {
        let tag = text(node, "x-tag").context("a tagged union without x-tag")?;
        let mut variants = Vec::new();
        for alternative in alternatives(node).context("a union without alternatives")? {
            let alternative = &with_shared_members(alternative, node);
            let values = alternative
                .pointer(&format!("/properties/{tag}/enum"))
                .and_then(Value::as_array)
                .with_context(|| format!("an alternative without values of {tag}"))?;
            for value in values.iter().filter_map(Value::as_str) {
                let place = format!("{place}[{value}]");
                let variant = names::variant(value);
                let fields =
                    self.fields(&format!("{variant}{name}"), alternative, &place, Some(tag))?;
                let ty = if fields.is_empty() {
                    None
                } else {
                    let struct_name = match text(alternative, "title") {
                        Some(title) if values.len() == 1 => names::pascal(title),
                        _ => format!("{variant}{name}"),
                    };
                    let def = Def {
                        docs: docs(alternative, &place),
                        kind: Kind::Struct(fields),
                    };
                    Some(self.insert(struct_name, def))
                };
                variants.push(Variant {
                    name: variant,
                    wire: value.to_owned(),
                    docs: docs(alternative, &place),
                    ty,
                });
            }
        }
        let tag = tag.to_owned();
        Ok(Kind::Tagged { tag, variants })
    }

    fn keyed(&mut self, name: &str, node: &Value, place: &str) -> Result<Kind> {
        let mut all_texts = Vec::new();
        let mut keys = Vec::new();
        for alternative in alternatives(node).context("a union without alternatives")? {
            if let Some(values) = alternative.get("enum").and_then(Value::as_array) {
                all_texts.extend(texts(alternative, values, place));
                continue;
            }
            let properties = alternative.get("properties").and_then(Value::as_object);
            let Some((key, value)) = properties.and_then(|all| all.iter().next()) else {
                bail!("an alternative that is neither a string nor an object with one key");
            };
            let place = format!("{place}[{key}]");
            let variant = names::variant(key);
            let inner = format!("{variant}{name}");
            keys.push(Variant {
                wire: key.clone(),
                docs: docs(alternative, &place),
                ty: Some(self.ty(&inner, value, &place)?),
                name: variant,
            });
        }
        Ok(Kind::Keyed {
            texts: all_texts,
            keys,
        })
    }

    fn shape(&mut self, name: &str, node: &Value, place: &str) -> Result<Kind> {
        let mut variants = Vec::new();
        for (index, alternative) in alternatives(node)
            .context("a union without alternatives")?
            .iter()
            .enumerate()
        {
            let hint = match text(alternative, "title") {
                Some(title) => names::pascal(title),
                None => format!(
                    "{name}{}",
                    ["", "Alternative", "Third", "Fourth"]
                        .get(index)
                        .unwrap_or(&"Other")
                ),
            };
            let hint = if hint == name {
                format!("{name}Object")
            } else {
                hint
            };
            let ty = self.ty(&hint, alternative, place)?;
            variants.push((
                Shape::Object,
                Variant {
                    name: String::new(),
                    wire: String::new(),
                    docs: docs(alternative, place),
                    ty: Some(ty),
                },
            ));
        }
        Ok(Kind::Shape(variants))
    }

    fn fields(
        &mut self,
        name: &str,
        node: &Value,
        place: &str,
        tag: Option<&str>,
    ) -> Result<Vec<Field>> {
        let empty = Map::new();
        let properties = node
            .get("properties")
            .and_then(Value::as_object)
            .unwrap_or(&empty);
        let required: Vec<&str> = node
            .get("required")
            .and_then(Value::as_array)
            .map(|all| all.iter().filter_map(Value::as_str).collect())
            .unwrap_or_default();
        let mut fields = Vec::new();
        for (wire, node) in properties {
            if Some(wire.as_str()) == tag {
                continue;
            }
            let place = format!("{place}.{wire}");
            let hint = format!("{name}{}", names::pascal(wire));
            let ty = self
                .ty(&hint, node, &place)
                .with_context(|| format!("field {wire}"))?;
            let nullable = node.get("nullable") == Some(&Value::Bool(true));
            let presence = if node.get("x-patch") == Some(&Value::Bool(true)) {
                Presence::Patch
            } else if required.contains(&wire.as_str()) && !nullable && ty != Type::ANY {
                Presence::Required
            } else if required.contains(&wire.as_str()) && nullable {
                Presence::Nullable
            } else if matches!(ty, Type::List(_))
                && !nullable
                && node.get("default") == Some(&Value::Array(Vec::new()))
            {
                Presence::List
            } else {
                Presence::Optional
            };
            fields.push(Field {
                name: names::field(wire),
                wire: wire.clone(),
                docs: docs(node, &place),
                ty,
                presence,
            });
        }
        Ok(fields)
    }

    /// The type of a place; what needs a definition of its own gets one, named `hint`.
    fn ty(&mut self, hint: &str, node: &Value, place: &str) -> Result<Type> {
        if let Some(reference) = text(node, "$ref") {
            let name = reference.rsplit('/').next().unwrap_or(reference);
            if name == "RequestId" {
                return Ok(Type::Plain("RequestId"));
            }
            return Ok(match text(node, "x-id") {
                Some(kind) => id(kind)?,
                None => Type::Ref(names::definition(name)),
            });
        }
        let needs_definition = node.get("x-union").is_some()
            || node.get("enum").is_some()
            || node.get("properties").is_some()
            || alternatives(node).is_some_and(|all| all.len() > 1);
        if needs_definition {
            let def = self.definition(hint, node, place)?;
            return Ok(self.insert(hint.to_owned(), def));
        }
        if let Some([only]) = alternatives(node).map(Vec::as_slice) {
            return self.ty(hint, only, place);
        }
        Ok(match text(node, "type") {
            Some("string") => match text(node, "x-id") {
                Some(kind) => id(kind)?,
                None if is_secret(place) => Type::Plain("Secret"),
                None => Type::STRING,
            },
            Some("boolean") => Type::Plain("bool"),
            Some("number") => Type::Plain("f64"),
            Some("integer") => Type::Plain(integer(text(node, "format"))),
            Some("array") => {
                let item = match node.get("items") {
                    Some(items) => self.ty(&format!("{hint}Item"), items, place)?,
                    None => Type::ANY,
                };
                Type::List(Box::new(item))
            }
            Some("object") => {
                let value = match node.get("additionalProperties") {
                    Some(node @ Value::Object(_)) => {
                        self.ty(&format!("{hint}Value"), node, place)?
                    }
                    _ => Type::ANY,
                };
                Type::Map(Box::new(value))
            }
            Some(other) if other != "null" => bail!("a type called {other}"),
            _ => Type::ANY,
        })
    }

    fn insert(&mut self, name: String, def: Def) -> Type {
        let mut unique = name.clone();
        let mut count = 2;
        while !self.taken.insert(unique.clone()) {
            unique = format!("{name}{count}");
            count += 1;
        }
        self.defs.insert(unique.clone(), def);
        Type::Ref(unique)
    }
}

/// Values that were respelled, such as `open_page` and `openPage`, would share a name: the newest
/// keeps it.
fn tell_variants_apart(def: &mut Def) {
    let mut taken = std::collections::BTreeSet::from(["Unknown".to_owned()]);
    let mut claim = |name: &mut String, suffix: &str| {
        while !taken.insert(name.clone()) {
            name.push_str(suffix);
        }
    };
    match &mut def.kind {
        Kind::TextEnum(texts) => texts
            .iter_mut()
            .for_each(|text| claim(&mut text.name, "Legacy")),
        Kind::Tagged { variants, .. } => {
            variants
                .iter_mut()
                .for_each(|variant| claim(&mut variant.name, "Legacy"));
        }
        Kind::Keyed { texts, keys } => {
            texts
                .iter_mut()
                .for_each(|text| claim(&mut text.name, "Legacy"));
            keys.iter_mut().for_each(|key| claim(&mut key.name, "With"));
        }
        Kind::Struct(_)
        | Kind::OpenStruct(_)
        | Kind::Shape(_)
        | Kind::Either(_)
        | Kind::Alias(_) => {}
    }
}

/// The alternative of a union with the members that all alternatives share.
fn with_shared_members(alternative: &Value, union: &Value) -> Value {
    let mut node = alternative.clone();
    if let Some(Value::Object(shared)) = union.get("properties")
        && let Some(own) = node.get_mut("properties").and_then(Value::as_object_mut)
    {
        for (name, member) in shared {
            own.entry(name).or_insert_with(|| member.clone());
        }
    }
    if let Some(Value::Array(shared)) = union.get("required")
        && let Some(own) = node.get_mut("required").and_then(Value::as_array_mut)
    {
        own.extend(shared.iter().cloned());
    }
    node
}

/// A definition that says `object` and nothing else: params or an answer without members so far.
fn is_named_empty_object(name: &str, place: &str, node: &Value) -> bool {
    name == place
        && text(node, "type") == Some("object")
        && !matches!(
            node.get("additionalProperties"),
            Some(Value::Object(_) | Value::Bool(true))
        )
}

fn id(kind: &str) -> Result<Type> {
    Ok(Type::Plain(match kind {
        "thread" => "ThreadId",
        "turn" => "TurnId",
        "item" => "ItemId",
        other => bail!("an id of unknown kind {other}"),
    }))
}

/// Fields that hold a token or a key: they must not be printed.
fn is_secret(place: &str) -> bool {
    let field = place.rsplit('.').next().unwrap_or(place);
    matches!(
        field,
        "accessToken"
            | "apiKey"
            | "authBearerToken"
            | "authToken"
            | "secretAccessKey"
            | "sessionToken"
    ) || place == "AttestationGenerateResponse.token"
}

fn integer(format: Option<&str>) -> &'static str {
    match format {
        Some("uint8" | "uint16") => "u16",
        Some("uint32") => "u32",
        Some("uint" | "uint64") => "u64",
        Some("int32") => "i32",
        _ => "i64",
    }
}

fn text<'a>(node: &'a Value, key: &str) -> Option<&'a str> {
    node.get(key).and_then(Value::as_str)
}

fn alternatives(node: &Value) -> Option<&Vec<Value>> {
    node.get("anyOf")
        .or_else(|| node.get("oneOf"))
        .and_then(Value::as_array)
}

fn docs(node: &Value, place: &str) -> Docs {
    Docs {
        text: text(node, "description").unwrap_or_default().to_owned(),
        place: place.to_owned(),
    }
}

fn texts(node: &Value, values: &[Value], place: &str) -> Vec<Text> {
    let described = node.get("x-values").and_then(Value::as_array);
    values
        .iter()
        .filter_map(Value::as_str)
        .map(|value| {
            let doc = described
                .into_iter()
                .flatten()
                .find(|entry| text(entry, "value") == Some(value))
                .and_then(|entry| text(entry, "doc"));
            Text {
                name: names::variant(value),
                wire: value.to_owned(),
                docs: Docs {
                    text: doc.unwrap_or_default().to_owned(),
                    place: format!("{place}={value}"),
                },
            }
        })
        .collect()
}

/// Replaces every name of an alias by what it stands for.
fn resolve_aliases(defs: &mut Defs) -> Result<()> {
    fn resolve(ty: &Type, aliases: &Defs, depth: usize) -> Result<Type> {
        if depth > 32 {
            bail!("an alias that names itself");
        }
        Ok(match ty {
            Type::Ref(name) => match aliases.get(name).map(|def| &def.kind) {
                Some(Kind::Alias(target)) => resolve(target, aliases, depth + 1)?,
                Some(_) => ty.clone(),
                None => bail!("no definition of {name}"),
            },
            Type::List(item) => Type::List(Box::new(resolve(item, aliases, depth + 1)?)),
            Type::Map(item) => Type::Map(Box::new(resolve(item, aliases, depth + 1)?)),
            other => other.clone(),
        })
    }
    let mut resolved = Vec::new();
    for (name, def) in defs.iter() {
        for ty in def.parts() {
            resolved.push(resolve(ty, defs, 0).with_context(|| format!("in {name}"))?);
        }
    }
    let mut resolved = resolved.into_iter();
    for def in defs.values_mut() {
        for ty in def.parts_mut() {
            if let Some(new) = resolved.next() {
                *ty = new;
            }
        }
    }
    defs.retain(|_, def| !matches!(def.kind, Kind::Alias(_)));
    Ok(())
}

/// The shapes that values of a type have on the wire.
fn shapes(ty: &Type, defs: &Defs) -> Vec<Shape> {
    match ty {
        Type::Plain("bool") => vec![Shape::Boolean],
        Type::Plain("RequestId") => vec![Shape::Text, Shape::Number],
        Type::Plain("Value") => Vec::new(),
        Type::Plain("String" | "Secret" | "ThreadId" | "TurnId" | "ItemId") => vec![Shape::Text],
        Type::Plain(_) => vec![Shape::Number],
        Type::List(_) => vec![Shape::Array],
        Type::Map(_) => vec![Shape::Object],
        Type::Boxed(inner) => shapes(inner, defs),
        Type::Ref(name) => match defs.get(name).map(|def| &def.kind) {
            Some(Kind::Struct(_) | Kind::OpenStruct(_) | Kind::Tagged { .. } | Kind::Either(_)) => {
                vec![Shape::Object]
            }
            Some(Kind::TextEnum(_)) => vec![Shape::Text],
            Some(Kind::Keyed { .. }) => vec![Shape::Text, Shape::Object],
            Some(Kind::Shape(variants)) => variants
                .iter()
                .filter_map(|(_, variant)| variant.ty.as_ref())
                .flat_map(|ty| shapes(ty, defs))
                .collect(),
            Some(Kind::Alias(ty)) => shapes(ty, defs),
            None => Vec::new(),
        },
    }
}

/// Gives each variant of a shape union its shape. An alternative whose shapes another one covers
/// is dropped when that other one is open; what stays ambiguous becomes a plain JSON value.
fn unite_shapes(defs: &mut Defs) {
    let names: Vec<String> = defs
        .iter()
        .filter(|(_, def)| matches!(def.kind, Kind::Shape(_)))
        .map(|(name, _)| name.clone())
        .collect();
    let mut decided: Vec<(String, Kind)> = Vec::new();
    for name in names {
        let Some(Kind::Shape(variants)) = defs.get(&name).map(|def| &def.kind) else {
            continue;
        };
        let all: Vec<(&Variant, Vec<Shape>)> = variants
            .iter()
            .filter_map(|(_, v)| v.ty.as_ref().map(|ty| (v, shapes(ty, defs))))
            .collect();
        let kept: Vec<&(&Variant, Vec<Shape>)> = all
            .iter()
            .enumerate()
            .filter(|(index, (variant, shapes))| {
                !all.iter()
                    .enumerate()
                    .any(|(other_index, (other, others))| {
                        other_index != *index
                            && is_open(other.ty.as_ref(), defs)
                            && shapes.iter().all(|shape| others.contains(shape))
                            && (others.len() > shapes.len()
                                || !is_open(variant.ty.as_ref(), defs)
                                || other_index < *index)
                    })
            })
            .map(|(_, entry)| entry)
            .collect();
        let kind = if let [(only, _)] = kept.as_slice() {
            Kind::Alias(only.ty.clone().unwrap_or(Type::ANY))
        } else {
            // Any JSON, as one of several forms, is what the arm for the unknown holds anyway.
            let any = |variant: &Variant| variant.ty.as_ref() == Some(&Type::ANY);
            let kept: Vec<_> = kept
                .into_iter()
                .filter(|(variant, _)| !any(variant))
                .collect();
            let mut flat: Vec<Shape> = kept.iter().flat_map(|(_, shapes)| shapes.clone()).collect();
            let count = flat.len();
            flat.sort_unstable();
            flat.dedup();
            let single = kept.iter().all(|(_, shapes)| shapes.len() == 1);
            let objects = kept
                .iter()
                .all(|(_, shapes)| shapes.as_slice() == [Shape::Object]);
            if objects {
                let mut kept = kept;
                kept.sort_by_key(|(variant, _)| std::cmp::Reverse(demands(variant, defs)));
                Kind::Either(
                    kept.iter()
                        .map(|(variant, _)| alternative(variant, &name))
                        .collect(),
                )
            } else if !single || flat.len() != count {
                println!("codegen: {name} is ambiguous by shape: a plain JSON value");
                Kind::Alias(Type::ANY)
            } else {
                Kind::Shape(
                    kept.iter()
                        .filter_map(|(variant, shapes)| Some((variant, *shapes.first()?)))
                        .map(|(variant, shape)| {
                            let variant = Variant {
                                name: shape.variant().to_owned(),
                                wire: String::new(),
                                docs: variant.docs.clone(),
                                ty: variant.ty.clone(),
                            };
                            (shape, variant)
                        })
                        .collect(),
                )
            }
        };
        decided.push((name, kind));
    }
    for (name, kind) in decided {
        if let Some(def) = defs.get_mut(&name) {
            def.kind = kind;
        }
    }
    // The new aliases are resolved like any other; they name what exists.
    let _ = resolve_aliases(defs);
}

/// How much an object must have to be taken for this variant: what demands more is tried first.
fn demands(variant: &Variant, defs: &Defs) -> usize {
    let target = variant.ty.as_ref().and_then(Type::target);
    match target.and_then(|name| defs.get(name)).map(|def| &def.kind) {
        Some(Kind::Tagged { .. }) => usize::MAX,
        Some(Kind::Struct(fields) | Kind::OpenStruct(fields)) => fields
            .iter()
            .filter(|field| matches!(field.presence, Presence::Required | Presence::Nullable))
            .count(),
        _ => 0,
    }
}

/// A variant named after its type, without what the union's name says already.
fn alternative(variant: &Variant, union: &str) -> Variant {
    let ty = variant.ty.clone().unwrap_or(Type::ANY);
    let full = ty.target().unwrap_or("Other");
    let short = full
        .strip_suffix(union)
        .or_else(|| full.strip_prefix(union))
        .unwrap_or(full);
    Variant {
        name: if short.is_empty() { full } else { short }.to_owned(),
        wire: String::new(),
        docs: variant.docs.clone(),
        ty: Some(ty),
    }
}

/// Whether a type keeps what it doesn't know.
fn is_open(ty: Option<&Type>, defs: &Defs) -> bool {
    match ty {
        // A tagged union refuses an object without its tag, so it covers no other object.
        Some(Type::Ref(name)) => matches!(
            defs.get(name).map(|def| &def.kind),
            Some(Kind::TextEnum(_) | Kind::Keyed { .. } | Kind::Shape(_))
        ),
        _ => false,
    }
}
