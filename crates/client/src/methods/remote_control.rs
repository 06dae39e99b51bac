//! Remote control.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

use crate::protocol::{
    RemoteControlClientsListParams, RemoteControlClientsListResponse,
    RemoteControlClientsRevokeParams, RemoteControlClientsRevokeResponse,
    RemoteControlDisableParams, RemoteControlDisableResponse, RemoteControlEnableParams,
    RemoteControlEnableResponse, RemoteControlPairingStartParams,
    RemoteControlPairingStartResponse, RemoteControlPairingStatusParams,
    RemoteControlPairingStatusResponse, RemoteControlStatusReadParams,
    RemoteControlStatusReadResponse,
};
use crate::{Codex, Error};

impl Codex {
    /// Calls `remoteControl/client/list`.
    ///
    /// Experimental; releases: since 0.137.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn remote_control_client_list(
        &self,
        params: RemoteControlClientsListParams,
    ) -> Result<RemoteControlClientsListResponse, Error> {
        self.call(params).await
    }

    /// Calls `remoteControl/client/revoke`.
    ///
    /// Experimental; releases: since 0.137.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn remote_control_client_revoke(
        &self,
        params: RemoteControlClientsRevokeParams,
    ) -> Result<RemoteControlClientsRevokeResponse, Error> {
        self.call(params).await
    }

    /// Calls `remoteControl/disable`.
    ///
    /// Experimental; releases: since 0.131.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn remote_control_disable(
        &self,
        params: RemoteControlDisableParams,
    ) -> Result<RemoteControlDisableResponse, Error> {
        self.call(params).await
    }

    /// Calls `remoteControl/enable`.
    ///
    /// Experimental; releases: since 0.131.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn remote_control_enable(
        &self,
        params: RemoteControlEnableParams,
    ) -> Result<RemoteControlEnableResponse, Error> {
        self.call(params).await
    }

    /// Calls `remoteControl/pairing/start`.
    ///
    /// Experimental; releases: since 0.137.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn remote_control_pairing_start(
        &self,
        params: RemoteControlPairingStartParams,
    ) -> Result<RemoteControlPairingStartResponse, Error> {
        self.call(params).await
    }

    /// Calls `remoteControl/pairing/status`.
    ///
    /// Experimental; releases: since 0.138.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn remote_control_pairing_status(
        &self,
        params: RemoteControlPairingStatusParams,
    ) -> Result<RemoteControlPairingStatusResponse, Error> {
        self.call(params).await
    }

    /// Calls `remoteControl/status/read`.
    ///
    /// Experimental; releases: since 0.131.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn remote_control_status_read(
        &self,
    ) -> Result<RemoteControlStatusReadResponse, Error> {
        self.call(RemoteControlStatusReadParams::new()).await
    }
}
