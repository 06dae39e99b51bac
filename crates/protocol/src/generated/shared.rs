//! Types that several concepts share.
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
    /// Authentication mode for OpenAI-backed providers.
    pub enum AuthMode {
        /// OpenAI API key provided by the caller and stored by Codex.
        Apikey = "apikey",
        /// ChatGPT OAuth managed by Codex (tokens persisted and refreshed by Codex).
        Chatgpt = "chatgpt",
        /// \[UNSTABLE\] FOR OPENAI INTERNAL USE ONLY - DO NOT USE.
        ///
        /// ChatGPT auth tokens are supplied by an external host app and are only stored in
        /// memory. Token refresh must be handled by the external host app.
        ChatgptAuthTokens = "chatgptAuthTokens",
        /// Backend auth supplied as request headers.
        ///
        /// Releases: since 0.144.
        Headers = "headers",
        /// Programmatic Codex auth backed by a registered Agent Identity.
        ///
        /// Releases: since 0.124.
        AgentIdentity = "agentIdentity",
        /// Programmatic Codex auth backed by a personal access token.
        ///
        /// Releases: since 0.138.
        PersonalAccessToken = "personalAccessToken",
        /// Amazon Bedrock bearer token managed by Codex.
        ///
        /// Releases: since 0.140.
        BedrockApiKey = "bedrockApiKey",
        /// Amazon Bedrock AWS access keys managed by Codex.
        ///
        /// Releases: since 0.150.
        BedrockAccessKeys = "bedrockAccessKeys",
    }
}

text_enum! {
    /// Requested cyber treatment for an OpenAI model turn. Authorization and model-tier
    /// restrictions remain server-owned.
    ///
    /// Releases: since 0.156; experimental: 0.151 to 0.155.
    pub enum CyberAccessProgram {
        /// `standard`.
        Standard = "standard",
        /// `daybreakBlue`.
        DaybreakBlue = "daybreakBlue",
        /// `daybreakRed`.
        DaybreakRed = "daybreakRed",
    }
}

text_enum! {
    /// Initial collaboration mode to use when the TUI starts.
    ///
    /// Releases: until 0.104, since 0.133; experimental: 0.105 to 0.132.
    pub enum ModeKind {
        /// `plan`.
        Plan = "plan",
        /// `default`.
        Default = "default",
    }
}

object! {
    /// The members of `RequestPermissionProfile`.
    ///
    /// Releases: since 0.116.
    pub struct RequestPermissionProfile {
        optional {
            /// `fileSystem`.
            file_system: AdditionalFileSystemPermissions = "fileSystem";
            /// `network`.
            network: AdditionalNetworkPermissions = "network";
        }
    }
}

text_enum! {
    /// The values of `SortDirection`.
    ///
    /// Releases: since 0.122.
    pub enum SortDirection {
        /// `asc`.
        Asc = "asc",
        /// `desc`.
        Desc = "desc",
    }
}
