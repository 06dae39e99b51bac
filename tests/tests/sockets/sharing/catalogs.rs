//! Each sees what the other does to threads, in its catalog, with no resume.

use codex_threads::Threads;
use codex_threads::catalog::{Catalog, CatalogEvent};
use codex_threads_tests::bench::soon;
use codex_threads_tests::shared::Way;
use codex_threads_tests::watch::Watch;

use super::{Two, heard_broadcasts_alone, waits};

crate::on_servers!(
    two_clients_see_each_others_threads_names_archives_and_forks,
    a_watch_that_never_resumes_is_told_of_anothers_threads_from_first_to_last,
);

fn named(id: &str, name: &str) -> impl FnMut(&Catalog) -> bool {
    move |catalog| {
        catalog
            .get(id)
            .is_some_and(|entry| entry.name() == Some(name))
    }
}

fn archived(id: &str, wanted: bool) -> impl FnMut(&Catalog) -> bool {
    move |catalog| {
        let entry = catalog.get(id);
        entry.is_some_and(|entry| entry.is_archived() == Some(wanted))
    }
}

async fn two_clients_see_each_others_threads_names_archives_and_forks(version: &str, way: Way) {
    let two = Two::new(version, way).await;
    let mut heard = Watch::new("of the other", two.other.events());
    let everything = Threads::everything;
    let mine = soon("the list", two.one.catalog(everything()))
        .await
        .unwrap();
    let theirs = soon("the list", two.other.catalog(everything()))
        .await
        .unwrap();

    // The first one's doings, seen by the other.
    let thread = two.thread("herons").await;
    let id = thread.id().as_str();
    waits(&theirs, "the thread, and its preview", |catalog| {
        catalog
            .get(id)
            .is_some_and(|entry| entry.thread().preview.contains("herons"))
    })
    .await;
    thread.set_name("Herons").await.unwrap();
    waits(&theirs, "its name", named(id, "Herons")).await;
    let fork = soon("thread/fork", thread.fork()).await.unwrap();
    let forked = fork.id().as_str();
    waits(&theirs, "the fork", |catalog| catalog.get(forked).is_some()).await;

    // The other's, seen by the first; it has resumed nothing for that.
    let from_there = two.other.thread(thread.id().clone());
    from_there.set_name("Cranes").await.unwrap();
    waits(&mine, "the other's name for it", named(id, "Cranes")).await;
    waits(&theirs, "its own", named(id, "Cranes")).await;
    heard_broadcasts_alone(&two.other, &mut heard);
    from_there.archive().await.unwrap();
    waits(&mine, "the archive", archived(id, true)).await;
    waits(&theirs, "the archive", archived(id, true)).await;
    thread.unarchive().await.unwrap();
    waits(&theirs, "the way back", archived(id, false)).await;
    waits(&mine, "the way back", archived(id, false)).await;
    heard_broadcasts_alone(&two.other, &mut heard);
    two.end().await;
}

async fn a_watch_that_never_resumes_is_told_of_anothers_threads_from_first_to_last(
    version: &str,
    way: Way,
) {
    let two = Two::new(version, way).await;
    let mut watch = two.other.watch_threads(Threads::everything());
    while !matches!(
        soon("the list", watch.next()).await,
        Some(Ok(CatalogEvent::InitDone))
    ) {}
    let thread = two.thread("egrets").await;
    thread.set_name("Egrets").await.unwrap();
    loop {
        match soon("its name", watch.next()).await {
            Some(Ok(CatalogEvent::Apply(entry)))
                if entry.id() == thread.id() && entry.name() == Some("Egrets") =>
            {
                break;
            }
            Some(Ok(_)) => {}
            other => panic!("{other:?}"),
        }
    }
    drop(watch);
    two.end().await;
}
