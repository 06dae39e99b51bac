//! A tiny client: JSON lines over the pipes of a real `codex app-server`. No more than these tests need.
#![allow(dead_code, reason = "every test file uses another part")]

use std::collections::VecDeque;
use std::process::Stdio;
use std::time::Duration;

use codex_threads_testkit::{Home, Release};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::task::JoinHandle;

/// Long, for loaded machines; only a hang ever takes it.
const PATIENCE: Duration = Duration::from_secs(90);

pub(crate) struct App {
    child: Child,
    stdin: ChildStdin,
    lines: Lines<BufReader<ChildStdout>>,
    stderr: JoinHandle<String>,
    next_id: i64,
    /// Notifications and server requests that were read while waiting for a response.
    early: VecDeque<Value>,
}

impl App {
    /// Starts a server in this home and shakes hands.
    pub(crate) async fn start(release: &Release, home: &Home) -> Self {
        Self::start_with(release, home, &[]).await
    }

    pub(crate) async fn start_with(release: &Release, home: &Home, env: &[(&str, &str)]) -> Self {
        let mut command = Command::new(release.program());
        command
            .arg("app-server")
            .current_dir(home.workdir())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        home.env().apply(command.as_std_mut());
        command.envs(env.iter().copied());
        let mut child = command.spawn().expect("codex starts");
        let stdin = child.stdin.take().expect("a pipe");
        let lines = BufReader::new(child.stdout.take().expect("a pipe")).lines();
        let mut pipe = child.stderr.take().expect("a pipe");
        let stderr = tokio::spawn(async move {
            let mut bytes = Vec::new();
            let _ = pipe.read_to_end(&mut bytes).await;
            String::from_utf8_lossy(&bytes).into_owned()
        });
        let mut app = Self {
            child,
            stdin,
            lines,
            stderr,
            next_id: 1,
            early: VecDeque::new(),
        };
        app.request(
            "initialize",
            json!({"clientInfo": {"name": "testkit", "version": "1"}, "capabilities": {"experimentalApi": true}}),
        )
        .await;
        app.send(&json!({"method": "initialized"})).await;
        app
    }

    pub(crate) async fn send(&mut self, message: &Value) {
        self.stdin
            .write_all(format!("{message}\n").as_bytes())
            .await
            .expect("codex reads");
    }

    async fn read(&mut self) -> Value {
        let line = tokio::time::timeout(PATIENCE, self.lines.next_line())
            .await
            .expect("codex writes something in time")
            .expect("a readable pipe")
            .expect("codex is still there");
        serde_json::from_str(&line).expect("JSON")
    }

    /// The result of a request. Fails on an error.
    pub(crate) async fn request(&mut self, method: &str, params: Value) -> Value {
        let id = self.next_id;
        self.next_id += 1;
        self.send(&json!({"id": id, "method": method, "params": params}))
            .await;
        loop {
            let message = self.read().await;
            if message.get("method").is_some() {
                self.early.push_back(message);
            } else if message["id"] == id {
                assert!(message.get("error").is_none(), "{method}: {message}");
                return message["result"].clone();
            }
        }
    }

    /// The next notification or server request.
    pub(crate) async fn next(&mut self) -> Value {
        if let Some(message) = self.early.pop_front() {
            return message;
        }
        loop {
            let message = self.read().await;
            if message.get("method").is_some() {
                return message;
            }
        }
    }

    /// Everything up to the first message of this method, which is the last of what is given.
    pub(crate) async fn until(&mut self, method: &str) -> Vec<Value> {
        let mut seen = Vec::new();
        loop {
            let message = self.next().await;
            let found = message["method"] == method;
            seen.push(message);
            if found {
                return seen;
            }
        }
    }

    pub(crate) async fn start_thread(&mut self, home: &Home) -> String {
        let result = self
            .request("thread/start", json!({"cwd": home.workdir()}))
            .await;
        result["thread"]["id"].as_str().expect("an id").to_owned()
    }

    /// The turn's id.
    pub(crate) async fn start_turn(&mut self, thread: &str, text: &str) -> String {
        let input = json!([{"type": "text", "text": text, "text_elements": []}]);
        let result = self
            .request("turn/start", json!({"threadId": thread, "input": input}))
            .await;
        result["turn"]["id"].as_str().expect("an id").to_owned()
    }

    /// A turn from its start to its end: all that came, `turn/completed` last.
    pub(crate) async fn turn(&mut self, thread: &str, text: &str) -> Vec<Value> {
        self.start_turn(thread, text).await;
        self.until("turn/completed").await
    }

    /// Closes stdin and waits for the end; what stderr said.
    pub(crate) async fn finish(self) -> String {
        let Self {
            mut child,
            stdin,
            stderr,
            mut lines,
            ..
        } = self;
        drop(stdin);
        let end = async {
            while let Ok(Some(_)) = lines.next_line().await {}
            child.wait().await
        };
        if tokio::time::timeout(PATIENCE, end).await.is_err() {
            child.kill().await.expect("codex is killed");
            panic!("codex did not end after the end of its input");
        }
        // Its descendants may hold the pipe.
        tokio::time::timeout(PATIENCE, stderr)
            .await
            .map_or_else(|_| String::new(), |text| text.expect("the reader ends"))
    }
}

pub(crate) fn of<'a>(seen: &'a [Value], method: &'a str) -> impl Iterator<Item = &'a Value> {
    seen.iter().filter(move |m| m["method"] == method)
}

/// The joined deltas of a method.
pub(crate) fn deltas(seen: &[Value], method: &str) -> Vec<String> {
    of(seen, method)
        .map(|m| m["params"]["delta"].as_str().expect("a delta").to_owned())
        .collect()
}

/// The status of the turn that ended, and its error's message.
pub(crate) fn end_of(seen: &[Value]) -> (String, String) {
    let turn = &seen.last().expect("something came")["params"]["turn"];
    (
        turn["status"].as_str().unwrap_or_default().to_owned(),
        turn["error"]["message"]
            .as_str()
            .unwrap_or_default()
            .to_owned(),
    )
}

/// The completed items of a type.
pub(crate) fn items<'a>(seen: &'a [Value], kind: &'a str) -> Vec<&'a Value> {
    of(seen, "item/completed")
        .map(|m| &m["params"]["item"])
        .filter(|item| item["type"] == kind)
        .collect()
}
