//! What a reader must stand: damaged files, files that are written, homes that can't be written, long files.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::disallowed_methods,
    reason = "they write what they read, and a failed test is to say where"
)]

mod damaged;
mod finding;
mod follow;
mod histories;
mod home;
