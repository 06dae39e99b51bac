//! Calls, against a server played by hand.

mod common;

use codex_threads::protocol::ThreadListParams;
use codex_threads::{CloseCause, Error};
use common::{connected, soon};
use serde_json::json;

#[tokio::test]
async fn answers_out_of_order_find_their_callers() {
    let (codex, mut fake) = connected().await;
    let calls: Vec<_> = (0..20)
        .map(|n| {
            let codex = codex.clone();
            tokio::spawn(async move {
                let params = json!({ "n": n });
                codex.request_raw("model/list", Some(&params)).await
            })
        })
        .collect();
    let mut asked = Vec::new();
    for _ in 0..20 {
        let message = soon(fake.message()).await;
        asked.push((
            message["id"].as_i64().unwrap(),
            message["params"]["n"].clone(),
        ));
    }
    for (id, n) in asked.iter().rev() {
        fake.answer(*id, &json!({ "n": n }));
    }
    for (n, call) in calls.into_iter().enumerate() {
        let answer = soon(call).await.unwrap().unwrap();
        assert_eq!(answer, format!(r#"{{"n":{n}}}"#));
    }
    assert_eq!(codex.in_flight(), 0);
}

#[tokio::test]
async fn the_end_of_the_stream_does_not_win_over_an_answer_that_was_read() {
    let (codex, mut fake) = connected().await;
    let call = tokio::spawn({
        let codex = codex.clone();
        async move { codex.call(ThreadListParams::new()).await }
    });
    let id = soon(fake.request("thread/list")).await;
    fake.answer(id, &json!({ "data": [], "nextCursor": null }));
    fake.close();
    drop(fake);
    soon(call).await.unwrap().unwrap();
    assert!(matches!(
        soon(codex.closed()).await.cause(),
        CloseCause::Ended
    ));
}

#[tokio::test]
async fn calls_after_the_end_fail_at_once_and_say_why() {
    let (codex, mut fake) = connected().await;
    fake.close();
    soon(codex.closed()).await;
    let error = soon(codex.call(ThreadListParams::new())).await.unwrap_err();
    assert!(matches!(error, Error::Closed { .. }), "{error}");
    assert_eq!(error.method(), "thread/list");
    assert!(error.to_string().contains("the server ended"), "{error}");
}
