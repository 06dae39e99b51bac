//! Skills.
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
    /// The values of `HazelnutScope`.
    ///
    /// Releases: 0.104 to 0.115.
    pub enum HazelnutScope {
        /// `example`.
        Example = "example",
        /// `workspace-shared`.
        WorkspaceShared = "workspace-shared",
        /// `all-shared`.
        AllShared = "all-shared",
        /// `personal`.
        Personal = "personal",
    }
}

text_enum! {
    /// The values of `ProductSurface`.
    ///
    /// Releases: 0.104 to 0.115.
    pub enum ProductSurface {
        /// `chatgpt`.
        Chatgpt = "chatgpt",
        /// `codex`.
        Codex = "codex",
        /// `api`.
        Api = "api",
        /// `atlas`.
        Atlas = "atlas",
    }
}

object! {
    /// The members of `SkillDependencies`.
    pub struct SkillDependencies {
        required {
            /// `tools`.
            tools: List<SkillToolDependency> = "tools";
        }
    }
}

object! {
    /// The members of `SkillErrorInfo`.
    pub struct SkillErrorInfo {
        required {
            /// `message`.
            message: String = "message";
            /// `path`.
            path: String = "path";
        }
    }
}

object! {
    /// The members of `SkillInterface`.
    pub struct SkillInterface {
        optional {
            /// `brandColor`.
            brand_color: String = "brandColor";
            /// `defaultPrompt`.
            default_prompt: String = "defaultPrompt";
            /// `displayName`.
            display_name: String = "displayName";
            /// `iconLarge`.
            icon_large: String = "iconLarge";
            /// Remote large icon URL from the plugin catalog.
            ///
            /// Releases: since 0.146.
            icon_large_url: String = "iconLargeUrl";
            /// `iconSmall`.
            icon_small: String = "iconSmall";
            /// Remote small icon URL from the plugin catalog.
            ///
            /// Releases: since 0.146.
            icon_small_url: String = "iconSmallUrl";
            /// `shortDescription`.
            short_description: String = "shortDescription";
        }
    }
}

object! {
    /// The members of `SkillMetadata`.
    pub struct SkillMetadata {
        required {
            /// `description`.
            description: String = "description";
            /// `enabled`.
            enabled: bool = "enabled";
            /// `name`.
            name: String = "name";
            /// `path`.
            path: String = "path";
            /// `scope`.
            scope: SkillScope = "scope";
        }
        optional {
            /// `dependencies`.
            dependencies: SkillDependencies = "dependencies";
            /// `interface`.
            interface: SkillInterface = "interface";
            /// Owning plugin ID, matching `PluginSummary.id`, when known.
            ///
            /// Releases: since 0.150.
            plugin_id: String = "pluginId";
            /// Legacy short\_description from SKILL.md. Prefer SKILL.json
            /// interface.short\_description.
            short_description: String = "shortDescription";
        }
    }
}

text_enum! {
    /// The values of `SkillScope`.
    pub enum SkillScope {
        /// `user`.
        User = "user",
        /// `repo`.
        Repo = "repo",
        /// `system`.
        System = "system",
        /// `admin`.
        Admin = "admin",
    }
}

object! {
    /// The members of `SkillToolDependency`.
    pub struct SkillToolDependency {
        required {
            /// `type`.
            type_: String = "type";
            /// `value`.
            value: String = "value";
        }
        optional {
            /// `command`.
            command: String = "command";
            /// `description`.
            description: String = "description";
            /// `transport`.
            transport: String = "transport";
            /// `url`.
            url: String = "url";
        }
    }
}

object! {
    /// Notification emitted when watched local skill files change.
    ///
    /// Treat this as an invalidation signal and re-run `skills/list` with the client's current
    /// parameters when refreshed skill metadata is needed.
    ///
    /// Releases: since 0.110.
    pub struct SkillsChangedNotification {
    }
}

object! {
    /// Params of a request.
    pub struct SkillsConfigWriteParams {
        required {
            /// `enabled`.
            enabled: bool = "enabled";
        }
        optional {
            /// Name-based selector.
            ///
            /// Releases: since 0.117.
            name: String = "name";
            /// Path-based selector.
            path: String = "path";
        }
    }
}

object! {
    /// The answer to a request.
    pub struct SkillsConfigWriteResponse {
        required {
            /// `effectiveEnabled`.
            effective_enabled: bool = "effectiveEnabled";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.136.
    pub struct SkillsExtraRootsSetParams {
        required {
            /// `extraRoots`.
            extra_roots: List<String> = "extraRoots";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.136.
    pub struct SkillsExtraRootsSetResponse {
    }
}

object! {
    /// The members of `SkillsListEntry`.
    pub struct SkillsListEntry {
        required {
            /// `cwd`.
            cwd: String = "cwd";
            /// `errors`.
            errors: List<SkillErrorInfo> = "errors";
            /// `skills`.
            skills: List<SkillMetadata> = "skills";
        }
    }
}

object! {
    /// The members of `SkillsListExtraRootsForCwd`.
    ///
    /// Releases: until 0.129.
    pub struct SkillsListExtraRootsForCwd {
        required {
            /// `cwd`.
            cwd: String = "cwd";
            /// `extraUserRoots`.
            extra_user_roots: List<String> = "extraUserRoots";
        }
    }
}

object! {
    /// Params of a request.
    pub struct SkillsListParams {
        optional {
            /// When empty, defaults to the current session working directory.
            cwds: List<String> = "cwds";
            /// When true, bypass the skills cache and re-scan skills from disk.
            force_reload: bool = "forceReload";
            /// Optional per-cwd extra roots to scan as user-scoped skills.
            ///
            /// Releases: until 0.129.
            per_cwd_extra_user_roots: List<SkillsListExtraRootsForCwd> = "perCwdExtraUserRoots";
        }
    }
}

object! {
    /// The answer to a request.
    pub struct SkillsListResponse {
        required {
            /// `data`.
            data: List<SkillsListEntry> = "data";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: until 0.115.
    pub struct SkillsRemoteExportParams {
        required {
            /// `hazelnutId`.
            hazelnut_id: String = "hazelnutId";
        }
        optional {
            /// `isPreload`.
            ///
            /// Releases: until 0.101.
            is_preload: bool = "isPreload";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: until 0.115.
    pub struct SkillsRemoteListParams {
        optional {
            /// `enabled`.
            ///
            /// Releases: 0.104 to 0.115.
            enabled: bool = "enabled";
            /// `hazelnutScope`.
            ///
            /// Releases: 0.104 to 0.115.
            hazelnut_scope: HazelnutScope = "hazelnutScope";
            /// `productSurface`.
            ///
            /// Releases: 0.104 to 0.115.
            product_surface: ProductSurface = "productSurface";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: until 0.115.
    pub struct SkillsRemoteReadParams {
        optional {
            /// `enabled`.
            ///
            /// Releases: 0.104 to 0.115.
            enabled: bool = "enabled";
            /// `hazelnutScope`.
            ///
            /// Releases: 0.104 to 0.115.
            hazelnut_scope: HazelnutScope = "hazelnutScope";
            /// `productSurface`.
            ///
            /// Releases: 0.104 to 0.115.
            product_surface: ProductSurface = "productSurface";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: until 0.115.
    pub struct SkillsRemoteReadResponse {
        required {
            /// `data`.
            data: List<RemoteSkillSummary> = "data";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: until 0.115.
    pub struct SkillsRemoteWriteParams {
        required {
            /// `hazelnutId`.
            hazelnut_id: String = "hazelnutId";
        }
        optional {
            /// `isPreload`.
            ///
            /// Releases: until 0.101.
            is_preload: bool = "isPreload";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: until 0.115.
    pub struct SkillsRemoteWriteResponse {
        required {
            /// `id`.
            id: String = "id";
            /// `path`.
            path: String = "path";
        }
        optional {
            /// `name`.
            ///
            /// Releases: until 0.101.
            name: String = "name";
        }
    }
}
