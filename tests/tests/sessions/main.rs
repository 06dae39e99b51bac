//! Sessions on real servers: threads that stay whatever becomes of their turns, names in a store, batches that are killed
//! at any point and go on.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed test is to say where"
)]

/// One test for each release, so that one that fails hides no other.
macro_rules! on_releases {
    ($names:tt) => {
        $crate::on_releases!(@all $names [
            v0_100_0 "0.100.0", v0_107_0 "0.107.0", v0_129_0 "0.129.0", v0_150_1 "0.150.1",
            v0_155_1 "0.155.1", v0_169_0 "0.169.0",
        ]);
    };
    (@all $names:tt [$($module:ident $version:literal),* $(,)?]) => {
        $($crate::on_releases!(@ $module $version: $names);)*
    };
    (@ $module:ident $version:literal: [$($name:ident),* $(,)?]) => {
        mod $module {
            $(#[tokio::test] async fn $name() { super::$name($version).await })*
        }
    };
}
pub(crate) use on_releases;

mod batch;
mod killed;
mod names;
mod shared;
mod store;
mod turns;
