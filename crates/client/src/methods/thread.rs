//! Threads: conversations with an agent.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

use crate::protocol::{
    ThreadApproveGuardianDeniedActionParams, ThreadApproveGuardianDeniedActionResponse,
    ThreadArchiveParams, ThreadArchiveResponse, ThreadCompactStartParams,
    ThreadCompactStartResponse, ThreadDecrementElicitationParams,
    ThreadDecrementElicitationResponse, ThreadDeleteParams, ThreadDeleteResponse, ThreadForkParams,
    ThreadForkResponse, ThreadIncrementElicitationParams, ThreadIncrementElicitationResponse,
    ThreadInjectItemsParams, ThreadInjectItemsResponse, ThreadListParams, ThreadListResponse,
    ThreadLoadedListParams, ThreadLoadedListResponse, ThreadMetadataUpdateParams,
    ThreadMetadataUpdateResponse, ThreadReadParams, ThreadReadResponse, ThreadResumeParams,
    ThreadResumeResponse, ThreadRevertParams, ThreadRevertResponse, ThreadRollbackParams,
    ThreadRollbackResponse, ThreadSectionCreateParams, ThreadSectionCreateResponse,
    ThreadSectionDeleteParams, ThreadSectionDeleteResponse, ThreadSectionListParams,
    ThreadSectionListResponse, ThreadSectionUpdateParams, ThreadSectionUpdateResponse,
    ThreadSetNameParams, ThreadSetNameResponse, ThreadSettingsUpdateParams,
    ThreadSettingsUpdateResponse, ThreadShellCommandParams, ThreadShellCommandResponse,
    ThreadStartParams, ThreadStartResponse, ThreadUnarchiveParams, ThreadUnarchiveResponse,
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

    /// Calls `thread/read`.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn thread_read(&self, params: ThreadReadParams) -> Result<ThreadReadResponse, Error> {
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
