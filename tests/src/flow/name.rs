//! A thread gets a name.

use codex_threads::protocol::{
    ThreadListParams, ThreadNameUpdatedNotification, ThreadReadParams, ThreadSetNameParams,
};

use super::{Flow, turn};
use crate::refusal::call;

pub(super) const NAME: &str = "Count \"slowly\", please";

pub(super) async fn set(flow: &mut Flow) {
    call(&flow.codex, ThreadSetNameParams::new(NAME, &flow.id)).await;
    for watch in [&mut flow.all, &mut flow.thread] {
        let told: ThreadNameUpdatedNotification = watch.next("the name is told", |_| true).await;
        assert_eq!(told.thread_id, flow.id);
        assert_eq!(told.thread_name.as_deref(), Some(NAME));
    }
    if flow.traits.reads_names() {
        let read = call(&flow.codex, ThreadReadParams::new(&flow.id)).await;
        assert_eq!(read.thread.name.as_deref(), Some(NAME));
        let listed = call(&flow.codex, ThreadListParams::new()).await;
        let names: Vec<_> = listed
            .data
            .iter()
            .filter(|thread| thread.id == flow.id)
            .map(|thread| thread.name.as_deref())
            .collect();
        assert_eq!(names, [Some(NAME)]);
    }
    turn::next_step(flow);
}
