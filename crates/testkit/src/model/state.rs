//! What a model is to say, and what it was asked.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::watch;

use super::reply::Reply;
use super::request::RecordedRequest;

/// Above this the oldest records are let go: a soak test must not fill the memory.
const RECORD_BYTES: usize = 512 * 1024 * 1024;

pub(crate) type Responder = Arc<dyn Fn(&RecordedRequest) -> Reply + Send + Sync>;

pub(crate) enum Next {
    Reply(Box<Reply>),
    Ask(Responder),
    Nothing,
}

enum Fallback {
    Nothing,
    Reply(Box<Reply>),
    Ask(Responder),
}

pub(crate) struct Shared {
    state: Mutex<State>,
    /// The number of recorded requests for a response.
    count: watch::Sender<usize>,
    pub(crate) port: u16,
}

struct State {
    script: VecDeque<Reply>,
    fallback: Fallback,
    unscripted: usize,
    /// The next request that `next_request` gives.
    cursor: usize,
    responses: Record,
    others: Record,
}

/// The last requests, numbered from 0.
#[derive(Default)]
struct Record {
    requests: VecDeque<RecordedRequest>,
    next_index: usize,
    bytes: usize,
}

impl Record {
    fn push(&mut self, make: impl FnOnce(usize) -> RecordedRequest) -> RecordedRequest {
        let request = make(self.next_index);
        self.next_index += 1;
        // A parsed body takes a few times its text.
        self.bytes += request.body_bytes() + 1024;
        self.requests.push_back(request.clone());
        while self.bytes > RECORD_BYTES && self.requests.len() > 1 {
            if let Some(old) = self.requests.pop_front() {
                self.bytes -= old.body_bytes() + 1024;
            }
        }
        request
    }

    fn all(&self) -> Vec<RecordedRequest> {
        self.requests.iter().cloned().collect()
    }

    /// The first request from this index on that is still kept.
    fn from(&self, index: usize) -> Option<RecordedRequest> {
        self.requests.iter().find(|r| r.index() >= index).cloned()
    }
}

impl Shared {
    pub(crate) fn new(port: u16) -> Self {
        Self {
            state: Mutex::new(State {
                script: VecDeque::new(),
                fallback: Fallback::Nothing,
                unscripted: 0,
                cursor: 0,
                responses: Record::default(),
                others: Record::default(),
            }),
            count: watch::channel(0).0,
            port,
        }
    }

    /// Never held over anything that could panic or wait.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn push(&self, replies: impl Iterator<Item = Reply>) {
        let replies: Vec<Reply> = replies.collect();
        self.state().script.extend(replies);
    }

    pub(crate) fn clear_script(&self) {
        self.state().script.clear();
    }

    pub(crate) fn fall_back_to(&self, reply: Reply) {
        self.state().fallback = Fallback::Reply(Box::new(reply));
    }

    pub(crate) fn fall_back_to_asking(&self, responder: Responder) {
        self.state().fallback = Fallback::Ask(responder);
    }

    pub(crate) fn remaining(&self) -> usize {
        self.state().script.len()
    }

    pub(crate) fn unscripted(&self) -> usize {
        self.state().unscripted
    }

    pub(crate) fn responses(&self) -> Vec<RecordedRequest> {
        self.state().responses.all()
    }

    pub(crate) fn others(&self) -> Vec<RecordedRequest> {
        self.state().others.all()
    }

    /// The request that comes next for who reads them one by one.
    pub(crate) fn take(&self) -> Option<RecordedRequest> {
        let mut state = self.state();
        let request = state.responses.from(state.cursor)?;
        state.cursor = request.index() + 1;
        Some(request)
    }

    pub(crate) fn count(&self) -> watch::Receiver<usize> {
        self.count.subscribe()
    }

    pub(crate) fn record_other(&self, make: impl FnOnce(usize) -> RecordedRequest) {
        self.state().others.push(make);
    }

    /// Records a request and takes its reply in one step, so that requests and replies are in the same order.
    pub(crate) fn record_response(
        &self,
        make: impl FnOnce(usize) -> RecordedRequest,
    ) -> (RecordedRequest, Next) {
        let mut state = self.state();
        let request = state.responses.push(make);
        let next = match (state.script.pop_front(), &state.fallback) {
            (Some(reply), _) => Next::Reply(Box::new(reply)),
            (None, Fallback::Reply(reply)) => Next::Reply(reply.clone()),
            (None, Fallback::Ask(responder)) => Next::Ask(Arc::clone(responder)),
            (None, Fallback::Nothing) => {
                state.unscripted += 1;
                Next::Nothing
            }
        };
        let count = state.responses.next_index;
        drop(state);
        // Requests may report out of order; the number only grows.
        self.count.send_if_modified(|n| {
            let grown = count > *n;
            *n = (*n).max(count);
            grown
        });
        (request, next)
    }
}
