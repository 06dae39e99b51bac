//! Holds what the parts of the library cost, in instructions, against the figures that are checked in.
//!
//! Every part of the benches of `crates/measure` runs in a process of its own under callgrind, which
//! counts within `codex_threads_measure::counted` alone. The same build counts the same, whatever
//! else the machine does.

mod figures;
mod place;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail, ensure};

use figures::{Count, Figures};
use place::Place;

const RECORD: &str = "cargo xtask counts --record";

pub(crate) fn run(args: &[String]) -> Result<()> {
    let mut record = false;
    let mut filter = "";
    for arg in args {
        match arg.as_str() {
            "--record" => record = true,
            option if option.starts_with("--") => bail!("unknown option {option}"),
            name => filter = name,
        }
    }
    ensure!(
        !record || filter.is_empty(),
        "all parts are recorded, or none"
    );
    let benches = build()?;
    let mut counts = Vec::new();
    for bench in &benches {
        for part in parts(bench)? {
            if part.name.contains(filter) {
                let count = count(bench, &part.name)?;
                println!(
                    "{}",
                    Count {
                        count,
                        ..part.clone()
                    }
                );
                counts.push(Count { count, ..part });
            }
        }
    }
    ensure!(!counts.is_empty(), "no part is called {filter}");
    let found = Figures {
        place: Place::here()?,
        counts,
    };
    let file = root()?.join("crates/measure/counts.txt");
    if record {
        std::fs::write(&file, found.to_string())?;
        println!("recorded in crates/measure/counts.txt");
        return Ok(());
    }
    let written = std::fs::read_to_string(&file)
        .with_context(|| format!("there are no figures yet: {RECORD}"))?;
    let recorded = Figures::read(&written)?;
    let verdict = found.against(&recorded, filter.is_empty());
    print!("{}", verdict.told);
    if !verdict.failures.is_empty() {
        bail!(
            "{}\nIf that is meant to be: {RECORD}, and say why in the commit.",
            verdict.failures.join("\n")
        );
    }
    Ok(())
}

fn root() -> Result<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent();
    root.map(Path::to_path_buf).context("xtask has a parent")
}

/// Builds the benches, and returns their programs.
fn build() -> Result<Vec<PathBuf>> {
    let cargo = std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned());
    let built = Command::new(cargo)
        .args([
            "bench",
            "-q",
            "--no-run",
            "--benches",
            "-p",
            "codex-threads-measure",
        ])
        .args(["--message-format", "json-render-diagnostics"])
        .stderr(Stdio::inherit())
        .output()?;
    ensure!(built.status.success(), "the benches do not build");
    let mut programs = Vec::new();
    for line in built.stdout.split(|byte| *byte == b'\n') {
        let Ok(message) = serde_json::from_slice::<serde_json::Value>(line) else {
            continue;
        };
        let is_bench = message["target"]["kind"][0] == "bench";
        if is_bench && let Some(path) = message["executable"].as_str() {
            programs.push(PathBuf::from(path));
        }
    }
    programs.sort();
    Ok(programs)
}

/// The parts of a bench, not counted yet.
fn parts(bench: &Path) -> Result<Vec<Count>> {
    let listed = Command::new(bench).arg("--names").output()?;
    ensure!(
        listed.status.success(),
        "{} does not list its parts",
        bench.display()
    );
    let listed = String::from_utf8(listed.stdout)?;
    listed
        .lines()
        .map(|line| {
            let (name, units) = line
                .split_once(' ')
                .context("a part has a name and units")?;
            Ok(Count {
                name: name.to_owned(),
                units: units.parse()?,
                count: 0,
            })
        })
        .collect()
}

/// Instructions of one part.
fn count(bench: &Path, part: &str) -> Result<u64> {
    let out = root()?.join("target/counts").join(part.replace('/', "."));
    std::fs::create_dir_all(out.parent().context("a file lies in a folder")?)?;
    let done = Command::new("valgrind")
        .args([
            "--tool=callgrind",
            "--toggle-collect=*codex_threads_measure*counted*",
        ])
        .arg(format!("--callgrind-out-file={}", out.display()))
        .arg(bench)
        .args(["--count", part])
        // Addresses and sizes of tables in the C library follow from the environment.
        .env_clear()
        .output()
        .context("valgrind does not start; apt-get install valgrind")?;
    let said = String::from_utf8_lossy(&done.stderr);
    ensure!(
        done.status.success(),
        "{part} does not run under callgrind:\n{said}"
    );
    let profile = std::fs::read_to_string(&out)?;
    let total = profile
        .lines()
        .find_map(|line| line.strip_prefix("totals: "));
    let total = total.and_then(|total| total.trim().parse().ok());
    match total {
        Some(total) if total > 0 => Ok(total),
        _ => bail!("callgrind has counted nothing of {part}:\n{said}"),
    }
}
