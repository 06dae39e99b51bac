//! The whole flow on releases of your choice: `cargo run --example flow -- 0.110.0 0.163.0`.

use std::process::ExitCode;
use std::time::Instant;

fn main() -> ExitCode {
    let mut failed = 0u32;
    let versions: Vec<String> = std::env::args().skip(1).collect();
    if versions.is_empty() {
        eprintln!("which releases?");
        return ExitCode::FAILURE;
    }
    for version in versions {
        let begun = Instant::now();
        let name = version.clone();
        // In a thread of its own, so that a failure ends this run alone.
        let run = std::thread::spawn(move || {
            tokio::runtime::Runtime::new()
                .map(|runtime| runtime.block_on(codex_threads_tests::flow::run(&name)))
        });
        match run.join().map(|outcome| outcome.is_ok()) {
            Ok(true) => println!("{version} ok, {:.1} s", begun.elapsed().as_secs_f64()),
            _ => {
                println!("{version} FAILED");
                failed += 1;
            }
        }
    }
    if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
