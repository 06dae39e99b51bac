//! A thread of 20,000 items, read page by page and whole, on the same server: time, bytes and memory, as
//! ratios.
//!
//! ```sh
//! cargo run --release -p codex-threads-tests --example history -- 0.169.0 0.150.1
//! ```
//!
//! A scripted model makes a thread of one turn; its rollout is then multiplied to 400 turns of 50 items with 1,000
//! characters each. Every way of reading has a server process of its own. Memory is the growth of the
//! peak of a process, so on Linux alone.

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
use std::time::{Duration, Instant};

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
    let mut versions: Vec<String> = std::env::args().skip(1).collect();
    if versions.is_empty() {
        versions = vec!["0.169.0".to_owned(), "0.150.1".to_owned()];
    }
    for version in versions {
        measure(&version).await;
    }
}

async fn measure(version: &str) {
    let bench = Bench::asking(version).await;
    let id = make(&bench).await;

    let mut rows = Vec::new();
    for way in Way::ALL {
        let codex = bench.spawn().await;
        let server = memory_of(&bench.processes()[0].pid.to_string());
        let handle = codex.thread(&id);
        if way.resumes_first() {
            codex
                .resume_thread(ThreadResumeParams::new(&id))
                .await
                .unwrap();
        }
        let received = codex.stats().bytes_in;
        forget_the_peak();
        let before = memory_of("self");
        let begun = Instant::now();
        let items = way.read(&codex, handle).await;
        let took = begun.elapsed();
        let after = memory_of("self");
        rows.push(Row {
            way,
            items,
            took,
            received: codex.stats().bytes_in - received,
            here: after.peak.saturating_sub(before.now),
            there: memory_of(&bench.processes()[0].pid.to_string())
                .peak
                .saturating_sub(server.now),
        });
        codex.shutdown().await;
    }

    println!("\ncodex {version}, {} items", TURNS * ITEMS);
    println!("| reading | items | ms | × | KB received | × | client +KB | server +KB |");
    println!("|---|---|---|---|---|---|---|---|");
    let (whole_time, whole_bytes) = (rows[0].took, rows[0].received);
    for row in rows {
        println!(
            "| {} | {} | {:.1} | {:.3} | {} | {:.4} | {} | {} |",
            row.way.name(),
            row.items,
            row.took.as_secs_f64() * 1e3,
            row.took.as_secs_f64() / whole_time.as_secs_f64(),
            row.received / 1000,
            ratio(row.received, whole_bytes),
            row.here,
            row.there,
        );
    }
}

struct Row {
    way: Way,
    items: usize,
    took: Duration,
    received: u64,
    here: u64,
    there: u64,
}

#[expect(clippy::cast_precision_loss, reason = "of a few millions")]
fn ratio(a: u64, b: u64) -> f64 {
    a as f64 / b as f64
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

/// The peak of this process begins anew.
fn forget_the_peak() {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}
