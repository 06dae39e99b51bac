//! Opening sessions on servers played by hand: what is tried again, and how often.

use std::time::Duration;

use codex_threads::session::{
    MemoryStore, Opened, Session, SessionError, SessionStore, Slot, StartRetry,
};
use codex_threads::transport::Limits;
use codex_threads::{Codex, Error};
use codex_threads_testkit::fake::{FakeServer, Turn};
use serde_json::{Map, Value, json};
use tokio::task::JoinHandle;
use tokio::time::Instant;

use crate::common::{Fake, connected, connected_to, soon, started};

const CLOSING: &str = "thread t is closing; retry thread/resume after the thread is closed";

fn resume(codex: &Codex, retry: StartRetry) -> JoinHandle<Result<Session, SessionError>> {
    let builder = codex.session().retry(retry);
    tokio::spawn(builder.resume("t"))
}

/// Refuses so many times, and says when it was asked.
async fn refuse(fake: &mut Fake, times: u32) -> Vec<Duration> {
    let begun = Instant::now();
    let mut asked = Vec::new();
    for _ in 0..times {
        let id = soon(fake.request("thread/resume")).await;
        asked.push(begun.elapsed());
        fake.refuse(id, -32600, CLOSING);
    }
    asked
}

#[tokio::test(start_paused = true)]
async fn a_thread_that_is_closing_is_resumed_when_it_is_closed() {
    let (codex, mut fake) = connected().await;
    let opening = resume(&codex, StartRetry::new());
    refuse(&mut fake, 4).await;
    let id = soon(fake.request("thread/resume")).await;
    fake.answer(id, &started("t"));
    let session = soon(opening).await.unwrap().unwrap();
    assert_eq!(session.opened(), &Opened::Resumed);
}

#[tokio::test(start_paused = true)]
async fn attempts_are_as_many_as_stated_and_within_the_time_stated() {
    for (retry, times) in [
        (StartRetry::new(), 5),
        (StartRetry::new().attempts(1), 1),
        (StartRetry::new().attempts(0), 1),
        (
            StartRetry::new()
                .attempts(9)
                .pauses(Duration::ZERO, Duration::ZERO),
            9,
        ),
        (
            StartRetry::new().attempts(u32::MAX).within(Duration::ZERO),
            1,
        ),
    ] {
        let (codex, mut fake) = connected().await;
        let opening = resume(&codex, retry);
        refuse(&mut fake, times).await;
        match soon(opening).await.unwrap() {
            Err(SessionError::Call(Error::Server(error))) => assert_eq!(error.message(), CLOSING),
            other => panic!("{other:?}"),
        }
    }
}

#[tokio::test(start_paused = true)]
async fn the_same_seed_gives_the_same_pauses() {
    let mut all = Vec::new();
    for seed in [1, 1, 2] {
        let (codex, mut fake) = connected().await;
        let opening = resume(&codex, StartRetry::new().seed(seed));
        all.push(refuse(&mut fake, 5).await);
        soon(opening).await.unwrap().unwrap_err();
    }
    assert_eq!(all[0], all[1]);
    assert_ne!(all[0], all[2]);
    let mut pause = Duration::from_millis(200);
    for pair in all[0].windows(2) {
        let waited = pair[1] - pair[0];
        let slack = Duration::from_millis(2);
        assert!(
            waited + slack >= pause / 2 && waited <= pause + slack,
            "{waited:?}"
        );
        pause *= 2;
    }
}

#[tokio::test(start_paused = true)]
async fn a_thread_that_may_have_been_started_is_not_started_again() {
    let (codex, mut fake) = connected().await;
    let opening = tokio::spawn(codex.session().start());
    soon(fake.request("thread/start")).await;
    // No answer: the call's own time-out comes to pass.
    match opening.await.unwrap() {
        Err(SessionError::Call(Error::OutcomeUnknown { method, .. })) => {
            assert_eq!(method, "thread/start");
        }
        other => panic!("{other:?}"),
    }
    drop(codex);
    assert!(soon(fake.line()).await.is_none(), "something else was sent");
}

#[tokio::test(start_paused = true)]
async fn a_resume_without_an_answer_is_repeated() {
    let (codex, mut fake) = connected().await;
    let opening = resume(&codex, StartRetry::new().within(Duration::from_secs(600)));
    fake.request("thread/resume").await;
    let id = fake.request("thread/resume").await;
    fake.answer(id, &started("t"));
    soon(opening).await.unwrap().unwrap();
}

#[tokio::test(start_paused = true)]
async fn what_is_refused_for_good_is_not_tried_again() {
    let (codex, mut fake) = connected().await;
    let opening = resume(&codex, StartRetry::new());
    let id = soon(fake.request("thread/resume")).await;
    fake.refuse(
        id,
        -32600,
        "session t is archived. Run `codex unarchive t` to unarchive it first.",
    );
    match soon(opening).await.unwrap() {
        Err(SessionError::Archived { thread, .. }) => assert_eq!(thread, "t"),
        other => panic!("{other:?}"),
    }
}

async fn played() -> (FakeServer, Codex) {
    let fake = FakeServer::new();
    let (reader, writer) = fake.connect();
    let transport = codex_threads::transport::Transport::from_io(reader, writer, Limits::default());
    let codex = Codex::builder().connect(transport).await.unwrap();
    (fake, codex)
}

#[tokio::test]
async fn what_a_later_version_keeps_of_a_session_stays() {
    let (fake, codex) = played().await;
    let store = MemoryStore::default();
    let session = codex.session().open("n", &store).await.unwrap();
    let job = Slot::Job {
        session: "n",
        key: "k",
    };
    fake.push(Turn::new().text("one"));
    session.job("k").run("one").await.unwrap();
    drop(session);
    for slot in [Slot::Session("n"), job] {
        let mut kept = store.load(slot).await.unwrap().unwrap();
        kept.value
            .insert("later".to_owned(), json!({ "deep": [1] }));
        if slot == job {
            kept.value.remove("ended");
        }
        store
            .save(slot, kept.value, Some(kept.revision))
            .await
            .unwrap();
    }
    let session = codex.session().open("n", &store).await.unwrap();
    let found = session.job("k").run("one").await.unwrap();
    assert!(found.is_completed(), "{found:?}");
    fake.push(Turn::new().text("two"));
    session.send("two").await.unwrap();
    for slot in [Slot::Session("n"), job] {
        let kept = store.load(slot).await.unwrap().unwrap();
        assert_eq!(kept.value["later"], json!({ "deep": [1] }), "{slot}");
    }
    assert_eq!(fake.count("turn/start"), 2, "the job was done once");
}

#[tokio::test]
async fn an_entry_that_makes_no_sense_is_told_and_left_alone() {
    let (fake, codex) = played().await;
    let store = MemoryStore::default();
    let value: Map<String, Value> = json!({ "thread": 7 }).as_object().unwrap().clone();
    store
        .save(Slot::Session("n"), value.clone(), None)
        .await
        .unwrap();
    let error = codex.session().open("n", &store).await.unwrap_err();
    assert!(matches!(error, SessionError::Store(_)), "{error}");
    let kept = store.load(Slot::Session("n")).await.unwrap().unwrap();
    assert_eq!(kept.value, value);
    assert_eq!(fake.count("thread/start"), 0);
}

#[tokio::test]
async fn jobs_need_a_name() {
    let (_fake, codex) = played().await;
    let session = codex.session().start().await.unwrap();
    let error = session.job("k").run("one").await.unwrap_err();
    assert!(matches!(error, SessionError::Unnamed));
}

#[tokio::test(start_paused = true)]
async fn an_older_server_is_given_time_to_go_when_its_program_was_killed() {
    let (codex, mut fake) = connected_to("0.146.0", Codex::builder(), Limits::default()).await;
    let store = MemoryStore::default();
    let value = json!({ "thread": "t", "settled": true, "running": true });
    let value = value.as_object().unwrap().clone();
    store.save(Slot::Session("n"), value, None).await.unwrap();
    let begun = Instant::now();
    let opening = tokio::spawn({
        let builder = codex.session();
        async move { builder.open("n", &store).await }
    });
    let id = soon(fake.request("thread/resume")).await;
    assert!(begun.elapsed() >= Duration::from_secs(1));
    fake.answer(id, &started("t"));
    soon(opening).await.unwrap().unwrap();
}
