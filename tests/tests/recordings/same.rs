//! When two payloads are equal: `null` and absent count as the same, and so do numbers of one value.

use serde_json::Value;

/// Where two values differ first; none if they are the same.
pub(crate) fn difference(left: &Value, right: &Value) -> Option<String> {
    differ(left, right, &mut String::new())
}

fn differ(left: &Value, right: &Value, path: &mut String) -> Option<String> {
    match (left, right) {
        (Value::Object(a), Value::Object(b)) => {
            let names = a
                .keys()
                .chain(b.keys().filter(|name| !a.contains_key(*name)));
            names.into_iter().find_map(|name| {
                let of = |members: &serde_json::Map<String, Value>| {
                    members.get(name).cloned().unwrap_or(Value::Null)
                };
                within(path, &name.replace('~', "~0").replace('/', "~1"), |path| {
                    differ(&of(a), &of(b), path)
                })
            })
        }
        (Value::Array(a), Value::Array(b)) if a.len() == b.len() => {
            a.iter().zip(b).enumerate().find_map(|(index, (a, b))| {
                within(path, &index.to_string(), |path| differ(a, b, path))
            })
        }
        (Value::Number(a), Value::Number(b)) if a == b || a.as_f64() == b.as_f64() => None,
        (a, b) if a == b => None,
        (a, b) => Some(format!("at {path}: {} became {}", short(a), short(b))),
    }
}

fn within<T>(path: &mut String, step: &str, act: impl FnOnce(&mut String) -> T) -> T {
    let length = path.len();
    path.push('/');
    path.push_str(step);
    let result = act(path);
    path.truncate(length);
    result
}

fn short(value: &Value) -> String {
    value.to_string().chars().take(120).collect()
}

#[test]
fn null_and_absent_are_the_same_and_nothing_else_is() {
    use serde_json::json;
    assert_eq!(
        difference(&json!({"a": null, "b": 1}), &json!({"b": 1.0})),
        None
    );
    assert!(difference(&json!({"a": []}), &json!({})).is_some());
    assert!(difference(&json!({"a": ""}), &json!({"a": null})).is_some());
    assert!(difference(&json!([1, null]), &json!([1])).is_some());
    assert!(difference(&json!({"a": 0}), &json!({"a": false})).is_some());
}
