//! Both are asked; the first answer counts.

use codex_threads::protocol::{ServerRequestResolvedNotification, ThreadResumeParams};
use codex_threads::{Answered, Expiry, PendingServerRequest, ServerRequests};
use codex_threads_testkit::model::Reply;
use codex_threads_tests::bench::soon;
use codex_threads_tests::shared::Way;
use codex_threads_tests::watch::Watch;
use serde_json::json;

use super::Two;

crate::on_servers!(
    of_two_clients_the_first_answer_counts_and_the_others_card_closes,
    an_answer_that_comes_second_changes_nothing,
    who_resumes_while_a_request_waits_is_asked_too,
);

async fn next(asked: &mut ServerRequests) -> PendingServerRequest {
    soon("the approval", asked.next()).await.unwrap()
}

fn accept(request: PendingServerRequest) -> Answered {
    request
        .answer_raw(&json!({ "decision": "accept" }))
        .unwrap()
}

async fn of_two_clients_the_first_answer_counts_and_the_others_card_closes(
    version: &str,
    way: Way,
) {
    let two = Two::new(version, way).await;
    let thread = two.thread("first").await;
    let params = ThreadResumeParams::new(thread.id());
    let same = soon("thread/resume", two.other.resume_thread(params))
        .await
        .unwrap();
    let mut told = Watch::new("of the first", thread.events());
    let (mut mine, mut theirs) = (two.one.server_requests(), two.other.server_requests());
    two.shared.bench.model.script([
        Reply::shell("touch made").escalated("The test wants it"),
        Reply::message("Made."),
    ]);
    let turn = soon("turn/start", thread.start_turn("Make it"))
        .await
        .unwrap();
    let seen = same.attach_turn(turn.id().clone());
    let (mine, theirs) = (next(&mut mine).await, next(&mut theirs).await);
    assert_eq!(mine.turn_id(), Some(turn.id().as_str()));
    assert_eq!(theirs.turn_id(), mine.turn_id());
    let id = mine.id().clone();

    // The one that started nothing answers; the other's card closes, and its program is told.
    assert_eq!(accept(theirs), Answered::Sent);
    assert_eq!(
        soon("the card closes", mine.expired()).await,
        Expiry::Resolved
    );
    let resolved: ServerRequestResolvedNotification = told.any("it is resolved", |_| true).await;
    assert_eq!(resolved.request_id, id);
    assert_eq!(accept(mine), Answered::TooLate(Expiry::Resolved));
    for turn in [&turn, &seen] {
        let end = soon("the turn's end", turn.end()).await;
        assert_eq!(end.final_message(), Some("Made."), "{end:?}");
    }
    assert!(two.shared.bench.file("made").exists());
    assert_eq!(
        two.one.open_server_requests() + two.other.open_server_requests(),
        0
    );
    two.end().await;
}

/// Two answers that cross: the second one is on its way when the first is taken.
async fn an_answer_that_comes_second_changes_nothing(version: &str, way: Way) {
    let two = Two::new(version, way).await;
    let thread = two.thread("first").await;
    let params = ThreadResumeParams::new(thread.id());
    soon("thread/resume", two.other.resume_thread(params))
        .await
        .unwrap();
    let (mut mine, mut theirs) = (two.one.server_requests(), two.other.server_requests());
    two.shared.bench.model.script([
        Reply::shell("touch made").escalated("The test wants it"),
        Reply::message("Well."),
    ]);
    let turn = soon("turn/start", thread.start_turn("Make it"))
        .await
        .unwrap();
    let (mine, theirs) = (next(&mut mine).await, next(&mut theirs).await);
    // Without an await between them: nothing is heard of the one before the other is sent.
    let declined = mine.answer_raw(&json!({ "decision": "decline" })).unwrap();
    assert_eq!((declined, accept(theirs)), (Answered::Sent, Answered::Sent));
    let end = soon("the turn's end", turn.end()).await;
    assert!(end.is_completed(), "{end:?}");
    // Whichever was first, it was one of them, and both connections live.
    let same = two.other.thread(thread.id().clone());
    let read = soon("thread/read", same.read()).await;
    assert_eq!(read.unwrap().thread.id, *thread.id());
    two.end().await;
}

async fn who_resumes_while_a_request_waits_is_asked_too(version: &str, way: Way) {
    let two = Two::new(version, way).await;
    let thread = two.thread("first").await;
    let (mut mine, mut theirs) = (two.one.server_requests(), two.other.server_requests());
    two.shared.bench.model.script([
        Reply::shell("touch made").escalated("The test wants it"),
        Reply::message("Made."),
    ]);
    let turn = soon("turn/start", thread.start_turn("Make it"))
        .await
        .unwrap();
    let mine = next(&mut mine).await;
    let params = ThreadResumeParams::new(thread.id());
    soon("thread/resume", two.other.resume_thread(params))
        .await
        .unwrap();
    let theirs = next(&mut theirs).await;
    assert_eq!((theirs.id(), theirs.turn_id()), (mine.id(), mine.turn_id()));
    assert_eq!(accept(theirs), Answered::Sent);
    assert_eq!(
        soon("the card closes", mine.expired()).await,
        Expiry::Resolved
    );
    drop(mine);
    let end = soon("the turn's end", turn.end()).await;
    assert_eq!(end.final_message(), Some("Made."), "{end:?}");
    two.end().await;
}
