//! What a program pays that only uses one of the crates: how many crates it builds, how long that takes, how large it is.

use std::path::Path;
use std::time::Instant;

use anyhow::{Context as _, Result, bail};

use crate::build::{cargo, target};
use crate::options::Options;

#[derive(Debug, Clone)]
pub struct Size {
    pub name: String,
    pub crates: usize,
    pub build_s: f64,
    /// User and system time of cargo and all that it started.
    pub build_cpu_s: f64,
    pub bytes: u64,
}

/// The programs: each starts a server, a thread and a turn, and prints what the agent says.
const PROGRAMS: [(&str, &str); 6] = [
    ("codex-threads, default features", "small-codex-threads"),
    ("codex-threads, without", "small-codex-threads-bare"),
    ("codex-codes", "small-codex-codes"),
    ("codex-app-server-sdk", "small-codex-app-server-sdk"),
    ("codex-wrapper, `app-server`", "small-codex-wrapper"),
    ("LinesCodec + Value", "small-lines-value"),
];

pub fn all(options: &Options) -> Result<Vec<Size>> {
    PROGRAMS
        .iter()
        .filter(|(name, _)| options.takes(name))
        .map(|(name, package)| size(name, package))
        .collect()
}

fn size(name: &str, package: &str) -> Result<Size> {
    eprintln!("building {package} from clean …");
    let folder = target().join("small").join(package);
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    let before = children_cpu();
    let begun = Instant::now();
    let status = cargo()
        .args([
            "build",
            "--quiet",
            "--release",
            "--locked",
            "--package",
            package,
            "--target-dir",
        ])
        .arg(&folder)
        .env("CARGO_PROFILE_RELEASE_STRIP", "symbols")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "false")
        .status()?;
    if !status.success() {
        bail!("{package} does not build");
    }
    let build_s = begun.elapsed().as_secs_f64();
    let build_cpu_s = children_cpu() - before;
    let tree = cargo()
        .args([
            "tree",
            "--locked",
            "--package",
            package,
            "--edges",
            "normal,build",
            "--prefix",
            "none",
            "--format",
            "{p}",
        ])
        .output()?;
    let text = String::from_utf8(tree.stdout)?;
    // A repeated one is marked.
    let mut crates: Vec<&str> = text
        .lines()
        .map(|line| line.trim_end_matches(" (*)"))
        .collect();
    crates.sort_unstable();
    crates.dedup();
    let bytes = file_size(&folder.join("release").join(package))?;
    // A few hundred megabytes, which nobody needs again.
    std::fs::remove_dir_all(&folder)?;
    Ok(Size {
        name: name.to_owned(),
        // Without the program itself.
        crates: crates.len().saturating_sub(1),
        build_s,
        build_cpu_s,
        bytes,
    })
}

fn file_size(file: &Path) -> Result<u64> {
    Ok(std::fs::metadata(file)
        .with_context(|| file.display().to_string())?
        .len())
}

/// Of all children that ended.
fn children_cpu() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat
        .rsplit_once(')')
        .map(|(_, rest)| rest.split_whitespace().collect())
        .unwrap_or_default();
    let ticks = |at: usize| {
        fields
            .get(at)
            .and_then(|ticks| ticks.parse::<f64>().ok())
            .unwrap_or(0.0)
    };
    // A tick is 10 ms on every Linux there is.
    (ticks(13) + ticks(14)) / 100.0
}
