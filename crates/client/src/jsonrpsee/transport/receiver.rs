//! The half that receives.

use std::collections::VecDeque;
use std::fmt;
use std::sync::{Arc, Weak};
use std::time::Duration;

use codex_threads_transport::{Chunk, Ended, Incoming, Peer, ReadError, Transport};
use jsonrpsee_core::client::{ReceivedMessage, TransportReceiverT};
use jsonrpsee_types::ErrorObjectOwned;
use jsonrpsee_types::error::{OVERSIZED_RESPONSE_CODE, OVERSIZED_RESPONSE_MSG};
use serde_json::value::RawValue;

use super::calls::{Answer, Calls};
use super::message::{Message, failure};
use crate::events::Notification;
use crate::server_requests::{Desk, Registry, ServerRequestPolicy, Taken};
use crate::sync::{Mutex, lock};
use crate::wire::{head_id, request_id};

/// How long the end of the process is waited for after the end of its output.
const EXIT: Duration = Duration::from_secs(5);

/// The receiving half, for jsonrpsee's client: [`split`](super::split). It holds the server's
/// process, which ends with it.
///
/// ```
/// # fn show(receiver: &codex_threads::jsonrpsee::transport::Receiver) { println!("{receiver:?}"); }
/// ```
pub struct Receiver {
    incoming: Incoming,
    peer: Peer,
    calls: Arc<Mutex<Calls>>,
    requests: Registry,
    /// Lines that were read and are not delivered yet: those of one block.
    ready: VecDeque<String>,
}

/// Why nothing more comes. jsonrpsee's client ends with it.
///
/// ```
/// use codex_threads::jsonrpsee::transport::ReceiveError;
///
/// fn stderr(error: &ReceiveError) -> Option<String> {
///     match error {
///         ReceiveError::Ended(ended) => Some(ended.stderr_text().to_string()),
///         _ => None,
///     }
/// }
/// # let _ = stderr;
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ReceiveError {
    /// Reading failed.
    #[error(transparent)]
    Read(#[from] ReadError),
    /// The server ended.
    #[error("the server {0}")]
    Ended(Ended),
    /// The server closed its output, and goes on living.
    #[error("the server closed its output")]
    Closed,
}

impl Receiver {
    pub(super) fn new(
        transport: Transport,
        calls: Arc<Mutex<Calls>>,
        policy: ServerRequestPolicy,
    ) -> Self {
        let outgoing = transport.outgoing.clone();
        let desk = Desk::new(outgoing, Arc::default(), Weak::new(), None);
        let requests = Registry::new(policy, desk);
        requests.without_stream();
        Self {
            requests,
            incoming: transport.incoming,
            peer: transport.peer,
            calls,
            ready: VecDeque::new(),
        }
    }

    fn line(&mut self, line: &[u8]) {
        let text = match serde_json::from_slice::<Message<'_>>(line) {
            Ok(message) => self.message(&message),
            Err(error) => Err(error),
        };
        match text {
            Ok(Some(text)) => self.ready.push_back(text),
            Ok(None) => {}
            // Not the error itself: it may quote the line.
            Err(_) => tracing::warn!(bytes = line.len(), "a line of the server was skipped"),
        }
    }

    /// What jsonrpsee's client is told.
    fn message(&mut self, message: &Message<'_>) -> Result<Option<String>, serde_json::Error> {
        let Some(method) = message.method.as_deref() else {
            let Some(id) = message.id else {
                return Ok(None);
            };
            if !lock(&self.calls).waits_for(id.get()) {
                tracing::debug!("an answer that nobody waits for was skipped");
                return Ok(None);
            }
            return Ok(self.answered(id.get(), message.answer()?));
        };
        let params = message.params.map_or("null", RawValue::get);
        match message.id.map(|id| request_id(id.get().as_bytes())) {
            None => self
                .requests
                .notification(&Notification::new(method, params)?),
            Some(Some(id)) => {
                let asked = Notification::new(method, params)?;
                if let Taken::Deliver(delivery) = self.requests.request(id, &asked) {
                    delivery.begin();
                }
            }
            Some(None) => return Ok(None),
        }
        message.notification().map(Some)
    }

    fn answered(&self, id: &str, text: String) -> Option<String> {
        match lock(&self.calls).answered(id, text) {
            Answer::Deliver(text) => Some(text),
            Answer::Wait | Answer::Strange => None,
        }
    }

    /// An answer that was too long fails its own call, and nothing else.
    fn oversized(&mut self, len: u64, head: &[u8]) {
        tracing::warn!(len, "a line of the server was too long and skipped");
        let Some(id) = head_id(head).map(|id| id.to_string()) else {
            return;
        };
        let error = ErrorObjectOwned::owned(
            OVERSIZED_RESPONSE_CODE,
            OVERSIZED_RESPONSE_MSG,
            Some(format!("{len} bytes")),
        );
        if let Ok(text) = failure(&id, error)
            && let Some(text) = self.answered(&id, text)
        {
            self.ready.push_back(text);
        }
    }
}

impl TransportReceiverT for Receiver {
    type Error = ReceiveError;

    async fn receive(&mut self) -> Result<ReceivedMessage, ReceiveError> {
        loop {
            if let Some(text) = self.ready.pop_front() {
                return Ok(ReceivedMessage::Text(text));
            }
            match self.incoming.next().await {
                Some(Ok(Chunk::Block(block))) => {
                    for line in block.lines() {
                        self.line(line);
                    }
                }
                Some(Ok(Chunk::Oversized(line))) => self.oversized(line.len, &line.head),
                Some(Ok(_)) => {}
                Some(Err(error)) => return Err(error.into()),
                None => {
                    let ended = tokio::time::timeout(EXIT, self.peer.ended()).await;
                    return Err(ended.map_or(ReceiveError::Closed, ReceiveError::Ended));
                }
            }
        }
    }
}

impl Drop for Receiver {
    fn drop(&mut self) {
        self.requests.end();
    }
}

impl fmt::Debug for Receiver {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Receiver")
            .field("incoming", &self.incoming)
            .field("peer", &self.peer)
            .finish_non_exhaustive()
    }
}
