//! Recording and replaying, without a server.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed test is to say where"
)]

use std::time::Duration;

use codex_threads_testkit::tape::{Dir, Entry, Recorder, Redaction, Replayer, Tape, TapeError};
use serde_json::{Value, json};
use tokio::io::{
    AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader, DuplexStream, Lines,
};

/// Only a failure waits so long.
const PATIENCE: Duration = Duration::from_secs(60);

fn client(message: Value) -> Entry {
    Entry::new(Dir::Client, message)
}

fn server(message: Value) -> Entry {
    Entry::new(Dir::Server, message)
}

struct Client {
    lines: Lines<BufReader<DuplexStream>>,
    writer: DuplexStream,
}

impl Client {
    fn of(replayer: &Replayer) -> Self {
        let (reader, writer) = replayer.connect();
        Self {
            lines: BufReader::new(reader).lines(),
            writer,
        }
    }

    async fn send(&mut self, message: Value) {
        let line = format!("{message}\n");
        self.writer.write_all(line.as_bytes()).await.unwrap();
    }

    async fn line(&mut self) -> String {
        let line = tokio::time::timeout(PATIENCE, self.lines.next_line()).await;
        line.expect("a line").unwrap().expect("not the end")
    }

    async fn read(&mut self) -> Value {
        serde_json::from_str(&self.line().await).unwrap()
    }
}

#[tokio::test]
async fn a_tape_holds_what_went_over_the_line_however_it_was_cut() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tape.jsonl");
    let recorder = Recorder::create(&file, Redaction::secrets()).unwrap();
    let (mut far_writer, near_reader) = tokio::io::duplex(3);
    let (near_writer, mut far_reader) = tokio::io::duplex(3);
    let (mut reader, mut writer) = recorder.tap(near_reader, near_writer);
    let ask = b"{\"id\":7,\"method\":\"account/read\",\"params\":{\"apiKey\":\"sk-1\"}}\r\n\n";
    let say = b"{\"id\":7,\"result\":{}}\nWelcome \xff\n{\"method\":\"x\",\"params\":{}}";
    let asking = async {
        writer.write_all(ask).await.unwrap();
        writer.shutdown().await.unwrap();
    };
    let heard = async {
        let mut all = Vec::new();
        far_reader.read_to_end(&mut all).await.unwrap();
        all
    };
    let ((), heard) = tokio::join!(asking, heard);
    assert_eq!(heard, ask, "a tap changes nothing");
    let saying = async {
        far_writer.write_all(say).await.unwrap();
        drop(far_writer);
    };
    let listening = async {
        let mut all = Vec::new();
        reader.read_to_end(&mut all).await.unwrap();
        all
    };
    let ((), listened) = tokio::join!(saying, listening);
    assert_eq!(listened, say, "a tap changes nothing");
    recorder.finish().unwrap();
    let tape = Tape::read(&file).unwrap();
    let shown: Vec<_> = tape
        .entries()
        .iter()
        .map(|entry| {
            (
                entry.dir,
                entry.method.clone(),
                entry.message.clone(),
                entry.raw.clone(),
            )
        })
        .collect();
    let redacted = json!({"id": 7, "method": "account/read", "params": {"apiKey": "[redacted]"}});
    assert_eq!(
        shown,
        [
            (Dir::Client, None, Some(redacted), None),
            (
                Dir::Server,
                Some("account/read".to_owned()),
                Some(json!({"id": 7, "result": {}})),
                None
            ),
            (Dir::Server, None, None, Some("Welcome \u{fffd}".to_owned())),
            (
                Dir::Server,
                None,
                Some(json!({"method": "x", "params": {}})),
                None
            ),
        ]
    );
    assert!(tape.entries().iter().all(|entry| entry.at_ms.is_some()));
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(!text.contains("sk-1"));
    assert!(
        !format!("{tape:?}").contains("Welcome"),
        "nothing of what was said"
    );
}

#[tokio::test]
async fn what_happens_between_requests_comes_in_its_place() {
    let replayer = Replayer::new(Tape::new(vec![
        client(json!({"id": 1, "method": "turn/start", "params": {}})),
        server(json!({"id": 1, "result": {"turn": 1}})),
        server(json!({"method": "turn/started", "params": {}})),
        server(json!({"id": 0, "method": "ask", "params": {}})),
        client(json!({"id": 0, "result": {"decision": "accept"}})),
        server(json!({"method": "turn/completed", "params": {}})),
        client(json!({"id": 2, "method": "turn/start", "params": {}})),
        server(json!({"error": {"code": -32600, "message": "no"}, "id": 2})),
    ]));
    let mut live = Client::of(&replayer);
    live.send(json!({"id": "a", "method": "turn/start", "params": {"other": true}}))
        .await;
    assert_eq!(live.read().await, json!({"id": "a", "result": {"turn": 1}}));
    assert_eq!(live.read().await["method"], "turn/started");
    // In the order in which servers write: quick readers look at the beginning of a line.
    assert_eq!(live.line().await, r#"{"method":"ask","id":0,"params":{}}"#);
    live.send(json!({"id": 0, "result": {"decision": "decline"}}))
        .await;
    assert_eq!(live.read().await["method"], "turn/completed");
    live.send(json!({"id": 17, "method": "turn/start", "params": {}}))
        .await;
    assert_eq!(
        live.read().await,
        json!({"error": {"code": -32600, "message": "no"}, "id": 17})
    );
    live.send(json!({"id": 18, "method": "turn/start", "params": {}}))
        .await;
    let refused = live.read().await;
    assert_eq!(
        refused["error"]["message"],
        "Invalid request: the tape has no more of turn/start"
    );
}

#[tokio::test]
async fn a_client_that_asks_in_another_order_is_not_left_waiting() {
    let replayer = Replayer::new(Tape::new(vec![
        client(json!({"id": 1, "method": "thread/list", "params": {}})),
        server(json!({"id": 1, "result": {"data": []}})),
        server(json!({"method": "between", "params": {}})),
        client(json!({"id": 2, "method": "thread/read", "params": {}})),
        server(json!({"id": 2, "result": {"thread": {}}})),
        server(json!({"method": "after", "params": {}})),
    ]));
    let mut live = Client::of(&replayer);
    live.send(json!({"id": 5, "method": "thread/read", "params": {}}))
        .await;
    assert_eq!(
        live.read().await,
        json!({"id": 5, "result": {"thread": {}}})
    );
    live.send(json!({"id": 6, "method": "thread/list", "params": {}}))
        .await;
    assert_eq!(live.read().await, json!({"id": 6, "result": {"data": []}}));
    assert_eq!(live.read().await["method"], "between");
    assert_eq!(live.read().await["method"], "after");
}

#[tokio::test]
async fn a_method_that_the_tape_does_not_have_is_refused_as_a_server_would() {
    let list =
        "Invalid request: unknown variant `probe`, expected one of `initialize`, `thread/list`";
    let replayer = Replayer::new(Tape::new(vec![
        client(json!({"id": 1, "method": "probe", "params": {}})),
        server(json!({"error": {"code": -32600, "message": list}, "id": 1})),
    ]));
    let mut live = Client::of(&replayer);
    live.send(json!({"id": 1, "method": "another/probe", "params": {}}))
        .await;
    let refused = live.read().await;
    assert_eq!(
        refused["error"]["message"],
        list.replace("`probe`", "`another/probe`")
    );
}

#[tokio::test(start_paused = true)]
async fn in_real_time_the_pauses_are_those_of_the_recording() {
    let mut first = server(json!({"method": "first", "params": {}}));
    first.at_ms = Some(1_000);
    let mut second = server(json!({"method": "second", "params": {}}));
    second.at_ms = Some(61_000);
    let mut live = Client::of(&Replayer::new(Tape::new(vec![first, second])).real_time());
    assert_eq!(
        live.lines.next_line().await.unwrap().unwrap(),
        r#"{"method":"first","params":{}}"#
    );
    let before = tokio::time::Instant::now();
    assert_eq!(
        live.lines.next_line().await.unwrap().unwrap(),
        r#"{"method":"second","params":{}}"#
    );
    let waited = before.elapsed();
    assert!(
        (Duration::from_secs(59)..=Duration::from_secs(61)).contains(&waited),
        "{waited:?}"
    );
}

#[test]
fn a_broken_tape_says_where() {
    let error =
        Tape::parse("{\"dir\":\"client\",\"message\":{}}\n\n{\"dir\":\"nobody\"}").unwrap_err();
    assert!(matches!(error, TapeError::Line { line: 3, .. }), "{error}");
    let error = Tape::read("/no/such/tape").unwrap_err();
    assert!(error.to_string().contains("/no/such/tape"), "{error}");
}
