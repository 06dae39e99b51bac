//! Servers that listen, over TCP and over Unix sockets: the same as over pipes, and what is different when
//! several clients share one.
//!
//! Each test is a function of a release and of what the server listens on.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed test is to say where"
)]

/// One test for each release and each way, so that one that fails hides no other.
macro_rules! on_servers {
    (@ $module:ident $way:ident $version:literal: $($name:ident)*) => {
        mod $module {
            $(#[tokio::test] async fn $name() {
                super::$name($version, codex_threads_tests::shared::Way::$way).await
            })*
        }
    };
    ($($name:ident),* $(,)?) => {
        $crate::on_servers!(@ tcp_0_129_0 Tcp "0.129.0": $($name)*);
        $crate::on_servers!(@ tcp_0_150_1 Tcp "0.150.1": $($name)*);
        $crate::on_servers!(@ tcp_0_155_1 Tcp "0.155.1": $($name)*);
        $crate::on_servers!(@ tcp_0_169_0 Tcp "0.169.0": $($name)*);
        $crate::on_servers!(@ unix_0_129_0 Unix "0.129.0": $($name)*);
        $crate::on_servers!(@ unix_0_150_1 Unix "0.150.1": $($name)*);
        $crate::on_servers!(@ unix_0_155_1 Unix "0.155.1": $($name)*);
        $crate::on_servers!(@ unix_0_169_0 Unix "0.169.0": $($name)*);
    };
    // What is carried in the same way by all the releases that the README names.
    (all: $($name:ident),* $(,)?) => {
        $crate::on_servers!($($name),*);
        $crate::on_servers!(@ tcp_0_100_0 Tcp "0.100.0": $($name)*);
        $crate::on_servers!(@ tcp_0_107_0 Tcp "0.107.0": $($name)*);
        $crate::on_servers!(@ tcp_0_115_0 Tcp "0.115.0": $($name)*);
        $crate::on_servers!(@ tcp_0_120_0 Tcp "0.120.0": $($name)*);
        $crate::on_servers!(@ tcp_0_143_0 Tcp "0.143.0": $($name)*);
        $crate::on_servers!(@ tcp_0_151_0 Tcp "0.151.0": $($name)*);
        $crate::on_servers!(@ tcp_0_156_0 Tcp "0.156.0": $($name)*);
        $crate::on_servers!(@ tcp_0_166_0 Tcp "0.166.0": $($name)*);
        $crate::on_servers!(@ unix_0_143_0 Unix "0.143.0": $($name)*);
        $crate::on_servers!(@ unix_0_151_0 Unix "0.151.0": $($name)*);
        $crate::on_servers!(@ unix_0_156_0 Unix "0.156.0": $($name)*);
        $crate::on_servers!(@ unix_0_166_0 Unix "0.166.0": $($name)*);
    };
}
pub(crate) use on_servers;

mod carried;
mod ending;
mod refused;
mod sharing;
