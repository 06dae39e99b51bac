//! Histories are read page by page on every release, in both directions, with nothing left out.

use std::collections::BTreeSet;

use codex_threads::protocol::{
    Release, ThreadHistoryMode, ThreadItem, ThreadLoadedListParams, Turn, TurnId, TurnItemsView,
    TurnStatus, UserInput,
};
use codex_threads::{Codex, Error, HistoryItem, Thread};
use codex_threads_testkit::model::Reply;
use codex_threads_tests::bench::{Bench, soon};

super::on_releases!([
    v0_100_0 "0.100.0",
    v0_115_0 "0.115.0",
    v0_121_0 "0.121.0",
    v0_122_0 "0.122.0",
    v0_129_0 "0.129.0",
    v0_143_0 "0.143.0",
    v0_150_1 "0.150.1",
    v0_151_0 "0.151.0",
    v0_155_1 "0.155.1",
    v0_169_0 "0.169.0",
] [
    a_history_is_read_whole_in_pages_of_any_size_in_both_directions,
    a_thread_without_a_turn_has_an_empty_history,
    the_turn_that_is_running_is_the_newest,
    pages_of_other_methods_are_followed_too,
]);

async fn say(bench: &Bench, thread: &Thread, text: &str) -> TurnId {
    bench.model.push(Reply::message(format!("re: {text}")));
    let turn = soon("turn/start", thread.start_turn(text)).await.unwrap();
    soon("the turn's end", turn.end()).await;
    turn.id().clone()
}

fn text(item: &ThreadItem) -> String {
    match item {
        ThreadItem::UserMessage(message) => match &message.content[..] {
            [UserInput::Text(input)] => input.text.clone(),
            other => panic!("{other:?}"),
        },
        ThreadItem::AgentMessage(message) => message.text.clone(),
        other => panic!("{other:?}"),
    }
}

fn texts(items: &[HistoryItem]) -> Vec<String> {
    items.iter().map(|entry| text(&entry.item)).collect()
}

async fn start(bench: &Bench, codex: &Codex, mode: Option<ThreadHistoryMode>) -> Thread {
    let mut params = bench.thread();
    params.history_mode = mode;
    soon("thread/start", codex.start_thread(params))
        .await
        .unwrap()
}

async fn a_history_is_read_whole_in_pages_of_any_size_in_both_directions(version: &str) {
    let bench = Bench::asking(version).await;
    let codex = bench.spawn().await;
    let since = |minor| bench.number() >= Release::new(0, minor, 0);
    let mut modes = vec![None];
    if since(151) {
        modes.push(Some(ThreadHistoryMode::Legacy));
    }
    for mode in modes {
        let thread = start(&bench, &codex, mode).await;
        let mut ids = Vec::new();
        let mut said = Vec::new();
        for word in ["one", "two", "three", "four", "five"] {
            ids.push(say(&bench, &thread, word).await);
            said.extend([word.to_owned(), format!("re: {word}")]);
        }
        for size in [1, 2, 3, 5, 100] {
            let history = thread.history().page_size(size);
            let oldest = history.clone().oldest_first();
            let up = soon("turns", oldest.clone().turns().all()).await.unwrap();
            let mut down = soon("turns", history.clone().turns().all()).await.unwrap();
            down.reverse();
            assert_eq!(up, down, "by {size}");
            assert_eq!(
                up.iter().map(|turn| turn.id.clone()).collect::<Vec<_>>(),
                ids
            );
            let of_turns = |turn: &Turn| turn.items.iter().map(text).collect::<Vec<_>>();
            assert_eq!(up.iter().flat_map(of_turns).collect::<Vec<_>>(), said);

            let up = soon("items", oldest.items().all()).await.unwrap();
            let mut down = soon("items", history.items().all()).await.unwrap();
            down.reverse();
            assert_eq!(up, down, "by {size}");
            assert_eq!(texts(&up), said);
            for (n, entry) in up.iter().enumerate() {
                assert_eq!(entry.turn_id.as_ref(), Some(&ids[n / 2]));
            }
        }

        // Pages are of the size that was asked for.
        let mut pages = thread.history().page_size(2).turn_pages();
        let mut sizes = Vec::new();
        while let Some(page) = soon("a page", pages.next()).await {
            sizes.push(page.unwrap().len());
        }
        assert_eq!(sizes, [2, 2, 1]);

        // Turns without their items, where the server can leave them out.
        let bare = thread.history().items_view(TurnItemsView::NotLoaded);
        for turn in soon("turns", bare.turns().all()).await.unwrap() {
            assert_eq!(turn.items.is_empty(), since(130), "{turn:?}");
        }
    }
    codex.shutdown().await;

    // Reading needs no resume, and makes none.
    let codex = bench.spawn().await;
    let stored = soon(
        "thread/list",
        codex.threads(codex_threads::Threads::interactive()).all(),
    )
    .await
    .unwrap();
    for thread in stored {
        let history = codex.thread(&thread.id).history().oldest_first();
        let items = soon("items", history.items().all()).await.unwrap();
        assert_eq!(items.len(), 10);
    }
    let loaded = codex.pages(ThreadLoadedListParams::new()).items();
    assert!(drain(loaded).await.is_empty(), "a thread was loaded");
    codex.shutdown().await;
    bench.nothing_is_left().await;
}

async fn a_thread_without_a_turn_has_an_empty_history(version: &str) {
    let bench = Bench::asking(version).await;
    let codex = bench.spawn().await;
    let thread = start(&bench, &codex, None).await;
    for history in [thread.history(), thread.history().oldest_first()] {
        let turns = soon("turns", history.clone().turns().all()).await.unwrap();
        assert!(turns.is_empty());
        let items = soon("items", history.items().all()).await.unwrap();
        assert!(items.is_empty());
    }
    // One that doesn't exist has none.
    let nobody = codex.thread("019a0000-0000-7000-8000-000000000000");
    let turns = soon("turns", nobody.history().turns().all()).await;
    let items = soon("items", nobody.history().items().all()).await;
    for error in [turns.unwrap_err(), items.unwrap_err()] {
        let Error::Server(error) = error else {
            panic!("{error}")
        };
        assert!(error.kind().is_unknown_thread(), "{error}");
    }
    codex.shutdown().await;
    bench.nothing_is_left().await;
}

async fn the_turn_that_is_running_is_the_newest(version: &str) {
    let bench = Bench::asking(version).await;
    let codex = bench.spawn().await;
    let thread = start(&bench, &codex, None).await;
    let first = say(&bench, &thread, "one").await;
    let (held, gate) = Reply::message("re: two").hold();
    bench.model.push(held);
    let running = soon("turn/start", thread.start_turn("two")).await.unwrap();
    soon("the model is asked", gate.reached()).await;
    let turns = soon("turns", thread.history().turns().all()).await.unwrap();
    let ids: Vec<_> = turns.iter().map(|turn| turn.id.clone()).collect();
    assert_eq!(ids, [running.id().clone(), first]);
    // Up to 0.104 a turn that runs is said to be over.
    let told = bench.number() >= Release::new(0, 105, 0);
    assert_eq!(turns[0].status == TurnStatus::InProgress, told);
    gate.open();
    soon("the turn's end", running.end()).await;
    let items = thread.history().oldest_first().items();
    let items = soon("items", items.all()).await.unwrap();
    assert_eq!(texts(&items), ["one", "re: one", "two", "re: two"]);
    codex.shutdown().await;
    bench.nothing_is_left().await;
}

async fn drain<P: codex_threads::protocol::Paged>(
    mut items: codex_threads::Items<P>,
) -> Vec<P::Item> {
    let mut all = Vec::new();
    while let Some(item) = soon("an element", items.next()).await {
        all.push(item.unwrap());
    }
    assert_eq!(items.rejected_count(), 0);
    all
}

async fn pages_of_other_methods_are_followed_too(version: &str) {
    let bench = Bench::asking(version).await;
    let codex = bench.spawn().await;
    let mut ids = BTreeSet::new();
    for _ in 0..5 {
        ids.insert(start(&bench, &codex, None).await.id().clone());
    }
    for size in [1, 2, 5, 50] {
        let mut pages = codex.pages(ThreadLoadedListParams::new().limit(size));
        let mut loaded = BTreeSet::new();
        while let Some(page) = soon("thread/loaded/list", pages.next()).await {
            let page = page.unwrap();
            assert!(page.data.len() <= usize::try_from(size).unwrap());
            for id in page.data {
                assert!(loaded.insert(id), "listed twice");
            }
        }
        assert_eq!(loaded, ids, "by {size}");
    }
    codex.shutdown().await;
    bench.nothing_is_left().await;
}
