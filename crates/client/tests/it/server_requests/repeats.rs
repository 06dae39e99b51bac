//! Requests that come again, and ids that are used again.

use codex_threads::{Answered, Expiry};
use serde_json::json;

use super::*;
use crate::common::round_trip;

#[tokio::test]
async fn a_request_that_comes_again_after_a_resume_is_shown_once() {
    let (codex, mut fake, mut asked) = streaming().await;
    ask(&fake, 0, COMMAND);
    ask(&fake, 0, COMMAND);
    ask(&fake, 1, COMMAND);
    let first = next(&mut asked).await;
    let second = next(&mut asked).await;
    assert_eq!(first.id().to_string(), "0");
    assert_eq!(second.id().to_string(), "1");
    assert_eq!(codex.stats().duplicates, 1);
    let _ = first.decline();
    let _ = second.decline();
    for id in [0, 1] {
        assert_eq!(decision(&mut fake, id).await, "decline");
    }
    round_trip(&codex, &mut fake).await;
}

#[tokio::test]
async fn a_request_that_crosses_its_answer_is_answered_once() {
    let (codex, mut fake, mut asked) = streaming().await;
    ask(&fake, 0, COMMAND);
    let _ = next(&mut asked).await.decline();
    // Sent by the server before it has read the answer.
    ask(&fake, 0, COMMAND);
    assert_eq!(decision(&mut fake, 0).await, "decline");
    round_trip(&codex, &mut fake).await;
    assert!(asked.try_next().is_none());
    assert_eq!(codex.stats().duplicates, 1);
}

#[tokio::test]
async fn what_the_policy_declines_is_declined_once_though_it_comes_twice() {
    let (codex, mut fake) = crate::common::connected().await;
    ask(&fake, 0, COMMAND);
    ask(&fake, 0, COMMAND);
    assert_eq!(decision(&mut fake, 0).await, "decline");
    round_trip(&codex, &mut fake).await;
    assert_eq!((codex.stats().declined, codex.stats().duplicates), (1, 1));
}

#[tokio::test]
async fn an_id_may_be_used_again_once_the_server_has_cleared_it() {
    let (codex, mut fake, mut asked) = streaming().await;
    for _ in 0..3 {
        ask(&fake, 0, COMMAND);
        let _ = next(&mut asked).await.decline();
        assert_eq!(decision(&mut fake, 0).await, "decline");
        fake.notify(
            "serverRequest/resolved",
            &json!({ "threadId": "t", "requestId": 0 }),
        );
    }
    assert_eq!(codex.stats().duplicates, 0);
}

#[tokio::test]
async fn a_new_question_under_an_old_id_is_not_taken_for_the_old_one() {
    let different = [
        (
            CHANGE,
            json!({ "threadId": "t", "turnId": "1", "itemId": "i" }),
        ),
        (
            COMMAND,
            json!({ "threadId": "t", "turnId": "1", "itemId": "j" }),
        ),
        (
            COMMAND,
            json!({ "threadId": "t", "turnId": "2", "itemId": "i" }),
        ),
        (
            COMMAND,
            json!({ "threadId": "o", "turnId": "1", "itemId": "i" }),
        ),
        (
            COMMAND,
            json!({ "threadId": "t", "turnId": "1", "itemId": "i", "approvalId": "a" }),
        ),
    ];
    for (method, params) in different {
        let (codex, mut fake, mut asked) = streaming().await;
        ask(&fake, 0, COMMAND);
        let old = next(&mut asked).await;
        ask_with(&fake, 0, method, &params);
        let new = next(&mut asked).await;
        assert_eq!(soon(old.expired()).await, Expiry::Replaced, "{params}");
        assert_eq!(old.decline(), Answered::TooLate(Expiry::Replaced));
        let _ = new.answer_raw(&json!({ "decision": "accept" })).unwrap();
        assert_eq!(decision(&mut fake, 0).await, "accept");
        round_trip(&codex, &mut fake).await;
        assert_eq!(codex.stats().duplicates, 0);
    }
}

#[tokio::test]
async fn what_has_no_item_is_told_apart_by_all_that_it_says() {
    let (codex, fake, mut asked) = streaming().await;
    let refresh = "account/chatgptAuthTokens/refresh";
    let params = json!({ "reason": "unauthorized", "previousAccountId": "a" });
    ask_with(&fake, 0, refresh, &params);
    ask_with(&fake, 0, refresh, &params);
    let first = next(&mut asked).await;
    let params = json!({ "reason": "unauthorized", "previousAccountId": "b" });
    ask_with(&fake, 0, refresh, &params);
    let second = next(&mut asked).await;
    assert_eq!(first.expiry(), Some(Expiry::Replaced));
    assert!(second.expiry().is_none());
    assert_eq!(codex.stats().duplicates, 1);
}

/// Only what the server says anew may differ: the same item is the same request.
#[tokio::test]
async fn the_same_item_asked_for_again_in_other_words_is_the_same_request() {
    let (codex, mut fake, mut asked) = streaming().await;
    let params =
        json!({ "threadId": "t", "turnId": "1", "itemId": "i", "startedAtMs": 1, "reason": null });
    ask_with(&fake, 0, COMMAND, &params);
    let params = json!({ "itemId": "i", "threadId": "t", "turnId": "1", "startedAtMs": 2 });
    ask_with(&fake, 0, COMMAND, &params);
    let request = next(&mut asked).await;
    round_trip(&codex, &mut fake).await;
    assert!(asked.try_next().is_none());
    assert_eq!(codex.stats().duplicates, 1);
    let _ = request.decline();
    assert_eq!(decision(&mut fake, 0).await, "decline");
}
