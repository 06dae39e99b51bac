//! Events into queues and out again; and all that the reader does with a block.

mod messages;

use std::process::ExitCode;

use codex_threads::EventLimits;
use codex_threads::measured::{Inboxes, Lines};
use codex_threads_measure::main as measure;
use tokio::runtime::{Builder, Runtime};

const EVENTS: usize = 2_000;

/// As many lines as a read of a busy pipe brings.
const BLOCK: usize = 500;

fn main() -> ExitCode {
    let Ok(runtime) = Builder::new_current_thread().enable_time().build() else {
        return ExitCode::FAILURE;
    };
    let runtime = &runtime;
    let units = EVENTS as u64;
    let limits = EventLimits::default();
    measure(|parts| {
        for (threads, name) in [(1, "one-thread"), (1_000, "1000-threads")] {
            let empty = || (inboxes(runtime, threads, limits), lines(threads, BLOCK));
            // In the middle of a flood.
            let flooded = || flooded(empty());
            let full = || {
                let (inboxes, lines) = empty();
                push(&inboxes, &lines);
                inboxes
            };
            assert_eq!(full().pop(), EVENTS);
            parts.part(
                &format!("inbox/push-{name}"),
                units,
                empty,
                |(inboxes, lines)| {
                    push(inboxes, lines);
                },
            );
            parts.part(&format!("inbox/pop-{name}"), units, full, |inboxes| {
                inboxes.pop()
            });
            parts.part(
                &format!("reader/blocks-{name}"),
                units,
                flooded,
                |(inboxes, lines)| {
                    for lines in lines.iter() {
                        inboxes.read(lines);
                    }
                },
            );
            parts.part(
                &format!("reader/blocks-to-types-{name}"),
                units,
                flooded,
                |(inboxes, lines)| {
                    let mut decoded = 0;
                    for lines in lines.iter() {
                        inboxes.read(lines);
                        decoded += inboxes.decode();
                    }
                    assert_eq!(decoded, EVENTS);
                },
            );
        }
        let single = || flooded((inboxes(runtime, 1, limits), lines(1, 1)));
        parts.part(
            "reader/a-line-a-block-to-types",
            units,
            single,
            |(inboxes, lines)| {
                for lines in lines.iter() {
                    inboxes.read(lines);
                    inboxes.decode();
                }
            },
        );
        let joining = || (inboxes(runtime, 1, limits.soft(16)), lines(1, BLOCK));
        parts.part("inbox/join", units, joining, |(inboxes, lines)| {
            push(inboxes, lines)
        });
    })
}

fn inboxes(runtime: &Runtime, threads: usize, limits: EventLimits) -> Inboxes {
    let _inside = runtime.enter();
    Inboxes::new((0..threads).map(messages::thread_id), limits)
}

/// The same once it has seen as much.
fn flooded((mut inboxes, lines): (Inboxes, Vec<Lines>)) -> (Inboxes, Vec<Lines>) {
    for lines in &lines {
        inboxes.read(lines);
    }
    inboxes.pop();
    (inboxes, lines)
}

fn lines(threads: usize, in_a_block: usize) -> Vec<Lines> {
    let bytes = messages::deltas(EVENTS, threads);
    let line = bytes.len() / EVENTS;
    bytes.chunks(line * in_a_block).map(Lines::new).collect()
}

fn push(inboxes: &Inboxes, lines: &[Lines]) {
    for lines in lines {
        inboxes.push(lines);
    }
}
