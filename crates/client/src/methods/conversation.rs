//! The conversation API before threads, until 0.104.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

use crate::protocol::{
    AddConversationListenerParams, AddConversationSubscriptionResponse, ArchiveConversationParams,
    ArchiveConversationResponse, CancelLoginChatGptParams, CancelLoginChatGptResponse,
    ExecOneOffCommandParams, ExecOneOffCommandResponse, ForkConversationParams,
    ForkConversationResponse, GetAuthStatusParams, GetAuthStatusResponse,
    GetConversationSummaryParams, GetConversationSummaryResponse, GetUserAgentParams,
    GetUserAgentResponse, GetUserSavedConfigParams, GetUserSavedConfigResponse,
    InterruptConversationParams, InterruptConversationResponse, ListConversationsParams,
    ListConversationsResponse, LoginApiKeyParams, LoginApiKeyResponse, LoginChatGptResponse,
    LoginChatgptParams, LogoutChatGptResponse, LogoutChatgptParams, NewConversationParams,
    NewConversationResponse, RemoveConversationListenerParams,
    RemoveConversationSubscriptionResponse, ResumeConversationParams, ResumeConversationResponse,
    SendUserMessageParams, SendUserMessageResponse, SendUserTurnParams, SendUserTurnResponse,
    SetDefaultModelParams, SetDefaultModelResponse, UserInfoParams, UserInfoResponse,
};
use crate::{Codex, Error};

impl Codex {
    /// Calls `addConversationListener`.
    ///
    /// Releases: until 0.104.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn add_conversation_listener(
        &self,
        params: AddConversationListenerParams,
    ) -> Result<AddConversationSubscriptionResponse, Error> {
        self.call(params).await
    }

    /// Calls `archiveConversation`.
    ///
    /// Releases: until 0.104.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn archive_conversation(
        &self,
        params: ArchiveConversationParams,
    ) -> Result<ArchiveConversationResponse, Error> {
        self.call(params).await
    }

    /// Calls `cancelLoginChatGpt`.
    ///
    /// Releases: until 0.104.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn cancel_login_chatgpt(
        &self,
        params: CancelLoginChatGptParams,
    ) -> Result<CancelLoginChatGptResponse, Error> {
        self.call(params).await
    }

    /// Calls `execOneOffCommand`.
    ///
    /// Execute a command (argv vector) under the server's sandbox.
    ///
    /// Releases: until 0.104.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn exec_one_off_command(
        &self,
        params: ExecOneOffCommandParams,
    ) -> Result<ExecOneOffCommandResponse, Error> {
        self.call(params).await
    }

    /// Calls `forkConversation`.
    ///
    /// Fork a recorded Codex conversation into a new session.
    ///
    /// Releases: until 0.104.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn fork_conversation(
        &self,
        params: ForkConversationParams,
    ) -> Result<ForkConversationResponse, Error> {
        self.call(params).await
    }

    /// Calls `getAuthStatus`.
    ///
    /// DEPRECATED in favor of GetAccount
    ///
    /// Releases: until 0.104.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn get_auth_status(
        &self,
        params: GetAuthStatusParams,
    ) -> Result<GetAuthStatusResponse, Error> {
        self.call(params).await
    }

    /// Calls `getConversationSummary`.
    ///
    /// Releases: until 0.104.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn get_conversation_summary(
        &self,
        params: GetConversationSummaryParams,
    ) -> Result<GetConversationSummaryResponse, Error> {
        self.call(params).await
    }

    /// Calls `getUserAgent`.
    ///
    /// Releases: until 0.104.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn get_user_agent(&self) -> Result<GetUserAgentResponse, Error> {
        self.call(GetUserAgentParams::new()).await
    }

    /// Calls `getUserSavedConfig`.
    ///
    /// Releases: until 0.104.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn get_user_saved_config(&self) -> Result<GetUserSavedConfigResponse, Error> {
        self.call(GetUserSavedConfigParams::new()).await
    }

    /// Calls `interruptConversation`.
    ///
    /// Releases: until 0.104.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn interrupt_conversation(
        &self,
        params: InterruptConversationParams,
    ) -> Result<InterruptConversationResponse, Error> {
        self.call(params).await
    }

    /// Calls `listConversations`.
    ///
    /// List recorded Codex conversations (rollouts) with optional pagination and search.
    ///
    /// Releases: until 0.104.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn list_conversations(
        &self,
        params: ListConversationsParams,
    ) -> Result<ListConversationsResponse, Error> {
        self.call(params).await
    }

    /// Calls `loginApiKey`.
    ///
    /// Releases: until 0.104.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn login_api_key(
        &self,
        params: LoginApiKeyParams,
    ) -> Result<LoginApiKeyResponse, Error> {
        self.call(params).await
    }

    /// Calls `loginChatGpt`.
    ///
    /// Releases: until 0.104.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn login_chatgpt(&self) -> Result<LoginChatGptResponse, Error> {
        self.call(LoginChatgptParams::new()).await
    }

    /// Calls `logoutChatGpt`.
    ///
    /// Releases: until 0.104.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn logout_chatgpt(&self) -> Result<LogoutChatGptResponse, Error> {
        self.call(LogoutChatgptParams::new()).await
    }

    /// Calls `newConversation`.
    ///
    /// DEPRECATED APIs below
    ///
    /// Releases: until 0.104.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn new_conversation(
        &self,
        params: NewConversationParams,
    ) -> Result<NewConversationResponse, Error> {
        self.call(params).await
    }

    /// Calls `removeConversationListener`.
    ///
    /// Releases: until 0.104.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn remove_conversation_listener(
        &self,
        params: RemoveConversationListenerParams,
    ) -> Result<RemoveConversationSubscriptionResponse, Error> {
        self.call(params).await
    }

    /// Calls `resumeConversation`.
    ///
    /// Resume a recorded Codex conversation from a rollout file.
    ///
    /// Releases: until 0.104.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn resume_conversation(
        &self,
        params: ResumeConversationParams,
    ) -> Result<ResumeConversationResponse, Error> {
        self.call(params).await
    }

    /// Calls `sendUserMessage`.
    ///
    /// Releases: until 0.104.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn send_user_message(
        &self,
        params: SendUserMessageParams,
    ) -> Result<SendUserMessageResponse, Error> {
        self.call(params).await
    }

    /// Calls `sendUserTurn`.
    ///
    /// Releases: until 0.104.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn send_user_turn(
        &self,
        params: SendUserTurnParams,
    ) -> Result<SendUserTurnResponse, Error> {
        self.call(params).await
    }

    /// Calls `setDefaultModel`.
    ///
    /// Releases: until 0.104.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn set_default_model(
        &self,
        params: SetDefaultModelParams,
    ) -> Result<SetDefaultModelResponse, Error> {
        self.call(params).await
    }

    /// Calls `userInfo`.
    ///
    /// Releases: until 0.104.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn user_info(&self) -> Result<UserInfoResponse, Error> {
        self.call(UserInfoParams::new()).await
    }
}
