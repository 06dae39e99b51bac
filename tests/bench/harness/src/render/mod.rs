//! The page.

mod cells;
mod summary;
mod workloads;

use std::fmt::Write as _;

use anyhow::Result;
use codex_bench_common::Report;

pub use self::summary::summary;
use self::summary::table;
use crate::aims;
use crate::contender::Contender;
use crate::figures::Figures;
use crate::machine;
use crate::options::Options;
use crate::run::Results;
use crate::sizes::Size;

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
    if !results.workloads.is_empty() {
        table(&mut page, contenders, &figures, "below")?;
    }
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
            "stream" => workloads::streams(&mut page, contenders, &figures, workload.id)?,
            "requests" => workloads::requests(&mut page, contenders, &figures, workload.id)?,
            "response" => workloads::response(&mut page, contenders, &figures, workload.id)?,
            "unread" => workloads::unread(&mut page, contenders, &figures, workload.id)?,
            _ => workloads::times(&mut page, contenders, &figures, workload.id)?,
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
