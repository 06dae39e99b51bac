//! Where the reader puts what the server tells, and never waits.
//!
//! [`Router`] knows which consumers exist and what each wants; [`Queue`] is what one consumer has
//! not read yet; [`class`](class::Class) says what may be done to an event when a queue grows long.
//!
//! The reader locks the router once for a block of lines, sorts the events into the staging area of
//! each queue, and then locks and wakes every queue concerned once.

mod class;
mod joined;
mod latches;
mod queue;
mod router;
mod subscriber;
mod unclaimed;

pub(crate) use queue::Queue;
pub(crate) use router::{Router, Scope, TurnsOf};
pub(crate) use subscriber::Subscriber;
