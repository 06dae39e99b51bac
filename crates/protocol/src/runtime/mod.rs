//! What the generated types share: how objects, enums and unions are read and written.
//!
//! The generated files hold declarations; every line of behaviour is here. Three promises are kept
//! by these few files: decoding is one pass without a tree in between, whatever is unknown is kept
//! and written back, and one bad element never costs what encloses it.

mod argument;
mod either;
mod key;
mod list;
mod map;
mod message;
mod mode;
mod object;
mod patch;
mod secret;
mod shape;
mod text_enum;
mod union;
mod unknown_fields;
mod unknown_value;

pub use argument::IntoField;
pub use list::{List, Rejected};
pub use map::{Map, RejectedEntry};
pub use patch::Patch;
pub use secret::Secret;
pub use unknown_fields::UnknownFields;
pub use unknown_value::UnknownValue;

pub(crate) use either::either;
pub use message::UnknownMessage;
pub(crate) use message::{messages, paged, requests};
pub(crate) use mode::{LenientPass, take_path};
#[cfg(feature = "inspect")]
pub(crate) use mode::{Mark, MarkPass, mark};
pub(crate) use object::object;
pub(crate) use shape::shape;
pub(crate) use text_enum::text_enum;
pub(crate) use union::{keyed, tagged};

/// What the macros name in their expansion.
pub(crate) mod support {
    pub(crate) use super::either::{attempt, has_member};
    pub(crate) use super::key::Key;
    pub(crate) use super::object::{
        Members, Object, fill, missing, read_object, some, value, write_object,
    };
    pub(crate) use super::shape::{Shape, read_shape};
    pub(crate) use super::text_enum::{TextEnum, read_text_enum};
    pub(crate) use super::union::{
        Keyed, Tagged, read_keyed, read_tagged, unknown_tagged, write_tagged,
    };
}
