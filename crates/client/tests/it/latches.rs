//! What is known of a thread without anybody reading its events.

use codex_threads::Codex;
use codex_threads::protocol::{ThreadResumeParams, ThreadStatus};
use serde_json::{Value, json};

use crate::common::{Fake, connected, round_trip, soon, started};

async fn told(codex: &Codex, fake: &mut Fake, method: &str, params: Value) -> Option<ThreadStatus> {
    fake.notify(method, &params);
    round_trip(codex, fake).await;
    codex.thread_status("t")
}

#[tokio::test]
async fn the_status_of_a_thread_is_known_though_nobody_reads_its_events() {
    let (codex, mut fake) = connected().await;
    assert!(codex.thread_status("t").is_none(), "nothing was told");
    let fake = &mut fake;
    let status = told(
        &codex,
        fake,
        "thread/status/changed",
        json!({ "threadId": "t", "status": { "type": "active", "activeFlags": ["waitingOnApproval"] } }),
    )
    .await;
    let Some(ThreadStatus::Active(active)) = status else {
        panic!("{status:?}")
    };
    assert_eq!(active.active_flags.len(), 1);
    let status = told(
        &codex,
        fake,
        "thread/status/changed",
        json!({ "threadId": "t", "status": { "type": "idle" } }),
    )
    .await;
    assert!(matches!(status, Some(ThreadStatus::Idle(_))), "{status:?}");
    let status = told(&codex, fake, "thread/closed", json!({ "threadId": "t" })).await;
    assert!(
        matches!(status, Some(ThreadStatus::NotLoaded(_))),
        "{status:?}"
    );
    // A status of a newer server is kept as it came.
    let status = told(
        &codex,
        fake,
        "thread/status/changed",
        json!({ "threadId": "t", "status": { "type": "dreaming" } }),
    )
    .await;
    assert!(status.is_some());
    let status = told(&codex, fake, "thread/deleted", json!({ "threadId": "t" })).await;
    assert!(status.is_none());
    assert!(codex.thread_status("another").is_none());
}

#[tokio::test]
async fn the_answer_to_a_resume_tells_the_status_before_what_follows_it() {
    let (codex, mut fake) = connected().await;
    let resume = tokio::spawn({
        let codex = codex.clone();
        async move { codex.resume_thread(ThreadResumeParams::new("t")).await }
    });
    let id = soon(fake.request("thread/resume")).await;
    let mut answer = started("t");
    answer["thread"]["status"] = json!({ "type": "active", "activeFlags": [] });
    let changed = json!({
        "method": "thread/status/changed",
        "params": { "threadId": "t", "status": { "type": "idle" } },
    });
    fake.send(&[
        &json!({ "id": id, "result": answer }).to_string(),
        &changed.to_string(),
    ]);
    let thread = soon(resume).await.unwrap().unwrap();
    round_trip(&codex, &mut fake).await;
    // The answer is older, whenever its caller gets to it.
    let status = codex.thread_status(thread.id());
    assert!(matches!(status, Some(ThreadStatus::Idle(_))), "{status:?}");
}
