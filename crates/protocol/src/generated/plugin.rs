//! Plugins and marketplaces.
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
    /// EXPERIMENTAL - app metadata summary for plugin responses.
    ///
    /// Releases: since 0.113.
    pub struct AppSummary {
        required {
            /// `id`.
            id: String = "id";
            /// `name`.
            name: String = "name";
        }
        optional {
            /// `category`.
            ///
            /// Releases: since 0.140.
            category: String = "category";
            /// `description`.
            description: String = "description";
            /// `installUrl`.
            install_url: String = "installUrl";
            /// `needsAuth`.
            ///
            /// Releases: 0.117 to 0.139.
            needs_auth: bool = "needsAuth";
        }
    }
}

object! {
    /// The members of `AppTemplateSummary`.
    ///
    /// Releases: since 0.138.
    pub struct AppTemplateSummary {
        required {
            /// `materializedAppIds`.
            materialized_app_ids: List<String> = "materializedAppIds";
            /// `name`.
            name: String = "name";
            /// `templateId`.
            template_id: String = "templateId";
        }
        optional {
            /// `canonicalConnectorId`.
            canonical_connector_id: String = "canonicalConnectorId";
            /// `category`.
            ///
            /// Releases: since 0.140.
            category: String = "category";
            /// `description`.
            description: String = "description";
            /// `logoUrl`.
            logo_url: String = "logoUrl";
            /// `logoUrlDark`.
            logo_url_dark: String = "logoUrlDark";
            /// `reason`.
            reason: AppTemplateUnavailableReason = "reason";
        }
    }
}

text_enum! {
    /// The values of `AppTemplateUnavailableReason`.
    ///
    /// Releases: since 0.138.
    pub enum AppTemplateUnavailableReason {
        /// `NOT_CONFIGURED_FOR_WORKSPACE`.
        NotConfiguredForWorkspace = "NOT_CONFIGURED_FOR_WORKSPACE",
        /// `NO_ACTIVE_WORKSPACE`.
        NoActiveWorkspace = "NO_ACTIVE_WORKSPACE",
    }
}

object! {
    /// The members of `DailyScheduledTaskSchedule`.
    pub struct DailyScheduledTaskSchedule {
        required {
            /// `time`.
            time: String = "time";
        }
    }
}

object! {
    /// The members of `FilePluginEntrypoint`.
    pub struct FilePluginEntrypoint {
        required {
            /// `appId`.
            app_id: String = "appId";
            /// `extensions`.
            extensions: List<String> = "extensions";
            /// `icons`.
            icons: List<PluginIcon> = "icons";
            /// `resourceUri`.
            resource_uri: String = "resourceUri";
            /// `title`.
            title: String = "title";
            /// `toolName`.
            tool_name: String = "toolName";
        }
    }
}

object! {
    /// The members of `GitPluginSource`.
    ///
    /// Releases: since 0.122.
    pub struct GitPluginSource {
        required {
            /// `url`.
            url: String = "url";
        }
        optional {
            /// `path`.
            path: String = "path";
            /// `refName`.
            ref_name: String = "refName";
            /// `sha`.
            sha: String = "sha";
        }
    }
}

object! {
    /// The members of `GlobalPluginEntrypoint`.
    pub struct GlobalPluginEntrypoint {
        required {
            /// `appId`.
            app_id: String = "appId";
            /// `icons`.
            icons: List<PluginIcon> = "icons";
            /// `resourceUri`.
            resource_uri: String = "resourceUri";
            /// `title`.
            title: String = "title";
            /// `toolName`.
            tool_name: String = "toolName";
        }
        optional {
            /// `quickAction`.
            quick_action: PluginQuickAction = "quickAction";
        }
    }
}

object! {
    /// The members of `HourlyScheduledTaskSchedule`.
    pub struct HourlyScheduledTaskSchedule {
        required {
            /// `intervalHours`.
            interval_hours: u32 = "intervalHours";
        }
        optional {
            /// `days`.
            days: List<ScheduledTaskWeekday> = "days";
        }
    }
}

object! {
    /// The members of `LocalPluginSource`.
    pub struct LocalPluginSource {
        required {
            /// `path`.
            path: String = "path";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.121.
    pub struct MarketplaceAddParams {
        required {
            /// `source`.
            source: String = "source";
        }
        optional {
            /// `refName`.
            ref_name: String = "refName";
            /// `sparsePaths`.
            sparse_paths: List<String> = "sparsePaths";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.121.
    pub struct MarketplaceAddResponse {
        required {
            /// `alreadyAdded`.
            already_added: bool = "alreadyAdded";
            /// `installedRoot`.
            installed_root: String = "installedRoot";
            /// `marketplaceName`.
            marketplace_name: String = "marketplaceName";
        }
    }
}

object! {
    /// The members of `MarketplaceInterface`.
    ///
    /// Releases: since 0.116.
    pub struct MarketplaceInterface {
        optional {
            /// `displayName`.
            display_name: String = "displayName";
        }
    }
}

object! {
    /// The members of `MarketplaceLoadErrorInfo`.
    ///
    /// Releases: since 0.117.
    pub struct MarketplaceLoadErrorInfo {
        required {
            /// `marketplacePath`.
            marketplace_path: String = "marketplacePath";
            /// `message`.
            message: String = "message";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.122.
    pub struct MarketplaceRemoveParams {
        required {
            /// `marketplaceName`.
            marketplace_name: String = "marketplaceName";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.122.
    pub struct MarketplaceRemoveResponse {
        required {
            /// `marketplaceName`.
            marketplace_name: String = "marketplaceName";
        }
        optional {
            /// `installedRoot`.
            installed_root: String = "installedRoot";
        }
    }
}

object! {
    /// The members of `MarketplaceUpgradeErrorInfo`.
    ///
    /// Releases: since 0.125.
    pub struct MarketplaceUpgradeErrorInfo {
        required {
            /// `marketplaceName`.
            marketplace_name: String = "marketplaceName";
            /// `message`.
            message: String = "message";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.125.
    pub struct MarketplaceUpgradeParams {
        optional {
            /// `marketplaceName`.
            marketplace_name: String = "marketplaceName";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.125.
    pub struct MarketplaceUpgradeResponse {
        required {
            /// `errors`.
            errors: List<MarketplaceUpgradeErrorInfo> = "errors";
            /// `selectedMarketplaces`.
            selected_marketplaces: List<String> = "selectedMarketplaces";
            /// `upgradedRoots`.
            upgraded_roots: List<String> = "upgradedRoots";
        }
    }
}

object! {
    /// The members of `NpmPluginSource`.
    ///
    /// Releases: since 0.143.
    pub struct NpmPluginSource {
        required {
            /// `package`.
            package: String = "package";
        }
        optional {
            /// Optional HTTPS registry URL. Authentication stays in the user's npm config.
            registry: String = "registry";
            /// Optional npm version or version range.
            version: String = "version";
        }
    }
}

text_enum! {
    /// The values of `PluginAuthPolicy`.
    ///
    /// Releases: since 0.115.
    pub enum PluginAuthPolicy {
        /// `ON_INSTALL`.
        OnInstall = "ON_INSTALL",
        /// `ON_USE`.
        OnUse = "ON_USE",
    }
}

text_enum! {
    /// The values of `PluginAvailability`.
    ///
    /// Releases: since 0.129.
    pub enum PluginAvailability {
        /// `DISABLED_BY_ADMIN`.
        DisabledByAdmin = "DISABLED_BY_ADMIN",
        /// Plugin-service currently sends `"ENABLED"` for available remote plugins. Codex
        /// app-server exposes `"AVAILABLE"` in its API; the alias keeps decoding compatible
        /// with that upstream response.
        Available = "AVAILABLE",
    }
}

object! {
    /// The members of `PluginDetail`.
    ///
    /// Releases: since 0.115.
    pub struct PluginDetail {
        required {
            /// `apps`.
            apps: List<AppSummary> = "apps";
            /// `marketplaceName`.
            marketplace_name: String = "marketplaceName";
            /// `mcpServers`.
            mcp_servers: List<String> = "mcpServers";
            /// `skills`.
            skills: List<SkillSummary> = "skills";
            /// `summary`.
            summary: PluginSummary = "summary";
        }
        optional {
            /// `appTemplates`.
            ///
            /// Releases: since 0.138.
            app_templates: List<AppTemplateSummary> = "appTemplates";
            /// `description`.
            description: String = "description";
            /// `hooks`.
            ///
            /// Releases: since 0.130.
            hooks: List<PluginHookSummary> = "hooks";
            /// `marketplacePath`.
            marketplace_path: String = "marketplacePath";
            /// The declared onboarding skill, when the plugin and visible skill are enabled.
            ///
            /// Releases: since 0.156.
            onboarding_skill: Box<SkillSummary> = "onboardingSkill";
            /// `scheduledTasks`.
            ///
            /// Releases: since 0.145.
            scheduled_tasks: List<ScheduledTaskSummary> = "scheduledTasks";
            /// `shareUrl`.
            ///
            /// Releases: since 0.140.
            share_url: String = "shareUrl";
        }
    }
}

text_enum! {
    /// The values of `PluginDisabledReason`.
    ///
    /// Releases: since 0.147.
    pub enum PluginDisabledReason {
        /// `disabled_by_admin`.
        DisabledByAdmin = "disabled_by_admin",
        /// `plan_not_eligible`.
        PlanNotEligible = "plan_not_eligible",
        /// `required_app_unavailable`.
        RequiredAppUnavailable = "required_app_unavailable",
        /// `unknown`.
        Unspecified = "unknown",
    }
}

tagged! {
    /// The forms of `PluginEntrypoint`.
    ///
    /// Releases: 0.157.
    pub enum PluginEntrypoint by "type" {
        held {
            /// `thread`.
            Thread(ThreadPluginEntrypoint) = "thread",
        }
        boxed {
            /// `global`.
            Global(GlobalPluginEntrypoint) = "global",
            /// `settings`.
            Settings(SettingsPluginEntrypoint) = "settings",
            /// `file`.
            File(FilePluginEntrypoint) = "file",
        }
    }
}

object! {
    /// The members of `PluginExtensions`.
    ///
    /// Releases: 0.157.
    pub struct PluginExtensions {
        optional {
            /// `entrypoints`.
            entrypoints: List<PluginEntrypoint> = "entrypoints";
        }
        list {
            /// `fileHandlers`.
            file_handlers: List<PluginEntrypoint> = "fileHandlers";
            /// `searchMentionProviders`.
            search_mention_providers: List<PluginSearchProvider> = "searchMentionProviders";
            /// `settings`.
            settings: List<PluginSettings> = "settings";
            /// `settingsEntrypoints`.
            settings_entrypoints: List<PluginEntrypoint> = "settingsEntrypoints";
            /// `threadEntrypoints`.
            thread_entrypoints: List<PluginEntrypoint> = "threadEntrypoints";
        }
    }
}

object! {
    /// The members of `PluginHookSummary`.
    ///
    /// Releases: since 0.130.
    pub struct PluginHookSummary {
        required {
            /// `eventName`.
            event_name: HookEventName = "eventName";
            /// `key`.
            key: String = "key";
        }
    }
}

object! {
    /// The members of `PluginIcon`.
    ///
    /// Releases: 0.157.
    pub struct PluginIcon {
        required {
            /// `src`.
            src: String = "src";
        }
        optional {
            /// `mimeType`.
            mime_type: String = "mimeType";
            /// `sizes`.
            sizes: List<String> = "sizes";
            /// `theme`.
            theme: String = "theme";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.110.
    pub struct PluginInstallParams {
        required {
            /// `pluginName`.
            plugin_name: String = "pluginName";
        }
        optional {
            /// `cwd`.
            ///
            /// Releases: 0.110 to 0.111.
            cwd: String = "cwd";
            /// When true, apply the remote plugin change before the local install flow.
            ///
            /// Releases: 0.116 to 0.121.
            force_remote_sync: bool = "forceRemoteSync";
            /// Client-generated identifier used to correlate one installation attempt.
            ///
            /// Releases: since 0.148.
            install_attempt_id: String = "installAttemptId";
            /// `marketplaceName`.
            ///
            /// Releases: 0.110 to 0.111.
            marketplace_name: String = "marketplaceName";
            /// `marketplacePath`.
            ///
            /// Releases: since 0.113.
            marketplace_path: String = "marketplacePath";
            /// `remoteMarketplaceName`.
            ///
            /// Releases: since 0.122.
            remote_marketplace_name: String = "remoteMarketplaceName";
        }
    }
}

text_enum! {
    /// The values of `PluginInstallPolicy`.
    ///
    /// Releases: since 0.115.
    pub enum PluginInstallPolicy {
        /// `NOT_AVAILABLE`.
        NotAvailable = "NOT_AVAILABLE",
        /// `AVAILABLE`.
        Available = "AVAILABLE",
        /// `INSTALLED_BY_DEFAULT`.
        InstalledByDefault = "INSTALLED_BY_DEFAULT",
    }
}

text_enum! {
    /// The values of `PluginInstallPolicySource`.
    ///
    /// Releases: since 0.143.
    pub enum PluginInstallPolicySource {
        /// `WORKSPACE_SETTING`.
        WorkspaceSetting = "WORKSPACE_SETTING",
        /// `IMPLICIT_CANONICAL_APP`.
        ImplicitCanonicalApp = "IMPLICIT_CANONICAL_APP",
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.110.
    pub struct PluginInstallResponse {
        optional {
            /// `appsNeedingAuth`.
            ///
            /// Releases: since 0.113.
            apps_needing_auth: List<AppSummary> = "appsNeedingAuth";
            /// `authPolicy`.
            ///
            /// Releases: since 0.115.
            auth_policy: PluginAuthPolicy = "authPolicy";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.132.
    pub struct PluginInstalledParams {
        optional {
            /// Optional working directories used to discover repo marketplaces.
            cwds: List<String> = "cwds";
            /// Additional uninstalled plugin names that should be returned when present
            /// locally. This is used by mention surfaces that intentionally expose install
            /// entrypoints.
            install_suggestion_plugin_names: List<String> = "installSuggestionPluginNames";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.132.
    pub struct PluginInstalledResponse {
        required {
            /// `marketplaces`.
            marketplaces: List<PluginMarketplaceEntry> = "marketplaces";
        }
        list {
            /// `marketplaceLoadErrors`.
            marketplace_load_errors: List<MarketplaceLoadErrorInfo> = "marketplaceLoadErrors";
        }
    }
}

object! {
    /// The members of `PluginInterface`.
    ///
    /// Releases: since 0.113.
    pub struct PluginInterface {
        required {
            /// `capabilities`.
            capabilities: List<String> = "capabilities";
            /// Local screenshot paths, resolved from the installed plugin package.
            screenshots: List<String> = "screenshots";
        }
        optional {
            /// `brandColor`.
            brand_color: String = "brandColor";
            /// `category`.
            category: String = "category";
            /// Local composer icon path, resolved from the installed plugin package.
            composer_icon: String = "composerIcon";
            /// Remote composer icon URL from the plugin catalog.
            ///
            /// Releases: since 0.122.
            composer_icon_url: String = "composerIconUrl";
            /// Starter prompts for the plugin. Capped at 3 entries with a maximum of 512
            /// characters per entry.
            default_prompt: PluginInterfaceDefaultPrompt = "defaultPrompt";
            /// `developerName`.
            developer_name: String = "developerName";
            /// `displayName`.
            display_name: String = "displayName";
            /// Local logo path, resolved from the installed plugin package.
            logo: String = "logo";
            /// Local dark-mode logo path, resolved from the installed plugin package.
            ///
            /// Releases: since 0.142.5.
            logo_dark: String = "logoDark";
            /// Remote logo URL from the plugin catalog.
            ///
            /// Releases: since 0.122.
            logo_url: String = "logoUrl";
            /// Remote dark-mode logo URL from the plugin catalog.
            ///
            /// Releases: since 0.142.5.
            logo_url_dark: String = "logoUrlDark";
            /// `longDescription`.
            long_description: String = "longDescription";
            /// `privacyPolicyUrl`.
            privacy_policy_url: String = "privacyPolicyUrl";
            /// Remote screenshot URLs from the plugin catalog.
            ///
            /// Releases: since 0.122.
            screenshot_urls: List<String> = "screenshotUrls";
            /// `shortDescription`.
            short_description: String = "shortDescription";
            /// `termsOfServiceUrl`.
            terms_of_service_url: String = "termsOfServiceUrl";
            /// `websiteUrl`.
            website_url: String = "websiteUrl";
        }
    }
}

shape! {
    /// Starter prompts for the plugin. Capped at 3 entries with a maximum of 512 characters per
    /// entry.
    pub enum PluginInterfaceDefaultPrompt {
        /// A list.
        List(List<String>) = array,
        /// A string.
        Text(String) = text,
    }
}

text_enum! {
    /// The values of `PluginListMarketplaceKind`.
    ///
    /// Releases: since 0.129.
    pub enum PluginListMarketplaceKind {
        /// `local`.
        Local = "local",
        /// `vertical`.
        ///
        /// Releases: since 0.133.
        Vertical = "vertical",
        /// `workspace-directory`.
        WorkspaceDirectory = "workspace-directory",
        /// `shared-with-me`.
        SharedWithMe = "shared-with-me",
        /// `created-by-me-remote`.
        ///
        /// Releases: since 0.141.
        CreatedByMeRemote = "created-by-me-remote",
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.113.
    pub struct PluginListParams {
        optional {
            /// Optional working directories used to discover repo marketplaces. When omitted,
            /// only home-scoped marketplaces and the official curated marketplace are
            /// considered.
            cwds: List<String> = "cwds";
            /// Whether the client requests a fresh remote plugin catalog fetch.
            ///
            /// Releases: since 0.146.
            force_refetch: bool = "forceRefetch";
            /// When true, reconcile the official curated marketplace against the remote plugin
            /// state before listing marketplaces.
            ///
            /// Releases: 0.115 to 0.121.
            force_remote_sync: bool = "forceRemoteSync";
            /// Optional marketplace kind filter. When omitted, only local marketplaces are
            /// queried, plus the default remote catalog when enabled by feature flag.
            ///
            /// Releases: since 0.129.
            marketplace_kinds: List<PluginListMarketplaceKind> = "marketplaceKinds";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.113.
    pub struct PluginListResponse {
        required {
            /// `marketplaces`.
            marketplaces: List<PluginMarketplaceEntry> = "marketplaces";
        }
        optional {
            /// `remoteSyncError`.
            ///
            /// Releases: 0.115 to 0.121.
            remote_sync_error: String = "remoteSyncError";
        }
        list {
            /// `featuredPluginIds`.
            ///
            /// Releases: since 0.117.
            featured_plugin_ids: List<String> = "featuredPluginIds";
            /// `marketplaceLoadErrors`.
            ///
            /// Releases: since 0.117.
            marketplace_load_errors: List<MarketplaceLoadErrorInfo> = "marketplaceLoadErrors";
        }
    }
}

object! {
    /// The members of `PluginMarketplaceEntry`.
    ///
    /// Releases: since 0.113.
    pub struct PluginMarketplaceEntry {
        required {
            /// `name`.
            name: String = "name";
            /// `plugins`.
            plugins: List<PluginSummary> = "plugins";
        }
        optional {
            /// `interface`.
            ///
            /// Releases: since 0.116.
            interface: MarketplaceInterface = "interface";
            /// Local marketplace file path when the marketplace is backed by a local file.
            /// Remote-only catalog marketplaces do not have a local path.
            path: String = "path";
        }
    }
}

object! {
    /// The members of `PluginQuickAction`.
    ///
    /// Releases: 0.157.
    pub struct PluginQuickAction {
        required {
            /// `icons`.
            icons: List<PluginIcon> = "icons";
            /// `target`.
            target: PluginQuickActionTarget = "target";
            /// `title`.
            title: String = "title";
        }
    }
}

tagged! {
    /// The forms of `PluginQuickActionTarget`.
    ///
    /// Releases: 0.157.
    pub enum PluginQuickActionTarget by "type" {
        held {
            /// `tool`.
            Tool(ToolPluginQuickActionTarget) = "tool",
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.115.
    pub struct PluginReadParams {
        required {
            /// `pluginName`.
            plugin_name: String = "pluginName";
        }
        optional {
            /// `marketplacePath`.
            marketplace_path: String = "marketplacePath";
            /// `remoteMarketplaceName`.
            ///
            /// Releases: since 0.122.
            remote_marketplace_name: String = "remoteMarketplaceName";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.115.
    pub struct PluginReadResponse {
        required {
            /// `plugin`.
            plugin: PluginDetail = "plugin";
        }
    }
}

object! {
    /// Runtime categories affected by this change, not just capabilities currently present.
    /// Flags describe declarations before runtime policy filtering. Updates OR the old and new
    /// bundle flags; enablement changes and cached reinstalls use the cached bundle; removals
    /// retain the old bundle's flags.
    ///
    /// Releases: since 0.153.
    pub struct PluginReconcileChangedPlugin {
        required {
            /// `hasApps`.
            has_apps: bool = "hasApps";
            /// `hasHooks`.
            has_hooks: bool = "hasHooks";
            /// `hasMcps`.
            has_mcps: bool = "hasMcps";
            /// Whether either bundle declares skill roots; not a validated inventory of enabled
            /// skills.
            has_skills: bool = "hasSkills";
            /// Local plugin ID (`name@marketplace`), matching `PluginSummary.id`.
            id: String = "id";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.153.
    pub struct PluginReconcileParams {
        optional {
            /// Optional client-provided reason recorded with the reconciliation attempt.
            reason: String = "reason";
        }
    }
}

object! {
    /// Bundle and installed-state changes observed by this pass, not a runtime-readiness
    /// acknowledgement or a cumulative diff since the client's last request. Other
    /// metadata-only changes are not listed.
    ///
    /// Releases: since 0.153.
    pub struct PluginReconcileResponse {
        required {
            /// Plugins affected by bundle changes, enablement changes, or removals.
            /// Installed-state changes compare against the previous cached snapshot, including
            /// cached reinstalls. Removal hints survive cache cleanup failures; unchanged
            /// plugins are omitted.
            changed_plugins: List<PluginReconcileChangedPlugin> = "changedPlugins";
            /// Subset of failures for which the requested bundle could not be materialized. A
            /// previously cached version may still be available.
            failed_materialization_remote_plugin_ids: List<String> = "failedMaterializationRemotePluginIds";
            /// Backend remote plugin IDs whose bundle or identity update failed.
            failed_remote_plugin_ids: List<String> = "failedRemotePluginIds";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.147.
    pub struct PluginSearchParams {
        required {
            /// `searchTerm`.
            search_term: String = "searchTerm";
        }
        optional {
            /// `cursor`.
            cursor: String = "cursor";
            /// `cwds`.
            cwds: List<String> = "cwds";
            /// `limit`.
            limit: u32 = "limit";
            /// `scope`.
            scope: PluginSearchScope = "scope";
        }
    }
}

object! {
    /// The members of `PluginSearchProvider`.
    ///
    /// Releases: 0.157.
    pub struct PluginSearchProvider {
        required {
            /// `appId`.
            app_id: String = "appId";
            /// `linkId`.
            link_id: String = "linkId";
            /// `title`.
            title: String = "title";
            /// `toolName`.
            tool_name: String = "toolName";
        }
        optional {
            /// `call`.
            call: PluginSearchProviderCall = "call";
        }
    }
}

object! {
    /// The members of `PluginSearchProviderCall`.
    ///
    /// Releases: 0.157.
    pub struct PluginSearchProviderCall {
        required {
            /// `name`.
            name: String = "name";
        }
        optional {
            /// `_meta`.
            meta: Value = "_meta";
            /// `arguments`.
            arguments: Value = "arguments";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.147.
    pub struct PluginSearchResponse {
        required {
            /// `data`.
            data: List<PluginSearchResult> = "data";
        }
        optional {
            /// `nextCursor`.
            next_cursor: String = "nextCursor";
        }
    }
}

object! {
    /// The members of `PluginSearchResult`.
    ///
    /// Experimental; releases: since 0.147.
    pub struct PluginSearchResult {
        required {
            /// `marketplaceName`.
            marketplace_name: String = "marketplaceName";
            /// `plugin`.
            plugin: PluginSummary = "plugin";
        }
        optional {
            /// `marketplacePath`.
            marketplace_path: String = "marketplacePath";
        }
    }
}

text_enum! {
    /// The values of `PluginSearchScope`.
    ///
    /// Experimental; releases: since 0.147.
    pub enum PluginSearchScope {
        /// `global`.
        Global = "global",
        /// `workspace`.
        Workspace = "workspace",
        /// `personal`.
        Personal = "personal",
    }
}

object! {
    /// The members of `PluginSettings`.
    ///
    /// Releases: 0.157.
    pub struct PluginSettings {
        required {
            /// `appId`.
            app_id: String = "appId";
            /// `readToolName`.
            read_tool_name: String = "readToolName";
            /// `updateToolName`.
            update_tool_name: String = "updateToolName";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.131.
    pub struct PluginShareCheckoutParams {
        required {
            /// `remotePluginId`.
            remote_plugin_id: String = "remotePluginId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.131.
    pub struct PluginShareCheckoutResponse {
        required {
            /// `marketplaceName`.
            marketplace_name: String = "marketplaceName";
            /// `marketplacePath`.
            marketplace_path: String = "marketplacePath";
            /// `pluginId`.
            plugin_id: String = "pluginId";
            /// `pluginName`.
            plugin_name: String = "pluginName";
            /// `pluginPath`.
            plugin_path: String = "pluginPath";
            /// `remotePluginId`.
            remote_plugin_id: String = "remotePluginId";
        }
        optional {
            /// `remoteVersion`.
            remote_version: String = "remoteVersion";
        }
    }
}

object! {
    /// The members of `PluginShareContext`.
    ///
    /// Releases: since 0.129.
    pub struct PluginShareContext {
        required {
            /// `remotePluginId`.
            remote_plugin_id: String = "remotePluginId";
        }
        optional {
            /// `canPublishToWorkspace`.
            ///
            /// Releases: since 0.146.
            can_publish_to_workspace: bool = "canPublishToWorkspace";
            /// `creatorAccountUserId`.
            creator_account_user_id: String = "creatorAccountUserId";
            /// `creatorName`.
            creator_name: String = "creatorName";
            /// `discoverability`.
            ///
            /// Releases: since 0.131.
            discoverability: PluginShareDiscoverability = "discoverability";
            /// Version of the remote shared plugin release when available.
            ///
            /// Releases: since 0.131.
            remote_version: String = "remoteVersion";
            /// `sharePrincipals`.
            ///
            /// Releases: since 0.131.
            share_principals: List<PluginSharePrincipal> = "sharePrincipals";
            /// `shareTargets`.
            ///
            /// Releases: 0.130.
            share_targets: List<PluginSharePrincipal> = "shareTargets";
            /// `shareUrl`.
            ///
            /// Releases: since 0.130.
            share_url: String = "shareUrl";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.129.
    pub struct PluginShareDeleteParams {
        required {
            /// `remotePluginId`.
            remote_plugin_id: String = "remotePluginId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.129.
    pub struct PluginShareDeleteResponse {
    }
}

text_enum! {
    /// The values of `PluginShareDiscoverability`.
    ///
    /// Releases: since 0.129.
    pub enum PluginShareDiscoverability {
        /// `LISTED`.
        Listed = "LISTED",
        /// `UNLISTED`.
        Unlisted = "UNLISTED",
        /// `PRIVATE`.
        Private = "PRIVATE",
    }
}

object! {
    /// The members of `PluginShareListItem`.
    ///
    /// Releases: since 0.129.
    pub struct PluginShareListItem {
        required {
            /// `plugin`.
            plugin: PluginSummary = "plugin";
        }
        optional {
            /// `localPluginPath`.
            local_plugin_path: String = "localPluginPath";
            /// `shareUrl`.
            ///
            /// Releases: 0.129 to 0.130.
            share_url: String = "shareUrl";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.129.
    pub struct PluginShareListParams {
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.129.
    pub struct PluginShareListResponse {
        required {
            /// `data`.
            data: List<PluginShareListItem> = "data";
        }
    }
}

object! {
    /// The members of `PluginSharePrincipal`.
    ///
    /// Releases: since 0.129.
    pub struct PluginSharePrincipal {
        required {
            /// `name`.
            name: String = "name";
            /// `principalId`.
            principal_id: String = "principalId";
            /// `principalType`.
            principal_type: PluginSharePrincipalType = "principalType";
        }
        optional {
            /// `role`.
            ///
            /// Releases: since 0.131.
            role: PluginSharePrincipalRole = "role";
        }
    }
}

text_enum! {
    /// The values of `PluginSharePrincipalRole`.
    ///
    /// Releases: since 0.131.
    pub enum PluginSharePrincipalRole {
        /// `reader`.
        Reader = "reader",
        /// `editor`.
        Editor = "editor",
        /// `owner`.
        Owner = "owner",
    }
}

text_enum! {
    /// The values of `PluginSharePrincipalType`.
    ///
    /// Releases: since 0.129.
    pub enum PluginSharePrincipalType {
        /// `user`.
        User = "user",
        /// `group`.
        Group = "group",
        /// `workspace`.
        Workspace = "workspace",
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.129.
    pub struct PluginShareSaveParams {
        required {
            /// `pluginPath`.
            plugin_path: String = "pluginPath";
        }
        optional {
            /// `discoverability`.
            discoverability: PluginShareDiscoverability = "discoverability";
            /// `remotePluginId`.
            remote_plugin_id: String = "remotePluginId";
            /// `shareTargets`.
            share_targets: List<PluginShareTarget> = "shareTargets";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.129.
    pub struct PluginShareSaveResponse {
        required {
            /// `remotePluginId`.
            remote_plugin_id: String = "remotePluginId";
            /// `shareUrl`.
            share_url: String = "shareUrl";
        }
        optional {
            /// `canPublishToWorkspace`.
            ///
            /// Releases: since 0.146.
            can_publish_to_workspace: bool = "canPublishToWorkspace";
        }
    }
}

object! {
    /// The members of `PluginShareTarget`.
    ///
    /// Releases: since 0.129.
    pub struct PluginShareTarget {
        required {
            /// `principalId`.
            principal_id: String = "principalId";
            /// `principalType`.
            principal_type: PluginSharePrincipalType = "principalType";
        }
        optional {
            /// `role`.
            ///
            /// Releases: since 0.131.
            role: PluginShareTargetRole = "role";
        }
    }
}

text_enum! {
    /// The values of `PluginShareTargetRole`.
    ///
    /// Releases: since 0.131.
    pub enum PluginShareTargetRole {
        /// `reader`.
        Reader = "reader",
        /// `editor`.
        Editor = "editor",
    }
}

text_enum! {
    /// The values of `PluginShareUpdateDiscoverability`.
    ///
    /// Releases: since 0.130.
    pub enum PluginShareUpdateDiscoverability {
        /// `UNLISTED`.
        Unlisted = "UNLISTED",
        /// `PRIVATE`.
        Private = "PRIVATE",
        /// `LISTED`.
        ///
        /// Releases: since 0.145.
        Listed = "LISTED",
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.129.
    pub struct PluginShareUpdateTargetsParams {
        required {
            /// `remotePluginId`.
            remote_plugin_id: String = "remotePluginId";
            /// `shareTargets`.
            share_targets: List<PluginShareTarget> = "shareTargets";
        }
        optional {
            /// `discoverability`.
            ///
            /// Releases: since 0.130.
            discoverability: PluginShareUpdateDiscoverability = "discoverability";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.129.
    pub struct PluginShareUpdateTargetsResponse {
        required {
            /// `principals`.
            principals: List<PluginSharePrincipal> = "principals";
        }
        optional {
            /// `discoverability`.
            ///
            /// Releases: since 0.130.
            discoverability: PluginShareDiscoverability = "discoverability";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.129.
    pub struct PluginSkillReadParams {
        required {
            /// `remoteMarketplaceName`.
            remote_marketplace_name: String = "remoteMarketplaceName";
            /// `remotePluginId`.
            remote_plugin_id: String = "remotePluginId";
            /// `skillName`.
            skill_name: String = "skillName";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.129.
    pub struct PluginSkillReadResponse {
        optional {
            /// `contents`.
            contents: String = "contents";
        }
    }
}

tagged! {
    /// The forms of `PluginSource`.
    ///
    /// Releases: since 0.113.
    pub enum PluginSource by "type" {
        held {
            /// `local`.
            Local(LocalPluginSource) = "local",
            /// `git`.
            ///
            /// Releases: since 0.122.
            Git(GitPluginSource) = "git",
            /// `npm`.
            ///
            /// Releases: since 0.143.
            Npm(NpmPluginSource) = "npm",
        }
        bare {
            /// The plugin is available in the remote catalog. Download metadata is kept
            /// server-side and is not exposed through the app-server API.
            ///
            /// Releases: since 0.122.
            Remote = "remote",
        }
    }
}

object! {
    /// The members of `PluginSummary`.
    ///
    /// Releases: since 0.113.
    pub struct PluginSummary {
        required {
            /// `enabled`.
            enabled: bool = "enabled";
            /// `id`.
            id: String = "id";
            /// `installed`.
            installed: bool = "installed";
            /// `name`.
            name: String = "name";
            /// `source`.
            source: PluginSource = "source";
        }
        optional {
            /// `authPolicy`.
            ///
            /// Releases: since 0.115.
            auth_policy: PluginAuthPolicy = "authPolicy";
            /// Availability state for installing and using the plugin.
            ///
            /// Releases: since 0.129.
            availability: PluginAvailability = "availability";
            /// Why the remote plugin is unavailable, when provided by plugin-service.
            ///
            /// Releases: since 0.147.
            disabled_reason: PluginDisabledReason = "disabledReason";
            /// Raw plugin-service plan identifiers eligible to install the plugin.
            ///
            /// Releases: since 0.147.
            eligible_plan_types: List<String> = "eligiblePlanTypes";
            /// `extensions`.
            ///
            /// Releases: 0.157.
            extensions: Box<PluginExtensions> = "extensions";
            /// `installPolicy`.
            ///
            /// Releases: since 0.115.
            install_policy: PluginInstallPolicy = "installPolicy";
            /// `installPolicySource`.
            ///
            /// Releases: since 0.143.
            install_policy_source: PluginInstallPolicySource = "installPolicySource";
            /// Unix timestamp in seconds when the remote plugin was installed, when available.
            ///
            /// Releases: since 0.147.
            installed_at: i64 = "installedAt";
            /// `interface`.
            interface: Box<PluginInterface> = "interface";
            /// Version of the locally materialized plugin package when available.
            ///
            /// Releases: since 0.131.
            local_version: String = "localVersion";
            /// `mustShowInstallationInterstitial`.
            ///
            /// Releases: since 0.145.
            must_show_installation_interstitial: bool = "mustShowInstallationInterstitial";
            /// Backend remote plugin identifier when available.
            ///
            /// Releases: since 0.131.
            remote_plugin_id: String = "remotePluginId";
            /// Remote sharing context associated with this plugin when available.
            ///
            /// Releases: since 0.129.
            share_context: Box<PluginShareContext> = "shareContext";
            /// Version advertised by the remote marketplace backend when available.
            ///
            /// Releases: since 0.143.
            version: String = "version";
        }
        list {
            /// `keywords`.
            ///
            /// Releases: since 0.129.
            keywords: List<String> = "keywords";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.113.
    pub struct PluginUninstallParams {
        required {
            /// `pluginId`.
            plugin_id: String = "pluginId";
        }
        optional {
            /// When true, apply the remote plugin change before the local uninstall flow.
            ///
            /// Releases: 0.116 to 0.121.
            force_remote_sync: bool = "forceRemoteSync";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.113.
    pub struct PluginUninstallResponse {
    }
}

tagged! {
    /// The forms of `ScheduledTaskSchedule`.
    ///
    /// Releases: since 0.145.
    pub enum ScheduledTaskSchedule by "type" {
        held {
            /// `hourly`.
            Hourly(HourlyScheduledTaskSchedule) = "hourly",
            /// `daily`.
            Daily(DailyScheduledTaskSchedule) = "daily",
            /// `weekdays`.
            Weekdays(WeekdaysScheduledTaskSchedule) = "weekdays",
            /// `weekly`.
            Weekly(WeeklyScheduledTaskSchedule) = "weekly",
        }
    }
}

object! {
    /// The members of `ScheduledTaskSummary`.
    ///
    /// Releases: since 0.145.
    pub struct ScheduledTaskSummary {
        required {
            /// `key`.
            key: String = "key";
            /// `name`.
            name: String = "name";
            /// `prompt`.
            prompt: String = "prompt";
            /// `schedule`.
            schedule: ScheduledTaskSchedule = "schedule";
        }
    }
}

text_enum! {
    /// The values of `ScheduledTaskWeekday`.
    ///
    /// Releases: since 0.145.
    pub enum ScheduledTaskWeekday {
        /// `MO`.
        Mo = "MO",
        /// `TU`.
        Tu = "TU",
        /// `WE`.
        We = "WE",
        /// `TH`.
        Th = "TH",
        /// `FR`.
        Fr = "FR",
        /// `SA`.
        Sa = "SA",
        /// `SU`.
        Su = "SU",
    }
}

object! {
    /// The members of `SettingsPluginEntrypoint`.
    pub struct SettingsPluginEntrypoint {
        required {
            /// `appId`.
            app_id: String = "appId";
            /// `icons`.
            icons: List<PluginIcon> = "icons";
            /// `resourceUri`.
            resource_uri: String = "resourceUri";
            /// `title`.
            title: String = "title";
            /// `toolName`.
            tool_name: String = "toolName";
        }
        list {
            /// `searchTerms`.
            search_terms: List<String> = "searchTerms";
        }
    }
}

object! {
    /// The members of `SkillSummary`.
    ///
    /// Releases: since 0.115.
    pub struct SkillSummary {
        required {
            /// `description`.
            description: String = "description";
            /// `name`.
            name: String = "name";
        }
        optional {
            /// `enabled`.
            ///
            /// Releases: since 0.117.
            enabled: bool = "enabled";
            /// `interface`.
            interface: SkillInterface = "interface";
            /// `path`.
            path: String = "path";
            /// `shortDescription`.
            short_description: String = "shortDescription";
        }
    }
}

object! {
    /// The members of `ThreadPluginEntrypoint`.
    pub struct ThreadPluginEntrypoint {
        required {
            /// `appId`.
            app_id: String = "appId";
            /// `icons`.
            icons: List<PluginIcon> = "icons";
            /// `resourceUri`.
            resource_uri: String = "resourceUri";
            /// `title`.
            title: String = "title";
            /// `toolName`.
            tool_name: String = "toolName";
        }
    }
}

object! {
    /// The members of `ToolPluginQuickActionTarget`.
    pub struct ToolPluginQuickActionTarget {
        required {
            /// `name`.
            name: String = "name";
        }
        optional {
            /// `arguments`.
            arguments: Value = "arguments";
        }
    }
}

object! {
    /// The members of `WeekdaysScheduledTaskSchedule`.
    pub struct WeekdaysScheduledTaskSchedule {
        required {
            /// `time`.
            time: String = "time";
        }
    }
}

object! {
    /// The members of `WeeklyScheduledTaskSchedule`.
    pub struct WeeklyScheduledTaskSchedule {
        required {
            /// `days`.
            days: List<ScheduledTaskWeekday> = "days";
            /// `time`.
            time: String = "time";
        }
    }
}
