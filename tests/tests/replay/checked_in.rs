//! The recordings that are checked in can be served, all of them.

use std::path::Path;

use codex_threads_testkit::tape::{Dir, Replayer, Tape};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};

use codex_threads_tests::bench::PATIENCE;

/// Says what the recorded client said, under other ids, and sees all that the recorded server said.
async fn replay(tape: Tape) {
    let entries = tape.entries().to_vec();
    let asked: Vec<&Value> = entries
        .iter()
        .filter(|entry| entry.dir == Dir::Client && entry.request().is_some())
        .filter_map(|entry| entry.id())
        .collect();
    let (reader, mut writer) = Replayer::new(tape).connect();
    let mut lines = BufReader::new(reader).lines();
    let mut compared = 0;
    for entry in &entries {
        let mut expected = entry.message.clone().unwrap();
        let ours = |id: &Value| json!(format!("ours-{id}"));
        if entry.dir == Dir::Client {
            if entry.request().is_some() {
                expected["id"] = ours(&expected["id"]);
            }
            let line = format!("{expected}\n");
            writer.write_all(line.as_bytes()).await.unwrap();
            continue;
        }
        if entry.is_answer() {
            // Of some answers the request was not kept.
            if !asked.contains(&&expected["id"]) {
                continue;
            }
            expected["id"] = ours(&expected["id"]);
        }
        let line = tokio::time::timeout(PATIENCE, lines.next_line()).await;
        let line = line
            .unwrap_or_else(|_| panic!("in vain for {expected}"))
            .unwrap()
            .expect("the tape is not over");
        let told: Value = serde_json::from_str(&line).unwrap();
        assert_eq!(told, expected);
        compared += 1;
    }
    assert!(compared > 100, "{compared}");
}

#[tokio::test]
async fn every_recording_can_be_served() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("recordings");
    let mut files = 0;
    for entry in std::fs::read_dir(&folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|kind| kind == "jsonl") {
            println!("{}", path.display());
            replay(Tape::read(&path).unwrap()).await;
            files += 1;
        }
    }
    assert!(files >= 12, "{files}");
}
