//! Items that end after their turn: servers up to 0.144.

use std::time::Duration;

use tokio::time::Instant;

use super::*;
use crate::common::round_trip;

#[tokio::test(start_paused = true)]
async fn a_late_item_is_part_of_the_outcome() {
    let (codex, mut fake) = release("0.144.0").await;
    let mut turn = started(&codex, &mut fake, "1").await;
    item(&fake, "started", "1", "a", "commandExecution");
    completed(&fake, "t", "1", "completed");
    round_trip(&codex, &mut fake).await;
    assert!(turn.ended().is_none(), "the command is still to end");
    item(&fake, "completed", "1", "a", "commandExecution");
    let end = soon(turn.end()).await;
    assert_eq!(end.outcome().unwrap().items().len(), 1);
    assert_eq!(
        methods(&mut turn).await,
        [
            "turn/started",
            "item/started",
            "turn/completed",
            "item/completed"
        ]
    );
}

#[tokio::test(start_paused = true)]
async fn a_late_item_is_waited_for_one_second_at_most() {
    let (codex, mut fake) = release("0.144.0").await;
    let mut turn = started(&codex, &mut fake, "1").await;
    item(&fake, "started", "1", "a", "commandExecution");
    completed(&fake, "t", "1", "completed");
    round_trip(&codex, &mut fake).await;
    let before = Instant::now();
    let end = soon(turn.end()).await;
    assert!(before.elapsed() <= Duration::from_millis(1_100));
    assert!(end.is_completed());
    assert_eq!(end.outcome().unwrap().unfinished_items(), ["a"]);
    assert_eq!(methods(&mut turn).await.len(), 3);
}

#[tokio::test(start_paused = true)]
async fn the_end_is_never_held_back_where_nothing_is_to_come() {
    for (server, kind, how) in [
        ("0.144.0", None, "completed"),
        // Text is cut off by an interrupt, and never ends.
        ("0.144.0", Some("agentMessage"), "completed"),
        ("0.144.0", Some("commandExecution"), "interrupted"),
        // From 0.145 on only what goes on in the background ends after its turn.
        ("0.169.0", Some("commandExecution"), "completed"),
    ] {
        let (codex, mut fake) = release(server).await;
        let turn = started(&codex, &mut fake, "1").await;
        if let Some(kind) = kind {
            item(&fake, "started", "1", "a", kind);
        }
        completed(&fake, "t", "1", how);
        round_trip(&codex, &mut fake).await;
        assert!(turn.ended().is_some(), "{server} {kind:?} {how}");
    }
}

#[tokio::test(start_paused = true)]
async fn the_next_turn_gives_out_an_end_that_is_held_back() {
    let (codex, mut fake) = release("0.144.0").await;
    let first = started(&codex, &mut fake, "1").await;
    item(&fake, "started", "1", "a", "commandExecution");
    completed(&fake, "t", "1", "completed");
    began(&fake, "2");
    round_trip(&codex, &mut fake).await;
    assert!(first.ended().unwrap().is_completed());
}

#[tokio::test(start_paused = true)]
async fn an_end_that_is_held_back_is_not_lost_with_the_connection() {
    let (codex, mut fake) = release("0.144.0").await;
    let turn = started(&codex, &mut fake, "1").await;
    item(&fake, "started", "1", "a", "commandExecution");
    completed(&fake, "t", "1", "completed");
    round_trip(&codex, &mut fake).await;
    fake.close();
    drop(fake);
    assert!(soon(turn.end()).await.is_completed());
}
