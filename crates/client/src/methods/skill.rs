//! Skills.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

use crate::protocol::{
    SkillsConfigWriteParams, SkillsConfigWriteResponse, SkillsExtraRootsSetParams,
    SkillsExtraRootsSetResponse, SkillsListParams, SkillsListResponse, SkillsRemoteExportParams,
    SkillsRemoteListParams, SkillsRemoteReadParams, SkillsRemoteReadResponse,
    SkillsRemoteWriteParams, SkillsRemoteWriteResponse,
};
use crate::{Codex, Error};

impl Codex {
    /// Calls `skills/config/write`.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn skills_config_write(
        &self,
        params: SkillsConfigWriteParams,
    ) -> Result<SkillsConfigWriteResponse, Error> {
        self.call(params).await
    }

    /// Calls `skills/extraRoots/set`.
    ///
    /// Releases: since 0.136.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn skills_extra_roots_set(
        &self,
        params: SkillsExtraRootsSetParams,
    ) -> Result<SkillsExtraRootsSetResponse, Error> {
        self.call(params).await
    }

    /// Calls `skills/list`.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn skills_list(&self, params: SkillsListParams) -> Result<SkillsListResponse, Error> {
        self.call(params).await
    }

    /// Calls `skills/remote/export`.
    ///
    /// Releases: 0.104 to 0.115.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn skills_remote_export(
        &self,
        params: SkillsRemoteExportParams,
    ) -> Result<SkillsRemoteWriteResponse, Error> {
        self.call(params).await
    }

    /// Calls `skills/remote/list`.
    ///
    /// Releases: 0.104 to 0.115.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn skills_remote_list(
        &self,
        params: SkillsRemoteListParams,
    ) -> Result<SkillsRemoteReadResponse, Error> {
        self.call(params).await
    }

    /// Calls `skills/remote/read`.
    ///
    /// Releases: until 0.101.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn skills_remote_read(
        &self,
        params: SkillsRemoteReadParams,
    ) -> Result<SkillsRemoteReadResponse, Error> {
        self.call(params).await
    }

    /// Calls `skills/remote/write`.
    ///
    /// Releases: until 0.101.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn skills_remote_write(
        &self,
        params: SkillsRemoteWriteParams,
    ) -> Result<SkillsRemoteWriteResponse, Error> {
        self.call(params).await
    }
}
