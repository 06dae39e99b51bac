//! Conversations recorded to a file, and served again from it.
//!
//! A [`Recorder`] is put between a client and a server, whichever they are, and writes what goes over the line to a file, both ways, with
//! times, without what a [`Redaction`] marks. A [`Replayer`] is a server that plays such a file to a client.
//!
//! # The file
//!
//! A line a message, as JSON:
//!
//! ```json
//! {"dir":"client","atMs":12,"message":{"id":1,"method":"thread/list","params":{}}}
//! {"dir":"server","atMs":15,"method":"thread/list","message":{"id":1,"result":{"data":[],"nextCursor":null}}}
//! {"dir":"server","atMs":16,"raw":"this was no JSON"}
//! ```
//!
//! `dir` is who sent it, `atMs` when, in milliseconds since the beginning of the recording, `method` of an answer is what it answers. A
//! line that is no JSON object is kept in `raw`, as text.
//!
//! # Record a server, replay it
//!
//! ```
//! use codex_threads_testkit::fake::FakeServer;
//! use codex_threads_testkit::tape::{Recorder, Redaction, Replayer, Tape};
//! use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let folder = tempfile::tempdir()?;
//! # let file = folder.path().join("session.jsonl");
//! let recorder = Recorder::create(&file, Redaction::secrets().key("cwd"))?;
//! let fake = FakeServer::new(); // or a child's stdout and stdin
//! let (reader, writer) = fake.connect();
//! // With the client library: `Transport::from_io(reader, writer, Limits::default())`.
//! let (reader, mut writer) = recorder.tap(reader, writer);
//! writer.write_all(b"{\"id\":1,\"method\":\"thread/list\",\"params\":{}}\n").await?;
//! let live = BufReader::new(reader).lines().next_line().await?;
//! recorder.finish()?;
//!
//! let replayer = Replayer::new(Tape::read(&file)?);
//! let (reader, mut writer) = replayer.connect();
//! // Another client has other ids.
//! writer.write_all(b"{\"id\":\"seven\",\"method\":\"thread/list\",\"params\":{}}\n").await?;
//! let replayed = BufReader::new(reader).lines().next_line().await?;
//! assert_eq!(replayed.unwrap(), live.unwrap().replace("\"id\":1", "\"id\":\"seven\""));
//! # Ok(()) }
//! ```

mod entry;
mod recorder;
mod redaction;
mod replayer;

pub use self::entry::{Dir, Entry, Tape, TapeError};
pub use self::recorder::{Recorder, Tapped};
pub use self::redaction::{REDACTED, Redaction};
pub use self::replayer::{Replayed, Replayer};
