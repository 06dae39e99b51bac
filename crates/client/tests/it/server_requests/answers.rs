//! Who answers, and that it is once.

use codex_threads::protocol::{ServerRequest, inspect};
use codex_threads::transport::{Limits, memory};
use codex_threads::{Answered, Codex, PendingServerRequest, ServerRequestPolicy};
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::*;
use crate::common::{connected, round_trip};

#[tokio::test]
async fn nothing_is_approved_by_default_nor_answered_with_an_empty_object() {
    let (codex, mut fake) = connected().await;
    let methods = ServerRequest::METHODS;
    assert!(methods.len() >= 12, "{methods:?}");
    for (id, method) in methods.iter().enumerate() {
        ask(&fake, id, method);
        let answer = soon(fake.message()).await;
        assert_eq!(answer["id"], id);
        assert!(!answer.to_string().contains("accept"), "{answer}");
        assert!(!answer.to_string().contains("pprove"), "{answer}");
        match answer.get("result") {
            Some(result) => {
                let seen = inspect::answer(method, result.to_string().as_bytes());
                assert!(seen.is_recognized(), "{method}: {answer}");
            }
            None => assert_eq!(answer["error"]["code"], -32601, "{answer}"),
        }
    }
    ask(&fake, 99, "something/invented");
    let answer = soon(fake.message()).await;
    assert_eq!(answer["id"], 99);
    assert_eq!(answer["error"]["code"], -32601);
    assert_eq!(codex.stats().declined, methods.len() as u64 + 1);
    assert_eq!(codex.open_server_requests(), 0);
}

#[tokio::test]
async fn a_request_is_not_swallowed_because_it_has_the_id_of_a_call() {
    let (codex, mut fake, mut asked) = streaming().await;
    let call = tokio::spawn({
        let codex = codex.clone();
        async move { codex.request_raw("model/list", Some(&json!({}))).await }
    });
    let id = soon(fake.request("model/list")).await;
    ask(&fake, id, COMMAND);
    let request = next(&mut asked).await;
    let _ = request
        .answer_raw(&json!({ "decision": "accept" }))
        .unwrap();
    assert_eq!(decision(&mut fake, id).await, "accept");
    fake.answer(id, &json!({ "mine": true }));
    assert_eq!(soon(call).await.unwrap().unwrap(), r#"{"mine":true}"#);
}

#[tokio::test]
async fn ids_from_zero_negative_ones_and_texts_are_echoed_in_their_type() {
    let (_codex, mut fake, mut asked) = streaming().await;
    let ids = [
        json!(0),
        json!("0"),
        json!(-7),
        json!(i64::MAX),
        json!(i64::MIN),
        json!(""),
        json!("a \"quoted\" \u{1F600}"),
    ];
    for id in ids {
        ask(&fake, id.clone(), COMMAND);
        let request = next(&mut asked).await;
        let answered = request
            .answer_raw(&json!({ "decision": "accept" }))
            .unwrap();
        assert_eq!(answered, Answered::Sent);
        assert_eq!(decision(&mut fake, id).await, "accept");
    }
}

#[tokio::test]
async fn an_id_that_no_request_can_have_is_skipped_and_counted() {
    let (codex, mut fake, mut asked) = streaming().await;
    for id in [json!(1.5), json!(null), json!([0]), json!(true)] {
        ask(&fake, id, COMMAND);
    }
    ask(&fake, 0, COMMAND);
    let request = next(&mut asked).await;
    assert_eq!(request.id().to_string(), "0");
    let _ = request.decline();
    assert_eq!(decision(&mut fake, 0).await, "decline");
    assert!(codex.stats().not_a_message >= 3, "{:?}", codex.stats());
}

#[tokio::test]
async fn a_handler_that_calls_back_does_not_deadlock() {
    let (sender, receiver) = tokio::sync::watch::channel(None::<Codex>);
    let policy = ServerRequestPolicy::handler(move |request: PendingServerRequest| {
        let mut receiver = receiver.clone();
        async move {
            let codex = receiver.wait_for(Option::is_some).await.unwrap().clone();
            let call = codex.as_ref().unwrap();
            call.request_raw("model/list", Some(&json!({})))
                .await
                .unwrap();
            let _ = request
                .answer_raw(&json!({ "decision": "accept" }))
                .unwrap();
        }
    });
    let (codex, mut fake) = with(policy).await;
    sender.send_replace(Some(codex.clone()));
    ask(&fake, 0, COMMAND);
    let id = soon(fake.request("model/list")).await;
    fake.answer(id, &json!({}));
    assert_eq!(decision(&mut fake, 0).await, "accept");
    sender.send_replace(None);
}

#[tokio::test]
async fn a_handler_that_takes_for_ever_holds_up_nobody_else() {
    let policy = ServerRequestPolicy::handler(|request: PendingServerRequest| async move {
        if request.id().to_string() == "0" {
            std::future::pending::<()>().await;
        }
        let _ = request
            .answer_raw(&json!({ "decision": "accept" }))
            .unwrap();
    });
    let (codex, mut fake) = with(policy).await;
    ask(&fake, 0, COMMAND);
    ask(&fake, 1, COMMAND);
    assert_eq!(decision(&mut fake, 1).await, "accept");
    round_trip(&codex, &mut fake).await;
    assert_eq!(codex.open_server_requests(), 1);
}

#[tokio::test]
async fn a_failure_is_never_answered_with_the_servers_own_word_for_overload() {
    let (_codex, mut fake, mut asked) = streaming().await;
    ask(&fake, 0, COMMAND);
    let _ = next(&mut asked).await.refuse(-32001, "no");
    let answer = soon(fake.message()).await;
    assert_eq!(
        answer,
        json!({ "id": 0, "error": { "code": -32603, "message": "no" } })
    );
    ask(&fake, 1, COMMAND);
    let request = next(&mut asked).await;
    let _ = request.refuse_with(-32001, "no", &json!({ "a": [1] }));
    let answer = soon(fake.message()).await;
    assert_eq!(
        answer,
        json!({ "id": 1, "error": { "code": -32603, "message": "no", "data": { "a": [1] } } })
    );
    ask(&fake, 2, COMMAND);
    let _ = next(&mut asked).await.refuse(-32000, "two\nlines");
    let answer = soon(fake.message()).await;
    assert_eq!(answer["error"]["code"], -32000);
    assert_eq!(answer["error"]["message"], "two\nlines");
}

#[tokio::test]
async fn json_of_several_lines_is_answered_on_one() {
    let (_codex, mut fake, mut asked) = streaming().await;
    ask(&fake, 0, COMMAND);
    let pretty = RawValue::from_string("{\r\n  \"decision\":\n\"cancel\"\n}".to_owned()).unwrap();
    let answered = next(&mut asked).await.answer_raw(&pretty).unwrap();
    assert_eq!(answered, Answered::Sent);
    assert_eq!(decision(&mut fake, 0).await, "cancel");
}

#[tokio::test]
async fn what_is_no_json_gives_the_request_back() {
    struct Broken;
    impl serde::Serialize for Broken {
        fn serialize<S: serde::Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(serde::ser::Error::custom("broken"))
        }
    }
    let (_codex, mut fake, mut asked) = streaming().await;
    ask(&fake, 0, COMMAND);
    let refused = next(&mut asked).await.answer_raw(&Broken).unwrap_err();
    assert!(refused.to_string().contains("broken"), "{refused}");
    let refused = refused
        .into_request()
        .refuse_with(-32000, "x", &Broken)
        .unwrap_err();
    let _ = refused.into_request().decline();
    assert_eq!(decision(&mut fake, 0).await, "decline");
}

/// The server reads nothing for a while: no answer may be lost for it.
#[tokio::test]
async fn an_answer_that_finds_no_room_to_be_written_goes_later() {
    let limits = Limits::default().max_outgoing(2_000);
    let (here, there) = memory::pair_with(limits, 256);
    let mut fake = Fake::new(there);
    let builder = Codex::builder().server_requests(ServerRequestPolicy::Stream);
    let (codex, ()) = tokio::join!(builder.connect(here), fake.handshake("0.169.0"));
    let codex = codex.unwrap();
    let mut asked = codex.server_requests();
    const REQUESTS: usize = 40;
    for id in 0..REQUESTS {
        ask(&fake, id, COMMAND);
        let request = next(&mut asked).await;
        let long = json!({ "decision": "accept", "note": "x".repeat(300) });
        assert_eq!(request.answer_raw(&long).unwrap(), Answered::Sent);
    }
    // One that is longer than all the room there is goes when everything else has gone.
    ask(&fake, REQUESTS, COMMAND);
    let longest = json!({ "decision": "accept", "note": "x".repeat(5_000) });
    let answered = next(&mut asked).await.answer_raw(&longest).unwrap();
    assert_eq!(answered, Answered::Sent);
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..=REQUESTS {
        let answer = soon(fake.message()).await;
        assert_eq!(answer["result"]["decision"], "accept");
        assert!(seen.insert(answer["id"].as_u64().unwrap()), "{answer}");
    }
    assert_eq!(seen.len(), REQUESTS + 1);
}

#[tokio::test]
async fn what_is_in_a_request_is_not_printed() {
    let (_codex, fake, mut asked) = streaming().await;
    let params = json!({ "threadId": "t", "turnId": "1", "itemId": "i", "command": "secret-word" });
    ask_with(&fake, 0, COMMAND, &params);
    let request = next(&mut asked).await;
    assert!(!format!("{request:?}").contains("secret-word"));
    let refused = request
        .answer_raw(&f64::NAN)
        .err()
        .map(|refused| format!("{refused:?}{refused}"));
    assert!(!refused.unwrap_or_default().contains("secret-word"));
}

#[tokio::test]
async fn a_request_outlives_the_handle_and_is_too_late_then() {
    let (codex, fake, mut asked) = streaming().await;
    ask(&fake, 0, COMMAND);
    let request = next(&mut asked).await;
    drop(codex);
    assert!(soon(asked.next()).await.is_none());
    let late: Result<Answered, _> = request.answer_raw(&Value::Null);
    assert!(matches!(late.unwrap(), Answered::TooLate(_)));
    drop(fake);
}
