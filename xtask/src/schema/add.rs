//! Getting the schemas of releases: from the release itself, or from a folder of dumps.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use codex_threads_testkit::Release;
use serde_json::Value;

use super::bundle::Bundle;
use super::files::{BUNDLE, Bundles, Files, Source, sha256};
use super::history::History;
use super::release::Version;
use super::report;

/// How long a release may take to print one bundle.
const PATIENCE: Duration = Duration::from_secs(180);

/// Fetches releases, merges them, regenerates, and prints what changed.
pub(crate) fn add(files: &Files, versions: &[Version]) -> Result<()> {
    let mut history = files.history()?;
    let mut sources = files.manifest()?.releases;
    let mut added = Vec::new();
    for version in versions {
        let known = sources.get(&version.to_string()).cloned();
        let (dumped, source) =
            fetch(*version, known.as_ref()).with_context(|| format!("release {version}"))?;
        match known {
            Some(known) if history.releases.contains(*version) => {
                if known.bundles != source.bundles {
                    bail!("release {version} prints other schemas than when it was merged");
                }
                println!("{version}: merged already, and still the same");
            }
            _ => {
                history.fold(*version, &dumped.stable, &dumped.experimental)?;
                sources.insert(version.to_string(), source);
                added.push(*version);
            }
        }
    }
    if added.is_empty() {
        return Ok(());
    }
    files.save(&history, sources)?;
    crate::codegen::run(false)?;
    let overrides = files.overrides()?;
    for version in added {
        match history.releases.before(version) {
            Some(before) => println!("{}", report::report(&history, &overrides, before, version)?),
            None => println!("{version}: the oldest release"),
        }
    }
    Ok(())
}

/// Makes everything again from `DIR/VERSION/{stable,experimental}/…` and `DIR/VERSION.pack.json` (what
/// `npm pack --json` prints).
pub(crate) fn rebuild(files: &Files, dir: &Path) -> Result<()> {
    let mut history = History::default();
    let mut sources = BTreeMap::new();
    let mut versions: Vec<Version> = Vec::new();
    for entry in std::fs::read_dir(dir).with_context(|| dir.display().to_string())? {
        let entry = entry?;
        versions.extend(
            entry
                .file_name()
                .to_str()
                .and_then(|it| it.parse::<Version>().ok()),
        );
    }
    versions.sort_unstable();
    for version in &versions {
        let (dumped, bundles) =
            Dumped::read(&dir.join(version.to_string())).with_context(|| version.to_string())?;
        history
            .fold(*version, &dumped.stable, &dumped.experimental)
            .with_context(|| version.to_string())?;
        let pack = dir.join(format!("{version}.pack.json"));
        let pack = std::fs::read(&pack).with_context(|| pack.display().to_string())?;
        let pack: Value =
            serde_json::from_slice(&pack).with_context(|| format!("{version}.pack.json"))?;
        let text = |key: &str| {
            pack.pointer(&format!("/0/{key}"))
                .and_then(Value::as_str)
                .map(str::to_owned)
        };
        let source = Source {
            package: text("id").context("no `id`")?,
            integrity: text("integrity").context("no `integrity`")?,
            shasum: text("shasum"),
            bundles,
        };
        sources.insert(version.to_string(), source);
    }
    files.save_history(&history)?;
    files.save(&history, sources)?;
    println!("{} releases merged", versions.len());
    Ok(())
}

/// Both bundles of a release.
struct Dumped {
    stable: Bundle,
    experimental: Bundle,
}

impl Dumped {
    /// Reads `DIR/stable` and `DIR/experimental`.
    fn read(dir: &Path) -> Result<(Self, Bundles)> {
        let one = |api: &str| -> Result<(Bundle, String)> {
            let path = dir.join(api).join(BUNDLE);
            let bytes = std::fs::read(&path).with_context(|| path.display().to_string())?;
            let value: Value =
                serde_json::from_slice(&bytes).with_context(|| path.display().to_string())?;
            Ok((
                Bundle::parse(&value).with_context(|| path.display().to_string())?,
                sha256(&bytes),
            ))
        };
        let (stable, of_stable) = one("stable")?;
        let (experimental, of_experimental) = one("experimental")?;
        Ok((
            Self {
                stable,
                experimental,
            },
            Bundles {
                stable: of_stable,
                experimental: of_experimental,
            },
        ))
    }
}

/// Fetches a release, verifies it against the manifest if it is listed there, and lets it print its bundles.
fn fetch(version: Version, known: Option<&Source>) -> Result<(Dumped, Source)> {
    let release = Release::get_blocking(version.to_string())?;
    let package = format!("@openai/codex@{version}-{}", release.platform().name());
    verify(known, &package, release.integrity())?;
    let dir = tempfile::tempdir().context("a temporary folder")?;
    for api in ["stable", "experimental"] {
        let out = dir.path().join(api);
        print_bundle(
            release.program(),
            &out,
            &dir.path().join("home"),
            api == "experimental",
        )?;
    }
    let (dumped, bundles) = Dumped::read(dir.path())?;
    let source = Source {
        package,
        integrity: release.integrity().to_owned(),
        shasum: known.and_then(|it| it.shasum.clone()),
        bundles,
    };
    Ok((dumped, source))
}

/// Proves that a package is the one that the manifest names, if it names it.
pub(crate) fn verify(known: Option<&Source>, package: &str, integrity: &str) -> Result<()> {
    match known.filter(|it| it.package == package) {
        Some(known) if known.integrity != integrity => bail!(
            "{package} is not the package that the manifest names: {integrity} instead of {}",
            known.integrity
        ),
        _ => Ok(()),
    }
}

/// Runs `codex app-server generate-json-schema` with a home of its own.
fn print_bundle(program: &Path, out: &Path, home: &Path, experimental: bool) -> Result<()> {
    std::fs::create_dir_all(out)?;
    std::fs::create_dir_all(home)?;
    let mut command = Command::new(program);
    command
        .args(["app-server", "generate-json-schema", "--out"])
        .arg(out);
    if experimental {
        command.arg("--experimental");
    }
    let errors = out.join("stderr.txt");
    command
        .env("CODEX_HOME", home)
        .stdin(Stdio::null())
        .stdout(Stdio::null());
    command.stderr(std::fs::File::create(&errors)?);
    let mut child = command
        .spawn()
        .with_context(|| format!("starting {}", program.display()))?;
    let begun = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            if status.success() {
                return Ok(());
            }
            let said = std::fs::read_to_string(&errors).unwrap_or_default();
            bail!("generate-json-schema ended with {status}: {}", said.trim());
        }
        if begun.elapsed() > PATIENCE {
            child.kill()?;
            child.wait()?;
            bail!(
                "generate-json-schema did not end within {} s",
                PATIENCE.as_secs()
            );
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}
