//! What the fake knows: threads, their turns, and who listens.

use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::sync::Arc;
use std::time::{SystemTime, UNIX_EPOCH};

use serde_json::Value;
use tokio::sync::{oneshot, watch};

use super::outbox::Outbox;
use super::received::Record;
use super::scenario::Scenario;
use super::version::Version;

/// The tokens of a turn or a thread, in the order in which the protocol names them.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Tokens {
    pub(crate) input: u64,
    pub(crate) cached: u64,
    pub(crate) output: u64,
    pub(crate) reasoning: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Status {
    NotLoaded,
    Idle,
    SystemError,
    Active { waits_for: Option<&'static str> },
}

#[derive(Debug, Clone)]
pub(crate) struct TurnRecord {
    pub(crate) id: String,
    pub(crate) status: &'static str,
    pub(crate) items: Vec<Value>,
    pub(crate) error: Option<Value>,
    pub(crate) started_ms: u64,
    pub(crate) ended_ms: Option<u64>,
}

/// The turn that runs, and how it is told of things.
#[derive(Debug)]
pub(crate) struct Active {
    pub(crate) turn: String,
    pub(crate) signal: watch::Sender<Signal>,
    pub(crate) steers: VecDeque<Steer>,
    /// Its `turn/started` was told, or need not be waited for.
    pub(crate) begun: bool,
}

#[derive(Debug, Clone)]
pub(crate) struct Steer {
    pub(crate) input: Value,
    pub(crate) client_id: Value,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Signal {
    pub(crate) stopped: bool,
    pub(crate) steers: usize,
    /// Interrupts that came too early.
    pub(crate) refused: usize,
}

#[derive(Debug)]
pub(crate) struct Thread {
    pub(crate) id: String,
    pub(crate) cwd: String,
    pub(crate) model: String,
    pub(crate) provider: String,
    pub(crate) approval_policy: Value,
    pub(crate) sandbox: Value,
    pub(crate) name: Option<String>,
    pub(crate) ephemeral: bool,
    pub(crate) paginated: bool,
    pub(crate) archived: bool,
    pub(crate) forked_from: Option<String>,
    pub(crate) service_tier: Option<&'static str>,
    /// The first that a user said.
    pub(crate) preview: String,
    pub(crate) originator: String,
    pub(crate) created_ms: u64,
    pub(crate) updated_ms: u64,
    pub(crate) status: Status,
    pub(crate) turns: Vec<TurnRecord>,
    pub(crate) active: Option<Active>,
    pub(crate) total: Tokens,
    pub(crate) last: Tokens,
    pub(crate) subscribers: BTreeSet<u64>,
    /// The first turn that nobody has read, and the number of the last change of that.
    pub(crate) unread: Option<String>,
    pub(crate) read_revision: Option<String>,
}

impl Thread {
    pub(crate) fn is_loaded(&self) -> bool {
        self.status != Status::NotLoaded
    }

    pub(crate) fn turn_mut(&mut self, id: &str) -> Option<&mut TurnRecord> {
        self.turns.iter_mut().find(|turn| turn.id == id)
    }
}

/// A server request that nobody has answered.
#[derive(Debug)]
pub(crate) struct Pending {
    pub(crate) id: Value,
    pub(crate) thread: Option<String>,
    pub(crate) turn: Option<String>,
    pub(crate) line: Vec<u8>,
    /// Gone when it was cleared.
    pub(crate) answer: oneshot::Sender<Value>,
}

/// An answer that waits for something.
#[derive(Debug)]
pub(crate) struct Deferred {
    pub(crate) until: Until,
    pub(crate) line: Vec<u8>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Until {
    /// A notification of this method was sent.
    Told(String),
    /// So many other answers were sent.
    Answers(usize),
}

/// One client.
#[derive(Debug)]
pub(crate) struct Client {
    pub(crate) outbox: Arc<Outbox>,
    pub(crate) name: String,
    pub(crate) initialized: bool,
    pub(crate) experimental: bool,
    pub(crate) opted_out: BTreeSet<String>,
    pub(crate) deferred: Vec<Deferred>,
}

/// Everything, behind one lock.
#[derive(Debug)]
pub(crate) struct Store {
    pub(crate) version: Version,
    pub(crate) scenario: Scenario,
    pub(crate) clients: BTreeMap<u64, Client>,
    pub(crate) threads: Vec<Thread>,
    pub(crate) pending: Vec<Pending>,
    pub(crate) record: Record,
    /// The id of the next server request.
    pub(crate) next_request: i64,
    /// How many clients there have been.
    pub(crate) connected: u64,
    /// The server has ended a connection.
    pub(crate) hung_up: bool,
    ids: u64,
}

impl Store {
    pub(crate) fn new(mut scenario: Scenario) -> Self {
        let stored = std::mem::take(&mut scenario.stored);
        let mut store = Self {
            version: scenario.version,
            scenario,
            clients: BTreeMap::new(),
            threads: Vec::new(),
            pending: Vec::new(),
            record: Record::default(),
            next_request: 0,
            connected: 0,
            hung_up: false,
            ids: 0,
        };
        for thread in stored {
            thread.put_into(&mut store);
        }
        store
    }

    /// An id as the server makes them, the next in order.
    pub(crate) fn new_id(&mut self) -> String {
        self.ids += 1;
        format!("01900000-0000-7000-8000-{:012x}", self.ids)
    }

    pub(crate) fn thread(&self, id: &str) -> Option<&Thread> {
        self.threads.iter().find(|thread| thread.id == id)
    }

    pub(crate) fn thread_mut(&mut self, id: &str) -> Option<&mut Thread> {
        self.threads.iter_mut().find(|thread| thread.id == id)
    }

    /// Ends all connections, once what waits is written.
    pub(crate) fn hang_up(&mut self) {
        self.hung_up = true;
        for client in self.clients.values() {
            client.outbox.close();
        }
    }

    /// Whether this turn is the one that runs.
    pub(crate) fn runs(&self, thread: &str, turn: &str) -> bool {
        self.thread(thread)
            .and_then(|thread| thread.active.as_ref())
            .is_some_and(|active| active.turn == turn)
    }
}

/// Milliseconds since 1970.
pub(crate) fn now() -> u64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    u64::try_from(since.as_millis()).unwrap_or(u64::MAX)
}
