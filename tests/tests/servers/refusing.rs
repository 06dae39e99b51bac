//! What the server would not understand is not sent.

use std::os::unix::fs::PermissionsExt as _;

use codex_threads::Error;
use codex_threads::protocol::{
    ModelListParams, ThreadForkParams, ThreadListParams, ThreadRollbackParams,
    ThreadUnsubscribeParams,
};
use codex_threads_tests::bench::{Bench, soon};

/// A server behind a `tee`: what is written to it stands in the file `sent`.
async fn recorded(version: &str) -> (Bench, codex_threads::Codex) {
    let bench = Bench::asking(version).await;
    let script = bench.file("recorded");
    let text = format!(
        "#!/bin/sh\ntee '{}' | '{}' \"$@\"\n",
        bench.file("sent").display(),
        bench.release.program().display()
    );
    std::fs::write(&script, text).unwrap();
    std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o755)).unwrap();
    let codex = bench.spawn_with(bench.builder().program(script)).await;
    (bench, codex)
}

fn methods_sent(bench: &Bench) -> Vec<String> {
    std::fs::read_to_string(bench.file("sent"))
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap())
        .filter_map(|message| Some(message.get("method")?.as_str()?.to_owned()))
        .collect()
}

fn is_refused(error: &Error, method: &str, field: Option<&str>) {
    let Error::Refused(refused) = error else {
        panic!("{error:?}")
    };
    assert_eq!(refused.method(), method);
    assert_eq!(refused.field(), field);
}

#[tokio::test]
async fn nothing_is_written_of_what_an_old_server_would_ignore() {
    let (bench, codex) = recorded("0.100.0").await;
    let error = codex
        .call(ThreadForkParams::new("t").last_turn_id("1"))
        .await
        .unwrap_err();
    is_refused(&error, "thread/fork", Some("lastTurnId"));
    let error = codex
        .call(ThreadListParams::new().search_term("x"))
        .await
        .unwrap_err();
    is_refused(&error, "thread/list", Some("searchTerm"));
    let error = codex
        .call(ThreadUnsubscribeParams::new("t"))
        .await
        .unwrap_err();
    is_refused(&error, "thread/unsubscribe", None);
    assert_eq!(codex.in_flight(), 0);
    only_the_good_call_was_sent(&bench, &codex).await;
}

#[tokio::test]
async fn nothing_is_written_of_what_a_new_server_no_longer_has() {
    let (bench, codex) = recorded("0.169.0").await;
    let error = codex
        .call(ThreadRollbackParams::new(1u32, "t"))
        .await
        .unwrap_err();
    is_refused(&error, "thread/rollback", None);
    assert_eq!(codex.in_flight(), 0);
    only_the_good_call_was_sent(&bench, &codex).await;
}

async fn only_the_good_call_was_sent(bench: &Bench, codex: &codex_threads::Codex) {
    soon("model/list", codex.call(ModelListParams::new()))
        .await
        .unwrap();
    codex.shutdown().await;
    let sent = methods_sent(bench);
    assert_eq!(
        sent.last().map(String::as_str),
        Some("model/list"),
        "{sent:?}"
    );
    assert!(
        !sent.iter().any(|method| method.starts_with("thread/")),
        "{sent:?}"
    );
    bench.nothing_is_left().await;
}

#[tokio::test]
async fn a_caller_who_knows_better_is_not_refused() {
    let (bench, codex) = recorded("0.100.0").await;
    let error = soon(
        "thread/unsubscribe",
        codex.call_with(
            ThreadUnsubscribeParams::new("t"),
            codex_threads::CallOptions::new().unchecked(),
        ),
    )
    .await
    .unwrap_err();
    let Error::Server(error) = error else {
        panic!("{error:?}")
    };
    assert_eq!(*error.kind(), codex_threads::ServerErrorKind::UnknownMethod);
    codex.shutdown().await;
    let sent = methods_sent(&bench);
    assert!(sent.contains(&"thread/unsubscribe".to_owned()), "{sent:?}");
    bench.nothing_is_left().await;
}
