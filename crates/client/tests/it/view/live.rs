//! The live view, on a fake server and on one played by hand.

use codex_threads::protocol::{ThreadResumeParams, ThreadStartParams};
use codex_threads::transport::Limits;
use codex_threads::view::{Change, LiveOptions, LiveThread, Resync, ThreadSnapshot};
use codex_threads::{Codex, EventLimits, Thread};
use codex_threads_testkit::fake::{FakeServer, Scenario, Turn, Version};
use proptest::prelude::*;
use proptest::strategy::ValueTree as _;
use serde_json::{Value, json};

use crate::catalog::client;
use crate::common::{connected, connected_with, soon};

pub(super) async fn started(codex: &Codex) -> Thread {
    soon(codex.start_thread(ThreadStartParams::new()))
        .await
        .unwrap()
}

/// Waits until no turn runs.
pub(super) async fn at_rest(live: &LiveThread, turns: usize) {
    let rests = |view: &ThreadSnapshot| {
        view.turns().count() == turns && view.turns().all(|turn| !turn.is_running())
    };
    soon(live.wait_for(rests)).await.unwrap();
}

/// What a view and a read have in common: each turn's status, each complete item.
fn of_view(view: &ThreadSnapshot) -> Value {
    let turns = view.turns().map(|turn| {
        let items = turn.items().filter(|item| item.is_completed());
        let items: Vec<Value> = items
            .map(|item| serde_json::to_value(item.to_item()).unwrap())
            .collect();
        json!({ "id": turn.id(), "status": turn.status(), "items": items })
    });
    turns.collect()
}

async fn of_read(thread: &Thread, ids: bool) -> Value {
    let read = soon(thread.read_with_turns()).await.unwrap().thread;
    let turns = read
        .turns
        .iter()
        .map(|turn| json!({ "id": turn.id, "status": turn.status, "items": turn.items }));
    masked(turns.collect(), ids)
}

/// Without what reads up to 0.150 say otherwise: they give items other ids, and lack commands.
fn masked(mut turns: Value, ids: bool) -> Value {
    if !ids {
        for turn in turns.as_array_mut().unwrap() {
            let items = turn["items"].as_array_mut().unwrap();
            items.retain(|item| item["type"] != "commandExecution");
            for item in turn["items"].as_array_mut().unwrap() {
                item["id"].take();
            }
        }
    }
    turns
}

fn turn() -> impl Strategy<Value = Vec<(u8, String)>> {
    prop::collection::vec((0..4u8, "[a-c ü]{1,12}"), 0..5)
}

fn scripted(steps: &[(u8, String)]) -> Turn {
    steps
        .iter()
        .fold(Turn::new(), |turn, (kind, text)| match kind {
            0 => turn.text(text.clone()).chunked(3),
            1 => turn.reasoning(text.clone()),
            2 => turn.command("ls", text.clone()),
            _ => turn.patch("made", text.clone()),
        })
}

/// Random scripts of the fake, seen by a view from the beginning, by one that begins in the middle, and by one of
/// another client: all are what the fake reads.
#[tokio::test]
async fn views_of_random_threads_are_what_the_server_reads() {
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    for version in [
        Version::new(0, 150, 1),
        Version::new(0, 155, 1),
        Version::new(0, 169, 0),
    ] {
        let ids = version >= Version::new(0, 151, 0);
        for _ in 0..40 {
            let turns = prop::collection::vec(turn(), 1..4)
                .new_tree(&mut runner)
                .unwrap()
                .current();
            let fake = FakeServer::with(Scenario::new().version(version));
            let (one, two) = (client(&fake).await, client(&fake).await);
            let thread = started(&one).await;
            let early = soon(thread.live()).await.unwrap();
            let mut late = None;
            for (n, steps) in turns.iter().enumerate() {
                fake.push(scripted(steps));
                let turn = soon(thread.start_turn("go")).await.unwrap();
                if late.is_none() {
                    late = Some(soon(thread.live()).await.unwrap());
                }
                soon(turn.end()).await;
                at_rest(&early, n + 1).await;
            }
            let resumed = two.thread(thread.id());
            let options = LiveOptions::new().resume();
            let other = soon(resumed.live_with(options)).await.unwrap();
            let late = late.unwrap();
            at_rest(&late, turns.len()).await;
            let read = of_read(&thread, ids).await;
            for live in [&early, &late, &other] {
                assert_eq!(
                    masked(of_view(&live.snapshot()), ids),
                    read,
                    "{version:?} {turns:?}"
                );
            }
            soon(early.refresh()).await.unwrap();
            assert_eq!(
                masked(of_view(&early.snapshot()), ids),
                read,
                "{version:?} {turns:?}"
            );
        }
    }
}

fn delta(text: &str) -> Value {
    json!({ "threadId": "t", "turnId": "1", "itemId": "m", "delta": text })
}

fn thread_of(turns: &Value) -> Value {
    json!({ "thread": {
        "id": "t", "preview": "", "modelProvider": "p", "createdAt": 1, "updatedAt": 1, "cwd": "/",
        "cliVersion": "0.169.0", "source": "vscode", "turns": turns, "status": { "type": "idle" },
    }})
}

/// Answers the reads of one seed.
async fn seed(fake: &mut crate::common::Fake, turns: &Value) {
    let id = soon(fake.request("thread/turns/list")).await;
    let mut newest = turns.as_array().unwrap().clone();
    newest.reverse();
    fake.answer(id, &json!({ "data": newest, "nextCursor": null }));
    let id = soon(fake.request("thread/read")).await;
    fake.answer(id, &thread_of(&json!([])));
}

#[tokio::test]
async fn a_reader_of_changes_that_never_reads_costs_nothing_and_is_told_to_look_anew() {
    let (codex, mut fake) = connected().await;
    let thread = codex.thread("t");
    let turns = json!([]);
    let (live, ()) = tokio::join!(soon(thread.live()), seed(&mut fake, &turns));
    let live = live.unwrap();
    let (mut slow, mut quick) = (live.changes(), live.changes());
    for n in 0..3_000 {
        let item = json!({ "type": "agentMessage", "id": format!("m{n}"), "text": "" });
        fake.notify(
            "item/started",
            &json!({ "threadId": "t", "turnId": "1", "item": item }),
        );
    }
    let all = |view: &ThreadSnapshot| {
        view.last_turn()
            .is_some_and(|turn| turn.items().count() == 3_000)
    };
    soon(live.wait_for(all)).await.unwrap();
    assert_eq!(slow.try_next(), Some(Change::Resync(Resync::Slow)));
    assert_eq!(slow.try_next(), None, "whoever looks anew has seen it all");
    while quick.try_next().is_some() {}
    // Deltas of one text that nobody has read are one change.
    for _ in 0..100 {
        fake.notify("item/agentMessage/delta", &delta("x"));
    }
    let grown = |view: &ThreadSnapshot| {
        let item = view.last_turn().and_then(|turn| turn.item("m"));
        item.is_some_and(|item| item.message().len() == 100)
    };
    soon(live.wait_for(grown)).await.unwrap();
    let mut grew = (0, 0);
    while let Some(change) = quick.try_next() {
        if let Change::Text { from, to, .. } = change {
            grew = (grew.0 + 1, to - from);
        }
    }
    assert_eq!(grew, (1, 100));
}

#[tokio::test]
async fn text_that_was_lost_on_the_way_is_read_again_and_the_readers_are_told() {
    let limits = EventLimits::new().soft(4).hard(4_000);
    let builder = Codex::builder().event_limits(limits);
    let (codex, mut fake) = connected_with(builder, Limits::default()).await;
    let thread = codex.thread("t");
    let turns = json!([]);
    let (live, ()) = tokio::join!(soon(thread.live()), seed(&mut fake, &turns));
    let live = live.unwrap();
    let mut changes = live.changes();
    let item = json!({ "type": "agentMessage", "id": "m", "text": "" });
    let begun = json!({ "threadId": "t", "turnId": "1", "item": item });
    // In one block: the view's task does not run in between.
    let mut lines = vec![json!({ "method": "item/started", "params": begun }).to_string()];
    for _ in 0..20 {
        let line =
            json!({ "method": "item/agentMessage/delta", "params": delta(&"x".repeat(1_000)) });
        lines.push(line.to_string());
    }
    let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    fake.send(&lines);
    let whole = json!({ "type": "agentMessage", "id": "m", "text": "x".repeat(20_000) });
    let read = json!([{ "id": "1", "items": [whole], "status": "completed" }]);
    seed(&mut fake, &read).await;
    loop {
        if soon(changes.next()).await.unwrap() == Change::Resync(Resync::Lagged) {
            break;
        }
    }
    let view = live.snapshot();
    let item = view.last_turn().unwrap().item("m").unwrap();
    assert!(item.is_completed());
    assert_eq!(item.message().len(), 20_000);
}

#[tokio::test]
async fn a_view_goes_on_over_another_connection() {
    let fake = FakeServer::new();
    let one = client(&fake).await;
    let thread = started(&one).await;
    let live = soon(thread.live()).await.unwrap();
    let turn = soon(thread.start_turn("one")).await.unwrap();
    soon(turn.end()).await;
    at_rest(&live, 1).await;
    let mut changes = live.changes();
    one.shutdown().await;
    while soon(changes.next()).await.is_some() {}
    assert_eq!(live.snapshot().turns().count(), 1, "it stays as it was");
    assert!(soon(live.refresh()).await.unwrap_err().is_closed());

    let two = client(&fake).await;
    let thread = soon(two.resume_thread(ThreadResumeParams::new(live.id())))
        .await
        .unwrap();
    soon(live.reconnect(&thread)).await.unwrap();
    // What the server tells on the way comes first.
    while soon(changes.next()).await.unwrap() != Change::Resync(Resync::Reconnected) {}
    let turn = soon(thread.start_turn("two")).await.unwrap();
    soon(turn.end()).await;
    at_rest(&live, 2).await;
}

#[tokio::test]
async fn a_view_of_a_thread_that_does_not_exist_is_an_error() {
    let fake = FakeServer::new();
    let codex = client(&fake).await;
    let error = soon(codex.thread("019a0000-0000-7000-8000-000000000000").live())
        .await
        .unwrap_err();
    assert!(
        error.server().unwrap().kind().is_unknown_thread(),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_view_that_is_dropped_lets_the_connection_go() {
    let fake = FakeServer::new();
    let codex = client(&fake).await;
    let thread = started(&codex).await;
    let live = soon(thread.live()).await.unwrap();
    let changes = live.changes();
    drop((codex, thread, live));
    assert_eq!(fake.clients(), 1, "a reader of changes keeps it");
    drop(changes);
    soon(async {
        while fake.clients() > 0 {
            tokio::task::yield_now().await;
        }
    })
    .await;
}
