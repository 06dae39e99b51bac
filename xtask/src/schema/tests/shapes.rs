//! The many spellings of one thing become one.

use serde_json::{Value, json};

use crate::schema::node::Node;

fn read(schema: Value) -> Value {
    Node::parse(&schema).unwrap().to_json()
}

#[test]
fn all_ways_to_say_or_null_are_one() {
    let expected = json!({"type": "string", "nullable": true});
    assert_eq!(read(json!({"type": ["string", "null"]})), expected);
    assert_eq!(
        read(json!({"anyOf": [{"type": "string"}, {"type": "null"}]})),
        expected
    );
    assert_eq!(
        read(json!({"oneOf": [{"type": "null"}, {"type": "string"}]})),
        expected
    );
    let by_name = json!({"$ref": "#/definitions/A", "nullable": true, "description": "d"});
    assert_eq!(
        read(json!({"anyOf": [{"$ref": "#/definitions/A"}, {"type": "null"}], "description": "d"})),
        by_name
    );
    assert_eq!(
        read(json!({"type": ["string", "null"], "enum": ["a", null]})),
        json!({"type": "string", "enum": ["a"], "nullable": true})
    );
}

#[test]
fn a_ref_wrapped_to_carry_a_description_is_a_ref() {
    let wrapped =
        json!({"allOf": [{"$ref": "#/definitions/A"}], "description": "d", "default": "x"});
    assert_eq!(
        read(wrapped),
        json!({"$ref": "#/definitions/A", "description": "d", "default": "x"})
    );
}

#[test]
fn a_closed_object_never_becomes_a_refusal() {
    let closed = json!({"type": "object", "properties": {"a": {"type": "string"}}, "additionalProperties": false});
    assert_eq!(
        read(closed),
        json!({"type": "object", "properties": {"a": {"type": "string"}}})
    );
    assert_eq!(
        read(json!({"type": "object", "additionalProperties": false})),
        json!({"type": "object"})
    );
    // An open one stays open.
    let map = json!({"type": "object", "additionalProperties": true});
    assert_eq!(
        read(map),
        json!({"type": "object", "additionalProperties": {}})
    );
}

#[test]
fn one_value_enums_in_a_union_are_one_enum_that_keeps_its_docs() {
    let union = json!({"oneOf": [
        {"type": "string", "enum": ["a"], "description": "first"},
        {"type": "string", "enum": ["b"]},
    ]});
    let expected =
        json!({"type": "string", "enum": ["a", "b"], "x-values": [{"value": "a", "doc": "first"}]});
    assert_eq!(read(union), expected);
    // What was written reads the same.
    assert_eq!(read(expected.clone()), expected);
}

#[test]
fn strings_and_objects_with_one_key_are_one_union() {
    let union = json!({"oneOf": [
        {"type": "string", "enum": ["never"]},
        {"type": "object", "additionalProperties": false, "required": ["granular"], "title": "G",
         "properties": {"granular": {"type": "object", "properties": {"mcp": {"type": "boolean"}}}}},
    ]});
    let read_once = read(union);
    assert_eq!(read_once["x-union"], "external");
    assert_eq!(
        read_once["oneOf"][0],
        json!({"type": "string", "enum": ["never"]})
    );
    assert_eq!(read_once["oneOf"][1]["required"], json!(["granular"]));
    assert_eq!(read(read_once.clone()), read_once);
}

#[test]
fn a_catch_all_member_does_not_hide_the_union() {
    let union = json!({"anyOf": [
        {"type": "string", "enum": ["other"]},
        {"type": "object", "title": "H", "required": ["http"], "properties": {"http": {"type": "object"}}},
        {"type": ["string", "object"]},
    ]});
    assert_eq!(read(union)["x-union"], "external");
}

#[test]
fn properties_beside_a_union_are_not_lost() {
    let item = json!({
        "type": "object",
        "properties": {"startedAtMs": {"type": ["integer", "null"], "format": "int64"}},
        "oneOf": [
            {"type": "object", "properties": {"type": {"type": "string", "enum": ["a"]}}, "required": ["type"]},
            {"type": "object", "properties": {"type": {"type": "string", "enum": ["b"]}}, "required": ["type"]},
        ],
    });
    let read_once = read(item);
    assert_eq!(read_once["x-tag"], "type");
    assert_eq!(read_once["properties"]["startedAtMs"]["nullable"], true);
    assert_eq!(read_once["oneOf"].as_array().unwrap().len(), 2);
    assert_eq!(read(read_once.clone()), read_once);
}

#[test]
fn a_struct_with_alternatives_is_a_struct_that_requires_neither() {
    let image = json!({
        "type": "object",
        "properties": {"type": {"type": "string", "enum": ["image"]}},
        "required": ["type"],
        "anyOf": [
            {"type": "object", "properties": {"url": {"type": "string"}}, "required": ["url"]},
            {"type": "object", "properties": {"fileId": {"type": "string"}}, "required": ["fileId"]},
        ],
    });
    let image = read(image);
    assert_eq!(image["required"], json!(["type"]));
    assert_eq!(
        image["properties"]
            .as_object()
            .unwrap()
            .keys()
            .collect::<Vec<_>>(),
        ["fileId", "type", "url"]
    );
    assert_eq!(image["x-alternatives"], json!([["url"], ["fileId"]]));
}

#[test]
fn a_union_of_one_member_with_a_tag_is_open_to_a_second() {
    let one = json!({"oneOf": [
        {"type": "object", "properties": {"type": {"type": "string", "enum": ["local"]}}, "required": ["type"]},
    ]});
    assert_eq!(read(one)["x-union"], "tagged");
}

#[test]
fn a_new_keyword_asks_for_a_decision() {
    let error = Node::parse(&json!({"type": "object", "patternProperties": {}})).unwrap_err();
    assert!(error.to_string().contains("patternProperties"), "{error}");
    assert!(Node::parse(&json!({"type": "tuple"})).is_err());
    assert!(Node::parse(&json!({"allOf": [{}, {}]})).is_err());
}
