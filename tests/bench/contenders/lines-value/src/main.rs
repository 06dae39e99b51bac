//! What one writes in an afternoon: `LinesCodec`, and a `Value` of each line. One task reads and hands on what is told.

use std::collections::HashMap;
use std::process::Stdio;
use std::sync::{Arc, Mutex};

use codex_bench_common::{Contender, Failure, Meter, Outcome, Report, Seen, Task, params, runs};
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

/// Who wants the events of a thread alone.
type Threads = Arc<Mutex<HashMap<String, mpsc::UnboundedSender<Value>>>>;

struct Client {
    stdin: tokio::sync::Mutex<(ChildStdin, u64)>,
    pending: Pending,
    threads: Threads,
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
        let threads = Threads::default();
        let by_thread = (task.way == "turns").then(|| Arc::clone(&threads));
        tokio::spawn(async move {
            while let Some(Ok(line)) = lines.next().await {
                let Ok(message) = serde_json::from_str::<Value>(&line) else {
                    continue;
                };
                if message.get("method").is_some() {
                    let sender = by_thread
                        .as_ref()
                        .and_then(|threads| of_thread(threads, &message))
                        .unwrap_or_else(|| sender.clone());
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
            threads,
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
        consume(&mut self.events, seen).await
    }

    /// With a task for each turn, if that is wanted.
    async fn stream(mut self, task: &Task) -> Outcome {
        if task.way != "turns" {
            return runs::stream(self, task).await;
        }
        let mut consumers = Vec::new();
        let mut threads = Vec::new();
        for _ in 0..task.threads {
            let thread = self.start_thread().await?;
            let (sender, mut events) = mpsc::unbounded_channel();
            let mut of_threads = self.client.threads.lock().expect("no panic");
            of_threads.insert(thread.clone(), sender);
            threads.push(thread);
            consumers.push(tokio::spawn(async move {
                let mut seen = Seen::default();
                while seen.ends == 0 {
                    consume(&mut events, &mut seen).await?;
                }
                Ok::<_, Failure>(seen)
            }));
        }
        let (last, first) = threads.split_last().ok_or("no thread")?;
        for thread in first {
            self.start_turn(thread).await?;
        }
        let mut report = Report::default();
        let meter = Meter::start();
        self.start_turn(last).await?;
        for consumer in consumers {
            report.seen += consumer.await??;
        }
        Ok(report.stop(&meter))
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

fn of_thread(threads: &Threads, message: &Value) -> Option<mpsc::UnboundedSender<Value>> {
    let thread = message["params"]["threadId"].as_str()?;
    threads.lock().expect("no panic").get(thread).cloned()
}

async fn consume(
    events: &mut mpsc::UnboundedReceiver<Value>,
    seen: &mut Seen,
) -> Result<(), Failure> {
    let event = events.recv().await.ok_or("the server is gone")?;
    match event["method"].as_str().unwrap_or_default() {
        "item/agentMessage/delta" => {
            seen.delta(event["params"]["delta"].as_str().unwrap_or_default());
        }
        "turn/completed" => seen.end(),
        _ => seen.other(),
    }
    Ok(())
}
