//! The schemas of all releases, merged into one.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use bundle::Bundle;
use history::History;
use overrides::Overrides;
use release::Version;

mod bundle;
mod history;
mod merge;
mod node;
mod overrides;
mod release;

/// `schemas/` of this workspace.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../schemas")
}

/// `cargo xtask schema …`.
pub(crate) fn run(args: &[String]) -> Result<()> {
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    match args.as_slice() {
        ["rebuild", "--from", dir] => rebuild(Path::new(dir)),
        ["merge"] => merge_all(&read_history()?),
        _ => bail!("schema add | rebuild --from DIR | merge | check | report A B"),
    }
}

const BUNDLE: &str = "codex_app_server_protocol.schemas.json";

fn read_overrides() -> Result<Overrides> {
    Overrides::read(&std::fs::read_to_string(folder().join("overrides.json")).context("overrides.json")?)
}

fn read_history() -> Result<History> {
    History::read(&std::fs::read_to_string(folder().join("history.jsonl")).context("history.jsonl")?).context("history.jsonl")
}

fn rebuild(dir: &Path) -> Result<()> {
    let mut history = History::default();
    let mut all: Vec<Version> = Vec::new();
    for entry in std::fs::read_dir(dir).with_context(|| dir.display().to_string())? {
        let name = entry?.file_name();
        if let Some(version) = name.to_str().and_then(|it| it.parse().ok()) {
            all.push(version);
        }
    }
    all.sort_unstable();
    for version in all {
        let read = |api: &str| -> Result<Bundle> {
            let path = dir.join(version.to_string()).join(api).join(BUNDLE);
            let text = std::fs::read(&path).with_context(|| path.display().to_string())?;
            let value: Value = serde_json::from_slice(&text).with_context(|| path.display().to_string())?;
            Bundle::parse(&value).with_context(|| path.display().to_string())
        };
        history.fold(version, &read("stable")?, &read("experimental")?).with_context(|| version.to_string())?;
    }
    std::fs::write(folder().join("history.jsonl"), history.write())?;
    merge_all(&history)
}

fn merge_all(history: &History) -> Result<()> {
    let merged = merge::merge(history, &read_overrides()?)?;
    let pretty = |value: &Value| -> Result<String> { Ok(format!("{}\n", serde_json::to_string_pretty(value)?)) };
    std::fs::write(folder().join("merged.json"), pretty(&merged.schema)?)?;
    std::fs::write(folder().join("availability.json"), pretty(&merged.availability)?)?;
    for (path, sides) in &merged.conflicts {
        println!("conflict {path}");
        for side in sides {
            println!("    {side}");
        }
    }
    for method in &merged.unanswered {
        println!("no response known: {method}");
    }
    for unused in &merged.unused {
        println!("unused override: {unused}");
    }
    Ok(())
}
