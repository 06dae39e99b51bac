//! Histories on servers played by hand: cursors in a circle, servers that have another way, damage.

use codex_threads::Error;
use codex_threads::protocol::ThreadId;
use serde_json::{Value, json};

use crate::common::{connected, soon};

fn turn(id: &str, items: usize) -> Value {
    let items: Vec<Value> = (0..items)
        .map(|n| json!({ "type": "agentMessage", "id": format!("{id}-{n}"), "text": "x" }))
        .collect();
    json!({ "id": id, "items": items, "status": "completed", "error": null })
}

#[tokio::test]
async fn turns_in_a_circle_are_an_error_and_not_an_endless_stream() {
    let (codex, mut fake) = connected().await;
    let thread = codex.thread("t");
    let server = tokio::spawn(async move {
        for cursor in [None, Some("1"), Some("2")] {
            let message = fake.message().await;
            assert_eq!(message["method"], "thread/turns/list");
            assert_eq!(message["params"]["cursor"].as_str(), cursor);
            let next = match cursor {
                Some("2") => "1",
                Some(_) => "2",
                None => "1",
            };
            let page = json!({ "data": [turn(next, 1)], "nextCursor": next });
            fake.answer(message["id"].as_i64().unwrap(), &page);
        }
        fake
    });
    let mut turns = thread.history().turns();
    let mut seen = 0;
    let error = loop {
        match soon(turns.next()).await.expect("an error before the end") {
            Ok(_) => seen += 1,
            Err(error) => break error,
        }
    };
    assert_eq!(seen, 3, "the page that leads back is still good");
    assert!(matches!(error, Error::RepeatedCursor { .. }), "{error}");
    assert!(soon(turns.next()).await.is_none());
    soon(server).await.unwrap();
}

#[tokio::test]
async fn a_server_that_has_no_pages_for_a_thread_is_asked_for_all_of_it_once() {
    let (codex, mut fake) = connected().await;
    let thread = codex.thread("t");
    let server = tokio::spawn(async move {
        for (method, words) in [
            (
                "thread/items/list",
                "thread/items/list is not supported yet",
            ),
            ("thread/turns/list", "list_turns is not supported yet"),
        ] {
            let id = fake.request(method).await;
            fake.refuse(id, -32601, words);
        }
        let message = fake.message().await;
        assert_eq!(message["method"], "thread/read");
        assert_eq!(message["params"]["includeTurns"], true);
        let thread = json!({ "thread": {
            "id": "t", "cliVersion": "0.1.0", "createdAt": 0, "updatedAt": 0, "cwd": "/", "modelProvider": "p",
            "preview": "x", "source": "cli", "turns": [turn("a", 2), turn("b", 1), { "id": 7 }, turn("c", 3)],
        } });
        fake.answer(message["id"].as_i64().unwrap(), &thread);
        fake
    });
    let mut pages = thread.history().page_size(2).item_pages();
    let mut ids: Vec<String> = Vec::new();
    let mut rejected = 0;
    while let Some(page) = soon(pages.next()).await {
        let page = page.unwrap();
        rejected += page.rejected.len();
        let turns = page
            .iter()
            .map(|entry| entry.turn_id.clone().unwrap().to_string());
        ids.extend(turns);
    }
    // A page of items is made of two whole turns; the newest first.
    assert_eq!(ids, ["c", "c", "c", "b", "a", "a"]);
    assert_eq!(rejected, 1, "what doesn't decode is told of");
    let _still_there = soon(server).await.unwrap();
    assert_eq!(codex.in_flight(), 0);
}

#[tokio::test]
async fn an_error_in_the_middle_is_not_taken_for_the_end() {
    let (codex, mut fake) = connected().await;
    let thread = codex.thread("t");
    let server = tokio::spawn(async move {
        let id = fake.request("thread/items/list").await;
        let entry =
            json!({ "turnId": "a", "item": { "type": "agentMessage", "id": "i", "text": "x" } });
        fake.answer(id, &json!({ "data": [entry], "nextCursor": "1" }));
        // The words that mean another way at the beginning mean a failure here.
        let id = fake.request("thread/items/list").await;
        fake.refuse(id, -32601, "thread/items/list is not supported yet");
        fake
    });
    let mut items = thread.history().items();
    assert!(soon(items.next()).await.unwrap().is_ok());
    assert!(matches!(
        soon(items.next()).await,
        Some(Err(Error::Server(_)))
    ));
    assert!(soon(items.next()).await.is_none());
    soon(server).await.unwrap();
}

#[tokio::test]
async fn a_thread_of_an_unknown_item_kind_is_read_whole() {
    let (codex, mut fake) = connected().await;
    let thread = codex.thread(ThreadId::from("t"));
    let server = tokio::spawn(async move {
        let id = fake.request("thread/items/list").await;
        let known =
            json!({ "turnId": "a", "item": { "type": "agentMessage", "id": "i", "text": "x" } });
        let unknown = json!({ "turnId": "a", "item": { "type": "invented", "id": "j", "n": 1 } });
        fake.answer(id, &json!({ "data": [known, unknown], "nextCursor": null }));
        fake
    });
    let items = soon(thread.history().items().all()).await.unwrap();
    assert_eq!(items.len(), 2);
    soon(server).await.unwrap();
}
