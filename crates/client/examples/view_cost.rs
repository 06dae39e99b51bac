//! What a delta costs in a live view, by the number of items in its turn: with nobody looking, and with a snapshot
//! taken after each delta and kept until the next.
//!
//! ```text
//! cargo run --release -p codex-threads --example view_cost
//! ```

use std::error::Error;
use std::time::Instant;

use codex_threads::Notification;
use codex_threads::view::ThreadState;
use serde_json::json;

const DELTAS: u32 = 20_000;

fn main() -> Result<(), Box<dyn Error>> {
    println!(
        "{:>8} {:>12} {:>12} {:>12}",
        "items", "ns decoding", "ns applying", "ns, looked at"
    );
    for items in [10, 1_000, 20_000] {
        let delta = told(
            "item/agentMessage/delta",
            json!({ "itemId": "last", "delta": "a few words " }),
        )?;
        let begin = Instant::now();
        for _ in 0..DELTAS {
            let _ = delta.decode();
        }
        let decoding = begin.elapsed() / DELTAS;
        let mut state = thread(items)?;
        let begin = Instant::now();
        for _ in 0..DELTAS {
            state.apply_notification(&delta);
        }
        let alone = begin.elapsed() / DELTAS;
        let mut state = thread(items)?;
        let mut kept = state.snapshot();
        let begin = Instant::now();
        for _ in 0..DELTAS {
            state.apply_notification(&delta);
            kept = state.snapshot();
        }
        let looked_at = begin.elapsed() / DELTAS;
        drop(kept);
        println!(
            "{items:>8} {:>12} {:>12} {:>12}",
            decoding.as_nanos(),
            alone.as_nanos(),
            looked_at.as_nanos(),
        );
    }
    Ok(())
}

/// A thread whose turn has so many items, the last of them a message that streams.
fn thread(items: u32) -> Result<ThreadState, Box<dyn Error>> {
    let mut state = ThreadState::new("t");
    let message = |id: String| json!({ "item": { "type": "agentMessage", "id": id, "text": "" } });
    for n in 1..items {
        state.apply_notification(&told("item/completed", message(n.to_string()))?);
    }
    state.apply_notification(&told("item/started", message("last".to_owned()))?);
    Ok(state)
}

fn told(method: &str, mut params: serde_json::Value) -> Result<Notification, serde_json::Error> {
    params["threadId"] = json!("t");
    params["turnId"] = json!("1");
    Notification::new(method, &params.to_string())
}
