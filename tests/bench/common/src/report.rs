//! What a contender says in the end.

use serde::{Deserialize, Serialize};

use crate::{Meter, peak_memory};

/// What a consumer saw: the proof that nothing was left out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Seen {
    /// Pieces of what the agent says, as they arrived at the consumer.
    pub deltas: u64,
    /// The bytes of text in them.
    pub text: u64,
    /// All other notifications.
    pub others: u64,
    /// Turns that were told to be complete.
    pub ends: u64,
    /// Events of which the contender says itself that they are lost.
    pub lost: u64,
    /// Messages that it said it can't decode, or delivered undecoded though it knows them.
    pub undecoded: u64,
}

impl Seen {
    pub fn delta(&mut self, text: &str) {
        self.deltas += 1;
        self.text += text.len() as u64;
    }

    pub fn other(&mut self) {
        self.others += 1;
    }

    pub fn end(&mut self) {
        self.others += 1;
        self.ends += 1;
    }
}

impl std::ops::AddAssign for Seen {
    fn add_assign(&mut self, more: Self) {
        self.deltas += more.deltas;
        self.text += more.text;
        self.others += more.others;
        self.ends += more.ends;
        self.lost += more.lost;
        self.undecoded += more.undecoded;
    }
}

/// One run of one contender.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Report {
    pub wall_ns: u64,
    pub cpu_ns: u64,
    pub peak_kib: u64,
    pub allocations: u64,
    pub allocated_bytes: u64,
    pub seen: Seen,
    /// Times of single requests, first tokens, or starts.
    pub times_ns: Vec<u64>,
    /// Turns of a long response that arrived typed.
    pub turns: u64,
    /// Why there are no figures.
    pub cannot: Option<String>,
}

impl Report {
    /// A contender that has no way to do this, and why.
    pub fn cannot(why: impl Into<String>) -> Self {
        Self {
            cannot: Some(why.into()),
            ..Self::default()
        }
    }

    /// Stops the clock.
    pub fn stop(mut self, meter: &Meter) -> Self {
        meter.stop(&mut self);
        self
    }

    /// Prints it, with the peak of the memory.
    pub fn print(mut self) {
        // Unless it was taken before.
        if self.peak_kib == 0 {
            self.peak_kib = peak_memory();
        }
        println!("{}", serde_json::to_string(&self).unwrap_or_default());
    }
}
