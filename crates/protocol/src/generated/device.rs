//! Device keys.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

#![allow(unused_imports)]

use serde_json::Value;

use super::*;
use crate::runtime::{
    List, Map, Secret, UnknownFields, either, keyed, object, shape, tagged, text_enum,
};
use crate::{ItemId, RequestId, ThreadId, TurnId};

text_enum! {
    /// Device-key algorithm reported at enrollment and signing boundaries.
    ///
    /// Releases: 0.123 to 0.129.
    pub enum DeviceKeyAlgorithm {
        /// `ecdsa_p256_sha256`.
        EcdsaP256Sha256 = "ecdsa_p256_sha256",
    }
}

object! {
    /// Create a controller-local device key with a random key id.
    ///
    /// Releases: 0.123 to 0.129.
    pub struct DeviceKeyCreateParams {
        required {
            /// `accountUserId`.
            account_user_id: String = "accountUserId";
            /// `clientId`.
            client_id: String = "clientId";
        }
        optional {
            /// Defaults to `hardware_only` when omitted.
            protection_policy: DeviceKeyProtectionPolicy = "protectionPolicy";
        }
    }
}

object! {
    /// Device-key metadata and public key returned by create/public APIs.
    ///
    /// Releases: 0.123 to 0.129.
    pub struct DeviceKeyCreateResponse {
        required {
            /// `algorithm`.
            algorithm: DeviceKeyAlgorithm = "algorithm";
            /// `keyId`.
            key_id: String = "keyId";
            /// `protectionClass`.
            protection_class: DeviceKeyProtectionClass = "protectionClass";
            /// SubjectPublicKeyInfo DER encoded as base64.
            public_key_spki_der_base64: String = "publicKeySpkiDerBase64";
        }
    }
}

text_enum! {
    /// Platform protection class for a controller-local device key.
    ///
    /// Releases: 0.123 to 0.129.
    pub enum DeviceKeyProtectionClass {
        /// `hardware_secure_enclave`.
        HardwareSecureEnclave = "hardware_secure_enclave",
        /// `hardware_tpm`.
        HardwareTpm = "hardware_tpm",
        /// `os_protected_nonextractable`.
        OsProtectedNonextractable = "os_protected_nonextractable",
    }
}

text_enum! {
    /// Protection policy for creating or loading a controller-local device key.
    ///
    /// Releases: 0.123 to 0.129.
    pub enum DeviceKeyProtectionPolicy {
        /// `hardware_only`.
        HardwareOnly = "hardware_only",
        /// `allow_os_protected_nonextractable`.
        AllowOsProtectedNonextractable = "allow_os_protected_nonextractable",
    }
}

object! {
    /// Fetch a controller-local device key public key by id.
    ///
    /// Releases: 0.123 to 0.129.
    pub struct DeviceKeyPublicParams {
        required {
            /// `keyId`.
            key_id: String = "keyId";
        }
    }
}

object! {
    /// Device-key public metadata returned by `device/key/public`.
    ///
    /// Releases: 0.123 to 0.129.
    pub struct DeviceKeyPublicResponse {
        required {
            /// `algorithm`.
            algorithm: DeviceKeyAlgorithm = "algorithm";
            /// `keyId`.
            key_id: String = "keyId";
            /// `protectionClass`.
            protection_class: DeviceKeyProtectionClass = "protectionClass";
            /// SubjectPublicKeyInfo DER encoded as base64.
            public_key_spki_der_base64: String = "publicKeySpkiDerBase64";
        }
    }
}

object! {
    /// Sign an accepted structured payload with a controller-local device key.
    ///
    /// Releases: 0.123 to 0.129.
    pub struct DeviceKeySignParams {
        required {
            /// `keyId`.
            key_id: String = "keyId";
            /// `payload`.
            payload: DeviceKeySignPayload = "payload";
        }
    }
}

tagged! {
    /// Structured payloads accepted by `device/key/sign`.
    ///
    /// Releases: 0.123 to 0.129.
    pub enum DeviceKeySignPayload by "type" {
        boxed {
            /// `remoteControlClientConnection`.
            RemoteControlClientConnection(RemoteControlClientConnectionDeviceKeySignPayload) = "remoteControlClientConnection",
            /// `remoteControlClientEnrollment`.
            RemoteControlClientEnrollment(RemoteControlClientEnrollmentDeviceKeySignPayload) = "remoteControlClientEnrollment",
        }
    }
}

object! {
    /// ASN.1 DER signature returned by `device/key/sign`.
    ///
    /// Releases: 0.123 to 0.129.
    pub struct DeviceKeySignResponse {
        required {
            /// `algorithm`.
            algorithm: DeviceKeyAlgorithm = "algorithm";
            /// ECDSA signature DER encoded as base64.
            signature_der_base64: String = "signatureDerBase64";
            /// Exact bytes signed by the device key, encoded as base64. Verifiers must verify
            /// this byte string directly and must not reserialize `payload`.
            signed_payload_base64: String = "signedPayloadBase64";
        }
    }
}

text_enum! {
    /// Audience for a remote-control client connection device-key proof.
    ///
    /// Releases: 0.123 to 0.129.
    pub enum RemoteControlClientConnectionAudience {
        /// `remote_control_client_websocket`.
        RemoteControlClientWebsocket = "remote_control_client_websocket",
    }
}

object! {
    /// Payload bound to one remote-control controller websocket `/client` connection challenge.
    pub struct RemoteControlClientConnectionDeviceKeySignPayload {
        required {
            /// `accountUserId`.
            account_user_id: String = "accountUserId";
            /// `audience`.
            audience: RemoteControlClientConnectionAudience = "audience";
            /// `clientId`.
            client_id: String = "clientId";
            /// `nonce`.
            nonce: String = "nonce";
            /// Must contain exactly `remote_control_controller_websocket`.
            scopes: List<String> = "scopes";
            /// Backend-issued websocket session id that this proof authorizes.
            session_id: String = "sessionId";
            /// Origin of the backend endpoint that issued the challenge and will verify this
            /// proof.
            target_origin: String = "targetOrigin";
            /// Websocket route path that this proof authorizes.
            target_path: String = "targetPath";
            /// Remote-control token expiration as Unix seconds.
            token_expires_at: i64 = "tokenExpiresAt";
            /// SHA-256 of the controller-scoped remote-control token, encoded as unpadded
            /// base64url.
            token_sha256_base64url: String = "tokenSha256Base64url";
        }
    }
}

text_enum! {
    /// Audience for a remote-control client enrollment device-key proof.
    ///
    /// Releases: 0.123 to 0.129.
    pub enum RemoteControlClientEnrollmentAudience {
        /// `remote_control_client_enrollment`.
        RemoteControlClientEnrollment = "remote_control_client_enrollment",
    }
}

object! {
    /// Payload bound to a remote-control client `/client/enroll` ownership challenge.
    pub struct RemoteControlClientEnrollmentDeviceKeySignPayload {
        required {
            /// `accountUserId`.
            account_user_id: String = "accountUserId";
            /// `audience`.
            audience: RemoteControlClientEnrollmentAudience = "audience";
            /// Enrollment challenge expiration as Unix seconds.
            challenge_expires_at: i64 = "challengeExpiresAt";
            /// Backend-issued enrollment challenge id that this proof authorizes.
            challenge_id: String = "challengeId";
            /// `clientId`.
            client_id: String = "clientId";
            /// SHA-256 of the requested device identity operation, encoded as unpadded
            /// base64url.
            device_identity_sha256_base64url: String = "deviceIdentitySha256Base64url";
            /// `nonce`.
            nonce: String = "nonce";
            /// Origin of the backend endpoint that issued the challenge and will verify this
            /// proof.
            target_origin: String = "targetOrigin";
            /// HTTP route path that this proof authorizes.
            target_path: String = "targetPath";
        }
    }
}

object! {
    /// Cancels a native verification RPC issued on this connection, not an elicitation. Use a
    /// fresh request ID for each operation and a distinct ID for this cancellation RPC.
    ///
    /// Experimental; releases: since 0.155.
    pub struct UserVerificationCancelParams {
        required {
            /// `requestId`.
            request_id: RequestId = "requestId";
        }
    }
}

object! {
    /// Acknowledges the cancellation signal; native work may still be finishing. Unknown or
    /// finished requests are a no-op, and completed effects are not rolled back.
    ///
    /// Experimental; releases: since 0.155.
    pub struct UserVerificationCancelResponse {
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.154.
    pub struct UserVerificationDeleteParams {
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.154.
    pub struct UserVerificationDeleteResponse {
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.154.
    pub struct UserVerificationEnrollParams {
    }
}

object! {
    /// Public metadata for a created or reused local credential. The caller completes backend
    /// registration; this response does not establish server enrollment. Older app-servers omit
    /// the metadata fields; callers must check both before registration.
    ///
    /// Experimental; releases: since 0.154.
    pub struct UserVerificationEnrollResponse {
        required {
            /// `credentialId`.
            credential_id: String = "credentialId";
        }
        optional {
            /// `algorithm`.
            ///
            /// Experimental; releases: since 0.156.
            algorithm: String = "algorithm";
            /// Unpadded base64url of the SubjectPublicKeyInfo DER encoding.
            ///
            /// Experimental; releases: since 0.156.
            public_key: String = "publicKey";
        }
    }
}

object! {
    /// A signature over the exact decoded challenge. The verifier validates and consumes it.
    ///
    /// Experimental; releases: since 0.154.
    pub struct UserVerificationProof {
        required {
            /// `credentialId`.
            credential_id: String = "credentialId";
            /// Unpadded base64url DER ECDSA signature using P-256 and SHA-256.
            signature: String = "signature";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.154.
    pub struct UserVerificationStatusParams {
    }
}

object! {
    /// Local readiness only; this neither prompts nor queries server registration.
    ///
    /// Experimental; releases: since 0.154.
    pub struct UserVerificationStatusResponse {
        optional {
            /// `credentialId`.
            credential_id: String = "credentialId";
            /// `unavailableMessage`.
            unavailable_message: String = "unavailableMessage";
            /// `unavailableReason`.
            unavailable_reason: UserVerificationUnavailableReason = "unavailableReason";
        }
    }
}

text_enum! {
    /// The values of `UserVerificationUnavailableReason`.
    ///
    /// Experimental; releases: since 0.154.
    pub enum UserVerificationUnavailableReason {
        /// `credentialMissing`.
        CredentialMissing = "credentialMissing",
        /// `biometricsUnavailable`.
        BiometricsUnavailable = "biometricsUnavailable",
        /// `providerUnavailable`.
        ProviderUnavailable = "providerUnavailable",
    }
}

object! {
    /// Local signing primitive, independent of any pending elicitation.
    ///
    /// Experimental; releases: since 0.154.
    pub struct UserVerificationVerifyParams {
        required {
            /// Unpadded base64url encoding of 1–4096 challenge bytes.
            challenge: String = "challenge";
            /// Additional display context; at most 4096 UTF-8 bytes.
            description: String = "description";
            /// Display context already approved by the UI; 1–256 UTF-8 bytes.
            title: String = "title";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.154.
    pub struct UserVerificationVerifyResponse {
        required {
            /// `proof`.
            proof: UserVerificationProof = "proof";
        }
    }
}
