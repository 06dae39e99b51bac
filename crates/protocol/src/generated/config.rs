//! Configuration, as read and as written.
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
    /// The values of `AllowDenyRequirement`.
    ///
    /// Releases: since 0.150.
    pub enum AllowDenyRequirement {
        /// `allow`.
        Allow = "allow",
        /// `deny`.
        Deny = "deny",
    }
}

object! {
    /// The members of `AnalyticsConfig`.
    pub struct AnalyticsConfig {
        optional {
            /// `enabled`.
            enabled: bool = "enabled";
        }
        others { kept }
    }
}

text_enum! {
    /// The values of `AppToolApproval`.
    ///
    /// Experimental; releases: since 0.142.
    pub enum AppToolApproval {
        /// `auto`.
        Auto = "auto",
        /// `prompt`.
        Prompt = "prompt",
        /// `writes`.
        ///
        /// Experimental; releases: since 0.144.
        Writes = "writes",
        /// `approve`.
        Approve = "approve",
    }
}

object! {
    /// The members of `ApplicationNetworkRequirements`.
    ///
    /// Experimental; releases: since 0.154.
    pub struct ApplicationNetworkRequirements {
        required {
            /// `domains`.
            domains: Map<NetworkDomainPermission> = "domains";
            /// When enabled, only explicitly allowed exact domains may be contacted.
            enabled: bool = "enabled";
        }
    }
}

object! {
    /// The members of `ApplicationRequirements`.
    ///
    /// Experimental; releases: since 0.154.
    pub struct ApplicationRequirements {
        optional {
            /// `network`.
            network: ApplicationNetworkRequirements = "network";
            /// `storage`.
            ///
            /// Experimental; releases: since 0.164.
            storage: ApplicationStorageRequirements = "storage";
        }
    }
}

object! {
    /// Managed storage settings for new Desktop workspaces, not filesystem access restrictions.
    ///
    /// Experimental; releases: since 0.164.
    pub struct ApplicationStorageRequirements {
        optional {
            /// `defaultProjectParent`.
            default_project_parent: String = "defaultProjectParent";
            /// `projectlessWorkspaceRoot`.
            projectless_workspace_root: String = "projectlessWorkspaceRoot";
        }
    }
}

object! {
    /// The members of `AppsConfig`.
    ///
    /// Experimental.
    pub struct AppsConfig {
        optional {
            /// `_default`.
            ///
            /// Experimental; releases: since 0.105.
            default: AppsDefaultConfig = "_default";
        }
    }
}

object! {
    /// The members of `AppsDefaultConfig`.
    ///
    /// Experimental; releases: since 0.105.
    pub struct AppsDefaultConfig {
        optional {
            /// `approvals_reviewer`.
            ///
            /// Experimental; releases: since 0.140.
            approvals_reviewer: ApprovalsReviewer = "approvals_reviewer";
            /// `default_tools_approval_mode`.
            ///
            /// Experimental; releases: since 0.142.
            default_tools_approval_mode: AppToolApproval = "default_tools_approval_mode";
            /// `destructive_enabled`.
            destructive_enabled: bool = "destructive_enabled";
            /// `enabled`.
            enabled: bool = "enabled";
            /// `open_world_enabled`.
            open_world_enabled: bool = "open_world_enabled";
        }
    }
}

text_enum! {
    /// Selects which part of the active context is charged against
    /// `model_auto_compact_token_limit`.
    ///
    /// Releases: since 0.133.
    pub enum AutoCompactTokenLimitScope {
        /// Count the full active context against the limit.
        Total = "total",
        /// Count sampled output and later growth after the carried window prefix.
        BodyAfterPrefix = "body_after_prefix",
    }
}

object! {
    /// The members of `AutoReviewRequirements`.
    ///
    /// Releases: since 0.148.
    pub struct AutoReviewRequirements {
        optional {
            /// `ignoreRules`.
            ignore_rules: List<String> = "ignoreRules";
            /// `requiredOnModels`.
            required_on_models: List<String> = "requiredOnModels";
        }
    }
}

text_enum! {
    /// The values of `BrowserUseAccessApprovalLifetime`.
    ///
    /// Releases: since 0.150.
    pub enum BrowserUseAccessApprovalLifetime {
        /// `turn`.
        Turn = "turn",
        /// `thread`.
        Thread = "thread",
    }
}

object! {
    /// The members of `BrowserUseConfig`.
    ///
    /// Releases: since 0.150.
    pub struct BrowserUseConfig {
        optional {
            /// `allow_history_access`.
            allow_history_access: bool = "allow_history_access";
            /// `default_origin_policy`.
            default_origin_policy: BrowserUseOriginPolicyConfig = "default_origin_policy";
            /// `origins`.
            origins: Map<BrowserUseOriginPolicyConfig> = "origins";
        }
    }
}

object! {
    /// The members of `BrowserUseExtensionRequirements`.
    ///
    /// Releases: since 0.162.
    pub struct BrowserUseExtensionRequirements {
        optional {
            /// `requestHeaders`.
            request_headers: List<RequestHeader> = "requestHeaders";
        }
    }
}

object! {
    /// The members of `BrowserUseOriginPolicy`.
    ///
    /// Releases: since 0.150.
    pub struct BrowserUseOriginPolicy {
        optional {
            /// `access`.
            access: AllowDenyRequirement = "access";
            /// `accessApprovalLifetime`.
            access_approval_lifetime: BrowserUseAccessApprovalLifetime = "accessApprovalLifetime";
            /// `autoReview`.
            auto_review: AllowDenyRequirement = "autoReview";
            /// `downloads`.
            downloads: AllowDenyRequirement = "downloads";
            /// `fullCdpAccess`.
            full_cdp_access: AllowDenyRequirement = "fullCdpAccess";
            /// `persistentApproval`.
            persistent_approval: bool = "persistentApproval";
            /// `uploads`.
            uploads: AllowDenyRequirement = "uploads";
        }
    }
}

object! {
    /// The members of `BrowserUseOriginPolicyConfig`.
    ///
    /// Releases: since 0.150.
    pub struct BrowserUseOriginPolicyConfig {
        optional {
            /// `access`.
            access: AllowDenyRequirement = "access";
            /// `downloads`.
            downloads: AllowDenyRequirement = "downloads";
            /// `full_cdp_access`.
            full_cdp_access: AllowDenyRequirement = "full_cdp_access";
            /// `uploads`.
            uploads: AllowDenyRequirement = "uploads";
        }
    }
}

object! {
    /// The members of `BrowserUseRequirements`.
    ///
    /// Releases: since 0.146.
    pub struct BrowserUseRequirements {
        optional {
            /// `allowGlobalPersistentApproval`.
            ///
            /// Releases: since 0.150.
            allow_global_persistent_approval: bool = "allowGlobalPersistentApproval";
            /// `allowHistoryAccess`.
            ///
            /// Releases: since 0.150.
            allow_history_access: bool = "allowHistoryAccess";
            /// `allowWebmcp`.
            ///
            /// Releases: since 0.154.
            allow_webmcp: bool = "allowWebmcp";
            /// `defaultOriginPolicy`.
            ///
            /// Releases: since 0.150.
            default_origin_policy: BrowserUseOriginPolicy = "defaultOriginPolicy";
            /// `disableAutoReview`.
            disable_auto_review: bool = "disableAutoReview";
            /// `extension`.
            ///
            /// Releases: since 0.162.
            extension: BrowserUseExtensionRequirements = "extension";
            /// `origins`.
            ///
            /// Releases: since 0.150.
            origins: Map<BrowserUseOriginPolicy> = "origins";
        }
    }
}

text_enum! {
    /// The values of `CliAuthCredentialsStoreMode`.
    ///
    /// Releases: since 0.149.
    pub enum CliAuthCredentialsStoreMode {
        /// `file`.
        File = "file",
        /// `keyring`.
        Keyring = "keyring",
        /// `auto`.
        Auto = "auto",
        /// `ephemeral`.
        Ephemeral = "ephemeral",
    }
}

object! {
    /// The members of `CommandConfiguredHookHandler`.
    pub struct CommandConfiguredHookHandler {
        required {
            /// `async`.
            async_: bool = "async";
            /// `command`.
            command: String = "command";
        }
        optional {
            /// Approximate token threshold for spilling this hook's `additionalContext` to
            /// disk. `null` uses 2,500 tokens; `0` disables spilling for this hook. The
            /// threshold is evaluated against the original context; a spilled preview also
            /// includes recovery metadata.
            ///
            /// Experimental; releases: since 0.145.
            additional_context_limit: u64 = "additionalContextLimit";
            /// `commandWindows`.
            ///
            /// Experimental; releases: since 0.131.
            command_windows: String = "commandWindows";
            /// `statusMessage`.
            status_message: String = "statusMessage";
            /// `timeoutSec`.
            timeout_sec: u64 = "timeoutSec";
        }
    }
}

object! {
    /// The members of `ComputerUseConfig`.
    ///
    /// Releases: since 0.150.
    pub struct ComputerUseConfig {
        optional {
            /// `default_app_access`.
            default_app_access: AllowDenyRequirement = "default_app_access";
            /// `macos`.
            macos: ComputerUseMacosConfig = "macos";
            /// `windows`.
            windows: ComputerUseWindowsConfig = "windows";
        }
    }
}

object! {
    /// The members of `ComputerUseMacosConfig`.
    ///
    /// Releases: since 0.150.
    pub struct ComputerUseMacosConfig {
        optional {
            /// `bundle_ids`.
            bundle_ids: Map<AllowDenyRequirement> = "bundle_ids";
        }
    }
}

object! {
    /// The members of `ComputerUseMacosRequirements`.
    ///
    /// Releases: since 0.150.
    pub struct ComputerUseMacosRequirements {
        optional {
            /// `bundleIds`.
            bundle_ids: Map<AllowDenyRequirement> = "bundleIds";
        }
    }
}

object! {
    /// The members of `ComputerUseRequirements`.
    ///
    /// Releases: since 0.133.
    pub struct ComputerUseRequirements {
        optional {
            /// `allowLockedComputerUse`.
            allow_locked_computer_use: bool = "allowLockedComputerUse";
            /// `allowPersistentApproval`.
            ///
            /// Releases: since 0.150.
            allow_persistent_approval: bool = "allowPersistentApproval";
            /// `defaultAppAccess`.
            ///
            /// Releases: since 0.150.
            default_app_access: AllowDenyRequirement = "defaultAppAccess";
            /// `macos`.
            ///
            /// Releases: since 0.150.
            macos: ComputerUseMacosRequirements = "macos";
            /// `windows`.
            ///
            /// Releases: since 0.150.
            windows: ComputerUseWindowsRequirements = "windows";
        }
    }
}

object! {
    /// The members of `ComputerUseWindowsConfig`.
    ///
    /// Releases: since 0.150.
    pub struct ComputerUseWindowsConfig {
        optional {
            /// `aumids`.
            aumids: Map<AllowDenyRequirement> = "aumids";
            /// `exes`.
            exes: List<ComputerUseWindowsExeConfig> = "exes";
        }
    }
}

object! {
    /// The members of `ComputerUseWindowsExeConfig`.
    ///
    /// Releases: since 0.150.
    pub struct ComputerUseWindowsExeConfig {
        required {
            /// `access`.
            access: AllowDenyRequirement = "access";
            /// `product_name`.
            product_name: String = "product_name";
            /// `publisher_name`.
            publisher_name: String = "publisher_name";
        }
        optional {
            /// `binary_name`.
            binary_name: String = "binary_name";
        }
    }
}

object! {
    /// The members of `ComputerUseWindowsExeRequirement`.
    ///
    /// Releases: since 0.150.
    pub struct ComputerUseWindowsExeRequirement {
        required {
            /// `access`.
            access: AllowDenyRequirement = "access";
            /// `productName`.
            product_name: String = "productName";
            /// `publisherName`.
            publisher_name: String = "publisherName";
        }
        optional {
            /// `binaryName`.
            binary_name: String = "binaryName";
        }
    }
}

object! {
    /// The members of `ComputerUseWindowsRequirements`.
    ///
    /// Releases: since 0.150.
    pub struct ComputerUseWindowsRequirements {
        optional {
            /// `aumids`.
            aumids: Map<AllowDenyRequirement> = "aumids";
            /// `exes`.
            exes: List<ComputerUseWindowsExeRequirement> = "exes";
        }
    }
}

object! {
    /// The members of `Config`.
    pub struct Config {
        optional {
            /// `analytics`.
            analytics: AnalyticsConfig = "analytics";
            /// `approval_policy`.
            approval_policy: AskForApproval = "approval_policy";
            /// \[UNSTABLE\] Optional default for where approval requests are routed for review.
            ///
            /// Releases: since 0.115.
            approvals_reviewer: ApprovalsReviewer = "approvals_reviewer";
            /// `apps`.
            ///
            /// Experimental.
            apps: AppsConfig = "apps";
            /// `browser_use`.
            ///
            /// Releases: since 0.150.
            browser_use: BrowserUseConfig = "browser_use";
            /// Effective tools.client\_search\_provider hint. Model-selected providers take
            /// precedence.
            ///
            /// Releases: since 0.169.
            client_search_provider: WebSearchProvider = "client_search_provider";
            /// `compact_prompt`.
            compact_prompt: String = "compact_prompt";
            /// `computer_use`.
            ///
            /// Releases: since 0.150.
            computer_use: ComputerUseConfig = "computer_use";
            /// `desktop`.
            ///
            /// Releases: since 0.131.
            desktop: Map<Value> = "desktop";
            /// `developer_instructions`.
            developer_instructions: String = "developer_instructions";
            /// `forced_chatgpt_workspace_id`.
            forced_chatgpt_workspace_id: ForcedChatgptWorkspaceIds = "forced_chatgpt_workspace_id";
            /// `forced_login_method`.
            forced_login_method: ForcedLoginMethod = "forced_login_method";
            /// `instructions`.
            instructions: String = "instructions";
            /// `model`.
            model: String = "model";
            /// `model_auto_compact_token_limit`.
            model_auto_compact_token_limit: i64 = "model_auto_compact_token_limit";
            /// `model_auto_compact_token_limit_scope`.
            ///
            /// Releases: since 0.133.
            model_auto_compact_token_limit_scope: AutoCompactTokenLimitScope = "model_auto_compact_token_limit_scope";
            /// `model_context_window`.
            model_context_window: i64 = "model_context_window";
            /// `model_provider`.
            model_provider: String = "model_provider";
            /// `model_reasoning_effort`.
            model_reasoning_effort: String = "model_reasoning_effort";
            /// `model_reasoning_summary`.
            model_reasoning_summary: ReasoningSummary = "model_reasoning_summary";
            /// `model_verbosity`.
            model_verbosity: Verbosity = "model_verbosity";
            /// `profile`.
            ///
            /// Releases: until 0.133.
            profile: String = "profile";
            /// `profiles`.
            ///
            /// Releases: until 0.133.
            profiles: Map<ProfileV2> = "profiles";
            /// `review_model`.
            review_model: String = "review_model";
            /// `sandbox_mode`.
            sandbox_mode: SandboxMode = "sandbox_mode";
            /// `sandbox_workspace_write`.
            sandbox_workspace_write: SandboxWorkspaceWrite = "sandbox_workspace_write";
            /// `service_tier`.
            ///
            /// Releases: since 0.110.
            service_tier: String = "service_tier";
            /// `tools`.
            tools: ToolsV2 = "tools";
            /// `web_search`.
            web_search: WebSearchMode = "web_search";
        }
        others { kept }
    }
}

object! {
    /// Params of a request.
    pub struct ConfigBatchWriteParams {
        required {
            /// `edits`.
            edits: List<ConfigEdit> = "edits";
        }
        optional {
            /// `expectedVersion`.
            expected_version: String = "expectedVersion";
            /// Path to the config file to write; defaults to the user's `config.toml` when
            /// omitted.
            file_path: String = "filePath";
            /// When true, hot-reload updated runtime settings into loaded threads after
            /// writing. Session-static model, reasoning-effort, Plan-mode reasoning-effort, and
            /// service-tier defaults are not reloaded. The deprecated personality setting is
            /// also not reloaded.
            ///
            /// Releases: since 0.113.
            reload_user_config: bool = "reloadUserConfig";
        }
    }
}

object! {
    /// The members of `ConfigEdit`.
    pub struct ConfigEdit {
        required {
            /// `keyPath`.
            key_path: String = "keyPath";
            /// `mergeStrategy`.
            merge_strategy: MergeStrategy = "mergeStrategy";
        }
        optional {
            /// `value`.
            value: Value = "value";
        }
    }
}

object! {
    /// The members of `ConfigLayer`.
    pub struct ConfigLayer {
        required {
            /// `name`.
            name: ConfigLayerSource = "name";
            /// `version`.
            version: String = "version";
        }
        optional {
            /// `config`.
            config: Value = "config";
            /// `disabledReason`.
            disabled_reason: String = "disabledReason";
        }
    }
}

object! {
    /// The members of `ConfigLayerMetadata`.
    pub struct ConfigLayerMetadata {
        required {
            /// `name`.
            name: ConfigLayerSource = "name";
            /// `version`.
            version: String = "version";
        }
    }
}

tagged! {
    /// The forms of `ConfigLayerSource`.
    pub enum ConfigLayerSource by "type" {
        held {
            /// `packagedDefaults`.
            ///
            /// Releases: since 0.148.
            PackagedDefaults(PackagedDefaultsConfigLayerSource) = "packagedDefaults",
            /// `mdm`.
            Mdm(MdmConfigLayerSource) = "mdm",
            /// `system`.
            System(SystemConfigLayerSource) = "system",
            /// `enterpriseManaged`.
            ///
            /// Releases: since 0.137.
            EnterpriseManaged(EnterpriseManagedConfigLayerSource) = "enterpriseManaged",
            /// `user`.
            User(UserConfigLayerSource) = "user",
            /// `project`.
            Project(ProjectConfigLayerSource) = "project",
            /// `legacyManagedConfigTomlFromFile`.
            LegacyManagedConfigTomlFromFile(LegacyManagedConfigTomlFromFileConfigLayerSource) = "legacyManagedConfigTomlFromFile",
        }
        bare {
            /// Session-layer overrides supplied via `-c`/`--config`.
            SessionFlags = "sessionFlags",
            /// `legacyManagedConfigTomlFromMdm`.
            LegacyManagedConfigTomlFromMdm = "legacyManagedConfigTomlFromMdm",
        }
    }
}

object! {
    /// Params of `config/mcpServer/reload`: it takes none.
    pub struct ConfigMcpServerReloadParams {
    }
}

object! {
    /// Params of a request.
    pub struct ConfigReadParams {
        optional {
            /// Optional working directory to resolve project config layers. If specified,
            /// return the effective config as seen from that directory (i.e., including any
            /// project layers between `cwd` and the project/repo root).
            cwd: String = "cwd";
            /// `includeLayers`.
            include_layers: bool = "includeLayers";
        }
    }
}

object! {
    /// The answer to a request.
    pub struct ConfigReadResponse {
        required {
            /// `config`.
            config: Config = "config";
            /// `origins`.
            origins: Map<ConfigLayerMetadata> = "origins";
        }
        optional {
            /// `layers`.
            layers: List<ConfigLayer> = "layers";
        }
    }
}

object! {
    /// The members of `ConfigRequirements`.
    pub struct ConfigRequirements {
        optional {
            /// `additionalDeveloperInstructions`.
            ///
            /// Releases: since 0.150.
            additional_developer_instructions: String = "additionalDeveloperInstructions";
            /// `allowAppshots`.
            ///
            /// Releases: since 0.134.
            allow_appshots: bool = "allowAppshots";
            /// `allowBrowserAndComputerUse`.
            ///
            /// Releases: since 0.150.
            allow_browser_and_computer_use: bool = "allowBrowserAndComputerUse";
            /// `allowLoginShell`.
            ///
            /// Releases: since 0.146.
            allow_login_shell: bool = "allowLoginShell";
            /// `allowManagedHooksOnly`.
            ///
            /// Releases: since 0.131.
            allow_managed_hooks_only: bool = "allowManagedHooksOnly";
            /// `allowRemoteControl`.
            ///
            /// Releases: since 0.140.
            allow_remote_control: bool = "allowRemoteControl";
            /// `allowedApprovalPolicies`.
            allowed_approval_policies: List<AskForApproval> = "allowedApprovalPolicies";
            /// `allowedApprovalsReviewers`.
            ///
            /// Experimental; releases: since 0.120.
            allowed_approvals_reviewers: List<ApprovalsReviewer> = "allowedApprovalsReviewers";
            /// Effective login methods after managed, forced-login, and workspace restrictions.
            /// An empty list permits no login method. Older servers may omit this field.
            ///
            /// Releases: since 0.156.
            allowed_login_methods: List<ForcedLoginMethod> = "allowedLoginMethods";
            /// `allowedPermissionProfiles`.
            ///
            /// Releases: since 0.138.
            allowed_permission_profiles: Map<bool> = "allowedPermissionProfiles";
            /// `allowedPermissions`.
            ///
            /// Releases: 0.133 to 0.137.
            allowed_permissions: List<String> = "allowedPermissions";
            /// `allowedSandboxModes`.
            allowed_sandbox_modes: List<SandboxMode> = "allowedSandboxModes";
            /// `allowedWebSearchModes`.
            allowed_web_search_modes: List<WebSearchMode> = "allowedWebSearchModes";
            /// `allowedWindowsSandboxImplementations`.
            ///
            /// Releases: since 0.136.
            allowed_windows_sandbox_implementations: List<WindowsSandboxImplementation> = "allowedWindowsSandboxImplementations";
            /// `application`.
            ///
            /// Experimental; releases: since 0.154.
            application: ApplicationRequirements = "application";
            /// `autoReview`.
            ///
            /// Releases: since 0.148.
            auto_review: AutoReviewRequirements = "autoReview";
            /// `browserUse`.
            ///
            /// Releases: since 0.146.
            browser_use: BrowserUseRequirements = "browserUse";
            /// `chatgptBaseUrl`.
            ///
            /// Releases: since 0.149.
            chatgpt_base_url: String = "chatgptBaseUrl";
            /// `checkForUpdateOnStartup`.
            ///
            /// Releases: since 0.146.
            check_for_update_on_startup: bool = "checkForUpdateOnStartup";
            /// `cliAuthCredentialsStore`.
            ///
            /// Releases: since 0.149.
            cli_auth_credentials_store: CliAuthCredentialsStoreMode = "cliAuthCredentialsStore";
            /// `computerUse`.
            ///
            /// Releases: since 0.133.
            computer_use: ComputerUseRequirements = "computerUse";
            /// `defaultPermissions`.
            ///
            /// Releases: since 0.138.
            default_permissions: String = "defaultPermissions";
            /// `enforceResidency`.
            enforce_residency: ResidencyRequirement = "enforceResidency";
            /// `featureRequirements`.
            ///
            /// Releases: since 0.110.
            feature_requirements: Map<bool> = "featureRequirements";
            /// `feedback`.
            ///
            /// Releases: since 0.146.
            feedback: FeedbackRequirements = "feedback";
            /// `hooks`.
            ///
            /// Experimental; releases: since 0.124.
            hooks: Box<ManagedHooksRequirements> = "hooks";
            /// `inAppBrowser`.
            ///
            /// Releases: since 0.150.
            in_app_browser: InAppBrowserRequirements = "inAppBrowser";
            /// `logDir`.
            ///
            /// Releases: since 0.146.
            log_dir: String = "logDir";
            /// `modelCatalogJson`.
            ///
            /// Releases: since 0.146.
            model_catalog_json: String = "modelCatalogJson";
            /// Exact provider selection required by managed policy.
            ///
            /// Releases: since 0.156.
            model_provider: String = "modelProvider";
            /// Complete required provider definitions, using config.toml field names.
            ///
            /// Releases: since 0.156.
            model_providers: Map<Value> = "modelProviders";
            /// `models`.
            ///
            /// Releases: since 0.143.
            models: ModelsRequirements = "models";
            /// `network`.
            ///
            /// Experimental.
            network: Box<NetworkRequirements> = "network";
            /// `otel`.
            ///
            /// Releases: since 0.166.
            otel: Box<OtelRequirements> = "otel";
            /// `sqliteHome`.
            ///
            /// Releases: since 0.146.
            sqlite_home: String = "sqliteHome";
            /// `windowsSandboxPrivateDesktop`.
            ///
            /// Releases: 0.146 to 0.155.
            windows_sandbox_private_desktop: bool = "windowsSandboxPrivateDesktop";
        }
    }
}

object! {
    /// Params of `configRequirements/read`: it takes none.
    pub struct ConfigRequirementsReadParams {
    }
}

object! {
    /// The answer to a request.
    pub struct ConfigRequirementsReadResponse {
        optional {
            /// Null if no requirements are configured (e.g. no requirements.toml/MDM entries).
            requirements: Box<ConfigRequirements> = "requirements";
            /// Whether Fast and Ultra Fast requirements are enforced independently. Older
            /// servers omit this field and use Fast mode as a shared speed gate.
            ///
            /// Releases: since 0.162.
            supports_independent_speed_modes: bool = "supportsIndependentSpeedModes";
        }
    }
}

object! {
    /// Params of a request.
    pub struct ConfigValueWriteParams {
        required {
            /// `keyPath`.
            key_path: String = "keyPath";
            /// `mergeStrategy`.
            merge_strategy: MergeStrategy = "mergeStrategy";
        }
        optional {
            /// `expectedVersion`.
            expected_version: String = "expectedVersion";
            /// Path to the config file to write; defaults to the user's `config.toml` when
            /// omitted.
            file_path: String = "filePath";
            /// `value`.
            value: Value = "value";
        }
    }
}

object! {
    /// Params of a notification.
    pub struct ConfigWarningNotification {
        required {
            /// Concise summary of the warning.
            summary: String = "summary";
        }
        optional {
            /// Optional extra guidance or error details.
            details: String = "details";
            /// Optional path to the config file that triggered the warning.
            path: String = "path";
            /// Optional range for the error location inside the config file.
            range: TextRange = "range";
        }
    }
}

object! {
    /// The answer to a request.
    pub struct ConfigWriteResponse {
        required {
            /// Canonical path to the config file that was written.
            file_path: String = "filePath";
            /// `status`.
            status: WriteStatus = "status";
            /// `version`.
            version: String = "version";
        }
        optional {
            /// `overriddenMetadata`.
            overridden_metadata: OverriddenMetadata = "overriddenMetadata";
        }
    }
}

tagged! {
    /// The forms of `ConfiguredHookHandler`.
    ///
    /// Experimental; releases: since 0.124.
    pub enum ConfiguredHookHandler by "type" {
        held {
            /// `command`.
            Command(CommandConfiguredHookHandler) = "command",
            /// `mcp_tool`.
            ///
            /// Experimental; releases: since 0.148.
            McpTool(McpToolConfiguredHookHandler) = "mcp_tool",
        }
        bare {
            /// `prompt`.
            Prompt = "prompt",
            /// `agent`.
            Agent = "agent",
        }
    }
}

object! {
    /// The members of `ConfiguredHookMatcherGroup`.
    ///
    /// Experimental; releases: since 0.124.
    pub struct ConfiguredHookMatcherGroup {
        required {
            /// `hooks`.
            hooks: List<ConfiguredHookHandler> = "hooks";
        }
        optional {
            /// `matcher`.
            matcher: String = "matcher";
        }
    }
}

object! {
    /// Enterprise-managed config layer delivered by the cloud config bundle.
    ///
    /// Releases: since 0.137.
    pub struct EnterpriseManagedConfigLayerSource {
        required {
            /// Stable identifier for the delivered layer.
            id: String = "id";
            /// Admin-facing name for the delivered layer. This is surfaced in diagnostics so
            /// users know which cloud layer needs administrator attention.
            name: String = "name";
        }
    }
}

object! {
    /// The members of `ExperimentalFeature`.
    pub struct ExperimentalFeature {
        required {
            /// Whether this feature is enabled by default.
            default_enabled: bool = "defaultEnabled";
            /// Whether this feature is currently enabled in the loaded config.
            enabled: bool = "enabled";
            /// Stable key used in config.toml and CLI flag toggles.
            name: String = "name";
            /// Lifecycle stage of this feature flag.
            stage: ExperimentalFeatureStage = "stage";
        }
        optional {
            /// Announcement copy shown to users when the feature is introduced. Null when this
            /// feature is not in beta.
            announcement: String = "announcement";
            /// Short summary describing what the feature does. Null when this feature is not in
            /// beta.
            description: String = "description";
            /// User-facing display name shown in the experimental features UI. Null when this
            /// feature is not in beta.
            display_name: String = "displayName";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.117.
    pub struct ExperimentalFeatureEnablementSetParams {
        required {
            /// Process-wide runtime feature enablement keyed by canonical feature name.
            ///
            /// Only named features are updated. Omitted features are left unchanged. Send an
            /// empty map for a no-op.
            enablement: Map<bool> = "enablement";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.117.
    pub struct ExperimentalFeatureEnablementSetResponse {
        required {
            /// Feature enablement entries updated by this request.
            enablement: Map<bool> = "enablement";
        }
    }
}

object! {
    /// Params of a request.
    pub struct ExperimentalFeatureListParams {
        optional {
            /// Opaque pagination cursor returned by a previous call.
            cursor: String = "cursor";
            /// Optional page size; defaults to a reasonable server-side value.
            limit: u32 = "limit";
            /// Optional loaded thread id. Pass this when showing feature state for an existing
            /// thread so enablement is computed from that thread's refreshed config, including
            /// project-local config for the thread's cwd.
            ///
            /// Releases: since 0.132.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// The answer to a request.
    pub struct ExperimentalFeatureListResponse {
        required {
            /// `data`.
            data: List<ExperimentalFeature> = "data";
        }
        optional {
            /// Opaque cursor to pass to the next call to continue after the last item. If None,
            /// there are no more items to return.
            next_cursor: String = "nextCursor";
        }
    }
}

text_enum! {
    /// The values of `ExperimentalFeatureStage`.
    pub enum ExperimentalFeatureStage {
        /// Feature is available for user testing and feedback.
        Beta = "beta",
        /// Feature is still being built and not ready for broad use.
        UnderDevelopment = "underDevelopment",
        /// Feature is production-ready.
        Stable = "stable",
        /// Feature is deprecated and should be avoided.
        Deprecated = "deprecated",
        /// Feature flag is retained only for backwards compatibility.
        Removed = "removed",
    }
}

object! {
    /// The members of `FeedbackRequirements`.
    ///
    /// Releases: since 0.146.
    pub struct FeedbackRequirements {
        optional {
            /// `enabled`.
            enabled: bool = "enabled";
        }
    }
}

shape! {
    /// Backward-compatible API shape for ChatGPT workspace login restrictions.
    ///
    /// Releases: since 0.131.
    pub enum ForcedChatgptWorkspaceIds {
        /// A string.
        Text(String) = text,
        /// A list.
        List(List<String>) = array,
    }
}

object! {
    /// The members of `InAppBrowserRequirements`.
    ///
    /// Releases: since 0.150.
    pub struct InAppBrowserRequirements {
        optional {
            /// `allowExternalBrowserSettingsImport`.
            allow_external_browser_settings_import: bool = "allowExternalBrowserSettingsImport";
        }
    }
}

object! {
    /// `managed_config.toml` was designed to be a config that was loaded as the last layer on
    /// top of everything else. This scheme did not quite work out as intended, but we keep this
    /// variant as a "best effort" while we phase out `managed_config.toml` in favor of
    /// `requirements.toml`.
    pub struct LegacyManagedConfigTomlFromFileConfigLayerSource {
        required {
            /// `file`.
            file: String = "file";
        }
    }
}

object! {
    /// The members of `ManagedHooksRequirements`.
    ///
    /// Experimental; releases: since 0.124.
    pub struct ManagedHooksRequirements {
        required {
            /// `PermissionRequest`.
            permission_request: List<ConfiguredHookMatcherGroup> = "PermissionRequest";
            /// `PostToolUse`.
            post_tool_use: List<ConfiguredHookMatcherGroup> = "PostToolUse";
            /// `PreToolUse`.
            pre_tool_use: List<ConfiguredHookMatcherGroup> = "PreToolUse";
            /// `SessionStart`.
            session_start: List<ConfiguredHookMatcherGroup> = "SessionStart";
            /// `Stop`.
            stop: List<ConfiguredHookMatcherGroup> = "Stop";
            /// `UserPromptSubmit`.
            user_prompt_submit: List<ConfiguredHookMatcherGroup> = "UserPromptSubmit";
        }
        optional {
            /// `PostCompact`.
            ///
            /// Experimental; releases: since 0.129.
            post_compact: List<ConfiguredHookMatcherGroup> = "PostCompact";
            /// `PreCompact`.
            ///
            /// Experimental; releases: since 0.129.
            pre_compact: List<ConfiguredHookMatcherGroup> = "PreCompact";
            /// `SubagentStart`.
            ///
            /// Experimental; releases: since 0.133.
            subagent_start: List<ConfiguredHookMatcherGroup> = "SubagentStart";
            /// `SubagentStop`.
            ///
            /// Experimental; releases: since 0.133.
            subagent_stop: List<ConfiguredHookMatcherGroup> = "SubagentStop";
            /// `managedDir`.
            managed_dir: String = "managedDir";
            /// `windowsManagedDir`.
            windows_managed_dir: String = "windowsManagedDir";
        }
        list {
            /// `Interrupt`.
            ///
            /// Experimental; releases: since 0.150.
            interrupt: List<ConfiguredHookMatcherGroup> = "Interrupt";
            /// `PostModelRequest`.
            ///
            /// Experimental; releases: since 0.164.
            post_model_request: List<ConfiguredHookMatcherGroup> = "PostModelRequest";
            /// `PreModelRequest`.
            ///
            /// Experimental; releases: since 0.164.
            pre_model_request: List<ConfiguredHookMatcherGroup> = "PreModelRequest";
            /// `SessionEnd`.
            ///
            /// Experimental; releases: since 0.145.
            session_end: List<ConfiguredHookMatcherGroup> = "SessionEnd";
        }
    }
}

object! {
    /// The answer to a request.
    pub struct McpServerRefreshResponse {
    }
}

object! {
    /// The members of `McpToolConfiguredHookHandler`.
    ///
    /// Experimental; releases: since 0.148.
    pub struct McpToolConfiguredHookHandler {
        required {
            /// `input`.
            input: Map<Value> = "input";
            /// `server`.
            server: String = "server";
            /// `tool`.
            tool: String = "tool";
        }
        optional {
            /// `statusMessage`.
            status_message: String = "statusMessage";
            /// `timeoutSec`.
            timeout_sec: u64 = "timeoutSec";
        }
    }
}

object! {
    /// Managed preferences layer delivered by MDM (macOS only).
    pub struct MdmConfigLayerSource {
        required {
            /// `domain`.
            domain: String = "domain";
            /// `key`.
            key: String = "key";
        }
    }
}

text_enum! {
    /// The values of `MergeStrategy`.
    pub enum MergeStrategy {
        /// `replace`.
        Replace = "replace",
        /// `upsert`.
        Upsert = "upsert",
    }
}

object! {
    /// The members of `ModelsRequirements`.
    ///
    /// Releases: since 0.143.
    pub struct ModelsRequirements {
        optional {
            /// `newThread`.
            new_thread: NewThreadModelDefaults = "newThread";
        }
    }
}

text_enum! {
    /// The values of `NetworkDomainPermission`.
    ///
    /// Experimental; releases: since 0.118.
    pub enum NetworkDomainPermission {
        /// `allow`.
        Allow = "allow",
        /// `deny`.
        Deny = "deny",
    }
}

object! {
    /// The members of `NetworkRequirements`.
    ///
    /// Experimental.
    pub struct NetworkRequirements {
        optional {
            /// `allowLocalBinding`.
            allow_local_binding: bool = "allowLocalBinding";
            /// Legacy compatibility view derived from `unix_sockets`.
            allow_unix_sockets: List<String> = "allowUnixSockets";
            /// `allowUpstreamProxy`.
            allow_upstream_proxy: bool = "allowUpstreamProxy";
            /// Legacy compatibility view derived from `domains`.
            allowed_domains: List<String> = "allowedDomains";
            /// `dangerFullAccessDenylistOnly`.
            ///
            /// Experimental; releases: 0.120.
            danger_full_access_denylist_only: bool = "dangerFullAccessDenylistOnly";
            /// `dangerouslyAllowAllUnixSockets`.
            ///
            /// Experimental; releases: since 0.105.
            dangerously_allow_all_unix_sockets: bool = "dangerouslyAllowAllUnixSockets";
            /// `dangerouslyAllowNonLoopbackAdmin`.
            ///
            /// Experimental; releases: until 0.111.
            dangerously_allow_non_loopback_admin: bool = "dangerouslyAllowNonLoopbackAdmin";
            /// `dangerouslyAllowNonLoopbackProxy`.
            dangerously_allow_non_loopback_proxy: bool = "dangerouslyAllowNonLoopbackProxy";
            /// Legacy compatibility view derived from `domains`.
            denied_domains: List<String> = "deniedDomains";
            /// Canonical managed network permission map.
            ///
            /// Experimental; releases: since 0.118.
            domains: Map<NetworkDomainPermission> = "domains";
            /// `enabled`.
            enabled: bool = "enabled";
            /// `httpPort`.
            http_port: u16 = "httpPort";
            /// When true, only managed allowlist entries are respected while managed network
            /// enforcement is active.
            ///
            /// Experimental; releases: since 0.118.
            managed_allowed_domains_only: bool = "managedAllowedDomainsOnly";
            /// Host patterns routed to network approval before ordinary allow rules.
            ///
            /// Experimental; releases: since 0.165.
            review_domains: List<String> = "reviewDomains";
            /// `socksPort`.
            socks_port: u16 = "socksPort";
            /// Canonical managed unix socket permission map.
            ///
            /// Experimental; releases: since 0.118.
            unix_sockets: Map<NetworkUnixSocketPermission> = "unixSockets";
        }
    }
}

text_enum! {
    /// The values of `NetworkUnixSocketPermission`.
    ///
    /// Experimental; releases: since 0.118.
    pub enum NetworkUnixSocketPermission {
        /// `allow`.
        Allow = "allow",
        /// `deny`.
        ///
        /// Experimental; releases: since 0.136.
        Deny = "deny",
        /// `none`.
        ///
        /// Experimental; releases: 0.118 to 0.135.
        None = "none",
    }
}

object! {
    /// The members of `NewThreadModelDefaults`.
    ///
    /// Releases: since 0.143.
    pub struct NewThreadModelDefaults {
        optional {
            /// `model`.
            model: String = "model";
            /// `modelReasoningEffort`.
            model_reasoning_effort: String = "modelReasoningEffort";
            /// `serviceTier`.
            service_tier: String = "serviceTier";
        }
    }
}

keyed! {
    /// The forms of `OtelExporter`.
    ///
    /// Releases: since 0.166.
    pub enum OtelExporter {
        texts {
            /// `none`.
            None = "none",
            /// `statsig`.
            Statsig = "statsig",
        }
        keys {
            /// `otlp-http`.
            OtlpHttp(Box<OtlpHttpOtelExporter>) = "otlp-http",
            /// `otlp-grpc`.
            OtlpGrpc(OtlpGrpcOtelExporter) = "otlp-grpc",
        }
    }
}

text_enum! {
    /// The values of `OtelHttpProtocol`.
    ///
    /// Releases: since 0.166.
    pub enum OtelHttpProtocol {
        /// `binary`.
        Binary = "binary",
        /// `json`.
        Json = "json",
    }
}

object! {
    /// The members of `OtelRequirements`.
    ///
    /// Releases: since 0.166.
    pub struct OtelRequirements {
        optional {
            /// `environment`.
            environment: String = "environment";
            /// `exporter`.
            exporter: OtelExporter = "exporter";
            /// `log_agent_responses`.
            log_agent_responses: bool = "log_agent_responses";
            /// `log_guardian_assessments`.
            log_guardian_assessments: bool = "log_guardian_assessments";
            /// `log_sse_deltas`.
            ///
            /// Releases: since 0.169.
            log_sse_deltas: bool = "log_sse_deltas";
            /// `log_user_prompt`.
            log_user_prompt: bool = "log_user_prompt";
            /// `metrics_exporter`.
            metrics_exporter: OtelExporter = "metrics_exporter";
            /// `span_attributes`.
            span_attributes: Map<String> = "span_attributes";
            /// `tool_result`.
            tool_result: OtelToolResultLogConfig = "tool_result";
            /// `trace_exporter`.
            trace_exporter: OtelExporter = "trace_exporter";
            /// `tracestate`.
            tracestate: Map<Map<String>> = "tracestate";
        }
    }
}

object! {
    /// The members of `OtelTlsConfig`.
    ///
    /// Releases: since 0.166.
    pub struct OtelTlsConfig {
        optional {
            /// `ca-certificate`.
            ca_certificate: String = "ca-certificate";
            /// `client-certificate`.
            client_certificate: String = "client-certificate";
            /// `client-private-key`.
            client_private_key: String = "client-private-key";
        }
    }
}

object! {
    /// The members of `OtelToolResultLogConfig`.
    ///
    /// Releases: since 0.166.
    pub struct OtelToolResultLogConfig {
        required {
            /// `max_bytes`.
            max_bytes: u64 = "max_bytes";
        }
    }
}

object! {
    /// The members of `OtlpGrpcOtelExporter`.
    pub struct OtlpGrpcOtelExporter {
        required {
            /// `endpoint`.
            endpoint: String = "endpoint";
            /// Header names are retained; values are redacted by the server.
            headers: Map<String> = "headers";
        }
        optional {
            /// `tls`.
            tls: OtelTlsConfig = "tls";
        }
    }
}

object! {
    /// The members of `OtlpHttpOtelExporter`.
    pub struct OtlpHttpOtelExporter {
        required {
            /// `endpoint`.
            endpoint: String = "endpoint";
            /// Header names are retained; values are redacted by the server.
            headers: Map<String> = "headers";
            /// `protocol`.
            protocol: OtelHttpProtocol = "protocol";
        }
        optional {
            /// `tls`.
            tls: OtelTlsConfig = "tls";
        }
    }
}

object! {
    /// The members of `OverriddenMetadata`.
    pub struct OverriddenMetadata {
        required {
            /// `message`.
            message: String = "message";
            /// `overridingLayer`.
            overriding_layer: ConfigLayerMetadata = "overridingLayer";
        }
        optional {
            /// `effectiveValue`.
            effective_value: Value = "effectiveValue";
        }
    }
}

object! {
    /// Default configuration supplied with the installed Codex package.
    ///
    /// Releases: since 0.148.
    pub struct PackagedDefaultsConfigLayerSource {
        required {
            /// Path to the packaged default configuration file.
            file: String = "file";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.133.
    pub struct PermissionProfileListParams {
        optional {
            /// Opaque pagination cursor returned by a previous call.
            cursor: String = "cursor";
            /// Optional working directory to resolve project config layers.
            cwd: String = "cwd";
            /// Optional page size; defaults to the full result set.
            limit: u32 = "limit";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.133.
    pub struct PermissionProfileListResponse {
        required {
            /// `data`.
            data: List<PermissionProfileSummary> = "data";
        }
        optional {
            /// Opaque cursor to pass to the next call to continue after the last item. If None,
            /// there are no more items to return.
            next_cursor: String = "nextCursor";
        }
    }
}

object! {
    /// The members of `PermissionProfileSummary`.
    ///
    /// Releases: since 0.133.
    pub struct PermissionProfileSummary {
        required {
            /// Available permission profile identifier.
            id: String = "id";
        }
        optional {
            /// Whether the effective requirements allow selecting this profile.
            ///
            /// Releases: since 0.142.
            allowed: bool = "allowed";
            /// Optional user-facing description for display in clients.
            description: String = "description";
        }
    }
}

object! {
    /// The members of `ProfileV2`.
    ///
    /// Releases: until 0.133.
    pub struct ProfileV2 {
        optional {
            /// `approval_policy`.
            approval_policy: AskForApproval = "approval_policy";
            /// \[UNSTABLE\] Optional profile-level override for where approval requests are
            /// routed for review. If omitted, the enclosing config default is used.
            ///
            /// Releases: 0.115 to 0.133.
            approvals_reviewer: ApprovalsReviewer = "approvals_reviewer";
            /// `chatgpt_base_url`.
            chatgpt_base_url: String = "chatgpt_base_url";
            /// `model`.
            model: String = "model";
            /// `model_provider`.
            model_provider: String = "model_provider";
            /// `model_reasoning_effort`.
            model_reasoning_effort: String = "model_reasoning_effort";
            /// `model_reasoning_summary`.
            model_reasoning_summary: ReasoningSummary = "model_reasoning_summary";
            /// `model_verbosity`.
            model_verbosity: Verbosity = "model_verbosity";
            /// `service_tier`.
            ///
            /// Releases: 0.110 to 0.133.
            service_tier: String = "service_tier";
            /// `tools`.
            ///
            /// Releases: 0.113 to 0.133.
            tools: ToolsV2 = "tools";
            /// `web_search`.
            web_search: WebSearchMode = "web_search";
        }
        others { kept }
    }
}

object! {
    /// Path to a .codex/ folder within a project. There could be multiple of these between
    /// `cwd` and the project/repo root.
    pub struct ProjectConfigLayerSource {
        required {
            /// `dotCodexFolder`.
            dot_codex_folder: String = "dotCodexFolder";
        }
    }
}

object! {
    /// The members of `RequestHeader`.
    ///
    /// Releases: since 0.162.
    pub struct RequestHeader {
        required {
            /// `name`.
            name: String = "name";
            /// `value`.
            value: String = "value";
        }
    }
}

text_enum! {
    /// The values of `ResidencyRequirement`.
    pub enum ResidencyRequirement {
        /// `us`.
        Us = "us",
    }
}

object! {
    /// The members of `SandboxWorkspaceWrite`.
    pub struct SandboxWorkspaceWrite {
        optional {
            /// `exclude_slash_tmp`.
            exclude_slash_tmp: bool = "exclude_slash_tmp";
            /// `exclude_tmpdir_env_var`.
            exclude_tmpdir_env_var: bool = "exclude_tmpdir_env_var";
            /// `network_access`.
            network_access: bool = "network_access";
        }
        list {
            /// `writable_roots`.
            writable_roots: List<String> = "writable_roots";
        }
    }
}

object! {
    /// Managed config layer from a file (usually `managed_config.toml`).
    pub struct SystemConfigLayerSource {
        required {
            /// This is the path to the system config.toml file, though it is not guaranteed to
            /// exist.
            file: String = "file";
        }
    }
}

object! {
    /// The members of `TextPosition`.
    pub struct TextPosition {
        required {
            /// 1-based column number (in Unicode scalar values).
            column: u64 = "column";
            /// 1-based line number.
            line: u64 = "line";
        }
    }
}

object! {
    /// The members of `TextRange`.
    pub struct TextRange {
        required {
            /// `end`.
            end: TextPosition = "end";
            /// `start`.
            start: TextPosition = "start";
        }
    }
}

object! {
    /// The members of `ToolsV2`.
    pub struct ToolsV2 {
        optional {
            /// `view_image`.
            ///
            /// Releases: until 0.130.
            view_image: bool = "view_image";
            /// `web_search`.
            web_search: ToolsV2WebSearch = "web_search";
        }
    }
}

shape! {
    /// The forms of `ToolsV2WebSearch`.
    pub enum ToolsV2WebSearch {
        /// An object.
        Object(Box<WebSearchToolConfig>) = object,
        /// A boolean.
        Bool(bool) = boolean,
    }
}

object! {
    /// User config layer from $CODEX\_HOME/config.toml. This layer is special in that it is
    /// expected to be: - writable by the user - generally outside the workspace directory
    pub struct UserConfigLayerSource {
        required {
            /// This is the path to the user's config.toml file, though it is not guaranteed to
            /// exist.
            file: String = "file";
        }
        optional {
            /// Name of the selected profile-v2 config layered on top of the base user config,
            /// when this layer represents one.
            ///
            /// Releases: since 0.131.
            profile: String = "profile";
        }
    }
}

text_enum! {
    /// The values of `WebSearchContextSize`.
    ///
    /// Releases: since 0.113.
    pub enum WebSearchContextSize {
        /// `low`.
        Low = "low",
        /// `medium`.
        Medium = "medium",
        /// `high`.
        High = "high",
    }
}

object! {
    /// The members of `WebSearchLocation`.
    ///
    /// Releases: since 0.113.
    pub struct WebSearchLocation {
        optional {
            /// `city`.
            city: String = "city";
            /// `country`.
            country: String = "country";
            /// `region`.
            region: String = "region";
            /// `timezone`.
            timezone: String = "timezone";
        }
    }
}

text_enum! {
    /// The values of `WebSearchMode`.
    pub enum WebSearchMode {
        /// `disabled`.
        Disabled = "disabled",
        /// `cached`.
        Cached = "cached",
        /// `indexed`.
        ///
        /// Releases: since 0.142.
        Indexed = "indexed",
        /// `live`.
        Live = "live",
    }
}

text_enum! {
    /// Provider preference selected by the resolved model catalog entry.
    ///
    /// Releases: since 0.169.
    pub enum WebSearchProvider {
        /// `standalone`.
        Standalone = "standalone",
        /// `search_mcp`.
        SearchMcp = "search_mcp",
    }
}

object! {
    /// The members of `WebSearchToolConfig`.
    ///
    /// Releases: since 0.113.
    pub struct WebSearchToolConfig {
        optional {
            /// `allowed_domains`.
            allowed_domains: List<String> = "allowed_domains";
            /// `context_size`.
            context_size: WebSearchContextSize = "context_size";
            /// `location`.
            location: WebSearchLocation = "location";
        }
    }
}

text_enum! {
    /// The values of `WindowsSandboxImplementation`.
    ///
    /// Releases: since 0.156.
    pub enum WindowsSandboxImplementation {
        /// `elevated`.
        Elevated = "elevated",
        /// `unelevated`.
        Unelevated = "unelevated",
        /// `mxc`.
        Mxc = "mxc",
    }
}

text_enum! {
    /// The values of `WriteStatus`.
    pub enum WriteStatus {
        /// `ok`.
        Ok = "ok",
        /// `okOverridden`.
        OkOverridden = "okOverridden",
    }
}
