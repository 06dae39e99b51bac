//! The fake server, looked at with nothing but lines.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed test is to say where"
)]

mod client;
mod pitfalls;

use codex_threads_testkit::fake::{Answer, FakeServer, Question, Scenario, Tamper, Turn, Version};
use serde_json::{Value, json};

use crate::client::Client;

#[tokio::test]
async fn an_unscripted_turn_echoes() {
    let fake = FakeServer::new();
    let mut client = Client::of(&fake).await;
    let thread = client.start_thread().await;
    client.start_turn(&thread, "Hello").await;
    let delta = client.until("item/agentMessage/delta").await;
    assert_eq!(delta["params"]["delta"], "Hello");
    let end = client.until("turn/completed").await;
    assert_eq!(end["params"]["turn"]["status"], "completed");
    assert_eq!(end["params"]["turn"]["items"][0]["text"], "Hello");
    assert_eq!(fake.count("turn/start"), 1);
}

#[tokio::test]
async fn an_approval_decides_what_the_turn_does() {
    let fake = FakeServer::new();
    let mut client = Client::of(&fake).await;
    let thread = client.start_thread().await;
    for (decision, status, turn) in [
        ("accept", "completed", "completed"),
        ("decline", "declined", "completed"),
        ("cancel", "declined", "interrupted"),
    ] {
        fake.push(Turn::new().command("ls", "notes\n").asks().text("Done"));
        client.start_turn(&thread, "List").await;
        let asked = client.until("item/commandExecution/requestApproval").await;
        client
            .send(&json!({"id": asked["id"], "result": {"decision": decision}}))
            .await;
        let resolved = client.until("serverRequest/resolved").await;
        assert_eq!(resolved["params"]["requestId"], asked["id"]);
        let item = client.until("item/completed").await;
        assert_eq!(item["params"]["item"]["status"], status);
        let end = client.until("turn/completed").await;
        assert_eq!(end["params"]["turn"]["status"], turn, "{decision}");
    }
    assert_eq!(fake.unanswered(), 0);
}

#[tokio::test]
async fn the_first_answer_wins_and_all_are_told() {
    let fake = FakeServer::new();
    let mut one = Client::of(&fake).await;
    let mut other = Client::of(&fake).await;
    let thread = one.start_thread().await;
    let resumed = other
        .call("thread/resume", json!({"threadId": thread}))
        .await;
    assert!(resumed.get("result").is_some(), "{resumed}");
    fake.push(Turn::new().command("ls", "").asks_with(|q| q.id("both")));
    one.start_turn(&thread, "List").await;
    for client in [&mut one, &mut other] {
        let asked = client.until("item/commandExecution/requestApproval").await;
        assert_eq!(asked["id"], "both");
    }
    other
        .send(&json!({"id": "both", "result": {"decision": "accept"}}))
        .await;
    one.until("serverRequest/resolved").await;
    one.send(&json!({"id": "both", "result": {"decision": "cancel"}}))
        .await;
    let end = one.until("turn/completed").await;
    assert_eq!(end["params"]["turn"]["status"], "completed");
}

#[tokio::test]
async fn an_answer_can_come_after_the_end_of_the_turn() {
    let scenario = Scenario::new().answer("turn/start", Answer::usual().behind("turn/completed"));
    let fake = FakeServer::with(scenario);
    let mut client = Client::of(&fake).await;
    let thread = client.start_thread().await;
    let started = client.start_turn(&thread, "Quick").await;
    let end = client
        .early
        .iter()
        .find(|m| m["method"] == "turn/completed");
    assert_eq!(
        end.unwrap()["params"]["turn"]["id"],
        started["result"]["turn"]["id"]
    );
}

#[tokio::test]
async fn a_lost_end_is_still_known_to_who_asks() {
    let fake = FakeServer::new();
    fake.tamper("turn/completed", Tamper::lost());
    let mut client = Client::of(&fake).await;
    let thread = client.start_thread().await;
    client.start_turn(&thread, "Lose it").await;
    client.until("thread/status/changed").await;
    let idle = client.until("thread/status/changed").await;
    assert_eq!(idle["params"]["status"]["type"], "idle");
    let page = client
        .call("thread/turns/list", json!({"threadId": thread}))
        .await;
    assert_eq!(page["result"]["data"][0]["status"], "completed");
    assert!(!client.early.iter().any(|m| m["method"] == "turn/completed"));
}

#[tokio::test]
async fn a_held_turn_can_be_interrupted() {
    let fake = FakeServer::new();
    let (turn, gate) = Turn::new().deltas(["be", "fore"]).hold_after(1);
    fake.push(turn);
    let mut client = Client::of(&fake).await;
    let thread = client.start_thread().await;
    let started = client.start_turn(&thread, "Wait").await;
    gate.reached().await;
    let turn = &started["result"]["turn"]["id"];
    let answer = client
        .call(
            "turn/interrupt",
            json!({"threadId": thread, "turnId": turn}),
        )
        .await;
    assert_eq!(answer["result"], json!({}));
    let end = client.until("turn/completed").await;
    assert_eq!(end["params"]["turn"]["status"], "interrupted");
    assert!(!gate.is_open());
}

#[tokio::test]
async fn what_waits_for_an_answer_is_asked_again_after_a_resume() {
    let fake = FakeServer::new();
    fake.push(Turn::new().ask(Question::user_input(json!([]))));
    let mut client = Client::of(&fake).await;
    let thread = client.start_thread().await;
    client.start_turn(&thread, "Ask").await;
    let first = client.until("item/tool/requestUserInput").await;
    client
        .call("thread/resume", json!({"threadId": thread}))
        .await;
    let again = client.until("item/tool/requestUserInput").await;
    assert_eq!(first, again);
    client
        .send(&json!({"id": first["id"], "result": {"answers": {}}}))
        .await;
    client.until("turn/completed").await;
    let answer = fake.answer_to(&first["id"]).await.unwrap();
    assert_eq!(answer.result(), Some(&json!({"answers": {}})));
}

#[tokio::test]
async fn old_releases_have_less() {
    let fake = FakeServer::with(Scenario::new().version(Version::new(0, 100, 0)));
    let mut client = Client::of(&fake).await;
    let thread = client.start_thread().await;
    let refused = client
        .call("thread/turns/list", json!({"threadId": thread}))
        .await;
    let message = refused["error"]["message"].as_str().unwrap();
    assert!(message.contains("unknown variant `thread/turns/list`, expected one of `initialize`"));
    client.start_turn(&thread, "Hello").await;
    let end = client.until("turn/completed").await;
    assert_eq!(end["params"]["turn"]["items"], json!([]));
    assert!(end.get("emittedAtMs").is_none());
    let told: Vec<Value> = client.early.drain(..).collect();
    assert!(!told.iter().any(|m| m["method"] == "thread/status/changed"));
}
