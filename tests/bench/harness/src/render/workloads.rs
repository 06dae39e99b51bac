//! The table of each workload.

use std::fmt::Write as _;

use anyhow::Result;
use codex_bench_common::Report;

use super::cells::{DASH, median, ratio, spread};
use crate::contender::{Contender, SERDE_JSON};
use crate::figures::Figures;
use crate::workload::grouped;

/// Those that did it, with the last report of each.
fn rows<'a>(
    contenders: &[Contender],
    figures: &Figures<'a>,
    id: &str,
) -> impl Iterator<Item = (&'static str, &'a Report)> {
    let names = contenders.iter().map(|contender| contender.name);
    names.filter_map(move |name| Some((name, figures.last(id, name)?)))
}

pub(super) fn streams(
    page: &mut String,
    contenders: &[Contender],
    figures: &Figures<'_>,
    id: &str,
) -> Result<()> {
    let bare = figures
        .bare(|name| figures.cpu(id, name))
        .map(|(_, spread)| spread);
    let bare_wall = figures
        .bare(|name| figures.wall(id, name))
        .map(|(_, spread)| spread);
    let proof = figures.last(id, SERDE_JSON).map(|report| report.seen.text);
    writeln!(
        page,
        "| | CPU, ns an event | × | time, ns an event | × | peak, MiB | deltas | others | text | lost | undecoded |"
    )?;
    writeln!(
        page,
        "|---|---:|---:|---:|---:|---:|---:|---:|---|---:|---:|"
    )?;
    for (name, last) in rows(contenders, figures, id) {
        let text = match proof {
            Some(proof) if proof == last.seen.text => "all".to_owned(),
            Some(proof) if last.seen.text > 0 => {
                format!("{:.1} %", 100.0 * last.seen.text as f64 / proof as f64)
            }
            _ => DASH.to_owned(),
        };
        writeln!(
            page,
            "| {name} | {} | {} | {} | {} | {} | {} | {} | {text} | {} | {} |",
            spread(figures.cpu(id, name), 1.0, 0),
            ratio(figures.cpu(id, name), bare),
            spread(figures.wall(id, name), 1.0, 0),
            ratio(figures.wall(id, name), bare_wall),
            median(figures.peak_mib(id, name), 1.0, 1),
            grouped(last.seen.deltas),
            grouped(last.seen.others),
            grouped(last.seen.lost),
            grouped(last.seen.undecoded),
        )?;
    }
    Ok(())
}

pub(super) fn requests(
    page: &mut String,
    contenders: &[Contender],
    figures: &Figures<'_>,
    id: &str,
) -> Result<()> {
    writeln!(
        page,
        "| | p50, µs | p99, µs | CPU, µs a request | requests a second |\n|---|---:|---:|---:|---:|"
    )?;
    for (name, last) in rows(contenders, figures, id) {
        let rate = figures
            .total_ms(id, name)
            .map_or(0.0, |ms| last.times_ns.len() as f64 / ms.median * 1e3);
        writeln!(
            page,
            "| {name} | {} | {} | {} | {} |",
            spread(figures.time_us(id, name, 0.5), 1.0, 1),
            spread(figures.time_us(id, name, 0.99), 1.0, 1),
            spread(figures.request_cpu_us(id, name), 1.0, 1),
            grouped(rate as u64),
        )?;
    }
    Ok(())
}

pub(super) fn response(
    page: &mut String,
    contenders: &[Contender],
    figures: &Figures<'_>,
    id: &str,
) -> Result<()> {
    let bare = figures
        .bare(|name| figures.total_ms(id, name))
        .map(|(_, spread)| spread);
    let bare_memory = figures
        .bare(|name| figures.peak_mib(id, name))
        .map(|(_, spread)| spread);
    writeln!(
        page,
        "| | time, ms | × | CPU, ms | peak, MiB | × | turns |\n|---|---:|---:|---:|---:|---:|---:|"
    )?;
    for (name, last) in rows(contenders, figures, id) {
        writeln!(
            page,
            "| {name} | {} | {} | {} | {} | {} | {} |",
            spread(figures.total_ms(id, name), 1.0, 0),
            ratio(figures.total_ms(id, name), bare),
            spread(figures.total_cpu_ms(id, name), 1.0, 0),
            spread(figures.peak_mib(id, name), 1.0, 1),
            ratio(figures.peak_mib(id, name), bare_memory),
            grouped(last.turns),
        )?;
    }
    Ok(())
}

pub(super) fn unread(
    page: &mut String,
    contenders: &[Contender],
    figures: &Figures<'_>,
    id: &str,
) -> Result<()> {
    let events = figures.workload(id).map_or(0, |workload| workload.events);
    writeln!(
        page,
        "| | peak, MiB | request: median, ms | longest, ms | requests | flood took, ms | still there: deltas | others | bytes of text | lost |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
    )?;
    for (name, last) in rows(contenders, figures, id) {
        writeln!(
            page,
            "| {name} | {} | {} | {} | {} | {} | {} | {} | {} | {} |",
            spread(figures.peak_mib(id, name), 1.0, 1),
            spread(figures.time_us(id, name, 0.5), 1e3, 2),
            spread(figures.time_us(id, name, 1.0), 1e3, 2),
            grouped(last.times_ns.len() as u64),
            median(figures.total_ms(id, name), 1.0, 0),
            grouped(last.seen.deltas),
            grouped(last.seen.others),
            grouped(last.seen.text),
            grouped(last.seen.lost),
        )?;
    }
    writeln!(
        page,
        "\nSent: {} events. Deltas that were joined hold the text of many.",
        grouped(events)
    )?;
    Ok(())
}

pub(super) fn times(
    page: &mut String,
    contenders: &[Contender],
    figures: &Figures<'_>,
    id: &str,
) -> Result<()> {
    let bare = figures.time_us(id, SERDE_JSON, 0.5);
    writeln!(
        page,
        "| | median, ms | beyond bare, ms | longest, ms |\n|---|---:|---:|---:|"
    )?;
    for (name, _) in rows(contenders, figures, id) {
        let time = figures.time_us(id, name, 0.5);
        let beyond = match (time, bare) {
            (Some(time), Some(bare)) => format!("{:+.2}", (time.median - bare.median) / 1e3),
            _ => DASH.to_owned(),
        };
        writeln!(
            page,
            "| {name} | {} | {beyond} | {} |",
            spread(time, 1e3, 2),
            median(figures.time_us(id, name, 1.0), 1e3, 2)
        )?;
    }
    Ok(())
}
