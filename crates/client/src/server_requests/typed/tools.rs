//! Questions to the user, and calls of tools that this client has.

use codex_threads_protocol::{
    DynamicToolCallOutputContentItem, DynamicToolCallParams, DynamicToolCallResponse,
    InputTextDynamicToolCallOutputContentItem, List, Map, ToolRequestUserInputAnswer,
    ToolRequestUserInputParams, ToolRequestUserInputResponse,
};

use super::AskedAs;
use crate::server_requests::open::Answered;

/// `item/tool/requestUserInput`.
impl AskedAs<ToolRequestUserInputParams> {
    /// The answers by the ids of their questions. A question that has no answer here is left open.
    ///
    /// ```
    /// use codex_threads::{AskedAs, protocol::ToolRequestUserInputParams};
    ///
    /// fn first_of_each(asked: AskedAs<ToolRequestUserInputParams>) {
    ///     let answers: Vec<_> = asked
    ///         .params
    ///         .questions
    ///         .iter()
    ///         .filter_map(|question| {
    ///             let option = question.options.as_ref()?.first()?;
    ///             Some((question.id.clone(), [option.label.clone()]))
    ///         })
    ///         .collect();
    ///     let _ = asked.answers(answers);
    /// }
    /// # let _ = first_of_each;
    /// ```
    pub fn answers<Q, A>(self, answers: impl IntoIterator<Item = (Q, A)>) -> Answered
    where
        Q: Into<String>,
        A: IntoIterator<Item: Into<String>>,
    {
        let mut map = Map::default();
        for (question, answers) in answers {
            let answers: Vec<String> = answers.into_iter().map(Into::into).collect();
            map.insert(question.into(), ToolRequestUserInputAnswer::new(answers));
        }
        self.say(&ToolRequestUserInputResponse::new(map))
    }
}

/// `item/tool/call`, for the tools of `thread/start.dynamicTools`.
impl AskedAs<DynamicToolCallParams> {
    /// The tool has worked, and gives this text.
    ///
    /// ```
    /// use codex_threads::{AskedAs, protocol::DynamicToolCallParams};
    ///
    /// fn weather(asked: AskedAs<DynamicToolCallParams>) {
    ///     let city = asked.params.arguments.as_ref().map(|given| given["city"].to_string());
    ///     let _ = asked.succeed(format!("It is sunny in {city:?}."));
    /// }
    /// # let _ = weather;
    /// ```
    pub fn succeed(self, text: impl Into<String>) -> Answered {
        self.result(true, [text_item(text.into())])
    }

    /// The tool has failed; the model is told this text.
    ///
    /// ```
    /// use codex_threads::{AskedAs, protocol::DynamicToolCallParams};
    ///
    /// fn no(asked: AskedAs<DynamicToolCallParams>) { let _ = asked.fail("No such city."); }
    /// # let _ = no;
    /// ```
    pub fn fail(self, text: impl Into<String>) -> Answered {
        self.result(false, [text_item(text.into())])
    }

    /// What the tool gives: texts, images, sounds.
    ///
    /// ```
    /// use codex_threads::AskedAs;
    /// use codex_threads::protocol::{
    ///     DynamicToolCallParams, InputImageDynamicToolCallOutputContentItem,
    /// };
    ///
    /// fn draw(asked: AskedAs<DynamicToolCallParams>) {
    ///     let image = InputImageDynamicToolCallOutputContentItem::new("data:image/png;base64,iVBORw0KGgo=");
    ///     let _ = asked.result(true, [image.into()]);
    /// }
    /// # let _ = draw;
    /// ```
    pub fn result(
        self,
        success: bool,
        content: impl IntoIterator<Item = DynamicToolCallOutputContentItem>,
    ) -> Answered {
        let items: Vec<_> = content.into_iter().collect();
        self.say(&DynamicToolCallResponse::new(List::from(items), success))
    }
}

fn text_item(text: String) -> DynamicToolCallOutputContentItem {
    InputTextDynamicToolCallOutputContentItem::new(text).into()
}
