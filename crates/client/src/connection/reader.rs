//! The task that reads. It awaits the transport, and nothing else.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use codex_threads_protocol::RequestId;
use codex_threads_transport::child::Watch;
use codex_threads_transport::{Block, Chunk, Ended, Incoming, Link, Peer, ReadError};
use tokio::sync::oneshot;

use super::Connection;
use super::pending::{Purpose, Reply, Taken};
use super::stats::{add, count};
use crate::error::CloseCause;
use crate::events::Notification;
use crate::inbox::Router;
use crate::server_requests::{Delivery, Taken as Request};
use crate::sync::{Ordering, lock};
use crate::wire::{Envelope, Kind, RawError, Unreadable, head_id, request_id};

/// How long the end of the process is waited for after the end of its output.
const EXIT: Duration = Duration::from_secs(5);

/// A block this large, in bytes, has a huge line in it.
const HUGE: usize = 1024 * 1024;

/// Tells how the server ended, without keeping it alive.
#[derive(Debug)]
pub(super) enum PeerEnd {
    Child(Watch),
    Link(Link),
    Unknown,
}

impl PeerEnd {
    pub(super) fn of(peer: &Peer) -> Self {
        match peer {
            Peer::Child(process) | Peer::Tunnel(process) => Self::Child(process.watch()),
            Peer::Link(link) => Self::Link(link.clone()),
            _ => Self::Unknown,
        }
    }

    async fn ended(&self) -> Option<Ended> {
        match self {
            Self::Child(watch) => Some(watch.ended().await),
            Self::Link(link) => Some(link.ended().await),
            Self::Unknown => None,
        }
    }
}

/// What is done once the locks are released, in the order it was read.
enum Then {
    Reply(oneshot::Sender<Reply>, Reply),
    Deliver(Delivery),
}

/// Reads until the end, then closes the connection.
pub(super) async fn run(connection: Arc<Connection>, mut incoming: Incoming, end: PeerEnd) {
    let cause = loop {
        match incoming.next().await {
            Some(Ok(Chunk::Block(block))) => connection.block(&block),
            Some(Ok(Chunk::Oversized(line))) => connection.oversized(line.len, &line.head),
            Some(Ok(_)) => {}
            Some(Err(error)) => break Some(error),
            None => break None,
        }
    };
    // What is called from here on is not sent any more.
    connection.ending.store(true, Ordering::Release);
    let ended = tokio::time::timeout(EXIT, end.ended()).await.ok().flatten();
    connection.close(close_cause(&connection, cause), ended);
}

fn close_cause(connection: &Connection, error: Option<ReadError>) -> CloseCause {
    match error {
        _ if connection.is_refusing() => CloseCause::Shutdown,
        Some(error) => CloseCause::Read(error),
        None => CloseCause::Ended,
    }
}

impl Connection {
    /// Sorts a block of lines. The router is locked once, and each consumer woken once.
    pub(crate) fn block(&self, block: &Block) {
        let whole = block.as_bytes().len();
        add(&self.counters.bytes_in, whole as u64);
        let mut then = Vec::new();
        {
            let mut router = lock(&self.router);
            for mut line in block.frames() {
                // Who keeps a small line shall not keep a huge one that came with it.
                if whole > HUGE && line.len() < whole / 2 {
                    line = Bytes::copy_from_slice(&line);
                }
                self.line(&mut router, line, &mut then);
            }
            router.flush();
        }
        for step in then {
            match step {
                Then::Reply(caller, reply) => {
                    if caller.send(reply).is_err() {
                        count(&self.counters.late);
                    }
                }
                Then::Deliver(delivery) => delivery.begin(),
            }
        }
    }

    fn line(&self, router: &mut Router, line: Bytes, then: &mut Vec<Then>) {
        let (line, envelope, kind) = match Envelope::read(line) {
            Ok(read) => read,
            Err(why) => return self.unreadable(why),
        };
        count(&self.counters.messages);
        match kind {
            Kind::Notification => {
                router.notification(&Notification::from_parts(line, envelope));
            }
            Kind::Response => self.response(router, line, &envelope, then),
            Kind::Request => match request_id(envelope.id.of(&line)) {
                Some(id) => self.request(router, id, line, envelope, then),
                None => count(&self.counters.not_a_message),
            },
        }
    }

    fn unreadable(&self, why: Unreadable) {
        let counter = match why {
            Unreadable::NotUtf8 => &self.counters.not_utf8,
            Unreadable::NotJson => &self.counters.not_json,
            Unreadable::NotAMessage => &self.counters.not_a_message,
        };
        count(counter);
        tracing::warn!(?why, "a line of the server was skipped");
    }

    fn response(
        &self,
        router: &mut Router,
        line: Bytes,
        envelope: &Envelope,
        then: &mut Vec<Then>,
    ) {
        let id = match request_id(envelope.id.of(&line)) {
            Some(RequestId::Integer(id)) => id,
            // We never use strings.
            _ => return count(&self.counters.late),
        };
        let Some(Taken { purpose, reply }) = self.pending.take(id) else {
            tracing::debug!(id, "an answer came late");
            return count(&self.counters.late);
        };
        if reply.is_none() {
            tracing::debug!(id, "an answer came when its caller had gone");
            count(&self.counters.late);
        }
        if envelope.error.is_some() && envelope.error.of(&line) != b"null" {
            let raw = envelope.error.of(&line);
            let error = serde_json::from_slice(raw).unwrap_or_else(|_| RawError {
                code: 0,
                message: String::from_utf8_lossy(raw).into_owned(),
                data: None,
            });
            return then.extend(reply.map(|reply| Then::Reply(reply, Reply::Error(error))));
        }
        match &purpose {
            Purpose::Plain => {}
            Purpose::OpensThread => {
                if envelope.thread.is_some() {
                    let thread = envelope.thread.text(&line);
                    router.latches.told(thread, envelope.result.of(&line));
                    router.open(thread);
                }
            }
            Purpose::NamesTurn { thread } => {
                if envelope.turn.is_some() {
                    let turn = envelope.turn.text(&line);
                    router.latches.answered(thread.as_str(), turn);
                }
            }
            Purpose::RollsBack { thread } => router.rolled_back(thread),
            Purpose::StartsTurn { thread, turn } => {
                if envelope.turn.is_some() {
                    let id = envelope.turn.text(&line);
                    router.latches.answered(thread.as_str(), id);
                    router.turns(thread, |turns| turns.name(turn, id));
                }
            }
        }
        let result = envelope.result;
        then.extend(reply.map(|reply| Then::Reply(reply, Reply::Result { line, result })));
    }

    fn request(
        &self,
        router: &mut Router,
        id: RequestId,
        line: Bytes,
        envelope: Envelope,
        then: &mut Vec<Then>,
    ) {
        let message = Notification::from_parts(line, envelope);
        router.asked(&message);
        match router.requests.request(id, &message) {
            Request::Nothing => {}
            Request::Unanswered(request) => router.unanswered(&request),
            Request::Deliver(delivery) => {
                router.waits(&message);
                then.push(Then::Deliver(delivery));
            }
        }
    }

    /// An answer that was too long fails its own request, and nothing else.
    pub(crate) fn oversized(&self, len: u64, head: &[u8]) {
        count(&self.counters.oversized);
        add(&self.counters.bytes_in, len);
        tracing::warn!(len, "a line of the server was too long and skipped");
        let Some(taken) = head_id(head).and_then(|id| self.pending.take(id)) else {
            return;
        };
        // Such an answer holds the whole history of the thread.
        if let Purpose::RollsBack { thread } = &taken.purpose {
            lock(&self.router).rolled_back(thread);
        }
        let sent = taken
            .reply
            .map(|reply| reply.send(Reply::Oversized { len }));
        if !matches!(sent, Some(Ok(()))) {
            count(&self.counters.late);
        }
    }
}
