//! Turns that run already.

use codex_threads::{Error, KnownBy};
use serde_json::json;

use super::*;
use crate::common::{connected, round_trip};

#[tokio::test]
async fn input_for_a_running_turn_follows_the_running_turn() {
    let (codex, mut fake) = release("0.148.0").await;
    let first = started(&codex, &mut fake, "1").await;
    assert!(!first.joined());
    item(&fake, "completed", "1", "a", "agentMessage");
    let second = started(&codex, &mut fake, "1").await;
    assert!(second.joined());
    completed(&fake, "t", "1", "completed");
    for turn in [first, second] {
        let end = soon(turn.end()).await;
        assert_eq!(
            end.final_message(),
            Some("text of a"),
            "both know all of it"
        );
    }
}

/// Servers of 0.110 to 0.147 answer with an id that never appears.
#[tokio::test(start_paused = true)]
async fn an_id_that_never_appears_is_not_waited_for() {
    // What shows it: the input appears in the running turn; nothing for a while; its end.
    for case in ["appears", "silence", "end"] {
        let (codex, mut fake) = release("0.120.0").await;
        let first = started(&codex, &mut fake, "1").await;
        round_trip(&codex, &mut fake).await;
        let call = start(&codex);
        let request = soon(fake.request("turn/start")).await;
        fake.answer(request, &json!({ "turn": turn("phantom", "inProgress") }));
        match case {
            "appears" => item(&fake, "started", "1", "u", "userMessage"),
            "end" => completed(&fake, "t", "1", "completed"),
            _ => {}
        }
        let second = soon(call).await.unwrap().unwrap();
        assert_eq!(second.id(), "1", "{case}");
        assert!(second.joined());
        if case != "end" {
            completed(&fake, "t", "1", "completed");
        }
        assert!(soon(first.end()).await.is_completed());
        assert!(soon(second.end()).await.is_completed(), "{case}");
    }
}

#[tokio::test(start_paused = true)]
async fn an_id_that_appears_is_a_turn_of_its_own() {
    let (codex, mut fake) = release("0.120.0").await;
    let first = started(&codex, &mut fake, "1").await;
    // The first turn ends while the second is asked for: its end comes after the answer.
    let call = start(&codex);
    let request = soon(fake.request("turn/start")).await;
    fake.answer(request, &json!({ "turn": turn("2", "inProgress") }));
    completed(&fake, "t", "1", "completed");
    began(&fake, "2");
    let mut second = soon(call).await.unwrap().unwrap();
    assert_eq!(second.id(), "2");
    assert!(!second.joined());
    assert!(soon(first.end()).await.is_completed());
    completed(&fake, "t", "2", "completed");
    assert!(soon(second.end()).await.is_completed());
    assert_eq!(
        methods(&mut second).await,
        ["turn/started", "turn/completed"]
    );
}

#[tokio::test]
async fn a_second_turn_without_an_end_is_not_begun() {
    let (codex, mut fake) = release("0.107.0").await;
    let turn = started(&codex, &mut fake, "1").await;
    round_trip(&codex, &mut fake).await;
    let error = soon(start(&codex)).await.unwrap().unwrap_err();
    assert!(
        matches!(&error, Error::TurnRunning { turn, .. } if *turn == "1"),
        "{error}"
    );
    // Nothing was sent.
    round_trip(&codex, &mut fake).await;
    completed(&fake, "t", "1", "completed");
    soon(turn.end()).await;
    started(&codex, &mut fake, "2").await;
}

#[tokio::test]
async fn a_turn_of_somebody_else_is_followed_from_where_one_comes_to_it() {
    let (codex, mut fake) = connected().await;
    let thread = codex.thread("t");
    let _events = thread.events();
    began(&fake, "1");
    item(&fake, "completed", "1", "before", "agentMessage");
    round_trip(&codex, &mut fake).await;
    let mut turn = thread.attach_turn("1");
    assert!(turn.joined());
    // It runs, as is known here: nobody is asked.
    round_trip(&codex, &mut fake).await;
    item(&fake, "completed", "1", "after", "agentMessage");
    completed(&fake, "t", "1", "completed");
    let end = soon(turn.end()).await;
    assert_eq!(end.final_message(), Some("text of after"));
    assert!(!end.outcome().unwrap().is_whole());
    assert_eq!(
        methods(&mut turn).await,
        ["item/completed", "turn/completed"]
    );
}

#[tokio::test]
async fn a_turn_that_is_over_is_found_by_asking() {
    let (codex, mut fake) = connected().await;
    let mut handle = codex.thread("t").attach_turn("1");
    let asked = soon(fake.request("thread/turns/list")).await;
    fake.answer(asked, &json!({ "data": [turn("1", "completed")] }));
    let end = soon(handle.end()).await;
    assert!(end.is_completed());
    assert_eq!(end.known_by(), Some(KnownBy::TurnsList));
    assert!(soon(handle.next()).await.is_none());
}

#[tokio::test]
async fn two_who_come_to_one_turn_ask_once() {
    let (codex, mut fake) = connected().await;
    let thread = codex.thread("t");
    let (first, second) = (thread.attach_turn("1"), thread.attach_turn("1"));
    let asked = soon(fake.request("thread/turns/list")).await;
    fake.answer(asked, &json!({ "data": [turn("1", "completed")] }));
    assert!(soon(first.end()).await.is_completed());
    assert!(soon(second.end()).await.is_completed());
    round_trip(&codex, &mut fake).await;
}
