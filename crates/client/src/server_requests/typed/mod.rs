//! Requests with their params decoded, and the answers that fit them.

mod account;
mod approvals;
mod elicitation;
mod legacy;
mod permissions;
mod tools;

use codex_threads_protocol::{
    ApplyPatchApprovalParams, AttestationGenerateParams, ChatgptAuthTokensRefreshParams,
    CommandExecutionRequestApprovalParams, CurrentTimeReadParams, DecodeError,
    DynamicToolCallParams, ExecCommandApprovalParams, FileChangeRequestApprovalParams,
    McpServerElicitationRequestParams, PermissionsRequestApprovalParams, ServerRequestParams,
    SkillRequestApprovalParams, ToolRequestUserInputParams,
};
use serde::Serialize;

use super::error::NotAnswered;
use super::open::{Answered, Expiry};
use super::pending::PendingServerRequest;

/// A request of the server with its params decoded: [`PendingServerRequest::ask`],
/// [`PendingServerRequest::into_typed`]. Each kind has answers of its own beside those that all have.
/// Dropped, it declines.
///
/// ```
/// use codex_threads::AskedAs;
/// use codex_threads::protocol::ServerRequestParams;
///
/// fn show<P: ServerRequestParams>(asked: &AskedAs<P>) -> &P { &asked.params }
/// ```
#[derive(Debug)]
pub struct AskedAs<P: ServerRequestParams> {
    /// What is asked.
    pub params: Box<P>,
    request: PendingServerRequest,
    forced: bool,
}

impl<P: ServerRequestParams> AskedAs<P> {
    pub(super) fn new(params: P, request: PendingServerRequest) -> Self {
        Self {
            params: Box::new(params),
            request,
            forced: false,
        }
    }

    /// Answers.
    ///
    /// # Errors
    ///
    /// [`NotAnswered`], which gives the request back: the answer takes a decision that grants something
    /// and that the server does not offer.
    ///
    /// ```
    /// # use codex_threads::protocol::ServerRequestParams;
    /// fn say<P: ServerRequestParams>(asked: codex_threads::AskedAs<P>, answer: &P::Response) {
    ///     if let Err(refused) = asked.answer(answer) {
    ///         let _ = refused.into_request().decline();
    ///     }
    /// }
    /// ```
    pub fn answer(self, answer: &P::Response) -> Result<Answered, NotAnswered> {
        self.request.answer_with(answer, self.forced)
    }

    /// Lets every answer through, whatever the server offers.
    ///
    /// ```
    /// use codex_threads::{AskedAs, protocol::CommandExecutionRequestApprovalParams};
    ///
    /// fn accept(asked: AskedAs<CommandExecutionRequestApprovalParams>) {
    ///     let _ = asked.force().accept_for_session();
    /// }
    /// # let _ = accept;
    /// ```
    #[must_use]
    pub fn force(mut self) -> Self {
        self.forced = true;
        self
    }

    /// Gives the safe answer: [`PendingServerRequest::decline`].
    ///
    /// ```
    /// # use codex_threads::protocol::ServerRequestParams;
    /// fn no<P: ServerRequestParams>(asked: codex_threads::AskedAs<P>) { let _ = asked.decline(); }
    /// ```
    pub fn decline(self) -> Answered {
        self.request.decline()
    }

    /// Answers with a JSON-RPC error: [`PendingServerRequest::refuse`].
    ///
    /// ```
    /// # use codex_threads::protocol::ServerRequestParams;
    /// fn no<P: ServerRequestParams>(asked: codex_threads::AskedAs<P>) {
    ///     let _ = asked.refuse(-32000, "nobody is at home");
    /// }
    /// ```
    pub fn refuse(self, code: i64, message: &str) -> Answered {
        self.request.refuse(code, message)
    }

    /// Answers with a JSON-RPC error that has data: [`PendingServerRequest::refuse_with`].
    ///
    /// # Errors
    ///
    /// [`NotAnswered`], which gives the request back: `data` can't be written as JSON.
    ///
    /// ```
    /// # use codex_threads::protocol::ServerRequestParams;
    /// fn no<P: ServerRequestParams>(asked: codex_threads::AskedAs<P>) {
    ///     let _ = asked.refuse_with(-32000, "nobody is at home", "until Monday");
    /// }
    /// ```
    pub fn refuse_with<T: Serialize + ?Sized>(
        self,
        code: i64,
        message: &str,
        data: &T,
    ) -> Result<Answered, NotAnswered> {
        self.request.refuse_with(code, message, data)
    }

    /// Waits until it can no longer be answered: [`PendingServerRequest::expired`].
    ///
    /// ```
    /// # use codex_threads::protocol::ServerRequestParams;
    /// async fn watch<P: ServerRequestParams>(asked: &codex_threads::AskedAs<P>) {
    ///     println!("{}", asked.expired().await);
    /// }
    /// ```
    pub async fn expired(&self) -> Expiry {
        self.request.expired().await
    }

    /// The request, as any other.
    ///
    /// ```
    /// # use codex_threads::protocol::ServerRequestParams;
    /// fn id<P: ServerRequestParams>(asked: &codex_threads::AskedAs<P>) {
    ///     println!("{}", asked.request().id());
    /// }
    /// ```
    #[must_use]
    pub fn request(&self) -> &PendingServerRequest {
        &self.request
    }

    /// Back to the untyped request.
    ///
    /// ```
    /// # use codex_threads::protocol::ServerRequestParams;
    /// fn decline<P: ServerRequestParams>(asked: codex_threads::AskedAs<P>) {
    ///     let _ = asked.into_request().decline();
    /// }
    /// ```
    #[must_use]
    pub fn into_request(self) -> PendingServerRequest {
        self.request
    }

    /// Gives an answer of a type that is always JSON and that no list limits.
    fn say(self, answer: &P::Response) -> Answered {
        match self.request.answer_with(answer, true) {
            Ok(answered) => answered,
            Err(refused) => refused.into_request().decline(),
        }
    }
}

macro_rules! kinds {
    ($($(#[$meta:meta])* $variant:ident($params:ty),)*) => {
        /// A request of the server by its kind, each with the answers that fit it:
        /// [`PendingServerRequest::into_typed`].
        ///
        /// ```
        /// use codex_threads::{PendingServerRequest, TypedServerRequest};
        ///
        /// fn answer(request: PendingServerRequest) {
        ///     match request.into_typed() {
        ///         TypedServerRequest::CommandApproval(asked) => { let _ = asked.cancel(); }
        ///         TypedServerRequest::CurrentTime(asked) => { let _ = asked.now(); }
        ///         TypedServerRequest::Unknown { request, .. } => eprintln!("{}?", request.method()),
        ///         other => drop(other), // declined
        ///     }
        /// }
        /// # let _ = answer;
        /// ```
        #[derive(Debug)]
        #[non_exhaustive]
        pub enum TypedServerRequest {
            $($(#[$meta])* $variant(AskedAs<$params>),)*
            /// A kind that this version doesn't know, or params that it can't decode.
            #[non_exhaustive]
            Unknown {
                /// The request, still to be answered.
                request: PendingServerRequest,
                /// Why the params of a known kind did not decode.
                error: Option<DecodeError>,
            },
        }

        impl PendingServerRequest {
            /// This request with its params decoded and the answers that fit its kind.
            ///
            /// It never fails: a kind that this version doesn't know, or params that it can't decode,
            /// is [`TypedServerRequest::Unknown`], with the request still to be answered.
            ///
            /// ```
            /// # fn show(request: codex_threads::PendingServerRequest) {
            /// use codex_threads::TypedServerRequest;
            ///
            /// if let TypedServerRequest::FileChangeApproval(asked) = request.into_typed() {
            ///     let _ = asked.accept();
            /// }
            /// # }
            /// ```
            #[must_use]
            pub fn into_typed(self) -> TypedServerRequest {
                let asked = match self.method() {
                    $(<$params as ServerRequestParams>::METHOD => {
                        self.ask::<$params>().map(TypedServerRequest::$variant)
                    })*
                    _ => Err((self, None)),
                };
                asked.unwrap_or_else(|(request, error)| TypedServerRequest::Unknown { request, error })
            }
        }

        /// The methods of all kinds.
        #[cfg(test)]
        const METHODS: &[&str] = &[$(<$params as ServerRequestParams>::METHOD),*];
    };
}

kinds! {
    /// `item/commandExecution/requestApproval`: may a command run?
    CommandApproval(CommandExecutionRequestApprovalParams),
    /// `item/fileChange/requestApproval`: may files be changed?
    FileChangeApproval(FileChangeRequestApprovalParams),
    /// `item/permissions/requestApproval`: may the agent have more permissions?
    PermissionsApproval(PermissionsRequestApprovalParams),
    /// `item/tool/requestUserInput`: questions to the user.
    UserInput(ToolRequestUserInputParams),
    /// `mcpServer/elicitation/request`: an MCP server asks the user.
    Elicitation(McpServerElicitationRequestParams),
    /// `item/tool/call`: a tool of this client is called.
    DynamicToolCall(DynamicToolCallParams),
    /// `account/chatgptAuthTokens/refresh`: the token that this client gave is no longer accepted.
    TokenRefresh(ChatgptAuthTokensRefreshParams),
    /// `attestation/generate`.
    Attestation(AttestationGenerateParams),
    /// `currentTime/read`: what time is it?
    CurrentTime(CurrentTimeReadParams),
    /// `applyPatchApproval`, of conversations of the old form.
    PatchApproval(ApplyPatchApprovalParams),
    /// `execCommandApproval`, of conversations of the old form.
    ExecApproval(ExecCommandApprovalParams),
    /// `skill/requestApproval`, of 0.105 alone.
    SkillApproval(SkillRequestApprovalParams),
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use codex_threads_protocol::ServerRequest;

    #[test]
    fn no_kind_that_the_protocol_has_is_forgotten() {
        let known: BTreeSet<_> = ServerRequest::METHODS.iter().collect();
        assert_eq!(super::METHODS.iter().collect::<BTreeSet<_>>(), known);
    }
}
