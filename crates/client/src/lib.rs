//! The client for `codex app-server`: threads, turns, items and approvals, typed.
//!
//! [`Codex`] is a connection. It starts a server (or takes a transport of your own), learns which
//! release it is and which methods it accepts, and then any number of tasks call methods, follow
//! threads and answer what the server asks, side by side, over clones of one handle.
//!
//! ```no_run
//! use codex_threads::Codex;
//! use codex_threads::protocol::{ServerNotification, ThreadStartParams};
//!
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! let codex = Codex::spawn().await?;
//! let thread = codex.start_thread(ThreadStartParams::new()).await?;
//! let mut turn = thread.start_turn("Summarise this repository").await?;
//! while let Some(event) = turn.next().await {
//!     if let Some(ServerNotification::AgentMessageDelta(piece)) = event.decode() {
//!         print!("{}", piece.delta);
//!     }
//! }
//! println!("{:?}", turn.end().await);
//! codex.shutdown().await;
//! # Ok(()) }
//! ```
//!
//! What you can rely on:
//!
//! - **A call always ends**: with an answer, or with an [`Error`] that says what happened and names
//!   the method. Each has a time-out ([`Timeouts`]).
//! - **Nothing is sent that the server would silently ignore**: see [`Refused`].
//! - **Nobody waits for anybody else**: the reader of the connection waits for no consumer, see
//!   [`Event`].
//! - **Nothing is approved by default**: see [`ServerRequestPolicy`].
//! - **What is unknown is kept**: notifications, requests and values of releases newer than this
//!   library arrive whole.
//!
//! The types of the protocol are in [`protocol`], what carries the bytes in [`transport`].

#[cfg(feature = "blocking")]
pub mod blocking;
mod builder;
pub mod catalog;
mod codex;
mod connection;
mod error;
mod events;
#[cfg(any(test, fuzzing))]
#[doc(hidden)]
pub mod fuzzing;
mod handshake;
mod history;
mod inbox;
#[cfg(all(test, interleavings))]
mod interleavings;
#[cfg(feature = "jsonrpsee")]
pub mod jsonrpsee;
mod lists;
#[cfg(feature = "measure")]
#[doc(hidden)]
pub mod measured;
mod methods;
pub mod notifications;
mod opening;
mod paging;
mod request;
mod rewind;
mod server;
mod server_requests;
pub mod session;
mod shutdown;
mod sync;
mod thread;
mod turns;
pub mod view;
mod wire;

pub use codex_threads_protocol as protocol;
pub use codex_threads_transport as transport;

pub use builder::Builder;
pub use codex::Codex;
pub use connection::Stats;
pub use error::{
    CallInFlight, CloseCause, Closed, ConfigError, ConnectError, Error, InFlight, NoAnswer,
    Refused, RunningTurn, ServerError, ServerErrorKind,
};
pub use events::{
    AskedRequest, ConnectionEvents, Event, EventLimits, Lagged, Missed, Notification, RolledBack,
    ThreadEvents,
};
pub use history::{History, HistoryItem, HistoryPage, HistoryPages, HistoryStream};
pub use lists::{Archived, ThreadStream, Threads};
pub use paging::{Items, Pages};
pub use request::{CallOptions, Timeouts};
pub use rewind::{Rewind, RewindError, RewindHow, Rewound};
pub use server::ServerInfo;
pub use server_requests::{
    AnswerError, Answered, AnyRule, Approve, AskedAs, Cancel, Expiry, HandlerFn, NotAnswered,
    PendingServerRequest, Rule, RuleFor, Rules, ServerRequestPolicy, ServerRequests,
    TypedServerRequest, UnansweredRequest, WhyUnanswered,
};
pub use shutdown::{Shutdown, ShutdownOptions};
pub use thread::Thread;
pub use turns::{
    FailedTurn, Interrupt, KnownBy, NotCompleted, Sent, Turn, TurnEnd, TurnLost, TurnOutcome,
};
