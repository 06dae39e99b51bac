//! The whole flow on one release, a room for each step.
//!
//! A step calls, asserts on the typed answer, and waits for the notifications that must follow.
//! What the release lacks is called too: the refusal is asserted.

mod approval;
mod archive;
mod compact;
mod fork;
mod handshake;
mod legacy;
mod list;
mod loaded;
mod name;
mod read;
mod resume;
mod rewind;
mod shutdown;
mod start;
mod turn;
mod unknown;
mod unsubscribe;

use codex_threads::Codex;
use codex_threads::protocol::{ThreadId, TurnId};

use crate::bench::{Bench, soon};
use crate::traits::Traits;
use crate::watch::Watch;

/// A turn as it was lived through.
#[derive(Debug, Clone)]
struct Told {
    id: TurnId,
    user: String,
    agent: String,
    /// The ids of its items, as they were told live.
    items: Vec<String>,
}

/// One run through the flow.
struct Flow {
    bench: Bench,
    traits: Traits,
    codex: Codex,
    /// Everything the connection is told.
    all: Watch,
    /// What concerns the thread.
    thread: Watch,
    id: ThreadId,
    told: Vec<Told>,
    /// The threads that were forked from it.
    forks: Vec<ThreadId>,
}

/// Runs the whole flow on a release.
///
/// ```no_run
/// # async fn run() {
/// codex_threads_tests::flow::run("0.169.0").await;
/// # }
/// ```
pub async fn run(version: &str) {
    let bench = Bench::asking(version).await;
    let traits = Traits::of(bench.number());
    let codex = bench.spawn().await;
    let mut all = Watch::new("of the connection", codex.events());
    handshake::check(&bench, traits, &codex);

    let (id, thread) = start::start(&bench, traits, &codex, &mut all).await;
    let mut flow = Flow {
        bench,
        traits,
        codex,
        all,
        thread,
        id,
        told: Vec::new(),
        forks: Vec::new(),
    };
    start::nothing_is_stored_before_the_first_turn(&flow).await;
    turn::first(&mut flow).await;
    turn::second(&mut flow).await;
    approval::answered(&mut flow).await;
    fork::whole(&mut flow).await;
    fork::at_a_turn(&mut flow).await;
    read::with_turns(&mut flow).await;
    read::page_by_page(&mut flow).await;
    name::set(&mut flow).await;
    list::filters_and_pages(&mut flow).await;
    loaded::list(&mut flow).await;
    rewind::rewind(&mut flow).await;
    unknown::threads(&flow).await;
    archive::archive(&mut flow).await;
    archive::unarchive(&mut flow).await;
    legacy::rewind(&mut flow).await;
    shutdown::shutdown(&mut flow).await;

    resume::in_a_new_process(&mut flow).await;
    compact::compact(&mut flow).await;
    unsubscribe::unsubscribe(&mut flow).await;
    shutdown::shutdown(&mut flow).await;
    soon("the end of all processes", flow.bench.nothing_is_left()).await;
}
