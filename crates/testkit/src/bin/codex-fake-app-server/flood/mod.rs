//! Events at full speed, written by a thread that does nothing else.

mod lines;

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use codex_threads_testkit::fake::{Gate, Place, Scenario, Turn};
use serde_json::json;

use self::lines::Lines;
use crate::pipes::Stdout;

#[derive(Debug, Clone, Copy)]
pub(crate) struct Flood {
    pub(crate) lines: u64,
    pub(crate) threads: usize,
    pub(crate) delta: usize,
    pub(crate) line_by_line: bool,
    /// One of ten lines is of another kind.
    pub(crate) mixed: bool,
}

impl Default for Flood {
    fn default() -> Self {
        Self {
            lines: 0,
            threads: 1,
            delta: 24,
            line_by_line: false,
            mixed: false,
        }
    }
}

/// Every turn begins a message and waits. When there are as many turns as wanted, the flood begins; when it is over, all turns end.
/// `written` is set in between.
pub(crate) fn prepare(
    scenario: Scenario,
    flood: Flood,
    stdout: Stdout,
    written: Arc<AtomicBool>,
) -> Scenario {
    let places: Arc<Mutex<Vec<Place>>> = Arc::default();
    let over = Gate::new();
    scenario.respond_with(move |_| {
        let (places, stdout, gate) = (Arc::clone(&places), stdout.clone(), over.clone());
        let written = Arc::clone(&written);
        Turn::new()
            .item_started(message(""))
            .call(move |place| {
                let mut places = places.lock().unwrap_or_else(PoisonError::into_inner);
                places.push(place.clone());
                if places.len() == flood.threads {
                    let lines = Lines::new(&places, flood);
                    let (stdout, gate, written) =
                        (stdout.clone(), gate.clone(), Arc::clone(&written));
                    std::thread::spawn(move || {
                        // A client that has gone wants no more.
                        let _ = lines.write(flood, &stdout);
                        written.store(true, Ordering::Release);
                        gate.open();
                    });
                }
            })
            .hold_at(&over)
            .item_completed(message("That was all."))
    })
}

fn message(text: &str) -> serde_json::Value {
    json!({
        "type": "agentMessage", "id": "msg_flood", "text": text, "phase": null, "memoryCitation": null,
        "delivery": null, "questions": null, "moderation": null,
    })
}
