//! Conversions that make the common requests short.

use crate::{IntoField, List, TextUserInput, ThreadItem, UserInput};

impl From<&str> for UserInput {
    fn from(text: &str) -> Self {
        TextUserInput::new(text).into()
    }
}

impl From<String> for UserInput {
    fn from(text: String) -> Self {
        TextUserInput::new(text).into()
    }
}

impl IntoField<UserInput> for &str {
    fn into_field(self) -> UserInput {
        self.into()
    }
}

impl IntoField<UserInput> for String {
    fn into_field(self) -> UserInput {
        self.into()
    }
}

impl IntoField<List<UserInput>> for &str {
    fn into_field(self) -> List<UserInput> {
        List::from(vec![self.into()])
    }
}

impl IntoField<List<UserInput>> for String {
    fn into_field(self) -> List<UserInput> {
        List::from(vec![self.into()])
    }
}

impl ThreadItem {
    /// The item's id; `None` for one of an unknown kind that has none.
    ///
    /// ```
    /// use codex_threads_protocol::{ThreadItem, decode};
    ///
    /// let item: ThreadItem = decode(br#"{"type":"invented","id":"i"}"#)?;
    /// assert_eq!(item.id(), Some("i"));
    /// # Ok::<(), codex_threads_protocol::DecodeError>(())
    /// ```
    #[must_use]
    pub fn id(&self) -> Option<&str> {
        let id = match self {
            Self::UserMessage(item) => &item.id,
            Self::HookPrompt(item) => &item.id,
            Self::Plan(item) => &item.id,
            Self::Reasoning(item) => &item.id,
            Self::FileChange(item) => &item.id,
            Self::ImageView(item) => &item.id,
            Self::Sleep(item) => &item.id,
            Self::EnteredReviewMode(item) => &item.id,
            Self::ExitedReviewMode(item) => &item.id,
            Self::ContextCompaction(item) => &item.id,
            Self::AgentMessage(item) => &item.id,
            Self::FunctionCallOutput(item) => &item.id,
            Self::CommandExecution(item) => &item.id,
            Self::McpToolCall(item) => &item.id,
            Self::DynamicToolCall(item) => &item.id,
            Self::CollabAgentToolCall(item) => &item.id,
            Self::SubAgentActivity(item) => &item.id,
            Self::WebSearch(item) => &item.id,
            Self::ImageGeneration(item) => &item.id,
            Self::Unknown(value) => return value.tag("id"),
        };
        Some(id.as_str())
    }
}
