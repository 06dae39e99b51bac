//! Which method carries which params, and what answers it.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

use super::*;
use crate::ThreadId;
use crate::runtime::{messages, paged, requests};

messages! {
    /// A notification of the server, by its method.
    pub enum ServerNotification: Notification {
        /// `account/gatewayOAuth/changed`.
        ///
        /// Releases: since 0.157.
        GatewayOAuthChanged(GatewayOAuthChangedNotification) = "account/gatewayOAuth/changed",
        /// `account/login/completed`.
        AccountLoginCompleted(AccountLoginCompletedNotification) = "account/login/completed",
        /// `account/rateLimits/updated`.
        AccountRateLimitsUpdated(AccountRateLimitsUpdatedNotification => Box<AccountRateLimitsUpdatedNotification>) = "account/rateLimits/updated",
        /// `account/updated`.
        AccountUpdated(AccountUpdatedNotification) = "account/updated",
        /// `app/list/updated`.
        AppListUpdated(AppListUpdatedNotification) = "app/list/updated",
        /// `authStatusChange`.
        ///
        /// Releases: until 0.104.
        AuthStatusChange(AuthStatusChangeNotification) = "authStatusChange",
        /// `autoApprovalReview/strictReviewRequired`.
        ///
        /// Releases: since 0.149.
        StrictReviewRequired(StrictReviewRequiredNotification) = "autoApprovalReview/strictReviewRequired",
        /// `command/exec/outputDelta`.
        ///
        /// Releases: since 0.113.
        CommandExecOutputDelta(CommandExecOutputDeltaNotification) = "command/exec/outputDelta",
        /// `configWarning`.
        ConfigWarning(ConfigWarningNotification) = "configWarning",
        /// `deprecationNotice`.
        DeprecationNotice(DeprecationNoticeNotification) = "deprecationNotice",
        /// `error`.
        Error(ErrorNotification => Box<ErrorNotification>) = "error",
        /// `externalAgentConfig/import/completed`.
        ///
        /// Releases: since 0.122.
        ExternalAgentConfigImportCompleted(ExternalAgentConfigImportCompletedNotification) = "externalAgentConfig/import/completed",
        /// `externalAgentConfig/import/progress`.
        ///
        /// Releases: since 0.142.
        ExternalAgentConfigImportProgress(ExternalAgentConfigImportProgressNotification) = "externalAgentConfig/import/progress",
        /// `fs/changed`.
        ///
        /// Releases: since 0.117.
        FsChanged(FsChangedNotification) = "fs/changed",
        /// `fuzzyFileSearch/sessionCompleted`.
        ///
        /// Releases: since 0.104.
        FuzzyFileSearchSessionCompleted(FuzzyFileSearchSessionCompletedNotification) = "fuzzyFileSearch/sessionCompleted",
        /// `fuzzyFileSearch/sessionUpdated`.
        ///
        /// Releases: since 0.104.
        FuzzyFileSearchSessionUpdated(FuzzyFileSearchSessionUpdatedNotification) = "fuzzyFileSearch/sessionUpdated",
        /// `guardianWarning`.
        ///
        /// Releases: since 0.124.
        GuardianWarning(GuardianWarningNotification) = "guardianWarning",
        /// `hook/completed`.
        ///
        /// Releases: since 0.114.
        HookCompleted(HookCompletedNotification => Box<HookCompletedNotification>) = "hook/completed",
        /// `hook/started`.
        ///
        /// Releases: since 0.114.
        HookStarted(HookStartedNotification => Box<HookStartedNotification>) = "hook/started",
        /// `item/agentMessage/delta`.
        AgentMessageDelta(AgentMessageDeltaNotification) = "item/agentMessage/delta",
        /// `item/autoApprovalReview/completed`.
        ///
        /// Releases: since 0.115.
        ItemGuardianApprovalReviewCompleted(ItemGuardianApprovalReviewCompletedNotification => Box<ItemGuardianApprovalReviewCompletedNotification>) = "item/autoApprovalReview/completed",
        /// `item/autoApprovalReview/started`.
        ///
        /// Releases: since 0.115.
        ItemGuardianApprovalReviewStarted(ItemGuardianApprovalReviewStartedNotification => Box<ItemGuardianApprovalReviewStartedNotification>) = "item/autoApprovalReview/started",
        /// `item/commandExecution/outputDelta`.
        CommandExecutionOutputDelta(CommandExecutionOutputDeltaNotification) = "item/commandExecution/outputDelta",
        /// `item/commandExecution/terminalInteraction`.
        TerminalInteraction(TerminalInteractionNotification) = "item/commandExecution/terminalInteraction",
        /// `item/completed`.
        ItemCompleted(ItemCompletedNotification) = "item/completed",
        /// `item/fileChange/outputDelta`.
        FileChangeOutputDelta(FileChangeOutputDeltaNotification) = "item/fileChange/outputDelta",
        /// `item/fileChange/patchUpdated`.
        ///
        /// Releases: since 0.123.
        FileChangePatchUpdated(FileChangePatchUpdatedNotification) = "item/fileChange/patchUpdated",
        /// `item/mcpToolCall/progress`.
        McpToolCallProgress(McpToolCallProgressNotification) = "item/mcpToolCall/progress",
        /// `item/plan/delta`.
        PlanDelta(PlanDeltaNotification) = "item/plan/delta",
        /// `item/reasoning/summaryPartAdded`.
        ReasoningSummaryPartAdded(ReasoningSummaryPartAddedNotification) = "item/reasoning/summaryPartAdded",
        /// `item/reasoning/summaryTextDelta`.
        ReasoningSummaryTextDelta(ReasoningSummaryTextDeltaNotification) = "item/reasoning/summaryTextDelta",
        /// `item/reasoning/textDelta`.
        ReasoningTextDelta(ReasoningTextDeltaNotification) = "item/reasoning/textDelta",
        /// `item/started`.
        ItemStarted(ItemStartedNotification) = "item/started",
        /// `loginChatGptComplete`.
        ///
        /// Releases: until 0.104.
        LoginChatGptComplete(LoginChatGptCompleteNotification) = "loginChatGptComplete",
        /// `mcpServer/event/stream/notification`.
        ///
        /// Releases: since 0.150.
        McpServerEventStream(McpServerEventStreamNotification) = "mcpServer/event/stream/notification",
        /// `mcpServer/oauthLogin/completed`.
        McpServerOauthLoginCompleted(McpServerOauthLoginCompletedNotification) = "mcpServer/oauthLogin/completed",
        /// `mcpServer/startupStatus/updated`.
        ///
        /// Releases: since 0.117.
        McpServerStatusUpdated(McpServerStatusUpdatedNotification) = "mcpServer/startupStatus/updated",
        /// `model/rerouted`.
        ///
        /// Releases: since 0.104.
        ModelRerouted(ModelReroutedNotification) = "model/rerouted",
        /// `model/safetyBuffering/updated`.
        ///
        /// Releases: since 0.142.
        ModelSafetyBufferingUpdated(ModelSafetyBufferingUpdatedNotification) = "model/safetyBuffering/updated",
        /// `model/verification`.
        ///
        /// Releases: since 0.124.
        ModelVerification(ModelVerificationNotification) = "model/verification",
        /// `modelProvider/authRecoveryCompleted`.
        ///
        /// Releases: since 0.152.
        ModelProviderAuthRecoveryCompleted(ModelProviderAuthRecoveryCompletedNotification) = "modelProvider/authRecoveryCompleted",
        /// `modelProvider/authRecoveryStarted`.
        ///
        /// Releases: since 0.152.
        ModelProviderAuthRecoveryStarted(ModelProviderAuthRecoveryStartedNotification) = "modelProvider/authRecoveryStarted",
        /// `process/exited`.
        ///
        /// Releases: since 0.129.
        ProcessExited(ProcessExitedNotification) = "process/exited",
        /// `process/outputDelta`.
        ///
        /// Releases: since 0.129.
        ProcessOutputDelta(ProcessOutputDeltaNotification) = "process/outputDelta",
        /// `project/changed`.
        ///
        /// Releases: since 0.149.
        ProjectChanged(ProjectChangedNotification) = "project/changed",
        /// `rawResponseItem/completed`.
        ///
        /// Releases: until 0.104.
        RawResponseItemCompleted(RawResponseItemCompletedNotification) = "rawResponseItem/completed",
        /// `remoteControl/status/changed`.
        ///
        /// Releases: since 0.128.
        RemoteControlStatusChanged(RemoteControlStatusChangedNotification) = "remoteControl/status/changed",
        /// `serverRequest/resolved`.
        ///
        /// Releases: since 0.107.
        ServerRequestResolved(ServerRequestResolvedNotification) = "serverRequest/resolved",
        /// `sessionConfigured`.
        ///
        /// Releases: until 0.104.
        SessionConfigured(SessionConfiguredNotification) = "sessionConfigured",
        /// `skills/changed`.
        ///
        /// Releases: since 0.110.
        SkillsChanged(SkillsChangedNotification) = "skills/changed",
        /// `thread/archived`.
        ///
        /// Releases: since 0.104.
        ThreadArchived(ThreadArchivedNotification) = "thread/archived",
        /// `thread/attachment/updated`.
        ///
        /// Releases: since 0.155.
        ThreadAttachmentUpdated(ThreadAttachmentUpdatedNotification) = "thread/attachment/updated",
        /// `thread/closed`.
        ///
        /// Releases: since 0.106.
        ThreadClosed(ThreadClosedNotification) = "thread/closed",
        /// `thread/compacted`.
        ContextCompacted(ContextCompactedNotification) = "thread/compacted",
        /// `thread/deleted`.
        ///
        /// Releases: since 0.140.
        ThreadDeleted(ThreadDeletedNotification) = "thread/deleted",
        /// `thread/environment/connected`.
        ///
        /// Releases: since 0.145.
        ThreadEnvironmentConnected(ThreadEnvironmentConnectedNotification) = "thread/environment/connected",
        /// `thread/environment/disconnected`.
        ///
        /// Releases: since 0.145.
        ThreadEnvironmentDisconnected(ThreadEnvironmentDisconnectedNotification) = "thread/environment/disconnected",
        /// `thread/goal/cleared`.
        ///
        /// Releases: since 0.128.
        ThreadGoalCleared(ThreadGoalClearedNotification) = "thread/goal/cleared",
        /// `thread/goal/updated`.
        ///
        /// Releases: since 0.128.
        ThreadGoalUpdated(ThreadGoalUpdatedNotification) = "thread/goal/updated",
        /// `thread/name/updated`.
        ThreadNameUpdated(ThreadNameUpdatedNotification) = "thread/name/updated",
        /// `thread/prediction/updated`.
        ///
        /// Releases: since 0.161.
        ThreadPredictionUpdated(ThreadPredictionUpdatedNotification) = "thread/prediction/updated",
        /// `thread/project/updated`.
        ///
        /// Releases: since 0.149.
        ThreadProjectUpdated(ThreadProjectUpdatedNotification) = "thread/project/updated",
        /// `thread/queue/changed`.
        ///
        /// Releases: since 0.148.
        ThreadQueueChanged(ThreadQueueChangedNotification) = "thread/queue/changed",
        /// `thread/readState/changed`.
        ///
        /// Releases: since 0.163.
        ThreadReadStateChanged(ThreadReadStateChangedNotification) = "thread/readState/changed",
        /// `thread/realtime/closed`.
        ///
        /// Releases: since 0.106.
        ThreadRealtimeClosed(ThreadRealtimeClosedNotification) = "thread/realtime/closed",
        /// `thread/realtime/error`.
        ///
        /// Releases: since 0.106.
        ThreadRealtimeError(ThreadRealtimeErrorNotification) = "thread/realtime/error",
        /// `thread/realtime/item/completed`.
        ///
        /// Releases: since 0.150.
        ThreadRealtimeItemCompleted(ThreadRealtimeItemCompletedNotification) = "thread/realtime/item/completed",
        /// `thread/realtime/item/started`.
        ///
        /// Releases: since 0.150.
        ThreadRealtimeItemStarted(ThreadRealtimeItemStartedNotification) = "thread/realtime/item/started",
        /// `thread/realtime/item/transcript/delta`.
        ///
        /// Releases: since 0.150.
        ThreadRealtimeItemTranscriptDelta(ThreadRealtimeItemTranscriptDeltaNotification) = "thread/realtime/item/transcript/delta",
        /// `thread/realtime/itemAdded`.
        ///
        /// Releases: since 0.106.
        ThreadRealtimeItemAdded(ThreadRealtimeItemAddedNotification) = "thread/realtime/itemAdded",
        /// `thread/realtime/outputAudio/delta`.
        ///
        /// Releases: since 0.106.
        ThreadRealtimeOutputAudioDelta(ThreadRealtimeOutputAudioDeltaNotification) = "thread/realtime/outputAudio/delta",
        /// `thread/realtime/sdp`.
        ///
        /// Releases: since 0.120.
        ThreadRealtimeSdp(ThreadRealtimeSdpNotification) = "thread/realtime/sdp",
        /// `thread/realtime/started`.
        ///
        /// Releases: since 0.106.
        ThreadRealtimeStarted(ThreadRealtimeStartedNotification) = "thread/realtime/started",
        /// `thread/realtime/transcript/delta`.
        ///
        /// Releases: since 0.121.
        ThreadRealtimeTranscriptDelta(ThreadRealtimeTranscriptDeltaNotification) = "thread/realtime/transcript/delta",
        /// `thread/realtime/transcript/done`.
        ///
        /// Releases: since 0.121.
        ThreadRealtimeTranscriptDone(ThreadRealtimeTranscriptDoneNotification) = "thread/realtime/transcript/done",
        /// `thread/realtime/transcriptUpdated`.
        ///
        /// Releases: 0.117 to 0.120.
        ThreadRealtimeTranscriptUpdated(ThreadRealtimeTranscriptUpdatedNotification) = "thread/realtime/transcriptUpdated",
        /// `thread/reverted`.
        ///
        /// Releases: since 0.148.
        ThreadReverted(ThreadRevertedNotification) = "thread/reverted",
        /// `thread/section/changed`.
        ///
        /// Releases: since 0.169.
        ThreadSectionChanged(ThreadSectionChangedNotification) = "thread/section/changed",
        /// `thread/settings/updated`.
        ///
        /// Releases: since 0.133.
        ThreadSettingsUpdated(ThreadSettingsUpdatedNotification => Box<ThreadSettingsUpdatedNotification>) = "thread/settings/updated",
        /// `thread/started`.
        ThreadStarted(ThreadStartedNotification => Box<ThreadStartedNotification>) = "thread/started",
        /// `thread/status/changed`.
        ///
        /// Releases: since 0.105.
        ThreadStatusChanged(ThreadStatusChangedNotification) = "thread/status/changed",
        /// `thread/tokenUsage/updated`.
        ThreadTokenUsageUpdated(ThreadTokenUsageUpdatedNotification) = "thread/tokenUsage/updated",
        /// `thread/unarchived`.
        ///
        /// Releases: since 0.104.
        ThreadUnarchived(ThreadUnarchivedNotification) = "thread/unarchived",
        /// `turn/completed`.
        TurnCompleted(TurnCompletedNotification => Box<TurnCompletedNotification>) = "turn/completed",
        /// `turn/diff/updated`.
        TurnDiffUpdated(TurnDiffUpdatedNotification) = "turn/diff/updated",
        /// `turn/moderationMetadata`.
        ///
        /// Releases: since 0.138.
        TurnModerationMetadata(TurnModerationMetadataNotification) = "turn/moderationMetadata",
        /// `turn/plan/updated`.
        TurnPlanUpdated(TurnPlanUpdatedNotification) = "turn/plan/updated",
        /// `turn/started`.
        TurnStarted(TurnStartedNotification => Box<TurnStartedNotification>) = "turn/started",
        /// `warning`.
        ///
        /// Releases: since 0.122.
        Warning(WarningNotification) = "warning",
        /// `windows/worldWritableWarning`.
        WindowsWorldWritableWarning(WindowsWorldWritableWarningNotification) = "windows/worldWritableWarning",
        /// `windowsSandbox/setupCompleted`.
        ///
        /// Releases: since 0.105.
        WindowsSandboxSetupCompleted(WindowsSandboxSetupCompletedNotification) = "windowsSandbox/setupCompleted",
    }
}

messages! {
    /// A request of the server, by its method: each waits for an answer without limit.
    pub enum ServerRequest: ServerRequestParams {
        /// `account/chatgptAuthTokens/refresh`.
        ChatgptAuthTokensRefresh(ChatgptAuthTokensRefreshParams) = "account/chatgptAuthTokens/refresh" -> ChatgptAuthTokensRefreshResponse,
        /// `applyPatchApproval`.
        ApplyPatchApproval(ApplyPatchApprovalParams) = "applyPatchApproval" -> ApplyPatchApprovalResponse,
        /// `attestation/generate`.
        ///
        /// Releases: since 0.131.
        AttestationGenerate(AttestationGenerateParams) = "attestation/generate" -> AttestationGenerateResponse,
        /// `currentTime/read`.
        ///
        /// Experimental; releases: since 0.142.
        CurrentTimeRead(CurrentTimeReadParams) = "currentTime/read" -> CurrentTimeReadResponse,
        /// `execCommandApproval`.
        ExecCommandApproval(ExecCommandApprovalParams) = "execCommandApproval" -> ExecCommandApprovalResponse,
        /// `item/commandExecution/requestApproval`.
        CommandExecutionRequestApproval(CommandExecutionRequestApprovalParams => Box<CommandExecutionRequestApprovalParams>) = "item/commandExecution/requestApproval" -> CommandExecutionRequestApprovalResponse,
        /// `item/fileChange/requestApproval`.
        FileChangeRequestApproval(FileChangeRequestApprovalParams) = "item/fileChange/requestApproval" -> FileChangeRequestApprovalResponse,
        /// `item/permissions/requestApproval`.
        ///
        /// Releases: since 0.113.
        PermissionsRequestApproval(PermissionsRequestApprovalParams => Box<PermissionsRequestApprovalParams>) = "item/permissions/requestApproval" -> PermissionsRequestApprovalResponse,
        /// `item/tool/call`.
        DynamicToolCall(DynamicToolCallParams) = "item/tool/call" -> DynamicToolCallResponse,
        /// `item/tool/requestUserInput`.
        ToolRequestUserInput(ToolRequestUserInputParams) = "item/tool/requestUserInput" -> ToolRequestUserInputResponse,
        /// `mcpServer/elicitation/request`.
        ///
        /// Releases: since 0.111.
        McpServerElicitationRequest(McpServerElicitationRequestParams) = "mcpServer/elicitation/request" -> McpServerElicitationRequestResponse,
        /// `skill/requestApproval`.
        ///
        /// Releases: 0.105.
        SkillRequestApproval(SkillRequestApprovalParams) = "skill/requestApproval" -> SkillRequestApprovalResponse,
    }
}

requests! {
    BedrockCheckGovCloudRequirementsParams = "account/bedrock/checkGovCloudRequirements" -> BedrockCheckGovCloudRequirementsResponse, Object;
    BedrockDiscoverParams = "account/bedrock/discover" -> BedrockDiscoverResponse, Object;
    BedrockSetupParams = "account/bedrock/setup" -> BedrockSetupResponse, Object;
    AccountGatewayOauthCancelParams = "account/gatewayOAuth/cancel" -> GatewayOAuthCancelResponse, Absent;
    GatewayOAuthLoginParams = "account/gatewayOAuth/login" -> GatewayOAuthLoginResponse, Optional;
    GatewayOAuthReadParams = "account/gatewayOAuth/read" -> GatewayOAuthReadResponse, Optional;
    GcpSetupParams = "account/gcp/setup" -> GcpSetupResponse, Object;
    CancelLoginAccountParams = "account/login/cancel" -> CancelLoginAccountResponse, Object;
    LoginAccountParams = "account/login/start" -> LoginAccountResponse, Object;
    AccountLogoutParams = "account/logout" -> LogoutAccountResponse, Absent;
    ConsumeAccountRateLimitResetCreditParams = "account/rateLimitResetCredit/consume" -> ConsumeAccountRateLimitResetCreditResponse, Object;
    GetAccountRateLimitsParams = "account/rateLimits/read" -> GetAccountRateLimitsResponse, Optional, ready;
    GetAccountParams = "account/read" -> GetAccountResponse, Object;
    AccountSecuritySetupReadParams = "account/securitySetup/read" -> GetAccountSecuritySetupResponse, Absent;
    SendAddCreditsNudgeEmailParams = "account/sendAddCreditsNudgeEmail" -> SendAddCreditsNudgeEmailResponse, Object;
    GetAccountTokenUsageParams = "account/usage/read" -> GetAccountTokenUsageResponse, Optional;
    AccountWorkspaceMessagesReadParams = "account/workspaceMessages/read" -> GetWorkspaceMessagesResponse, Absent;
    AccountSessionsListParams = "accountSession/list" -> AccountSessionsResponse, Object;
    AccountSessionsSwitchParams = "accountSession/switch" -> AccountSessionsSwitchResponse, Object;
    AddConversationListenerParams = "addConversationListener" -> AddConversationSubscriptionResponse, Object;
    AppsInstalledParams = "app/installed" -> AppsInstalledResponse, Object;
    AppsListParams = "app/list" -> AppsListResponse, Object, ready;
    AppsReadParams = "app/read" -> AppsReadResponse, Object;
    ArchiveConversationParams = "archiveConversation" -> ArchiveConversationResponse, Object;
    CancelLoginChatGptParams = "cancelLoginChatGpt" -> CancelLoginChatGptResponse, Object;
    CollaborationModeListParams = "collaborationMode/list" -> CollaborationModeListResponse, Object;
    CommandExecParams = "command/exec" -> CommandExecResponse, Object;
    CommandExecResizeParams = "command/exec/resize" -> CommandExecResizeResponse, Object;
    CommandExecTerminateParams = "command/exec/terminate" -> CommandExecTerminateResponse, Object;
    CommandExecWriteParams = "command/exec/write" -> CommandExecWriteResponse, Object;
    ConfigBatchWriteParams = "config/batchWrite" -> ConfigWriteResponse, Object;
    ConfigMcpServerReloadParams = "config/mcpServer/reload" -> McpServerRefreshResponse, Absent;
    ConfigReadParams = "config/read" -> ConfigReadResponse, Object;
    ConfigValueWriteParams = "config/value/write" -> ConfigWriteResponse, Object;
    ConfigRequirementsReadParams = "configRequirements/read" -> ConfigRequirementsReadResponse, Absent;
    DeviceKeyCreateParams = "device/key/create" -> DeviceKeyCreateResponse, Object;
    DeviceKeyPublicParams = "device/key/public" -> DeviceKeyPublicResponse, Object;
    DeviceKeySignParams = "device/key/sign" -> DeviceKeySignResponse, Object;
    EnvironmentAddParams = "environment/add" -> EnvironmentAddResponse, Object;
    EnvironmentInfoParams = "environment/info" -> EnvironmentInfoResponse, Object;
    EnvironmentStatusParams = "environment/status" -> EnvironmentStatusResponse, Object;
    ExecOneOffCommandParams = "execOneOffCommand" -> ExecOneOffCommandResponse, Object;
    ExperimentalFeatureEnablementSetParams = "experimentalFeature/enablement/set" -> ExperimentalFeatureEnablementSetResponse, Object;
    ExperimentalFeatureListParams = "experimentalFeature/list" -> ExperimentalFeatureListResponse, Object;
    ExternalAgentConfigDetectParams = "externalAgentConfig/detect" -> ExternalAgentConfigDetectResponse, Object;
    ExternalAgentConfigImportParams = "externalAgentConfig/import" -> ExternalAgentConfigImportResponse, Object;
    ExternalAgentConfigImportReadHistoriesParams = "externalAgentConfig/import/readHistories" -> ExternalAgentConfigImportHistoriesReadResponse, Absent;
    ExternalAgentConfigImportHistoryRecordParams = "externalAgentConfig/import/recordHistory" -> ExternalAgentConfigImportHistoryRecordResponse, Object;
    FeedbackSaveParams = "feedback/save" -> FeedbackSaveResponse, Object;
    FeedbackUploadParams = "feedback/upload" -> FeedbackUploadResponse, Object;
    ForkConversationParams = "forkConversation" -> ForkConversationResponse, Object, ready;
    FsCopyParams = "fs/copy" -> FsCopyResponse, Object;
    FsCreateDirectoryParams = "fs/createDirectory" -> FsCreateDirectoryResponse, Object;
    FsGetMetadataParams = "fs/getMetadata" -> FsGetMetadataResponse, Object;
    FsReadDirectoryParams = "fs/readDirectory" -> FsReadDirectoryResponse, Object;
    FsReadFileParams = "fs/readFile" -> FsReadFileResponse, Object;
    FsRemoveParams = "fs/remove" -> FsRemoveResponse, Object;
    FsUnwatchParams = "fs/unwatch" -> FsUnwatchResponse, Object;
    FsWatchParams = "fs/watch" -> FsWatchResponse, Object;
    FsWriteFileParams = "fs/writeFile" -> FsWriteFileResponse, Object;
    FuzzyFileSearchParams = "fuzzyFileSearch" -> FuzzyFileSearchResponse, Object, ready;
    FuzzyFileSearchSessionStartParams = "fuzzyFileSearch/sessionStart" -> FuzzyFileSearchSessionStartResponse, Object;
    FuzzyFileSearchSessionStopParams = "fuzzyFileSearch/sessionStop" -> FuzzyFileSearchSessionStopResponse, Object;
    FuzzyFileSearchSessionUpdateParams = "fuzzyFileSearch/sessionUpdate" -> FuzzyFileSearchSessionUpdateResponse, Object;
    GetAuthStatusParams = "getAuthStatus" -> GetAuthStatusResponse, Object;
    GetConversationSummaryParams = "getConversationSummary" -> GetConversationSummaryResponse, Object;
    GetUserAgentParams = "getUserAgent" -> GetUserAgentResponse, Absent;
    GetUserSavedConfigParams = "getUserSavedConfig" -> GetUserSavedConfigResponse, Absent;
    GitDiffToRemoteParams = "gitDiffToRemote" -> GitDiffToRemoteResponse, Object;
    HooksListParams = "hooks/list" -> HooksListResponse, Object;
    InitializeParams = "initialize" -> InitializeResponse, Object;
    InterruptConversationParams = "interruptConversation" -> InterruptConversationResponse, Object;
    ListConversationsParams = "listConversations" -> ListConversationsResponse, Object;
    LoginApiKeyParams = "loginApiKey" -> LoginApiKeyResponse, Object;
    LoginChatgptParams = "loginChatGpt" -> LoginChatGptResponse, Absent;
    LogoutChatgptParams = "logoutChatGpt" -> LogoutChatGptResponse, Absent;
    MarketplaceAddParams = "marketplace/add" -> MarketplaceAddResponse, Object;
    MarketplaceRemoveParams = "marketplace/remove" -> MarketplaceRemoveResponse, Object;
    MarketplaceUpgradeParams = "marketplace/upgrade" -> MarketplaceUpgradeResponse, Object;
    McpServerEventStreamStartParams = "mcpServer/event/stream/start" -> McpServerEventStreamStartResponse, Object;
    McpServerEventStreamStopParams = "mcpServer/event/stream/stop" -> McpServerEventStreamStopResponse, Object;
    McpServerOauthLoginParams = "mcpServer/oauth/login" -> McpServerOauthLoginResponse, Object;
    McpResourceReadParams = "mcpServer/resource/read" -> McpResourceReadResponse, Object;
    McpServerToolCallParams = "mcpServer/tool/call" -> McpServerToolCallResponse, Object;
    ListMcpServerStatusParams = "mcpServerStatus/list" -> ListMcpServerStatusResponse, Object;
    MemoryResetParams = "memory/reset" -> MemoryResetResponse, Absent;
    MemoryStatusParams = "memory/status" -> MemoryStatusResponse, Object;
    MockExperimentalMethodParams = "mock/experimentalMethod" -> MockExperimentalMethodResponse, Object;
    ModelListParams = "model/list" -> ModelListResponse, Object;
    ModelProviderCapabilitiesReadParams = "modelProvider/capabilities/read" -> ModelProviderCapabilitiesReadResponse, Object;
    ModelProviderConfigWriteParams = "modelProvider/config/write" -> ModelProviderConfigWriteResponse, Object;
    ModelProviderListParams = "modelProvider/list" -> ModelProviderListResponse, Object;
    NewConversationParams = "newConversation" -> NewConversationResponse, Object;
    PermissionProfileListParams = "permissionProfile/list" -> PermissionProfileListResponse, Object;
    PluginInstallParams = "plugin/install" -> PluginInstallResponse, Object;
    PluginInstalledParams = "plugin/installed" -> PluginInstalledResponse, Object;
    PluginListParams = "plugin/list" -> PluginListResponse, Object;
    PluginReadParams = "plugin/read" -> PluginReadResponse, Object;
    PluginReconcileParams = "plugin/reconcile" -> PluginReconcileResponse, Object;
    PluginSearchParams = "plugin/search" -> PluginSearchResponse, Object;
    PluginShareCheckoutParams = "plugin/share/checkout" -> PluginShareCheckoutResponse, Object;
    PluginShareDeleteParams = "plugin/share/delete" -> PluginShareDeleteResponse, Object;
    PluginShareListParams = "plugin/share/list" -> PluginShareListResponse, Object;
    PluginShareSaveParams = "plugin/share/save" -> PluginShareSaveResponse, Object;
    PluginShareUpdateTargetsParams = "plugin/share/updateTargets" -> PluginShareUpdateTargetsResponse, Object;
    PluginSkillReadParams = "plugin/skill/read" -> PluginSkillReadResponse, Object;
    PluginUninstallParams = "plugin/uninstall" -> PluginUninstallResponse, Object;
    ProcessKillParams = "process/kill" -> ProcessKillResponse, Object;
    ProcessResizePtyParams = "process/resizePty" -> ProcessResizePtyResponse, Object;
    ProcessSpawnParams = "process/spawn" -> ProcessSpawnResponse, Object;
    ProcessWriteStdinParams = "process/writeStdin" -> ProcessWriteStdinResponse, Object;
    ProjectCreateParams = "project/create" -> ProjectCreateResponse, Object;
    ProjectDeleteParams = "project/delete" -> ProjectDeleteResponse, Object;
    ProjectImportParams = "project/import" -> ProjectImportResponse, Object;
    ProjectListParams = "project/list" -> ProjectListResponse, Object;
    ProjectMoveParams = "project/move" -> ProjectMoveResponse, Object;
    ProjectReadParams = "project/read" -> ProjectReadResponse, Object;
    ProjectUpdateParams = "project/update" -> ProjectUpdateResponse, Object;
    RemoteControlClientsListParams = "remoteControl/client/list" -> RemoteControlClientsListResponse, Object;
    RemoteControlClientsRevokeParams = "remoteControl/client/revoke" -> RemoteControlClientsRevokeResponse, Object;
    RemoteControlDisableParams = "remoteControl/disable" -> RemoteControlDisableResponse, Optional;
    RemoteControlEnableParams = "remoteControl/enable" -> RemoteControlEnableResponse, Optional;
    RemoteControlPairingStartParams = "remoteControl/pairing/start" -> RemoteControlPairingStartResponse, Object;
    RemoteControlPairingStatusParams = "remoteControl/pairing/status" -> RemoteControlPairingStatusResponse, Object;
    RemoteControlStatusReadParams = "remoteControl/status/read" -> RemoteControlStatusReadResponse, Absent;
    RemoveConversationListenerParams = "removeConversationListener" -> RemoveConversationSubscriptionResponse, Object;
    ResumeConversationParams = "resumeConversation" -> ResumeConversationResponse, Object, ready;
    ReviewStartParams = "review/start" -> ReviewStartResponse, Object, ready;
    RolloutCompressParams = "rollout/compress" -> RolloutCompressResponse, Absent;
    SendUserMessageParams = "sendUserMessage" -> SendUserMessageResponse, Object;
    SendUserTurnParams = "sendUserTurn" -> SendUserTurnResponse, Object;
    ServerDiagnosticsParams = "server/diagnostics" -> ServerDiagnosticsResponse, Object;
    SetDefaultModelParams = "setDefaultModel" -> SetDefaultModelResponse, Object;
    SkillsConfigWriteParams = "skills/config/write" -> SkillsConfigWriteResponse, Object;
    SkillsExtraRootsSetParams = "skills/extraRoots/set" -> SkillsExtraRootsSetResponse, Object;
    SkillsListParams = "skills/list" -> SkillsListResponse, Object, ready;
    SkillsRemoteExportParams = "skills/remote/export" -> SkillsRemoteWriteResponse, Object;
    SkillsRemoteListParams = "skills/remote/list" -> SkillsRemoteReadResponse, Object;
    SkillsRemoteReadParams = "skills/remote/read" -> SkillsRemoteReadResponse, Object;
    SkillsRemoteWriteParams = "skills/remote/write" -> SkillsRemoteWriteResponse, Object;
    ThreadApproveGuardianDeniedActionParams = "thread/approveGuardianDeniedAction" -> ThreadApproveGuardianDeniedActionResponse, Object;
    ThreadArchiveParams = "thread/archive" -> ThreadArchiveResponse, Object;
    ThreadAttachmentAddParams = "thread/attachment/add" -> ThreadAttachmentAddResponse, Object;
    ThreadAttachmentListParams = "thread/attachment/list" -> ThreadAttachmentListResponse, Object;
    ThreadAttachmentRemoveParams = "thread/attachment/remove" -> ThreadAttachmentRemoveResponse, Object;
    ThreadAttachmentOwnerListParams = "thread/attachmentOwner/list" -> ThreadAttachmentOwnerListResponse, Object;
    ThreadBackgroundTerminalsCleanParams = "thread/backgroundTerminals/clean" -> ThreadBackgroundTerminalsCleanResponse, Object;
    ThreadBackgroundTerminalsListParams = "thread/backgroundTerminals/list" -> ThreadBackgroundTerminalsListResponse, Object;
    ThreadBackgroundTerminalsTerminateParams = "thread/backgroundTerminals/terminate" -> ThreadBackgroundTerminalsTerminateResponse, Object;
    ThreadCompactStartParams = "thread/compact/start" -> ThreadCompactStartResponse, Object;
    ThreadDecrementElicitationParams = "thread/decrement_elicitation" -> ThreadDecrementElicitationResponse, Object;
    ThreadDeleteParams = "thread/delete" -> ThreadDeleteResponse, Object;
    ThreadForkParams = "thread/fork" -> ThreadForkResponse, Object, ready;
    ThreadGoalClearParams = "thread/goal/clear" -> ThreadGoalClearResponse, Object;
    ThreadGoalGetParams = "thread/goal/get" -> ThreadGoalGetResponse, Object, ready;
    ThreadGoalSetParams = "thread/goal/set" -> ThreadGoalSetResponse, Object, ready;
    ThreadGuardianReviewParams = "thread/guardianReview" -> ThreadGuardianReviewResponse, Object;
    ThreadIncrementElicitationParams = "thread/increment_elicitation" -> ThreadIncrementElicitationResponse, Object;
    ThreadInjectItemsParams = "thread/inject_items" -> ThreadInjectItemsResponse, Object;
    ThreadItemsListParams = "thread/items/list" -> ThreadItemsListResponse, Object, ready;
    ThreadItemsReadParams = "thread/items/read" -> ThreadItemsReadResponse, Object, ready;
    ThreadListParams = "thread/list" -> ThreadListResponse, Object, ready;
    ThreadLoadedListParams = "thread/loaded/list" -> ThreadLoadedListResponse, Object;
    ThreadMemoryReadParams = "thread/memory/read" -> ThreadMemoryReadResponse, Object;
    ThreadMemoryModeSetParams = "thread/memoryMode/set" -> ThreadMemoryModeSetResponse, Object;
    ThreadMetadataUpdateParams = "thread/metadata/update" -> ThreadMetadataUpdateResponse, Object, ready;
    ThreadSetNameParams = "thread/name/set" -> ThreadSetNameResponse, Object;
    ThreadPredictionRequestParams = "thread/prediction/request" -> ThreadPredictionRequestResponse, Object;
    ThreadPrepareApprovedPlanParams = "thread/prepareApprovedPlan" -> ThreadPrepareApprovedPlanResponse, Object;
    ThreadQueueAddParams = "thread/queue/add" -> ThreadQueueAddResponse, Object, ready;
    ThreadQueueDeleteParams = "thread/queue/delete" -> ThreadQueueDeleteResponse, Object;
    ThreadQueueListParams = "thread/queue/list" -> ThreadQueueListResponse, Object, ready;
    ThreadQueueReorderParams = "thread/queue/reorder" -> ThreadQueueReorderResponse, Object;
    ThreadQueueStartParams = "thread/queue/start" -> ThreadQueueStartResponse, Object, ready;
    ThreadQueueUpdateParams = "thread/queue/update" -> ThreadQueueUpdateResponse, Object, ready;
    ThreadReadParams = "thread/read" -> ThreadReadResponse, Object, ready;
    ThreadReadStateUpdateParams = "thread/readState/update" -> ThreadReadStateUpdateResponse, Object, ready;
    ThreadRealtimeAppendAudioParams = "thread/realtime/appendAudio" -> ThreadRealtimeAppendAudioResponse, Object;
    ThreadRealtimeAppendSpeechParams = "thread/realtime/appendSpeech" -> ThreadRealtimeAppendSpeechResponse, Object;
    ThreadRealtimeAppendTextParams = "thread/realtime/appendText" -> ThreadRealtimeAppendTextResponse, Object;
    ThreadRealtimeListVoicesParams = "thread/realtime/listVoices" -> ThreadRealtimeListVoicesResponse, Object;
    ThreadRealtimeStartParams = "thread/realtime/start" -> ThreadRealtimeStartResponse, Object;
    ThreadRealtimeStopParams = "thread/realtime/stop" -> ThreadRealtimeStopResponse, Object;
    ThreadResumeParams = "thread/resume" -> ThreadResumeResponse, Object, ready;
    ThreadRevertParams = "thread/revert" -> ThreadRevertResponse, Object, ready;
    ThreadRollbackParams = "thread/rollback" -> ThreadRollbackResponse, Object, ready;
    ThreadSampleParams = "thread/sample" -> ThreadSampleResponse, Object;
    ThreadSampleCancelParams = "thread/sample/cancel" -> ThreadSampleCancelResponse, Object;
    ThreadSearchParams = "thread/search" -> ThreadSearchResponse, Object, ready;
    ThreadSearchOccurrencesParams = "thread/searchOccurrences" -> ThreadSearchOccurrencesResponse, Object;
    ThreadSectionMoveParams = "thread/section/move" -> ThreadSectionMoveResponse, Object;
    ThreadSettingsUpdateParams = "thread/settings/update" -> ThreadSettingsUpdateResponse, Object;
    ThreadShellCommandParams = "thread/shellCommand" -> ThreadShellCommandResponse, Object;
    ThreadStartParams = "thread/start" -> ThreadStartResponse, Object, ready;
    ThreadTimelineListParams = "thread/timeline/list" -> ThreadTimelineListResponse, Object, ready;
    ThreadTurnsItemsListParams = "thread/turns/items/list" -> ThreadTurnsItemsListResponse, Object, ready;
    ThreadTurnsListParams = "thread/turns/list" -> ThreadTurnsListResponse, Object, ready;
    ThreadUnarchiveParams = "thread/unarchive" -> ThreadUnarchiveResponse, Object, ready;
    ThreadUnsubscribeParams = "thread/unsubscribe" -> ThreadUnsubscribeResponse, Object;
    ThreadSectionCreateParams = "threadSection/create" -> ThreadSectionCreateResponse, Object, ready;
    ThreadSectionDeleteParams = "threadSection/delete" -> ThreadSectionDeleteResponse, Object;
    ThreadSectionListParams = "threadSection/list" -> ThreadSectionListResponse, Object, ready;
    ThreadSectionUpdateParams = "threadSection/update" -> ThreadSectionUpdateResponse, Object, ready;
    TurnInterruptParams = "turn/interrupt" -> TurnInterruptResponse, Object;
    TurnSettingsUpdateParams = "turn/settings/update" -> TurnSettingsUpdateResponse, Object;
    TurnStartParams = "turn/start" -> TurnStartResponse, Object, ready;
    TurnSteerParams = "turn/steer" -> TurnSteerResponse, Object;
    UserInfoParams = "userInfo" -> UserInfoResponse, Absent;
    UserVerificationCancelParams = "userVerification/cancel" -> UserVerificationCancelResponse, Object;
    UserVerificationDeleteParams = "userVerification/delete" -> UserVerificationDeleteResponse, Object;
    UserVerificationEnrollParams = "userVerification/enroll" -> UserVerificationEnrollResponse, Object;
    UserVerificationStatusParams = "userVerification/status" -> UserVerificationStatusResponse, Object;
    UserVerificationVerifyParams = "userVerification/verify" -> UserVerificationVerifyResponse, Object;
    WindowsSandboxReadinessParams = "windowsSandbox/readiness" -> WindowsSandboxReadinessResponse, Absent;
    WindowsSandboxSetupStartParams = "windowsSandbox/setupStart" -> WindowsSandboxSetupStartResponse, Object;
}

paged! {
    AppsListParams: data -> AppInfo;
    ExperimentalFeatureListParams: data -> ExperimentalFeature;
    ListConversationsParams: items -> ConversationSummary;
    ListMcpServerStatusParams: data -> McpServerStatus;
    ModelListParams: data -> Model;
    PermissionProfileListParams: data -> PermissionProfileSummary;
    PluginSearchParams: data -> PluginSearchResult;
    ProjectListParams: data -> Project;
    RemoteControlClientsListParams: data -> RemoteControlClient;
    ThreadAttachmentListParams: data -> ThreadAttachment;
    ThreadAttachmentOwnerListParams: data -> ThreadAttachmentOwner;
    ThreadBackgroundTerminalsListParams: data -> ThreadBackgroundTerminal;
    ThreadItemsListParams: data -> ThreadItemsListResponseDataItem;
    ThreadListParams: data -> Thread;
    ThreadLoadedListParams: data -> ThreadId;
    ThreadQueueListParams: data -> QueuedSubmission;
    ThreadSearchParams: data -> ThreadSearchResult;
    ThreadSearchOccurrencesParams: data -> ThreadSearchOccurrence;
    ThreadTimelineListParams: data -> ThreadTimelineEntry;
    ThreadTurnsItemsListParams: data -> ThreadItem;
    ThreadTurnsListParams: data -> Turn;
    ThreadSectionListParams: data -> ThreadSection;
}
