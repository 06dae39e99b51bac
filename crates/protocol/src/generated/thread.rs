//! Threads: conversations with an agent.
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
    /// The members of `ActivePermissionProfile`.
    ///
    /// Releases: since 0.133; experimental: 0.128 to 0.132.
    pub struct ActivePermissionProfile {
        required {
            /// Identifier from `default_permissions` or the implicit built-in default, such as
            /// `:workspace` or a user-defined `[permissions.<id>]` profile.
            id: String = "id";
        }
        optional {
            /// Parent profile identifier from the selected permissions profile's `extends`
            /// setting, when present.
            extends: String = "extends";
        }
        list {
            /// Bounded user-requested modifications applied on top of the named profile, if
            /// any.
            ///
            /// Experimental; releases: 0.128 to 0.130.
            modifications: List<ActivePermissionProfileModification> = "modifications";
        }
    }
}

tagged! {
    /// The forms of `ActivePermissionProfileModification`.
    ///
    /// Experimental; releases: 0.128 to 0.130.
    pub enum ActivePermissionProfileModification by "type" {
        held {
            /// `additionalWritableRoot`.
            AdditionalWritableRoot(AdditionalWritableRootActivePermissionProfileModification) = "additionalWritableRoot",
        }
    }
}

object! {
    /// The members of `ActiveThreadStatus`.
    pub struct ActiveThreadStatus {
        required {
            /// `activeFlags`.
            active_flags: List<ThreadActiveFlag> = "activeFlags";
        }
    }
}

object! {
    /// Additional concrete directory that should be writable.
    pub struct AdditionalWritableRootActivePermissionProfileModification {
        required {
            /// `path`.
            path: String = "path";
        }
    }
}

tagged! {
    /// Location used to resolve a selected capability root.
    ///
    /// Experimental; releases: since 0.140.
    pub enum CapabilityRootLocation by "type" {
        held {
            /// `environment`.
            Environment(EnvironmentCapabilityRootLocation) = "environment",
        }
    }
}

object! {
    /// Deprecated: Use `ContextCompaction` item type instead.
    pub struct ContextCompactedNotification {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
    }
}

tagged! {
    /// The forms of `DynamicToolNamespaceTool`.
    ///
    /// Experimental; releases: since 0.141.
    pub enum DynamicToolNamespaceTool by "type" {
        held {
            /// `function`.
            Function(FunctionDynamicToolNamespaceTool) = "function",
        }
    }
}

either! {
    /// The forms of `DynamicToolSpec`.
    ///
    /// Experimental.
    pub enum DynamicToolSpec {
        /// An object of this form.
        Object(DynamicToolSpecObject) by "type",
        /// An object of this form.
        Alternative(DynamicToolSpecAlternative),
    }
}

object! {
    /// The members of `DynamicToolSpecAlternative`.
    ///
    /// Experimental.
    pub struct DynamicToolSpecAlternative {
        required {
            /// `description`.
            description: String = "description";
            /// `name`.
            name: String = "name";
        }
        optional {
            /// `deferLoading`.
            ///
            /// Experimental; releases: 0.115 to 0.140.
            defer_loading: bool = "deferLoading";
            /// `inputSchema`.
            input_schema: Value = "inputSchema";
            /// `namespace`.
            ///
            /// Experimental; releases: 0.123 to 0.140.
            namespace: String = "namespace";
        }
    }
}

tagged! {
    /// The forms of `DynamicToolSpecObject`.
    ///
    /// Experimental.
    pub enum DynamicToolSpecObject by "type" {
        held {
            /// `function`.
            Function(FunctionDynamicToolSpec) = "function",
            /// `namespace`.
            Namespace(NamespaceDynamicToolSpec) = "namespace",
        }
    }
}

object! {
    /// A path owned by an execution environment.
    pub struct EnvironmentCapabilityRootLocation {
        required {
            /// `environmentId`.
            environment_id: String = "environmentId";
            /// Absolute path for the root in the selected environment.
            path: String = "path";
        }
    }
}

object! {
    /// The members of `FunctionDynamicToolNamespaceTool`.
    pub struct FunctionDynamicToolNamespaceTool {
        required {
            /// `description`.
            description: String = "description";
            /// `name`.
            name: String = "name";
        }
        optional {
            /// `deferLoading`.
            defer_loading: bool = "deferLoading";
            /// `inputSchema`.
            input_schema: Value = "inputSchema";
        }
    }
}

object! {
    /// The members of `FunctionDynamicToolSpec`.
    pub struct FunctionDynamicToolSpec {
        required {
            /// `description`.
            description: String = "description";
            /// `name`.
            name: String = "name";
        }
        optional {
            /// `deferLoading`.
            defer_loading: bool = "deferLoading";
            /// `inputSchema`.
            input_schema: Value = "inputSchema";
        }
    }
}

object! {
    /// The members of `GitInfo`.
    pub struct GitInfo {
        optional {
            /// `branch`.
            branch: String = "branch";
            /// `originUrl`.
            origin_url: String = "originUrl";
            /// `sha`.
            sha: String = "sha";
        }
    }
}

object! {
    /// The members of `NamespaceDynamicToolSpec`.
    pub struct NamespaceDynamicToolSpec {
        required {
            /// `description`.
            description: String = "description";
            /// `name`.
            name: String = "name";
            /// `tools`.
            tools: List<DynamicToolNamespaceTool> = "tools";
        }
    }
}

object! {
    /// A user-selected root that can expose one or more runtime capabilities.
    ///
    /// Experimental; releases: since 0.140.
    pub struct SelectedCapabilityRoot {
        required {
            /// Stable identifier supplied by the capability selection platform.
            id: String = "id";
            /// Where the selected root can be resolved.
            location: CapabilityRootLocation = "location";
        }
    }
}

keyed! {
    /// The forms of `SessionSource`.
    pub enum SessionSource {
        texts {
            /// `cli`.
            Cli = "cli",
            /// `vscode`.
            Vscode = "vscode",
            /// `exec`.
            Exec = "exec",
            /// `appServer`.
            AppServer = "appServer",
            /// `unknown`.
            Unspecified = "unknown",
        }
        keys {
            /// `custom`.
            ///
            /// Releases: since 0.116.
            Custom(String) = "custom",
            /// `subAgent`.
            SubAgent(SubAgentSource) = "subAgent",
        }
    }
}

keyed! {
    /// The forms of `SubAgentSource`.
    pub enum SubAgentSource {
        texts {
            /// `review`.
            Review = "review",
            /// `compact`.
            Compact = "compact",
            /// `memory_consolidation`.
            ///
            /// Releases: since 0.104.
            MemoryConsolidation = "memory_consolidation",
        }
        keys {
            /// `thread_spawn`.
            ThreadSpawn(ThreadSpawnSubAgentSource) = "thread_spawn",
            /// `other`.
            Other(String) = "other",
        }
    }
}

object! {
    /// The members of `Thread`.
    pub struct Thread {
        required {
            /// Version of the CLI that created the thread.
            cli_version: String = "cliVersion";
            /// Unix timestamp (in seconds) when the thread was created.
            created_at: i64 = "createdAt";
            /// Working directory captured for the thread.
            cwd: String = "cwd";
            /// Identifier for this thread. Codex-generated thread IDs are UUIDv7.
            id: ThreadId = "id";
            /// Model provider used for this thread (for example, 'openai').
            model_provider: String = "modelProvider";
            /// Usually the first user message in the thread, if available.
            preview: String = "preview";
            /// Origin of the thread (CLI, VSCode, codex exec, codex app-server, etc.).
            source: SessionSource = "source";
            /// Only populated on `thread/resume`, `thread/fork`, and `thread/read` (when
            /// `includeTurns` is true) responses. For all other responses and notifications
            /// returning a Thread, the turns field will be an empty list.
            turns: List<Turn> = "turns";
            /// Unix timestamp (in seconds) when the thread was last updated.
            updated_at: i64 = "updatedAt";
        }
        optional {
            /// Optional random unique nickname assigned to an AgentControl-spawned sub-agent.
            ///
            /// Releases: since 0.105.
            agent_nickname: String = "agentNickname";
            /// Optional role (agent\_role) assigned to an AgentControl-spawned sub-agent.
            ///
            /// Releases: since 0.105.
            agent_role: String = "agentRole";
            /// Parent that owns this persisted attached thread, independent of fork or spawn
            /// lineage.
            ///
            /// Experimental; releases: since 0.169.
            attached_to_thread_id: ThreadId = "attachedToThreadId";
            /// Whether the app server accepts direct turn input for this loaded thread. `None`
            /// means the capability is unavailable, such as for an unloaded stored thread.
            ///
            /// Experimental; releases: since 0.145.
            can_accept_direct_input: bool = "canAcceptDirectInput";
            /// Saved Daybreak choice, independent of turn execution. Null if unset.
            ///
            /// Experimental; releases: since 0.154.
            daybreak_enabled: bool = "daybreakEnabled";
            /// Current environments for a loaded thread, in priority order, primary first.
            /// `null` means the thread is not loaded or the server does not expose its
            /// selection. An empty list means no environments are selected. This does not
            /// report connection status.
            ///
            /// Experimental; releases: since 0.154.
            environments: List<ThreadEnvironment> = "environments";
            /// Whether the thread is ephemeral and should not be materialized on disk.
            ///
            /// Releases: since 0.107.
            ephemeral: bool = "ephemeral";
            /// Optional implementation-specific thread data.
            ///
            /// Experimental; releases: since 0.143.
            extra: ThreadExtra = "extra";
            /// Source thread id when this thread was created by forking another thread.
            ///
            /// Releases: since 0.120.
            forked_from_id: ThreadId = "forkedFromId";
            /// Optional Git metadata captured when the thread was created.
            git_info: GitInfo = "gitInfo";
            /// Persisted thread history contract selected when this thread was created.
            ///
            /// Releases: since 0.151; experimental: 0.143 to 0.150.
            history_mode: ThreadHistoryMode = "historyMode";
            /// Whether the thread has been pinned by the user.
            ///
            /// Releases: 0.146.
            is_pinned: bool = "isPinned";
            /// Current configured model when loaded, otherwise the latest persisted model. Null
            /// when unavailable. This is not per-turn execution telemetry.
            ///
            /// Releases: since 0.153.
            model: String = "model";
            /// Optional user-facing thread title.
            ///
            /// Releases: since 0.105.
            name: String = "name";
            /// Originator recorded when the thread was created, independent of its current
            /// client or executor. Null when the recorded originator is unavailable.
            ///
            /// Releases: since 0.154.
            originator: String = "originator";
            /// The ID of the parent thread. This will only be set if this thread is a subagent.
            ///
            /// Releases: since 0.137.
            parent_thread_id: ThreadId = "parentThreadId";
            /// \[UNSTABLE\] Path to the thread on disk.
            path: String = "path";
            /// Canonical project assignment owned by app-server, if any.
            ///
            /// Releases: since 0.149.
            project_id: String = "projectId";
            /// Current configured reasoning effort when loaded, otherwise the latest persisted
            /// effort. Null when unset or unavailable. This is not per-turn execution
            /// telemetry.
            ///
            /// Releases: since 0.153.
            reasoning_effort: String = "reasoningEffort";
            /// Unix timestamp (in seconds) used for thread recency ordering.
            ///
            /// Releases: since 0.142.
            recency_at: i64 = "recencyAt";
            /// The independently persisted section selected for this thread, if any.
            ///
            /// Releases: since 0.147.
            section: ThreadSection = "section";
            /// Unix timestamp in seconds when the thread entered its current section.
            ///
            /// Releases: since 0.147.
            section_entered_at: i64 = "sectionEnteredAt";
            /// Session id shared by threads that belong to the same session tree.
            ///
            /// Releases: since 0.129.
            session_id: ThreadId = "sessionId";
            /// Current runtime status for the thread.
            ///
            /// Releases: since 0.105.
            status: ThreadStatus = "status";
            /// Optional analytics source classification for this thread.
            ///
            /// Releases: since 0.129.
            thread_source: String = "threadSource";
        }
    }
}

text_enum! {
    /// The values of `ThreadActiveFlag`.
    ///
    /// Releases: since 0.105.
    pub enum ThreadActiveFlag {
        /// `waitingOnApproval`.
        WaitingOnApproval = "waitingOnApproval",
        /// `waitingOnUserInput`.
        WaitingOnUserInput = "waitingOnUserInput",
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.124.
    pub struct ThreadApproveGuardianDeniedActionParams {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// Serialized `codex_protocol::protocol::GuardianAssessmentEvent`.
            event: Value = "event";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.124.
    pub struct ThreadApproveGuardianDeniedActionResponse {
    }
}

object! {
    /// Params of a request.
    pub struct ThreadArchiveParams {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// The answer to a request.
    pub struct ThreadArchiveResponse {
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.104.
    pub struct ThreadArchivedNotification {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.106.
    pub struct ThreadClosedNotification {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// Params of a request.
    pub struct ThreadCompactStartParams {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// The answer to a request.
    pub struct ThreadCompactStartResponse {
    }
}

object! {
    /// Parameters for `thread/decrement_elicitation`.
    ///
    /// Experimental; releases: since 0.114.
    pub struct ThreadDecrementElicitationParams {
        required {
            /// Thread whose out-of-band elicitation counter should be decremented.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// Response for `thread/decrement_elicitation`.
    ///
    /// Experimental; releases: since 0.114.
    pub struct ThreadDecrementElicitationResponse {
        required {
            /// Current out-of-band elicitation count after the decrement.
            count: i64 = "count";
            /// Whether timeout accounting remains paused after applying the decrement.
            paused: bool = "paused";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.140.
    pub struct ThreadDeleteParams {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.140.
    pub struct ThreadDeleteResponse {
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.140.
    pub struct ThreadDeletedNotification {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// An environment selected by a loaded thread, independent of connection status.
    ///
    /// Experimental; releases: since 0.154.
    pub struct ThreadEnvironment {
        required {
            /// `cwd`.
            cwd: String = "cwd";
            /// `environmentId`.
            environment_id: String = "environmentId";
            /// `runtimeWorkspaceRoots`.
            runtime_workspace_roots: List<String> = "runtimeWorkspaceRoots";
        }
    }
}

object! {
    /// Extra app-server data for a thread.
    ///
    /// Experimental; releases: since 0.143.
    pub struct ThreadExtra {
    }
}

object! {
    /// There are two ways to fork a thread: 1. By thread\_id: load the thread from disk by
    /// thread\_id and fork it into a new thread. 2. By path: load the thread from disk by path
    /// and fork it into a new thread.
    ///
    /// If using a non-empty path, the thread\_id param will be ignored. Empty string path
    /// values are treated as absent.
    ///
    /// Prefer using thread\_id whenever possible.
    pub struct ThreadForkParams {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// `approvalPolicy`.
            approval_policy: AskForApproval = "approvalPolicy";
            /// Override where approval requests are routed for review on this thread and
            /// subsequent turns.
            ///
            /// Releases: since 0.115.
            approvals_reviewer: ApprovalsReviewer = "approvalsReviewer";
            /// Persist the fork as an attached thread of its resolved source, hidden from
            /// ordinary lists. The source cannot be deleted while attached threads exist.
            /// Requires a paginated source and local storage; incompatible with ephemeral and
            /// deferGoalContinuation. Omitted or false creates an ordinary fork.
            ///
            /// Experimental; releases: since 0.165.
            attach_to_source: bool = "attachToSource";
            /// `baseInstructions`.
            base_instructions: String = "baseInstructions";
            /// Optional turn id to fork before, excluding that turn and all later turns. Cannot
            /// be combined with `last_turn_id`.
            ///
            /// Experimental; releases: since 0.145.
            before_turn_id: TurnId = "beforeTurnId";
            /// `config`.
            config: Map<Value> = "config";
            /// `cwd`.
            cwd: String = "cwd";
            /// When true, carry the source thread's current goal into the fork without starting
            /// its initial automatic continuation. The next explicit turn owns the goal
            /// lifecycle, and normal automatic continuation resumes after it.
            ///
            /// Experimental; releases: since 0.145.
            defer_goal_continuation: bool = "deferGoalContinuation";
            /// `developerInstructions`.
            developer_instructions: String = "developerInstructions";
            /// `ephemeral`.
            ///
            /// Releases: since 0.115.
            ephemeral: bool = "ephemeral";
            /// When true, return only thread metadata and live fork state without populating
            /// `thread.turns`. This is useful when the client plans to call `thread/turns/list`
            /// immediately after forking. Full-history hydration is deprecated for paginated
            /// threads; use this with `thread/turns/list` and `thread/items/list` instead.
            ///
            /// Releases: 0.125 to 0.128, since 0.151; experimental: 0.129 to 0.150.
            exclude_turns: bool = "excludeTurns";
            /// Disable MCP servers in prediction mode when the inherited window uses
            /// incremental tools on Responses Lite. Requires `experimentalPredictionMode:
            /// true`.
            ///
            /// Experimental; releases: since 0.164.
            experimental_disable_prediction_mcp: bool = "experimentalDisablePredictionMcp";
            /// Start from the loaded parent's effective config, tools, environments, and
            /// persisted history to maximize prompt-cache reuse. Requires a loaded, persisted
            /// parent and `ephemeral: true`. Enables `features.reasoning_effort_override` on
            /// the fork. Only `config.thread_unload_delay_secs` may override the inherited
            /// config. Cannot be combined with `path`, `lastTurnId`, or `beforeTurnId`.
            ///
            /// Experimental; releases: since 0.163.
            experimental_prediction_mode: bool = "experimentalPredictionMode";
            /// Optional last turn id to fork through, inclusive.
            ///
            /// When specified, turns after `last_turn_id` are omitted from the fork. The
            /// referenced turn cannot be in progress.
            ///
            /// Releases: since 0.143.
            last_turn_id: TurnId = "lastTurnId";
            /// Configuration overrides for the forked thread, if any.
            model: String = "model";
            /// `modelProvider`.
            model_provider: String = "modelProvider";
            /// \[UNSTABLE\] Specify the rollout path to fork from. If specified, the thread\_id
            /// param will be ignored.
            ///
            /// Experimental.
            path: String = "path";
            /// Full permissions override for the forked thread. Cannot be combined with
            /// `sandbox`.
            ///
            /// Releases: 0.124 to 0.125.
            permission_profile: PermissionProfile = "permissionProfile";
            /// Named profile id for the forked thread. Cannot be combined with `sandbox`.
            ///
            /// Experimental; releases: since 0.128.
            permissions: ThreadForkParamsPermissions = "permissions";
            /// Deprecated and ignored by app-server. Kept only so older clients can continue
            /// sending the field while rollout persistence always uses the limited history
            /// policy.
            ///
            /// Experimental; releases: 0.104 to 0.136.
            persist_extended_history: bool = "persistExtendedHistory";
            /// Replace the thread's runtime workspace roots. Paths must be absolute.
            ///
            /// Experimental; releases: since 0.131.
            runtime_workspace_roots: List<String> = "runtimeWorkspaceRoots";
            /// `sandbox`.
            sandbox: SandboxMode = "sandbox";
            /// Optional client-supplied analytics source classification for this forked thread.
            ///
            /// Releases: since 0.129.
            thread_source: String = "threadSource";
        }
        patch {
            /// `serviceTier`.
            ///
            /// Releases: since 0.110.
            service_tier: String = "serviceTier";
        }
    }
}

shape! {
    /// Named profile id for the forked thread. Cannot be combined with `sandbox`.
    ///
    /// Experimental; releases: since 0.128.
    pub enum ThreadForkParamsPermissions {
        /// A string.
        Text(String) = text,
        /// An object.
        Object(PermissionProfileSelectionParams) = object,
    }
}

object! {
    /// The answer to a request.
    pub struct ThreadForkResponse {
        required {
            /// `approvalPolicy`.
            approval_policy: AskForApproval = "approvalPolicy";
            /// `cwd`.
            cwd: String = "cwd";
            /// `model`.
            model: String = "model";
            /// `modelProvider`.
            model_provider: String = "modelProvider";
            /// Legacy sandbox policy retained for compatibility. Experimental clients should
            /// prefer `activePermissionProfile` for profile provenance.
            sandbox: SandboxPolicy = "sandbox";
            /// `thread`.
            thread: Thread = "thread";
        }
        optional {
            /// Named or implicit built-in profile that produced the active permissions, when
            /// known.
            ///
            /// Experimental; releases: since 0.128.
            active_permission_profile: ActivePermissionProfile = "activePermissionProfile";
            /// Reviewer currently used for approval requests on this thread.
            ///
            /// Releases: since 0.115.
            approvals_reviewer: ApprovalsReviewer = "approvalsReviewer";
            /// @deprecated Always `explicitRequestOnly`. Use `reasoningEffort` for Ultra
            /// behavior.
            ///
            /// Experimental; releases: since 0.142.
            multi_agent_mode: MultiAgentMode = "multiAgentMode";
            /// Full active permissions for this thread. `activePermissionProfile` carries
            /// display/provenance metadata for this runtime profile.
            ///
            /// Releases: 0.124 to 0.125; experimental: 0.128 to 0.130.
            permission_profile: PermissionProfile = "permissionProfile";
            /// `reasoningEffort`.
            reasoning_effort: String = "reasoningEffort";
            /// `serviceTier`.
            ///
            /// Releases: since 0.110.
            service_tier: String = "serviceTier";
        }
        list {
            /// Saved list of disabled plugin IDs. Does not yet filter plugin capabilities.
            ///
            /// Releases: since 0.156.
            disabled_plugin_ids: List<String> = "disabledPluginIds";
            /// Environment-native paths to instruction source files currently loaded for this
            /// thread.
            ///
            /// Releases: since 0.121.
            instruction_sources: List<String> = "instructionSources";
            /// Thread-scoped runtime workspace roots used to materialize `:workspace_roots`.
            ///
            /// Experimental; releases: since 0.131.
            runtime_workspace_roots: List<String> = "runtimeWorkspaceRoots";
        }
    }
}

text_enum! {
    /// The values of `ThreadHistoryMode`.
    ///
    /// Releases: since 0.151; experimental: 0.143 to 0.150.
    pub enum ThreadHistoryMode {
        /// `legacy`.
        Legacy = "legacy",
        /// `paginated`.
        Paginated = "paginated",
    }
}

object! {
    /// Parameters for `thread/increment_elicitation`.
    ///
    /// Experimental; releases: since 0.114.
    pub struct ThreadIncrementElicitationParams {
        required {
            /// Thread whose out-of-band elicitation counter should be incremented.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// Response for `thread/increment_elicitation`.
    ///
    /// Experimental; releases: since 0.114.
    pub struct ThreadIncrementElicitationResponse {
        required {
            /// Current out-of-band elicitation count after the increment.
            count: i64 = "count";
            /// Whether timeout accounting is paused after applying the increment.
            paused: bool = "paused";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.121.
    pub struct ThreadInjectItemsParams {
        required {
            /// Raw Responses API items to append to the thread's model-visible history.
            items: List<Value> = "items";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.121.
    pub struct ThreadInjectItemsResponse {
    }
}

shape! {
    /// The forms of `ThreadListCwdFilter`.
    ///
    /// Releases: since 0.124.
    pub enum ThreadListCwdFilter {
        /// A string.
        Text(String) = text,
        /// A list.
        List(List<String>) = array,
    }
}

object! {
    /// Params of a request.
    pub struct ThreadListParams {
        optional {
            /// Optional ancestor thread filter. Returns spawned descendants at any depth,
            /// excluding the ancestor itself. Mutually exclusive with `parentThreadId`.
            ///
            /// Experimental; releases: since 0.143.
            ancestor_thread_id: ThreadId = "ancestorThreadId";
            /// Optional archived filter; when set to true, only archived threads are returned.
            /// If false or null, only non-archived threads are returned.
            archived: bool = "archived";
            /// Return only persistent threads attached to this thread, including empty threads.
            /// Mutually exclusive with parentThreadId and ancestorThreadId. Omitting this
            /// filter keeps attached threads hidden from ordinary listings.
            ///
            /// Experimental; releases: since 0.165.
            attached_to_thread_id: ThreadId = "attachedToThreadId";
            /// Show local history visible to the current ChatGPT account. Defaults to false.
            ///
            /// Releases: since 0.169.
            current_account_only: bool = "currentAccountOnly";
            /// Opaque pagination cursor returned by a previous call.
            cursor: String = "cursor";
            /// Optional cwd filter or filters; when set, only threads whose session cwd exactly
            /// matches one of these paths are returned.
            ///
            /// Releases: since 0.104.
            cwd: ThreadListCwdFilter = "cwd";
            /// Thread IDs to exclude before applying the result limit. Up to 100 entries;
            /// invalid IDs or a larger list are rejected, never truncated. Send the same
            /// exclusions on each page. Omitted, null, or empty means no exclusions.
            ///
            /// Releases: since 0.163.
            excluded_thread_ids: List<ThreadId> = "excludedThreadIds";
            /// Include persistent threads attached to a parent when searching by title.
            ///
            /// Experimental; releases: since 0.169.
            include_attached_threads: bool = "includeAttachedThreads";
            /// Optional pinned filter; when set, only threads matching this value are returned.
            ///
            /// Releases: 0.146.
            is_pinned: bool = "isPinned";
            /// Optional page size; defaults to a reasonable server-side value.
            limit: u32 = "limit";
            /// Optional provider filter; when set, only sessions recorded under these providers
            /// are returned. When present but empty, includes all providers.
            model_providers: List<String> = "modelProviders";
            /// Optional originator allowlist, matching any supplied value exactly. Supported by
            /// hosted backends only; the local app-server rejects a nonempty list. Omitted or
            /// empty lists leave originators unrestricted.
            ///
            /// Releases: since 0.154.
            originators: List<String> = "originators";
            /// Optional direct parent thread filter. Mutually exclusive with
            /// `ancestorThreadId`.
            ///
            /// Experimental; releases: since 0.141.
            parent_thread_id: ThreadId = "parentThreadId";
            /// Optional substring filter for the extracted thread title.
            ///
            /// Releases: since 0.105.
            search_term: String = "searchTerm";
            /// Optional sort direction; defaults to descending (newest first).
            ///
            /// Releases: since 0.122.
            sort_direction: SortDirection = "sortDirection";
            /// Optional sort key; defaults to created\_at.
            sort_key: ThreadSortKey = "sortKey";
            /// Optional source filter; when set, only sessions from these source kinds are
            /// returned. When omitted or empty, defaults to interactive sources.
            source_kinds: List<ThreadSourceKind> = "sourceKinds";
            /// If true, return from the state DB without scanning JSONL rollouts to repair
            /// thread metadata. Omitted or false preserves scan-and-repair behavior.
            ///
            /// Releases: since 0.124.
            use_state_db_only: bool = "useStateDbOnly";
        }
        patch {
            /// Omit to include every project, set to null for unassigned threads, or provide a
            /// project ID to return only threads in that project.
            ///
            /// Experimental; releases: since 0.149.
            project_id: String = "projectId";
            /// Omit to include every section, set to `null` for unsectioned threads, or provide
            /// a section ID to return only threads in that section.
            ///
            /// Releases: since 0.147.
            section_id: String = "sectionId";
        }
    }
}

object! {
    /// The answer to a request.
    pub struct ThreadListResponse {
        required {
            /// `data`.
            data: List<Thread> = "data";
        }
        optional {
            /// Opaque cursor to pass as `cursor` when reversing `sortDirection`. This is only
            /// populated when the page contains at least one thread. Use it with the opposite
            /// `sortDirection`; for timestamp sorts it anchors at the start of the page
            /// timestamp so same-second updates are not skipped.
            ///
            /// Releases: since 0.122.
            backwards_cursor: String = "backwardsCursor";
            /// Opaque cursor to pass to the next call to continue after the last item. if None,
            /// there are no more items to return.
            next_cursor: String = "nextCursor";
            /// Local receipts for eligible threads on this page, keyed by thread ID. Null means
            /// durable read state is unavailable; an absent key means that row is ineligible.
            ///
            /// Experimental; releases: since 0.163.
            read_states: Map<ThreadReadState> = "readStates";
        }
    }
}

object! {
    /// Params of a request.
    pub struct ThreadLoadedListParams {
        optional {
            /// Opaque pagination cursor returned by a previous call.
            cursor: String = "cursor";
            /// Optional page size; defaults to no limit.
            limit: u32 = "limit";
        }
    }
}

object! {
    /// The answer to a request.
    pub struct ThreadLoadedListResponse {
        required {
            /// Thread ids for sessions currently loaded in memory.
            data: List<ThreadId> = "data";
        }
        optional {
            /// Opaque cursor to pass to the next call to continue after the last item. if None,
            /// there are no more items to return.
            next_cursor: String = "nextCursor";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.110.
    pub struct ThreadMetadataGitInfoUpdateParams {
        patch {
            /// Omit to leave the stored branch unchanged, set to `null` to clear it, or provide
            /// a non-empty string to replace it.
            branch: String = "branch";
            /// Omit to leave the stored origin URL unchanged, set to `null` to clear it, or
            /// provide a non-empty string to replace it.
            origin_url: String = "originUrl";
            /// Omit to leave the stored commit unchanged, set to `null` to clear it, or provide
            /// a non-empty string to replace it.
            sha: String = "sha";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.110.
    pub struct ThreadMetadataUpdateParams {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// Save the client's Daybreak choice for this persistent thread. Omitted or null
            /// leaves it unchanged. This does not select a turn's `cyberAccessProgram` or grant
            /// access.
            ///
            /// Experimental; releases: since 0.154.
            daybreak_enabled: bool = "daybreakEnabled";
            /// Patch the stored Git metadata for this thread. Omit a field to leave it
            /// unchanged, set it to `null` to clear it, or provide a string to replace the
            /// stored value.
            git_info: ThreadMetadataGitInfoUpdateParams = "gitInfo";
            /// Patch whether this thread is pinned. Omit to leave the stored value unchanged.
            ///
            /// Releases: 0.146.
            is_pinned: bool = "isPinned";
            /// Omit to leave the project unchanged, use an empty string to clear it, or provide
            /// an existing project ID to assign it.
            ///
            /// Experimental; releases: since 0.149.
            project_id: String = "projectId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.110.
    pub struct ThreadMetadataUpdateResponse {
        required {
            /// `thread`.
            thread: Thread = "thread";
        }
    }
}

object! {
    /// Params of a notification.
    pub struct ThreadNameUpdatedNotification {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// `threadName`.
            thread_name: String = "threadName";
        }
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.149.
    pub struct ThreadProjectUpdatedNotification {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        nullable {
            /// `projectId`.
            project_id: String = "projectId";
        }
    }
}

object! {
    /// Params of a request.
    pub struct ThreadReadParams {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// When true, include turns and their items from rollout history. Full-history
            /// hydration is deprecated for paginated threads; prefer a metadata-only read and
            /// page with `thread/turns/list` and `thread/items/list`.
            include_turns: bool = "includeTurns";
        }
    }
}

object! {
    /// The answer to a request.
    pub struct ThreadReadResponse {
        required {
            /// `thread`.
            thread: Thread = "thread";
        }
        optional {
            /// Local receipt. Null means this thread's durable read state is unavailable.
            ///
            /// Experimental; releases: since 0.163.
            read_state: ThreadReadState = "readState";
        }
    }
}

object! {
    /// The first unread position in a durable local thread. A null position means read. The
    /// opaque revision guards edits against activity or marks the caller has not seen.
    ///
    /// Releases: since 0.163.
    pub struct ThreadReadState {
        required {
            /// `revision`.
            revision: String = "revision";
        }
        optional {
            /// `firstUnread`.
            first_unread: ThreadUnreadPosition = "firstUnread";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.136.
    pub struct ThreadResumeInitialTurnsPageParams {
        optional {
            /// How much item detail to include for each returned turn; defaults to summary.
            items_view: TurnItemsView = "itemsView";
            /// Optional turn page size.
            limit: u32 = "limit";
            /// Optional turn pagination direction; defaults to descending.
            sort_direction: SortDirection = "sortDirection";
        }
    }
}

object! {
    /// There are three ways to resume a thread: 1. By thread\_id: load the thread from disk by
    /// thread\_id and resume it. 2. By history: instantiate the thread from memory and resume
    /// it. 3. By path: load the thread from disk by path and resume it.
    ///
    /// For non-running threads, the precedence is: history \> non-empty path \> thread\_id. If
    /// using history or a non-empty path for a non-running thread, the thread\_id param will be
    /// ignored.
    ///
    /// If thread\_id identifies a running thread, app-server rejoins that thread and treats a
    /// non-empty path as a consistency check against the active rollout path. Empty string path
    /// values are treated as absent.
    ///
    /// Prefer using thread\_id whenever possible.
    pub struct ThreadResumeParams {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// `approvalPolicy`.
            approval_policy: AskForApproval = "approvalPolicy";
            /// Override where approval requests are routed for review on this thread and
            /// subsequent turns.
            ///
            /// Releases: since 0.115.
            approvals_reviewer: ApprovalsReviewer = "approvalsReviewer";
            /// `baseInstructions`.
            base_instructions: String = "baseInstructions";
            /// `config`.
            config: Map<Value> = "config";
            /// `cwd`.
            cwd: String = "cwd";
            /// `developerInstructions`.
            developer_instructions: String = "developerInstructions";
            /// When true, return only thread metadata and live-resume state without populating
            /// `thread.turns`. This is useful when the client plans to call `thread/turns/list`
            /// immediately after resuming. Full-history hydration is deprecated for paginated
            /// threads; use this with `thread/turns/list` and `thread/items/list` instead.
            ///
            /// Releases: 0.125 to 0.128, since 0.151; experimental: 0.129 to 0.150.
            exclude_turns: bool = "excludeTurns";
            /// \[UNSTABLE\] FOR CODEX CLOUD - DO NOT USE. If specified, the thread will be
            /// resumed with the provided history instead of loaded from disk.
            ///
            /// Experimental.
            history: List<ResponseItem> = "history";
            /// When present, include a `thread/turns/list` page in the resume response so
            /// clients can bootstrap recent turns without a second request.
            ///
            /// Experimental; releases: since 0.136.
            initial_turns_page: ThreadResumeInitialTurnsPageParams = "initialTurnsPage";
            /// Configuration overrides for the resumed thread, if any.
            model: String = "model";
            /// `modelProvider`.
            model_provider: String = "modelProvider";
            /// \[UNSTABLE\] Specify the rollout path to resume from. If specified for a
            /// non-running thread, the thread\_id param will be ignored. If thread\_id
            /// identifies a running thread, the path must match the active rollout path.
            ///
            /// Experimental.
            path: String = "path";
            /// Full permissions override for the resumed thread. Cannot be combined with
            /// `sandbox`.
            ///
            /// Releases: 0.124 to 0.125.
            permission_profile: PermissionProfile = "permissionProfile";
            /// Named profile id for the resumed thread. Cannot be combined with `sandbox`.
            ///
            /// Experimental; releases: since 0.128.
            permissions: ThreadResumeParamsPermissions = "permissions";
            /// Deprecated and ignored by app-server. Kept only so older clients can continue
            /// sending the field while rollout persistence always uses the limited history
            /// policy.
            ///
            /// Experimental; releases: 0.104 to 0.136.
            persist_extended_history: bool = "persistExtendedHistory";
            /// @deprecated `friendly` and `pragmatic` no longer select a style. Changing this
            /// does not rewrite the thread's existing instructions.
            personality: Personality = "personality";
            /// Replace the thread's runtime workspace roots. Paths must be absolute.
            ///
            /// Experimental; releases: since 0.131.
            runtime_workspace_roots: List<String> = "runtimeWorkspaceRoots";
            /// `sandbox`.
            sandbox: SandboxMode = "sandbox";
        }
        patch {
            /// `serviceTier`.
            ///
            /// Releases: since 0.110.
            service_tier: String = "serviceTier";
        }
    }
}

shape! {
    /// Named profile id for the resumed thread. Cannot be combined with `sandbox`.
    ///
    /// Experimental; releases: since 0.128.
    pub enum ThreadResumeParamsPermissions {
        /// A string.
        Text(String) = text,
        /// An object.
        Object(PermissionProfileSelectionParams) = object,
    }
}

object! {
    /// The answer to a request.
    pub struct ThreadResumeResponse {
        required {
            /// `approvalPolicy`.
            approval_policy: AskForApproval = "approvalPolicy";
            /// `cwd`.
            cwd: String = "cwd";
            /// `model`.
            model: String = "model";
            /// `modelProvider`.
            model_provider: String = "modelProvider";
            /// Legacy sandbox policy retained for compatibility. Experimental clients should
            /// prefer `activePermissionProfile` for profile provenance.
            sandbox: SandboxPolicy = "sandbox";
            /// `thread`.
            thread: Thread = "thread";
        }
        optional {
            /// Named or implicit built-in profile that produced the active permissions, when
            /// known.
            ///
            /// Experimental; releases: since 0.128.
            active_permission_profile: ActivePermissionProfile = "activePermissionProfile";
            /// Reviewer currently used for approval requests on this thread.
            ///
            /// Releases: since 0.115.
            approvals_reviewer: ApprovalsReviewer = "approvalsReviewer";
            /// Effective collaboration mode. Absent when resuming from an older server.
            ///
            /// Releases: since 0.156.
            collaboration_mode: CollaborationMode = "collaborationMode";
            /// `thread/turns/list` page returned when requested by `initialTurnsPage`.
            ///
            /// Experimental; releases: since 0.136.
            initial_turns_page: TurnsPage = "initialTurnsPage";
            /// Opaque cursor for hydrating paginated items backwards.
            ///
            /// Pass this as `cursor` to `thread/items/list` with `sortDirection: "desc"`. The
            /// first page includes the item identified by the cursor.
            ///
            /// Releases: since 0.151; experimental: 0.145 to 0.150.
            items_backwards_cursor: String = "itemsBackwardsCursor";
            /// @deprecated Always `explicitRequestOnly`. Use `reasoningEffort` for Ultra
            /// behavior.
            ///
            /// Experimental; releases: since 0.142.
            multi_agent_mode: MultiAgentMode = "multiAgentMode";
            /// Full active permissions for this thread. `activePermissionProfile` carries
            /// display/provenance metadata for this runtime profile.
            ///
            /// Releases: 0.124 to 0.125; experimental: 0.128 to 0.130.
            permission_profile: PermissionProfile = "permissionProfile";
            /// `reasoningEffort`.
            reasoning_effort: String = "reasoningEffort";
            /// `serviceTier`.
            ///
            /// Releases: since 0.110.
            service_tier: String = "serviceTier";
            /// Opaque cursor for hydrating paginated turns backwards.
            ///
            /// Pass this as `cursor` to `thread/turns/list` with `sortDirection: "desc"`. The
            /// first page includes the turn identified by the cursor.
            ///
            /// Releases: since 0.151; experimental: 0.145 to 0.150.
            turns_backwards_cursor: String = "turnsBackwardsCursor";
        }
        list {
            /// Saved list of disabled plugin IDs. Does not yet filter plugin capabilities.
            ///
            /// Releases: since 0.156.
            disabled_plugin_ids: List<String> = "disabledPluginIds";
            /// Environment-native paths to instruction source files currently loaded for this
            /// thread.
            ///
            /// Releases: since 0.121.
            instruction_sources: List<String> = "instructionSources";
            /// Thread-scoped runtime workspace roots used to materialize `:workspace_roots`.
            ///
            /// Experimental; releases: since 0.131.
            runtime_workspace_roots: List<String> = "runtimeWorkspaceRoots";
        }
    }
}

object! {
    /// Replace a paginated thread's durable history with the prefix before one turn.
    ///
    /// This only changes persisted conversation history. It does not revert local file changes.
    ///
    /// Releases: since 0.151; experimental: 0.148 to 0.150.
    pub struct ThreadRevertParams {
        required {
            /// Turn excluded from the replacement history, together with every later turn.
            before_turn_id: TurnId = "beforeTurnId";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.151; experimental: 0.148 to 0.150.
    pub struct ThreadRevertResponse {
        required {
            /// Updated loaded thread metadata. `turns` is always empty; hydrate retained
            /// history through `thread/turns/list`.
            thread: Thread = "thread";
        }
        optional {
            /// Opaque cursor for hydrating paginated items backwards.
            ///
            /// Pass this as `cursor` to `thread/items/list` with `sortDirection: "desc"`. The
            /// first page includes the item identified by the cursor.
            items_backwards_cursor: String = "itemsBackwardsCursor";
            /// Opaque cursor for hydrating paginated turns backwards.
            ///
            /// Pass this as `cursor` to `thread/turns/list` with `sortDirection: "desc"`. The
            /// first page includes the turn identified by the cursor.
            turns_backwards_cursor: String = "turnsBackwardsCursor";
        }
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.148.
    pub struct ThreadRevertedNotification {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// DEPRECATED: `thread/rollback` will be removed soon.
    ///
    /// Releases: until 0.155.
    pub struct ThreadRollbackParams {
        required {
            /// The number of turns to drop from the end of the thread. Must be \>= 1.
            ///
            /// This only modifies the thread's history and does not revert local file changes
            /// that have been made by the agent. Clients are responsible for reverting these
            /// changes.
            num_turns: u32 = "numTurns";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: until 0.155.
    pub struct ThreadRollbackResponse {
        required {
            /// The updated thread after applying the rollback, with `turns` populated.
            ///
            /// The ThreadItems stored in each Turn are lossy since we explicitly do not persist
            /// all agent interactions, such as command executions. This is the same behavior as
            /// `thread/resume`.
            thread: Thread = "thread";
        }
    }
}

object! {
    /// An independently persisted, user-visible thread section.
    ///
    /// Releases: since 0.147.
    pub struct ThreadSection {
        required {
            /// Opaque UUIDv7 identity that remains stable when the section is renamed.
            id: String = "id";
            /// The current user-visible section name.
            name: String = "name";
        }
        optional {
            /// Optional appearance synchronized across clients.
            ///
            /// Releases: since 0.148.
            appearance: ThreadSectionAppearance = "appearance";
        }
    }
}

object! {
    /// Extensible visual presentation for a custom thread section.
    ///
    /// Releases: since 0.148.
    pub struct ThreadSectionAppearance {
        optional {
            /// `color`.
            color: String = "color";
            /// `icon`.
            icon: String = "icon";
        }
    }
}

object! {
    /// Parameters for creating an independently persisted thread section.
    ///
    /// Releases: since 0.147.
    pub struct ThreadSectionCreateParams {
        required {
            /// The user-visible name of the section.
            name: String = "name";
        }
        optional {
            /// `appearance`.
            ///
            /// Releases: since 0.148.
            appearance: ThreadSectionAppearance = "appearance";
        }
    }
}

object! {
    /// The independently persisted section created by the server.
    ///
    /// Releases: since 0.147.
    pub struct ThreadSectionCreateResponse {
        required {
            /// `section`.
            section: ThreadSection = "section";
        }
    }
}

object! {
    /// Parameters for deleting an independently persisted thread section.
    ///
    /// Releases: since 0.147.
    pub struct ThreadSectionDeleteParams {
        required {
            /// The stable, server-generated identity of the section to delete.
            section_id: String = "sectionId";
        }
    }
}

object! {
    /// Successful deletion does not return additional section data.
    ///
    /// Releases: since 0.147.
    pub struct ThreadSectionDeleteResponse {
    }
}

object! {
    /// Parameters for listing independently persisted thread sections.
    ///
    /// Releases: since 0.147.
    pub struct ThreadSectionListParams {
        optional {
            /// Opaque pagination cursor returned by a previous call.
            cursor: String = "cursor";
            /// Maximum number of sections to return.
            limit: u32 = "limit";
        }
    }
}

object! {
    /// One page of independently persisted thread sections.
    ///
    /// Releases: since 0.147.
    pub struct ThreadSectionListResponse {
        required {
            /// `data`.
            data: List<ThreadSection> = "data";
        }
        optional {
            /// Opaque cursor for the next page, or `null` when no sections remain.
            next_cursor: String = "nextCursor";
        }
    }
}

object! {
    /// Parameters for updating an independently persisted thread section.
    ///
    /// Releases: since 0.147.
    pub struct ThreadSectionUpdateParams {
        required {
            /// The updated user-visible name of the section.
            name: String = "name";
            /// The stable, server-generated identity of the section to update.
            section_id: String = "sectionId";
        }
        patch {
            /// Omit to preserve appearance, use `null` to clear it, or provide a replacement.
            ///
            /// Releases: since 0.148.
            appearance: ThreadSectionAppearance = "appearance";
        }
    }
}

object! {
    /// The independently persisted section after its name is updated.
    ///
    /// Releases: since 0.147.
    pub struct ThreadSectionUpdateResponse {
        required {
            /// `section`.
            section: ThreadSection = "section";
        }
    }
}

object! {
    /// Params of a request.
    pub struct ThreadSetNameParams {
        required {
            /// `name`.
            name: String = "name";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// The answer to a request.
    pub struct ThreadSetNameResponse {
    }
}

object! {
    /// The members of `ThreadSettings`.
    ///
    /// Releases: since 0.133.
    pub struct ThreadSettings {
        required {
            /// `approvalPolicy`.
            approval_policy: AskForApproval = "approvalPolicy";
            /// `approvalsReviewer`.
            approvals_reviewer: ApprovalsReviewer = "approvalsReviewer";
            /// `collaborationMode`.
            collaboration_mode: CollaborationMode = "collaborationMode";
            /// `cwd`.
            cwd: String = "cwd";
            /// `model`.
            model: String = "model";
            /// `modelProvider`.
            model_provider: String = "modelProvider";
            /// `sandboxPolicy`.
            sandbox_policy: SandboxPolicy = "sandboxPolicy";
        }
        optional {
            /// `activePermissionProfile`.
            active_permission_profile: ActivePermissionProfile = "activePermissionProfile";
            /// `effort`.
            effort: String = "effort";
            /// Environments configured for future turns, in priority order, primary first.
            /// `null` means the server does not expose the selection; \[\] means none are
            /// selected.
            ///
            /// Experimental; releases: since 0.169.
            environments: List<ThreadEnvironment> = "environments";
            /// @deprecated Always `explicitRequestOnly`. Use `effort` for Ultra behavior.
            ///
            /// Experimental; releases: since 0.142.
            multi_agent_mode: MultiAgentMode = "multiAgentMode";
            /// @deprecated Reports the saved setting; `friendly` and `pragmatic` no longer
            /// select a style.
            personality: Personality = "personality";
            /// `serviceTier`.
            service_tier: String = "serviceTier";
            /// `summary`.
            summary: ReasoningSummary = "summary";
        }
        list {
            /// Saved list of disabled plugin IDs. Does not yet filter plugin capabilities.
            ///
            /// Releases: since 0.156.
            disabled_plugin_ids: List<String> = "disabledPluginIds";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.133.
    pub struct ThreadSettingsUpdateParams {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// Override the approval policy for subsequent turns.
            approval_policy: AskForApproval = "approvalPolicy";
            /// Override where approval requests are routed for subsequent turns.
            approvals_reviewer: ApprovalsReviewer = "approvalsReviewer";
            /// EXPERIMENTAL - Set a pre-set collaboration mode for subsequent turns.
            ///
            /// For `collaboration_mode.settings.developer_instructions`, `null` means "use the
            /// built-in instructions for the selected mode".
            collaboration_mode: CollaborationMode = "collaborationMode";
            /// Override the working directory for subsequent turns.
            cwd: String = "cwd";
            /// Replace this thread's disabled plugin IDs. Omitted/null preserves the list; \[\]
            /// clears it.
            ///
            /// Experimental; releases: since 0.156.
            disabled_plugin_ids: List<String> = "disabledPluginIds";
            /// Override the reasoning effort for subsequent turns.
            effort: String = "effort";
            /// Replace the environments for future turns without changing the running turn.
            /// Omitted/null preserves the selection unless `cwd` is also provided, which
            /// selects the default environments for that directory. \[\] clears the selection.
            ///
            /// Experimental; releases: since 0.169.
            environments: List<TurnEnvironmentParams> = "environments";
            /// Override the model for subsequent turns.
            model: String = "model";
            /// @deprecated Ignored. Use `effort: "ultra"` for proactive multi-agent behavior.
            ///
            /// Experimental; releases: since 0.142.
            multi_agent_mode: MultiAgentMode = "multiAgentMode";
            /// Select a named permissions profile id for subsequent turns. Cannot be combined
            /// with `sandboxPolicy`.
            permissions: String = "permissions";
            /// @deprecated `friendly` and `pragmatic` no longer select a style. Changing this
            /// does not rewrite the thread's existing instructions.
            personality: Personality = "personality";
            /// Override the sandbox policy for subsequent turns.
            sandbox_policy: SandboxPolicy = "sandboxPolicy";
            /// Override the reasoning summary for subsequent turns.
            summary: ReasoningSummary = "summary";
        }
        patch {
            /// Override the service tier for subsequent turns. `null` clears the current
            /// service tier; omission leaves it unchanged.
            service_tier: String = "serviceTier";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.133.
    pub struct ThreadSettingsUpdateResponse {
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.133.
    pub struct ThreadSettingsUpdatedNotification {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `threadSettings`.
            thread_settings: ThreadSettings = "threadSettings";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.117.
    pub struct ThreadShellCommandParams {
        required {
            /// Shell command string evaluated by the thread's configured shell. Unlike
            /// `command/exec`, this intentionally preserves shell syntax such as pipes,
            /// redirects, and quoting. This runs unsandboxed with full access rather than
            /// inheriting the thread sandbox policy.
            command: String = "command";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// Maximum execution time in milliseconds. Defaults to one hour when omitted or
            /// null. Must be non-negative; zero requests an immediate timeout, not unlimited
            /// execution. Does not affect the immediate RPC acknowledgement.
            ///
            /// Releases: since 0.152.
            timeout_ms: i64 = "timeoutMs";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.117.
    pub struct ThreadShellCommandResponse {
    }
}

text_enum! {
    /// The values of `ThreadSortKey`.
    pub enum ThreadSortKey {
        /// `created_at`.
        CreatedAt = "created_at",
        /// `updated_at`.
        UpdatedAt = "updated_at",
        /// `recency_at`.
        ///
        /// Releases: since 0.142.
        RecencyAt = "recency_at",
        /// `section_position`.
        ///
        /// Releases: since 0.147.
        SectionPosition = "section_position",
    }
}

text_enum! {
    /// The values of `ThreadSourceKind`.
    pub enum ThreadSourceKind {
        /// `cli`.
        Cli = "cli",
        /// `vscode`.
        Vscode = "vscode",
        /// `exec`.
        Exec = "exec",
        /// `appServer`.
        AppServer = "appServer",
        /// `subAgent`.
        SubAgent = "subAgent",
        /// `subAgentReview`.
        SubAgentReview = "subAgentReview",
        /// `subAgentCompact`.
        SubAgentCompact = "subAgentCompact",
        /// `subAgentThreadSpawn`.
        SubAgentThreadSpawn = "subAgentThreadSpawn",
        /// `subAgentOther`.
        SubAgentOther = "subAgentOther",
        /// `unknown`.
        Unspecified = "unknown",
        /// `custom`.
        ///
        /// Releases: 0.116.
        Custom = "custom",
    }
}

object! {
    /// The members of `ThreadSpawnSubAgentSource`.
    pub struct ThreadSpawnSubAgentSource {
        required {
            /// `depth`.
            depth: i32 = "depth";
            /// `parent_thread_id`.
            parent_thread_id: ThreadId = "parent_thread_id";
        }
        optional {
            /// `agent_nickname`.
            ///
            /// Releases: since 0.105.
            agent_nickname: String = "agent_nickname";
            /// `agent_path`.
            ///
            /// Releases: since 0.117.
            agent_path: String = "agent_path";
            /// `agent_role`.
            ///
            /// Releases: since 0.105.
            agent_role: String = "agent_role";
        }
    }
}

object! {
    /// Params of a request.
    pub struct ThreadStartParams {
        optional {
            /// Allow a provider with an authoritative static model catalog to replace an
            /// unavailable requested model with its default.
            ///
            /// Experimental; releases: since 0.143.
            allow_provider_model_fallback: bool = "allowProviderModelFallback";
            /// `approvalPolicy`.
            approval_policy: AskForApproval = "approvalPolicy";
            /// Override where approval requests are routed for review on this thread and
            /// subsequent turns.
            ///
            /// Releases: since 0.115.
            approvals_reviewer: ApprovalsReviewer = "approvalsReviewer";
            /// `baseInstructions`.
            base_instructions: String = "baseInstructions";
            /// `config`.
            config: Map<Value> = "config";
            /// `cwd`.
            cwd: String = "cwd";
            /// Initial Daybreak choice for this persistent thread. Omitted or null leaves it
            /// unset. This does not select a turn's `cyberAccessProgram` or grant access. Not
            /// supported for ephemeral threads.
            ///
            /// Experimental; releases: since 0.156.
            daybreak_enabled: bool = "daybreakEnabled";
            /// `developerInstructions`.
            developer_instructions: String = "developerInstructions";
            /// `dynamicTools`.
            ///
            /// Experimental.
            dynamic_tools: List<DynamicToolSpec> = "dynamicTools";
            /// Optional sticky environments for this thread.
            ///
            /// Omitted selects the default environment when environment access is enabled.
            /// Empty disables environment access for turns that do not provide a turn override.
            /// Non-empty selects the first environment as the current turn environment.
            ///
            /// Experimental; releases: since 0.125.
            environments: List<TurnEnvironmentParams> = "environments";
            /// `ephemeral`.
            ephemeral: bool = "ephemeral";
            /// If true, opt into emitting raw Responses API items on the event stream. This is
            /// for internal use only (e.g. Codex Cloud).
            ///
            /// Experimental.
            experimental_raw_events: bool = "experimentalRawEvents";
            /// Persisted thread history contract to use for this new thread.
            ///
            /// Experimental; releases: since 0.143.
            history_mode: ThreadHistoryMode = "historyMode";
            /// Test-only experimental field used to validate experimental gating and schema
            /// filtering behavior in a stable way.
            ///
            /// Experimental.
            mock_experimental_field: String = "mockExperimentalField";
            /// `model`.
            model: String = "model";
            /// `modelProvider`.
            model_provider: String = "modelProvider";
            /// @deprecated Ignored. Use Ultra reasoning effort for proactive multi-agent
            /// behavior.
            ///
            /// Experimental; releases: since 0.142.
            multi_agent_mode: MultiAgentMode = "multiAgentMode";
            /// Full permissions override for this thread. Cannot be combined with `sandbox`.
            ///
            /// Releases: 0.124 to 0.125.
            permission_profile: PermissionProfile = "permissionProfile";
            /// Named profile id for this thread. Cannot be combined with `sandbox`.
            ///
            /// Experimental; releases: since 0.128.
            permissions: ThreadStartParamsPermissions = "permissions";
            /// Deprecated and ignored by app-server. Kept only so older clients can continue
            /// sending the field while rollout persistence always uses the limited history
            /// policy.
            ///
            /// Experimental; releases: 0.104 to 0.136.
            persist_extended_history: bool = "persistExtendedHistory";
            /// @deprecated `friendly` and `pragmatic` no longer select a style.
            personality: Personality = "personality";
            /// Optional project identity for this new thread. Durable threads persist the
            /// assignment; ephemeral threads expose it only in live responses.
            ///
            /// Experimental; releases: since 0.149.
            project_id: String = "projectId";
            /// Replace the thread's runtime workspace roots. Paths must be absolute.
            ///
            /// Experimental; releases: since 0.131.
            runtime_workspace_roots: List<String> = "runtimeWorkspaceRoots";
            /// `sandbox`.
            sandbox: SandboxMode = "sandbox";
            /// Capability roots selected for this thread by the hosting platform.
            ///
            /// Experimental; releases: since 0.140.
            selected_capability_roots: List<SelectedCapabilityRoot> = "selectedCapabilityRoots";
            /// `serviceName`.
            ///
            /// Releases: since 0.105.
            service_name: String = "serviceName";
            /// `sessionStartSource`.
            ///
            /// Releases: since 0.120.
            session_start_source: ThreadStartSource = "sessionStartSource";
            /// Optional client-supplied analytics source classification for this thread.
            ///
            /// Releases: since 0.129.
            thread_source: String = "threadSource";
        }
        patch {
            /// `serviceTier`.
            ///
            /// Releases: since 0.110.
            service_tier: String = "serviceTier";
        }
    }
}

shape! {
    /// Named profile id for this thread. Cannot be combined with `sandbox`.
    ///
    /// Experimental; releases: since 0.128.
    pub enum ThreadStartParamsPermissions {
        /// A string.
        Text(String) = text,
        /// An object.
        Object(PermissionProfileSelectionParams) = object,
    }
}

object! {
    /// The answer to a request.
    pub struct ThreadStartResponse {
        required {
            /// `approvalPolicy`.
            approval_policy: AskForApproval = "approvalPolicy";
            /// `cwd`.
            cwd: String = "cwd";
            /// `model`.
            model: String = "model";
            /// `modelProvider`.
            model_provider: String = "modelProvider";
            /// Legacy sandbox policy retained for compatibility. Experimental clients should
            /// prefer `activePermissionProfile` for profile provenance.
            sandbox: SandboxPolicy = "sandbox";
            /// `thread`.
            thread: Thread = "thread";
        }
        optional {
            /// Named or implicit built-in profile that produced the active permissions, when
            /// known.
            ///
            /// Experimental; releases: since 0.128.
            active_permission_profile: ActivePermissionProfile = "activePermissionProfile";
            /// Reviewer currently used for approval requests on this thread.
            ///
            /// Releases: since 0.115.
            approvals_reviewer: ApprovalsReviewer = "approvalsReviewer";
            /// @deprecated Always `explicitRequestOnly`. Use `reasoningEffort` for Ultra
            /// behavior.
            ///
            /// Experimental; releases: since 0.142.
            multi_agent_mode: MultiAgentMode = "multiAgentMode";
            /// Full active permissions for this thread. `activePermissionProfile` carries
            /// display/provenance metadata for this runtime profile.
            ///
            /// Releases: 0.124 to 0.125; experimental: 0.128 to 0.130.
            permission_profile: PermissionProfile = "permissionProfile";
            /// `reasoningEffort`.
            reasoning_effort: String = "reasoningEffort";
            /// `serviceTier`.
            ///
            /// Releases: since 0.110.
            service_tier: String = "serviceTier";
        }
        list {
            /// Saved list of disabled plugin IDs. Does not yet filter plugin capabilities.
            ///
            /// Releases: since 0.156.
            disabled_plugin_ids: List<String> = "disabledPluginIds";
            /// Environment-native paths to instruction source files currently loaded for this
            /// thread.
            ///
            /// Releases: since 0.121.
            instruction_sources: List<String> = "instructionSources";
            /// Thread-scoped runtime workspace roots used to materialize `:workspace_roots`.
            ///
            /// Experimental; releases: since 0.131.
            runtime_workspace_roots: List<String> = "runtimeWorkspaceRoots";
        }
    }
}

text_enum! {
    /// The values of `ThreadStartSource`.
    ///
    /// Releases: since 0.120.
    pub enum ThreadStartSource {
        /// `startup`.
        Startup = "startup",
        /// `clear`.
        Clear = "clear",
    }
}

object! {
    /// Params of a notification.
    pub struct ThreadStartedNotification {
        required {
            /// `thread`.
            thread: Thread = "thread";
        }
    }
}

tagged! {
    /// The forms of `ThreadStatus`.
    ///
    /// Releases: since 0.105.
    pub enum ThreadStatus by "type" {
        held {
            /// `active`.
            Active(ActiveThreadStatus) = "active",
        }
        bare {
            /// `notLoaded`.
            NotLoaded = "notLoaded",
            /// `idle`.
            Idle = "idle",
            /// `systemError`.
            SystemError = "systemError",
        }
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.105.
    pub struct ThreadStatusChangedNotification {
        required {
            /// `status`.
            status: ThreadStatus = "status";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// The members of `ThreadTokenUsage`.
    pub struct ThreadTokenUsage {
        required {
            /// `last`.
            last: TokenUsageBreakdown = "last";
            /// `total`.
            total: TokenUsageBreakdown = "total";
        }
        optional {
            /// `modelContextWindow`.
            model_context_window: i64 = "modelContextWindow";
        }
    }
}

object! {
    /// Params of a notification.
    pub struct ThreadTokenUsageUpdatedNotification {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `tokenUsage`.
            token_usage: ThreadTokenUsage = "tokenUsage";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
    }
}

object! {
    /// Params of a request.
    pub struct ThreadUnarchiveParams {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// The answer to a request.
    pub struct ThreadUnarchiveResponse {
        required {
            /// `thread`.
            thread: Thread = "thread";
        }
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.104.
    pub struct ThreadUnarchivedNotification {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

tagged! {
    /// The forms of `ThreadUnreadPosition`.
    ///
    /// Releases: since 0.163.
    pub enum ThreadUnreadPosition by "type" {
        held {
            /// `turn`.
            Turn(TurnThreadUnreadPosition) = "turn",
        }
        bare {
            /// Explicitly marked unread, including when the thread has no turns.
            ThreadStart = "threadStart",
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.106.
    pub struct ThreadUnsubscribeParams {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.106.
    pub struct ThreadUnsubscribeResponse {
        required {
            /// `status`.
            status: ThreadUnsubscribeStatus = "status";
        }
    }
}

text_enum! {
    /// The values of `ThreadUnsubscribeStatus`.
    ///
    /// Releases: since 0.106.
    pub enum ThreadUnsubscribeStatus {
        /// `notLoaded`.
        NotLoaded = "notLoaded",
        /// `notSubscribed`.
        NotSubscribed = "notSubscribed",
        /// `unsubscribed`.
        Unsubscribed = "unsubscribed",
    }
}

object! {
    /// The members of `TokenUsageBreakdown`.
    pub struct TokenUsageBreakdown {
        required {
            /// `cachedInputTokens`.
            cached_input_tokens: i64 = "cachedInputTokens";
            /// `inputTokens`.
            input_tokens: i64 = "inputTokens";
            /// `outputTokens`.
            output_tokens: i64 = "outputTokens";
            /// `reasoningOutputTokens`.
            reasoning_output_tokens: i64 = "reasoningOutputTokens";
            /// `totalTokens`.
            total_tokens: i64 = "totalTokens";
        }
        optional {
            /// `cacheWriteInputTokens`.
            ///
            /// Releases: since 0.145.
            cache_write_input_tokens: i64 = "cacheWriteInputTokens";
        }
    }
}

object! {
    /// The earliest completed result needing attention.
    pub struct TurnThreadUnreadPosition {
        required {
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
    }
}

object! {
    /// The members of `TurnsPage`.
    ///
    /// Experimental; releases: since 0.136.
    pub struct TurnsPage {
        required {
            /// `data`.
            data: List<Turn> = "data";
        }
        optional {
            /// `backwardsCursor`.
            backwards_cursor: String = "backwardsCursor";
            /// `nextCursor`.
            next_cursor: String = "nextCursor";
        }
    }
}
