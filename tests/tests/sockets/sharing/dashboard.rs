//! Who never resumes sees what the others' turns do, and is not asked.

use codex_threads::Threads;
use codex_threads::catalog::{Activity, Catalog};
use codex_threads::protocol::{ThreadActiveFlag, ThreadStatus, ThreadStatusChangedNotification};
use codex_threads_testkit::model::Reply;
use codex_threads_tests::bench::soon;
use codex_threads_tests::shared::Way;
use codex_threads_tests::watch::Watch;
use serde_json::json;

use super::{Two, heard_broadcasts_alone, waits};

crate::on_servers!(a_dashboard_that_never_resumes_sees_the_status_of_others_turns);

fn status(id: &str, wanted: impl Fn(&ThreadStatus) -> bool) -> impl FnMut(&Catalog) -> bool {
    move |catalog| {
        let entry = catalog.get(id);
        entry.is_some_and(|entry| matches!(entry.activity(), Activity::Live(now) if wanted(&now)))
    }
}

fn asks(status: &ThreadStatus) -> bool {
    let ThreadStatus::Active(active) = status else {
        return false;
    };
    active
        .active_flags
        .contains(&ThreadActiveFlag::WaitingOnApproval)
}

async fn a_dashboard_that_never_resumes_sees_the_status_of_others_turns(version: &str, way: Way) {
    let two = Two::new(version, way).await;
    let mut heard = Watch::new("of the dashboard", two.other.events());
    let board = soon("the list", two.other.catalog(Threads::everything()))
        .await
        .unwrap();
    let mut asked = two.one.server_requests();
    let thread = two.thread("first").await;
    let id = thread.id().as_str();
    waits(
        &board,
        "rest",
        status(id, |now| matches!(now, ThreadStatus::Idle(_))),
    )
    .await;

    let (reply, gate) = Reply::shell("touch made")
        .escalated("The test wants it")
        .hold();
    two.shared
        .bench
        .model
        .script([reply, Reply::message("Made.")]);
    let turn = soon("turn/start", thread.start_turn("Make it"))
        .await
        .unwrap();
    soon("the turn is under way", gate.reached()).await;
    waits(
        &board,
        "a turn",
        status(id, |now| matches!(now, ThreadStatus::Active(_))),
    )
    .await;
    gate.open();
    let request = soon("the approval", asked.next()).await.unwrap();
    waits(&board, "that it waits for an approval", status(id, asks)).await;
    let _ = request
        .answer_raw(&json!({ "decision": "accept" }))
        .unwrap();
    let end = soon("the turn's end", turn.end()).await;
    assert!(end.is_completed(), "{end:?}");
    waits(
        &board,
        "rest",
        status(id, |now| matches!(now, ThreadStatus::Idle(_))),
    )
    .await;

    // In the order in which it went, on the wire.
    for (what, wanted) in [
        ("a turn", "active"),
        ("rest", "idle"),
        ("the second turn", "active"),
        ("rest", "idle"),
    ] {
        heard
            .next(what, |told: &ThreadStatusChangedNotification| {
                told.thread_id == *thread.id()
                    && match &told.status {
                        ThreadStatus::Active(_) => wanted == "active",
                        ThreadStatus::Idle(_) => wanted == "idle",
                        _ => false,
                    }
            })
            .await;
    }
    heard_broadcasts_alone(&two.other, &mut heard);
    two.end().await;
}
