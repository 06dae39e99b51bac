//! Live views over real turns: the fold of what was told is what the server reads.
//!
//! What reads say otherwise, on which releases, is written down in [`compare`], and nowhere else.

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
        $crate::on_releases!(@ v0_129_0 "0.129.0": $($name)*);
        $crate::on_releases!(@ v0_150_1 "0.150.1": $($name)*);
        $crate::on_releases!(@ v0_155_1 "0.155.1": $($name)*);
        $crate::on_releases!(@ v0_169_0 "0.169.0": $($name)*);
    };
    (@ $module:ident $version:literal: $($name:ident)*) => {
        mod $module {
            $(#[tokio::test] async fn $name() { super::$name($version).await })*
        }
    };
}
pub(crate) use on_releases;

mod compare;
mod story;
mod turns;
