//! What the server tells without being asked.
//!
//! A stream of [`Event`]s is a queue of its own that the reader of the connection fills and never
//! waits for. So a consumer may be slow, or not read at all, without holding up a response, another
//! consumer, or another thread. What that costs is stated:
//!
//! - Up to [`EventLimits::soft`] entries, everything stands in the queue as it came.
//! - Above it, a delta is joined to the last waiting delta of the same item (no text is lost, and
//!   an item's text stays in order), and a snapshot (token usage, rate limits, diff, plan) takes the
//!   place of the older one.
//! - Above [`EventLimits::hard`] bytes, text of further deltas is left out, and an
//!   [`Event::Lagged`] stands where it is missing. `item/completed` brings the whole item later.
//! - Everything else is always kept: what begins, ends or changes, and every method that this
//!   version doesn't know. So a stream that is held and never read grows with these, by the size of
//!   its items; [`Stats::queued_bytes`](crate::Stats::queued_bytes) tells how much. Who doesn't want
//!   a stream should drop it.
//! - Streams that were opened by starting a thread and that nobody has asked for are bounded in all,
//!   see [`Missed`].
//!
//! The last event of a stream that ends with the connection is [`Event::Closed`].
//!
//! Payloads are decoded by whoever consumes them ([`Notification::decode`]); one that can't be
//! decoded is an error of that event alone.

mod asked;
mod event;
mod gap;
mod limits;
mod notification;
mod rolled_back;
mod stream;
mod template;

pub use asked::AskedRequest;
pub use event::Event;
pub use gap::{Lagged, Missed};
pub use limits::EventLimits;
pub use notification::Notification;
pub use rolled_back::RolledBack;
pub use stream::{ConnectionEvents, ThreadEvents};
pub(crate) use template::Template;

pub(crate) use stream::Subscription;
