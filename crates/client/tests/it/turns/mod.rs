//! A turn always resolves, and says how.

mod ending;
mod interrupting;
mod joining;
mod late_items;
mod outcome;
mod recovering;
mod sending;

use codex_threads::transport::Limits;
use codex_threads::{Codex, Error, Event, Turn};
use serde_json::{Value, json};

use crate::common::{Fake, connected_to, soon};

/// A connection to a server of this release.
async fn release(release: &str) -> (Codex, Fake) {
    connected_to(release, Codex::builder(), Limits::default()).await
}

fn turn(id: &str, status: &str) -> Value {
    json!({ "id": id, "items": [], "status": status, "error": null })
}

fn began(fake: &Fake, id: &str) {
    fake.notify(
        "turn/started",
        &json!({ "threadId": "t", "turn": turn(id, "inProgress") }),
    );
}

fn completed(fake: &Fake, thread: &str, id: &str, status: &str) {
    fake.notify(
        "turn/completed",
        &json!({ "threadId": thread, "turn": turn(id, status) }),
    );
}

/// `item/started` or `item/completed`.
fn item(fake: &Fake, what: &str, turn: &str, id: &str, kind: &str) {
    let item = match kind {
        "commandExecution" => json!({
            "type": kind, "id": id, "command": "ls", "cwd": "/", "status": "completed", "commandActions": []
        }),
        "userMessage" => json!({ "type": kind, "id": id, "content": [] }),
        _ => json!({ "type": kind, "id": id, "text": format!("text of {id}") }),
    };
    fake.notify(
        &format!("item/{what}"),
        &json!({ "threadId": "t", "turnId": turn, "item": item }),
    );
}

fn status(fake: &Fake, status: &str) {
    fake.notify(
        "thread/status/changed",
        &json!({ "threadId": "t", "status": { "type": status } }),
    );
}

fn start(codex: &Codex) -> tokio::task::JoinHandle<Result<Turn, Error>> {
    let codex = codex.clone();
    tokio::spawn(async move { codex.thread("t").start_turn("hello").await })
}

/// Starts a turn that the server has answered and not begun.
async fn answered(codex: &Codex, fake: &mut Fake, id: &str) -> Turn {
    let call = start(codex);
    let request = soon(fake.request("turn/start")).await;
    fake.answer(request, &json!({ "turn": turn(id, "inProgress") }));
    soon(call).await.unwrap().unwrap()
}

/// Starts a turn, which the server begins.
async fn started(codex: &Codex, fake: &mut Fake, id: &str) -> Turn {
    let call = start(codex);
    let request = soon(fake.request("turn/start")).await;
    fake.answer(request, &json!({ "turn": turn(id, "inProgress") }));
    began(fake, id);
    soon(call).await.unwrap().unwrap()
}

/// Answers whoever asks what became of a turn that it was interrupted: that is asked twice.
async fn says_interrupted(fake: &mut Fake, method: &str, id: &str) {
    let turns = json!([turn(id, "interrupted")]);
    let mut thread = crate::common::started("t")["thread"].clone();
    thread["turns"] = turns.clone();
    for _ in 0..2 {
        let asked = soon(fake.request(method)).await;
        fake.answer(asked, &json!({ "data": turns, "thread": thread }));
    }
}

/// Reads a stream to its end.
async fn methods(turn: &mut Turn) -> Vec<String> {
    let mut methods = Vec::new();
    while let Some(event) = soon(turn.next()).await {
        if let Event::Notification(event) = event {
            methods.push(event.method().to_owned());
        }
    }
    methods
}
