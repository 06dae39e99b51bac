//! Programs without a runtime.

use std::time::Duration;

use codex_threads::TurnEnd;
use codex_threads::blocking::Codex;
use codex_threads_testkit::Home;
use codex_threads_testkit::model::Reply;
use codex_threads_tests::bench::{Bench, soon};

crate::on_releases!(a_program_without_a_runtime_runs_iterates_and_waits_with_a_time_out);

async fn a_program_without_a_runtime_runs_iterates_and_waits_with_a_time_out(version: &str) {
    let bench = Bench::with(version, Home::builder()).await;
    let (reply, gate) = Reply::message("Slowly.").hold_after(3);
    bench.model.script([
        Reply::message("At once."),
        Reply::message("Piece by piece.").chunked(3),
        reply,
    ]);
    bench
        .model
        .fallback(Reply::message("Never heard.").hold().0);
    let (builder, params) = (bench.builder(), bench.thread());
    // A thread that no runtime knows.
    let program = std::thread::spawn(move || {
        let codex = Codex::spawn_with(builder).expect("the server starts");
        let thread = codex.start_thread(params).unwrap();
        let end = thread.run("Well?").unwrap();
        assert_eq!(end.final_message(), Some("At once."), "{end:?}");

        let mut turn = thread.start_turn("And now?").unwrap();
        let methods: Vec<String> = turn
            .by_ref()
            .map(|event| event.method().to_owned())
            .collect();
        assert_eq!(methods.last().unwrap(), "turn/completed");
        let deltas = methods.iter().filter(|m| *m == "item/agentMessage/delta");
        assert_eq!(deltas.count(), 5);
        assert_eq!(turn.end().final_message(), Some("Piece by piece."));

        let turn = thread.start_turn("And slowly?").unwrap();
        turn.end_timeout(Duration::from_millis(100)).unwrap_err();
        gate.open();
        assert_eq!(turn.end().final_message(), Some("Slowly."));

        let turn = thread.start_turn("And never?").unwrap();
        let waiting = std::thread::spawn({
            let turn = turn.clone();
            move || turn.end()
        });
        turn.interrupt().unwrap();
        assert!(matches!(waiting.join().unwrap(), TurnEnd::Interrupted(_)));
        codex.shutdown();
    });
    let program = tokio::task::spawn_blocking(move || program.join());
    if let Err(panic) = soon("the program", program).await.unwrap() {
        std::panic::resume_unwind(panic);
    }
    bench.nothing_is_left().await;
}
