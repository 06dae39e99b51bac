//! The tests that `tests/PITFALLS.md` names exist.

use std::collections::BTreeSet;
use std::fs;

use crate::sources::root;

/// A row of the table: the incident, the tests as (file, name), and what they run against.
struct Row {
    incident: String,
    tests: Vec<(String, String)>,
    against: String,
}

fn rows() -> Vec<Row> {
    let text = fs::read_to_string(root().join("tests/PITFALLS.md")).expect("the table");
    let cells = text
        .lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| Incident "));
    cells.map(row).collect()
}

fn row(line: &str) -> Row {
    let cells: Vec<_> = line.trim_matches('|').split(" | ").map(str::trim).collect();
    let [incident, named, against] = cells[..] else {
        panic!("not three cells: {line}");
    };
    let mut file = None;
    let mut tests = Vec::new();
    // What stands between backticks: a file, then the tests in it.
    for word in named.split('`').skip(1).step_by(2) {
        if word.ends_with(".rs") {
            file = Some(word);
        } else {
            let file = file.expect("a file before the tests in it");
            tests.push((file.to_owned(), word.to_owned()));
        }
    }
    Row {
        incident: incident.to_owned(),
        tests,
        against: against.to_owned(),
    }
}

/// Whether this source has a test of this name: a function under a test's attribute, one that takes a release and is
/// run by a macro for several, or the name and the release in such a macro.
fn has_test(source: &str, name: &str) -> bool {
    let lines: Vec<_> = source.lines().map(str::trim).collect();
    let by_release = format!("{name} \"0.");
    let start = format!("fn {name}(");
    lines.iter().enumerate().any(|(at, line)| {
        if line.starts_with(&by_release) {
            return true;
        }
        let Some((before, after)) = line.split_once(&start) else {
            return false;
        };
        if !before.is_empty() && before != "async " {
            return false;
        }
        let first = if after.is_empty() {
            lines.get(at + 1).copied().unwrap_or_default()
        } else {
            after
        };
        first.starts_with("version: &str")
            || lines[..at]
                .iter()
                .rev()
                .take_while(|line| !line.is_empty() && **line != "}")
                .any(|line| line.starts_with("#[test]") || line.starts_with("#[tokio::test"))
    })
}

#[test]
fn every_test_that_the_table_names_exists() {
    let rows = rows();
    assert!(rows.len() > 50, "the table was not read: {}", rows.len());
    let mut missing = BTreeSet::new();
    for row in &rows {
        assert!(!row.tests.is_empty(), "no test forbids: {}", row.incident);
        for (file, name) in &row.tests {
            let exists =
                fs::read_to_string(root().join(file)).is_ok_and(|source| has_test(&source, name));
            if !exists {
                missing.insert(format!("{file}: {name}"));
            }
        }
    }
    assert!(missing.is_empty(), "there is no such test: {missing:#?}");
}

#[test]
fn every_row_says_what_its_tests_run_against() {
    for Row {
        incident, against, ..
    } in rows()
    {
        for word in against.split(", ") {
            assert!(
                ["memory", "fake", "process", "real", "sources"].contains(&word),
                "{incident}: {word}"
            );
        }
    }
}

#[test]
fn a_name_that_is_no_test_is_not_taken_for_one() {
    let source = "#[test]\nfn one() {}\n\nfn two() {}\n\nasync fn three(version: &str) {}\n// fn four()\n    five \"0.1.0\";\n";
    for name in ["one", "three", "five"] {
        assert!(has_test(source, name), "{name}");
    }
    for name in ["two", "four", "on", "thre", "version"] {
        assert!(!has_test(source, name), "{name}");
    }
}
