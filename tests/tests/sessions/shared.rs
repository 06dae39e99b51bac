//! Sessions and jobs of several clients: of one server, and of two servers over one home.

use std::time::Duration;

use codex_threads::Codex;
use codex_threads::session::{
    FileStore, JobHow, JobOutcome, Opened, Session, SessionBuilder, SessionError, StartRetry,
};
use codex_threads_testkit::Home;
use codex_threads_testkit::model::Reply;
use codex_threads_tests::bench::{Bench, soon};
use codex_threads_tests::shared::{Shared, Way};

use crate::batch::{asked, bench, says_done, store};

crate::on_releases!([
    jobs_of_two_clients_of_one_server_run_side_by_side_each_once,
    jobs_on_two_servers_over_one_home_run_side_by_side_each_once,
    a_job_whose_client_has_gone_is_joined_by_the_next_client_of_the_server,
    two_clients_of_one_server_that_open_one_name_have_it_one_after_the_other,
    a_name_goes_from_server_to_server_over_one_home_with_all_its_jobs,
    two_sessions_on_one_thread_take_turns,
]);

crate::on_releases!(@ v0_104_0 "0.104.0": [
    a_job_whose_client_has_gone_is_joined_by_the_next_client_of_the_server,
]);

fn builder(bench: &Bench, codex: &Codex) -> SessionBuilder {
    codex.session().thread(bench.thread())
}

async fn open(bench: &Bench, codex: &Codex, name: &str) -> Session {
    let files = FileStore::new(store(bench));
    let opened = builder(bench, codex).open(name, &files);
    soon("the session", opened).await.unwrap()
}

async fn job(session: &Session, key: &str) -> JobOutcome {
    let text = format!("job {key}");
    let done = soon(&text, session.job(key).run(text.as_str()))
        .await
        .unwrap();
    assert!(done.is_completed(), "{done:?}");
    done
}

/// A server that listens, with the model of these tests.
async fn shared(version: &str) -> Shared {
    let home = Home::builder().approval_policy("never").retries(0, 0);
    let shared = Shared::with(version, Way::Tcp, home, []).await;
    says_done(&shared.bench);
    shared
}

/// Two batches of jobs at the same time, in sessions of their own.
async fn side_by_side(bench: &Bench, one: &Codex, other: &Codex) {
    let (one, other) = tokio::join!(open(bench, one, "one"), open(bench, other, "other"));
    assert_ne!(one.id(), other.id());
    let batch = |session: Session, name: &'static str| async move {
        for number in 0..4 {
            let key = format!("{name} {number}");
            let done = job(&session, &key).await;
            assert_eq!(done.how(), JobHow::Ran);
            let said = done.end().unwrap().final_message();
            assert_eq!(said, Some(format!("done: job {key}").as_str()));
        }
        session
    };
    let (one, other) = tokio::join!(batch(one, "one"), batch(other, "other"));
    for (session, name) in [(&one, "one"), (&other, "other")] {
        assert_eq!(session.turns_here(), 4);
        let total = soon("the turns", session.total_turns()).await.unwrap();
        assert_eq!(total, 4, "{name}");
        for number in 0..4 {
            let key = format!("{name} {number}");
            assert_eq!(asked(bench, &key), 1, "{key}");
            assert_eq!(job(session, &key).await.how(), JobHow::Noted);
        }
    }
}

async fn jobs_of_two_clients_of_one_server_run_side_by_side_each_once(version: &str) {
    let shared = shared(version).await;
    let (one, other) = (shared.client().await, shared.client().await);
    side_by_side(&shared.bench, &one, &other).await;
    one.shutdown().await;
    other.shutdown().await;
    shared.end().await;
}

async fn jobs_on_two_servers_over_one_home_run_side_by_side_each_once(version: &str) {
    let bench = bench(version).await;
    // One after the other: two that make a home's database at once are in each other's way.
    let (one, other) = (bench.spawn().await, bench.spawn().await);
    side_by_side(&bench, &one, &other).await;
    one.shutdown().await;
    other.shutdown().await;
    bench.nothing_is_left().await;
}

async fn a_job_whose_client_has_gone_is_joined_by_the_next_client_of_the_server(version: &str) {
    let shared = shared(version).await;
    let bench = &shared.bench;
    let first = shared.client().await;
    let session = open(bench, &first, "nightly").await;
    let (reply, gate) = Reply::message("done: job one").hold_after(3);
    bench.model.push(reply);
    let running = tokio::spawn({
        let session = session.clone();
        async move { session.job("one").run("job one").await.map(|_| ()) }
    });
    soon("the model speaks", gate.reached()).await;
    // As when its program is killed: the connection breaks, and the server goes on.
    running.abort();
    drop((session, first));

    let second = shared.client().await;
    let session = open(bench, &second, "nightly").await;
    assert!(matches!(session.opened(), Opened::Continued { .. }));
    let joins = session.job("one").run("job one");
    tokio::pin!(joins);
    // Were it called cut off, that would show by now: it is looked at twice, a second apart.
    let early = tokio::time::timeout(Duration::from_millis(2_500), &mut joins).await;
    let times = if bench.number().minor() < 104 {
        // The server has the thread twice now, and knows of the turn in neither.
        let done = early.expect("it waits for nothing").unwrap();
        assert_eq!((done.how(), done.record().attempts), (JobHow::Ran, 2));
        gate.open();
        2
    } else {
        assert!(early.is_err(), "{early:?}");
        gate.open();
        let done = soon("the job", joins).await.unwrap();
        assert_eq!((done.how(), done.record().attempts), (JobHow::Joined, 1));
        assert!(done.is_completed(), "{done:?}");
        1
    };
    assert_eq!(job(&session, "two").await.how(), JobHow::Ran);
    assert_eq!((asked(bench, "one"), asked(bench, "two")), (times, 1));
    second.shutdown().await;
    shared.end().await;
}

async fn two_clients_of_one_server_that_open_one_name_have_it_one_after_the_other(version: &str) {
    let shared = shared(version).await;
    let bench = &shared.bench;
    let (one, other) = (shared.client().await, shared.client().await);
    let first = open(bench, &one, "nightly").await;
    job(&first, "one").await;
    let once = builder(bench, &other).retry(StartRetry::new().attempts(1));
    let files = FileStore::new(store(bench));
    match soon("a refusal", once.open("nightly", &files)).await {
        Err(SessionError::InUse { name, .. }) => assert_eq!(name, "nightly"),
        other => panic!("{other:?}"),
    }
    let id = first.id().clone();
    drop(first);
    // The first client still follows the thread.
    let second = open(bench, &other, "nightly").await;
    assert_eq!(second.id(), &id);
    assert_eq!(job(&second, "one").await.how(), JobHow::Noted);
    assert_eq!(job(&second, "two").await.how(), JobHow::Ran);
    drop(second);
    let first = open(bench, &one, "nightly").await;
    assert_eq!(job(&first, "two").await.how(), JobHow::Noted);
    assert_eq!(job(&first, "three").await.how(), JobHow::Ran);
    for key in ["one", "two", "three"] {
        assert_eq!(asked(bench, key), 1, "{key}");
    }
    drop(first);
    one.shutdown().await;
    other.shutdown().await;
    shared.end().await;
}

async fn a_name_goes_from_server_to_server_over_one_home_with_all_its_jobs(version: &str) {
    let bench = bench(version).await;
    let mut thread = None;
    for round in 0..3 {
        let codex = bench.spawn().await;
        let session = open(&bench, &codex, "nightly").await;
        let id = thread.get_or_insert_with(|| session.id().clone());
        assert_eq!(session.id(), id);
        for earlier in 0..round {
            let done = job(&session, &earlier.to_string()).await;
            assert_eq!(done.how(), JobHow::Noted);
        }
        let done = job(&session, &round.to_string()).await;
        assert_eq!(done.how(), JobHow::Ran);
        drop(session);
        // The next server is there before this one has gone.
        let next = bench.spawn().await;
        let again = builder(&bench, &next).retry(StartRetry::new().attempts(20));
        let files = FileStore::new(store(&bench));
        let (_, again) = tokio::join!(codex.shutdown(), again.open("nightly", &files));
        let again = again.unwrap();
        assert_eq!(job(&again, &round.to_string()).await.how(), JobHow::Noted);
        let total = soon("the turns", again.total_turns()).await.unwrap();
        assert_eq!(total, round + 1);
        drop(again);
        next.shutdown().await;
    }
    for round in 0..3 {
        assert_eq!(asked(&bench, &round.to_string()), 1, "{round}");
    }
    bench.nothing_is_left().await;
}

/// A session that has not heard yet of another client's turn starts its own into it, and the server makes
/// one of both, or one without an end.
async fn two_sessions_on_one_thread_take_turns(version: &str) {
    let shared = shared(version).await;
    let bench = &shared.bench;
    let (one, other) = (shared.client().await, shared.client().await);
    let first = open(bench, &one, "nightly").await;
    job(&first, "one").await;
    let resumed = soon("the session", other.session().resume(first.id())).await;
    let second = resumed.unwrap();
    let mut told = other.events();
    let (reply, gate) = Reply::message("done: job two").hold_after(3);
    bench.model.push(reply);
    let running = tokio::spawn({
        let first = first.clone();
        async move { first.job("two").run("job two").await }
    });
    while soon("the start", told.next()).await.unwrap().method() != "turn/started" {}
    soon("the model speaks", gate.reached()).await;
    // Both know of the turn: the second waits for its end.
    let waiting = tokio::spawn({
        let second = second.clone();
        async move { second.send("job three").await }
    });
    gate.open();
    let done = soon("the job", running).await.unwrap().unwrap();
    assert_eq!(done.how(), JobHow::Ran);
    let end = soon("the turn", waiting).await.unwrap().unwrap();
    assert_eq!(end.final_message(), Some("done: job three"), "{end:?}");
    // And the first counts it, and goes on behind it.
    assert_eq!(job(&first, "four").await.how(), JobHow::Ran);
    let total = soon("the turns", first.total_turns()).await.unwrap();
    assert_eq!(total, 4);
    assert_eq!((first.turns_here(), second.turns_here()), (3, 1));
    for key in ["one", "two", "three", "four"] {
        assert_eq!(asked(bench, key), 1, "{key}");
    }
    drop((first, second, told));
    one.shutdown().await;
    other.shutdown().await;
    shared.end().await;
}
