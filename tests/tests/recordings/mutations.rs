//! What newer and broken servers could send: every place of every payload, changed one at a time.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::places::{Place, is_within, places};
use crate::same::difference;

fn report(problems: &[String]) {
    let shown: Vec<&str> = problems.iter().take(60).map(String::as_str).collect();
    assert!(
        problems.is_empty(),
        "{} problems:\n{}",
        problems.len(),
        shown.join("\n")
    );
}

/// Checks that a changed payload was kept as it is, and gives what was not recognized.
fn kept(place: &Place, changed: &Value, problems: &mut Vec<String>) -> Vec<String> {
    let seen = place.payload.inspect_as(changed);
    match (seen.error(), seen.written()) {
        (None, Some(written)) => {
            if let Some(difference) = difference(changed, written) {
                problems.push(place.says(&format!("written back differently {difference}")));
            }
        }
        (error, _) => problems.push(place.says(&format!("does not decode: {error:?}"))),
    }
    place.unrecognized(&seen)
}

#[test]
fn one_unknown_enum_value_fails_nothing_that_encloses_it_and_is_written_back() {
    const UNKNOWN: &str = "zz-unknown";
    let mut problems = Vec::new();
    let mut enums = BTreeSet::new();
    let mut tags = BTreeSet::new();
    let mut texts = 0;
    for place in places(Value::is_string) {
        let unrecognized = kept(&place, &place.with(UNKNOWN.into()), &mut problems);
        let parent = place
            .pointer
            .rsplit_once('/')
            .map_or("", |(parent, _)| parent);
        match unrecognized.as_slice() {
            [] => texts += 1,
            [one] if *one == place.pointer => {
                enums.insert(format!("{} {}", place.payload.method, place.name));
            }
            [one] if *one == parent => {
                tags.insert(format!("{} {}", place.payload.method, place.name));
            }
            other => problems.push(place.says(&format!("unrecognized is {other:?}"))),
        }
    }
    report(&problems);
    assert!(enums.len() >= 130, "only {} enums: {enums:#?}", enums.len());
    assert!(tags.len() >= 50, "only {} tags: {tags:#?}", tags.len());
    assert!(texts >= 500, "only {texts} texts");
}

#[test]
fn an_unknown_field_is_still_there_when_written_back() {
    const NAME: &str = "zzUnknown";
    let mut problems = Vec::new();
    let (mut noticed, mut empty) = (0, 0);
    for place in places(Value::is_object) {
        let mut members = place.value().as_object().expect("an object").clone();
        // Of the kind that is there: a map whose keys are data takes it as one more.
        let Some(value) = members.values().next().cloned() else {
            empty += 1;
            continue;
        };
        members.insert(NAME.to_owned(), value);
        let unrecognized = kept(&place, &place.with(members.into()), &mut problems);
        let own = format!("{}/{NAME}", place.pointer);
        match unrecognized.as_slice() {
            // A map, or a value that is any JSON.
            [] => {}
            [one] if *one == own => noticed += 1,
            // A choice by its only key, which now has two.
            [one] if *one == place.pointer => noticed += 1,
            other => problems.push(place.says(&format!("unrecognized is {other:?}"))),
        }
    }
    report(&problems);
    assert!(
        noticed >= 300,
        "noticed in only {noticed} objects; {empty} were empty"
    );
}

#[test]
fn a_missing_required_id_is_an_error_that_names_it_and_never_an_empty_text() {
    let mut problems = Vec::new();
    let (mut optional, mut rejected) = (0, 0);
    let mut required = BTreeSet::new();
    for place in places(|_| true) {
        let Some(dropped) = place.dropped() else {
            continue;
        };
        let seen = place.payload.inspect_as(&dropped);
        match (seen.error(), seen.written()) {
            (Some(error), _) if error.path() == place.pointer => {
                required.insert(format!("{} {}", place.payload.method, place.name));
            }
            (Some(error), _) => {
                problems.push(place.says(&format!("the error names {:?}: {error}", error.path())))
            }
            (None, Some(written)) => {
                if let Some(difference) = difference(&dropped, written) {
                    problems.push(place.says(&format!("written back differently {difference}")));
                }
                match place.unrecognized(&seen).as_slice() {
                    [] => optional += 1,
                    // The element of a list that it belongs to, or the choice that it decides.
                    [one] if *one != place.pointer && is_within(&place.pointer, one) => {
                        rejected += 1
                    }
                    other => problems.push(place.says(&format!("unrecognized is {other:?}"))),
                }
            }
            (None, None) => problems.push(place.says("neither decoded nor refused")),
        }
    }
    report(&problems);
    assert!(
        required.len() >= 200,
        "only {} required members: {required:#?}",
        required.len()
    );
    assert!(optional >= 1000, "only {optional} optional members");
    assert!(rejected >= 50, "only {rejected} rejected elements");
}

#[test]
fn a_value_of_another_type_is_never_turned_into_one_that_was_not_sent() {
    let mut problems = Vec::new();
    let (mut refused, mut kept) = (0, 0);
    for place in places(|value| !value.is_null()) {
        let others = match place.value() {
            Value::String(_) => [json!(12345), json!({"zz": 1}), json!(["zz"])],
            Value::Number(_) => [json!("zz-text"), json!(1.5), json!(true)],
            Value::Bool(_) => [json!("zz-text"), json!(12345), json!({})],
            Value::Array(_) => [json!("zz-text"), json!({"zz": 1}), json!(12345)],
            Value::Object(_) | Value::Null => [json!("zz-text"), json!([1]), json!(false)],
        };
        for other in others {
            let changed = place.with(other.clone());
            let seen = place.payload.inspect_as(&changed);
            match (seen.error(), seen.written()) {
                (Some(error), _) if error.path() == place.pointer => refused += 1,
                (Some(error), _) => {
                    problems.push(place.says(&format!(
                        "{other}: the error names {:?}: {error}",
                        error.path()
                    )));
                }
                (None, Some(written)) => {
                    kept += 1;
                    if let Some(difference) = difference(&changed, written) {
                        problems.push(
                            place.says(&format!("{other}: written back differently {difference}")),
                        );
                    }
                    let unrecognized = place.unrecognized(&seen);
                    if !unrecognized
                        .iter()
                        .all(|one| is_within(&place.pointer, one))
                    {
                        problems.push(
                            place.says(&format!("{other}: unrecognized is {unrecognized:?}")),
                        );
                    }
                }
                (None, None) => problems.push(place.says("neither decoded nor refused")),
            }
        }
    }
    report(&problems);
    assert!(refused >= 2000, "only {refused} refused");
    assert!(kept >= 1000, "only {kept} kept");
}
