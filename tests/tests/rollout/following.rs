//! A server writes, and a reader follows.

use std::collections::HashSet;
use std::time::Duration;

use codex_threads::protocol::{ThreadArchiveParams, ThreadUnarchiveParams};
use codex_threads_rollout::record::{Event, Payload};
use codex_threads_rollout::{Follow, Record, Rollouts};
use codex_threads_testkit::Home;
use codex_threads_testkit::model::Reply;
use codex_threads_tests::bench::{PATIENCE, soon};
use codex_threads_tests::traits::Rewind;

use crate::life::Life;

/// Reads until a turn has ended with this message; all records on the way.
async fn until(mut follow: Follow, last: &'static str) -> (Follow, Vec<Record>) {
    let read = tokio::task::spawn_blocking(move || {
        let mut seen = Vec::new();
        loop {
            let record = follow
                .next()
                .expect("it comes in time")
                .expect("nothing is damaged");
            let done = matches!(&record.payload, Payload::Event(Event::TaskComplete(done))
                if done.last_agent_message.as_deref() == Some(last));
            seen.push(record);
            if done {
                return (follow, seen);
            }
        }
    });
    soon("the reader", read).await.expect("it doesn't panic")
}

pub(crate) async fn all_that_a_server_writes_is_followed_once(version: &str) {
    let life = Life::begin(version, Home::builder()).await;
    let thread = soon("thread/start", life.codex.start_thread(life.bench.thread()))
        .await
        .expect("it starts");
    let (id, how) = (thread.id().clone(), life.traits.rewind());
    life.say(&thread, "a", vec![Reply::message("1")]).await;
    let rollouts = Rollouts::new(life.bench.home.path());
    let rollout = rollouts.get(id.as_str()).expect("it is there");
    let follow = rollout
        .follow()
        .poll_every(Duration::from_millis(1))
        .give_up_after(PATIENCE);
    let (follow, mut seen) = until(follow, "1").await;

    // While the server writes.
    let many = (0..5).flat_map(|number| [Reply::shell(format!("echo {number}"))]);
    let reading = tokio::spawn(until(follow, "2"));
    let replies = many.chain([Reply::message("2")]).collect();
    life.say(&thread, "b", replies).await;
    let (follow, more) = soon("the reader", reading).await.expect("it doesn't panic");
    seen.extend(more);

    // Into the archive and back, and on.
    soon(
        "thread/archive",
        life.codex.call(ThreadArchiveParams::new(&id)),
    )
    .await
    .expect("it is archived");
    soon(
        "thread/unarchive",
        life.codex.call(ThreadUnarchiveParams::new(&id)),
    )
    .await
    .expect("it is back");
    let resume = codex_threads::protocol::ThreadResumeParams::new(&id);
    soon("thread/resume", life.codex.call(resume))
        .await
        .expect("it goes on");
    let last = life.say(&thread, "c", vec![Reply::message("3")]).await;
    let (follow, more) = until(follow, "3").await;
    seen.extend(more);

    // Into the file that a revert begins, or past the marker of a rollback.
    life.rewind(&id, &last, how).await;
    life.say(&thread, "d", vec![Reply::message("4")]).await;
    let (follow, more) = until(follow, "4").await;
    seen.extend(more);
    let reverted = follow.path() != rollout.path();
    assert_eq!(reverted, how == Rewind::Revert);

    let _bench = life.end().await;
    let places: HashSet<_> = seen
        .iter()
        .map(|record| (record.position.path(), record.position.line()))
        .collect();
    assert_eq!(places.len(), seen.len(), "nothing comes twice");
    let mut written = rollout.records().count();
    if reverted {
        written += rollouts
            .get(id.as_str())
            .expect("it is there")
            .records()
            .count();
    }
    // Some releases write a few lines behind the end of a turn.
    let rest: Vec<_> = follow
        .give_up_after(Duration::ZERO)
        .map(|record| record.expect("nothing is damaged"))
        .collect();
    assert_eq!(seen.len() + rest.len(), written);
}
