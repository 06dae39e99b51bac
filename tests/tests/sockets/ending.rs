//! How connections to a shared server end, and what goes on.

use std::io::ErrorKind;

use codex_threads::transport::Cause;
use codex_threads::{CloseCause, Error, TurnEnd, TurnLost};
use codex_threads_testkit::model::Reply;
use codex_threads_tests::bench::soon;
use codex_threads_tests::shared::{Shared, Way};

crate::on_servers!(
    a_server_killed_in_mid_turn_is_a_typed_end,
    a_shutdown_in_mid_turn_ends_its_own_turn_and_nobody_elses,
    a_dropped_client_leaves_the_server_and_its_turn_alone,
);

async fn a_server_killed_in_mid_turn_is_a_typed_end(version: &str, way: Way) {
    let shared = Shared::asking(version, way).await;
    let codex = shared.client().await;
    let (reply, gate) = Reply::message("")
        .deltas(["before ", "after"])
        .hold_after(3);
    shared.bench.model.push(reply);
    let thread = soon("thread/start", codex.start_thread(shared.bench.thread()));
    let thread = thread.await.unwrap();
    let turn = soon("turn/start", thread.start_turn("Wait")).await.unwrap();
    soon("the middle of the turn", gate.reached()).await;
    let Shared { bench, server } = shared;
    soon("its death", server.kill()).await;

    let closed = soon("the end of the connection", codex.closed()).await;
    let CloseCause::Read(error) = closed.cause() else {
        panic!("it looks like an end in order: {closed:?}");
    };
    let kinds = [ErrorKind::UnexpectedEof, ErrorKind::ConnectionReset];
    assert!(kinds.contains(&error.kind()), "{error}");
    let ended = closed.ended().expect("it is known how it ended");
    assert!(matches!(ended.cause(), Cause::Failed(_)), "{ended:?}");
    assert_eq!(closed.in_flight().turns().len(), 1, "{closed}");
    match soon("the turn's end", turn.end()).await {
        TurnEnd::Lost(TurnLost::Disconnected(lost)) => {
            assert_eq!(lost.to_string(), closed.to_string());
        }
        other => panic!("{other:?}"),
    }
    let late = codex.start_thread(bench.thread()).await;
    assert!(matches!(late, Err(Error::Closed { .. })), "{late:?}");
    bench.nothing_is_left().await;
}

async fn a_shutdown_in_mid_turn_ends_its_own_turn_and_nobody_elses(version: &str, way: Way) {
    let shared = Shared::asking(version, way).await;
    let (leaves, stays) = (shared.client().await, shared.client().await);
    let mut turns = Vec::new();
    let mut gates = Vec::new();
    for codex in [&leaves, &stays] {
        let (reply, gate) = Reply::message("")
            .deltas(["before ", "after"])
            .hold_after(3);
        shared.bench.model.push(reply);
        let thread = soon("thread/start", codex.start_thread(shared.bench.thread()));
        let thread = thread.await.unwrap();
        let turn = soon("turn/start", thread.start_turn("Wait")).await;
        turns.push(turn.unwrap());
        soon("the middle of the turn", gate.reached()).await;
        gates.push(gate);
    }
    let report = soon("the shutdown", leaves.shutdown()).await;
    assert!(report.is_clean() && report.process.is_none(), "{report}");
    let end = soon("the turn's end", turns[0].end()).await;
    assert!(matches!(end, TurnEnd::Interrupted(_)), "{end:?}");

    gates[1].open();
    let end = soon("the other's turn", turns[1].end()).await;
    assert_eq!(end.final_message(), Some("before after"), "{end:?}");
    soon("the shutdown", stays.shutdown()).await;
    shared.end().await;
}

async fn a_dropped_client_leaves_the_server_and_its_turn_alone(version: &str, way: Way) {
    let shared = Shared::asking(version, way).await;
    let (goes, stays) = (shared.client().await, shared.client().await);
    let (reply, gate) = Reply::message("")
        .deltas(["before ", "after"])
        .hold_after(3);
    shared.bench.model.push(reply);
    let started = soon("thread/start", goes.start_thread(shared.bench.thread()));
    let started = started.await.unwrap();
    let turn = soon("turn/start", started.start_turn("Wait"))
        .await
        .unwrap();
    soon("the middle of the turn", gate.reached()).await;
    let id = started.id().clone();
    let params = codex_threads::protocol::ThreadResumeParams::new(id);
    let resumed = soon("thread/resume", stays.resume_thread(params)).await;
    let same = resumed.unwrap().attach_turn(turn.id().clone());
    drop((turn, started, goes));

    gate.open();
    let end = soon("the turn's end", same.end()).await;
    assert_eq!(end.final_message(), Some("before after"), "{end:?}");
    soon("the shutdown", stays.shutdown()).await;
    shared.end().await;
}
