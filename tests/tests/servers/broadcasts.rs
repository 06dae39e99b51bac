//! What the server tells reaches everybody who listens.

use codex_threads::protocol::{
    ThreadArchivedNotification, ThreadClosedNotification, ThreadId, ThreadNameUpdatedNotification,
    ThreadStartedNotification, ThreadStatus, ThreadStatusChangedNotification,
    ThreadTokenUsageUpdatedNotification, ThreadUnarchivedNotification, ThreadUnsubscribeParams,
    TurnCompletedNotification,
};
use codex_threads_testkit::model::Reply;
use codex_threads_tests::bench::{Bench, soon};
use codex_threads_tests::refusal::call;
use codex_threads_tests::traits::Traits;
use codex_threads_tests::watch::Watch;

super::on_releases!(
    broadcasts_reach_every_consumer,
    no_event_between_an_answer_and_its_stream_is_lost,
    events_that_nobody_reads_hold_up_no_answer,
);

/// `thread/closed` comes at once up to 0.120 alone.
#[tokio::test]
async fn broadcasts_reach_every_consumer_when_a_thread_is_closed() {
    broadcasts_reach_every_consumer("0.120.0").await;
}

async fn broadcasts_reach_every_consumer(version: &str) {
    let bench = Bench::asking(version).await;
    let traits = Traits::of(bench.number());
    let codex = bench.spawn().await;
    let mut first = Watch::new("of everything", codex.events());
    let mut second = Watch::new("of everything, once more", codex.clone().events());
    let mut broadcasts = Watch::new("of the broadcasts", codex.broadcasts());

    bench.model.push(Reply::message("one two").chunked(2));
    let thread = soon("thread/start", codex.start_thread(bench.thread()))
        .await
        .unwrap();
    let id = thread.id().clone();
    let mut late = Watch::new("of the thread", thread.events());
    let mut later = Watch::new("of the thread, opened later", thread.events());
    let turn = soon("turn/start", thread.start_turn("Count"))
        .await
        .unwrap();
    assert!(soon("the turn's end", turn.end()).await.is_completed());
    thread.set_name("A name").await.unwrap();
    thread.archive().await.unwrap();
    let thread = thread.unarchive().await.unwrap();
    assert_eq!(thread.snapshot().map(|thread| &thread.id), Some(&id));

    for watch in [&mut first, &mut second, &mut broadcasts] {
        told(watch, traits, &id).await;
    }
    for watch in [&mut first, &mut second] {
        let completed: TurnCompletedNotification = watch.any("the turn ends", |_| true).await;
        assert_eq!(completed.turn.id, *turn.id());
        let usage: ThreadTokenUsageUpdatedNotification =
            watch.any("the usage is told", |_| true).await;
        assert_eq!(usage.thread_id, id);
    }
    // The first stream of the thread has it from its beginning, one opened later from then on.
    late.any("the thread begins", |_: &ThreadStartedNotification| true)
        .await;
    for watch in [&mut late, &mut later] {
        watch
            .any("the turn ends", |_: &TurnCompletedNotification| true)
            .await;
        watch
            .any("the name is told", |_: &ThreadNameUpdatedNotification| true)
            .await;
    }

    if traits.closes_at_once() {
        let thread = soon(
            "thread/resume",
            codex.resume_thread(codex_threads::protocol::ThreadResumeParams::new(&id)),
        )
        .await
        .unwrap();
        call(&codex, ThreadUnsubscribeParams::new(thread.id())).await;
        for watch in [&mut first, &mut second, &mut broadcasts] {
            let closed: ThreadClosedNotification =
                watch.any("the thread is closed", |_| true).await;
            assert_eq!(closed.thread_id, id);
        }
    }

    codex.shutdown().await;
    for watch in [
        &mut first,
        &mut second,
        &mut broadcasts,
        &mut late,
        &mut later,
    ] {
        watch.end().await;
    }
    // All got the same, in the same order. (The first stream of a connection also has what came
    // during the handshake.)
    let all = since_the_thread_began(&mut first, &id);
    assert_eq!(since_the_thread_began(&mut second, &id), all);
    let mut rest = all.iter();
    for line in since_the_thread_began(&mut broadcasts, &id) {
        assert!(rest.any(|told| *told == line), "{line:?}");
    }
    bench.nothing_is_left().await;
}

/// What came from `thread/started` on, as it came.
fn since_the_thread_began(watch: &mut Watch, id: &ThreadId) -> Vec<Vec<u8>> {
    watch
        .log()
        .iter()
        .skip_while(|told| {
            told.method() != "thread/started" || told.thread_id() != Some(id.as_str())
        })
        .map(|told| told.line().to_vec())
        .collect()
}

async fn told(watch: &mut Watch, traits: Traits, id: &ThreadId) {
    let began: ThreadStartedNotification = watch.next("the thread begins", |_| true).await;
    assert_eq!(began.thread.id, *id);
    if traits.has_status() {
        let active = |told: &ThreadStatusChangedNotification| {
            told.thread_id == *id && matches!(told.status, ThreadStatus::Active(_))
        };
        watch.next("the thread is active", active).await;
        let idle = |told: &ThreadStatusChangedNotification| {
            told.thread_id == *id && matches!(told.status, ThreadStatus::Idle(_))
        };
        watch.next("the thread is idle", idle).await;
    }
    let named: ThreadNameUpdatedNotification = watch.any("the name is told", |_| true).await;
    assert_eq!(named.thread_id, *id);
    assert_eq!(named.thread_name.as_deref(), Some("A name"));
    if traits.tells("thread/archived") {
        let archived: ThreadArchivedNotification =
            watch.any("the thread is archived", |_| true).await;
        assert_eq!(archived.thread_id, *id);
        let back: ThreadUnarchivedNotification = watch.any("the thread is back", |_| true).await;
        assert_eq!(back.thread_id, *id);
    }
}

async fn no_event_between_an_answer_and_its_stream_is_lost(version: &str) {
    let bench = Bench::asking(version).await;
    let codex = bench.spawn().await;
    let mut all = Watch::new("of everything", codex.events());
    bench.model.push(Reply::message("one two three").chunked(1));
    let thread = soon("thread/start", codex.start_thread(bench.thread()))
        .await
        .unwrap();
    let turn = soon("turn/start", thread.start_turn("Count"))
        .await
        .unwrap();
    assert!(soon("the turn's end", turn.end()).await.is_completed());
    drop(turn);

    // Opened when all is over, the stream still begins with the thread.
    let mut watch = Watch::new("of the thread", thread.events());
    let began: ThreadStartedNotification = watch.next("the thread begins", |_| true).await;
    assert_eq!(began.thread.id, *thread.id());
    watch
        .next("the turn ends", |_: &TurnCompletedNotification| true)
        .await;

    // A fork, the same.
    bench.model.push(Reply::message("four"));
    let fork = soon("thread/fork", thread.fork()).await.unwrap();
    let turn = soon("turn/start", fork.start_turn("Go on")).await.unwrap();
    assert!(soon("the turn's end", turn.end()).await.is_completed());
    let mut forked = Watch::new("of the fork", fork.events());
    let began: ThreadStartedNotification = forked.next("the fork begins", |_| true).await;
    assert_eq!(began.thread.id, *fork.id());
    forked
        .next("the turn ends", |_: &TurnCompletedNotification| true)
        .await;

    codex.shutdown().await;
    for watch in [&mut all, &mut watch, &mut forked] {
        watch.end().await;
    }
    // What the connection was told of each is what its own stream has.
    for (watch, id) in [(&mut watch, thread.id()), (&mut forked, fork.id())] {
        let of_it: Vec<_> = all
            .log()
            .iter()
            .filter(|told| told.thread_id() == Some(id.as_str()))
            .skip_while(|told| told.method() != "thread/started")
            .map(|told| told.line().to_vec())
            .collect();
        let own = since_the_thread_began(watch, id);
        assert!(own.len() > 10, "{}", own.len());
        assert_eq!(own, of_it);
    }
    bench.nothing_is_left().await;
}

async fn events_that_nobody_reads_hold_up_no_answer(version: &str) {
    let bench = Bench::asking(version).await;
    let codex = bench.spawn().await;
    let _unread = (codex.events(), codex.broadcasts());
    let text = "all work and no play ".repeat(500);
    bench.model.push(Reply::message(&text).chunked(1));
    let thread = soon("thread/start", codex.start_thread(bench.thread()))
        .await
        .unwrap();
    let mut unread = thread.events();
    let turn = soon("turn/start", thread.start_turn("Type")).await.unwrap();
    // Ten thousand deltas later:
    let end = soon("the turn's end", turn.end()).await;
    assert!(end.is_completed(), "{end:?}");
    let read = soon("thread/read", thread.read()).await.unwrap();
    assert_eq!(read.thread.id, *thread.id());

    // Deltas were joined, and no text is missing.
    let mut joined = String::new();
    while let Some(event) = unread.try_next() {
        assert!(event.notification().is_some(), "something was left out");
        if let Some(codex_threads::protocol::ServerNotification::AgentMessageDelta(delta)) =
            event.decode()
        {
            joined.push_str(&delta.delta);
        }
    }
    assert_eq!(joined, text);
    codex.shutdown().await;
    bench.nothing_is_left().await;
}
