//! One thread and its turns, whatever becomes of them.

use std::os::unix::fs::symlink;

use codex_threads::protocol::{ThreadStartParams, TurnStartParams};
use codex_threads::session::{RecordedEnd, Session, SessionError, StartRetry, WhileRunning};
use codex_threads::{Codex, Rewind, Threads, TurnEnd};
use codex_threads_testkit::model::Reply;
use codex_threads_tests::bench::{Bench, soon};

use crate::batch::bench;

crate::on_releases!([
    a_first_turn_that_fails_leaves_the_thread_usable,
    a_first_turn_that_fails_leaves_a_thread_that_another_process_resumes,
    turns_before_the_session_count_and_turns_taken_back_do_not,
    turns_run_in_the_order_of_asking_or_are_refused,
    a_turn_whose_caller_goes_away_is_recorded,
    options_hold_for_a_turn,
    the_last_thread_of_a_folder_is_resumed,
]);

const BAD: &str = r#"{"error":{"message":"bad","type":"invalid_request_error"}}"#;

async fn start(bench: &Bench, codex: &Codex) -> Session {
    let opened = codex.session().thread(bench.thread()).start();
    soon("the session", opened).await.unwrap()
}

async fn send(session: &Session, text: &str) -> TurnEnd {
    soon("the turn's end", session.send(text)).await.unwrap()
}

fn ends(session: &Session) -> Vec<RecordedEnd> {
    session.history().iter().map(|turn| turn.ended).collect()
}

async fn total(session: &Session) -> u64 {
    soon("the number of turns", session.total_turns())
        .await
        .unwrap()
}

/// When the thread was last worked in, as the list says. (What a read says is older on some servers.)
async fn updated(codex: &Codex, session: &Session) -> i64 {
    let threads = codex.threads(Threads::interactive()).all();
    let threads = soon("the list", threads).await.unwrap();
    let found = threads.iter().find(|thread| thread.id == *session.id());
    found.expect("it is listed").updated_at
}

async fn a_first_turn_that_fails_leaves_the_thread_usable(version: &str) {
    let bench = bench(version).await;
    let codex = bench.spawn().await;
    let session = start(&bench, &codex).await;
    let id = session.id().clone();
    assert_eq!(total(&session).await, 0);
    bench.model.push(Reply::http_error(400, BAD));
    let end = send(&session, "one").await;
    assert!(matches!(end, TurnEnd::Failed(_)), "{end}");
    assert_eq!(total(&session).await, 1);
    let end = send(&session, "two").await;
    assert_eq!(end.final_message(), Some("done: two"));
    assert_eq!(session.id(), &id);
    assert_eq!(
        ends(&session),
        [RecordedEnd::Failed, RecordedEnd::Completed]
    );
    assert_eq!(total(&session).await, 2);
    let record = &session.history()[1];
    assert_eq!((record.input.texts, record.input.chars), (1, 3));
    assert!(record.usage.is_some() && record.duration.is_some());
    // What was said before the failure is not lost.
    let last = bench.model.requests().pop().unwrap();
    assert!(last.user_texts().contains(&"one".to_owned()));
    codex.shutdown().await;
    bench.nothing_is_left().await;
}

async fn a_first_turn_that_fails_leaves_a_thread_that_another_process_resumes(version: &str) {
    let bench = bench(version).await;
    let codex = bench.spawn().await;
    let session = start(&bench, &codex).await;
    bench.model.push(Reply::http_error(400, BAD));
    assert!(matches!(send(&session, "one").await, TurnEnd::Failed(_)));
    codex.shutdown().await;

    let codex = bench.spawn().await;
    let again = soon("the session", codex.session().resume(session.id())).await;
    let again = again.unwrap();
    assert_eq!(again.id(), session.id());
    assert_eq!(total(&again).await, 1);
    assert_eq!(again.turns_here(), 0);
    let end = send(&again, "two").await;
    assert_eq!(end.final_message(), Some("done: two"));
    assert_eq!(total(&again).await, 2);
    let last = bench.model.requests().pop().unwrap();
    assert!(last.user_texts().contains(&"one".to_owned()));
    codex.shutdown().await;
    bench.nothing_is_left().await;
}

async fn turns_before_the_session_count_and_turns_taken_back_do_not(version: &str) {
    let bench = bench(version).await;
    let codex = bench.spawn().await;
    let first = start(&bench, &codex).await;
    for text in ["one", "two", "three"] {
        assert!(send(&first, text).await.is_completed());
    }
    codex.shutdown().await;

    let codex = bench.spawn().await;
    let session = soon("the session", codex.session().resume(first.id())).await;
    let session = session.unwrap();
    assert_eq!(total(&session).await, 3);
    assert!(send(&session, "four").await.is_completed());
    assert_eq!(total(&session).await, 4);
    // Turns that are not the session's are turns of the thread.
    let run = session.thread().run("five");
    assert!(soon("the turn's end", run).await.unwrap().is_completed());
    assert_eq!((total(&session).await, session.turns_here()), (5, 1));
    let rewind = session.thread().rewind(Rewind::turns(2));
    let rewound = soon("the rewinding", rewind).await.unwrap();
    assert_eq!(rewound.thread.id(), session.id(), "{:?}", rewound.how);
    assert_eq!(total(&session).await, 3);
    codex.shutdown().await;
    bench.nothing_is_left().await;
}

async fn turns_run_in_the_order_of_asking_or_are_refused(version: &str) {
    let bench = bench(version).await;
    let codex = bench.spawn().await;
    let session = start(&bench, &codex).await;
    let (held, gate) = Reply::message("done: 0").hold();
    bench.model.push(held);
    let running = soon("turn/start", session.begin("0")).await.unwrap();
    soon("the model is asked", gate.reached()).await;

    let refusing = codex.session().while_running(WhileRunning::Refuse);
    let refusing = soon("the session", refusing.resume(session.id())).await;
    match soon("a refusal", refusing.unwrap().send("no")).await {
        Err(SessionError::Busy { turn, .. }) => {
            assert_eq!(turn.as_ref(), Some(running.id()));
        }
        other => panic!("{other:?}"),
    }
    let texts = ["1", "2", "3", "4"];
    let waiting = futures_util::future::join_all(texts.map(|text| session.send(text)));
    let (ends, ()) = soon("all turns", async {
        tokio::join!(waiting, async { gate.open() })
    })
    .await;
    for (end, text) in ends.into_iter().zip(texts) {
        let end = end.unwrap();
        assert_eq!(end.final_message(), Some(&*format!("done: {text}")));
    }
    let asked: Vec<String> = bench
        .model
        .requests()
        .iter()
        .filter_map(|request| request.user_texts().pop())
        .collect();
    assert_eq!(asked, ["0", "1", "2", "3", "4"]);
    assert_eq!(session.turns_here(), 5);
    codex.shutdown().await;
    bench.nothing_is_left().await;
}

async fn a_turn_whose_caller_goes_away_is_recorded(version: &str) {
    let bench = bench(version).await;
    let codex = bench.spawn().await;
    let session = start(&bench, &codex).await;
    let (held, gate) = Reply::message("done: one").hold();
    bench.model.push(held);
    {
        let mut sending = Box::pin(session.send("one"));
        tokio::select! {
            biased;
            end = &mut sending => panic!("{end:?}"),
            () = soon("the model is asked", gate.reached()) => {}
        }
    }
    assert_eq!(session.turns_here(), 0);
    gate.open();
    // It has its turn when the first is over and recorded.
    assert!(send(&session, "two").await.is_completed());
    assert_eq!(ends(&session), [RecordedEnd::Completed; 2]);
    codex.shutdown().await;
    bench.nothing_is_left().await;
}

async fn options_hold_for_a_turn(version: &str) {
    let bench = bench(version).await;
    let codex = bench.spawn().await;
    let session = start(&bench, &codex).await;
    let params = TurnStartParams::new("one", "overwritten").model("another-model");
    let end = soon("the turn's end", session.send_with(params)).await;
    assert!(end.unwrap().is_completed());
    let asked = bench.model.requests().pop().unwrap();
    assert_eq!(asked.model(), Some("another-model"));
    codex.shutdown().await;
    bench.nothing_is_left().await;
}

async fn the_last_thread_of_a_folder_is_resumed(version: &str) {
    let bench = bench(version).await;
    let here = bench.home.workdir().to_owned();
    let elsewhere = here.join("elsewhere");
    std::fs::create_dir(&elsewhere).unwrap();
    let link = bench.root().join("link");
    symlink(&here, &link).unwrap();
    let codex = bench.spawn().await;
    let last = |folder: std::path::PathBuf| {
        let opened = codex
            .session()
            .resume_last(folder.to_str().unwrap().to_owned());
        async move { soon("the last thread", opened).await }
    };
    match last(here.clone()).await {
        Err(SessionError::NoThread { folder, .. }) => assert_eq!(folder, here.to_string_lossy()),
        other => panic!("{other:?}"),
    }
    let mut threads = Vec::new();
    for (folder, text) in [(&here, "old"), (&here, "new"), (&elsewhere, "other")] {
        let params = ThreadStartParams::new().cwd(folder.as_path());
        let session = soon("the session", codex.session().thread(params).start()).await;
        let session = session.unwrap();
        assert!(send(&session, text).await.is_completed());
        threads.push(session);
    }
    let found = last(here.clone()).await.unwrap();
    assert_eq!(found.id(), threads[1].id());
    // The older one is worked in again, until that shows: times are in seconds.
    for turn in 0.. {
        assert!(send(&threads[0], "again").await.is_completed());
        if updated(&codex, &threads[0]).await > updated(&codex, &threads[1]).await {
            break;
        }
        assert!(turn < 500, "it never shows");
    }
    for spelling in [here.clone(), link, here.join("elsewhere/..").join("")] {
        let found = last(spelling.clone()).await.unwrap();
        assert_eq!(found.id(), threads[0].id(), "{}", spelling.display());
    }
    assert_eq!(last(elsewhere).await.unwrap().id(), threads[2].id());
    // What is archived is not worked in.
    soon("thread/archive", threads[0].thread().archive())
        .await
        .unwrap();
    assert_eq!(last(here.clone()).await.unwrap().id(), threads[1].id());
    let once = codex.session().retry(StartRetry::new().attempts(1));
    match soon("a refusal", once.resume(threads[0].id())).await {
        Err(SessionError::Archived { thread, .. }) => assert_eq!(&thread, threads[0].id()),
        other => panic!("{other:?}"),
    }
    codex.shutdown().await;
    bench.nothing_is_left().await;
}
