//! Types of the `codex app-server` protocol: one set that decodes every release.
mod decode;
mod id;
mod release;
mod request;

pub use decode::{DecodeError, decode};
pub use id::{ItemId, RequestId, ThreadId, TurnId};
pub use release::{ParseReleaseError, Release};
pub use request::{Notification, Params, Request, ServerRequestParams};
