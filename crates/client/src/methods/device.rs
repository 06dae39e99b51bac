//! Device keys.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

use crate::protocol::{
    DeviceKeyCreateParams, DeviceKeyCreateResponse, DeviceKeyPublicParams, DeviceKeyPublicResponse,
    DeviceKeySignParams, DeviceKeySignResponse, UserVerificationCancelParams,
    UserVerificationCancelResponse, UserVerificationDeleteParams, UserVerificationDeleteResponse,
    UserVerificationEnrollParams, UserVerificationEnrollResponse, UserVerificationStatusParams,
    UserVerificationStatusResponse, UserVerificationVerifyParams, UserVerificationVerifyResponse,
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

    /// Calls `userVerification/cancel`.
    ///
    /// Experimental; releases: since 0.155.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn user_verification_cancel(
        &self,
        params: UserVerificationCancelParams,
    ) -> Result<UserVerificationCancelResponse, Error> {
        self.call(params).await
    }

    /// Calls `userVerification/delete`.
    ///
    /// Experimental; releases: since 0.154.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn user_verification_delete(
        &self,
        params: UserVerificationDeleteParams,
    ) -> Result<UserVerificationDeleteResponse, Error> {
        self.call(params).await
    }

    /// Calls `userVerification/enroll`.
    ///
    /// Experimental; releases: since 0.154.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn user_verification_enroll(
        &self,
        params: UserVerificationEnrollParams,
    ) -> Result<UserVerificationEnrollResponse, Error> {
        self.call(params).await
    }

    /// Calls `userVerification/status`.
    ///
    /// Experimental; releases: since 0.154.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn user_verification_status(
        &self,
        params: UserVerificationStatusParams,
    ) -> Result<UserVerificationStatusResponse, Error> {
        self.call(params).await
    }

    /// Calls `userVerification/verify`.
    ///
    /// Experimental; releases: since 0.154.
    ///
    /// # Errors
    ///
    /// Those of [`Codex::call`].
    pub async fn user_verification_verify(
        &self,
        params: UserVerificationVerifyParams,
    ) -> Result<UserVerificationVerifyResponse, Error> {
        self.call(params).await
    }
}
