//! jsonrpsee's traits on a codex connection (feature `jsonrpsee`, on by default).
//!
//! Who already writes clients with [jsonrpsee] can drive codex with them. There are three pieces:
//!
//! | | |
//! |---|---|
//! | [`ClientT`] and [`SubscriptionClientT`] for [`Codex`] | traits of `#[rpc(client)]`, and all code that is generic over a jsonrpsee client, run on a connection of this library |
//! | [`handler`] | an [`RpcModule`], `#[rpc(server)]` included, answers what the server asks |
//! | [`transport`] | jsonrpsee's own client runs over this library's transports |
//!
//! jsonrpsee's own client is **not** underneath of [`Codex`]: it can't carry this protocol (what
//! the server asks loses its id, a consumer that lags is cut off). Its traits are a face of this
//! library's connection, so everything that holds of [`Codex::call`] holds here too: the cap on
//! requests in flight, time-outs by method, repetition when the server is overloaded, and refusal
//! of what this server would silently ignore.
//!
//! # A trait as the client
//!
//! The app-server takes named params, always: write `param_kind = map`, and rename arguments to the
//! names on the wire. [`Codex`] has a method of its own for each of the protocol, and Rust prefers
//! those to a trait's of the same name: [`JsonRpc`] is the same connection without them.
//!
//! ```no_run
//! use jsonrpsee::core::ClientError;
//! use jsonrpsee::proc_macros::rpc;
//! use jsonrpsee::types::ErrorObjectOwned;
//! use codex_threads::jsonrpsee::JsonRpc;
//! use codex_threads::protocol::{ThreadListResponse, ThreadReadResponse};
//!
//! #[rpc(client)]
//! trait CodexRpc {
//!     #[method(name = "thread/list", param_kind = map)]
//!     async fn thread_list(&self, limit: Option<u32>) -> Result<ThreadListResponse, ErrorObjectOwned>;
//!
//!     #[method(name = "thread/read", param_kind = map)]
//!     async fn thread_read(
//!         &self,
//!         #[argument(rename = "threadId")] thread_id: &str,
//!     ) -> Result<ThreadReadResponse, ErrorObjectOwned>;
//! }
//!
//! # async fn run() -> Result<(), Box<dyn std::error::Error>> {
//! let codex = JsonRpc(codex_threads::Codex::spawn().await?);
//! for thread in codex.thread_list(Some(10)).await?.data {
//!     println!("{}", thread.id);
//! }
//! match codex.thread_read("019a0000-0000-7000-8000-000000000000").await {
//!     Err(ClientError::Call(error)) => eprintln!("{} {}", error.code(), error.message()),
//!     other => println!("{other:?}"),
//! }
//! # Ok(()) }
//! ```
//!
//! Params:
//!
//! - An object goes as it is. [`Named`] makes one of any type, those of [`protocol`] for example.
//! - None at all, or an empty list, becomes what the method takes for nothing: `{}`, or no params.
//! - Positional params are refused before anything is sent: the server has no order for them.
//! - An argument that is `None` is written as `null` by the macro. A `null` for a member that this
//!   server doesn't know is left out, as it means nothing; everything else that it would ignore is
//!   refused, as always.
//!
//! The app-server has no batches. The entries of a batch are sent as requests side by side; the
//! answers come in the order of the entries, each with its own outcome; what is refused on this side
//! is one of them. A batch in which a time-out passes, the connection breaks, or an answer does not
//! fit its type fails as a whole, and its other entries may have taken effect.
//!
//! # Errors
//!
//! | [`Error`](crate::Error) | [`ClientError`] |
//! |---|---|
//! | `Server` | `Call`, with code, message and data |
//! | `Timeout` | `RequestTimeout` |
//! | `Closed`; `OutcomeUnknown` when the connection is over | `RestartNeeded`, around a `Transport` |
//! | `Decode` | `ParseError` |
//! | `Refused`, `TooLarge`, `Params`; `OutcomeUnknown` after a time-out | `Transport` |
//!
//! [`cause`] finds the [`Error`](crate::Error) in a `ClientError` that has one in it.
//!
//! # Notifications
//!
//! The app-server has no subscriptions with ids. [`subscribe_to_method`] follows the notifications
//! of a method; [`subscribe`], which is what `#[subscription]` uses, does the same and takes the
//! method of the notification as its name: without params those of all threads, with
//! `{"threadId": …}` those of one. Unsubscribing sends nothing. A subscription is jsonrpsee's own
//! type and keeps its ways: it holds [`SUBSCRIPTION_CAPACITY`] notifications, and when its consumer
//! falls behind further it ends, and
//! [`close_reason`](jsonrpsee_core::client::Subscription::close_reason) says so (and jsonrpsee logs,
//! at debug, the one that did not fit). It counts as a stream of the connection or of the thread: where
//! the first of those begins with what came before it, and that is a subscription, what is not of
//! its method is gone. The streams of this library ([`Codex::events`]) don't end,
//! cost less, and are the better choice where there is one.
//!
//! [jsonrpsee]: https://docs.rs/jsonrpsee
//! [`ClientT`]: jsonrpsee_core::client::ClientT
//! [`SubscriptionClientT`]: jsonrpsee_core::client::SubscriptionClientT
//! [`ClientError`]: jsonrpsee_core::client::Error
//! [`RpcModule`]: jsonrpsee_core::server::RpcModule
//! [`subscribe`]: jsonrpsee_core::client::SubscriptionClientT::subscribe
//! [`subscribe_to_method`]: jsonrpsee_core::client::SubscriptionClientT::subscribe_to_method
//! [`protocol`]: crate::protocol
//! [`Codex`]: crate::Codex
//! [`Codex::call`]: crate::Codex::call
//! [`Codex::events`]: crate::Codex::events

mod client;
mod error;
mod face;
mod handler;
mod params;
mod subscription;
pub mod transport;

pub use jsonrpsee_core as core;
pub use jsonrpsee_types as types;

pub use error::cause;
pub use face::JsonRpc;
pub use handler::{Asked, handler};
pub use params::Named;
pub use subscription::SUBSCRIPTION_CAPACITY;
