//! A thread with the old kind of history, on servers that make the new kind: it is rewound in another
//! way, or in none.

use codex_threads::protocol::{
    ThreadArchiveParams, ThreadForkParams, ThreadHistoryMode, ThreadReadParams, ThreadRevertParams,
    ThreadRollbackParams,
};
use codex_threads::{ServerErrorKind, TurnEnd};
use codex_threads_testkit::model::Reply;

use super::{Flow, rewind, turn};
use crate::bench::soon;
use crate::refusal::{Gate, ask, call, fails};
use crate::traits::Rewind;

pub(super) async fn rewind(flow: &mut Flow) {
    if !flow.traits.paginates() {
        return;
    }
    let params = flow.bench.thread().history_mode(ThreadHistoryMode::Legacy);
    let thread = soon("thread/start", flow.codex.start_thread(params))
        .await
        .expect("the thread starts");
    let mode = thread
        .snapshot()
        .and_then(|thread| thread.history_mode.clone());
    assert_eq!(mode, Some(ThreadHistoryMode::Legacy));
    let mut ids = Vec::new();
    for text in ["first", "second"] {
        flow.bench.model.push(Reply::message(text));
        let turn = soon("turn/start", thread.start_turn(text))
            .await
            .expect("the turn starts");
        let end = soon("the turn's end", turn.end()).await;
        assert!(matches!(end, TurnEnd::Completed(_)), "{end:?}");
        ids.push(turn.id().clone());
    }

    let revert = ThreadRevertParams::new(&ids[1], thread.id());
    let kind = fails(&flow.codex, revert).await;
    assert_eq!(kind, ServerErrorKind::WrongHistoryMode);

    let rollback = ThreadRollbackParams::new(1u32, thread.id());
    let gate = flow.traits.gate_until("thread/rollback");
    match flow.traits.rewind_of_legacy() {
        Some(Rewind::Rollback) => {
            assert_eq!(gate, Gate::Open);
            rewind::when_the_turn_is_over(flow, rollback).await;
            let params = ThreadReadParams::new(thread.id()).include_turns(true);
            let whole = call(&flow.codex, params).await.thread;
            assert_eq!(whole.turns.len(), 1);
        }
        Some(Rewind::Revert) => unreachable!("it was refused"),
        None => {
            // Neither: what is left is a fork that ends earlier.
            assert!(ask(&flow.codex, gate, rollback).await.is_none());
            let params = ThreadForkParams::new(thread.id()).last_turn_id(&ids[0]);
            let fork = call(&flow.codex, params).await.thread;
            assert_eq!(fork.turns.len(), 1);
        }
    }
    // Out of the way of the steps that list what there is.
    call(&flow.codex, ThreadArchiveParams::new(thread.id())).await;
    turn::next_step(flow);
}
