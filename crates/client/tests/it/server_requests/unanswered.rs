//! Whatever the program doesn't answer gets the safe answer, and the program is told.

use codex_threads::{PendingServerRequest, ServerRequestPolicy, WhyUnanswered};
use serde_json::json;

use super::*;
use crate::common::{connected, round_trip, started_turn};

#[tokio::test]
async fn a_request_that_is_dropped_is_declined_and_every_stream_that_it_concerns_tells() {
    let (codex, mut fake, mut asked) = streaming().await;
    let mut turn = started_turn(&codex, &mut fake, "1").await;
    let mut thread = codex.thread_events("t");
    let mut other = codex.thread_events("o");
    let mut all = codex.events();
    let mut broadcasts = codex.broadcasts();
    ask(&fake, 0, COMMAND);
    drop(next(&mut asked).await);
    assert_eq!(decision(&mut fake, 0).await, "decline");
    is_command(&soon(told(&mut thread)).await, 0, WhyUnanswered::Dropped);
    is_command(&soon(told(&mut turn)).await, 0, WhyUnanswered::Dropped);
    is_command(&soon(told(&mut all)).await, 0, WhyUnanswered::Dropped);
    assert!(other.try_next().is_none());
    assert!(broadcasts.try_next().is_none());
    assert_eq!(codex.stats().requests_dropped, 1);
}

#[tokio::test]
async fn a_request_that_concerns_no_thread_is_told_of_to_the_whole_connection() {
    let (codex, mut fake) = connected().await;
    let mut broadcasts = codex.broadcasts();
    fake.json(&json!({ "method": "attestation/generate", "id": "x", "params": {} }));
    assert_eq!(soon(fake.message()).await["error"]["code"], -32601);
    let request = soon(told(&mut broadcasts)).await;
    assert_eq!(request.method(), "attestation/generate");
    assert_eq!((request.thread_id(), request.turn_id()), (None, None));
    assert_eq!(request.why(), WhyUnanswered::Declined);
}

#[tokio::test]
async fn what_the_policy_declines_is_told_in_the_order_in_which_it_came() {
    let (codex, fake) = connected().await;
    let mut events = codex.thread_events("t");
    let line = |n: u8| format!(r#"{{"method":"x/{n}","params":{{"threadId":"t"}}}}"#);
    let asks = format!(
        r#"{{"method":"{COMMAND}","id":0,"params":{{"threadId":"t","turnId":"1","itemId":"i"}}}}"#
    );
    fake.send(&[&line(1), &asks, &line(2)]);
    assert_eq!(soon(events.next()).await.unwrap().method(), "x/1");
    let declined = soon(told(&mut events)).await;
    is_command(&declined, 0, WhyUnanswered::Declined);
    assert_eq!(soon(events.next()).await.unwrap().method(), "x/2");
}

#[tokio::test]
async fn with_the_last_stream_gone_requests_are_declined_and_not_kept_for_ever() {
    let (codex, mut fake, asked) = streaming().await;
    let mut events = codex.thread_events("t");
    let second = codex.server_requests();
    ask(&fake, 0, COMMAND);
    round_trip(&codex, &mut fake).await;
    drop(second);
    assert_eq!(codex.open_server_requests(), 1, "another stream is there");
    drop(asked);
    ask(&fake, 1, COMMAND);
    for id in [0, 1] {
        assert_eq!(decision(&mut fake, id).await, "decline");
        is_command(
            &soon(told(&mut events)).await,
            id,
            WhyUnanswered::NobodyListens,
        );
    }
    // A new stream gets what comes from then on.
    let mut asked = codex.server_requests();
    ask(&fake, 2, COMMAND);
    assert_eq!(next(&mut asked).await.id().to_string(), "2");
}

#[tokio::test]
async fn a_request_waits_for_the_first_stream() {
    let (codex, mut fake) = with(ServerRequestPolicy::Stream).await;
    ask(&fake, 0, COMMAND);
    round_trip(&codex, &mut fake).await;
    let mut asked = codex.server_requests();
    assert_eq!(asked.try_next().unwrap().id().to_string(), "0");
    assert_eq!(decision(&mut fake, 0).await, "decline");
}

#[tokio::test]
async fn a_handlers_panic_declines_that_request_alone_and_is_told() {
    let policy = ServerRequestPolicy::handler(|request: PendingServerRequest| async move {
        assert_ne!(request.id().to_string(), "0", "a handler's own fault");
        let _ = request
            .answer_raw(&json!({ "decision": "accept" }))
            .unwrap();
    });
    let (codex, mut fake) = with(policy).await;
    let mut events = codex.thread_events("t");
    ask(&fake, 0, COMMAND);
    assert_eq!(decision(&mut fake, 0).await, "decline");
    is_command(&soon(told(&mut events)).await, 0, WhyUnanswered::Panicked);
    ask(&fake, 1, COMMAND);
    assert_eq!(decision(&mut fake, 1).await, "accept");
    assert_eq!(codex.stats().requests_panicked, 1);
}

#[tokio::test]
async fn a_panic_before_the_handlers_future_exists_declines_too() {
    let policy = ServerRequestPolicy::handler(|request: PendingServerRequest| {
        assert!(request.method().is_empty(), "this handler always panics");
        async move { drop(request) }
    });
    let (codex, mut fake) = with(policy).await;
    let mut events = codex.thread_events("t");
    ask(&fake, 0, COMMAND);
    assert_eq!(decision(&mut fake, 0).await, "decline");
    is_command(&soon(told(&mut events)).await, 0, WhyUnanswered::Panicked);
}

#[tokio::test]
async fn a_handler_that_forgets_its_request_declines_it() {
    let (codex, mut fake) = with(ServerRequestPolicy::handler(|_| async {})).await;
    let mut events = codex.thread_events("t");
    ask(&fake, 0, COMMAND);
    assert_eq!(decision(&mut fake, 0).await, "decline");
    is_command(&soon(told(&mut events)).await, 0, WhyUnanswered::Dropped);
}

#[tokio::test]
async fn what_is_answered_in_time_is_not_told_of() {
    let (codex, mut fake, mut asked) = streaming().await;
    let mut events = codex.events();
    ask(&fake, 0, COMMAND);
    let _ = next(&mut asked).await.decline();
    ask(&fake, 1, COMMAND);
    let _ = next(&mut asked).await.refuse(-32000, "no");
    for _ in 0..2 {
        soon(fake.message()).await;
    }
    fake.notify("marker", &json!({}));
    assert_eq!(soon(events.next()).await.unwrap().method(), "marker");
}
