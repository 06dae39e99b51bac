//! `codex-wrapper` with its feature `app-server`: notifications with their params as a `Value`, in an unbounded queue.

use std::time::{Duration, Instant};

use codex_bench_common::{Counting, HISTORY, Meter, Report, Seen, Task, Workload};
use codex_wrapper::Codex;
use codex_wrapper::app_server::{
    AppServer, AppServerHandle, ServerMessage, ThreadStartParams, TurnStartParams,
};
use serde_json::{Value, json};

type Failure = codex_wrapper::Error;

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

async fn connect(task: &Task) -> Result<AppServer, Failure> {
    let codex = Codex::builder().binary(&task.program).build()?;
    AppServer::builder(&codex).start().await
}

async fn start_thread(server: &AppServer) -> Result<String, Failure> {
    Ok(server.thread_start(ThreadStartParams::new()).await?.id)
}

async fn start_turn(server: &AppServer, thread: &str) -> Result<(), Failure> {
    server
        .turn_start(TurnStartParams::text(thread, "Go"))
        .await?;
    Ok(())
}

/// Whether the flood is over.
async fn listed(server: &AppServerHandle) -> Result<bool, Failure> {
    let listed = server.request("thread/loaded/list", json!({})).await?;
    Ok(listed["data"]
        .as_array()
        .is_some_and(|data| !data.is_empty()))
}

async fn consume(server: &mut AppServer, seen: &mut Seen) -> Result<(), Failure> {
    match server.next_message().await? {
        Some(ServerMessage::Notification(notification)) => match notification.method.as_str() {
            "item/agentMessage/delta" => {
                seen.delta(notification.params["delta"].as_str().unwrap_or_default());
            }
            "turn/completed" => match notification.turn_completed() {
                Some(_) => seen.end(),
                None => seen.undecoded += 1,
            },
            _ => seen.other(),
        },
        Some(_) => {}
        None => panic!("the server is gone"),
    }
    Ok(())
}

async fn stream(task: &Task) -> Outcome {
    let mut client = connect(task).await?;
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
        consume(&mut client, &mut report.seen).await?;
    }
    Ok(report.stop(&meter))
}

async fn requests(task: &Task) -> Outcome {
    let server = connect(task).await?;
    let client = server.handle();
    let mut report = Report::default();
    let meter = Meter::start();
    if task.in_flight == 1 {
        report.times_ns = ask(client.clone(), task.count).await?;
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

async fn ask(client: AppServerHandle, count: usize) -> Result<Vec<u64>, Failure> {
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
    let params = json!({"threadId": HISTORY, "includeTurns": true});
    let read: Value = client.request("thread/read", params).await?;
    let turns = read["thread"]["turns"].as_array().map_or(0, Vec::len);
    let report = Report {
        turns: turns as u64,
        ..Report::default()
    };
    Ok(report.stop(&meter))
}

async fn unread(task: &Task) -> Outcome {
    let mut client = connect(task).await?;
    let thread = start_thread(&client).await?;
    let mut report = Report::default();
    let meter = Meter::start();
    start_turn(&client, &thread).await?;
    loop {
        let asked = Instant::now();
        let over = listed(&client.handle()).await?;
        report.times_ns.push(asked.elapsed().as_nanos() as u64);
        if over {
            break;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let mut report = report.stop(&meter);
    report.peak_kib = codex_bench_common::peak_memory();
    while report.seen.ends == 0 {
        consume(&mut client, &mut report.seen).await?;
    }
    Ok(report)
}

async fn first_token(task: &Task) -> Outcome {
    let mut client = connect(task).await?;
    let thread = start_thread(&client).await?;
    let mut report = Report::default();
    for _ in 0..task.count {
        let asked = Instant::now();
        start_turn(&client, &thread).await?;
        let mut seen = Seen::default();
        while seen.ends == 0 {
            let before = seen.deltas;
            consume(&mut client, &mut seen).await?;
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
