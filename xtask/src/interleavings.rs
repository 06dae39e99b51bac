//! Runs the scenarios of `crates/client/src/interleavings` under many schedules.
//!
//! The client alone is built with `--cfg interleavings`: a flag for all crates would build all of
//! them again.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// Schedules of each of the three kinds that each scenario is run under.
const ITERATIONS: u64 = 300;

pub(crate) fn run(args: &[String]) -> Result<()> {
    let mut iterations = ITERATIONS;
    let mut filter = "interleavings::".to_owned();
    let mut rest = args.iter();
    while let Some(arg) = rest.next() {
        if arg == "--iterations" {
            let number = rest.next().context("--iterations needs a number")?;
            iterations = number.parse().context("--iterations needs a number")?;
        } else if arg.starts_with("--") {
            bail!("unknown option {arg}");
        } else {
            filter += arg;
        }
    }
    let program = build()?;
    let mut tests = Command::new(program)
        .args([filter.as_str(), "--nocapture"])
        .env("INTERLEAVINGS", iterations.to_string())
        .stdout(Stdio::piped())
        .spawn()?;
    let (mut scenarios, mut schedules, mut exhausted) = (0_u64, 0_u64, 0_u64);
    let stdout = tests.stdout.take().context("stdout is piped")?;
    for line in BufReader::new(stdout).lines() {
        let line = line?;
        // "interleavings: NAME random N pct N depth-first N", and " (all)" where there are no more.
        if let Some(report) = line.strip_prefix("interleavings: ") {
            scenarios += 1;
            exhausted += u64::from(report.ends_with("(all)"));
            let numbers = report
                .split(' ')
                .filter_map(|word| word.parse::<u64>().ok());
            schedules += numbers.sum::<u64>();
        }
        println!("{line}");
    }
    if !tests.wait()?.success() {
        bail!("a scenario failed; its schedule stands above");
    }
    if scenarios == 0 {
        bail!("no scenario is called {filter}");
    }
    println!(
        "{scenarios} scenarios, {schedules} schedules in all; of {exhausted} scenarios every order was tried"
    );
    Ok(())
}

/// Builds the client's unit tests, and returns their program.
fn build() -> Result<PathBuf> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let built = Command::new(cargo)
        .args(["rustc", "-q", "-p", "codex-threads", "--lib"])
        .args([
            "--profile",
            "test",
            "--message-format",
            "json-render-diagnostics",
        ])
        .args(["--", "--cfg", "interleavings"])
        .stderr(Stdio::inherit())
        .output()?;
    if !built.status.success() {
        bail!("the client does not build with --cfg interleavings");
    }
    let mut program = None;
    for line in built.stdout.split(|byte| *byte == b'\n') {
        let Ok(message) = serde_json::from_slice::<serde_json::Value>(line) else {
            continue;
        };
        if let Some(path) = message.get("executable").and_then(|path| path.as_str()) {
            program = Some(PathBuf::from(path));
        }
    }
    program.context("cargo does not say which program it made")
}
