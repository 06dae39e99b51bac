//! A long file is read in the memory that one record takes.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "it writes what it reads, and a failed test is to say where"
)]

use std::io::{BufWriter, Write as _};

use codex_threads_rollout::{RecordsExt as _, Rollout};
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

const RECORD: usize = 64 * 1024;
const RECORDS: usize = 3_200;
/// Buffers, and a few copies of a record while it is decoded.
const BOUND: usize = 2 * 1024 * 1024;

#[test]
fn two_hundred_megabytes_are_read_in_two() {
    let dir = tempfile::tempdir().unwrap();
    let path = dir
        .path()
        .join("rollout-2026-01-02T03-04-05-019b7c6a-0000-7000-8000-000000000000.jsonl");
    let mut file = BufWriter::new(std::fs::File::create(&path).unwrap());
    let text = "x".repeat(RECORD);
    for number in 0..RECORDS {
        writeln!(
            file,
            r#"{{"timestamp":"t","type":"response_item","payload":{{"type":"function_call","name":"f","call_id":"{number}","arguments":"{text}"}}}}"#
        )
        .unwrap();
        writeln!(
            file,
            r#"{{"timestamp":"t","type":"response_item","payload":{{"type":"function_call_output","call_id":"{number}","output":"done"}}}}"#
        )
        .unwrap();
    }
    drop(file);
    assert!(std::fs::metadata(&path).unwrap().len() > 200 * 1000 * 1000);
    let rollout = Rollout::open(&path).unwrap();

    let measure = |what: &str, read: &dyn Fn() -> usize| {
        let before = MEMORY.current_usage();
        MEMORY.reset_peak_usage();
        let count = read();
        let used = MEMORY.peak_usage().saturating_sub(before);
        println!("{what}: {count}, {used} bytes at most");
        assert!(used < BOUND, "{what} took {used} bytes");
        count
    };
    let records = measure("records", &|| rollout.records().map(Result::unwrap).count());
    assert_eq!(records, 2 * RECORDS);
    let calls = measure("calls", &|| {
        rollout
            .history()
            .records()
            .calls()
            .map(Result::unwrap)
            .count()
    });
    assert_eq!(calls, RECORDS);
    let long = rollout.max_line(1024);
    let damage = measure("lines too long", &|| {
        usize::try_from(long.summary().damage.count()).unwrap()
    });
    assert_eq!(damage, RECORDS);
}
