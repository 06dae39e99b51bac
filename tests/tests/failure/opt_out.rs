//! What the caller doesn't want isn't sent.

use codex_threads::notifications;
use codex_threads_testkit::model::Reply;
use codex_threads_tests::bench::{Bench, soon};

async fn methods(bench: &Bench, without: &[&str]) -> Vec<String> {
    let builder = bench
        .builder()
        .opt_out_notifications(without.iter().copied());
    let codex = bench.spawn_with(builder).await;
    bench
        .model
        .push(Reply::message("").deltas(["one ", "two ", "three"]));
    let mut events = codex.events();
    let thread = soon("thread/start", codex.start_thread(bench.thread()))
        .await
        .unwrap();
    let turn = soon("turn/start", thread.start_turn("Hello"))
        .await
        .unwrap();
    assert!(soon("the turn's end", turn.end()).await.is_completed());
    soon("the shutdown", codex.shutdown()).await;
    let mut methods = Vec::new();
    while let Some(event) = soon("the end of the stream", events.next()).await {
        methods.push(event.method().to_owned());
    }
    bench.nothing_is_left().await;
    methods
}

async fn what_is_not_wanted_is_not_sent(version: &str) {
    let bench = Bench::asking(version).await;
    let has = |methods: &[String], method: &str| methods.iter().any(|m| m == method);
    let all = methods(&bench, &[]).await;
    assert!(has(&all, "item/agentMessage/delta"), "{all:?}");
    assert!(has(&all, "thread/tokenUsage/updated"), "{all:?}");

    let calm: Vec<&str> = notifications::DELTAS
        .iter()
        .chain(notifications::SNAPSHOTS)
        .copied()
        .collect();
    let left = methods(&bench, &calm).await;
    for method in calm {
        assert!(!has(&left, method), "{method} was sent all the same");
    }
    for method in ["turn/started", "item/completed", "turn/completed"] {
        assert!(has(&left, method), "{left:?}");
    }
}

#[tokio::test]
async fn v0_100_0() {
    what_is_not_wanted_is_not_sent("0.100.0").await;
}

#[tokio::test]
async fn v0_129_0() {
    what_is_not_wanted_is_not_sent("0.129.0").await;
}

#[tokio::test]
async fn v0_169_0() {
    what_is_not_wanted_is_not_sent("0.169.0").await;
}
