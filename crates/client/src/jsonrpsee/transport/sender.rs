//! The half that sends.

use std::fmt;
use std::sync::Arc;

use codex_threads_transport::{self as transport, Outgoing};
use jsonrpsee_core::client::TransportSenderT;

use super::calls::Calls;
use super::message::Message;
use crate::sync::{Mutex, lock};

/// The sending half, for jsonrpsee's client: [`split`](super::split).
///
/// ```
/// # fn show(sender: &codex_threads::jsonrpsee::transport::Sender) { println!("{sender:?}"); }
/// ```
pub struct Sender {
    outgoing: Outgoing,
    calls: Arc<Mutex<Calls>>,
}

/// Why a message could not be sent. jsonrpsee's client ends with it.
///
/// ```
/// use codex_threads::jsonrpsee::transport::SendError;
///
/// fn ended(error: &SendError) -> bool {
///     matches!(error, SendError::Send(error) if error.is_closed())
/// }
/// # let _ = ended;
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SendError {
    /// The transport did not take it.
    #[error(transparent)]
    Send(#[from] transport::SendError),
    /// It is no JSON-RPC message.
    #[error("not a JSON-RPC message: {0}")]
    NotAMessage(#[from] serde_json::Error),
}

impl Sender {
    pub(super) fn new(outgoing: Outgoing, calls: Arc<Mutex<Calls>>) -> Self {
        Self { outgoing, calls }
    }

    async fn line(&self, line: &[u8]) -> Result<(), SendError> {
        loop {
            self.outgoing.ready().await?;
            match self.outgoing.send(line) {
                Err(error) if error.is_full() => {}
                sent => return Ok(sent?),
            }
        }
    }
}

impl TransportSenderT for Sender {
    type Error = SendError;

    async fn send(&mut self, message: String) -> Result<(), SendError> {
        let lines = if message.trim_start().starts_with('[') {
            let entries: Vec<Message<'_>> = serde_json::from_str(&message)?;
            let lines: Result<Vec<_>, _> = entries.iter().map(Message::outward).collect();
            // Known before it is sent: an answer may be there at once.
            let ids = entries.iter().filter_map(|entry| entry.id);
            lock(&self.calls).batch(ids.map(|id| id.get()));
            lines?
        } else {
            let call: Message<'_> = serde_json::from_str(&message)?;
            if let Some(id) = call.id {
                lock(&self.calls).single(id.get());
            }
            vec![call.outward()?]
        };
        for line in lines {
            self.line(&line).await?;
        }
        Ok(())
    }

    async fn close(&mut self) -> Result<(), SendError> {
        self.outgoing.close();
        Ok(())
    }
}

impl fmt::Debug for Sender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Sender")
            .field("outgoing", &self.outgoing)
            .finish_non_exhaustive()
    }
}
