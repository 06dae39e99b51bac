//! Nothing is approved by default.

use codex_threads::protocol::{
    CommandExecutionStatus, ItemCompletedNotification, PatchApplyStatus, ThreadItem,
};
use codex_threads::{CallOptions, ServerRequestPolicy};
use codex_threads_testkit::model::Reply;
use codex_threads_tests::bench::{Bench, soon};
use codex_threads_tests::watch::Watch;

super::on_three_releases!(
    a_command_that_nobody_approves_is_declined_and_does_not_run,
    a_patch_that_nobody_approves_is_declined_and_changes_nothing,
    a_request_whose_handler_panics_is_declined,
    a_request_that_is_dropped_is_declined,
);

async fn a_command_that_nobody_approves_is_declined_and_does_not_run(version: &str) {
    let bench = Bench::asking(version).await;
    bench.model.script([
        Reply::shell("touch made").escalated("Why not"),
        Reply::message("A pity."),
    ]);
    let codex = bench.spawn_with(bench.builder()).await;
    let thread = soon("thread/start", codex.start_thread(bench.thread()))
        .await
        .unwrap();
    let mut events = Watch::new("of the thread", thread.events());
    let turn = soon("turn/start", thread.start_turn("Run it"))
        .await
        .unwrap();
    let end = soon("the turn's end", turn.end()).await;
    assert!(end.is_completed(), "{end:?}");
    let item = events
        .any("the command ends", |told: &ItemCompletedNotification| {
            matches!(told.item, ThreadItem::CommandExecution(_))
        })
        .await;
    let ThreadItem::CommandExecution(command) = item.item else {
        unreachable!("looked for")
    };
    assert_eq!(command.status, CommandExecutionStatus::Declined);
    assert!(!bench.file("made").exists(), "it ran");
    assert_eq!(codex.stats().declined, 1);
    let outputs = bench.model.requests()[1].tool_outputs();
    assert_eq!(outputs.len(), 1, "{outputs:?}");
    bench.the_script_is_over();
    codex.shutdown().await;
    bench.nothing_is_left().await;
}

const PATCH: &str = "*** Begin Patch\n*** Add File: made\n+patched\n*** End Patch";

async fn a_patch_that_nobody_approves_is_declined_and_changes_nothing(version: &str) {
    let bench = Bench::asking(version).await;
    bench
        .model
        .script([Reply::apply_patch(PATCH), Reply::message("A pity.")]);
    let codex = bench.spawn_with(bench.builder()).await;
    let thread = soon("thread/start", codex.start_thread(bench.thread()))
        .await
        .unwrap();
    let mut events = Watch::new("of the thread", thread.events());
    let turn = soon("turn/start", thread.start_turn("Patch it"))
        .await
        .unwrap();
    let end = soon("the turn's end", turn.end()).await;
    assert!(end.is_completed(), "{end:?}");
    let item = events
        .any("the patch ends", |told: &ItemCompletedNotification| {
            matches!(told.item, ThreadItem::FileChange(_))
        })
        .await;
    let ThreadItem::FileChange(change) = item.item else {
        unreachable!("looked for")
    };
    assert_eq!(change.status, PatchApplyStatus::Declined);
    assert!(!bench.file("made").exists(), "it was applied");
    assert_eq!(codex.stats().declined, 1);
    codex.shutdown().await;
    bench.nothing_is_left().await;
}

async fn a_request_whose_handler_panics_is_declined(version: &str) {
    let policy = ServerRequestPolicy::handler(|request| async move {
        assert!(request.method().is_empty(), "this handler always panics");
    });
    declined(version, policy, |_| ()).await;
}

async fn a_request_that_is_dropped_is_declined(version: &str) {
    declined(version, ServerRequestPolicy::Stream, |codex| {
        let mut asked = codex.server_requests();
        tokio::spawn(async move {
            while let Some(request) = asked.next().await {
                drop(request);
            }
        });
    })
    .await;
}

/// A command under this policy is declined, and the connection lives on.
async fn declined(
    version: &str,
    policy: ServerRequestPolicy,
    prepare: impl FnOnce(&codex_threads::Codex),
) {
    let bench = Bench::asking(version).await;
    bench.model.script([
        Reply::shell("touch made").escalated("Why not"),
        Reply::message("A pity."),
    ]);
    let codex = bench
        .spawn_with(bench.builder().server_requests(policy))
        .await;
    prepare(&codex);
    let thread = soon("thread/start", codex.start_thread(bench.thread()))
        .await
        .unwrap();
    let turn = soon("turn/start", thread.start_turn("Run it"))
        .await
        .unwrap();
    let end = soon("the turn's end", turn.end()).await;
    assert!(end.is_completed(), "{end:?}");
    assert!(!bench.file("made").exists(), "it ran");
    bench.the_script_is_over();
    let params = codex_threads::protocol::ThreadLoadedListParams::new();
    let loaded = soon("the next call", codex.call_with(params, CallOptions::new()))
        .await
        .unwrap();
    assert_eq!(loaded.data.as_slice(), [thread.id().clone()]);
    codex.shutdown().await;
    bench.nothing_is_left().await;
}
