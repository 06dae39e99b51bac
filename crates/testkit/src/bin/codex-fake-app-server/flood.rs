//! Deltas at full speed, written by a thread that does nothing else.

use std::sync::{Arc, Mutex, PoisonError};

use codex_threads_testkit::fake::{Gate, Place, Scenario, Turn};
use serde_json::json;

use crate::pipes::Stdout;

/// So many bytes are written at a time.
const WRITE: usize = 256 * 1024;

#[derive(Debug, Clone, Copy)]
pub(crate) struct Flood {
    pub(crate) lines: u64,
    pub(crate) threads: usize,
    pub(crate) delta: usize,
    pub(crate) line_by_line: bool,
}

impl Default for Flood {
    fn default() -> Self {
        Self {
            lines: 0,
            threads: 1,
            delta: 24,
            line_by_line: false,
        }
    }
}

/// Every turn begins a message and waits. When there are as many turns as wanted, the flood begins; when it is over, all turns end.
pub(crate) fn prepare(scenario: Scenario, flood: Flood, stdout: Stdout) -> Scenario {
    let places: Arc<Mutex<Vec<Place>>> = Arc::default();
    let over = Gate::new();
    scenario.respond_with(move |_| {
        let (places, stdout, gate) = (Arc::clone(&places), stdout.clone(), over.clone());
        Turn::new()
            .item_started(message(""))
            .call(move |place| {
                let mut places = places.lock().unwrap_or_else(PoisonError::into_inner);
                places.push(place.clone());
                if places.len() == flood.threads {
                    let lines = Lines::new(&places, flood.delta);
                    let (stdout, gate) = (stdout.clone(), gate.clone());
                    std::thread::spawn(move || {
                        // A client that has gone wants no more.
                        let _ = lines.write(flood, &stdout);
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

/// Whole rounds of lines, one for each thread and round, ready to be written again and again.
struct Lines {
    bytes: Vec<u8>,
    /// Where each line ends.
    ends: Vec<usize>,
}

impl Lines {
    fn new(places: &[Place], delta: usize) -> Self {
        const WORDS: [&str; 8] = [
            "the ",
            "heron ",
            "stands ",
            "where ",
            "it ",
            "stood, ",
            "\\\"still\\\" ",
            "— ",
        ];
        let mut lines = Self {
            bytes: Vec::new(),
            ends: Vec::new(),
        };
        let mut round = 0;
        while lines.bytes.len() < WRITE || round < WORDS.len() {
            for place in places {
                let mut text = String::new();
                for word in WORDS.iter().cycle().skip(round) {
                    if text.len() >= delta {
                        break;
                    }
                    text.push_str(word);
                }
                // In the order of a real server, whose tag comes first.
                let line = format!(
                    "{{\"method\":\"item/agentMessage/delta\",\"params\":{{\"threadId\":\"{}\",\"turnId\":\"{}\",\"itemId\":\"msg_flood\",\"delta\":\"{text}\"}},\"emittedAtMs\":1767323045963}}\n",
                    place.thread, place.turn,
                );
                lines.bytes.extend_from_slice(line.as_bytes());
                lines.ends.push(lines.bytes.len());
            }
            round += 1;
        }
        lines
    }

    /// Writes so many lines, without another allocation.
    fn write(&self, flood: Flood, stdout: &Stdout) -> std::io::Result<()> {
        let mut left = flood.lines;
        while left > 0 {
            let mut begin = 0;
            for end in &self.ends {
                if left == 0 {
                    break;
                }
                left -= 1;
                if flood.line_by_line || end - begin >= WRITE {
                    stdout.write_whole(self.bytes.get(begin..*end).unwrap_or_default())?;
                    begin = *end;
                }
            }
            // What is left of the round.
            let rest = self.rest(begin, flood.lines - left);
            if !rest.is_empty() {
                stdout.write_whole(rest)?;
            }
        }
        Ok(())
    }

    /// From here to the end of the round, or to the last line that is wanted.
    fn rest(&self, begin: usize, lines: u64) -> &[u8] {
        let in_round = usize::try_from(lines % u64::try_from(self.ends.len()).unwrap_or(1));
        let end = match in_round {
            Ok(0) | Err(_) => self.bytes.len(),
            Ok(number) => self.ends.get(number - 1).copied().unwrap_or_default(),
        };
        self.bytes.get(begin..end).unwrap_or_default()
    }
}
