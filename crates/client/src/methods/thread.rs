//! Threads: conversations with an agent.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

use crate::protocol::{
    ThreadApproveGuardianDeniedActionParams, ThreadApproveGuardianDeniedActionResponse,
    ThreadArchiveParams, ThreadArchiveResponse, ThreadAttachmentAddParams,
    ThreadAttachmentAddResponse, ThreadAttachmentListParams, ThreadAttachmentListResponse,
    ThreadAttachmentOwnerListParams, ThreadAttachmentOwnerListResponse,
    ThreadAttachmentRemoveParams, ThreadAttachmentRemoveResponse,
    ThreadBackgroundTerminalsCleanParams, ThreadBackgroundTerminalsCleanResponse,
    ThreadBackgroundTerminalsListParams, ThreadBackgroundTerminalsListResponse,
    ThreadBackgroundTerminalsTerminateParams, ThreadBackgroundTerminalsTerminateResponse,
    ThreadCompactStartParams, ThreadCompactStartResponse, ThreadDecrementElicitationParams,
    ThreadDecrementElicitationResponse, ThreadDeleteParams, ThreadDeleteResponse, ThreadForkParams,
    ThreadForkResponse, ThreadGoalClearParams, ThreadGoalClearResponse, ThreadGoalGetParams,
    ThreadGoalGetResponse, ThreadGoalSetParams, ThreadGoalSetResponse, ThreadGuardianReviewParams,
    ThreadGuardianReviewResponse, ThreadIncrementElicitationParams,
    ThreadIncrementElicitationResponse, ThreadInjectItemsParams, ThreadInjectItemsResponse,
    ThreadItemsListParams, ThreadItemsListResponse, ThreadItemsReadParams, ThreadItemsReadResponse,
    ThreadListParams, ThreadListResponse, ThreadLoadedListParams, ThreadLoadedListResponse,
    ThreadMemoryModeSetParams, ThreadMemoryModeSetResponse, ThreadMemoryReadParams,
    ThreadMemoryReadResponse, ThreadMetadataUpdateParams, ThreadMetadataUpdateResponse,
    ThreadPredictionRequestParams, ThreadPredictionRequestResponse,
    ThreadPrepareApprovedPlanParams, ThreadPrepareApprovedPlanResponse, ThreadQueueAddParams,
    ThreadQueueAddResponse, ThreadQueueDeleteParams, ThreadQueueDeleteResponse,
    ThreadQueueListParams, ThreadQueueListResponse, ThreadQueueReorderParams,
    ThreadQueueReorderResponse, ThreadQueueStartParams, ThreadQueueStartResponse,
    ThreadQueueUpdateParams, ThreadQueueUpdateResponse, ThreadReadParams, ThreadReadResponse,
    ThreadReadStateUpdateParams, ThreadReadStateUpdateResponse, ThreadResumeParams,
    ThreadResumeResponse, ThreadRevertParams, ThreadRevertResponse, ThreadRollbackParams,
    ThreadRollbackResponse, ThreadSampleCancelParams, ThreadSampleCancelResponse,
    ThreadSampleParams, ThreadSampleResponse, ThreadSearchOccurrencesParams,
    ThreadSearchOccurrencesResponse, ThreadSearchParams, ThreadSearchResponse,
    ThreadSectionCreateParams, ThreadSectionCreateResponse, ThreadSectionDeleteParams,
    ThreadSectionDeleteResponse, ThreadSectionListParams, ThreadSectionListResponse,
    ThreadSectionMoveParams, ThreadSectionMoveResponse, ThreadSectionUpdateParams,
    ThreadSectionUpdateResponse, ThreadSetNameParams, ThreadSetNameResponse,
    ThreadSettingsUpdateParams, ThreadSettingsUpdateResponse, ThreadShellCommandParams,
    ThreadShellCommandResponse, ThreadStartParams, ThreadStartResponse, ThreadTimelineListParams,
    ThreadTimelineListResponse, ThreadTurnsItemsListParams, ThreadTurnsItemsListResponse,
    ThreadTurnsListParams, ThreadTurnsListResponse, ThreadUnarchiveParams, ThreadUnarchiveResponse,
    ThreadUnsubscribeParams, ThreadUnsubscribeResponse,
};
use crate::{Codex, Error};

impl Codex {
    /// Calls `thread/approveGuardianDeniedAction`.
    ///
    /// Releases: since 0.124.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_approve_guardian_denied_action(
        &self,
        params: ThreadApproveGuardianDeniedActionParams,
    ) -> Result<ThreadApproveGuardianDeniedActionResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/archive`.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_archive(
        &self,
        params: ThreadArchiveParams,
    ) -> Result<ThreadArchiveResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/attachment/add`.
    ///
    /// Releases: since 0.155.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_attachment_add(
        &self,
        params: ThreadAttachmentAddParams,
    ) -> Result<ThreadAttachmentAddResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/attachment/list`.
    ///
    /// Releases: since 0.155.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_attachment_list(
        &self,
        params: ThreadAttachmentListParams,
    ) -> Result<ThreadAttachmentListResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/attachment/remove`.
    ///
    /// Releases: since 0.155.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_attachment_remove(
        &self,
        params: ThreadAttachmentRemoveParams,
    ) -> Result<ThreadAttachmentRemoveResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/attachmentOwner/list`.
    ///
    /// Releases: since 0.162.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_attachment_owner_list(
        &self,
        params: ThreadAttachmentOwnerListParams,
    ) -> Result<ThreadAttachmentOwnerListResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/backgroundTerminals/clean`.
    ///
    /// Experimental.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_background_terminals_clean(
        &self,
        params: ThreadBackgroundTerminalsCleanParams,
    ) -> Result<ThreadBackgroundTerminalsCleanResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/backgroundTerminals/list`.
    ///
    /// Experimental; releases: since 0.140.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_background_terminals_list(
        &self,
        params: ThreadBackgroundTerminalsListParams,
    ) -> Result<ThreadBackgroundTerminalsListResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/backgroundTerminals/terminate`.
    ///
    /// Experimental; releases: since 0.140.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_background_terminals_terminate(
        &self,
        params: ThreadBackgroundTerminalsTerminateParams,
    ) -> Result<ThreadBackgroundTerminalsTerminateResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/compact/start`.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_compact_start(
        &self,
        params: ThreadCompactStartParams,
    ) -> Result<ThreadCompactStartResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/decrement_elicitation`.
    ///
    /// Decrement the thread-local out-of-band elicitation counter.
    ///
    /// When the count reaches zero, timeout accounting resumes for the thread.
    ///
    /// Experimental; releases: since 0.114.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_decrement_elicitation(
        &self,
        params: ThreadDecrementElicitationParams,
    ) -> Result<ThreadDecrementElicitationResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/delete`.
    ///
    /// Releases: since 0.140.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_delete(
        &self,
        params: ThreadDeleteParams,
    ) -> Result<ThreadDeleteResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/fork`.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_fork(&self, params: ThreadForkParams) -> Result<ThreadForkResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/goal/clear`.
    ///
    /// Releases: since 0.133; experimental: 0.128 to 0.132.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_goal_clear(
        &self,
        params: ThreadGoalClearParams,
    ) -> Result<ThreadGoalClearResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/goal/get`.
    ///
    /// Releases: since 0.133; experimental: 0.128 to 0.132.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_goal_get(
        &self,
        params: ThreadGoalGetParams,
    ) -> Result<ThreadGoalGetResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/goal/set`.
    ///
    /// Releases: since 0.133; experimental: 0.128 to 0.132.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_goal_set(
        &self,
        params: ThreadGoalSetParams,
    ) -> Result<ThreadGoalSetResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/guardianReview`.
    ///
    /// Review the idle thread's final injected exec\_command without executing it.
    ///
    /// Experimental; releases: since 0.169.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_guardian_review(
        &self,
        params: ThreadGuardianReviewParams,
    ) -> Result<ThreadGuardianReviewResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/increment_elicitation`.
    ///
    /// Increment the thread-local out-of-band elicitation counter.
    ///
    /// This is used by external helpers to pause timeout accounting while a user approval or
    /// other elicitation is pending outside the app-server request flow.
    ///
    /// Experimental; releases: since 0.114.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_increment_elicitation(
        &self,
        params: ThreadIncrementElicitationParams,
    ) -> Result<ThreadIncrementElicitationResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/inject_items`.
    ///
    /// Append raw Responses API items to the thread history without starting a user turn.
    ///
    /// Releases: since 0.121.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_inject_items(
        &self,
        params: ThreadInjectItemsParams,
    ) -> Result<ThreadInjectItemsResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/items/list`.
    ///
    /// Releases: since 0.151; experimental: 0.143 to 0.150.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_items_list(
        &self,
        params: ThreadItemsListParams,
    ) -> Result<ThreadItemsListResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/items/read`.
    ///
    /// Experimental; releases: since 0.163.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_items_read(
        &self,
        params: ThreadItemsReadParams,
    ) -> Result<ThreadItemsReadResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/list`.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_list(&self, params: ThreadListParams) -> Result<ThreadListResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/loaded/list`.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_loaded_list(
        &self,
        params: ThreadLoadedListParams,
    ) -> Result<ThreadLoadedListResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/memory/read`.
    ///
    /// Experimental; releases: since 0.165.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_memory_read(
        &self,
        params: ThreadMemoryReadParams,
    ) -> Result<ThreadMemoryReadResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/memoryMode/set`.
    ///
    /// Experimental; releases: since 0.121.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_memory_mode_set(
        &self,
        params: ThreadMemoryModeSetParams,
    ) -> Result<ThreadMemoryModeSetResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/metadata/update`.
    ///
    /// Releases: since 0.110.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_metadata_update(
        &self,
        params: ThreadMetadataUpdateParams,
    ) -> Result<ThreadMetadataUpdateResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/name/set`.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_name_set(
        &self,
        params: ThreadSetNameParams,
    ) -> Result<ThreadSetNameResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/prediction/request`.
    ///
    /// Experimental; releases: since 0.161.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_prediction_request(
        &self,
        params: ThreadPredictionRequestParams,
    ) -> Result<ThreadPredictionRequestResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/prepareApprovedPlan`.
    ///
    /// Experimental; releases: since 0.169.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_prepare_approved_plan(
        &self,
        params: ThreadPrepareApprovedPlanParams,
    ) -> Result<ThreadPrepareApprovedPlanResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/queue/add`.
    ///
    /// Experimental; releases: since 0.148.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_queue_add(
        &self,
        params: ThreadQueueAddParams,
    ) -> Result<ThreadQueueAddResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/queue/delete`.
    ///
    /// Experimental; releases: since 0.148.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_queue_delete(
        &self,
        params: ThreadQueueDeleteParams,
    ) -> Result<ThreadQueueDeleteResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/queue/list`.
    ///
    /// Experimental; releases: since 0.148.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_queue_list(
        &self,
        params: ThreadQueueListParams,
    ) -> Result<ThreadQueueListResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/queue/reorder`.
    ///
    /// Experimental; releases: since 0.148.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_queue_reorder(
        &self,
        params: ThreadQueueReorderParams,
    ) -> Result<ThreadQueueReorderResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/queue/start`.
    ///
    /// Experimental; releases: since 0.148.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_queue_start(
        &self,
        params: ThreadQueueStartParams,
    ) -> Result<ThreadQueueStartResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/queue/update`.
    ///
    /// Experimental; releases: since 0.148.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_queue_update(
        &self,
        params: ThreadQueueUpdateParams,
    ) -> Result<ThreadQueueUpdateResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/read`.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_read(&self, params: ThreadReadParams) -> Result<ThreadReadResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/readState/update`.
    ///
    /// Experimental; releases: since 0.163.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_read_state_update(
        &self,
        params: ThreadReadStateUpdateParams,
    ) -> Result<ThreadReadStateUpdateResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/resume`.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_resume(
        &self,
        params: ThreadResumeParams,
    ) -> Result<ThreadResumeResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/revert`.
    ///
    /// Releases: since 0.151; experimental: 0.148 to 0.150.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_revert(
        &self,
        params: ThreadRevertParams,
    ) -> Result<ThreadRevertResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/rollback`.
    ///
    /// Releases: until 0.155.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_rollback(
        &self,
        params: ThreadRollbackParams,
    ) -> Result<ThreadRollbackResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/sample`.
    ///
    /// Experimental; releases: since 0.164.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_sample(
        &self,
        params: ThreadSampleParams,
    ) -> Result<ThreadSampleResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/sample/cancel`.
    ///
    /// Experimental; releases: since 0.164.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_sample_cancel(
        &self,
        params: ThreadSampleCancelParams,
    ) -> Result<ThreadSampleCancelResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/search`.
    ///
    /// Experimental; releases: since 0.134.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_search(
        &self,
        params: ThreadSearchParams,
    ) -> Result<ThreadSearchResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/searchOccurrences`.
    ///
    /// Experimental; releases: since 0.145.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_search_occurrences(
        &self,
        params: ThreadSearchOccurrencesParams,
    ) -> Result<ThreadSearchOccurrencesResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/section/move`.
    ///
    /// Releases: since 0.147.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_section_move(
        &self,
        params: ThreadSectionMoveParams,
    ) -> Result<ThreadSectionMoveResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/settings/update`.
    ///
    /// Experimental; releases: since 0.133.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_settings_update(
        &self,
        params: ThreadSettingsUpdateParams,
    ) -> Result<ThreadSettingsUpdateResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/shellCommand`.
    ///
    /// Releases: since 0.117.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_shell_command(
        &self,
        params: ThreadShellCommandParams,
    ) -> Result<ThreadShellCommandResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/start`.
    ///
    /// Starts a new thread and subscribes this connection to it.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_start(
        &self,
        params: ThreadStartParams,
    ) -> Result<ThreadStartResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/timeline/list`.
    ///
    /// Experimental; releases: since 0.150.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_timeline_list(
        &self,
        params: ThreadTimelineListParams,
    ) -> Result<ThreadTimelineListResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/turns/items/list`.
    ///
    /// Experimental; releases: 0.130 to 0.142.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_turns_items_list(
        &self,
        params: ThreadTurnsItemsListParams,
    ) -> Result<ThreadTurnsItemsListResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/turns/list`.
    ///
    /// Releases: 0.122 to 0.128, since 0.151; experimental: 0.129 to 0.150.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_turns_list(
        &self,
        params: ThreadTurnsListParams,
    ) -> Result<ThreadTurnsListResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/unarchive`.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_unarchive(
        &self,
        params: ThreadUnarchiveParams,
    ) -> Result<ThreadUnarchiveResponse, Error> {
        self.call(params).await
    }

    /// Calls `thread/unsubscribe`.
    ///
    /// Releases: since 0.106.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_unsubscribe(
        &self,
        params: ThreadUnsubscribeParams,
    ) -> Result<ThreadUnsubscribeResponse, Error> {
        self.call(params).await
    }

    /// Calls `threadSection/create`.
    ///
    /// Releases: since 0.147.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_section_create(
        &self,
        params: ThreadSectionCreateParams,
    ) -> Result<ThreadSectionCreateResponse, Error> {
        self.call(params).await
    }

    /// Calls `threadSection/delete`.
    ///
    /// Releases: since 0.147.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_section_delete(
        &self,
        params: ThreadSectionDeleteParams,
    ) -> Result<ThreadSectionDeleteResponse, Error> {
        self.call(params).await
    }

    /// Calls `threadSection/list`.
    ///
    /// Releases: since 0.147.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_section_list(
        &self,
        params: ThreadSectionListParams,
    ) -> Result<ThreadSectionListResponse, Error> {
        self.call(params).await
    }

    /// Calls `threadSection/update`.
    ///
    /// Releases: since 0.147.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_section_update(
        &self,
        params: ThreadSectionUpdateParams,
    ) -> Result<ThreadSectionUpdateResponse, Error> {
        self.call(params).await
    }
}
