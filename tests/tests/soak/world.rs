//! The servers, and a connection to each that is made anew when it breaks.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use codex_threads::transport::{Limits, Transport};
use codex_threads::{Codex, ServerRequestPolicy};
use codex_threads_testkit::fake::{FakeServer, Scenario};
use tokio::task::JoinHandle;

use crate::asked;
use crate::dice::Dice;
use crate::ledger::Ledger;
use crate::plan;

/// Longer than anything takes; the clock jumps there if nothing else is left to happen.
pub(crate) const HANGS: Duration = Duration::from_secs(24 * 60 * 60);

/// What all tasks share.
#[derive(Debug, Default)]
pub(crate) struct Shared(Mutex<Ledger>);

impl Shared {
    pub(crate) fn ledger(&self) -> MutexGuard<'_, Ledger> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

pub(crate) struct World {
    pub(crate) shared: Arc<Shared>,
    sites: Vec<Site>,
}

/// A server, and whatever connects to it.
struct Site {
    fake: FakeServer,
    link: tokio::sync::Mutex<Link>,
    dice: Dice,
}

#[derive(Default)]
struct Link {
    codex: Option<Codex>,
    /// Who answers what the server asks, for each connection there was.
    answering: Vec<JoinHandle<()>>,
}

impl World {
    pub(crate) fn new(seed: u64, connections: usize) -> Arc<Self> {
        let sites = (0..connections).map(|at| Site {
            fake: FakeServer::with(Scenario::new().respond_with(plan::script)),
            link: tokio::sync::Mutex::default(),
            dice: Dice::new(seed).branch(1_000_000 + at as u64),
        });
        Arc::new(Self {
            shared: Arc::default(),
            sites: sites.collect(),
        })
    }

    fn site(&self, worker: usize) -> &Site {
        &self.sites[worker % self.sites.len()]
    }

    pub(crate) fn fake(&self, worker: usize) -> &FakeServer {
        &self.site(worker).fake
    }

    /// The connection of a worker: a new one if the last one has ended.
    pub(crate) async fn codex(&self, worker: usize) -> Codex {
        let site = self.site(worker);
        let mut link = site.link.lock().await;
        if let Some(codex) = &link.codex {
            if codex.is_closed().is_none() {
                return codex.clone();
            }
            self.part(codex);
        }
        let (reader, writer) = site.fake.connect();
        let transport = Transport::from_io(reader, writer, Limits::new());
        let codex = Codex::builder()
            .server_requests(ServerRequestPolicy::Stream)
            .turn_silence(Duration::from_secs(120))
            .seed(site.dice.clone().below(1 << 32))
            .connect(transport)
            .await
            .expect("the fake takes every connection");
        let number = {
            let mut ledger = self.shared.ledger();
            ledger.connections += 1;
            ledger.connections as u64
        };
        let answering = asked::answer_all(
            codex.server_requests(),
            Arc::clone(&self.shared),
            site.dice.branch(number),
        );
        link.answering.push(tokio::spawn(answering));
        link.codex = Some(codex.clone());
        codex
    }

    /// A connection that is over holds nothing any more.
    fn part(&self, codex: &Codex) {
        assert_eq!(codex.in_flight(), 0, "requests are left");
        assert_eq!(codex.open_server_requests(), 0, "server requests are left");
        let stats = codex.stats();
        let mut ledger = self.shared.ledger();
        ledger.repeated += stats.repeated;
        ledger.late += stats.late;
        ledger.messages += stats.messages;
        for noise in [
            stats.not_json,
            stats.not_utf8,
            stats.not_a_message,
            stats.oversized,
        ] {
            assert_eq!(noise, 0, "{stats:?}");
        }
    }

    /// Ends what is left, and looks at what was left.
    pub(crate) async fn end(self) -> Ledger {
        // Handlers that wait for nothing but time come to their end.
        tokio::time::sleep(asked::LONGEST).await;
        for site in &self.sites {
            let mut link = site.link.lock().await;
            let codex = link.codex.take().expect("every site has workers");
            assert_eq!(codex.open_streams(), 0, "streams are left");
            if codex.is_closed().is_none() {
                let shutdown = codex.shutdown().await;
                assert_eq!(shutdown.to_string(), "the connection is closed");
            }
            self.part(&codex);
            drop(codex);
            for answering in link.answering.drain(..) {
                tokio::time::timeout(HANGS, answering)
                    .await
                    .expect("a stream of server requests never ends")
                    .unwrap();
            }
            assert_eq!(
                site.fake.unanswered(),
                0,
                "the server still waits for answers"
            );
            answered_once(&site.fake);
        }
        std::mem::take(&mut *self.shared.ledger())
    }
}

/// No request of the server was answered twice.
fn answered_once(fake: &FakeServer) {
    let mut answers: HashMap<String, usize> = HashMap::new();
    for message in fake.received() {
        if message.is_answer() {
            let id = message.id().map(ToString::to_string);
            *answers.entry(id.unwrap_or_default()).or_default() += 1;
        }
    }
    let twice: Vec<_> = answers.iter().filter(|(_, count)| **count > 1).collect();
    assert!(twice.is_empty(), "answered twice: {twice:?}");
}
