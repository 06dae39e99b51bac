//! A server played by hand, on the other end of a pair in memory.

use std::collections::VecDeque;
use std::time::Duration;

use codex_threads::transport::{Chunk, Incoming, Limits, Outgoing, Peer, Transport, memory};
use codex_threads::{Builder, Codex, Turn};
use serde_json::{Value, json};

/// Long enough for any machine; only a failure waits for it.
pub(crate) const PATIENCE: Duration = Duration::from_secs(60);

pub(crate) struct Fake {
    incoming: Incoming,
    outgoing: Option<Outgoing>,
    lines: VecDeque<Vec<u8>>,
    _peer: Peer,
}

impl Fake {
    pub(crate) fn new(transport: Transport) -> Self {
        let Transport {
            incoming,
            outgoing,
            peer,
            ..
        } = transport;
        Self {
            incoming,
            outgoing: Some(outgoing),
            lines: VecDeque::new(),
            _peer: peer,
        }
    }

    /// What is left of the transport: for a test that plays the server in another way from here on.
    #[allow(dead_code, reason = "for tests of their own process")]
    pub(crate) fn into_parts(self) -> (Incoming, Outgoing, Peer) {
        assert!(
            self.lines.is_empty(),
            "something was read and not looked at"
        );
        (
            self.incoming,
            self.outgoing.expect("still open"),
            self._peer,
        )
    }

    /// The next line from the client; `None` when it has closed its side.
    pub(crate) async fn line(&mut self) -> Option<Vec<u8>> {
        loop {
            if let Some(line) = self.lines.pop_front() {
                return Some(line);
            }
            match self.incoming.next().await? {
                Ok(Chunk::Block(block)) => {
                    self.lines.extend(block.lines().map(<[u8]>::to_vec));
                }
                other => panic!("{other:?}"),
            }
        }
    }

    /// The next message from the client.
    pub(crate) async fn message(&mut self) -> Value {
        let line = self.line().await.expect("the client has closed its side");
        serde_json::from_slice(&line).expect("the client writes JSON")
    }

    /// The next message, which must be of this method; its id.
    pub(crate) async fn request(&mut self, method: &str) -> i64 {
        let message = self.message().await;
        assert_eq!(message["method"], method, "{message}");
        message["id"].as_i64().expect("a request has an id")
    }

    /// Writes lines, in one piece.
    pub(crate) fn send(&self, lines: &[&str]) {
        let outgoing = self.outgoing.as_ref().expect("still open");
        for line in lines {
            outgoing.send(line.as_bytes()).expect("the client reads");
        }
    }

    pub(crate) fn send_bytes(&self, line: &[u8]) {
        let outgoing = self.outgoing.as_ref().expect("still open");
        outgoing.send(line).expect("the client reads");
    }

    pub(crate) fn json(&self, message: &Value) {
        self.send(&[&message.to_string()]);
    }

    pub(crate) fn answer(&self, id: i64, result: &Value) {
        self.json(&json!({ "id": id, "result": result }));
    }

    pub(crate) fn refuse(&self, id: i64, code: i64, message: &str) {
        self.json(&json!({ "error": { "code": code, "message": message }, "id": id }));
    }

    pub(crate) fn notify(&self, method: &str, params: &Value) {
        self.send(&[&format!(r#"{{"method":"{method}","params":{params}}}"#)]);
    }

    /// Closes the server's side, everything that was sent first.
    pub(crate) fn close(&mut self) {
        if let Some(outgoing) = self.outgoing.take() {
            outgoing.close();
        }
    }

    /// Plays the handshake of this release. Methods are not listed, so all are accepted.
    pub(crate) async fn handshake(&mut self, release: &str) {
        let discover = self.request("codex-threads/discover").await;
        let initialize = self.request("initialize").await;
        self.refuse(discover, -32600, "Invalid request");
        self.answer(
            initialize,
            &json!({ "userAgent": format!("codex-threads/{release} (Linux 1; x86_64) x") }),
        );
        assert_eq!(self.message().await["method"], "initialized");
    }
}

pub(crate) async fn connected() -> (Codex, Fake) {
    connected_with(Codex::builder(), Limits::default()).await
}

pub(crate) async fn connected_with(builder: Builder, limits: Limits) -> (Codex, Fake) {
    connected_to("0.169.0", builder, limits).await
}

/// A connection to a server that says it is of this release.
pub(crate) async fn connected_to(release: &str, builder: Builder, limits: Limits) -> (Codex, Fake) {
    let (here, there) = memory::pair_with(limits, 1 << 20);
    let mut fake = Fake::new(there);
    let (codex, ()) = tokio::join!(builder.connect(here), fake.handshake(release));
    (codex.expect("the handshake succeeds"), fake)
}

/// Nothing in a test takes this long unless it hangs.
pub(crate) async fn soon<F: Future>(future: F) -> F::Output {
    tokio::time::timeout(PATIENCE, future)
        .await
        .expect("this hangs")
}

/// One call there and back: everything sent before has been read.
pub(crate) async fn round_trip(codex: &Codex, fake: &mut Fake) {
    let params = json!({});
    let (answer, ()) = tokio::join!(
        soon(codex.request_raw("model/list", Some(&params))),
        async {
            let id = soon(fake.request("model/list")).await;
            fake.answer(id, &json!({}));
        }
    );
    answer.unwrap();
}

/// An answer to thread/start as servers up to 0.114 give it.
pub(crate) fn started(thread: &str) -> Value {
    json!({
        "thread": {
            "id": thread, "preview": "", "modelProvider": "openai", "createdAt": 1, "updatedAt": 1,
            "path": "/p", "cwd": "/", "cliVersion": "0.100.0", "source": "vscode", "gitInfo": null,
            "turns": []
        },
        "model": "m", "modelProvider": "openai", "cwd": "/", "approvalPolicy": "on-request",
        "sandbox": { "type": "readOnly" }, "reasoningEffort": null
    })
}

/// A turn as answers and notifications have it.
pub(crate) fn turn(id: &str, status: &str) -> Value {
    json!({ "id": id, "items": [], "status": status, "error": null })
}

/// Starts a turn in the thread `t`, which gets this id.
pub(crate) async fn started_turn(codex: &Codex, fake: &mut Fake, id: &str) -> Turn {
    let call = tokio::spawn({
        let codex = codex.clone();
        async move { codex.thread("t").start_turn("hello").await }
    });
    let request = soon(fake.request("turn/start")).await;
    fake.answer(request, &json!({ "turn": turn(id, "inProgress") }));
    soon(call).await.unwrap().unwrap()
}
