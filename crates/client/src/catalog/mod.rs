//! All threads of a server, and what becomes of them: list, then watch.
//!
//! - [`Codex::watch_threads`](crate::Codex::watch_threads) is a stream: all threads, then what changes.
//! - [`Codex::catalog`](crate::Codex::catalog) keeps what the stream tells, to be looked at any time.
//!
//! It takes lists and the broadcasts that every connection gets, and nothing else: no thread is
//! resumed, so none is kept loaded, and none is locked against other writers.
//!
//! What a thread does comes with how it is known ([`Activity`]): the server speaks for the threads
//! that it has loaded. One that is only stored may be idle, or at work in another process.
//!
//! Which threads: a preset of [`Threads`](crate::Threads) with filters. Archive, sources, providers
//! and folder are judged here when a broadcast names a thread; for all other filters (search, the
//! active provider, sections) threads are listed anew then.

mod entry;
mod filter;
mod store;
mod watch;

pub use entry::{Activity, CatalogEvent, CatalogThread};
pub use store::{Catalog, Updates};
pub use watch::ThreadWatch;
