//! A live view of a thread: what the server tells, folded into a snapshot.
//!
//! - [`ThreadState`] is the fold: reads and events in, a [`ThreadSnapshot`] out. It does no input or
//!   output, so it serves a recording or a test as well as a connection.
//! - [`LiveThread`] drives it: begun by [`Thread::live`](crate::Thread::live), it reads the thread,
//!   follows it, reads it again where events were lost, and tells [`Changes`] to any number of
//!   readers.
//!
//! A snapshot is a value: it doesn't change while it is looked at. Snapshots share what has not
//! changed between them, so that one after each delta of a thread of thousands of items costs next
//! to nothing.
//!
//! # Where a view and a read differ
//!
//! After a turn, a view says what `thread/read` with `includeTurns` says, member by member, but for this:
//!
//! | | in the view | in a read |
//! |---|---|---|
//! | an item that still runs, or was cut off by its turn's end | there, with its text so far, not [completed](ItemView::is_completed) | not there |
//! | plan, diff and token usage | as last told while the view was there | never |
//! | ids of items, up to 0.150 | as told | numbered anew: `item-1` … |
//! | commands, up to 0.150 | there | not there when they were run by the tool of a lasting shell |
//! | a turn that failed, in 0.129 | failed, with its error | completed, without it |
//! | how much is held | the turns it began with and those told since | all |
//!
//! The tests hold views against real servers' reads on 0.129.0, 0.150.1, 0.155.1 and 0.169.0, and allow
//! what the table lists, and nothing else.

mod change;
mod item;
mod live;
mod seed;
mod shared;
mod snapshot;
mod state;
mod text;

pub use change::{Change, Resync};
pub use item::{ItemView, TextKind};
pub use live::{Changes, LiveOptions, LiveThread};
pub use seed::Read;
pub(crate) use seed::lies_in_archive;
pub use snapshot::{OpenRequest, ThreadSnapshot, TurnView};
pub use state::ThreadState;
pub use text::Text;
