//! Setup on Windows.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

use crate::protocol::{
    WindowsSandboxReadinessParams, WindowsSandboxReadinessResponse, WindowsSandboxSetupStartParams,
    WindowsSandboxSetupStartResponse,
};
use crate::{Codex, Error};

impl Codex {
    /// Calls `windowsSandbox/readiness`.
    ///
    /// Releases: since 0.129.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn windows_sandbox_readiness(
        &self,
    ) -> Result<WindowsSandboxReadinessResponse, Error> {
        self.call(WindowsSandboxReadinessParams::new()).await
    }

    /// Calls `windowsSandbox/setupStart`.
    ///
    /// Releases: since 0.105.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn windows_sandbox_setup_start(
        &self,
        params: WindowsSandboxSetupStartParams,
    ) -> Result<WindowsSandboxSetupStartResponse, Error> {
        self.call(params).await
    }
}
