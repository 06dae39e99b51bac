//! Hooks and their runs.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

use crate::protocol::{HooksListParams, HooksListResponse};
use crate::{Codex, Error};

impl Codex {
    /// Calls `hooks/list`.
    ///
    /// Releases: since 0.128.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn hooks_list(&self, params: HooksListParams) -> Result<HooksListResponse, Error> {
        self.call(params).await
    }
}
