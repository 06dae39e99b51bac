//! What the server asks: approvals, input, tokens.
//!
//! **Who answers** is decided at connect, by [`ServerRequestPolicy`]: nobody (every request gets the
//! safe answer at once), whoever reads a stream
//! ([`Codex::server_requests`](crate::Codex::server_requests)), a handler, or a list of [`Rules`] and
//! one of these for what no rule decides. Whatever is the program's own code runs in a task of its
//! own for each request: it may take hours, call back into the connection, or panic.
//!
//! **Typed both ways.** [`PendingServerRequest::into_typed`] gives what is asked with the answers that
//! fit it, [`TypedServerRequest`]; a decision that the server does not offer is refused before it is
//! sent, and the request comes back.
//!
//! **Answered exactly once.** A [`PendingServerRequest`] that is dropped unanswered, whose holder
//! panics, or whose time limit passes, gets the safe answer: declined, nothing granted, or "method not
//! found" where there is nothing to decline. [`Event::ServerRequestUnanswered`](crate::Event) tells of
//! each. **Nothing is ever approved by default.** A request that can no longer be answered (answered
//! by another client, its turn over, its thread unloaded, the connection gone) is expired:
//! [`PendingServerRequest::expired`] resolves, and an answer comes [`Answered::TooLate`] and changes
//! nothing. A request that comes again after a resume is in somebody's hands already and is dropped.
//!
//! The way of a request: the reader enters it into the `registry`, under the router's lock, and
//! `deliver`s it when the lock is free. `open` is its state, which is left once and for all by
//! whoever comes first: an answer, an expiry, or giving up. `safe` has the answers that grant nothing,
//! `offered` the decisions that may be taken.

mod backlog;
mod deliver;
mod error;
mod offered;
mod open;
mod pending;
mod policy;
mod registry;
mod rules;
mod safe;
mod stream;
mod typed;
mod unanswered;

pub use error::{AnswerError, NotAnswered};
pub use open::{Answered, Expiry};
pub(crate) use open::{Desk, Open};
pub use pending::PendingServerRequest;
pub use policy::{HandlerFn, ServerRequestPolicy};
pub(crate) use registry::{Registry, Taken};
pub use rules::{AnyRule, Approve, Cancel, Rule, RuleFor, Rules};
pub use stream::ServerRequests;
pub use typed::{AskedAs, TypedServerRequest};
pub use unanswered::{UnansweredRequest, WhyUnanswered};

pub(crate) use deliver::Delivery;
