//! Unions of objects that only their members tell apart.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::mode;

/// Whether a JSON object has the member.
pub(crate) fn has_member(object: &str, name: &str) -> bool {
    serde_json::from_str::<BTreeMap<Cow<'_, str>, &RawValue>>(object)
        .is_ok_and(|members| members.contains_key(name))
}

/// One form of several: that it does not decode is no error yet.
///
/// All forms are tried strictly first, whatever the pass that reads what surrounds them: else a bad
/// element in one form would make it another, or unknown as a whole.
pub(crate) fn attempt<T: DeserializeOwned>(object: &str, leniently: bool) -> Option<T> {
    let steps = mode::steps();
    let _pass = mode::within(leniently);
    let decoded = serde_json::from_str(object).ok();
    mode::forget_steps(steps);
    decoded
}

/// Declares unions of objects without a tag of their own: the first form that decodes is taken. A
/// form that is a tagged union itself is taken by its tag.
macro_rules! either {
    ($(
        $(#[$meta:meta])*
        pub enum $name:ident { $($(#[$vmeta:meta])* $variant:ident($type:ty) $(by $tag:literal)?,)* }
    )*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub enum $name {
            $($(#[$vmeta])* $variant($type),)*
            /// A value of another form, kept whole.
            Unknown($crate::runtime::UnknownValue),
        }

        $(
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
                let raw: Box<::serde_json::value::RawValue> =
                    ::serde::Deserialize::deserialize(deserializer)?;
                let text = raw.get();
                for leniently in [false, true] {
                    $(
                        $(if $crate::runtime::support::has_member(text, $tag) {
                            return ::serde_json::from_str(text)
                                .map(Self::$variant)
                                .map_err(::serde::de::Error::custom);
                        })?
                        if let Some(value) = $crate::runtime::support::attempt(text, leniently) {
                            return Ok(Self::$variant(value));
                        }
                    )*
                }
                ::serde_json::from_str::<::serde_json::Value>(text)
                    .map(|value| Self::Unknown($crate::runtime::UnknownValue::new(value)))
                    .map_err(::serde::de::Error::custom)
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
pub(crate) use either;
