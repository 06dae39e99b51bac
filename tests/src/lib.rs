//! What the end-to-end tests share: a real server wired to a scripted model, a way to wait for
//! notifications that says what came instead, what each release does differently, and the whole flow.
//!
//! The tests see nothing of the library but its public API.
//!
//! - [`mod@bench`]: one release, one model, one home, and the processes that belong to it.
//! - [`watch`]: waiting for notifications, in order or not, with a bound.
//! - `halt`: a server that is stopped.
//! - [`traits`]: the differences between releases, in one table.
//! - [`refusal`]: what a refusal must say.
//! - [`shared`]: a server that listens, and its clients.
//! - [`flow`]: the whole flow, a room for each step.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed test is to say where"
)]

pub mod bench;
pub mod flow;
#[cfg(unix)]
pub mod halt;
pub mod refusal;
#[cfg(unix)]
pub mod shared;
pub mod traits;
pub mod watch;

/// The program of the README, compiled.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;
