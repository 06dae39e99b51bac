//! The table in the README of the project.

use anyhow::{Context as _, Result};

use crate::build::root;

const BEGIN: &str = "<!-- bench: written by tests/bench -->\n";
const END: &str = "<!-- bench: end -->";

/// Puts the text between the marks.
pub fn put(text: &str) -> Result<()> {
    let file = root().join("../../README.md");
    let readme = std::fs::read_to_string(&file)?;
    let (before, rest) = readme.split_once(BEGIN).context("the README has no mark")?;
    let (_, after) = rest
        .split_once(END)
        .context("the README has no second mark")?;
    std::fs::write(&file, format!("{before}{BEGIN}\n{text}\n{END}{after}"))?;
    eprintln!("written to {}", file.display());
    Ok(())
}
