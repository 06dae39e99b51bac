//! Unions of objects that only their members tell apart.

/// Declares unions of objects without a tag: the first form that decodes is taken.
macro_rules! either {
    ($(
        $(#[$meta:meta])*
        pub enum $name:ident { $($(#[$vmeta:meta])* $variant:ident($type:ty),)* }
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
                let text = raw.get().as_bytes();
                $(if let Ok(value) = ::serde_json::from_slice(text) {
                    return Ok(Self::$variant(value));
                })*
                ::serde_json::from_slice::<::serde_json::Value>(text)
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
