//! jsonrpsee on a codex connection: real servers, and one in memory where what it does is the point.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]
#![allow(missing_docs, reason = "jsonrpsee's macro makes public traits")]

use std::future::Future;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use codex_threads::jsonrpsee::{Asked, JsonRpc, Named, cause, handler, transport};
use codex_threads::protocol::{
    CommandExecutionApprovalDecision as Decision, CommandExecutionRequestApprovalParams,
    ModelListResponse, ThreadListResponse, ThreadReadResponse, ThreadStartParams,
    ThreadStartResponse, TurnCompletedNotification, TurnStartResponse, TurnStatus,
};
use codex_threads::transport::child::Launch;
use codex_threads::transport::{Chunk, Transport, memory};
use codex_threads::{Codex, Error, ServerRequestPolicy, Timeouts};
use codex_threads_testkit::model::Reply;
use codex_threads_testkit::{Home, Release, ScriptedModel};
use jsonrpsee::RpcModule;
use jsonrpsee::core::ClientError;
use jsonrpsee::core::client::{
    Client, ClientBuilder, ClientT, Subscription, SubscriptionClientT, SubscriptionCloseReason,
};
use jsonrpsee::core::params::{ArrayParams, BatchRequestBuilder, ObjectParams};
use jsonrpsee::proc_macros::rpc;
use jsonrpsee::types::ErrorObjectOwned;
use serde_json::{Value, json};

/// Nothing in a test takes this long unless it hangs.
const PATIENCE: Duration = Duration::from_secs(120);

async fn soon<F: Future>(future: F) -> F::Output {
    tokio::time::timeout(PATIENCE, future)
        .await
        .expect("this hangs")
}

#[rpc(client)]
trait CodexRpc {
    #[method(name = "model/list", param_kind = map)]
    async fn model_list(&self) -> Result<ModelListResponse, ErrorObjectOwned>;

    #[method(name = "thread/start", param_kind = map)]
    async fn thread_start(
        &self,
        cwd: &str,
        #[argument(rename = "historyMode")] history_mode: Option<&str>,
    ) -> Result<ThreadStartResponse, ErrorObjectOwned>;

    #[method(name = "thread/list", param_kind = map)]
    async fn thread_list(
        &self,
        limit: Option<u32>,
        #[argument(rename = "searchTerm")] search_term: Option<&str>,
    ) -> Result<ThreadListResponse, ErrorObjectOwned>;

    #[method(name = "thread/read", param_kind = map)]
    async fn thread_read(
        &self,
        #[argument(rename = "threadId")] thread_id: &str,
    ) -> Result<ThreadReadResponse, ErrorObjectOwned>;

    #[method(name = "turn/start", param_kind = map)]
    async fn turn_start(
        &self,
        #[argument(rename = "threadId")] thread_id: &str,
        input: Value,
    ) -> Result<TurnStartResponse, ErrorObjectOwned>;

    #[subscription(name = "turn/completed", unsubscribe = "unused", item = TurnCompletedNotification, param_kind = map)]
    async fn turns(
        &self,
        #[argument(rename = "threadId")] thread_id: &str,
    ) -> jsonrpsee::core::SubscriptionResult;
}

fn text(text: &str) -> Value {
    json!([{ "type": "text", "text": text, "text_elements": [] }])
}

/// A server in a home of its own, until it is dropped.
struct Stage {
    home: Home,
    model: ScriptedModel,
    release: Release,
}

impl Stage {
    async fn new(version: &str, asking: bool) -> Self {
        let model = ScriptedModel::start().await.expect("the model starts");
        let home = match asking {
            true => Home::builder().asking().build(&model),
            false => Home::new(&model),
        };
        Self {
            home: home.expect("a home"),
            model,
            release: Release::get(version).await.expect("the release"),
        }
    }

    async fn codex(&self, policy: ServerRequestPolicy) -> JsonRpc {
        let builder = Codex::builder()
            .program(self.release.program())
            .cwd(self.home.workdir())
            .server_requests(policy);
        let env = self.home.env();
        let builder = env
            .removed()
            .fold(builder, |builder, name| builder.env_remove(name));
        let builder = env
            .set()
            .fold(builder, |builder, (name, value)| builder.env(name, value));
        JsonRpc(soon(builder.spawn()).await.expect("codex starts"))
    }

    fn transport(&self) -> Transport {
        let env = self.home.env();
        let launch = Launch::new(self.release.program()).cwd(self.home.workdir());
        let launch = env
            .removed()
            .fold(launch, |launch, name| launch.env_remove(name));
        let launch = env
            .set()
            .fold(launch, |launch, (name, value)| launch.env(name, value));
        launch.spawn().expect("codex starts")
    }

    fn cwd(&self) -> &str {
        self.home.workdir().to_str().expect("a path of text")
    }
}

/// One test for each release.
macro_rules! on_releases {
    ($($name:ident),* $(,)?) => {
        mod on_0_129_0 {
            $(#[tokio::test] async fn $name() { super::$name("0.129.0").await; })*
        }
        mod on_0_169_0 {
            $(#[tokio::test] async fn $name() { super::$name("0.169.0").await; })*
        }
    };
}

on_releases!(
    a_trait_drives_a_connection_from_start_to_end,
    a_failure_of_the_server_keeps_code_message_and_data,
    a_batch_to_a_server_without_batches_is_answered_in_order,
    a_module_that_declines_keeps_a_command_from_running,
    a_module_that_accepts_lets_a_command_run,
    a_module_without_the_method_approves_nothing,
    a_module_that_fails_approves_nothing,
    jsonrpsees_own_client_runs_on_a_child_process,
);

async fn a_trait_drives_a_connection_from_start_to_end(version: &str) {
    let stage = Stage::new(version, false).await;
    stage.model.push(Reply::message("Hello."));
    let codex = stage.codex(ServerRequestPolicy::Decline).await;

    soon(codex.model_list()).await.expect("models");
    // `None` is a `null` for a field that 0.129 doesn't know.
    let started = soon(codex.thread_start(stage.cwd(), None)).await.unwrap();
    let thread = started.thread.id.as_str();
    let mut turns = soon(codex.turns(thread)).await.unwrap();
    let turn = soon(codex.turn_start(thread, text("Hi"))).await.unwrap();
    let completed = soon(turns.next()).await.expect("an end").expect("decodes");
    assert_eq!(completed.turn.id, turn.turn.id);
    assert_eq!(completed.turn.status, TurnStatus::Completed);
    soon(turns.unsubscribe()).await.unwrap();

    let page = soon(codex.thread_list(Some(10), None)).await.unwrap();
    assert_eq!(page.data.len(), 1);
    let read = soon(codex.thread_read(thread)).await.unwrap();
    assert_eq!(read.thread.id.as_str(), thread);
    soon(codex.0.shutdown()).await;

    let error = soon(codex.thread_read(thread)).await.unwrap_err();
    assert!(matches!(error, ClientError::RestartNeeded(_)), "{error:?}");
    assert!(cause(&error).is_some_and(Error::is_closed), "{error:?}");
}

async fn a_failure_of_the_server_keeps_code_message_and_data(version: &str) {
    let stage = Stage::new(version, false).await;
    let codex = stage.codex(ServerRequestPolicy::Decline).await;

    let unknown = "019a0000-0000-7000-8000-000000000000";
    let ClientError::Call(error) = soon(codex.thread_read(unknown)).await.unwrap_err() else {
        panic!("the server has refused");
    };
    assert_eq!(error.code(), -32600);
    assert_eq!(
        error.message(),
        format!("thread not loaded: {unknown}").as_str()
    );

    let started = soon(codex.thread_start(stage.cwd(), None)).await.unwrap();
    let long = text(&"x".repeat((1 << 20) + 1));
    let error = soon(codex.turn_start(started.thread.id.as_str(), long))
        .await
        .unwrap_err();
    let ClientError::Call(error) = error else {
        panic!("the server has refused: {error:?}");
    };
    assert_eq!(error.code(), -32602);
    let data: Value = serde_json::from_str(error.data().expect("data").get()).unwrap();
    assert_eq!(data["input_error_code"], "input_too_large");
    assert_eq!(data["actual_chars"], (1 << 20) + 1);

    // Refused on this side, and the typed reason is there.
    let error = soon(codex.request::<Value, _>("thread/invented", ObjectParams::new()))
        .await
        .unwrap_err();
    assert!(
        matches!(cause(&error), Some(Error::Refused(_))),
        "{error:?}"
    );
    let mut positional = ArrayParams::new();
    positional.insert(unknown).unwrap();
    let error = soon(codex.request::<Value, _>("thread/read", positional))
        .await
        .unwrap_err();
    assert!(
        matches!(cause(&error), Some(Error::Params { .. })),
        "{error:?}"
    );
    // The wrong type for the answer.
    let error = soon(codex.request::<Vec<u8>, _>("thread/list", ArrayParams::new()))
        .await
        .unwrap_err();
    assert!(matches!(error, ClientError::ParseError(_)), "{error:?}");
    soon(codex.0.shutdown()).await;
}

fn batch() -> BatchRequestBuilder<'static> {
    let mut batch = BatchRequestBuilder::new();
    batch.insert("thread/list", ObjectParams::new()).unwrap();
    let params = Named(json!({ "threadId": "019a0000-0000-7000-8000-000000000000" }));
    batch.insert("thread/read", params).unwrap();
    batch.insert("model/list", ArrayParams::new()).unwrap();
    batch
}

async fn a_batch_to_a_server_without_batches_is_answered_in_order(version: &str) {
    let stage = Stage::new(version, false).await;
    let codex = stage.codex(ServerRequestPolicy::Decline).await;
    let mut batch = batch();
    batch.insert("thread/invented", ArrayParams::new()).unwrap();
    let answers = soon(codex.batch_request::<Value>(batch)).await.unwrap();
    assert_eq!(
        (answers.num_successful_calls(), answers.num_failed_calls()),
        (2, 2)
    );
    let answers: Vec<_> = answers.into_iter().collect();
    assert_eq!(answers[0].as_ref().unwrap()["data"], json!([]));
    assert_eq!(answers[1].as_ref().unwrap_err().code(), -32600);
    assert!(answers[2].as_ref().unwrap()["data"].is_array());
    assert_eq!(answers[3].as_ref().unwrap_err().code(), -32601);
    let none = BatchRequestBuilder::new();
    let error = soon(codex.batch_request::<Value>(none)).await.unwrap_err();
    assert!(
        matches!(error, ClientError::EmptyBatchRequest(_)),
        "{error:?}"
    );
    soon(codex.0.shutdown()).await;
}

/// A turn in which the model wants a command run, with `policy` to ask. Whether it ran.
async fn turn_with_a_command(version: &str, policy: ServerRequestPolicy) -> bool {
    let stage = Stage::new(version, true).await;
    stage.model.script([
        Reply::shell("touch made").escalated("The test wants it"),
        Reply::message("Done."),
    ]);
    let codex = stage.codex(policy).await;
    let params = Named(ThreadStartParams::new().cwd(stage.cwd()));
    let started: ThreadStartResponse = soon(codex.request("thread/start", params)).await.unwrap();
    let mut turns = soon(codex.turns(started.thread.id.as_str())).await.unwrap();
    soon(codex.turn_start(started.thread.id.as_str(), text("Run it")))
        .await
        .unwrap();
    let completed = soon(turns.next()).await.expect("an end").expect("decodes");
    assert_eq!(completed.turn.status, TurnStatus::Completed);
    // The model has been told how it went: the command was not just left out.
    assert_eq!(
        (stage.model.requests().len(), stage.model.remaining()),
        (2, 0)
    );
    soon(codex.0.shutdown()).await;
    stage.home.workdir().join("made").exists()
}

const APPROVAL: &str = "item/commandExecution/requestApproval";

/// A module that answers approvals so, and counts them.
fn answering(decision: Decision) -> (RpcModule<Decision>, Arc<AtomicUsize>) {
    let asked = Arc::new(AtomicUsize::new(0));
    let mut module = RpcModule::new(decision);
    let counter = Arc::clone(&asked);
    module
        .register_async_method(APPROVAL, move |params, decision, extensions| {
            let counter = Arc::clone(&counter);
            async move {
                let params: CommandExecutionRequestApprovalParams = params.parse()?;
                let about = extensions.get::<Asked>().expect("what is asked");
                assert_eq!(about.thread_id(), Some(params.thread_id.as_str()));
                assert_eq!(about.method(), APPROVAL);
                counter.fetch_add(1, Ordering::SeqCst);
                Ok::<Value, ErrorObjectOwned>(json!({ "decision": *decision }))
            }
        })
        .unwrap();
    (module, asked)
}

async fn a_module_that_declines_keeps_a_command_from_running(version: &str) {
    let (module, asked) = answering(Decision::Decline);
    assert!(!turn_with_a_command(version, handler(module)).await);
    assert_eq!(asked.load(Ordering::SeqCst), 1);
}

async fn a_module_that_accepts_lets_a_command_run(version: &str) {
    let (module, asked) = answering(Decision::Accept);
    assert!(turn_with_a_command(version, handler(module)).await);
    assert_eq!(asked.load(Ordering::SeqCst), 1);
}

async fn a_module_without_the_method_approves_nothing(version: &str) {
    assert!(!turn_with_a_command(version, handler(RpcModule::new(()))).await);
}

async fn a_module_that_fails_approves_nothing(version: &str) {
    let mut module = RpcModule::new(());
    module
        .register_method(APPROVAL, |_, _, _| {
            Err::<Value, _>(ErrorObjectOwned::owned(-32001, "boom", None::<()>))
        })
        .unwrap();
    assert!(!turn_with_a_command(version, handler(module)).await);
}

async fn introduce(client: &Client) {
    let hello = json!({
        "clientInfo": { "name": "jsonrpsee", "version": "1" },
        "capabilities": { "experimentalApi": true },
    });
    let answer: Value = soon(client.request("initialize", Named(hello)))
        .await
        .unwrap();
    assert!(answer["userAgent"].is_string());
    soon(client.notification("initialized", ArrayParams::new()))
        .await
        .unwrap();
}

async fn jsonrpsees_own_client_runs_on_a_child_process(version: &str) {
    let stage = Stage::new(version, true).await;
    stage.model.script([
        Reply::shell("touch made").escalated("The test wants it"),
        Reply::message("Done."),
    ]);
    let (module, asked) = answering(Decision::Accept);
    let (sender, receiver) = transport::split(stage.transport(), handler(module));
    let client = ClientBuilder::new()
        .request_timeout(PATIENCE)
        .build_with_tokio(sender, receiver);
    introduce(&client).await;

    let page: ThreadListResponse = soon(client.request("thread/list", ObjectParams::new()))
        .await
        .unwrap();
    assert!(page.data.is_empty());
    let answers = soon(client.batch_request::<Value>(batch())).await.unwrap();
    let answers: Vec<_> = answers.into_iter().collect();
    assert_eq!(answers[0].as_ref().unwrap()["data"], json!([]));
    assert_eq!(answers[1].as_ref().unwrap_err().code(), -32600);
    assert!(answers[2].as_ref().unwrap()["data"].is_array());

    // A turn in which the server asks for something.
    let mut seen: Subscription<Value> = client.subscribe_to_method(APPROVAL).await.unwrap();
    let mut ends: Subscription<TurnCompletedNotification> =
        client.subscribe_to_method("turn/completed").await.unwrap();
    let params = Named(json!({ "cwd": stage.cwd() }));
    let started: ThreadStartResponse = soon(client.request("thread/start", params)).await.unwrap();
    let params = Named(json!({ "threadId": started.thread.id, "input": text("Run it") }));
    let _: TurnStartResponse = soon(client.request("turn/start", params)).await.unwrap();
    let shown = soon(seen.next()).await.expect("it is shown").unwrap();
    assert_eq!(shown["threadId"], started.thread.id.as_str());
    let end = soon(ends.next()).await.expect("an end").expect("decodes");
    assert_eq!(end.turn.status, TurnStatus::Completed);
    assert_eq!(asked.load(Ordering::SeqCst), 1);
    assert!(stage.home.workdir().join("made").exists());
}

/// The server's side of a connection in memory.
struct Fake(Transport, std::collections::VecDeque<Value>);

impl Fake {
    async fn read(&mut self) -> Value {
        loop {
            if let Some(message) = self.1.pop_front() {
                return message;
            }
            match soon(self.0.incoming.next()).await {
                Some(Ok(Chunk::Block(block))) => {
                    let messages = block.lines().map(serde_json::from_slice);
                    self.1
                        .extend(messages.map(|message| message.expect("JSON")));
                }
                other => panic!("the client is gone: {other:?}"),
            }
        }
    }

    fn say(&self, message: &Value) {
        self.0
            .outgoing
            .send(message.to_string().as_bytes())
            .unwrap();
    }

    /// Plays the handshake.
    async fn handshake(&mut self) {
        let discover = self.read().await;
        let initialize = self.read().await;
        self.say(&json!({ "id": discover["id"], "error": { "code": -32600, "message": "no" } }));
        let agent = "codex-threads/0.169.0 (Linux 1; x86_64) x";
        self.say(&json!({ "id": initialize["id"], "result": { "userAgent": agent } }));
        assert_eq!(self.read().await["method"], "initialized");
    }
}

async fn connected() -> (Codex, Fake) {
    let (here, there) = memory::pair();
    let mut fake = Fake(there, Default::default());
    let builder = Codex::builder().timeouts(Timeouts::new().method("model/list", Duration::ZERO));
    let (codex, ()) = soon(async { tokio::join!(builder.connect(here), fake.handshake()) }).await;
    (codex.expect("the handshake succeeds"), fake)
}

#[tokio::test]
async fn a_time_out_is_jsonrpsees_time_out() {
    let (codex, _fake) = connected().await;
    let error = soon(JsonRpc(codex).model_list()).await.unwrap_err();
    assert!(matches!(error, ClientError::RequestTimeout), "{error:?}");
}

#[tokio::test]
async fn a_subscription_sees_its_method_its_thread_and_the_end() {
    let (codex, mut fake) = connected().await;
    let mut all: Subscription<Value> = codex.subscribe_to_method("turn/completed").await.unwrap();
    let mut one: Subscription<Value> = codex
        .subscribe(
            "turn/completed",
            Named(json!({ "threadId": "b" })),
            "unused",
        )
        .await
        .unwrap();
    let mut invented: Subscription<Value> =
        codex.subscribe_to_method("thread/invented").await.unwrap();
    for (method, thread) in [
        ("turn/started", "a"),
        ("turn/completed", "a"),
        ("thread/invented", "a"),
        ("turn/completed", "b"),
    ] {
        let turn = json!({ "id": "1", "items": [], "status": "completed" });
        fake.say(&json!({ "method": method, "params": { "threadId": thread, "turn": turn } }));
    }
    assert_eq!(soon(all.next()).await.unwrap().unwrap()["threadId"], "a");
    assert_eq!(soon(all.next()).await.unwrap().unwrap()["threadId"], "b");
    assert_eq!(soon(one.next()).await.unwrap().unwrap()["threadId"], "b");
    assert_eq!(
        soon(invented.next()).await.unwrap().unwrap()["threadId"],
        "a"
    );

    // Nothing of this is told the server.
    soon(one.unsubscribe()).await.unwrap();
    drop(invented);
    codex.notify("initialized", None::<&()>).unwrap();
    assert_eq!(fake.read().await["method"], "initialized");

    drop(fake);
    assert!(soon(all.next()).await.is_none());
    assert!(matches!(
        all.close_reason(),
        Some(SubscriptionCloseReason::ConnectionClosed)
    ));
    let error = codex
        .subscribe_to_method::<Value>("turn/completed")
        .await
        .unwrap_err();
    assert!(matches!(error, ClientError::RestartNeeded(_)), "{error:?}");
}

#[tokio::test]
async fn a_subscription_to_what_is_no_notification_is_refused_instead_of_silent() {
    let (codex, _fake) = connected().await;
    for method in ["thread/list", APPROVAL] {
        let error = codex
            .subscribe_to_method::<Value>(method)
            .await
            .unwrap_err();
        assert!(
            matches!(cause(&error), Some(Error::Params { .. })),
            "{error:?}"
        );
    }
    let params = Named(json!({ "thread": "a" }));
    let error = codex
        .subscribe::<Value, _>("turn/completed", params, "unused")
        .await
        .unwrap_err();
    assert!(
        matches!(cause(&error), Some(Error::Params { .. })),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_handler_is_dropped_when_its_request_expires_and_never_says_overloaded() {
    struct Gone(tokio::sync::mpsc::UnboundedSender<()>);
    impl Drop for Gone {
        fn drop(&mut self) {
            let _ = self.0.send(());
        }
    }
    let (begun, mut has_begun) = tokio::sync::mpsc::unbounded_channel();
    let (gone, mut is_gone) = tokio::sync::mpsc::unbounded_channel();
    let mut module = RpcModule::new(());
    module
        .register_async_method(APPROVAL, move |_, _, _| {
            let (begun, gone) = (begun.clone(), Gone(gone.clone()));
            async move {
                begun.send(()).unwrap();
                std::future::pending::<()>().await;
                drop(gone);
                Ok::<Value, ErrorObjectOwned>(json!({ "decision": "accept" }))
            }
        })
        .unwrap();
    module
        .register_method("item/tool/call", |_, _, _| {
            Err::<Value, _>(ErrorObjectOwned::owned(-32001, "secret", None::<()>))
        })
        .unwrap();
    module
        .register_method("item/tool/requestUserInput", |_, _, _| {
            Err::<Value, _>(ErrorObjectOwned::owned(7, "not now", None::<()>))
        })
        .unwrap();
    module
        .register_method("mcpServer/elicitation/request", |_, _, _| {
            Ok::<Value, ErrorObjectOwned>(Value::Null)
        })
        .unwrap();

    let (here, there) = memory::pair();
    let mut fake = Fake(there, Default::default());
    let builder = Codex::builder().server_requests(handler(module));
    let (codex, ()) = soon(async { tokio::join!(builder.connect(here), fake.handshake()) }).await;
    let _codex = codex.unwrap();

    let ask = |id: i64, method: &str| json!({ "id": id, "method": method, "params": { "threadId": "t", "turnId": "1" } });
    fake.say(&ask(0, APPROVAL));
    soon(has_begun.recv()).await.unwrap();
    fake.say(&json!({
        "method": "serverRequest/resolved", "params": { "threadId": "t", "requestId": 0 },
    }));
    soon(is_gone.recv()).await.unwrap();

    // The first answer is that to the second request: the first has none.
    fake.say(&ask(1, "item/tool/call"));
    let answer = fake.read().await;
    assert_eq!(answer["id"], 1);
    assert_eq!(answer["error"]["code"], -32603);
    fake.say(&ask(2, "item/tool/requestUserInput"));
    let answer = fake.read().await;
    assert_eq!(answer["error"], json!({ "code": 7, "message": "not now" }));
    fake.say(&ask(3, "mcpServer/elicitation/request"));
    assert_eq!(fake.read().await["result"]["action"], "decline");
    fake.say(&ask(4, "something/new"));
    assert_eq!(fake.read().await["error"]["code"], -32601);
}

#[tokio::test]
async fn what_jsonrpsees_client_cannot_read_does_not_end_it() {
    let (here, there) = memory::pair();
    let mut fake = Fake(there, Default::default());
    let (sender, receiver) = transport::split(here, ServerRequestPolicy::Stream);
    let client: Client = ClientBuilder::new()
        .request_timeout(PATIENCE)
        .build_with_tokio(sender, receiver);
    let mut news: Subscription<Value> = client.subscribe_to_method("news").await.unwrap();
    let call = tokio::spawn(async move {
        let answer = client.request::<Value, _>("thread/list", ArrayParams::new());
        (soon(answer).await, client)
    });
    let asked = fake.read().await;
    assert_eq!(asked["params"], json!({}));
    assert!(asked.get("jsonrpc").is_none());
    for line in [
        "not JSON",
        "[1]",
        "{}",
        "7",
        r#"{"id":99,"result":{}}"#,
        r#"{"id":1.5,"method":"x","params":{}}"#,
        r#"{"id":null,"error":{"code":1,"message":"m"}}"#,
    ] {
        fake.0.outgoing.send(line.as_bytes()).unwrap();
    }
    // What the server asks is answered, once, and shown.
    fake.say(&json!({ "id": 0, "method": APPROVAL, "params": {} }));
    fake.say(&json!({ "id": 0, "method": APPROVAL, "params": {} }));
    let answer = fake.read().await;
    assert_eq!(
        answer,
        json!({ "id": 0, "result": { "decision": "decline" } })
    );
    fake.say(&json!({ "method": "news", "params": { "a": 1 }, "emittedAtMs": 5 }));
    assert_eq!(soon(news.next()).await.unwrap().unwrap(), json!({ "a": 1 }));
    fake.say(&json!({ "id": asked["id"], "result": { "data": [] } }));
    let (answer, client) = soon(call).await.unwrap();
    assert_eq!(answer.unwrap(), json!({ "data": [] }));
    drop(fake);
    let error = soon(client.on_disconnect()).await;
    assert!(matches!(error, ClientError::RestartNeeded(_)), "{error:?}");
    assert!(
        error.to_string().contains("closed the connection"),
        "{error}"
    );
}
