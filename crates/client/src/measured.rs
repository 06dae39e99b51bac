//! What the benches measure and users do not see (feature `measure`): a line taken apart, events put
//! into inboxes and read, all that the reader does with a block, calls. It is no part of the API.

use std::fmt;
use std::pin::pin;
use std::task::{Context, Poll, Waker};

use bytes::Bytes;
use bytestring::ByteString;
use codex_threads_protocol::{
    InitializeResponse, Release, ServerNotification, ThreadLoadedListParams,
};
use codex_threads_transport::{Block, Transport, memory};

use crate::Codex;
use crate::connection::{self, Heads, Lifeline, Settings};
use crate::events::{Event, EventLimits, Notification, Subscription, ThreadEvents};
use crate::request::Timeouts;
use crate::server::{Accepted, ServerInfo};
use crate::server_requests::ServerRequestPolicy;
use crate::sync::lock;
use crate::wire::{Envelope, Kind};

/// Takes a line apart; whether it is a message.
#[must_use]
pub fn classify(line: ByteString) -> bool {
    Envelope::read(line).is_ok()
}

/// The lines of one read; what is in them is known beforehand.
pub struct Lines {
    block: Block,
    notifications: Vec<Notification>,
}

impl Lines {
    /// Of these bytes, line ends included.
    #[must_use]
    pub fn new(bytes: &[u8]) -> Self {
        let block = Block::from_lines(Bytes::copy_from_slice(bytes));
        let read = |line| Envelope::read(ByteString::try_from(line).ok()?).ok();
        let notifications = block.frames().filter_map(|line| match read(line)? {
            (line, envelope, Kind::Notification) => {
                Some(Notification::from_parts(line, envelope, None))
            }
            _ => None,
        });
        Self {
            notifications: notifications.collect(),
            block,
        }
    }
}

/// A connection that nobody reads yet, and the server's end of it.
fn open(limits: EventLimits) -> (Lifeline, Transport) {
    let (here, server) = memory::pair();
    let lifeline = connection::open(
        here,
        Settings {
            in_flight: 1,
            events: limits,
            timeouts: Timeouts::default(),
            policy: ServerRequestPolicy::Decline,
            request_limit: None,
            turn_silence: None,
            seed: Some(1),
        },
    );
    (lifeline, server)
}

/// A connection whose reader is the caller, with one stream for each of its threads.
pub struct Inboxes {
    lifeline: Lifeline,
    streams: Vec<ThreadEvents>,
    heads: Heads,
    _server: Transport,
}

impl Inboxes {
    /// Must be called within a tokio runtime.
    pub fn new(threads: impl Iterator<Item = String>, limits: EventLimits) -> Self {
        let (lifeline, server) = open(limits);
        let streams = threads.map(|thread| {
            let thread = thread.into();
            let router = &lifeline.connection.router;
            let queue = lock(router).subscribe(&thread);
            let weak = std::sync::Arc::downgrade(router);
            ThreadEvents::new(Subscription::new(queue, weak, Some(thread)))
        });
        Self {
            streams: streams.collect(),
            heads: Heads::default(),
            lifeline,
            _server: server,
        }
    }

    /// Puts the events into the queues, as the reader does once they are taken apart.
    pub fn push(&self, lines: &Lines) {
        let mut router = lock(&self.lifeline.connection.router);
        for notification in &lines.notifications {
            router.notification(notification.clone());
        }
        router.flush();
    }

    /// Does all that the reader does with a block.
    pub fn read(&mut self, lines: &Lines) {
        let Self {
            lifeline, heads, ..
        } = self;
        lifeline.connection.block(&lines.block, heads);
    }

    /// Reads what waits; how many events.
    pub fn pop(&mut self) -> usize {
        self.each(|_| true)
    }

    /// Reads what waits and decodes it; how many events this version knows.
    pub fn decode(&mut self) -> usize {
        self.each(|event| {
            let decoded = event.decode();
            decoded.is_some_and(|event| !matches!(event, ServerNotification::Unknown(_)))
        })
    }

    fn each(&mut self, mut counts: impl FnMut(Event) -> bool) -> usize {
        let mut count = 0;
        for stream in &mut self.streams {
            while let Some(event) = stream.try_next() {
                count += usize::from(counts(event));
            }
        }
        count
    }
}

/// A connection whose reader is the caller, and the answers to calls of one method.
pub struct Calls {
    codex: Codex,
    answers: Vec<Block>,
    heads: Heads,
    _server: Transport,
}

impl Calls {
    /// Must be called within a tokio runtime. `None`: the server is none.
    #[must_use]
    pub fn new(calls: usize) -> Option<Self> {
        let (lifeline, server) = open(EventLimits::default());
        let refusal = "unknown variant, expected one of `initialize`, `thread/loaded/list`";
        let response: InitializeResponse =
            codex_threads_protocol::decode_text(r#"{"userAgent":"x/0.169.0 (Linux)"}"#).ok()?;
        let info = ServerInfo::new(
            Release::new(0, 169, 0),
            response,
            Some(Accepted::listed(refusal)?),
        );
        let answer =
            |id| format!("{{\"id\":{id},\"result\":{{\"data\":[],\"nextCursor\":null}}}}\n");
        Some(Self {
            codex: Codex::new(lifeline, info),
            answers: (1..=calls)
                .map(|id| Block::from_lines(answer(id)))
                .collect(),
            heads: Heads::default(),
            _server: server,
        })
    }

    /// Makes the calls, one after another; how many of them were answered. Nothing is written.
    pub fn make(&mut self) -> usize {
        let mut cx = Context::from_waker(Waker::noop());
        let mut answered = 0;
        for answer in &self.answers {
            let mut call = pin!(self.codex.call(ThreadLoadedListParams::new()));
            let asked = call.as_mut().poll(&mut cx).is_pending();
            self.codex.connection().block(answer, &mut self.heads);
            let came = matches!(call.as_mut().poll(&mut cx), Poll::Ready(Ok(_)));
            answered += usize::from(asked && came);
        }
        answered
    }
}

impl fmt::Debug for Calls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Calls").finish_non_exhaustive()
    }
}

impl fmt::Debug for Lines {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Lines").finish_non_exhaustive()
    }
}

impl fmt::Debug for Inboxes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Inboxes").finish_non_exhaustive()
    }
}
