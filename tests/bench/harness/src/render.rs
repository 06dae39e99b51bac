//! The page.

use std::fmt::Write as _;

use anyhow::Result;
use codex_bench_common::Report;

use crate::aims;
use crate::contender::{Contender, SERDE_JSON, is_bare};
use crate::figures::Figures;
use crate::machine;
use crate::options::Options;
use crate::run::Results;
use crate::sizes::Size;
use crate::stats::Spread;
use crate::workload::grouped;

const DASH: &str = "–";

pub fn page(
    contenders: &[Contender],
    results: &Results,
    allocations: &[(&'static str, Report)],
    sizes: &[Size],
    options: &Options,
) -> Result<String> {
    let figures = Figures { results };
    let mut page = String::new();
    writeln!(page, "# Results\n")?;
    writeln!(
        page,
        "Written by `cargo run --release --manifest-path tests/bench/Cargo.toml`; what is measured and how: [README](README.md).\n"
    )?;
    writeln!(
        page,
        "On {}. Medians of {} rounds in which the contenders take turns; {}.\n",
        machine::describe(),
        options.rounds,
        match options.workers {
            0 => "runtimes of the current thread".to_owned(),
            workers => format!("runtimes of {workers} threads"),
        }
    )?;
    table(&mut page, contenders, &figures)?;
    let aims = aims::all(&figures, contenders);
    if !aims.is_empty() {
        writeln!(
            page,
            "\n## Aims\n\n| | aim | measured | |\n|---|---|---|---|"
        )?;
        for aim in aims {
            let met = if aim.met { "met" } else { "**missed**" };
            writeln!(
                page,
                "| ({}) | {} | {} | {met} |",
                aim.workload, aim.text, aim.figure
            )?;
        }
    }
    for workload in &results.workloads {
        let (before, after) = results.loads.get(workload.id).cloned().unwrap_or_default();
        writeln!(page, "\n## ({}) {}\n", workload.id, workload.title)?;
        match workload.task {
            "stream" => streams(&mut page, contenders, &figures, workload.id)?,
            "requests" => requests(&mut page, contenders, &figures, workload.id)?,
            "response" => response(&mut page, contenders, &figures, workload.id)?,
            "unread" => unread(&mut page, contenders, &figures, workload.id)?,
            _ => times(&mut page, contenders, &figures, workload.id)?,
        }
        for contender in contenders {
            if let Some(why) = results.why_not(workload.id, contender.name) {
                writeln!(page, "\n{}: {why}.", contender.name)?;
            }
        }
        writeln!(
            page,
            "\nLoad of the machine: {before} before, {after} after."
        )?;
    }
    if !allocations.is_empty() {
        writeln!(
            page,
            "\n## Allocations\n\nFor each event of (a), one run.\n\n| | allocations | bytes |\n|---|---:|---:|"
        )?;
        for (name, report) in allocations {
            let events = options.scaled(400_000) as f64;
            writeln!(
                page,
                "| {name} | {:.2} | {:.0} |",
                report.allocations as f64 / events,
                report.allocated_bytes as f64 / events
            )?;
        }
    }
    if !sizes.is_empty() {
        writeln!(
            page,
            "\n## What a program pays that uses it\n\nIt starts a server, a thread and a turn, and prints what the agent says. Built for release, from clean, with the sources there; stripped.\n\n| | crates | build, s | of CPU, s | program, MB |\n|---|---:|---:|---:|---:|"
        )?;
        for size in sizes {
            writeln!(
                page,
                "| {} | {} | {:.1} | {:.1} | {:.2} |",
                size.name,
                size.crates,
                size.build_s,
                size.build_cpu_s,
                size.bytes as f64 / 1e6
            )?;
        }
    }
    Ok(page)
}

fn ratio(value: Option<Spread>, bare: Option<Spread>) -> String {
    match (value, bare) {
        (Some(value), Some(bare)) => format!("{:.2}", value.median / bare.median),
        _ => DASH.to_owned(),
    }
}

fn spread(value: Option<Spread>, scale: f64, digits: usize) -> String {
    match value {
        Some(Spread { median, min, max }) => format!(
            "{:.digits$} ({:.digits$}–{:.digits$})",
            median / scale,
            min / scale,
            max / scale
        ),
        None => DASH.to_owned(),
    }
}

fn median(value: Option<Spread>, scale: f64, digits: usize) -> String {
    value.map_or(DASH.to_owned(), |value| {
        format!("{:.digits$}", value.median / scale)
    })
}

/// The table alone, for the README of the project.
pub fn summary(
    contenders: &[Contender],
    results: &Results,
    sizes: &[Size],
    options: &Options,
) -> Result<String> {
    let mut text = String::new();
    table(&mut text, contenders, &Figures { results })?;
    let rounds = options.rounds;
    let machine = machine::describe();
    writeln!(text, "\nMedians of {rounds} rounds on {machine}.")?;
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

/// Everything beside everything, as ratios to the decoding loop with the best parser.
fn table(page: &mut String, contenders: &[Contender], figures: &Figures<'_>) -> Result<()> {
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
        "| | version | (a) CPU | (b) CPU | (c) p50, µs: 1 / 16 / 64 | (d) time / memory | (e) CPU | (f) peak MiB / longest request, ms | (g) ms | (h) ms | events lost in (a) |"
    )?;
    writeln!(
        page,
        "|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|"
    )?;
    for contender in contenders {
        let name = contender.name;
        let trips = ["c1", "c16", "c64"].map(|id| median(figures.time_us(id, name, 0.5), 1.0, 0));
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
        "\nCPU and (d): as ratios to the bare loop that decodes into types with the best parser. An en dash: it takes no part, or can't; why is said below."
    )?;
    Ok(())
}

fn streams(
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
    for contender in contenders {
        let name = contender.name;
        let Some(last) = figures.last(id, name) else {
            continue;
        };
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

fn requests(
    page: &mut String,
    contenders: &[Contender],
    figures: &Figures<'_>,
    id: &str,
) -> Result<()> {
    writeln!(
        page,
        "| | p50, µs | p99, µs | CPU, µs a request | requests a second |\n|---|---:|---:|---:|---:|"
    )?;
    for contender in contenders {
        let name = contender.name;
        let Some(last) = figures.last(id, name) else {
            continue;
        };
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

fn response(
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
    for contender in contenders {
        let name = contender.name;
        let Some(last) = figures.last(id, name) else {
            continue;
        };
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

fn unread(
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
    for contender in contenders
        .iter()
        .filter(|contender| !is_bare(contender.name))
    {
        let name = contender.name;
        let Some(last) = figures.last(id, name) else {
            continue;
        };
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

fn times(
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
    for contender in contenders {
        let name = contender.name;
        if figures.last(id, name).is_none() {
            continue;
        }
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
