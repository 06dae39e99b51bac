//! Params, read as the real server reads them, refusals included.

use serde_json::Value;

use super::super::answer::Refusal;

fn bad(text: String) -> Refusal {
    Refusal::invalid(format!("Invalid request: {text}"))
}

/// A string that must be there.
pub(crate) fn text<'a>(params: &'a Value, name: &str) -> Result<&'a str, Refusal> {
    match params.get(name) {
        None => Err(bad(format!("missing field `{name}`"))),
        Some(Value::String(text)) => Ok(text),
        Some(other) => Err(bad(format!(
            "invalid type: {}, expected a string",
            describe(other)
        ))),
    }
}

/// A string that may be missing or null.
pub(crate) fn text_or<'a>(params: &'a Value, name: &str) -> Option<&'a str> {
    params.get(name).and_then(Value::as_str)
}

pub(crate) fn flag(params: &Value, name: &str) -> bool {
    params.get(name).and_then(Value::as_bool).unwrap_or(false)
}

/// A list that must be there.
pub(crate) fn list<'a>(params: &'a Value, name: &str) -> Result<&'a Value, Refusal> {
    match params.get(name) {
        None => Err(bad(format!("missing field `{name}`"))),
        Some(list @ Value::Array(_)) => Ok(list),
        Some(other) => Err(bad(format!(
            "invalid type: {}, expected a sequence",
            describe(other)
        ))),
    }
}

/// One of these, or nothing.
pub(crate) fn choice<'a>(
    params: &'a Value,
    name: &str,
    choices: &[&str],
) -> Result<Option<&'a str>, Refusal> {
    match params.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if choices.contains(&text.as_str()) => Ok(Some(text)),
        Some(Value::String(text)) => {
            let choices: Vec<String> = choices.iter().map(|c| format!("`{c}`")).collect();
            Err(bad(format!(
                "unknown variant `{text}`, expected one of {}",
                choices.join(", ")
            )))
        }
        Some(other) => Err(bad(format!(
            "invalid type: {}, expected a string",
            describe(other)
        ))),
    }
}

/// The thread's id.
pub(crate) fn thread_id(params: &Value) -> Result<&str, Refusal> {
    let id = text(params, "threadId")?;
    let hex = id.strip_prefix("urn:uuid:").unwrap_or(id);
    let wrong = hex
        .char_indices()
        .find(|(_, c)| !c.is_ascii_hexdigit() && *c != '-');
    if let Some((at, c)) = wrong {
        return Err(Refusal::invalid(format!(
            "invalid thread id: invalid character: expected an optional prefix of `urn:uuid:` followed by [0-9a-fA-F-], found `{c}` at {}",
            at + 1
        )));
    }
    let digits = hex.bytes().filter(u8::is_ascii_hexdigit).count();
    if digits != 32 {
        return Err(Refusal::invalid(format!(
            "invalid thread id: invalid length: expected length 32 for simple format, found {digits}"
        )));
    }
    Ok(id)
}

fn describe(value: &Value) -> String {
    match value {
        Value::Null => "null".to_owned(),
        Value::Bool(flag) => format!("boolean `{flag}`"),
        Value::Number(number) if number.is_f64() => format!("floating point `{number}`"),
        Value::Number(number) => format!("integer `{number}`"),
        Value::String(text) => format!("string {text:?}"),
        Value::Array(_) => "sequence".to_owned(),
        Value::Object(_) => "map".to_owned(),
    }
}
