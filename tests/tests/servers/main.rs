//! What must hold with every real server: what is told reaches everybody, calls run side by side,
//! nothing hangs, nothing is left running.
//!
//! Each test is a function of a release, run on an old, a middle and the newest one. On Unix alone:
//! they send signals, and put shell scripts in a server's place.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed test is to say where"
)]

/// One test for each release, so that one that fails hides no other.
macro_rules! on_releases {
    ($($name:ident),* $(,)?) => {
        $crate::on_releases!(@ v0_100_0 "0.100.0": $($name)*);
        $crate::on_releases!(@ v0_129_0 "0.129.0": $($name)*);
        $crate::on_releases!(@ v0_169_0 "0.169.0": $($name)*);
    };
    (@ $module:ident $version:literal: $($name:ident)*) => {
        mod $module {
            $(#[tokio::test] async fn $name() { super::$name($version).await })*
        }
    };
}
pub(crate) use on_releases;

mod broadcasts;
mod calls;
mod ending;
mod refusing;
mod starting;
