//! Turns: what the agent does in answer to input.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

use crate::protocol::{
    ReviewStartParams, ReviewStartResponse, TurnInterruptParams, TurnInterruptResponse,
    TurnSettingsUpdateParams, TurnSettingsUpdateResponse, TurnStartParams, TurnStartResponse,
    TurnSteerParams, TurnSteerResponse,
};
use crate::{Codex, Error};

impl Codex {
    /// Calls `review/start`.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn review_start(
        &self,
        params: ReviewStartParams,
    ) -> Result<ReviewStartResponse, Error> {
        self.call(params).await
    }

    /// Calls `turn/interrupt`.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn turn_interrupt(
        &self,
        params: TurnInterruptParams,
    ) -> Result<TurnInterruptResponse, Error> {
        self.call(params).await
    }

    /// Calls `turn/settings/update`.
    ///
    /// Experimental; releases: since 0.151.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn turn_settings_update(
        &self,
        params: TurnSettingsUpdateParams,
    ) -> Result<TurnSettingsUpdateResponse, Error> {
        self.call(params).await
    }

    /// Calls `turn/start`.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn turn_start(&self, params: TurnStartParams) -> Result<TurnStartResponse, Error> {
        self.call(params).await
    }

    /// Calls `turn/steer`.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn turn_steer(&self, params: TurnSteerParams) -> Result<TurnSteerResponse, Error> {
        self.call(params).await
    }
}
