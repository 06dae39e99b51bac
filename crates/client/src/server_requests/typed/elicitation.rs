//! An MCP server asks the user.

use codex_threads_protocol::{
    McpServerElicitationAction, McpServerElicitationRequestParams,
    McpServerElicitationRequestResponse,
};
use serde_json::Value;

use super::AskedAs;
use crate::server_requests::open::Answered;

/// `mcpServer/elicitation/request`.
impl AskedAs<McpServerElicitationRequestParams> {
    /// The user agrees. For a form `content` is what was filled in, an object that fits the form's
    /// schema; where a page is to be opened there is none.
    ///
    /// ```
    /// use codex_threads::AskedAs;
    /// use codex_threads::protocol::McpServerElicitationRequestParams as Params;
    /// use serde_json::json;
    ///
    /// fn answer(asked: AskedAs<Params>) {
    ///     let _ = match &*asked.params {
    ///         Params::Form(_) => asked.accept(json!({ "colour": "blue" })),
    ///         Params::Url(_) => asked.accept(None),
    ///         _ => asked.cancel(),
    ///     };
    /// }
    /// # let _ = answer;
    /// ```
    pub fn accept(self, content: impl Into<Option<Value>>) -> Answered {
        let mut answer =
            McpServerElicitationRequestResponse::new(McpServerElicitationAction::Accept);
        answer.content = content.into();
        self.say(&answer)
    }

    /// The user has not decided: the question was put away. [`decline`](Self::decline) says no.
    ///
    /// ```
    /// use codex_threads::{AskedAs, protocol::McpServerElicitationRequestParams};
    ///
    /// fn away(asked: AskedAs<McpServerElicitationRequestParams>) { let _ = asked.cancel(); }
    /// # let _ = away;
    /// ```
    pub fn cancel(self) -> Answered {
        self.say(&McpServerElicitationRequestResponse::new(
            McpServerElicitationAction::Cancel,
        ))
    }
}
