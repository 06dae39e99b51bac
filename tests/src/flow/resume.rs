//! The thread goes on in a new process, with another model.

use codex_threads::protocol::{ThreadResumeParams, ThreadTurnsListParams};
use codex_threads_testkit::ScriptedModel;

use super::name::NAME;
use super::{Flow, read, turn};
use crate::refusal::{Gate, ask, call};
use crate::watch::Watch;

pub(super) async fn in_a_new_process(flow: &mut Flow) {
    let model = ScriptedModel::start().await.expect("a free port");
    flow.bench.home.rewire(&model).expect("a writable folder");
    flow.bench.model = model;
    flow.codex = flow.bench.spawn().await;
    flow.all = Watch::new("of the new connection", flow.codex.events());

    let whole = call(&flow.codex, ThreadResumeParams::new(&flow.id)).await;
    assert_eq!(whole.thread.id, flow.id);
    assert_eq!(whole.model, "scripted");
    assert_eq!(whole.cwd, flow.bench.home.workdir().to_string_lossy());
    assert_eq!(whole.thread.turns.len(), flow.told.len());
    for (turn, told) in whole.thread.turns.iter().zip(&flow.told) {
        read::same(flow, turn, told);
    }
    if flow.traits.reads_names() {
        assert_eq!(whole.thread.name.as_deref(), Some(NAME));
    }
    flow.thread = Watch::new("of the resumed thread", flow.codex.thread_events(&flow.id));

    // Without its turns, where the server can leave them out.
    let gate = flow.traits.gate("thread/resume", Some("excludeTurns"));
    let params = ThreadResumeParams::new(&flow.id).exclude_turns(true);
    if let Some(short) = ask(&flow.codex, gate, params).await {
        assert_eq!(short.thread.id, flow.id);
        assert!(short.thread.turns.is_empty());
        let gate = flow.traits.gate("thread/turns/list", None);
        assert_eq!(gate, Gate::Open);
        let page = call(&flow.codex, ThreadTurnsListParams::new(&flow.id)).await;
        assert_eq!(page.data.len(), flow.told.len());
    }
    turn::next_step(flow);

    turn::say(flow, "Still there?", "still here").await;
    let texts = flow
        .bench
        .model
        .requests()
        .last()
        .expect("it was asked")
        .assistant_texts();
    assert_eq!(
        texts,
        ["one two three", "four five", "Done.", "something else"]
    );
    turn::next_step(flow);
}
