//! Pages follow cursors: to the end, once, and not in a circle.

use std::collections::BTreeMap;

use codex_threads::protocol::{
    ModelListParams, ThreadListParams, ThreadLoadedListParams, ThreadSortKey,
};
use codex_threads::{Archived, Error, Threads};
use serde_json::{Value, json};

use crate::common::{Fake, connected, soon};

/// Answers `thread/loaded/list` with what stands at each cursor, until the client goes.
fn play(mut fake: Fake, pages: BTreeMap<&'static str, Value>) -> tokio::task::JoinHandle<usize> {
    tokio::spawn(async move {
        let mut asked = 0;
        while let Some(line) = fake.line().await {
            let message: Value = serde_json::from_slice(&line).unwrap();
            let cursor = message["params"]["cursor"].as_str().unwrap_or_default();
            asked += 1;
            match pages.get(cursor) {
                Some(page) => fake.answer(message["id"].as_i64().unwrap(), page),
                None => fake.refuse(message["id"].as_i64().unwrap(), -32600, "invalid cursor"),
            }
        }
        asked
    })
}

#[tokio::test]
async fn pages_are_followed_to_the_last_one() {
    let (codex, fake) = connected().await;
    let server = play(
        fake,
        BTreeMap::from([
            ("", json!({ "data": ["a", "b"], "nextCursor": "2" })),
            ("2", json!({ "data": [], "nextCursor": "3" })),
            ("3", json!({ "data": ["c"], "nextCursor": null })),
        ]),
    );
    let mut pages = codex.pages(ThreadLoadedListParams::new());
    assert_eq!(pages.cursor(), None);
    let mut sizes = Vec::new();
    while let Some(page) = soon(pages.next()).await {
        sizes.push(page.unwrap().data.len());
    }
    assert_eq!(sizes, [2, 0, 1]);
    assert!(soon(pages.next()).await.is_none());

    // An empty page is not the end.
    let mut items = codex.pages(ThreadLoadedListParams::new()).items();
    let mut ids = Vec::new();
    while let Some(id) = soon(items.next()).await {
        ids.push(id.unwrap().to_string());
    }
    assert_eq!(ids, ["a", "b", "c"]);
    drop((pages, items, codex));
    assert_eq!(soon(server).await.unwrap(), 6);
}

#[tokio::test]
async fn cursors_in_a_circle_are_an_error_and_not_an_endless_stream() {
    let (codex, fake) = connected().await;
    let server = play(
        fake,
        BTreeMap::from([
            ("", json!({ "data": ["a"], "nextCursor": "1" })),
            ("1", json!({ "data": ["b"], "nextCursor": "2" })),
            ("2", json!({ "data": ["c"], "nextCursor": "1" })),
        ]),
    );
    let mut items = codex.pages(ThreadLoadedListParams::new()).items();
    let mut ids = Vec::new();
    let error = loop {
        match soon(items.next()).await.expect("an error before the end") {
            Ok(id) => ids.push(id.to_string()),
            Err(error) => break error,
        }
    };
    assert_eq!(ids, ["a", "b", "c"]);
    assert!(matches!(error, Error::RepeatedCursor { .. }), "{error}");
    assert_eq!(error.method(), "thread/loaded/list");
    assert!(soon(items.next()).await.is_none());
    drop((items, codex));
    assert_eq!(soon(server).await.unwrap(), 3);
}

#[tokio::test]
async fn an_error_ends_the_pages_and_the_cursor_says_where_to_go_on() {
    let (codex, mut fake) = connected().await;
    let mut pages = codex.pages(ThreadLoadedListParams::new().limit(7));
    let (page, ()) = soon(async {
        tokio::join!(pages.next(), async {
            let message = fake.message().await;
            assert_eq!(message["params"], json!({ "limit": 7 }));
            let page = json!({ "data": ["a"], "nextCursor": "1" });
            fake.answer(message["id"].as_i64().unwrap(), &page);
        })
    })
    .await;
    assert!(page.unwrap().is_ok());
    let (page, ()) = soon(async {
        tokio::join!(pages.next(), async {
            let message = fake.message().await;
            assert_eq!(message["params"], json!({ "limit": 7, "cursor": "1" }));
            fake.refuse(message["id"].as_i64().unwrap(), -32603, "boom");
        })
    })
    .await;
    assert!(matches!(page, Some(Err(Error::Server(_)))), "{page:?}");
    assert!(soon(pages.next()).await.is_none());
    assert_eq!(pages.cursor(), Some("1"));
}

#[tokio::test]
async fn a_page_that_was_not_awaited_to_the_end_is_not_lost() {
    let (codex, mut fake) = connected().await;
    let mut items = codex.pages(ThreadLoadedListParams::new()).items();
    let id = tokio::select! {
        biased;
        _ = items.next() => panic!("nobody has answered"),
        id = fake.request("thread/loaded/list") => id,
    };
    fake.answer(id, &json!({ "data": ["a"], "nextCursor": null }));
    assert_eq!(soon(items.next()).await.unwrap().unwrap().as_str(), "a");
    assert!(soon(items.next()).await.is_none());
}

#[tokio::test]
async fn nothing_is_asked_before_it_is_wanted() {
    let (codex, mut fake) = connected().await;
    let mut items = codex.pages(ThreadLoadedListParams::new()).items();
    let other = tokio::spawn({
        let codex = codex.clone();
        async move { codex.call(ModelListParams::new()).await }
    });
    let id = soon(fake.request("model/list")).await;
    fake.answer(id, &json!({ "data": [] }));
    soon(other).await.unwrap().unwrap();
    let (first, ()) = soon(async {
        tokio::join!(items.next(), async {
            let id = fake.request("thread/loaded/list").await;
            fake.answer(id, &json!({ "data": ["a", "b"], "nextCursor": "1" }));
        })
    })
    .await;
    assert_eq!(first.unwrap().unwrap().as_str(), "a");
    // The second is there already; the third would cost a question.
    assert_eq!(soon(items.next()).await.unwrap().unwrap().as_str(), "b");
    assert_eq!(codex.in_flight(), 0);
}

#[tokio::test]
async fn an_element_that_does_not_decode_costs_nothing_but_itself() {
    let (codex, fake) = connected().await;
    let server = play(
        fake,
        BTreeMap::from([
            ("", json!({ "data": ["a", 7, "b"], "nextCursor": "1" })),
            ("1", json!({ "data": [{}, "c"] })),
        ]),
    );
    let mut items = codex.pages(ThreadLoadedListParams::new()).items();
    let mut ids = Vec::new();
    while let Some(id) = soon(items.next()).await {
        ids.push(id.unwrap().to_string());
    }
    assert_eq!(ids, ["a", "b", "c"]);
    assert_eq!(items.rejected_count(), 2);
    assert_eq!(items.rejected()[0].json(), "7");
    drop((items, codex));
    soon(server).await.unwrap();
}

/// The params of the next `thread/list`, answered with an empty page.
async fn listed(fake: &mut Fake) -> Value {
    let message = fake.message().await;
    assert_eq!(message["method"], "thread/list", "{message}");
    fake.answer(message["id"].as_i64().unwrap(), &json!({ "data": [] }));
    message["params"].clone()
}

#[tokio::test]
async fn a_list_without_a_word_about_providers_is_of_all_of_them() {
    let (codex, mut fake) = connected().await;
    let queries: [(Threads, Value); 5] = [
        (
            Threads::interactive(),
            json!({ "limit": 100, "modelProviders": [] }),
        ),
        (
            ThreadListParams::new().limit(5).into(),
            json!({ "limit": 5, "modelProviders": [] }),
        ),
        (
            ThreadListParams::new().model_providers(["openai"]).into(),
            json!({ "limit": 100, "modelProviders": ["openai"] }),
        ),
        (
            Threads::interactive().active_provider(),
            json!({ "limit": 100 }),
        ),
        (
            Threads::interactive()
                .archived(Archived::Archived)
                .sort_key(ThreadSortKey::UpdatedAt)
                .search("x")
                .cwd("/y")
                .page_size(1000),
            json!({
                "limit": 100, "modelProviders": [], "archived": true, "sortKey": "updated_at",
                "searchTerm": "x", "cwd": "/y",
            }),
        ),
    ];
    for (query, expected) in queries {
        let list = codex.threads(query).all();
        let (all, params) = soon(async { tokio::join!(list, listed(&mut fake)) }).await;
        assert!(all.unwrap().is_empty());
        assert_eq!(params, expected);
    }
}

#[tokio::test]
async fn everything_is_both_sides_of_the_archive_and_sub_agents_too() {
    let (codex, mut fake) = connected().await;
    let all = codex.threads(Threads::everything()).all();
    let (all, (live, archived)) = soon(async {
        tokio::join!(all, async {
            (listed(&mut fake).await, listed(&mut fake).await)
        })
    })
    .await;
    assert!(all.unwrap().is_empty());
    assert_eq!(live.get("archived"), None);
    assert_eq!(archived["archived"], true);
    for params in [live, archived] {
        assert_eq!(params["sourceKinds"].as_array().unwrap().len(), 10);
    }
}
