//! Conversations that were recorded with real releases, decoded, written back, and mutated.
//!
//! The recordings lie in `recordings/`, one file a release, one message a line; `cargo run -p codex-threads-tests --example record`
//! makes them. Nothing here starts a process.
//!
//! Mutations cover every place of every type that occurs: the first payload that has a place stands for all that have it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed test is to say where"
)]

mod corpus;
mod mutations;
mod places;
mod recognized;
mod same;
mod shuffled;
