//! What is told from the sources alone.

use std::fs;
use std::path::{Path, PathBuf};

/// The workspace.
pub(crate) fn root() -> PathBuf {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    tests.parent().expect("the workspace").to_owned()
}

/// All sources below these folders of the workspace.
fn sources(folders: &[&str]) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders: Vec<_> = folders.iter().map(|folder| root().join(folder)).collect();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() && !path.ends_with("target") {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = fs::read_to_string(&path).expect("a source");
                found.push((path, text));
            }
        }
    }
    assert!(found.len() > 50, "the sources were not read");
    found
}

fn trimmed(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.lines()
        .enumerate()
        .map(|(at, line)| (at + 1, line.trim_start()))
}

/// The attribute by which a test or an example would be left out. Put together, or this file would have it.
const IGNORE: &str = concat!("ig", "nore");

#[test]
fn no_test_is_ignored() {
    let mut found = Vec::new();
    for (path, text) in sources(&["crates", "tests", "xtask"]) {
        for (at, line) in trimmed(&text) {
            if line.starts_with(&format!("#[{IGNORE}")) || line.contains(&format!(", {IGNORE})]")) {
                found.push(format!("{}:{at}", path.display()));
            }
        }
    }
    assert!(found.is_empty(), "left out: {found:#?}");
}

#[test]
fn no_example_in_the_documentation_is_ignored() {
    let mut found = Vec::new();
    let mut examples = 0;
    let mut look = |path: &Path, at: usize, line: &str| {
        let Some((_, info)) = line.split_once("```") else {
            return;
        };
        examples += 1;
        if info
            .split([',', ' ', '{', '}'])
            .any(|word| word.starts_with(IGNORE))
        {
            found.push(format!("{}:{at}", path.display()));
        }
    };
    for (path, text) in sources(&["crates"]) {
        for (at, line) in trimmed(&text) {
            if ["///", "//!", "#[doc", "#![doc"]
                .iter()
                .any(|start| line.starts_with(start))
            {
                look(&path, at, line);
            }
        }
    }
    let readme = root().join("README.md");
    let text = fs::read_to_string(&readme).expect("the README");
    for (at, line) in trimmed(&text) {
        look(&readme, at, line);
    }
    assert!(examples > 500, "the examples were not read: {examples}");
    assert!(found.is_empty(), "not compiled: {found:#?}");
}

/// They are documentation of this package, and examples of a documentation are compiled.
#[test]
fn the_readmes_programs_are_compiled() {
    let library = fs::read_to_string(root().join("tests/src/lib.rs")).expect("the library");
    let shown = "#[cfg(doctest)]\n#[doc = include_str!(\"../../README.md\")]";
    assert!(library.contains(shown), "the README is not compiled");
    let readme = fs::read_to_string(root().join("README.md")).expect("the README");
    let programs = readme
        .lines()
        .filter(|line| line.starts_with("```rust"))
        .collect::<Vec<_>>();
    assert!(!programs.is_empty(), "the README shows no program");
    for program in programs {
        assert!(
            ["```rust", "```rust,no_run"].contains(&program),
            "{program}"
        );
    }
}

/// Enums that will never have another variant.
const CLOSED: &[&str] = &[
    // Set, cleared, or left alone.
    "Patch",
    // A number or a text: the standard says so.
    "RequestId",
    // To the server, or from it.
    "Dir",
];

#[test]
fn a_new_variant_upstream_breaks_no_program_downstream() {
    let mut closed = Vec::new();
    let mut open = 0;
    for (path, text) in sources(&["crates"]) {
        if !path.components().any(|part| part.as_os_str() == "src") {
            continue;
        }
        let raw: Vec<_> = text.lines().collect();
        let lines: Vec<_> = raw.iter().map(|line| line.trim_start()).collect();
        for (at, line) in lines.iter().enumerate() {
            let Some(rest) = line.strip_prefix("pub enum ") else {
                continue;
            };
            // The pattern of a macro is no enum; what the macro writes is one. What is generated calls these macros.
            let in_a_call = path.to_string_lossy().contains("generated")
                && raw.get(at).is_some_and(|line| line.starts_with(' '));
            if rest.starts_with("$name:ident") || in_a_call {
                continue;
            }
            let name = rest
                .split(|c: char| !c.is_alphanumeric() && c != '$')
                .next()
                .unwrap_or_default();
            let marked = lines[..at]
                .iter()
                .rev()
                .take_while(|line| line.starts_with('#') || line.starts_with("//"))
                .any(|line| line.starts_with("#[non_exhaustive]"));
            if marked {
                open += 1;
            } else if !CLOSED.contains(&name) {
                closed.push(format!("{}:{}: {name}", path.display(), at + 1));
            }
        }
    }
    assert!(open > 40, "the enums were not read: {open}");
    assert!(closed.is_empty(), "not open to new variants: {closed:#?}");
}
