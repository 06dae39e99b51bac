//! What the figures depend on besides the code.

use std::fmt;
use std::process::Command;

use anyhow::{Context, Result, ensure};

/// The compiler, the machine's kind, the C library, and the vector instructions that `memchr` and the
/// C library choose by. callgrind shows a program the processor it runs on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Place(pub(super) String);

impl Place {
    pub(super) fn here() -> Result<Self> {
        let rustc = said("rustc", &["-vV"])?;
        let line = |name: &str| rustc.lines().find_map(|line| line.strip_prefix(name));
        let release = line("release: ").context("rustc has a release")?;
        let target = line("host: ").context("rustc has a host")?;
        let libc = said("getconf", &["GNU_LIBC_VERSION"]).unwrap_or_else(|_| "?".to_owned());
        let valgrind = said("valgrind", &["--version"])?;
        let vectors = vectors();
        Ok(Self(format!(
            "rustc {release}, {target}, {libc}, {valgrind}, {vectors}"
        )))
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(target_arch = "x86_64")]
fn vectors() -> &'static str {
    if std::is_x86_feature_detected!("avx2") {
        "avx2"
    } else {
        "sse2"
    }
}

#[cfg(not(target_arch = "x86_64"))]
fn vectors() -> &'static str {
    std::env::consts::ARCH
}

fn said(program: &str, args: &[&str]) -> Result<String> {
    let output = Command::new(program).args(args).output();
    let output = output.with_context(|| format!("{program} does not start"))?;
    ensure!(output.status.success(), "{program} fails");
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}
