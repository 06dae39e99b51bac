//! Into the archive, and back.

use std::collections::BTreeSet;

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
    assert_eq!(
        ids(flow, false).await,
        BTreeSet::from_iter(flow.forks.clone())
    );
    assert_eq!(ids(flow, true).await, BTreeSet::from([flow.id.clone()]));

    // It is no longer where it was.
    let kind = fails(&flow.codex, ThreadArchiveParams::new(&flow.id)).await;
    assert_eq!(kind, ServerErrorKind::RolloutNotFound);
    flow.all.mark();
    flow.thread.mark();
}

pub(super) async fn unarchive(flow: &mut Flow) {
    let back = call(&flow.codex, ThreadUnarchiveParams::new(&flow.id)).await;
    assert_eq!(back.thread.id, flow.id);
    if flow.traits.tells("thread/unarchived") {
        let told: ThreadUnarchivedNotification = flow.all.any("the thread is back", |_| true).await;
        assert_eq!(told.thread_id, flow.id);
    }
    let all: BTreeSet<_> = flow.forks.iter().chain([&flow.id]).cloned().collect();
    assert_eq!(ids(flow, false).await, all);
    assert!(ids(flow, true).await.is_empty());
    let kind = fails(&flow.codex, ThreadUnarchiveParams::new(&flow.id)).await;
    assert_eq!(kind, ServerErrorKind::ArchivedRolloutNotFound);
    turn::next_step(flow);
}

/// A thread that was reverted has two rollouts, and servers from 0.151 on list it once for each
/// after they were archived: so it is the set that counts.
async fn ids(flow: &Flow, archived: bool) -> BTreeSet<ThreadId> {
    let params = ThreadListParams::new().archived(archived);
    let page = call(&flow.codex, params).await;
    page.data.iter().map(|thread| thread.id.clone()).collect()
}
