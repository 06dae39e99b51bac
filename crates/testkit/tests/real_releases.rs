//! The scripted model and its home against real servers, from the oldest supported release to the newest.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed test is to say where"
)]

mod common;

use codex_threads_testkit::model::{Reply, Usage};
use codex_threads_testkit::{Home, Release, ScriptedModel};
use serde_json::{Value, json};

use common::{App, deltas, end_of, items, of};

async fn release(version: &str) -> Release {
    Release::get(version)
        .await
        .expect("the release is there, or can be fetched")
}

async fn model() -> ScriptedModel {
    ScriptedModel::start().await.expect("a free port")
}

/// One test for each release.
macro_rules! on_releases {
    ($($name:ident),* $(,)?) => {
        on_releases!(@ v0_100_0 "0.100.0": $($name)*);
        on_releases!(@ v0_129_0 "0.129.0": $($name)*);
        on_releases!(@ v0_150_1 "0.150.1": $($name)*);
        on_releases!(@ v0_169_0 "0.169.0": $($name)*);
        /// The same on releases of your choice: `TESTKIT_RELEASES="0.104.0 0.115.0" cargo test … -- chosen`.
        mod chosen {
            $(#[tokio::test] async fn $name() {
                let chosen = std::env::var("TESTKIT_RELEASES").unwrap_or_else(|_| "0.156.0".to_owned());
                for version in chosen.split_whitespace() {
                    eprintln!("{version}");
                    super::$name(super::release(version).await).await;
                }
            })*
        }
    };
    (@ $module:ident $version:literal: $($name:ident)*) => {
        mod $module {
            $(#[tokio::test] async fn $name() { super::$name(super::release($version).await).await })*
        }
    };
}

on_releases!(
    a_message_streams_its_deltas_in_order,
    a_command_waits_for_approval_and_its_output_reaches_the_model,
    a_declined_command_is_not_run,
    a_patch_changes_the_file,
    a_patch_waits_for_approval,
    reasoning_is_streamed,
    a_server_error_is_asked_again,
    a_cut_stream_is_asked_again,
    a_held_turn_is_in_its_middle_until_the_gate_opens,
    a_script_that_is_too_short_fails_the_turn_at_once,
    a_failed_response_fails_the_turn,
    an_incomplete_response_does_not_look_like_success,
    the_usage_reaches_the_client,
    a_dropped_model_ends_its_connections,
    nothing_but_the_model_is_contacted,
    a_thread_goes_on_in_a_new_process_with_another_model,
    a_compaction_asks_the_model_once_and_replaces_the_history,
    a_turn_held_before_its_head_can_be_interrupted,
);

async fn a_message_streams_its_deltas_in_order(release: Release) {
    let model = model().await;
    let home = Home::new(&model).unwrap();
    model.push(Reply::message("").deltas(["one ", "two ", "three"]));
    let mut app = App::start(&release, &home).await;
    let thread = app.start_thread(&home).await;
    let seen = app.turn(&thread, "Count to three").await;

    assert_eq!(end_of(&seen).0, "completed", "{seen:?}");
    assert_eq!(
        deltas(&seen, "item/agentMessage/delta"),
        ["one ", "two ", "three"]
    );
    let messages = items(&seen, "agentMessage");
    assert_eq!(messages.len(), 1);
    assert_eq!(messages[0]["text"], "one two three");
    let requests = model.requests();
    assert_eq!(requests.len(), 1);
    assert_eq!(requests[0].path(), "/v1/responses");
    assert_eq!(requests[0].model(), Some("scripted"));
    assert_eq!(
        requests[0].user_texts().last().map(String::as_str),
        Some("Count to three")
    );
    assert_eq!(model.remaining(), 0);
    app.finish().await;
}

async fn a_command_waits_for_approval_and_its_output_reaches_the_model(release: Release) {
    let model = model().await;
    let home = Home::builder().asking().build(&model).unwrap();
    model.script([
        Reply::shell("touch made && echo from-the-shell").escalated("The test wants it"),
        Reply::message("Done."),
    ]);
    let mut app = App::start(&release, &home).await;
    let thread = app.start_thread(&home).await;
    app.start_turn(&thread, "Run it").await;
    let seen = app.until("item/commandExecution/requestApproval").await;
    let request = seen.last().unwrap();
    assert_eq!(request["params"]["threadId"], thread.as_str());
    assert!(
        !home.workdir().join("made").exists(),
        "it ran before it was approved"
    );
    assert_eq!(model.requests().len(), 1);

    app.send(&json!({"id": request["id"], "result": {"decision": "accept"}}))
        .await;
    let seen = app.until("turn/completed").await;
    assert_eq!(end_of(&seen).0, "completed", "{seen:?}");
    assert!(home.workdir().join("made").exists());
    let requests = model.requests();
    assert_eq!(requests.len(), 2);
    let outputs = requests[1].tool_outputs();
    assert_eq!(outputs.len(), 1, "{outputs:?}");
    assert!(outputs[0].1.contains("from-the-shell"), "{outputs:?}");
    app.finish().await;
}

async fn a_declined_command_is_not_run(release: Release) {
    let model = model().await;
    let home = Home::builder().asking().build(&model).unwrap();
    model.script([
        Reply::shell("touch made").escalated("Why not"),
        Reply::message("A pity."),
    ]);
    let mut app = App::start(&release, &home).await;
    let thread = app.start_thread(&home).await;
    app.start_turn(&thread, "Run it").await;
    let seen = app.until("item/commandExecution/requestApproval").await;
    let id = seen.last().unwrap()["id"].clone();
    app.send(&json!({"id": id, "result": {"decision": "decline"}}))
        .await;
    let seen = app.until("turn/completed").await;
    assert_eq!(end_of(&seen).0, "completed", "{seen:?}");
    assert!(!home.workdir().join("made").exists());
    assert_eq!(items(&seen, "agentMessage")[0]["text"], "A pity.");
    app.finish().await;
}

const PATCH: &str = "*** Begin Patch\n*** Add File: new.txt\n+patched\n*** End Patch";

async fn a_patch_changes_the_file(release: Release) {
    let model = model().await;
    let home = Home::new(&model).unwrap();
    model.script([Reply::apply_patch(PATCH), Reply::message("Patched.")]);
    let mut app = App::start(&release, &home).await;
    let thread = app.start_thread(&home).await;
    let seen = app.turn(&thread, "Patch it").await;
    assert_eq!(end_of(&seen).0, "completed", "{seen:?}");
    assert_eq!(
        std::fs::read_to_string(home.workdir().join("new.txt")).unwrap(),
        "patched\n",
        "{:?}",
        model.requests().last().map(|r| r.tool_outputs())
    );
    assert_eq!(items(&seen, "fileChange").len(), 1, "{seen:?}");
    app.finish().await;
}

async fn a_patch_waits_for_approval(release: Release) {
    let model = model().await;
    let home = Home::builder().asking().build(&model).unwrap();
    model.script([Reply::apply_patch(PATCH), Reply::message("Patched.")]);
    let mut app = App::start(&release, &home).await;
    let thread = app.start_thread(&home).await;
    app.start_turn(&thread, "Patch it").await;
    let seen = app.until("item/fileChange/requestApproval").await;
    assert!(!home.workdir().join("new.txt").exists());
    let id = seen.last().unwrap()["id"].clone();
    app.send(&json!({"id": id, "result": {"decision": "accept"}}))
        .await;
    let seen = app.until("turn/completed").await;
    assert_eq!(end_of(&seen).0, "completed", "{seen:?}");
    assert!(home.workdir().join("new.txt").exists());
    app.finish().await;
}

async fn reasoning_is_streamed(release: Release) {
    let model = model().await;
    let home = Home::new(&model).unwrap();
    model.push(
        Reply::reasoning("**Counting** carefully")
            .chunked(8)
            .then(Reply::message("Three.")),
    );
    let mut app = App::start(&release, &home).await;
    let thread = app.start_thread(&home).await;
    let seen = app.turn(&thread, "Think").await;
    assert_eq!(end_of(&seen).0, "completed", "{seen:?}");
    assert_eq!(
        deltas(&seen, "item/reasoning/summaryTextDelta").concat(),
        "**Counting** carefully"
    );
    let reasoning = items(&seen, "reasoning");
    assert_eq!(reasoning.len(), 1);
    assert_eq!(reasoning[0]["summary"], json!(["**Counting** carefully"]));
    assert_eq!(items(&seen, "agentMessage")[0]["text"], "Three.");
    app.finish().await;
}

async fn a_server_error_is_asked_again(release: Release) {
    let model = model().await;
    let home = Home::new(&model).unwrap();
    model.script([Reply::http_error(500, "not now"), Reply::message("Now.")]);
    let mut app = App::start(&release, &home).await;
    let thread = app.start_thread(&home).await;
    let seen = app.turn(&thread, "Try").await;
    assert_eq!(end_of(&seen).0, "completed", "{seen:?}");
    assert_eq!(items(&seen, "agentMessage")[0]["text"], "Now.");
    assert_eq!(model.requests().len(), 2);
    app.finish().await;
}

async fn a_cut_stream_is_asked_again(release: Release) {
    let model = model().await;
    let home = Home::new(&model).unwrap();
    // Created, added, the first delta; the second is never sent.
    model.script([
        Reply::message("").deltas(["half ", "never"]).cut_after(3),
        Reply::message("Whole."),
    ]);
    let mut app = App::start(&release, &home).await;
    let thread = app.start_thread(&home).await;
    let seen = app.turn(&thread, "Try").await;
    assert_eq!(end_of(&seen).0, "completed", "{seen:?}");
    let text = deltas(&seen, "item/agentMessage/delta");
    assert_eq!(text, ["half ", "Whole."]);
    assert!(
        of(&seen, "error").any(|m| m["params"]["willRetry"] == true),
        "{seen:?}"
    );
    assert_eq!(model.requests().len(), 2);
    app.finish().await;
}

async fn a_held_turn_is_in_its_middle_until_the_gate_opens(release: Release) {
    let model = model().await;
    let home = Home::new(&model).unwrap();
    let (reply, gate) = Reply::message("")
        .deltas(["before ", "after"])
        .hold_after(3);
    model.push(reply);
    let mut app = App::start(&release, &home).await;
    let thread = app.start_thread(&home).await;
    app.start_turn(&thread, "Wait").await;
    gate.reached().await;
    let seen = app.until("item/agentMessage/delta").await;
    assert_eq!(seen.last().unwrap()["params"]["delta"], "before ");
    assert!(!gate.is_open());
    // The turn is still there: it can be told apart from one that has ended.
    let read = app
        .request(
            "thread/read",
            json!({"threadId": thread, "includeTurns": false}),
        )
        .await;
    assert_eq!(read["thread"]["id"], thread.as_str());
    gate.open();
    let seen = app.until("turn/completed").await;
    assert_eq!(end_of(&seen).0, "completed", "{seen:?}");
    assert_eq!(deltas(&seen, "item/agentMessage/delta"), ["after"]);
    app.finish().await;
}

async fn a_script_that_is_too_short_fails_the_turn_at_once(release: Release) {
    let model = model().await;
    let home = Home::new(&model).unwrap();
    let mut app = App::start(&release, &home).await;
    let thread = app.start_thread(&home).await;
    let seen = app.turn(&thread, "What now?").await;
    let (status, message) = end_of(&seen);
    assert_eq!(status, "failed");
    assert!(
        message.contains("the script has no reply left: request 0"),
        "{message}"
    );
    assert!(message.contains("What now?"), "{message}");
    assert_eq!(model.unscripted(), 1, "it was asked again");
    app.finish().await;
}

async fn a_failed_response_fails_the_turn(release: Release) {
    let model = model().await;
    let home = Home::builder().retries(0, 0).build(&model).unwrap();
    model.always(Reply::failed("context_length_exceeded", "Too long."));
    let mut app = App::start(&release, &home).await;
    let thread = app.start_thread(&home).await;
    let seen = app.turn(&thread, "Go").await;
    let (status, message) = end_of(&seen);
    assert_eq!(status, "failed", "{seen:?}");
    assert!(message.contains("context window"), "{message}");
    app.finish().await;
}

async fn an_incomplete_response_does_not_look_like_success(release: Release) {
    let model = model().await;
    let home = Home::builder().retries(0, 0).build(&model).unwrap();
    model.always(Reply::message("Half of it").incomplete("max_output_tokens"));
    let mut app = App::start(&release, &home).await;
    let thread = app.start_thread(&home).await;
    let seen = app.turn(&thread, "Go").await;
    let (status, message) = end_of(&seen);
    assert_eq!(status, "failed", "{seen:?}");
    assert!(message.contains("max_output_tokens"), "{message}");
    app.finish().await;
}

async fn the_usage_reaches_the_client(release: Release) {
    let model = model().await;
    let home = Home::new(&model).unwrap();
    model.push(
        Reply::message("ok").usage(Usage::new(900, 100).cached_input(800).reasoning_output(40)),
    );
    let mut app = App::start(&release, &home).await;
    let thread = app.start_thread(&home).await;
    let seen = app.turn(&thread, "Go").await;
    let usage = of(&seen, "thread/tokenUsage/updated")
        .last()
        .expect("an update");
    let last = &usage["params"]["tokenUsage"]["last"];
    let field = |name: &str| last[name].as_u64();
    assert_eq!(field("inputTokens"), Some(900), "{last}");
    assert_eq!(field("cachedInputTokens"), Some(800), "{last}");
    assert_eq!(field("outputTokens"), Some(100), "{last}");
    assert_eq!(field("reasoningOutputTokens"), Some(40), "{last}");
    assert_eq!(field("totalTokens"), Some(1000), "{last}");
    app.finish().await;
}

async fn a_dropped_model_ends_its_connections(release: Release) {
    let model = model().await;
    let home = Home::builder().retries(0, 0).build(&model).unwrap();
    let (reply, gate) = Reply::message("never whole").hold_after(2);
    model.push(reply);
    let mut app = App::start(&release, &home).await;
    let thread = app.start_thread(&home).await;
    app.start_turn(&thread, "Wait").await;
    gate.reached().await;
    drop(model);
    let seen = app.until("turn/completed").await;
    assert_eq!(end_of(&seen).0, "failed", "{seen:?}");
    app.finish().await;
}

async fn nothing_but_the_model_is_contacted(release: Release) {
    let model = model().await;
    let home = Home::new(&model).unwrap();
    model.push(Reply::message("ok"));
    // Whatever wants out asks this proxy, and is seen.
    let proxy = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    proxy.set_nonblocking(true).unwrap();
    let url = format!("http://{}", proxy.local_addr().unwrap());
    let env: Vec<(&str, &str)> = [
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
        "http_proxy",
        "https_proxy",
        "all_proxy",
    ]
    .into_iter()
    .map(|name| (name, url.as_str()))
    .collect();
    let mut app = App::start_with(&release, &home, &env).await;
    let thread = app.start_thread(&home).await;
    let seen = app.turn(&thread, "Go").await;
    assert_eq!(end_of(&seen).0, "completed", "{seen:?}");
    app.request("thread/list", json!({})).await;
    let stderr = app.finish().await;

    let nobody = proxy.accept().expect_err("codex tried to reach something");
    assert_eq!(nobody.kind(), std::io::ErrorKind::WouldBlock);
    let others: Vec<_> = model
        .other_requests()
        .iter()
        .map(|r| r.path().to_owned())
        .collect();
    assert!(others.is_empty(), "{others:?}");
    let warnings: Vec<&Value> = ["warning", "deprecationNotice", "configWarning"]
        .into_iter()
        .flat_map(|method| of(&seen, method))
        .filter(|m| !is_about_the_machine(&m.to_string()))
        .collect();
    assert!(warnings.is_empty(), "{warnings:?}");
    let complaints: Vec<&str> = stderr
        .lines()
        .filter(|line| line.contains("ERROR") || line.contains("WARN"))
        .filter(|line| is_about_the_home(line) && !is_about_the_machine(line))
        .collect();
    assert!(complaints.is_empty(), "{complaints:?}");
}

/// What the home is answerable for. (A server may well complain of its own shutdown: "failed to record rollout items".)
fn is_about_the_home(line: &str) -> bool {
    let line = line.to_lowercase();
    [
        "config", "path", "feature", "http", "request", "metadata", "auth", "plugin",
    ]
    .iter()
    .any(|word| line.contains(word))
}

/// Not every machine has a bubblewrap; that is not the home's business.
fn is_about_the_machine(text: &str) -> bool {
    text.contains("bubblewrap")
}

async fn a_thread_goes_on_in_a_new_process_with_another_model(release: Release) {
    let first = model().await;
    let home = Home::new(&first).unwrap();
    first.push(Reply::message("The word is heron."));
    let mut app = App::start(&release, &home).await;
    let thread = app.start_thread(&home).await;
    let seen = app.turn(&thread, "Say a word").await;
    assert_eq!(end_of(&seen).0, "completed", "{seen:?}");
    app.finish().await;
    drop(first);

    let second = model().await;
    home.rewire(&second).unwrap();
    second.push(Reply::message("Still heron."));
    let mut app = App::start(&release, &home).await;
    app.request("thread/resume", json!({"threadId": thread}))
        .await;
    let seen = app.turn(&thread, "Which word?").await;
    assert_eq!(end_of(&seen).0, "completed", "{seen:?}");
    let request = second.next_request().await.unwrap();
    assert_eq!(request.assistant_texts(), ["The word is heron."]);
    app.finish().await;
}

async fn a_compaction_asks_the_model_once_and_replaces_the_history(release: Release) {
    let model = model().await;
    let home = Home::new(&model).unwrap();
    model.script([
        Reply::message("A long answer about herons."),
        Reply::message("Summary: herons."),
        Reply::message("Yes."),
    ]);
    let mut app = App::start(&release, &home).await;
    let thread = app.start_thread(&home).await;
    app.turn(&thread, "Tell me about herons").await;
    app.request("thread/compact/start", json!({"threadId": thread}))
        .await;
    let seen = app.until("turn/completed").await;
    assert_eq!(end_of(&seen).0, "completed", "{seen:?}");
    let seen = app.turn(&thread, "Still there?").await;
    assert_eq!(end_of(&seen).0, "completed", "{seen:?}");
    let requests = model.requests();
    assert_eq!(requests.len(), 3, "{:?}", model.other_requests());
    let last = requests[2].body()["input"].to_string();
    assert!(last.contains("Summary: herons."), "{last}");
    assert!(!last.contains("A long answer about herons."), "{last}");
    app.finish().await;
}

async fn a_turn_held_before_its_head_can_be_interrupted(release: Release) {
    let model = model().await;
    let home = Home::new(&model).unwrap();
    let (reply, gate) = Reply::message("never").hold();
    model.push(reply);
    let mut app = App::start(&release, &home).await;
    let thread = app.start_thread(&home).await;
    let turn = app.start_turn(&thread, "Wait").await;
    gate.reached().await;
    app.request(
        "turn/interrupt",
        json!({"threadId": thread, "turnId": turn}),
    )
    .await;
    let seen = app.until("turn/completed").await;
    assert_eq!(end_of(&seen).0, "interrupted", "{seen:?}");
    app.finish().await;
}
