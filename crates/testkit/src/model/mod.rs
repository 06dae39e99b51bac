//! A model that says what a test told it to say.
//!
//! [`ScriptedModel`] is an HTTP server on the loopback interface that speaks the streaming side of the Responses API, as far as codex uses
//! it. A real `codex app-server` that has it as its provider runs real turns, with real tools, approvals and rollouts, without an
//! account, without network, and always the same. [`Home`](crate::Home) makes the configuration that points codex to it.
//!
//! A reply is taken per request, in this order: the script ([`push`](ScriptedModel::push)), then the fallback
//! ([`fallback`](ScriptedModel::fallback), [`respond_with`](ScriptedModel::respond_with)), then a failure that names the
//! request and ends the turn at once, so that a test with a script too short fails loudly. Note that a turn with a tool call asks twice:
//! once for the call, once with its output. When several threads run turns at the same time, the order of their requests is chance: use
//! `respond_with` and decide by what the request says.

mod cut;
mod error;
mod events;
mod gate;
mod play;
mod reply;
mod request;
mod server;
mod state;
mod tools;

use std::fmt;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use tokio::net::TcpListener;
use tokio::task::JoinHandle;

pub use self::error::ModelError;
pub use self::gate::Gate;
pub use self::reply::{Reply, Usage};
pub use self::request::RecordedRequest;

use self::state::Shared;

/// How long the methods that wait for a request do so.
const WAIT: Duration = Duration::from_secs(60);

/// A Responses endpoint on the loopback interface that answers from a script, and records what it was asked.
///
/// Dropping it ends the server and its connections.
///
/// ```no_run
/// use codex_threads_testkit::{Home, ScriptedModel, model::Reply};
///
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let model = ScriptedModel::start().await?;
/// model.script([
///     Reply::shell("echo hi"),
///     Reply::message("It said hi."),
/// ]);
/// let home = Home::new(&model)?;
/// // … run codex in this home, start a turn …
/// let first = model.next_request().await?;
/// let second = model.next_request().await?;
/// assert!(second.tool_outputs()[0].1.contains("hi"));
/// # Ok(()) }
/// ```
pub struct ScriptedModel {
    shared: Arc<Shared>,
    address: SocketAddr,
    server: JoinHandle<()>,
}

impl ScriptedModel {
    /// Starts a model on a free port of 127.0.0.1. It lives on the tokio runtime of the caller.
    ///
    /// # Errors
    ///
    /// [`ModelError::Listen`] if there is no port to be had.
    ///
    /// ```no_run
    /// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
    /// let model = codex_threads_testkit::ScriptedModel::start().await?;
    /// println!("{}", model.base_url());
    /// # Ok(()) }
    /// ```
    pub async fn start() -> Result<Self, ModelError> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .await
            .map_err(ModelError::Listen)?;
        let address = listener.local_addr().map_err(ModelError::Listen)?;
        let shared = Arc::new(Shared::new(address.port()));
        let server = tokio::spawn(server::serve(listener, Arc::clone(&shared)));
        Ok(Self {
            shared,
            address,
            server,
        })
    }

    /// The URL that a provider's `base_url` names, such as `http://127.0.0.1:40123/v1`.
    #[must_use]
    pub fn base_url(&self) -> String {
        format!("http://{}/v1", self.address)
    }

    /// Adds a reply to the end of the script.
    pub fn push(&self, reply: Reply) {
        self.shared.push(std::iter::once(reply));
    }

    /// Adds replies to the end of the script.
    pub fn script(&self, replies: impl IntoIterator<Item = Reply>) {
        self.shared.push(replies.into_iter());
    }

    /// From now on this reply, always: what is left of the script is dropped.
    pub fn always(&self, reply: Reply) {
        self.shared.clear_script();
        self.shared.fall_back_to(reply);
    }

    /// The reply for requests that the script has none for.
    pub fn fallback(&self, reply: Reply) {
        self.shared.fall_back_to(reply);
    }

    /// Asks this function for requests that the script has no reply for. It runs on the model's tasks and must not block; several requests
    /// may ask at the same time.
    ///
    /// ```no_run
    /// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
    /// # use codex_threads_testkit::{ScriptedModel, model::Reply};
    /// let model = ScriptedModel::start().await?;
    /// model.respond_with(|request| match request.user_texts().last() {
    ///     Some(text) => Reply::message(format!("You said: {text}")),
    ///     None => Reply::failed("invalid_prompt", "nothing said"),
    /// });
    /// # Ok(()) }
    /// ```
    pub fn respond_with(
        &self,
        responder: impl Fn(&RecordedRequest) -> Reply + Send + Sync + 'static,
    ) {
        self.shared.fall_back_to_asking(Arc::new(responder));
    }

    /// How many replies of the script nobody has asked for yet.
    #[must_use]
    pub fn remaining(&self) -> usize {
        self.shared.remaining()
    }

    /// How many requests found no reply, and were answered with a failure.
    #[must_use]
    pub fn unscripted(&self) -> usize {
        self.shared.unscripted()
    }

    /// The requests for a response so far, oldest first. (The record holds the last 512 MiB of bodies.)
    #[must_use]
    pub fn requests(&self) -> Vec<RecordedRequest> {
        self.shared.responses()
    }

    /// All other requests so far (lists of models, unknown paths, WebSocket upgrades, which are declined).
    #[must_use]
    pub fn other_requests(&self) -> Vec<RecordedRequest> {
        self.shared.others()
    }

    /// The next request for a response that this method hasn't given yet; waits for it up to a minute.
    ///
    /// # Errors
    ///
    /// [`ModelError::NoRequest`] if none came.
    pub async fn next_request(&self) -> Result<RecordedRequest, ModelError> {
        let mut count = self.shared.count();
        let deadline = tokio::time::Instant::now() + WAIT;
        loop {
            count.mark_unchanged();
            if let Some(request) = self.shared.take() {
                return Ok(request);
            }
            if tokio::time::timeout_at(deadline, count.changed())
                .await
                .is_err()
            {
                return Err(self.no_request(*count.borrow() + 1));
            }
        }
    }

    /// Waits up to a minute until there have been so many requests for a response; gives them all.
    ///
    /// # Errors
    ///
    /// [`ModelError::NoRequest`] if there were fewer.
    pub async fn wait_for(&self, requests: usize) -> Result<Vec<RecordedRequest>, ModelError> {
        let mut count = self.shared.count();
        let enough = count.wait_for(|n| *n >= requests);
        if tokio::time::timeout(WAIT, enough).await.is_err() {
            return Err(self.no_request(requests));
        }
        Ok(self.requests())
    }

    fn no_request(&self, wanted: usize) -> ModelError {
        ModelError::NoRequest {
            wanted,
            got: *self.shared.count().borrow(),
            waited: WAIT,
            others: self
                .other_requests()
                .iter()
                .map(|r| format!("{} {}", r.method(), r.path()))
                .collect(),
        }
    }
}

impl Drop for ScriptedModel {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl fmt::Debug for ScriptedModel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ScriptedModel")
            .field("address", &self.address)
            .field("requests", &*self.shared.count().borrow())
            .field("remaining", &self.remaining())
            .finish()
    }
}
