//! Unions of objects: told apart by a tag inside, or by their only key.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{
    Deserialize, DeserializeOwned, Deserializer, Error, MapAccess, SeqAccess, Visitor,
};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::key::Key;
use super::object::{Object, missing};
use super::{UnknownFields, UnknownValue};

/// A union of objects that a member names the kind of.
///
/// The server writes the tag first, so the variant is read from the object while it streams by. A
/// tag that comes later costs a second pass.
pub(crate) trait Tagged: Sized + DeserializeOwned {
    const TAG: &'static str;
    fn read_variant<'de, A: MapAccess<'de>>(tag: &str, map: &mut A) -> Result<Self, A::Error>;
    fn unknown(value: UnknownValue) -> Self;
}

pub(crate) fn read_tagged<'de, T: Tagged, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    deserializer.deserialize_any(TaggedVisitor(PhantomData))
}

/// Writes a variant's members behind its tag.
pub(crate) fn write_tagged<T: Object, S: Serializer>(
    tag: &'static str,
    wire: &'static str,
    variant: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    map.serialize_entry(tag, wire)?;
    variant.write(&mut map)?;
    map.end()
}

/// The rest of an object whose tag is unknown, with its tag.
#[cold]
pub(crate) fn unknown_tagged<'de, T: Tagged, A: MapAccess<'de>>(
    tag: Value,
    map: &mut A,
) -> Result<T, A::Error> {
    let mut members = Map::new();
    members.insert(T::TAG.to_owned(), tag);
    while let Some((name, value)) = map.next_entry()? {
        members.insert(name, value);
    }
    Ok(T::unknown(UnknownValue::new(members)))
}

struct TaggedVisitor<T>(PhantomData<T>);

macro_rules! other_shapes_are_unknown {
    ($($method:ident: $type:ty),*) => {$(
        fn $method<E: Error>(self, value: $type) -> Result<T, E> {
            Ok(T::unknown(UnknownValue::new(value)))
        }
    )*};
    (seq) => {
        fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<T, A::Error> {
            let value = Value::deserialize(SeqAccessDeserializer::new(seq))?;
            Ok(T::unknown(UnknownValue::new(value)))
        }
    };
}

impl<'de, T: Tagged> Visitor<'de> for TaggedVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object with `{}`", T::TAG)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let Some(name) = Key::next(&mut map)? else {
            return Err(missing(T::TAG));
        };
        if name != T::TAG {
            return tag_comes_later(name, map);
        }
        match map.next_value()? {
            Tag::Text(tag) => T::read_variant(&tag, &mut map),
            Tag::Other(tag) => unknown_tagged(tag, &mut map),
        }
    }

    other_shapes_are_unknown!(visit_str: &str, visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64);
    other_shapes_are_unknown!(seq);
}

/// The tag's value, borrowed where the input allows.
enum Tag<'de> {
    Text(Cow<'de, str>),
    Other(Value),
}

impl<'de> Deserialize<'de> for Tag<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TagVisitor;
        type T<'de> = Tag<'de>;
        impl<'de> Visitor<'de> for TagVisitor {
            type Value = Tag<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a tag")
            }

            fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<T<'de>, E> {
                Ok(Tag::Text(Cow::Borrowed(text)))
            }

            fn visit_str<E: Error>(self, text: &str) -> Result<T<'de>, E> {
                Ok(Tag::Text(Cow::Owned(text.to_owned())))
            }

            fn visit_unit<E: Error>(self) -> Result<T<'de>, E> {
                Ok(Tag::Other(Value::Null))
            }

            fn visit_bool<E: Error>(self, value: bool) -> Result<T<'de>, E> {
                Ok(Tag::Other(value.into()))
            }

            fn visit_i64<E: Error>(self, value: i64) -> Result<T<'de>, E> {
                Ok(Tag::Other(value.into()))
            }

            fn visit_u64<E: Error>(self, value: u64) -> Result<T<'de>, E> {
                Ok(Tag::Other(value.into()))
            }

            fn visit_f64<E: Error>(self, value: f64) -> Result<T<'de>, E> {
                Ok(Tag::Other(value.into()))
            }

            fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<T<'de>, A::Error> {
                Value::deserialize(SeqAccessDeserializer::new(seq)).map(Tag::Other)
            }

            fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T<'de>, A::Error> {
                Value::deserialize(MapAccessDeserializer::new(map)).map(Tag::Other)
            }
        }
        deserializer.deserialize_any(TagVisitor)
    }
}

/// Writes the object anew with its tag in front, and reads that.
#[cold]
fn tag_comes_later<'de, T: Tagged, A: MapAccess<'de>>(
    first: Cow<'de, str>,
    mut map: A,
) -> Result<T, A::Error> {
    let mut members: Vec<(Cow<'de, str>, Box<RawValue>)> = vec![(first, map.next_value()?)];
    while let Some(name) = Key::next(&mut map)? {
        let value = map.next_value()?;
        if name == T::TAG {
            members.insert(0, (name, value));
        } else {
            members.push((name, value));
        }
    }
    if members.first().is_none_or(|(name, _)| name != T::TAG) {
        return Err(missing(T::TAG));
    }
    let mut text = Vec::new();
    let mut out = serde_json::Serializer::new(&mut text);
    let written = (|| {
        let mut object = Serializer::serialize_map(&mut out, Some(members.len()))?;
        for (name, value) in &members {
            object.serialize_entry(name, value)?;
        }
        object.end()
    })();
    written.map_err(A::Error::custom)?;
    let text = std::str::from_utf8(&text).map_err(A::Error::custom)?;
    serde_json::from_str(text).map_err(A::Error::custom)
}

impl Object for UnknownFields {
    fn read<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Self, A::Error> {
        let mut fields = Self::default();
        while let Some(name) = Key::next(map)? {
            fields.read_member(&name, map)?;
        }
        Ok(fields)
    }

    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        self.write_members(map, true)
    }
}

impl<T: Object> Object for Box<T> {
    fn read<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Self, A::Error> {
        T::read(map).map(Self::new)
    }

    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error> {
        T::write(self, map)
    }
}

/// Declares unions of objects told apart by a tag.
///
/// Variants are `held` as they are, `boxed` because they are large, or `bare`: nothing but the tag
/// is known of them.
macro_rules! tagged {
    ($(
        $(#[$meta:meta])*
        pub enum $name:ident by $tag:literal {
            $(held { $($(#[$hmeta:meta])* $hvariant:ident($htype:ty) = $hwire:literal,)* })?
            $(boxed { $($(#[$xmeta:meta])* $xvariant:ident($xtype:ty) = $xwire:literal,)* })?
            $(bare { $($(#[$bmeta:meta])* $bvariant:ident = $bwire:literal,)* })?
        }
    )*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum $name {
            $($($(#[$hmeta])* $hvariant($htype),)*)?
            $($($(#[$xmeta])* $xvariant(Box<$xtype>),)*)?
            $($($(#[$bmeta])* $bvariant($crate::runtime::UnknownFields),)*)?
            /// A kind that this crate doesn't know, kept whole.
            Unknown($crate::runtime::UnknownValue),
        }

        impl $name {
            #[doc = concat!("The value of `", $tag, "` on the wire; none where it is no string.")]
            #[must_use]
            pub fn kind(&self) -> Option<&str> {
                match self {
                    $($(Self::$hvariant(_) => Some($hwire),)*)?
                    $($(Self::$xvariant(_) => Some($xwire),)*)?
                    $($(Self::$bvariant(_) => Some($bwire),)*)?
                    Self::Unknown(value) => value.tag($tag),
                }
            }
        }

        $($(
            impl From<$htype> for $name {
                fn from(variant: $htype) -> Self {
                    Self::$hvariant(variant)
                }
            }

            impl $crate::runtime::IntoField<$name> for $htype {
                fn into_field(self) -> $name {
                    $name::$hvariant(self)
                }
            }
        )*)?

        $($(
            impl From<$xtype> for $name {
                fn from(variant: $xtype) -> Self {
                    Self::$xvariant(Box::new(variant))
                }
            }

            impl $crate::runtime::IntoField<$name> for $xtype {
                fn into_field(self) -> $name {
                    $name::$xvariant(Box::new(self))
                }
            }
        )*)?

        impl $crate::runtime::support::Tagged for $name {
            const TAG: &'static str = $tag;

            fn read_variant<'de, A: ::serde::de::MapAccess<'de>>(
                tag: &str,
                map: &mut A,
            ) -> ::core::result::Result<Self, A::Error> {
                match tag {
                    $($($hwire => {
                        $crate::runtime::support::Object::read(map).map(Self::$hvariant)
                    })*)?
                    $($($xwire => {
                        $crate::runtime::support::Object::read(map).map(Self::$xvariant)
                    })*)?
                    $($($bwire => {
                        $crate::runtime::support::Object::read(map).map(Self::$bvariant)
                    })*)?
                    other => $crate::runtime::support::unknown_tagged(other.into(), map),
                }
            }

            fn unknown(value: $crate::runtime::UnknownValue) -> Self {
                Self::Unknown(value)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::runtime::support::read_tagged(deserializer)
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                use $crate::runtime::support::write_tagged;
                match self {
                    $($(Self::$hvariant(own) => write_tagged($tag, $hwire, own, serializer),)*)?
                    $($(Self::$xvariant(own) => write_tagged($tag, $xwire, own, serializer),)*)?
                    $($(Self::$bvariant(own) => write_tagged($tag, $bwire, own, serializer),)*)?
                    Self::Unknown(value) => ::serde::Serialize::serialize(value, serializer),
                }
            }
        }
    )*};
}
pub(crate) use tagged;

/// A union of strings and of objects with a single key.
pub(crate) trait Keyed: Sized + Serialize {
    fn known(text: &str) -> Option<Self>;
    fn read_keyed<'de, A: MapAccess<'de>>(key: &str, map: &mut A)
    -> Result<Option<Self>, A::Error>;
    fn unknown(value: UnknownValue) -> Self;
}

pub(crate) fn read_keyed<'de, T: Keyed, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    deserializer.deserialize_any(KeyedVisitor(PhantomData))
}

struct KeyedVisitor<T>(PhantomData<T>);

impl<'de, T: Keyed> Visitor<'de> for KeyedVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string or an object with one key")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        Ok(T::known(text).unwrap_or_else(|| T::unknown(UnknownValue::new(text))))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        let Some(key) = Key::next(&mut map)? else {
            return Ok(T::unknown(UnknownValue::new(Map::new())));
        };
        let known = T::read_keyed(&key, &mut map)?;
        let mut members = Map::new();
        if known.is_none() {
            members.insert(key.into_owned(), map.next_value()?);
        }
        while let Some((name, value)) = map.next_entry()? {
            members.insert(name, value);
        }
        match known {
            Some(known) if members.is_empty() => Ok(known),
            Some(known) => {
                if let Ok(Value::Object(own)) = serde_json::to_value(&known) {
                    members.extend(own);
                }
                Ok(T::unknown(UnknownValue::new(members)))
            }
            None => Ok(T::unknown(UnknownValue::new(members))),
        }
    }

    other_shapes_are_unknown!(visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64);
    other_shapes_are_unknown!(seq);
}

/// Declares unions of strings and of objects with a single key.
macro_rules! keyed {
    ($(
        $(#[$meta:meta])*
        pub enum $name:ident {
            texts { $($(#[$umeta:meta])* $unit:ident = $uwire:literal,)* }
            keys { $($(#[$vmeta:meta])* $variant:ident($type:ty) = $wire:literal,)* }
        }
    )*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$umeta])* $unit,)*
            $($(#[$vmeta])* $variant($type),)*
            /// A value that this crate doesn't know, kept whole.
            Unknown($crate::runtime::UnknownValue),
        }

        impl From<&str> for $name {
            /// A value that this crate doesn't know is sent as it is.
            fn from(text: &str) -> Self {
                use $crate::runtime::support::Keyed;
                Self::known(text)
                    .unwrap_or_else(|| Self::Unknown($crate::runtime::UnknownValue::new(text)))
            }
        }

        impl $crate::runtime::IntoField<$name> for &str {
            fn into_field(self) -> $name {
                self.into()
            }
        }

        impl $crate::runtime::support::Keyed for $name {
            fn known(text: &str) -> Option<Self> {
                match text {
                    $($uwire => Some(Self::$unit),)*
                    _ => None,
                }
            }

            fn read_keyed<'de, A: ::serde::de::MapAccess<'de>>(
                key: &str,
                map: &mut A,
            ) -> ::core::result::Result<Option<Self>, A::Error> {
                match key {
                    $($wire => {
                        let value = $crate::runtime::support::value(map, $wire)?;
                        Ok(Some(Self::$variant(value)))
                    })*
                    _ => Ok(None),
                }
            }

            fn unknown(value: $crate::runtime::UnknownValue) -> Self {
                Self::Unknown(value)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::runtime::support::read_keyed(deserializer)
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                match self {
                    $(Self::$unit => serializer.serialize_str($uwire),)*
                    $(Self::$variant(value) => {
                        let mut map = serializer.serialize_map(Some(1))?;
                        ::serde::ser::SerializeMap::serialize_entry(&mut map, $wire, value)?;
                        ::serde::ser::SerializeMap::end(map)
                    })*
                    Self::Unknown(value) => ::serde::Serialize::serialize(value, serializer),
                }
            }
        }
    )*};
}
pub(crate) use keyed;
