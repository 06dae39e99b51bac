//! What the logs hold, and what they must not.

use std::fmt::{self, Write};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use codex_threads::catalog::CatalogEvent;
use codex_threads::protocol::{ThreadArchiveParams, ThreadStartParams};
use codex_threads::transport::{Limits, Transport};
use codex_threads::{Builder, Codex, ServerRequestPolicy, Threads};
use codex_threads_testkit::fake::{Answer, FakeServer, Refusal, Scenario, Turn};
use codex_threads_testkit::model::Reply;
use codex_threads_tests::bench::{Bench, soon};
use serde_json::json;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Level, Metadata, Subscriber};

/// Everything that is logged, but for `trace!`.
#[derive(Clone, Default)]
struct Logs {
    text: Arc<Mutex<String>>,
    spans: Arc<AtomicU64>,
}

struct Written<'a>(&'a mut String);

impl Visit for Written<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn fmt::Debug) {
        let _ = write!(self.0, " {field}={value:?}");
    }
}

impl Subscriber for Logs {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        *metadata.level() <= Level::DEBUG && metadata.target().starts_with("codex_threads")
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        span.record(&mut Written(&mut self.text.lock().unwrap()));
        Id::from_u64(self.spans.fetch_add(1, Ordering::Relaxed) + 1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut Written(&mut self.text.lock().unwrap()));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        let mut text = self.text.lock().unwrap();
        event.record(&mut Written(&mut text));
        text.push('\n');
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

// On one thread: so all of the client runs where its logs are taken.
#[tokio::test]
async fn what_a_conversation_says_is_not_logged() {
    const SECRET: &str = "hunter2";
    let logs = Logs::default();
    let _guard = tracing::subscriber::set_default(logs.clone());

    let turn = Turn::new()
        .text(format!("It is {SECRET}"))
        .command(format!("echo {SECRET}"), format!("{SECRET}\n"))
        .asks()
        .bytes(format!("{SECRET} is no message\n"))
        .bytes(format!(
            "{{\"method\":\"item/started\",\"params\":\"{SECRET}\"}}\n"
        ))
        .patch("notes.txt", format!("{SECRET}\n"))
        .asks();
    let refusal = Refusal::new(-32600, format!("no such thread: {SECRET}"));
    let fake = FakeServer::with(
        Scenario::new()
            .turn(turn)
            .answer("thread/archive", Answer::error(refusal)),
    );
    let (reader, writer) = fake.connect();
    let transport = Transport::from_io(reader, writer, Limits::default());
    // Nobody answers: so both get the safe answer, and that is logged.
    let policy = ServerRequestPolicy::handler(|request| async move { drop(request) });
    let builder = Codex::builder().server_requests(policy);
    let codex = soon("the handshake", builder.connect(transport)).await;
    let codex = codex.expect("a fake server");
    let started = soon("a thread", codex.start_thread(ThreadStartParams::new())).await;
    let thread = started.expect("a thread");
    let turn = soon("a turn", thread.start_turn(format!("Remember {SECRET}"))).await;
    let end = soon("its end", turn.expect("a turn").end()).await;
    assert!(format!("{:?}", end.outcome()).len() > 10, "{end:?}");
    let archive = codex.call(ThreadArchiveParams::new(format!("{SECRET}-thread")));
    let refused = soon("the refusal", archive).await;
    assert!(refused.is_err());

    // Whoever watches all threads gets a broadcast that doesn't decode, and then one that does.
    let mut watch = codex.watch_threads(Threads::everything());
    while !matches!(
        soon("the list", watch.next()).await,
        Some(Ok(CatalogEvent::InitDone))
    ) {}
    fake.notify(
        "thread/started",
        json!({ "thread": { "id": thread.id(), "turns": SECRET, "createdAt": SECRET, "preview": [] } }),
    );
    fake.notify(
        "thread/name/updated",
        json!({ "threadId": thread.id(), "threadName": { SECRET: 1 } }),
    );
    fake.notify(
        "thread/status/changed",
        json!({ "threadId": thread.id(), "status": SECRET }),
    );
    fake.notify("thread/deleted", json!({ "threadId": thread.id() }));
    while !matches!(
        soon("the deletion", watch.next()).await,
        Some(Ok(CatalogEvent::Delete(_)))
    ) {}
    soon("the shutdown", codex.shutdown()).await;

    let logs = logs.text.lock().unwrap();
    assert!(logs.contains("safe answer"), "nothing was logged: {logs}");
    assert!(logs.contains("refused"), "no refusal was logged: {logs}");
    assert!(
        logs.contains("broadcast"),
        "no broadcast was logged: {logs}"
    );
    assert!(!logs.contains(SECRET), "{logs}");
}

/// A server that a child process is: what it is given, what it says, and how it dies.
#[cfg(unix)]
#[tokio::test]
async fn what_a_spawned_server_is_given_and_says_is_neither_logged_nor_printed() {
    use std::os::unix::fs::PermissionsExt as _;

    const SECRET: &str = "correct-horse";
    // The threads that wait for the child and read from it log for themselves.
    let logs = Logs::default();
    tracing::subscriber::set_global_default(logs.clone()).expect("nobody else has set it");

    let bench = Bench::asking("0.169.0").await;
    std::fs::write(bench.file("notes"), format!("{SECRET} in a file\n")).unwrap();
    let given = |builder: Builder| {
        builder
            .env("OPENAI_API_KEY", format!("{SECRET}-key"))
            .args(["-c", &format!("model_providers.x.name=\"{SECRET}\"")])
    };
    let builder = given(bench.builder()).server_requests(ServerRequestPolicy::Decline);
    let printed = format!("{builder:?}");
    let codex = bench.spawn_with(builder).await;
    bench.model.script([
        Reply::shell("cat notes").then(Reply::message(format!("Reading {SECRET}"))),
        Reply::shell(format!("echo {SECRET}")).escalated(format!("because {SECRET}")),
        Reply::message(format!("It is {SECRET}")),
    ]);
    let thread = soon("a thread", codex.start_thread(bench.thread())).await;
    let thread = thread.expect("a thread");
    let turn = soon("a turn", thread.start_turn(format!("Remember {SECRET}"))).await;
    let turn = turn.expect("a turn");
    let end = soon("its end", turn.end()).await;
    assert!(end.final_message().expect("a message").contains(SECRET));
    let printed = format!("{printed} {codex:?} {thread:?} {turn:?} {end:?}");
    let report = soon("the shutdown", codex.shutdown()).await;
    let printed = format!("{printed} {report:?}");
    bench.nothing_is_left().await;

    // One that is none: it says secrets on both of its pipes, and dies of them.
    let script = bench.file("codex");
    let text =
        format!("#!/bin/sh\necho {SECRET} >&2; echo '{SECRET} is no message'; read line; exit 3\n");
    std::fs::write(&script, text).unwrap();
    std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o755)).unwrap();
    let builder = given(Codex::builder().program(&script));
    let printed = format!("{printed} {builder:?}");
    let error = soon("the handshake", builder.spawn()).await.unwrap_err();
    // Its last words are for the caller, who asked for them.
    assert!(error.to_string().contains(SECRET), "{error}");

    let deadline = std::time::Instant::now() + codex_threads_tests::bench::PATIENCE;
    let logs = loop {
        let logs = logs.text.lock().unwrap().clone();
        // Twice, by a thread that nobody waits for.
        if logs.matches("the child has exited").count() == 2 {
            break logs;
        }
        assert!(std::time::Instant::now() < deadline, "{logs}");
        tokio::time::sleep(std::time::Duration::from_millis(10)).await;
    };
    assert!(logs.contains("started a child"), "{logs}");
    for text in [logs, printed] {
        assert!(!text.contains(SECRET), "{text}");
    }
}
