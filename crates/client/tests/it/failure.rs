//! When the server is gone: everybody learns it, and why.

use std::path::Path;

use codex_threads::protocol::ThreadListParams;
use codex_threads::{CloseCause, Closed, Codex, Error, Event, NoAnswer, TurnEnd, TurnLost};
use futures_util::{Stream, StreamExt as _};
use serde_json::json;

use crate::common::{connected, round_trip, soon, started_turn, turn};
use crate::process::{script, wait_for};

/// The requests in flight, by method, and the turns, by thread.
fn cut_off(closed: &Closed) -> (Vec<&str>, Vec<(&str, &str)>) {
    let cut_off = closed.in_flight();
    let requests = cut_off.requests().iter().map(|request| request.method());
    let turns = cut_off.turns().iter();
    (
        requests.collect(),
        turns
            .map(|turn| (turn.thread_id().as_str(), turn.turn_id().as_str()))
            .collect(),
    )
}

async fn last(events: &mut (impl Stream<Item = Event> + Unpin)) -> Option<Event> {
    let mut last = None;
    while let Some(event) = soon(events.next()).await {
        last = Some(event);
    }
    last
}

#[tokio::test]
async fn every_waiter_and_every_stream_ends_with_the_same_cause() {
    let (codex, mut fake) = connected().await;
    let mut mine = started_turn(&codex, &mut fake, "1").await;
    fake.notify(
        "turn/started",
        &json!({ "threadId": "theirs", "turn": turn("2", "inProgress") }),
    );
    let mut everything = codex.events();
    let mut thread = codex.thread_events("t");
    let mut asked = codex.server_requests();
    let calls = ["turn/start", "thread/list"].map(|method| {
        let codex = codex.clone();
        tokio::spawn(async move { codex.request_raw(method, Some(&json!({}))).await })
    });
    for _ in 0..2 {
        soon(fake.message()).await;
    }
    fake.close();
    drop(fake);

    let mut causes = vec![soon(codex.closed()).await];
    for call in calls {
        let error = soon(call).await.unwrap().unwrap_err();
        match (error.method(), &error) {
            (
                "turn/start",
                Error::OutcomeUnknown {
                    why: NoAnswer::Closed(_),
                    ..
                },
            )
            | ("thread/list", Error::Closed { .. }) => {}
            _ => panic!("{error:?}"),
        }
        causes.push(error.closed().unwrap().clone());
    }
    match soon(mine.end()).await {
        TurnEnd::Lost(TurnLost::Disconnected(closed)) => causes.push(closed),
        other => panic!("{other:?}"),
    }
    let mut lasts = vec![last(&mut mine).await];
    lasts.push(last(&mut everything).await);
    lasts.push(last(&mut thread).await);
    for last in lasts {
        match last {
            Some(Event::Closed(closed)) => causes.push(closed),
            other => panic!("it looks like an end in order: {other:?}"),
        }
    }
    assert!(soon(asked.next()).await.is_none());
    let error = codex.call(ThreadListParams::new()).await.unwrap_err();
    causes.push(error.closed().unwrap().clone());

    assert_eq!(causes.len(), 8);
    for closed in &causes {
        assert!(matches!(closed.cause(), CloseCause::Ended));
        let (requests, turns) = cut_off(closed);
        assert_eq!(requests, ["turn/start", "thread/list"]);
        assert_eq!(turns, [("t", "1"), ("theirs", "2")]);
        assert_eq!(closed.to_string(), causes[0].to_string());
    }
}

#[tokio::test]
async fn what_was_done_is_not_reported_as_cut_off() {
    let (codex, mut fake) = connected().await;
    let mine = started_turn(&codex, &mut fake, "1").await;
    fake.notify(
        "turn/completed",
        &json!({ "threadId": "t", "turn": turn("1", "completed") }),
    );
    round_trip(&codex, &mut fake).await;
    fake.close();
    let closed = soon(codex.closed()).await;
    assert!(closed.in_flight().is_empty(), "{closed:?}");
    assert!(!closed.to_string().contains("in flight"), "{closed}");
    assert!(soon(mine.end()).await.is_completed());
}

/// A server that speaks the handshake, and then does what `then` says.
fn server(folder: &Path, then: &str) -> std::path::PathBuf {
    script(
        folder,
        &format!(
            r#"read -r discover
read -r initialize
id=${{initialize#*\"id\":}}
id=${{id%%,*}}
echo '{{"id":1,"error":{{"code":-32600,"message":"no"}}}}'
echo '{{"id":'$id',"result":{{"userAgent":"x/0.169.0 (Linux) x"}}}}'
read -r initialized
{then}"#
        ),
    )
}

#[tokio::test]
async fn the_exit_status_and_the_last_words_are_in_every_error() {
    for (then, status) in [
        ("read -r call; echo 'out of luck' >&2; exit 7", "status 7"),
        (
            "read -r call; echo 'out of luck' >&2; kill -9 $$",
            "SIGKILL",
        ),
        (
            "read -r call; echo 'out of luck' >&2; kill -15 $$",
            "SIGTERM",
        ),
        ("read -r call; echo 'out of luck' >&2; exit 0", "status 0"),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let program = server(folder.path(), then);
        let codex = soon(Codex::builder().program(&program).spawn())
            .await
            .unwrap();
        let mut events = codex.events();
        let error = soon(codex.request_raw("thread/name/set", Some(&json!({}))))
            .await
            .unwrap_err();
        assert!(matches!(error, Error::OutcomeUnknown { .. }), "{error:?}");
        let words = error.to_string();
        for part in [
            "thread/name/set",
            "outcome is unknown",
            "1 request in flight",
            status,
            "out of luck",
        ] {
            assert!(words.contains(part), "{part:?} is not in {words:?}");
        }
        match soon(events.next()).await {
            Some(Event::Closed(closed)) => assert!(words.contains(&closed.to_string())),
            other => panic!("{other:?}"),
        }
        let later = codex.call(ThreadListParams::new()).await.unwrap_err();
        assert!(later.to_string().contains(status), "{later}");
    }
}

#[tokio::test]
async fn a_call_between_the_end_of_the_output_and_the_exit_ends_with_the_same_cause() {
    let folder = tempfile::tempdir().unwrap();
    let gate = folder.path().join("gate");
    let then = format!(
        "read -r call; exec >&-; : > '{0}.reached'; while [ ! -e '{0}' ]; do sleep 0.05; done; exit 7",
        gate.display()
    );
    let program = server(folder.path(), &then);
    let codex = soon(Codex::builder().program(&program).spawn())
        .await
        .unwrap();
    let ask = |method: &'static str| {
        let codex = codex.clone();
        tokio::spawn(async move { codex.request_raw(method, Some(&json!({}))).await })
    };
    let before = ask("thread/list");
    wait_for(&gate.with_extension("reached")).await;
    // Whether the reader has seen the end yet or not: none of these may hang, none may lie.
    let mut calls = vec![before];
    for _ in 0..20 {
        calls.push(ask("thread/list"));
        tokio::time::sleep(std::time::Duration::from_millis(1)).await;
    }
    std::fs::write(&gate, "").unwrap();
    for call in calls {
        let error = soon(call).await.unwrap().unwrap_err();
        let ended = error.closed().and_then(Closed::ended);
        assert_eq!(ended.and_then(|ended| ended.code()), Some(7), "{error:?}");
    }
}

#[tokio::test]
async fn a_shutdown_is_no_crash() {
    let (codex, mut fake) = connected().await;
    let mut events = codex.events();
    let shutdown = tokio::spawn({
        let codex = codex.clone();
        async move { codex.shutdown().await }
    });
    assert!(soon(fake.line()).await.is_none());
    fake.close();
    soon(shutdown).await.unwrap();
    match soon(events.next()).await {
        Some(Event::Closed(closed)) => assert!(matches!(closed.cause(), CloseCause::Shutdown)),
        other => panic!("{other:?}"),
    }
}
