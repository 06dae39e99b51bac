//! What a consumer that never reads may cost: measured, in a process of its own.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

#[allow(dead_code, reason = "shared with the other tests")]
#[path = "it/common.rs"]
mod common;

use std::collections::HashMap;

use codex_threads::transport::{Chunk, Incoming, Limits, Outgoing, Peer, memory};
use codex_threads::{Codex, Event, EventLimits};
use peak_alloc::PeakAlloc;
use serde_json::{Value, json};

use common::{Fake, soon};

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const EVENTS: usize = 1_000_000;
const ITEMS: usize = 10;

/// The `n`th event: 97 of a hundred are text, one a snapshot, two begin or end something.
fn event(n: usize) -> String {
    match n % 100 {
        0 | 50 => format!(
            r#"{{"method":"item/started","params":{{"threadId":"t","turnId":"1","n":{n}}},"emittedAtMs":{n}}}"#
        ),
        99 => format!(
            r#"{{"method":"thread/tokenUsage/updated","params":{{"threadId":"t","turnId":"1","n":{n}}},"emittedAtMs":{n}}}"#
        ),
        _ => format!(
            r#"{{"method":"item/agentMessage/delta","params":{{"threadId":"t","turnId":"1","itemId":"{}","delta":"{n:099} "}},"emittedAtMs":{n}}}"#,
            n % ITEMS
        ),
    }
}

/// Writes all events, and answers whatever is asked meanwhile.
async fn flood((mut incoming, outgoing, peer): (Incoming, Outgoing, Peer)) {
    let answers = outgoing.clone();
    let answering = tokio::spawn(async move {
        while let Some(Ok(Chunk::Block(block))) = incoming.next().await {
            for line in block.lines() {
                let message: Value = serde_json::from_slice(line).unwrap();
                let answer = json!({ "id": message["id"], "result": {} }).to_string();
                while let Err(error) = answers.send(answer.as_bytes()) {
                    assert!(error.is_full(), "{error}");
                    answers.ready().await.unwrap();
                }
            }
        }
    });
    for n in 0..EVENTS {
        let line = event(n);
        while let Err(error) = outgoing.send(line.as_bytes()) {
            assert!(error.is_full(), "{error}");
            outgoing.ready().await.unwrap();
        }
    }
    // The client ends it.
    answering.await.unwrap();
    drop((outgoing, peer));
}

/// Over this much in all a session went wrong that has a limit for all its output.
const LONG: u64 = 200_000_000;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_consumer_that_never_reads_a_million_events_costs_bounded_memory_and_loses_nothing_in_silence()
 {
    // Few bytes wait on the way, and no line may be long: what is measured is the stream.
    let limits = Limits::new().max_outgoing(1 << 20).max_line(10_000);
    let (here, there) = memory::pair_with(limits, 1 << 20);
    let mut fake = Fake::new(there);
    let (codex, ()) = tokio::join!(
        Codex::builder().connect(here),
        soon(fake.handshake("0.169.0"))
    );
    let codex = codex.unwrap();
    let hard = EventLimits::default().hard;

    let mut unread = codex.thread_events("t");
    MEMORY.reset_peak_usage();
    let before = MEMORY.current_usage();
    let flood = tokio::spawn(flood(fake.into_parts()));
    // Every request is answered meanwhile.
    let mut answered = 0;
    while codex.stats().messages < EVENTS as u64 {
        soon(codex.request_raw("model/list", Some(&json!({}))))
            .await
            .expect("an answer doesn't stand behind events that nobody reads");
        answered += 1;
    }
    let peak = MEMORY.peak_usage() - before;
    let stats = codex.stats();
    println!(
        "peak {:.1} MiB for {:.1} MiB read, {answered} requests answered meanwhile; {stats:?}",
        peak as f64 / 1_048_576.0,
        stats.bytes_in as f64 / 1_048_576.0,
    );
    assert!(stats.bytes_in > LONG);
    assert!(answered > 10);
    assert!(
        stats.queued_bytes as usize >= hard / 10 * 9,
        "the limit was not reached"
    );
    assert!(
        peak < hard / 4 * 5,
        "{peak} bytes at the peak, {hard} is the limit"
    );

    // Everything is there, or told to be missing, and where.
    let mut kept = Vec::new();
    let mut usage = None;
    let mut texts: HashMap<String, (Vec<usize>, Option<u64>)> = HashMap::new();
    while let Some(event) = unread.try_next() {
        let piece = match event {
            Event::Notification(piece) => piece,
            Event::Lagged(gap) => {
                let text = texts.entry(gap.item_id().unwrap().to_owned()).or_default();
                assert!(text.1.replace(gap.events()).is_none(), "one gap, one mark");
                continue;
            }
            other => panic!("{other:?}"),
        };
        let params: Value = piece.params_as().unwrap();
        match piece.method() {
            "item/started" => kept.push(params["n"].as_u64().unwrap() as usize),
            "thread/tokenUsage/updated" => usage = params["n"].as_u64(),
            _ => {
                let (text, gap) = texts
                    .entry(params["itemId"].as_str().unwrap().to_owned())
                    .or_default();
                assert!(
                    gap.is_none(),
                    "text after the gap that was never full again"
                );
                let words = params["delta"].as_str().unwrap().split_whitespace();
                text.extend(words.map(|word| word.parse::<usize>().unwrap()));
            }
        }
    }
    assert_eq!(kept, (0..EVENTS).step_by(50).collect::<Vec<_>>());
    assert_eq!(usage, Some(EVENTS as u64 - 1), "the last snapshot counts");
    assert_eq!(texts.len(), ITEMS);
    let (mut text_bytes, mut missing) = (0, 0);
    for (item, (text, gap)) in &texts {
        let item: usize = item.parse().unwrap();
        let all = (0..EVENTS).filter(|n| n % ITEMS == item && !matches!(n % 100, 0 | 50 | 99));
        let all: Vec<usize> = all.collect();
        assert_eq!(text[..], all[..text.len()], "text was lost before the gap");
        let gap = gap.expect("text is missing in silence");
        assert_eq!(text.len() as u64 + gap, all.len() as u64);
        text_bytes += text.len() * 100;
        missing += gap;
    }
    println!(
        "{:.1} MiB of text kept, {missing} deltas left out",
        text_bytes as f64 / 1_048_576.0
    );
    assert_eq!(missing, codex.stats().dropped_deltas);
    assert!(
        text_bytes > hard / 5 * 4,
        "{text_bytes} bytes of text were kept"
    );

    soon(codex.shutdown()).await;
    soon(flood).await.unwrap();
}
