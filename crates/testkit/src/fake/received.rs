//! What the fake was sent.

use std::collections::VecDeque;

use serde_json::Value;

/// So many messages are remembered; the oldest are forgotten.
const MEMORY: usize = 65_536;

/// A message that a client sent: a request, a notification, or the answer to a server request.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// use codex_threads_testkit::fake::FakeServer;
/// use tokio::io::AsyncWriteExt as _;
///
/// let fake = FakeServer::new();
/// let (_reader, mut writer) = fake.connect();
/// writer.write_all(b"{\"id\":1,\"method\":\"thread/list\",\"params\":{}}\n").await.unwrap();
/// let asked = fake.wait_for(|m| m.method() == Some("thread/list")).await.unwrap();
/// assert_eq!(asked.id(), Some(&1.into()));
/// # }
/// ```
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Received {
    /// The connection that it came from: 0 for the first that was made.
    pub connection: u64,
    /// The whole message. What is not JSON is kept as a string.
    pub message: Value,
}

impl Received {
    /// The method, unless it is an answer.
    #[must_use]
    pub fn method(&self) -> Option<&str> {
        self.message.get("method")?.as_str()
    }

    /// The id, unless it is a notification.
    #[must_use]
    pub fn id(&self) -> Option<&Value> {
        self.message.get("id")
    }

    /// The params; null without.
    #[must_use]
    pub fn params(&self) -> &Value {
        self.message.get("params").unwrap_or(&Value::Null)
    }

    /// What a server request was answered with, if it is an answer with a result.
    #[must_use]
    pub fn result(&self) -> Option<&Value> {
        self.message.get("result")
    }

    /// Whether it is the answer to a server request, a refusal included.
    #[must_use]
    pub fn is_answer(&self) -> bool {
        self.method().is_none() && self.id().is_some()
    }
}

/// The messages so far.
#[derive(Debug, Default)]
pub(crate) struct Record {
    messages: VecDeque<Received>,
    /// How many were forgotten.
    forgotten: usize,
}

impl Record {
    pub(crate) fn add(&mut self, received: Received) {
        if self.messages.len() == MEMORY {
            self.messages.pop_front();
            self.forgotten += 1;
        }
        self.messages.push_back(received);
    }

    pub(crate) fn all(&self) -> Vec<Received> {
        self.messages.iter().cloned().collect()
    }

    /// The first that fits among those after the first `seen`; and how many there are now.
    pub(crate) fn find(
        &self,
        seen: usize,
        fits: &impl Fn(&Received) -> bool,
    ) -> (Option<Received>, usize) {
        let skip = seen.saturating_sub(self.forgotten);
        let found = self.messages.iter().skip(skip).find(|m| fits(m)).cloned();
        (found, self.forgotten + self.messages.len())
    }
}
