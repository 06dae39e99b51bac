//! Many releases become one schema.

use serde_json::json;

use super::{Bundle, answer, history, merge, merged, overrides, raw, thing};
use crate::schema::history::History;
use crate::schema::overrides::Overrides;

#[test]
fn a_field_that_one_release_lacks_is_not_required() {
    let both = json!({"type": "object", "properties": {"userAgent": {"type": "string"}, "codexHome": {"type": "string"}},
        "required": ["userAgent", "codexHome"]});
    let one = json!({"type": "object", "properties": {"userAgent": {"type": "string"}}, "required": ["userAgent"]});
    let any = json!({"type": "object"});
    let merged = merged(&[
        ("0.116.0", thing(any.clone(), one, json!({}))),
        ("0.117.0", thing(any, both, json!({}))),
    ]);
    assert_eq!(
        merged.definition("ThingDoResponse")["required"],
        json!(["userAgent"])
    );
    assert_eq!(
        *merged.place("ThingDoResponse.codexHome"),
        json!({"stable": [["0.117.0", null]]})
    );
    assert!(merged.place("ThingDoResponse.userAgent").is_null());
}

#[test]
fn a_field_that_came_back_has_a_gap_in_its_availability() {
    let with = || answer(json!({"type": "string"}), json!({}));
    let without = || {
        thing(
            json!({"type": "object"}),
            json!({"type": "object"}),
            json!({}),
        )
    };
    let merged = merged(&[
        ("0.1.0", with()),
        ("0.2.0", without()),
        ("0.3.0", with()),
        ("0.4.0", with()),
        ("0.5.0", without()),
    ]);
    let expected = json!({"stable": [[null, "0.1.0"], ["0.3.0", "0.4.0"]]});
    assert_eq!(*merged.place("ThingDoResponse.it"), expected);
}

#[test]
fn a_field_that_is_experimental_in_between_says_so() {
    let with = answer(json!({"type": "string"}), json!({}));
    let without = thing(
        json!({"type": "object"}),
        json!({"type": "object"}),
        json!({}),
    );
    let mut history = History::default();
    history
        .fold("0.1.0".parse().unwrap(), &with, &with)
        .unwrap();
    history
        .fold("0.2.0".parse().unwrap(), &without, &with)
        .unwrap();
    history
        .fold("0.3.0".parse().unwrap(), &with, &with)
        .unwrap();
    let merged = merge(&history, &Overrides::default()).unwrap();
    let expected =
        json!({"stable": [[null, "0.1.0"], ["0.3.0", null]], "experimental": [["0.2.0", "0.2.0"]]});
    assert_eq!(*merged.place("ThingDoResponse.it"), expected);
    assert_eq!(
        merged.definition("ThingDoResponse")["required"],
        json!(null)
    );
}

#[test]
fn null_allowed_once_is_null_allowed() {
    let merged = merged(&[
        (
            "0.1.0",
            answer(json!({"type": ["string", "null"]}), json!({})),
        ),
        ("0.2.0", answer(json!({"type": "string"}), json!({}))),
    ]);
    assert_eq!(
        merged.definition("ThingDoResponse")["properties"]["it"],
        json!({"type": "string", "nullable": true})
    );
}

#[test]
fn a_value_that_the_newest_release_dropped_is_kept_after_the_others() {
    let policy = |values: &[&str]| json!({"Policy": {"type": "string", "enum": values}});
    let to = json!({"$ref": "#/definitions/v2/Policy"});
    let merged = merged(&[
        (
            "0.142.0",
            answer(to.clone(), policy(&["untrusted", "on-failure", "never"])),
        ),
        (
            "0.143.0",
            answer(to, policy(&["never", "untrusted", "always"])),
        ),
    ]);
    assert_eq!(
        merged.definition("Policy")["enum"],
        json!(["never", "untrusted", "always", "on-failure"])
    );
    assert_eq!(
        *merged.place("Policy=on-failure"),
        json!({"stable": [[null, "0.142.0"]]})
    );
    assert_eq!(
        *merged.place("Policy=always"),
        json!({"stable": [["0.143.0", null]]})
    );
    assert!(merged.place("Policy=never").is_null());
}

#[test]
fn a_variant_that_the_newest_release_dropped_is_kept_with_its_fields() {
    let variant = |tag: &str, field: &str| json!({"type": "object", "properties": {"type": {"type": "string", "enum": [tag]}, field: {"type": "string"}}, "required": ["type", field]});
    let to = json!({"$ref": "#/definitions/v2/Action"});
    let old =
        json!({"Action": {"oneOf": [variant("search", "query"), variant("open_page", "url")]}});
    let new =
        json!({"Action": {"oneOf": [variant("openPage", "url"), variant("search", "query")]}});
    let merged = merged(&[
        ("0.111.0", answer(to.clone(), old)),
        ("0.112.0", answer(to, new)),
    ]);
    let tags: Vec<_> = merged.definition("Action")["oneOf"]
        .as_array()
        .unwrap()
        .iter()
        .map(|it| it["properties"]["type"]["enum"][0].as_str().unwrap())
        .collect();
    assert_eq!(tags, ["openPage", "search", "open_page"]);
    assert_eq!(
        *merged.place("Action[open_page]"),
        json!({"stable": [[null, "0.111.0"]]})
    );
    // What is inside a variant is where the variant is: no word about it.
    assert!(merged.place("Action[open_page].url").is_null());
}

#[test]
fn a_union_that_was_an_enum_before_it_had_keys_is_one_union() {
    let to = json!({"$ref": "#/definitions/v2/Policy"});
    let old = json!({"Policy": {"type": "string", "enum": ["never", "on-failure"]}});
    let new = json!({"Policy": {"oneOf": [
        {"type": "string", "enum": ["never"]},
        {"type": "object", "title": "G", "required": ["granular"], "properties": {"granular": {"type": "boolean"}}},
    ]}});
    let merged = merged(&[
        ("0.104.0", answer(to.clone(), old)),
        ("0.105.0", answer(to, new)),
    ]);
    merged.decided().unwrap();
    assert_eq!(
        merged.definition("Policy")["oneOf"][0]["enum"],
        json!(["never", "on-failure"])
    );
    assert_eq!(
        *merged.place("Policy[granular]"),
        json!({"stable": [["0.105.0", null]]})
    );
    assert_eq!(
        *merged.place("Policy=on-failure"),
        json!({"stable": [[null, "0.104.0"]]})
    );
}

#[test]
fn a_string_and_a_string_by_name_are_a_string() {
    let merged = merged(&[
        ("0.120.0", answer(json!({"type": "string"}), json!({}))),
        (
            "0.121.0",
            answer(
                json!({"$ref": "#/definitions/v2/Path"}),
                json!({"Path": {"type": "string", "description": "absolute"}}),
            ),
        ),
    ]);
    merged.decided().unwrap();
    assert_eq!(
        merged.definition("ThingDoResponse")["properties"]["it"],
        json!({"type": "string"})
    );
}

#[test]
fn a_string_that_became_a_string_or_a_list_is_the_union() {
    let union = json!({"Filter": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]}});
    let merged = merged(&[
        (
            "0.123.0",
            answer(json!({"type": ["string", "null"]}), json!({})),
        ),
        (
            "0.124.0",
            answer(
                json!({"anyOf": [{"$ref": "#/definitions/v2/Filter"}, {"type": "null"}]}),
                union,
            ),
        ),
    ]);
    merged.decided().unwrap();
    let it = &merged.definition("ThingDoResponse")["properties"]["it"];
    assert_eq!(
        *it,
        json!({"$ref": "#/definitions/Filter", "nullable": true})
    );
    // The field is as old as it is; the list is as old as the type that has it.
    assert!(merged.place("ThingDoResponse.it").is_null());
    assert_eq!(
        *merged.place("Filter"),
        json!({"stable": [["0.124.0", null]]})
    );
}

#[test]
fn integers_are_as_wide_as_the_widest() {
    let integer = |format: &str| json!({"type": "integer", "format": format, "minimum": if format.starts_with('u') { json!(0.0) } else { json!(-1) }});
    let widest = |a: &str, b: &str| {
        let merged = merged(&[
            ("0.1.0", answer(integer(a), json!({}))),
            ("0.2.0", answer(integer(b), json!({}))),
        ]);
        merged.definition("ThingDoResponse")["properties"]["it"]["format"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    assert_eq!(widest("uint32", "uint64"), "uint64");
    assert_eq!(widest("uint", "uint16"), "uint64");
    assert_eq!(widest("int32", "uint32"), "int64");
    assert_eq!(widest("int32", "int64"), "int64");
    assert_eq!(widest("uint16", "uint16"), "uint16");
}

#[test]
fn docs_and_defaults_are_those_of_the_newest_release_whatever_was_added_last() {
    let field = |doc: &str, default: i64| json!({"type": "integer", "format": "int64", "description": doc, "default": default});
    let new = || answer(field("new words", 2), json!({}));
    let old = || answer(field("old words", 1), json!({}));
    for releases in [
        [("0.2.0", new()), ("0.1.0", old())],
        [("0.1.0", old()), ("0.2.0", new())],
    ] {
        let merged = merged(&releases);
        let it = &merged.definition("ThingDoResponse")["properties"]["it"];
        assert_eq!(
            (&it["description"], &it["default"]),
            (&json!("new words"), &json!(2))
        );
    }
}

#[test]
fn two_types_for_one_place_need_a_decision() {
    let old = || answer(json!({"type": "boolean"}), json!({}));
    let new = || {
        answer(
            json!({"$ref": "#/definitions/v2/Search"}),
            json!({"Search": {"type": "object"}}),
        )
    };
    let history = history(&[("0.111.0", old()), ("0.113.0", new())]);
    let path = "ThingDoResponse.it";

    let undecided = merge(&history, &Overrides::default()).unwrap();
    let error = format!("{:#}", undecided.decided().unwrap_err());
    assert!(error.contains(path) && error.contains("0.111.0"), "{error}");
    let it = &undecided.definition("ThingDoResponse")["properties"]["it"];
    assert_eq!(
        *it,
        json!({"anyOf": [{"$ref": "#/definitions/Search"}, {"type": "boolean"}], "x-conflict": true})
    );

    let both = merge(
        &history,
        &overrides(json!({"types": {path: {"both": true, "reason": "old servers send it"}}})),
    )
    .unwrap();
    both.decided().unwrap();
    assert_eq!(
        both.definition("ThingDoResponse")["properties"]["it"]["x-conflict"],
        true
    );

    let decision = json!({"types": {path: {"schema": {"type": "string"}, "reason": "because"}}});
    let given = merge(&history, &overrides(decision)).unwrap();
    given.decided().unwrap();
    assert_eq!(
        given.definition("ThingDoResponse")["properties"]["it"],
        json!({"type": "string"})
    );
    assert!(given.place(path).is_null());

    let decision = json!({"types": {path: {"only": {"$ref": "#/definitions/Search"}, "reason": "the switch was another thing"}}});
    let only = merge(&history, &overrides(decision)).unwrap();
    only.decided().unwrap();
    assert_eq!(*only.place(path), json!({"stable": [["0.113.0", null]]}));
}

#[test]
fn a_struct_that_became_a_union_can_stay_a_struct() {
    let to = json!({"$ref": "#/definitions/v2/Hook"});
    let old = json!({"Hook": {"type": "object", "required": ["key", "kind"],
        "properties": {"key": {"type": "string"}, "kind": {"type": "string", "enum": ["command", "prompt"]}, "command": {"type": ["string", "null"]}}}});
    let new = json!({"Hook": {"type": "object", "required": ["key"], "properties": {"key": {"type": "string"}}, "oneOf": [
        {"type": "object", "properties": {"kind": {"type": "string", "enum": ["command"]}, "command": {"type": "string"}}, "required": ["kind", "command"]},
        {"type": "object", "properties": {"kind": {"type": "string", "enum": ["tool"]}, "tool": {"type": "string"}}, "required": ["kind", "tool"]},
    ]}});
    let history = history(&[
        ("0.147.0", answer(to.clone(), old)),
        ("0.148.0", answer(to, new)),
    ]);
    assert!(
        merge(&history, &Overrides::default())
            .unwrap()
            .decided()
            .is_err()
    );
    let flat = json!({"types": {"Hook": {"flatten": true, "reason": "one struct reads both"}}});
    let merged = merge(&history, &overrides(flat)).unwrap();
    merged.decided().unwrap();
    let hook = merged.definition("Hook");
    assert_eq!(hook["required"], json!(["key", "kind"]));
    assert_eq!(
        hook["properties"]["kind"]["enum"],
        json!(["command", "tool", "prompt"])
    );
    assert_eq!(
        *merged.place("Hook.tool"),
        json!({"stable": [["0.148.0", null]]})
    );
}

#[test]
fn a_response_that_is_not_named_after_the_params_must_be_named() {
    let v2 = json!({"WriteParams": {"type": "object"}, "ConfigWriteResponse": {"type": "object"}});
    let bundle = Bundle::parse(&raw(
        json!({}),
        v2,
        &[(
            "config/write",
            json!({"$ref": "#/definitions/v2/WriteParams"}),
        )],
    ))
    .unwrap();
    let history = history(&[("0.1.0", bundle)]);
    let error = merge(&history, &Overrides::default())
        .unwrap()
        .decided()
        .unwrap_err();
    assert!(error.to_string().contains("config/write"), "{error}");

    let named = json!({"responses": {"config/write": {"name": "ConfigWriteResponse", "reason": "not named after the params"}}});
    let merged = merge(&history, &overrides(named)).unwrap();
    merged.decided().unwrap();
    assert_eq!(
        merged.schema["methods"]["client_requests"]["config/write"]["response"],
        "ConfigWriteResponse"
    );
    assert!(merged.definition("ConfigWriteResponse").is_object());

    let wrong =
        json!({"responses": {"config/write": {"name": "NoSuchResponse", "reason": "wrong"}}});
    assert!(
        merge(&history, &overrides(wrong))
            .unwrap()
            .decided()
            .is_err()
    );
}

#[test]
fn params_that_were_null_once_may_be_null() {
    let bundle = |params| {
        let v2 = json!({"ReadParams": {"type": "object"}, "ReadResponse": {"type": "object"}});
        Bundle::parse(&raw(json!({}), v2, &[("read", params)])).unwrap()
    };
    let named = json!({"$ref": "#/definitions/v2/ReadParams"});
    let merged = merged(&[
        ("0.1.0", bundle(json!({"type": "null"}))),
        ("0.2.0", bundle(named)),
    ]);
    let expected =
        json!({"params": "ReadParams", "params_nullable": true, "response": "ReadResponse"});
    assert_eq!(
        merged.schema["methods"]["client_requests"]["read"],
        expected
    );
}

#[test]
fn types_that_no_method_leads_to_are_dropped() {
    let merged = merged(&[(
        "0.1.0",
        answer(
            json!({"type": "string"}),
            json!({"Lonely": {"type": "string"}, "LonelyResponse": {"type": "object"}}),
        ),
    )]);
    assert_eq!(
        merged.schema["definitions"]
            .as_object()
            .unwrap()
            .keys()
            .collect::<Vec<_>>(),
        ["ThingDoParams", "ThingDoResponse"]
    );
}

#[test]
fn a_method_without_types_leads_to_none() {
    let history = history(&[("0.1.0", answer(json!({"type": "string"}), json!({})))]);
    let merged = merge(
        &history,
        &overrides(json!({"untyped": {"thing/do": {"reason": "old"}}})),
    )
    .unwrap();
    assert_eq!(merged.schema["definitions"], json!({}));
    assert_eq!(
        merged.schema["untyped"]["thing/do"],
        json!({"kind": "client_requests", "reason": "old"})
    );
    assert_eq!(
        merged.availability["methods"]["thing/do"],
        json!({"kind": "client_requests", "stable": [[null, null]]})
    );
}

#[test]
fn ids_and_patches_are_marked_where_they_are_and_nowhere_else() {
    let params = json!({"type": "object", "properties": {
        "threadId": {"type": "string"}, "tier": {"type": ["string", "null"]}, "threadIds": {"type": "array", "items": {"type": "string"}},
        "item": {"$ref": "#/definitions/v2/Item"}, "audio": {"type": "object", "properties": {"itemId": {"type": "string"}}}}});
    let variant = |tag: &str| json!({"type": "object", "properties": {"type": {"type": "string", "enum": [tag]}, "id": {"type": "string"}}, "required": ["type"]});
    let item = json!({"Item": {"oneOf": [variant("a"), variant("b")]}});
    let history = history(&[("0.1.0", thing(params, json!({"type": "object"}), item))]);
    let decisions = overrides(json!({
        "patches": {"ThingDoParams.tier": {"reason": "null clears it"}},
        "ids": {"properties": {"thread": ["threadId", "threadIds"], "item": ["itemId"]},
                "paths": {"Item[*].id": "item", "ThingDoParams.audio.itemId": ""}},
    }));
    let merged = merge(&history, &decisions).unwrap();
    merged.decided().unwrap();
    let properties = &merged.definition("ThingDoParams")["properties"];
    assert_eq!(properties["threadId"]["x-id"], "thread");
    assert_eq!(properties["threadIds"]["items"]["x-id"], "thread");
    assert_eq!(properties["tier"]["x-patch"], true);
    assert!(properties["threadId"]["x-patch"].is_null());
    assert!(properties["audio"]["properties"]["itemId"]["x-id"].is_null());
    for variant in merged.definition("Item")["oneOf"].as_array().unwrap() {
        assert_eq!(variant["properties"]["id"]["x-id"], "item");
    }
}

#[test]
fn an_override_that_matches_nothing_is_told() {
    let history = history(&[("0.1.0", answer(json!({"type": "string"}), json!({})))]);
    for at in [
        json!({"patches": {"Gone.field": {"reason": "r"}}}),
        json!({"types": {"Gone.field": {"both": true, "reason": "r"}}}),
        json!({"responses": {"gone": {"name": "X", "reason": "r"}}}),
        json!({"untyped": {"gone": {"reason": "r"}}}),
        json!({"docs": {"gone": {"text": "", "reason": "r"}}}),
        json!({"aliases": {"Gone": {"name": "X", "reason": "r"}}}),
        json!({"ids": {"paths": {"Gone.id": "item"}}}),
    ] {
        let error = merge(&history, &overrides(at.clone()))
            .unwrap()
            .decided()
            .unwrap_err();
        assert!(
            error.to_string().contains("nothing matches"),
            "{at}: {error}"
        );
    }
}

#[test]
fn an_override_without_a_reason_is_refused() {
    for bad in [
        json!({"patches": {"A.b": {}}}),
        json!({"patches": {"A.b": {"reason": "  "}}}),
        json!({"types": {"A.b": {"reason": "no decision"}}}),
        json!({"types": {"A.b": {"schema": {"type": "tuple"}, "reason": "not a schema"}}}),
        json!({"typo": {}}),
    ] {
        assert!(Overrides::read(&bad.to_string()).is_err(), "{bad}");
    }
}

#[test]
fn a_renamed_type_is_one_type() {
    let old = answer(
        json!({"$ref": "#/definitions/v2/OldName"}),
        json!({"OldName": {"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]}}),
    );
    let new = answer(
        json!({"$ref": "#/definitions/v2/NewName"}),
        json!({"NewName": {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}, "required": ["a", "b"]}}),
    );
    let history = history(&[("0.1.0", old), ("0.2.0", new)]);
    assert!(
        merge(&history, &Overrides::default())
            .unwrap()
            .decided()
            .is_err()
    );
    let alias = overrides(
        json!({"aliases": {"OldName": {"name": "NewName", "reason": "renamed in 0.2.0"}}}),
    );
    let merged = merge(&history, &alias).unwrap();
    merged.decided().unwrap();
    assert_eq!(merged.definition("NewName")["required"], json!(["a"]));
    assert!(merged.definition("OldName").is_null());
    assert!(merged.place("NewName").is_null());
}
