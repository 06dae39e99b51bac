//! Threads as users live with them, on real servers: lists that lose none, histories of any size,
//! rewinding and forking, whichever of its ways a release has.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed test is to say where"
)]

/// One test for each release, so that one that fails hides no other.
macro_rules! on_releases {
    ([$($module:ident $version:literal),* $(,)?] $names:tt) => {
        $($crate::on_releases!(@ $module $version: $names);)*
    };
    (@ $module:ident $version:literal: [$($name:ident),* $(,)?]) => {
        mod $module {
            $(#[tokio::test] async fn $name() { super::$name($version).await })*
        }
    };
}
pub(crate) use on_releases;

mod histories;
mod lists;
mod opening;
mod rewinding;
