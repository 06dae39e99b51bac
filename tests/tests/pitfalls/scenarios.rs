//! The client against each of the fake server's ready-made scenarios: whatever happens, a turn ends, and the next one too.

use std::time::Duration;

use codex_threads::protocol::{ThreadReadParams, ThreadResumeParams, ThreadStartParams};
use codex_threads::transport::{Limits, Transport};
use codex_threads::{Codex, Interrupt, ServerRequestPolicy, Timeouts, TurnEnd};
use codex_threads_testkit::fake::{FakeServer, Scenario, Turn, pitfalls};
use codex_threads_tests::bench::soon;
use serde_json::json;

/// A client of the fake.
async fn client(fake: &FakeServer) -> Codex {
    let (reader, writer) = fake.connect();
    let transport = Transport::from_io(reader, writer, Limits::default());
    let policy = ServerRequestPolicy::handler(|request| async move {
        let _ = request.answer_raw(&json!({"decision": "accept"}));
    });
    let builder = Codex::builder()
        .server_requests(policy)
        .turn_silence(Duration::from_secs(10))
        .timeouts(Timeouts::new().all(Duration::from_secs(20)));
    soon("the handshake", builder.connect(transport))
        .await
        .expect("the handshake")
}

async fn survives(name: &str) {
    let fake = FakeServer::with(pitfalls::by_name(name).expect("a name"));
    let codex = client(&fake).await;
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

/// Whatever the server says of a turn that it has not begun, it is that turn that is interrupted, and once.
#[tokio::test(start_paused = true)]
async fn an_interrupt_right_behind_the_start_reaches_the_turn_on_every_release() {
    for (release, asked) in [
        ("0.107.0", 1),
        ("0.122.0", 1),
        // Until it has begun, nobody knows there whether there is a turn of that id.
        ("0.129.0", 1),
        ("0.150.1", 4),
        ("0.155.1", 4),
        ("0.168.0", 4),
        ("0.169.0", 4),
    ] {
        let fake = FakeServer::with(Scenario::new().version(release.parse().expect(release)));
        let codex = client(&fake).await;
        let started = soon("a thread", codex.start_thread(ThreadStartParams::new())).await;
        let thread = started.expect(release);
        // In the second round there is an interrupted turn before it, which some name.
        for round in 1..=2 {
            fake.push(Turn::new().begins_late(3).never_ends());
            let turn = soon("a turn", thread.start_turn("Go"))
                .await
                .expect(release);
            let done = soon("the interrupt", turn.interrupt()).await;
            assert_eq!(done.expect(release), Interrupt::Interrupted, "{release}");
            let end = soon("its end", turn.end()).await;
            assert!(matches!(end, TurnEnd::Interrupted(_)), "{release}: {end:?}");
            assert_eq!(fake.count("turn/interrupt"), round * asked, "{release}");
        }
        let end = soon("the next turn", thread.run("Go on")).await;
        assert!(end.expect(release).is_completed(), "{release}");
        soon("the shutdown", codex.shutdown()).await;
    }
}
