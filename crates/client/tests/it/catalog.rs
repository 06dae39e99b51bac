//! The catalog of all threads: two clients of one server, and what lists don't tell.

use std::sync::Arc;
use std::time::Duration;

use codex_threads::catalog::{Activity, CatalogEvent, ThreadWatch};
use codex_threads::protocol::{ThreadStartParams, ThreadStatus};
use codex_threads::transport::{Limits, Transport};
use codex_threads::{Codex, Thread, Threads};
use codex_threads_testkit::fake::{Answer, FakeServer, Scenario, Turn, Version};
use serde_json::json;

use crate::common::{connected, soon};

pub(crate) async fn client(fake: &FakeServer) -> Codex {
    let (reader, writer) = fake.connect();
    let transport = Transport::from_io(reader, writer, Limits::default());
    soon(Codex::connect(transport)).await.unwrap()
}

async fn with_a_turn(codex: &Codex, text: &str) -> Thread {
    let thread = soon(codex.start_thread(ThreadStartParams::new()))
        .await
        .unwrap();
    turn(&thread, text).await;
    thread
}

async fn turn(thread: &Thread, text: &str) {
    let turn = soon(thread.start_turn(text)).await.unwrap();
    soon(turn.end()).await;
}

/// The events up to the end of a list.
async fn list(watch: &mut ThreadWatch) -> Vec<CatalogEvent> {
    let mut events = Vec::new();
    loop {
        let event = soon(watch.next()).await.unwrap().unwrap();
        let done = event == CatalogEvent::InitDone;
        events.push(event);
        if done {
            return events;
        }
    }
}

#[tokio::test]
async fn a_watch_lists_first_and_then_tells_what_another_client_does() {
    let fake = FakeServer::new();
    let (one, two) = (client(&fake).await, client(&fake).await);
    let old = with_a_turn(&one, "old").await;
    let mut watch = two.watch_threads(Threads::everything());
    let listed = list(&mut watch).await;
    assert_eq!(listed.len(), 3, "{listed:?}");
    assert_eq!(listed[0], CatalogEvent::Init);
    let CatalogEvent::InitApply(entry) = &listed[1] else {
        panic!("{listed:?}")
    };
    assert_eq!(entry.id(), old.id());
    assert!(matches!(
        entry.activity(),
        Activity::Live(ThreadStatus::Idle(_))
    ));

    soon(old.set_name("Herons")).await.unwrap();
    until(
        &mut watch,
        |event| matches!(event, CatalogEvent::Apply(entry) if entry.name() == Some("Herons")),
    )
    .await;
    let fork = soon(old.fork()).await.unwrap();
    until(
        &mut watch,
        |event| matches!(event, CatalogEvent::Apply(entry) if entry.id() == fork.id()),
    )
    .await;
    soon(old.archive()).await.unwrap();
    until(&mut watch, |event| {
        matches!(event, CatalogEvent::Apply(entry) if entry.id() == old.id() && entry.is_archived() == Some(true))
    })
    .await;
    soon(old.unarchive()).await.unwrap();
    until(&mut watch, |event| {
        matches!(event, CatalogEvent::Apply(entry) if entry.id() == old.id() && entry.is_archived() == Some(false))
    })
    .await;
    soon(fork.delete()).await.unwrap();
    until(&mut watch, |event| {
        *event == CatalogEvent::Delete(fork.id().clone())
    })
    .await;
    assert_eq!(fake.count("thread/resume"), 0, "a catalog resumes nothing");
}

async fn until(watch: &mut ThreadWatch, wanted: impl Fn(&CatalogEvent) -> bool) {
    loop {
        let event = soon(watch.next()).await.unwrap().unwrap();
        if wanted(&event) {
            return;
        }
    }
}

#[tokio::test]
async fn a_catalog_shows_what_another_client_does_and_follows_it() {
    let fake = FakeServer::new();
    let (one, two) = (client(&fake).await, client(&fake).await);
    let first = with_a_turn(&one, "first").await;
    let catalog = soon(two.catalog(Threads::everything())).await.unwrap();
    assert_eq!(catalog.len(), 1);
    let before = catalog.threads();

    let (turn, gate) = Turn::new().text("slowly").hold();
    fake.push(turn);
    let running = soon(first.start_turn("go")).await.unwrap();
    let is_active = |catalog: &codex_threads::catalog::Catalog| {
        catalog.get(first.id()).is_some_and(|entry| {
            matches!(entry.activity(), Activity::Live(ThreadStatus::Active(_)))
        })
    };
    assert!(soon(catalog.wait_for(is_active)).await);
    gate.open();
    soon(running.end()).await;
    assert!(soon(catalog.wait_for(|catalog| !is_active(catalog))).await);
    assert!(
        matches!(before[0].activity(), Activity::Live(ThreadStatus::Idle(_))),
        "what was looked at doesn't change"
    );

    // A thread that was never listed is there with its first broadcast.
    let empty = soon(one.start_thread(ThreadStartParams::new()))
        .await
        .unwrap();
    assert!(soon(catalog.wait_for(|catalog| catalog.get(empty.id()).is_some())).await);
    let mut updates = catalog.updates();
    one.shutdown().await;
    two.shutdown().await;
    while soon(updates.next()).await.is_some() {}
    assert!(catalog.trouble().is_some_and(|error| error.is_closed()));
    assert_eq!(catalog.len(), 2, "it stays as it was");
}

#[tokio::test]
async fn a_loaded_thread_without_a_turn_is_in_the_list_of_a_client_that_comes_later() {
    let fake = FakeServer::new();
    let one = client(&fake).await;
    let empty = soon(one.start_thread(ThreadStartParams::new()))
        .await
        .unwrap();
    let two = client(&fake).await;
    let catalog = soon(two.catalog(Threads::everything())).await.unwrap();
    assert!(catalog.get(empty.id()).is_some());
}

#[tokio::test]
async fn a_thread_that_is_not_loaded_is_not_shown_as_idle() {
    let fake = FakeServer::new();
    let one = client(&fake).await;
    let thread = with_a_turn(&one, "once").await;
    let catalog = soon(one.catalog(Threads::everything())).await.unwrap();
    assert!(fake.close_thread(thread.id().as_str()));
    let is_stored = |catalog: &codex_threads::catalog::Catalog| {
        catalog
            .get(thread.id())
            .is_some_and(|entry| matches!(entry.activity(), Activity::Stored { .. }))
    };
    assert!(soon(catalog.wait_for(is_stored)).await);
}

#[tokio::test]
async fn an_old_server_says_nothing_of_what_threads_do() {
    let fake = FakeServer::with(Scenario::new().version(Version::new(0, 104, 0)));
    let one = client(&fake).await;
    let thread = with_a_turn(&one, "once").await;
    let catalog = soon(one.catalog(Threads::everything())).await.unwrap();
    let entry = catalog.get(thread.id()).unwrap();
    assert!(matches!(entry.activity(), Activity::Unknown { .. }));
}

#[tokio::test]
async fn threads_that_are_not_asked_for_stay_out_and_those_that_leave_are_deleted() {
    let fake = FakeServer::new();
    let (one, two) = (client(&fake).await, client(&fake).await);
    let here = soon(one.start_thread(ThreadStartParams::new().cwd("/here")))
        .await
        .unwrap();
    turn(&here, "x").await;
    let mut watch = two.watch_threads(Threads::top_level().cwd("/here"));
    list(&mut watch).await;
    let there = soon(one.start_thread(ThreadStartParams::new().cwd("/there")))
        .await
        .unwrap();
    turn(&there, "x").await;
    soon(here.archive()).await.unwrap();
    loop {
        match soon(watch.next()).await.unwrap().unwrap() {
            CatalogEvent::Apply(entry) => assert_eq!(entry.id(), here.id()),
            CatalogEvent::Delete(id) => {
                assert_eq!(id, *here.id());
                break;
            }
            other => panic!("{other:?}"),
        }
    }
    // Back again.
    soon(here.unarchive()).await.unwrap();
    until(
        &mut watch,
        |event| matches!(event, CatalogEvent::Apply(entry) if entry.id() == here.id()),
    )
    .await;
}

#[tokio::test(start_paused = true)]
async fn what_no_broadcast_tells_is_found_by_listing_again() {
    let fake = FakeServer::new();
    let one = client(&fake).await;
    let thread = with_a_turn(&one, "once").await;
    let watch = one
        .watch_threads(Threads::everything())
        .relist_every(Duration::from_secs(60));
    let catalog = soon(watch.reflect()).await.unwrap();
    // Another process renames it: the next list says so, and nothing else does.
    let mut other = serde_json::to_value(soon(thread.read()).await.unwrap().thread).unwrap();
    other["name"] = json!("elsewhere");
    fake.answer(
        "thread/list",
        Answer::result(json!({ "data": [other], "nextCursor": null })).always(),
    );
    let renamed = |catalog: &codex_threads::catalog::Catalog| {
        catalog
            .get(thread.id())
            .is_some_and(|entry| entry.name() == Some("elsewhere"))
    };
    let waited = tokio::time::timeout(Duration::from_secs(300), catalog.wait_for(renamed)).await;
    assert!(waited.unwrap());
}

#[tokio::test(start_paused = true)]
async fn a_list_that_fails_is_told_and_tried_again() {
    let fake = FakeServer::new();
    let one = client(&fake).await;
    fake.answer(
        "thread/list",
        Answer::error(codex_threads_testkit::fake::Refusal::new(
            -32603,
            "out of order",
        )),
    );
    let mut watch = one.watch_threads(Threads::interactive());
    assert_eq!(watch.next().await.unwrap().unwrap(), CatalogEvent::Init);
    let error = watch.next().await.unwrap().unwrap_err();
    assert!(error.to_string().contains("out of order"), "{error}");
    assert_eq!(
        list(&mut watch).await,
        [CatalogEvent::Init, CatalogEvent::InitDone]
    );
}

#[tokio::test]
async fn a_read_that_a_broadcast_overtakes_does_not_bring_the_old_status_back() {
    let (codex, mut fake) = connected().await;
    let entry = |status: &str, name: &str| {
        json!({
            "id": "t", "preview": "", "modelProvider": "p", "createdAt": 1, "updatedAt": 1, "cwd": "/",
            "cliVersion": "0.169.0", "source": "vscode", "turns": [], "status": { "type": status },
            "name": name,
        })
    };
    let mut watch = codex.watch_threads(Threads::interactive());
    let served = async {
        let id = soon(fake.request("thread/list")).await;
        fake.answer(
            id,
            &json!({ "data": [entry("idle", "a")], "nextCursor": null }),
        );
        let id = soon(fake.request("thread/loaded/list")).await;
        fake.answer(id, &json!({ "data": ["t"], "nextCursor": null }));
    };
    let (listed, ()) = tokio::join!(list(&mut watch), served);
    assert_eq!(listed.len(), 3, "{listed:?}");

    fake.notify(
        "thread/status/changed",
        &json!({ "threadId": "t", "status": { "type": "systemError" } }),
    );
    let told = soon(watch.next()).await.unwrap().unwrap();
    assert!(matches!(&told, CatalogEvent::Apply(_)), "{told:?}");
    let mut next = tokio::spawn(async move { (soon(watch.next()).await.unwrap().unwrap(), watch) });
    // It reads because of that; before the answer the name changes, and the answer does not know it.
    let id = soon(fake.request("thread/read")).await;
    fake.notify(
        "thread/name/updated",
        &json!({ "threadId": "t", "threadName": "b" }),
    );
    let (told, mut watch) = soon(&mut next).await.unwrap();
    let CatalogEvent::Apply(told) = told else {
        panic!("{told:?}")
    };
    assert_eq!(told.name(), Some("b"));
    let mut read = entry("systemError", "a");
    read["preview"] = json!("new");
    fake.answer(id, &json!({ "thread": read }));
    let CatalogEvent::Apply(told) = soon(watch.next()).await.unwrap().unwrap() else {
        panic!("a read that tells something new is told")
    };
    assert_eq!((told.name(), &*told.thread().preview), (Some("b"), "new"));
    let _: Arc<_> = told;
}
