//! How long a request may wait, and how many may be open.

use std::time::Duration;

use codex_threads::transport::Limits;
use codex_threads::{Answered, Codex, Expiry, ServerRequestPolicy, WhyUnanswered};
use serde_json::json;

use super::*;
use crate::common::round_trip;

const HOUR: Duration = Duration::from_secs(3_600);

async fn limited(policy: ServerRequestPolicy) -> (Codex, Fake) {
    let builder = Codex::builder()
        .server_requests(policy)
        .server_request_timeout(HOUR);
    connected_with(builder, Limits::default()).await
}

#[tokio::test(start_paused = true)]
async fn a_request_that_nobody_answers_in_time_is_declined_and_expires() {
    let (codex, mut fake) = limited(ServerRequestPolicy::Stream).await;
    let mut asked = codex.server_requests();
    let mut events = codex.thread_events("t");
    ask(&fake, 0, COMMAND);
    ask(&fake, 1, COMMAND);
    let held = next(&mut asked).await;
    let answered = next(&mut asked).await;
    let _ = answered
        .answer_raw(&json!({ "decision": "accept" }))
        .unwrap();
    assert_eq!(decision(&mut fake, 1).await, "accept");
    let before = tokio::time::Instant::now();
    assert_eq!(held.expired().await, Expiry::TimedOut);
    assert!(before.elapsed() <= HOUR);
    assert_eq!(decision(&mut fake, 0).await, "decline");
    is_command(&told(&mut events).await, 0, WhyUnanswered::TimedOut);
    assert_eq!(held.decline(), Answered::TooLate(Expiry::TimedOut));
    round_trip(&codex, &mut fake).await;
    assert!(events.try_next().is_none(), "told once, of one");
    assert_eq!(codex.stats().requests_timed_out, 1);
}

#[tokio::test(start_paused = true)]
async fn the_time_limit_holds_for_handlers_too() {
    let policy = ServerRequestPolicy::handler(|request| async move {
        std::future::pending::<()>().await;
        drop(request);
    });
    let (codex, mut fake) = limited(policy).await;
    let mut events = codex.thread_events("t");
    ask(&fake, 0, COMMAND);
    is_command(&told(&mut events).await, 0, WhyUnanswered::TimedOut);
    assert_eq!(decision(&mut fake, 0).await, "decline");
}

#[tokio::test(start_paused = true)]
async fn without_a_limit_a_request_may_wait_for_weeks() {
    let (codex, mut fake, mut asked) = streaming().await;
    ask(&fake, 0, COMMAND);
    let request = next(&mut asked).await;
    tokio::time::sleep(HOUR * 24 * 30).await;
    assert_eq!(request.expiry(), None);
    let _ = request
        .answer_raw(&json!({ "decision": "accept" }))
        .unwrap();
    assert_eq!(decision(&mut fake, 0).await, "accept");
    assert_eq!(codex.stats().requests_timed_out, 0);
}

#[tokio::test]
async fn one_thread_does_not_take_the_place_of_all_others() {
    let (codex, mut fake, mut asked) = streaming().await;
    let mut events = codex.thread_events("t");
    for id in 0..300 {
        let params = json!({ "threadId": "t", "turnId": "1", "itemId": format!("{id}") });
        ask_with(&fake, id, COMMAND, &params);
    }
    for id in 256..300 {
        assert_eq!(decision(&mut fake, id).await, "decline");
        is_command(&soon(told(&mut events)).await, id, WhyUnanswered::TooMany);
    }
    assert_eq!(codex.open_server_requests(), 256);
    assert_eq!(codex.stats().requests_crowded_out, 44);
    let elsewhere = json!({ "threadId": "o", "turnId": "1", "itemId": "i" });
    ask_with(&fake, 300, COMMAND, &elsewhere);
    for _ in 0..256 {
        let _ = next(&mut asked).await.decline();
        assert_eq!(soon(fake.message()).await["result"]["decision"], "decline");
    }
    let other = next(&mut asked).await;
    assert_eq!(other.thread_id(), Some("o"));
    // There is room again.
    ask_with(
        &fake,
        301,
        COMMAND,
        &json!({ "threadId": "t", "turnId": "2", "itemId": "i" }),
    );
    assert_eq!(next(&mut asked).await.id().to_string(), "301");
}

#[tokio::test]
async fn a_flood_of_requests_that_nobody_reads_is_bounded_and_all_are_answered() {
    let (codex, mut fake) = with(ServerRequestPolicy::Stream).await;
    const FLOOD: u64 = 5_000;
    let sending = async {
        for id in 0..FLOOD {
            let params = json!({ "threadId": format!("t{}", id % 50), "itemId": id.to_string() });
            ask_with(&fake, id, COMMAND, &params);
            if id % 500 == 0 {
                tokio::task::yield_now().await;
            }
        }
    };
    sending.await;
    for _ in 0..FLOOD - 1_024 {
        assert_eq!(soon(fake.message()).await["result"]["decision"], "decline");
    }
    assert_eq!(codex.open_server_requests(), 1_024);
    assert_eq!(codex.stats().server_requests, FLOOD);
    // The first stream, dropped: the others are answered, too.
    drop(codex.server_requests());
    for _ in 0..1_024 {
        assert_eq!(soon(fake.message()).await["result"]["decision"], "decline");
    }
    assert_eq!(codex.open_server_requests(), 0);
    round_trip(&codex, &mut fake).await;
}

/// What has expired takes no room, though nobody ever read the stream.
#[tokio::test]
async fn requests_that_expire_unread_are_not_kept() {
    let (codex, mut fake) = with(ServerRequestPolicy::Stream).await;
    for round in 0..20 {
        for item in 0..200 {
            let id = round * 1_000 + item;
            let params =
                json!({ "threadId": "t", "turnId": format!("{round}"), "itemId": id.to_string() });
            ask_with(&fake, id, COMMAND, &params);
        }
        let turn = json!({ "id": format!("{round}"), "items": [], "status": "completed" });
        fake.notify("turn/completed", &json!({ "threadId": "t", "turn": turn }));
        round_trip(&codex, &mut fake).await;
        assert_eq!(codex.open_server_requests(), 0);
    }
    let stats = codex.stats();
    assert_eq!(
        (stats.requests_expired, stats.requests_crowded_out),
        (4_000, 0)
    );
    assert!(codex.server_requests().try_next().is_none());
}
