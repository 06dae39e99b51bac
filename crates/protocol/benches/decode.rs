//! Typed decoding beside `serde_json::Value` on the same bytes, in turn, in one run.
//!
//! `cargo bench -p codex-threads-protocol` prints, for each payload, the median nanoseconds of both
//! and the ratio of the medians.

use std::hint::black_box;
use std::time::Instant;

use codex_threads_protocol::{
    AgentMessageDeltaNotification, ItemCompletedNotification, ThreadListResponse,
    ThreadReadResponse, decode,
};
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Rounds of each side; the median is reported.
const ROUNDS: usize = 31;

fn main() {
    println!(
        "{:<28}{:>10}{:>14}{:>14}{:>8}",
        "payload", "bytes", "typed ns", "Value ns", "ratio"
    );
    row::<AgentMessageDeltaNotification>("item/agentMessage/delta", &delta());
    row::<ItemCompletedNotification>("item/completed (command)", &completed());
    row::<ThreadListResponse>("thread/list, 25 threads", &list(25));
    row::<ThreadReadResponse>("thread/read, 1,000 items", &read(1_000));
}

fn row<T: DeserializeOwned>(name: &str, payload: &str) {
    let bytes = payload.as_bytes();
    let repeat = (2_000_000 / bytes.len()).clamp(1, 20_000);
    let mut typed = Vec::new();
    let mut value = Vec::new();
    for _ in 0..ROUNDS {
        typed.push(time(repeat, || {
            drop(black_box(decode::<T>(black_box(bytes))))
        }));
        value.push(time(repeat, || {
            drop(black_box(serde_json::from_slice::<Value>(black_box(bytes))));
        }));
    }
    let (typed, value) = (median(typed), median(value));
    println!(
        "{name:<28}{:>10}{typed:>14.0}{value:>14.0}{:>8.2}",
        bytes.len(),
        typed / value
    );
}

fn time(repeat: usize, mut act: impl FnMut()) -> f64 {
    let start = Instant::now();
    for _ in 0..repeat {
        act();
    }
    start.elapsed().as_nanos() as f64 / repeat as f64
}

fn median(mut times: Vec<f64>) -> f64 {
    times.sort_unstable_by(f64::total_cmp);
    times.get(times.len() / 2).copied().unwrap_or_default()
}

const THREAD: &str = "019a3c1e-7d42-7c10-9f00-1234567890ab";
const TURN: &str = "019a3c1e-8000-7c10-9f00-1234567890ab";

// The payloads are texts, not trees: a tree would sort the members, and the server writes tags first.

fn delta() -> String {
    format!(
        r#"{{"threadId":"{THREAD}","turnId":"{TURN}","itemId":"msg_0123456789abcdef","delta":"a few words of text"}}"#
    )
}

fn command(n: usize) -> String {
    let output = "test result: ok. 12 passed; 0 failed\\n".repeat(8);
    format!(
        r#"{{"type":"commandExecution","id":"call_{n:08}","command":"bash -lc 'cargo test --workspace'","cwd":"/home/user/project","processId":"4711","source":"agent","status":"completed","commandActions":[{{"type":"unknown","command":"cargo test --workspace"}}],"aggregatedOutput":"{output}","exitCode":0,"durationMs":5230}}"#
    )
}

fn message(n: usize) -> String {
    let text = "The function reads the file, checks the header and returns the rows. ".repeat(5);
    format!(
        r#"{{"type":"agentMessage","id":"msg_{n:08}","text":"{text}","phase":"final_answer","memoryCitation":null}}"#
    )
}

fn reasoning(n: usize) -> String {
    format!(
        r#"{{"type":"reasoning","id":"rs_{n:08}","summary":["**Reading the parser**","Then its tests"],"content":[]}}"#
    )
}

fn prompt(n: usize) -> String {
    format!(
        r#"{{"type":"userMessage","id":"user_{n:08}","content":[{{"type":"text","text":"Please go on with the next file","text_elements":[]}}]}}"#
    )
}

fn completed() -> String {
    format!(
        r#"{{"item":{},"threadId":"{THREAD}","turnId":"{TURN}","completedAtMs":1790000000000}}"#,
        command(7)
    )
}

fn thread(n: usize, turns: &str) -> String {
    format!(
        r#"{{"id":"019a3c1e-7d42-7c10-9f00-{n:012}","sessionId":"{THREAD}","forkedFromId":null,"preview":"Please look at the failing test in the parser and mend it","ephemeral":false,"modelProvider":"openai","createdAt":1790000000,"updatedAt":1790000500,"status":{{"type":"notLoaded"}},"path":"/home/user/.codex/sessions/2026/11/20/rollout-2026-11-20T10-00-00-019a3c1e.jsonl","cwd":"/home/user/project","cliVersion":"0.169.0","source":"vscode","agentNickname":null,"agentRole":null,"gitInfo":{{"sha":"0123456789abcdef0123456789abcdef01234567","branch":"main","originUrl":null}},"name":null,"turns":[{turns}],"historyMode":"paginated"}}"#
    )
}

fn list(count: usize) -> String {
    let threads: Vec<String> = (0..count).map(|n| thread(n, "")).collect();
    format!(
        r#"{{"data":[{}],"nextCursor":"2026-11-20T10:00:00Z|019a3c1e","backwardsCursor":null}}"#,
        threads.join(",")
    )
}

/// Turns of ten items: a prompt, then reasoning, commands and messages.
fn read(items: usize) -> String {
    let turns: Vec<String> = (0..items / 10)
        .map(|turn| {
            let items: Vec<String> = (0..10)
                .map(|n| match n {
                    0 => prompt(turn),
                    1 | 4 | 7 => reasoning(turn * 10 + n),
                    2 | 3 | 5 | 6 => command(turn * 10 + n),
                    _ => message(turn * 10 + n),
                })
                .collect();
            format!(
                r#"{{"id":"turn-{turn}","items":[{}],"itemsView":"full","status":"completed","error":null,"startedAt":1790000000,"completedAt":1790000030,"durationMs":30000}}"#,
                items.join(",")
            )
        })
        .collect();
    format!(r#"{{"thread":{}}}"#, thread(0, &turns.join(",")))
}
