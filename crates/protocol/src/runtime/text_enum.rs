//! Open enums of strings.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::UnknownValue;

/// An enum of strings with an arm for what it doesn't know.
pub(crate) trait TextEnum: Sized {
    fn known(text: &str) -> Option<Self>;
    fn unknown(value: UnknownValue) -> Self;
}

pub(crate) fn read_text_enum<'de, T: TextEnum, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    deserializer.deserialize_any(TextEnumVisitor(PhantomData))
}

struct TextEnumVisitor<T>(PhantomData<T>);

impl<'de, T: TextEnum> Visitor<'de> for TextEnumVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    #[inline]
    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        Ok(T::known(text).unwrap_or_else(|| T::unknown(UnknownValue::new(text))))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<T, E> {
        Ok(T::unknown(UnknownValue::new(value)))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<T, E> {
        Ok(T::unknown(UnknownValue::new(value)))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<T, E> {
        Ok(T::unknown(UnknownValue::new(value)))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<T, E> {
        Ok(T::unknown(UnknownValue::new(value)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<T, A::Error> {
        let value = Value::deserialize(SeqAccessDeserializer::new(seq))?;
        Ok(T::unknown(UnknownValue::new(value)))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        let value = Value::deserialize(MapAccessDeserializer::new(map))?;
        Ok(T::unknown(UnknownValue::new(value)))
    }
}

/// Declares open enums of strings.
macro_rules! text_enum {
    ($(
        $(#[$meta:meta])*
        pub enum $name:ident { $($(#[$vmeta:meta])* $variant:ident = $wire:literal,)* }
    )*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$vmeta])* $variant,)*
            /// A value that this crate doesn't know.
            Unknown($crate::runtime::UnknownValue),
        }

        impl $name {
            /// The value on the wire; none where it is unknown and no string.
            #[must_use]
            pub fn as_str(&self) -> Option<&str> {
                match self {
                    $(Self::$variant => Some($wire),)*
                    Self::Unknown(value) => value.as_str(),
                }
            }
        }

        impl From<&str> for $name {
            /// A value that this crate doesn't know is sent as it is.
            fn from(text: &str) -> Self {
                use $crate::runtime::support::TextEnum;
                Self::known(text)
                    .unwrap_or_else(|| Self::Unknown($crate::runtime::UnknownValue::new(text)))
            }
        }

        impl $crate::runtime::IntoField<$name> for &str {
            fn into_field(self) -> $name {
                self.into()
            }
        }

        impl $crate::runtime::support::TextEnum for $name {
            fn known(text: &str) -> Option<Self> {
                match text {
                    $($wire => Some(Self::$variant),)*
                    _ => None,
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
                $crate::runtime::support::read_text_enum(deserializer)
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                match self {
                    $(Self::$variant => serializer.serialize_str($wire),)*
                    Self::Unknown(value) => ::serde::Serialize::serialize(value, serializer),
                }
            }
        }
    )*};
}
pub(crate) use text_enum;
