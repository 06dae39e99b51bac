//! What a model was asked.

use std::fmt;
use std::sync::Arc;

use serde_json::Value;

/// A request that a [`ScriptedModel`](super::ScriptedModel) got. Cheap to clone.
///
/// Headers that carry credentials (`authorization`, `cookie`, `proxy-authorization`, `api-key`, …) are not recorded. The body may hold
/// prompts and file contents: `Debug` shows its size only.
///
/// ```no_run
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// # use codex_threads_testkit::ScriptedModel;
/// # let model = ScriptedModel::start().await?;
/// let request = model.next_request().await?;
/// assert_eq!(request.path(), "/v1/responses");
/// assert!(request.user_texts().iter().any(|t| t == "Hello"));
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct RecordedRequest {
    inner: Arc<Inner>,
}

pub(crate) struct Inner {
    pub(crate) index: usize,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Value,
    pub(crate) body_bytes: usize,
}

impl RecordedRequest {
    pub(crate) fn new(inner: Inner) -> Self {
        Self {
            inner: Arc::new(inner),
        }
    }

    /// Its place among the requests of its record, from 0.
    #[must_use]
    pub fn index(&self) -> usize {
        self.inner.index
    }

    /// The HTTP method.
    #[must_use]
    pub fn method(&self) -> &str {
        &self.inner.method
    }

    /// The path with its query, such as `/v1/responses`.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.inner.path
    }

    /// The headers, names in lower case, without those that carry credentials.
    #[must_use]
    pub fn headers(&self) -> &[(String, String)] {
        &self.inner.headers
    }

    /// The first header of a name (case doesn't matter).
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers()
            .iter()
            .find(|(n, _)| n.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    /// The body; `null` if it was empty or not JSON.
    #[must_use]
    pub fn body(&self) -> &Value {
        &self.inner.body
    }

    /// The size of the body in bytes.
    #[must_use]
    pub fn body_bytes(&self) -> usize {
        self.inner.body_bytes
    }

    /// The model asked for.
    #[must_use]
    pub fn model(&self) -> Option<&str> {
        self.body().get("model").and_then(Value::as_str)
    }

    /// The conversation so far: the items of the body's `input`, oldest first.
    #[must_use]
    pub fn input(&self) -> &[Value] {
        self.body()
            .get("input")
            .and_then(Value::as_array)
            .map_or(&[], Vec::as_slice)
    }

    /// The texts of the user's messages, oldest first. Codex itself adds some (environment, instructions).
    #[must_use]
    pub fn user_texts(&self) -> Vec<String> {
        self.texts_of("user")
    }

    /// The texts of the model's own messages, oldest first.
    #[must_use]
    pub fn assistant_texts(&self) -> Vec<String> {
        self.texts_of("assistant")
    }

    fn texts_of(&self, role: &str) -> Vec<String> {
        self.input()
            .iter()
            .filter(|item| item.get("role").and_then(Value::as_str) == Some(role))
            .filter_map(|item| item.get("content").and_then(Value::as_array))
            .flatten()
            .filter_map(|part| part.get("text").and_then(Value::as_str))
            .map(str::to_owned)
            .collect()
    }

    /// What tools gave back (`*_call_output` items), oldest first: the call's id and the output as text.
    ///
    /// An output that is a list of parts is given as the joined texts of its parts.
    #[must_use]
    pub fn tool_outputs(&self) -> Vec<(String, String)> {
        self.input()
            .iter()
            .filter(|item| {
                item.get("type")
                    .and_then(Value::as_str)
                    .is_some_and(|kind| kind.ends_with("_call_output"))
            })
            .map(|item| {
                let id = item
                    .get("call_id")
                    .and_then(Value::as_str)
                    .unwrap_or_default();
                let output = item.get("output").map(output_text).unwrap_or_default();
                (id.to_owned(), output)
            })
            .collect()
    }

    /// The tools on offer: the entries of the body's `tools`.
    #[must_use]
    pub fn tools(&self) -> &[Value] {
        self.body()
            .get("tools")
            .and_then(Value::as_array)
            .map_or(&[], Vec::as_slice)
    }

    /// The names of the tools on offer; a tool without a name is given by its type.
    #[must_use]
    pub fn tool_names(&self) -> Vec<&str> {
        self.tools().iter().filter_map(tool_name).collect()
    }
}

pub(crate) fn tool_name(tool: &Value) -> Option<&str> {
    tool.get("name")
        .or_else(|| tool.get("type"))
        .and_then(Value::as_str)
}

fn output_text(output: &Value) -> String {
    match output {
        Value::String(text) => text.clone(),
        Value::Array(parts) => parts
            .iter()
            .filter_map(|part| part.get("text").and_then(Value::as_str))
            .collect::<Vec<_>>()
            .join(""),
        Value::Object(map) => match map.get("content") {
            Some(content) => output_text(content),
            None => output.to_string(),
        },
        other => other.to_string(),
    }
}

impl fmt::Debug for RecordedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RecordedRequest")
            .field("index", &self.index())
            .field("method", &self.method())
            .field("path", &self.path())
            .field("input_items", &self.input().len())
            .field("body_bytes", &self.body_bytes())
            .finish_non_exhaustive()
    }
}
