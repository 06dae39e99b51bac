//! The handshake.
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
    /// The members of `ClientInfo`.
    pub struct ClientInfo {
        required {
            /// `name`.
            name: String = "name";
            /// `version`.
            version: String = "version";
        }
        optional {
            /// `title`.
            title: String = "title";
        }
    }
}

object! {
    /// Client-declared capabilities negotiated during initialize.
    pub struct InitializeCapabilities {
        optional {
            /// Opt into receiving experimental API methods and fields.
            experimental_api: bool = "experimentalApi";
            /// Use explicit gateway OAuth login instead of automatic browser authorization.
            /// Applies to this app-server's gateway runtime; later connections cannot undo it.
            ///
            /// Releases: since 0.157.
            explicit_gateway_oauth: bool = "explicitGatewayOauth";
            /// MCP extension settings declared by the app-server client.
            ///
            /// Releases: since 0.147.
            extensions: Map<Value> = "extensions";
            /// Legacy opt-in for the `openai/form` MCP extension.
            ///
            /// New clients should declare `openai/form` in \[`Self::extensions`\].
            ///
            /// Releases: since 0.142.
            mcp_server_openai_form_elicitation: bool = "mcpServerOpenaiFormElicitation";
            /// Exact notification method names that should be suppressed for this connection
            /// (for example `thread/started`).
            opt_out_notification_methods: List<String> = "optOutNotificationMethods";
            /// Opt into `attestation/generate` requests for upstream `x-oai-attestation`.
            ///
            /// Releases: since 0.131.
            request_attestation: bool = "requestAttestation";
            /// Present `humanCommand` approvals to a person and return only a one-time
            /// decision. Requires `experimentalApi`. Pending requests can be replayed to
            /// compatible clients.
            ///
            /// Releases: since 0.169.
            required_human_approval: bool = "requiredHumanApproval";
        }
    }
}

object! {
    /// Params of a request.
    pub struct InitializeParams {
        required {
            /// `clientInfo`.
            client_info: ClientInfo = "clientInfo";
        }
        optional {
            /// `capabilities`.
            capabilities: InitializeCapabilities = "capabilities";
        }
    }
}

object! {
    /// The answer to a request.
    pub struct InitializeResponse {
        required {
            /// `userAgent`.
            user_agent: String = "userAgent";
        }
        optional {
            /// Absolute path to the server's $CODEX\_HOME directory.
            ///
            /// Releases: since 0.117.
            codex_home: String = "codexHome";
            /// Platform family for the running app-server target, for example `"unix"` or
            /// `"windows"`.
            ///
            /// Releases: since 0.115.
            platform_family: String = "platformFamily";
            /// Operating system for the running app-server target, for example `"macos"`,
            /// `"linux"`, or `"windows"`.
            ///
            /// Releases: since 0.115.
            platform_os: String = "platformOs";
        }
    }
}
