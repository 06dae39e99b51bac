//! Items: what a turn is made of.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

#![allow(unused_imports)]

use serde_json::Value;

use super::*;
use crate::runtime::{
    List, Map, Secret, UnknownFields, either, keyed, object, shape, tagged, text_enum,
};
use crate::{ItemId, RequestId, ThreadId, TurnId};

text_enum! {
    /// The values of `AgentMessageDelivery`.
    ///
    /// Releases: since 0.149.
    pub enum AgentMessageDelivery {
        /// `async`.
        Async = "async",
    }
}

object! {
    /// Params of a notification.
    pub struct AgentMessageDeltaNotification {
        required {
            /// `delta`.
            delta: String = "delta";
            /// `itemId`.
            item_id: ItemId = "itemId";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
    }
}

object! {
    /// A presentation instruction for Chat to apply to this answer when recovering history.
    ///
    /// Releases: since 0.169.
    pub struct AgentMessageDisplay {
        required {
            /// Unknown actions must be left for the producing client to handle.
            action: String = "action";
        }
        optional {
            /// `blockType`.
            block_type: String = "blockType";
            /// `checkTrustedContacts`.
            check_trusted_contacts: bool = "checkTrustedContacts";
            /// `cyberTrustedAccess`.
            cyber_trusted_access: bool = "cyberTrustedAccess";
        }
    }
}

object! {
    /// The members of `AgentMessageModeration`.
    ///
    /// Releases: since 0.169.
    pub struct AgentMessageModeration {
        required {
            /// `moderated`.
            moderated: bool = "moderated";
        }
        optional {
            /// `display`.
            display: AgentMessageDisplay = "display";
        }
    }
}

object! {
    /// The members of `AgentMessageThreadItem`.
    pub struct AgentMessageThreadItem {
        required {
            /// `id`.
            id: ItemId = "id";
            /// `text`.
            text: String = "text";
        }
        optional {
            /// Unix timestamp in milliseconds when the item completed, if recorded.
            completed_at_ms: i64 = "completedAtMs";
            /// `delivery`.
            ///
            /// Releases: since 0.149.
            delivery: AgentMessageDelivery = "delivery";
            /// `memoryCitation`.
            ///
            /// Releases: since 0.116.
            memory_citation: MemoryCitation = "memoryCitation";
            /// `moderation`.
            ///
            /// Releases: since 0.169.
            moderation: AgentMessageModeration = "moderation";
            /// `phase`.
            ///
            /// Releases: since 0.105.
            phase: MessagePhase = "phase";
            /// `questions`.
            ///
            /// Releases: since 0.153.
            questions: List<AsyncUserInputQuestion> = "questions";
            /// Unix timestamp in milliseconds when the item started, if recorded.
            started_at_ms: i64 = "startedAtMs";
        }
    }
}

object! {
    /// The members of `ApplyPatchGuardianApprovalReviewAction`.
    pub struct ApplyPatchGuardianApprovalReviewAction {
        required {
            /// `cwd`.
            cwd: String = "cwd";
            /// `files`.
            files: List<String> = "files";
        }
    }
}

object! {
    /// The members of `AsyncUserInputQuestion`.
    ///
    /// Releases: since 0.153.
    pub struct AsyncUserInputQuestion {
        required {
            /// `title`.
            title: String = "title";
        }
        optional {
            /// `options`.
            options: List<String> = "options";
        }
    }
}

text_enum! {
    /// \[UNSTABLE\] Source that produced a terminal approval auto-review decision.
    ///
    /// Releases: since 0.120.
    pub enum AutoReviewDecisionSource {
        /// `agent`.
        Agent = "agent",
    }
}

object! {
    /// The members of `CollabAgentState`.
    pub struct CollabAgentState {
        required {
            /// `status`.
            status: CollabAgentStatus = "status";
        }
        optional {
            /// `message`.
            message: String = "message";
        }
    }
}

text_enum! {
    /// The values of `CollabAgentStatus`.
    pub enum CollabAgentStatus {
        /// `pendingInit`.
        PendingInit = "pendingInit",
        /// `running`.
        Running = "running",
        /// `interrupted`.
        ///
        /// Releases: since 0.115.
        Interrupted = "interrupted",
        /// `completed`.
        Completed = "completed",
        /// `errored`.
        Errored = "errored",
        /// `shutdown`.
        Shutdown = "shutdown",
        /// `notFound`.
        NotFound = "notFound",
    }
}

text_enum! {
    /// The values of `CollabAgentTool`.
    pub enum CollabAgentTool {
        /// `spawnAgent`.
        SpawnAgent = "spawnAgent",
        /// `sendInput`.
        SendInput = "sendInput",
        /// `resumeAgent`.
        ResumeAgent = "resumeAgent",
        /// `wait`.
        Wait = "wait",
        /// `closeAgent`.
        CloseAgent = "closeAgent",
        /// `sendMessage`.
        ///
        /// Releases: since 0.150.
        SendMessage = "sendMessage",
        /// `followupTask`.
        ///
        /// Releases: since 0.150.
        FollowupTask = "followupTask",
        /// `interruptAgent`.
        ///
        /// Releases: since 0.150.
        InterruptAgent = "interruptAgent",
        /// `listAgents`.
        ///
        /// Releases: since 0.150.
        ListAgents = "listAgents",
    }
}

text_enum! {
    /// The values of `CollabAgentToolCallStatus`.
    pub enum CollabAgentToolCallStatus {
        /// `inProgress`.
        InProgress = "inProgress",
        /// `completed`.
        Completed = "completed",
        /// `failed`.
        Failed = "failed",
        /// `interrupted`.
        ///
        /// Releases: since 0.150.
        Interrupted = "interrupted",
    }
}

object! {
    /// The members of `CollabAgentToolCallThreadItem`.
    pub struct CollabAgentToolCallThreadItem {
        required {
            /// Last known status of the target agents, when available.
            agents_states: Map<CollabAgentState> = "agentsStates";
            /// Unique identifier for this collab tool call.
            id: ItemId = "id";
            /// Thread ID of the receiving agent, when applicable. In case of spawn operation,
            /// this corresponds to the newly spawned agent.
            receiver_thread_ids: List<ThreadId> = "receiverThreadIds";
            /// Thread ID of the agent issuing the collab request.
            sender_thread_id: ThreadId = "senderThreadId";
            /// Current status of the collab tool call.
            status: CollabAgentToolCallStatus = "status";
            /// Name of the collab tool that was invoked.
            tool: CollabAgentTool = "tool";
        }
        optional {
            /// Unix timestamp in milliseconds when the item completed, if recorded.
            completed_at_ms: i64 = "completedAtMs";
            /// Model requested for the spawned agent, when applicable.
            ///
            /// Releases: since 0.115.
            model: String = "model";
            /// Prompt text sent as part of the collab tool call, when available.
            prompt: String = "prompt";
            /// Reasoning effort requested for the spawned agent, when applicable.
            ///
            /// Releases: since 0.115.
            reasoning_effort: String = "reasoningEffort";
            /// Unix timestamp in milliseconds when the item started, if recorded.
            started_at_ms: i64 = "startedAtMs";
        }
    }
}

tagged! {
    /// The forms of `CommandAction`.
    pub enum CommandAction by "type" {
        held {
            /// `read`.
            Read(ReadCommandAction) = "read",
            /// `listFiles`.
            ListFiles(ListFilesCommandAction) = "listFiles",
            /// `search`.
            Search(SearchCommandAction) = "search",
            /// `unknown`.
            Unspecified(UnknownCommandAction) = "unknown",
        }
    }
}

object! {
    /// Params of a notification.
    pub struct CommandExecutionOutputDeltaNotification {
        required {
            /// `delta`.
            delta: String = "delta";
            /// `itemId`.
            item_id: ItemId = "itemId";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
    }
}

text_enum! {
    /// The values of `CommandExecutionSource`.
    ///
    /// Releases: since 0.117.
    pub enum CommandExecutionSource {
        /// `agent`.
        Agent = "agent",
        /// `userShell`.
        UserShell = "userShell",
        /// `unifiedExecStartup`.
        UnifiedExecStartup = "unifiedExecStartup",
        /// `unifiedExecInteraction`.
        UnifiedExecInteraction = "unifiedExecInteraction",
    }
}

text_enum! {
    /// The values of `CommandExecutionStatus`.
    pub enum CommandExecutionStatus {
        /// `inProgress`.
        InProgress = "inProgress",
        /// `completed`.
        Completed = "completed",
        /// `failed`.
        Failed = "failed",
        /// `declined`.
        Declined = "declined",
    }
}

object! {
    /// The members of `CommandExecutionThreadItem`.
    pub struct CommandExecutionThreadItem {
        required {
            /// The command to be executed.
            command: String = "command";
            /// A best-effort parsing of the command to understand the action(s) it will
            /// perform. This returns a list of CommandAction objects because a single shell
            /// command may be composed of many commands piped together.
            command_actions: List<CommandAction> = "commandActions";
            /// The command's working directory.
            cwd: String = "cwd";
            /// `id`.
            id: ItemId = "id";
            /// `status`.
            status: CommandExecutionStatus = "status";
        }
        optional {
            /// The command's output, aggregated from stdout and stderr.
            aggregated_output: String = "aggregatedOutput";
            /// Unix timestamp in milliseconds when the item completed, if recorded.
            completed_at_ms: i64 = "completedAtMs";
            /// The duration of the command execution in milliseconds.
            duration_ms: i64 = "durationMs";
            /// The command's exit code.
            exit_code: i32 = "exitCode";
            /// Trusted first-party plugin id when this command resolves to one plugin script.
            ///
            /// Releases: since 0.146.
            plugin_id: String = "pluginId";
            /// Identifier for the underlying PTY process (when available).
            process_id: String = "processId";
            /// Safe plugin-relative path when this command resolves to one plugin script.
            ///
            /// Releases: since 0.146.
            script_path: String = "scriptPath";
            /// `source`.
            ///
            /// Releases: since 0.117.
            source: CommandExecutionSource = "source";
            /// Unix timestamp in milliseconds when the item started, if recorded.
            started_at_ms: i64 = "startedAtMs";
        }
    }
}

object! {
    /// The members of `CommandGuardianApprovalReviewAction`.
    pub struct CommandGuardianApprovalReviewAction {
        required {
            /// `command`.
            command: String = "command";
            /// `cwd`.
            cwd: String = "cwd";
            /// `source`.
            source: GuardianCommandSource = "source";
        }
    }
}

object! {
    /// The members of `ContextCompactionThreadItem`.
    pub struct ContextCompactionThreadItem {
        required {
            /// `id`.
            id: ItemId = "id";
        }
        optional {
            /// Unix timestamp in milliseconds when the item completed, if recorded.
            completed_at_ms: i64 = "completedAtMs";
            /// Unix timestamp in milliseconds when the item started, if recorded.
            started_at_ms: i64 = "startedAtMs";
        }
    }
}

tagged! {
    /// The forms of `DynamicToolCallOutputContentItem`.
    pub enum DynamicToolCallOutputContentItem by "type" {
        held {
            /// `inputText`.
            InputText(InputTextDynamicToolCallOutputContentItem) = "inputText",
            /// `inputImage`.
            InputImage(InputImageDynamicToolCallOutputContentItem) = "inputImage",
            /// `inputAudio`.
            ///
            /// Releases: since 0.145.
            InputAudio(InputAudioDynamicToolCallOutputContentItem) = "inputAudio",
        }
    }
}

text_enum! {
    /// The values of `DynamicToolCallStatus`.
    ///
    /// Releases: since 0.106.
    pub enum DynamicToolCallStatus {
        /// `inProgress`.
        InProgress = "inProgress",
        /// `completed`.
        Completed = "completed",
        /// `failed`.
        Failed = "failed",
    }
}

object! {
    /// The members of `DynamicToolCallThreadItem`.
    ///
    /// Releases: since 0.106.
    pub struct DynamicToolCallThreadItem {
        required {
            /// `id`.
            id: ItemId = "id";
            /// `status`.
            status: DynamicToolCallStatus = "status";
            /// `tool`.
            tool: String = "tool";
        }
        optional {
            /// `arguments`.
            arguments: Value = "arguments";
            /// Unix timestamp in milliseconds when the item completed, if recorded.
            completed_at_ms: i64 = "completedAtMs";
            /// `contentItems`.
            content_items: List<DynamicToolCallOutputContentItem> = "contentItems";
            /// The duration of the dynamic tool call in milliseconds.
            duration_ms: i64 = "durationMs";
            /// `namespace`.
            ///
            /// Releases: since 0.123.
            namespace: String = "namespace";
            /// Unix timestamp in milliseconds when the item started, if recorded.
            started_at_ms: i64 = "startedAtMs";
            /// `success`.
            success: bool = "success";
        }
    }
}

object! {
    /// The members of `EnteredReviewModeThreadItem`.
    pub struct EnteredReviewModeThreadItem {
        required {
            /// `id`.
            id: ItemId = "id";
            /// `review`.
            review: String = "review";
        }
        optional {
            /// Unix timestamp in milliseconds when the item completed, if recorded.
            completed_at_ms: i64 = "completedAtMs";
            /// Unix timestamp in milliseconds when the item started, if recorded.
            started_at_ms: i64 = "startedAtMs";
        }
    }
}

object! {
    /// The members of `ExecveGuardianApprovalReviewAction`.
    pub struct ExecveGuardianApprovalReviewAction {
        required {
            /// `argv`.
            argv: List<String> = "argv";
            /// `cwd`.
            cwd: String = "cwd";
            /// `program`.
            program: String = "program";
            /// `source`.
            source: GuardianCommandSource = "source";
        }
    }
}

object! {
    /// The members of `ExitedReviewModeThreadItem`.
    pub struct ExitedReviewModeThreadItem {
        required {
            /// `id`.
            id: ItemId = "id";
            /// `review`.
            review: String = "review";
        }
        optional {
            /// Unix timestamp in milliseconds when the item completed, if recorded.
            completed_at_ms: i64 = "completedAtMs";
            /// Unix timestamp in milliseconds when the item started, if recorded.
            started_at_ms: i64 = "startedAtMs";
        }
    }
}

object! {
    /// Deprecated legacy notification for `apply_patch` textual output.
    ///
    /// The server no longer emits this notification.
    pub struct FileChangeOutputDeltaNotification {
        required {
            /// `delta`.
            delta: String = "delta";
            /// `itemId`.
            item_id: ItemId = "itemId";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.123.
    pub struct FileChangePatchUpdatedNotification {
        required {
            /// `changes`.
            changes: List<FileUpdateChange> = "changes";
            /// `itemId`.
            item_id: ItemId = "itemId";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
    }
}

object! {
    /// The members of `FileChangeThreadItem`.
    pub struct FileChangeThreadItem {
        required {
            /// `changes`.
            changes: List<FileUpdateChange> = "changes";
            /// `id`.
            id: ItemId = "id";
            /// `status`.
            status: PatchApplyStatus = "status";
        }
        optional {
            /// Unix timestamp in milliseconds when the item completed, if recorded.
            completed_at_ms: i64 = "completedAtMs";
            /// Unix timestamp in milliseconds when the item started, if recorded.
            started_at_ms: i64 = "startedAtMs";
        }
    }
}

object! {
    /// The members of `FileUpdateChange`.
    pub struct FileUpdateChange {
        required {
            /// `diff`.
            diff: String = "diff";
            /// `kind`.
            kind: PatchChangeKind = "kind";
            /// `path`.
            path: String = "path";
        }
    }
}

object! {
    /// The members of `FindInPageWebSearchAction`.
    ///
    /// Releases: since 0.113.
    pub struct FindInPageWebSearchAction {
        optional {
            /// `pattern`.
            pattern: String = "pattern";
            /// `url`.
            url: String = "url";
        }
    }
}

object! {
    /// The members of `FindInPageWebSearchAction2`.
    ///
    /// Releases: until 0.111.
    pub struct FindInPageWebSearchAction2 {
        optional {
            /// `pattern`.
            pattern: String = "pattern";
            /// `url`.
            url: String = "url";
        }
    }
}

object! {
    /// The members of `FunctionCallOutputThreadItem`.
    ///
    /// Releases: since 0.151.
    pub struct FunctionCallOutputThreadItem {
        required {
            /// `id`.
            id: ItemId = "id";
            /// `name`.
            name: String = "name";
            /// `output`.
            output: FunctionCallOutputBody = "output";
        }
        optional {
            /// Unix timestamp in milliseconds when the item completed, if recorded.
            completed_at_ms: i64 = "completedAtMs";
            /// `namespace`.
            namespace: String = "namespace";
            /// Unix timestamp in milliseconds when the item started, if recorded.
            started_at_ms: i64 = "startedAtMs";
        }
    }
}

object! {
    /// \[UNSTABLE\] Temporary approval auto-review payload used by `item/autoApprovalReview/*`
    /// notifications. This shape is expected to change soon.
    ///
    /// Releases: since 0.115.
    pub struct GuardianApprovalReview {
        required {
            /// `status`.
            status: GuardianApprovalReviewStatus = "status";
        }
        optional {
            /// `rationale`.
            rationale: String = "rationale";
            /// `riskLevel`.
            risk_level: GuardianRiskLevel = "riskLevel";
            /// `riskScore`.
            ///
            /// Releases: 0.115 to 0.118.
            risk_score: u16 = "riskScore";
            /// `userAuthorization`.
            ///
            /// Releases: since 0.120.
            user_authorization: GuardianUserAuthorization = "userAuthorization";
        }
    }
}

tagged! {
    /// The forms of `GuardianApprovalReviewAction`.
    ///
    /// Releases: since 0.120.
    pub enum GuardianApprovalReviewAction by "type" {
        held {
            /// `command`.
            Command(CommandGuardianApprovalReviewAction) = "command",
            /// `execve`.
            Execve(ExecveGuardianApprovalReviewAction) = "execve",
            /// `writeStdin`.
            ///
            /// Releases: since 0.150.
            WriteStdin(WriteStdinGuardianApprovalReviewAction) = "writeStdin",
            /// `applyPatch`.
            ApplyPatch(ApplyPatchGuardianApprovalReviewAction) = "applyPatch",
            /// `networkAccess`.
            NetworkAccess(NetworkAccessGuardianApprovalReviewAction) = "networkAccess",
            /// `mcpToolCall`.
            McpToolCall(McpToolCallGuardianApprovalReviewAction) = "mcpToolCall",
        }
        boxed {
            /// `requestPermissions`.
            ///
            /// Releases: since 0.123.
            RequestPermissions(RequestPermissionsGuardianApprovalReviewAction) = "requestPermissions",
        }
    }
}

text_enum! {
    /// \[UNSTABLE\] Lifecycle state for an approval auto-review.
    ///
    /// Releases: since 0.115.
    pub enum GuardianApprovalReviewStatus {
        /// `inProgress`.
        InProgress = "inProgress",
        /// `approved`.
        Approved = "approved",
        /// `denied`.
        Denied = "denied",
        /// `timedOut`.
        ///
        /// Releases: since 0.121.
        TimedOut = "timedOut",
        /// `aborted`.
        Aborted = "aborted",
    }
}

text_enum! {
    /// The values of `GuardianCommandSource`.
    ///
    /// Releases: since 0.120.
    pub enum GuardianCommandSource {
        /// `shell`.
        Shell = "shell",
        /// `unifiedExec`.
        UnifiedExec = "unifiedExec",
    }
}

text_enum! {
    /// \[UNSTABLE\] Risk level assigned by approval auto-review.
    ///
    /// Releases: since 0.115.
    pub enum GuardianRiskLevel {
        /// `low`.
        Low = "low",
        /// `medium`.
        Medium = "medium",
        /// `high`.
        High = "high",
        /// `critical`.
        ///
        /// Releases: since 0.120.
        Critical = "critical",
    }
}

text_enum! {
    /// \[UNSTABLE\] Authorization level assigned by approval auto-review.
    ///
    /// Releases: since 0.120.
    pub enum GuardianUserAuthorization {
        /// `unknown`.
        Unspecified = "unknown",
        /// `low`.
        Low = "low",
        /// `medium`.
        Medium = "medium",
        /// `high`.
        High = "high",
    }
}

object! {
    /// The members of `HookPromptFragment`.
    ///
    /// Releases: since 0.117.
    pub struct HookPromptFragment {
        required {
            /// `hookRunId`.
            hook_run_id: String = "hookRunId";
            /// `text`.
            text: String = "text";
        }
    }
}

object! {
    /// The members of `HookPromptThreadItem`.
    ///
    /// Releases: since 0.117.
    pub struct HookPromptThreadItem {
        required {
            /// `fragments`.
            fragments: List<HookPromptFragment> = "fragments";
            /// `id`.
            id: ItemId = "id";
        }
        optional {
            /// Unix timestamp in milliseconds when the item completed, if recorded.
            completed_at_ms: i64 = "completedAtMs";
            /// Unix timestamp in milliseconds when the item started, if recorded.
            started_at_ms: i64 = "startedAtMs";
        }
    }
}

tagged! {
    /// The forms of `ImageGenerationFailure`.
    ///
    /// Releases: since 0.148.
    pub enum ImageGenerationFailure by "type" {
        held {
            /// `usageLimitExceeded`.
            UsageLimitExceeded(UsageLimitExceededImageGenerationFailure) = "usageLimitExceeded",
        }
    }
}

object! {
    /// A local image file successfully read for this exact image-generation request.
    ///
    /// Releases: since 0.164.
    pub struct ImageGenerationInputImage {
        required {
            /// `path`.
            path: String = "path";
            /// Lowercase SHA-256 of the file bytes read before image normalization.
            sha256: String = "sha256";
        }
    }
}

object! {
    /// Either inline generated-image data or its durable attachment-store identity.
    ///
    /// `File` must remain first so rollouts written during the migration, which contain both an
    /// empty `result` and a `fileId`, retain the file reference when deserialized.
    ///
    /// Releases: since 0.111.
    pub struct ImageGenerationThreadItem {
        required {
            /// `id`.
            id: ItemId = "id";
            /// `status`.
            status: String = "status";
        }
        optional {
            /// Unix timestamp in milliseconds when the item completed, if recorded.
            completed_at_ms: i64 = "completedAtMs";
            /// `failure`.
            ///
            /// Releases: since 0.148.
            failure: ImageGenerationFailure = "failure";
            /// `fileId`.
            ///
            /// Releases: since 0.164.
            file_id: String = "fileId";
            /// Image generation identifier for the generated image, when provided by the image
            /// backend.
            ///
            /// Releases: since 0.166.
            generation_id: String = "generationId";
            /// Observed local inputs for a completed generation, absent on older items.
            ///
            /// Releases: since 0.164.
            input_images: List<ImageGenerationInputImage> = "inputImages";
            /// `result`.
            result: String = "result";
            /// `revisedPrompt`.
            revised_prompt: String = "revisedPrompt";
            /// `savedPath`.
            ///
            /// Releases: since 0.117.
            saved_path: String = "savedPath";
            /// Unix timestamp in milliseconds when the item started, if recorded.
            started_at_ms: i64 = "startedAtMs";
            /// `transparentBackground`.
            ///
            /// Releases: since 0.147.
            transparent_background: bool = "transparentBackground";
        }
    }
}

object! {
    /// The members of `ImageViewThreadItem`.
    pub struct ImageViewThreadItem {
        required {
            /// `id`.
            id: ItemId = "id";
            /// `path`.
            path: String = "path";
        }
        optional {
            /// Unix timestamp in milliseconds when the item completed, if recorded.
            completed_at_ms: i64 = "completedAtMs";
            /// Unix timestamp in milliseconds when the item started, if recorded.
            started_at_ms: i64 = "startedAtMs";
        }
    }
}

object! {
    /// The members of `InputAudioDynamicToolCallOutputContentItem`.
    ///
    /// Releases: since 0.145.
    pub struct InputAudioDynamicToolCallOutputContentItem {
        required {
            /// `audioUrl`.
            audio_url: String = "audioUrl";
        }
    }
}

object! {
    /// The members of `InputImageDynamicToolCallOutputContentItem`.
    pub struct InputImageDynamicToolCallOutputContentItem {
        required {
            /// `imageUrl`.
            image_url: String = "imageUrl";
        }
    }
}

object! {
    /// The members of `InputTextDynamicToolCallOutputContentItem`.
    pub struct InputTextDynamicToolCallOutputContentItem {
        required {
            /// `text`.
            text: String = "text";
        }
    }
}

object! {
    /// Params of a notification.
    pub struct ItemCompletedNotification {
        required {
            /// `item`.
            item: ThreadItem = "item";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
        optional {
            /// Unix timestamp (in milliseconds) when this item lifecycle completed.
            ///
            /// Releases: since 0.129.
            completed_at_ms: i64 = "completedAtMs";
            /// Native content tokens for the completed assistant message, including a sampled
            /// footer. Null when unavailable. Completion telemetry is not part of the stored
            /// thread item.
            ///
            /// Releases: since 0.169.
            content_token_count: u64 = "contentTokenCount";
        }
    }
}

object! {
    /// \[UNSTABLE\] Temporary notification payload for approval auto-review. This shape is
    /// expected to change soon.
    ///
    /// Releases: since 0.115.
    pub struct ItemGuardianApprovalReviewCompletedNotification {
        required {
            /// `review`.
            review: GuardianApprovalReview = "review";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
        optional {
            /// `action`.
            action: ItemGuardianApprovalReviewCompletedNotificationAction = "action";
            /// Unix timestamp (in milliseconds) when this review completed.
            ///
            /// Releases: since 0.130.
            completed_at_ms: i64 = "completedAtMs";
            /// `decisionSource`.
            ///
            /// Releases: since 0.120.
            decision_source: AutoReviewDecisionSource = "decisionSource";
            /// Stable identifier for this review.
            ///
            /// Releases: since 0.120.
            review_id: String = "reviewId";
            /// Unix timestamp (in milliseconds) when this review started.
            ///
            /// Releases: since 0.130.
            started_at_ms: i64 = "startedAtMs";
            /// Identifier for the reviewed item or tool call when one exists.
            ///
            /// In most cases, one review maps to one target item. The exceptions are - execve
            /// reviews, where a single command may contain multiple execve calls to review
            /// (only possible when using the shell\_zsh\_fork feature) - stdin reviews, which
            /// refer to the existing parent command item and have a separate approval ID in the
            /// action payload - network policy reviews, where there is no target item
            ///
            /// A network call is triggered by a CommandExecution item, so having a
            /// target\_item\_id set to the CommandExecution item would be misleading because
            /// the review is about the network call, not the command execution. Therefore,
            /// target\_item\_id is set to None for network policy reviews.
            target_item_id: ItemId = "targetItemId";
        }
    }
}

either! {
    /// The forms of `ItemGuardianApprovalReviewCompletedNotificationAction`.
    pub enum ItemGuardianApprovalReviewCompletedNotificationAction {
        /// An object of this form.
        GuardianApprovalReviewAction(GuardianApprovalReviewAction) by "type",
    }
}

object! {
    /// \[UNSTABLE\] Temporary notification payload for approval auto-review. This shape is
    /// expected to change soon.
    ///
    /// Releases: since 0.115.
    pub struct ItemGuardianApprovalReviewStartedNotification {
        required {
            /// `review`.
            review: GuardianApprovalReview = "review";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
        optional {
            /// `action`.
            action: ItemGuardianApprovalReviewStartedNotificationAction = "action";
            /// Stable identifier for this review.
            ///
            /// Releases: since 0.120.
            review_id: String = "reviewId";
            /// Unix timestamp (in milliseconds) when this review started.
            ///
            /// Releases: since 0.130.
            started_at_ms: i64 = "startedAtMs";
            /// Identifier for the reviewed item or tool call when one exists.
            ///
            /// In most cases, one review maps to one target item. The exceptions are - execve
            /// reviews, where a single command may contain multiple execve calls to review
            /// (only possible when using the shell\_zsh\_fork feature) - stdin reviews, which
            /// refer to the existing parent command item and have a separate approval ID in the
            /// action payload - network policy reviews, where there is no target item
            ///
            /// A network call is triggered by a CommandExecution item, so having a
            /// target\_item\_id set to the CommandExecution item would be misleading because
            /// the review is about the network call, not the command execution. Therefore,
            /// target\_item\_id is set to None for network policy reviews.
            target_item_id: ItemId = "targetItemId";
        }
    }
}

either! {
    /// The forms of `ItemGuardianApprovalReviewStartedNotificationAction`.
    pub enum ItemGuardianApprovalReviewStartedNotificationAction {
        /// An object of this form.
        GuardianApprovalReviewAction(GuardianApprovalReviewAction) by "type",
    }
}

object! {
    /// Params of a notification.
    pub struct ItemStartedNotification {
        required {
            /// `item`.
            item: ThreadItem = "item";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
        optional {
            /// Unix timestamp (in milliseconds) when this item lifecycle started.
            ///
            /// Releases: since 0.129.
            started_at_ms: i64 = "startedAtMs";
        }
    }
}

object! {
    /// The members of `ListFilesCommandAction`.
    pub struct ListFilesCommandAction {
        required {
            /// `command`.
            command: String = "command";
        }
        optional {
            /// `path`.
            path: String = "path";
        }
    }
}

text_enum! {
    /// The values of `McpAppDisplayMode`.
    ///
    /// Releases: since 0.156.
    pub enum McpAppDisplayMode {
        /// `inline`.
        Inline = "inline",
        /// `fullscreen`.
        Fullscreen = "fullscreen",
    }
}

object! {
    /// UI resource and display preference for model invocations, captured from the tool
    /// descriptor.
    ///
    /// Releases: since 0.156.
    pub struct McpAppUi {
        required {
            /// `preferredModelDisplayMode`.
            preferred_model_display_mode: McpAppDisplayMode = "preferredModelDisplayMode";
            /// `resourceUri`.
            resource_uri: String = "resourceUri";
        }
    }
}

object! {
    /// The members of `McpToolCallAppContext`.
    ///
    /// Releases: since 0.142.
    pub struct McpToolCallAppContext {
        required {
            /// `connectorId`.
            connector_id: String = "connectorId";
        }
        optional {
            /// `actionName`.
            ///
            /// Releases: since 0.143.
            action_name: String = "actionName";
            /// `appName`.
            ///
            /// Releases: since 0.143.
            app_name: String = "appName";
            /// `linkId`.
            link_id: String = "linkId";
            /// `resourceUri`.
            resource_uri: String = "resourceUri";
            /// `templateId`.
            ///
            /// Releases: 0.143 to 0.144.
            template_id: String = "templateId";
        }
    }
}

object! {
    /// The members of `McpToolCallError`.
    pub struct McpToolCallError {
        required {
            /// `message`.
            message: String = "message";
        }
    }
}

object! {
    /// The members of `McpToolCallGuardianApprovalReviewAction`.
    pub struct McpToolCallGuardianApprovalReviewAction {
        required {
            /// `server`.
            server: String = "server";
            /// `toolName`.
            tool_name: String = "toolName";
        }
        optional {
            /// `connectorId`.
            connector_id: String = "connectorId";
            /// `connectorName`.
            connector_name: String = "connectorName";
            /// `toolTitle`.
            tool_title: String = "toolTitle";
        }
    }
}

object! {
    /// Params of a notification.
    pub struct McpToolCallProgressNotification {
        required {
            /// `itemId`.
            item_id: ItemId = "itemId";
            /// `message`.
            message: String = "message";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
    }
}

object! {
    /// The members of `McpToolCallResult`.
    pub struct McpToolCallResult {
        required {
            /// `content`.
            content: List<Value> = "content";
        }
        optional {
            /// `_meta`.
            ///
            /// Releases: since 0.120.
            meta: Value = "_meta";
            /// `structuredContent`.
            structured_content: Value = "structuredContent";
        }
    }
}

text_enum! {
    /// The values of `McpToolCallStatus`.
    pub enum McpToolCallStatus {
        /// `inProgress`.
        InProgress = "inProgress",
        /// `completed`.
        Completed = "completed",
        /// `failed`.
        Failed = "failed",
    }
}

object! {
    /// The members of `McpToolCallThreadItem`.
    pub struct McpToolCallThreadItem {
        required {
            /// `id`.
            id: ItemId = "id";
            /// `server`.
            server: String = "server";
            /// `status`.
            status: McpToolCallStatus = "status";
            /// `tool`.
            tool: String = "tool";
        }
        optional {
            /// `appContext`.
            ///
            /// Releases: since 0.142.
            app_context: McpToolCallAppContext = "appContext";
            /// `arguments`.
            arguments: Value = "arguments";
            /// Unix timestamp in milliseconds when the item completed, if recorded.
            completed_at_ms: i64 = "completedAtMs";
            /// The duration of the MCP tool call in milliseconds.
            duration_ms: i64 = "durationMs";
            /// `error`.
            error: McpToolCallError = "error";
            /// Legacy compatibility field; prefer `mcpAppUi.resourceUri` when available.
            ///
            /// Releases: since 0.122.
            mcp_app_resource_uri: String = "mcpAppResourceUri";
            /// Presentation captured from the invoked descriptor; absent in older history.
            ///
            /// Releases: since 0.156.
            mcp_app_ui: McpAppUi = "mcpAppUi";
            /// `pluginId`.
            ///
            /// Releases: since 0.133.
            plugin_id: String = "pluginId";
            /// `readOnlyHint`.
            ///
            /// Releases: since 0.147.
            read_only_hint: bool = "readOnlyHint";
            /// `result`.
            result: McpToolCallResult = "result";
            /// Unix timestamp in milliseconds when the item started, if recorded.
            started_at_ms: i64 = "startedAtMs";
        }
    }
}

object! {
    /// The members of `MemoryCitation`.
    ///
    /// Releases: since 0.116.
    pub struct MemoryCitation {
        required {
            /// `entries`.
            entries: List<MemoryCitationEntry> = "entries";
            /// `threadIds`.
            thread_ids: List<ThreadId> = "threadIds";
        }
    }
}

object! {
    /// The members of `MemoryCitationEntry`.
    ///
    /// Releases: since 0.116.
    pub struct MemoryCitationEntry {
        required {
            /// `lineEnd`.
            line_end: u32 = "lineEnd";
            /// `lineStart`.
            line_start: u32 = "lineStart";
            /// `note`.
            note: String = "note";
            /// `path`.
            path: String = "path";
        }
    }
}

text_enum! {
    /// Classifies assistant text as commentary, a partial answer, or a terminal answer.
    ///
    /// Providers do not emit this consistently, so callers must treat `None` as "phase unknown"
    /// and keep compatibility behavior for legacy models.
    pub enum MessagePhase {
        /// Mid-turn assistant text (for example preamble/progress narration).
        ///
        /// Additional tool calls or assistant output may follow before turn completion.
        Commentary = "commentary",
        /// Stable answer text that may be followed by more assistant output or tools.
        ///
        /// Releases: since 0.162.
        PartialAnswer = "partial_answer",
        /// The assistant's declared terminal answer text for the current turn.
        FinalAnswer = "final_answer",
    }
}

object! {
    /// The members of `NetworkAccessGuardianApprovalReviewAction`.
    pub struct NetworkAccessGuardianApprovalReviewAction {
        required {
            /// `host`.
            host: String = "host";
            /// `port`.
            port: u16 = "port";
            /// `protocol`.
            protocol: NetworkApprovalProtocol = "protocol";
            /// `target`.
            target: String = "target";
        }
    }
}

object! {
    /// The members of `OpenPageWebSearchAction`.
    ///
    /// Releases: since 0.113.
    pub struct OpenPageWebSearchAction {
        optional {
            /// `url`.
            url: String = "url";
        }
    }
}

object! {
    /// The members of `OpenPageWebSearchAction2`.
    ///
    /// Releases: until 0.111.
    pub struct OpenPageWebSearchAction2 {
        optional {
            /// `url`.
            url: String = "url";
        }
    }
}

text_enum! {
    /// The values of `PatchApplyStatus`.
    pub enum PatchApplyStatus {
        /// `inProgress`.
        InProgress = "inProgress",
        /// `completed`.
        Completed = "completed",
        /// `failed`.
        Failed = "failed",
        /// `declined`.
        Declined = "declined",
    }
}

tagged! {
    /// The forms of `PatchChangeKind`.
    pub enum PatchChangeKind by "type" {
        held {
            /// `update`.
            Update(UpdatePatchChangeKind) = "update",
        }
        bare {
            /// `add`.
            Add = "add",
            /// `delete`.
            Delete = "delete",
        }
    }
}

object! {
    /// EXPERIMENTAL - proposed plan streaming deltas for plan items. Clients should not assume
    /// concatenated deltas match the completed plan item content.
    pub struct PlanDeltaNotification {
        required {
            /// `delta`.
            delta: String = "delta";
            /// `itemId`.
            item_id: ItemId = "itemId";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
    }
}

object! {
    /// EXPERIMENTAL - proposed plan item content. The completed plan item is authoritative and
    /// may not match the concatenation of `PlanDelta` text.
    pub struct PlanThreadItem {
        required {
            /// `id`.
            id: ItemId = "id";
            /// `text`.
            text: String = "text";
        }
        optional {
            /// Unix timestamp in milliseconds when the item completed, if recorded.
            completed_at_ms: i64 = "completedAtMs";
            /// Unix timestamp in milliseconds when the item started, if recorded.
            started_at_ms: i64 = "startedAtMs";
        }
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: until 0.104.
    pub struct RawResponseItemCompletedNotification {
        required {
            /// `item`.
            item: ResponseItem = "item";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
    }
}

object! {
    /// The members of `ReadCommandAction`.
    pub struct ReadCommandAction {
        required {
            /// `command`.
            command: String = "command";
            /// `name`.
            name: String = "name";
            /// `path`.
            path: String = "path";
        }
    }
}

object! {
    /// Params of a notification.
    pub struct ReasoningSummaryPartAddedNotification {
        required {
            /// `itemId`.
            item_id: ItemId = "itemId";
            /// `summaryIndex`.
            summary_index: i64 = "summaryIndex";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
    }
}

object! {
    /// Params of a notification.
    pub struct ReasoningSummaryTextDeltaNotification {
        required {
            /// `delta`.
            delta: String = "delta";
            /// `itemId`.
            item_id: ItemId = "itemId";
            /// `summaryIndex`.
            summary_index: i64 = "summaryIndex";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
    }
}

object! {
    /// Params of a notification.
    pub struct ReasoningTextDeltaNotification {
        required {
            /// `contentIndex`.
            content_index: i64 = "contentIndex";
            /// `delta`.
            delta: String = "delta";
            /// `itemId`.
            item_id: ItemId = "itemId";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
    }
}

object! {
    /// The members of `ReasoningThreadItem`.
    pub struct ReasoningThreadItem {
        required {
            /// `id`.
            id: ItemId = "id";
        }
        optional {
            /// Unix timestamp in milliseconds when the item completed, if recorded.
            completed_at_ms: i64 = "completedAtMs";
            /// Unix timestamp in milliseconds when the item started, if recorded.
            started_at_ms: i64 = "startedAtMs";
        }
        list {
            /// `content`.
            content: List<String> = "content";
            /// `summary`.
            summary: List<String> = "summary";
        }
    }
}

object! {
    /// The members of `RequestPermissionsGuardianApprovalReviewAction`.
    ///
    /// Releases: since 0.123.
    pub struct RequestPermissionsGuardianApprovalReviewAction {
        required {
            /// `permissions`.
            permissions: RequestPermissionProfile = "permissions";
        }
        optional {
            /// `reason`.
            reason: String = "reason";
        }
    }
}

object! {
    /// The members of `SearchCommandAction`.
    pub struct SearchCommandAction {
        required {
            /// `command`.
            command: String = "command";
        }
        optional {
            /// `path`.
            path: String = "path";
            /// `query`.
            query: String = "query";
        }
    }
}

object! {
    /// The members of `SearchWebSearchAction`.
    pub struct SearchWebSearchAction {
        optional {
            /// `queries`.
            queries: List<String> = "queries";
            /// `query`.
            query: String = "query";
        }
    }
}

object! {
    /// Display item emitted by the interruptible `clock.sleep` tool.
    ///
    /// Releases: since 0.141.
    pub struct SleepThreadItem {
        required {
            /// `durationMs`.
            duration_ms: u64 = "durationMs";
            /// `id`.
            id: ItemId = "id";
        }
        optional {
            /// Unix timestamp in milliseconds when the item completed, if recorded.
            completed_at_ms: i64 = "completedAtMs";
            /// Unix timestamp in milliseconds when the item started, if recorded.
            started_at_ms: i64 = "startedAtMs";
        }
    }
}

text_enum! {
    /// The values of `SubAgentActivityKind`.
    ///
    /// Releases: since 0.140.
    pub enum SubAgentActivityKind {
        /// `started`.
        Started = "started",
        /// `interacted`.
        Interacted = "interacted",
        /// `interrupted`.
        Interrupted = "interrupted",
        /// `completed`.
        ///
        /// Releases: since 0.150.
        Completed = "completed",
    }
}

object! {
    /// The members of `SubAgentActivityThreadItem`.
    ///
    /// Releases: since 0.140.
    pub struct SubAgentActivityThreadItem {
        required {
            /// `agentPath`.
            agent_path: String = "agentPath";
            /// `agentThreadId`.
            agent_thread_id: ThreadId = "agentThreadId";
            /// `id`.
            id: ItemId = "id";
            /// `kind`.
            kind: SubAgentActivityKind = "kind";
        }
        optional {
            /// Unix timestamp in milliseconds when the item completed, if recorded.
            completed_at_ms: i64 = "completedAtMs";
            /// Resolved model at sub-agent creation; absent from older records and other
            /// activities.
            ///
            /// Releases: since 0.162.
            model: String = "model";
            /// Resolved reasoning effort at sub-agent creation, when known.
            ///
            /// Releases: since 0.162.
            reasoning_effort: String = "reasoningEffort";
            /// Unix timestamp in milliseconds when the item started, if recorded.
            started_at_ms: i64 = "startedAtMs";
        }
    }
}

object! {
    /// Params of a notification.
    pub struct TerminalInteractionNotification {
        required {
            /// `itemId`.
            item_id: ItemId = "itemId";
            /// `processId`.
            process_id: String = "processId";
            /// `stdin`.
            stdin: String = "stdin";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
    }
}

tagged! {
    /// A thread item and its recorded lifecycle times. The payload stays flat on the wire.
    pub enum ThreadItem by "type" {
        held {
            /// `userMessage`.
            UserMessage(UserMessageThreadItem) = "userMessage",
            /// `hookPrompt`.
            ///
            /// Releases: since 0.117.
            HookPrompt(HookPromptThreadItem) = "hookPrompt",
            /// `plan`.
            Plan(PlanThreadItem) = "plan",
            /// `reasoning`.
            Reasoning(ReasoningThreadItem) = "reasoning",
            /// `fileChange`.
            FileChange(FileChangeThreadItem) = "fileChange",
            /// `imageView`.
            ImageView(ImageViewThreadItem) = "imageView",
            /// `sleep`.
            ///
            /// Releases: since 0.141.
            Sleep(SleepThreadItem) = "sleep",
            /// `enteredReviewMode`.
            EnteredReviewMode(EnteredReviewModeThreadItem) = "enteredReviewMode",
            /// `exitedReviewMode`.
            ExitedReviewMode(ExitedReviewModeThreadItem) = "exitedReviewMode",
            /// `contextCompaction`.
            ContextCompaction(ContextCompactionThreadItem) = "contextCompaction",
        }
        boxed {
            /// `agentMessage`.
            AgentMessage(AgentMessageThreadItem) = "agentMessage",
            /// `functionCallOutput`.
            ///
            /// Releases: since 0.151.
            FunctionCallOutput(FunctionCallOutputThreadItem) = "functionCallOutput",
            /// `commandExecution`.
            CommandExecution(CommandExecutionThreadItem) = "commandExecution",
            /// `mcpToolCall`.
            McpToolCall(McpToolCallThreadItem) = "mcpToolCall",
            /// `dynamicToolCall`.
            ///
            /// Releases: since 0.106.
            DynamicToolCall(DynamicToolCallThreadItem) = "dynamicToolCall",
            /// `collabAgentToolCall`.
            CollabAgentToolCall(CollabAgentToolCallThreadItem) = "collabAgentToolCall",
            /// `subAgentActivity`.
            ///
            /// Releases: since 0.140.
            SubAgentActivity(SubAgentActivityThreadItem) = "subAgentActivity",
            /// `webSearch`.
            WebSearch(WebSearchThreadItem) = "webSearch",
            /// `imageGeneration`.
            ///
            /// Releases: since 0.111.
            ImageGeneration(ImageGenerationThreadItem) = "imageGeneration",
        }
    }
}

object! {
    /// The members of `UnknownCommandAction`.
    pub struct UnknownCommandAction {
        required {
            /// `command`.
            command: String = "command";
        }
    }
}

object! {
    /// The members of `UpdatePatchChangeKind`.
    pub struct UpdatePatchChangeKind {
        optional {
            /// `move_path`.
            move_path: String = "move_path";
        }
    }
}

object! {
    /// The members of `UsageLimitExceededImageGenerationFailure`.
    pub struct UsageLimitExceededImageGenerationFailure {
        required {
            /// `limitId`.
            limit_id: String = "limitId";
        }
        optional {
            /// `resetsAt`.
            resets_at: i64 = "resetsAt";
        }
    }
}

object! {
    /// The members of `UserMessageThreadItem`.
    pub struct UserMessageThreadItem {
        required {
            /// `content`.
            content: List<UserInput> = "content";
            /// `id`.
            id: ItemId = "id";
        }
        optional {
            /// `clientId`.
            ///
            /// Releases: since 0.136.
            client_id: String = "clientId";
            /// Unix timestamp in milliseconds when the item completed, if recorded.
            completed_at_ms: i64 = "completedAtMs";
            /// Unix timestamp in milliseconds when the item started, if recorded.
            started_at_ms: i64 = "startedAtMs";
        }
    }
}

tagged! {
    /// The forms of `WebSearchAction`.
    pub enum WebSearchAction by "type" {
        held {
            /// `search`.
            Search(SearchWebSearchAction) = "search",
            /// `openPage`.
            ///
            /// Releases: since 0.113.
            OpenPage(OpenPageWebSearchAction) = "openPage",
            /// `findInPage`.
            ///
            /// Releases: since 0.113.
            FindInPage(FindInPageWebSearchAction) = "findInPage",
            /// `open_page`.
            ///
            /// Releases: until 0.111.
            OpenPageLegacy(OpenPageWebSearchAction2) = "open_page",
            /// `find_in_page`.
            ///
            /// Releases: until 0.111.
            FindInPageLegacy(FindInPageWebSearchAction2) = "find_in_page",
        }
        bare {
            /// `other`.
            Other = "other",
        }
    }
}

object! {
    /// The members of `WebSearchThreadItem`.
    pub struct WebSearchThreadItem {
        required {
            /// `id`.
            id: ItemId = "id";
            /// `query`.
            query: String = "query";
        }
        optional {
            /// `action`.
            action: WebSearchAction = "action";
            /// Unix timestamp in milliseconds when the item completed, if recorded.
            completed_at_ms: i64 = "completedAtMs";
            /// Structured search results returned out-of-band by standalone web search.
            ///
            /// These stay as opaque JSON at the extension/app-server boundary so new result
            /// fields and result types can pass through without a Codex release.
            ///
            /// Releases: since 0.145.
            results: List<Value> = "results";
            /// Unix timestamp in milliseconds when the item started, if recorded.
            started_at_ms: i64 = "startedAtMs";
        }
    }
}

object! {
    /// A child approval for input to an existing command execution item.
    ///
    /// Releases: since 0.150.
    pub struct WriteStdinGuardianApprovalReviewAction {
        required {
            /// `approvalId`.
            approval_id: String = "approvalId";
            /// `cwd`.
            cwd: String = "cwd";
            /// `processId`.
            process_id: String = "processId";
            /// `stdin`.
            stdin: String = "stdin";
        }
    }
}
