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

object! {
    /// The members of `AddFileChange`.
    pub struct AddFileChange {
        required {
            /// `content`.
            content: String = "content";
        }
    }
}

object! {
    /// The members of `AdditionalMacOsPermissions`.
    ///
    /// Releases: 0.113 to 0.115; experimental: 0.105 to 0.111, 0.116 to 0.117.
    pub struct AdditionalMacOsPermissions {
        optional {
            /// `accessibility`.
            accessibility: bool = "accessibility";
            /// `automations`.
            automations: Value = "automations";
            /// `calendar`.
            calendar: bool = "calendar";
            /// `contacts`.
            ///
            /// Releases: 0.115; experimental: 0.116 to 0.117.
            contacts: MacOsContactsPermission = "contacts";
            /// `launchServices`.
            ///
            /// Releases: 0.115; experimental: 0.116 to 0.117.
            launch_services: bool = "launchServices";
            /// `preferences`.
            preferences: Value = "preferences";
            /// `reminders`.
            ///
            /// Releases: 0.115; experimental: 0.116 to 0.117.
            reminders: bool = "reminders";
        }
    }
}

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

object! {
    /// Review changes between the current branch and the given base branch.
    pub struct BaseBranchReviewTarget {
        required {
            /// `branch`.
            branch: String = "branch";
        }
    }
}

object! {
    /// Review the changes introduced by a specific commit.
    pub struct CommitReviewTarget {
        required {
            /// `sha`.
            sha: String = "sha";
        }
        optional {
            /// Optional human-readable label (e.g., commit subject) for UIs.
            title: String = "title";
        }
    }
}

object! {
    /// Arbitrary instructions, equivalent to the old free-form prompt.
    pub struct CustomReviewTarget {
        required {
            /// `instructions`.
            instructions: String = "instructions";
        }
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

object! {
    /// The members of `DeleteFileChange`.
    pub struct DeleteFileChange {
        required {
            /// `content`.
            content: String = "content";
        }
    }
}

tagged! {
    /// The forms of `FileChange`.
    pub enum FileChange by "type" {
        held {
            /// `add`.
            Add(AddFileChange) = "add",
            /// `delete`.
            Delete(DeleteFileChange) = "delete",
            /// `update`.
            Update(UpdateFileChange) = "update",
        }
    }
}

text_enum! {
    /// The values of `ForcedLoginMethod`.
    pub enum ForcedLoginMethod {
        /// `chatgpt`.
        Chatgpt = "chatgpt",
        /// `api`.
        Api = "api",
    }
}

object! {
    /// The members of `ListFilesParsedCommand`.
    pub struct ListFilesParsedCommand {
        required {
            /// `cmd`.
            cmd: String = "cmd";
        }
        optional {
            /// `path`.
            path: String = "path";
        }
    }
}

text_enum! {
    /// The values of `MacOsContactsPermission`.
    ///
    /// Releases: 0.115; experimental: 0.116 to 0.117.
    pub enum MacOsContactsPermission {
        /// `none`.
        None = "none",
        /// `read_only`.
        ReadOnly = "read_only",
        /// `read_write`.
        ReadWrite = "read_write",
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

tagged! {
    /// The forms of `ParsedCommand`.
    pub enum ParsedCommand by "type" {
        held {
            /// `read`.
            Read(ReadParsedCommand) = "read",
            /// `list_files`.
            ListFiles(ListFilesParsedCommand) = "list_files",
            /// `search`.
            Search(SearchParsedCommand) = "search",
            /// `unknown`.
            Unspecified(UnknownParsedCommand) = "unknown",
        }
    }
}

text_enum! {
    /// The values of `PlanType`.
    pub enum PlanType {
        /// `free`.
        Free = "free",
        /// `go`.
        Go = "go",
        /// `plus`.
        Plus = "plus",
        /// `pro`.
        Pro = "pro",
        /// `prolite`.
        ///
        /// Releases: since 0.121.
        Prolite = "prolite",
        /// `promax`.
        ///
        /// Releases: since 0.158.
        Promax = "promax",
        /// `team`.
        Team = "team",
        /// `self_serve_business_prolite`.
        ///
        /// Releases: since 0.147.
        SelfServeBusinessProlite = "self_serve_business_prolite",
        /// `self_serve_business_usage_based`.
        ///
        /// Releases: since 0.118.
        SelfServeBusinessUsageBased = "self_serve_business_usage_based",
        /// `business`.
        Business = "business",
        /// `ent26`.
        ///
        /// Releases: since 0.146.
        Ent26 = "ent26",
        /// `enterprise_cbp_automation`.
        ///
        /// Releases: since 0.147.
        EnterpriseCbpAutomation = "enterprise_cbp_automation",
        /// `enterprise_cbp_usage_based`.
        ///
        /// Releases: since 0.118.
        EnterpriseCbpUsageBased = "enterprise_cbp_usage_based",
        /// `enterprise`.
        Enterprise = "enterprise",
        /// `edu`.
        Edu = "edu",
        /// `edu_plus`.
        ///
        /// Releases: since 0.149.
        EduPlus = "edu_plus",
        /// `edu_pro`.
        ///
        /// Releases: since 0.149.
        EduPro = "edu_pro",
        /// `sci`.
        ///
        /// Releases: since 0.164.
        Sci = "sci",
        /// `sci_plus`.
        ///
        /// Releases: since 0.164.
        SciPlus = "sci_plus",
        /// `unknown`.
        Unspecified = "unknown",
    }
}

object! {
    /// The members of `ReadParsedCommand`.
    pub struct ReadParsedCommand {
        required {
            /// `cmd`.
            cmd: String = "cmd";
            /// `name`.
            name: String = "name";
            /// (Best effort) Path to the file being read by the command. When possible, this is
            /// an absolute path, though when relative, it should be resolved against the
            /// \`cwd\`\` that will be used to run the command to derive the absolute path.
            path: String = "path";
        }
    }
}

object! {
    /// The members of `RemoteSkillSummary`.
    ///
    /// Releases: until 0.115.
    pub struct RemoteSkillSummary {
        required {
            /// `description`.
            description: String = "description";
            /// `id`.
            id: String = "id";
            /// `name`.
            name: String = "name";
        }
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
            /// Up to 0.115, on macOS.
            macos: AdditionalMacOsPermissions = "macos";
            /// `network`.
            network: AdditionalNetworkPermissions = "network";
        }
    }
}

object! {
    /// A known resource that the server is capable of reading.
    pub struct Resource {
        required {
            /// `name`.
            name: String = "name";
            /// `uri`.
            uri: String = "uri";
        }
        optional {
            /// `_meta`.
            meta: Value = "_meta";
            /// `annotations`.
            annotations: Value = "annotations";
            /// `description`.
            description: String = "description";
            /// `icons`.
            icons: List<Value> = "icons";
            /// `mimeType`.
            mime_type: String = "mimeType";
            /// `size`.
            size: i64 = "size";
            /// `title`.
            title: String = "title";
        }
    }
}

object! {
    /// A template description for resources available on the server.
    pub struct ResourceTemplate {
        required {
            /// `name`.
            name: String = "name";
            /// `uriTemplate`.
            uri_template: String = "uriTemplate";
        }
        optional {
            /// `annotations`.
            annotations: Value = "annotations";
            /// `description`.
            description: String = "description";
            /// `mimeType`.
            mime_type: String = "mimeType";
            /// `title`.
            title: String = "title";
        }
    }
}

tagged! {
    /// The forms of `ReviewTarget`.
    pub enum ReviewTarget by "type" {
        held {
            /// `baseBranch`.
            BaseBranch(BaseBranchReviewTarget) = "baseBranch",
            /// `commit`.
            Commit(CommitReviewTarget) = "commit",
            /// `custom`.
            Custom(CustomReviewTarget) = "custom",
        }
        bare {
            /// Review the working tree: staged, unstaged, and untracked files.
            UncommittedChanges = "uncommittedChanges",
        }
    }
}

object! {
    /// The members of `SearchParsedCommand`.
    pub struct SearchParsedCommand {
        required {
            /// `cmd`.
            cmd: String = "cmd";
        }
        optional {
            /// `path`.
            path: String = "path";
            /// `query`.
            query: String = "query";
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

object! {
    /// Definition for a tool the client can call.
    pub struct Tool {
        required {
            /// `name`.
            name: String = "name";
        }
        optional {
            /// `_meta`.
            meta: Value = "_meta";
            /// `annotations`.
            annotations: Value = "annotations";
            /// `description`.
            description: String = "description";
            /// `icons`.
            icons: List<Value> = "icons";
            /// `inputSchema`.
            input_schema: Value = "inputSchema";
            /// `outputSchema`.
            output_schema: Value = "outputSchema";
            /// `title`.
            title: String = "title";
        }
    }
}

object! {
    /// The members of `UnknownParsedCommand`.
    pub struct UnknownParsedCommand {
        required {
            /// `cmd`.
            cmd: String = "cmd";
        }
    }
}

object! {
    /// The members of `UpdateFileChange`.
    pub struct UpdateFileChange {
        required {
            /// `unified_diff`.
            unified_diff: String = "unified_diff";
        }
        optional {
            /// `move_path`.
            move_path: String = "move_path";
        }
    }
}

text_enum! {
    /// Controls output length/detail on GPT-5 models via the Responses API. Serialized with
    /// lowercase values to match the OpenAI API.
    pub enum Verbosity {
        /// `low`.
        Low = "low",
        /// `medium`.
        Medium = "medium",
        /// `high`.
        High = "high",
    }
}
