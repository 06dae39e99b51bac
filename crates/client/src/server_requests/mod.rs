//! What the server asks: approvals, input, tokens.
//!
//! A request of the server is answered exactly once. Who answers is decided at connect, by
//! [`ServerRequestPolicy`]: nobody (every request gets the safe answer at once), a stream
//! ([`Codex::server_requests`](crate::Codex::server_requests)), or a handler that runs as a task of
//! its own for each request.
//!
//! A [`PendingServerRequest`] that is dropped unanswered gives the safe answer: declined, cancelled,
//! nothing granted, or "method not found" where there is nothing to decline. **Nothing is ever
//! approved by default.** A request that can no longer be answered (answered by another client, its
//! turn over, its thread unloaded, the connection gone) is expired: [`PendingServerRequest::expired`]
//! resolves, and answering is an error that changes nothing.

mod registry;
mod request;
mod safe;
mod unanswered;

pub use registry::Expiry;
pub(crate) use registry::{Deliver, Registry};
pub use request::{
    Answered, AskedAs, HandlerFn, PendingServerRequest, ServerRequestPolicy, ServerRequests,
};
pub use unanswered::{UnansweredRequest, WhyUnanswered};
