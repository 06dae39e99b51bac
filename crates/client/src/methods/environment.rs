//! Environments that threads run in.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

use crate::protocol::{
    EnvironmentAddParams, EnvironmentAddResponse, EnvironmentInfoParams, EnvironmentInfoResponse,
    EnvironmentStatusParams, EnvironmentStatusResponse,
};
use crate::{Codex, Error};

impl Codex {
    /// Calls `environment/add`.
    ///
    /// Adds or replaces a remote environment by id for later selection.
    ///
    /// Experimental; releases: since 0.131.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn environment_add(
        &self,
        params: EnvironmentAddParams,
    ) -> Result<EnvironmentAddResponse, Error> {
        self.call(params).await
    }

    /// Calls `environment/info`.
    ///
    /// Reads information from a configured execution environment.
    ///
    /// Experimental; releases: since 0.143.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn environment_info(
        &self,
        params: EnvironmentInfoParams,
    ) -> Result<EnvironmentInfoResponse, Error> {
        self.call(params).await
    }

    /// Calls `environment/status`.
    ///
    /// Reads the current status of a configured execution environment.
    ///
    /// Experimental; releases: since 0.145.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn environment_status(
        &self,
        params: EnvironmentStatusParams,
    ) -> Result<EnvironmentStatusResponse, Error> {
        self.call(params).await
    }
}
