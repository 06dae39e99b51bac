//! Threads are opened without reading all of them, and not at all where that would damage them.

use std::path::{Path, PathBuf};

use codex_threads::protocol::{Release, ThreadHistoryMode, ThreadResumeParams};
use codex_threads::{Error, ServerErrorKind, Thread};
use codex_threads_testkit::Release as Installed;
use codex_threads_testkit::model::Reply;
use codex_threads_tests::bench::{Bench, soon};

super::on_releases!([
    v0_100_0 "0.100.0",
    v0_120_0 "0.120.0",
    v0_129_0 "0.129.0",
    v0_142_0 "0.142.0",
    v0_145_0 "0.145.0",
    v0_150_1 "0.150.1",
    v0_155_1 "0.155.1",
    v0_169_0 "0.169.0",
] [
    a_resume_reads_the_history_only_when_it_says_so,
    a_thread_that_an_old_server_would_damage_is_not_opened,
]);

async fn say(bench: &Bench, thread: &Thread, text: &str) {
    bench.model.push(Reply::message(format!("re: {text}")));
    let turn = soon("turn/start", thread.start_turn(text)).await.unwrap();
    soon("the turn's end", turn.end()).await;
}

async fn a_resume_reads_the_history_only_when_it_says_so(version: &str) {
    let bench = Bench::asking(version).await;
    let codex = bench.spawn().await;
    let thread = soon("thread/start", codex.start_thread(bench.thread()))
        .await
        .unwrap();
    say(&bench, &thread, "one").await;
    say(&bench, &thread, "two").await;
    codex.shutdown().await;

    let leaves_out = bench.number() >= Release::new(0, 125, 0);
    let params = ThreadResumeParams::new(thread.id());
    for opted_in in [true, false] {
        let builder = bench.builder().experimental_api(opted_in);
        let codex = bench.spawn_with(builder).await;
        let thread = soon("thread/resume", codex.resume_thread(params.clone()))
            .await
            .unwrap();
        let turns = thread.snapshot().unwrap().turns.len();
        let experimental = (129..151).contains(&bench.number().minor());
        let left_out = leaves_out && (opted_in || !experimental);
        assert_eq!(turns, if left_out { 0 } else { 2 });
        let read = soon("the history", thread.history().turns().all()).await;
        assert_eq!(read.unwrap().len(), 2);
        let items = thread.history().oldest_first().items();
        let items = soon("the history", items.all()).await.unwrap();
        assert_eq!(items.len(), 4);
        codex.shutdown().await;
    }
    let codex = bench.spawn().await;
    let whole = soon("thread/resume", codex.resume_with_history(params))
        .await
        .unwrap();
    assert_eq!(whole.snapshot().unwrap().turns.len(), 2);
    codex.shutdown().await;
    bench.nothing_is_left().await;
}

/// The rollout of a thread.
fn rollout(folder: &Path, thread: &Thread) -> PathBuf {
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.to_string_lossy().contains(thread.id().as_str()) {
                return path;
            }
        }
    }
    panic!("no rollout of {}", thread.id())
}

async fn a_thread_that_an_old_server_would_damage_is_not_opened(version: &str) {
    // The newest release makes one thread of each kind.
    let mut bench = Bench::asking("0.169.0").await;
    let codex = bench.spawn().await;
    let mut made = Vec::new();
    for mode in [ThreadHistoryMode::Legacy, ThreadHistoryMode::Paginated] {
        let params = bench.thread().history_mode(mode);
        let thread = soon("thread/start", codex.start_thread(params))
            .await
            .unwrap();
        say(&bench, &thread, "one").await;
        made.push(thread);
    }
    codex.shutdown().await;

    // The release at hand opens them, with the same home.
    bench.release = Installed::get(version).await.unwrap();
    let codex = bench.spawn().await;
    let knows = bench.number() >= Release::new(0, 145, 0);
    for (thread, opens) in [(&made[0], true), (&made[1], knows)] {
        let file = rollout(bench.home.path(), thread);
        let before = std::fs::read(&file).unwrap();
        let params = ThreadResumeParams::new(thread.id());
        let resumed = soon("thread/resume", codex.resume_thread(params)).await;
        let forked = soon("thread/fork", codex.thread(thread.id()).fork()).await;
        for opened in [resumed, forked] {
            match opened {
                Ok(_) => assert!(opens),
                Err(Error::Refused(refused)) => {
                    assert!(!opens, "{refused}");
                    assert!(refused.would_damage_thread(), "{refused}");
                    assert_eq!(refused.found(), Some(bench.number()));
                    assert_eq!(refused.needs(), Some(Release::new(0, 145, 0)));
                }
                // 0.145 resumes such a thread, and copies none.
                Err(Error::Server(error)) => {
                    assert_eq!(bench.number(), Release::new(0, 145, 0), "{error}");
                    assert_eq!(error.kind(), &ServerErrorKind::NotSupportedForThread);
                }
                Err(error) => panic!("{error}"),
            }
        }
        if !opens {
            assert_eq!(std::fs::read(&file).unwrap(), before, "it was written to");
        }
    }
    codex.shutdown().await;
    bench.nothing_is_left().await;
}
