//! Import from other agents.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

use crate::protocol::{
    ExternalAgentConfigDetectParams, ExternalAgentConfigDetectResponse,
    ExternalAgentConfigImportHistoriesReadResponse, ExternalAgentConfigImportHistoryRecordParams,
    ExternalAgentConfigImportHistoryRecordResponse, ExternalAgentConfigImportParams,
    ExternalAgentConfigImportReadHistoriesParams, ExternalAgentConfigImportResponse,
};
use crate::{Codex, Error};

impl Codex {
    /// Calls `externalAgentConfig/detect`.
    ///
    /// Releases: since 0.105.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn external_agent_config_detect(
        &self,
        params: ExternalAgentConfigDetectParams,
    ) -> Result<ExternalAgentConfigDetectResponse, Error> {
        self.call(params).await
    }

    /// Calls `externalAgentConfig/import`.
    ///
    /// Releases: since 0.105.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn external_agent_config_import(
        &self,
        params: ExternalAgentConfigImportParams,
    ) -> Result<ExternalAgentConfigImportResponse, Error> {
        self.call(params).await
    }

    /// Calls `externalAgentConfig/import/readHistories`.
    ///
    /// Releases: since 0.142.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn external_agent_config_import_read_histories(
        &self,
    ) -> Result<ExternalAgentConfigImportHistoriesReadResponse, Error> {
        self.call(ExternalAgentConfigImportReadHistoriesParams::new())
            .await
    }

    /// Calls `externalAgentConfig/import/recordHistory`.
    ///
    /// Releases: since 0.146.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn external_agent_config_import_record_history(
        &self,
        params: ExternalAgentConfigImportHistoryRecordParams,
    ) -> Result<ExternalAgentConfigImportHistoryRecordResponse, Error> {
        self.call(params).await
    }
}
