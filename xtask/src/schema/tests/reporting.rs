//! What a new release changes is told so that a person sees what matters.

use serde_json::json;

use super::{answer, history, thing, version};
use crate::schema::overrides::Overrides;
use crate::schema::report::report;

fn told(old: super::Bundle, new: super::Bundle) -> String {
    let history = history(&[("0.1.0", old), ("0.2.0", new)]);
    report(
        &history,
        &Overrides::default(),
        version("0.1.0"),
        version("0.2.0"),
    )
    .unwrap()
}

fn broken(report: &str) -> Vec<&str> {
    let at = report
        .lines()
        .position(|it| it.starts_with("Would have broken"));
    at.map(|at| {
        report
            .lines()
            .skip(at + 1)
            .map(str::trim)
            .filter(|it| !it.is_empty())
            .collect()
    })
    .unwrap_or_default()
}

#[test]
fn the_same_release_twice_changes_nothing() {
    let it = || answer(json!({"type": "string"}), json!({}));
    assert!(told(it(), it()).contains("Nothing changed"));
}

#[test]
fn a_new_value_that_the_server_sends_would_have_broken_a_closed_enum() {
    let to = json!({"$ref": "#/definitions/v2/Status"});
    let status = |values: &[&str]| json!({"Status": {"type": "string", "enum": values}});
    let report = told(
        answer(to.clone(), status(&["idle"])),
        answer(to, status(&["idle", "waiting"])),
    );
    assert!(report.contains("+ Status=waiting"), "{report}");
    assert_eq!(
        broken(&report),
        ["Status=waiting: the server sends what a closed enum doesn't know"]
    );
}

#[test]
fn a_new_value_that_only_the_client_sends_breaks_nothing() {
    let params = |values: &[&str]| json!({"type": "object", "properties": {"mode": {"type": "string", "enum": values}}});
    let one = |values: &[&str]| thing(params(values), json!({"type": "object"}), json!({}));
    let report = told(one(&["a"]), one(&["a", "b"]));
    assert!(report.contains("+ ThingDoParams.mode=b"), "{report}");
    assert_eq!(broken(&report), Vec::<&str>::new());
    let report = told(one(&["a", "b"]), one(&["a"]));
    assert_eq!(
        broken(&report),
        ["ThingDoParams.mode=b: the server no longer takes it"]
    );
}

#[test]
fn a_new_required_parameter_and_a_lost_answer_would_have_broken_clients() {
    let make = |params: &[&str], answers: &[&str]| {
        let object = |names: &[&str]| {
            let properties: serde_json::Map<_, _> = names
                .iter()
                .map(|it| ((*it).to_owned(), json!({"type": "string"})))
                .collect();
            json!({"type": "object", "properties": properties, "required": names})
        };
        thing(object(params), object(answers), json!({}))
    };
    let report = told(make(&["a"], &["x", "y"]), make(&["a", "b"], &["x", "z"]));
    let mut broken = broken(&report);
    broken.sort_unstable();
    let expected = [
        "ThingDoParams.b: the server requires what an old client doesn't send",
        "ThingDoResponse.y: the server no longer sends it",
    ];
    assert_eq!(broken, expected);
    assert!(
        report.contains("+ ThingDoResponse.z: string, required"),
        "{report}"
    );
}

#[test]
fn what_is_inside_a_new_type_is_not_told_line_by_line() {
    let others = json!({"New": {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}});
    let old = thing(
        json!({"type": "object"}),
        json!({"type": "object"}),
        json!({}),
    );
    let report = told(old, answer(json!({"$ref": "#/definitions/v2/New"}), others));
    assert!(report.contains("+ New"), "{report}");
    assert!(!report.contains("New.a"), "{report}");
}

#[test]
fn a_new_id_or_patch_asks_for_a_decision() {
    let params = json!({"type": "object", "properties": {
        "rootThreadId": {"type": "string"},
        "color": {"type": ["string", "null"], "description": "Omit to keep, null to clear."},
        "size": {"type": ["string", "null"], "description": "Omitted or null: unchanged."},
        "pluginId": {"type": "string"},
    }});
    let old = thing(
        json!({"type": "object"}),
        json!({"type": "object"}),
        json!({}),
    );
    let history = history(&[
        ("0.1.0", old),
        ("0.2.0", thing(params, json!({"type": "object"}), json!({}))),
    ]);
    let told = |decided: serde_json::Value| {
        let decided = super::overrides(decided);
        let report = report(&history, &decided, version("0.1.0"), version("0.2.0")).unwrap();
        let lines = report
            .lines()
            .skip_while(|it| !it.starts_with("To decide"))
            .skip(1);
        lines
            .take_while(|it| it.starts_with("  "))
            .map(|it| it.trim().to_owned())
            .collect::<Vec<_>>()
    };
    let asked = told(json!({}));
    assert_eq!(asked.len(), 2, "{asked:?}");
    assert!(asked[0].starts_with("ThingDoParams.color: "), "{asked:?}");
    assert!(
        asked[1].starts_with("ThingDoParams.rootThreadId: "),
        "{asked:?}"
    );
    let decided = json!({
        "patches": {"ThingDoParams.color": {"reason": "null clears it"}},
        "ids": {"properties": {"thread": ["rootThreadId"]}},
    });
    assert_eq!(told(decided), Vec::<String>::new());
}
