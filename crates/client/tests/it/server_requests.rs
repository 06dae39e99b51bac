//! What the server asks.

use codex_threads::transport::Limits;
use codex_threads::{Answered, Codex, Expiry, PendingServerRequest, ServerRequestPolicy};
use serde_json::{Value, json};

use crate::common::{Fake, connected, connected_with, soon};

fn ask(fake: &Fake, id: &Value, method: &str) {
    fake.json(&json!({
        "method": method, "id": id,
        "params": { "threadId": "t", "turnId": "1", "itemId": "i" }
    }));
}

const COMMAND: &str = "item/commandExecution/requestApproval";

async fn streaming() -> (Codex, Fake) {
    let builder = Codex::builder().server_requests(ServerRequestPolicy::Stream);
    connected_with(builder, Limits::default()).await
}

#[tokio::test]
async fn nothing_is_approved_by_default() {
    let (codex, mut fake) = connected().await;
    ask(&fake, &json!(0), COMMAND);
    let answer = soon(fake.message()).await;
    assert_eq!(
        answer,
        json!({ "id": 0, "result": { "decision": "decline" } })
    );
    ask(&fake, &json!(1), "something/invented");
    let answer = soon(fake.message()).await;
    assert_eq!(answer["id"], 1);
    assert_eq!(answer["error"]["code"], -32601);
    assert_eq!(codex.stats().declined, 2);
}

#[tokio::test]
async fn ids_of_the_server_are_not_confused_with_ours() {
    let (codex, mut fake) = streaming().await;
    let mut asked = codex.server_requests();
    let call = tokio::spawn({
        let codex = codex.clone();
        async move { codex.request_raw("model/list", Some(&json!({}))).await }
    });
    let id = soon(fake.request("model/list")).await;
    ask(&fake, &json!(id), COMMAND);
    ask(&fake, &json!(0), COMMAND);
    ask(&fake, &json!("0"), COMMAND);
    for expected in [json!(id), json!(0), json!("0")] {
        let request = soon(asked.next()).await.unwrap();
        let answered = request
            .answer_raw(&json!({ "decision": "accept" }))
            .unwrap();
        assert_eq!(answered, Answered::Sent);
        let answer = soon(fake.message()).await;
        assert_eq!(
            answer,
            json!({ "id": expected, "result": { "decision": "accept" } })
        );
    }
    fake.answer(id, &json!({ "mine": true }));
    assert_eq!(soon(call).await.unwrap().unwrap(), r#"{"mine":true}"#);
}

#[tokio::test]
async fn a_request_that_is_dropped_is_declined() {
    let (codex, mut fake) = streaming().await;
    ask(&fake, &json!(0), COMMAND);
    let mut asked = codex.server_requests();
    drop(soon(asked.next()).await.unwrap());
    assert_eq!(soon(fake.message()).await["result"]["decision"], "decline");
    // With the last stream gone, whatever waits and whatever comes is declined too.
    ask(&fake, &json!(1), COMMAND);
    drop(asked);
    ask(&fake, &json!(2), COMMAND);
    for _ in 0..2 {
        assert_eq!(soon(fake.message()).await["result"]["decision"], "decline");
    }
}

#[tokio::test]
async fn a_request_expires_when_it_is_resolved_or_its_turn_or_thread_is_over() {
    let (codex, mut fake) = streaming().await;
    let mut asked = codex.server_requests();
    let ends = [
        (
            "serverRequest/resolved",
            json!({ "threadId": "t", "requestId": 0 }),
            Expiry::Resolved,
        ),
        (
            "turn/completed",
            json!({ "threadId": "t", "turn": { "id": "1", "items": [], "status": "completed" } }),
            Expiry::TurnEnded,
        ),
        (
            "thread/closed",
            json!({ "threadId": "t" }),
            Expiry::ThreadClosed,
        ),
    ];
    for (n, (method, params, expected)) in ends.into_iter().enumerate() {
        ask(&fake, &json!(n), COMMAND);
        let request = soon(asked.next()).await.unwrap();
        assert!(request.expiry().is_none());
        fake.notify(
            "turn/completed",
            &json!({ "threadId": "other", "turn": { "id": "1" } }),
        );
        fake.notify(method, &params);
        assert_eq!(soon(request.expired()).await, expected);
        let late = request
            .answer_raw(&json!({ "decision": "accept" }))
            .unwrap();
        assert_eq!(late, Answered::TooLate(expected));
    }
    ask(&fake, &json!(9), COMMAND);
    let request = soon(asked.next()).await.unwrap();
    codex.notify("marker", Some(&json!({}))).unwrap();
    assert_eq!(
        soon(fake.message()).await["method"],
        "marker",
        "nothing was sent too late"
    );
    fake.close();
    assert_eq!(soon(request.expired()).await, Expiry::Disconnected);
    drop(request);
    assert!(soon(asked.next()).await.is_none());
}

#[tokio::test]
async fn a_request_that_is_sent_again_after_a_resume_is_dealt_with_once() {
    let (codex, mut fake) = streaming().await;
    let mut asked = codex.server_requests();
    ask(&fake, &json!(0), COMMAND);
    ask(&fake, &json!(0), COMMAND);
    ask(&fake, &json!(1), COMMAND);
    let first = soon(asked.next()).await.unwrap();
    let second = soon(asked.next()).await.unwrap();
    assert_eq!(first.id().to_string(), "0");
    assert_eq!(second.id().to_string(), "1");
    assert_eq!(codex.stats().duplicates, 1);
    let _ = first.decline();
    // Even after the answer: it crossed the repetition on its way.
    ask(&fake, &json!(0), COMMAND);
    let _ = second.decline();
    for id in [0, 1] {
        assert_eq!(soon(fake.message()).await["id"], id);
    }
    ask(&fake, &json!(2), COMMAND);
    assert_eq!(soon(asked.next()).await.unwrap().id().to_string(), "2");
}

#[tokio::test]
async fn a_handler_may_call_back_and_its_panic_declines_that_request_alone() {
    let (sender, receiver) = tokio::sync::watch::channel(None::<Codex>);
    let policy = ServerRequestPolicy::handler(move |request: PendingServerRequest| {
        let mut receiver = receiver.clone();
        async move {
            if request.id().to_string() == "0" {
                panic!("a handler's own fault");
            }
            let codex = receiver
                .wait_for(Option::is_some)
                .await
                .unwrap()
                .clone()
                .unwrap();
            codex
                .request_raw("model/list", Some(&json!({})))
                .await
                .unwrap();
            let _ = request
                .answer_raw(&json!({ "decision": "accept" }))
                .unwrap();
        }
    });
    let builder = Codex::builder().server_requests(policy);
    let (codex, mut fake) = connected_with(builder, Limits::default()).await;
    sender.send_replace(Some(codex.clone()));
    ask(&fake, &json!(0), COMMAND);
    let answer = soon(fake.message()).await;
    assert_eq!(
        answer,
        json!({ "id": 0, "result": { "decision": "decline" } })
    );
    ask(&fake, &json!(1), COMMAND);
    let id = soon(fake.request("model/list")).await;
    fake.answer(id, &json!({}));
    let answer = soon(fake.message()).await;
    assert_eq!(
        answer,
        json!({ "id": 1, "result": { "decision": "accept" } })
    );
    sender.send_replace(None);
}
