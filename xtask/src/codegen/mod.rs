//! From `schemas` to code: the protocol crate's types and tables, the client's methods.
//!
//! [`lower`] turns the merged schema into definitions free of JSON Schema ([`ir`]), [`layout`]
//! decides what is boxed, [`place`] which file a definition goes to, [`emit`] writes.

mod availability;
mod docs;
mod emit;
mod ir;
mod layout;
mod lower;
mod model;
mod names;
mod place;

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// Where the code of each kind goes.
const TYPES: &str = "crates/protocol/src/generated";
const METHODS: &str = "crates/client/src/methods";

/// Writes the generated code, or with `check` fails where what is there differs.
pub(crate) fn run(check: bool) -> Result<()> {
    let root = root()?;
    let files = generate(&root)?;
    let mut stale = Vec::new();
    for (path, text) in &files {
        let there = std::fs::read_to_string(root.join(path)).unwrap_or_default();
        if there != *text {
            stale.push(path.clone());
        }
    }
    for folder in [TYPES, METHODS] {
        for entry in std::fs::read_dir(root.join(folder))
            .into_iter()
            .flatten()
            .flatten()
        {
            let path = Path::new(folder).join(entry.file_name());
            if !files.contains_key(&path) {
                stale.push(path);
            }
        }
    }
    if check {
        return match stale.first() {
            None => Ok(()),
            Some(first) => bail!(
                "{} generated files differ from the schemas, {} among them: run `cargo xtask codegen`",
                stale.len(),
                first.display()
            ),
        };
    }
    for path in &stale {
        let full = root.join(path);
        match files.get(path) {
            Some(text) => {
                if let Some(folder) = full.parent() {
                    std::fs::create_dir_all(folder)?;
                }
                std::fs::write(&full, text)?;
            }
            None => std::fs::remove_file(&full)?,
        }
    }
    println!("codegen: {} files, {} written", files.len(), stale.len());
    Ok(())
}

fn generate(root: &Path) -> Result<BTreeMap<PathBuf, String>> {
    let read = |name: &str| -> Result<Value> {
        let path = root.join("schemas").join(name);
        let text = std::fs::read_to_string(&path).with_context(|| format!("reading {name}"))?;
        serde_json::from_str(&text).with_context(|| format!("reading {name}"))
    };
    let merged = read("merged.json")?;
    let table = availability::Table::read(&read("availability.json")?)?;
    let object = |key: &str| {
        merged
            .get(key)
            .and_then(Value::as_object)
            .with_context(|| format!("merged.json has no {key}"))
    };
    let mut defs = lower::lower(object("definitions")?)?;
    let mut copies = model::Copies::default();
    let mut methods = model::read(object("methods")?, &mut defs, &mut copies)?;
    layout::lay_out(&mut defs);
    methods.lay_out(&defs);
    let roots = roots(&methods);
    drop_unreachable(&mut defs, &roots);
    let places = place::of_definitions(&defs, &roots);

    let mut files = BTreeMap::new();
    for (name, text) in emit::types::emit(&defs, &places, &table) {
        files.insert(Path::new(TYPES).join(name), text);
    }
    for (name, text) in [
        (
            "messages.rs",
            emit::messages::emit(&methods, &defs, &table)?,
        ),
        (
            "availability.rs",
            emit::availability::emit(&defs, &methods, &table),
        ),
    ] {
        files.insert(Path::new(TYPES).join(name), text);
    }
    for (name, text) in emit::methods::emit(&methods, &table) {
        files.insert(Path::new(METHODS).join(name), text);
    }
    format(files)
}

/// The types that messages name, each with the concept of its method.
fn roots(methods: &model::Methods) -> Vec<(String, &'static str)> {
    let all = methods.client_requests.iter();
    let all = all
        .chain(&methods.server_requests)
        .chain(&methods.notifications);
    all.flat_map(|method| {
        let place = place::of_method(&method.name);
        let response = method.response.clone().map(|response| (response, place));
        [Some((method.params.clone(), place)), response]
    })
    .flatten()
    .collect()
}

fn drop_unreachable(defs: &mut ir::Defs, roots: &[(String, &'static str)]) {
    let mut reached = BTreeSet::new();
    let mut open: Vec<String> = roots.iter().map(|(name, _)| name.clone()).collect();
    while let Some(name) = open.pop() {
        if reached.insert(name.clone())
            && let Some(def) = defs.get(&name)
        {
            open.extend(
                def.parts()
                    .iter()
                    .filter_map(|p| p.target())
                    .map(str::to_owned),
            );
        }
    }
    defs.retain(|name, _| reached.contains(name));
}

/// Runs every file through rustfmt, as `cargo fmt` would.
fn format(files: BTreeMap<PathBuf, String>) -> Result<BTreeMap<PathBuf, String>> {
    files
        .into_iter()
        .map(|(path, text)| {
            let text = rustfmt(&text).with_context(|| format!("formatting {}", path.display()))?;
            Ok((path, text))
        })
        .collect()
}

fn rustfmt(text: &str) -> Result<String> {
    let mut child = Command::new("rustfmt")
        .args(["--edition", "2024"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .context("rustfmt does not start")?;
    let mut stdin = child.stdin.take().context("rustfmt has no stdin")?;
    let text = text.to_owned();
    let writer = std::thread::spawn(move || stdin.write_all(text.as_bytes()));
    let output = child.wait_with_output()?;
    if let Ok(written) = writer.join() {
        written?;
    }
    if !output.status.success() {
        bail!("rustfmt refuses the generated code");
    }
    Ok(String::from_utf8(output.stdout)?)
}

fn root() -> Result<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    Ok(folder
        .parent()
        .context("xtask has no parent folder")?
        .to_owned())
}
