//! Frames to and from a `codex app-server`.
//!
//! A [`Transport`] is one connection: [`Incoming`] delivers frames, [`Outgoing`] takes them,
//! [`Peer`] tells how the other side ended. This crate knows lines, pipes and processes. What is in
//! a line, JSON or not, is not its business; `codex-threads` builds on it.
//!
//! Where a connection comes from:
//!
//! | | |
//! |---|---|
//! | [`child::Launch`] | starts a server and talks to it over its stdin and stdout |
//! | `websocket::Dial` | connects to a server that listens (features `ws`, `unix`, `websocket`) |
//! | [`memory::pair`] | both ends in this program, for tests and fakes |
//! | [`Transport::from_io`] | any reader and writer that carry one message a line |
//!
//! # What a peer can not do
//!
//! - *Kill the connection with a bad line.* Broken or non-UTF-8 lines are passed on for
//!   the caller to count; blank ones are skipped; one that is too long costs only itself
//!   ([`Chunk::Oversized`]).
//! - *Use up the memory.* One read is buffered, a line is bounded, what waits to be written is
//!   bounded ([`Limits`]).
//! - *Stop a caller.* Sending never waits. Reading waits for the next frame, and for the end.
//! - *Outlive its handle.* See [`child`].
//!
//! # What is not guaranteed
//!
//! That a frame was sent does not mean that it was read. When the peer ends, what waits to be
//! written is lost; only an answer tells that a request arrived.
//!
//! # Example
//!
//! ```no_run
//! use codex_threads_transport::{Chunk, child::{Grace, Launch}};
//!
//! # async fn f() -> Result<(), Box<dyn std::error::Error>> {
//! let mut server = Launch::find()?.spawn()?;
//! server.outgoing.send(br#"{"id":0,"method":"initialize","params":{"clientInfo":{"name":"demo","version":"1"}}}"#)?;
//! while let Some(chunk) = server.incoming.next().await {
//!     match chunk? {
//!         Chunk::Block(block) => {
//!             for line in block.lines() {
//!                 println!("{}", String::from_utf8_lossy(line));
//!             }
//!             server.outgoing.close();
//!         }
//!         Chunk::Oversized(line) => eprintln!("skipped a line of {} bytes", line.len),
//!         _ => {}
//!     }
//! }
//! println!("the server {}", server.peer.ended().await);
//! # Ok(())
//! # }
//! ```

mod block;
pub mod child;
mod decode;
mod ended;
#[cfg(any(test, fuzzing))]
#[doc(hidden)]
pub mod fuzzing;
mod incoming;
mod limits;
pub mod memory;
mod outgoing;
mod peer;
mod queue;
mod transport;
#[cfg(feature = "websocket")]
pub mod websocket;
mod writer;

pub use block::{Block, Chunk, Oversized};
pub use decode::Counters;
pub use ended::{Cause, Ended};
pub use incoming::{Incoming, ReadError};
pub use limits::Limits;
pub use outgoing::{CloseReason, Outgoing, SendError, SendWithError, Sent};
pub use peer::{Link, Peer};
pub use transport::Transport;
