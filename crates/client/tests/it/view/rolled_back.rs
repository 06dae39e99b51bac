//! A rollback, of which servers tell nobody: whoever follows the thread learns of those that go through its
//! own connection.

use codex_threads::protocol::{ThreadRollbackParams, ThreadStartParams};
use codex_threads::transport::Limits;
use codex_threads::view::{Change, Resync, ThreadSnapshot};
use codex_threads::{Codex, Event, Rewind, RewindHow};
use codex_threads_testkit::fake::{FakeServer, Scenario, Turn, Version};
use serde_json::json;

use crate::catalog::client;
use crate::common::{connected_to, round_trip, soon, started};

#[tokio::test]
async fn a_view_is_not_left_with_turns_that_were_rolled_back() {
    let fake = FakeServer::with(Scenario::new().version(Version::new(0, 150, 1)));
    let codex = client(&fake).await;
    let thread = soon(codex.start_thread(ThreadStartParams::new()))
        .await
        .unwrap();
    let live = soon(thread.live()).await.unwrap();
    for text in ["one", "two"] {
        fake.push(Turn::new().text(text));
        soon(soon(thread.start_turn(text)).await.unwrap().end()).await;
    }
    let both = |view: &ThreadSnapshot| view.turns().filter(|turn| !turn.is_running()).count() == 2;
    soon(live.wait_for(both)).await.unwrap();
    let mut changes = live.changes();
    let rewound = soon(thread.rewind(Rewind::turns(1))).await.unwrap();
    assert_eq!(rewound.how, RewindHow::RolledBack);
    let one = |view: &ThreadSnapshot| view.turns().count() == 1;
    soon(live.wait_for(one)).await.unwrap();
    while soon(changes.next()).await.unwrap() != Change::Resync(Resync::Rewound) {}
}

#[tokio::test]
async fn a_rollback_whose_caller_has_gone_is_told_in_its_place() {
    let (codex, mut fake) = connected_to("0.150.1", Codex::builder(), Limits::default()).await;
    let mut mine = codex.thread_events("t");
    let mut others = codex.thread_events("u");
    let mut all = codex.events();
    let call = tokio::spawn({
        let codex = codex.clone();
        async move { codex.call(ThreadRollbackParams::new(1_u32, "t")).await }
    });
    let id = soon(fake.request("thread/rollback")).await;
    call.abort();
    assert!(soon(call).await.unwrap_err().is_cancelled());
    fake.notify(
        "thread/name/updated",
        &json!({ "threadId": "t", "threadName": "before" }),
    );
    fake.answer(id, &started("t"));
    fake.notify(
        "thread/name/updated",
        &json!({ "threadId": "t", "threadName": "after" }),
    );
    round_trip(&codex, &mut fake).await;
    for stream in [&mut mine.try_next(), &mut all.try_next()] {
        assert_eq!(stream.take().unwrap().method(), "thread/name/updated");
    }
    for event in [mine.try_next(), all.try_next()] {
        let Some(Event::RolledBack(told)) = event else {
            panic!("{event:?}");
        };
        assert_eq!(told.thread_id().as_str(), "t");
    }
    assert_eq!(mine.try_next().unwrap().method(), "thread/name/updated");
    assert!(others.try_next().is_none());
    assert_eq!(codex.stats().late, 1);
}

#[tokio::test]
async fn a_rollback_that_was_refused_is_not_told() {
    let (codex, mut fake) = connected_to("0.150.1", Codex::builder(), Limits::default()).await;
    let mut events = codex.thread_events("t");
    let call = tokio::spawn({
        let codex = codex.clone();
        async move { codex.call(ThreadRollbackParams::new(1_u32, "t")).await }
    });
    let id = soon(fake.request("thread/rollback")).await;
    fake.refuse(id, -32600, "thread not found: t");
    soon(call).await.unwrap().unwrap_err();
    round_trip(&codex, &mut fake).await;
    assert!(events.try_next().is_none());
}

/// The answer holds the whole history that is left: it may be longer than any line is allowed to be.
#[tokio::test]
async fn a_rollback_whose_answer_is_too_long_is_told_all_the_same() {
    let limits = Limits::default().max_line(4_096);
    let (codex, mut fake) = connected_to("0.150.1", Codex::builder(), limits).await;
    let mut events = codex.thread_events("t");
    let call = tokio::spawn({
        let codex = codex.clone();
        async move { codex.call(ThreadRollbackParams::new(1_u32, "t")).await }
    });
    let id = soon(fake.request("thread/rollback")).await;
    let mut answer = started("t");
    answer["thread"]["preview"] = "x".repeat(8_192).into();
    fake.answer(id, &answer);
    soon(call).await.unwrap().unwrap_err();
    let event = soon(events.next()).await;
    assert!(matches!(event, Some(Event::RolledBack(_))), "{event:?}");
}
