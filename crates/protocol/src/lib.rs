//! Types of the `codex app-server` protocol: one set that decodes every release from 0.100 on.
pub mod availability;
mod convert;
mod decode;
mod generated;
mod id;
#[cfg(feature = "inspect")]
pub mod inspect;
mod release;
mod request;
mod runtime;

pub use decode::{DecodeError, decode};
pub use generated::*;
pub use id::{ItemId, RequestId, ThreadId, TurnId};
pub use release::{ParseReleaseError, Release};
pub use request::{Notification, Params, Request, ServerRequestParams};
pub use runtime::{
    IntoField, List, Map, Patch, Rejected, Secret, UnknownFields, UnknownMessage, UnknownValue,
};
