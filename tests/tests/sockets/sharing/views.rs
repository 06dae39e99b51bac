//! Who comes in mid-turn hears the rest; in the end both have seen the same.

use codex_threads::protocol::{ItemCompletedNotification, ThreadResumeParams};
use codex_threads::view::{LiveThread, ThreadSnapshot};
use codex_threads_testkit::model::Reply;
use codex_threads_tests::bench::soon;
use codex_threads_tests::shared::Way;
use codex_threads_tests::traits::Traits;
use codex_threads_tests::watch::Watch;
use serde_json::{Value, json};

use super::Two;

crate::on_servers!(who_resumes_in_mid_turn_hears_the_rest_and_both_views_agree);

async fn settled(live: &LiveThread, turns: usize) -> Value {
    let over = |view: &ThreadSnapshot| {
        view.turns().count() == turns
            && view
                .turns()
                .all(|turn| !turn.is_running() && turn.items().all(|item| item.is_completed()))
            && !matches!(
                view.status(),
                Some(codex_threads::protocol::ThreadStatus::Active(_))
            )
    };
    let waited = soon("the view sees the end", live.wait_for(over)).await;
    waited.unwrap();
    let view = live.snapshot();
    let turns = view.turns().map(|turn| {
        let items = turn.items();
        let items: Vec<_> = items.map(|item| item.to_item().unwrap()).collect();
        json!({ "id": turn.id(), "status": turn.status(), "items": items })
    });
    let turns: Vec<_> = turns.collect();
    json!({ "name": view.name(), "status": view.status(), "turns": turns })
}

async fn who_resumes_in_mid_turn_hears_the_rest_and_both_views_agree(version: &str, way: Way) {
    let two = Two::new(version, way).await;
    let traits = Traits::of(two.shared.bench.number());
    let thread = two.thread("first").await;
    let mine = soon("the view", thread.live()).await.unwrap();

    let (reply, gate) = Reply::message("")
        .deltas(["one ", "two ", "three"])
        .hold_after(3);
    two.shared.bench.model.push(reply);
    let turn = soon("turn/start", thread.start_turn("Count"))
        .await
        .unwrap();
    soon("the middle of the turn", gate.reached()).await;
    let params = ThreadResumeParams::new(thread.id());
    let same = soon("thread/resume", two.other.resume_thread(params))
        .await
        .unwrap();
    let mut heard = Watch::new("of the second", same.events());
    let theirs = soon("the view", same.live()).await.unwrap();
    let seen = same.attach_turn(turn.id().clone());
    gate.open();

    // The rest of this turn, and all of the next, which the second one starts.
    for turn in [&turn, &seen] {
        let end = soon("the turn's end", turn.end()).await;
        assert_eq!(end.final_message(), Some("one two three"), "{end:?}");
    }
    let _: ItemCompletedNotification = heard.any("the message is complete", |_| true).await;
    two.shared.bench.model.push(Reply::message("four"));
    let end = soon("a turn", same.run("Go on")).await.unwrap();
    assert_eq!(end.final_message(), Some("four"), "{end:?}");
    let (mut mine, mut theirs) = (settled(&mine, 3).await, settled(&theirs, 3).await);
    if !traits.keeps_item_ids() {
        // What was read has other ids than what was told.
        for view in [&mut mine, &mut theirs] {
            for turn in view["turns"].as_array_mut().unwrap() {
                for item in turn["items"].as_array_mut().unwrap() {
                    item["id"].take();
                }
            }
        }
    }
    assert_eq!(mine, theirs);
    two.end().await;
}
