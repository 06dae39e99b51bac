//! The catalog of all threads on real servers: lists and broadcasts tell it all, and nothing is resumed.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed test is to say where"
)]

use codex_threads::catalog::{Activity, Catalog};
use codex_threads::protocol::{ThreadLoadedListParams, ThreadStatus};
use codex_threads::{Codex, Thread, Threads};
use codex_threads_testkit::model::Reply;
use codex_threads_tests::bench::{Bench, soon};
use codex_threads_tests::traits::Traits;

macro_rules! on_releases {
    ($($name:ident $version:literal;)*) => {
        $(
            #[tokio::test]
            async fn $name() {
                the_catalog_follows_a_thread_from_its_start_to_the_archive($version).await;
            }
        )*
    };
}

on_releases! {
    a_catalog_on_0_100_0 "0.100.0";
    a_catalog_on_0_129_0 "0.129.0";
    a_catalog_on_0_150_1 "0.150.1";
    a_catalog_on_0_155_1 "0.155.1";
    a_catalog_on_0_169_0 "0.169.0";
}

async fn waits(catalog: &Catalog, what: &str, wanted: impl FnMut(&Catalog) -> bool) {
    assert!(soon(what, catalog.wait_for(wanted)).await, "{what}");
}

async fn turn(bench: &Bench, thread: &Thread, text: &str) {
    bench.model.push(Reply::message(text));
    let turn = soon("turn/start", thread.start_turn(text)).await.unwrap();
    assert!(soon("the turn's end", turn.end()).await.is_completed());
}

async fn the_catalog_follows_a_thread_from_its_start_to_the_archive(version: &str) {
    let bench = Bench::asking(version).await;
    let traits = Traits::of(bench.number());
    let codex = bench.spawn().await;
    let catalog = soon("the list", codex.catalog(Threads::everything()))
        .await
        .unwrap();
    assert!(catalog.is_empty());

    // Never listed, since it has had no turn; told by a broadcast.
    let thread = soon("thread/start", codex.start_thread(bench.thread()))
        .await
        .unwrap();
    waits(&catalog, "the new thread", |catalog| {
        catalog.get(thread.id()).is_some()
    })
    .await;
    turn(&bench, &thread, "one").await;
    if traits.has_status() {
        let rests = |catalog: &Catalog| {
            catalog.get(thread.id()).is_some_and(|entry| {
                matches!(entry.activity(), Activity::Live(ThreadStatus::Idle(_)))
                    && entry.thread().preview.contains("one")
            })
        };
        waits(&catalog, "rest, and the preview", rests).await;
    } else {
        let entry = catalog.get(thread.id()).unwrap();
        assert!(
            matches!(entry.activity(), Activity::Unknown { .. }),
            "{entry:?}"
        );
    }
    thread.set_name("Herons").await.unwrap();
    let named = |catalog: &Catalog| {
        catalog
            .get(thread.id())
            .is_some_and(|entry| entry.name() == Some("Herons"))
    };
    waits(&catalog, "the name", named).await;

    let fork = soon("thread/fork", thread.fork()).await.unwrap();
    waits(&catalog, "the fork", |catalog| {
        catalog.get(fork.id()).is_some()
    })
    .await;
    turn(&bench, &fork, "two").await;

    let at = |archived: bool| {
        let id = thread.id().clone();
        move |catalog: &Catalog| {
            catalog
                .get(&id)
                .is_some_and(|entry| entry.is_archived() == Some(archived))
        }
    };
    if traits.tells_of_the_archive() {
        thread.archive().await.unwrap();
        waits(&catalog, "the archive", at(true)).await;
        if traits.has_status() {
            let stored = |catalog: &Catalog| {
                catalog
                    .get(thread.id())
                    .is_some_and(|entry| matches!(entry.activity(), Activity::Stored { .. }))
            };
            waits(&catalog, "unloaded", stored).await;
        }
        thread.unarchive().await.unwrap();
        waits(&catalog, "the way back", at(false)).await;
    }
    codex.shutdown().await;
    assert!(catalog.trouble().is_some() || soon("the end", ended(&catalog)).await);

    // Another process lists what is stored, and loads none of it by that.
    let codex = bench.spawn().await;
    let catalog = soon("the list", codex.catalog(Threads::everything()))
        .await
        .unwrap();
    for id in [thread.id(), fork.id()] {
        let entry = catalog.get(id).unwrap();
        let stored = matches!(entry.activity(), Activity::Stored { .. });
        assert_eq!(stored, traits.has_status(), "{entry:?}");
    }
    assert!(loaded(&codex).await.is_empty(), "a catalog resumes nothing");
    codex.shutdown().await;
    bench.nothing_is_left().await;
}

async fn ended(catalog: &Catalog) -> bool {
    let mut updates = catalog.updates();
    while updates.next().await.is_some() {}
    catalog.trouble().is_some_and(|error| error.is_closed())
}

async fn loaded(codex: &Codex) -> Vec<String> {
    let call = codex.call(ThreadLoadedListParams::new());
    let answer = soon("thread/loaded/list", call).await.unwrap();
    answer.data.iter().map(ToString::to_string).collect()
}
