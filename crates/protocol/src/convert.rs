//! Conversions that make the common requests short.

use crate::{
    ImageUserInput, IntoField, List, LocalImageUserInput, MentionUserInput, SkillUserInput,
    TextUserInput, ThreadItem, UserInput,
};

/// Input of the user, piece by piece. A list of pieces goes to the server in its order.
///
/// ```
/// use codex_threads_protocol::{TurnStartParams, UserInput};
///
/// let input = [
///     UserInput::local_image("/srv/before.png"),
///     UserInput::text("became"),
///     UserInput::local_image("/srv/after.png"),
///     UserInput::text("— why?"),
/// ];
/// assert_eq!(TurnStartParams::new(input, "thread").input.len(), 4);
/// ```
impl UserInput {
    /// Text.
    ///
    /// ```
    /// use codex_threads_protocol::UserInput;
    /// assert_eq!(UserInput::text("hello"), "hello".into());
    /// ```
    pub fn text(text: impl IntoField<String>) -> Self {
        TextUserInput::new(text).into()
    }

    /// An image by its address, or whole in a `data:` address.
    ///
    /// ```
    /// let image = codex_threads_protocol::UserInput::image("https://example.org/picture.png");
    /// # let _ = image;
    /// ```
    pub fn image(url: impl IntoField<String>) -> Self {
        ImageUserInput::new().url(url).into()
    }

    /// An image in a file on the server's machine.
    ///
    /// ```
    /// let image = codex_threads_protocol::UserInput::local_image("/srv/picture.png");
    /// # let _ = image;
    /// ```
    pub fn local_image(path: impl IntoField<String>) -> Self {
        LocalImageUserInput::new(path).into()
    }

    /// A skill, by its name and the path of its `SKILL.md`, as `skills/list` has them.
    ///
    /// The server reads it and tells it to the model in a message of its own behind the user's. A skill that it doesn't find is left out, and
    /// the turn goes on.
    ///
    /// ```
    /// let skill = codex_threads_protocol::UserInput::skill("review", "/skills/review/SKILL.md");
    /// # let _ = skill;
    /// ```
    pub fn skill(name: impl IntoField<String>, path: impl IntoField<String>) -> Self {
        SkillUserInput::new(name, path).into()
    }

    /// Something that is mentioned: a file, an app (`app://…`), a plugin (`plugin://…`).
    ///
    /// A file is kept with the message, for people to see; the model is told neither its name nor its content (seen on 0.100 to
    /// 0.169). What the model is to read is named in the text too.
    ///
    /// ```
    /// let file = codex_threads_protocol::UserInput::mention("notes", "/srv/notes.md");
    /// # let _ = file;
    /// ```
    pub fn mention(name: impl IntoField<String>, path: impl IntoField<String>) -> Self {
        MentionUserInput::new(name, path).into()
    }
}

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
