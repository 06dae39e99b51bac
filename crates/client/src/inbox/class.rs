//! What may be done to an event that waits in a long queue.

/// The three classes of events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Class {
    /// A piece of text: may be joined to the piece before it.
    Delta,
    /// A state as a whole: only the last one counts.
    Snapshot,
    /// What begins, ends or changes, and all that is unknown: always kept.
    Lifecycle,
}

impl Class {
    pub(crate) fn of(method: &str) -> Self {
        match method {
            "item/agentMessage/delta"
            | "item/plan/delta"
            | "item/reasoning/summaryTextDelta"
            | "item/reasoning/textDelta"
            | "item/commandExecution/outputDelta"
            | "item/fileChange/outputDelta"
            | "command/exec/outputDelta"
            | "process/outputDelta"
            | "thread/realtime/item/transcript/delta"
            | "thread/realtime/transcript/delta"
            | "thread/realtime/outputAudio/delta" => Self::Delta,
            "thread/tokenUsage/updated"
            | "account/rateLimits/updated"
            | "turn/diff/updated"
            | "turn/plan/updated" => Self::Snapshot,
            _ => Self::Lifecycle,
        }
    }
}

/// Whether every initialized connection gets it, subscribed to the thread or not.
pub(crate) fn is_broadcast(method: &str, thread: Option<&str>) -> bool {
    thread.is_none()
        || matches!(
            method,
            "thread/started"
                | "thread/status/changed"
                | "thread/closed"
                | "thread/archived"
                | "thread/unarchived"
                | "thread/deleted"
                | "thread/name/updated"
        )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::notifications::{DELTAS, SNAPSHOTS};

    #[test]
    fn the_classes_are_those_that_callers_can_opt_out_of() {
        assert!(
            DELTAS
                .iter()
                .all(|method| Class::of(method) == Class::Delta)
        );
        assert!(
            SNAPSHOTS
                .iter()
                .all(|method| Class::of(method) == Class::Snapshot)
        );
    }
}
