//! What happened, counted.

use std::collections::BTreeMap;

/// Counts by kind; each thing that begins is counted once when it begins and once when it ends.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Ledger {
    /// Turns that were asked for.
    pub(crate) asked_for: usize,
    /// Turns that have a handle.
    pub(crate) started: usize,
    /// How turns that have a handle ended, or that the handle was dropped.
    pub(crate) turns: BTreeMap<&'static str, usize>,
    /// Why there is no handle.
    pub(crate) not_started: BTreeMap<&'static str, usize>,
    /// The faults that were prepared.
    pub(crate) faults: BTreeMap<&'static str, usize>,
    /// Requests of the server that were taken up.
    pub(crate) requests: usize,
    /// What became of them.
    pub(crate) answers: BTreeMap<&'static str, usize>,
    /// Other calls, and how they ended.
    pub(crate) calls_begun: usize,
    pub(crate) calls: BTreeMap<&'static str, usize>,
    pub(crate) connections: usize,
    pub(crate) repeated: u64,
    pub(crate) late: u64,
    pub(crate) messages: u64,
    /// Worker, turn and end, in the order of ending.
    pub(crate) trace: Trace,
}

#[derive(Default, PartialEq, Eq)]
pub(crate) struct Trace(Vec<(usize, usize, &'static str)>);

impl Trace {
    pub(crate) fn push(&mut self, ended: (usize, usize, &'static str)) {
        self.0.push(ended);
    }
}

impl std::fmt::Debug for Trace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ends", self.0.len())
    }
}

pub(crate) fn count(counts: &mut BTreeMap<&'static str, usize>, kind: &'static str) {
    *counts.entry(kind).or_default() += 1;
}

fn sum(counts: &BTreeMap<&'static str, usize>) -> usize {
    counts.values().sum()
}

impl Ledger {
    /// Everything that began has ended, once.
    pub(crate) fn check(&self, asked_for: usize) {
        assert_eq!(self.asked_for, asked_for);
        assert_eq!(self.started + sum(&self.not_started), self.asked_for);
        assert_eq!(sum(&self.turns), self.started);
        assert_eq!(sum(&self.answers), self.requests);
        assert_eq!(sum(&self.calls), self.calls_begun);
        // It was no walk in the park, and yet most went well.
        assert!(self.turns.get("completed").copied().unwrap_or(0) > self.asked_for / 3);
        for kind in ["failed", "interrupted", "recovered", "dropped"] {
            assert!(self.turns.contains_key(kind), "no turn was {kind}");
        }
        for kind in ["answered", "given up", "time-out"] {
            assert!(self.calls.contains_key(kind), "no call was {kind}");
        }
        for kind in ["sent", "dropped", "too late"] {
            assert!(self.answers.contains_key(kind), "no request was {kind}");
        }
        assert!(self.repeated > 0 && self.late > 0 && self.connections > 8);
    }
}
