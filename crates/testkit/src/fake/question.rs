//! What a server asks its client.

use serde_json::{Value, json};

use super::fields::trim;
use super::version::Version;

/// A server request: one of the eleven kinds, or any other.
///
/// The thread, the turn and the item are filled in where the kind has them.
///
/// ```
/// use codex_threads_testkit::fake::{Question, Turn};
/// use serde_json::json;
///
/// let turn = Turn::new()
///     .ask(Question::user_input(json!([{"id": "colour", "header": "Colour", "question": "Which?", "options": null}])))
///     .ask(Question::dynamic_tool("weather", json!({"city": "Bern"})).id("tool-1"))
///     .text("Sunny, and blue.");
/// # let _ = turn;
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Question {
    pub(crate) method: String,
    pub(crate) params: Value,
    pub(crate) id: Option<Value>,
    pub(crate) kind: Kind,
    pub(crate) twice: bool,
    pub(crate) answered: Option<Value>,
}

/// Which fields are filled in, and which release has which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Command,
    FileChange,
    Permissions,
    UserInput,
    Elicitation,
    DynamicTool,
    Legacy,
    /// Without a thread.
    Global,
}

impl Question {
    fn of(kind: Kind, method: &str, params: Value) -> Self {
        Self {
            method: method.to_owned(),
            params,
            id: None,
            kind,
            twice: false,
            answered: None,
        }
    }

    /// `item/commandExecution/requestApproval`.
    #[must_use]
    pub fn command_approval() -> Self {
        Self::of(
            Kind::Command,
            "item/commandExecution/requestApproval",
            json!({"reason": "The test wants it", "environmentId": "local", "kind": "command"}),
        )
    }

    /// `item/fileChange/requestApproval`.
    #[must_use]
    pub fn file_change_approval() -> Self {
        Self::of(
            Kind::FileChange,
            "item/fileChange/requestApproval",
            json!({"grantRoot": null, "reason": null}),
        )
    }

    /// `item/permissions/requestApproval`: asks for these permissions.
    #[must_use]
    pub fn permissions(permissions: Value) -> Self {
        Self::of(
            Kind::Permissions,
            "item/permissions/requestApproval",
            json!({"permissions": permissions, "reason": null, "environmentId": "local"}),
        )
    }

    /// `item/tool/requestUserInput`: asks these questions.
    #[must_use]
    pub fn user_input(questions: Value) -> Self {
        Self::of(
            Kind::UserInput,
            "item/tool/requestUserInput",
            json!({"questions": questions, "autoResolutionMs": null, "isBlocking": true}),
        )
    }

    /// `mcpServer/elicitation/request`: a server of this name asks for a form.
    #[must_use]
    pub fn elicitation(server: impl Into<String>, message: impl Into<String>) -> Self {
        Self::of(
            Kind::Elicitation,
            "mcpServer/elicitation/request",
            json!({
                "serverName": server.into(), "mode": "form", "message": message.into(), "_meta": null,
                "requestedSchema": {"type": "object", "properties": {}},
            }),
        )
    }

    /// `item/tool/call`: calls a tool of the client.
    #[must_use]
    pub fn dynamic_tool(tool: impl Into<String>, arguments: Value) -> Self {
        Self::of(
            Kind::DynamicTool,
            "item/tool/call",
            json!({"tool": tool.into(), "arguments": arguments, "namespace": null}),
        )
    }

    /// `account/chatgptAuthTokens/refresh`.
    #[must_use]
    pub fn token_refresh() -> Self {
        Self::of(
            Kind::Global,
            "account/chatgptAuthTokens/refresh",
            json!({"reason": "unauthorized", "previousAccountId": null}),
        )
    }

    /// `attestation/generate`.
    #[must_use]
    pub fn attestation() -> Self {
        Self::of(Kind::Global, "attestation/generate", json!({}))
    }

    /// `currentTime/read`.
    #[must_use]
    pub fn current_time() -> Self {
        let mut question = Self::of(Kind::Elicitation, "currentTime/read", json!({}));
        question.kind = Kind::Global;
        question
    }

    /// `execCommandApproval`, the old form of a command approval.
    #[must_use]
    pub fn legacy_command(command: impl Into<String>) -> Self {
        Self::of(
            Kind::Legacy,
            "execCommandApproval",
            json!({
                "callId": "call_legacy", "approvalId": null, "command": ["bash", "-lc", command.into()], "cwd": "/",
                "reason": null, "parsedCmd": [],
            }),
        )
    }

    /// `applyPatchApproval`, the old form of a file change approval.
    #[must_use]
    pub fn legacy_patch() -> Self {
        Self::of(
            Kind::Legacy,
            "applyPatchApproval",
            json!({"callId": "call_legacy", "fileChanges": {}, "reason": null, "grantRoot": null}),
        )
    }

    /// Any other, with these params as they are.
    #[must_use]
    pub fn other(method: impl Into<String>, params: Value) -> Self {
        Self::of(Kind::Global, &method.into(), params)
    }

    /// Its id: a number or a string. Unless told, ids count from 0.
    #[must_use]
    pub fn id(mut self, id: impl Into<Value>) -> Self {
        self.id = Some(id.into());
        self
    }

    /// It is sent twice, under one id.
    #[must_use]
    pub fn twice(mut self) -> Self {
        self.twice = true;
        self
    }

    /// Another client answers it with this result, before anybody else can.
    #[must_use]
    pub fn answered_by_another(mut self, result: Value) -> Self {
        self.answered = Some(result);
        self
    }

    /// Sets one of its params.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<Value>) -> Self {
        if let Some(members) = self.params.as_object_mut() {
            members.insert(name.into(), value.into());
        }
        self
    }

    /// The decisions that are offered, for the kinds that have them.
    #[must_use]
    pub fn decisions(self, decisions: Value) -> Self {
        self.with("availableDecisions", decisions)
    }

    /// Which flag of the thread's status says that it waits for this.
    pub(crate) fn flag(&self) -> Option<&'static str> {
        match self.kind {
            Kind::Command | Kind::FileChange | Kind::Permissions | Kind::Legacy => {
                Some("waitingOnApproval")
            }
            Kind::UserInput | Kind::Elicitation => Some("waitingOnUserInput"),
            Kind::DynamicTool | Kind::Global => None,
        }
    }

    /// The params, everything filled in that isn't there.
    pub(crate) fn filled(
        &self,
        thread: Option<&str>,
        turn: Option<&str>,
        more: Value,
        version: Version,
    ) -> Value {
        let mut params = self.params.clone();
        let Some(members) = params.as_object_mut() else {
            return params;
        };
        let mut fill = |name: &str, value: Value| {
            members.entry(name).or_insert(value);
        };
        match self.kind {
            Kind::Global => {
                if self.method == "currentTime/read"
                    && let Some(thread) = thread
                {
                    fill("threadId", json!(thread));
                }
            }
            Kind::Legacy => fill("conversationId", json!(thread)),
            _ => {
                fill("threadId", json!(thread));
                fill("turnId", json!(turn));
            }
        }
        if let Value::Object(more) = more {
            for (name, value) in more {
                fill(&name, value);
            }
        }
        let kind = match self.kind {
            Kind::Command => "Command",
            Kind::FileChange => "FileChange",
            Kind::Permissions => "Permissions",
            Kind::UserInput => "UserInput",
            Kind::DynamicTool => "DynamicTool",
            Kind::Elicitation | Kind::Legacy | Kind::Global => return params,
        };
        trim(kind, params, version)
    }
}
