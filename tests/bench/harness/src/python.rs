//! OpenAI's Python SDK, in an environment of its own, where Python is present.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::build::{root, run, target};

/// Bump with the newest release.
const VERSION: &str = "0.163.0";

/// What starts the contender, and the version.
pub fn installed() -> Result<(Vec<PathBuf>, String)> {
    let folder = target().join("python");
    let python = folder.join("bin/python");
    if !python.exists() {
        run(Command::new("python3").args(["-m", "venv"]).arg(&folder))
            .context("no Python with venv")?;
    }
    let sdk = format!("openai-codex=={VERSION}");
    let there = Command::new(&python)
        .args([
            "-c",
            "import openai_codex._version as v; print(v.__version__)",
        ])
        .output()?;
    if String::from_utf8_lossy(&there.stdout).trim() != VERSION {
        let pip = |args: &[&str]| {
            run(Command::new(&python)
                .args([
                    "-m",
                    "pip",
                    "install",
                    "--quiet",
                    "--disable-pip-version-check",
                    "--no-warn-conflicts",
                ])
                .args(args))
        };
        // Its dependency on codex itself, 160 MB, is left out: the server is another one here.
        pip(&["--no-deps", &sdk])?;
        pip(&["pydantic>=2.12", "packaging>=26.2"])?;
    }
    let says = Command::new(&python).arg("--version").output()?;
    let says = String::from_utf8_lossy(&says.stdout);
    let Some(python_version) = says.trim().strip_prefix("Python ") else {
        bail!("it says {says:?} for its version");
    };
    let command = vec![python, root().join("python/contender.py")];
    Ok((command, format!("{VERSION}, Python {python_version}")))
}
