//! What hangs on threads: goals, attachments, queues, sections, samples.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

use crate::protocol::{
    ThreadAttachmentAddParams, ThreadAttachmentAddResponse, ThreadAttachmentListParams,
    ThreadAttachmentListResponse, ThreadAttachmentOwnerListParams,
    ThreadAttachmentOwnerListResponse, ThreadAttachmentRemoveParams,
    ThreadAttachmentRemoveResponse, ThreadBackgroundTerminalsCleanParams,
    ThreadBackgroundTerminalsCleanResponse, ThreadBackgroundTerminalsListParams,
    ThreadBackgroundTerminalsListResponse, ThreadBackgroundTerminalsTerminateParams,
    ThreadBackgroundTerminalsTerminateResponse, ThreadGoalClearParams, ThreadGoalClearResponse,
    ThreadGoalGetParams, ThreadGoalGetResponse, ThreadGoalSetParams, ThreadGoalSetResponse,
    ThreadGuardianReviewParams, ThreadGuardianReviewResponse, ThreadMemoryModeSetParams,
    ThreadMemoryModeSetResponse, ThreadMemoryReadParams, ThreadMemoryReadResponse,
    ThreadPredictionRequestParams, ThreadPredictionRequestResponse,
    ThreadPrepareApprovedPlanParams, ThreadPrepareApprovedPlanResponse, ThreadQueueAddParams,
    ThreadQueueAddResponse, ThreadQueueDeleteParams, ThreadQueueDeleteResponse,
    ThreadQueueListParams, ThreadQueueListResponse, ThreadQueueReorderParams,
    ThreadQueueReorderResponse, ThreadQueueStartParams, ThreadQueueStartResponse,
    ThreadQueueUpdateParams, ThreadQueueUpdateResponse, ThreadReadStateUpdateParams,
    ThreadReadStateUpdateResponse, ThreadSampleCancelParams, ThreadSampleCancelResponse,
    ThreadSampleParams, ThreadSampleResponse, ThreadSectionMoveParams, ThreadSectionMoveResponse,
};
use crate::{Codex, Error};

impl Codex {
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
}
