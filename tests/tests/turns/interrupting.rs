//! Interrupts: once for all who ask, bounded, and never somebody else's turn.

use codex_threads::protocol::{TurnCompletedNotification, TurnStatus};
use codex_threads::{Interrupt, KnownBy, TurnEnd};
use codex_threads_testkit::model::Reply;
use codex_threads_tests::bench::soon;
use codex_threads_tests::watch::Watch;

use crate::stage::{Stage, ended, is_over, methods};

crate::on_releases!(
    an_interrupted_turn_says_so,
    interrupting_many_times_is_interrupting_once,
    a_turn_that_has_just_begun_is_interrupted,
    a_running_command_does_not_hold_up_an_interrupt,
    an_interrupt_of_a_turn_that_is_over_hits_no_other,
    an_interrupt_of_a_turn_that_never_was_returns,
);

async fn an_interrupted_turn_says_so(version: &str) {
    let stage = Stage::new(version).await;
    let (mut turn, _gate) = stage.holding("never heard whole").await;
    let done = soon("the interrupt", turn.interrupt()).await.unwrap();
    assert_eq!(done, Interrupt::Interrupted);
    let TurnEnd::Interrupted(outcome) = ended(&turn).await else {
        panic!("{:?}", turn.ended())
    };
    assert_eq!(outcome.known_by(), KnownBy::Notification);
    assert_eq!(methods(&mut turn).await.last().unwrap(), "turn/completed");
    assert!(turn.end().await.into_result().is_err());
    is_over(turn.steer("More").await);
    stage.goes_on().await;
    stage.close().await;
}

async fn interrupting_many_times_is_interrupting_once(version: &str) {
    let stage = Stage::new(version).await;
    let (turn, _gate) = stage.holding("never heard whole").await;
    let sent = stage.codex.stats().sent;
    let other = turn.clone();
    let (one, two, three) = tokio::join!(
        soon("an interrupt", turn.interrupt()),
        soon("an interrupt", other.interrupt()),
        soon("an interrupt", turn.interrupt()),
    );
    for done in [one, two, three] {
        assert_eq!(done.unwrap(), Interrupt::Interrupted);
    }
    let end = ended(&turn).await;
    assert!(matches!(end, TurnEnd::Interrupted(_)), "{end:?}");
    let after = soon("an interrupt", other.interrupt()).await.unwrap();
    assert_eq!(after, Interrupt::AlreadyOver);
    assert_eq!(stage.codex.stats().sent, sent + 1, "one request for all");
    stage.goes_on().await;
    stage.close().await;
}

/// Nobody knows how far the server has come with it: up to the model, it runs for ever.
async fn a_turn_that_has_just_begun_is_interrupted(version: &str) {
    let stage = Stage::new(version).await;
    stage
        .bench
        .model
        .fallback(Reply::message("Never.").hold().0);
    let mut events = Watch::new("of the thread", stage.thread.events());
    for round in 0..10 {
        let mut turn = stage.turn([]).await;
        if round % 2 == 1 {
            // As soon as it is told of.
            soon("the turn begins", turn.next()).await;
        }
        let done = soon("the interrupt", turn.interrupt()).await.unwrap();
        let end = ended(&turn).await;
        assert!(matches!(end, TurnEnd::Interrupted(_)), "{done:?} {end:?}");
        assert_eq!(done, Interrupt::Interrupted);
    }
    // The same by dropping it.
    let turn = stage.turn([]).await;
    let id = turn.id().clone();
    turn.interrupt_on_drop(true);
    drop(turn);
    let told: TurnCompletedNotification = events
        .any("the turn ends", |told: &TurnCompletedNotification| {
            told.turn.id == id
        })
        .await;
    assert_eq!(told.turn.status, TurnStatus::Interrupted);
    // And by ending the connection.
    let turn = stage.turn([]).await;
    let report = soon("the shutdown", stage.codex.shutdown()).await;
    assert!(report.is_clean(), "{report}");
    let end = ended(&turn).await;
    assert!(matches!(end, TurnEnd::Interrupted(_)), "{end:?}");
    stage.close().await;
}

async fn a_running_command_does_not_hold_up_an_interrupt(version: &str) {
    let stage = Stage::new(version).await;
    let mut turn = stage.turn([Reply::shell("touch begun; sleep 600")]).await;
    crate::stage::until("the command runs", || stage.bench.file("begun").exists()).await;
    let done = soon("the interrupt", turn.interrupt()).await.unwrap();
    assert_eq!(done, Interrupt::Interrupted);
    let end = ended(&turn).await;
    assert!(matches!(end, TurnEnd::Interrupted(_)), "{end:?}");
    methods(&mut turn).await;
    stage.goes_on().await;
    stage.close().await;
}

async fn an_interrupt_of_a_turn_that_is_over_hits_no_other(version: &str) {
    let stage = Stage::new(version).await;
    let old = stage.turn([Reply::message("Over.")]).await;
    assert!(ended(&old).await.is_completed());
    let (turn, gate) = stage.holding("still heard").await;
    // By the handle that knows its end, and by one that knows nothing.
    let stale = stage.thread.attach_turn(old.id());
    for handle in [&old, &stale] {
        let done = soon("the interrupt", handle.interrupt()).await.unwrap();
        assert_eq!(done, Interrupt::AlreadyOver);
        assert!(ended(handle).await.is_completed());
    }
    assert!(turn.ended().is_none());
    gate.open();
    let end = ended(&turn).await;
    assert!(end.is_completed(), "{end:?}");
    assert_eq!(end.final_message(), Some("still heard"));
    stage.close().await;
}

async fn an_interrupt_of_a_turn_that_never_was_returns(version: &str) {
    let stage = Stage::new(version).await;
    stage.goes_on().await;
    let none = stage
        .thread
        .attach_turn("019a0000-0000-7000-8000-000000000000");
    let done = soon("the interrupt", none.interrupt()).await.unwrap();
    assert_eq!(done, Interrupt::AlreadyOver);
    let end = ended(&none).await;
    assert!(matches!(end, TurnEnd::Lost(_)), "{end:?}");
    stage.goes_on().await;
    stage.close().await;
}
