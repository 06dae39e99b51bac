//! Models, providers and collaboration modes.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

use crate::protocol::{
    CollaborationModeListParams, CollaborationModeListResponse, ModelListParams, ModelListResponse,
    ModelProviderCapabilitiesReadParams, ModelProviderCapabilitiesReadResponse,
    ModelProviderConfigWriteParams, ModelProviderConfigWriteResponse, ModelProviderListParams,
    ModelProviderListResponse,
};
use crate::{Codex, Error};

impl Codex {
    /// Calls `collaborationMode/list`.
    ///
    /// Lists collaboration mode presets.
    ///
    /// Experimental.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn collaboration_mode_list(
        &self,
        params: CollaborationModeListParams,
    ) -> Result<CollaborationModeListResponse, Error> {
        self.call(params).await
    }

    /// Calls `model/list`.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn model_list(&self, params: ModelListParams) -> Result<ModelListResponse, Error> {
        self.call(params).await
    }

    /// Calls `modelProvider/capabilities/read`.
    ///
    /// Releases: since 0.128.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn model_provider_capabilities_read(
        &self,
        params: ModelProviderCapabilitiesReadParams,
    ) -> Result<ModelProviderCapabilitiesReadResponse, Error> {
        self.call(params).await
    }

    /// Calls `modelProvider/config/write`.
    ///
    /// Releases: since 0.169.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn model_provider_config_write(
        &self,
        params: ModelProviderConfigWriteParams,
    ) -> Result<ModelProviderConfigWriteResponse, Error> {
        self.call(params).await
    }

    /// Calls `modelProvider/list`.
    ///
    /// Releases: since 0.169.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn model_provider_list(
        &self,
        params: ModelProviderListParams,
    ) -> Result<ModelProviderListResponse, Error> {
        self.call(params).await
    }
}
