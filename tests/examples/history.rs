//! A thread of 20,000 items, read page by page and whole, on the same server: time, bytes and memory, as
//! ratios.
//!
//! ```sh
//! cargo run --release -p codex-threads-tests --example history -- 0.169.0 0.150.1
//! ```
//!
//! A scripted model makes a thread of one turn; its rollout is then multiplied to 400 turns of 50 items with 1,000
//! characters each. Every way of reading has a server and a client process of its own. Memory is the
//! peak of a process above what it had before, in KB; on Linux alone.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a measurement"
)]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::Instant;

use codex_threads::protocol::{ThreadId, ThreadResumeParams, TurnItemsView};
use codex_threads::{Codex, Thread};
use codex_threads_testkit::model::Reply;
use codex_threads_tests::bench::Bench;
use serde_json::{Value, json};

const TURNS: usize = 400;
/// A user's message and the agent's.
const ITEMS: usize = 50;

#[tokio::main]
async fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    if let [flag, way, thread, program] = args.as_slice()
        && flag == "--read"
    {
        let way = Way::ALL[way.parse::<usize>().unwrap()];
        println!("{}", read(way, &thread.as_str().into(), program).await);
        return;
    }
    let versions = match args.as_slice() {
        [] => vec!["0.169.0".to_owned(), "0.150.1".to_owned()],
        versions => versions.to_vec(),
    };
    for version in versions {
        measure(&version).await;
    }
}

/// One way of reading, in a process that has done nothing before.
async fn read(way: Way, thread: &ThreadId, program: &str) -> Value {
    let builder = Codex::builder().program(program).client_name("history");
    let codex = builder.spawn().await.unwrap();
    let server = child();
    let handle = codex.thread(thread);
    if way.resumes_first() {
        let params = ThreadResumeParams::new(thread);
        codex.resume_thread(params).await.unwrap();
    }
    let received = codex.stats().bytes_in;
    let (client_before, server_before) = (memory_of("self"), memory_of(&server));
    let begun = Instant::now();
    let items = way.read(&codex, handle).await;
    let took = begun.elapsed();
    let row = json!({
        "items": items,
        "ms": took.as_secs_f64() * 1e3,
        "received": codex.stats().bytes_in - received,
        "client": memory_of("self").peak.saturating_sub(client_before.now),
        "server": memory_of(&server).peak.saturating_sub(server_before.now),
    });
    codex.shutdown().await;
    row
}

async fn measure(version: &str) {
    let bench = Bench::asking(version).await;
    let id = make(&bench).await;
    let mut rows = Vec::new();
    for (n, way) in Way::ALL.into_iter().enumerate() {
        let mut command = std::process::Command::new(std::env::current_exe().unwrap());
        bench.home.env().apply(&mut command);
        command
            .current_dir(bench.home.workdir())
            .arg("--read")
            .arg(n.to_string());
        command.arg(id.as_str()).arg(bench.release.program());
        let output = command.output().unwrap();
        let row: Value = serde_json::from_slice(&output.stdout)
            .unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
        rows.push((way, row));
    }

    println!("\ncodex {version}, {} items", TURNS * ITEMS);
    println!("| reading | items | ms | × | KB received | × | client +KB | server +KB |");
    println!("|---|---|---|---|---|---|---|---|");
    let of = |row: &Value, name: &str| row[name].as_f64().unwrap();
    let whole = rows[0].1.clone();
    for (way, row) in rows {
        println!(
            "| {} | {} | {:.1} | {:.3} | {:.0} | {:.4} | {} | {} |",
            way.name(),
            row["items"],
            of(&row, "ms"),
            of(&row, "ms") / of(&whole, "ms"),
            of(&row, "received") / 1e3,
            of(&row, "received") / of(&whole, "received"),
            row["client"],
            row["server"],
        );
    }
}

#[derive(Clone, Copy)]
enum Way {
    ResumeWhole,
    ReadWhole,
    Resume,
    FirstOverview,
    FirstItems,
    Items,
    Turns,
}

impl Way {
    const ALL: [Self; 7] = [
        Self::ResumeWhole,
        Self::ReadWhole,
        Self::Resume,
        Self::FirstOverview,
        Self::FirstItems,
        Self::Items,
        Self::Turns,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::ResumeWhole => "`resume_with_history`",
            Self::ReadWhole => "`read_with_turns`",
            Self::Resume => "`resume_thread`",
            Self::FirstOverview => "first page of 50 turns without items",
            Self::FirstItems => "first page of 50 items",
            Self::Items => "all items, 100 a page",
            Self::Turns => "all turns with items, 10 a page",
        }
    }

    fn resumes_first(self) -> bool {
        !matches!(self, Self::ResumeWhole | Self::Resume)
    }

    async fn read(self, codex: &Codex, thread: Thread) -> usize {
        let count = |thread: &codex_threads::protocol::Thread| {
            thread.turns.iter().map(|turn| turn.items.len()).sum()
        };
        let params = ThreadResumeParams::new(thread.id());
        match self {
            Self::ResumeWhole => {
                let thread = codex.resume_with_history(params).await.unwrap();
                count(thread.snapshot().unwrap())
            }
            Self::ReadWhole => count(&thread.read_with_turns().await.unwrap().thread),
            Self::Resume => {
                let thread = codex.resume_thread(params).await.unwrap();
                count(thread.snapshot().unwrap())
            }
            Self::FirstOverview => {
                let history = thread.history().page_size(50);
                let mut pages = history.items_view(TurnItemsView::NotLoaded).turn_pages();
                let page = pages.next().await.unwrap().unwrap();
                page.iter().map(|turn| turn.items.len()).sum()
            }
            Self::FirstItems => {
                let mut pages = thread.history().page_size(50).item_pages();
                pages.next().await.unwrap().unwrap().len()
            }
            Self::Items => {
                let mut items = thread.history().page_size(100).items();
                let mut count = 0;
                while let Some(item) = items.next().await {
                    item.unwrap();
                    count += 1;
                }
                count
            }
            Self::Turns => {
                let mut turns = thread.history().page_size(10).turns();
                let mut count = 0;
                while let Some(turn) = turns.next().await {
                    count += turn.unwrap().items.len();
                }
                count
            }
        }
    }
}

/// Makes the thread, and lets the server read it once.
async fn make(bench: &Bench) -> ThreadId {
    bench.model.push(Reply::message("as said"));
    let codex = bench.spawn().await;
    let thread = codex.start_thread(bench.thread()).await.unwrap();
    let turn = thread.start_turn("Say it").await.unwrap();
    turn.end().await;
    codex.shutdown().await;
    let rollout = rollout(&bench.home.path().join("sessions"));
    let text = std::fs::read_to_string(&rollout).unwrap();
    std::fs::write(&rollout, multiplied(&text, turn.id().as_str())).unwrap();
    let codex = bench.spawn().await;
    let params = ThreadResumeParams::new(thread.id());
    codex.resume_thread(params).await.unwrap();
    codex.shutdown().await;
    thread.id().clone()
}

/// The one file below a folder.
fn rollout(folder: &Path) -> PathBuf {
    let path = std::fs::read_dir(folder)
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    if path.is_dir() { rollout(&path) } else { path }
}

/// The rollout with its one turn many times, and the agent's message in each many times.
fn multiplied(text: &str, turn: &str) -> String {
    let lines: Vec<Value> = text
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let kind = |line: &Value| {
        line["payload"]["type"]
            .as_str()
            .unwrap_or_default()
            .to_owned()
    };
    let begins = lines
        .iter()
        .position(|line| kind(line) == "task_started")
        .expect("the turn begins");
    let mut out = lines[..begins].to_vec();
    for n in 0..TURNS {
        let id = format!("{}{n:06x}", &turn[..turn.len() - 6]);
        for line in &lines[begins..] {
            let written = line.to_string();
            if n > 0 && (written.contains("environment_context") || written.contains("developer")) {
                continue;
            }
            let said = format!("as said {n} {}", "x".repeat(1000));
            let written = written.replace(turn, &id).replace("as said", &said);
            let line: Value = serde_json::from_str(&written).unwrap();
            let item = &line["payload"]["item"]["type"];
            if kind(&line) == "agent_message" || *item == "AgentMessage" {
                for n_of_turn in 0..ITEMS - 1 {
                    let mut line = line.clone();
                    if item == "AgentMessage" {
                        line["payload"]["item"]["id"] = json!(format!("msg_{n}_{n_of_turn}"));
                    }
                    out.push(line);
                }
            } else {
                let mut line = line.clone();
                if item == "UserMessage" {
                    line["payload"]["item"]["id"] = json!(format!("user_{n}"));
                }
                out.push(line);
            }
        }
    }
    let mut text = String::new();
    let numbered = lines[0].get("ordinal").is_some();
    for (n, mut line) in out.into_iter().enumerate() {
        if numbered {
            line["ordinal"] = json!(n);
        }
        writeln!(text, "{line}").unwrap();
    }
    text
}

/// Of a process, in KB.
struct Memory {
    now: u64,
    peak: u64,
}

fn memory_of(pid: &str) -> Memory {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let fields: BTreeMap<&str, u64> = status
        .lines()
        .filter_map(|line| line.split_once(':'))
        .filter_map(|(name, value)| {
            let number = value.split_whitespace().next()?.parse().ok()?;
            Some((name, number))
        })
        .collect();
    let of = |name| fields.get(name).copied().unwrap_or_default();
    Memory {
        now: of("VmRSS"),
        peak: of("VmHWM"),
    }
}

/// The process that this one has started.
fn child() -> String {
    let tasks = std::fs::read_dir("/proc/self/task").unwrap();
    let mut children = tasks.flat_map(|task| {
        let path = task.unwrap().path().join("children");
        let text = std::fs::read_to_string(path).unwrap_or_default();
        let pids = text.split_whitespace().map(str::to_owned);
        pids.collect::<Vec<_>>()
    });
    children.next().unwrap_or_default()
}
