//! All in one table.

use std::fmt::Write as _;

use anyhow::Result;

use super::cells::{DASH, median, ratio};
use crate::contender::Contender;
use crate::figures::Figures;
use crate::machine;
use crate::options::Options;
use crate::run::Results;
use crate::sizes::Size;

/// The table alone, for the README of the project.
pub fn summary(
    contenders: &[Contender],
    results: &Results,
    sizes: &[Size],
    options: &Options,
) -> Result<String> {
    let mut text = String::new();
    table(&mut text, contenders, &Figures { results }, "there")?;
    let loads = || {
        let loads = results
            .loads
            .values()
            .flat_map(|(before, after)| [before, after]);
        loads.filter_map(|load| load.parse::<f64>().ok())
    };
    writeln!(
        text,
        "\nMedians of {} rounds on {}, at a load of {:.0} to {:.0}; [all of it](tests/bench/RESULTS.md).",
        options.rounds,
        machine::processor(),
        loads().fold(f64::INFINITY, f64::min),
        loads().fold(0.0, f64::max),
    )?;
    let of = |name: &str| sizes.iter().find(|size| size.name.starts_with(name));
    if let (Some(ours), Some(bare)) = (of("codex-threads, default"), of("codex-threads, without")) {
        writeln!(
            text,
            "A program that only uses `codex-threads` builds {} crates and has {:.1} MB, stripped; {} and {:.1} MB without default features.",
            ours.crates,
            ours.bytes as f64 / 1e6,
            bare.crates,
            bare.bytes as f64 / 1e6,
        )?;
    }
    Ok(text)
}

/// Everything beside everything, as ratios to the decoding loop with the best parser; and where it says why something is left out.
pub(super) fn table(
    page: &mut String,
    contenders: &[Contender],
    figures: &Figures<'_>,
    why: &str,
) -> Result<()> {
    let bare_cpu = |id: &str| {
        figures
            .bare(|name| figures.cpu(id, name))
            .map(|(_, spread)| spread)
    };
    let bare_time = figures
        .bare(|name| figures.total_ms("d", name))
        .map(|(_, spread)| spread);
    let bare_memory = figures
        .bare(|name| figures.peak_mib("d", name))
        .map(|(_, spread)| spread);
    writeln!(
        page,
        "| | version | (a) CPU | (b) CPU | (c) p50, µs: 1 / on one core / 16 / 64 | (d) time / memory | (e) CPU | (f) peak MiB / longest request, ms | (g) ms | (h) ms | events lost in (a) |"
    )?;
    writeln!(
        page,
        "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
    )?;
    for contender in contenders {
        let name = contender.name;
        let trips = [("c1", 0), ("c0", 1), ("c16", 0), ("c64", 0)]
            .map(|(id, digits)| median(figures.time_us(id, name, 0.5), 1.0, digits));
        let lost = match figures.last("a", name) {
            Some(report) => format!(
                "{:.0} %",
                100.0 * report.seen.lost as f64
                    / figures.workload("a").map_or(1, |workload| workload.events) as f64
            ),
            None => DASH.to_owned(),
        };
        writeln!(
            page,
            "| {name} | {} | {} | {} | {} | {} / {} | {} | {} / {} | {} | {} | {lost} |",
            contender.version,
            ratio(figures.cpu("a", name), bare_cpu("a")),
            ratio(figures.cpu("b", name), bare_cpu("b")),
            trips.join(" / "),
            ratio(figures.total_ms("d", name), bare_time),
            ratio(figures.peak_mib("d", name), bare_memory),
            ratio(figures.cpu("e", name), bare_cpu("e")),
            median(figures.peak_mib("f", name), 1.0, 0),
            median(figures.time_us("f", name, 1.0), 1e3, 1),
            median(figures.time_us("g", name, 0.5), 1e3, 1),
            median(figures.time_us("h", name, 0.5), 1e3, 1),
        )?;
    }
    writeln!(
        page,
        "\nCPU and (d): as ratios to the bare loop that decodes into types with the best parser. An en dash: it takes no part, or can't; why is said {why}."
    )?;
    Ok(())
}
