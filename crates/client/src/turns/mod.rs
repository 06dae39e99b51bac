//! A turn, from its start to an end that does not depend on anybody reading.
//!
//! The reader keeps a [slot](slot) for each turn that somebody follows. The slot exists before
//! `turn/start` is written, so that a turn which is over before its own answer comes is not missed.
//! It gathers what the turn's end needs (items, token usage), and when `turn/completed` is read, it
//! puts all of it into the turn's [state](state), undecoded, before the event is put into any queue.
//! Whoever waits for the end waits for the state alone, and decodes.
//!
//! An end may be lost. So a task [guards](guard) each turn that is followed: when the server goes on
//! as though the turn were over, or when it has been silent for longer than the program wants to
//! bear, the guard [asks](ask) what became of the turn. A turn always resolves.
//!
//! Which turn runs in which thread is known for all threads, followed or not: input is
//! [sent](start) to the running turn or starts one, and an interrupt never hits the turn of somebody
//! else. A turn that has only [just begun](young) is not taken for one that is over.

mod ask;
mod end;
mod follow;
mod gathered;
mod guard;
mod interrupt;
mod outcome;
mod slot;
mod start;
mod state;
mod turn;
mod young;

pub(crate) use ask::runs;
pub use end::{KnownBy, NotCompleted, TurnEnd, TurnLost};
pub use interrupt::Interrupt;
pub use outcome::{FailedTurn, TurnOutcome};
pub(crate) use slot::{Now, Second, TurnSlots, Ways, now};
pub use start::Sent;
pub(crate) use start::{attach, running, send, start};
pub(crate) use state::TurnState;
pub use turn::Turn;
pub(crate) use young::insist;
