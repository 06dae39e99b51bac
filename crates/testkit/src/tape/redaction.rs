//! What is not to be on a tape.

use std::fmt;
use std::sync::Arc;

use serde_json::Value;

/// What stands in place of what was redacted.
pub const REDACTED: &str = "[redacted]";

/// Members that hold tokens and keys.
const SECRETS: &[&str] = &[
    "accessToken",
    "access_token",
    "refreshToken",
    "refresh_token",
    "idToken",
    "id_token",
    "apiKey",
    "api_key",
    "authToken",
    "chatgptAuthTokens",
    "authorization",
    "Authorization",
    "password",
    "secret",
    "token",
];

type Predicate = dyn Fn(&str) -> bool + Send + Sync;

/// What a [`Recorder`](super::Recorder) leaves out of its file: a marked value is replaced by the string [`REDACTED`], whatever it was.
///
/// ```
/// use codex_threads_testkit::tape::Redaction;
/// use serde_json::json;
///
/// let redaction = Redaction::secrets()
///     .key("cwd")
///     .pointer("/params/input/*/text")
///     .strings(|text| text.contains("/home/me"));
/// let mut message = json!({"params": {"cwd": "/", "input": [{"text": "a secret"}], "path": "/home/me/x", "apiKey": "sk-1"}});
/// redaction.apply(&mut message);
/// assert_eq!(message["params"], json!({
///     "cwd": "[redacted]", "input": [{"text": "[redacted]"}], "path": "[redacted]", "apiKey": "[redacted]",
/// }));
/// ```
#[derive(Clone, Default)]
pub struct Redaction {
    keys: Vec<String>,
    pointers: Vec<Vec<String>>,
    predicates: Vec<Arc<Predicate>>,
}

impl Redaction {
    /// Nothing: everything is written as it is, tokens too.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// Members whose names say that they hold tokens, keys and passwords.
    #[must_use]
    pub fn secrets() -> Self {
        SECRETS.iter().fold(Self::none(), |all, key| all.key(*key))
    }

    /// Every member of this name, at any depth.
    #[must_use]
    pub fn key(mut self, name: impl Into<String>) -> Self {
        self.keys.push(name.into());
        self
    }

    /// What lies at this JSON pointer in a message, such as `/params/input`. `*` stands for any name or index.
    #[must_use]
    pub fn pointer(mut self, pointer: &str) -> Self {
        let parts = pointer.split('/').skip(1);
        let parts = parts.map(|part| part.replace("~1", "/").replace("~0", "~"));
        self.pointers.push(parts.collect());
        self
    }

    /// Every string for which this says so. Names of members are not asked about.
    #[must_use]
    pub fn strings(mut self, marked: impl Fn(&str) -> bool + Send + Sync + 'static) -> Self {
        self.predicates.push(Arc::new(marked));
        self
    }

    /// Redacts a message.
    pub fn apply(&self, message: &mut Value) {
        for pointer in &self.pointers {
            redact_at(message, pointer);
        }
        self.walk(message);
    }

    /// A line that is no message: redacted as a whole if it is marked.
    pub(crate) fn apply_to_text(&self, text: String) -> String {
        if self.predicates.iter().any(|marked| marked(&text)) {
            REDACTED.to_owned()
        } else {
            text
        }
    }

    fn walk(&self, value: &mut Value) {
        match value {
            Value::String(text) if self.predicates.iter().any(|marked| marked(text)) => {
                REDACTED.clone_into(text);
            }
            Value::Array(items) => items.iter_mut().for_each(|item| self.walk(item)),
            Value::Object(members) => {
                for (name, value) in members {
                    // What isn't there needs no cover, and shows what is known without it.
                    if self.keys.contains(name) && !value.is_null() {
                        *value = REDACTED.into();
                    } else {
                        self.walk(value);
                    }
                }
            }
            _ => {}
        }
    }
}

fn redact_at(value: &mut Value, pointer: &[String]) {
    let Some((first, rest)) = pointer.split_first() else {
        *value = REDACTED.into();
        return;
    };
    match value {
        Value::Object(members) => {
            let fitting = members
                .iter_mut()
                .filter(|(name, _)| first == "*" || first == *name);
            for (_, value) in fitting {
                redact_at(value, rest);
            }
        }
        Value::Array(items) if first == "*" => {
            items.iter_mut().for_each(|item| redact_at(item, rest));
        }
        Value::Array(items) => {
            if let Some(item) = first.parse().ok().and_then(|at: usize| items.get_mut(at)) {
                redact_at(item, rest);
            }
        }
        _ => {}
    }
}

impl fmt::Debug for Redaction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Redaction")
            .field("keys", &self.keys)
            .field("pointers", &self.pointers)
            .field("predicates", &self.predicates.len())
            .finish()
    }
}
