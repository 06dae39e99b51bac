//! The schemas of all releases, merged into one.
//!
//! Every release of codex prints two bundles of JSON Schemas, stable and experimental. `schemas/` keeps what they say:
//!
//! | file | what it is | made from |
//! |---|---|---|
//! | `history.jsonl` | every distinct form of every method and definition, with the releases that have it | the bundles |
//! | `overrides.json` | decisions that no schema states, each with its reason | people |
//! | `merged.json` | one schema for all releases: what the generator reads | the two above |
//! | `availability.json` | the first and last release of every method, field, value, member | the two above |
//! | `manifest.json` | the packages, their checksums, those of the bundles and of these files | |
//!
//! Merging is a pure function of the history and the overrides. So the order in which releases are added cannot matter,
//! an old release can be added late, and a changed override needs no fetching. The format is described in
//! `schemas/README.md`.
//!
//! The way of a bundle: [`bundle`] gives it one flat namespace, [`node`] one spelling for one thing, [`history`] puts it
//! beside the others, [`merge`] makes one of all, [`report`] tells what is new.

use std::path::Path;

use anyhow::{Result, bail};

use files::Files;

mod add;
mod bundle;
mod files;
mod history;
mod merge;
mod node;
mod overrides;
mod release;
mod report;
#[cfg(test)]
mod tests;

pub(crate) use files::folder;

/// `cargo xtask schema …`.
pub(crate) fn run(args: &[String]) -> Result<()> {
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let files = Files::new(folder());
    match args.as_slice() {
        ["add", versions @ ..] if !versions.is_empty() => {
            let versions = versions
                .iter()
                .map(|it| it.parse())
                .collect::<Result<Vec<_>>>()?;
            add::add(&files, &versions)
        }
        ["rebuild", "--from", dir] => add::rebuild(&files, Path::new(dir)),
        ["merge"] => files.save(&files.history()?, files.manifest()?.releases),
        ["check"] => files.check(),
        ["report", old, new] => {
            let text = report::report(
                &files.history()?,
                &files.overrides()?,
                old.parse()?,
                new.parse()?,
            )?;
            print!("{text}");
            Ok(())
        }
        _ => bail!(
            "usage: cargo xtask schema add VERSION... | rebuild --from DIR | merge | check | report OLD NEW"
        ),
    }
}
