//! A command waits for an approval, and runs once it has it.

use codex_threads::Answered;
use codex_threads::protocol::{
    CommandExecutionApprovalDecision as Decision, CommandExecutionRequestApprovalParams,
    CommandExecutionRequestApprovalResponse, CommandExecutionStatus, ItemCompletedNotification,
    ItemStartedNotification, ServerRequestResolvedNotification, ThreadActiveFlag, ThreadItem,
    ThreadStatus, ThreadStatusChangedNotification, TurnCompletedNotification,
};
use codex_threads_testkit::model::Reply;

use super::{Flow, turn};
use crate::bench::soon;

pub(super) async fn answered(flow: &mut Flow) {
    let made = flow.bench.file("made");
    flow.bench.model.script([
        Reply::shell("touch made && echo from-the-shell").escalated("The test wants it"),
        Reply::message("Done."),
    ]);
    let mut asked = flow.codex.server_requests();
    let handle = flow.codex.thread(&flow.id);
    let started = soon("turn/start", handle.start_turn("Run it"))
        .await
        .expect("the turn starts");

    let request = soon("the approval is asked for", asked.next())
        .await
        .expect("the connection is open");
    let request_id = request.id().clone();
    let request = request
        .ask::<CommandExecutionRequestApprovalParams>()
        .unwrap_or_else(|(request, error)| panic!("{request:?}: {error:?}"));
    let params = request.params.clone();
    assert_eq!(params.thread_id, flow.id);
    assert_eq!(params.turn_id, *started.id());
    let command = params.command.as_deref().unwrap_or_default();
    assert!(command.contains("touch made"), "{command}");
    assert_eq!(
        params.cwd.as_deref(),
        Some(&*flow.bench.home.workdir().to_string_lossy())
    );
    if flow.traits.names_decisions() {
        let decisions = params.available_decisions.clone().unwrap_or_default();
        assert!(decisions.contains(&Decision::Accept), "{decisions:?}");
    }
    if flow.traits.has_status() {
        let waiting = |told: &ThreadStatusChangedNotification| {
            matches!(&told.status, ThreadStatus::Active(active)
                if active.active_flags.contains(&ThreadActiveFlag::WaitingOnApproval))
        };
        flow.all.any("the thread waits", waiting).await;
    }
    assert!(!made.exists(), "it ran before it was approved");
    assert_eq!(flow.bench.model.remaining(), 1);

    let answer = CommandExecutionRequestApprovalResponse::new(Decision::Accept);
    let sent = request.answer(&answer).expect("the answer is JSON");
    assert_eq!(sent, Answered::Sent);
    if flow.traits.tells("serverRequest/resolved") {
        let resolved: ServerRequestResolvedNotification =
            flow.thread.next("the request is resolved", |_| true).await;
        assert_eq!(resolved.request_id, request_id);
        assert_eq!(resolved.thread_id, flow.id);
    }

    // The oldest releases tell of it once it runs, newer ones before they ask.
    let item = flow
        .thread
        .any(
            "the command is an item",
            |told: &ItemStartedNotification| matches!(told.item, ThreadItem::CommandExecution(_)),
        )
        .await;
    assert_eq!(turn::item_id(&item.item), params.item_id.as_str());

    // Up to 0.144 it may come after the turn's end.
    let ran = flow
        .thread
        .any("the command has run", |told: &ItemCompletedNotification| {
            matches!(told.item, ThreadItem::CommandExecution(_))
        })
        .await;
    let ThreadItem::CommandExecution(ran) = ran.item else {
        unreachable!("looked for")
    };
    assert_eq!(ran.id, params.item_id);
    assert_eq!(ran.status, CommandExecutionStatus::Completed);
    assert_eq!(ran.exit_code, Some(0));
    let output = ran.aggregated_output.as_deref().unwrap_or_default();
    assert!(output.contains("from-the-shell"), "{output}");
    assert!(made.exists());

    let end = soon("the turn's end", started.end()).await;
    turn::is_completed(&end);
    let completed: TurnCompletedNotification = flow.thread.next("the turn ends", |_| true).await;
    turn::ended_well(flow, &completed.turn, "Done.");
    turn::settled(flow).await;
    let outputs = flow
        .bench
        .model
        .requests()
        .last()
        .expect("it was asked")
        .tool_outputs();
    assert_eq!(outputs.len(), 1, "{outputs:?}");
    assert!(outputs[0].1.contains("from-the-shell"), "{outputs:?}");
    turn::remember(flow, &completed.turn, "Run it", "Done.");
    turn::next_step(flow);
}
