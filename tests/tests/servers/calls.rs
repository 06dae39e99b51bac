//! Calls of clones run side by side.

use codex_threads::protocol::{
    ConfigReadParams, ModelListParams, ThreadListParams, ThreadLoadedListParams, ThreadReadParams,
    ThreadStartParams,
};
use codex_threads::{Codex, Error, ServerErrorKind};
use codex_threads_tests::bench::{Bench, soon};
use tokio::task::JoinSet;

super::on_releases!(
    fifty_calls_side_by_side_each_get_their_own_answer,
    more_calls_than_the_server_can_queue_are_all_answered,
);

async fn fifty_calls_side_by_side_each_get_their_own_answer(version: &str) {
    let bench = Bench::asking(version).await;
    let codex = bench.spawn().await;
    let mut ids = Vec::new();
    for _ in 0..10 {
        let thread = soon("thread/start", codex.start_thread(bench.thread()))
            .await
            .unwrap();
        ids.push(thread.id().clone());
    }
    let mut calls = JoinSet::new();
    for id in &ids {
        let (read, id) = (codex.clone(), id.clone());
        calls.spawn(async move {
            let answer = read.call(ThreadReadParams::new(&id)).await.unwrap();
            assert_eq!(answer.thread.id, id);
        });
        let loaded = codex.clone();
        let all = ids.clone();
        calls.spawn(async move {
            let answer = loaded.call(ThreadLoadedListParams::new()).await.unwrap();
            assert_eq!(answer.data.len(), all.len());
        });
        let config = codex.clone();
        calls.spawn(async move {
            let answer = config.call(ConfigReadParams::new()).await.unwrap();
            assert_eq!(answer.config.model.as_deref(), Some("scripted"));
        });
        let list = codex.clone();
        calls.spawn(async move {
            let answer = list.call(ThreadListParams::new()).await.unwrap();
            assert!(answer.data.is_empty());
        });
        let models = codex.clone();
        calls.spawn(async move {
            let answer = models.call(ModelListParams::new()).await.unwrap();
            assert!(answer.data.rejected().is_empty());
        });
        let wrong = codex.clone();
        calls.spawn(async move {
            let nobody = "019a0000-0000-7000-8000-000000000000";
            let error = wrong.call(ThreadReadParams::new(nobody)).await.unwrap_err();
            let Error::Server(error) = error else {
                panic!("{error:?}")
            };
            assert_eq!(*error.kind(), ServerErrorKind::ThreadNotLoaded);
            assert!(error.message().contains(nobody));
        });
    }
    assert!(calls.len() >= 50);
    finish(calls).await;
    assert_eq!(codex.in_flight(), 0);
    assert_eq!(codex.stats().late, 0);
    codex.shutdown().await;
    bench.nothing_is_left().await;
}

async fn more_calls_than_the_server_can_queue_are_all_answered(version: &str) {
    let bench = Bench::asking(version).await;
    let codex = bench.spawn().await;
    let thread = soon("thread/start", codex.start_thread(ThreadStartParams::new()))
        .await
        .unwrap();
    let mut calls = JoinSet::new();
    for _ in 0..600 {
        let (codex, id): (Codex, _) = (codex.clone(), thread.id().clone());
        calls.spawn(async move {
            let answer = codex.call(ThreadReadParams::new(&id)).await.unwrap();
            assert_eq!(answer.thread.id, id);
        });
    }
    finish(calls).await;
    assert_eq!(codex.in_flight(), 0);
    assert_eq!(codex.stats().unanswered, 0);
    codex.shutdown().await;
    bench.nothing_is_left().await;
}

async fn finish(mut calls: JoinSet<()>) {
    while let Some(call) = soon("the next answer", calls.join_next()).await {
        call.expect("a call that got its own answer");
    }
}
