//! The task that reads. It awaits the transport, and nothing else; but it makes way for whoever it has answered.

use std::future::{Future as _, poll_fn};
use std::ops::Range;
use std::pin::pin;
use std::sync::Arc;
use std::time::Duration;

use bytestring::ByteString;
use codex_threads_protocol::RequestId;
use codex_threads_transport::child::Watch;
use codex_threads_transport::{Block, Chunk, Ended, Incoming, Link, Peer, ReadError};
use tokio::sync::oneshot;

use super::Connection;
use super::pending::{Purpose, Reply, Taken};
use super::stats::{add, count};
use crate::error::CloseCause;
use crate::events::{Notification, Template};
use crate::inbox::Router;
use crate::server_requests::{Delivery, Taken as Request};
use crate::sync::{AtomicU64, Ordering, lock};
use crate::wire::{Envelope, Kind, Message, RawError, Unreadable, head_id, request_id};

/// Takes lines apart; deltas that begin alike but for their ids share a template.
pub(crate) type Heads = crate::wire::Heads<Template>;

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

/// Closes the connection however the task ends: a runtime that is shut down drops its tasks, even
/// before their first poll.
struct Abandoned(Arc<Connection>);

impl Drop for Abandoned {
    fn drop(&mut self) {
        self.0.close(CloseCause::Abandoned, None);
    }
}

/// Reads until the end, then closes the connection.
pub(super) fn run(
    connection: Arc<Connection>,
    incoming: Incoming,
    end: PeerEnd,
) -> impl Future<Output = ()> + Send {
    let guard = Abandoned(connection);
    async move { read(&guard.0, incoming, end).await }
}

async fn read(connection: &Connection, mut incoming: Incoming, end: PeerEnd) {
    let mut heads = Heads::default();
    let mut answered = false;
    let cause = loop {
        match next(&mut incoming, answered).await {
            Some(Ok(Chunk::Block(block))) => answered = connection.block(&block, &mut heads),
            Some(Ok(Chunk::Oversized(line))) => connection.oversized(line.len, &line.head),
            Some(Ok(_)) => {}
            Some(Err(error)) => break Some(error),
            None => break None,
        }
    };
    // What is called from here on is not sent any more.
    connection.ending.store(true, Ordering::Release);
    let ended = tokio::time::timeout(EXIT, end.ended()).await.ok().flatten();
    connection.close(close_cause(connection, cause), ended);
}

/// The next chunk. Where it is there already and somebody was `answered`, those come first: the runtime
/// keeps who was woken last for this very thread, which could go on reading for long.
async fn next(incoming: &mut Incoming, answered: bool) -> Option<Result<Chunk, ReadError>> {
    let mut next = pin!(incoming.next());
    let mut at_once = true;
    let chunk = poll_fn(|cx| {
        let polled = next.as_mut().poll(cx);
        at_once &= polled.is_ready();
        polled
    });
    let chunk = chunk.await;
    if answered && at_once {
        tokio::task::yield_now().await;
    }
    chunk
}

fn close_cause(connection: &Connection, error: Option<ReadError>) -> CloseCause {
    match error {
        _ if connection.is_refusing() => CloseCause::Shutdown,
        Some(error) => CloseCause::Read(error),
        None => CloseCause::Ended,
    }
}

/// A line of a block, in the block's memory.
fn part(block: &ByteString, range: Range<usize>) -> ByteString {
    let line = block.get(range).unwrap_or_default();
    // Who keeps a small line shall not keep a huge one that came with it.
    if block.len() > HUGE && line.len() < block.len() / 2 {
        return line.into();
    }
    block.slice_ref(line)
}

impl Connection {
    /// Sorts a block of lines. The router is locked once, and each consumer woken once. Says whether
    /// somebody was answered, or asked.
    pub(crate) fn block(&self, block: &Block, heads: &mut Heads) -> bool {
        let whole = block.as_bytes().len();
        add(&self.counters.bytes_in, whole as u64);
        let mut then = Vec::new();
        {
            let mut router = lock(&self.router);
            // One look at all of it costs less than one at each line.
            match ByteString::try_from(block.as_bytes().clone()) {
                Ok(text) => {
                    for range in block.ranges() {
                        let line = part(&text, range);
                        self.line(&mut router, heads.read(line), &mut then);
                    }
                }
                Err(_) => self.not_all_text(&mut router, block, heads, &mut then),
            }
            router.flush();
        }
        let answered = !then.is_empty();
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
        answered
    }

    /// Some of the lines are no UTF-8.
    #[cold]
    fn not_all_text(
        &self,
        router: &mut Router,
        block: &Block,
        heads: &mut Heads,
        then: &mut Vec<Then>,
    ) {
        for line in block.lines() {
            match std::str::from_utf8(line) {
                Ok(line) => self.line(router, heads.read(line.into()), then),
                Err(_) => self.skipped(&self.counters.not_utf8, "NotUtf8"),
            }
        }
    }

    fn line(
        &self,
        router: &mut Router,
        read: Result<(Message, Option<Arc<Template>>), Unreadable>,
        then: &mut Vec<Then>,
    ) {
        let ((line, envelope, kind), template) = match read {
            Ok(read) => read,
            Err(Unreadable::NotJson) => return self.skipped(&self.counters.not_json, "NotJson"),
            Err(Unreadable::NotAMessage) => {
                return self.skipped(&self.counters.not_a_message, "NotAMessage");
            }
        };
        count(&self.counters.messages);
        match kind {
            Kind::Notification => {
                router.notification(Notification::from_parts(line, envelope, template));
            }
            Kind::Response => self.response(router, line, &envelope, then),
            Kind::Request => match request_id(envelope.id.of(line.as_bytes())) {
                Some(id) => self.request(router, id, line, envelope, then),
                None => count(&self.counters.not_a_message),
            },
        }
    }

    #[cold]
    fn skipped(&self, counter: &AtomicU64, why: &str) {
        count(counter);
        tracing::warn!(why, "a line of the server was skipped");
    }

    fn response(
        &self,
        router: &mut Router,
        line: ByteString,
        envelope: &Envelope,
        then: &mut Vec<Then>,
    ) {
        let id = match request_id(envelope.id.of(line.as_bytes())) {
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
        let raw = envelope.error.text(&line);
        if envelope.error.is_some() && raw != "null" {
            let error = serde_json::from_str(raw).unwrap_or_else(|_| RawError {
                code: 0,
                message: raw.to_owned(),
                data: None,
            });
            return then.extend(reply.map(|reply| Then::Reply(reply, Reply::Error(error))));
        }
        match &purpose {
            Purpose::Plain => {}
            Purpose::OpensThread => {
                if envelope.thread.is_some() {
                    let thread = envelope.thread.text(&line);
                    router
                        .latches
                        .told(thread, envelope.result.of(line.as_bytes()));
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
        line: ByteString,
        envelope: Envelope,
        then: &mut Vec<Then>,
    ) {
        let message = Notification::from_parts(line, envelope, None);
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
