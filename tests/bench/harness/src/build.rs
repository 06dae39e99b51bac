//! Builds the server and the contenders, and says what they are.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context as _, Result, bail};

use crate::contender::{Contender, Program};
use crate::python;

/// The folder of this workspace.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .canonicalize()
        .expect("the folder is there")
}

/// Where everything is built.
pub fn target() -> PathBuf {
    root().join("target")
}

/// The fake server.
pub fn server() -> PathBuf {
    target().join("release").join("codex-fake-app-server")
}

/// Cargo, in this workspace.
pub fn cargo() -> Command {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let mut command = Command::new(cargo);
    command.current_dir(root());
    command
}

pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().with_context(|| format!("{command:?}"))?;
    if !status.success() {
        bail!("{command:?} ended with {status}");
    }
    Ok(())
}

pub fn all(contenders: &mut [Contender]) -> Result<()> {
    eprintln!("building …");
    let main = root().join("../../Cargo.toml");
    let server = [
        "--package",
        "codex-threads-testkit",
        "--bin",
        "codex-fake-app-server",
    ];
    run(cargo()
        .args(["build", "--quiet", "--release", "--manifest-path"])
        .arg(main)
        .args(server)
        .arg("--target-dir")
        .arg(target()))?;
    // One after the other, so that none is built with features that only another one wants.
    let mut built = Vec::new();
    for contender in contenders {
        match contender.program {
            Program::Package(package) => {
                if !built.contains(&package) {
                    run(cargo().args([
                        "build",
                        "--quiet",
                        "--release",
                        "--locked",
                        "--package",
                        package,
                    ]))?;
                    built.push(package);
                }
                contender.command = Ok(vec![target().join("release").join(package)]);
                contender.version = version(contender.of.unwrap_or(package))?;
            }
            Program::Python => match python::installed() {
                Ok((command, version)) => {
                    contender.command = Ok(command);
                    contender.version = version;
                }
                Err(why) => {
                    eprintln!("{}: left out: {why:#}", contender.name);
                    contender.command = Err(format!("not installed: {why:#}"));
                }
            },
        }
    }
    Ok(())
}

/// The version of a package in the lock file.
pub fn version(package: &str) -> Result<String> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock"))?;
    let mut lines = lock.lines();
    let name = format!("name = \"{package}\"");
    let mut found = Vec::new();
    while let Some(line) = lines.next() {
        if line == name {
            let version = lines
                .next()
                .and_then(|line| line.strip_prefix("version = "));
            found.push(version.unwrap_or("?").trim_matches('"').to_owned());
        }
    }
    // The newest, where several are there.
    found
        .pop()
        .with_context(|| format!("{package} is not in the lock file"))
}
