//! Structs: known members as fields, unknown ones kept.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserialize, Deserializer, Error, MapAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

use super::{List, Patch, UnknownFields, mode};

/// An object whose members can be read from, and written into, one that is already open: so a
/// tagged union reads its variant from the very object that holds the tag.
pub(crate) trait Object: Sized {
    fn read<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Self, A::Error>;
    fn write<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error>;
}

pub(crate) fn read_object<'de, T: Object, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<T, D::Error> {
    deserializer.deserialize_map(ObjectVisitor(PhantomData))
}

pub(crate) fn write_object<T: Object, S: Serializer>(
    object: &T,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let mut map = serializer.serialize_map(None)?;
    object.write(&mut map)?;
    map.end()
}

struct ObjectVisitor<T>(PhantomData<T>);

impl<'de, T: Object> Visitor<'de> for ObjectVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    #[inline]
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<T, A::Error> {
        T::read(&mut map)
    }
}

/// Reads the value of the member `name` into `slot`; an error notes the name.
#[inline]
pub(crate) fn fill<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    map: &mut A,
    name: &'static str,
    slot: &mut T,
) -> Result<(), A::Error> {
    *slot = value(map, name)?;
    Ok(())
}

/// The same for a member that must come.
#[inline]
pub(crate) fn some<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    map: &mut A,
    name: &'static str,
    slot: &mut Option<T>,
) -> Result<(), A::Error> {
    *slot = Some(value(map, name)?);
    Ok(())
}

/// Writes members one after another, up to the first error.
pub(crate) struct Members<'m, M: SerializeMap> {
    map: &'m mut M,
    written: Result<(), M::Error>,
}

impl<'m, M: SerializeMap> Members<'m, M> {
    pub(crate) fn new(map: &'m mut M) -> Self {
        Self {
            map,
            written: Ok(()),
        }
    }

    #[inline]
    pub(crate) fn always<T: Serialize>(&mut self, name: &'static str, value: &T) {
        if self.written.is_ok() {
            self.written = self.map.serialize_entry(name, value);
        }
    }

    #[inline]
    pub(crate) fn option<T: Serialize>(&mut self, name: &'static str, value: &Option<T>) {
        if let Some(value) = value {
            self.always(name, value);
        }
    }

    #[inline]
    pub(crate) fn list<T: Serialize>(&mut self, name: &'static str, list: &List<T>) {
        if !list.is_absent() {
            self.always(name, list);
        }
    }

    #[inline]
    pub(crate) fn patch<T: Serialize>(&mut self, name: &'static str, patch: &Patch<T>) {
        if !patch.is_keep() {
            self.always(name, patch);
        }
    }

    /// `closed`: whether the schema says that there are no members but those listed.
    pub(crate) fn end(self, unknown: &UnknownFields, closed: bool) -> Result<(), M::Error> {
        self.written?;
        unknown.write_members(self.map, closed)
    }
}

/// The value of the member `name`; an error notes the name.
#[inline]
pub(crate) fn value<'de, T: Deserialize<'de>, A: MapAccess<'de>>(
    map: &mut A,
    name: &'static str,
) -> Result<T, A::Error> {
    map.next_value().inspect_err(|_| mode::note_step(name))
}

#[cold]
pub(crate) fn missing<E: Error>(name: &'static str) -> E {
    mode::note_step(name);
    E::missing_field(name)
}

/// Declares structs.
///
/// `required` members are arguments of `new` and an error when missing; `nullable` and `optional`
/// ones are `Option`s, the former written as `null` when there is nothing to say; `list` ones are [`List`](super::List)s or maps that may be absent; `patch` ones tell
/// absent from `null`. Where the schema says that there are `others`, they are kept like
/// unknown ones, and count as recognized.
macro_rules! object {
    ($(
        $(#[$meta:meta])*
        pub struct $name:ident {
            $(required { $($(#[$rmeta:meta])* $rfield:ident: $rty:ty = $rwire:literal;)* })?
            $(nullable { $($(#[$nmeta:meta])* $nfield:ident: $nty:ty = $nwire:literal;)* })?
            $(optional { $($(#[$ometa:meta])* $ofield:ident: $oty:ty = $owire:literal;)* })?
            $(list { $($(#[$lmeta:meta])* $lfield:ident: $lty:ty = $lwire:literal;)* })?
            $(patch { $($(#[$pmeta:meta])* $pfield:ident: $pty:ty = $pwire:literal;)* })?
            $(others { $others:ident })?
        }
    )*) => {$(
        $(#[$meta])*
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub struct $name {
            $($($(#[$rmeta])* pub $rfield: $rty,)*)?
            $($($(#[$nmeta])* pub $nfield: Option<$nty>,)*)?
            $($($(#[$ometa])* pub $ofield: Option<$oty>,)*)?
            $($($(#[$lmeta])* pub $lfield: $lty,)*)?
            $($($(#[$pmeta])* pub $pfield: $crate::runtime::Patch<$pty>,)*)?
            /// Members that this crate doesn't know, kept and written back.
            pub unknown_fields: $crate::runtime::UnknownFields,
        }

        impl $name {
            /// With what is required; everything else is left out.
            #[allow(clippy::new_without_default, clippy::too_many_arguments)]
            #[must_use]
            pub fn new(
                $($($rfield: impl $crate::runtime::IntoField<$rty>,)*)?
            ) -> Self {
                Self {
                    $($($rfield: $crate::runtime::IntoField::into_field($rfield),)*)?
                    $($($nfield: None,)*)?
                    $($($ofield: None,)*)?
                    $($($lfield: Default::default(),)*)?
                    $($($pfield: Default::default(),)*)?
                    unknown_fields: Default::default(),
                }
            }

            $($(
                $(#[$nmeta])*
                #[must_use]
                pub fn $nfield(mut self, $nfield: impl $crate::runtime::IntoField<$nty>) -> Self {
                    self.$nfield = Some($crate::runtime::IntoField::into_field($nfield));
                    self
                }
            )*)?

            $($(
                $(#[$ometa])*
                #[must_use]
                pub fn $ofield(mut self, $ofield: impl $crate::runtime::IntoField<$oty>) -> Self {
                    self.$ofield = Some($crate::runtime::IntoField::into_field($ofield));
                    self
                }
            )*)?

            $($(
                $(#[$lmeta])*
                #[must_use]
                pub fn $lfield(mut self, $lfield: impl $crate::runtime::IntoField<$lty>) -> Self {
                    self.$lfield = $crate::runtime::IntoField::into_field($lfield);
                    self
                }
            )*)?

            $($(
                $(#[$pmeta])*
                #[must_use]
                pub fn $pfield(
                    mut self,
                    $pfield: impl $crate::runtime::IntoField<$crate::runtime::Patch<$pty>>,
                ) -> Self {
                    self.$pfield = $crate::runtime::IntoField::into_field($pfield);
                    self
                }
            )*)?
        }

        impl $crate::runtime::support::Object for $name {
            fn read<'de, A: ::serde::de::MapAccess<'de>>(
                map: &mut A,
            ) -> ::core::result::Result<Self, A::Error> {
                $($(let mut $rfield: Option<$rty> = None;)*)?
                $($(let mut $nfield: Option<$nty> = None;)*)?
                $($(let mut $ofield: Option<$oty> = None;)*)?
                $($(let mut $lfield: $lty = Default::default();)*)?
                $($(let mut $pfield = $crate::runtime::Patch::<$pty>::Keep;)*)?
                let mut unknown_fields = $crate::runtime::UnknownFields::default();
                while let Some(name) = $crate::runtime::support::Key::next(map)? {
                    // One question mark for all members: each costs every build of this crate.
                    let read = match &*name {
                        $($($rwire => $crate::runtime::support::some(map, $rwire, &mut $rfield),)*)?
                        $($($nwire => $crate::runtime::support::fill(map, $nwire, &mut $nfield),)*)?
                        $($($owire => $crate::runtime::support::fill(map, $owire, &mut $ofield),)*)?
                        $($($lwire => $crate::runtime::support::fill(map, $lwire, &mut $lfield),)*)?
                        $($($pwire => $crate::runtime::support::fill(map, $pwire, &mut $pfield),)*)?
                        other => unknown_fields.read_member(other, map),
                    };
                    read?;
                }
                Ok(Self {
                    $($($rfield: match $rfield {
                        Some(value) => value,
                        None => return Err($crate::runtime::support::missing($rwire)),
                    },)*)?
                    $($($nfield,)*)?
                    $($($ofield,)*)?
                    $($($lfield,)*)?
                    $($($pfield,)*)?
                    unknown_fields,
                })
            }

            fn write<M: ::serde::ser::SerializeMap>(
                &self,
                map: &mut M,
            ) -> ::core::result::Result<(), M::Error> {
                #[allow(unused_mut)]
                let mut members = $crate::runtime::support::Members::new(map);
                $($(members.always($rwire, &self.$rfield);)*)?
                $($(members.always($nwire, &self.$nfield);)*)?
                $($(members.option($owire, &self.$ofield);)*)?
                $($(members.list($lwire, &self.$lfield);)*)?
                $($(members.patch($pwire, &self.$pfield);)*)?
                const OTHERS: &[&str] = &[$(stringify!($others))?];
                members.end(&self.unknown_fields, OTHERS.is_empty())
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            fn deserialize<D: ::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::runtime::support::read_object(deserializer)
            }
        }

        impl ::serde::Serialize for $name {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::runtime::support::write_object(self, serializer)
            }
        }
    )*};
}
pub(crate) use object;
