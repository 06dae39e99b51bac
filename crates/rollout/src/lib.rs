//! Reads rollouts: the files under `$CODEX_HOME` in which codex keeps its threads.
//!
//! Every release writes each thread to a file of its own, one JSON object a line, and archives, forks and rewinds it
//! there. This crate finds those files, streams their records, and says what is wrong with them. It needs no codex,
//! no server and no account; it reads whatever the releases from 0.100 to 0.169 write, and it **never writes**: nothing in
//! it opens a file for writing.
//!
//! | | |
//! |---|---|
//! | [`Rollouts`] | all of a home: [`iter`](Rollouts::iter), [`find`](Rollouts::find) by id, name, folder, time; [`names`](Rollouts::names) |
//! | [`Rollout`] | one file: [`meta`](Rollout::meta), [`records`](Rollout::records), [`summary`](Rollout::summary) |
//! | [`RecordsExt`] | out of the records: calls with their outputs, messages, reasoning, tokens, errors |
//! | [`History`] | what counts after rollbacks, reverts, forks and compactions, and what doesn't |
//! | [`Follow`] | a file that is being written, wherever it goes |
//! | [`Damage`] | what can't be read: which file, which line, which byte, why |
//!
//! ```no_run
//! use codex_threads_rollout::{Query, RecordsExt as _, Rollouts};
//!
//! # fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let rollouts = Rollouts::of_user().ok_or("no home")?;
//! for rollout in rollouts.find(Query::new().name("fix the parser")) {
//!     for call in rollout?.history().records().calls() {
//!         let call = call?;
//!         println!("{}({}) -> {:?}", call.name, call.input.as_str(), call.output);
//!     }
//! }
//! # Ok(()) }
//! ```
//!
//! # Where what lies
//!
//! ```text
//! sessions/2026/11/21/rollout-2026-11-21T04-45-48-<thread>.jsonl              a thread, by local date
//! sessions/2026/11/21/rollout-2026-11-21T05-10-03-<thread>_<rollout>.jsonl    the same after a revert (0.151)
//! archived_sessions/rollout-….jsonl                                           archived threads
//! ….jsonl.zst                                                                 compressed (feature `zstd`)
//! session_index.jsonl                                                         the names, in every release
//! ```
//!
//! Compression is a feature under development in releases from 0.137 on (`local_thread_store_compression`), off unless it
//! is turned on: then a server compresses, in the background, what has not been touched for long. The databases beside the files
//! (`*.sqlite`) are indexes over them, which this crate doesn't need.
//!
//! # What a reader can rely on
//!
//! - **Nothing is skipped in silence.** What can't be read comes as a [`Damage`] in its place, and reading goes on behind it.
//! - **Nothing unknown is lost.** New kinds of records and new members of known ones are kept as they stand.
//! - **Memory is bounded** by one record, however long the file; a line longer than a
//!   [limit](Rollout::max_line) is reported and passed over.
//! - **A server may be writing meanwhile.** A last line that is not complete yet is reported as [torn](DamageKind::Torn), or
//!   [waited for](Rollout::follow); a file that was moved, archived or compressed since it was found is read where it is.

mod damage;
mod file;
mod follow;
mod history;
mod home;
pub mod record;
mod session;
mod timestamp;

pub use self::damage::{Damage, DamageKind, DamageReport, Position};
pub use self::file::{Records, Rollout};
pub use self::follow::Follow;
#[cfg(feature = "tokio")]
pub use self::follow::FollowStream;
pub use self::history::{Dropped, DroppedBecause, Effective, History};
pub use self::home::{Find, Names, Query, Rollouts};
pub use self::record::{HistoryMode, Record};
pub use self::session::{
    Author, Call, CallInput, Calls, Errors, Failure, Messages, Reasonings, RecordsExt, Said,
    Summary, Thought, Usages, Used,
};
pub use self::timestamp::Timestamp;
