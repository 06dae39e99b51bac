//! Each refusal of the contract's table has a kind of its own, on old releases and new.

use std::time::Duration;

use codex_threads::protocol::{ThreadListParams, ThreadResumeParams};
use codex_threads::{CallOptions, Codex, Error, NoAnswer, ServerErrorKind, Thread, Turn};
use codex_threads_testkit::model::{Gate, Reply};
use codex_threads_tests::bench::{Bench, soon};
use serde_json::{Value, json};

/// What is expected from a release on, up to the next one in the row: the kind as it is printed, or
/// one of the words below.
type Expected = &'static [(u16, &'static str)];

/// The server does it.
const DONE: &str = "done";
/// The server never answers.
const SILENCE: &str = "no answer";
/// Not asked: the release doesn't have it.
const ABSENT: &str = "absent";

/// A thread id that is nobody's.
const NOBODY: &str = "019a0000-0000-7000-8000-000000000000";

struct Row {
    method: &'static str,
    params: Value,
    expected: Expected,
}

fn row(method: &'static str, params: Value, expected: Expected) -> Row {
    Row {
        method,
        params,
        expected,
    }
}

fn input(text: &str) -> Value {
    json!([{ "type": "text", "text": text, "text_elements": [] }])
}

/// What is refused whatever the server is doing. `idle` is a thread that has had a turn, `fresh` one
/// that has had none.
fn rows(idle: &str, fresh: &str) -> Vec<Row> {
    let nobody = json!({ "threadId": NOBODY });
    let steer =
        |thread: &str| json!({ "threadId": thread, "expectedTurnId": NOBODY, "input": input("x") });
    let interrupt = |thread: &str| json!({ "threadId": thread, "turnId": NOBODY });
    vec![
        row("thread/invented", json!({}), &[(0, "UnknownMethod")]),
        row(
            "thread/list",
            json!({ "sortKey": "sideways" }),
            &[(0, r#"UnknownValue { value: "sideways" }"#)],
        ),
        row(
            "thread/read",
            json!({}),
            &[(0, r#"MissingField { field: "threadId" }"#)],
        ),
        row(
            "thread/read",
            json!({ "threadId": 1 }),
            &[(0, "InvalidRequest")],
        ),
        row(
            "thread/read",
            json!({ "threadId": "zzz" }),
            &[(0, "InvalidThreadId")],
        ),
        row(
            "initialize",
            json!({ "clientInfo": { "name": "again", "version": "1" } }),
            &[(0, "AlreadyInitialized")],
        ),
        // A thread that nobody knows.
        row("thread/read", nobody.clone(), &[(0, "ThreadNotLoaded")]),
        row("thread/resume", nobody.clone(), &[(0, "RolloutNotFound")]),
        row("thread/fork", nobody.clone(), &[(0, "RolloutNotFound")]),
        row("thread/archive", nobody.clone(), &[(0, "RolloutNotFound")]),
        row(
            "thread/delete",
            nobody.clone(),
            &[(0, ABSENT), (140, "RolloutNotFound")],
        ),
        row(
            "thread/unarchive",
            nobody.clone(),
            &[(0, "ArchivedRolloutNotFound")],
        ),
        row(
            "turn/start",
            json!({ "threadId": NOBODY, "input": input("x") }),
            &[(0, "ThreadNotFound")],
        ),
        row("turn/steer", steer(NOBODY), &[(0, "ThreadNotFound")]),
        row(
            "turn/interrupt",
            interrupt(NOBODY),
            &[(0, "ThreadNotFound")],
        ),
        row(
            "thread/rollback",
            json!({ "threadId": NOBODY, "numTurns": 1 }),
            &[(0, "ThreadNotFound"), (156, ABSENT)],
        ),
        row(
            "thread/revert",
            json!({ "threadId": NOBODY, "turnId": NOBODY, "beforeTurnId": NOBODY }),
            &[(0, ABSENT), (148, "ThreadNotFound")],
        ),
        row(
            "thread/compact/start",
            nobody.clone(),
            &[(0, "ThreadNotFound")],
        ),
        row(
            "review/start",
            json!({ "threadId": NOBODY, "target": { "type": "uncommittedChanges" } }),
            &[(0, "ThreadNotFound")],
        ),
        row(
            "thread/name/set",
            json!({ "threadId": NOBODY, "name": "x" }),
            &[(0, "ThreadNotFound"), (143, "RolloutNotFound")],
        ),
        row("thread/unsubscribe", nobody, &[(0, ABSENT), (106, DONE)]),
        // A thread that had no turn.
        row(
            "thread/read",
            json!({ "threadId": fresh, "includeTurns": true }),
            &[(0, "NotStoredYet"), (151, "NotSupportedForThread")],
        ),
        // No turn is running.
        row("turn/steer", steer(idle), &[(0, "NoActiveTurn")]),
        row(
            "turn/interrupt",
            interrupt(idle),
            &[(0, SILENCE), (126, "NoActiveTurn")],
        ),
    ]
}

async fn ask(codex: &Codex, method: &'static str, params: &Value, limit: Duration) -> String {
    let options = CallOptions::new().unchecked().retries(0).timeout(limit);
    let call = codex.request_raw_with(method, Some(params), options);
    let error = match soon(method, call).await {
        Ok(_) => return DONE.to_owned(),
        Err(error) => error,
    };
    match &error {
        Error::Server(refusal) => {
            assert_eq!(refusal.method(), method);
            assert!(refusal.code() < 0, "the raw error is there: {refusal:?}");
            assert!(!refusal.message().is_empty());
            let safe = matches!(
                refusal.kind(),
                ServerErrorKind::TurnInProgress | ServerErrorKind::Overloaded { .. }
            );
            assert_eq!(error.is_retryable(), safe, "{error:?}");
            let kind = format!("{:?}", refusal.kind());
            // What is not told apart is shown, so that a failure says what there is to tell.
            match kind.as_str() {
                "Other" | "Internal" | "InvalidRequest" if method != "thread/read" => {
                    format!("{kind}: {error}")
                }
                _ => kind,
            }
        }
        Error::OutcomeUnknown {
            why: NoAnswer::Timeout { .. },
            ..
        } => SILENCE.to_owned(),
        other => panic!("{method}: {other:?}"),
    }
}

/// Asks each row and compares; all differences are told at once.
async fn check(codex: &Codex, minor: u16, rows: &[Row]) {
    let mut wrong = String::new();
    for Row {
        method,
        params,
        expected,
    } in rows
    {
        let (_, expected) = expected
            .iter()
            .rfind(|(since, _)| *since <= minor)
            .expect("a row says what it expects");
        if *expected == ABSENT {
            continue;
        }
        // Only what is expected to stay silent is given up early.
        let limit = Duration::from_secs(if *expected == SILENCE { 2 } else { 50 });
        let got = ask(codex, method, params, limit).await;
        if got != *expected {
            let mut params = params.to_string();
            params.truncate(200);
            wrong.push_str(&format!(
                "{method} {params}\n  expected {expected}\n  got      {got}\n"
            ));
        }
    }
    assert!(wrong.is_empty(), "codex 0.{minor}:\n{wrong}");
}

/// A turn that runs until the gate is opened.
async fn running(bench: &Bench, thread: &Thread) -> (Turn, Gate) {
    let (reply, gate) = Reply::message("Done").hold();
    bench.model.push(reply);
    let turn = soon("turn/start", thread.start_turn("Wait")).await.unwrap();
    soon("the model is asked", gate.reached()).await;
    (turn, gate)
}

async fn every_row(version: &str) {
    let bench = Bench::asking(version).await;
    let minor: u16 = version.split('.').nth(1).unwrap().parse().unwrap();
    let codex = bench.spawn().await;
    let started = async || {
        let thread = codex.start_thread(bench.thread());
        soon("thread/start", thread).await.unwrap()
    };
    let (idle, fresh) = (started().await, started().await);
    bench.model.push(Reply::message("Done"));
    let turn = soon("turn/start", idle.start_turn("Hello")).await.unwrap();
    assert!(soon("the turn's end", turn.end()).await.is_completed());

    let rows = rows(idle.id().as_str(), fresh.id().as_str());
    check(&codex, minor, &rows).await;

    history_modes(&bench, &codex, minor).await;

    // While a turn runs.
    let busy = started().await;
    let (turn, gate) = running(&bench, &busy).await;
    let active = turn.id().as_str();
    let stale = format!("StaleTurn {{ active: Some({active:?}) }}");
    let steer = json!({ "threadId": busy.id(), "expectedTurnId": NOBODY, "input": input("x") });
    let got = ask(&codex, "turn/steer", &steer, Duration::from_secs(50)).await;
    assert_eq!(got, stale, "{version}: turn/steer");
    // Input for a running turn may not be empty; up to 0.147 turn/start doesn't look.
    let steer = json!({ "threadId": busy.id(), "expectedTurnId": active, "input": [] });
    let mut rows = vec![row("turn/steer", steer, &[(0, "EmptyInput")])];
    if minor >= 148 {
        let start = json!({ "threadId": busy.id(), "input": [] });
        rows.push(row("turn/start", start, &[(0, "EmptyInput")]));
    }
    check(&codex, minor, &rows).await;
    if minor <= 150 {
        let rollback = json!({ "threadId": busy.id(), "numTurns": 1 });
        let expected: Expected = &[(0, "TurnInProgress")];
        check(&codex, minor, &[row("thread/rollback", rollback, expected)]).await;
    }
    // Old servers interrupt whatever runs.
    let interrupt = json!({ "threadId": busy.id(), "turnId": NOBODY });
    let got = ask(
        &codex,
        "turn/interrupt",
        &interrupt,
        Duration::from_secs(50),
    )
    .await;
    let expected = if minor < 126 { DONE } else { &stale };
    assert_eq!(got, *expected, "{version}: turn/interrupt");
    gate.open();
    soon("the turn's end", turn.end()).await;
    if minor >= 115 {
        not_steerable(&bench, &idle, minor).await;
    }

    codex.shutdown().await;
    bench.nothing_is_left().await;
}

/// A compaction is a turn that takes no input.
async fn not_steerable(bench: &Bench, thread: &Thread, minor: u16) {
    let mut events = thread.events();
    while events.try_next().is_some() {}
    let (reply, gate) = Reply::message("All in all").hold();
    bench.model.push(reply);
    soon("thread/compact/start", thread.compact())
        .await
        .unwrap();
    let turn = loop {
        let event = soon("turn/started", events.next()).await.unwrap();
        if event.method() == "turn/started" {
            let told = event.notification().and_then(|told| told.turn_id());
            break told.unwrap().to_owned();
        }
    };
    soon("the model is asked", gate.reached()).await;
    let steer = json!({ "threadId": thread.id(), "expectedTurnId": turn, "input": input("x") });
    let expected: Expected = &[(0, "TurnNotSteerable")];
    check(thread.codex(), minor, &[row("turn/steer", steer, expected)]).await;
    gate.open();
}

/// Input that some releases refuse; others take a turn of its own for it.
async fn input_that_is_refused(version: &str) {
    let minor: u16 = version.split('.').nth(1).unwrap().parse().unwrap();
    let too_long = "x".repeat(1 << 20) + "x";
    let inputs: [(Value, Expected); 2] = [
        (json!([]), &[(0, DONE)]),
        (
            input(&too_long),
            &[
                (0, DONE),
                (
                    107,
                    "InputTooLarge { max_chars: Some(1048576), actual_chars: Some(1048577) }",
                ),
            ],
        ),
    ];
    for (input, expected) in inputs {
        let bench = Bench::asking(version).await;
        bench.model.push(Reply::message("Done"));
        let codex = bench.spawn().await;
        let thread = soon("thread/start", codex.start_thread(bench.thread()))
            .await
            .unwrap();
        let params = json!({ "threadId": thread.id(), "input": input });
        check(&codex, minor, &[row("turn/start", params, expected)]).await;
        codex.shutdown().await;
        bench.nothing_is_left().await;
    }
}

/// A method for one kind of history, asked of a thread with the other.
async fn history_modes(bench: &Bench, codex: &Codex, minor: u16) {
    if minor < 148 {
        return;
    }
    for mode in ["legacy", "paginated"] {
        let params = json!({ "cwd": bench.home.workdir(), "historyMode": mode });
        let options = CallOptions::new().unchecked();
        let call = codex.request_raw_with("thread/start", Some(&params), options);
        let started = soon("thread/start", call).await.unwrap();
        let started: Value = serde_json::from_slice(&started).unwrap();
        let thread = codex.thread(started["thread"]["id"].as_str().unwrap());
        bench.model.push(Reply::message("Done"));
        let turn = soon("turn/start", thread.start_turn("Hello"))
            .await
            .unwrap();
        assert!(soon("the turn's end", turn.end()).await.is_completed());
        let rows = if mode == "legacy" {
            let revert =
                json!({ "threadId": thread.id(), "turnId": turn.id(), "beforeTurnId": turn.id() });
            let items = json!({ "threadId": thread.id() });
            vec![
                row("thread/revert", revert, &[(0, "WrongHistoryMode")]),
                row("thread/items/list", items, &[(0, "NotSupportedForThread")]),
            ]
        } else {
            let rollback = json!({ "threadId": thread.id(), "numTurns": 1 });
            vec![row(
                "thread/rollback",
                rollback,
                &[(0, "WrongHistoryMode"), (156, ABSENT)],
            )]
        };
        check(codex, minor, &rows).await;
    }
}

macro_rules! on_releases {
    ($($name:ident $version:literal)*) => {
        $(mod $name {
            #[tokio::test]
            async fn every_row() { super::every_row($version).await }
            #[tokio::test]
            async fn input_that_is_refused() { super::input_that_is_refused($version).await }
        })*
    };
}
on_releases! {
    v0_100_0 "0.100.0"
    v0_107_0 "0.107.0"
    v0_120_0 "0.120.0"
    v0_129_0 "0.129.0"
    v0_142_0 "0.142.0"
    v0_147_0 "0.147.0"
    v0_150_1 "0.150.1"
    v0_155_1 "0.155.1"
    v0_169_0 "0.169.0"
}

/// What is experimental, asked for by a connection that has not opted in.
#[tokio::test]
async fn without_opting_in_what_is_experimental_is_refused_as_such() {
    for version in ["0.100.0", "0.129.0", "0.169.0"] {
        let bench = Bench::asking(version).await;
        let codex = bench
            .spawn_with(bench.builder().experimental_api(false))
            .await;
        let limit = Duration::from_secs(50);
        let got = ask(&codex, "collaborationMode/list", &json!({}), limit).await;
        assert_eq!(
            got, r#"NeedsExperimental { what: "collaborationMode/list" }"#,
            "{version}"
        );
        codex.shutdown().await;
        bench.nothing_is_left().await;
    }
}

/// Two servers on one home: the second one that wants to write to a thread is refused.
#[tokio::test]
async fn a_thread_that_another_process_writes_to_is_refused_as_such() {
    for version in ["0.150.1", "0.155.1", "0.169.0"] {
        let bench = Bench::asking(version).await;
        let (one, two) = (bench.spawn().await, bench.spawn().await);
        let thread = soon("thread/start", one.start_thread(bench.thread()))
            .await
            .unwrap();
        bench.model.push(Reply::message("Done"));
        let turn = soon("turn/start", thread.start_turn("Hello"))
            .await
            .unwrap();
        assert!(soon("the turn's end", turn.end()).await.is_completed());
        let resumed = soon(
            "thread/resume",
            two.call(ThreadResumeParams::new(thread.id())),
        )
        .await;
        let error = resumed.expect_err("two processes write to one thread");
        assert_eq!(
            error.server().map(|error| error.kind()),
            Some(&ServerErrorKind::ActiveWriter),
            "{version}: {error}"
        );
        for codex in [one, two] {
            soon("the shutdown", codex.shutdown()).await;
        }
        bench.nothing_is_left().await;
    }
}

/// More requests at once than the server's queue holds.
#[tokio::test]
async fn overload_is_told_apart_and_gone_after_a_while() {
    for version in ["0.100.0", "0.129.0", "0.169.0"] {
        let bench = Bench::asking(version).await;
        let builder = bench.builder().max_in_flight(3_000);
        let codex = bench.spawn_with(builder).await;
        // One burst has always been enough; it is the server that decides.
        let mut overloaded = 0;
        for _ in 0..5 {
            overloaded = burst(&codex).await;
            if overloaded > 0 {
                break;
            }
        }
        assert!(overloaded > 0, "{version} was not overloaded");
        // It is over, and the connection has not suffered.
        soon("thread/list", codex.call(ThreadListParams::new()))
            .await
            .unwrap();
        codex.shutdown().await;
        bench.nothing_is_left().await;
    }
}

/// Thousands of calls at once; how many were refused for it.
async fn burst(codex: &Codex) -> usize {
    let calls: Vec<_> = (0..3_000)
        .map(|_| {
            let codex = codex.clone();
            tokio::spawn(async move {
                // Most of them are never answered at all.
                let options = CallOptions::new()
                    .retries(0)
                    .timeout(Duration::from_secs(5));
                codex.call_with(ThreadListParams::new(), options).await
            })
        })
        .collect();
    let mut overloaded = 0;
    for call in calls {
        match soon("an end of each call", call).await.unwrap() {
            Ok(_) | Err(Error::Timeout { .. }) => {}
            Err(error) => {
                let kind = error.server().map(|error| error.kind());
                assert!(
                    matches!(
                        kind,
                        Some(ServerErrorKind::Overloaded {
                            retryable: true,
                            ..
                        })
                    ),
                    "{error:?}"
                );
                assert!(error.is_retryable());
                overloaded += 1;
            }
        }
    }
    overloaded
}
