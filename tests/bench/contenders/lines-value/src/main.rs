//! What one writes in an afternoon: `LinesCodec`, and a `Value` of each line. One task reads and hands on what is told.

use std::collections::HashMap;
use std::process::Stdio;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use codex_bench_common::{Counting, HISTORY, Meter, Report, Seen, Task, Workload};
use futures_util::StreamExt as _;
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt as _;
use tokio::process::{ChildStdin, Command};
use tokio::sync::{mpsc, oneshot};
use tokio_util::codec::{FramedRead, LinesCodec};

type Failure = Box<dyn std::error::Error + Send + Sync>;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

type Outcome = Result<Report, Box<dyn std::error::Error + Send + Sync>>;

fn main() {
    let task = Task::read();
    let mut runtime = match task.workers {
        0 => tokio::runtime::Builder::new_current_thread(),
        workers => {
            let mut runtime = tokio::runtime::Builder::new_multi_thread();
            runtime.worker_threads(workers);
            runtime
        }
    };
    let runtime = runtime.enable_all().build().expect("a runtime");
    // As in programs: on the runtime's threads.
    let run = runtime.spawn(async move {
        match task.workload {
            Workload::Stream => stream(&task).await,
            Workload::Requests => requests(&task).await,
            Workload::Response => response(&task).await,
            Workload::Unread => unread(&task).await,
            Workload::FirstToken => first_token(&task).await,
            Workload::StartUp => start_up(&task).await,
        }
    });
    let outcome = runtime.block_on(run).expect("no panic");
    outcome.expect("no error").print();
}

/// The answers that are waited for.
type Pending = Arc<Mutex<HashMap<u64, oneshot::Sender<Value>>>>;

struct Client {
    stdin: tokio::sync::Mutex<(ChildStdin, u64)>,
    pending: Pending,
    _child: tokio::process::Child,
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

async fn connect(task: &Task) -> Result<(Arc<Client>, mpsc::UnboundedReceiver<Value>), Failure> {
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
    let hello = json!({"clientInfo": {"name": "bench", "version": "1"}});
    client.request("initialize", hello).await?;
    let initialized = b"{\"method\":\"initialized\"}\n";
    client.stdin.lock().await.0.write_all(initialized).await?;
    Ok((client, events))
}

async fn start_thread(client: &Client) -> Result<String, Failure> {
    let started = client.request("thread/start", json!({})).await?;
    Ok(started["thread"]["id"].as_str().ok_or("no id")?.to_owned())
}

async fn start_turn(client: &Client, thread: &str) -> Result<(), Failure> {
    let params = json!({"threadId": thread, "input": [{"type": "text", "text": "Go"}]});
    client.request("turn/start", params).await?;
    Ok(())
}

/// Whether the flood is over.
async fn listed(client: &Client) -> Result<bool, Failure> {
    let listed = client.request("thread/loaded/list", json!({})).await?;
    Ok(listed["data"]
        .as_array()
        .is_some_and(|data| !data.is_empty()))
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

async fn stream(task: &Task) -> Outcome {
    let (client, mut events) = connect(task).await?;
    let mut threads = Vec::new();
    for _ in 0..task.threads {
        threads.push(start_thread(&client).await?);
    }
    let last = threads.pop().ok_or("no thread")?;
    let mut report = Report::default();
    for thread in &threads {
        start_turn(&client, thread).await?;
    }
    let meter = Meter::start();
    start_turn(&client, &last).await?;
    while report.seen.ends < task.threads as u64 {
        consume(&mut events, &mut report.seen).await?;
    }
    Ok(report.stop(&meter))
}

async fn requests(task: &Task) -> Outcome {
    let (client, _events) = connect(task).await?;
    let mut report = Report::default();
    let meter = Meter::start();
    if task.in_flight == 1 {
        report.times_ns = ask(client, task.count).await?;
    } else {
        let callers: Vec<_> = (0..task.in_flight)
            .map(|caller| tokio::spawn(ask(client.clone(), task.share(caller))))
            .collect();
        for caller in callers {
            report.times_ns.extend(caller.await??);
        }
    }
    Ok(report.stop(&meter))
}

async fn ask(client: Arc<Client>, count: usize) -> Result<Vec<u64>, Failure> {
    let mut times = Vec::with_capacity(count);
    for _ in 0..count {
        let asked = Instant::now();
        listed(&client).await?;
        times.push(asked.elapsed().as_nanos() as u64);
    }
    Ok(times)
}

async fn response(task: &Task) -> Outcome {
    let (client, _events) = connect(task).await?;
    let meter = Meter::start();
    let params = json!({"threadId": HISTORY, "includeTurns": true});
    let read = client.request("thread/read", params).await?;
    let turns = read["thread"]["turns"].as_array().map_or(0, Vec::len);
    let report = Report {
        turns: turns as u64,
        ..Report::default()
    };
    Ok(report.stop(&meter))
}

async fn unread(task: &Task) -> Outcome {
    let (client, mut events) = connect(task).await?;
    let thread = start_thread(&client).await?;
    let mut report = Report::default();
    let meter = Meter::start();
    start_turn(&client, &thread).await?;
    loop {
        let asked = Instant::now();
        let over = listed(&client).await?;
        report.times_ns.push(asked.elapsed().as_nanos() as u64);
        if over {
            break;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let mut report = report.stop(&meter);
    report.peak_kib = codex_bench_common::peak_memory();
    while report.seen.ends == 0 {
        consume(&mut events, &mut report.seen).await?;
    }
    Ok(report)
}

async fn first_token(task: &Task) -> Outcome {
    let (client, mut events) = connect(task).await?;
    let thread = start_thread(&client).await?;
    let mut report = Report::default();
    for _ in 0..task.count {
        let asked = Instant::now();
        start_turn(&client, &thread).await?;
        let mut seen = Seen::default();
        while seen.ends == 0 {
            let before = seen.deltas;
            consume(&mut events, &mut seen).await?;
            if before == 0 && seen.deltas > 0 {
                report.times_ns.push(asked.elapsed().as_nanos() as u64);
            }
        }
    }
    Ok(report)
}

async fn start_up(task: &Task) -> Outcome {
    let mut report = Report::default();
    for _ in 0..task.count {
        let begun = Instant::now();
        let client = connect(task).await?;
        report.times_ns.push(begun.elapsed().as_nanos() as u64);
        drop(client);
    }
    Ok(report)
}
