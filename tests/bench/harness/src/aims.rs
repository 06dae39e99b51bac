//! What this client is meant to reach.

use crate::contender::{Contender, LINES, LINES_TURNS, OURS, OURS_EVENTS, SERDE_JSON};
use crate::figures::Figures;

pub struct Aim {
    pub workload: &'static str,
    pub text: &'static str,
    pub figure: String,
    pub met: bool,
}

pub fn all(figures: &Figures<'_>, contenders: &[Contender]) -> Vec<Aim> {
    let mut aims = Vec::new();
    let mut aim = |workload, text, figure: Option<(String, bool)>| {
        if let Some((figure, met)) = figure {
            aims.push(Aim {
                workload,
                text,
                figure,
                met,
            });
        }
    };
    let against_bare = |id: &'static str, limit: f64| {
        let (parser, bare) = figures.bare(|name| figures.cpu(id, name))?;
        let ratio = figures.cpu(id, OURS)?.median / bare.median;
        Some((format!("{ratio:.2} × ({parser})"), ratio <= limit))
    };
    let against_alternatives = |id: &'static str, limit: f64| {
        let ours = figures.cpu(id, OURS)?.median;
        let (name, other) = figures.alternative(contenders, |name| figures.cpu(id, name))?;
        let ratio = other.median / ours;
        let mut figure = format!("{ratio:.1} × less than {name}");
        // A loop over values is no client, but one can use it.
        let clients = |name: &str| figures.cpu(id, name).filter(|_| name != LINES);
        if let Some((client, other)) = figures.alternative(contenders, clients)
            && client != name
        {
            let ratio = other.median / ours;
            figure += &format!(", {ratio:.1} × less than the best client, {client}");
        }
        Some((figure, ratio >= limit))
    };
    aim(
        "a",
        "CPU per event ≤ 1.5 × bare typed decode",
        against_bare("a", 1.5),
    );
    aim(
        "a",
        "CPU per event ≥ 4 × less than the best alternative",
        against_alternatives("a", 4.0),
    );
    aim(
        "b",
        "CPU per event ≥ 2 × less than the best alternative",
        against_alternatives("b", 2.0),
    );
    let round_trip = |id: &'static str| {
        let bare = figures.time_us(id, SERDE_JSON, 0.5)?.median;
        let ours = figures.time_us(id, OURS, 0.5)?.median;
        Some((
            format!("{ours:.1} µs, bare {bare:.1} µs: {:+.1} µs", ours - bare),
            ours - bare <= 5.0,
        ))
    };
    aim(
        "c",
        "p50 within 5 µs of a bare blocking loop",
        round_trip("c1"),
    );
    aim(
        "c",
        "the same, with the server on one core",
        round_trip("c0"),
    );
    let response = || {
        let (parser, bare) = figures.bare(|name| figures.total_ms("d", name))?;
        let ratio = figures.total_ms("d", OURS)?.median / bare.median;
        Some((format!("{ratio:.2} × ({parser})"), ratio <= 1.3))
    };
    aim("d", "≤ 1.3 × the time of bare typed decode", response());
    let memory = || {
        let (parser, bare) = figures.bare(|name| figures.peak_mib("d", name))?;
        let ratio = figures.peak_mib("d", OURS)?.median / bare.median;
        Some((format!("{ratio:.2} × ({parser})"), ratio <= 1.1))
    };
    aim("d", "≤ 1.1 × the memory of bare typed decode", memory());
    let side_by_side = |name: &str| {
        let ours = figures.cpu("e", name)?.median;
        let ratio = ours / figures.cpu("a", name)?.median;
        let alike = if name == OURS { LINES_TURNS } else { LINES };
        let less = figures.cpu("e", alike).map_or_else(String::new, |other| {
            format!(", {:.1} × less than {alike}", other.median / ours)
        });
        Some((format!("{ratio:.2} ×{less}"), ratio <= 1.3))
    };
    aim(
        "e",
        "≤ 1.3 × the cost of (a), a task for each turn",
        side_by_side(OURS),
    );
    aim("e", "the same, one stream", side_by_side(OURS_EVENTS));
    let unread = || {
        let peak = figures.peak_mib("f", OURS)?.median;
        Some((format!("{peak:.1} MiB"), peak <= 64.0))
    };
    aim("f", "peak ≤ 64 MiB", unread());
    let meanwhile = || {
        let median = figures.time_us("f", OURS, 0.5)?.median / 1e3;
        let most = figures.time_us("f", OURS, 1.0)?.median / 1e3;
        Some((
            format!("median {median:.2} ms, longest {most:.2} ms"),
            most < 10.0,
        ))
    };
    aim("f", "a request meanwhile < 10 ms", meanwhile());
    for (id, text) in [
        ("g", "first token within noise of bare"),
        ("h", "start-up within noise of bare"),
        ("h0", "the same with a server that takes nearly nothing"),
    ] {
        let beside = || {
            let bare = figures.time_us(id, SERDE_JSON, 0.5)?;
            let ours = figures.time_us(id, OURS, 0.5)?;
            let noise = bare.max - bare.min;
            let more = ours.median - bare.median;
            Some((
                format!(
                    "{:.2} ms, bare {:.2} ms ({:.2}–{:.2})",
                    ours.median / 1e3,
                    bare.median / 1e3,
                    bare.min / 1e3,
                    bare.max / 1e3
                ),
                more <= noise,
            ))
        };
        aim(&id[..1], text, beside());
    }
    aims
}
