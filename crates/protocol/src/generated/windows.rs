//! Setup on Windows.
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
    /// The values of `WindowsSandboxReadiness`.
    ///
    /// Releases: since 0.129.
    pub enum WindowsSandboxReadiness {
        /// `ready`.
        Ready = "ready",
        /// `notConfigured`.
        NotConfigured = "notConfigured",
        /// `updateRequired`.
        UpdateRequired = "updateRequired",
    }
}

object! {
    /// Params of `windowsSandbox/readiness`: it takes none.
    pub struct WindowsSandboxReadinessParams {
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.129.
    pub struct WindowsSandboxReadinessResponse {
        required {
            /// `status`.
            status: WindowsSandboxReadiness = "status";
        }
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.105.
    pub struct WindowsSandboxSetupCompletedNotification {
        required {
            /// `mode`.
            mode: WindowsSandboxSetupMode = "mode";
            /// `success`.
            success: bool = "success";
        }
        optional {
            /// `error`.
            error: String = "error";
        }
    }
}

text_enum! {
    /// The values of `WindowsSandboxSetupMode`.
    ///
    /// Releases: since 0.105.
    pub enum WindowsSandboxSetupMode {
        /// `elevated`.
        Elevated = "elevated",
        /// `unelevated`.
        Unelevated = "unelevated",
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.105.
    pub struct WindowsSandboxSetupStartParams {
        required {
            /// `mode`.
            mode: WindowsSandboxSetupMode = "mode";
        }
        optional {
            /// `cwd`.
            ///
            /// Releases: since 0.110.
            cwd: String = "cwd";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.105.
    pub struct WindowsSandboxSetupStartResponse {
        required {
            /// `started`.
            started: bool = "started";
        }
    }
}

object! {
    /// Params of a notification.
    pub struct WindowsWorldWritableWarningNotification {
        required {
            /// `extraCount`.
            extra_count: u64 = "extraCount";
            /// `failedScan`.
            failed_scan: bool = "failedScan";
            /// `samplePaths`.
            sample_paths: List<String> = "samplePaths";
        }
    }
}
