//! Recordings, served again: what a client sees is what it saw live.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed test is to say where"
)]

mod checked_in;

use codex_threads::protocol::{ThreadReadParams, ThreadStartParams};
use codex_threads::transport::{Limits, Transport};
use codex_threads::{Codex, Event, ServerRequestPolicy};
use codex_threads_testkit::model::Reply;
use codex_threads_testkit::tape::{Dir, Recorder, Redaction, Replayer, Tape};
use codex_threads_testkit::{Home, Release, ScriptedModel};
use codex_threads_tests::bench::soon;
use serde_json::{Value, json};
use tokio::process::Command;

/// What a program sees of a session: every notification of its turns, and what it was asked.
async fn session(transport: Transport, cwd: &str) -> Vec<String> {
    let policy = ServerRequestPolicy::handler(|request| async move {
        let _ = request.answer_raw(&json!({"decision": "accept"}));
    });
    let builder = Codex::builder()
        .client_name("replay")
        .server_requests(policy);
    let codex = soon("the handshake", builder.connect(transport))
        .await
        .unwrap();
    let thread = codex
        .start_thread(ThreadStartParams::new().cwd(cwd))
        .await
        .unwrap();
    let mut seen = Vec::new();
    for text in ["Say something", "Run something"] {
        let mut turn = thread.start_turn(text).await.unwrap();
        while let Some(event) = soon("an event", turn.next()).await {
            match event {
                Event::Notification(told) => {
                    let params: Value = serde_json::from_slice(told.params()).unwrap();
                    seen.push(format!("{} {params}", told.method()));
                }
                other => panic!("{other:?}"),
            }
        }
        // Not its duration, which old releases leave to the client to measure.
        let end = turn.end().await;
        let message = end.final_message().map(str::to_owned);
        seen.push(format!("{} {message:?}", end.is_completed()));
    }
    let read = codex
        .call(ThreadReadParams::new(thread.id()).include_turns(true))
        .await
        .unwrap();
    seen.push(serde_json::to_string(&read).unwrap());
    soon("the shutdown", codex.shutdown()).await;
    seen
}

/// Records a session with a real server, and replays it.
async fn live_then_replayed(version: &str) {
    let release = Release::get(version).await.expect("the release can be had");
    let model = ScriptedModel::start().await.unwrap();
    let home = Home::builder().asking().build(&model).unwrap();
    model.script([
        Reply::reasoning("Hm").then(Reply::message("").deltas(["one ", "two ", "three"])),
        Reply::shell("touch made").escalated("The test wants it"),
        Reply::message("Done."),
    ]);
    let mut command = Command::new(release.program());
    command
        .arg("app-server")
        .current_dir(home.workdir())
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::null())
        .kill_on_drop(true);
    home.env().apply(command.as_std_mut());
    let mut child = command.spawn().unwrap();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("session.jsonl");
    let recorder = Recorder::create(&file, Redaction::secrets()).unwrap();
    let (reader, writer) = recorder.tap(child.stdout.take().unwrap(), child.stdin.take().unwrap());
    let transport = Transport::from_io(reader, writer, Limits::default());
    let cwd = home.workdir().to_string_lossy().into_owned();
    let live = session(transport, &cwd).await;
    soon("the end of the server", child.wait()).await.unwrap();
    recorder.finish().unwrap();
    assert!(live.len() > 15, "{live:#?}");

    let tape = Tape::read(&file).unwrap();
    let said = tape.entries().iter().filter(|e| e.dir == Dir::Client);
    assert!(said.count() > 5);
    let (reader, writer) = tokio::io::duplex(1 << 16);
    let (client_reader, client_writer) = tokio::io::duplex(1 << 16);
    let played = tokio::spawn(Replayer::new(tape).serve(client_reader, writer));
    let transport = Transport::from_io(reader, client_writer, Limits::default());
    let replayed = session(transport, &cwd).await;
    for (live, replayed) in live.iter().zip(&replayed) {
        assert_eq!(live, replayed);
    }
    assert_eq!(live.len(), replayed.len());
    let played = soon("the end of the tape", played).await.unwrap();
    assert!(played.refused.is_empty(), "{played:?}");
}

#[tokio::test]
async fn a_session_with_0_107_0_replays() {
    live_then_replayed("0.107.0").await;
}

#[tokio::test]
async fn a_session_with_0_150_1_replays() {
    live_then_replayed("0.150.1").await;
}

#[tokio::test]
async fn a_session_with_0_169_0_replays() {
    live_then_replayed("0.169.0").await;
}
