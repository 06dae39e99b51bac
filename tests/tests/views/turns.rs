//! Turns of every kind, then the comparison.

use codex_threads::protocol::{ThreadItem, TurnStatus};
use codex_threads::view::{Change, LiveOptions, Resync, ThreadSnapshot};
use codex_threads_testkit::model::Reply;
use codex_threads_tests::bench::soon;
use serde_json::json;

use crate::compare::is_as_read;
use crate::story::Story;

super::on_releases!(
    the_fold_of_turns_of_every_kind_is_what_the_server_reads,
    a_view_that_begins_in_the_middle_of_a_turn_ends_up_like_one_that_saw_it_all,
    a_fork_a_rewind_a_name_and_the_archive_are_seen,
);

const PATCH: &str = "*** Begin Patch\n*** Add File: made\n+patched\n*** End Patch";

async fn the_fold_of_turns_of_every_kind_is_what_the_server_reads(version: &str) {
    let mut story = Story::begin(version).await;
    let model = &story.bench.model;
    assert_eq!(story.live.snapshot().turns().count(), 0);

    model.push(
        Reply::reasoning("**Thinking** hard")
            .chunked(4)
            .then(Reply::message("one two three").chunked(4)),
    );
    story.turn("Text", TurnStatus::Completed).await;
    let usage = story.live.snapshot();
    assert!(usage.token_usage().is_some());

    model.script([
        Reply::shell("touch ran && echo hello && echo out").escalated("The test wants it"),
        Reply::message("Done."),
    ]);
    let turn = story.start("Command").await;
    story.approve_command().await;
    let _ = soon("the turn's end", turn.end()).await;
    story.settled(turn.id().as_str()).await;
    let view = story.live.snapshot();
    let command = view
        .turn(turn.id())
        .unwrap()
        .items()
        .find_map(|item| match item.item() {
            Some(ThreadItem::CommandExecution(_)) => Some(item.output().to_string()),
            _ => None,
        });
    assert_eq!(command.as_deref(), Some("hello\nout\n"));

    let model = &story.bench.model;
    model.script([Reply::apply_patch(PATCH), Reply::message("Patched.")]);
    let turn = story.start("Patch").await;
    story.approve_patch().await;
    let _ = soon("the turn's end", turn.end()).await;
    story.settled(turn.id().as_str()).await;
    let view = story.live.snapshot();
    let diff = view.turn(turn.id()).unwrap().diff().unwrap_or_default();
    assert!(diff.contains("+patched"), "{diff}");

    let model = &story.bench.model;
    let plan = json!({ "explanation": "why", "plan": [
        { "step": "One", "status": "completed" }, { "step": "Two", "status": "in_progress" },
    ]});
    model.script([
        Reply::function_call("update_plan", plan),
        Reply::message("Planned."),
    ]);
    story.turn("Plan", TurnStatus::Completed).await;
    let view = story.live.snapshot();
    // The tool for plans is not offered by 0.155 and later.
    let planned = view.last_turn().unwrap().plan().map(|plan| plan.plan.len());
    assert_eq!(planned, story.traits.offers_plans().then_some(2));

    model.push(Reply::http_error(
        400,
        r#"{"error":{"message":"no such thing"}}"#,
    ));
    story.turn("Fail", TurnStatus::Failed).await;
    let view = story.live.snapshot();
    assert!(view.last_turn().unwrap().error().is_some());

    let (reply, gate) = Reply::message("never finished at all")
        .chunked(5)
        .hold_after(5);
    model.push(reply);
    let turn = story.start("Interrupt").await;
    let streams = |view: &ThreadSnapshot| {
        let turn = view.turn(turn.id());
        turn.is_some_and(|turn| turn.items().any(|item| item.message().len() >= 5))
    };
    soon("text streams", story.live.wait_for(streams))
        .await
        .unwrap();
    soon("turn/interrupt", turn.interrupt()).await.unwrap();
    gate.open();
    let _ = soon("the turn's end", turn.end()).await;
    story.settled(turn.id().as_str()).await;
    let view = story.live.snapshot();
    let cut_off = view.last_turn().unwrap();
    assert_eq!(*cut_off.status(), TurnStatus::Interrupted);
    let item = cut_off.items().last().unwrap();
    assert!(
        !item.is_completed() && item.message().len() >= 5,
        "what streamed is kept"
    );

    is_as_read(&story.live.snapshot(), &story.thread, story.traits).await;
    // Reading it all again changes nothing.
    soon("the read", story.live.refresh()).await.unwrap();
    is_as_read(&story.live.snapshot(), &story.thread, story.traits).await;
    assert_eq!(story.live.snapshot().turns().count(), 6);
    story.end().await;
}

async fn a_view_that_begins_in_the_middle_of_a_turn_ends_up_like_one_that_saw_it_all(
    version: &str,
) {
    let mut story = Story::begin(version).await;
    let model = &story.bench.model;
    model.push(Reply::message("first"));
    story.turn("First", TurnStatus::Completed).await;

    let (reply, gate) = Reply::message("one two three four")
        .chunked(3)
        .hold_after(5);
    model.script([
        Reply::shell("touch ran && echo hello").escalated("The test wants it"),
        reply,
    ]);
    let turn = story.start("Second").await;
    story.approve_command().await;
    let streams = |view: &ThreadSnapshot| {
        let turn = view.turn(turn.id());
        turn.is_some_and(|turn| turn.items().any(|item| item.message().len() >= 3))
    };
    soon("text streams", story.live.wait_for(streams))
        .await
        .unwrap();

    // The command is over, the message runs.
    let late = soon("the view", story.thread.live()).await.unwrap();
    let view = late.snapshot();
    assert!(view.turn(turn.id()).unwrap().is_running());
    assert_eq!(view.turns().count(), 2);
    // And one that begins without history.
    let options = LiveOptions::new().turns(0);
    let bare = soon("the view", story.thread.live_with(options))
        .await
        .unwrap();
    assert_eq!(bare.snapshot().turns().count(), 0);

    gate.open();
    let _ = soon("the turn's end", turn.end()).await;
    story.settled(turn.id().as_str()).await;
    let whole = story.live.snapshot();
    let is_over = |view: &ThreadSnapshot| {
        let turn = view.turn(turn.id());
        turn.is_some_and(|turn| {
            let message = turn
                .items()
                .find(|item| item.message() == "one two three four");
            !turn.is_running() && message.is_some_and(|item| item.is_completed())
        })
    };
    soon("the late view sees the end", late.wait_for(is_over))
        .await
        .unwrap();
    soon("the bare view sees the end", bare.wait_for(is_over))
        .await
        .unwrap();
    let same_status = |view: &ThreadSnapshot| view.status() == whole.status();
    soon("the status", late.wait_for(same_status))
        .await
        .unwrap();
    is_as_read(&whole, &story.thread, story.traits).await;
    is_as_read(&late.snapshot(), &story.thread, story.traits).await;
    story.end().await;
}

async fn a_fork_a_rewind_a_name_and_the_archive_are_seen(version: &str) {
    let story = Story::begin(version).await;
    let model = &story.bench.model;
    for text in ["one", "two"] {
        model.push(Reply::message(text));
        story.turn(text, TurnStatus::Completed).await;
    }

    let fork = soon("thread/fork", story.thread.fork()).await.unwrap();
    let forked = soon("the view", fork.live()).await.unwrap();
    assert_eq!(forked.snapshot().turns().count(), 2);
    model.push(Reply::message("three"));
    let turn = soon("turn/start", fork.start_turn("three")).await.unwrap();
    let _ = soon("the turn's end", turn.end()).await;
    let settled = |view: &ThreadSnapshot| {
        let over = view.turn(turn.id()).is_some_and(|turn| !turn.is_running());
        over && matches!(
            view.status(),
            Some(codex_threads::protocol::ThreadStatus::Idle(_))
        )
    };
    soon("the end", forked.wait_for(settled)).await.unwrap();
    is_as_read(&forked.snapshot(), &fork, story.traits).await;
    assert_eq!(
        story.live.snapshot().turns().count(),
        2,
        "a fork is another thread"
    );

    // The last turn is taken back.
    let last = story.live.snapshot().last_turn().unwrap().id().clone();
    let mut changes = story.live.changes();
    rewind(&story, &last).await;
    let is_gone = |view: &ThreadSnapshot| view.turn(&last).is_none();
    soon("the turn is gone", story.live.wait_for(is_gone))
        .await
        .unwrap();
    let told = loop {
        if let Change::Resync(why) = soon("the change", changes.next()).await.unwrap() {
            break why;
        }
    };
    assert_eq!(told, Resync::Rewound);
    is_as_read(&story.live.snapshot(), &story.thread, story.traits).await;

    story.thread.set_name("Herons").await.unwrap();
    let is_named = |view: &ThreadSnapshot| view.name() == Some("Herons");
    soon("the name", story.live.wait_for(is_named))
        .await
        .unwrap();
    assert_eq!(story.live.snapshot().is_archived(), Some(false));
    story.thread.archive().await.unwrap();
    let is_archived = |view: &ThreadSnapshot| {
        view.is_archived() == Some(true)
            && matches!(
                view.status(),
                Some(codex_threads::protocol::ThreadStatus::NotLoaded(_))
            )
    };
    soon("the archive", story.live.wait_for(is_archived))
        .await
        .unwrap();
    story.thread.unarchive().await.unwrap();
    let is_back = |view: &ThreadSnapshot| view.is_archived() == Some(false);
    soon("the way back", story.live.wait_for(is_back))
        .await
        .unwrap();
    story.end().await;
}

/// A revert is told by the server; a rollback by nobody but this connection.
async fn rewind(story: &Story, last: &codex_threads::protocol::TurnId) {
    use codex_threads::protocol::{ThreadRevertParams, ThreadRollbackParams};
    use codex_threads_tests::traits::Rewind;
    match story.traits.rewind() {
        Rewind::Revert => {
            let params = ThreadRevertParams::new(last, story.thread.id());
            soon("thread/revert", story.codex.call(params))
                .await
                .unwrap();
        }
        Rewind::Rollback => {
            let params = || ThreadRollbackParams::new(1_u32, story.thread.id());
            // Refused while the turn is not quite over.
            while let Err(error) = soon("thread/rollback", story.codex.call(params())).await {
                assert!(error.is_retryable(), "{error}");
                tokio::task::yield_now().await;
            }
        }
    }
}
