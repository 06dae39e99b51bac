//! Environments that threads run in.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

#![allow(unused_imports)]

use serde_json::Value;

use super::*;
use crate::runtime::{
    List, Map, Secret, UnknownFields, either, keyed, object, shape, tagged, text_enum,
};
use crate::{ItemId, RequestId, ThreadId, TurnId};

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.131.
    pub struct EnvironmentAddParams {
        required {
            /// `environmentId`.
            environment_id: String = "environmentId";
            /// `execServerUrl`.
            exec_server_url: String = "execServerUrl";
        }
        optional {
            /// Optional raw bearer token for executor authentication, including reconnects.
            /// Requires a secure transport or a loopback destination.
            ///
            /// Experimental; releases: since 0.158.
            auth_bearer_token: Secret = "authBearerToken";
            /// Optional WebSocket connection timeout. The server default applies when omitted.
            ///
            /// Experimental; releases: since 0.142.
            connect_timeout_ms: u64 = "connectTimeoutMs";
            /// Required skills supplied by this environment, checked before model inference.
            ///
            /// Experimental; releases: since 0.162.
            skills: EnvironmentSkillsParams = "skills";
            /// Optional X-Request-ID for the direct WebSocket upgrade, including reconnects.
            /// Requires a secure transport or a loopback destination.
            ///
            /// Experimental; releases: since 0.163.
            websocket_request_id: String = "websocketRequestId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.131.
    pub struct EnvironmentAddResponse {
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.143.
    pub struct EnvironmentInfoParams {
        required {
            /// `environmentId`.
            environment_id: String = "environmentId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.143.
    pub struct EnvironmentInfoResponse {
        required {
            /// `shell`.
            shell: EnvironmentShellInfo = "shell";
        }
        optional {
            /// Default working directory reported by the environment, as a canonical file URI.
            cwd: String = "cwd";
        }
    }
}

object! {
    /// The members of `EnvironmentShellInfo`.
    ///
    /// Experimental; releases: since 0.143.
    pub struct EnvironmentShellInfo {
        required {
            /// Stable shell name, for example `zsh`, `bash`, `powershell`, `sh`, or `cmd`.
            name: String = "name";
            /// Target-native shell executable path or command name.
            path: String = "path";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.162.
    pub struct EnvironmentSkillsParams {
        optional {
            /// Exact catalog names that must be available from this environment.
            required: List<String> = "required";
        }
    }
}

text_enum! {
    /// Current status observed by app-server without starting or recovering an environment.
    ///
    /// For a currently ready remote environment, app-server asks the existing exec-server
    /// connection for `environment/status` without allowing recovery.
    ///
    /// Experimental; releases: since 0.145.
    pub enum EnvironmentStatusKind {
        /// The environment is local, or an already-connected remote exec-server answered
        /// `environment/status` over its existing initialized connection.
        Ready = "ready",
        /// The configured environment has no ready connection and no observed connection
        /// failure. This includes lazy environments that have never been started and initial
        /// startup that has not finished.
        Pending = "pending",
        /// A connection attempt, prior connection, or fail-fast `environment/status` probe
        /// observed a failure. This does not promise the failure is terminal: later normal
        /// environment use may recover it. This call does not trigger recovery; `error`
        /// contains the observed reason.
        Disconnected = "disconnected",
        /// The requested environment id is not configured in app-server.
        Unspecified = "unknown",
    }
}

object! {
    /// Parameters for reading the current status of one configured environment.
    ///
    /// Experimental; releases: since 0.145.
    pub struct EnvironmentStatusParams {
        required {
            /// Environment id to inspect.
            environment_id: String = "environmentId";
        }
    }
}

object! {
    /// Current status for the requested environment.
    ///
    /// Experimental; releases: since 0.145.
    pub struct EnvironmentStatusResponse {
        required {
            /// Current status observed without starting or recovering the environment.
            status: EnvironmentStatusKind = "status";
        }
        optional {
            /// Human-readable detail for `disconnected` and `unknown`; omitted for other
            /// statuses.
            error: String = "error";
        }
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.145.
    pub struct ThreadEnvironmentConnectedNotification {
        required {
            /// `environmentId`.
            environment_id: String = "environmentId";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.145.
    pub struct ThreadEnvironmentDisconnectedNotification {
        required {
            /// `environmentId`.
            environment_id: String = "environmentId";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}
