//! Import from other agents.
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
    /// The members of `CommandMigration`.
    ///
    /// Releases: since 0.128.
    pub struct CommandMigration {
        required {
            /// `name`.
            name: String = "name";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.105.
    pub struct ExternalAgentConfigDetectParams {
        optional {
            /// Zero or more working directories to include for repo-scoped detection.
            cwds: List<String> = "cwds";
            /// If true, include detection under the user's home directory.
            include_home: bool = "includeHome";
            /// Maximum age in days for detected sessions. Missing values use the default limit.
            ///
            /// Releases: since 0.146.
            max_session_age_days: u32 = "maxSessionAgeDays";
            /// Maximum number of sessions to detect. Missing values use the default limit.
            ///
            /// Releases: since 0.146.
            max_sessions: u32 = "maxSessions";
            /// Optional migration-source selector. Missing or unrecognized values use the
            /// default source.
            ///
            /// Releases: since 0.145.
            migration_source: String = "migrationSource";
            /// Deprecated field retained for compatibility. This field is ignored; use
            /// `migrationSource` to select the migration source.
            ///
            /// Releases: since 0.145.
            source: String = "source";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.105.
    pub struct ExternalAgentConfigDetectResponse {
        required {
            /// `items`.
            items: List<ExternalAgentConfigMigrationItem> = "items";
        }
        list {
            /// `connectors`.
            ///
            /// Releases: since 0.147.
            connectors: List<ExternalAgentDetectedConnectorCandidate> = "connectors";
        }
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.122.
    pub struct ExternalAgentConfigImportCompletedNotification {
        optional {
            /// `importId`.
            ///
            /// Releases: since 0.141.
            import_id: String = "importId";
            /// `itemTypeResults`.
            ///
            /// Releases: since 0.141.
            item_type_results: List<ExternalAgentConfigImportTypeResult> = "itemTypeResults";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.142.
    pub struct ExternalAgentConfigImportHistoriesReadResponse {
        required {
            /// `data`.
            data: List<ExternalAgentConfigImportHistory> = "data";
        }
        optional {
            /// `connectors`.
            ///
            /// Releases: since 0.145.
            connectors: List<ExternalAgentImportedConnectorCandidate> = "connectors";
        }
    }
}

object! {
    /// The members of `ExternalAgentConfigImportHistory`.
    ///
    /// Releases: since 0.142.
    pub struct ExternalAgentConfigImportHistory {
        required {
            /// `completedAtMs`.
            completed_at_ms: i64 = "completedAtMs";
            /// `failures`.
            failures: List<ExternalAgentConfigImportItemTypeFailure> = "failures";
            /// `importId`.
            import_id: String = "importId";
            /// `successes`.
            successes: List<ExternalAgentConfigImportItemTypeSuccess> = "successes";
        }
        optional {
            /// `providerId`.
            ///
            /// Releases: since 0.146.
            provider_id: String = "providerId";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.146.
    pub struct ExternalAgentConfigImportHistoryRecordParams {
        required {
            /// Completed results grouped by imported item type.
            item_type_results: List<ExternalAgentConfigImportHistoryRecordTypeResultParams> = "itemTypeResults";
            /// Opaque provider identifier for the externally completed import.
            provider_id: String = "providerId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.146.
    pub struct ExternalAgentConfigImportHistoryRecordResponse {
        required {
            /// `importId`.
            import_id: String = "importId";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.147.
    pub struct ExternalAgentConfigImportHistoryRecordSuccessParams {
        required {
            /// `itemType`.
            item_type: ExternalAgentConfigMigrationItemType = "itemType";
        }
        optional {
            /// `cwd`.
            cwd: String = "cwd";
            /// `source`.
            source: String = "source";
            /// `target`.
            target: String = "target";
            /// Original title for an imported session, when available.
            title: String = "title";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.147.
    pub struct ExternalAgentConfigImportHistoryRecordTypeResultParams {
        required {
            /// `failures`.
            failures: List<ExternalAgentConfigImportItemTypeFailure> = "failures";
            /// `itemType`.
            item_type: ExternalAgentConfigMigrationItemType = "itemType";
            /// `successes`.
            successes: List<ExternalAgentConfigImportHistoryRecordSuccessParams> = "successes";
        }
    }
}

object! {
    /// The members of `ExternalAgentConfigImportItemTypeFailure`.
    ///
    /// Releases: since 0.141.
    pub struct ExternalAgentConfigImportItemTypeFailure {
        required {
            /// `failureStage`.
            failure_stage: String = "failureStage";
            /// `itemType`.
            item_type: ExternalAgentConfigMigrationItemType = "itemType";
            /// `message`.
            message: String = "message";
        }
        optional {
            /// `cwd`.
            cwd: String = "cwd";
            /// `errorType`.
            ///
            /// Releases: since 0.142.
            error_type: String = "errorType";
            /// `source`.
            source: String = "source";
            /// `subErrorType`.
            ///
            /// Releases: since 0.145.
            sub_error_type: String = "subErrorType";
        }
    }
}

object! {
    /// The members of `ExternalAgentConfigImportItemTypeSuccess`.
    ///
    /// Releases: since 0.141.
    pub struct ExternalAgentConfigImportItemTypeSuccess {
        required {
            /// `itemType`.
            item_type: ExternalAgentConfigMigrationItemType = "itemType";
        }
        optional {
            /// `cwd`.
            cwd: String = "cwd";
            /// `source`.
            source: String = "source";
            /// `target`.
            target: String = "target";
            /// Original title for an imported session; null for other item types.
            ///
            /// Releases: since 0.147.
            title: String = "title";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.105.
    pub struct ExternalAgentConfigImportParams {
        required {
            /// `migrationItems`.
            migration_items: List<ExternalAgentConfigMigrationItem> = "migrationItems";
        }
        optional {
            /// Migration-source selector used to produce the migration items. Pass the same
            /// value to detection and import; missing or unrecognized values use the default
            /// source.
            ///
            /// Releases: since 0.145.
            migration_source: String = "migrationSource";
            /// Opaque provider identifier supplied by the caller for analytics attribution and
            /// import history display. This does not select the migration source.
            ///
            /// Releases: since 0.146.
            provider_id: String = "providerId";
            /// Optional identifier for the product that initiated the import.
            ///
            /// Releases: since 0.142.
            source: String = "source";
        }
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.142.
    pub struct ExternalAgentConfigImportProgressNotification {
        required {
            /// `importId`.
            import_id: String = "importId";
            /// `itemTypeResults`.
            item_type_results: List<ExternalAgentConfigImportTypeResult> = "itemTypeResults";
        }
    }
}

object! {
    /// Params of `externalAgentConfig/import/readHistories`: it takes none.
    pub struct ExternalAgentConfigImportReadHistoriesParams {
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.105.
    pub struct ExternalAgentConfigImportResponse {
        optional {
            /// `importId`.
            ///
            /// Releases: since 0.141.
            import_id: String = "importId";
        }
    }
}

object! {
    /// The members of `ExternalAgentConfigImportTypeResult`.
    ///
    /// Releases: since 0.141.
    pub struct ExternalAgentConfigImportTypeResult {
        required {
            /// `failures`.
            failures: List<ExternalAgentConfigImportItemTypeFailure> = "failures";
            /// `itemType`.
            item_type: ExternalAgentConfigMigrationItemType = "itemType";
            /// `successes`.
            successes: List<ExternalAgentConfigImportItemTypeSuccess> = "successes";
        }
    }
}

object! {
    /// The members of `ExternalAgentConfigMigrationItem`.
    ///
    /// Releases: since 0.105.
    pub struct ExternalAgentConfigMigrationItem {
        required {
            /// `description`.
            description: String = "description";
            /// `itemType`.
            item_type: ExternalAgentConfigMigrationItemType = "itemType";
        }
        optional {
            /// Null or empty means home-scoped migration; non-empty means repo-scoped
            /// migration.
            cwd: String = "cwd";
            /// `details`.
            ///
            /// Releases: since 0.121.
            details: Box<MigrationDetails> = "details";
        }
    }
}

text_enum! {
    /// The values of `ExternalAgentConfigMigrationItemType`.
    ///
    /// Releases: since 0.105.
    pub enum ExternalAgentConfigMigrationItemType {
        /// `AGENTS_MD`.
        AgentsMd = "AGENTS_MD",
        /// `CONFIG`.
        Config = "CONFIG",
        /// `SKILLS`.
        Skills = "SKILLS",
        /// `PLUGINS`.
        ///
        /// Releases: since 0.121.
        Plugins = "PLUGINS",
        /// `MCP_SERVER_CONFIG`.
        McpServerConfig = "MCP_SERVER_CONFIG",
        /// `SUBAGENTS`.
        ///
        /// Releases: since 0.128.
        Subagents = "SUBAGENTS",
        /// `HOOKS`.
        ///
        /// Releases: since 0.128.
        Hooks = "HOOKS",
        /// `COMMANDS`.
        ///
        /// Releases: since 0.128.
        Commands = "COMMANDS",
        /// `MEMORY`.
        ///
        /// Releases: since 0.145.
        Memory = "MEMORY",
        /// `SESSIONS`.
        ///
        /// Releases: since 0.128.
        Sessions = "SESSIONS",
    }
}

object! {
    /// The members of `ExternalAgentDetectedConnectorCandidate`.
    ///
    /// Releases: since 0.147.
    pub struct ExternalAgentDetectedConnectorCandidate {
        required {
            /// `name`.
            name: String = "name";
            /// `sessionCount`.
            session_count: u32 = "sessionCount";
            /// `source`.
            source: ExternalAgentDetectedConnectorSource = "source";
        }
    }
}

text_enum! {
    /// The values of `ExternalAgentDetectedConnectorSource`.
    ///
    /// Releases: since 0.147.
    pub enum ExternalAgentDetectedConnectorSource {
        /// `remoteMcpServersConfig`.
        RemoteMcpServersConfig = "remoteMcpServersConfig",
        /// `sessionToolUse`.
        SessionToolUse = "sessionToolUse",
    }
}

object! {
    /// The members of `ExternalAgentImportedConnectorCandidate`.
    ///
    /// Releases: since 0.145.
    pub struct ExternalAgentImportedConnectorCandidate {
        required {
            /// `name`.
            name: String = "name";
            /// `sessionCount`.
            session_count: u32 = "sessionCount";
            /// `source`.
            source: ExternalAgentImportedConnectorSource = "source";
        }
    }
}

text_enum! {
    /// The values of `ExternalAgentImportedConnectorSource`.
    ///
    /// Releases: since 0.145.
    pub enum ExternalAgentImportedConnectorSource {
        /// `remoteMcpServersConfig`.
        RemoteMcpServersConfig = "remoteMcpServersConfig",
    }
}

object! {
    /// The members of `HookMigration`.
    ///
    /// Releases: since 0.128.
    pub struct HookMigration {
        required {
            /// `name`.
            name: String = "name";
        }
    }
}

object! {
    /// The members of `McpServerMigration`.
    ///
    /// Releases: since 0.128.
    pub struct McpServerMigration {
        required {
            /// `name`.
            name: String = "name";
        }
    }
}

object! {
    /// The members of `MigrationDetails`.
    ///
    /// Releases: since 0.121.
    pub struct MigrationDetails {
        optional {
            /// `memory`.
            ///
            /// Releases: since 0.145.
            memory: List<String> = "memory";
        }
        list {
            /// `commands`.
            ///
            /// Releases: since 0.128.
            commands: List<CommandMigration> = "commands";
            /// `hooks`.
            ///
            /// Releases: since 0.128.
            hooks: List<HookMigration> = "hooks";
            /// `mcpServers`.
            ///
            /// Releases: since 0.128.
            mcp_servers: List<McpServerMigration> = "mcpServers";
            /// `plugins`.
            plugins: List<PluginsMigration> = "plugins";
            /// `sessions`.
            ///
            /// Releases: since 0.128.
            sessions: List<SessionMigration> = "sessions";
            /// `skills`.
            ///
            /// Releases: since 0.143.
            skills: List<SkillMigration> = "skills";
            /// `subagents`.
            ///
            /// Releases: since 0.128.
            subagents: List<SubagentMigration> = "subagents";
        }
    }
}

object! {
    /// The members of `PluginsMigration`.
    ///
    /// Releases: since 0.121.
    pub struct PluginsMigration {
        required {
            /// `marketplaceName`.
            marketplace_name: String = "marketplaceName";
            /// `pluginNames`.
            plugin_names: List<String> = "pluginNames";
        }
    }
}

object! {
    /// The members of `SessionMigration`.
    ///
    /// Releases: since 0.128.
    pub struct SessionMigration {
        required {
            /// `cwd`.
            cwd: String = "cwd";
            /// `path`.
            path: String = "path";
        }
        optional {
            /// `title`.
            title: String = "title";
        }
    }
}

object! {
    /// The members of `SkillMigration`.
    ///
    /// Releases: since 0.143.
    pub struct SkillMigration {
        required {
            /// `name`.
            name: String = "name";
        }
    }
}

object! {
    /// The members of `SubagentMigration`.
    ///
    /// Releases: since 0.128.
    pub struct SubagentMigration {
        required {
            /// `name`.
            name: String = "name";
        }
    }
}
