//! Incidents with a test of their own.

use std::time::Duration;

use codex_threads::protocol::{
    ThreadArchiveParams, ThreadLoadedListParams, ThreadReadParams, ThreadStartParams,
};
use codex_threads::transport::{Limits, Transport};
use codex_threads::{Codex, Timeouts};
use codex_threads_testkit::fake::{Answer, FakeServer, Refusal, Scenario, Turn};
use codex_threads_tests::bench::soon;
use serde_json::json;

async fn connect(fake: &FakeServer, limits: Limits) -> Codex {
    let (reader, writer) = fake.connect();
    let transport = Transport::from_io(reader, writer, limits);
    soon("the handshake", Codex::builder().connect(transport))
        .await
        .expect("a fake server")
}

#[tokio::test]
async fn archiving_creates_no_thread_and_unarchiving_resumes_none() {
    let fake = FakeServer::new();
    let codex = connect(&fake, Limits::default()).await;
    let started = soon("a thread", codex.start_thread(ThreadStartParams::new())).await;
    let thread = started.expect("a thread");
    let turn = soon("a turn", thread.start_turn("Hello")).await;
    let end = soon("its end", turn.expect("a turn").end()).await;
    assert!(end.is_completed(), "{end:?}");

    soon("the archive", thread.archive()).await.expect("kept");
    let back = soon("the way back", thread.unarchive()).await;
    assert_eq!(back.expect("found in the archive").id(), thread.id());

    assert_eq!(fake.count("thread/archive"), 1);
    assert_eq!(fake.count("thread/unarchive"), 1);
    assert_eq!(fake.count("thread/start"), 1);
    assert_eq!(fake.count("thread/resume"), 0);
    soon("the shutdown", codex.shutdown()).await;
}

#[tokio::test]
async fn the_code_the_text_and_the_data_of_an_error_reach_the_caller() {
    let data = json!({ "why": "a test", "deep": { "list": [1, 2] } });
    let refusal = Refusal::new(-32077, "not today").data(data.clone());
    let fake = FakeServer::with(Scenario::new().answer("thread/archive", Answer::error(refusal)));
    let codex = connect(&fake, Limits::default()).await;
    let call = codex.call(ThreadArchiveParams::new("no-thread"));
    let error = soon("the refusal", call).await.expect_err("refused");
    let server = error.server().expect("the server's own error");
    assert_eq!(server.code(), -32077);
    assert_eq!(server.message(), "not today");
    assert_eq!(server.data(), Some(&data));
    assert_eq!(fake.count("thread/archive"), 1);
    soon("the shutdown", codex.shutdown()).await;
}

// The cap is 64 KiB for a line; the session is of more than a hundred times that.
#[tokio::test]
async fn a_long_session_is_not_ended_by_the_sum_of_its_output() {
    const CAP: usize = 64 * 1024;
    const TURNS: usize = 8;
    const DELTAS: usize = 100;
    const BYTES: usize = 10_000;
    const { assert!(TURNS * DELTAS * BYTES > 100 * CAP) }

    let fake = FakeServer::new();
    for _ in 0..TURNS {
        fake.push(Turn::new().flood(DELTAS as u64, BYTES).text("Done"));
    }
    let codex = connect(&fake, Limits::default().max_line(CAP)).await;
    let started = soon("a thread", codex.start_thread(ThreadStartParams::new())).await;
    let thread = started.expect("a thread");
    for n in 0..TURNS {
        let turn = soon("a turn", thread.start_turn("More")).await;
        let end = soon("its end", turn.expect("a turn").end()).await;
        assert!(end.is_completed(), "{n}: {end:?}");
    }
    assert_eq!(fake.remaining(), 0, "every flood was asked for");
    let list = codex.call(ThreadLoadedListParams::new());
    soon("an answer", list).await.expect("still connected");
    soon("the shutdown", codex.shutdown()).await;
}

// In time that passes only while everybody waits.
#[tokio::test(start_paused = true)]
async fn each_method_is_waited_for_as_long_as_it_deserves() {
    let times = Timeouts::new();
    assert!(times.of("command/exec") > times.of("thread/resume"));
    assert!(times.of("thread/resume") > times.of("thread/loaded/list"));

    let short = Duration::from_secs(3);
    let fake = FakeServer::with(
        Scenario::new()
            .answer("thread/read", Answer::ignored())
            .answer("thread/archive", Answer::ignored()),
    );
    let (reader, writer) = fake.connect();
    let transport = Transport::from_io(reader, writer, Limits::default());
    let builder = Codex::builder().timeouts(Timeouts::new().method("thread/read", short));
    let codex = builder.connect(transport).await.expect("a fake server");
    let began = tokio::time::Instant::now();
    let read = codex.call(ThreadReadParams::new("a-thread")).await;
    assert!(read.is_err());
    assert!(began.elapsed() < 2 * short, "its own time");
    let archive = codex.call(ThreadArchiveParams::new("a-thread"));
    let waited = tokio::time::timeout(2 * short, archive).await;
    assert!(waited.is_err(), "another method has another time");
}
