//! A server that asks: every feature on that makes it, an MCP server that asks too, and a thread.

use codex_threads::protocol::{
    ItemCompletedNotification, ServerRequestResolvedNotification, ThreadItem, Turn,
    TurnCompletedNotification,
};
use codex_threads::{
    Codex, PendingServerRequest, ServerRequestPolicy, ServerRequests, TypedServerRequest,
};
use codex_threads_testkit::Home;
use codex_threads_testkit::model::Reply;
use codex_threads_tests::bench::{Bench, soon};
use codex_threads_tests::traits::Traits;
use codex_threads_tests::watch::Watch;
use serde_json::{Value, json};

/// An MCP server of one tool, which asks the user and gives back what it heard.
const MCP_SERVER: &str = r"
const out = (m) => process.stdout.write(JSON.stringify({jsonrpc: '2.0', ...m}) + '\n');
const waiting = new Map();
let asked = 0;
require('readline').createInterface({input: process.stdin}).on('line', (line) => {
  const {id, method, params, result, error} = JSON.parse(line);
  if (method === undefined) { waiting.get(id)?.(JSON.stringify(result ?? error)); return; }
  if (id === undefined) return;
  const answer = (result) => out({id, result});
  switch (method) {
    case 'initialize': return answer({protocolVersion: params.protocolVersion,
      capabilities: {tools: {}}, serverInfo: {name: 'fake', version: '1.0.0'}});
    case 'tools/list': return answer({tools: [{name: 'ask', description: 'Asks the user.',
      inputSchema: {type: 'object', properties: {}}, annotations: {readOnlyHint: true}}]});
    case 'tools/call':
      const ask = `ask-${++asked}`;
      waiting.set(ask, (heard) => answer({content: [{type: 'text', text: heard}]}));
      return out({id: ask, method: 'elicitation/create', params: {mode: 'form', message: 'Which colour?',
        requestedSchema: {type: 'object', properties: {colour: {type: 'string', enum: ['red', 'blue']}},
          required: ['colour']}}});
    case 'ping': return answer({});
    default: return out({id, error: {code: -32601, message: 'no such method'}});
  }
});
";

/// Where a test takes place.
pub(crate) struct Stage {
    pub(crate) bench: Bench,
    pub(crate) traits: Traits,
    pub(crate) codex: Codex,
    pub(crate) asked: ServerRequests,
    pub(crate) events: Watch,
    pub(crate) thread: String,
}

/// A home in which everything is on that makes a server ask.
pub(crate) fn home() -> codex_threads_testkit::home::HomeBuilder {
    let mut home = Home::builder()
        .approval_policy("on-request")
        .sandbox_mode("read-only");
    for feature in [
        "collaboration_modes",
        "default_mode_request_user_input",
        "request_permissions_tool",
        "exec_permission_approvals",
    ] {
        home = home.feature(feature, true);
    }
    home
}

/// With the MCP server.
pub(crate) fn home_with_mcp() -> codex_threads_testkit::home::HomeBuilder {
    home().config_table(&format!(
        "[mcp_servers.fake]\ncommand = \"node\"\nargs = [\"-e\", {}]\nstartup_timeout_sec = 60",
        json!(MCP_SERVER)
    ))
}

impl Stage {
    /// A thread whose requests are streamed.
    pub(crate) async fn new(version: &str) -> Self {
        Self::with(version, home(), ServerRequestPolicy::Stream, json!({})).await
    }

    /// A thread in a home of your choice, with more params.
    pub(crate) async fn with(
        version: &str,
        home: codex_threads_testkit::home::HomeBuilder,
        policy: impl Into<ServerRequestPolicy>,
        more: Value,
    ) -> Self {
        let bench = Bench::with(version, home).await;
        let builder = bench.builder().server_requests(policy.into());
        let codex = bench.spawn_with(builder).await;
        Self::on(bench, codex, more).await
    }

    pub(crate) async fn on(bench: Bench, codex: Codex, more: Value) -> Self {
        let mut params = json!({ "cwd": bench.home.workdir(), "model": "scripted" });
        merge(&mut params, more);
        let started = soon(
            "thread/start",
            codex.request_raw("thread/start", Some(&params)),
        )
        .await
        .expect("the thread starts");
        let started: Value = serde_json::from_slice(&started).unwrap();
        let thread = started["thread"]["id"].as_str().unwrap().to_owned();
        let events = Watch::new("of the thread", codex.thread_events(thread.as_str()));
        let asked = codex.server_requests();
        Self {
            traits: Traits::of(bench.number()),
            bench,
            codex,
            asked,
            events,
            thread,
        }
    }

    /// Starts a turn in which the model says this; its id.
    pub(crate) async fn turn(&mut self, replies: impl IntoIterator<Item = Reply>) -> String {
        self.turn_with(replies, json!({})).await
    }

    /// Starts a turn with more params.
    pub(crate) async fn turn_with(
        &mut self,
        replies: impl IntoIterator<Item = Reply>,
        more: Value,
    ) -> String {
        self.events.mark();
        self.bench.model.script(replies);
        let input = json!([{ "type": "text", "text": "Do it", "text_elements": [] }]);
        let mut params = json!({ "threadId": self.thread, "input": input });
        merge(&mut params, more);
        let started = self.codex.request_raw("turn/start", Some(&params));
        let started = soon("turn/start", started).await.expect("the turn starts");
        let started: Value = serde_json::from_slice(&started).unwrap();
        started["turn"]["id"].as_str().unwrap().to_owned()
    }

    /// A turn is about to be cancelled. The server tells the model of the refused tool on one task and
    /// ends the turn on another (0.107.0): it may have asked the model once more, and heeds no reply.
    pub(crate) fn may_ask_too_late(&self) {
        self.bench.model.fallback(Reply::message("Too late."));
    }

    /// The next request.
    pub(crate) async fn request(&mut self) -> PendingServerRequest {
        soon("a request of the server", self.asked.next())
            .await
            .expect("the connection is open")
    }

    /// The next request, with the answers that fit it.
    pub(crate) async fn typed(&mut self) -> TypedServerRequest {
        self.request().await.into_typed()
    }

    /// The end of the turn.
    pub(crate) async fn ended(&mut self) -> Turn {
        let told: TurnCompletedNotification = self.events.any("the turn ends", |_| true).await;
        told.turn
    }

    /// The item of this turn that is as wanted, completed.
    pub(crate) async fn item(
        &mut self,
        what: &str,
        wanted: impl Fn(&ThreadItem) -> bool,
    ) -> ThreadItem {
        let told: ItemCompletedNotification = self
            .events
            .any(what, |told: &ItemCompletedNotification| wanted(&told.item))
            .await;
        told.item
    }

    /// The server says that a request is done with, where it ever says so.
    pub(crate) async fn resolved(&mut self, id: &codex_threads::protocol::RequestId) {
        if self.traits.tells("serverRequest/resolved") {
            let wanted = id.clone();
            let told: ServerRequestResolvedNotification = self
                .events
                .any(
                    "the request is resolved",
                    |told: &ServerRequestResolvedNotification| told.request_id == wanted,
                )
                .await;
            assert_eq!(told.thread_id.as_str(), self.thread);
        }
    }

    /// What the model was told of its last tool's outcome.
    pub(crate) fn output(&self) -> String {
        let requests = self.bench.model.requests();
        let outputs = requests.last().expect("it was asked").tool_outputs();
        outputs.last().expect("a tool was called").1.clone()
    }

    /// Ends it all; nothing is left, and nothing was left unanswered.
    pub(crate) async fn close(self) {
        self.bench.the_script_is_over();
        let stats = self.codex.stats();
        assert_eq!(self.codex.open_server_requests(), 0);
        assert_eq!(stats.requests_dropped, 0, "{stats:?}");
        assert_eq!(stats.duplicates, 0, "{stats:?}");
        soon("the shutdown", self.codex.shutdown()).await;
        self.bench.nothing_is_left().await;
    }
}

pub(crate) fn merge(params: &mut Value, more: Value) {
    if let (Some(params), Value::Object(more)) = (params.as_object_mut(), more) {
        params.extend(more);
    }
}
