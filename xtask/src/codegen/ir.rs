//! What is generated: definitions with every decision made, free of JSON Schema.

use std::collections::{BTreeMap, BTreeSet};

/// All definitions, by their Rust name.
pub(crate) type Defs = BTreeMap<String, Def>;

/// The definitions that some are made of, those included.
pub(crate) fn reached<'d>(
    defs: &'d Defs,
    roots: impl Iterator<Item = &'d str>,
) -> BTreeSet<String> {
    let mut reached = BTreeSet::new();
    let mut open: Vec<&str> = roots.collect();
    while let Some(name) = open.pop() {
        if reached.insert(name.to_owned()) {
            let parts = defs.get(name).map(Def::parts).unwrap_or_default();
            open.extend(parts.into_iter().filter_map(Type::target));
        }
    }
    reached
}

#[derive(Clone)]
pub(crate) struct Def {
    pub(crate) docs: Docs,
    pub(crate) kind: Kind,
}

#[derive(Clone)]
pub(crate) enum Kind {
    Struct(Vec<Field>),
    /// A struct whose schema says that it has other members too.
    OpenStruct(Vec<Field>),
    TextEnum(Vec<Text>),
    Tagged {
        tag: String,
        variants: Vec<Variant>,
    },
    Keyed {
        texts: Vec<Text>,
        keys: Vec<Variant>,
    },
    Shape(Vec<(Shape, Variant)>),
    /// Objects that only their members tell apart: the first that fits is taken.
    Either(Vec<Variant>),
    /// Another name of a type; resolved before anything is emitted.
    Alias(Type),
}

#[derive(Clone, Default)]
pub(crate) struct Docs {
    pub(crate) text: String,
    /// The place in the availability table.
    pub(crate) place: String,
}

#[derive(Clone)]
pub(crate) struct Text {
    pub(crate) name: String,
    pub(crate) wire: String,
    pub(crate) docs: Docs,
}

#[derive(Clone)]
pub(crate) struct Variant {
    pub(crate) name: String,
    pub(crate) wire: String,
    pub(crate) docs: Docs,
    /// None where nothing but the tag is known.
    pub(crate) ty: Option<Type>,
}

#[derive(Clone)]
pub(crate) struct Field {
    pub(crate) name: String,
    pub(crate) wire: String,
    pub(crate) docs: Docs,
    pub(crate) ty: Type,
    pub(crate) presence: Presence,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Presence {
    Required,
    /// Always there, and may be `null`.
    Nullable,
    Optional,
    /// A list whose absence means that it is empty.
    List,
    /// Absent, `null` and a value differ.
    Patch,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Shape {
    Text,
    Boolean,
    Number,
    Array,
    Object,
}

impl Shape {
    pub(crate) fn token(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Boolean => "boolean",
            Self::Number => "number",
            Self::Array => "array",
            Self::Object => "object",
        }
    }

    /// The name of the variant that holds this shape.
    pub(crate) fn variant(self) -> &'static str {
        match self {
            Self::Text => "Text",
            Self::Boolean => "Bool",
            Self::Number => "Number",
            Self::Array => "List",
            Self::Object => "Object",
        }
    }
}

#[derive(Clone, PartialEq, Debug)]
pub(crate) enum Type {
    /// `String`, `bool`, `i64`, `ThreadId`, `Secret`, `Value`.
    Plain(&'static str),
    List(Box<Type>),
    Map(Box<Type>),
    Boxed(Box<Type>),
    Ref(String),
}

impl Type {
    pub(crate) const ANY: Self = Self::Plain("Value");
    pub(crate) const STRING: Self = Self::Plain("String");

    /// How it is written in Rust.
    pub(crate) fn rust(&self) -> String {
        match self {
            Self::Plain(name) => (*name).to_owned(),
            Self::List(item) => format!("List<{}>", item.rust()),
            Self::Map(value) => format!("Map<{}>", value.rust()),
            Self::Boxed(inner) => format!("Box<{}>", inner.rust()),
            Self::Ref(name) => name.clone(),
        }
    }

    /// The definition it names, through lists, maps and boxes.
    pub(crate) fn target(&self) -> Option<&str> {
        match self {
            Self::Plain(_) => None,
            Self::List(inner) | Self::Map(inner) | Self::Boxed(inner) => inner.target(),
            Self::Ref(name) => Some(name),
        }
    }
}

impl Def {
    /// The types it is made of, each with whether it is held by value.
    pub(crate) fn parts(&self) -> Vec<&Type> {
        match &self.kind {
            Kind::Struct(fields) | Kind::OpenStruct(fields) => {
                fields.iter().map(|field| &field.ty).collect()
            }
            Kind::TextEnum(_) => Vec::new(),
            Kind::Tagged { variants, .. } | Kind::Keyed { keys: variants, .. } => {
                variants.iter().filter_map(|v| v.ty.as_ref()).collect()
            }
            Kind::Shape(variants) => variants.iter().filter_map(|(_, v)| v.ty.as_ref()).collect(),
            Kind::Either(variants) => variants.iter().filter_map(|v| v.ty.as_ref()).collect(),
            Kind::Alias(ty) => vec![ty],
        }
    }

    /// The same, to be changed.
    pub(crate) fn parts_mut(&mut self) -> Vec<&mut Type> {
        match &mut self.kind {
            Kind::Struct(fields) | Kind::OpenStruct(fields) => {
                fields.iter_mut().map(|field| &mut field.ty).collect()
            }
            Kind::TextEnum(_) => Vec::new(),
            Kind::Tagged { variants, .. } | Kind::Keyed { keys: variants, .. } => {
                variants.iter_mut().filter_map(|v| v.ty.as_mut()).collect()
            }
            Kind::Shape(variants) => variants
                .iter_mut()
                .filter_map(|(_, v)| v.ty.as_mut())
                .collect(),
            Kind::Either(variants) => variants.iter_mut().filter_map(|v| v.ty.as_mut()).collect(),
            Kind::Alias(ty) => vec![ty],
        }
    }
}
