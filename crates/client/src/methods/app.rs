//! Apps and connectors.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

use crate::protocol::{
    AppsInstalledParams, AppsInstalledResponse, AppsListParams, AppsListResponse, AppsReadParams,
    AppsReadResponse,
};
use crate::{Codex, Error};

impl Codex {
    /// Calls `app/installed`.
    ///
    /// Releases: since 0.145.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn app_installed(
        &self,
        params: AppsInstalledParams,
    ) -> Result<AppsInstalledResponse, Error> {
        self.call(params).await
    }

    /// Calls `app/list`.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn app_list(&self, params: AppsListParams) -> Result<AppsListResponse, Error> {
        self.call(params).await
    }

    /// Calls `app/read`.
    ///
    /// Releases: since 0.145.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn app_read(&self, params: AppsReadParams) -> Result<AppsReadResponse, Error> {
        self.call(params).await
    }
}
