//! One client's connection: lines in, lines out.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use serde_json::Value;
use tokio::io::{AsyncBufReadExt as _, AsyncRead, AsyncWrite, BufReader};
use tokio::sync::watch;

use super::outbox::Outbox;
use super::received::Received;
use super::requests;
use super::store::{Client, Store};

/// Everything that the connections of a fake have in common.
#[derive(Debug)]
pub(crate) struct Shared {
    store: Mutex<Store>,
    /// How many messages were received; gone when the fake is.
    pub(crate) count: watch::Sender<usize>,
}

impl Shared {
    pub(crate) fn new(store: Store) -> Self {
        Self {
            store: Mutex::new(store),
            count: watch::Sender::new(0),
        }
    }

    pub(crate) fn store(&self) -> MutexGuard<'_, Store> {
        self.store.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A new client; its number and where its lines wait.
    pub(crate) fn admit(&self) -> (u64, Arc<Outbox>) {
        let outbox = Arc::new(Outbox::default());
        let mut store = self.store();
        let number = store.connected;
        store.connected += 1;
        if !store.scenario.greeting.is_empty() {
            outbox.bytes(store.scenario.greeting.clone());
        }
        let client = Client {
            outbox: Arc::clone(&outbox),
            name: String::new(),
            initialized: false,
            experimental: false,
            opted_out: std::collections::BTreeSet::new(),
            deferred: Vec::new(),
        };
        store.clients.insert(number, client);
        (number, outbox)
    }

    fn dismiss(&self, client: u64) {
        let mut store = self.store();
        store.clients.remove(&client);
        for thread in &mut store.threads {
            thread.subscribers.remove(&client);
        }
    }

    /// Takes a line of a client.
    fn take(self: &Arc<Self>, client: u64, line: &[u8]) {
        if line.iter().all(u8::is_ascii_whitespace) {
            return;
        }
        let parsed = serde_json::from_slice::<Value>(line);
        let message =
            parsed.unwrap_or_else(|_| Value::String(String::from_utf8_lossy(line).into_owned()));
        let mut store = self.store();
        store.record.add(Received {
            connection: client,
            message: message.clone(),
        });
        let left = match (message.get("method"), message.get("id")) {
            (Some(_), Some(id)) if id.is_i64() || id.is_string() => {
                requests::request(&mut store, client, id, &message)
            }
            (None, Some(_)) => {
                store.answered(message);
                requests::Left::default()
            }
            // Notifications, and what a real server doesn't answer either.
            _ => requests::Left::default(),
        };
        drop(store);
        self.count.send_modify(|count| *count += 1);
        if let Some(play) = left.play {
            tokio::spawn(play.run(Arc::clone(self)));
        }
        if let Some((client, gate, line)) = left.held {
            let shared = Arc::clone(self);
            tokio::spawn(async move {
                gate.pass().await;
                if let Some(client) = shared.store().clients.get(&client) {
                    client.outbox.line(line);
                }
            });
        }
    }

    /// Serves a client until it hangs up, or is hung up on.
    pub(crate) async fn serve(
        self: Arc<Self>,
        client: u64,
        outbox: Arc<Outbox>,
        reader: impl AsyncRead + Send + Unpin,
        writer: impl AsyncWrite + Send + Unpin,
    ) {
        let pieces = self.store().scenario.pieces;
        let writing = outbox.write_to(writer, pieces);
        let reading = async {
            let mut reader = BufReader::new(reader);
            let mut line = Vec::new();
            loop {
                line.clear();
                outbox.room().await;
                match reader.read_until(b'\n', &mut line).await {
                    Ok(0) | Err(_) => return,
                    Ok(_) => self.take(client, &line),
                }
            }
        };
        tokio::pin!(writing);
        tokio::select! {
            biased;
            () = &mut writing => {}
            () = reading => {
                // As the real one: what is to be said is still said, if anybody reads it.
                outbox.close();
                writing.await;
            }
        }
        self.dismiss(client);
    }
}
