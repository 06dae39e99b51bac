//! Hooks and their runs.
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
    /// Params of a notification.
    ///
    /// Releases: since 0.114.
    pub struct HookCompletedNotification {
        required {
            /// `run`.
            run: HookRunSummary = "run";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
    }
}

object! {
    /// The members of `HookErrorInfo`.
    ///
    /// Releases: since 0.128.
    pub struct HookErrorInfo {
        required {
            /// `message`.
            message: String = "message";
            /// `path`.
            path: String = "path";
        }
    }
}

text_enum! {
    /// The values of `HookEventName`.
    ///
    /// Releases: since 0.114.
    pub enum HookEventName {
        /// `preModelRequest`.
        ///
        /// Releases: since 0.164.
        PreModelRequest = "preModelRequest",
        /// `postModelRequest`.
        ///
        /// Releases: since 0.164.
        PostModelRequest = "postModelRequest",
        /// `preToolUse`.
        ///
        /// Releases: since 0.117.
        PreToolUse = "preToolUse",
        /// `permissionRequest`.
        ///
        /// Releases: since 0.122.
        PermissionRequest = "permissionRequest",
        /// `postToolUse`.
        ///
        /// Releases: since 0.117.
        PostToolUse = "postToolUse",
        /// `preCompact`.
        ///
        /// Releases: since 0.129.
        PreCompact = "preCompact",
        /// `postCompact`.
        ///
        /// Releases: since 0.129.
        PostCompact = "postCompact",
        /// `sessionStart`.
        SessionStart = "sessionStart",
        /// `sessionEnd`.
        ///
        /// Releases: since 0.145.
        SessionEnd = "sessionEnd",
        /// `userPromptSubmit`.
        ///
        /// Releases: since 0.116.
        UserPromptSubmit = "userPromptSubmit",
        /// `subagentStart`.
        ///
        /// Releases: since 0.133.
        SubagentStart = "subagentStart",
        /// `subagentStop`.
        ///
        /// Releases: since 0.133.
        SubagentStop = "subagentStop",
        /// `stop`.
        Stop = "stop",
        /// `interrupt`.
        ///
        /// Releases: since 0.150.
        Interrupt = "interrupt",
    }
}

text_enum! {
    /// The values of `HookExecutionMode`.
    ///
    /// Releases: since 0.114.
    pub enum HookExecutionMode {
        /// `sync`.
        Sync = "sync",
        /// `async`.
        Async = "async",
    }
}

text_enum! {
    /// The values of `HookHandlerType`.
    ///
    /// Releases: since 0.114.
    pub enum HookHandlerType {
        /// `command`.
        Command = "command",
        /// `mcpTool`.
        ///
        /// Releases: since 0.148.
        McpTool = "mcpTool",
        /// `prompt`.
        Prompt = "prompt",
        /// `agent`.
        Agent = "agent",
    }
}

object! {
    /// The members of `HookMetadata`.
    ///
    /// Releases: since 0.128.
    pub struct HookMetadata {
        required {
            /// `displayOrder`.
            display_order: i64 = "displayOrder";
            /// `enabled`.
            enabled: bool = "enabled";
            /// `eventName`.
            event_name: HookEventName = "eventName";
            /// `handlerType`.
            handler_type: HookHandlerType = "handlerType";
            /// `isManaged`.
            is_managed: bool = "isManaged";
            /// `key`.
            key: String = "key";
            /// `source`.
            source: HookSource = "source";
            /// `sourcePath`.
            source_path: String = "sourcePath";
            /// `timeoutSec`.
            timeout_sec: u64 = "timeoutSec";
        }
        optional {
            /// Configured `additionalContext` spill threshold. `null` uses 2,500 tokens; `0`
            /// disables spilling.
            ///
            /// Releases: since 0.145.
            additional_context_limit: u64 = "additionalContextLimit";
            /// `async`.
            ///
            /// Releases: since 0.148.
            async_: bool = "async";
            /// `command`.
            command: String = "command";
            /// `currentHash`.
            ///
            /// Releases: since 0.129.
            current_hash: String = "currentHash";
            /// The owning execution environment, if this hook came from its requirements.
            ///
            /// Releases: since 0.166.
            environment_id: String = "environmentId";
            /// `matcher`.
            matcher: String = "matcher";
            /// `pluginId`.
            plugin_id: String = "pluginId";
            /// `server`.
            ///
            /// Releases: since 0.148.
            server: String = "server";
            /// `statusMessage`.
            status_message: String = "statusMessage";
            /// `tool`.
            ///
            /// Releases: since 0.148.
            tool: String = "tool";
            /// `trustStatus`.
            ///
            /// Releases: since 0.129.
            trust_status: HookTrustStatus = "trustStatus";
        }
    }
}

object! {
    /// The members of `HookOutputEntry`.
    ///
    /// Releases: since 0.114.
    pub struct HookOutputEntry {
        required {
            /// `kind`.
            kind: HookOutputEntryKind = "kind";
            /// `text`.
            text: String = "text";
        }
    }
}

text_enum! {
    /// The values of `HookOutputEntryKind`.
    ///
    /// Releases: since 0.114.
    pub enum HookOutputEntryKind {
        /// `warning`.
        Warning = "warning",
        /// `stop`.
        Stop = "stop",
        /// `feedback`.
        Feedback = "feedback",
        /// `context`.
        Context = "context",
        /// `error`.
        Error = "error",
    }
}

text_enum! {
    /// The values of `HookRunStatus`.
    ///
    /// Releases: since 0.114.
    pub enum HookRunStatus {
        /// `running`.
        Running = "running",
        /// `completed`.
        Completed = "completed",
        /// `failed`.
        Failed = "failed",
        /// `blocked`.
        Blocked = "blocked",
        /// `stopped`.
        Stopped = "stopped",
    }
}

object! {
    /// The members of `HookRunSummary`.
    ///
    /// Releases: since 0.114.
    pub struct HookRunSummary {
        required {
            /// `displayOrder`.
            display_order: i64 = "displayOrder";
            /// `entries`.
            entries: List<HookOutputEntry> = "entries";
            /// `eventName`.
            event_name: HookEventName = "eventName";
            /// `executionMode`.
            execution_mode: HookExecutionMode = "executionMode";
            /// `handlerType`.
            handler_type: HookHandlerType = "handlerType";
            /// `id`.
            id: String = "id";
            /// `scope`.
            scope: HookScope = "scope";
            /// `sourcePath`.
            source_path: String = "sourcePath";
            /// `startedAt`.
            started_at: i64 = "startedAt";
            /// `status`.
            status: HookRunStatus = "status";
        }
        optional {
            /// `completedAt`.
            completed_at: i64 = "completedAt";
            /// `durationMs`.
            duration_ms: i64 = "durationMs";
            /// `source`.
            ///
            /// Releases: since 0.122.
            source: HookSource = "source";
            /// `statusMessage`.
            status_message: String = "statusMessage";
        }
    }
}

text_enum! {
    /// The values of `HookScope`.
    ///
    /// Releases: since 0.114.
    pub enum HookScope {
        /// `thread`.
        Thread = "thread",
        /// `turn`.
        Turn = "turn",
    }
}

text_enum! {
    /// The values of `HookSource`.
    ///
    /// Releases: since 0.122.
    pub enum HookSource {
        /// `system`.
        System = "system",
        /// `user`.
        User = "user",
        /// `project`.
        Project = "project",
        /// `mdm`.
        Mdm = "mdm",
        /// `sessionFlags`.
        SessionFlags = "sessionFlags",
        /// `plugin`.
        ///
        /// Releases: since 0.128.
        Plugin = "plugin",
        /// `cloudRequirements`.
        ///
        /// Releases: since 0.128.
        CloudRequirements = "cloudRequirements",
        /// `cloudManagedConfig`.
        ///
        /// Releases: since 0.137.
        CloudManagedConfig = "cloudManagedConfig",
        /// `legacyManagedConfigFile`.
        LegacyManagedConfigFile = "legacyManagedConfigFile",
        /// `legacyManagedConfigMdm`.
        LegacyManagedConfigMdm = "legacyManagedConfigMdm",
        /// `unknown`.
        Unspecified = "unknown",
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.114.
    pub struct HookStartedNotification {
        required {
            /// `run`.
            run: HookRunSummary = "run";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
    }
}

text_enum! {
    /// The values of `HookTrustStatus`.
    ///
    /// Releases: since 0.129.
    pub enum HookTrustStatus {
        /// `managed`.
        Managed = "managed",
        /// `untrusted`.
        Untrusted = "untrusted",
        /// `trusted`.
        Trusted = "trusted",
        /// `modified`.
        Modified = "modified",
    }
}

object! {
    /// The members of `HooksListEntry`.
    ///
    /// Releases: since 0.128.
    pub struct HooksListEntry {
        required {
            /// `cwd`.
            cwd: String = "cwd";
            /// `errors`.
            errors: List<HookErrorInfo> = "errors";
            /// `hooks`.
            hooks: List<HookMetadata> = "hooks";
            /// `warnings`.
            warnings: List<String> = "warnings";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.128.
    pub struct HooksListParams {
        optional {
            /// Working directories to inspect when no thread is specified. An empty list uses
            /// the session cwd.
            cwds: List<String> = "cwds";
            /// List a loaded thread's hooks, including its selected environments. Omit `cwds`
            /// in this mode.
            ///
            /// Releases: since 0.166.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.128.
    pub struct HooksListResponse {
        required {
            /// `data`.
            data: List<HooksListEntry> = "data";
        }
    }
}
