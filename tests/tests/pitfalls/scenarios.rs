//! The client against each of the fake server's ready-made scenarios: whatever happens, a turn ends, and the next one too.

use std::time::Duration;

use codex_threads::protocol::{ThreadReadParams, ThreadResumeParams, ThreadStartParams};
use codex_threads::transport::{Limits, Transport};
use codex_threads::{Codex, ServerRequestPolicy, Timeouts};
use codex_threads_testkit::fake::{FakeServer, pitfalls};
use codex_threads_tests::bench::soon;
use serde_json::json;

async fn survives(name: &str) {
    let fake = FakeServer::with(pitfalls::by_name(name).expect("a name"));
    let (reader, writer) = fake.connect();
    let transport = Transport::from_io(reader, writer, Limits::default());
    let policy = ServerRequestPolicy::handler(|request| async move {
        let _ = request.answer_raw(&json!({"decision": "accept"}));
    });
    let builder = Codex::builder()
        .server_requests(policy)
        .turn_silence(Duration::from_secs(10))
        .timeouts(Timeouts::new().all(Duration::from_secs(20)));
    let codex = soon("the handshake", builder.connect(transport))
        .await
        .expect(name);
    let started = soon("a thread", codex.start_thread(ThreadStartParams::new())).await;
    let thread = started.expect(name);
    for text in ["One", "Two"] {
        let turn = soon("a turn", thread.start_turn(text)).await.expect(name);
        let end = soon(name, turn.end()).await;
        assert!(end.is_completed(), "{name}: {text}: {end:?}");
    }
    // Some of these are to fail. None is to hang.
    let read = ThreadReadParams::new(thread.id());
    let _ = soon(name, codex.call(read)).await;
    let resume = ThreadResumeParams::new(thread.id());
    let _ = soon(name, codex.call(resume)).await;
    soon("the shutdown", codex.shutdown()).await;
}

// In time that passes only while everybody waits: limits are met at once, and never by a slow machine.
#[tokio::test(start_paused = true)]
async fn a_turn_ends_in_every_pitfall() {
    for name in pitfalls::NAMES {
        println!("{name}");
        survives(name).await;
    }
}
