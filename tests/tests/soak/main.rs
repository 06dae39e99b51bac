//! Many threads, many turns, random faults, and nothing lost, hung or left behind.
//!
//! Everything runs in one task at a time, on a clock that jumps to the next thing to happen: so a
//! hang fails at once, and a seed tells the same story each time. By default the seed is the same
//! too; `SOAK_SEED` chooses another (`SOAK_SEED=random` any), `SOAK_THREADS` and `SOAK_TURNS` a size:
//!
//! ```sh
//! SOAK_SEED=random SOAK_TURNS=500 cargo test -p codex-threads-tests --test soak -- --nocapture
//! ```

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed test is to say where"
)]

mod asked;
mod dice;
mod ledger;
mod plan;
mod worker;
mod world;

use std::sync::Arc;
use std::time::Duration;

use dice::Dice;
use ledger::Ledger;
use world::World;

/// How large a run is.
#[derive(Debug, Clone, Copy)]
struct Size {
    connections: usize,
    threads: usize,
    turns: usize,
}

fn number(name: &str) -> Option<usize> {
    let text = std::env::var(name).ok()?;
    Some(
        text.parse()
            .unwrap_or_else(|_| panic!("{name} is a number")),
    )
}

fn seed() -> u64 {
    match std::env::var("SOAK_SEED").as_deref() {
        Ok("random") => {
            let now = std::time::SystemTime::now();
            let since = now.duration_since(std::time::UNIX_EPOCH).unwrap();
            u64::try_from(since.as_nanos() & u128::from(u64::MAX)).unwrap()
        }
        Ok(number) => number.parse().expect("SOAK_SEED is a number or `random`"),
        Err(_) => 20_261_121,
    }
}

/// Runs it all, and returns what was counted. Panics at the first thing that isn't as it should be.
fn soak(seed: u64, size: Size) -> Ledger {
    println!("seed {seed}, {size:?}");
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .start_paused(true)
        .build()
        .unwrap();
    runtime.block_on(async {
        let world = World::new(seed, size.connections);
        let mut workers = tokio::task::JoinSet::new();
        for at in 0..size.threads {
            let world = Arc::clone(&world);
            let dice = Dice::new(seed).branch(at as u64);
            workers.spawn(worker::run(world, at, size.turns, dice));
        }
        while let Some(done) = workers.join_next().await {
            if let Err(error) = done {
                panic!("with seed {seed}: {error}");
            }
        }
        let world = Arc::into_inner(world).expect("every worker has gone");
        let ledger = world.end().await;
        // Whatever still runs belongs to nobody.
        let metrics = tokio::runtime::Handle::current().metrics();
        for _ in 0..1_000 {
            if metrics.num_alive_tasks() == 0 {
                break;
            }
            tokio::time::sleep(Duration::from_secs(1)).await;
        }
        assert_eq!(metrics.num_alive_tasks(), 0, "tasks are left");
        ledger
    })
}

/// The large run, two hundred threads of fifty turns, is one of the steps of the continuous
/// integration: `SOAK_THREADS=200 SOAK_TURNS=50`.
#[test]
fn many_threads_of_many_turns_with_random_faults_lose_nothing_and_leave_nothing() {
    let size = Size {
        connections: 8,
        threads: number("SOAK_THREADS").unwrap_or(48),
        turns: number("SOAK_TURNS").unwrap_or(25),
    };
    let begun = std::time::Instant::now();
    let ledger = soak(seed(), size);
    println!("{ledger:#?}\nin {:.1?}", begun.elapsed());
    ledger.check(size.threads * size.turns);
}

#[test]
fn a_seed_tells_the_same_story_twice() {
    let size = Size {
        connections: 2,
        threads: 8,
        turns: 11,
    };
    assert_eq!(soak(seed(), size), soak(seed(), size));
}
