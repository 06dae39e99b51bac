//! The last turn is taken back, in the way that the release has.

use std::time::Duration;

use codex_threads::protocol::{
    Request, ThreadReadParams, ThreadRevertParams, ThreadRevertedNotification, ThreadRollbackParams,
};
use codex_threads::{Error, ServerErrorKind};

use super::{Flow, read, turn};
use crate::bench::{PATIENCE, soon};
use crate::refusal::{Gate, ask, call, fails};
use crate::traits::Rewind;

pub(super) async fn rewind(flow: &mut Flow) {
    turn::say(flow, "Forget this", "forgotten").await;
    turn::next_step(flow);
    let last = flow.told.pop().expect("a turn was made");
    let rollback = ThreadRollbackParams::new(1u32, &flow.id);
    let revert = ThreadRevertParams::new(&last.id, &flow.id);

    match flow.traits.rewind() {
        Rewind::Rollback => {
            // The other way is missing, or is for other threads.
            let gate = flow.traits.gate("thread/revert", None);
            if gate == Gate::Open {
                let kind = fails(&flow.codex, revert).await;
                assert_eq!(kind, ServerErrorKind::WrongHistoryMode);
            } else {
                assert!(ask(&flow.codex, gate, revert).await.is_none());
            }
            let gate = flow.traits.gate_until("thread/rollback");
            assert_eq!(gate, Gate::Open);
            let thread = when_the_turn_is_over(flow, rollback).await.thread;
            assert_eq!(thread.id, flow.id);
            assert_eq!(thread.turns.len(), flow.told.len());
        }
        Rewind::Revert => {
            let gate = flow.traits.gate_until("thread/rollback");
            if gate == Gate::Open {
                let kind = fails(&flow.codex, rollback).await;
                assert_eq!(kind, ServerErrorKind::WrongHistoryMode);
            } else {
                assert!(ask(&flow.codex, gate, rollback).await.is_none());
            }
            let gate = flow.traits.gate("thread/revert", None);
            let thread = ask(&flow.codex, gate, revert)
                .await
                .expect("it has it")
                .thread;
            assert_eq!(thread.id, flow.id);
            let told: ThreadRevertedNotification =
                flow.thread.next("the thread is reverted", |_| true).await;
            assert_eq!(told.thread_id, flow.id);
        }
    }

    let params = ThreadReadParams::new(&flow.id).include_turns(true);
    let whole = call(&flow.codex, params).await.thread;
    assert_eq!(whole.turns.len(), flow.told.len());
    for (turn, told) in whole.turns.iter().zip(&flow.told) {
        read::same(flow, turn, told);
    }
    turn::next_step(flow);

    // The model never hears of what was taken back.
    turn::say(flow, "What now?", "something else").await;
    let texts = flow
        .bench
        .model
        .requests()
        .last()
        .expect("it was asked")
        .assistant_texts();
    assert_eq!(texts, ["one two three", "four five", "Done."]);
    turn::next_step(flow);
}

/// Servers tell of a turn's end, and of an idle thread, a moment before they know of it themselves:
/// a rollback in that moment is refused.
pub(super) async fn when_the_turn_is_over<P: Request + Clone>(
    flow: &Flow,
    params: P,
) -> P::Response {
    let deadline = tokio::time::Instant::now() + PATIENCE;
    loop {
        match soon(P::METHOD, flow.codex.call(params.clone())).await {
            Ok(response) => return response,
            Err(Error::Server(error))
                if *error.kind() == ServerErrorKind::TurnInProgress
                    && tokio::time::Instant::now() < deadline =>
            {
                tokio::time::sleep(Duration::from_millis(20)).await;
            }
            Err(error) => panic!("{error}"),
        }
    }
}
