//! The files of `schemas/` belong together, and one that was changed by hand is found out.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{answer, history};
use crate::schema::add::verify;
use crate::schema::files::{Bundles, Files, Source, folder};
use crate::schema::history::History;
use crate::schema::node::Node;

fn source(version: &str) -> Source {
    let hash = "0".repeat(64);
    Source {
        package: format!("@openai/codex@{version}-linux-x64"),
        integrity: "sha512-abc".into(),
        shasum: None,
        bundles: Bundles {
            stable: hash.clone(),
            experimental: hash,
        },
    }
}

/// A folder with two small releases in it.
fn small() -> (tempfile::TempDir, Files) {
    let dir = tempfile::tempdir().unwrap();
    std::fs::write(dir.path().join("overrides.json"), "{}").unwrap();
    let files = Files::new(dir.path().to_owned());
    let it = |kind: &str| answer(json!({"type": kind}), json!({}));
    let history = history(&[("0.9.0", it("string")), ("0.10.0", it("string"))]);
    let sources = ["0.9.0", "0.10.0"].map(|it| (it.to_owned(), source(it)));
    files.save(&history, BTreeMap::from(sources)).unwrap();
    (dir, files)
}

#[test]
fn what_was_written_passes_its_check() {
    let (_dir, files) = small();
    files.check().unwrap();
}

#[test]
fn a_file_changed_by_hand_is_found_out() {
    for name in [
        "merged.json",
        "availability.json",
        "history.jsonl",
        "overrides.json",
        "manifest.json",
    ] {
        let (dir, files) = small();
        let path = dir.path().join(name);
        let text = std::fs::read_to_string(&path).unwrap();
        let changed = match name {
            "overrides.json" => "{ }".to_owned(),
            "manifest.json" => text.replacen("\"sha512-abc\"", "\"none\"", 1),
            _ => text
                .replacen("ThingDo", "ThingDid", 1)
                .replacen("0.9.0", "0.8.0", 1),
        };
        assert_ne!(changed, text, "{name}");
        std::fs::write(&path, changed).unwrap();
        let error = files.check().unwrap_err();
        assert!(!format!("{error:#}").is_empty());
    }
}

#[test]
fn nothing_is_written_while_a_decision_is_missing() {
    let (dir, files) = small();
    let before: Vec<_> = snapshot(dir.path());
    let mut history = files.history().unwrap();
    let other = answer(json!({"type": "boolean"}), json!({}));
    history
        .fold("0.11.0".parse().unwrap(), &other, &other)
        .unwrap();
    let mut sources = files.manifest().unwrap().releases;
    sources.insert("0.11.0".into(), source("0.11.0"));
    assert!(files.save(&history, sources).is_err());
    assert_eq!(snapshot(dir.path()), before);
}

fn snapshot(dir: &std::path::Path) -> Vec<(String, Vec<u8>)> {
    let mut all: Vec<_> = std::fs::read_dir(dir)
        .unwrap()
        .map(|it| it.unwrap())
        .map(|it| {
            (
                it.file_name().to_string_lossy().into_owned(),
                std::fs::read(it.path()).unwrap(),
            )
        })
        .collect();
    all.sort();
    all
}

#[test]
fn the_manifest_lists_releases_by_number() {
    let (dir, _) = small();
    let text = std::fs::read_to_string(dir.path().join("manifest.json")).unwrap();
    assert!(
        text.find("\"0.9.0\"").unwrap() < text.find("\"0.10.0\"").unwrap(),
        "{text}"
    );
}

#[test]
fn a_package_with_another_checksum_than_the_manifest_names_is_refused() {
    let known = source("0.9.0");
    verify(Some(&known), &known.package, "sha512-abc").unwrap();
    let error = verify(Some(&known), &known.package, "sha512-other").unwrap_err();
    assert!(error.to_string().contains("sha512-other"), "{error}");
    // The package of another platform has another checksum, and a new release has none yet.
    verify(
        Some(&known),
        "@openai/codex@0.9.0-darwin-arm64",
        "sha512-other",
    )
    .unwrap();
    verify(None, &known.package, "sha512-other").unwrap();
}

#[test]
fn the_checked_in_history_is_read_and_written_unchanged() {
    let text = std::fs::read_to_string(folder().join("history.jsonl")).unwrap();
    let history = History::read(&text).unwrap();
    assert!(history.releases.iter().count() >= 60);
    assert!(history.write() == text);
}

#[test]
fn the_checked_in_schema_is_read_and_written_unchanged() {
    let text = std::fs::read_to_string(folder().join("merged.json")).unwrap();
    let merged: Value = serde_json::from_str(&text).unwrap();
    let definitions = merged["definitions"].as_object().unwrap();
    assert!(definitions.len() > 900);
    for (name, schema) in definitions {
        let node = Node::parse(schema).unwrap();
        assert_eq!(node.to_json(), *schema, "{name}");
        node.refs(&mut |target| {
            assert!(
                definitions.contains_key(target),
                "{name} refers to {target}"
            )
        });
    }
}
