//! A `turn/start` that is written and never answered: what became of it is asked, and nothing is begun twice.

use std::time::Duration;

use codex_threads::session::{
    JobHow, MemoryStore, RecordedEnd, Session, SessionError, SessionStore as _, Slot, WhileRunning,
};
use codex_threads::transport::{Limits, Transport};
use codex_threads::{Codex, Error, NoAnswer, Timeouts};
use codex_threads_testkit::fake::{Answer, FakeServer, Scenario, Turn, Version};
use tokio::time::sleep;

use crate::common::soon;

const RELEASES: [&str; 5] = ["0.100.0", "0.129.0", "0.147.0", "0.155.1", "0.169.0"];

/// How long the answer to `turn/start` is waited for.
const LIMIT: Duration = Duration::from_secs(5);

/// A session on a server of this release whose next answer to `turn/start` is this.
async fn session(release: &str, answer: Answer) -> (FakeServer, Codex, Session, MemoryStore) {
    let version: Version = release.parse().unwrap();
    let scenario = Scenario::new().version(version);
    let fake = FakeServer::with(scenario.answer("turn/start", answer));
    let codex = connect(&fake).await;
    let store = MemoryStore::default();
    let session = soon(codex.session().open("n", &store)).await.unwrap();
    (fake, codex, session, store)
}

async fn connect(fake: &FakeServer) -> Codex {
    let (reader, writer) = fake.connect();
    let transport = Transport::from_io(reader, writer, Limits::default());
    let builder = Codex::builder().timeouts(Timeouts::new().method("turn/start", LIMIT));
    builder.connect(transport).await.unwrap()
}

/// That nobody knows whether there is a turn.
fn is_unknown(error: &SessionError) {
    let timed_out = matches!(
        error,
        SessionError::Call(Error::OutcomeUnknown { method, why: NoAnswer::Timeout { .. }, .. })
            if method == "turn/start"
    );
    assert!(timed_out, "{error:?}");
}

#[tokio::test(start_paused = true)]
async fn a_job_that_ended_though_its_begin_was_never_answered_is_found() {
    for release in RELEASES {
        let (fake, _codex, session, _) = session(release, Answer::usual().unsent()).await;
        fake.push(Turn::new().text("done"));
        let done = soon(session.job("k").run("do it")).await.unwrap();
        assert_eq!(done.how(), JobHow::Found, "{release}");
        assert!(done.is_completed(), "{release}: {done:?}");
        assert_eq!(done.record().attempts, 1, "{release}");
        assert_eq!(fake.count("turn/start"), 1, "{release}");

        let again = soon(session.job("k").run("do it")).await.unwrap();
        assert_eq!(again.how(), JobHow::Noted, "{release}");
        let next = soon(session.job("next").run("do it")).await.unwrap();
        assert_eq!(next.how(), JobHow::Ran, "{release}");
        assert_ne!(next.record().turn, done.record().turn, "{release}");
        assert_eq!(fake.count("turn/start"), 2, "{release}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_answer_that_comes_too_late_changes_nothing() {
    for release in RELEASES {
        let (late, gate) = Answer::usual().held();
        let (fake, _codex, session, _) = session(release, late).await;
        fake.push(Turn::new().text("done"));
        let done = soon(session.job("k").run("do it")).await.unwrap();
        assert_eq!(done.how(), JobHow::Found, "{release}");
        gate.open();
        let next = soon(session.job("next").run("the next")).await.unwrap();
        assert_eq!(next.how(), JobHow::Ran, "{release}");
        assert_eq!(fake.count("turn/start"), 2, "{release}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_job_that_runs_though_its_begin_was_never_answered_is_joined() {
    for release in RELEASES {
        let (fake, _codex, session, store) = session(release, Answer::usual().unsent()).await;
        let (turn, gate) = Turn::new().text("looking").hold();
        fake.push(turn.text("done"));
        let running = tokio::spawn({
            let session = session.clone();
            async move { session.job("k").run("do it").await }
        });
        sleep(LIMIT * 3).await;
        assert!(!running.is_finished(), "{release}");
        gate.open();
        let done = soon(running).await.unwrap().unwrap();
        assert_eq!(done.how(), JobHow::Joined, "{release}");
        assert!(done.is_completed(), "{release}: {done:?}");
        assert_eq!(fake.count("turn/start"), 1, "{release}");
        let slot = Slot::Job {
            session: "n",
            key: "k",
        };
        let kept = store.load(slot).await.unwrap().unwrap();
        assert_eq!(kept.value["ended"]["how"], "completed", "{release}");
    }
}

/// The turn that runs is its own: that is nobody's to be refused for.
#[tokio::test(start_paused = true)]
async fn a_job_that_runs_is_joined_by_the_next_client_that_waits_for_no_other_turn() {
    for release in RELEASES {
        let (fake, codex, first, store) = session(release, Answer::usual()).await;
        let (turn, gate) = Turn::new().text("looking").hold();
        fake.push(turn.text("done"));
        let running = tokio::spawn(async move { first.job("k").run("do it").await.map(|_| ()) });
        gate.reached().await;
        running.abort();
        assert!(running.await.unwrap_err().is_cancelled());
        drop(codex);

        let codex = connect(&fake).await;
        let hasty = codex.session().while_running(WhileRunning::Refuse);
        let session = soon(hasty.open("n", &store)).await.unwrap();
        let joining = tokio::spawn({
            let session = session.clone();
            async move { session.job("k").run("do it").await }
        });
        sleep(LIMIT).await;
        let busy = soon(session.send("another")).await.unwrap_err();
        assert!(matches!(busy, SessionError::Busy { .. }), "{busy}");
        gate.open();
        let done = soon(joining).await.unwrap().unwrap();
        assert_eq!(done.how(), JobHow::Joined, "{release}");
        assert_eq!(fake.count("turn/start"), 1, "{release}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_job_whose_begin_was_lost_says_so_and_is_begun_when_it_is_run_again() {
    for release in RELEASES {
        let (fake, _codex, session, _) = session(release, Answer::ignored()).await;
        let error = soon(session.job("k").run("do it")).await.unwrap_err();
        is_unknown(&error);
        assert_eq!(fake.count("turn/start"), 1, "{release}");
        assert_eq!(session.job_record("k").await.unwrap(), None, "{release}");

        let done = soon(session.job("k").run("do it")).await.unwrap();
        assert_eq!(done.how(), JobHow::Ran, "{release}");
        assert_eq!(done.record().attempts, 2, "{release}");
        assert_eq!(fake.count("turn/start"), 2, "{release}");
    }
}

/// Where messages have no ids, a turn is known by its words and its place: another job's is not taken for it.
#[tokio::test(start_paused = true)]
async fn of_jobs_with_the_same_words_each_is_done_though_the_begin_of_one_was_lost() {
    for release in RELEASES {
        let (fake, _codex, session, store) = session(release, Answer::ignored()).await;
        let (one, other) = (session.job("one"), session.job("other"));
        let (one, other) = soon(async { tokio::join!(one.run("go on"), other.run("go on")) }).await;
        is_unknown(&one.unwrap_err());
        let other = other.unwrap();
        assert_eq!(other.how(), JobHow::Ran, "{release}");
        // Once more by a session that has noted nothing itself.
        drop(session);
        let codex = connect(&fake).await;
        let session = soon(codex.session().open("n", &store)).await.unwrap();
        let one = soon(session.job("one").run("go on")).await.unwrap();
        assert_eq!(one.how(), JobHow::Ran, "{release}");
        assert_ne!(one.record().turn, other.record().turn, "{release}");
        assert_eq!(fake.count("turn/start"), 3, "{release}");
        let noted = session.job_record("other").await.unwrap();
        assert_eq!(noted.as_ref(), Some(other.record()), "{release}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_turn_is_not_begun_beside_one_whose_begin_was_never_answered() {
    for release in RELEASES {
        let (fake, _codex, session, _) = session(release, Answer::usual().unsent()).await;
        let (turn, gate) = Turn::new().text("looking").hold();
        fake.push(turn);
        is_unknown(&soon(session.send("one")).await.unwrap_err());
        let next = tokio::spawn({
            let session = session.clone();
            async move { session.send("two").await }
        });
        sleep(LIMIT * 3).await;
        assert_eq!(fake.count("turn/start"), 1, "{release}");
        gate.open();
        let end = soon(next).await.unwrap().unwrap();
        assert!(end.is_completed(), "{release}: {end:?}");
        assert_eq!(fake.count("turn/start"), 2, "{release}");
        let ends: Vec<_> = session.history().iter().map(|turn| turn.ended).collect();
        assert_eq!(ends, [RecordedEnd::Completed], "{release}");
    }
}
