//! Parts of the library, in one list that is measured in two ways.
//!
//! - **Time**: `cargo bench -p codex-threads-measure [--bench NAME] [-- FILTER]`, by criterion.
//! - **Instructions**: `cargo xtask counts` runs each part in a process of its own under callgrind,
//!   which counts what [`counted`] does and nothing else, and holds the figures against
//!   `counts.txt`.
//!
//! A bench is a list of parts:
//!
//! ```no_run
//! codex_threads_measure::main(|parts| {
//!     parts.part("sum/of-a-thousand", 1_000, || (0..1_000).collect::<Vec<u64>>(), |list| list.iter().sum::<u64>());
//! });
//! ```

use std::hint::black_box;
use std::process::ExitCode;

use criterion::{BatchSize, Criterion, Throughput};

/// The parts of one bench.
pub struct Parts(Way);

enum Way {
    Time(Box<Criterion>),
    /// Only the names are wanted.
    Names,
    /// One part, to be run where instructions are counted.
    Count {
        name: String,
        found: bool,
    },
}

impl Parts {
    /// A part: what `act` does to what `setup` makes. It does so for `units` lines or messages at
    /// once; what is told is for one of them.
    pub fn part<S, O>(
        &mut self,
        name: &str,
        units: u64,
        setup: impl Fn() -> S,
        act: impl Fn(&mut S) -> O,
    ) {
        match &mut self.0 {
            Way::Time(criterion) => time(criterion, name, units, setup, act),
            Way::Names => println!("{name} {units}"),
            Way::Count {
                name: wanted,
                found,
            } if wanted == name => {
                *found = true;
                // What is found out once in a process is found out before.
                for _ in 0..2 {
                    black_box(act(&mut setup()));
                }
                let mut state = setup();
                counted(&mut || {
                    black_box(act(&mut state));
                });
            }
            Way::Count { .. } => {}
        }
    }

    /// What is there for comparison: its time is measured, its instructions don't matter.
    pub fn beside<S, O>(
        &mut self,
        name: &str,
        units: u64,
        setup: impl Fn() -> S,
        act: impl Fn(&mut S) -> O,
    ) {
        if let Way::Time(criterion) = &mut self.0 {
            time(criterion, name, units, setup, act);
        }
    }
}

fn time<S, O>(
    criterion: &mut Criterion,
    name: &str,
    units: u64,
    setup: impl Fn() -> S,
    act: impl Fn(&mut S) -> O,
) {
    let (group, name) = name.split_once('/').unwrap_or(("parts", name));
    let mut group = criterion.benchmark_group(group);
    group.throughput(Throughput::Elements(units));
    group.bench_function(name, |bencher| {
        bencher.iter_batched_ref(&setup, &act, BatchSize::LargeInput);
    });
    group.finish();
}

/// Instructions are counted from its first to its last.
#[inline(never)]
pub fn counted(act: &mut dyn FnMut()) {
    act();
}

/// The `main` of a bench.
///
/// `--names` prints the parts, `--count NAME` runs one for callgrind; anything else is criterion's.
pub fn main(parts: impl Fn(&mut Parts)) -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let way = match args
        .iter()
        .map(String::as_str)
        .collect::<Vec<_>>()
        .as_slice()
    {
        ["--names"] => Way::Names,
        ["--count", name] => Way::Count {
            name: (*name).to_owned(),
            found: false,
        },
        _ => Way::Time(Box::new(Criterion::default().configure_from_args())),
    };
    let mut list = Parts(way);
    parts(&mut list);
    match list.0 {
        Way::Count { name, found: false } => {
            eprintln!("no part is called {name}");
            ExitCode::FAILURE
        }
        Way::Time(criterion) => {
            criterion.final_summary();
            ExitCode::SUCCESS
        }
        _ => ExitCode::SUCCESS,
    }
}
