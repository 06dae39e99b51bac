//! WebSockets: messages, signs of life, goodbyes, and what goes wrong before there is a connection.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed test is to say where"
)]

mod connecting;
mod ending;
mod messages;
mod peer;
mod silence;
