//! Ends that never come: the connection is not told of them, and the server is asked.

use std::time::Duration;

use codex_threads::protocol::{CodexErrorInfo, Release};
use codex_threads::{Interrupt, KnownBy, TurnEnd};
use codex_threads_testkit::model::Reply;
use codex_threads_tests::bench::soon;

use crate::stage::{Stage, ended, until};

crate::on_releases!(
    a_model_that_stalls_is_noticed_and_its_turn_goes_on,
    a_lost_end_is_found_after_silence,
    a_lost_failure_is_not_taken_for_success,
    a_failure_of_which_nothing_was_told_is_found_where_the_server_knows_it,
    a_lost_end_of_an_interrupted_turn_is_found_without_a_deadline,
    a_lost_end_is_found_when_the_thread_rests,
);

/// What tells of a turn's end.
const ENDS: [&str; 2] = ["turn/completed", "thread/status/changed"];
/// As short as it may be: what counts is that it is silence.
const SILENCE: Duration = Duration::from_millis(300);

fn is_recovered(known_by: Option<KnownBy>) {
    let asked = [KnownBy::TurnsList, KnownBy::ThreadRead];
    assert!(
        known_by.is_some_and(|by| asked.contains(&by)),
        "{known_by:?}"
    );
}

async fn a_model_that_stalls_is_noticed_and_its_turn_goes_on(version: &str) {
    let stage = Stage::new(version).await;
    let (turn, gate) = stage.holding("at last").await;
    let sent = stage.codex.stats().sent;
    turn.silence(SILENCE);
    // It is asked again and again, and the turn is said to run.
    until("the server is asked", || {
        stage.codex.stats().sent >= sent + 4
    })
    .await;
    assert!(turn.ended().is_none());
    gate.open();
    let end = ended(&turn).await;
    assert!(end.is_completed(), "{end:?}");
    assert_eq!(end.known_by(), Some(KnownBy::Notification));
    assert_eq!(end.final_message(), Some("at last"));
    stage.close().await;
}

async fn a_lost_end_is_found_after_silence(version: &str) {
    let stage = Stage::deaf(version, &ENDS).await;
    let turn = stage.turn([Reply::message("So it is.")]).await;
    turn.silence(SILENCE);
    let end = ended(&turn).await;
    assert!(end.is_completed(), "{end:?}");
    is_recovered(end.known_by());
    assert_eq!(end.final_message(), Some("So it is."));
    assert!(end.outcome().unwrap().is_whole());
    stage.close().await;
}

async fn a_lost_failure_is_not_taken_for_success(version: &str) {
    let stage = Stage::deaf(version, &ENDS).await;
    let turn = stage
        .turn([Reply::failed("context_length_exceeded", "Too long.")])
        .await;
    turn.silence(SILENCE);
    let TurnEnd::Failed(failed) = ended(&turn).await else {
        panic!("{:?}", turn.ended())
    };
    is_recovered(Some(failed.known_by()));
    assert_eq!(failed.info(), Some(&CodexErrorInfo::ContextWindowExceeded));
    stage.close().await;
}

async fn a_failure_of_which_nothing_was_told_is_found_where_the_server_knows_it(version: &str) {
    let stage = Stage::deaf(
        version,
        &["turn/completed", "thread/status/changed", "error"],
    )
    .await;
    let turn = stage
        .turn([Reply::failed("context_length_exceeded", "Too long.")])
        .await;
    turn.silence(SILENCE);
    let end = ended(&turn).await;
    is_recovered(end.known_by());
    // Up to 0.104 a failed turn is stored as completed, and threads have no status.
    if stage.traits.release() < Release::new(0, 105, 0) {
        assert!(end.is_completed(), "{end:?}");
    } else {
        assert!(matches!(end, TurnEnd::Failed(_)), "{end:?}");
    }
    stage.close().await;
}

/// Without a deadline on silence: nothing but the interrupt makes anybody ask.
async fn a_lost_end_of_an_interrupted_turn_is_found_without_a_deadline(version: &str) {
    let stage = Stage::deaf(version, &ENDS).await;
    let (turn, _gate) = stage.holding("never heard whole").await;
    let done = soon("the interrupt", turn.interrupt()).await.unwrap();
    assert_eq!(done, Interrupt::Interrupted);
    let TurnEnd::Interrupted(outcome) = ended(&turn).await else {
        panic!("{:?}", turn.ended())
    };
    is_recovered(Some(outcome.known_by()));
    stage.close().await;
}

async fn a_lost_end_is_found_when_the_thread_rests(version: &str) {
    let stage = Stage::deaf(version, &["turn/completed"]).await;
    let turn = stage.turn([Reply::message("So it is.")]).await;
    if !stage.traits.has_status() {
        // Up to 0.104 nothing says that it rests.
        turn.silence(SILENCE);
    }
    let end = ended(&turn).await;
    assert!(end.is_completed(), "{end:?}");
    is_recovered(end.known_by());
    stage.close().await;
}
