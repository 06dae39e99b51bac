//! The fake itself, as tests hold it.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use thiserror::Error;
use tokio::io::{AsyncRead, AsyncWrite, DuplexStream, duplex};

use super::answer::Answer;
use super::connection::Shared;
use super::question::Question;
use super::received::Received;
use super::scenario::Scenario;
use super::store::Store;
use super::tamper::Tamper;
use super::tell::To;
use super::turn::Turn;

/// How long the methods that wait do so.
const WAIT: Duration = Duration::from_secs(60);

/// So many bytes lie between the ends of a connection, as in a pipe.
const CAPACITY: usize = 64 * 1024;

/// What was waited for didn't come.
#[derive(Debug, Error)]
#[error("nothing of that came in {waited:?}; {received} messages did, the last of them: {last}")]
#[non_exhaustive]
pub struct NothingCame {
    /// How long it was waited for.
    pub waited: Duration,
    /// How many messages were received.
    pub received: usize,
    /// The methods of the last of them.
    pub last: String,
}

/// A fake `codex app-server`, in this process. See the [module](crate::fake).
///
/// Clones are the same server. When the last is dropped, its connections end.
///
/// ```
/// use codex_threads_testkit::fake::{FakeServer, Scenario, Turn, Version};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let fake = FakeServer::with(Scenario::new().version(Version::new(0, 155, 1)));
/// fake.push(Turn::new().reasoning("Hm").text("Yes"));
/// let (one_reader, one_writer) = fake.connect();
/// let (other_reader, other_writer) = fake.connect(); // a second client of the same server
/// # }
/// ```
#[derive(Clone)]
pub struct FakeServer {
    shared: Arc<Shared>,
    _closing: Arc<Closing>,
}

/// Ends all connections when the last handle is gone.
struct Closing(Arc<Shared>);

impl Drop for Closing {
    fn drop(&mut self) {
        let mut store = self.0.store();
        for client in store.clients.values() {
            client.outbox.abandon();
        }
        // Turns that wait for something wait no longer.
        for thread in &mut store.threads {
            thread.active = None;
        }
    }
}

impl Default for FakeServer {
    fn default() -> Self {
        Self::new()
    }
}

impl FakeServer {
    /// The newest release, with turns that echo.
    #[must_use]
    pub fn new() -> Self {
        Self::with(Scenario::new())
    }

    /// With a scenario.
    #[must_use]
    pub fn with(scenario: Scenario) -> Self {
        let shared = Arc::new(Shared::new(Store::new(scenario)));
        Self {
            _closing: Arc::new(Closing(Arc::clone(&shared))),
            shared,
        }
    }

    /// A new connection: what the client reads from and what it writes to.
    ///
    /// With `codex-threads`: `Transport::from_io(reader, writer, Limits::default())`, then `Codex::builder().connect(transport)`.
    ///
    /// # Panics
    ///
    /// Outside of a tokio runtime: the connection is served by a task.
    #[must_use]
    pub fn connect(&self) -> (DuplexStream, DuplexStream) {
        let (read_here, write_there) = duplex(CAPACITY);
        let (read_there, write_here) = duplex(CAPACITY);
        tokio::spawn(self.serve(read_there, write_there));
        (read_here, write_here)
    }

    /// Serves a client on any pair of streams, until it hangs up. The future holds no handle of the fake: keep one.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// let fake = codex_threads_testkit::fake::FakeServer::new();
    /// // A client that says nothing and goes.
    /// fake.serve(tokio::io::empty(), tokio::io::sink()).await;
    /// # }
    /// ```
    pub fn serve(
        &self,
        reader: impl AsyncRead + Send + Unpin + 'static,
        writer: impl AsyncWrite + Send + Unpin + 'static,
    ) -> impl Future<Output = ()> + Send + 'static {
        let (client, outbox) = self.shared.admit();
        let shared = Arc::clone(&self.shared);
        shared.serve(client, outbox, reader, writer)
    }

    /// What the next turn that has no script does, in whichever thread.
    pub fn push(&self, turn: Turn) {
        self.shared.store().scenario.turns.push_back(turn);
    }

    /// What the next turns do, in whichever threads.
    pub fn script(&self, turns: impl IntoIterator<Item = Turn>) {
        self.shared.store().scenario.turns.extend(turns);
    }

    /// What the next turn of this thread does.
    pub fn push_to(&self, thread: impl Into<String>, turn: Turn) {
        let mut store = self.shared.store();
        let turns = store.scenario.turns_of.entry(thread.into()).or_default();
        turns.push_back(turn);
    }

    /// How the next requests of this method are answered; with `*`, of all methods but `initialize`.
    pub fn answer(&self, method: impl Into<String>, answer: Answer) {
        let mut store = self.shared.store();
        store.scenario.answers.push((method.into(), answer));
    }

    /// What becomes of the next notifications of this method.
    pub fn tamper(&self, method: impl Into<String>, tamper: Tamper) {
        let mut store = self.shared.store();
        store.scenario.tampers.push((method.into(), tamper));
    }

    /// How many turns of the script nobody has started yet.
    #[must_use]
    pub fn remaining(&self) -> usize {
        let store = self.shared.store();
        let own = store.scenario.turns_of.values().map(|turns| turns.len());
        store.scenario.turns.len() + own.sum::<usize>()
    }

    /// A notification to every client that has initialized.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// let fake = codex_threads_testkit::fake::FakeServer::new();
    /// fake.notify("account/updated", serde_json::json!({"authMode": null}));
    /// # }
    /// ```
    pub fn notify(&self, method: &str, params: Value) {
        self.shared.store().tell(&To::All, method, params);
    }

    /// Bytes to every client that has initialized, as they are: a line ends where they say so.
    pub fn send_bytes(&self, bytes: &[u8]) {
        self.shared.store().bytes(&To::All, bytes);
    }

    /// Asks every client that has initialized, outside of any turn; the id of the request.
    ///
    /// The answer is found among what was [`received`](Self::received); [`answer_to`](Self::answer_to) waits for it.
    #[must_use]
    pub fn ask(&self, question: &Question) -> Value {
        let mut store = self.shared.store();
        let (id, _) = store.ask(&To::All, question, None, None, json!({}));
        id
    }

    /// Asks those who follow a thread, outside of any turn; the id of the request.
    #[must_use]
    pub fn ask_in(&self, thread: &str, question: &Question) -> Value {
        let mut store = self.shared.store();
        let to = To::followers(thread);
        let (id, _) = store.ask(&to, question, Some(thread), None, json!({}));
        id
    }

    /// The first answer that came to the server request with this id. Waits for it up to a minute.
    ///
    /// # Errors
    ///
    /// [`NothingCame`].
    pub async fn answer_to(&self, id: &Value) -> Result<Received, NothingCame> {
        self.wait_for(|message| message.is_answer() && message.id() == Some(id))
            .await
    }

    /// Unloads a thread, as a server does when nobody has followed it for long; whether it was loaded.
    #[must_use]
    pub fn close_thread(&self, thread: &str) -> bool {
        self.shared.store().close_thread(thread)
    }

    /// What was still to come of the scenario, and this one too.
    ///
    /// ```
    /// use codex_threads_testkit::fake::{FakeServer, pitfalls};
    ///
    /// let fake = FakeServer::new();
    /// // … all well so far, and now:
    /// fake.add(pitfalls::lost_completion());
    /// ```
    pub fn add(&self, scenario: Scenario) {
        let mut store = self.shared.store();
        let so_far = std::mem::take(&mut store.scenario);
        store.scenario = so_far.and(scenario);
    }

    /// Hangs up on all clients, once what waits is written. Who connects later is served.
    pub fn hang_up(&self) {
        self.shared.store().hang_up();
    }

    /// Whether the server hung up on its clients, at a moment of the scenario or because it was told to.
    #[must_use]
    pub fn has_hung_up(&self) -> bool {
        self.shared.store().hung_up
    }

    /// How many clients are connected.
    #[must_use]
    pub fn clients(&self) -> usize {
        self.shared.store().clients.len()
    }

    /// How many server requests have no answer yet.
    #[must_use]
    pub fn unanswered(&self) -> usize {
        self.shared.store().pending.len()
    }

    /// What the clients have sent so far, oldest first. (The last 65,536 messages.)
    #[must_use]
    pub fn received(&self) -> Vec<Received> {
        self.shared.store().record.all()
    }

    /// How many requests of this method have come.
    #[must_use]
    pub fn count(&self, method: &str) -> usize {
        let all = self.received();
        all.iter().filter(|m| m.method() == Some(method)).count()
    }

    /// The first message that fits, of those that came and those to come. Waits up to a minute.
    ///
    /// # Errors
    ///
    /// [`NothingCame`], which says what came instead.
    pub async fn wait_for(
        &self,
        fits: impl Fn(&Received) -> bool,
    ) -> Result<Received, NothingCame> {
        let mut count = self.shared.count.subscribe();
        let deadline = tokio::time::Instant::now() + WAIT;
        let mut seen = 0;
        loop {
            count.mark_unchanged();
            let (found, now) = self.shared.store().record.find(seen, &fits);
            if let Some(found) = found {
                return Ok(found);
            }
            seen = now;
            let changed = tokio::time::timeout_at(deadline, count.changed()).await;
            if changed.is_err() {
                return Err(self.nothing_came(seen));
            }
        }
    }

    fn nothing_came(&self, received: usize) -> NothingCame {
        let all = self.received();
        let last = all.iter().rev().take(8);
        let last: Vec<&str> = last.map(|m| m.method().unwrap_or("an answer")).collect();
        NothingCame {
            waited: WAIT,
            received,
            last: last.join(", "),
        }
    }
}

impl fmt::Debug for FakeServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let store = self.shared.store();
        f.debug_struct("FakeServer")
            .field("version", &store.version)
            .field("clients", &store.clients.len())
            .field("threads", &store.threads.len())
            .finish_non_exhaustive()
    }
}
