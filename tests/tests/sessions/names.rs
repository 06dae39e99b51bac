//! Sessions by name: started or continued, and never in silence something else.

use codex_threads::protocol::ThreadId;
use codex_threads::session::{
    FileStore, NameState, Opened, Session, SessionBuilder, SessionError, StartRetry,
};
use codex_threads::{Codex, Rewind};
use codex_threads_testkit::model::Reply;
use codex_threads_tests::bench::{Bench, soon};

use crate::batch::{bench, store};

crate::on_releases!([
    a_name_is_started_once_and_continued_then,
    a_name_whose_thread_had_no_turn_begins_anew,
    a_thread_has_the_name_of_its_session_and_keeps_one_that_others_gave_it,
    an_archived_thread_is_told_and_brought_back_or_replaced_when_asked,
    a_deleted_thread_is_told_and_replaced_when_asked,
    turns_that_were_taken_back_are_told,
    a_thread_that_another_server_writes_to_is_told_where_servers_look,
]);

const NAME: &str = "nightly";

fn builder(bench: &Bench, codex: &Codex) -> SessionBuilder {
    let quick = StartRetry::new().attempts(1);
    codex.session().thread(bench.thread()).retry(quick)
}

async fn open(bench: &Bench, builder: SessionBuilder) -> Result<Session, SessionError> {
    let files = FileStore::new(store(bench));
    soon("the session", builder.open(NAME, &files)).await
}

async fn send(session: &Session, text: &str) {
    let end = soon("the turn's end", session.send(text)).await.unwrap();
    assert!(end.is_completed(), "{end}");
}

/// Starts the session, says something in it, and ends the server.
async fn begun(bench: &Bench) -> ThreadId {
    let codex = bench.spawn().await;
    let session = open(bench, builder(bench, &codex)).await.unwrap();
    assert_eq!(session.opened(), &Opened::Started);
    send(&session, "one").await;
    codex.shutdown().await;
    session.id().clone()
}

async fn a_name_is_started_once_and_continued_then(version: &str) {
    let bench = bench(version).await;
    let thread = begun(&bench).await;
    let codex = bench.spawn().await;
    let session = open(&bench, builder(&bench, &codex)).await.unwrap();
    assert_eq!(session.id(), &thread);
    assert!(matches!(
        session.opened(),
        Opened::Continued { rewound: false, .. }
    ));
    assert_eq!(session.name(), Some(NAME));
    // One at a time, in one process too.
    match open(&bench, builder(&bench, &codex)).await {
        Err(SessionError::InUse { name, .. }) => assert_eq!(name, NAME),
        other => panic!("{other:?}"),
    }
    send(&session, "two").await;
    drop(session);
    let session = open(&bench, builder(&bench, &codex)).await.unwrap();
    assert_eq!(soon("turns", session.total_turns()).await.unwrap(), 2);
    codex.shutdown().await;
    bench.nothing_is_left().await;
}

async fn a_name_whose_thread_had_no_turn_begins_anew(version: &str) {
    let bench = bench(version).await;
    let codex = bench.spawn().await;
    let empty = open(&bench, builder(&bench, &codex)).await.unwrap();
    drop(empty);
    codex.shutdown().await;
    let codex = bench.spawn().await;
    let session = open(&bench, builder(&bench, &codex)).await.unwrap();
    send(&session, "one").await;
    drop(session);
    codex.shutdown().await;
    let codex = bench.spawn().await;
    let session = open(&bench, builder(&bench, &codex)).await.unwrap();
    assert!(matches!(
        session.opened(),
        Opened::Continued { rewound: false, .. }
    ));
    assert_eq!(soon("turns", session.total_turns()).await.unwrap(), 1);
    codex.shutdown().await;
    bench.nothing_is_left().await;
}

async fn a_thread_has_the_name_of_its_session_and_keeps_one_that_others_gave_it(version: &str) {
    let bench = bench(version).await;
    let tells_names = bench.number().minor() >= 105;
    let codex = bench.spawn().await;
    let named = builder(&bench, &codex).name_thread(true);
    let session = open(&bench, named).await.unwrap();
    assert!(matches!(session.name_state(), NameState::Due(_)));
    send(&session, "one").await;
    assert!(matches!(session.name_state(), NameState::InStep));
    if tells_names {
        let read = soon("thread/read", session.thread().read()).await.unwrap();
        assert_eq!(read.thread.name.as_deref(), Some(NAME));
    }
    drop(session);
    codex.shutdown().await;

    let codex = bench.spawn().await;
    let named = builder(&bench, &codex).name_thread(true);
    let session = open(&bench, named).await.unwrap();
    assert!(matches!(session.name_state(), NameState::InStep));
    soon("thread/name/set", session.thread().set_name("Herons"))
        .await
        .unwrap();
    drop(session);
    codex.shutdown().await;

    let codex = bench.spawn().await;
    let named = builder(&bench, &codex).name_thread(true);
    let session = open(&bench, named).await.unwrap();
    match session.name_state() {
        NameState::Renamed(name) => assert_eq!(name, "Herons"),
        NameState::InStep => assert!(!tells_names),
        other => panic!("{other:?}"),
    }
    codex.shutdown().await;
    bench.nothing_is_left().await;
}

async fn an_archived_thread_is_told_and_brought_back_or_replaced_when_asked(version: &str) {
    let bench = bench(version).await;
    let thread = begun(&bench).await;
    for other_server in [false, true] {
        let codex = bench.spawn().await;
        soon("thread/archive", codex.thread(&thread).archive())
            .await
            .unwrap();
        let codex = match other_server {
            false => codex,
            true => {
                codex.shutdown().await;
                bench.spawn().await
            }
        };
        match open(&bench, builder(&bench, &codex)).await {
            Err(SessionError::Archived { thread: told, .. }) => assert_eq!(told, thread),
            other => panic!("{other:?}"),
        }
        let session = open(&bench, builder(&bench, &codex).unarchive(true)).await;
        let session = session.unwrap();
        assert_eq!(session.id(), &thread);
        send(&session, "two").await;
        codex.shutdown().await;
    }
    let codex = bench.spawn().await;
    soon("thread/archive", codex.thread(&thread).archive())
        .await
        .unwrap();
    let replacing = builder(&bench, &codex).replace_archived(true);
    let session = open(&bench, replacing).await.unwrap();
    match session.opened() {
        Opened::Replaced { thread: old, .. } => assert_eq!(old, &thread),
        other => panic!("{other:?}"),
    }
    assert_ne!(session.id(), &thread);
    send(&session, "three").await;
    codex.shutdown().await;
    bench.nothing_is_left().await;
}

async fn a_deleted_thread_is_told_and_replaced_when_asked(version: &str) {
    let bench = bench(version).await;
    let thread = begun(&bench).await;
    let codex = bench.spawn().await;
    if codex.server().accepts("thread/delete") {
        soon("thread/delete", codex.thread(&thread).delete())
            .await
            .unwrap();
    } else {
        std::fs::remove_dir_all(bench.home.path().join("sessions")).unwrap();
    }
    match open(&bench, builder(&bench, &codex)).await {
        Err(SessionError::Gone { thread: told, .. }) => assert_eq!(told, thread),
        other => panic!("{other:?}"),
    }
    let session = open(&bench, builder(&bench, &codex).replace_gone(true)).await;
    let session = session.unwrap();
    assert!(matches!(session.opened(), Opened::Replaced { .. }));
    send(&session, "two").await;
    drop(session);
    let session = open(&bench, builder(&bench, &codex)).await.unwrap();
    assert!(matches!(session.opened(), Opened::Continued { .. }));
    codex.shutdown().await;
    bench.nothing_is_left().await;
}

async fn turns_that_were_taken_back_are_told(version: &str) {
    let bench = bench(version).await;
    let thread = begun(&bench).await;
    let codex = bench.spawn().await;
    let session = open(&bench, builder(&bench, &codex)).await.unwrap();
    send(&session, "two").await;
    drop(session);
    let old = codex.thread(&thread);
    let rewound = soon("the rewinding", old.rewind(Rewind::turns(1))).await;
    assert_eq!(rewound.unwrap().thread.id(), &thread);
    let session = open(&bench, builder(&bench, &codex)).await.unwrap();
    assert_eq!(session.id(), &thread);
    assert!(matches!(
        session.opened(),
        Opened::Continued { rewound: true, .. }
    ));
    send(&session, "three").await;
    drop(session);
    let session = open(&bench, builder(&bench, &codex)).await.unwrap();
    assert!(matches!(
        session.opened(),
        Opened::Continued { rewound: false, .. }
    ));
    codex.shutdown().await;
    bench.nothing_is_left().await;
}

async fn a_thread_that_another_server_writes_to_is_told_where_servers_look(version: &str) {
    let bench = bench(version).await;
    let thread = begun(&bench).await;
    let other = bench.spawn().await;
    let resumed = soon("the session", other.session().resume(&thread))
        .await
        .unwrap();
    let (held, gate) = Reply::message("done: two").hold();
    bench.model.push(held);
    let turn = soon("turn/start", resumed.begin("two")).await.unwrap();
    soon("the model is asked", gate.reached()).await;
    let codex = bench.spawn().await;
    let opened = open(&bench, builder(&bench, &codex)).await;
    if bench.number().minor() >= 147 {
        match opened {
            Err(SessionError::WrittenElsewhere { thread: told, .. }) => assert_eq!(told, thread),
            other => panic!("{other:?}"),
        }
        // It is tried again until the other has gone.
        let patient = builder(&bench, &codex).retry(StartRetry::new().attempts(20));
        let (opened, _) = tokio::join!(open(&bench, patient), other.shutdown());
        assert_eq!(opened.unwrap().id(), &thread);
    } else {
        assert_eq!(opened.unwrap().id(), &thread);
        gate.open();
        soon("the turn's end", turn.end()).await;
        other.shutdown().await;
    }
    codex.shutdown().await;
    bench.nothing_is_left().await;
}
