//! What real servers ask, every kind that they can be brought to ask, and what each answer does to
//! the turn. Nothing is approved that nobody approved.
//!
//! Each test is a function of a release, run on old, middle and new ones; those of a kind that came
//! later begin with the release that has it.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed test is to say where"
)]

/// One test for each release, so that one that fails hides no other.
macro_rules! on {
    ($($name:ident: $($module:ident $version:literal)*;)*) => {$(
        mod $name {
            $(#[tokio::test] async fn $module() { super::$name($version).await })*
        }
    )*};
}
pub(crate) use on;

/// On every release in which something about requests is different from the one before.
macro_rules! on_all_releases {
    ($($name:ident),* $(,)?) => {
        $crate::on! {$(
            $name: v0_100_0 "0.100.0" v0_107_0 "0.107.0" v0_129_0 "0.129.0" v0_144_6 "0.144.6"
                v0_150_1 "0.150.1" v0_155_1 "0.155.1" v0_169_0 "0.169.0";
        )*}
    };
}
pub(crate) use on_all_releases;

/// On an old, a middle and the newest one.
macro_rules! on_three_releases {
    ($($name:ident),* $(,)?) => {
        $crate::on! {$($name: v0_100_0 "0.100.0" v0_129_0 "0.129.0" v0_169_0 "0.169.0";)*}
    };
}
pub(crate) use on_three_releases;

mod account;
mod approvals;
mod clock;
mod declined;
mod expiry;
mod legacy;
mod permissions;
mod policies;
mod questions;
mod stage;
mod tools;
