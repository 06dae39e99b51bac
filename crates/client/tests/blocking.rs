//! The blocking facade against the testkit's fake server.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::cell::RefCell;
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use codex_threads::blocking::{Codex, Sent};
use codex_threads::protocol::{ThreadReadParams, ThreadStartParams};
use codex_threads::session::{FileStore, JobHow, Repeat};
use codex_threads::transport::{Limits, Transport};
use codex_threads::{Error, Interrupt, TurnEnd};
use codex_threads_testkit::fake::{FakeServer, Turn};

const PATIENCE: Duration = Duration::from_secs(60);

fn connected() -> (Arc<FakeServer>, Codex) {
    let fake = Arc::new(FakeServer::new());
    let server = Arc::clone(&fake);
    let codex = Codex::connect_with(codex_threads::Codex::builder(), move || {
        let (reader, writer) = server.connect();
        Ok(Transport::from_io(reader, writer, Limits::default()))
    })
    .unwrap();
    (fake, codex)
}

#[test]
fn a_program_without_a_runtime_runs_a_turn() {
    let (fake, codex) = connected();
    fake.push(Turn::new().text("four"));
    let thread = codex.start_thread(ThreadStartParams::new()).unwrap();
    let outcome = thread.run("two and two?").unwrap().into_result().unwrap();
    assert_eq!(outcome.final_message(), Some("four"));
    let read = codex.call(ThreadReadParams::new(thread.id())).unwrap();
    assert_eq!(read.thread.id, *thread.id());
    assert!(codex.shutdown().is_clean());
    assert!(codex.is_closed().is_some());
}

#[test]
fn a_session_is_continued_by_name_and_does_its_jobs_once() {
    let (fake, codex) = connected();
    let folder = tempfile::tempdir().unwrap();
    let store = FileStore::new(folder.path());
    let open = || codex.session(codex.inner().session().open("nightly", &store));
    fake.push(Turn::new().text("four"));
    let session = open().unwrap();
    let done = session.job("sum", Repeat::CutOff, "two and two?").unwrap();
    assert_eq!(done.how(), JobHow::Ran);
    drop(session);
    let session = open().unwrap();
    let done = session.job("sum", Repeat::CutOff, "two and two?").unwrap();
    assert_eq!((done.how(), done.is_completed()), (JobHow::Noted, true));
    fake.push(Turn::new().text("six"));
    let end = session.send("and two more?").unwrap();
    assert_eq!(end.final_message(), Some("six"));
    assert_eq!(
        (session.total_turns().unwrap(), session.history().len()),
        (2, 1)
    );
    assert!(codex.shutdown().is_clean());
}

#[test]
fn events_are_iterated_and_waited_for_no_longer_than_wished() {
    let (fake, codex) = connected();
    let (held, gate) = Turn::new().text("in the end").hold();
    fake.push(held);
    let thread = codex.start_thread(ThreadStartParams::new()).unwrap();
    let mut turn = thread.start_turn("hello").unwrap();
    while turn.next_timeout(Duration::from_millis(200)).is_ok() {}
    let begun = Instant::now();
    assert!(turn.end_timeout(Duration::from_millis(50)).is_err());
    assert!(begun.elapsed() >= Duration::from_millis(50));
    assert!(turn.ended().is_none());
    gate.open();
    let methods: Vec<String> = turn
        .by_ref()
        .map(|event| event.method().to_owned())
        .collect();
    assert_eq!(methods.last().unwrap(), "turn/completed");
    assert_eq!(turn.end().final_message(), Some("in the end"));
}

#[test]
fn one_thread_interrupts_while_another_iterates() {
    let (fake, codex) = connected();
    let (held, _gate) = Turn::new().text("never").hold();
    fake.push(held);
    let thread = codex.start_thread(ThreadStartParams::new()).unwrap();
    let mut turn = thread.start_turn("hello").unwrap();
    let handle = turn.clone();
    let iterating = thread::spawn(move || while turn.next().is_some() {});
    assert_eq!(handle.interrupt().unwrap(), Interrupt::Interrupted);
    let end = handle.end_timeout(PATIENCE).unwrap();
    assert!(matches!(end, TurnEnd::Interrupted(_)), "{end:?}");
    iterating.join().unwrap();
    let error = handle.steer("more").unwrap_err();
    assert!(matches!(error, Error::TurnOver { .. }), "{error}");
    let sent = thread.send("again").unwrap();
    assert!(matches!(sent, Sent::Started(_)));
    assert!(sent.into_turn().end().is_completed());
}

/// On a runtime of one thread, which the call blocks, and in a task that has used up its budget.
#[test]
fn a_call_within_a_runtime_does_not_deadlock() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap();
    runtime.block_on(async {
        tokio::spawn(async {
            let (fake, codex) = connected();
            fake.push(Turn::new().text("four"));
            let thread = codex.start_thread(ThreadStartParams::new()).unwrap();
            for _ in 0..300 {
                codex.call(ThreadReadParams::new(thread.id())).unwrap();
            }
            assert!(thread.run("two and two?").unwrap().is_completed());
            codex.shutdown();
        })
        .await
        .unwrap();
    });
}

thread_local! {
    /// Goes with the thread.
    static HELD: RefCell<Option<Arc<()>>> = const { RefCell::new(None) };
}

#[test]
fn the_thread_of_a_connection_ends_with_its_last_handle() {
    let mark = Arc::new(());
    let held = Arc::clone(&mark);
    let fake = FakeServer::new();
    let codex = Codex::connect_with(codex_threads::Codex::builder(), || {
        tokio::spawn(async move { HELD.replace(Some(held)) });
        let (reader, writer) = fake.connect();
        Ok(Transport::from_io(reader, writer, Limits::default()))
    })
    .unwrap();
    let thread = codex.start_thread(ThreadStartParams::new()).unwrap();
    drop(codex);
    assert!(thread.run("still there").unwrap().is_completed());
    assert_eq!(Arc::strong_count(&mark), 2, "it runs on that thread");
    drop(thread);
    let deadline = Instant::now() + PATIENCE;
    while Arc::strong_count(&mark) > 1 {
        assert!(Instant::now() < deadline, "the thread is still there");
        thread::sleep(Duration::from_millis(10));
    }
}
