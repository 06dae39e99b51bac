//! What the reports come to.

use codex_bench_common::Report;

use crate::contender::{self, Contender};
use crate::run::Results;
use crate::stats::{Spread, percentile, spread};
use crate::workload::Workload;

/// The cost of an event: of those that were sent, or, where some were lost, of those that came.
fn events(report: &Report, workload: &Workload) -> f64 {
    let seen = report.seen.deltas + report.seen.others;
    let events = if report.seen.lost > 0 {
        seen
    } else {
        workload.events
    };
    events.max(1) as f64
}

pub struct Figures<'a> {
    pub results: &'a Results,
}

impl<'a> Figures<'a> {
    pub fn workload(&self, id: &str) -> Option<&'a Workload> {
        self.results
            .workloads
            .iter()
            .find(|workload| workload.id == id)
    }

    fn each(&self, id: &str, name: &str, value: impl Fn(&Report) -> f64) -> Option<Spread> {
        spread(self.results.of(id, name).iter().map(value))
    }

    /// Nanoseconds of CPU for each event.
    pub fn cpu(&self, id: &str, name: &str) -> Option<Spread> {
        let workload = self.workload(id)?;
        self.each(id, name, |report| {
            report.cpu_ns as f64 / events(report, workload)
        })
    }

    /// Nanoseconds for each event.
    pub fn wall(&self, id: &str, name: &str) -> Option<Spread> {
        let workload = self.workload(id)?;
        self.each(id, name, |report| {
            report.wall_ns as f64 / events(report, workload)
        })
    }

    /// Milliseconds in all.
    pub fn total_ms(&self, id: &str, name: &str) -> Option<Spread> {
        self.each(id, name, |report| report.wall_ns as f64 / 1e6)
    }

    pub fn total_cpu_ms(&self, id: &str, name: &str) -> Option<Spread> {
        self.each(id, name, |report| report.cpu_ns as f64 / 1e6)
    }

    pub fn peak_mib(&self, id: &str, name: &str) -> Option<Spread> {
        self.each(id, name, |report| report.peak_kib as f64 / 1024.0)
    }

    /// Microseconds below which this part of the times of a run lies.
    pub fn time_us(&self, id: &str, name: &str, part: f64) -> Option<Spread> {
        self.each(id, name, |report| percentile(&report.times_ns, part) / 1e3)
    }

    /// CPU for each request, in microseconds.
    pub fn request_cpu_us(&self, id: &str, name: &str) -> Option<Spread> {
        self.each(id, name, |report| {
            report.cpu_ns as f64 / 1e3 / report.times_ns.len().max(1) as f64
        })
    }

    /// The decoding loop that is the yardstick: the one with the best parser.
    pub fn bare(&self, value: impl Fn(&str) -> Option<Spread>) -> Option<(&'static str, Spread)> {
        best(
            [contender::SERDE_JSON, contender::SONIC, contender::SIMD],
            value,
        )
    }

    /// The best of those that are neither bare nor this client.
    pub fn alternative(
        &self,
        contenders: &[Contender],
        value: impl Fn(&str) -> Option<Spread>,
    ) -> Option<(&'static str, Spread)> {
        let names = contenders.iter().map(|contender| contender.name);
        best(
            names.filter(|name| !contender::is_bare(name) && !contender::is_ours(name)),
            value,
        )
    }

    pub fn last(&self, id: &str, name: &str) -> Option<&'a Report> {
        self.results.of(id, name).last()
    }
}

fn best(
    names: impl IntoIterator<Item = &'static str>,
    value: impl Fn(&str) -> Option<Spread>,
) -> Option<(&'static str, Spread)> {
    let values = names
        .into_iter()
        .filter_map(|name| Some((name, value(name)?)));
    values.min_by(|(_, one), (_, other)| one.median.total_cmp(&other.median))
}
