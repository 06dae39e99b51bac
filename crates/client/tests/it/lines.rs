//! Lines that nobody expects.

use codex_threads::Event;
use codex_threads::protocol::ServerNotification;
use serde_json::json;

use crate::common::{connected, round_trip, soon};

#[tokio::test]
async fn a_stray_line_on_stdout_does_not_kill_the_connection() {
    let (codex, mut fake) = connected().await;
    let mut events = codex.events();
    fake.send(&[
        "WARN something happened",
        r#"{"method":"a","params":{"#,
        r#"{"method":"a","params":{}}{"method":"b","params":{}}"#,
        r#"{"method":"a","params":{"text":"not closed}}"#,
        "42",
        "null",
        "\"text\"",
        "[]",
        r#"[{"method":"a","params":{}}]"#,
        "{}",
        r#"{"jsonrpc":"2.0"}"#,
        r#"{"method":7,"params":{}}"#,
        r#"{"method":"m","id":1.5,"params":{}}"#,
        r#"{"method":"m","id":null,"params":{}}"#,
    ]);
    fake.send_bytes(b"{\"method\":\"a\",\"params\":{\"x\":\"\xff\xfe\"}}");
    fake.notify("still/alive", &json!({}));
    round_trip(&codex, &mut fake).await;
    let stats = codex.stats();
    assert_eq!(stats.not_utf8, 1);
    assert_eq!(stats.not_json, 4);
    assert_eq!(stats.not_a_message, 10);
    let event = events.try_next().unwrap();
    assert_eq!(event.method(), "still/alive");
    assert!(events.try_next().is_none());
}

#[tokio::test]
async fn a_notification_of_a_newer_server_is_kept_whole() {
    let (codex, mut fake) = connected().await;
    let mut events = codex.thread_events("t");
    fake.send(&[
        r#"{"emittedAtMs":1,"params":{"new":[1,{"deep":null}],"threadId":"t"},"more":true,"method":"thread/invented"}"#,
    ]);
    round_trip(&codex, &mut fake).await;
    let Some(Event::Notification(event)) = events.try_next() else {
        panic!("it is lost")
    };
    assert_eq!(event.method(), "thread/invented");
    assert_eq!(event.thread_id(), Some("t"));
    assert_eq!(
        event.params(),
        br#"{"new":[1,{"deep":null}],"threadId":"t"}"#
    );
    let ServerNotification::Unknown(unknown) = event.decode() else {
        panic!("nobody knows it")
    };
    assert_eq!(unknown.method(), "thread/invented");
}

#[tokio::test]
async fn keys_and_methods_written_with_escapes_are_the_same_keys_and_methods() {
    let (codex, mut fake) = connected().await;
    let mut events = codex.thread_events("t");
    fake.send(&[
        r#"{"\u006dethod":"thread\/closed","params":{"threadId":"t"}}"#,
        r#"{"method":"thread\/archived","params":{"threadId":"t"}}"#,
    ]);
    let params = json!({});
    let (answer, ()) = tokio::join!(
        soon(codex.request_raw("model/list", Some(&params))),
        async {
            let id = soon(fake.request("model/list")).await;
            fake.send(&[&format!(r#"{{"\u0069d":{id},"result":{{"ok":1}}}}"#)]);
        }
    );
    assert_eq!(answer.unwrap(), r#"{"ok":1}"#);
    for method in ["thread/closed", "thread/archived"] {
        let Some(Event::Notification(event)) = events.try_next() else {
            panic!("it is lost")
        };
        assert_eq!(event.method(), method);
        assert_eq!(event.thread_id(), Some("t"));
    }
}

#[tokio::test]
async fn a_text_that_looks_like_a_message_is_text() {
    let (codex, mut fake) = connected().await;
    let mut mine = codex.thread_events("mine");
    let mut other = codex.thread_events("other");
    fake.json(&json!({
        "method": "item/completed",
        "params": {
            "item": {
                "type": "mcpToolCall",
                "arguments": { "threadId": "other", "turnId": "x", "method": "turn/completed" },
                "text": r#"","threadId":"other","turn":{"id":"x"}"#,
            },
            "threadId": "mine",
            "turnId": "1",
        },
    }));
    round_trip(&codex, &mut fake).await;
    let Some(Event::Notification(event)) = mine.try_next() else {
        panic!("it is lost")
    };
    assert_eq!(event.turn_id(), Some("1"));
    assert!(other.try_next().is_none());
}
