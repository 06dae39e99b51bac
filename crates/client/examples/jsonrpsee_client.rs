//! A codex connection behind a trait of jsonrpsee, and a module of jsonrpsee that answers approvals.
//!
//! Runs on any machine with npm: the server is a real release, fetched at first use, the model behind
//! it is a script. No account is needed, nothing leaves the machine.
//!
//! ```text
//! cargo run -p codex-threads --example jsonrpsee_client
//! ```

use std::error::Error;

use codex_threads::jsonrpsee::{JsonRpc, handler};
use codex_threads::protocol::{
    CommandExecutionApprovalDecision as Decision, CommandExecutionRequestApprovalParams,
    ModelListResponse, ThreadListResponse, ThreadReadResponse, ThreadStartResponse,
    TurnCompletedNotification, TurnStartResponse,
};
use codex_threads::{Codex, ServerRequestPolicy};
use codex_threads_testkit::model::Reply;
use codex_threads_testkit::{Home, Release, ScriptedModel};
use jsonrpsee::RpcModule;
use jsonrpsee::core::ClientError;
use jsonrpsee::proc_macros::rpc;
use jsonrpsee::types::ErrorObjectOwned;
use serde_json::{Value, json};

/// The methods this program calls. jsonrpsee makes a trait `CodexRpcClient` of it, which a
/// connection implements.
#[rpc(client)]
trait CodexRpc {
    /// The models to choose from.
    #[method(name = "model/list", param_kind = map)]
    async fn model_list(&self) -> Result<ModelListResponse, ErrorObjectOwned>;

    /// Starts a thread that works in a folder.
    #[method(name = "thread/start", param_kind = map)]
    async fn thread_start(&self, cwd: &str) -> Result<ThreadStartResponse, ErrorObjectOwned>;

    /// The first page of the threads.
    #[method(name = "thread/list", param_kind = map)]
    async fn thread_list(&self, limit: Option<u32>)
    -> Result<ThreadListResponse, ErrorObjectOwned>;

    /// A stored thread, without its turns.
    #[method(name = "thread/read", param_kind = map)]
    async fn thread_read(
        &self,
        #[argument(rename = "threadId")] thread_id: &str,
    ) -> Result<ThreadReadResponse, ErrorObjectOwned>;

    /// Starts a turn.
    #[method(name = "turn/start", param_kind = map)]
    async fn turn_start(
        &self,
        #[argument(rename = "threadId")] thread_id: &str,
        input: Value,
    ) -> Result<TurnStartResponse, ErrorObjectOwned>;

    /// The ends of the turns of a thread.
    #[subscription(name = "turn/completed", unsubscribe = "unused", item = TurnCompletedNotification, param_kind = map)]
    async fn turns(&self, #[argument(rename = "threadId")] thread_id: &str) -> SubscriptionResult;
}

/// Answers approvals: this program allows `echo`, and nothing else.
fn approvals() -> Result<ServerRequestPolicy, Box<dyn Error>> {
    let mut module = RpcModule::new("echo ");
    module.register_async_method(
        "item/commandExecution/requestApproval",
        |params, allowed, _| async move {
            let asked: CommandExecutionRequestApprovalParams = params.parse()?;
            let command = asked.command.unwrap_or_default();
            let decision = if command.contains(*allowed) {
                Decision::Accept
            } else {
                Decision::Decline
            };
            println!("asked for {command:?}: {decision:?}");
            Ok::<Value, ErrorObjectOwned>(json!({ "decision": decision }))
        },
    )?;
    Ok(handler(module))
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let release = Release::get("0.169.0").await?;
    let model = ScriptedModel::start().await?;
    model.script([
        Reply::shell("echo hello").escalated("To say hello"),
        Reply::shell("touch unwanted").escalated("Nobody asked for it"),
        Reply::message("I said hello."),
    ]);
    let home = Home::builder().asking().build(&model)?;

    let environment = home.env();
    let builder = environment.removed().fold(
        Codex::builder()
            .program(release.program())
            .cwd(home.workdir())
            .server_requests(approvals()?),
        |builder, name| builder.env_remove(name),
    );
    let builder = environment
        .set()
        .fold(builder, |builder, (name, value)| builder.env(name, value));
    let codex = builder.spawn().await?;
    println!("codex {}", codex.server().release());

    // From here on, everything goes through jsonrpsee's traits.
    let codex = JsonRpc(codex);
    println!("{} models", codex.model_list().await?.data.len());
    let cwd = home.workdir().to_string_lossy().into_owned();
    let thread = codex.thread_start(&cwd).await?.thread;
    println!("thread {}", thread.id);

    let mut turns = codex.turns(thread.id.as_str()).await?;
    let input = json!([{ "type": "text", "text": "Say hello", "text_elements": [] }]);
    codex.turn_start(thread.id.as_str(), input).await?;
    if let Some(completed) = turns.next().await {
        let turn = completed?.turn;
        println!("turn {}: {:?}", turn.id, turn.status);
    }

    for listed in codex.thread_list(Some(10)).await?.data {
        println!("listed {}", listed.id);
    }
    match codex
        .thread_read("019a0000-0000-7000-8000-000000000000")
        .await
    {
        Err(ClientError::Call(error)) => println!("refused: {} {}", error.code(), error.message()),
        other => return Err(format!("that thread is not there: {other:?}").into()),
    }
    codex.0.shutdown().await;
    println!(
        "the unwanted command {}",
        if home.workdir().join("unwanted").exists() {
            "ran"
        } else {
            "did not run"
        }
    );
    Ok(())
}
