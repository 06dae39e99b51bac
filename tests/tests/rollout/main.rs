//! What real releases write to their rollouts, read back: it must say what the server itself says,
//! in every form that a rollout can take.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed test is to say where"
)]

mod compressed;
mod following;
mod life;
mod rewinding;
mod session;
mod told;

/// One test for each release, so that one that fails hides no other.
macro_rules! on_releases {
    ($room:ident::$test:ident: $($name:ident $version:literal)*) => {
        mod $test {
            $(#[tokio::test] async fn $name() { super::$room::$test($version).await })*
        }
    };
}

on_releases! {
    session::what_is_on_the_disk_is_what_the_server_tells:
    v0_100_0 "0.100.0" v0_107_0 "0.107.0" v0_115_0 "0.115.0" v0_120_0 "0.120.0" v0_129_0 "0.129.0" v0_143_0 "0.143.0"
    v0_150_1 "0.150.1" v0_151_0 "0.151.0" v0_155_1 "0.155.1" v0_156_0 "0.156.0" v0_166_0 "0.166.0" v0_169_0 "0.169.0"
}

on_releases! {
    rewinding::rollbacks_count_turns_as_the_server_does:
    v0_100_0 "0.100.0" v0_115_0 "0.115.0" v0_129_0 "0.129.0" v0_143_0 "0.143.0" v0_150_1 "0.150.1" v0_155_1 "0.155.1"
}

on_releases! {
    rewinding::the_context_is_what_the_model_is_asked_with:
    v0_100_0 "0.100.0" v0_115_0 "0.115.0" v0_129_0 "0.129.0" v0_143_0 "0.143.0" v0_150_1 "0.150.1" v0_155_1 "0.155.1"
}

on_releases! {
    compressed::what_is_compressed_reads_as_before:
    v0_143_0 "0.143.0" v0_150_1 "0.150.1" v0_151_0 "0.151.0" v0_155_1 "0.155.1" v0_156_0 "0.156.0" v0_166_0 "0.166.0"
    v0_169_0 "0.169.0"
}

on_releases! {
    following::all_that_a_server_writes_is_followed_once:
    v0_100_0 "0.100.0" v0_107_0 "0.107.0" v0_115_0 "0.115.0" v0_120_0 "0.120.0" v0_129_0 "0.129.0" v0_143_0 "0.143.0"
    v0_150_1 "0.150.1" v0_151_0 "0.151.0" v0_155_1 "0.155.1" v0_156_0 "0.156.0" v0_166_0 "0.166.0" v0_169_0 "0.169.0"
}
