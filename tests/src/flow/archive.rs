//! Into the archive, and back.

use codex_threads::ServerErrorKind;
use codex_threads::protocol::{
    ThreadArchiveParams, ThreadArchivedNotification, ThreadId, ThreadListParams,
    ThreadUnarchiveParams, ThreadUnarchivedNotification,
};

use super::{Flow, turn};
use crate::refusal::{call, fails};

pub(super) async fn archive(flow: &mut Flow) {
    call(&flow.codex, ThreadArchiveParams::new(&flow.id)).await;
    if flow.traits.tells("thread/archived") {
        let told: ThreadArchivedNotification =
            flow.all.any("the thread is archived", |_| true).await;
        assert_eq!(told.thread_id, flow.id);
    }
    let mut live = ids(flow, false).await;
    live.sort();
    assert_eq!(live, flow.forks);
    assert_eq!(ids(flow, true).await, [flow.id.clone()]);

    // It is not there twice.
    let kind = fails(&flow.codex, ThreadArchiveParams::new(&flow.id)).await;
    assert_eq!(kind, ServerErrorKind::RolloutNotFound);
    flow.all.mark();
    flow.thread.mark();
}

pub(super) async fn unarchive(flow: &mut Flow) {
    let back = call(&flow.codex, ThreadUnarchiveParams::new(&flow.id)).await;
    assert_eq!(back.thread.id, flow.id);
    if flow.traits.tells("thread/unarchived") {
        let told: ThreadUnarchivedNotification =
            flow.all.any("the thread is back", |_| true).await;
        assert_eq!(told.thread_id, flow.id);
    }
    assert_eq!(ids(flow, false).await.len(), flow.forks.len() + 1);
    assert!(ids(flow, true).await.is_empty());
    let kind = fails(&flow.codex, ThreadUnarchiveParams::new(&flow.id)).await;
    assert_eq!(kind, ServerErrorKind::ArchivedRolloutNotFound);
    turn::next_step(flow);
}

async fn ids(flow: &Flow, archived: bool) -> Vec<ThreadId> {
    let params = ThreadListParams::new().archived(archived);
    let page = call(&flow.codex, params).await;
    page.data.iter().map(|thread| thread.id.clone()).collect()
}
