//! Threads that nobody knows: the server's many words for it are kinds.

use codex_threads::ServerErrorKind;
use codex_threads::protocol::{
    ThreadArchiveParams, ThreadCompactStartParams, ThreadForkParams, ThreadReadParams,
    ThreadResumeParams, ThreadUnarchiveParams, ThreadUnsubscribeParams, ThreadUnsubscribeStatus,
    TurnStartParams,
};

use super::Flow;
use crate::refusal::{ask, fails};

/// A well-formed id of no thread.
const NOBODY: &str = "019a0000-0000-7000-8000-000000000000";

pub(super) async fn threads(flow: &Flow) {
    let codex = &flow.codex;
    let kinds = [
        fails(codex, ThreadReadParams::new(NOBODY)).await,
        fails(codex, ThreadResumeParams::new(NOBODY)).await,
        fails(codex, ThreadForkParams::new(NOBODY)).await,
        fails(codex, ThreadArchiveParams::new(NOBODY)).await,
        fails(codex, ThreadUnarchiveParams::new(NOBODY)).await,
        fails(codex, ThreadCompactStartParams::new(NOBODY)).await,
        fails(codex, TurnStartParams::new("Anybody there?", NOBODY)).await,
    ];
    let expected = [
        ServerErrorKind::ThreadNotLoaded,
        ServerErrorKind::RolloutNotFound,
        ServerErrorKind::RolloutNotFound,
        ServerErrorKind::RolloutNotFound,
        ServerErrorKind::ArchivedRolloutNotFound,
        ServerErrorKind::ThreadNotFound,
        ServerErrorKind::ThreadNotFound,
    ];
    assert_eq!(kinds, expected);
    assert!(kinds.iter().all(ServerErrorKind::is_unknown_thread));

    let kind = fails(codex, ThreadReadParams::new("no-id")).await;
    assert_eq!(kind, ServerErrorKind::InvalidThreadId);

    // Nothing is unsubscribed from, which is no error.
    let gate = flow.traits.gate("thread/unsubscribe", None);
    if let Some(none) = ask(codex, gate, ThreadUnsubscribeParams::new(NOBODY)).await {
        assert_eq!(none.status, ThreadUnsubscribeStatus::NotLoaded);
    }
}
