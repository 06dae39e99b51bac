//! What clients of the app-server get wrong. `tests/PITFALLS.md` lists each incident with the tests that forbid it.
//!
//! - [`table`]: the tests that the list names exist.
//! - [`scenarios`]: the client against each of the fake server's ready-made scenarios.
//! - [`incidents`]: incidents with a test of their own, against the fake server.
//! - [`logs`]: what the logs hold, and what they must not.
//! - [`sources`]: what is told from the sources: examples that nobody compiles, tests that are skipped, closed enums.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed test is to say where"
)]

mod incidents;
mod logs;
mod scenarios;
mod sources;
mod table;
