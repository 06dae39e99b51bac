//! Device keys.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

use crate::protocol::{
    DeviceKeyCreateParams, DeviceKeyCreateResponse, DeviceKeyPublicParams, DeviceKeyPublicResponse,
    DeviceKeySignParams, DeviceKeySignResponse,
};
use crate::{Codex, Error};

impl Codex {
    /// Calls `device/key/create`.
    ///
    /// Releases: 0.123 to 0.129.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn device_key_create(
        &self,
        params: DeviceKeyCreateParams,
    ) -> Result<DeviceKeyCreateResponse, Error> {
        self.call(params).await
    }

    /// Calls `device/key/public`.
    ///
    /// Releases: 0.123 to 0.129.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn device_key_public(
        &self,
        params: DeviceKeyPublicParams,
    ) -> Result<DeviceKeyPublicResponse, Error> {
        self.call(params).await
    }

    /// Calls `device/key/sign`.
    ///
    /// Releases: 0.123 to 0.129.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn device_key_sign(
        &self,
        params: DeviceKeySignParams,
    ) -> Result<DeviceKeySignResponse, Error> {
        self.call(params).await
    }
}
