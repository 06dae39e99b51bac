//! Turns against real releases: however a turn ends, its handle says so, and what has been lost on
//! its way is found by asking.
//!
//! Each test is a function of a release, run on old, middle and new ones. What a release doesn't do is
//! an expectation of the test, not a reason to leave it out.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed test is to say where"
)]

/// One test for each release, so that one that fails hides no other.
macro_rules! on_releases {
    ($($name:ident),* $(,)?) => {$(
        $crate::on_releases!(@ $name: v0_100_0 "0.100.0" v0_107_0 "0.107.0" v0_120_0 "0.120.0"
            v0_129_0 "0.129.0" v0_143_0 "0.143.0" v0_150_1 "0.150.1" v0_155_1 "0.155.1"
            v0_169_0 "0.169.0");
    )*};
    (@ $name:ident: $($module:ident $version:literal)*) => {
        mod $name {
            $(#[tokio::test] async fn $module() { super::$name($version).await })*
        }
    };
}
pub(crate) use on_releases;

mod agents;
mod blocking;
mod ending;
mod handles;
mod input;
mod interrupting;
mod lost;
mod skills;
mod stage;
