//! Conversations of many turns, kept by name, that outlive the program.
//!
//! A [`Session`] is one thread and its turns, one after the other. It is opened with a new thread, with one that is
//! there, with the last of a folder, or by a name that a [`SessionStore`] keeps:
//!
//! ```no_run
//! use codex_threads::Codex;
//! use codex_threads::session::{FileStore, Repeat};
//!
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! let codex = Codex::spawn().await?;
//! let store = FileStore::new("/srv/sessions");
//! let session = codex.session().open("nightly", &store).await?; // started, or continued
//! for page in ["one", "two", "three"] {
//!     // Done once each, however often the program is killed and started again.
//!     let done = session.job(page).run(format!("Summarise page {page}")).await?;
//!     println!("{page}: {:?}", done.record().ended);
//! }
//! # Ok(()) }
//! ```
//!
//! - What opening tries again, and how often: [`StartRetry`].
//! - What the store holds when the program is killed: [`SessionBuilder::open`].
//! - What becomes of a turn in whose midst it was killed, and where that can't be known: [`Job`].
//!
//! `cargo run -p codex-threads --example batch` shows a batch that is killed and goes on.

mod builder;
mod count;
mod desk;
mod entry;
mod error;
mod fate;
mod handle;
mod job;
mod last;
mod name;
mod record;
mod retry;
mod shelf;
mod store;

pub use builder::SessionBuilder;
pub use error::SessionError;
pub use handle::{Opened, Session, WhileRunning};
pub use job::{Job, JobHow, JobOutcome, Repeat};
pub use name::NameState;
pub use record::{InputSize, JobRecord, RecordedEnd, TurnRecord};
pub use retry::StartRetry;
pub use store::{Claim, FileStore, Kept, MemoryStore, SessionStore, Slot, StoreError, StoreFuture};
