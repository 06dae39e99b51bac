//! Configuration, as read and as written.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

use crate::protocol::{
    ConfigBatchWriteParams, ConfigMcpServerReloadParams, ConfigReadParams, ConfigReadResponse,
    ConfigRequirementsReadParams, ConfigRequirementsReadResponse, ConfigValueWriteParams,
    ConfigWriteResponse, ExperimentalFeatureEnablementSetParams,
    ExperimentalFeatureEnablementSetResponse, ExperimentalFeatureListParams,
    ExperimentalFeatureListResponse, McpServerRefreshResponse, PermissionProfileListParams,
    PermissionProfileListResponse,
};
use crate::{Codex, Error};

impl Codex {
    /// Calls `config/batchWrite`.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn config_batch_write(
        &self,
        params: ConfigBatchWriteParams,
    ) -> Result<ConfigWriteResponse, Error> {
        self.call(params).await
    }

    /// Calls `config/mcpServer/reload`.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn config_mcp_server_reload(&self) -> Result<McpServerRefreshResponse, Error> {
        self.call(ConfigMcpServerReloadParams::new()).await
    }

    /// Calls `config/read`.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn config_read(&self, params: ConfigReadParams) -> Result<ConfigReadResponse, Error> {
        self.call(params).await
    }

    /// Calls `config/value/write`.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn config_value_write(
        &self,
        params: ConfigValueWriteParams,
    ) -> Result<ConfigWriteResponse, Error> {
        self.call(params).await
    }

    /// Calls `configRequirements/read`.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn config_requirements_read(&self) -> Result<ConfigRequirementsReadResponse, Error> {
        self.call(ConfigRequirementsReadParams::new()).await
    }

    /// Calls `experimentalFeature/enablement/set`.
    ///
    /// Releases: since 0.117.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn experimental_feature_enablement_set(
        &self,
        params: ExperimentalFeatureEnablementSetParams,
    ) -> Result<ExperimentalFeatureEnablementSetResponse, Error> {
        self.call(params).await
    }

    /// Calls `experimentalFeature/list`.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn experimental_feature_list(
        &self,
        params: ExperimentalFeatureListParams,
    ) -> Result<ExperimentalFeatureListResponse, Error> {
        self.call(params).await
    }

    /// Calls `permissionProfile/list`.
    ///
    /// Releases: since 0.133.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn permission_profile_list(
        &self,
        params: PermissionProfileListParams,
    ) -> Result<PermissionProfileListResponse, Error> {
        self.call(params).await
    }
}
