//! This client.

use std::time::{Duration, Instant};

use codex_bench_common::{Counting, HISTORY, Meter, Report, Seen, Task, Workload};
use codex_threads::protocol::{
    ServerNotification, ThreadLoadedListParams, ThreadReadParams, ThreadStartParams,
};
use codex_threads::{Builder, Codex, Event, EventLimits, Thread, Turn};

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

fn builder(task: &Task) -> Builder {
    let builder = Codex::builder().program(&task.program);
    match task.way.as_str() {
        "turns-alone" => builder.event_limits(EventLimits::new().turn_items(0)),
        _ => builder,
    }
}

/// One event, decoded. Whether it is the end of a turn.
fn consume(event: &Event, seen: &mut Seen) {
    match event.decode() {
        Some(ServerNotification::AgentMessageDelta(delta)) => seen.delta(&delta.delta),
        Some(ServerNotification::TurnCompleted(_)) => seen.end(),
        Some(ServerNotification::Unknown(unknown)) => {
            seen.undecoded += u64::from(unknown.error().is_some());
            seen.other();
        }
        Some(_) => seen.other(),
        None => seen.lost += u64::from(matches!(event, Event::Lagged(_))),
    }
}

async fn stream(task: &Task) -> Outcome {
    let codex = builder(task).spawn().await?;
    let mut threads = Vec::new();
    for _ in 0..task.threads {
        threads.push(codex.start_thread(ThreadStartParams::new()).await?);
    }
    let mut report = Report::default();
    let last = threads.pop().ok_or("no thread")?;
    let meter = if task.way == "events" {
        // One stream of everything.
        let mut events = codex.events();
        for thread in &threads {
            thread.start_turn("Go").await?;
        }
        let meter = Meter::start();
        last.start_turn("Go").await?;
        while report.seen.ends < task.threads as u64 {
            consume(&events.next().await.ok_or("over")?, &mut report.seen);
        }
        meter
    } else {
        // A task for each turn.
        let mut consumers = Vec::new();
        for thread in threads {
            let turn = thread.start_turn("Go").await?;
            consumers.push(tokio::spawn(consume_turn(thread, turn)));
        }
        let meter = Meter::start();
        let turn = last.start_turn("Go").await?;
        report.seen = consume_turn(last, turn).await;
        for consumer in consumers {
            report.seen += consumer.await?;
        }
        meter
    };
    Ok(report.stop(&meter))
}

async fn consume_turn(_thread: Thread, mut turn: Turn) -> Seen {
    let mut seen = Seen::default();
    while let Some(event) = turn.next().await {
        consume(&event, &mut seen);
    }
    seen
}

async fn requests(task: &Task) -> Outcome {
    let codex = builder(task).spawn().await?;
    let mut report = Report::default();
    let meter = Meter::start();
    if task.in_flight == 1 {
        report.times_ns = ask(codex, task.count).await?;
    } else {
        let callers: Vec<_> = (0..task.in_flight)
            .map(|caller| tokio::spawn(ask(codex.clone(), task.share(caller))))
            .collect();
        for caller in callers {
            report.times_ns.extend(caller.await??);
        }
    }
    Ok(report.stop(&meter))
}

async fn ask(codex: Codex, count: usize) -> Result<Vec<u64>, codex_threads::Error> {
    let mut times = Vec::with_capacity(count);
    for _ in 0..count {
        let asked = Instant::now();
        codex.call(ThreadLoadedListParams::new()).await?;
        times.push(asked.elapsed().as_nanos() as u64);
    }
    Ok(times)
}

async fn response(task: &Task) -> Outcome {
    let codex = builder(task).spawn().await?;
    let meter = Meter::start();
    let read = codex
        .call(ThreadReadParams::new(HISTORY).include_turns(true))
        .await?;
    let report = Report {
        turns: read.thread.turns.len() as u64,
        ..Report::default()
    };
    Ok(report.stop(&meter))
}

async fn unread(task: &Task) -> Outcome {
    let codex = builder(task).spawn().await?;
    let thread = codex.start_thread(ThreadStartParams::new()).await?;
    let mut report = Report::default();
    let meter = Meter::start();
    let mut turn = thread.start_turn("Go").await?;
    loop {
        let asked = Instant::now();
        let listed = codex.call(ThreadLoadedListParams::new()).await?;
        report.times_ns.push(asked.elapsed().as_nanos() as u64);
        if !listed.data.is_empty() {
            break;
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    turn.end().await;
    let mut report = report.stop(&meter);
    // What is still there for whoever reads now.
    report.peak_kib = codex_bench_common::peak_memory();
    while let Some(event) = turn.next().await {
        consume(&event, &mut report.seen);
    }
    Ok(report)
}

async fn first_token(task: &Task) -> Outcome {
    let codex = builder(task).spawn().await?;
    let thread = codex.start_thread(ThreadStartParams::new()).await?;
    let mut report = Report::default();
    for _ in 0..task.count {
        let asked = Instant::now();
        let mut turn = thread.start_turn("Go").await?;
        let mut seen = Seen::default();
        while let Some(event) = turn.next().await {
            let before = seen.deltas;
            consume(&event, &mut seen);
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
        let codex = builder(task).spawn().await?;
        report.times_ns.push(begun.elapsed().as_nanos() as u64);
        drop(codex);
    }
    Ok(report)
}
