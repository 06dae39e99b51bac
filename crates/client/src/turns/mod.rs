//! A turn's end, which does not depend on anybody reading.
//!
//! The reader sets the latch when it reads `turn/completed`, before the event is put into any
//! queue. The latch exists, and is known to the reader, before `turn/start` is written: the end of a
//! turn that is over before its own answer comes is not missed.

mod latch;

pub(crate) use latch::Latch;
pub(crate) use latch::Outcome;
pub use latch::TurnLost;
