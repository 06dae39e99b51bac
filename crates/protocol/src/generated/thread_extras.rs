//! What hangs on threads: goals, attachments, queues, sections, samples.
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
    /// The members of `CompletedThreadPredictionResult`.
    pub struct CompletedThreadPredictionResult {
        optional {
            /// `text`.
            text: String = "text";
        }
    }
}

text_enum! {
    /// Final allow/deny outcome returned by the guardian reviewer.
    ///
    /// Experimental; releases: since 0.169.
    pub enum GuardianAssessmentOutcome {
        /// `allow`.
        Allow = "allow",
        /// `deny`.
        Deny = "deny",
    }
}

object! {
    /// The members of `QueuedSubmission`.
    ///
    /// Experimental; releases: since 0.148.
    pub struct QueuedSubmission {
        required {
            /// `clientUserMessageId`.
            client_user_message_id: String = "clientUserMessageId";
            /// `id`.
            id: String = "id";
            /// `input`.
            input: List<UserInput> = "input";
        }
        optional {
            /// Metadata retained with this input, including across reconnect and restoration.
            ///
            /// Experimental; releases: since 0.169.
            responsesapi_client_metadata: Map<String> = "responsesapiClientMetadata";
        }
    }
}

object! {
    /// An independently persisted attachment associated with a thread.
    ///
    /// Releases: since 0.155.
    pub struct ThreadAttachment {
        required {
            /// `attachmentType`.
            attachment_type: String = "attachmentType";
            /// `createdAt`.
            created_at: i64 = "createdAt";
            /// `id`.
            id: String = "id";
            /// `identityKey`.
            identity_key: String = "identityKey";
        }
        optional {
            /// `payload`.
            payload: Value = "payload";
        }
    }
}

text_enum! {
    /// Result of attempting to associate an attachment with a thread.
    ///
    /// Releases: since 0.155.
    pub enum ThreadAttachmentAddOutcome {
        /// `created`.
        Created = "created",
        /// `existing`.
        Existing = "existing",
    }
}

object! {
    /// Parameters for creating or locating an attachment on its owning thread.
    ///
    /// Releases: since 0.155.
    pub struct ThreadAttachmentAddParams {
        required {
            /// `attachmentType`.
            attachment_type: String = "attachmentType";
            /// `identityKey`.
            identity_key: String = "identityKey";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// `payload`.
            payload: Value = "payload";
        }
    }
}

object! {
    /// The created or existing attachment.
    ///
    /// Releases: since 0.155.
    pub struct ThreadAttachmentAddResponse {
        required {
            /// `attachment`.
            attachment: ThreadAttachment = "attachment";
            /// `outcome`.
            outcome: ThreadAttachmentAddOutcome = "outcome";
        }
    }
}

object! {
    /// Parameters for listing attachments from one thread.
    ///
    /// Releases: since 0.155.
    pub struct ThreadAttachmentListParams {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// `cursor`.
            cursor: String = "cursor";
            /// `limit`.
            limit: u32 = "limit";
        }
    }
}

object! {
    /// One page of attachments associated with the requested thread.
    ///
    /// Releases: since 0.155.
    pub struct ThreadAttachmentListResponse {
        required {
            /// `data`.
            data: List<ThreadAttachment> = "data";
        }
        optional {
            /// `nextCursor`.
            next_cursor: String = "nextCursor";
        }
    }
}

text_enum! {
    /// The persisted attachment change represented by a notification.
    ///
    /// Releases: since 0.155.
    pub enum ThreadAttachmentOperation {
        /// `created`.
        Created = "created",
        /// `deleted`.
        Deleted = "deleted",
    }
}

object! {
    /// A thread that currently owns an attachment with the requested identity.
    ///
    /// Releases: since 0.162.
    pub struct ThreadAttachmentOwner {
        required {
            /// Whether the owning thread is archived, not whether it is currently executing a
            /// turn.
            archived: bool = "archived";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// Parameters for reverse lookup by attachment identity within this server's store.
    ///
    /// Releases: since 0.162.
    pub struct ThreadAttachmentOwnerListParams {
        required {
            /// `attachmentType`.
            attachment_type: String = "attachmentType";
            /// `identityKey`.
            identity_key: String = "identityKey";
        }
        optional {
            /// Omitted or null returns all matches; false returns non-archived threads only.
            archived: bool = "archived";
            /// `cursor`.
            cursor: String = "cursor";
            /// `limit`.
            limit: u32 = "limit";
        }
    }
}

object! {
    /// One page of matching owners, including threads without their own user messages.
    ///
    /// Releases: since 0.162.
    pub struct ThreadAttachmentOwnerListResponse {
        required {
            /// `data`.
            data: List<ThreadAttachmentOwner> = "data";
        }
        optional {
            /// `nextCursor`.
            next_cursor: String = "nextCursor";
        }
    }
}

object! {
    /// Parameters for deleting an attachment by its stable thread-local identity.
    ///
    /// Releases: since 0.155.
    pub struct ThreadAttachmentRemoveParams {
        required {
            /// `attachmentType`.
            attachment_type: String = "attachmentType";
            /// `identityKey`.
            identity_key: String = "identityKey";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// Successful deletion does not return additional attachment data.
    ///
    /// Releases: since 0.155.
    pub struct ThreadAttachmentRemoveResponse {
    }
}

object! {
    /// Notification published after a thread attachment is created or deleted.
    ///
    /// Releases: since 0.155.
    pub struct ThreadAttachmentUpdatedNotification {
        required {
            /// `attachmentId`.
            attachment_id: String = "attachmentId";
            /// `attachmentType`.
            attachment_type: String = "attachmentType";
            /// `identityKey`.
            identity_key: String = "identityKey";
            /// `operation`.
            operation: ThreadAttachmentOperation = "operation";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// The members of `ThreadBackgroundTerminal`.
    ///
    /// Experimental; releases: since 0.140.
    pub struct ThreadBackgroundTerminal {
        required {
            /// `command`.
            command: String = "command";
            /// `cwd`.
            cwd: String = "cwd";
            /// `itemId`.
            item_id: ItemId = "itemId";
            /// `processId`.
            process_id: String = "processId";
        }
        optional {
            /// `cpuPercent`.
            cpu_percent: f64 = "cpuPercent";
            /// `osPid`.
            os_pid: u32 = "osPid";
            /// `rssKb`.
            rss_kb: u64 = "rssKb";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental.
    pub struct ThreadBackgroundTerminalsCleanParams {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental.
    pub struct ThreadBackgroundTerminalsCleanResponse {
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.140.
    pub struct ThreadBackgroundTerminalsListParams {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// Opaque pagination cursor returned by a previous call.
            cursor: String = "cursor";
            /// Optional page size.
            limit: u32 = "limit";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.140.
    pub struct ThreadBackgroundTerminalsListResponse {
        required {
            /// `data`.
            data: List<ThreadBackgroundTerminal> = "data";
        }
        optional {
            /// Opaque cursor to pass to the next call to continue after the last item. If None,
            /// there are no more items to return.
            next_cursor: String = "nextCursor";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.140.
    pub struct ThreadBackgroundTerminalsTerminateParams {
        required {
            /// `processId`.
            process_id: String = "processId";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.140.
    pub struct ThreadBackgroundTerminalsTerminateResponse {
        required {
            /// `terminated`.
            terminated: bool = "terminated";
        }
    }
}

object! {
    /// The members of `ThreadGoal`.
    ///
    /// Releases: since 0.128.
    pub struct ThreadGoal {
        required {
            /// `createdAt`.
            created_at: i64 = "createdAt";
            /// `objective`.
            objective: String = "objective";
            /// `status`.
            status: ThreadGoalStatus = "status";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `timeUsedSeconds`.
            time_used_seconds: i64 = "timeUsedSeconds";
            /// `tokensUsed`.
            tokens_used: i64 = "tokensUsed";
            /// `updatedAt`.
            updated_at: i64 = "updatedAt";
        }
        optional {
            /// `tokenBudget`.
            token_budget: i64 = "tokenBudget";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.133; experimental: 0.128 to 0.132.
    pub struct ThreadGoalClearParams {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// Missing provenance does not supply user authorization.
            ///
            /// Releases: since 0.161.
            origin: ThreadGoalMutationOrigin = "origin";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.133; experimental: 0.128 to 0.132.
    pub struct ThreadGoalClearResponse {
        required {
            /// `cleared`.
            cleared: bool = "cleared";
        }
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.128.
    pub struct ThreadGoalClearedNotification {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.133; experimental: 0.128 to 0.132.
    pub struct ThreadGoalGetParams {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.133; experimental: 0.128 to 0.132.
    pub struct ThreadGoalGetResponse {
        optional {
            /// `goal`.
            goal: ThreadGoal = "goal";
        }
    }
}

text_enum! {
    /// Distinguishes explicit user actions from automatic goal lifecycle mutations.
    ///
    /// Releases: since 0.161.
    pub enum ThreadGoalMutationOrigin {
        /// `user`.
        User = "user",
        /// `automatic`.
        Automatic = "automatic",
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.133; experimental: 0.128 to 0.132.
    pub struct ThreadGoalSetParams {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// `objective`.
            objective: String = "objective";
            /// Missing provenance does not supply user authorization.
            ///
            /// Releases: since 0.161.
            origin: ThreadGoalMutationOrigin = "origin";
            /// `status`.
            status: ThreadGoalStatus = "status";
            /// `tokenBudget`.
            token_budget: i64 = "tokenBudget";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.133; experimental: 0.128 to 0.132.
    pub struct ThreadGoalSetResponse {
        required {
            /// `goal`.
            goal: ThreadGoal = "goal";
        }
    }
}

text_enum! {
    /// The values of `ThreadGoalStatus`.
    ///
    /// Releases: since 0.128.
    pub enum ThreadGoalStatus {
        /// `active`.
        Active = "active",
        /// `paused`.
        Paused = "paused",
        /// `blocked`.
        ///
        /// Releases: since 0.132.
        Blocked = "blocked",
        /// `usageLimited`.
        ///
        /// Releases: since 0.132.
        UsageLimited = "usageLimited",
        /// `budgetLimited`.
        BudgetLimited = "budgetLimited",
        /// `complete`.
        Complete = "complete",
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.128.
    pub struct ThreadGoalUpdatedNotification {
        required {
            /// `goal`.
            goal: ThreadGoal = "goal";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
    }
}

object! {
    /// The members of `ThreadGuardianAssessment`.
    ///
    /// Experimental; releases: since 0.169.
    pub struct ThreadGuardianAssessment {
        required {
            /// `outcome`.
            outcome: GuardianAssessmentOutcome = "outcome";
            /// `rationale`.
            rationale: String = "rationale";
            /// `riskLevel`.
            risk_level: GuardianRiskLevel = "riskLevel";
            /// `userAuthorization`.
            user_authorization: GuardianUserAuthorization = "userAuthorization";
        }
    }
}

object! {
    /// Calling `thread/guardianReview` subscribes the connection to the thread. The
    /// subscription remains after the review completes, keeping the thread loaded until the
    /// client calls `thread/unsubscribe` or disconnects.
    ///
    /// Experimental; releases: since 0.169.
    pub struct ThreadGuardianReviewParams {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.169.
    pub struct ThreadGuardianReviewResponse {
        required {
            /// `callId`.
            call_id: String = "callId";
        }
        optional {
            /// Null when current policy or a remembered approval skips review.
            assessment: ThreadGuardianAssessment = "assessment";
        }
    }
}

text_enum! {
    /// The values of `ThreadMemoryMode`.
    ///
    /// Experimental; releases: since 0.121.
    pub enum ThreadMemoryMode {
        /// `enabled`.
        Enabled = "enabled",
        /// `disabled`.
        Disabled = "disabled",
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.121.
    pub struct ThreadMemoryModeSetParams {
        required {
            /// `mode`.
            mode: ThreadMemoryMode = "mode";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.121.
    pub struct ThreadMemoryModeSetResponse {
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.165.
    pub struct ThreadMemoryReadParams {
        required {
            /// The thread must already be started or resumed.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.165.
    pub struct ThreadMemoryReadResponse {
        optional {
            /// Summary from the thread's selected memory version. Null when memory use is
            /// disabled or the selected summary is missing, unreadable, or blank.
            summary: String = "summary";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.161.
    pub struct ThreadPredictionRequestParams {
        required {
            /// `sourceTurnId`.
            source_turn_id: TurnId = "sourceTurnId";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.161.
    pub struct ThreadPredictionRequestResponse {
    }
}

tagged! {
    /// The forms of `ThreadPredictionResult`.
    ///
    /// Releases: since 0.161.
    pub enum ThreadPredictionResult by "type" {
        held {
            /// `completed`.
            Completed(CompletedThreadPredictionResult) = "completed",
        }
        bare {
            /// `failed`.
            Failed = "failed",
        }
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.161.
    pub struct ThreadPredictionUpdatedNotification {
        required {
            /// `result`.
            result: ThreadPredictionResult = "result";
            /// `sourceTurnId`.
            source_turn_id: TurnId = "sourceTurnId";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// Prepare an approved plan for the first turn of a fresh thread.
    ///
    /// Experimental; releases: since 0.169.
    pub struct ThreadPrepareApprovedPlanParams {
        required {
            /// `markdown`.
            markdown: String = "markdown";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// Absolute path to the optional app-server copy of the plan.
            attachment_path: String = "attachmentPath";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.169.
    pub struct ThreadPrepareApprovedPlanResponse {
        required {
            /// Initial user prompt. If no attachment is readable, the plan is already in the
            /// thread's context.
            prompt: String = "prompt";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.148.
    pub struct ThreadQueueAddParams {
        required {
            /// `clientUserMessageId`.
            client_user_message_id: String = "clientUserMessageId";
            /// `input`.
            input: List<UserInput> = "input";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// ResponsesAPI metadata captured from the client submitting this input.
            ///
            /// Experimental; releases: since 0.169.
            responsesapi_client_metadata: Map<String> = "responsesapiClientMetadata";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.148.
    pub struct ThreadQueueAddResponse {
        required {
            /// `queuedSubmission`.
            queued_submission: QueuedSubmission = "queuedSubmission";
        }
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.148.
    pub struct ThreadQueueChangedNotification {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.148.
    pub struct ThreadQueueDeleteParams {
        required {
            /// `queuedSubmissionId`.
            queued_submission_id: String = "queuedSubmissionId";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.148.
    pub struct ThreadQueueDeleteResponse {
        required {
            /// `deleted`.
            deleted: bool = "deleted";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.148.
    pub struct ThreadQueueListParams {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// Opaque pagination cursor returned by a previous call.
            cursor: String = "cursor";
            /// Optional page size; defaults to the standard thread-list page size.
            limit: u32 = "limit";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.148.
    pub struct ThreadQueueListResponse {
        required {
            /// `data`.
            data: List<QueuedSubmission> = "data";
        }
        optional {
            /// Opaque cursor for the next page, or `null` when no submissions remain.
            next_cursor: String = "nextCursor";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.148.
    pub struct ThreadQueueReorderParams {
        required {
            /// `queuedSubmissionIds`.
            queued_submission_ids: List<String> = "queuedSubmissionIds";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.148.
    pub struct ThreadQueueReorderResponse {
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.148.
    pub struct ThreadQueueStartParams {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// `queuedSubmissionId`.
            queued_submission_id: String = "queuedSubmissionId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.148.
    pub struct ThreadQueueStartResponse {
        required {
            /// `turn`.
            turn: Turn = "turn";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.148.
    pub struct ThreadQueueUpdateParams {
        required {
            /// `input`.
            input: List<UserInput> = "input";
            /// `queuedSubmissionId`.
            queued_submission_id: String = "queuedSubmissionId";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// Non-empty metadata replaces the input's metadata; omission or an empty map
            /// preserves it.
            ///
            /// Experimental; releases: since 0.169.
            responsesapi_client_metadata: Map<String> = "responsesapiClientMetadata";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.148.
    pub struct ThreadQueueUpdateResponse {
        required {
            /// `queuedSubmission`.
            queued_submission: QueuedSubmission = "queuedSubmission";
        }
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.163.
    pub struct ThreadReadStateChangedNotification {
        required {
            /// `readState`.
            read_state: ThreadReadState = "readState";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

tagged! {
    /// The forms of `ThreadReadStateOperation`.
    ///
    /// Experimental; releases: since 0.163.
    pub enum ThreadReadStateOperation by "type" {
        bare {
            /// `read`.
            Read = "read",
            /// `unread`.
            Unread = "unread",
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.163.
    pub struct ThreadReadStateUpdateParams {
        required {
            /// Revision of the row or transcript actually seen. Conflicts require a fresh user
            /// action.
            expected_revision: String = "expectedRevision";
            /// `operation`.
            operation: ThreadReadStateOperation = "operation";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.163.
    pub struct ThreadReadStateUpdateResponse {
        required {
            /// `readState`.
            read_state: ThreadReadState = "readState";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.164.
    pub struct ThreadSampleCancelParams {
        required {
            /// `requestId`.
            request_id: RequestId = "requestId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.164.
    pub struct ThreadSampleCancelResponse {
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.164.
    pub struct ThreadSampleParams {
        required {
            /// The loaded source's latest turn, which must be finished (completed, failed, or
            /// interrupted) unless `allowInProgressTurn` is true.
            expected_turn_id: TurnId = "expectedTurnId";
            /// `prompt`.
            prompt: String = "prompt";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// Allow sampling the latest turn before it finishes.
            ///
            /// Experimental; releases: since 0.169.
            allow_in_progress_turn: bool = "allowInProgressTurn";
            /// Disable MCP servers when the inherited window uses incremental tools on
            /// Responses Lite.
            disable_mcp: bool = "disableMcp";
            /// Applied only when the provider and model support cache-preserving
            /// reasoning-effort updates.
            effort: String = "effort";
            /// Override upstream interruption on cancellation for this sample; otherwise
            /// inherit the parent.
            ///
            /// Experimental; releases: since 0.169.
            interrupt_on_cancel: bool = "interruptOnCancel";
            /// Optional metadata to enrich Codex's ResponsesAPI turn metadata.
            responsesapi_client_metadata: Map<String> = "responsesapiClientMetadata";
            /// `threadSource`.
            ///
            /// Experimental; releases: since 0.165.
            thread_source: String = "threadSource";
            /// `turnTrigger`.
            turn_trigger: String = "turnTrigger";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.164.
    pub struct ThreadSampleResponse {
        required {
            /// `responseId`.
            response_id: String = "responseId";
            /// `sourceTurnId`.
            source_turn_id: TurnId = "sourceTurnId";
        }
        optional {
            /// `cachedInputTokens`.
            cached_input_tokens: i64 = "cachedInputTokens";
            /// `inputTokens`.
            input_tokens: i64 = "inputTokens";
            /// `outputTokens`.
            output_tokens: i64 = "outputTokens";
            /// Assistant text from the response, or null if it attempted a tool call or
            /// completed without text.
            text: String = "text";
        }
    }
}

object! {
    /// Broadcast after a successful move into, within, or out of a section.
    ///
    /// Releases: since 0.169.
    pub struct ThreadSectionChangedNotification {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        nullable {
            /// Destination section, or `null` when the thread was removed from its section.
            section_id: String = "sectionId";
        }
    }
}

object! {
    /// Parameters for moving a thread within a server-owned section ordering.
    ///
    /// Releases: since 0.147.
    pub struct ThreadSectionMoveParams {
        required {
            /// Thread to move into, within, or out of a section.
            thread_id: ThreadId = "threadId";
        }
        nullable {
            /// Destination section, or `null` to remove the thread from its section.
            section_id: String = "sectionId";
        }
        optional {
            /// Existing thread to insert before; omission or null appends to the section.
            before_thread_id: ThreadId = "beforeThreadId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.147.
    pub struct ThreadSectionMoveResponse {
    }
}
