//! The connection no longer follows the thread.

use codex_threads::protocol::{
    ThreadClosedNotification, ThreadStatus, ThreadStatusChangedNotification,
    ThreadUnsubscribeParams, ThreadUnsubscribeStatus,
};

use super::{Flow, turn};
use crate::refusal::{ask, call};

pub(super) async fn unsubscribe(flow: &mut Flow) {
    let gate = flow.traits.gate("thread/unsubscribe", None);
    let params = ThreadUnsubscribeParams::new(&flow.id);
    let Some(response) = ask(&flow.codex, gate, params.clone()).await else {
        return;
    };
    assert_eq!(response.status, ThreadUnsubscribeStatus::Unsubscribed);
    if flow.traits.closes_at_once() {
        let closed: ThreadClosedNotification =
            flow.thread.any("the thread is closed", |_| true).await;
        assert_eq!(closed.thread_id, flow.id);
        let unloaded = |told: &ThreadStatusChangedNotification| {
            told.thread_id == flow.id && matches!(told.status, ThreadStatus::NotLoaded(_))
        };
        flow.all.any("the thread is unloaded", unloaded).await;
    }
    let again = call(&flow.codex, params).await;
    let expected = if flow.traits.closes_at_once() {
        ThreadUnsubscribeStatus::NotLoaded
    } else {
        ThreadUnsubscribeStatus::NotSubscribed
    };
    assert_eq!(again.status, expected);
    turn::next_step(flow);
}
