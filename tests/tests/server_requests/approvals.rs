//! Commands and patches: accepted, declined, cancelled, and what the turn does then.

use codex_threads::protocol::{
    CommandExecutionApprovalDecision as Decision, CommandExecutionRequestApprovalParams,
    CommandExecutionStatus, FileChangeRequestApprovalParams, PatchApplyStatus, ThreadItem,
    TurnStatus,
};
use codex_threads::{AnswerError, Answered, AskedAs, NotAnswered, TypedServerRequest as Typed};
use codex_threads_testkit::model::Reply;

use crate::stage::Stage;

crate::on_all_releases!(
    a_command_is_accepted_declined_and_cancelled,
    a_command_is_accepted_for_the_session_or_by_an_amendment,
    a_patch_is_accepted_declined_and_cancelled,
);

type Command = AskedAs<CommandExecutionRequestApprovalParams>;

async fn command(stage: &mut Stage) -> Command {
    match stage.typed().await {
        Typed::CommandApproval(asked) => asked,
        other => panic!("{other:?}"),
    }
}

fn shell(line: &str) -> Reply {
    Reply::shell(line).escalated("The test wants it")
}

/// One turn in which a command is asked for and answered; the status of the command and of the turn.
async fn run(
    stage: &mut Stage,
    line: &str,
    goes_on: bool,
    answer: impl FnOnce(Command) -> Result<Answered, NotAnswered>,
) -> (CommandExecutionStatus, TurnStatus) {
    let mut replies = vec![shell(line)];
    if goes_on {
        replies.push(Reply::message("Well."));
    }
    let turn = stage.turn(replies).await;
    let asked = command(stage).await;
    let id = asked.request().id().clone();
    assert_eq!(asked.params.thread_id.as_str(), stage.thread);
    assert_eq!(asked.params.turn_id.as_str(), turn);
    assert!(asked.params.command.as_deref().unwrap().contains(line));
    assert_eq!(stage.bench.model.remaining(), usize::from(goes_on));
    assert_eq!(answer(asked).expect("it is offered"), Answered::Sent);
    stage.resolved(&id).await;
    let item = stage
        .item("the command ends", |item| {
            matches!(item, ThreadItem::CommandExecution(_))
        })
        .await;
    let ThreadItem::CommandExecution(item) = item else {
        unreachable!("looked for")
    };
    let ended = stage.ended().await;
    assert_eq!(ended.id.as_str(), turn);
    (item.status, ended.status)
}

async fn a_command_is_accepted_declined_and_cancelled(version: &str) {
    let mut stage = Stage::new(version).await;
    let outcome = run(&mut stage, "touch accepted", true, Command::accept).await;
    assert_eq!(
        outcome,
        (CommandExecutionStatus::Completed, TurnStatus::Completed)
    );
    assert!(stage.bench.file("accepted").exists());

    // No release lists `decline`; all take it, and the turn goes on.
    let outcome = run(&mut stage, "touch declined", true, |asked| {
        let listed = asked.available_decisions();
        assert!(!listed.contains(&Decision::Decline), "{listed:?}");
        Ok(asked.decline())
    })
    .await;
    assert_eq!(
        outcome,
        (CommandExecutionStatus::Declined, TurnStatus::Completed)
    );
    assert!(!stage.bench.file("declined").exists());

    stage.may_ask_too_late();
    let outcome = run(&mut stage, "touch cancelled", false, |asked| {
        Ok(asked.cancel())
    })
    .await;
    assert_eq!(
        outcome,
        (CommandExecutionStatus::Declined, TurnStatus::Interrupted)
    );
    assert!(!stage.bench.file("cancelled").exists());
    stage.close().await;
}

async fn a_command_is_accepted_for_the_session_or_by_an_amendment(version: &str) {
    let mut stage = Stage::new(version).await;
    // An amendment, ready-made by the server where it lists what may be decided.
    if stage.traits.names_decisions() {
        let outcome = run(&mut stage, "touch amended", true, |asked| {
            let amendment = asked
                .available_decisions()
                .iter()
                .find(|decision| matches!(decision, Decision::AcceptWithExecpolicyAmendment(_)))
                .cloned();
            asked.decide(amendment.expect("it is offered"))
        })
        .await;
        assert_eq!(
            outcome,
            (CommandExecutionStatus::Completed, TurnStatus::Completed)
        );
        assert!(stage.bench.file("amended").exists());
    }

    // For the session: not offered, and refused before anything is sent; forced, it is taken.
    let outcome = run(&mut stage, "echo once && touch session", true, |asked| {
        if asked.available_decisions().is_empty() {
            return asked.accept_for_session();
        }
        let refused = asked.accept_for_session().expect_err("it is not offered");
        assert!(matches!(refused.error(), AnswerError::NotOffered { .. }));
        let asked = refused.into_request();
        assert_eq!(asked.expiry(), None);
        let asked = asked.ask::<CommandExecutionRequestApprovalParams>();
        asked
            .expect("the same request")
            .force()
            .accept_for_session()
    })
    .await;
    assert_eq!(
        outcome,
        (CommandExecutionStatus::Completed, TurnStatus::Completed)
    );
    assert!(stage.bench.file("session").exists());
    std::fs::remove_file(stage.bench.file("session")).unwrap();

    // The same command runs unasked from now on.
    stage
        .turn([shell("echo once && touch session"), Reply::message("Well.")])
        .await;
    assert_eq!(stage.ended().await.status, TurnStatus::Completed);
    assert!(stage.bench.file("session").exists());
    assert!(stage.asked.try_next().is_none());
    stage.close().await;
}

const PATCH: &str = "*** Begin Patch\n*** Add File: NAME\n+patched\n*** End Patch";

async fn a_patch_is_accepted_declined_and_cancelled(version: &str) {
    let mut stage = Stage::new(version).await;
    type Change = AskedAs<FileChangeRequestApprovalParams>;
    type Way = fn(Change) -> Answered;
    let ways: [(&str, Way, PatchApplyStatus, TurnStatus); 3] = [
        (
            "accepted",
            Change::accept,
            PatchApplyStatus::Completed,
            TurnStatus::Completed,
        ),
        (
            "declined",
            Change::decline,
            PatchApplyStatus::Declined,
            TurnStatus::Completed,
        ),
        (
            "cancelled",
            Change::cancel,
            PatchApplyStatus::Declined,
            TurnStatus::Interrupted,
        ),
    ];
    for (name, answer, status, end) in ways {
        let mut replies = vec![Reply::apply_patch(PATCH.replace("NAME", name))];
        if end == TurnStatus::Completed {
            replies.push(Reply::message("Well."));
        } else {
            stage.may_ask_too_late();
        }
        stage.turn(replies).await;
        let Typed::FileChangeApproval(asked) = stage.typed().await else {
            panic!("{name}: something else is asked")
        };
        assert_eq!(asked.params.thread_id.as_str(), stage.thread);
        let id = asked.request().id().clone();
        assert_eq!(answer(asked), Answered::Sent);
        stage.resolved(&id).await;
        // Newer releases never end the item of a patch that was cancelled.
        if end == TurnStatus::Completed {
            let item = stage
                .item("the patch ends", |item| {
                    matches!(item, ThreadItem::FileChange(_))
                })
                .await;
            let ThreadItem::FileChange(item) = item else {
                unreachable!("looked for")
            };
            assert_eq!(item.status, status, "{name}");
        }
        assert_eq!(stage.ended().await.status, end, "{name}");
        assert_eq!(stage.bench.file(name).exists(), name == "accepted");
    }
    stage.close().await;
}
