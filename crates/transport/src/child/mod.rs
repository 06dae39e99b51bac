//! A server as a child process.
//!
//! [`Launch`] says what to start and how, [`find`] where codex is, [`Process`] watches and ends
//! what was started.
//!
//! # What is started is ended
//!
//! The child leads a process group of its own. When its [`Process`] is dropped (at the end of a
//! scope, in a panic, with the runtime that owned it) the whole group is killed at once, and a
//! thread of this crate, which needs no runtime, reaps it. So it never becomes a zombie, and
//! dropping never waits. Being killed is harsh for a server: [`Process::shutdown`] is the
//! graceful way.
//!
//! The group also goes when its leader has exited by itself: a wrapper script, or npm's shim, that
//! dies alone does not leave the real server behind. No signal is ever sent to a process id
//! after the process was reaped.
//!
//! What this can not do:
//! - A process that has left the group (codex starts shell commands in groups and sessions of
//!   their own) is not reached.
//! - If the whole program is killed or aborts, nothing here runs any more. The server then reads
//!   the end of its stdin, at which codex exits.
//! - A [`Process`] that is leaked ([`std::mem::forget`]) is never dropped.
//! - If the program ignores `SIGCHLD`, or waits for children that are not its own, the exit status
//!   is lost: [`Cause::Unknown`](crate::Cause::Unknown).
//!
//! # stderr
//!
//! It is read all the time, as bytes, by a thread of its own, so that a server that writes a lot
//! never stands still, even while the runtime is busy. The last 64 KiB are kept.
//!
//! # Windows
//!
//! Compiles, but is untested. There are no process groups: only the process itself is
//! ended, without a polite step before.

pub mod find;
mod launch;
mod process;
mod reaper;
mod shutdown;
mod stderr;
mod stdout;

#[cfg(feature = "websocket")]
pub(crate) use launch::Started;
pub use launch::{Launch, SpawnError};
pub use process::{Process, Watch};
pub use shutdown::{Grace, ShutdownReport, Step};
