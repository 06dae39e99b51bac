//! The fake server, looked at with nothing but lines.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed test is to say where"
)]

use std::time::Duration;

use codex_threads_testkit::fake::{Answer, FakeServer, Question, Scenario, Tamper, Turn, Version};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader, DuplexStream, Lines};

/// Only a failure waits so long.
const PATIENCE: Duration = Duration::from_secs(60);

struct Client {
    lines: Lines<BufReader<DuplexStream>>,
    writer: DuplexStream,
    next_id: i64,
    /// What came while an answer was waited for.
    early: std::collections::VecDeque<Value>,
}

impl Client {
    /// Connects and shakes hands.
    async fn of(fake: &FakeServer) -> Self {
        let mut client = Self::raw(fake);
        client
            .call(
                "initialize",
                json!({"clientInfo": {"name": "test", "version": "1"}, "capabilities": {"experimentalApi": true}}),
            )
            .await;
        client.send(&json!({"method": "initialized"})).await;
        client
    }

    fn raw(fake: &FakeServer) -> Self {
        let (reader, writer) = fake.connect();
        Self {
            lines: BufReader::new(reader).lines(),
            writer,
            next_id: 1,
            early: std::collections::VecDeque::new(),
        }
    }

    async fn send(&mut self, message: &Value) {
        let line = format!("{message}\n");
        self.writer.write_all(line.as_bytes()).await.unwrap();
    }

    async fn ask(&mut self, method: &str, params: Value) -> i64 {
        let id = self.next_id;
        self.next_id += 1;
        self.send(&json!({"id": id, "method": method, "params": params}))
            .await;
        id
    }

    async fn read(&mut self) -> Option<Value> {
        let line = tokio::time::timeout(PATIENCE, self.lines.next_line()).await;
        let line = line.expect("something comes").unwrap()?;
        Some(serde_json::from_str(&line).unwrap_or(Value::String(line)))
    }

    async fn answer(&mut self, id: i64) -> Value {
        loop {
            let message = self.read().await.expect("an answer");
            if message.get("method").is_none() && message["id"] == id {
                return message;
            }
            self.early.push_back(message);
        }
    }

    async fn call(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params).await;
        self.answer(id).await
    }

    async fn next(&mut self) -> Value {
        match self.early.pop_front() {
            Some(message) => message,
            None => self.read().await.expect("a message"),
        }
    }

    async fn until(&mut self, method: &str) -> Value {
        loop {
            let message = self.next().await;
            if message["method"] == method {
                return message;
            }
        }
    }

    async fn start_thread(&mut self) -> String {
        let started = self.call("thread/start", json!({})).await;
        started["result"]["thread"]["id"]
            .as_str()
            .unwrap()
            .to_owned()
    }

    async fn start_turn(&mut self, thread: &str, text: &str) -> Value {
        let input = json!([{"type": "text", "text": text}]);
        self.call("turn/start", json!({"threadId": thread, "input": input}))
            .await
    }
}

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
