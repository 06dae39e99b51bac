//! The files of `schemas/`: where they are, how they are read and written, and the manifest that ties them together.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

use super::history::History;
use super::merge::{Merged, merge};
use super::overrides::Overrides;
use super::release::Version;

/// The name of the nested bundle among the files that a release prints.
pub(crate) const BUNDLE: &str = "codex_app_server_protocol.schemas.json";

const HISTORY: &str = "history.jsonl";
const MERGED: &str = "merged.json";
const AVAILABILITY: &str = "availability.json";
const OVERRIDES: &str = "overrides.json";
const MANIFEST: &str = "manifest.json";

/// `schemas/` of this workspace.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .unwrap_or_else(|| Path::new("."))
        .join("schemas")
}

/// `manifest.json`: which packages the releases came from, and the checksums of what they printed and of what was made.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Manifest {
    pub(crate) comment: String,
    /// File of this folder → its SHA-256.
    pub(crate) files: BTreeMap<String, String>,
    /// Release → where it came from; ascending by number when written.
    #[serde(serialize_with = "by_number")]
    pub(crate) releases: BTreeMap<String, Source>,
}

fn by_number<S: serde::Serializer>(
    releases: &BTreeMap<String, Source>,
    to: S,
) -> Result<S::Ok, S::Error> {
    let mut all: Vec<(&String, &Source)> = releases.iter().collect();
    all.sort_by_key(|(name, _)| name.parse::<Version>().ok());
    to.collect_map(all)
}

/// Where a release came from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Source {
    /// The npm package, such as `@openai/codex@0.143.0-linux-x64`.
    pub(crate) package: String,
    /// What npm calls integrity: the SHA-512 of the package.
    pub(crate) integrity: String,
    /// The SHA-1 of the package, where npm told it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) shasum: Option<String>,
    /// The SHA-256 of the two nested bundles that the release printed.
    pub(crate) bundles: Bundles,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Bundles {
    pub(crate) stable: String,
    pub(crate) experimental: String,
}

/// SHA-256 in hexadecimal.
pub(crate) fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes)
        .iter()
        .map(|it| format!("{it:02x}"))
        .collect()
}

/// A folder like `schemas/`.
#[derive(Clone, Debug)]
pub(crate) struct Files {
    dir: PathBuf,
}

impl Files {
    pub(crate) fn new(dir: PathBuf) -> Self {
        Self { dir }
    }

    fn text(&self, name: &str) -> Result<String> {
        let path = self.dir.join(name);
        std::fs::read_to_string(&path).with_context(|| format!("reading {}", path.display()))
    }

    /// Replaces a file at once, so that nobody reads half of one.
    fn write(&self, name: &str, text: &str) -> Result<()> {
        let path = self.dir.join(name);
        let new = self.dir.join(format!(".{name}.new"));
        std::fs::write(&new, text).with_context(|| format!("writing {}", new.display()))?;
        std::fs::rename(&new, &path).with_context(|| format!("writing {}", path.display()))
    }

    pub(crate) fn overrides(&self) -> Result<Overrides> {
        Overrides::read(&self.text(OVERRIDES)?)
    }

    /// The history; an empty one where there is none yet.
    pub(crate) fn history(&self) -> Result<History> {
        if !self.dir.join(HISTORY).exists() {
            return Ok(History::default());
        }
        History::read(&self.text(HISTORY)?).context(HISTORY)
    }

    /// The manifest; an empty one where there is none yet.
    pub(crate) fn manifest(&self) -> Result<Manifest> {
        if !self.dir.join(MANIFEST).exists() {
            return Ok(Manifest::default());
        }
        serde_json::from_str(&self.text(MANIFEST)?).context(MANIFEST)
    }

    /// Writes the history alone, so that overrides can be written against it.
    pub(crate) fn save_history(&self, history: &History) -> Result<()> {
        self.write(HISTORY, &history.write())
    }

    /// Merges, and writes everything. Nothing is written while a decision is missing.
    pub(crate) fn save(&self, history: &History, releases: BTreeMap<String, Source>) -> Result<()> {
        let overrides = self.text(OVERRIDES)?;
        let merged = merge(history, &Overrides::read(&overrides)?)?;
        merged.decided()?;
        let made = made(history, &merged)?;
        let mut files = BTreeMap::from([(OVERRIDES.to_owned(), sha256(overrides.as_bytes()))]);
        for (name, text) in &made {
            files.insert((*name).to_owned(), sha256(text.as_bytes()));
        }
        let comment = super::merge::COMMENT.to_owned();
        let manifest = format!(
            "{}\n",
            serde_json::to_string_pretty(&Manifest {
                comment,
                files,
                releases
            })?
        );
        for (name, text) in &made {
            self.write(name, text)?;
        }
        self.write(MANIFEST, &manifest)
    }

    /// Proves that all files belong together, offline.
    pub(crate) fn check(&self) -> Result<()> {
        let history = self.history()?;
        let manifest = self.manifest()?;
        let overrides = self.text(OVERRIDES)?;
        let merged = merge(&history, &Overrides::read(&overrides)?)?;
        merged.decided()?;
        const MAKE: &str = "run `cargo xtask schema merge`";
        for (name, text) in made(&history, &merged)? {
            let there = self.text(name)?;
            if there != text {
                bail!("schemas/{name} is not what history.jsonl and overrides.json make; {MAKE}");
            }
        }
        for name in [HISTORY, MERGED, AVAILABILITY, OVERRIDES] {
            if manifest.files.get(name).map(String::as_str)
                != Some(&sha256(self.text(name)?.as_bytes()))
            {
                bail!("schemas/manifest.json has another checksum for {name}; {MAKE}");
            }
        }
        let listed: std::collections::BTreeSet<&str> =
            manifest.releases.keys().map(String::as_str).collect();
        let known: Vec<String> = history.releases.iter().map(|it| it.to_string()).collect();
        if listed != known.iter().map(String::as_str).collect() {
            bail!("schemas/manifest.json and history.jsonl list different releases");
        }
        for (version, source) in &manifest.releases {
            let hex = |it: &str| it.len() == 64 && it.bytes().all(|it| it.is_ascii_hexdigit());
            let good = source.integrity.starts_with("sha512-")
                && source
                    .package
                    .starts_with(&format!("@openai/codex@{version}-"))
                && hex(&source.bundles.stable)
                && hex(&source.bundles.experimental);
            if !good {
                bail!(
                    "schemas/manifest.json: release {version} lacks a package, an integrity or a checksum"
                );
            }
        }
        Ok(())
    }
}

fn pretty(value: &Value) -> Result<String> {
    Ok(format!("{}\n", serde_json::to_string_pretty(value)?))
}

/// The files that are made from the history (this included, in its one true form).
fn made(history: &History, merged: &Merged) -> Result<[(&'static str, String); 3]> {
    Ok([
        (HISTORY, history.write()),
        (MERGED, pretty(&merged.schema)?),
        (AVAILABILITY, pretty(&merged.availability)?),
    ])
}
