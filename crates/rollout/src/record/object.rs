//! How the records' types are read: each member by itself, and whatever is left over is kept.

use serde_json::{Map, Value};

/// A type that a member of an object can have.
pub(crate) trait Member: Sized {
    /// Whether the value has this type.
    fn fits(value: &Value) -> bool;
    /// The value, if it has.
    fn from_value(value: Value) -> Option<Self>;
}

/// A type that is read from an object.
pub(crate) trait Object: Sized {
    /// The required member that is missing or of another type, if there is one.
    fn lacks(members: &Map<String, Value>) -> Option<&'static str>;
    /// The object, if it lacks nothing.
    fn from_map(members: Map<String, Value>) -> Result<Self, &'static str>;
}

impl Member for String {
    fn fits(value: &Value) -> bool {
        value.is_string()
    }

    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }
}

impl Member for u64 {
    fn fits(value: &Value) -> bool {
        value.is_u64()
    }

    fn from_value(value: Value) -> Option<Self> {
        value.as_u64()
    }
}

impl Member for bool {
    fn fits(value: &Value) -> bool {
        value.is_boolean()
    }

    fn from_value(value: Value) -> Option<Self> {
        value.as_bool()
    }
}

impl Member for Value {
    fn fits(value: &Value) -> bool {
        !value.is_null()
    }

    fn from_value(value: Value) -> Option<Self> {
        Some(value)
    }
}

impl<T: Member> Member for Vec<T> {
    fn fits(value: &Value) -> bool {
        value
            .as_array()
            .is_some_and(|elements| elements.iter().all(T::fits))
    }

    fn from_value(value: Value) -> Option<Self> {
        match value {
            Value::Array(elements) => elements.into_iter().map(T::from_value).collect(),
            _ => None,
        }
    }
}

/// Whether a member is there, and fits.
pub(crate) fn has<T: Member>(members: &Map<String, Value>, name: &str) -> bool {
    members.get(name).is_some_and(T::fits)
}

/// Takes a member out of an object. One that doesn't fit stays in it, but for `null`.
pub(crate) fn take<T: Member>(members: &mut Map<String, Value>, name: &str) -> Option<T> {
    let value = members.get(name)?;
    if T::fits(value) {
        T::from_value(members.remove(name)?)
    } else {
        if value.is_null() {
            members.remove(name);
        }
        None
    }
}

/// Declares a type that is read from an object: members that it must have, members that it may
/// have, and `other`.
macro_rules! object {
    (
        $(#[$meta:meta])*
        $name:ident {
            $(required { $( $(#[$rmeta:meta])* $required:ident: $rtype:ty, )* })?
            $(optional { $( $(#[$ometa:meta])* $optional:ident: $otype:ty, )* })?
            $(or_default { $( $(#[$dmeta:meta])* $default:ident: $dtype:ty, )* })?
        }
    ) => {
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub struct $name {
            $($( $(#[$rmeta])* pub $required: $rtype, )*)?
            $($( $(#[$ometa])* pub $optional: Option<$otype>, )*)?
            $($( $(#[$dmeta])* pub $default: $dtype, )*)?
            /// Every member that this version of the crate doesn't know, or that is of another type than it knows.
            pub other: serde_json::Map<String, serde_json::Value>,
        }

        impl $crate::record::object::Object for $name {
            fn lacks(members: &serde_json::Map<String, serde_json::Value>) -> Option<&'static str> {
                $($(
                    if !$crate::record::object::has::<$rtype>(members, stringify!($required)) {
                        return Some(stringify!($required));
                    }
                )*)?
                let _ = members;
                None
            }

            fn from_map(
                mut members: serde_json::Map<String, serde_json::Value>,
            ) -> Result<Self, &'static str> {
                use $crate::record::object::take;
                if let Some(missing) = Self::lacks(&members) {
                    return Err(missing);
                }
                Ok(Self {
                    $($( $required: take(&mut members, stringify!($required)).ok_or(stringify!($required))?, )*)?
                    $($( $optional: take(&mut members, stringify!($optional)), )*)?
                    $($( $default: take(&mut members, stringify!($default)).unwrap_or_default(), )*)?
                    other: members,
                })
            }
        }

        impl $crate::record::object::Member for $name {
            fn fits(value: &serde_json::Value) -> bool {
                value
                    .as_object()
                    .is_some_and(|members| <Self as $crate::record::object::Object>::lacks(members).is_none())
            }

            fn from_value(value: serde_json::Value) -> Option<Self> {
                match value {
                    serde_json::Value::Object(members) => {
                        <Self as $crate::record::object::Object>::from_map(members).ok()
                    }
                    _ => None,
                }
            }
        }
    };
}
pub(crate) use object;
