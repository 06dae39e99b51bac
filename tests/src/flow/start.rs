//! A thread begins.

use codex_threads::Codex;
use codex_threads::ServerErrorKind;
use codex_threads::protocol::{
    AskForApproval, SandboxPolicy, ThreadArchiveParams, ThreadHistoryMode, ThreadId,
    ThreadListParams, ThreadReadParams, ThreadStartedNotification, ThreadStatus,
};

use super::Flow;
use crate::bench::Bench;
use crate::refusal::{Gate, ask, call, fails};
use crate::traits::Traits;
use crate::watch::Watch;

pub(super) async fn start(
    bench: &Bench,
    traits: Traits,
    codex: &Codex,
    all: &mut Watch,
) -> (ThreadId, Watch) {
    // A field that this server would ignore is refused, and no thread begins.
    if traits.gate("thread/start", Some("historyMode")) != Gate::Open {
        let params = bench.thread().history_mode(ThreadHistoryMode::Legacy);
        let gate = traits.gate("thread/start", Some("historyMode"));
        assert!(ask(codex, gate, params).await.is_none());
    }

    let started = call(codex, bench.thread()).await;
    let thread = &started.thread;
    let cwd = bench.home.workdir().to_string_lossy();
    assert_eq!(started.model, "scripted");
    assert_eq!(started.model_provider, "scripted");
    assert_eq!(started.cwd, cwd);
    assert_eq!(started.approval_policy, AskForApproval::OnRequest);
    assert!(
        matches!(started.sandbox, SandboxPolicy::ReadOnly(_)),
        "{:?}",
        started.sandbox
    );
    assert_eq!(thread.cwd, cwd);
    assert_eq!(thread.model_provider, "scripted");
    assert_eq!(thread.cli_version, bench.release.version());
    assert_eq!(thread.preview, "");
    assert!(thread.turns.is_empty());
    assert!(thread.created_at > 1_600_000_000);
    assert_eq!(thread.status.is_some(), traits.has_status());
    if let Some(status) = &thread.status {
        assert!(matches!(status, ThreadStatus::Idle(_)), "{status:?}");
    }
    let mode = if traits.paginates() {
        ThreadHistoryMode::Paginated
    } else {
        ThreadHistoryMode::Legacy
    };
    assert_eq!(
        thread.history_mode,
        traits.names_its_history_mode().then_some(mode)
    );

    // The stream is opened after the answer, and has what came since.
    let mut watch = Watch::new("of the thread", codex.thread_events(&thread.id));
    let told: ThreadStartedNotification = watch.next("the thread begins", |_| true).await;
    assert_eq!(told.thread.id, thread.id);
    assert_eq!(told.thread.cwd, thread.cwd);
    assert!(told.thread.turns.is_empty());
    let same = |told: &ThreadStartedNotification| told.thread.id == thread.id;
    all.next("the connection is told too", same).await;
    (thread.id.clone(), watch)
}

pub(super) async fn nothing_is_stored_before_the_first_turn(flow: &Flow) {
    let Flow { codex, id, .. } = flow;
    let read = call(codex, ThreadReadParams::new(id)).await;
    assert_eq!(read.thread.id, *id);
    let kind = fails(codex, ThreadReadParams::new(id).include_turns(true)).await;
    let expected = if flow.traits.paginates() {
        ServerErrorKind::NotSupportedForThread
    } else {
        ServerErrorKind::NotStoredYet
    };
    assert_eq!(kind, expected);
    let listed = call(codex, ThreadListParams::new()).await;
    assert!(listed.data.is_empty(), "a thread without a turn is listed");
    if !flow.traits.archives_empty_threads() {
        let kind = fails(codex, ThreadArchiveParams::new(id)).await;
        assert_eq!(kind, ServerErrorKind::RolloutNotFound);
    }
}
