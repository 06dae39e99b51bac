//! How it ends: on purpose, by accident, in the middle of something. Nothing hangs, and nothing is
//! left running.

use std::time::Duration;

use codex_threads::protocol::{ThreadListParams, ThreadReadParams};
use codex_threads::transport::child::Step;
use codex_threads::{CloseCause, Codex, Error, TurnEnd, TurnLost};
use codex_threads_testkit::Home;
use codex_threads_testkit::model::{Gate, Reply};
use codex_threads_tests::bench::{Bench, Process, soon};
use codex_threads_tests::halt::halted;
use codex_threads_tests::watch::Watch;
use rustix::process::{Pid, Signal, kill_process};

super::on_releases!(
    an_idle_server_is_shut_down_in_order,
    a_server_in_mid_turn_is_shut_down_in_order,
    a_dropped_handle_leaves_no_process,
    a_dropped_handle_leaves_no_process_in_mid_turn,
    a_turn_keeps_the_server_alive,
    a_command_that_runs_ends_with_the_server,
    a_call_that_the_server_does_not_survive_ends_with_the_cause,
    a_turn_that_the_server_does_not_survive_is_lost_with_the_cause,
);

async fn an_idle_server_is_shut_down_in_order(version: &str) {
    let bench = Bench::asking(version).await;
    let codex = bench.spawn().await;
    let clone = codex.clone();
    let mut events = Watch::new("of everything", codex.events());
    let report = soon("the shutdown", codex.shutdown()).await;
    assert!(report.is_clean(), "{report}");
    let process = report.process.expect("this connection started a server");
    assert_eq!(process.step, Step::Eof, "{process}");
    assert!(process.ended.as_ref().is_some_and(|ended| ended.success()));
    bench.nothing_is_left().await;
    events.end().await;

    // Everybody knows, and a second shutdown is harmless.
    assert!(matches!(
        soon("the end", clone.closed()).await.cause(),
        CloseCause::Shutdown
    ));
    let error = clone.call(ThreadListParams::new()).await.unwrap_err();
    assert!(matches!(error, Error::Closed { .. }), "{error:?}");
    let again = soon("the second shutdown", clone.shutdown()).await;
    assert!(again.is_clean(), "{again}");
}

/// A turn whose model has begun to answer and says no more.
async fn in_mid_turn(bench: &Bench, codex: &Codex) -> (codex_threads::Turn, Gate) {
    let (reply, gate) = Reply::message("")
        .deltas(["before ", "after"])
        .hold_after(3);
    bench.model.push(reply);
    let thread = soon("thread/start", codex.start_thread(bench.thread()))
        .await
        .unwrap();
    let mut turn = soon("turn/start", thread.start_turn("Wait")).await.unwrap();
    soon("the middle of the turn", gate.reached()).await;
    while soon("a delta", turn.next())
        .await
        .expect("the turn goes on")
        .method()
        != "item/agentMessage/delta"
    {}
    assert!(turn.ended().is_none());
    (turn, gate)
}

async fn a_server_in_mid_turn_is_shut_down_in_order(version: &str) {
    let bench = Bench::asking(version).await;
    let codex = bench.spawn().await;
    let (turn, _gate) = in_mid_turn(&bench, &codex).await;
    let report = soon("the shutdown", codex.shutdown()).await;
    assert!(report.is_clean(), "{report}");
    let process = report.process.expect("this connection started a server");
    assert_eq!(process.step, Step::Eof, "{process}");
    bench.nothing_is_left().await;
    // Some releases interrupt it and say so, others just go.
    match soon("the turn's end", turn.end()).await {
        TurnEnd::Interrupted(_) => {}
        TurnEnd::Lost(TurnLost::Disconnected(closed)) => {
            assert!(matches!(closed.cause(), CloseCause::Shutdown), "{closed:?}");
        }
        other => panic!("{other:?}"),
    }
}

async fn a_dropped_handle_leaves_no_process(version: &str) {
    let bench = Bench::asking(version).await;
    let codex = bench.spawn().await;
    let clone = codex.clone();
    let mut events = Watch::new("of everything", codex.events());
    drop(codex);
    // A clone is as good.
    soon("thread/list", clone.call(ThreadListParams::new()))
        .await
        .unwrap();
    assert_eq!(bench.processes().len(), 1);
    drop(clone);
    events.end().await;
    bench.nothing_is_left().await;
}

async fn a_dropped_handle_leaves_no_process_in_mid_turn(version: &str) {
    let bench = Bench::asking(version).await;
    let codex = bench.spawn().await;
    let (turn, _gate) = in_mid_turn(&bench, &codex).await;
    drop(codex);
    drop(turn);
    bench.nothing_is_left().await;
}

async fn a_turn_keeps_the_server_alive(version: &str) {
    let bench = Bench::asking(version).await;
    let codex = bench.spawn().await;
    let (turn, gate) = in_mid_turn(&bench, &codex).await;
    drop(codex);
    gate.open();
    let end = soon("the turn's end", turn.end()).await;
    assert!(end.is_completed(), "{end:?}");
    drop(turn);
    bench.nothing_is_left().await;
}

/// The one process of this home.
fn server(bench: &Bench) -> Pid {
    let processes = bench.processes();
    assert_eq!(processes.len(), 1, "{processes:?}");
    Pid::from_raw(processes[0].pid.try_into().unwrap()).expect("a process has an id")
}

async fn a_call_that_the_server_does_not_survive_ends_with_the_cause(version: &str) {
    let bench = Bench::asking(version).await;
    // A home in the temporary folder is something that every release complains of on its stderr.
    let builder = bench.builder().env("TMPDIR", bench.root());
    let codex = bench.spawn_with(builder).await;
    let mut events = Watch::new("of everything", codex.events());
    let server = server(&bench);
    // Stopped, it reads no request and answers none.
    kill_process(server, Signal::STOP).unwrap();
    halted(server.as_raw_nonzero().get().unsigned_abs()).await;
    let change = tokio::spawn({
        let (codex, params) = (codex.clone(), bench.thread());
        async move { codex.call(params).await }
    });
    let read = tokio::spawn({
        let codex = codex.clone();
        async move { codex.call(ThreadListParams::new()).await }
    });
    soon("both are in flight", async {
        while codex.in_flight() < 2 {
            tokio::task::yield_now().await;
        }
    })
    .await;
    kill_process(server, Signal::KILL).unwrap();

    // It may or may not have taken effect:
    let error = soon("the end of the call", change)
        .await
        .unwrap()
        .unwrap_err();
    let Error::OutcomeUnknown { method, .. } = &error else {
        panic!("{error:?}")
    };
    assert_eq!(method, "thread/start");
    let closed = error.closed().expect("the connection is over");
    let requests = closed.in_flight().requests();
    let mut methods: Vec<&str> = requests.iter().map(|request| request.method()).collect();
    methods.sort_unstable();
    assert_eq!(methods, ["thread/list", "thread/start"]);
    assert!(matches!(closed.cause(), CloseCause::Ended), "{closed:?}");
    let ended = closed.ended().expect("it is known how it ended");
    assert_eq!(ended.signal(), Some(9));
    let said = ended.stderr_text();
    assert!(
        said.contains("temporary dir"),
        "its last words are missing: {said}"
    );
    assert!(error.to_string().contains("SIGKILL"), "{error}");
    assert!(error.is_closed());
    assert!(!error.is_retryable(), "repeating it might do it twice");
    // It changes nothing:
    let error = soon("the end of the call", read)
        .await
        .unwrap()
        .unwrap_err();
    assert!(
        matches!(&error, Error::Closed { closed, .. }
        if closed.ended().is_some_and(|ended| ended.signal() == Some(9))),
        "{error:?}"
    );

    events.end().await;
    let error = codex.call(ThreadReadParams::new("t")).await.unwrap_err();
    assert!(matches!(error, Error::Closed { .. }), "{error:?}");
    let report = soon("the shutdown", codex.shutdown()).await;
    assert_eq!(
        report.process.map(|process| process.step),
        Some(Step::AlreadyEnded)
    );
    bench.nothing_is_left().await;
}

async fn a_turn_that_the_server_does_not_survive_is_lost_with_the_cause(version: &str) {
    let bench = Bench::asking(version).await;
    let codex = bench.spawn().await;
    let (mut turn, _gate) = in_mid_turn(&bench, &codex).await;
    kill_process(server(&bench), Signal::KILL).unwrap();
    let end = soon("the turn's end", turn.end()).await;
    let TurnEnd::Lost(TurnLost::Disconnected(closed)) = &end else {
        panic!("{end:?}")
    };
    let ended = closed.ended().expect("it is known how it ended");
    assert_eq!(ended.signal(), Some(9));
    while let Some(event) = soon("the end of the stream", turn.next()).await {
        assert_ne!(event.method(), "turn/completed");
    }
    bench.nothing_is_left().await;
}

#[test]
fn a_dropped_runtime_leaves_no_process() {
    for version in ["0.100.0", "0.169.0"] {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .unwrap();
        // The handle outlives the runtime.
        let (bench, codex) = runtime.block_on(async {
            let bench = Bench::asking(version).await;
            let codex = bench.spawn().await;
            (bench, codex)
        });
        assert_eq!(bench.processes().len(), 1);
        runtime.shutdown_background();
        drop(codex);
        let other = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        other.block_on(bench.nothing_is_left());
        // The model's tasks went with the runtime.
        drop(bench);
    }
}

async fn a_command_that_runs_ends_with_the_server(version: &str) {
    for shutdown in [true, false] {
        let bench = Bench::with(version, Home::builder()).await;
        bench.model.push(Reply::shell("exec sleep 600"));
        let codex = bench.spawn().await;
        let thread = soon("thread/start", codex.start_thread(bench.thread()))
            .await
            .unwrap();
        let turn = soon("turn/start", thread.start_turn("Run it"))
            .await
            .unwrap();
        soon("the command runs", async {
            let runs = |process: &Process| process.command.starts_with("sleep 600");
            while !bench.processes().iter().any(runs) {
                tokio::time::sleep(Duration::from_millis(10)).await;
            }
        })
        .await;
        if shutdown {
            let report = soon("the shutdown", codex.shutdown()).await;
            let process = report.process.expect("this connection started a server");
            assert!(process.ended.is_some(), "{process}");
        }
        drop((codex, thread, turn));
        bench.nothing_is_left().await;
    }
}
