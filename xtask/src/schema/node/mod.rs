//! A JSON Schema node in the few shapes that the releases use, read into one regular form.
//!
//! The many spellings of one thing (`type: ["string", "null"]`, `anyOf: [X, null]`, `allOf: [ref]`, a `oneOf` of
//! one-value enums) become one each here, so that merging and generating have one case for each shape.

use std::collections::BTreeMap;

use serde_json::Value;

mod read;
mod write;

/// One node: what it is, and what is said about it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Node {
    pub(crate) doc: Option<String>,
    pub(crate) title: Option<String>,
    pub(crate) default: Option<Value>,
    pub(crate) nullable: bool,
    pub(crate) kind: Kind,
    /// `x-…` marks, set by overrides.
    pub(crate) marks: BTreeMap<String, Value>,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    /// Any JSON value.
    Any,
    /// Only `null`.
    Null,
    Boolean,
    Ref(String),
    Text {
        format: Option<String>,
    },
    Integer {
        format: Option<String>,
        unsigned: bool,
    },
    Number {
        format: Option<String>,
    },
    Enum(Vec<EnumValue>),
    Array(Box<Node>),
    Object(Object),
    /// Variants told apart by the value of one property.
    Tagged {
        tag: String,
        variants: Vec<Node>,
        shared: Object,
    },
    /// Variants told apart by being a string or by their only key.
    External {
        values: Vec<EnumValue>,
        variants: Vec<(String, Node)>,
    },
    /// Variants told apart by their shape.
    Shape {
        variants: Vec<Node>,
        shared: Object,
    },
    /// Types that different releases give to one place.
    Conflict(Vec<Node>),
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct EnumValue {
    pub(crate) value: String,
    pub(crate) doc: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Object {
    pub(crate) properties: BTreeMap<String, Node>,
    pub(crate) required: Vec<String>,
    /// The type of the values of other keys; `None` when the schema names no others.
    pub(crate) other: Option<Box<Node>>,
}

impl Object {
    pub(crate) fn is_empty(&self) -> bool {
        self.properties.is_empty() && self.other.is_none()
    }

    pub(crate) fn requires(&self, name: &str) -> bool {
        self.required.iter().any(|it| it == name)
    }
}

impl From<Kind> for Node {
    fn from(kind: Kind) -> Self {
        Self {
            doc: None,
            title: None,
            default: None,
            nullable: false,
            kind,
            marks: BTreeMap::new(),
        }
    }
}

/// How a ref begins.
const REF: &str = "#/definitions/";

impl Node {
    /// Calls `f` with the name of every definition that is referred to.
    pub(crate) fn refs(&self, f: &mut dyn FnMut(&str)) {
        let object = |object: &Object, f: &mut dyn FnMut(&str)| {
            object
                .properties
                .values()
                .chain(object.other.as_deref())
                .for_each(|it| it.refs(f));
        };
        match &self.kind {
            Kind::Ref(name) => f(name),
            Kind::Array(items) => items.refs(f),
            Kind::Object(it) => object(it, f),
            Kind::Tagged {
                variants, shared, ..
            }
            | Kind::Shape { variants, shared } => {
                variants.iter().for_each(|it| it.refs(f));
                object(shared, f);
            }
            Kind::External { variants, .. } => variants.iter().for_each(|(_, it)| it.refs(f)),
            Kind::Conflict(variants) => variants.iter().for_each(|it| it.refs(f)),
            Kind::Any
            | Kind::Null
            | Kind::Boolean
            | Kind::Text { .. }
            | Kind::Integer { .. }
            | Kind::Number { .. }
            | Kind::Enum(_) => {}
        }
    }
}

/// The value of a property that can have only one.
pub(crate) fn tag_value(node: &Node) -> Option<&str> {
    match &node.kind {
        Kind::Enum(values) if values.len() == 1 => values.first().map(|it| it.value.as_str()),
        _ => None,
    }
}

/// The value of `tag` in a member of a tagged union.
pub(crate) fn variant_tag<'a>(variant: &'a Node, tag: &str) -> Option<&'a str> {
    match &variant.kind {
        Kind::Object(object) => object.properties.get(tag).and_then(tag_value),
        _ => None,
    }
}

/// The name of a member of a union of shapes.
pub(crate) fn shape_key(node: &Node) -> String {
    match &node.kind {
        Kind::Ref(name) => name.clone(),
        Kind::Text { .. } | Kind::Enum(_) => "string".to_owned(),
        Kind::Integer { .. } => "integer".to_owned(),
        Kind::Number { .. } => "number".to_owned(),
        Kind::Boolean => "boolean".to_owned(),
        Kind::Array(_) => "array".to_owned(),
        Kind::Object(object) => format!("object:{}", object.required.join("+")),
        Kind::Tagged { tag, .. } => format!("tagged:{tag}"),
        Kind::Any | Kind::Null | Kind::External { .. } | Kind::Shape { .. } | Kind::Conflict(_) => {
            "other".to_owned()
        }
    }
}
