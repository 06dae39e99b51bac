//! Releases compress rollouts that have not been touched for long, if they are told to.

use std::path::Path;
use std::time::{Duration, SystemTime};

use codex_threads::protocol::{ThreadListParams, ThreadResumeParams};
use codex_threads_rollout::{Query, RecordsExt as _, Rollout, Rollouts};
use codex_threads_testkit::Home;
use codex_threads_testkit::model::Reply;
use codex_threads_tests::bench::{PATIENCE, soon};

use crate::session::live;
use crate::told::{by_the_files, texts};

const LONG: Duration = Duration::from_secs(60 * 24 * 60 * 60);

fn all(rollouts: &Rollouts) -> Vec<Rollout> {
    rollouts
        .find(Query::new().superseded(true))
        .map(|rollout| rollout.expect("nothing is damaged"))
        .collect()
}

/// Everything in some files, without their names.
fn contents(rollouts: &[Rollout]) -> Vec<String> {
    let mut all = Vec::new();
    for rollout in rollouts {
        for record in rollout.records() {
            let record = record.expect("nothing is damaged");
            let (id, at) = (rollout.rollout_id(), record.position.offset());
            let what = (record.timestamp, record.payload, record.other);
            all.push(format!("{id} {at} {what:?}"));
        }
    }
    all
}

/// Nobody has touched the file for long.
fn age(path: &Path) {
    let file = std::fs::File::options().append(true).open(path);
    let file = file.expect("it is there");
    let long_ago = SystemTime::now() - LONG;
    file.set_modified(long_ago).expect("times can be set");
}

pub(crate) async fn what_is_compressed_reads_as_before(version: &str) {
    let home = Home::builder().feature("local_thread_store_compression", true);
    let lived = live(version, home).await;
    let rollouts = Rollouts::new(lived.bench.home.path());
    let found = all(&rollouts);
    let before = contents(&found);
    for rollout in &found {
        assert!(!rollout.is_compressed());
        age(rollout.path());
    }
    // Nor has it looked for such files for long.
    for lock in ["rollout-compression.lock", "rollout-maintenance.lock"] {
        let lock = lived.bench.home.path().join(".tmp").join(lock);
        if lock.exists() {
            age(&lock);
        }
    }

    // It does so in the background, soon after its start.
    let codex = lived.bench.spawn().await;
    soon("thread/list", codex.call(ThreadListParams::new()))
        .await
        .expect("they are listed");
    let is_packed = |rollout: &Rollout| rollout.is_compressed() && !rollout.is_archived();
    let deadline = tokio::time::Instant::now() + PATIENCE;
    let packed = || rollouts.iter().filter_map(Result::ok).find(is_packed);
    while packed().is_none() {
        assert!(
            tokio::time::Instant::now() < deadline,
            "nothing is compressed"
        );
        // Whatever it does to the files meanwhile, what was found before can be read.
        assert_eq!(contents(&found), before);
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    soon("the shutdown", codex.shutdown()).await;
    assert_eq!(contents(&found), before);
    assert_eq!(contents(&all(&rollouts)), before);
    for (id, told) in &lived.threads {
        let rollout = rollouts.get(id.as_str()).expect("it is there");
        assert_eq!(by_the_files(&rollout.history()), *told);
    }

    // A thread that goes on is followed from the compressed file into the plain one.
    let current = packed().expect("it is there");
    let mut follow = current.follow();
    let mut seen = 0;
    while let std::task::Poll::Ready(Some(record)) = follow.try_next() {
        record.expect("nothing is damaged");
        seen += 1;
    }
    assert_eq!(seen, current.records().count());
    let codex = lived.bench.spawn().await;
    let params = ThreadResumeParams::new(current.thread_id());
    let resumed = soon("thread/resume", codex.call(params))
        .await
        .expect("it goes on")
        .thread;
    lived.bench.model.push(Reply::message("unpacked"));
    let turn = soon("turn/start", codex.thread(&resumed.id).start_turn("Go on"))
        .await
        .expect("it starts");
    soon("the turn's end", turn.end()).await;
    soon("the shutdown", codex.shutdown()).await;
    let said: Vec<_> = follow
        .give_up_after(Duration::from_millis(100))
        .messages()
        .map(|said| said.expect("nothing is damaged").text)
        .collect();
    assert_eq!(said, ["Go on", "unpacked"]);
    let now = rollouts.get(current.thread_id()).expect("it is there");
    assert!(!now.is_compressed());
    assert_eq!(
        texts(&now.history()).1.last().map(String::as_str),
        Some("unpacked")
    );
}
