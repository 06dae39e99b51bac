//! Unions told apart by the shape of the JSON value: a string or a list, a string or an object.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::UnknownValue;

/// A union with at most one variant a shape. What no variant takes is unknown.
pub(crate) trait Shape: Sized {
    fn unknown(value: UnknownValue) -> Self;

    fn text<E: Error>(text: &str) -> Result<Self, E> {
        Ok(Self::unknown(UnknownValue::new(text)))
    }

    fn boolean<E: Error>(value: bool) -> Result<Self, E> {
        Ok(Self::unknown(UnknownValue::new(value)))
    }

    fn number<E: Error>(value: serde_json::Number) -> Result<Self, E> {
        Ok(Self::unknown(UnknownValue::new(value)))
    }

    fn array<'de, A: SeqAccess<'de>>(seq: A) -> Result<Self, A::Error> {
        let value = Value::deserialize(SeqAccessDeserializer::new(seq))?;
        Ok(Self::unknown(UnknownValue::new(value)))
    }

    fn object<'de, A: MapAccess<'de>>(map: A) -> Result<Self, A::Error> {
        let value = Value::deserialize(MapAccessDeserializer::new(map))?;
        Ok(Self::unknown(UnknownValue::new(value)))
    }
}

pub(crate) fn read_shape<'de, T: Shape, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    deserializer.deserialize_any(ShapeVisitor(PhantomData))
}

struct ShapeVisitor<T>(PhantomData<T>);

impl<'de, T: Shape> Visitor<'de> for ShapeVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        T::text(text)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<T, E> {
        T::boolean(value)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<T, E> {
        T::number(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<T, E> {
        T::number(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<T, E> {
        match serde_json::Number::from_f64(value) {
            Some(number) => T::number(number),
            None => Err(E::custom("a number that JSON has no form for")),
        }
    }

    fn visit_unit<E: Error>(self) -> Result<T, E> {
        Ok(T::unknown(UnknownValue::new(Value::Null)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<T, A::Error> {
        T::array(seq)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::object(map)
    }
}

/// Declares unions told apart by shape.
macro_rules! shape {
    (@read text $variant:ident $type:ty) => {
        fn text<E: ::serde::de::Error>(text: &str) -> ::core::result::Result<Self, E> {
            let text = ::serde::de::value::StrDeserializer::new(text);
            <$type as ::serde::Deserialize>::deserialize(text).map(Self::$variant)
        }
    };
    (@convert text $name:ident $type:ty) => {
        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                <$type>::from(text).into()
            }
        }

        impl $crate::runtime::IntoField<$name> for &str {
            fn into_field(self) -> $name {
                self.into()
            }
        }
    };
    (@convert $shape:ident $name:ident $type:ty) => {};
    (@read boolean $variant:ident $type:ty) => {
        fn boolean<E: ::serde::de::Error>(value: bool) -> ::core::result::Result<Self, E> {
            Ok(Self::$variant(value))
        }
    };
    (@read number $variant:ident $type:ty) => {
        fn number<E: ::serde::de::Error>(
            value: ::serde_json::Number,
        ) -> ::core::result::Result<Self, E> {
            Ok(match <$type as ::serde::Deserialize>::deserialize(&value) {
                Ok(number) => Self::$variant(number),
                Err(_) => Self::Unknown($crate::runtime::UnknownValue::new(value)),
            })
        }
    };
    (@read array $variant:ident $type:ty) => {
        fn array<'de, A: ::serde::de::SeqAccess<'de>>(
            seq: A,
        ) -> ::core::result::Result<Self, A::Error> {
            let seq = ::serde::de::value::SeqAccessDeserializer::new(seq);
            <$type as ::serde::Deserialize>::deserialize(seq).map(Self::$variant)
        }
    };
    (@read object $variant:ident $type:ty) => {
        fn object<'de, A: ::serde::de::MapAccess<'de>>(
            map: A,
        ) -> ::core::result::Result<Self, A::Error> {
            let map = ::serde::de::value::MapAccessDeserializer::new(map);
            <$type as ::serde::Deserialize>::deserialize(map).map(Self::$variant)
        }
    };
    ($(
        $(#[$meta:meta])*
        pub enum $name:ident {
            $($(#[$vmeta:meta])* $variant:ident($type:ty) = $shape:ident,)*
        }
    )*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$vmeta])* $variant($type),)*
            /// A value of another shape, kept whole.
            Unknown($crate::runtime::UnknownValue),
        }

        impl $crate::runtime::support::Shape for $name {
            fn unknown(value: $crate::runtime::UnknownValue) -> Self {
                Self::Unknown(value)
            }

            $($crate::runtime::shape! { @read $shape $variant $type })*
        }

        $(
            $crate::runtime::shape! { @convert $shape $name $type }

            impl From<$type> for $name {
                fn from(value: $type) -> Self {
                    Self::$variant(value)
                }
            }

            impl $crate::runtime::IntoField<$name> for $type {
                fn into_field(self) -> $name {
                    $name::$variant(self)
                }
            }
        )*

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::runtime::support::read_shape(deserializer)
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant(value) => ::serde::Serialize::serialize(value, serializer),)*
                    Self::Unknown(value) => ::serde::Serialize::serialize(value, serializer),
                }
            }
        }
    )*};
}
pub(crate) use shape;
