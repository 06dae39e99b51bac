//! `codex-app-server-sdk`: typed events in a broadcast channel of 1,024. Who lags loses the oldest.

use std::time::{Duration, Instant};

use codex_app_server_sdk::CodexClient as Client;
use codex_app_server_sdk::client::StdioConfig;
use codex_app_server_sdk::error::ClientError;
use codex_app_server_sdk::events::{ServerEvent, ServerNotification};
use codex_app_server_sdk::protocol::requests::{
    ClientInfo, InitializeParams, ThreadLoadedListParams, ThreadReadParams, ThreadStartParams,
    TurnStartParams,
};
use codex_bench_common::{Counting, HISTORY, Meter, Report, Seen, Task, Workload};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

type Failure = ClientError;

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

async fn connect(task: &Task) -> Result<Client, Failure> {
    let config = StdioConfig {
        codex_binary: task.program.clone(),
        ..StdioConfig::default()
    };
    let client = Client::spawn_stdio(config).await?;
    let hello = ClientInfo::new("bench", "Bench", "1");
    client.initialize(InitializeParams::new(hello)).await?;
    client.initialized().await?;
    Ok(client)
}

async fn start_thread(client: &Client) -> Result<String, Failure> {
    let started = client.thread_start(ThreadStartParams::default()).await?;
    Ok(started.thread.id)
}

async fn start_turn(client: &Client, thread: &str) -> Result<(), Failure> {
    client
        .turn_start(TurnStartParams::text(thread, "Go"))
        .await?;
    Ok(())
}

/// Whether the flood is over.
async fn listed(client: &Client) -> Result<bool, Failure> {
    let listed = client
        .thread_loaded_list(ThreadLoadedListParams::default())
        .await?;
    Ok(!listed.data.is_empty())
}

async fn consume(events: &mut Receiver<ServerEvent>, seen: &mut Seen) -> Result<(), RecvError> {
    match events.recv().await {
        Ok(ServerEvent::Notification(notification)) => match notification {
            ServerNotification::ItemAgentMessageDelta(delta) => {
                seen.delta(delta.delta.as_deref().unwrap_or_default());
            }
            ServerNotification::TurnCompleted(_) => seen.end(),
            ServerNotification::Unknown { .. } => {
                seen.undecoded += 1;
                seen.other();
            }
            _ => seen.other(),
        },
        Ok(_) => {}
        Err(RecvError::Lagged(lost)) => seen.lost += lost,
        Err(error) => return Err(error),
    }
    Ok(())
}

async fn stream(task: &Task) -> Outcome {
    let client = connect(task).await?;
    let mut events = client.subscribe();
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
        if report.seen.lost == 0 || !events.is_empty() {
            consume(&mut events, &mut report.seen).await?;
            continue;
        }
        // Ends may be among what is lost: then silence is the end.
        let so_far = report.clone().stop(&meter);
        let next = consume(&mut events, &mut report.seen);
        match tokio::time::timeout(Duration::from_millis(500), next).await {
            Ok(consumed) => consumed?,
            Err(_) => return Ok(so_far),
        }
    }
    Ok(report.stop(&meter))
}

async fn requests(task: &Task) -> Outcome {
    let client = connect(task).await?;
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

async fn ask(client: Client, count: usize) -> Result<Vec<u64>, Failure> {
    let mut times = Vec::with_capacity(count);
    for _ in 0..count {
        let asked = Instant::now();
        listed(&client).await?;
        times.push(asked.elapsed().as_nanos() as u64);
    }
    Ok(times)
}

async fn response(task: &Task) -> Outcome {
    let client = connect(task).await?;
    let meter = Meter::start();
    let params = ThreadReadParams {
        thread_id: HISTORY.to_owned(),
        include_turns: Some(true),
        extra: serde_json::Map::new(),
    };
    let read = client.thread_read(params).await?;
    // Its type for the answer is a map of values.
    let turns = read.extra["thread"]["turns"].as_array().map_or(0, Vec::len);
    let report = Report {
        turns: turns as u64,
        ..Report::default()
    };
    Ok(report.stop(&meter))
}

async fn unread(task: &Task) -> Outcome {
    let client = connect(task).await?;
    let mut events = client.subscribe();
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
    let client = connect(task).await?;
    let mut events = client.subscribe();
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
