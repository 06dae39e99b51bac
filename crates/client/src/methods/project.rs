//! Projects.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

use crate::protocol::{
    ProjectCreateParams, ProjectCreateResponse, ProjectDeleteParams, ProjectDeleteResponse,
    ProjectImportParams, ProjectImportResponse, ProjectListParams, ProjectListResponse,
    ProjectMoveParams, ProjectMoveResponse, ProjectReadParams, ProjectReadResponse,
    ProjectUpdateParams, ProjectUpdateResponse,
};
use crate::{Codex, Error};

impl Codex {
    /// Calls `project/create`.
    ///
    /// Experimental; releases: since 0.149.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn project_create(
        &self,
        params: ProjectCreateParams,
    ) -> Result<ProjectCreateResponse, Error> {
        self.call(params).await
    }

    /// Calls `project/delete`.
    ///
    /// Experimental; releases: since 0.149.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn project_delete(
        &self,
        params: ProjectDeleteParams,
    ) -> Result<ProjectDeleteResponse, Error> {
        self.call(params).await
    }

    /// Calls `project/import`.
    ///
    /// Experimental; releases: since 0.149.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn project_import(
        &self,
        params: ProjectImportParams,
    ) -> Result<ProjectImportResponse, Error> {
        self.call(params).await
    }

    /// Calls `project/list`.
    ///
    /// Experimental; releases: since 0.149.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn project_list(
        &self,
        params: ProjectListParams,
    ) -> Result<ProjectListResponse, Error> {
        self.call(params).await
    }

    /// Calls `project/move`.
    ///
    /// Experimental; releases: since 0.149.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn project_move(
        &self,
        params: ProjectMoveParams,
    ) -> Result<ProjectMoveResponse, Error> {
        self.call(params).await
    }

    /// Calls `project/read`.
    ///
    /// Experimental; releases: since 0.149.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn project_read(
        &self,
        params: ProjectReadParams,
    ) -> Result<ProjectReadResponse, Error> {
        self.call(params).await
    }

    /// Calls `project/update`.
    ///
    /// Experimental; releases: since 0.149.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn project_update(
        &self,
        params: ProjectUpdateParams,
    ) -> Result<ProjectUpdateResponse, Error> {
        self.call(params).await
    }
}
