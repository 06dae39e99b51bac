//! The client against a server played by hand, and against real ones.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

mod calls;
mod catalog;
mod common;
mod events;
mod failure;
mod flow;
mod handshake;
mod history;
mod latches;
mod lines;
mod lists;
mod paging;
mod process;
mod rewind;
mod server_requests;
mod session;
mod shutdown;
mod turns;
mod view;
