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
