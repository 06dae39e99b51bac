//! Fetches codex releases into the cache: `cargo run -p codex-threads-testkit --example fetch -- 0.169.0 0.150.1`.
//!
//! A step for CI before the tests, so that a slow download isn't a slow test.

use std::process::ExitCode;

use codex_threads_testkit::Release;

fn main() -> ExitCode {
    let mut code = ExitCode::SUCCESS;
    for version in std::env::args().skip(1) {
        match Release::get_blocking(version) {
            Ok(release) => println!("{} {}", release.version(), release.program().display()),
            Err(error) => {
                eprintln!("{error}");
                code = ExitCode::FAILURE;
            }
        }
    }
    code
}
