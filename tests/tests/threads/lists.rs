//! Lists lose no thread and name none twice.

use std::collections::{BTreeMap, BTreeSet};

use codex_threads::protocol::{
    Release, ThreadId, ThreadListParams, ThreadSortKey, ThreadSourceKind,
};
use codex_threads::{Archived, Codex, Error, Threads};
use codex_threads_testkit::model::Reply;
use codex_threads_tests::bench::{Bench, soon};
use futures_util::future::try_join_all;

super::on_releases!([
    v0_100_0 "0.100.0",
    v0_120_0 "0.120.0",
    v0_122_0 "0.122.0",
    v0_124_0 "0.124.0",
    v0_129_0 "0.129.0",
    v0_150_1 "0.150.1",
    v0_155_1 "0.155.1",
    v0_166_0 "0.166.0",
    v0_169_0 "0.169.0",
] [
    threads_created_in_the_same_second_are_not_lost,
    filters_list_what_they_say,
]);

/// Threads with a turn each, made side by side: many in one second.
async fn make(bench: &Bench, codex: &Codex, count: usize) -> BTreeSet<ThreadId> {
    let threads = (0..count).map(|_| codex.start_thread(bench.thread()));
    let threads = soon("thread/start", try_join_all(threads)).await.unwrap();
    let turns = threads.iter().map(|thread| thread.start_turn("Hello"));
    for turn in soon("turn/start", try_join_all(turns)).await.unwrap() {
        soon("the turn's end", turn.end()).await;
    }
    threads.iter().map(|thread| thread.id().clone()).collect()
}

async fn list(codex: &Codex, which: impl Into<Threads>) -> BTreeSet<ThreadId> {
    let threads = soon("thread/list", codex.threads(which).all())
        .await
        .unwrap();
    let ids: BTreeSet<_> = threads.iter().map(|thread| thread.id.clone()).collect();
    assert_eq!(ids.len(), threads.len(), "a thread is listed twice");
    ids
}

/// Waits until the server lists what it has just been told to store.
async fn settled(codex: &Codex, made: &BTreeSet<ThreadId>) {
    let listed = async {
        while list(codex, Threads::interactive()).await.len() < made.len() {
            // Nothing tells when a rollout is on disk.
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    };
    soon("all threads are stored", listed).await;
}

async fn threads_created_in_the_same_second_are_not_lost(version: &str) {
    let bench = Bench::asking(version).await;
    bench.model.always(Reply::message("Hello yourself"));
    let codex = bench.spawn().await;
    let made = make(&bench, &codex, 14).await;
    settled(&codex, &made).await;
    let mut by_second: BTreeMap<i64, usize> = BTreeMap::new();
    for thread in soon("thread/list", codex.threads(Threads::interactive()).all())
        .await
        .unwrap()
    {
        *by_second.entry(thread.created_at).or_default() += 1;
    }
    assert!(by_second.values().any(|count| *count >= 3), "{by_second:?}");

    for size in [1, 2, 5, 100] {
        for key in [ThreadSortKey::CreatedAt, ThreadSortKey::UpdatedAt] {
            let query = Threads::interactive().sort_key(key.clone()).page_size(size);
            assert_eq!(list(&codex, query.clone()).await, made, "{key:?} by {size}");
            if bench.number() >= Release::new(0, 122, 0) {
                let query = query.oldest_first();
                assert_eq!(list(&codex, query).await, made, "{key:?} by {size}");
            }
        }
    }

    // New threads appear while the pages are read.
    let mut stream = codex.threads(Threads::interactive().page_size(3));
    let mut seen = BTreeSet::new();
    seen.insert(
        soon("thread/list", stream.next())
            .await
            .unwrap()
            .unwrap()
            .id,
    );
    let new = make(&bench, &codex, 3).await;
    while let Some(thread) = soon("thread/list", stream.next()).await {
        assert!(seen.insert(thread.unwrap().id), "listed twice");
    }
    assert!(made.is_subset(&seen), "{:?}", made.difference(&seen));
    assert!(seen.iter().all(|id| made.contains(id) || new.contains(id)));

    codex.shutdown().await;
    bench.nothing_is_left().await;
}

async fn filters_list_what_they_say(version: &str) {
    let bench = Bench::asking(version).await;
    bench.model.always(Reply::message("Hello yourself"));
    let codex = bench.spawn().await;
    let made = make(&bench, &codex, 4).await;
    settled(&codex, &made).await;
    let old = made.first().unwrap().clone();
    soon("thread/archive", codex.thread(&old).archive())
        .await
        .unwrap();
    let live: BTreeSet<_> = made.iter().filter(|id| **id != old).cloned().collect();

    assert_eq!(list(&codex, Threads::interactive()).await, live);
    assert_eq!(list(&codex, Threads::top_level()).await, live);
    assert_eq!(list(&codex, Threads::everything().page_size(2)).await, made);
    let archived = Threads::interactive().archived(Archived::Archived);
    assert_eq!(list(&codex, archived).await, BTreeSet::from([old]));
    let scripts = Threads::interactive().sources([ThreadSourceKind::Exec]);
    assert!(list(&codex, scripts).await.is_empty());

    // Of all providers, unless told otherwise.
    assert_eq!(list(&codex, ThreadListParams::new()).await, live);
    let other = Threads::interactive().providers(["openai"]);
    assert!(list(&codex, other).await.is_empty());
    let elsewhere = bench.builder().args(["-c", "model_provider=\"openai\""]);
    let elsewhere = bench.spawn_with(elsewhere).await;
    assert_eq!(list(&elsewhere, Threads::interactive()).await, live);
    let active = Threads::interactive().active_provider();
    assert!(list(&elsewhere, active).await.is_empty());
    elsewhere.shutdown().await;

    // What an old server would ignore is refused.
    let here = Threads::interactive().cwd(bench.home.workdir());
    let since = |minor| bench.number() >= Release::new(0, minor, 0);
    if since(104) {
        assert_eq!(list(&codex, here).await, live);
        let elsewhere = Threads::interactive().cwd("/elsewhere");
        assert!(list(&codex, elsewhere).await.is_empty());
    } else {
        let error = soon("nothing", codex.threads(here).all())
            .await
            .unwrap_err();
        assert!(matches!(error, Error::Refused(_)), "{error}");
    }
    if since(124) {
        let here = Threads::interactive().cwds([bench.home.workdir()]);
        assert_eq!(list(&codex, here).await, live);
    }
    if since(105) {
        let query = Threads::interactive().search("Hello");
        assert_eq!(list(&codex, query).await, live);
        let query = Threads::interactive().search("no such words");
        assert!(list(&codex, query).await.is_empty());
    }
    codex.shutdown().await;
    bench.nothing_is_left().await;
}
