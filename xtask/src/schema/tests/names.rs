//! Two namespaces become one.

use serde_json::json;

use super::{Bundle, merge, overrides, raw, version};
use crate::schema::history::History;

#[test]
fn a_flat_bundle_is_refused() {
    let flat = json!({"definitions": {"ThreadStartParams": {}, "ClientRequest": {"oneOf": []}}});
    let error = Bundle::parse(&flat).unwrap_err();
    assert!(format!("{error:#}").contains("nested bundle"), "{error:#}");
}

#[test]
fn a_ref_that_dangles_because_the_type_moved_to_v2_is_mended() {
    let top = json!({"AskParams": {"type": "object", "properties": {"how": {"$ref": "#/definitions/How"}}}});
    let v2 = json!({"How": {"type": "string", "enum": ["a"]}});
    let bundle = Bundle::parse(&raw(
        top,
        v2,
        &[("ask", json!({"$ref": "#/definitions/AskParams"}))],
    ))
    .unwrap();
    assert_eq!(
        bundle.definitions["AskParams"]["properties"]["how"]["$ref"],
        "#/definitions/How"
    );
    let mut history = History::default();
    history.fold(version("0.105.0"), &bundle, &bundle).unwrap();
    assert!(history.definitions.contains_key("How"));
}

#[test]
fn a_ref_to_nothing_is_an_error_that_names_it() {
    let top = json!({"AskParams": {"type": "object", "properties": {"how": {"$ref": "#/definitions/Nowhere"}}}});
    let bundle = Bundle::parse(&raw(
        top,
        json!({}),
        &[("ask", json!({"$ref": "#/definitions/AskParams"}))],
    ))
    .unwrap();
    let error = History::default()
        .fold(version("0.105.0"), &bundle, &bundle)
        .unwrap_err();
    assert!(format!("{error:#}").contains("`Nowhere`"), "{error:#}");
}

#[test]
fn a_name_defined_twice_and_differently_gives_two_types() {
    let top = json!({
        "Policy": {"type": "string", "enum": ["kebab-case"]},
        "Outer": {"type": "object", "properties": {"policy": {"$ref": "#/definitions/Policy"}}},
        "OldParams": {"type": "object", "properties": {"outer": {"$ref": "#/definitions/Outer"}}},
    });
    let v2 = json!({
        "Policy": {"type": "string", "enum": ["camelCase"]},
        "Outer": {"type": "object", "properties": {"policy": {"$ref": "#/definitions/v2/Policy"}}},
        "NewParams": {"type": "object", "properties": {"outer": {"$ref": "#/definitions/v2/Outer"}}},
    });
    let requests = [
        ("old", json!({"$ref": "#/definitions/OldParams"})),
        ("new", json!({"$ref": "#/definitions/v2/NewParams"})),
    ];
    let bundle = Bundle::parse(&raw(top, v2, &requests)).unwrap();
    assert_eq!(bundle.definitions["Policy"]["enum"][0], "camelCase");
    assert_eq!(bundle.definitions["V1Policy"]["enum"][0], "kebab-case");
    // The same text, but it leads to another type.
    assert_eq!(
        bundle.definitions["V1Outer"]["properties"]["policy"]["$ref"],
        "#/definitions/V1Policy"
    );
    assert_eq!(
        bundle.definitions["OldParams"]["properties"]["outer"]["$ref"],
        "#/definitions/V1Outer"
    );
    assert_eq!(
        bundle.definitions["NewParams"]["properties"]["outer"]["$ref"],
        "#/definitions/Outer"
    );
}

#[test]
fn a_name_defined_twice_and_equally_gives_one_type() {
    let same = json!({"type": "string", "description": "here"});
    let other_words = json!({"type": "string", "description": "there", "title": "Path"});
    let bundle = Bundle::parse(&raw(
        json!({"Path": same}),
        json!({"Path": other_words}),
        &[],
    ))
    .unwrap();
    assert_eq!(bundle.definitions.keys().collect::<Vec<_>>(), ["Path"]);
    assert_eq!(bundle.definitions["Path"]["description"], "there");
}

#[test]
fn a_type_that_moved_to_v2_between_releases_is_one_type() {
    let schema =
        json!({"type": "object", "properties": {"a": {"type": "string"}}, "required": ["a"]});
    let request = |target: &str| [("ask", json!({"$ref": target}))];
    let old = raw(
        json!({"AskParams": schema, "AskResponse": {"type": "object"}}),
        json!({}),
        &request("#/definitions/AskParams"),
    );
    let new = raw(
        json!({"AskResponse": {"type": "object"}}),
        json!({"AskParams": schema}),
        &request("#/definitions/v2/AskParams"),
    );
    let (old, new) = (Bundle::parse(&old).unwrap(), Bundle::parse(&new).unwrap());
    let history = super::history(&[("0.105.0", old), ("0.106.0", new)]);
    assert_eq!(history.definitions["AskParams"].len(), 1);
    let merged = merge(&history, &overrides(json!({}))).unwrap();
    merged.decided().unwrap();
    assert_eq!(
        merged.schema["methods"]["client_requests"]["ask"],
        json!({"params": "AskParams", "response": "AskResponse"})
    );
}

#[test]
fn a_property_named_like_a_keyword_is_a_property() {
    let params = json!({
        "type": "object",
        "properties": {"$schema": {"type": "string"}, "required": {"type": "boolean"}, "default": {"$ref": "#/definitions/v2/Odd"}},
        "required": ["required"],
    });
    let v2 = json!({"AskParams": params, "Odd": {"type": "string"}});
    let bundle = Bundle::parse(&raw(
        json!({}),
        v2,
        &[("ask", json!({"$ref": "#/definitions/v2/AskParams"}))],
    ))
    .unwrap();
    let properties = bundle.definitions["AskParams"]["properties"]
        .as_object()
        .unwrap();
    assert_eq!(
        properties.keys().collect::<Vec<_>>(),
        ["$schema", "default", "required"]
    );
    assert_eq!(properties["default"]["$ref"], "#/definitions/Odd");
}

#[test]
fn params_without_a_name_get_one() {
    let inline = json!({"type": "object", "properties": {"path": {"type": "string"}}});
    let bundle = Bundle::parse(&raw(
        json!({}),
        json!({}),
        &[("thread/read_all", inline.clone())],
    ))
    .unwrap();
    assert_eq!(bundle.definitions["ThreadReadAllParams"], inline);
    let entry = &bundle.methods[&("client_requests".to_owned(), "thread/read_all".to_owned())];
    assert_eq!(entry["params"]["$ref"], "#/definitions/ThreadReadAllParams");
}
