//! What the server asks of the client: approvals, input, elicitation, tool calls.
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
    /// The members of `AcceptWithExecpolicyAmendmentCommandExecutionApprovalDecision`.
    pub struct AcceptWithExecpolicyAmendmentCommandExecutionApprovalDecision {
        required {
            /// `execpolicy_amendment`.
            execpolicy_amendment: List<String> = "execpolicy_amendment";
        }
    }
}

object! {
    /// The members of `AdditionalPermissionProfile`.
    ///
    /// Releases: 0.113 to 0.115; experimental: 0.105 to 0.111, since 0.116.
    pub struct AdditionalPermissionProfile {
        optional {
            /// `fileSystem`.
            file_system: AdditionalFileSystemPermissions = "fileSystem";
            /// `macos`.
            ///
            /// Releases: 0.113 to 0.115; experimental: 0.105 to 0.111, 0.116 to 0.117.
            macos: AdditionalMacOsPermissions = "macos";
            /// Partial overlay used for per-command permission requests.
            network: AdditionalPermissionProfileNetwork = "network";
        }
    }
}

shape! {
    /// Partial overlay used for per-command permission requests.
    pub enum AdditionalPermissionProfileNetwork {
        /// An object.
        Object(AdditionalNetworkPermissions) = object,
        /// A boolean.
        Bool(bool) = boolean,
    }
}

object! {
    /// The members of `ApplyNetworkPolicyAmendmentCommandExecutionApprovalDecision`.
    ///
    /// Releases: since 0.105.
    pub struct ApplyNetworkPolicyAmendmentCommandExecutionApprovalDecision {
        required {
            /// `network_policy_amendment`.
            network_policy_amendment: NetworkPolicyAmendment = "network_policy_amendment";
        }
    }
}

object! {
    /// Params of a request.
    pub struct ApplyPatchApprovalParams {
        required {
            /// Use to correlate this with \[codex\_protocol::protocol::PatchApplyBeginEvent\]
            /// and \[codex\_protocol::protocol::PatchApplyEndEvent\].
            call_id: String = "callId";
            /// `conversationId`.
            conversation_id: ThreadId = "conversationId";
            /// `fileChanges`.
            file_changes: Map<FileChange> = "fileChanges";
        }
        optional {
            /// When set, the agent is asking the user to allow writes under this root for the
            /// remainder of the session (unclear if this is honored today).
            grant_root: String = "grantRoot";
            /// Optional explanatory reason (e.g. request for extra write access).
            reason: String = "reason";
        }
    }
}

object! {
    /// The answer to a request.
    pub struct ApplyPatchApprovalResponse {
        required {
            /// `decision`.
            decision: ReviewDecision = "decision";
        }
    }
}

object! {
    /// The members of `ApprovedExecpolicyAmendmentReviewDecision`.
    pub struct ApprovedExecpolicyAmendmentReviewDecision {
        required {
            /// `proposed_execpolicy_amendment`.
            proposed_execpolicy_amendment: List<String> = "proposed_execpolicy_amendment";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.131.
    pub struct AttestationGenerateParams {
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.131.
    pub struct AttestationGenerateResponse {
        required {
            /// Opaque client attestation token.
            token: Secret = "token";
        }
    }
}

keyed! {
    /// The forms of `CommandExecutionApprovalDecision`.
    pub enum CommandExecutionApprovalDecision {
        texts {
            /// User approved the command.
            Accept = "accept",
            /// User approved the command and future prompts in the same session-scoped approval
            /// cache should run without prompting.
            AcceptForSession = "acceptForSession",
            /// User denied the command. The agent will continue the turn.
            Decline = "decline",
            /// User denied the command. The turn will also be immediately interrupted.
            Cancel = "cancel",
        }
        keys {
            /// `acceptWithExecpolicyAmendment`.
            AcceptWithExecpolicyAmendment(AcceptWithExecpolicyAmendmentCommandExecutionApprovalDecision) = "acceptWithExecpolicyAmendment",
            /// `applyNetworkPolicyAmendment`.
            ///
            /// Releases: since 0.105.
            ApplyNetworkPolicyAmendment(ApplyNetworkPolicyAmendmentCommandExecutionApprovalDecision) = "applyNetworkPolicyAmendment",
        }
    }
}

text_enum! {
    /// Distinguishes a command approval from input sent to an existing terminal.
    ///
    /// Releases: since 0.150.
    pub enum CommandExecutionApprovalKind {
        /// `command`.
        Command = "command",
        /// `writeStdin`.
        WriteStdin = "writeStdin",
        /// A managed checkpoint requiring a fresh human decision. Only `accept`, `decline`, and
        /// `cancel` are valid. Requires the `requiredHumanApproval` initialize capability. This
        /// prompt does not itself start a command execution item.
        ///
        /// Releases: since 0.169.
        HumanCommand = "humanCommand",
    }
}

object! {
    /// Params of a request.
    pub struct CommandExecutionRequestApprovalParams {
        required {
            /// `itemId`.
            item_id: ItemId = "itemId";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
        optional {
            /// Optional additional permissions requested for this command.
            ///
            /// Experimental; releases: since 0.105.
            additional_permissions: Box<AdditionalPermissionProfile> = "additionalPermissions";
            /// Unique identifier for this specific approval callback.
            ///
            /// For regular shell/unified\_exec approvals, this is null.
            ///
            /// For zsh-exec-bridge subcommand approvals, multiple callbacks can belong to one
            /// parent `itemId`, so `approvalId` is a distinct opaque callback id (a UUID) used
            /// to disambiguate routing. Stdin approvals also use a distinct callback id;
            /// inspect `kind` to distinguish them.
            ///
            /// Releases: since 0.104.
            approval_id: String = "approvalId";
            /// Ordered list of decisions the client may present for this prompt.
            ///
            /// Experimental; releases: since 0.106.
            available_decisions: List<CommandExecutionApprovalDecision> = "availableDecisions";
            /// The command to be executed.
            command: String = "command";
            /// Best-effort parsed command actions for friendly display.
            command_actions: List<CommandAction> = "commandActions";
            /// The command's working directory.
            cwd: String = "cwd";
            /// Environment in which the command will run.
            ///
            /// Releases: since 0.142.
            environment_id: String = "environmentId";
            /// Kind of action under review. Defaults to `command` for older servers.
            ///
            /// Releases: since 0.150.
            kind: CommandExecutionApprovalKind = "kind";
            /// Optional context for a managed-network approval prompt.
            ///
            /// Releases: since 0.105.
            network_approval_context: NetworkApprovalContext = "networkApprovalContext";
            /// Optional proposed execpolicy amendment to allow similar commands without
            /// prompting.
            proposed_execpolicy_amendment: List<String> = "proposedExecpolicyAmendment";
            /// Optional proposed network policy amendments (allow/deny host) for future
            /// requests.
            ///
            /// Releases: since 0.105.
            proposed_network_policy_amendments: List<NetworkPolicyAmendment> = "proposedNetworkPolicyAmendments";
            /// Optional explanatory reason (e.g. request for network access).
            reason: String = "reason";
            /// Optional skill metadata when the approval was triggered by a skill script.
            ///
            /// Experimental; releases: 0.113 to 0.117.
            skill_metadata: CommandExecutionRequestApprovalSkillMetadata = "skillMetadata";
            /// Unix timestamp (in milliseconds) when this approval request started.
            ///
            /// Releases: since 0.130.
            started_at_ms: i64 = "startedAtMs";
        }
    }
}

object! {
    /// The answer to a request.
    pub struct CommandExecutionRequestApprovalResponse {
        required {
            /// `decision`.
            decision: CommandExecutionApprovalDecision = "decision";
        }
    }
}

object! {
    /// The members of `CommandExecutionRequestApprovalSkillMetadata`.
    ///
    /// Experimental; releases: 0.113 to 0.117.
    pub struct CommandExecutionRequestApprovalSkillMetadata {
        required {
            /// `pathToSkillsMd`.
            path_to_skills_md: String = "pathToSkillsMd";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.142.
    pub struct CurrentTimeReadParams {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.142.
    pub struct CurrentTimeReadResponse {
        required {
            /// Current time as whole Unix seconds.
            current_time_at: i64 = "currentTimeAt";
        }
    }
}

object! {
    /// The members of `DeniedReviewDecision`.
    ///
    /// Releases: since 0.145.
    pub struct DeniedReviewDecision {
        required {
            /// `rejection`.
            rejection: String = "rejection";
        }
    }
}

object! {
    /// Params of a request.
    pub struct DynamicToolCallParams {
        required {
            /// `callId`.
            call_id: String = "callId";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `tool`.
            tool: String = "tool";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
        optional {
            /// `arguments`.
            arguments: Value = "arguments";
            /// `namespace`.
            ///
            /// Releases: since 0.123.
            namespace: String = "namespace";
        }
    }
}

object! {
    /// The answer to a request.
    pub struct DynamicToolCallResponse {
        required {
            /// `contentItems`.
            content_items: List<DynamicToolCallOutputContentItem> = "contentItems";
            /// `success`.
            success: bool = "success";
        }
    }
}

object! {
    /// Params of a request.
    pub struct ExecCommandApprovalParams {
        required {
            /// Use to correlate this with \[codex\_protocol::protocol::ExecCommandBeginEvent\]
            /// and \[codex\_protocol::protocol::ExecCommandEndEvent\].
            call_id: String = "callId";
            /// `command`.
            command: List<String> = "command";
            /// `conversationId`.
            conversation_id: ThreadId = "conversationId";
            /// `cwd`.
            cwd: String = "cwd";
            /// `parsedCmd`.
            parsed_cmd: List<ParsedCommand> = "parsedCmd";
        }
        optional {
            /// Identifier for this specific approval callback.
            ///
            /// Releases: since 0.104.
            approval_id: String = "approvalId";
            /// `reason`.
            reason: String = "reason";
        }
    }
}

object! {
    /// The answer to a request.
    pub struct ExecCommandApprovalResponse {
        required {
            /// `decision`.
            decision: ReviewDecision = "decision";
        }
    }
}

text_enum! {
    /// The values of `FileChangeApprovalDecision`.
    pub enum FileChangeApprovalDecision {
        /// User approved the file changes.
        Accept = "accept",
        /// User approved the file changes and future changes to the same files should run
        /// without prompting.
        AcceptForSession = "acceptForSession",
        /// User denied the file changes. The agent will continue the turn.
        Decline = "decline",
        /// User denied the file changes. The turn will also be immediately interrupted.
        Cancel = "cancel",
    }
}

object! {
    /// Params of a request.
    pub struct FileChangeRequestApprovalParams {
        required {
            /// `itemId`.
            item_id: ItemId = "itemId";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
        optional {
            /// \[UNSTABLE\] When set, the agent is asking the user to allow writes under this
            /// root for the remainder of the session (unclear if this is honored today).
            grant_root: String = "grantRoot";
            /// Optional explanatory reason (e.g. request for extra write access).
            reason: String = "reason";
            /// Unix timestamp (in milliseconds) when this approval request started.
            ///
            /// Releases: since 0.130.
            started_at_ms: i64 = "startedAtMs";
        }
    }
}

object! {
    /// The answer to a request.
    pub struct FileChangeRequestApprovalResponse {
        required {
            /// `decision`.
            decision: FileChangeApprovalDecision = "decision";
        }
    }
}

object! {
    /// Params of a request.
    pub struct FormMcpServerElicitationRequestParams {
        required {
            /// `message`.
            message: String = "message";
            /// `requestedSchema`.
            requested_schema: FormMcpServerElicitationRequestParamsRequestedSchema = "requestedSchema";
            /// `serverName`.
            server_name: String = "serverName";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// `_meta`.
            ///
            /// Releases: since 0.113.
            meta: Value = "_meta";
            /// Active Codex turn when this elicitation was observed, if app-server could
            /// correlate one.
            ///
            /// This is nullable because MCP models elicitation as a standalone server-to-client
            /// request identified by the MCP server request id. It may be triggered during a
            /// turn, but turn context is app-server correlation rather than part of the
            /// protocol identity of the elicitation itself.
            turn_id: TurnId = "turnId";
        }
    }
}

either! {
    /// The forms of `FormMcpServerElicitationRequestParamsRequestedSchema`.
    pub enum FormMcpServerElicitationRequestParamsRequestedSchema {
        /// An object of this form.
        McpElicitationSchema(McpElicitationSchema),
    }
}

object! {
    /// The members of `GrantedMacOsPermissions`.
    ///
    /// Releases: 0.113 to 0.115.
    pub struct GrantedMacOsPermissions {
        optional {
            /// `accessibility`.
            accessibility: bool = "accessibility";
            /// `automations`.
            automations: MacOsAutomationPermission = "automations";
            /// `calendar`.
            calendar: bool = "calendar";
            /// `contacts`.
            ///
            /// Releases: 0.115.
            contacts: MacOsContactsPermission = "contacts";
            /// `launchServices`.
            ///
            /// Releases: 0.115.
            launch_services: bool = "launchServices";
            /// `preferences`.
            preferences: MacOsPreferencesPermission = "preferences";
            /// `reminders`.
            ///
            /// Releases: 0.115.
            reminders: bool = "reminders";
        }
    }
}

object! {
    /// The members of `GrantedPermissionProfile`.
    ///
    /// Releases: since 0.113.
    pub struct GrantedPermissionProfile {
        optional {
            /// `fileSystem`.
            file_system: AdditionalFileSystemPermissions = "fileSystem";
            /// `macos`.
            ///
            /// Releases: 0.113 to 0.115.
            macos: GrantedMacOsPermissions = "macos";
            /// `network`.
            network: AdditionalNetworkPermissions = "network";
        }
    }
}

keyed! {
    /// The forms of `MacOsAutomationPermission`.
    ///
    /// Releases: 0.113 to 0.115; experimental: 0.116 to 0.117.
    pub enum MacOsAutomationPermission {
        texts {
            /// `none`.
            None = "none",
            /// `all`.
            All = "all",
        }
        keys {
            /// `bundle_ids`.
            BundleIds(List<String>) = "bundle_ids",
        }
    }
}

text_enum! {
    /// The values of `MacOsPreferencesPermission`.
    ///
    /// Releases: 0.113 to 0.115; experimental: 0.116 to 0.117.
    pub enum MacOsPreferencesPermission {
        /// `none`.
        None = "none",
        /// `read_only`.
        ReadOnly = "read_only",
        /// `read_write`.
        ReadWrite = "read_write",
    }
}

object! {
    /// The members of `McpElicitationConstOption`.
    ///
    /// Releases: since 0.113.
    pub struct McpElicitationConstOption {
        required {
            /// `const`.
            const_: String = "const";
            /// `title`.
            title: String = "title";
        }
    }
}

text_enum! {
    /// The values of `McpElicitationObjectType`.
    ///
    /// Releases: since 0.113.
    pub enum McpElicitationObjectType {
        /// `object`.
        Object = "object",
    }
}

object! {
    /// Typed form schema for MCP `elicitation/create` requests.
    ///
    /// This matches the `requestedSchema` shape from the MCP 2025-11-25
    /// `ElicitRequestFormParams` schema.
    ///
    /// Releases: since 0.113.
    pub struct McpElicitationSchema {
        required {
            /// `properties`.
            properties: Map<McpElicitationSingleSelectEnumSchema> = "properties";
            /// `type`.
            type_: McpElicitationObjectType = "type";
        }
        optional {
            /// `$schema`.
            schema: String = "$schema";
            /// `required`.
            required: List<String> = "required";
        }
    }
}

either! {
    /// The forms of `McpElicitationSingleSelectEnumSchema`.
    ///
    /// Releases: since 0.113.
    pub enum McpElicitationSingleSelectEnumSchema {
        /// An object of this form.
        McpElicitationUntitledSingleSelectEnumSchema(McpElicitationUntitledSingleSelectEnumSchema),
        /// An object of this form.
        McpElicitationTitledSingleSelectEnumSchema(McpElicitationTitledSingleSelectEnumSchema),
    }
}

text_enum! {
    /// The values of `McpElicitationStringType`.
    ///
    /// Releases: since 0.113.
    pub enum McpElicitationStringType {
        /// `string`.
        String = "string",
    }
}

object! {
    /// The members of `McpElicitationTitledSingleSelectEnumSchema`.
    ///
    /// Releases: since 0.113.
    pub struct McpElicitationTitledSingleSelectEnumSchema {
        required {
            /// `oneOf`.
            one_of: List<McpElicitationConstOption> = "oneOf";
            /// `type`.
            type_: McpElicitationStringType = "type";
        }
        optional {
            /// `default`.
            default: String = "default";
            /// `description`.
            description: String = "description";
            /// `title`.
            title: String = "title";
        }
    }
}

object! {
    /// The members of `McpElicitationUntitledSingleSelectEnumSchema`.
    ///
    /// Releases: since 0.113.
    pub struct McpElicitationUntitledSingleSelectEnumSchema {
        required {
            /// `enum`.
            enum_: List<String> = "enum";
            /// `type`.
            type_: McpElicitationStringType = "type";
        }
        optional {
            /// `default`.
            default: String = "default";
            /// `description`.
            description: String = "description";
            /// `title`.
            title: String = "title";
        }
    }
}

text_enum! {
    /// The values of `McpServerElicitationAction`.
    ///
    /// Releases: since 0.111.
    pub enum McpServerElicitationAction {
        /// `accept`.
        Accept = "accept",
        /// `decline`.
        Decline = "decline",
        /// `cancel`.
        Cancel = "cancel",
    }
}

tagged! {
    /// Params of a request.
    ///
    /// Releases: since 0.111.
    pub enum McpServerElicitationRequestParams by "mode" {
        boxed {
            /// `openai/userVerification`.
            ///
            /// Experimental; releases: since 0.154.
            OpenaiUserVerification(OpenaiUserVerificationMcpServerElicitationRequestParams) = "openai/userVerification",
            /// `form`.
            Form(FormMcpServerElicitationRequestParams) = "form",
            /// `openai/form`.
            ///
            /// Releases: since 0.142.
            OpenaiForm(OpenaiFormMcpServerElicitationRequestParams) = "openai/form",
            /// `openaiForm`.
            ///
            /// Releases: since 0.152.
            OpenaiFormLegacy(OpenaiFormMcpServerElicitationRequestParams2) = "openaiForm",
            /// `url`.
            Url(UrlMcpServerElicitationRequestParams) = "url",
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.111.
    pub struct McpServerElicitationRequestResponse {
        required {
            /// `action`.
            action: McpServerElicitationAction = "action";
        }
        optional {
            /// Optional client metadata for form-mode action handling.
            ///
            /// Releases: since 0.113.
            meta: Value = "_meta";
            /// Structured user input for accepted elicitations, mirroring RMCP
            /// `CreateElicitationResult`.
            ///
            /// This is nullable because decline/cancel responses have no content.
            content: Value = "content";
        }
    }
}

object! {
    /// The members of `NetworkPolicyAmendment`.
    ///
    /// Releases: since 0.105.
    pub struct NetworkPolicyAmendment {
        required {
            /// `action`.
            action: NetworkPolicyRuleAction = "action";
            /// `host`.
            host: String = "host";
        }
    }
}

object! {
    /// The members of `NetworkPolicyAmendmentReviewDecision`.
    ///
    /// Releases: since 0.105.
    pub struct NetworkPolicyAmendmentReviewDecision {
        required {
            /// `network_policy_amendment`.
            network_policy_amendment: NetworkPolicyAmendment = "network_policy_amendment";
        }
    }
}

text_enum! {
    /// The values of `NetworkPolicyRuleAction`.
    ///
    /// Releases: since 0.105.
    pub enum NetworkPolicyRuleAction {
        /// `allow`.
        Allow = "allow",
        /// `deny`.
        Deny = "deny",
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.142.
    pub struct OpenaiFormMcpServerElicitationRequestParams {
        required {
            /// `message`.
            message: String = "message";
            /// `serverName`.
            server_name: String = "serverName";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// `_meta`.
            meta: Value = "_meta";
            /// `requestedSchema`.
            requested_schema: Value = "requestedSchema";
            /// Active Codex turn when this elicitation was observed, if app-server could
            /// correlate one.
            ///
            /// This is nullable because MCP models elicitation as a standalone server-to-client
            /// request identified by the MCP server request id. It may be triggered during a
            /// turn, but turn context is app-server correlation rather than part of the
            /// protocol identity of the elicitation itself.
            turn_id: TurnId = "turnId";
        }
    }
}

object! {
    /// The members of `OpenaiFormMcpServerElicitationRequestParams2`.
    ///
    /// Releases: since 0.152.
    pub struct OpenaiFormMcpServerElicitationRequestParams2 {
        required {
            /// `message`.
            message: String = "message";
            /// `serverName`.
            server_name: String = "serverName";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// `_meta`.
            meta: Value = "_meta";
            /// `requestedSchema`.
            requested_schema: Value = "requestedSchema";
            /// Active Codex turn when this elicitation was observed, if app-server could
            /// correlate one.
            ///
            /// This is nullable because MCP models elicitation as a standalone server-to-client
            /// request identified by the MCP server request id. It may be triggered during a
            /// turn, but turn context is app-server correlation rather than part of the
            /// protocol identity of the elicitation itself.
            turn_id: TurnId = "turnId";
        }
    }
}

object! {
    /// A device-authenticated approval; accepted responses contain the proof in `content`.
    ///
    /// Experimental; releases: since 0.154.
    pub struct OpenaiUserVerificationMcpServerElicitationRequestParams {
        required {
            /// `challenge`.
            challenge: String = "challenge";
            /// `description`.
            description: String = "description";
            /// `serverName`.
            server_name: String = "serverName";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `title`.
            title: String = "title";
        }
        optional {
            /// `_meta`.
            ///
            /// Experimental; releases: since 0.156.
            meta: Value = "_meta";
            /// Active Codex turn when this elicitation was observed, if app-server could
            /// correlate one.
            ///
            /// This is nullable because MCP models elicitation as a standalone server-to-client
            /// request identified by the MCP server request id. It may be triggered during a
            /// turn, but turn context is app-server correlation rather than part of the
            /// protocol identity of the elicitation itself.
            turn_id: TurnId = "turnId";
        }
    }
}

text_enum! {
    /// The values of `PermissionGrantScope`.
    ///
    /// Releases: since 0.114.
    pub enum PermissionGrantScope {
        /// `turn`.
        Turn = "turn",
        /// `session`.
        Session = "session",
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.113.
    pub struct PermissionsRequestApprovalParams {
        required {
            /// `itemId`.
            item_id: ItemId = "itemId";
            /// `permissions`.
            permissions: RequestPermissionProfile = "permissions";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
        optional {
            /// `cwd`.
            ///
            /// Releases: since 0.123.
            cwd: String = "cwd";
            /// `environmentId`.
            ///
            /// Releases: since 0.137.
            environment_id: String = "environmentId";
            /// `reason`.
            reason: String = "reason";
            /// Unix timestamp (in milliseconds) when this approval request started.
            ///
            /// Releases: since 0.130.
            started_at_ms: i64 = "startedAtMs";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.113.
    pub struct PermissionsRequestApprovalResponse {
        required {
            /// `permissions`.
            permissions: GrantedPermissionProfile = "permissions";
        }
        optional {
            /// `scope`.
            ///
            /// Releases: since 0.114.
            scope: PermissionGrantScope = "scope";
            /// Review every subsequent command in this turn before normal sandboxed execution.
            ///
            /// Releases: since 0.124.
            strict_auto_review: bool = "strictAutoReview";
        }
    }
}

keyed! {
    /// User's decision in response to an ExecApprovalRequest.
    pub enum ReviewDecision {
        texts {
            /// User has approved this command and the agent should execute it.
            Approved = "approved",
            /// User has approved this request and wants future prompts in the same
            /// session-scoped approval cache to be automatically approved for the remainder of
            /// the session.
            ApprovedForSession = "approved_for_session",
            /// User has approved this MCP tool call and wants to amend its policy so matching
            /// future calls are automatically approved across sessions.
            ///
            /// Releases: since 0.148.
            ApprovedMcpPolicyAmendment = "approved_mcp_policy_amendment",
            /// Automatic approval review timed out before reaching a decision.
            ///
            /// Releases: since 0.121.
            TimedOut = "timed_out",
            /// User has denied this command and the agent should not do anything until the
            /// user's next command.
            Abort = "abort",
            /// User has denied this command and the agent should not execute it, but it should
            /// continue the session and try something else.
            ///
            /// Releases: until 0.144.
            Denied = "denied",
        }
        keys {
            /// `approved_execpolicy_amendment`.
            ApprovedExecpolicyAmendment(ApprovedExecpolicyAmendmentReviewDecision) = "approved_execpolicy_amendment",
            /// `network_policy_amendment`.
            ///
            /// Releases: since 0.105.
            NetworkPolicyAmendment(NetworkPolicyAmendmentReviewDecision) = "network_policy_amendment",
            /// `denied`.
            ///
            /// Releases: since 0.145.
            DeniedWith(DeniedReviewDecision) = "denied",
        }
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.107.
    pub struct ServerRequestResolvedNotification {
        required {
            /// `requestId`.
            request_id: RequestId = "requestId";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// EXPERIMENTAL. Captures a user's answer to a request\_user\_input question.
    pub struct ToolRequestUserInputAnswer {
        required {
            /// `answers`.
            answers: List<String> = "answers";
        }
    }
}

object! {
    /// EXPERIMENTAL. Defines a single selectable option for request\_user\_input.
    pub struct ToolRequestUserInputOption {
        required {
            /// `description`.
            description: String = "description";
            /// `label`.
            label: String = "label";
        }
    }
}

object! {
    /// EXPERIMENTAL. Params sent with a request\_user\_input event.
    pub struct ToolRequestUserInputParams {
        required {
            /// `itemId`.
            item_id: ItemId = "itemId";
            /// `questions`.
            questions: List<ToolRequestUserInputQuestion> = "questions";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
        optional {
            /// @deprecated Use `isBlocking` to decide whether the request should block.
            ///
            /// Releases: since 0.140.
            auto_resolution_ms: u64 = "autoResolutionMs";
            /// `isBlocking`.
            ///
            /// Releases: since 0.147.
            is_blocking: bool = "isBlocking";
        }
    }
}

object! {
    /// EXPERIMENTAL. Represents one request\_user\_input question and its required options.
    pub struct ToolRequestUserInputQuestion {
        required {
            /// `header`.
            header: String = "header";
            /// `id`.
            id: String = "id";
            /// `question`.
            question: String = "question";
        }
        optional {
            /// `isOther`.
            is_other: bool = "isOther";
            /// `isSecret`.
            is_secret: bool = "isSecret";
            /// `options`.
            options: List<ToolRequestUserInputOption> = "options";
        }
    }
}

object! {
    /// EXPERIMENTAL. Response payload mapping question ids to answers.
    pub struct ToolRequestUserInputResponse {
        required {
            /// `answers`.
            answers: Map<ToolRequestUserInputAnswer> = "answers";
        }
    }
}

object! {
    /// Params of a request.
    pub struct UrlMcpServerElicitationRequestParams {
        required {
            /// `elicitationId`.
            elicitation_id: String = "elicitationId";
            /// `message`.
            message: String = "message";
            /// `serverName`.
            server_name: String = "serverName";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `url`.
            url: String = "url";
        }
        optional {
            /// `_meta`.
            ///
            /// Releases: since 0.113.
            meta: Value = "_meta";
            /// Active Codex turn when this elicitation was observed, if app-server could
            /// correlate one.
            ///
            /// This is nullable because MCP models elicitation as a standalone server-to-client
            /// request identified by the MCP server request id. It may be triggered during a
            /// turn, but turn context is app-server correlation rather than part of the
            /// protocol identity of the elicitation itself.
            turn_id: TurnId = "turnId";
        }
    }
}
