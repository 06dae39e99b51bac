//! Everything else.
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
    pub struct DeprecationNoticeNotification {
        required {
            /// Concise summary of what is deprecated.
            summary: String = "summary";
        }
        optional {
            /// Optional extra guidance, such as migration steps or rationale.
            details: String = "details";
        }
    }
}

object! {
    /// Params of a notification.
    pub struct ErrorNotification {
        required {
            /// `error`.
            error: TurnError = "error";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `turnId`.
            turn_id: TurnId = "turnId";
            /// `willRetry`.
            will_retry: bool = "willRetry";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.164.
    pub struct FeedbackSaveParams {
        required {
            /// `classification`.
            classification: String = "classification";
            /// Absolute, previously unused ZIP path on the app-server host. The caller owns
            /// this file, including after a disconnected RPC.
            save_path: String = "savePath";
        }
        optional {
            /// `extraLogFiles`.
            extra_log_files: List<String> = "extraLogFiles";
            /// `includeLogs`.
            include_logs: bool = "includeLogs";
            /// `reason`.
            reason: String = "reason";
            /// `tags`.
            tags: Map<String> = "tags";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.164.
    pub struct FeedbackSaveResponse {
        required {
            /// `savedPath`.
            saved_path: String = "savedPath";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// Same prompt hash as feedback/upload; null when prompt metadata is absent.
            prompt_hash: String = "promptHash";
        }
    }
}

object! {
    /// Params of a request.
    pub struct FeedbackUploadParams {
        required {
            /// `classification`.
            classification: String = "classification";
        }
        optional {
            /// `extraLogFiles`.
            ///
            /// Releases: since 0.105.
            extra_log_files: List<String> = "extraLogFiles";
            /// `includeLogs`.
            include_logs: bool = "includeLogs";
            /// `reason`.
            reason: String = "reason";
            /// `tags`.
            ///
            /// Releases: since 0.121.
            tags: Map<String> = "tags";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// The answer to a request.
    pub struct FeedbackUploadResponse {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// Whitespace-normalized SHA-256 of the session base instructions, matching the
            /// uploaded `prompt_hash` tag. Does not include later developer messages. Null when
            /// the reported rollout has no prompt metadata.
            ///
            /// Releases: since 0.155.
            prompt_hash: String = "promptHash";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: until 0.104.
    pub struct GitDiffToRemoteParams {
        required {
            /// `cwd`.
            cwd: String = "cwd";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: until 0.104.
    pub struct GitDiffToRemoteResponse {
        required {
            /// `diff`.
            diff: String = "diff";
            /// `sha`.
            sha: String = "sha";
        }
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.124.
    pub struct GuardianWarningNotification {
        required {
            /// Concise guardian warning message for the user.
            message: String = "message";
            /// Thread target for the guardian warning.
            thread_id: ThreadId = "threadId";
        }
    }
}

object! {
    /// Params of `memory/reset`: it takes none.
    pub struct MemoryResetParams {
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.121.
    pub struct MemoryResetResponse {
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.155.
    pub struct MemoryStatusParams {
        optional {
            /// Required distinct consolidated threads. Defaults to 20; supported range is
            /// 1..=4096.
            min_consolidated_threads: u32 = "minConsolidatedThreads";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.155.
    pub struct MemoryStatusResponse {
        required {
            /// `v2ConsolidatedThreads`.
            v2_consolidated_threads: u32 = "v2ConsolidatedThreads";
            /// `v2Ready`.
            v2_ready: bool = "v2Ready";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental.
    pub struct MockExperimentalMethodParams {
        optional {
            /// Test-only payload field.
            value: String = "value";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental.
    pub struct MockExperimentalMethodResponse {
        optional {
            /// Echoes the input `value`.
            echoed: String = "echoed";
        }
    }
}

object! {
    /// Params of `rollout/compress`: it takes none.
    pub struct RolloutCompressParams {
    }
}

object! {
    /// Acknowledges the compression trigger, not completion. Existing maintenance locks and
    /// cooldowns can cause the background pass to skip without doing work.
    ///
    /// Experimental; releases: since 0.156.
    pub struct RolloutCompressResponse {
    }
}

object! {
    /// The members of `ServerDiagnosticsGauge`.
    ///
    /// Experimental; releases: since 0.148.
    pub struct ServerDiagnosticsGauge {
        required {
            /// `name`.
            name: String = "name";
            /// `value`.
            value: u64 = "value";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.148.
    pub struct ServerDiagnosticsParams {
    }
}

object! {
    /// The members of `ServerDiagnosticsProcess`.
    ///
    /// Experimental; releases: since 0.148.
    pub struct ServerDiagnosticsProcess {
        required {
            /// `id`.
            id: u32 = "id";
        }
        optional {
            /// `physicalFootprintBytes`.
            physical_footprint_bytes: u64 = "physicalFootprintBytes";
            /// `residentMemoryBytes`.
            resident_memory_bytes: u64 = "residentMemoryBytes";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.148.
    pub struct ServerDiagnosticsResponse {
        required {
            /// `gauges`.
            gauges: List<ServerDiagnosticsGauge> = "gauges";
            /// `process`.
            process: ServerDiagnosticsProcess = "process";
        }
    }
}

text_enum! {
    /// The values of `SkillApprovalDecision`.
    ///
    /// Releases: 0.105.
    pub enum SkillApprovalDecision {
        /// `approve`.
        Approve = "approve",
        /// `decline`.
        Decline = "decline",
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: 0.105.
    pub struct SkillRequestApprovalParams {
        required {
            /// `itemId`.
            item_id: ItemId = "itemId";
            /// `skillName`.
            skill_name: String = "skillName";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: 0.105.
    pub struct SkillRequestApprovalResponse {
        required {
            /// `decision`.
            decision: SkillApprovalDecision = "decision";
        }
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.149.
    pub struct StrictReviewRequiredNotification {
        required {
            /// Unix timestamp (in milliseconds) when this review started.
            started_at_ms: i64 = "startedAtMs";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.122.
    pub struct WarningNotification {
        required {
            /// Concise warning message for the user.
            message: String = "message";
        }
        optional {
            /// Optional thread target when the warning applies to a specific thread.
            thread_id: ThreadId = "threadId";
        }
    }
}
