//! What the server asks: answered once, by the program's own code, or safely.

mod answers;
mod decisions;
mod expiry;
mod limits;
mod repeats;
mod rules;
mod typed;
mod unanswered;

use codex_threads::transport::Limits;
use codex_threads::{
    Codex, Event, PendingServerRequest, ServerRequestPolicy, ServerRequests, UnansweredRequest,
    WhyUnanswered,
};
use futures_util::{Stream, StreamExt as _};
use serde_json::{Value, json};

use crate::common::{Fake, connected_with, soon};

const COMMAND: &str = "item/commandExecution/requestApproval";
const CHANGE: &str = "item/fileChange/requestApproval";

/// Asks about the item `i` of the turn `1` of the thread `t`.
fn ask(fake: &Fake, id: impl Into<Value>, method: &str) {
    ask_with(
        fake,
        id,
        method,
        &json!({ "threadId": "t", "turnId": "1", "itemId": "i" }),
    );
}

fn ask_with(fake: &Fake, id: impl Into<Value>, method: &str, params: &Value) {
    fake.json(&json!({ "method": method, "id": id.into(), "params": params }));
}

async fn with(policy: impl Into<ServerRequestPolicy>) -> (Codex, Fake) {
    let builder = Codex::builder().server_requests(policy.into());
    connected_with(builder, Limits::default()).await
}

/// A connection whose requests are streamed, and the stream.
async fn streaming() -> (Codex, Fake, ServerRequests) {
    let (codex, fake) = with(ServerRequestPolicy::Stream).await;
    let asked = codex.server_requests();
    (codex, fake, asked)
}

async fn next(asked: &mut ServerRequests) -> PendingServerRequest {
    soon(asked.next()).await.expect("the connection lives")
}

/// The next message of the client, which must answer this request with a decision.
async fn decision(fake: &mut Fake, id: impl Into<Value>) -> Value {
    let answer = soon(fake.message()).await;
    assert_eq!(answer["id"], id.into(), "{answer}");
    answer["result"]["decision"].clone()
}

/// The next event but that of the asking, which must tell of a request that nobody answered.
async fn told(events: &mut (impl Stream<Item = Event> + Unpin)) -> UnansweredRequest {
    loop {
        match events.next().await {
            Some(Event::ServerRequestAsked(_)) => {}
            Some(Event::ServerRequestUnanswered(request)) => return *request,
            other => panic!("{other:?}"),
        }
    }
}

fn is_command(request: &UnansweredRequest, id: i64, why: WhyUnanswered) {
    assert_eq!(request.id().to_string(), id.to_string());
    assert_eq!(request.method(), COMMAND);
    assert_eq!(request.thread_id(), Some("t"));
    assert_eq!(request.turn_id(), Some("1"));
    assert_eq!(request.why(), why);
}
