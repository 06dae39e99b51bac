//! Several handles on one turn, handles on turns of others, handles that are dropped.

use codex_threads::protocol::{TurnCompletedNotification, TurnStatus};
use codex_threads::{KnownBy, TurnEnd, TurnLost};
use codex_threads_testkit::model::Reply;
use codex_threads_tests::bench::soon;
use codex_threads_tests::watch::Watch;

use crate::stage::{Stage, ended, methods};

crate::on_releases!(
    several_handles_on_one_turn_get_the_same,
    a_handle_is_attached_to_a_turn_that_runs_that_is_over_and_that_never_was,
    dropping_a_handle_leaves_its_turn_alone,
    dropping_the_last_handle_interrupts_if_so_wished,
    turns_of_two_threads_do_not_touch_each_other,
);

async fn several_handles_on_one_turn_get_the_same(version: &str) {
    let stage = Stage::new(version).await;
    let (mut first, gate) = stage.holding("for all of you").await;
    let mut second = first.clone();
    let waiting = tokio::spawn({
        let third = first.clone();
        async move { third.end().await }
    });
    gate.open();
    let (one, two) = (methods(&mut first).await, methods(&mut second).await);
    assert_eq!(one.last().unwrap(), "turn/completed");
    // The second began in the middle.
    assert!(one.ends_with(&two), "{one:?} {two:?}");
    assert!(!two.contains(&"turn/started".to_owned()));
    for end in [
        ended(&first).await,
        ended(&second).await,
        soon("the third", waiting).await.unwrap(),
        ended(&first.clone()).await,
    ] {
        assert_eq!(end.final_message(), Some("for all of you"), "{end:?}");
    }
    stage.close().await;
}

async fn a_handle_is_attached_to_a_turn_that_runs_that_is_over_and_that_never_was(version: &str) {
    let stage = Stage::new(version).await;
    let (turn, gate) = stage.holding("heard by both").await;
    let other = stage.codex.thread(stage.thread.id());
    let mut attached = other.attach_turn(turn.id());
    assert!(attached.joined());
    gate.open();
    methods(&mut attached).await;
    let end = ended(&attached).await;
    assert_eq!(end.known_by(), Some(KnownBy::Notification));
    assert_eq!(end.final_message(), Some("heard by both"));
    drop(turn);
    drop(attached);

    let failed = stage
        .turn([Reply::failed("context_length_exceeded", "Too long.")])
        .await;
    let failed_id = failed.id().clone();
    ended(&failed).await;
    let late = other.attach_turn(end.turn().unwrap().id.as_str());
    let end = ended(&late).await;
    assert!(end.is_completed(), "{end:?}");
    assert_ne!(end.known_by(), Some(KnownBy::Notification));
    assert_eq!(end.final_message(), Some("heard by both"));

    let late = other.attach_turn(failed_id.as_str());
    let end = ended(&late).await;
    // Nothing tells of an old failure up to 0.104.
    if stage.traits.has_status() {
        assert!(matches!(end, TurnEnd::Failed(_)), "{end:?}");
    } else {
        assert!(end.is_completed(), "{end:?}");
    }

    let none = other.attach_turn("019a0000-0000-7000-8000-000000000000");
    let end = ended(&none).await;
    assert!(matches!(end, TurnEnd::Lost(TurnLost::Unknown)), "{end:?}");
    stage.close().await;
}

async fn dropping_a_handle_leaves_its_turn_alone(version: &str) {
    let stage = Stage::new(version).await;
    let mut events = Watch::new("of the thread", stage.thread.events());
    let (turn, gate) = stage.holding("heard by nobody").await;
    let id = turn.id().clone();
    drop(turn);
    gate.open();
    let told: TurnCompletedNotification = events.any("the turn ends", |_| true).await;
    assert_eq!(told.turn.id, id);
    assert_eq!(told.turn.status, TurnStatus::Completed);
    stage.goes_on().await;
    stage.close().await;
}

async fn dropping_the_last_handle_interrupts_if_so_wished(version: &str) {
    let stage = Stage::new(version).await;
    let mut events = Watch::new("of the thread", stage.thread.events());
    let (turn, gate) = stage.holding("never heard whole").await;
    turn.interrupt_on_drop(true);
    let other = turn.clone();
    drop(turn);
    assert!(other.ended().is_none());
    drop(other);
    let told: TurnCompletedNotification = events.any("the turn ends", |_| true).await;
    assert_eq!(told.turn.status, TurnStatus::Interrupted);
    assert!(!gate.is_open());
    stage.goes_on().await;
    stage.close().await;
}

async fn turns_of_two_threads_do_not_touch_each_other(version: &str) {
    let stage = Stage::new(version).await;
    let other = soon(
        "thread/start",
        stage.codex.start_thread(stage.bench.thread()),
    )
    .await
    .unwrap();
    let (mut first, first_gate) = stage.holding("of the first").await;
    let (reply, second_gate) = Reply::message("of the second").hold_after(3);
    stage.bench.model.push(reply);
    let mut second = soon("turn/start", other.start_turn("Do it")).await.unwrap();
    soon("the model speaks", second_gate.reached()).await;
    assert_ne!(first.thread_id(), second.thread_id());

    second_gate.open();
    let end = ended(&second).await;
    assert_eq!(end.final_message(), Some("of the second"), "{end:?}");
    assert!(first.ended().is_none());
    // A third turn fails beside it.
    stage
        .bench
        .model
        .push(Reply::failed("context_length_exceeded", "Too long."));
    let end = soon("a run", other.run("And now?")).await.unwrap();
    assert!(matches!(end, TurnEnd::Failed(_)), "{end:?}");
    assert!(first.ended().is_none());
    first_gate.open();
    let end = ended(&first).await;
    assert_eq!(end.final_message(), Some("of the first"), "{end:?}");
    // Each stream has its own turn's events alone: `methods` looks at all of them.
    for turn in [&mut first, &mut second] {
        let told = methods(turn).await;
        assert_eq!(told.iter().filter(|m| *m == "turn/completed").count(), 1);
    }
    stage.close().await;
}
