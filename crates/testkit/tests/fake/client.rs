//! A client of few words: JSON lines, one at a time.

use std::collections::VecDeque;
use std::time::Duration;

use codex_threads_testkit::fake::FakeServer;
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader, DuplexStream, Lines};

/// Only a failure waits so long.
const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) struct Client {
    lines: Lines<BufReader<DuplexStream>>,
    writer: DuplexStream,
    next_id: i64,
    /// What came while an answer was waited for.
    pub(crate) early: VecDeque<Value>,
}

impl Client {
    /// Connects and shakes hands.
    pub(crate) async fn of(fake: &FakeServer) -> Self {
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

    pub(crate) fn raw(fake: &FakeServer) -> Self {
        let (reader, writer) = fake.connect();
        Self {
            lines: BufReader::new(reader).lines(),
            writer,
            next_id: 1,
            early: VecDeque::new(),
        }
    }

    pub(crate) async fn send(&mut self, message: &Value) {
        let line = format!("{message}\n");
        self.writer.write_all(line.as_bytes()).await.unwrap();
    }

    pub(crate) async fn ask(&mut self, method: &str, params: Value) -> i64 {
        let id = self.next_id;
        self.next_id += 1;
        self.send(&json!({"id": id, "method": method, "params": params}))
            .await;
        id
    }

    pub(crate) async fn read(&mut self) -> Option<Value> {
        let line = tokio::time::timeout(PATIENCE, self.lines.next_line()).await;
        let line = line.expect("something comes").unwrap()?;
        Some(serde_json::from_str(&line).unwrap_or(Value::String(line)))
    }

    pub(crate) async fn answer(&mut self, id: i64) -> Value {
        loop {
            let message = self.read().await.expect("an answer");
            if message.get("method").is_none() && message["id"] == id {
                return message;
            }
            self.early.push_back(message);
        }
    }

    pub(crate) async fn call(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params).await;
        self.answer(id).await
    }

    pub(crate) async fn next(&mut self) -> Value {
        match self.early.pop_front() {
            Some(message) => message,
            None => self.read().await.expect("a message"),
        }
    }

    pub(crate) async fn until(&mut self, method: &str) -> Value {
        loop {
            let message = self.next().await;
            if message["method"] == method {
                return message;
            }
        }
    }

    pub(crate) async fn start_thread(&mut self) -> String {
        let started = self.call("thread/start", json!({})).await;
        started["result"]["thread"]["id"]
            .as_str()
            .unwrap()
            .to_owned()
    }

    pub(crate) async fn start_turn(&mut self, thread: &str, text: &str) -> Value {
        let input = json!([{"type": "text", "text": text}]);
        self.call("turn/start", json!({"threadId": thread, "input": input}))
            .await
    }

    /// Starts a turn and doesn't wait for the answer.
    pub(crate) async fn ask_turn(&mut self, thread: &str, text: &str) -> i64 {
        let input = json!([{"type": "text", "text": text}]);
        self.ask("turn/start", json!({"threadId": thread, "input": input}))
            .await
    }

    /// Answers an approval.
    pub(crate) async fn decide(&mut self, asked: &Value, decision: &str) {
        self.send(&json!({"id": asked["id"], "result": {"decision": decision}}))
            .await;
    }
}
