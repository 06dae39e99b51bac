//! Plays a flow against whatever speaks the protocol on a pair of byte streams, and notes every message.

use std::collections::VecDeque;

use codex_threads_tests::bench::PATIENCE;
use serde_json::{Value, json};
use tokio::io::{
    AsyncBufReadExt as _, AsyncRead, AsyncWrite, AsyncWriteExt as _, BufReader, Lines,
};

type Reader = Box<dyn AsyncRead + Send + Unpin>;
type Writer = Box<dyn AsyncWrite + Send + Unpin>;

/// One message, and the step of the flow in which it went over the line.
#[derive(Debug, Clone)]
pub(crate) struct Noted {
    pub(crate) step: &'static str,
    pub(crate) from_client: bool,
    /// For responses: the method that they answer.
    pub(crate) answers: Option<String>,
    pub(crate) message: Value,
}

/// A client of few words.
pub(crate) struct Player {
    lines: Lines<BufReader<Reader>>,
    writer: Writer,
    pub(crate) minor: u16,
    next_id: i64,
    step: &'static str,
    pending: Vec<(i64, String)>,
    unread: VecDeque<Value>,
    pub(crate) noted: Vec<Noted>,
}

impl Player {
    pub(crate) fn new(reader: Reader, writer: Writer) -> Self {
        Self {
            lines: BufReader::new(reader).lines(),
            writer,
            minor: 0,
            next_id: 1,
            step: "",
            pending: Vec::new(),
            unread: VecDeque::new(),
            noted: Vec::new(),
        }
    }

    /// What is noted from now on belongs to this step; what was not waited for is forgotten.
    pub(crate) fn step(&mut self, name: &'static str) {
        self.step = name;
        self.unread.clear();
    }

    pub(crate) async fn send(&mut self, message: Value, answers: Option<String>) {
        let line = format!("{message}\n");
        self.writer
            .write_all(line.as_bytes())
            .await
            .expect("the server reads");
        self.writer.flush().await.expect("the server reads");
        self.noted.push(Noted {
            step: self.step,
            from_client: true,
            answers,
            message,
        });
    }

    /// Sends a request and doesn't wait.
    pub(crate) async fn ask(&mut self, method: &str, params: Value) -> i64 {
        let id = self.next_id;
        self.next_id += 1;
        self.pending.push((id, method.to_owned()));
        self.send(json!({"id": id, "method": method, "params": params}), None)
            .await;
        id
    }

    /// The answer to a request, result or error.
    pub(crate) async fn call(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params).await;
        self.answer(id).await
    }

    /// The result of a request that must succeed.
    pub(crate) async fn result(&mut self, method: &str, params: Value) -> Value {
        let answer = self.call(method, params).await;
        answer
            .get("result")
            .unwrap_or_else(|| panic!("{method}: {answer}"))
            .clone()
    }

    pub(crate) async fn answer(&mut self, id: i64) -> Value {
        self.find("an answer", |m| m.get("method").is_none() && m["id"] == id)
            .await
    }

    /// The next message of this method that was not waited for yet.
    pub(crate) async fn until(&mut self, method: &str) -> Value {
        self.find(method, |m| m["method"] == method).await
    }

    /// The next message that fits, of those that were not waited for yet.
    pub(crate) async fn find(&mut self, what: &str, fits: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.unread.iter().position(&fits) {
            return self.unread.remove(at).expect("it was found there");
        }
        loop {
            let message = self.read(what).await;
            if fits(&message) {
                return message;
            }
            self.unread.push_back(message);
        }
    }

    /// Closes the server's input and notes what it still says.
    pub(crate) async fn finish(mut self) -> Vec<Noted> {
        self.step("end");
        self.writer.shutdown().await.expect("it can be closed");
        drop(self.writer);
        while let Ok(Ok(Some(_))) = tokio::time::timeout(PATIENCE, self.lines.next_line()).await {}
        self.noted
    }

    async fn read(&mut self, what: &str) -> Value {
        let step = self.step;
        let line = match tokio::time::timeout(PATIENCE, self.lines.next_line()).await {
            Ok(Ok(Some(line))) => line,
            other => {
                let last: Vec<String> = self
                    .noted
                    .iter()
                    .rev()
                    .take(8)
                    .map(|n| n.message.to_string().chars().take(300).collect())
                    .collect();
                panic!(
                    "{step}: waiting for {what}: {other:?}; the last messages, newest first:\n{}",
                    last.join("\n")
                )
            }
        };
        let message: Value = serde_json::from_str(&line).expect("the server writes JSON");
        let mut answers = None;
        if message.get("method").is_none() {
            let at = self.pending.iter().position(|(id, _)| message["id"] == *id);
            answers = at.map(|at| self.pending.remove(at).1);
        }
        self.noted.push(Noted {
            step,
            from_client: false,
            answers,
            message: message.clone(),
        });
        message
    }
}
