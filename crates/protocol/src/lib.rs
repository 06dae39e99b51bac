//! Types of the `codex app-server` protocol: one set that decodes every release from 0.100 on.
//!
//! The types are generated from the JSON Schemas that the releases print themselves, merged into
//! one. They are flat at the root of this crate: `ThreadStartParams`, [`Thread`], [`ThreadItem`],
//! [`ServerNotification`] and some thousand others.
//!
//! # Requests
//!
//! The params of a method are made with few words, know their method, and fix the answer's type
//! ([`Request`]):
//!
//! ```
//! use codex_threads_protocol::{Request, ThreadListParams, ThreadListResponse, decode};
//!
//! fn send<R: Request>(params: &R) -> serde_json::Result<String> {
//!     Ok(format!(r#"{{"id":1,"method":"{}","params":{}}}"#, R::METHOD, serde_json::to_string(params)?))
//! }
//! let line = send(&ThreadListParams::new().limit(25).archived(true))?;
//! assert_eq!(line, r#"{"id":1,"method":"thread/list","params":{"archived":true,"limit":25}}"#);
//!
//! let page: ThreadListResponse = decode(br#"{"data":[],"nextCursor":null}"#).unwrap();
//! assert!(page.data.is_empty());
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! # What servers send
//!
//! [`ServerNotification::decode`] and [`ServerRequest::decode`] choose the type by the method's name
//! and never fail: what they don't know, they keep. [`decode`] reads the result of a request.
//!
//! - Enums have an arm for the unknown ([`UnknownValue`]), structs keep unknown members
//!   ([`UnknownFields`]); both are written back as they came.
//! - An element of a list that doesn't decode is set aside ([`List::rejected`]) and costs nothing else.
//! - A required member that is missing is an error that names the place ([`DecodeError::path`]).
//!   No value is ever invented.
//! - A member is an `Option` unless every release that has its type requires it. Absent and `null`
//!   are one, but for [`Patch`]es, where a server tells them apart.
//!
//! # Releases
//!
//! [`availability`] says in which releases a method, or a member of a request, is there: a server
//! ignores members that it doesn't know in silence. The docs of each type say the same.
pub mod availability;
mod convert;
mod decode;
mod delta;
#[cfg(all(feature = "inspect", any(test, fuzzing)))]
#[doc(hidden)]
pub mod fuzzing;
mod generated;
mod id;
#[cfg(feature = "inspect")]
pub mod inspect;
mod release;
mod request;
mod runtime;

pub use decode::{DecodeError, decode, decode_text};
pub use delta::ItemDeltaMut;
pub use generated::*;
pub use id::{ItemId, RequestId, ThreadId, TurnId};
pub use release::{ParseReleaseError, Release};
pub use request::{Notification, Paged, Params, Request, ServerRequestParams};
pub use runtime::{
    IntoField, List, Map, Patch, Rejected, RejectedEntry, Secret, UnknownFields, UnknownMessage,
    UnknownValue,
};
