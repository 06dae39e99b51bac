//! Interrupts: one for all, bounded, never for somebody else's turn.

use std::time::Duration;

use codex_threads::{Error, Interrupt, KnownBy, TurnEnd, TurnLost};
use serde_json::json;
use tokio::time::Instant;

use super::*;
use crate::common::{connected, round_trip};

type Interrupting = tokio::task::JoinHandle<Result<Interrupt, Error>>;

fn interrupt(turn: &Turn) -> Interrupting {
    let turn = turn.clone();
    tokio::spawn(async move { turn.interrupt().await })
}

#[tokio::test]
async fn interrupting_twice_is_interrupting_once() {
    let (codex, mut fake) = connected().await;
    let turn = started(&codex, &mut fake, "1").await;
    let (first, second) = (interrupt(&turn), interrupt(&turn));
    let request = soon(fake.request("turn/interrupt")).await;
    round_trip(&codex, &mut fake).await;
    fake.answer(request, &json!({}));
    for call in [first, second] {
        assert_eq!(soon(call).await.unwrap().unwrap(), Interrupt::Interrupted);
    }
    assert_eq!(
        soon(turn.interrupt()).await.unwrap(),
        Interrupt::Interrupted,
        "once is enough, though the end has not come"
    );
    completed(&fake, "t", "1", "interrupted");
    assert!(matches!(soon(turn.end()).await, TurnEnd::Interrupted(_)));
    assert_eq!(
        soon(turn.interrupt()).await.unwrap(),
        Interrupt::AlreadyOver
    );
    round_trip(&codex, &mut fake).await;
}

#[tokio::test(start_paused = true)]
async fn an_interrupt_that_is_never_answered_returns_with_the_turns_end() {
    let (codex, mut fake) = connected().await;
    for (id, how, expected) in [
        ("1", "completed", Interrupt::AlreadyOver),
        ("2", "interrupted", Interrupt::Interrupted),
    ] {
        let turn = started(&codex, &mut fake, id).await;
        let call = interrupt(&turn);
        soon(fake.request("turn/interrupt")).await;
        let before = Instant::now();
        completed(&fake, "t", id, how);
        assert_eq!(soon(call).await.unwrap().unwrap(), expected);
        assert!(before.elapsed() < Duration::from_secs(1));
    }
}

#[tokio::test(start_paused = true)]
async fn an_interrupt_of_a_turn_whose_end_was_lost_finds_it() {
    let (codex, mut fake) = release("0.125.0").await;
    let turn_handle = started(&codex, &mut fake, "1").await;
    let call = interrupt(&turn_handle);
    soon(fake.request("turn/interrupt")).await;
    // No answer ever. So the server is asked what became of the turn.
    says_interrupted(&mut fake, "thread/turns/list", "1").await;
    assert_eq!(soon(call).await.unwrap().unwrap(), Interrupt::Interrupted);
    assert!(matches!(
        soon(turn_handle.end()).await,
        TurnEnd::Interrupted(_)
    ));
}

#[tokio::test(start_paused = true)]
async fn an_interrupt_is_bounded_whatever_the_server_does() {
    let (codex, mut fake) = connected().await;
    let turn_handle = started(&codex, &mut fake, "1").await;
    let before = Instant::now();
    let call = interrupt(&turn_handle);
    soon(fake.request("turn/interrupt")).await;
    let asked = soon(fake.request("thread/turns/list")).await;
    fake.answer(asked, &json!({ "data": [turn("1", "inProgress")] }));
    let error = soon(call).await.unwrap().unwrap_err();
    assert!(matches!(error, Error::OutcomeUnknown { .. }), "{error}");
    assert!(before.elapsed() < Duration::from_secs(12));
    // Whoever asks again sends it again.
    let call = interrupt(&turn_handle);
    let request = soon(async {
        loop {
            let message = fake.message().await;
            let id = message["id"].as_i64().unwrap();
            if message["method"] == "turn/interrupt" {
                return id;
            }
            // What became of the turn is asked all the while.
            assert_eq!(message["method"], "thread/turns/list");
            fake.answer(id, &json!({ "data": [turn("1", "inProgress")] }));
        }
    })
    .await;
    fake.answer(request, &json!({}));
    assert_eq!(soon(call).await.unwrap().unwrap(), Interrupt::Interrupted);
}

#[tokio::test(start_paused = true)]
async fn a_turn_whose_interrupt_was_answered_and_whose_end_never_comes_does_not_hang() {
    for (release_name, method) in [("0.169.0", "thread/turns/list"), ("0.107.0", "thread/read")] {
        let (codex, mut fake) = release(release_name).await;
        let mut turn_handle = started(&codex, &mut fake, "1").await;
        let call = interrupt(&turn_handle);
        let request = soon(fake.request("turn/interrupt")).await;
        fake.answer(request, &json!({}));
        assert_eq!(soon(call).await.unwrap().unwrap(), Interrupt::Interrupted);
        let answered = Instant::now();
        says_interrupted(&mut fake, method, "1").await;
        assert!(answered.elapsed() < Duration::from_secs(3));
        let end = soon(turn_handle.end()).await;
        assert!(matches!(end, TurnEnd::Interrupted(_)), "{end:?}");
        assert_ne!(end.known_by(), Some(KnownBy::Notification));
        assert_eq!(methods(&mut turn_handle).await, ["turn/started"]);
    }
}

#[tokio::test(start_paused = true)]
async fn an_interrupted_turn_that_is_said_to_run_is_asked_about_until_it_does_not() {
    let (codex, mut fake) = connected().await;
    let turn_handle = started(&codex, &mut fake, "1").await;
    let call = interrupt(&turn_handle);
    let request = soon(fake.request("turn/interrupt")).await;
    fake.answer(request, &json!({}));
    soon(call).await.unwrap().unwrap();
    let mut before = Instant::now();
    let mut pauses = Vec::new();
    for _ in 0..9 {
        let asked =
            tokio::time::timeout(Duration::from_secs(120), fake.request("thread/turns/list"));
        let asked = asked.await.unwrap();
        pauses.push(before.elapsed().as_secs());
        before = Instant::now();
        fake.answer(asked, &json!({ "data": [turn("1", "inProgress")] }));
    }
    assert_eq!(pauses, [1, 2, 4, 8, 16, 32, 60, 60, 60]);
    assert!(turn_handle.ended().is_none());
    completed(&fake, "t", "1", "completed");
    assert!(soon(turn_handle.end()).await.is_completed());
    // Nobody asks any more.
    tokio::time::sleep(Duration::from_secs(600)).await;
    round_trip(&codex, &mut fake).await;
}

#[tokio::test(start_paused = true)]
async fn a_turn_whose_interrupt_was_never_answered_does_not_hang() {
    let (codex, mut fake) = connected().await;
    let turn_handle = started(&codex, &mut fake, "1").await;
    let call = interrupt(&turn_handle);
    soon(fake.request("turn/interrupt")).await;
    let end = tokio::spawn({
        let turn = turn_handle.clone();
        async move { turn.end().await }
    });
    // The server says nothing at all, whatever it is asked.
    let mut asked = 0;
    let lost = tokio::time::timeout(Duration::from_secs(300), async {
        while !end.is_finished() {
            tokio::select! {
                biased;
                id = fake.request("thread/turns/list") => asked += i64::from(id > 0),
                () = tokio::time::sleep(Duration::from_secs(1)) => {}
            }
        }
        end.await.unwrap()
    });
    let TurnEnd::Lost(TurnLost::NoAnswer { .. }) = lost.await.unwrap() else {
        panic!("{:?}", turn_handle.ended())
    };
    assert_eq!(asked, 3);
    soon(call).await.unwrap().unwrap_err();
}

#[tokio::test(start_paused = true)]
async fn an_interrupted_turn_whose_end_comes_in_time_is_not_asked_about() {
    let (codex, mut fake) = connected().await;
    let turn = started(&codex, &mut fake, "1").await;
    let call = interrupt(&turn);
    let request = soon(fake.request("turn/interrupt")).await;
    fake.answer(request, &json!({}));
    soon(call).await.unwrap().unwrap();
    completed(&fake, "t", "1", "interrupted");
    assert!(matches!(soon(turn.end()).await, TurnEnd::Interrupted(_)));
    tokio::time::sleep(Duration::from_secs(600)).await;
    round_trip(&codex, &mut fake).await;
}

#[tokio::test(start_paused = true)]
async fn a_stale_id_means_that_this_turn_is_over() {
    for message in [
        "expected active turn id `1` but found `2`",
        "no active turn to interrupt",
    ] {
        let (codex, mut fake) = connected().await;
        let turn_handle = started(&codex, &mut fake, "1").await;
        let call = interrupt(&turn_handle);
        let request = soon(fake.request("turn/interrupt")).await;
        fake.refuse(request, -32600, message);
        // Its end, which has not come, is asked for.
        let asked = soon(fake.request("thread/turns/list")).await;
        fake.answer(asked, &json!({ "data": [turn("1", "completed")] }));
        assert_eq!(soon(call).await.unwrap().unwrap(), Interrupt::AlreadyOver);
        assert!(soon(turn_handle.end()).await.is_completed());
    }
}

/// Refuses interrupts as servers since 0.150 do right behind a start. Returns the one after these.
async fn too_early(fake: &mut Fake, times: usize) -> i64 {
    for refused in 0..times {
        let words = if refused % 2 == 0 {
            "no active turn to interrupt"
        } else {
            "expected active turn id 1 but found 0"
        };
        let request = soon(fake.request("turn/interrupt")).await;
        fake.refuse(request, -32600, words);
    }
    soon(fake.request("turn/interrupt")).await
}

#[tokio::test(start_paused = true)]
async fn a_turn_that_has_only_just_begun_is_interrupted_and_not_called_over() {
    let (codex, mut fake) = connected().await;
    let turn = answered(&codex, &mut fake, "1").await;
    let call = interrupt(&turn);
    let request = too_early(&mut fake, 4).await;
    began(&fake, "1");
    fake.refuse(request, -32600, "no active turn to interrupt");
    // That was said before it began.
    let request = soon(fake.request("turn/interrupt")).await;
    fake.answer(request, &json!({}));
    completed(&fake, "t", "1", "interrupted");
    assert_eq!(soon(call).await.unwrap().unwrap(), Interrupt::Interrupted);
    assert!(matches!(soon(turn.end()).await, TurnEnd::Interrupted(_)));
}

#[tokio::test(start_paused = true)]
async fn a_dropped_turn_that_has_only_just_begun_is_interrupted_too() {
    let (codex, mut fake) = connected().await;
    let turn = answered(&codex, &mut fake, "1").await;
    turn.interrupt_on_drop(true);
    drop(turn);
    let request = too_early(&mut fake, 3).await;
    fake.refuse(request, -32600, "no active turn to interrupt");
    // Once it is over nobody insists.
    began(&fake, "1");
    completed(&fake, "t", "1", "completed");
    let request = soon(fake.request("turn/interrupt")).await;
    fake.refuse(request, -32600, "no active turn to interrupt");
    tokio::time::sleep(Duration::from_secs(60)).await;
    round_trip(&codex, &mut fake).await;
}

#[tokio::test(start_paused = true)]
async fn a_turn_that_never_seems_to_begin_is_not_interrupted_for_ever() {
    let (codex, mut fake) = connected().await;
    let turn = answered(&codex, &mut fake, "1").await;
    let before = Instant::now();
    let call = interrupt(&turn);
    let refuses = async {
        loop {
            let message = soon(fake.message()).await;
            let id = message["id"].as_i64().unwrap();
            if message["method"] == "turn/interrupt" {
                fake.refuse(id, -32600, "no active turn to interrupt");
            } else {
                fake.answer(id, &json!({ "data": [super::turn("1", "inProgress")] }));
            }
        }
    };
    let done = tokio::select! {
        biased;
        done = call => done.unwrap().unwrap(),
        () = refuses => unreachable!("for ever"),
    };
    assert_eq!(done, Interrupt::AlreadyOver, "it is the server's word");
    assert!(before.elapsed() < Duration::from_secs(12));
    assert!(turn.ended().is_none());
}

#[tokio::test(start_paused = true)]
async fn the_turn_of_somebody_else_is_never_interrupted() {
    // Servers up to 0.125 interrupt whatever turn runs, whichever one is named.
    let (codex, mut fake) = release("0.120.0").await;
    let mine = started(&codex, &mut fake, "1").await;
    began(&fake, "2");
    round_trip(&codex, &mut fake).await;
    assert_eq!(
        soon(mine.interrupt()).await.unwrap(),
        Interrupt::AlreadyOver
    );
    let message = soon(fake.message()).await;
    assert_eq!(message["method"], "thread/read", "{message}");
    mine.interrupt_on_drop(true);
    drop(mine);
    round_trip(&codex, &mut fake).await;
}

#[tokio::test]
async fn dropping_a_handle_neither_interrupts_nor_waits() {
    let (codex, mut fake) = connected().await;
    let mut events = codex.thread("t").events();
    let turn = started(&codex, &mut fake, "1").await;
    drop(turn);
    round_trip(&codex, &mut fake).await;
    completed(&fake, "t", "1", "completed");
    assert_eq!(soon(events.next()).await.unwrap().method(), "turn/started");
    assert_eq!(
        soon(events.next()).await.unwrap().method(),
        "turn/completed"
    );
}

#[tokio::test]
async fn dropping_the_last_handle_interrupts_if_so_wished() {
    let (codex, mut fake) = connected().await;
    let turn = started(&codex, &mut fake, "1").await;
    turn.interrupt_on_drop(true);
    let other = turn.clone();
    drop(turn);
    round_trip(&codex, &mut fake).await;
    drop(other);
    let request = soon(fake.message()).await;
    assert_eq!(request["method"], "turn/interrupt");
    assert_eq!(request["params"]["turnId"], "1");
    // Not when the turn is over.
    let turn = started(&codex, &mut fake, "2").await;
    turn.interrupt_on_drop(true);
    completed(&fake, "t", "2", "completed");
    soon(turn.end()).await;
    drop(turn);
    round_trip(&codex, &mut fake).await;
}

#[tokio::test]
async fn dropping_everything_at_once_ends_the_connection() {
    let (codex, mut fake) = connected().await;
    let turn = started(&codex, &mut fake, "1").await;
    turn.interrupt_on_drop(true);
    let waiting = tokio::spawn({
        let weak = turn.clone();
        async move { weak.end().await }
    });
    drop(codex);
    drop(turn);
    round_trip_without_client(&mut fake).await;
    waiting.abort();
    let _ = waiting.await;
    // The last handle was in that task: the client's side is closed, an interrupt perhaps first.
    while soon(fake.line()).await.is_some() {}
}

async fn round_trip_without_client(fake: &mut Fake) {
    item(fake, "started", "1", "a", "reasoning");
    tokio::task::yield_now().await;
}

#[tokio::test]
async fn a_turn_of_a_connection_that_is_over_is_not_interrupted_but_lost() {
    let (codex, mut fake) = connected().await;
    let turn = started(&codex, &mut fake, "1").await;
    fake.close();
    drop(fake);
    soon(codex.closed()).await;
    assert_eq!(
        soon(turn.interrupt()).await.unwrap(),
        Interrupt::AlreadyOver
    );
    assert!(matches!(
        soon(turn.end()).await,
        TurnEnd::Lost(TurnLost::Disconnected(_))
    ));
}
