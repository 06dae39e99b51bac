//! What a turn has brought.

use std::time::Duration;

use codex_threads::protocol::{CodexErrorInfo, ThreadItem};
use codex_threads::{EventLimits, TurnEnd};
use serde_json::json;

use super::*;
use crate::common::{connected, connected_with};

#[tokio::test]
async fn the_outcome_is_there_though_nobody_read_an_event() {
    let (codex, mut fake) = connected().await;
    let turn = started(&codex, &mut fake, "1").await;
    for (id, kind) in [
        ("a", "agentMessage"),
        ("b", "commandExecution"),
        ("c", "agentMessage"),
    ] {
        item(&fake, "started", "1", id, kind);
        item(&fake, "completed", "1", id, kind);
    }
    item(&fake, "started", "1", "cut off", "reasoning");
    for (last, total) in [(1, 1), (2, 3)] {
        let usage = |n: i64| json!({ "totalTokens": n, "inputTokens": 0, "cachedInputTokens": 0, "outputTokens": n, "reasoningOutputTokens": 0 });
        fake.notify(
            "thread/tokenUsage/updated",
            &json!({ "threadId": "t", "turnId": "1", "tokenUsage": { "last": usage(last), "total": usage(total) } }),
        );
    }
    let mut end = turn_value("1", "completed");
    end["durationMs"] = json!(1_500);
    fake.notify("turn/completed", &json!({ "threadId": "t", "turn": end }));
    let TurnEnd::Completed(outcome) = soon(turn.end()).await else {
        panic!("it is completed");
    };
    assert_eq!(outcome.final_message(), Some("text of c"));
    assert_eq!(outcome.items().len(), 3);
    assert!(matches!(
        outcome.items()[1],
        ThreadItem::CommandExecution(_)
    ));
    assert!(outcome.is_whole());
    assert_eq!(outcome.missing_items(), 0);
    assert_eq!(outcome.unfinished_items(), ["cut off"]);
    let usage = outcome.token_usage().unwrap();
    assert_eq!((usage.last.total_tokens, usage.total.total_tokens), (2, 3));
    assert_eq!(outcome.duration(), Some(Duration::from_millis(1_500)));
    assert!(!format!("{outcome:?}").contains("text of"), "{outcome:?}");
}

fn turn_value(id: &str, status: &str) -> Value {
    turn(id, status)
}

#[tokio::test]
async fn the_final_message_is_the_one_declared_so_and_never_commentary() {
    let (codex, mut fake) = connected().await;
    let say = |fake: &Fake, turn: &str, phase: Value| {
        let text = format!("{phase}");
        fake.notify(
            "item/completed",
            &json!({ "threadId": "t", "turnId": turn, "item": { "type": "agentMessage", "id": text, "text": text, "phase": phase } }),
        );
    };
    for (n, phases, expected) in [
        (
            1,
            vec![json!("final_answer"), json!("commentary")],
            "\"final_answer\"",
        ),
        (2, vec![json!(null), json!("commentary")], "null"),
        (3, vec![json!("commentary")], "\"commentary\""),
    ] {
        let id = n.to_string();
        let turn = started(&codex, &mut fake, &id).await;
        for phase in phases {
            say(&fake, &id, phase);
        }
        completed(&fake, "t", &id, "completed");
        assert_eq!(soon(turn.end()).await.final_message(), Some(expected));
    }
}

#[tokio::test]
async fn items_beyond_the_limit_are_left_out_and_counted_and_the_last_message_stays() {
    let limits = EventLimits::new().turn_items(10_000);
    let builder = Codex::builder().event_limits(limits);
    let (codex, mut fake) = connected_with(builder, Limits::default()).await;
    let turn = started(&codex, &mut fake, "1").await;
    item(&fake, "completed", "1", "the message", "agentMessage");
    for n in 0..1_000 {
        item(&fake, "completed", "1", &n.to_string(), "reasoning");
    }
    completed(&fake, "t", "1", "completed");
    let end = soon(turn.end()).await;
    let outcome = end.outcome().unwrap();
    assert_eq!(outcome.final_message(), Some("text of the message"));
    assert!(outcome.items().len() > 10);
    let kept = u64::try_from(outcome.items().len()).unwrap();
    assert_eq!(outcome.missing_items() + kept, 1_001);
}

#[tokio::test]
async fn one_undecodable_item_costs_only_itself() {
    let (codex, mut fake) = connected().await;
    let turn = started(&codex, &mut fake, "1").await;
    item(&fake, "completed", "1", "a", "agentMessage");
    fake.notify(
        "item/completed",
        &json!({ "threadId": "t", "turnId": "1", "item": { "type": "agentMessage", "id": 7 } }),
    );
    fake.notify(
        "item/completed",
        &json!({ "threadId": "t", "turnId": "1", "item": { "type": "hologram", "id": "h" } }),
    );
    completed(&fake, "t", "1", "completed");
    let end = soon(turn.end()).await;
    let items = end.outcome().unwrap().items();
    assert_eq!(items.len(), 2, "the unknown one is kept whole");
    assert_eq!(items.rejected().len(), 1);
    assert_eq!(end.final_message(), Some("text of a"));
}

#[tokio::test]
async fn a_failure_has_a_type_to_branch_on() {
    let (codex, mut fake) = connected().await;
    let turn = started(&codex, &mut fake, "1").await;
    let mut end = turn_value("1", "failed");
    end["error"] = json!({ "message": "too much", "codexErrorInfo": "contextWindowExceeded" });
    fake.notify("turn/completed", &json!({ "threadId": "t", "turn": end }));
    let TurnEnd::Failed(failed) = soon(turn.end()).await else {
        panic!("it failed");
    };
    assert!(matches!(
        failed.info(),
        Some(CodexErrorInfo::ContextWindowExceeded)
    ));
    assert_eq!(failed.message(), "too much");
    assert_eq!(failed.turn().id, "1");
}

#[tokio::test(start_paused = true)]
async fn the_duration_is_measured_where_the_server_does_not_say() {
    let (codex, mut fake) = release("0.115.0").await;
    let turn = started(&codex, &mut fake, "1").await;
    crate::common::round_trip(&codex, &mut fake).await;
    tokio::time::sleep(Duration::from_secs(90)).await;
    completed(&fake, "t", "1", "completed");
    let end = soon(turn.end()).await;
    let took = end.outcome().unwrap().duration().unwrap();
    assert!(took >= Duration::from_secs(90), "{took:?}");
    assert!(took < Duration::from_secs(100), "{took:?}");
}

#[tokio::test]
async fn a_script_runs_a_turn_and_holds_no_events() {
    let (codex, mut fake) = connected().await;
    let call = tokio::spawn({
        let codex = codex.clone();
        async move { codex.thread("t").run("hello").await }
    });
    let request = soon(fake.request("turn/start")).await;
    fake.answer(request, &json!({ "turn": turn("1", "inProgress") }));
    crate::common::round_trip(&codex, &mut fake).await;
    for _ in 0..1_000 {
        item(&fake, "completed", "1", "a", "agentMessage");
    }
    crate::common::round_trip(&codex, &mut fake).await;
    assert_eq!(codex.stats().queued_events, 0);
    completed(&fake, "t", "1", "completed");
    let outcome = soon(call).await.unwrap().unwrap().into_result().unwrap();
    assert_eq!(outcome.final_message(), Some("text of a"));
}
