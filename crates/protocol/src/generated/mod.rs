//! The protocol's types, one file a concept.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

pub mod account;
pub mod app;
pub mod approval;
pub mod config;
pub mod connection;
pub mod conversation;
pub mod device;
pub mod environment;
pub mod external_agent;
pub mod fs;
pub mod general;
pub mod history;
pub mod hook;
pub mod item;
pub mod mcp;
pub mod model;
pub mod plugin;
pub mod policy;
pub mod process;
pub mod project;
pub mod realtime;
pub mod remote_control;
pub mod response_item;
pub mod search;
pub mod shared;
pub mod skill;
pub mod thread;
pub mod thread_extras;
pub mod turn;
pub mod windows;

pub(crate) mod availability;
pub(crate) mod messages;

#[doc(no_inline)]
pub use account::*;
#[doc(no_inline)]
pub use app::*;
#[doc(no_inline)]
pub use approval::*;
#[doc(no_inline)]
pub use config::*;
#[doc(no_inline)]
pub use connection::*;
#[doc(no_inline)]
pub use conversation::*;
#[doc(no_inline)]
pub use device::*;
#[doc(no_inline)]
pub use environment::*;
#[doc(no_inline)]
pub use external_agent::*;
#[doc(no_inline)]
pub use fs::*;
#[doc(no_inline)]
pub use general::*;
#[doc(no_inline)]
pub use history::*;
#[doc(no_inline)]
pub use hook::*;
#[doc(no_inline)]
pub use item::*;
#[doc(no_inline)]
pub use mcp::*;
pub use messages::{ServerNotification, ServerRequest};
#[doc(no_inline)]
pub use model::*;
#[doc(no_inline)]
pub use plugin::*;
#[doc(no_inline)]
pub use policy::*;
#[doc(no_inline)]
pub use process::*;
#[doc(no_inline)]
pub use project::*;
#[doc(no_inline)]
pub use realtime::*;
#[doc(no_inline)]
pub use remote_control::*;
#[doc(no_inline)]
pub use response_item::*;
#[doc(no_inline)]
pub use search::*;
#[doc(no_inline)]
pub use shared::*;
#[doc(no_inline)]
pub use skill::*;
#[doc(no_inline)]
pub use thread::*;
#[doc(no_inline)]
pub use thread_extras::*;
#[doc(no_inline)]
pub use turn::*;
#[doc(no_inline)]
pub use windows::*;
