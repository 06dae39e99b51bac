//! When things go wrong with real servers: killed at every step of a turn, shut down in the middle of
//! one, and each refusal of the contract's table, on old releases and new.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed test is to say where"
)]

mod killed;
mod opt_out;
mod refusals;
mod shutdown;
