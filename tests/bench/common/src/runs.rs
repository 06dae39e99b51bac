//! The workloads.

use std::time::{Duration, Instant};

use crate::{Contender, Failure, Meter, Outcome, Report, Seen, Task, has_children, peak_memory};

/// How long after an answer the next request is made while a flood runs.
const PAUSE: Duration = Duration::from_millis(5);

/// How long a server may take to go once its client was dropped. One client leaves it running.
const GONE: Duration = Duration::from_secs(1);

pub fn nanos_since(begun: Instant) -> u64 {
    begun.elapsed().as_nanos() as u64
}

/// Threads, with a turn in each; the clock is started before the last one, which begins the flood.
pub async fn begin<C: Contender>(
    client: &mut C,
    task: &Task,
) -> Result<(Vec<C::Thread>, Meter), Failure> {
    let mut threads = Vec::new();
    for _ in 0..task.threads {
        threads.push(client.start_thread().await?);
    }
    client.follow().await?;
    let (last, first) = threads.split_last().ok_or("no thread")?;
    for thread in first {
        client.start_turn(thread).await?;
    }
    let meter = Meter::start();
    client.start_turn(last).await?;
    Ok((threads, meter))
}

pub async fn stream<C: Contender>(mut client: C, task: &Task) -> Outcome {
    let (_threads, meter) = begin(&mut client, task).await?;
    let mut report = Report::default();
    while report.seen.ends < task.threads as u64 {
        client.consume(&mut report.seen).await?;
    }
    let mut report = report.stop(&meter);
    client.consume_late(&mut report.seen).await?;
    Ok(report)
}

pub async fn requests<C: Contender>(mut client: C, task: &Task) -> Outcome {
    let mut report = Report::default();
    if task.in_flight == 1 {
        let meter = Meter::start();
        report.times_ns = ask(&mut client, task.count).await?;
        return Ok(report.stop(&meter));
    }
    let mut clients = Vec::new();
    for _ in 0..task.in_flight {
        match client.another() {
            Ok(another) => clients.push(another),
            Err(why) => return Ok(Report::cannot(why)),
        }
    }
    let meter = Meter::start();
    let callers: Vec<_> = clients
        .into_iter()
        .enumerate()
        .map(|(caller, mut client)| {
            let count = task.share(caller);
            tokio::spawn(async move { ask(&mut client, count).await })
        })
        .collect();
    for caller in callers {
        report.times_ns.extend(caller.await??);
    }
    Ok(report.stop(&meter))
}

async fn ask<C: Contender>(client: &mut C, count: usize) -> Result<Vec<u64>, Failure> {
    let mut times = Vec::with_capacity(count);
    for _ in 0..count {
        let asked = Instant::now();
        client.listed().await?;
        times.push(nanos_since(asked));
    }
    Ok(times)
}

pub async fn response<C: Contender>(mut client: C) -> Outcome {
    let meter = Meter::start();
    let turns = client.history().await?;
    let report = Report {
        turns: turns as u64,
        ..Report::default()
    };
    Ok(report.stop(&meter))
}

/// The time of each request, until one says that the flood is over.
pub async fn ask_until_over<C: Contender>(client: &mut C) -> Result<Vec<u64>, Failure> {
    let mut times = Vec::new();
    loop {
        let asked = Instant::now();
        let over = client.listed().await?;
        times.push(nanos_since(asked));
        if over {
            return Ok(times);
        }
        tokio::time::sleep(PAUSE).await;
    }
}

pub async fn unread<C: Contender>(mut client: C) -> Outcome {
    let thread = client.start_thread().await?;
    client.follow().await?;
    let mut report = Report::default();
    let meter = Meter::start();
    client.start_turn(&thread).await?;
    report.times_ns = ask_until_over(&mut client).await?;
    let mut report = report.stop(&meter);
    // What is still there for whoever reads now.
    report.peak_kib = peak_memory();
    while report.seen.ends == 0 {
        client.consume(&mut report.seen).await?;
    }
    client.consume_late(&mut report.seen).await?;
    Ok(report)
}

pub async fn first_token<C: Contender>(mut client: C, task: &Task) -> Outcome {
    let thread = client.start_thread().await?;
    client.follow().await?;
    let mut report = Report::default();
    for _ in 0..task.count {
        let asked = Instant::now();
        client.start_turn(&thread).await?;
        let mut seen = Seen::default();
        while seen.ends == 0 {
            let before = seen.deltas;
            client.consume(&mut seen).await?;
            if before == 0 && seen.deltas > 0 {
                report.times_ns.push(nanos_since(asked));
            }
        }
    }
    Ok(report)
}

pub async fn start_up<C: Contender>(task: &Task) -> Outcome {
    let mut report = Report::default();
    for _ in 0..task.count {
        let begun = Instant::now();
        let client = C::connect(task).await?;
        report.times_ns.push(nanos_since(begun));
        drop(client);
        // The end of one server is no part of the start of the next.
        let dropped = Instant::now();
        while has_children() && dropped.elapsed() < GONE {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }
    Ok(report)
}
