//! Approval policies, sandboxes and permissions.
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
    /// The members of `AdditionalFileSystemPermissions`.
    ///
    /// Releases: since 0.113; experimental: 0.105 to 0.111.
    pub struct AdditionalFileSystemPermissions {
        optional {
            /// `entries`.
            ///
            /// Releases: since 0.123.
            entries: List<FileSystemSandboxEntry> = "entries";
            /// `globScanMaxDepth`.
            ///
            /// Releases: since 0.123.
            glob_scan_max_depth: u64 = "globScanMaxDepth";
            /// This will be removed in favor of `entries`.
            read: List<String> = "read";
            /// This will be removed in favor of `entries`.
            write: List<String> = "write";
        }
    }
}

object! {
    /// The members of `AdditionalNetworkPermissions`.
    ///
    /// Releases: since 0.113; experimental: 0.110 to 0.111.
    pub struct AdditionalNetworkPermissions {
        optional {
            /// `enabled`.
            enabled: bool = "enabled";
        }
    }
}

object! {
    /// Additional concrete directory that should be writable.
    pub struct AdditionalWritableRootPermissionProfileModificationParams {
        required {
            /// `path`.
            path: String = "path";
        }
    }
}

text_enum! {
    /// Configures who approval requests are routed to for review. Examples include sandbox
    /// escapes, blocked network access, MCP approval prompts, and ARC escalations. Defaults to
    /// `user`. `auto_review` uses a carefully prompted subagent to gather relevant context and
    /// apply a risk-based decision framework before approving or denying the request. The
    /// legacy value `guardian_subagent` is accepted for compatibility.
    ///
    /// Releases: since 0.115.
    pub enum ApprovalsReviewer {
        /// `user`.
        User = "user",
        /// `auto_review`.
        ///
        /// Releases: since 0.124.
        AutoReview = "auto_review",
        /// `guardian_subagent`.
        GuardianSubagent = "guardian_subagent",
    }
}

keyed! {
    /// The forms of `AskForApproval`.
    pub enum AskForApproval {
        texts {
            /// `untrusted`.
            Untrusted = "untrusted",
            /// `on-request`.
            OnRequest = "on-request",
            /// `never`.
            Never = "never",
            /// `on-failure`.
            ///
            /// Releases: until 0.142.
            OnFailure = "on-failure",
        }
        keys {
            /// `granular`.
            ///
            /// Releases: since 0.115.
            Granular(GranularAskForApproval) = "granular",
            /// `reject`.
            ///
            /// Releases: 0.105 to 0.114.
            Reject(RejectAskForApproval) = "reject",
        }
    }
}

object! {
    /// Filesystem isolation is enforced by an external caller.
    pub struct ExternalPermissionProfile {
        required {
            /// `network`.
            network: PermissionProfileNetworkPermissions = "network";
        }
    }
}

object! {
    /// The members of `ExternalSandboxSandboxPolicy`.
    pub struct ExternalSandboxSandboxPolicy {
        optional {
            /// `networkAccess`.
            network_access: NetworkAccess = "networkAccess";
        }
    }
}

text_enum! {
    /// The values of `FileSystemAccessMode`.
    ///
    /// Releases: since 0.123.
    pub enum FileSystemAccessMode {
        /// `read`.
        Read = "read",
        /// `write`.
        Write = "write",
        /// `deny`.
        ///
        /// Releases: since 0.133.
        Deny = "deny",
        /// `none`.
        ///
        /// Releases: 0.123 to 0.132.
        None = "none",
    }
}

tagged! {
    /// The forms of `FileSystemPath`.
    ///
    /// Releases: since 0.123.
    pub enum FileSystemPath by "type" {
        held {
            /// `path`.
            Path(PathFileSystemPath) = "path",
            /// `glob_pattern`.
            GlobPattern(GlobPatternFileSystemPath) = "glob_pattern",
            /// `special`.
            Special(SpecialFileSystemPath) = "special",
        }
    }
}

object! {
    /// The members of `FileSystemSandboxEntry`.
    ///
    /// Releases: since 0.123.
    pub struct FileSystemSandboxEntry {
        required {
            /// `access`.
            access: FileSystemAccessMode = "access";
            /// `path`.
            path: FileSystemPath = "path";
        }
    }
}

tagged! {
    /// The forms of `FileSystemSpecialPath`.
    ///
    /// Releases: since 0.123.
    pub enum FileSystemSpecialPath by "kind" {
        held {
            /// `project_roots`.
            ProjectRoots(KindFileSystemSpecialPath) = "project_roots",
            /// `unknown`.
            Unspecified(UnspecifiedFileSystemSpecialPath) = "unknown",
        }
        bare {
            /// `root`.
            Root = "root",
            /// `minimal`.
            Minimal = "minimal",
            /// `tmpdir`.
            Tmpdir = "tmpdir",
            /// `slash_tmp`.
            SlashTmp = "slash_tmp",
            /// `current_working_directory`.
            ///
            /// Releases: 0.123 to 0.125.
            CurrentWorkingDirectory = "current_working_directory",
        }
    }
}

object! {
    /// The members of `GlobPatternFileSystemPath`.
    pub struct GlobPatternFileSystemPath {
        required {
            /// `pattern`.
            pattern: String = "pattern";
        }
    }
}

object! {
    /// The members of `GranularAskForApproval`.
    ///
    /// Releases: since 0.115.
    pub struct GranularAskForApproval {
        required {
            /// `mcp_elicitations`.
            mcp_elicitations: bool = "mcp_elicitations";
            /// `rules`.
            rules: bool = "rules";
            /// `sandbox_approval`.
            sandbox_approval: bool = "sandbox_approval";
        }
        optional {
            /// `request_permissions`.
            request_permissions: bool = "request_permissions";
            /// `skill_approval`.
            skill_approval: bool = "skill_approval";
        }
    }
}

object! {
    /// The members of `KindFileSystemSpecialPath`.
    pub struct KindFileSystemSpecialPath {
        optional {
            /// `subpath`.
            subpath: String = "subpath";
        }
    }
}

object! {
    /// Codex owns sandbox construction for this profile.
    pub struct ManagedPermissionProfile {
        required {
            /// `fileSystem`.
            file_system: PermissionProfileFileSystemPermissions = "fileSystem";
            /// `network`.
            network: PermissionProfileNetworkPermissions = "network";
        }
    }
}

text_enum! {
    /// The values of `NetworkAccess`.
    pub enum NetworkAccess {
        /// `restricted`.
        Restricted = "restricted",
        /// `enabled`.
        Enabled = "enabled",
    }
}

object! {
    /// The members of `NetworkApprovalContext`.
    ///
    /// Releases: since 0.104.
    pub struct NetworkApprovalContext {
        required {
            /// `host`.
            host: String = "host";
            /// `protocol`.
            protocol: NetworkApprovalProtocol = "protocol";
        }
    }
}

text_enum! {
    /// The values of `NetworkApprovalProtocol`.
    ///
    /// Releases: since 0.104.
    pub enum NetworkApprovalProtocol {
        /// `http`.
        Http = "http",
        /// `https`.
        Https = "https",
        /// `socks5Tcp`.
        ///
        /// Releases: since 0.105.
        Socks5Tcp = "socks5Tcp",
        /// `socks5Udp`.
        ///
        /// Releases: since 0.105.
        Socks5Udp = "socks5Udp",
        /// `socks5_tcp`.
        ///
        /// Releases: 0.104.
        Socks5TcpLegacy = "socks5_tcp",
        /// `socks5_udp`.
        ///
        /// Releases: 0.104.
        Socks5UdpLegacy = "socks5_udp",
    }
}

object! {
    /// The members of `PathFileSystemPath`.
    pub struct PathFileSystemPath {
        required {
            /// `path`.
            path: String = "path";
        }
    }
}

either! {
    /// The forms of `PermissionProfile`.
    ///
    /// Releases: 0.124 to 0.125; experimental: 0.128 to 0.131.
    pub enum PermissionProfile {
        /// An object of this form.
        Object(PermissionProfileObject) by "type",
        /// An object of this form.
        Alternative(PermissionProfileAlternative),
    }
}

object! {
    /// The members of `PermissionProfileAlternative`.
    ///
    /// Releases: 0.124 to 0.125; experimental: 0.128 to 0.131.
    pub struct PermissionProfileAlternative {
        optional {
            /// `fileSystem`.
            file_system: PermissionProfileFileSystemPermissions = "fileSystem";
            /// `network`.
            network: PermissionProfileNetworkPermissions = "network";
        }
    }
}

either! {
    /// The forms of `PermissionProfileFileSystemPermissions`.
    ///
    /// Releases: 0.124 to 0.125; experimental: 0.128 to 0.131.
    pub enum PermissionProfileFileSystemPermissions {
        /// An object of this form.
        Object(PermissionProfileFileSystemPermissionsObject) by "type",
        /// An object of this form.
        Alternative(PermissionProfileFileSystemPermissionsAlternative),
    }
}

object! {
    /// The members of `PermissionProfileFileSystemPermissionsAlternative`.
    ///
    /// Releases: 0.124 to 0.125; experimental: 0.128 to 0.131.
    pub struct PermissionProfileFileSystemPermissionsAlternative {
        required {
            /// `entries`.
            entries: List<FileSystemSandboxEntry> = "entries";
        }
        optional {
            /// `globScanMaxDepth`.
            glob_scan_max_depth: u64 = "globScanMaxDepth";
        }
    }
}

tagged! {
    /// The forms of `PermissionProfileFileSystemPermissionsObject`.
    ///
    /// Releases: 0.124 to 0.125; experimental: 0.128 to 0.131.
    pub enum PermissionProfileFileSystemPermissionsObject by "type" {
        held {
            /// `restricted`.
            Restricted(RestrictedPermissionProfileFileSystemPermissions) = "restricted",
        }
        bare {
            /// `unrestricted`.
            Unrestricted = "unrestricted",
        }
    }
}

tagged! {
    /// Params of a request.
    ///
    /// Experimental; releases: 0.128 to 0.130.
    pub enum PermissionProfileModificationParams by "type" {
        held {
            /// `additionalWritableRoot`.
            AdditionalWritableRoot(AdditionalWritableRootPermissionProfileModificationParams) = "additionalWritableRoot",
        }
    }
}

object! {
    /// The members of `PermissionProfileNetworkPermissions`.
    ///
    /// Releases: 0.124 to 0.125; experimental: 0.128 to 0.131.
    pub struct PermissionProfileNetworkPermissions {
        optional {
            /// `enabled`.
            enabled: bool = "enabled";
        }
    }
}

tagged! {
    /// The forms of `PermissionProfileObject`.
    ///
    /// Releases: 0.124 to 0.125; experimental: 0.128 to 0.131.
    pub enum PermissionProfileObject by "type" {
        held {
            /// `managed`.
            Managed(ManagedPermissionProfile) = "managed",
            /// `external`.
            External(ExternalPermissionProfile) = "external",
        }
        bare {
            /// Do not apply an outer sandbox.
            Disabled = "disabled",
        }
    }
}

tagged! {
    /// Params of a request.
    ///
    /// Experimental; releases: 0.128 to 0.130.
    pub enum PermissionProfileSelectionParams by "type" {
        held {
            /// `profile`.
            Profile(ProfilePermissionProfileSelectionParams) = "profile",
        }
    }
}

object! {
    /// Select a named built-in or user-defined profile and optionally apply bounded
    /// modifications that Codex knows how to validate.
    pub struct ProfilePermissionProfileSelectionParams {
        required {
            /// `id`.
            id: String = "id";
        }
        optional {
            /// `modifications`.
            modifications: List<PermissionProfileModificationParams> = "modifications";
        }
    }
}

tagged! {
    /// The forms of `ReadOnlyAccess`.
    ///
    /// Releases: until 0.125.
    pub enum ReadOnlyAccess by "type" {
        held {
            /// `restricted`.
            Restricted(RestrictedReadOnlyAccess) = "restricted",
        }
        bare {
            /// `fullAccess`.
            FullAccess = "fullAccess",
        }
    }
}

object! {
    /// The members of `ReadOnlySandboxPolicy`.
    pub struct ReadOnlySandboxPolicy {
        optional {
            /// `access`.
            ///
            /// Releases: until 0.125.
            access: ReadOnlyAccess = "access";
            /// `networkAccess`.
            ///
            /// Releases: since 0.110.
            network_access: bool = "networkAccess";
        }
    }
}

object! {
    /// The members of `RejectAskForApproval`.
    ///
    /// Releases: 0.105 to 0.114.
    pub struct RejectAskForApproval {
        required {
            /// `mcp_elicitations`.
            mcp_elicitations: bool = "mcp_elicitations";
            /// `rules`.
            rules: bool = "rules";
            /// `sandbox_approval`.
            sandbox_approval: bool = "sandbox_approval";
        }
        optional {
            /// `request_permissions`.
            ///
            /// Releases: 0.114.
            request_permissions: bool = "request_permissions";
        }
    }
}

object! {
    /// The members of `RestrictedPermissionProfileFileSystemPermissions`.
    pub struct RestrictedPermissionProfileFileSystemPermissions {
        required {
            /// `entries`.
            entries: List<FileSystemSandboxEntry> = "entries";
        }
        optional {
            /// `globScanMaxDepth`.
            glob_scan_max_depth: u64 = "globScanMaxDepth";
        }
    }
}

object! {
    /// The members of `RestrictedReadOnlyAccess`.
    pub struct RestrictedReadOnlyAccess {
        optional {
            /// `includePlatformDefaults`.
            include_platform_defaults: bool = "includePlatformDefaults";
        }
        list {
            /// `readableRoots`.
            readable_roots: List<String> = "readableRoots";
        }
    }
}

text_enum! {
    /// The values of `SandboxMode`.
    pub enum SandboxMode {
        /// `read-only`.
        ReadOnly = "read-only",
        /// `workspace-write`.
        WorkspaceWrite = "workspace-write",
        /// `danger-full-access`.
        DangerFullAccess = "danger-full-access",
    }
}

tagged! {
    /// The forms of `SandboxPolicy`.
    pub enum SandboxPolicy by "type" {
        held {
            /// `readOnly`.
            ReadOnly(ReadOnlySandboxPolicy) = "readOnly",
            /// `externalSandbox`.
            ExternalSandbox(ExternalSandboxSandboxPolicy) = "externalSandbox",
            /// `workspaceWrite`.
            WorkspaceWrite(WorkspaceWriteSandboxPolicy) = "workspaceWrite",
        }
        bare {
            /// `dangerFullAccess`.
            DangerFullAccess = "dangerFullAccess",
        }
    }
}

object! {
    /// The members of `SpecialFileSystemPath`.
    pub struct SpecialFileSystemPath {
        required {
            /// `value`.
            value: FileSystemSpecialPath = "value";
        }
    }
}

object! {
    /// The members of `UnspecifiedFileSystemSpecialPath`.
    pub struct UnspecifiedFileSystemSpecialPath {
        required {
            /// `path`.
            path: String = "path";
        }
        optional {
            /// `subpath`.
            subpath: String = "subpath";
        }
    }
}

object! {
    /// The members of `WorkspaceWriteSandboxPolicy`.
    pub struct WorkspaceWriteSandboxPolicy {
        optional {
            /// `excludeSlashTmp`.
            exclude_slash_tmp: bool = "excludeSlashTmp";
            /// `excludeTmpdirEnvVar`.
            exclude_tmpdir_env_var: bool = "excludeTmpdirEnvVar";
            /// `networkAccess`.
            network_access: bool = "networkAccess";
            /// `readOnlyAccess`.
            ///
            /// Releases: until 0.125.
            read_only_access: ReadOnlyAccess = "readOnlyAccess";
        }
        list {
            /// `writableRoots`.
            writable_roots: List<String> = "writableRoots";
        }
    }
}
