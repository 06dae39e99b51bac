//! The history is shortened by the model.

use codex_threads::protocol::{
    ItemCompletedNotification, ItemStartedNotification, ThreadCompactStartParams, ThreadItem,
    TurnCompletedNotification, TurnStartedNotification, TurnStatus,
};
use codex_threads_testkit::model::Reply;

use super::{Flow, turn};
use crate::refusal::call;

pub(super) async fn compact(flow: &mut Flow) {
    flow.bench
        .model
        .push(Reply::message("They counted to five."));
    call(&flow.codex, ThreadCompactStartParams::new(&flow.id)).await;
    let watch = &mut flow.thread;
    if flow.traits.begins_compactions() {
        let _: TurnStartedNotification = watch.next("the compaction is a turn", |_| true).await;
    }
    let item = watch
        .next(
            "the compaction is an item",
            |told: &ItemStartedNotification| matches!(told.item, ThreadItem::ContextCompaction(_)),
        )
        .await;
    let done = watch
        .next(
            "the compaction is done",
            |told: &ItemCompletedNotification| {
                matches!(told.item, ThreadItem::ContextCompaction(_))
            },
        )
        .await;
    assert_eq!(turn::item_id(&item.item), turn::item_id(&done.item));
    let ended: TurnCompletedNotification = watch.next("the turn ends", |_| true).await;
    assert_eq!(ended.turn.id, item.turn_id);
    assert_eq!(ended.turn.status, TurnStatus::Completed);
    turn::settled(flow).await;
    turn::next_step(flow);

    // What the model is told from now on is the summary.
    turn::say(flow, "And now?", "after the summary").await;
    let requests = flow.bench.model.requests();
    let last = requests.last().expect("it was asked");
    let texts = [last.user_texts(), last.assistant_texts()]
        .concat()
        .join("\n");
    assert!(texts.contains("They counted to five."), "{texts}");
    assert!(!texts.contains("four five"), "{texts}");
    turn::next_step(flow);
}
