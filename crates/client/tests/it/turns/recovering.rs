//! An end that is lost on its way is found by asking. Time stands still but for these waits.

use std::time::Duration;

use codex_threads::{KnownBy, TurnEnd, TurnLost};
use serde_json::json;

use super::*;
use crate::common::{connected, connected_with, round_trip};

/// The answer to `thread/turns/list`.
fn turns(turns: &[Value]) -> Value {
    json!({ "data": turns, "nextCursor": null })
}

fn with_message(id: &str, status: &str, text: &str) -> Value {
    let mut turn = turn(id, status);
    turn["items"] = json!([{ "type": "agentMessage", "id": "m", "text": text }]);
    turn
}

/// What `thread/read` answers.
fn read(status: Value, turns: &[Value]) -> Value {
    let mut thread = crate::common::started("t")["thread"].clone();
    thread["status"] = status;
    thread["turns"] = json!(turns);
    json!({ "thread": thread })
}

#[tokio::test(start_paused = true)]
async fn a_lost_completion_is_found_once_the_thread_is_idle() {
    let (codex, mut fake) = connected().await;
    let mut turn = started(&codex, &mut fake, "1").await;
    status(&fake, "active");
    status(&fake, "idle");
    let asked = soon(fake.message()).await;
    assert_eq!(asked["method"], "thread/turns/list");
    assert_eq!(asked["params"]["threadId"], "t");
    assert_eq!(asked["params"]["itemsView"], "full");
    let stored = [
        turn_of_another(),
        with_message("1", "completed", "so it is"),
    ];
    fake.answer(asked["id"].as_i64().unwrap(), &turns(&stored));
    let end = soon(turn.end()).await;
    assert!(end.is_completed());
    assert_eq!(end.known_by(), Some(KnownBy::TurnsList));
    assert_eq!(end.final_message(), Some("so it is"));
    assert!(end.outcome().unwrap().is_whole());
    // The stream ends too, and what comes late changes nothing.
    assert_eq!(methods(&mut turn).await, ["turn/started"]);
    completed(&fake, "t", "1", "failed");
    round_trip(&codex, &mut fake).await;
    assert!(turn.ended().unwrap().is_completed());
}

fn turn_of_another() -> Value {
    turn("0", "failed")
}

#[tokio::test(start_paused = true)]
async fn a_lost_completion_is_found_once_another_turn_runs() {
    let (codex, mut fake) = connected().await;
    let turn_handle = started(&codex, &mut fake, "1").await;
    began(&fake, "2");
    says_interrupted(&mut fake, "thread/turns/list", "1").await;
    let end = soon(turn_handle.end()).await;
    assert!(matches!(end, TurnEnd::Interrupted(_)), "{end:?}");
    assert_eq!(end.known_by(), Some(KnownBy::TurnsList));
}

#[tokio::test(start_paused = true)]
async fn a_turn_that_is_called_interrupted_for_a_moment_is_not() {
    // As 0.169 does while it stores the end.
    let (codex, mut fake) = connected().await;
    for (id, then) in [("1", "completed"), ("2", "failed"), ("3", "inProgress")] {
        let turn_handle = started(&codex, &mut fake, id).await;
        status(&fake, "idle");
        for said in ["interrupted", then] {
            let asked = soon(fake.request("thread/turns/list")).await;
            fake.answer(asked, &turns(&[turn(id, said)]));
        }
        if then == "inProgress" {
            round_trip(&codex, &mut fake).await;
            assert!(turn_handle.ended().is_none());
            completed(&fake, "t", id, "completed");
        }
        let end = soon(turn_handle.end()).await;
        assert!(!matches!(end, TurnEnd::Interrupted(_)), "{end:?}");
        assert_eq!(end.is_completed(), then != "failed");
    }
}

#[tokio::test(start_paused = true)]
async fn an_end_that_is_told_in_time_is_not_asked_for() {
    let (codex, mut fake) = connected().await;
    let turn = started(&codex, &mut fake, "1").await;
    status(&fake, "idle");
    completed(&fake, "t", "1", "completed");
    assert_eq!(
        soon(turn.end()).await.known_by(),
        Some(KnownBy::Notification)
    );
    tokio::time::sleep(Duration::from_secs(30)).await;
    // The first request since is this one.
    round_trip(&codex, &mut fake).await;
}

#[tokio::test(start_paused = true)]
async fn a_doubt_that_is_unfounded_is_laid_to_rest() {
    let (codex, mut fake) = connected().await;
    let turn_handle = started(&codex, &mut fake, "1").await;
    status(&fake, "idle");
    let asked = soon(fake.request("thread/turns/list")).await;
    fake.answer(asked, &turns(&[turn("1", "inProgress")]));
    tokio::time::sleep(Duration::from_secs(3_600)).await;
    round_trip(&codex, &mut fake).await;
    assert!(turn_handle.ended().is_none());
    completed(&fake, "t", "1", "completed");
    assert!(soon(turn_handle.end()).await.is_completed());
}

#[tokio::test(start_paused = true)]
async fn without_a_deadline_a_silent_turn_is_left_alone() {
    let (codex, mut fake) = connected().await;
    let turn = started(&codex, &mut fake, "1").await;
    tokio::time::sleep(Duration::from_secs(24 * 3_600)).await;
    round_trip(&codex, &mut fake).await;
    assert!(turn.ended().is_none());
}

#[tokio::test(start_paused = true)]
async fn what_counts_is_silence_and_not_the_length_of_a_turn() {
    let (codex, mut fake) = connected().await;
    let mut turn_handle = started(&codex, &mut fake, "1").await;
    turn_handle.silence(Duration::from_secs(30));
    for n in 0..100 {
        tokio::time::sleep(Duration::from_secs(25)).await;
        if n % 2 == 0 {
            item(&fake, "started", "1", &n.to_string(), "reasoning");
        } else {
            // What the server asks in the turn is traffic too; it is declined.
            fake.json(&json!({
                "id": n, "method": "item/commandExecution/requestApproval",
                "params": { "threadId": "t", "turnId": "1", "itemId": "i" }
            }));
            assert_eq!(soon(fake.message()).await["id"], n);
        }
        // Another turn's traffic is none of this one's, and the first request is not a question.
        item(&fake, "started", "0", "x", "reasoning");
        round_trip(&codex, &mut fake).await;
        while turn_handle.try_next().is_some() {}
    }
    // Now it is silent: the server is asked again and again while the turn runs.
    for _ in 0..5 {
        let before = tokio::time::Instant::now();
        let asked = soon(fake.request("thread/turns/list")).await;
        let waited = before.elapsed();
        assert!(
            waited > Duration::from_secs(28) && waited < Duration::from_secs(32),
            "{waited:?}"
        );
        fake.answer(asked, &turns(&[turn("1", "inProgress")]));
    }
    assert!(turn_handle.ended().is_none());
    let asked = soon(fake.request("thread/turns/list")).await;
    fake.answer(asked, &turns(&[turn("1", "completed")]));
    let end = soon(turn_handle.end()).await;
    assert_eq!(end.known_by(), Some(KnownBy::TurnsList));
}

#[tokio::test(start_paused = true)]
async fn the_builders_silence_holds_for_every_turn_and_can_be_taken_off() {
    let builder = Codex::builder().turn_silence(Duration::from_secs(30));
    let (codex, mut fake) = connected_with(builder, Limits::default()).await;
    let first = started(&codex, &mut fake, "1").await;
    let asked = soon(fake.request("thread/turns/list")).await;
    fake.answer(asked, &turns(&[turn("1", "inProgress")]));
    first.silence(None);
    tokio::time::sleep(Duration::from_secs(600)).await;
    round_trip(&codex, &mut fake).await;
    assert!(first.ended().is_none());
}

#[tokio::test(start_paused = true)]
async fn a_server_that_does_not_answer_is_asked_three_times() {
    let (codex, mut fake) = connected().await;
    let turn = started(&codex, &mut fake, "1").await;
    turn.silence(Duration::from_secs(20));
    let refused = soon(fake.request("thread/turns/list")).await;
    fake.refuse(refused, -32603, "the disk is on fire");
    soon(fake.request("thread/turns/list")).await;
    assert!(turn.ended().is_none());
    tokio::time::timeout(Duration::from_secs(600), async {
        fake.request("thread/turns/list").await;
        let end = turn.end().await;
        let TurnEnd::Lost(TurnLost::NoAnswer { asked, .. }) = end else {
            panic!("{end:?}");
        };
        assert_eq!(asked, 3);
    })
    .await
    .unwrap();
}

#[tokio::test(start_paused = true)]
async fn a_turn_that_the_server_does_not_know_is_lost() {
    let (codex, mut fake) = connected().await;
    let turn_handle = codex.thread("t").attach_turn("1");
    for _ in 0..2 {
        let asked = soon(fake.request("thread/turns/list")).await;
        fake.answer(asked, &turns(&[turn("0", "completed")]));
    }
    let end = soon(turn_handle.end()).await;
    assert!(matches!(end, TurnEnd::Lost(TurnLost::Unknown)), "{end:?}");
}

#[tokio::test(start_paused = true)]
async fn an_old_turn_is_found_on_a_later_page() {
    let (codex, mut fake) = connected().await;
    let turn_handle = codex.thread("t").attach_turn("1");
    let asked = soon(fake.request("thread/turns/list")).await;
    fake.answer(
        asked,
        &json!({ "data": [turn("9", "completed")], "nextCursor": "c" }),
    );
    let asked = soon(fake.message()).await;
    assert_eq!(asked["params"]["cursor"], "c");
    fake.answer(
        asked["id"].as_i64().unwrap(),
        &turns(&[turn("1", "completed")]),
    );
    assert!(soon(turn_handle.end()).await.is_completed());
}

#[tokio::test(start_paused = true)]
async fn an_end_that_does_not_decode_is_asked_for() {
    let (codex, mut fake) = connected().await;
    for (id, answer, found) in [
        ("1", turns(&[turn("1", "completed")]), true),
        ("2", turns(&[]), false),
    ] {
        let turn = started(&codex, &mut fake, id).await;
        fake.notify(
            "turn/completed",
            &json!({ "threadId": "t", "turn": { "id": id } }),
        );
        let asked = soon(fake.request("thread/turns/list")).await;
        assert!(turn.ended().is_none());
        fake.answer(asked, &answer);
        let end = soon(turn.end()).await;
        match end {
            TurnEnd::Completed(outcome) if found => {
                assert_eq!(outcome.known_by(), KnownBy::TurnsList);
            }
            TurnEnd::Lost(TurnLost::Undecodable(_)) if !found => {}
            _ => panic!("{end:?}"),
        }
    }
}

#[tokio::test(start_paused = true)]
async fn a_turn_is_not_waited_for_when_its_thread_is_closed() {
    let (codex, mut fake) = connected().await;
    for (id, stored, found) in [("1", "completed", true), ("2", "inProgress", false)] {
        let turn_handle = started(&codex, &mut fake, id).await;
        fake.notify("thread/closed", &json!({ "threadId": "t" }));
        let asked = soon(fake.request("thread/turns/list")).await;
        fake.answer(asked, &turns(&[turn(id, stored)]));
        let end = soon(turn_handle.end()).await;
        match end {
            TurnEnd::Completed(_) if found => {}
            TurnEnd::Lost(TurnLost::ThreadClosed) if !found => {}
            _ => panic!("{end:?}"),
        }
    }
}

#[tokio::test(start_paused = true)]
async fn its_own_word_is_preferred_when_it_comes_right_behind_the_answer() {
    let (codex, mut fake) = connected().await;
    let turn_handle = started(&codex, &mut fake, "1").await;
    status(&fake, "idle");
    let asked = soon(fake.request("thread/turns/list")).await;
    fake.answer(asked, &turns(&[turn("1", "completed")]));
    item(&fake, "completed", "1", "late", "agentMessage");
    completed(&fake, "t", "1", "completed");
    let end = soon(turn_handle.end()).await;
    assert_eq!(end.known_by(), Some(KnownBy::Notification));
    assert_eq!(end.final_message(), Some("text of late"));
}

#[tokio::test(start_paused = true)]
async fn the_end_is_not_missed_while_the_server_is_asked() {
    let (codex, mut fake) = connected().await;
    let turn = started(&codex, &mut fake, "1").await;
    status(&fake, "idle");
    soon(fake.request("thread/turns/list")).await;
    completed(&fake, "t", "1", "completed");
    let end = soon(turn.end()).await;
    assert_eq!(end.known_by(), Some(KnownBy::Notification));
}

#[tokio::test(start_paused = true)]
async fn a_server_without_a_list_of_turns_is_asked_to_read_the_thread() {
    let (codex, mut fake) = release("0.120.0").await;
    let failed = started(&codex, &mut fake, "1").await;
    status(&fake, "systemError");
    let asked = soon(fake.message()).await;
    assert_eq!(asked["method"], "thread/read");
    assert_eq!(asked["params"]["includeTurns"], true);
    // These servers store a failed turn as completed; the thread's status knows better.
    let system_error = read(json!({ "type": "systemError" }), &[turn("1", "completed")]);
    fake.answer(asked["id"].as_i64().unwrap(), &system_error);
    let asked = soon(fake.request("thread/read")).await;
    fake.answer(asked, &system_error);
    let end = soon(failed.end()).await;
    assert!(matches!(end, TurnEnd::Failed(_)), "{end:?}");
    assert_eq!(end.known_by(), Some(KnownBy::ThreadRead));
}

/// What these servers answer to the second question, about the thread's status.
async fn says_its_status(fake: &mut Fake, status: &str) {
    let asked = soon(fake.request("thread/read")).await;
    fake.answer(asked, &read(json!({ "type": status }), &[]));
}

fn error(fake: &Fake, turn: &str, again: bool) {
    let error = json!({ "message": "no more credit", "codexErrorInfo": "usageLimitExceeded" });
    fake.notify(
        "error",
        &json!({ "threadId": "t", "turnId": turn, "error": error, "willRetry": again }),
    );
}

#[tokio::test(start_paused = true)]
async fn a_failure_that_an_old_server_stores_as_completed_is_a_failure() {
    for (name, method) in [
        ("0.100.0", "thread/read"),
        ("0.120.0", "thread/read"),
        ("0.146.0", "thread/turns/list"),
    ] {
        let (codex, mut fake) = release(name).await;
        let failed = started(&codex, &mut fake, "1").await;
        item(&fake, "started", "1", "a", "userMessage");
        error(&fake, "1", false);
        failed.silence(Duration::from_secs(20));
        let asked = soon(fake.request(method)).await;
        let mut stored = read(json!({ "type": "idle" }), &[turn("1", "completed")]);
        stored["data"] = stored["thread"]["turns"].clone();
        fake.answer(asked, &stored);
        if name == "0.100.0" {
            let asked = soon(fake.request("turn/steer")).await;
            fake.refuse(asked, -32600, "no active turn to steer");
        }
        let TurnEnd::Failed(end) = soon(failed.end()).await else {
            panic!("{name}: {:?}", failed.ended())
        };
        assert_eq!(end.message(), "no more credit");
        assert!(end.info().is_some());
        assert_ne!(end.known_by(), KnownBy::Notification);
    }
}

#[tokio::test(start_paused = true)]
async fn an_error_that_was_tried_again_does_not_make_a_stored_turn_a_failure() {
    let (codex, mut fake) = release("0.146.0").await;
    let turn_handle = started(&codex, &mut fake, "1").await;
    error(&fake, "1", true);
    // That of another turn neither.
    error(&fake, "0", false);
    status(&fake, "idle");
    let asked = soon(fake.request("thread/turns/list")).await;
    fake.answer(asked, &turns(&[turn("1", "completed")]));
    says_its_status(&mut fake, "idle").await;
    assert!(soon(turn_handle.end()).await.is_completed());
}

#[tokio::test(start_paused = true)]
async fn a_newer_servers_word_stands_whatever_the_events_said() {
    let (codex, mut fake) = release("0.147.0").await;
    let turn_handle = started(&codex, &mut fake, "1").await;
    error(&fake, "1", false);
    status(&fake, "idle");
    let asked = soon(fake.request("thread/turns/list")).await;
    fake.answer(asked, &turns(&[turn("1", "completed")]));
    assert!(soon(turn_handle.end()).await.is_completed());
}

#[tokio::test(start_paused = true)]
async fn an_old_turn_has_not_failed_because_a_later_one_did() {
    let (codex, mut fake) = release("0.120.0").await;
    let old = codex.thread("t").attach_turn("1");
    let stored = [turn("1", "completed"), turn("2", "completed")];
    let asked = soon(fake.request("thread/read")).await;
    fake.answer(asked, &read(json!({ "type": "systemError" }), &stored));
    assert!(soon(old.end()).await.is_completed());
    let new = codex.thread("t").attach_turn("2");
    let asked = soon(fake.request("thread/read")).await;
    fake.answer(asked, &read(json!({ "type": "systemError" }), &stored));
    says_its_status(&mut fake, "systemError").await;
    let end = soon(new.end()).await;
    assert!(matches!(end, TurnEnd::Failed(_)), "{end:?}");
}

#[tokio::test(start_paused = true)]
async fn a_second_turn_that_has_no_end_is_asked_about_when_the_first_ends() {
    let (codex, mut fake) = release("0.100.0").await;
    let (first, second) = (start(&codex), start(&codex));
    let mut handles = Vec::new();
    for id in ["1", "2"] {
        let request = soon(fake.request("turn/start")).await;
        fake.answer(request, &json!({ "turn": turn(id, "inProgress") }));
        began(&fake, id);
    }
    for call in [first, second] {
        handles.push(soon(call).await.unwrap().unwrap());
    }
    completed(&fake, "t", "1", "completed");
    assert!(soon(handles[0].end()).await.is_completed());
    for _ in 0..2 {
        let asked = soon(fake.request("thread/read")).await;
        fake.answer(asked, &read(json!(null), &[turn("1", "completed")]));
    }
    let end = soon(handles[1].end()).await;
    assert!(matches!(end, TurnEnd::Lost(TurnLost::Unknown)), "{end:?}");
}

#[tokio::test(start_paused = true)]
async fn a_list_of_turns_that_is_not_for_this_thread_is_no_reason_to_give_up() {
    let (codex, mut fake) = release("0.145.0").await;
    let turn_handle = started(&codex, &mut fake, "1").await;
    status(&fake, "idle");
    let asked = soon(fake.request("thread/turns/list")).await;
    fake.refuse(asked, -32601, "list_turns is not supported yet");
    let asked = soon(fake.request("thread/read")).await;
    let idle = read(json!({ "type": "idle" }), &[turn("1", "failed")]);
    fake.answer(asked, &idle);
    let end = soon(turn_handle.end()).await;
    assert!(matches!(end, TurnEnd::Failed(_)), "{end:?}");
}

#[tokio::test(start_paused = true)]
async fn a_running_turn_that_an_old_server_calls_completed_is_not_over() {
    let (codex, mut fake) = release("0.100.0").await;
    let turn_handle = started(&codex, &mut fake, "1").await;
    turn_handle.silence(Duration::from_secs(20));
    // Of a turn that has only just begun it would say that none runs.
    let asked = soon(fake.request("thread/read")).await;
    fake.answer(asked, &read(json!(null), &[turn("1", "completed")]));
    tokio::time::sleep(Duration::from_secs(1)).await;
    assert!(turn_handle.ended().is_none());
    item(&fake, "started", "1", "a", "userMessage");
    for (answer, over) in [
        ("expected active turn id `x` but found `1`", false),
        ("no active turn to steer", true),
    ] {
        let asked = soon(async {
            tokio::time::sleep(Duration::from_secs(1)).await;
            fake.request("thread/read").await
        })
        .await;
        fake.answer(asked, &read(json!(null), &[turn("1", "completed")]));
        let asked = soon(fake.request("turn/steer")).await;
        fake.refuse(asked, -32600, answer);
        if over {
            assert!(soon(turn_handle.end()).await.is_completed());
        } else {
            assert!(turn_handle.ended().is_none());
        }
    }
}
