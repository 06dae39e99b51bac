//! A thread is copied, whole or up to a turn.

use codex_threads::protocol::{
    ThreadForkParams, ThreadId, ThreadItem, ThreadStartedNotification, TurnCompletedNotification,
};
use codex_threads_testkit::model::Reply;

use super::{Flow, turn};
use crate::bench::soon;
use crate::refusal::{Gate, ask, call};
use crate::watch::Watch;

pub(super) async fn whole(flow: &mut Flow) {
    let forked = call(&flow.codex, ThreadForkParams::new(&flow.id)).await;
    let fork = forked.thread.id.clone();
    assert_ne!(fork, flow.id);
    assert_eq!(forked.model, "scripted");
    let origin = flow.traits.names_origins().then_some(&flow.id);
    assert_eq!(forked.thread.forked_from_id.as_ref(), origin);
    assert_eq!(forked.thread.turns.len(), flow.told.len());
    for (copy, told) in forked.thread.turns.iter().zip(&flow.told) {
        let user = copy.items.iter().find_map(|item| match item {
            ThreadItem::UserMessage(message) => Some(turn::text_of(&message.content)),
            _ => None,
        });
        assert_eq!(user.as_deref(), Some(told.user.as_str()));
    }

    let mut watch = Watch::new("of the fork", flow.codex.thread_events(&fork));
    let began: ThreadStartedNotification = watch.next("the fork begins", |_| true).await;
    assert_eq!(began.thread.id, fork);
    let same = |told: &ThreadStartedNotification| told.thread.id == fork;
    flow.all.next("the connection is told too", same).await;

    goes_on(flow, &fork, &["one two three", "four five", "Done."]).await;
    let told: TurnCompletedNotification = watch.next("the turn ends", |_| true).await;
    assert_eq!(told.thread_id, fork);

    // None of it concerns the thread that was forked.
    let foreign: Vec<_> = flow
        .thread
        .log()
        .iter()
        .filter(|told| told.thread_id() != Some(flow.id.as_str()))
        .map(|told| told.method().to_owned())
        .collect();
    assert!(foreign.is_empty(), "{foreign:?}");
    flow.forks.push(fork);
    turn::next_step(flow);
}

/// A turn in the fork, whose model knows what was said before, and no more.
async fn goes_on(flow: &Flow, fork: &ThreadId, said: &[&str]) {
    flow.bench.model.push(Reply::message("forked"));
    let handle = flow.codex.thread(fork);
    let turn = soon("turn/start", handle.start_turn("In the fork"))
        .await
        .expect("the turn starts");
    turn::is_completed(&soon("the turn's end", turn.end()).await);
    let requests = flow.bench.model.requests();
    let last = requests.last().expect("it was asked");
    assert_eq!(last.assistant_texts(), said);
}

pub(super) async fn at_a_turn(flow: &mut Flow) {
    let first = flow.told[0].clone();
    let gate = flow.traits.gate("thread/fork", Some("lastTurnId"));
    let params = ThreadForkParams::new(&flow.id).last_turn_id(&first.id);
    let Some(forked) = ask(&flow.codex, gate, params).await else {
        assert_ne!(gate, Gate::Open);
        turn::next_step(flow);
        return;
    };
    let fork = &forked.thread;
    assert_ne!(fork.id, flow.id);
    assert_eq!(fork.turns.len(), 1, "{:?}", fork.turns);
    let same = |told: &ThreadStartedNotification| told.thread.id == fork.id;
    flow.all.next("the fork begins", same).await;
    goes_on(flow, &fork.id, &["one two three"]).await;
    flow.forks.push(fork.id.clone());
    turn::next_step(flow);
}
