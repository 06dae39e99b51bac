//! Notifications by what they are for, to opt out of: what the caller doesn't want isn't sent.
//!
//! ```
//! use codex_threads::{Codex, notifications};
//!
//! // A list of threads needs no text and no progress.
//! let builder = Codex::builder()
//!     .opt_out_notifications(notifications::DELTAS.iter().chain(notifications::SNAPSHOTS).copied());
//! # let _ = builder;
//! ```

/// Pieces of text, output and sound. `item/completed` brings each item whole, so that a caller who
/// shows nothing while it comes can do without: most of a server's messages are these.
///
/// ```
/// assert!(codex_threads::notifications::DELTAS.contains(&"item/agentMessage/delta"));
/// ```
pub const DELTAS: &[&str] = &[
    "item/agentMessage/delta",
    "item/plan/delta",
    "item/reasoning/summaryTextDelta",
    "item/reasoning/textDelta",
    "item/commandExecution/outputDelta",
    "item/fileChange/outputDelta",
    "command/exec/outputDelta",
    "process/outputDelta",
    "thread/realtime/item/transcript/delta",
    "thread/realtime/transcript/delta",
    "thread/realtime/outputAudio/delta",
];

/// States as a whole, each of which replaces the one before: token usage, rate limits, diff, plan.
///
/// ```
/// assert!(codex_threads::notifications::SNAPSHOTS.contains(&"turn/diff/updated"));
/// ```
pub const SNAPSHOTS: &[&str] = &[
    "thread/tokenUsage/updated",
    "account/rateLimits/updated",
    "turn/diff/updated",
    "turn/plan/updated",
];
