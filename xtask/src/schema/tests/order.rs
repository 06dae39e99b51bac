//! The order in which releases are added changes nothing.

use serde_json::json;

use super::{Bundle, answer, merge, version};
use crate::schema::history::History;
use crate::schema::overrides::Overrides;

/// Five releases that differ in every way that order could show: docs, order of values, a gap, dropped and new things,
/// a change of type, experimental first.
fn releases() -> Vec<(&'static str, Bundle, Bundle)> {
    let make = |doc: &str, values: &[&str], extra: Option<&str>, number: &str| {
        let mut properties = json!({"n": {"type": "integer", "format": number, "description": doc}, "mode": {"type": "string", "enum": values}});
        if let Some(extra) = extra {
            properties[extra] = json!({"type": "string", "description": doc});
        }
        let kind = json!({"type": "object", "required": ["n"], "properties": properties});
        answer(
            json!({"$ref": "#/definitions/v2/Kind"}),
            json!({"Kind": kind}),
        )
    };
    let plain = |bundle: Bundle| (bundle.clone(), bundle);
    let mut out = Vec::new();
    for (name, (stable, experimental)) in [
        ("0.9.0", plain(make("first", &["a", "b"], None, "uint32"))),
        (
            "0.10.0",
            (
                make("second", &["a", "b"], None, "uint32"),
                make("second", &["b", "a", "x"], Some("early"), "uint32"),
            ),
        ),
        (
            "0.10.2",
            plain(make("third", &["b", "c"], Some("early"), "uint64")),
        ),
        ("0.11.0", plain(make("third", &["c", "b"], None, "uint64"))),
        (
            "0.100.0",
            plain(make("last", &["c"], Some("early"), "int64")),
        ),
    ] {
        out.push((name, stable, experimental));
    }
    out
}

fn permutations(of: usize) -> Vec<Vec<usize>> {
    if of == 0 {
        return vec![Vec::new()];
    }
    let mut out = Vec::new();
    for shorter in permutations(of - 1) {
        for at in 0..=shorter.len() {
            let mut longer = shorter.clone();
            longer.insert(at, of - 1);
            out.push(longer);
        }
    }
    out
}

#[test]
fn every_order_of_adding_gives_the_same_files() {
    let releases = releases();
    let mut expected: Option<(String, String, String)> = None;
    let all = permutations(releases.len());
    assert_eq!(all.len(), 120);
    for order in all {
        let mut history = History::default();
        for at in &order {
            let (name, stable, experimental) = &releases[*at];
            history.fold(version(name), stable, experimental).unwrap();
            // What is checked in is what was written and read again after each.
            history = History::read(&history.write()).unwrap();
        }
        let merged = merge(&history, &Overrides::default()).unwrap();
        let files = (
            history.write(),
            merged.schema.to_string(),
            merged.availability.to_string(),
        );
        match &expected {
            None => expected = Some(files),
            Some(expected) => assert!(*expected == files, "order {order:?}"),
        }
    }
    let (_, schema, _) = expected.unwrap();
    assert!(schema.contains("[\"c\",\"b\",\"a\",\"x\"]"), "{schema}");
    assert!(
        schema.contains("\"last\"") && !schema.contains("\"third\""),
        "{schema}"
    );
}

#[test]
fn a_release_in_the_middle_does_not_inherit_its_neighbours_fields() {
    let with = || answer(json!({"type": "string"}), json!({}));
    let without = || {
        super::thing(
            json!({"type": "object"}),
            json!({"type": "object"}),
            json!({}),
        )
    };
    let mut history = super::history(&[("0.1.0", with()), ("0.3.0", with())]);
    history = History::read(&history.write()).unwrap();
    history
        .fold(version("0.2.0"), &without(), &without())
        .unwrap();
    let merged = merge(&history, &Overrides::default()).unwrap();
    assert_eq!(
        *merged.place("ThingDoResponse.it"),
        json!({"stable": [[null, "0.1.0"], ["0.3.0", null]]})
    );
}

#[test]
fn a_release_is_added_once() {
    let mut history = super::history(&[("0.1.0", answer(json!({}), json!({})))]);
    let again = answer(json!({"type": "string"}), json!({}));
    let error = history.fold(version("0.1.0"), &again, &again).unwrap_err();
    assert!(error.to_string().contains("0.1.0"), "{error}");
}

#[test]
fn releases_are_ordered_by_number_and_not_by_text() {
    let mut all = [version("0.100.0"), version("0.99.10"), version("0.99.9")];
    all.sort();
    assert_eq!(
        all.iter().map(ToString::to_string).collect::<Vec<_>>(),
        ["0.99.9", "0.99.10", "0.100.0"]
    );
    for bad in ["0.1", "0.1.2.3", "v0.1.2", "0.1.x", ""] {
        assert!(bad.parse::<super::Version>().is_err(), "{bad}");
    }
}
