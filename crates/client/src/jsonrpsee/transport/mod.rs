//! jsonrpsee's own client over this library's transports.
//!
//! For code that wants jsonrpsee's `Client` itself, or its middleware. [`split`] makes the two
//! halves that its builder takes of any [`Transport`], a child process for example. They bridge the
//! differences between jsonrpsee and the app-server:
//!
//! - The server leaves `"jsonrpc": "2.0"` out: it is put in on the way in, and not sent.
//! - Params that are left out, or an empty list, are sent as `{}`. (The few methods that take no params
//!   at all can therefore not be called this way.)
//! - The server answers no batch: its entries are sent one by one, their answers gathered.
//! - jsonrpsee ends the connection at the first message that it can't read, or an answer that it doesn't
//!   expect: those are dropped here. An answer longer than a line may be is an error of its call.
//! - jsonrpsee knows no requests of the server. They are answered here, by the [`ServerRequestPolicy`]
//!   given (`Stream` counts as `Decline`), and the client sees them as notifications, without their id.
//!
//! # What it can't do
//!
//! [`Codex`](crate::Codex) is the better client, and its face for jsonrpsee is
//! [the module above](crate::jsonrpsee). What jsonrpsee's client lacks, this does not add:
//!
//! - `initialize` and the notification `initialized` are yours to send, first.
//! - Nothing limits the requests in flight, and the server loses some beyond 128: keep to 64.
//! - A subscription that lags is ended, and jsonrpsee logs the notification that did not fit at debug.
//! - One consumer for each notification method. No repetition when the server is overloaded, one time-out
//!   for all methods, no check of what this server knows.
//! - When the client is dropped, the server is killed; when the server ends, the client's error says how.
//!
//! ```no_run
//! use codex_threads::ServerRequestPolicy;
//! use codex_threads::jsonrpsee::core::client::{ClientBuilder, ClientT};
//! use codex_threads::jsonrpsee::{Named, transport};
//! use codex_threads::transport::child::Launch;
//! use serde_json::{Value, json};
//!
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! let server = Launch::find()?.spawn()?;
//! let (sender, receiver) = transport::split(server, ServerRequestPolicy::Decline);
//! let client = ClientBuilder::new().build_with_tokio(sender, receiver);
//! let hello = json!({ "clientInfo": { "name": "demo", "version": "1" } });
//! let _: Value = client.request("initialize", Named(hello)).await?;
//! client.notification("initialized", Named(json!({}))).await?;
//! let page: Value = client.request("thread/list", Named(json!({ "limit": 5 }))).await?;
//! println!("{page}");
//! # Ok(()) }
//! ```

mod calls;
mod message;
mod receiver;
mod sender;

use std::sync::Arc;

use codex_threads_transport::Transport;

use crate::server_requests::ServerRequestPolicy;
use crate::sync::Mutex;

use calls::Calls;
pub use receiver::{ReceiveError, Receiver};
pub use sender::{SendError, Sender};

/// The two halves that jsonrpsee's `ClientBuilder::build_with_tokio` takes, of a connection.
///
/// What the server asks is answered by `policy`.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// use codex_threads::{ServerRequestPolicy, jsonrpsee::transport, transport::memory};
///
/// let (here, _there) = memory::pair();
/// let (sender, receiver) = transport::split(here, ServerRequestPolicy::Decline);
/// # let _ = (sender, receiver);
/// # }
/// ```
#[must_use]
pub fn split(transport: Transport, policy: ServerRequestPolicy) -> (Sender, Receiver) {
    let calls = Arc::new(Mutex::new(Calls::default()));
    let sender = Sender::new(transport.outgoing.clone(), Arc::clone(&calls));
    let receiver = Receiver::new(transport, calls, policy);
    (sender, receiver)
}
