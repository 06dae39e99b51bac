//! Turns: what the agent does in answer to input.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

#![allow(unused_imports)]

use serde_json::Value;

use super::*;
use crate::runtime::{
    List, Map, Secret, UnknownFields, either, keyed, object, shape, tagged, text_enum,
};
use crate::{ItemId, RequestId, ThreadId, TurnId};

object! {
    /// The members of `ActiveTurnNotSteerableCodexErrorInfo`.
    ///
    /// Releases: since 0.117.
    pub struct ActiveTurnNotSteerableCodexErrorInfo {
        required {
            /// `turnKind`.
            turn_kind: NonSteerableTurnKind = "turnKind";
        }
    }
}

object! {
    /// The members of `AdditionalContextEntry`.
    ///
    /// Experimental; releases: since 0.135.
    pub struct AdditionalContextEntry {
        required {
            /// `kind`.
            kind: AdditionalContextKind = "kind";
            /// `value`.
            value: String = "value";
        }
        optional {
            /// Optional name for untrusted context, used to label its tool output.
            ///
            /// Experimental; releases: since 0.166.
            name: String = "name";
        }
    }
}

text_enum! {
    /// The values of `AdditionalContextKind`.
    ///
    /// Experimental; releases: since 0.135.
    pub enum AdditionalContextKind {
        /// `untrusted`.
        Untrusted = "untrusted",
        /// `application`.
        Application = "application",
    }
}

object! {
    /// The members of `AudioUserInput`.
    ///
    /// Releases: since 0.145.
    pub struct AudioUserInput {
        optional {
            /// `fileId`.
            ///
            /// Releases: since 0.169.
            file_id: String = "fileId";
            /// `url`.
            url: String = "url";
        }
    }
}

object! {
    /// The members of `ByteRange`.
    pub struct ByteRange {
        required {
            /// `end`.
            end: u64 = "end";
            /// `start`.
            start: u64 = "start";
        }
    }
}

keyed! {
    /// This translation layer make sure that we expose codex error code in camel case.
    ///
    /// When an upstream HTTP status is available (for example, from the Responses API or a
    /// provider), it is forwarded in `httpStatusCode` on the relevant `codexErrorInfo` variant.
    pub enum CodexErrorInfo {
        texts {
            /// `contextWindowExceeded`.
            ContextWindowExceeded = "contextWindowExceeded",
            /// `sessionBudgetExceeded`.
            ///
            /// Releases: since 0.143.
            SessionBudgetExceeded = "sessionBudgetExceeded",
            /// `usageLimitExceeded`.
            UsageLimitExceeded = "usageLimitExceeded",
            /// `rateLimitExceeded`.
            ///
            /// Releases: since 0.151.
            RateLimitExceeded = "rateLimitExceeded",
            /// `flexUnavailable`.
            ///
            /// Releases: since 0.158.
            FlexUnavailable = "flexUnavailable",
            /// `serverOverloaded`.
            ServerOverloaded = "serverOverloaded",
            /// `modelNotFound`.
            ///
            /// Releases: since 0.165.
            ModelNotFound = "modelNotFound",
            /// `policyCapacityUnavailable`.
            ///
            /// Releases: since 0.166.
            PolicyCapacityUnavailable = "policyCapacityUnavailable",
            /// `cyberPolicy`.
            ///
            /// Releases: since 0.124.
            CyberPolicy = "cyberPolicy",
            /// `misalignmentPolicyViolation`.
            ///
            /// Releases: since 0.148.
            MisalignmentPolicyViolation = "misalignmentPolicyViolation",
            /// `tooManyDenials`.
            ///
            /// Releases: since 0.159.
            TooManyDenials = "tooManyDenials",
            /// `internalServerError`.
            InternalServerError = "internalServerError",
            /// `unauthorized`.
            Unauthorized = "unauthorized",
            /// `badRequest`.
            BadRequest = "badRequest",
            /// `threadRollbackFailed`.
            ThreadRollbackFailed = "threadRollbackFailed",
            /// `sandboxError`.
            SandboxError = "sandboxError",
            /// `other`.
            Other = "other",
            /// The workspace's inference hook explicitly denied this request.
            ///
            /// Releases: since 0.169.
            InferenceHookDenied = "inferenceHookDenied",
        }
        keys {
            /// `httpConnectionFailed`.
            HttpConnectionFailed(HttpConnectionFailedCodexErrorInfo) = "httpConnectionFailed",
            /// `responseStreamConnectionFailed`.
            ResponseStreamConnectionFailed(ResponseStreamConnectionFailedCodexErrorInfo) = "responseStreamConnectionFailed",
            /// `responseStreamDisconnected`.
            ResponseStreamDisconnected(ResponseStreamDisconnectedCodexErrorInfo) = "responseStreamDisconnected",
            /// `responseTooManyFailedAttempts`.
            ResponseTooManyFailedAttempts(ResponseTooManyFailedAttemptsCodexErrorInfo) = "responseTooManyFailedAttempts",
            /// `activeTurnNotSteerable`.
            ///
            /// Releases: since 0.117.
            ActiveTurnNotSteerable(ActiveTurnNotSteerableCodexErrorInfo) = "activeTurnNotSteerable",
        }
    }
}

object! {
    /// Collaboration mode for a Codex session.
    ///
    /// Releases: since 0.133; experimental: until 0.132.
    pub struct CollaborationMode {
        required {
            /// `mode`.
            mode: ModeKind = "mode";
            /// `settings`.
            settings: Settings = "settings";
        }
    }
}

object! {
    /// The members of `HttpConnectionFailedCodexErrorInfo`.
    pub struct HttpConnectionFailedCodexErrorInfo {
        optional {
            /// `httpStatusCode`.
            http_status_code: u16 = "httpStatusCode";
        }
    }
}

text_enum! {
    /// The values of `ImageDetail`.
    ///
    /// Releases: since 0.132; experimental: 0.110 to 0.131.
    pub enum ImageDetail {
        /// `auto`.
        ///
        /// Releases: since 0.135; experimental: 0.110 to 0.131.
        Auto = "auto",
        /// `low`.
        ///
        /// Releases: since 0.135; experimental: 0.110 to 0.131.
        Low = "low",
        /// `high`.
        High = "high",
        /// `original`.
        Original = "original",
    }
}

object! {
    /// The members of `ImageUserInput`.
    pub struct ImageUserInput {
        optional {
            /// `detail`.
            ///
            /// Releases: since 0.132.
            detail: ImageDetail = "detail";
            /// `fileId`.
            ///
            /// Releases: since 0.156.
            file_id: String = "fileId";
            /// `url`.
            url: String = "url";
        }
    }
}

object! {
    /// The members of `LocalAudioUserInput`.
    ///
    /// Releases: since 0.145.
    pub struct LocalAudioUserInput {
        required {
            /// `path`.
            path: String = "path";
        }
    }
}

object! {
    /// The members of `LocalImageUserInput`.
    pub struct LocalImageUserInput {
        required {
            /// `path`.
            path: String = "path";
        }
        optional {
            /// `detail`.
            ///
            /// Releases: since 0.132.
            detail: ImageDetail = "detail";
        }
    }
}

object! {
    /// The members of `MentionUserInput`.
    pub struct MentionUserInput {
        required {
            /// `name`.
            name: String = "name";
            /// `path`.
            path: String = "path";
        }
    }
}

object! {
    /// The members of `MisalignmentErrorDetails`.
    ///
    /// Releases: since 0.151.
    pub struct MisalignmentErrorDetails {
        optional {
            /// A substantive localized explanation is required before offering continuation.
            detailed_explanation: String = "detailedExplanation";
            /// Open-ended classification; clients must accept categories added by Responses.
            error_type: String = "errorType";
            /// Opaque server-issued block target. Presence alone does not enable target-based
            /// continuation.
            ///
            /// Releases: since 0.162.
            review_target: String = "reviewTarget";
            /// Instruction to submit as the next turn's user input if continuation is
            /// confirmed.
            steer: MisalignmentSteer = "steer";
        }
    }
}

object! {
    /// The members of `MisalignmentSteer`.
    ///
    /// Releases: since 0.151.
    pub struct MisalignmentSteer {
        required {
            /// `message`.
            message: String = "message";
        }
    }
}

keyed! {
    /// Controls the effective multi-agent delegation instructions for a turn. `custom` means
    /// the configured mode hint defines the policy instead of a built-in policy.
    ///
    /// Experimental; releases: since 0.142.
    pub enum MultiAgentMode {
        texts {
            /// `explicitRequestOnly`.
            ExplicitRequestOnly = "explicitRequestOnly",
            /// `proactive`.
            Proactive = "proactive",
            /// `none`.
            ///
            /// Experimental; releases: 0.142.
            None = "none",
        }
        keys {
            /// `custom`.
            ///
            /// Experimental; releases: since 0.143.
            Custom(String) = "custom",
        }
    }
}

text_enum! {
    /// The values of `NonSteerableTurnKind`.
    ///
    /// Releases: since 0.117.
    pub enum NonSteerableTurnKind {
        /// `review`.
        Review = "review",
        /// `compact`.
        Compact = "compact",
    }
}

text_enum! {
    /// Deprecated: `friendly` and `pragmatic` no longer select a style.
    pub enum Personality {
        /// `none`.
        None = "none",
        /// `friendly`.
        Friendly = "friendly",
        /// `pragmatic`.
        Pragmatic = "pragmatic",
    }
}

text_enum! {
    /// A summary of the reasoning performed by the model. This can be useful for debugging and
    /// understanding the model's reasoning process. See
    /// <https://platform.openai.com/docs/guides/reasoning?api-mode=responses#reasoning-summaries>
    pub enum ReasoningSummary {
        /// `auto`.
        Auto = "auto",
        /// `concise`.
        Concise = "concise",
        /// `detailed`.
        Detailed = "detailed",
        /// Option to disable reasoning summaries.
        None = "none",
    }
}

object! {
    /// The members of `ResponseStreamConnectionFailedCodexErrorInfo`.
    pub struct ResponseStreamConnectionFailedCodexErrorInfo {
        optional {
            /// `httpStatusCode`.
            http_status_code: u16 = "httpStatusCode";
        }
    }
}

object! {
    /// The members of `ResponseStreamDisconnectedCodexErrorInfo`.
    pub struct ResponseStreamDisconnectedCodexErrorInfo {
        optional {
            /// `httpStatusCode`.
            http_status_code: u16 = "httpStatusCode";
        }
    }
}

object! {
    /// The members of `ResponseTooManyFailedAttemptsCodexErrorInfo`.
    pub struct ResponseTooManyFailedAttemptsCodexErrorInfo {
        optional {
            /// `httpStatusCode`.
            http_status_code: u16 = "httpStatusCode";
        }
    }
}

text_enum! {
    /// The values of `ReviewDelivery`.
    pub enum ReviewDelivery {
        /// `inline`.
        Inline = "inline",
        /// `detached`.
        ///
        /// Releases: until 0.165.
        Detached = "detached",
    }
}

object! {
    /// Params of a request.
    pub struct ReviewStartParams {
        required {
            /// `target`.
            target: ReviewTarget = "target";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// Reviews run inline on the supplied thread. Omit this field or pass `inline`. To
            /// review on a separate thread, start a thread first and use its id.
            delivery: ReviewDelivery = "delivery";
        }
    }
}

object! {
    /// The answer to a request.
    pub struct ReviewStartResponse {
        required {
            /// The thread id supplied to `review/start`.
            review_thread_id: ThreadId = "reviewThreadId";
            /// `turn`.
            turn: Turn = "turn";
        }
    }
}

object! {
    /// Settings for a collaboration mode.
    ///
    /// Releases: since 0.133; experimental: until 0.132.
    pub struct Settings {
        required {
            /// `model`.
            model: String = "model";
        }
        optional {
            /// `developer_instructions`.
            developer_instructions: String = "developer_instructions";
            /// `reasoning_effort`.
            reasoning_effort: String = "reasoning_effort";
        }
    }
}

object! {
    /// The members of `SkillUserInput`.
    pub struct SkillUserInput {
        required {
            /// `name`.
            name: String = "name";
            /// `path`.
            path: String = "path";
        }
    }
}

object! {
    /// The members of `TextElement`.
    pub struct TextElement {
        required {
            /// Byte range in the parent `text` buffer that this element occupies.
            byte_range: ByteRange = "byteRange";
        }
        optional {
            /// Optional human-readable placeholder for the element, displayed in the UI.
            placeholder: String = "placeholder";
        }
    }
}

object! {
    /// The members of `TextUserInput`.
    pub struct TextUserInput {
        required {
            /// `text`.
            text: String = "text";
        }
        list {
            /// UI-defined spans within `text` used to render or persist special elements.
            text_elements: List<TextElement> = "text_elements";
        }
    }
}

object! {
    /// The members of `Turn`.
    pub struct Turn {
        required {
            /// Identifier for this turn. Codex-generated turn IDs are UUIDv7.
            id: TurnId = "id";
            /// Thread items currently included in this turn payload.
            items: List<ThreadItem> = "items";
            /// `status`.
            status: TurnStatus = "status";
        }
        optional {
            /// Unix timestamp (in seconds) when the turn completed.
            ///
            /// Releases: since 0.120.
            completed_at: i64 = "completedAt";
            /// Duration between turn start and completion in milliseconds, if known.
            ///
            /// Releases: since 0.120.
            duration_ms: i64 = "durationMs";
            /// Error associated with a failed or interrupted turn.
            error: TurnError = "error";
            /// Describes how much of `items` has been loaded for this turn.
            ///
            /// Releases: since 0.129.
            items_view: TurnItemsView = "itemsView";
            /// ID of the first turn in the chain of work that led to this turn. Pass this as
            /// `rootTurnId` when starting work on behalf of this turn. May be null in older
            /// history or a `review/start` response.
            ///
            /// Releases: since 0.162.
            root_turn_id: TurnId = "rootTurnId";
            /// Unix timestamp (in seconds) when the turn started.
            ///
            /// Releases: since 0.120.
            started_at: i64 = "startedAt";
        }
    }
}

object! {
    /// Params of a notification.
    pub struct TurnCompletedNotification {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `turn`.
            turn: Turn = "turn";
        }
    }
}

object! {
    /// Notification that the turn-level unified diff has changed. Contains the latest
    /// aggregated diff across all file changes in the turn.
    pub struct TurnDiffUpdatedNotification {
        required {
            /// `diff`.
            diff: String = "diff";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.124.
    pub struct TurnEnvironmentParams {
        required {
            /// `cwd`.
            cwd: String = "cwd";
            /// `environmentId`.
            environment_id: String = "environmentId";
        }
        optional {
            /// Environment-native runtime workspace roots. Omitted defaults to `cwd`.
            ///
            /// Experimental; releases: since 0.145.
            runtime_workspace_roots: List<String> = "runtimeWorkspaceRoots";
        }
    }
}

object! {
    /// The members of `TurnError`.
    pub struct TurnError {
        required {
            /// `message`.
            message: String = "message";
        }
        optional {
            /// `additionalDetails`.
            additional_details: String = "additionalDetails";
            /// `codexErrorInfo`.
            codex_error_info: CodexErrorInfo = "codexErrorInfo";
            /// Optional public explanation and continuation instruction for a misalignment
            /// block.
            ///
            /// Releases: since 0.151.
            misalignment: MisalignmentErrorDetails = "misalignment";
        }
    }
}

object! {
    /// Params of a request.
    pub struct TurnInterruptParams {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
    }
}

object! {
    /// The answer to a request.
    pub struct TurnInterruptResponse {
    }
}

text_enum! {
    /// The values of `TurnItemsView`.
    ///
    /// Releases: since 0.129.
    pub enum TurnItemsView {
        /// `items` was not loaded for this turn. The field is intentionally empty.
        NotLoaded = "notLoaded",
        /// `items` contains only a display summary for this turn.
        Summary = "summary",
        /// `items` contains every ThreadItem available from persisted app-server history for
        /// this turn.
        Full = "full",
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.138.
    pub struct TurnModerationMetadataNotification {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
        optional {
            /// `metadata`.
            metadata: Value = "metadata";
        }
    }
}

object! {
    /// The members of `TurnPlanStep`.
    pub struct TurnPlanStep {
        required {
            /// `status`.
            status: TurnPlanStepStatus = "status";
            /// `step`.
            step: String = "step";
        }
    }
}

text_enum! {
    /// The values of `TurnPlanStepStatus`.
    pub enum TurnPlanStepStatus {
        /// `pending`.
        Pending = "pending",
        /// `inProgress`.
        InProgress = "inProgress",
        /// `completed`.
        Completed = "completed",
    }
}

object! {
    /// Params of a notification.
    pub struct TurnPlanUpdatedNotification {
        required {
            /// `plan`.
            plan: List<TurnPlanStep> = "plan";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
        optional {
            /// `explanation`.
            explanation: String = "explanation";
        }
    }
}

object! {
    /// Experimental settings changes for one running turn, not future turns. Unsupported fields
    /// are rejected rather than silently ignored. Any live task kind may accept publication.
    /// Child sessions and consumers of frozen initial settings are unchanged.
    ///
    /// Experimental; releases: since 0.151.
    pub struct TurnSettingsUpdateParams {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
        optional {
            /// Changes the active turn's reviewer without changing future thread settings.
            /// Already captured steps and pending approvals retain their original reviewer.
            ///
            /// Experimental; releases: since 0.153.
            approvals_reviewer: ApprovalsReviewer = "approvalsReviewer";
            /// Omission or `null` leaves the effort unchanged.
            effort: String = "effort";
            /// Replace the environments for subsequent steps of this turn, not future turns.
            /// Omitted/null preserves the selection; \[\] clears it. An already-started step is
            /// unchanged.
            ///
            /// Experimental; releases: since 0.169.
            environments: List<TurnEnvironmentParams> = "environments";
            /// Omission or `null` leaves the model unchanged.
            model: String = "model";
            /// Omission or `null` leaves the summary preference unchanged.
            summary: ReasoningSummary = "summary";
        }
        patch {
            /// `null` clears the requested tier; omission leaves it unchanged.
            service_tier: String = "serviceTier";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.151.
    pub struct TurnSettingsUpdateResponse {
        required {
            /// `status`.
            status: TurnSettingsUpdateStatus = "status";
        }
    }
}

text_enum! {
    /// The values of `TurnSettingsUpdateStatus`.
    ///
    /// Experimental; releases: since 0.151.
    pub enum TurnSettingsUpdateStatus {
        /// Published for subsequent captures, even if the values were unchanged. Already
        /// captured steps are unchanged; a later inference is not guaranteed.
        Applied = "applied",
        /// No matching live task remained available for publication.
        TargetUnavailable = "targetUnavailable",
    }
}

object! {
    /// Params of a request.
    pub struct TurnStartParams {
        required {
            /// `input`.
            input: List<UserInput> = "input";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// Optional client-provided context fragments keyed by an opaque source identifier.
            ///
            /// Experimental; releases: since 0.135.
            additional_context: Map<AdditionalContextEntry> = "additionalContext";
            /// Override the approval policy for this turn and subsequent turns.
            approval_policy: AskForApproval = "approvalPolicy";
            /// Override where approval requests are routed for review on this turn and
            /// subsequent turns.
            ///
            /// Releases: since 0.115.
            approvals_reviewer: ApprovalsReviewer = "approvalsReviewer";
            /// `clientUserMessageId`.
            ///
            /// Releases: since 0.136.
            client_user_message_id: String = "clientUserMessageId";
            /// EXPERIMENTAL - Set a pre-set collaboration mode. Takes precedence over model,
            /// reasoning\_effort, and developer instructions if set.
            ///
            /// For `collaboration_mode.settings.developer_instructions`, `null` means "use the
            /// built-in instructions for the selected mode".
            ///
            /// Experimental.
            collaboration_mode: CollaborationMode = "collaborationMode";
            /// Override the working directory for this turn and subsequent turns.
            cwd: String = "cwd";
            /// EXPERIMENTAL - Request an authorized cyber program for this turn. Omission
            /// preserves automatic behavior. This does not grant access.
            ///
            /// Experimental; releases: since 0.151.
            cyber_access_program: CyberAccessProgram = "cyberAccessProgram";
            /// Replace this thread's disabled plugin IDs. Omitted/null preserves the list; \[\]
            /// clears it.
            ///
            /// Releases: since 0.156.
            disabled_plugin_ids: List<String> = "disabledPluginIds";
            /// Override the reasoning effort for this turn and subsequent turns.
            effort: String = "effort";
            /// Optional environments for this turn and subsequent turns.
            ///
            /// Omitted uses the thread sticky environments. Empty disables environment access
            /// for this turn. Non-empty selects the first environment as the current turn
            /// environment for this turn.
            ///
            /// Experimental; releases: since 0.124.
            environments: List<TurnEnvironmentParams> = "environments";
            /// Override the model for this turn and subsequent turns.
            model: String = "model";
            /// @deprecated Ignored. Use `effort: "ultra"` for proactive multi-agent behavior.
            ///
            /// Experimental; releases: since 0.142.
            multi_agent_mode: MultiAgentMode = "multiAgentMode";
            /// Optional JSON Schema used to constrain the final assistant message for this
            /// turn.
            output_schema: Value = "outputSchema";
            /// ID of the turn that caused this new turn to start.
            ///
            /// Set this when starting work on behalf of another turn, such as delegated work in
            /// a different thread. Leave unset for work started directly by the user. Ignored
            /// when this request adds input to an active turn.
            ///
            /// Releases: since 0.162.
            parent_turn_id: TurnId = "parentTurnId";
            /// Override the full permissions profile for this turn and subsequent turns. Cannot
            /// be combined with `sandboxPolicy`.
            ///
            /// Releases: 0.124 to 0.125.
            permission_profile: PermissionProfile = "permissionProfile";
            /// Select a named permissions profile id for this turn and subsequent turns. Cannot
            /// be combined with `sandboxPolicy`.
            ///
            /// Experimental; releases: since 0.128.
            permissions: TurnStartParamsPermissions = "permissions";
            /// @deprecated `friendly` and `pragmatic` no longer select a style. Changing this
            /// does not rewrite the thread's existing instructions.
            personality: Personality = "personality";
            /// Optional metadata to enrich Codex's ResponsesAPI turn metadata. Replaces
            /// unprotected client-provided entries when supplied; an empty map clears them.
            ///
            /// Entries are flattened into the JSON string sent as
            /// `client_metadata["x-codex-turn-metadata"]` on ResponsesAPI HTTP and websocket
            /// requests.
            ///
            /// They are not sent as top-level ResponsesAPI `client_metadata` keys, and reserved
            /// keys such as `session_id`, `thread_id`, `turn_id`, and `window_id` cannot be
            /// overridden.
            ///
            /// Experimental; releases: since 0.120.
            responsesapi_client_metadata: Map<String> = "responsesapiClientMetadata";
            /// Merge entries into the ResponsesAPI turn metadata without removing existing
            /// entries. Applied after `responsesapiClientMetadata` if both are provided;
            /// reserved keys remain protected.
            ///
            /// Experimental; releases: since 0.164.
            responsesapi_client_metadata_patch: Map<String> = "responsesapiClientMetadataPatch";
            /// ID of the first turn in the chain of work that led to this new turn.
            ///
            /// When setting `parentTurnId`, set this to the parent turn's `rootTurnId` when
            /// known. This keeps descendant work attributed to the original turn. If omitted,
            /// the new turn becomes its own root. Ignored when this request adds input to an
            /// active turn.
            ///
            /// Releases: since 0.162.
            root_turn_id: TurnId = "rootTurnId";
            /// Replace the thread's runtime workspace roots for this turn and subsequent turns.
            /// Paths must be absolute.
            ///
            /// Experimental; releases: since 0.131.
            runtime_workspace_roots: List<String> = "runtimeWorkspaceRoots";
            /// Override the sandbox policy for this turn and subsequent turns.
            sandbox_policy: SandboxPolicy = "sandboxPolicy";
            /// Override the service tier only when this request starts a new turn. Use
            /// "default" for standard speed. Omitted or null inherits the thread's tier. Does
            /// not change the thread's tier or a turn being steered.
            ///
            /// Releases: since 0.151.
            service_tier_for_turn: String = "serviceTierForTurn";
            /// Override the reasoning summary for this turn and subsequent turns.
            summary: ReasoningSummary = "summary";
            /// `toolOutput`.
            ///
            /// Releases: since 0.151.
            tool_output: TurnToolOutput = "toolOutput";
            /// Optional source classification for the caller that starts this turn. Ignored
            /// when this request steers an already-active turn.
            ///
            /// Releases: since 0.151.
            turn_trigger: String = "turnTrigger";
        }
        patch {
            /// Override the service tier for this turn and subsequent turns.
            ///
            /// Releases: since 0.110.
            service_tier: String = "serviceTier";
        }
    }
}

shape! {
    /// Select a named permissions profile id for this turn and subsequent turns. Cannot be
    /// combined with `sandboxPolicy`.
    ///
    /// Experimental; releases: since 0.128.
    pub enum TurnStartParamsPermissions {
        /// A string.
        Text(String) = text,
        /// An object.
        Object(PermissionProfileSelectionParams) = object,
    }
}

object! {
    /// The answer to a request.
    pub struct TurnStartResponse {
        required {
            /// `turn`.
            turn: Turn = "turn";
        }
    }
}

object! {
    /// Params of a notification.
    pub struct TurnStartedNotification {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `turn`.
            turn: Turn = "turn";
        }
    }
}

text_enum! {
    /// The values of `TurnStatus`.
    pub enum TurnStatus {
        /// `completed`.
        Completed = "completed",
        /// `interrupted`.
        Interrupted = "interrupted",
        /// `failed`.
        Failed = "failed",
        /// `inProgress`.
        InProgress = "inProgress",
    }
}

object! {
    /// Params of a request.
    pub struct TurnSteerParams {
        required {
            /// Required active turn id precondition. The request fails when it does not match
            /// the currently active turn.
            expected_turn_id: TurnId = "expectedTurnId";
            /// `input`.
            input: List<UserInput> = "input";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// Optional client-provided context fragments keyed by an opaque source identifier.
            ///
            /// Experimental; releases: since 0.135.
            additional_context: Map<AdditionalContextEntry> = "additionalContext";
            /// `clientUserMessageId`.
            ///
            /// Releases: since 0.136.
            client_user_message_id: String = "clientUserMessageId";
            /// Optional metadata to enrich Codex's ResponsesAPI turn metadata. Replaces
            /// unprotected client-provided entries when supplied; an empty map clears them.
            ///
            /// Entries are flattened into the JSON string sent as
            /// `client_metadata["x-codex-turn-metadata"]` on ResponsesAPI HTTP and websocket
            /// requests.
            ///
            /// They are not sent as top-level ResponsesAPI `client_metadata` keys, and reserved
            /// keys such as `session_id`, `thread_id`, `turn_id`, and `window_id` cannot be
            /// overridden.
            ///
            /// Experimental; releases: since 0.120.
            responsesapi_client_metadata: Map<String> = "responsesapiClientMetadata";
            /// Merge entries into the ResponsesAPI turn metadata without removing existing
            /// entries. Applied after `responsesapiClientMetadata` if both are provided;
            /// reserved keys remain protected.
            ///
            /// Experimental; releases: since 0.164.
            responsesapi_client_metadata_patch: Map<String> = "responsesapiClientMetadataPatch";
        }
    }
}

object! {
    /// The answer to a request.
    pub struct TurnSteerResponse {
        required {
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
    }
}

object! {
    /// The members of `TurnToolOutput`.
    ///
    /// Releases: since 0.151.
    pub struct TurnToolOutput {
        required {
            /// `name`.
            name: String = "name";
            /// `output`.
            output: FunctionCallOutputBody = "output";
        }
        optional {
            /// `namespace`.
            namespace: String = "namespace";
            /// Requests retention of this output in the thread's model history.
            ///
            /// Releases: since 0.163.
            retain: bool = "retain";
        }
    }
}

tagged! {
    /// The forms of `UserInput`.
    pub enum UserInput by "type" {
        held {
            /// `text`.
            Text(TextUserInput) = "text",
            /// `image`.
            Image(ImageUserInput) = "image",
            /// `localImage`.
            LocalImage(LocalImageUserInput) = "localImage",
            /// `audio`.
            ///
            /// Releases: since 0.145.
            Audio(AudioUserInput) = "audio",
            /// `localAudio`.
            ///
            /// Releases: since 0.145.
            LocalAudio(LocalAudioUserInput) = "localAudio",
            /// `skill`.
            Skill(SkillUserInput) = "skill",
            /// `mention`.
            Mention(MentionUserInput) = "mention",
        }
    }
}
