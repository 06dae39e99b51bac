//! What is measured.

use crate::contender::{self, Contender};
use crate::options::Options;

/// Which server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Server {
    /// The fake one, with these words in `CODEX_FAKE`.
    Fake(String),
    /// A real release, with a scripted model.
    Real(&'static str),
}

#[derive(Debug, Clone)]
pub struct Workload {
    /// Its letter, and a number where it has several parts.
    pub id: &'static str,
    pub title: String,
    /// What the contender is asked: see `codex_bench_common::Workload`.
    pub task: &'static str,
    pub args: Vec<String>,
    pub server: Server,
    /// Lines of the flood.
    pub events: u64,
    /// Whether client and server share a core: none sleeps then, and has to be woken.
    pub on_one_core: bool,
}

/// The real release that is measured.
pub const REAL: &str = "0.169.0";

impl Workload {
    /// Whether a contender takes part; one that takes part may still have no way to do it.
    pub fn takes(&self, contender: &Contender) -> bool {
        let name = contender.name;
        if name == contender::LINES_TURNS {
            return self.id == "e";
        }
        match self.task {
            "stream" => true,
            "response" => name != contender::OURS_EVENTS,
            "unread" => !contender::is_bare(name) && name != contender::OURS_EVENTS,
            // One of the bare ones is enough: the parser is no part of it.
            _ => {
                name != contender::OURS_EVENTS
                    && (!contender::is_bare(name) || name == contender::SERDE_JSON)
            }
        }
    }
}

pub fn all(options: &Options) -> Vec<Workload> {
    let events = options.scaled(400_000);
    let requests = options.scaled(20_000);
    let flood = |lines: u64, more: &str| {
        Server::Fake(format!("--flood {lines} --kinds mixed --delta 16 {more}"))
    };
    let workload = |id, title: String, task, args: &[String], server| Workload {
        id,
        title,
        task,
        args: args.to_vec(),
        server,
        events: 0,
        on_one_core: false,
    };
    let number = |key: &str, value: u64| format!("{key}={value}");
    let mut all = vec![
        Workload {
            events,
            ..workload(
                "a",
                format!(
                    "{} events, 90 % agent message deltas, in large writes",
                    grouped(events)
                ),
                "stream",
                &[],
                flood(events, "--writes large"),
            )
        },
        Workload {
            events,
            ..workload(
                "b",
                "the same, one write per line".to_owned(),
                "stream",
                &[],
                flood(events, "--writes line"),
            )
        },
    ];
    for (id, in_flight, on_one_core, more) in [
        ("c1", 1, false, ""),
        ("c0", 1, true, ", client and server on one core"),
        ("c16", 16, false, ""),
        ("c64", 64, false, ""),
    ] {
        let args = [number("count", requests), number("in-flight", in_flight)];
        all.push(Workload {
            on_one_core,
            ..workload(
                id,
                format!("round trips, {in_flight} in flight{more}"),
                "requests",
                &args,
                Server::Fake("--echo".to_owned()),
            )
        });
    }
    let bytes = options.scaled(50_000_000);
    all.push(workload(
        "d",
        format!("one response of {} MB", bytes / 1_000_000),
        "response",
        &[],
        Server::Fake(format!("--history {bytes}")),
    ));
    let threads = options.scaled(1_000);
    all.push(Workload {
        events,
        ..workload(
            "e",
            format!(
                "the events of (a) from {} threads side by side",
                grouped(threads)
            ),
            "stream",
            &[number("threads", threads)],
            flood(events, &format!("--threads {threads}")),
        )
    });
    let unread = options.scaled(1_000_000);
    all.push(Workload {
        events: unread,
        ..workload(
            "f",
            format!("{} events and a consumer that never reads", grouped(unread)),
            "unread",
            &[],
            flood(unread, "--echo"),
        )
    });
    all.push(workload(
        "g",
        format!("codex {REAL}: from asking to the first piece of text"),
        "first-token",
        &[number("count", if options.quick { 5 } else { 20 })],
        Server::Real(REAL),
    ));
    let starts = number("count", if options.quick { 2 } else { 5 });
    all.push(workload(
        "h",
        format!("codex {REAL}: from starting it to its first answer"),
        "start-up",
        std::slice::from_ref(&starts),
        Server::Real(REAL),
    ));
    all.push(workload(
        "h0",
        "the same of the fake server, which takes nearly nothing".to_owned(),
        "start-up",
        &[starts],
        Server::Fake(String::new()),
    ));
    for stream in all.iter_mut().filter(|workload| workload.task == "stream") {
        stream.args.push(number("count", stream.events));
    }
    all.retain(|workload| options.wants(&workload.id[..1]));
    all
}

/// A number with commas.
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}
