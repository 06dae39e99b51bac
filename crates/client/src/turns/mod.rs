//! A turn, from its start to an end that does not depend on anybody reading.
//!
//! The reader sets a turn's latch when it reads `turn/completed`, before the event is put into any
//! queue. The latch exists, and is known to the reader, before `turn/start` is written: the end of a
//! turn that is over before its own answer comes is not missed. [`Turn::end`] waits for the latch
//! alone, so it resolves whether or not the events of the turn are read.

mod end;
mod latch;
mod slot;
mod turn;

pub use end::TurnEnd;
pub(crate) use latch::Latch;
pub use latch::TurnLost;
pub(crate) use slot::TurnSlots;
pub use turn::Turn;
