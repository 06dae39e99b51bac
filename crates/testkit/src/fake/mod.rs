//! A fake `codex app-server`: the protocol without codex, without a model, and with every fault that a test may want.
//!
//! [`FakeServer`] plays the thread and turn methods as a real server does, as far as a client can tell: a conformance test plays one flow
//! against it and against real releases, and compares the order and the shape of all messages. What its turns do is scripted
//! ([`Turn`]); unscripted they echo their input. What a real server does only in bad luck, a [`Scenario`] does every time: an answer
//! that comes late, twice or never, a lost `turn/completed`, half a line and then nothing.
//!
//! Which to use: a real server ([`Release`](crate::Release)) wherever it can be brought to do what the test is about, since only the
//! real one is right by definition; the fake for what it can't be brought to, and where thousands of turns are to be fast.
//!
//! ```
//! use codex_threads_testkit::fake::{FakeServer, Turn};
//! use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
//!
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let fake = FakeServer::new();
//! fake.push(Turn::new().text("Hello yourself"));
//! // With the client library: `Transport::from_io(reader, writer, Limits::default())`.
//! let (reader, mut writer) = fake.connect();
//! writer.write_all(b"{\"id\":1,\"method\":\"thread/list\",\"params\":{}}\n").await?;
//! let answer = BufReader::new(reader).lines().next_line().await?;
//! assert!(answer.unwrap().contains("Not initialized"));
//! # Ok(()) }
//! ```
//!
//! What it doesn't do: nothing is run and nothing is written to the disk; methods other than those of threads and turns are refused with a
//! message that says so, unless the scenario has an answer; a thread is never unloaded unless told ([`FakeServer::close_thread`]).

mod answer;
mod connection;
mod fields;
mod methods;
mod outbox;
pub mod pitfalls;
mod play;
mod question;
mod received;
mod requests;
mod scenario;
mod script;
mod server;
mod store;
mod stored;
mod tamper;
mod tell;
mod turn;
mod version;
mod view;

pub use self::answer::{Answer, Refusal};
pub use self::question::Question;
pub use self::received::Received;
pub use self::scenario::{Moment, NotAMoment, Scenario};
pub use self::script::BadScript;
pub use self::server::{FakeServer, NothingCame};
pub use self::stored::Stored;
pub use self::tamper::Tamper;
pub use self::turn::{Place, Turn};
pub use self::version::{NotAVersion, Version};
pub use crate::model::{Gate, Usage};
