//! The same for programs without an async runtime: calls that block (feature `blocking`).
//!
//! A connection brings a thread of its own along, on which everything runs that has to run meanwhile:
//! the reader, time-outs, answers to what the server asks. The calls below wait on the thread that
//! makes them.
//!
//! They may be made from anywhere, within an async runtime too, and never deadlock there, because
//! nothing they wait for needs the caller's thread. But they do block it: in async code use
//! [`crate::Codex`], or call these on a thread for blocking work.
//!
//! What has no blocking form here is within reach: [`Codex::wait`] waits for any future of the async
//! handles, which [`Codex::inner`] and its like give out.
//!
//! ```no_run
//! use codex_threads::blocking::Codex;
//! use codex_threads::protocol::ThreadStartParams;
//!
//! fn main() -> Result<(), Box<dyn std::error::Error>> {
//!     let codex = Codex::spawn()?;
//!     let thread = codex.start_thread(ThreadStartParams::new())?;
//!     let outcome = thread.run("Summarise this repository")?.into_result()?;
//!     println!("{}", outcome.final_message().unwrap_or_default());
//!     codex.shutdown();
//!     Ok(())
//! }
//! ```

mod codex;
mod engine;
mod session;
mod thread;
mod turn;

pub use codex::Codex;
pub use engine::TimedOut;
pub use session::Session;
pub use thread::Thread;
pub use turn::{Sent, Turn};
