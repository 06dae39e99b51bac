//! What one writes in an afternoon: `LinesCodec`, and a `Value` of each line. One task reads and hands on what is told.

use std::collections::HashMap;
use std::process::Stdio;
use std::sync::{Arc, Mutex};

use codex_bench_common::{Contender, Failure, Seen, Task, params};
use futures_util::StreamExt as _;
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt as _;
use tokio::process::{Child, ChildStdin, Command};
use tokio::sync::{mpsc, oneshot};
use tokio_util::codec::{FramedRead, LinesCodec};

fn main() {
    codex_bench_common::main::<Lines>();
}

/// The answers that are waited for.
type Pending = Arc<Mutex<HashMap<u64, oneshot::Sender<Value>>>>;

struct Client {
    stdin: tokio::sync::Mutex<(ChildStdin, u64)>,
    pending: Pending,
    _child: Child,
}

impl Client {
    async fn request(&self, method: &str, params: Value) -> Result<Value, Failure> {
        let (sender, answer) = oneshot::channel();
        {
            let mut stdin = self.stdin.lock().await;
            stdin.1 += 1;
            let id = stdin.1;
            self.pending.lock().expect("no panic").insert(id, sender);
            let line = json!({"id": id, "method": method, "params": params}).to_string() + "\n";
            stdin.0.write_all(line.as_bytes()).await?;
        }
        Ok(answer.await?["result"].take())
    }
}

struct Lines {
    client: Arc<Client>,
    events: mpsc::UnboundedReceiver<Value>,
}

impl Contender for Lines {
    type Thread = String;

    async fn connect(task: &Task) -> Result<Self, Failure> {
        let mut child = Command::new(&task.program)
            .arg("app-server")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()?;
        let stdin = child.stdin.take().ok_or("piped")?;
        let mut lines = FramedRead::new(child.stdout.take().ok_or("piped")?, LinesCodec::new());
        let pending = Pending::default();
        let waiting = Arc::clone(&pending);
        let (sender, events) = mpsc::unbounded_channel();
        tokio::spawn(async move {
            while let Some(Ok(line)) = lines.next().await {
                let Ok(message) = serde_json::from_str::<Value>(&line) else {
                    continue;
                };
                if message.get("method").is_some() {
                    let _ = sender.send(message);
                } else if let Some(id) = message["id"].as_u64() {
                    let waiter = waiting.lock().expect("no panic").remove(&id);
                    if let Some(waiter) = waiter {
                        let _ = waiter.send(message);
                    }
                }
            }
        });
        let client = Arc::new(Client {
            stdin: tokio::sync::Mutex::new((stdin, 0)),
            pending,
            _child: child,
        });
        client.request("initialize", params::initialize()).await?;
        let initialized = b"{\"method\":\"initialized\"}\n";
        client.stdin.lock().await.0.write_all(initialized).await?;
        Ok(Self { client, events })
    }

    async fn start_thread(&mut self) -> Result<String, Failure> {
        let started = self.client.request("thread/start", json!({})).await?;
        Ok(started["thread"]["id"].as_str().ok_or("no id")?.to_owned())
    }

    async fn start_turn(&mut self, thread: &String) -> Result<(), Failure> {
        let params = params::turn(thread);
        self.client.request("turn/start", params).await?;
        Ok(())
    }

    async fn consume(&mut self, seen: &mut Seen) -> Result<(), Failure> {
        let event = self.events.recv().await.ok_or("the server is gone")?;
        match event["method"].as_str().unwrap_or_default() {
            "item/agentMessage/delta" => {
                seen.delta(event["params"]["delta"].as_str().unwrap_or_default());
            }
            "turn/completed" => seen.end(),
            _ => seen.other(),
        }
        Ok(())
    }

    async fn listed(&mut self) -> Result<bool, Failure> {
        let listed = self.client.request("thread/loaded/list", json!({})).await?;
        Ok(listed["data"]
            .as_array()
            .is_some_and(|data| !data.is_empty()))
    }

    fn another(&self) -> Result<Self, &'static str> {
        Ok(Self {
            client: Arc::clone(&self.client),
            // Events go to the first one.
            events: mpsc::unbounded_channel().1,
        })
    }

    async fn history(&mut self) -> Result<usize, Failure> {
        let params = params::history();
        let read = self.client.request("thread/read", params).await?;
        Ok(read["thread"]["turns"].as_array().map_or(0, Vec::len))
    }
}
