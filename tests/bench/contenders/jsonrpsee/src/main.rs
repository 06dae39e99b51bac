//! jsonrpsee's asynchronous client over this library's pipes, behind a transport that translates. It has one subscription for each method.

use std::sync::Arc;
use std::time::{Duration, Instant};

use codex_bench_common::{Counting, HISTORY, Meter, Report, Seen, Task, Workload};
use codex_threads::ServerRequestPolicy;
use codex_threads::jsonrpsee::{Named, transport};
use codex_threads::protocol;
use codex_threads::protocol::{
    AgentMessageDeltaNotification, ThreadLoadedListResponse, ThreadReadResponse,
    ThreadStartResponse, TurnCompletedNotification,
};
use codex_threads::transport::child::Launch;
use futures_util::StreamExt as _;
use futures_util::stream::{BoxStream, SelectAll};
use jsonrpsee::core::client::{Client, ClientBuilder, ClientT, Error, SubscriptionClientT};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

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

/// Above the number of all events: jsonrpsee ends a subscription that lags.
const CAPACITY: usize = 1 << 20;

async fn connect(task: &Task) -> Result<Arc<Client>, Failure> {
    let server = Launch::new(&task.program).spawn()?;
    let (sender, receiver) = transport::split(server, ServerRequestPolicy::Decline);
    let client = ClientBuilder::new()
        .max_buffer_capacity_per_subscription(CAPACITY)
        .build_with_tokio(sender, receiver);
    let hello = json!({"clientInfo": {"name": "bench", "version": "1"}});
    let _: Value = client.request("initialize", Named(hello)).await?;
    client.notification("initialized", Named(json!({}))).await?;
    Ok(Arc::new(client))
}

async fn start_thread(client: &Client) -> Result<String, Failure> {
    let started: ThreadStartResponse = client.request("thread/start", Named(json!({}))).await?;
    Ok(started.thread.id.to_string())
}

async fn start_turn(client: &Client, thread: &str) -> Result<(), Failure> {
    let params = json!({"threadId": thread, "input": [{"type": "text", "text": "Go"}]});
    let _: Value = client.request("turn/start", Named(params)).await?;
    Ok(())
}

/// Whether the flood is over.
async fn listed(client: &Client) -> Result<bool, Failure> {
    let listed: ThreadLoadedListResponse = client
        .request("thread/loaded/list", Named(json!({})))
        .await?;
    Ok(!listed.data.is_empty())
}

enum Typed {
    Delta(AgentMessageDeltaNotification),
    End,
    Other,
    Undecoded,
}

type Events = SelectAll<BoxStream<'static, Typed>>;

async fn follow<T, F>(
    client: &Client,
    events: &mut Events,
    method: &str,
    kind: F,
) -> Result<(), Error>
where
    T: DeserializeOwned + Send + Unpin + 'static,
    F: Fn(T) -> Typed + Send + 'static,
{
    let subscription = client.subscribe_to_method::<T>(method).await?;
    let typed = subscription.map(move |event| event.map_or(Typed::Undecoded, &kind));
    events.push(typed.boxed());
    Ok(())
}

/// Of the methods that the server uses here.
async fn subscribe(client: &Client) -> Result<Events, Error> {
    use protocol::Notification as _;
    let mut events = SelectAll::new();
    let method = AgentMessageDeltaNotification::METHOD;
    follow(client, &mut events, method, Typed::Delta).await?;
    let method = TurnCompletedNotification::METHOD;
    follow(
        client,
        &mut events,
        method,
        |_: TurnCompletedNotification| Typed::End,
    )
    .await?;
    macro_rules! others {
        ($($type:ident),*) => {$(
            follow(client, &mut events, protocol::$type::METHOD, |_: protocol::$type| Typed::Other).await?;
        )*};
    }
    others!(
        ItemStartedNotification,
        ItemCompletedNotification,
        ReasoningSummaryTextDeltaNotification,
        ReasoningSummaryPartAddedNotification,
        CommandExecutionOutputDeltaNotification,
        ThreadTokenUsageUpdatedNotification,
        TurnPlanUpdatedNotification,
        TurnDiffUpdatedNotification
    );
    Ok(events)
}

async fn consume(events: &mut Events, seen: &mut Seen) -> Result<(), Failure> {
    match events.next().await.ok_or("every subscription is over")? {
        Typed::Delta(delta) => seen.delta(&delta.delta),
        Typed::End => seen.end(),
        Typed::Other => seen.other(),
        Typed::Undecoded => {
            seen.undecoded += 1;
            seen.other();
        }
    }
    Ok(())
}

async fn stream(task: &Task) -> Outcome {
    let client = connect(task).await?;
    let mut events = subscribe(&client).await?;
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
    // Each method has a queue of its own: an end may overtake the text before it.
    let mut report = report.stop(&meter);
    drain(&mut events, &mut report.seen).await?;
    Ok(report)
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
    let client = connect(task).await?;
    let meter = Meter::start();
    let params = json!({"threadId": HISTORY, "includeTurns": true});
    let read: ThreadReadResponse = client.request("thread/read", Named(params)).await?;
    let report = Report {
        turns: read.thread.turns.len() as u64,
        ..Report::default()
    };
    Ok(report.stop(&meter))
}

/// What still comes, until nothing does.
async fn drain(events: &mut Events, seen: &mut Seen) -> Result<(), Failure> {
    let quiet = Duration::from_millis(200);
    while let Ok(next) = tokio::time::timeout(quiet, consume(events, seen)).await {
        next?;
    }
    Ok(())
}

async fn unread(task: &Task) -> Outcome {
    let client = connect(task).await?;
    let mut events = subscribe(&client).await?;
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
    drain(&mut events, &mut report.seen).await?;
    Ok(report)
}

async fn first_token(task: &Task) -> Outcome {
    let client = connect(task).await?;
    let mut events = subscribe(&client).await?;
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
