//! Everything else.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

use crate::protocol::{
    FeedbackSaveParams, FeedbackSaveResponse, FeedbackUploadParams, FeedbackUploadResponse,
    GitDiffToRemoteParams, GitDiffToRemoteResponse, MemoryResetParams, MemoryResetResponse,
    MemoryStatusParams, MemoryStatusResponse, MockExperimentalMethodParams,
    MockExperimentalMethodResponse, RolloutCompressParams, RolloutCompressResponse,
    ServerDiagnosticsParams, ServerDiagnosticsResponse,
};
use crate::{Codex, Error};

impl Codex {
    /// Calls `feedback/save`.
    ///
    /// Releases: since 0.164.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn feedback_save(
        &self,
        params: FeedbackSaveParams,
    ) -> Result<FeedbackSaveResponse, Error> {
        self.call(params).await
    }

    /// Calls `feedback/upload`.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn feedback_upload(
        &self,
        params: FeedbackUploadParams,
    ) -> Result<FeedbackUploadResponse, Error> {
        self.call(params).await
    }

    /// Calls `gitDiffToRemote`.
    ///
    /// Releases: until 0.104.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn git_diff_to_remote(
        &self,
        params: GitDiffToRemoteParams,
    ) -> Result<GitDiffToRemoteResponse, Error> {
        self.call(params).await
    }

    /// Calls `memory/reset`.
    ///
    /// Experimental; releases: since 0.121.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn memory_reset(&self) -> Result<MemoryResetResponse, Error> {
        self.call(MemoryResetParams::new()).await
    }

    /// Calls `memory/status`.
    ///
    /// Experimental; releases: since 0.155.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn memory_status(
        &self,
        params: MemoryStatusParams,
    ) -> Result<MemoryStatusResponse, Error> {
        self.call(params).await
    }

    /// Calls `mock/experimentalMethod`.
    ///
    /// Test-only method used to validate experimental gating.
    ///
    /// Experimental.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn mock_experimental_method(
        &self,
        params: MockExperimentalMethodParams,
    ) -> Result<MockExperimentalMethodResponse, Error> {
        self.call(params).await
    }

    /// Calls `rollout/compress`.
    ///
    /// Start a best-effort background compression pass for cold local rollouts.
    ///
    /// Experimental; releases: since 0.156.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn rollout_compress(&self) -> Result<RolloutCompressResponse, Error> {
        self.call(RolloutCompressParams::new()).await
    }

    /// Calls `server/diagnostics`.
    ///
    /// Read content-free, process-local diagnostics.
    ///
    /// Experimental; releases: since 0.148.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn server_diagnostics(
        &self,
        params: ServerDiagnosticsParams,
    ) -> Result<ServerDiagnosticsResponse, Error> {
        self.call(params).await
    }
}
