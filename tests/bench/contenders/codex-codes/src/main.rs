//! `codex-codes`, its asynchronous client: every message is typed as it is read, by whoever reads.

use std::time::{Duration, Instant};

use codex_bench_common::{Counting, HISTORY, Meter, Report, Seen, Task, Workload};
use codex_codes::protocol_generated::types::{ThreadLoadedListResponse, ThreadReadResponse};
use codex_codes::{
    AppServerBuilder, AsyncClient, Error, Notification, ServerMessage, ThreadStartParams,
    TurnStartParams, UserInput,
};
use serde_json::json;

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

async fn connect(task: &Task) -> Result<AsyncClient, Error> {
    AsyncClient::start_with(AppServerBuilder::new().command(&task.program)).await
}

async fn start_thread(client: &mut AsyncClient) -> Result<String, Error> {
    let started = client.thread_start(&ThreadStartParams::default()).await?;
    Ok(started.thread.id)
}

async fn start_turn(client: &mut AsyncClient, thread: &str) -> Result<(), Error> {
    let params = TurnStartParams {
        thread_id: thread.to_owned(),
        input: vec![UserInput::Text {
            text: "Go".to_owned(),
            text_elements: None,
        }],
        ..TurnStartParams::default()
    };
    client.turn_start(&params).await?;
    Ok(())
}

async fn consume(client: &mut AsyncClient, seen: &mut Seen) -> Result<(), Error> {
    match client.next_message().await {
        Ok(Some(ServerMessage::Notification(notification))) => match notification {
            Notification::AgentMessageDelta(delta) => seen.delta(&delta.delta),
            Notification::TurnCompleted(_) => seen.end(),
            Notification::Unknown { .. } => {
                seen.undecoded += 1;
                seen.other();
            }
            _ => seen.other(),
        },
        Ok(Some(ServerMessage::Request { .. })) => {}
        Ok(None) => return Err(Error::ServerClosed),
        Err(Error::Deserialization(_)) => {
            seen.undecoded += 1;
            seen.other();
        }
        Err(error) => return Err(error),
    }
    Ok(())
}

async fn stream(task: &Task) -> Outcome {
    let mut client = connect(task).await?;
    let mut threads = Vec::new();
    for _ in 0..task.threads {
        threads.push(start_thread(&mut client).await?);
    }
    let last = threads.pop().ok_or("no thread")?;
    for thread in &threads {
        start_turn(&mut client, thread).await?;
    }
    let mut report = Report::default();
    let meter = Meter::start();
    start_turn(&mut client, &last).await?;
    while report.seen.ends < task.threads as u64 {
        consume(&mut client, &mut report.seen).await?;
    }
    Ok(report.stop(&meter))
}

async fn requests(task: &Task) -> Outcome {
    if task.in_flight > 1 {
        return Ok(Report::cannot("`request` takes `&mut self`: one at a time"));
    }
    let mut client = connect(task).await?;
    let mut report = Report::default();
    let meter = Meter::start();
    for _ in 0..task.count {
        let asked = Instant::now();
        let _: ThreadLoadedListResponse = client.request("thread/loaded/list", &json!({})).await?;
        report.times_ns.push(asked.elapsed().as_nanos() as u64);
    }
    Ok(report.stop(&meter))
}

async fn response(task: &Task) -> Outcome {
    let mut client = connect(task).await?;
    let meter = Meter::start();
    let params = json!({"threadId": HISTORY, "includeTurns": true});
    let read: ThreadReadResponse = client.request("thread/read", &params).await?;
    let report = Report {
        turns: read.thread.turns.len() as u64,
        ..Report::default()
    };
    Ok(report.stop(&meter))
}

async fn unread(task: &Task) -> Outcome {
    let mut client = connect(task).await?;
    let thread = start_thread(&mut client).await?;
    let mut report = Report::default();
    let meter = Meter::start();
    start_turn(&mut client, &thread).await?;
    loop {
        let asked = Instant::now();
        let listed: ThreadLoadedListResponse =
            client.request("thread/loaded/list", &json!({})).await?;
        report.times_ns.push(asked.elapsed().as_nanos() as u64);
        if !listed.data.is_empty() {
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
    let thread = start_thread(&mut client).await?;
    let mut report = Report::default();
    for _ in 0..task.count {
        let asked = Instant::now();
        start_turn(&mut client, &thread).await?;
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
