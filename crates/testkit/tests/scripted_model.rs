//! The scripted model as an HTTP server, seen from a socket: what real servers don't show.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed test is to say where"
)]

use std::time::Duration;

use codex_threads_testkit::ScriptedModel;
use codex_threads_testkit::model::{ModelError, Reply};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

const PATIENCE: Duration = Duration::from_secs(60);

async fn connect(model: &ScriptedModel) -> TcpStream {
    let url = model.base_url();
    let address = url
        .strip_prefix("http://")
        .unwrap()
        .strip_suffix("/v1")
        .unwrap();
    TcpStream::connect(address).await.unwrap()
}

/// Sends a request that is the last of its connection.
async fn send(model: &ScriptedModel, head: &str, body: &str) -> TcpStream {
    let mut stream = connect(model).await;
    let text = format!(
        "{head}\r\nhost: model\r\nconnection: close\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(text.as_bytes()).await.unwrap();
    stream
}

/// All that comes until the connection ends, in whatever way.
async fn rest(mut stream: TcpStream) -> String {
    let mut bytes = Vec::new();
    let _ = tokio::time::timeout(PATIENCE, stream.read_to_end(&mut bytes))
        .await
        .expect("an end");
    String::from_utf8(bytes).unwrap()
}

async fn ask(model: &ScriptedModel, body: &Value) -> String {
    rest(send(model, "POST /v1/responses HTTP/1.1", &body.to_string()).await).await
}

/// The types of the events of an answer.
fn kinds(answer: &str) -> Vec<&str> {
    answer
        .lines()
        .filter_map(|line| line.strip_prefix("event: "))
        .collect()
}

/// The function call of an answer: its name and arguments.
fn call(answer: &str) -> (String, Value) {
    let item = item(answer);
    let arguments = serde_json::from_str(item["arguments"].as_str().unwrap()).unwrap();
    (item["name"].as_str().unwrap().to_owned(), arguments)
}

fn item(answer: &str) -> Value {
    answer
        .lines()
        .filter_map(|line| line.strip_prefix("data: "))
        .map(|data| serde_json::from_str::<Value>(data).unwrap())
        .find(|event| event["type"] == "response.output_item.done")
        .unwrap_or_else(|| panic!("no item: {answer}"))["item"]
        .clone()
}

fn offering(tools: &[Value]) -> Value {
    json!({"model": "m", "input": [], "tools": tools})
}

fn function(name: &str, parameters: &[&str]) -> Value {
    let properties: serde_json::Map<_, _> = parameters
        .iter()
        .map(|p| ((*p).to_owned(), json!({"type": "string"})))
        .collect();
    json!({"type": "function", "name": name, "parameters": {"type": "object", "properties": properties}})
}

#[tokio::test]
async fn a_command_fits_whichever_tool_the_release_offers() {
    let model = ScriptedModel::start().await.unwrap();
    model.always(Reply::shell("echo 'a b'").escalated("why"));
    let answer = ask(
        &model,
        &offering(&[function("exec_command", &["cmd", "sandbox_permissions"])]),
    )
    .await;
    let escalated = json!("require_escalated");
    assert_eq!(
        call(&answer),
        (
            "exec_command".to_owned(),
            json!({"cmd": "echo 'a b'", "sandbox_permissions": escalated, "justification": "why"})
        )
    );
    let answer = ask(
        &model,
        &offering(&[
            function("view_image", &[]),
            function("shell_command", &["command"]),
        ]),
    )
    .await;
    assert_eq!(
        call(&answer),
        (
            "shell_command".to_owned(),
            json!({"command": "echo 'a b'", "sandbox_permissions": escalated, "justification": "why"})
        )
    );
    let answer = ask(
        &model,
        &offering(&[function(
            "shell",
            &["command", "with_escalated_permissions"],
        )]),
    )
    .await;
    assert_eq!(
        call(&answer),
        (
            "shell".to_owned(),
            json!({"command": ["bash", "-lc", "echo 'a b'"], "with_escalated_permissions": true, "justification": "why"})
        )
    );
    let answer = ask(&model, &offering(&[json!({"type": "local_shell"})])).await;
    assert_eq!(item(&answer)["type"], "local_shell_call");
    assert_eq!(
        item(&answer)["action"]["command"],
        json!(["bash", "-lc", "echo 'a b'"])
    );

    let answer = ask(&model, &offering(&[function("view_image", &[])])).await;
    assert_eq!(kinds(&answer), ["response.created", "response.failed"]);
    assert!(answer.contains("offers no tool for it"), "{answer}");
}

#[tokio::test]
async fn a_patch_fits_whichever_tool_the_release_offers() {
    let model = ScriptedModel::start().await.unwrap();
    model.always(Reply::apply_patch("*** Begin Patch\n*** End Patch\n"));
    let custom = json!({"type": "custom", "name": "apply_patch"});
    let answer = ask(&model, &offering(&[function("exec_command", &[]), custom])).await;
    assert_eq!(item(&answer)["type"], "custom_tool_call");
    assert_eq!(item(&answer)["input"], "*** Begin Patch\n*** End Patch\n");
    let answer = ask(&model, &offering(&[function("apply_patch", &["input"])])).await;
    assert_eq!(
        call(&answer),
        (
            "apply_patch".to_owned(),
            json!({"input": "*** Begin Patch\n*** End Patch\n"})
        )
    );
    let answer = ask(&model, &offering(&[function("exec_command", &["cmd"])])).await;
    assert_eq!(
        call(&answer),
        (
            "exec_command".to_owned(),
            json!({"cmd": "apply_patch <<'EOF'\n*** Begin Patch\n*** End Patch\nEOF\n"})
        )
    );
}

#[tokio::test]
async fn a_cut_stream_delivers_exactly_its_events_and_no_end() {
    let model = ScriptedModel::start().await.unwrap();
    for events in 0..5 {
        model.push(Reply::message("").deltas(["a", "b"]).cut_after(events));
        let answer = ask(&model, &json!({})).await;
        assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
        assert_eq!(kinds(&answer).len(), events, "{answer}");
        assert!(!answer.ends_with("0\r\n\r\n"), "it ended in good order");
    }
    // Long ones too: no event is lost in a buffer.
    let long = "x".repeat(8 << 20);
    model.push(
        Reply::message("")
            .deltas([long.clone(), long.clone(), long])
            .cut_after(4),
    );
    assert_eq!(kinds(&ask(&model, &json!({})).await).len(), 4);
}

#[tokio::test]
async fn a_stream_without_an_end_ends_in_good_order() {
    let model = ScriptedModel::start().await.unwrap();
    model.push(Reply::message("a").without_end());
    let answer = ask(&model, &json!({})).await;
    assert_eq!(kinds(&answer).last(), Some(&"response.output_item.done"));
    assert!(answer.ends_with("0\r\n\r\n"), "{answer}");
}

#[tokio::test]
async fn a_held_reply_says_nothing_before_its_gate_opens() {
    let model = ScriptedModel::start().await.unwrap();
    let (reply, gate) = Reply::message("late").hold();
    model.push(reply);
    let mut stream = send(&model, "POST /v1/responses HTTP/1.1", "{}").await;
    gate.reached().await;
    let mut byte = [0];
    // Nothing can have been written: not even the head is made yet.
    assert!(
        stream
            .try_read(&mut byte)
            .is_err_and(|e| e.kind() == std::io::ErrorKind::WouldBlock)
    );
    gate.open();
    stream.read_exact(&mut byte).await.unwrap();
    assert_eq!(kinds(&rest(stream).await).len(), 5);
}

#[tokio::test]
async fn a_client_that_hangs_up_at_a_gate_does_not_block_the_next() {
    let model = ScriptedModel::start().await.unwrap();
    let (reply, gate) = Reply::message("never").hold_after(1);
    model.script([reply, Reply::message("next")]);
    let stream = send(&model, "POST /v1/responses HTTP/1.1", "{}").await;
    gate.reached().await;
    drop(stream);
    assert!(ask(&model, &json!({})).await.contains("next"));
}

#[tokio::test]
async fn a_dropped_model_closes_what_it_held() {
    let model = ScriptedModel::start().await.unwrap();
    let (reply, gate) = Reply::message("never").hold_after(2);
    model.push(reply);
    let stream = send(&model, "POST /v1/responses HTTP/1.1", "{}").await;
    let address = stream.peer_addr().unwrap();
    gate.reached().await;
    drop(model);
    assert_eq!(kinds(&rest(stream).await).len(), 2);
    assert!(
        TcpStream::connect(address).await.is_err(),
        "it still listens"
    );
}

#[tokio::test]
async fn a_websocket_is_declined_and_other_paths_have_an_answer() {
    let model = ScriptedModel::start().await.unwrap();
    let upgrade = "GET /v1/responses HTTP/1.1\r\nupgrade: websocket";
    assert!(
        rest(send(&model, upgrade, "").await)
            .await
            .starts_with("HTTP/1.1 426")
    );
    assert!(
        rest(send(&model, "GET /v1/models?x=1 HTTP/1.1", "").await)
            .await
            .starts_with("HTTP/1.1 200")
    );
    assert!(
        rest(send(&model, "POST /v1/files HTTP/1.1", "{}").await)
            .await
            .starts_with("HTTP/1.1 404")
    );
    let paths: Vec<_> = model
        .other_requests()
        .iter()
        .map(|r| r.path().to_owned())
        .collect();
    assert_eq!(paths, ["/v1/responses", "/v1/models?x=1", "/v1/files"]);
    assert!(model.requests().is_empty());
}

#[tokio::test]
async fn a_key_is_neither_recorded_nor_shown() {
    let model = ScriptedModel::start().await.unwrap();
    model.push(Reply::empty());
    let head = "POST /v1/responses HTTP/1.1\r\nauthorization: Bearer sk-secret\r\ncookie: a=sk-secret\r\nx-api-key: sk-secret\r\nx-kept: yes";
    rest(
        send(
            &model,
            head,
            r#"{"input": [{"role": "user", "content": [{"text": "private"}]}]}"#,
        )
        .await,
    )
    .await;
    let request = model.next_request().await.unwrap();
    assert_eq!(request.header("X-Kept"), Some("yes"));
    assert!(
        request
            .headers()
            .iter()
            .all(|(_, value)| !value.contains("sk-secret"))
    );
    assert_eq!(request.user_texts(), ["private"]);
    let shown = format!("{request:?} {model:?}");
    assert!(
        !shown.contains("private") && !shown.contains("secret"),
        "{shown}"
    );
}

#[tokio::test]
async fn replies_come_from_the_script_then_the_fallback_then_fail_loudly() {
    let model = ScriptedModel::start().await.unwrap();
    let answer = ask(&model, &json!({})).await;
    assert!(answer.starts_with("HTTP/1.1 400"), "{answer}");
    assert!(
        answer.contains("the script has no reply left: request 0"),
        "{answer}"
    );
    assert_eq!(model.unscripted(), 1);

    model.push(Reply::message("scripted"));
    model.respond_with(|request| Reply::message(format!("asked {}", request.index())));
    assert!(ask(&model, &json!({})).await.contains("scripted"));
    assert!(ask(&model, &json!({})).await.contains("asked 2"));

    model.respond_with(|_| panic!("on purpose"));
    let answer = ask(&model, &json!({})).await;
    assert!(
        answer.starts_with("HTTP/1.1 400") && answer.contains("panicked"),
        "{answer}"
    );

    model.script([Reply::message("x"), Reply::message("y")]);
    assert_eq!(model.remaining(), 2);
    model.always(Reply::http_error(503, "busy").header("retry-after", "7"));
    assert_eq!(model.remaining(), 0);
    let answer = ask(&model, &json!({})).await;
    assert!(
        answer.starts_with("HTTP/1.1 503") && answer.contains("retry-after: 7"),
        "{answer}"
    );
    assert_eq!(model.requests().len(), 5);
}

#[tokio::test]
async fn requests_are_given_one_by_one_and_each_once() {
    let model = ScriptedModel::start().await.unwrap();
    model.always(Reply::empty());
    let wait = model.next_request();
    let body = json!({"model": "a"});
    let (first, _) = tokio::join!(wait, ask(&model, &body));
    assert_eq!(first.unwrap().model(), Some("a"));
    ask(&model, &json!({"model": "b"})).await;
    ask(&model, &json!({"model": "c"})).await;
    assert_eq!(model.wait_for(3).await.unwrap().len(), 3);
    assert_eq!(model.next_request().await.unwrap().model(), Some("b"));
    assert_eq!(model.next_request().await.unwrap().model(), Some("c"));
}

#[tokio::test(start_paused = true)]
async fn a_request_that_never_comes_is_an_error_that_says_so() {
    let model = ScriptedModel::start().await.unwrap();
    let error = model.next_request().await.unwrap_err();
    assert!(
        matches!(
            error,
            ModelError::NoRequest {
                wanted: 1,
                got: 0,
                ..
            }
        ),
        "{error:?}"
    );
    assert!(model.wait_for(0).await.unwrap().is_empty());
}

#[tokio::test]
async fn a_slow_start_and_a_pace_take_their_time() {
    let model = ScriptedModel::start().await.unwrap();
    let pause = Duration::from_millis(50);
    model.push(
        Reply::message("")
            .deltas(["a", "b"])
            .slow_start(pause)
            .paced(pause),
    );
    let begin = std::time::Instant::now();
    let answer = ask(&model, &json!({})).await;
    assert_eq!(kinds(&answer).len(), 6);
    // Five pauses between six events, and one before. No upper bound: machines may be slow.
    assert!(begin.elapsed() >= pause * 6);
}

#[tokio::test]
async fn outputs_of_several_replies_make_one_answer() {
    let model = ScriptedModel::start().await.unwrap();
    model.push(
        Reply::reasoning("thinking")
            .then(Reply::message("über alles").chunked(3))
            .then(Reply::item(
                json!({"type": "web_search_call", "id": "ws_1", "status": "completed"}),
            ))
            .then(Reply::event(json!({"type": "response.custom"})))
            .then(Reply::failed("some_code", "some message")),
    );
    let answer = ask(&model, &json!({})).await;
    let deltas: Vec<String> = answer
        .lines()
        .filter_map(|line| line.strip_prefix("data: "))
        .map(|data| serde_json::from_str::<Value>(data).unwrap())
        .filter(|event| event["type"] == "response.output_text.delta")
        .map(|event| event["delta"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(deltas, ["übe", "r a", "lle", "s"]);
    let kinds = kinds(&answer);
    assert_eq!(kinds.first(), Some(&"response.created"));
    assert_eq!(kinds.last(), Some(&"response.failed"));
    assert!(kinds.contains(&"response.custom"));
    assert!(answer.contains("web_search_call"));
}
