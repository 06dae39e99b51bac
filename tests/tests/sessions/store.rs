//! A writer that is killed in mid-write leaves the old or the new, whole, and no lock.

use std::process::Stdio;
use std::time::Duration;

use codex_threads::session::{FileStore, SessionStore, Slot};
use codex_threads_tests::bench::soon;
use tokio::io::{AsyncBufReadExt as _, BufReader};
use tokio::process::Command;

const KILLED: u32 = 60;

#[tokio::test]
async fn a_writer_that_is_killed_at_any_moment_leaves_a_whole_file_and_no_lock() {
    let folder = tempfile::tempdir().unwrap();
    let store = FileStore::new(folder.path());
    let slot = Slot::Session("counted");
    let mut last = 0;
    for round in 0..KILLED {
        let mut writer = Command::new(env!("CARGO_BIN_EXE_session-batch"))
            .env_remove("BATCH_PROGRAM")
            .env("BATCH_STORE", folder.path())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(writer.stdout.take().unwrap()).lines();
        // It has the name: its predecessor's claim went with it.
        let line = soon("the claim", lines.next_line()).await.unwrap();
        assert_eq!(line.as_deref(), Some("{}"));
        assert!(store.claim("counted").await.unwrap().is_none());
        // Whoever reads meanwhile reads what is whole.
        let mut seen = last;
        while seen <= last {
            if let Some(kept) = store.load(slot).await.unwrap() {
                seen = kept.revision;
            }
        }
        // Somewhere in one of the writes that follow.
        tokio::time::sleep(Duration::from_micros(u64::from(round) * 137)).await;
        writer.start_kill().unwrap();
        soon("its end", writer.wait()).await.unwrap();

        let kept = store.load(slot).await.unwrap().unwrap();
        assert!(kept.revision >= seen);
        assert_eq!(kept.value["n"], kept.revision);
        let text = kept.value["text"].as_str().unwrap();
        assert_eq!(text.len() as u64, kept.revision % 50 * 1_000);
        last = kept.revision;
    }
    assert!(last >= u64::from(KILLED));
}
