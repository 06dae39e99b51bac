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
