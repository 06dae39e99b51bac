//! Mutilated files: nothing panics, what is broken is told with its place, what is whole is read.

use codex_threads_rollout::{Damage, DamageKind, Record, Rollout};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::home::{Home, event, id, lines, meta, record, turn};

/// A bit of everything.
fn sample() -> String {
    let call =
        json!({"type": "function_call", "name": "f", "call_id": "c", "arguments": "{\"ü\": 1}"});
    let output = json!({"type": "function_call_output", "call_id": "c", "output": [{"type": "input_text", "text": "x"}]});
    let thought = json!({"type": "reasoning", "summary": [{"type": "summary_text", "text": "hm"}], "content": null});
    let count = json!({"info": {"total_token_usage": {"total_tokens": 3}, "last_token_usage": {"total_tokens": 3}}});
    let mut records = vec![meta(1)];
    records.extend(turn("Wie geht's?", "Schön \u{1f600}"));
    records.extend([
        record("turn_context", json!({"turn_id": "t", "cwd": "/work"})),
        record("response_item", thought),
        record("response_item", call),
        record("response_item", output),
        event("token_count", count),
        event("thread_rolled_back", json!({"num_turns": 1})),
        record(
            "compacted",
            json!({"message": "short", "replacement_history": [{"type": "message"}]}),
        ),
        record("invented_later", json!([1, 2.5, null])),
        event("invented_later", json!({"deep": {"er": true}})),
    ]);
    lines(records)
}

/// A record without its place, or what is wrong, with its place.
fn shown(item: &Result<Record, Damage>) -> (u64, u64, Result<String, &'static str>) {
    match item {
        Ok(record) => {
            let text = format!(
                "{:?} {:?} {:?}",
                record.timestamp, record.payload, record.other
            );
            (record.position.line(), record.position.offset(), Ok(text))
        }
        Err(damage) => {
            let kind = match damage.kind() {
                DamageKind::Torn { .. } => "torn",
                DamageKind::NotARecord { .. } => "no record",
                DamageKind::NotUtf8 { .. } => "no UTF-8",
                DamageKind::TooLong { .. } => "too long",
                DamageKind::Undecodable { .. } => "undecodable",
                other => panic!("{other}"),
            };
            (
                damage.position().line(),
                damage.position().offset(),
                Err(kind),
            )
        }
    }
}

/// The lines that are not blank, with their places.
fn places(text: &[u8]) -> Vec<(u64, u64, &[u8])> {
    let mut offset = 0;
    let mut found = Vec::new();
    for (number, line) in text.split(|byte| *byte == b'\n').enumerate() {
        if !line.trim_ascii().is_empty() {
            found.push((number as u64 + 1, offset, line));
        }
        offset += line.len() as u64 + 1;
    }
    found
}

#[test]
fn a_line_torn_at_any_byte_is_told_and_costs_nothing_else() {
    let home = Home::new();
    let text = sample();
    let whole: Vec<_> = home
        .write(&home.file(1, None), &text)
        .records()
        .map(|item| shown(&item))
        .collect();
    assert!(whole.iter().all(|(_, _, item)| item.is_ok()), "{whole:?}");
    let last = text.trim_end().rfind('\n').unwrap() + 1;
    for end in last..text.len() {
        let torn = home.write(&home.file(1, None), &text[..end]);
        let mut read: Vec<_> = torn.records().map(|item| shown(&item)).collect();
        if end > last {
            let (line, offset, item) = read.pop().unwrap();
            assert_eq!((line, offset), (whole.len() as u64, last as u64));
            if end + 1 == text.len() {
                assert_eq!(item, whole.last().unwrap().2, "only its end is missing");
            } else {
                assert_eq!(item, Err("torn"), "at {end}");
            }
        }
        assert_eq!(read, whole[..whole.len() - 1], "at {end}");
    }
}

#[test]
fn a_broken_line_in_the_middle_is_told_with_its_place_and_what_is_in_it_is_not() {
    let home = Home::new();
    let text = sample();
    let secret = "{\"type\":\"event_msg\",\"payload\":\"s3cret";
    let second = text.find('\n').unwrap() + 1;
    let broken = format!("{}{secret}\n{}", &text[..second], &text[second..]);
    let rollout = home.write(&home.file(1, None), &broken);
    let read: Vec<_> = rollout.records().collect();
    let damages: Vec<_> = read.iter().filter_map(|item| item.as_ref().err()).collect();
    assert_eq!(damages.len(), 1);
    assert_eq!(damages[0].position().line(), 2);
    assert_eq!(damages[0].position().offset(), second as u64);
    assert_eq!(damages[0].position().path(), rollout.path());
    let told = format!("{} {:?}", damages[0], damages[0]);
    assert!(told.contains(":2 (byte"), "{told}");
    assert!(!told.contains("s3cret"), "{told}");
    assert_eq!(read.len(), sample().lines().count() + 1);
}

#[test]
fn a_record_that_lacks_what_it_must_have_is_told_and_kept() {
    let home = Home::new();
    let bad = json!({"type": "agent_message", "message": 7, "extra": 1.5});
    let text = lines([
        meta(1),
        record("event_msg", bad.clone()),
        event("agent_message", json!({"message": "x"})),
    ]);
    let read: Vec<_> = home.write(&home.file(1, None), text).records().collect();
    assert_eq!(read.len(), 3);
    assert!(read[0].is_ok() && read[2].is_ok());
    let damage = read[1].as_ref().unwrap_err();
    let DamageKind::Undecodable {
        kind,
        missing,
        payload,
    } = damage.kind()
    else {
        panic!("{damage}");
    };
    assert_eq!(
        (kind.as_str(), *missing),
        ("event_msg/agent_message", "message")
    );
    let kept: Value = serde_json::from_str(payload.get()).unwrap();
    assert_eq!(kept, bad);
}

#[test]
fn members_of_an_unexpected_type_cost_only_themselves_and_are_kept() {
    let home = Home::new();
    let odd = json!({"id": id(1), "cwd": 5, "git": "none", "source": {"subagent": "x"}, "history_mode": "new", "more": [1]});
    let rollout = home.write(&home.file(1, None), lines([record("session_meta", odd)]));
    let meta = rollout.meta().unwrap();
    assert_eq!(meta.id, id(1));
    assert_eq!((&meta.cwd, &meta.git), (&None, &None));
    assert_eq!(meta.source, Some(json!({"subagent": "x"})));
    assert_eq!(
        meta.mode(),
        codex_threads_rollout::HistoryMode::Other("new".to_owned())
    );
    assert_eq!(
        Value::Object(meta.other),
        json!({"cwd": 5, "git": "none", "more": [1]})
    );
}

#[test]
fn a_line_that_is_too_long_is_told_and_the_next_one_is_read() {
    let home = Home::new();
    let long = event("agent_message", json!({"message": "x".repeat(10_000)}));
    let short = event("agent_message", json!({"message": "x"}));
    let text = lines([meta(1), long.clone(), short, long]);
    let rollout = home
        .write(&home.file(1, None), text.trim_end())
        .max_line(5_000);
    let read: Vec<_> = rollout.records().map(|item| shown(&item)).collect();
    let kinds: Vec<_> = read
        .iter()
        .map(|(line, _, item)| (*line, item.as_ref().err().copied()))
        .collect();
    assert_eq!(
        kinds,
        [
            (1, None),
            (2, Some("too long")),
            (3, None),
            (4, Some("too long"))
        ]
    );
}

#[test]
fn whatever_a_line_holds_it_is_a_record_or_told() {
    let home = Home::new();
    let deep = format!(
        "{{\"type\":\"x\",\"payload\":{}{}}}",
        "[".repeat(10_000),
        "]".repeat(10_000)
    );
    let strange: Vec<Vec<u8>> = vec![
        b"null".to_vec(),
        b"[]".to_vec(),
        b"{}".to_vec(),
        b"\0\0\0\0".to_vec(),
        b"\xff\xfe".to_vec(),
        b"\xef\xbb\xbf{}".to_vec(),
        deep.into_bytes(),
        br#"{"type":"event_msg","payload":null}"#.to_vec(),
        br#"{"type":"event_msg","payload":{}}"#.to_vec(),
        br#"{"type":"event_msg","payload":{"type":1}}"#.to_vec(),
        br#"{"type":"session_meta","payload":[]}"#.to_vec(),
        br#"{"type":7,"payload":{}}"#.to_vec(),
        br#"{"type":"a","type":"b","payload":{}}"#.to_vec(),
        br#"{"type":"event_msg","payload":{"type":"thread_rolled_back","num_turns":1e999}}"#.to_vec(),
        br#"{"type":"event_msg","payload":{"type":"thread_rolled_back","num_turns":-1}}"#.to_vec(),
        br#"{"type":"event_msg","payload":{"type":"token_count","info":{"a":18446744073709551616}}}"#.to_vec(),
        b"{\"type\":\"event_msg\",\"payload\":{\"type\":\"\\ud800\"}}".to_vec(),
    ];
    let good = meta(1).to_string().into_bytes();
    for line in strange {
        let text = [good.clone(), line.clone(), good.clone(), Vec::new()].join(&b'\n');
        let rollout = home.write(&home.file(1, None), &text);
        let read: Vec<_> = rollout.records().collect();
        assert_eq!(read.len(), 3, "{}", String::from_utf8_lossy(&line));
        assert!(read[0].is_ok() && read[2].is_ok());
        let (at, _, item) = shown(&read[1]);
        assert_eq!(at, 2);
        let is_known = line.starts_with(br#"{"type":"event_msg","payload":{"type":"token_count""#);
        assert_eq!(item.is_ok(), is_known, "{item:?}");
        // Nor does anything that is made of it panic.
        let _ = rollout.history().records().count();
        let _ = rollout.context().records().count();
        let _ = rollout.summary();
    }
}

#[test]
fn a_file_that_is_not_there_is_told() {
    let home = Home::new();
    let path = home.file(1, None);
    assert!(matches!(
        Rollout::open(&path).unwrap_err().kind(),
        DamageKind::Missing
    ));
    let rollout = home.write(&path, sample());
    std::fs::remove_file(&path).unwrap();
    let read: Vec<_> = rollout.records().collect();
    assert_eq!(read.len(), 1);
    let damage = read[0].as_ref().unwrap_err();
    assert!(matches!(damage.kind(), DamageKind::Missing), "{damage}");
    assert_eq!(damage.position().path(), path);
    assert_eq!(rollout.summary().damage.count(), 1);
}

#[test]
fn a_file_that_says_nothing_of_itself_is_told() {
    let home = Home::new();
    for text in [String::new(), "\n".to_owned(), lines(turn("a", "b"))] {
        let rollout = home.write(&home.file(1, None), text);
        let damage = rollout.meta().unwrap_err();
        assert!(matches!(damage.kind(), DamageKind::NoMeta), "{damage}");
    }
}

#[cfg(feature = "zstd")]
mod packed {
    use super::*;
    use ruzstd::encoding::{CompressionLevel, compress_to_vec};

    fn pack(text: &[u8]) -> Vec<u8> {
        compress_to_vec(text, CompressionLevel::Fastest)
    }

    #[test]
    fn a_compressed_rollout_is_read_like_the_other() {
        let home = Home::new();
        let text = sample();
        let plain: Vec<_> = home
            .write(&home.file(1, None), &text)
            .records()
            .map(|item| shown(&item))
            .collect();
        let path = home.file(1, None).with_extension("jsonl.zst");
        // In one frame, or in several.
        let (one, two) = text.as_bytes().split_at(500);
        for packed in [pack(text.as_bytes()), [pack(one), pack(two)].concat()] {
            let rollout = home.write(&path, packed);
            assert!(rollout.is_compressed());
            let read: Vec<_> = rollout.records().map(|item| shown(&item)).collect();
            assert_eq!(read, plain);
        }
    }

    #[test]
    fn compressed_data_cut_at_any_byte_or_with_any_byte_changed_is_told() {
        let home = Home::new();
        let packed = pack(sample().as_bytes());
        let path = home.file(1, None).with_extension("jsonl.zst");
        let whole = home.write(&path, &packed).records().count();
        for end in 1..packed.len() {
            let read: Vec<_> = home.write(&path, &packed[..end]).records().collect();
            let damage = read.last().unwrap().as_ref().unwrap_err();
            assert!(matches!(damage.kind(), DamageKind::Io(_)), "{damage}");
        }
        for at in 0..packed.len() {
            let mut changed = packed.clone();
            changed[at] ^= 0x10;
            let read: Vec<_> = home.write(&path, &changed).records().collect();
            assert!(
                read.iter().any(Result::is_err) || read.len() == whole,
                "byte {at}"
            );
        }
    }
}

#[derive(Debug, Clone)]
enum Change {
    Flip(usize, u8),
    Insert(usize, Vec<u8>),
    Remove(usize, usize),
    Cut(usize),
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        4 => (any::<usize>(), 1..=255u8).prop_map(|(at, bits)| Change::Flip(at, bits)),
        2 => (any::<usize>(), prop::collection::vec(any::<u8>(), 1..20)).prop_map(|(at, bytes)| Change::Insert(at, bytes)),
        1 => Just(Change::Insert(0, b"\n".to_vec())),
        2 => (any::<usize>(), 1..50usize).prop_map(|(at, count)| Change::Remove(at, count)),
        1 => any::<usize>().prop_map(Change::Cut),
    ]
}

fn apply(text: &mut Vec<u8>, change: Change) {
    let length = text.len().max(1);
    match change {
        Change::Flip(at, bits) => {
            if let Some(byte) = text.get_mut(at % length) {
                *byte ^= bits;
            }
        }
        Change::Insert(at, bytes) => {
            let at = at % (text.len() + 1);
            text.splice(at..at, bytes);
        }
        Change::Remove(at, count) => {
            let at = at % length;
            text.drain(at.min(text.len())..(at + count).min(text.len()));
        }
        Change::Cut(at) => text.truncate(at % length),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn every_whole_line_is_read_and_every_broken_one_is_told(changes in prop::collection::vec(change(), 1..12)) {
        let home = Home::new();
        let original = sample();
        let mut intact = std::collections::HashMap::new();
        for (line, item) in original.lines().zip(home.write(&home.file(1, None), &original).records()) {
            intact.insert(line.as_bytes().to_vec(), shown(&item).2);
        }
        let mut text = original.into_bytes();
        for change in changes {
            apply(&mut text, change);
        }
        let rollout = home.write(&home.file(1, None), &text);
        let read: Vec<_> = rollout.records().map(|item| shown(&item)).collect();
        // One thing for each line, in its place; unchanged lines as they were.
        let expected = places(&text);
        prop_assert_eq!(read.len(), expected.len());
        for ((line, offset, item), (at, from, bytes)) in read.iter().zip(expected) {
            prop_assert_eq!((*line, *offset), (at, from));
            if let Some(before) = intact.get(bytes) {
                prop_assert_eq!(item, before);
            }
            let json: Result<Value, _> = serde_json::from_slice(bytes);
            let is_record = json.is_ok_and(|json| json["type"].is_string() && json.get("payload").is_some());
            match item {
                Ok(_) => prop_assert!(is_record),
                Err("undecodable") => prop_assert!(is_record),
                // Such as a member that is there twice: a map takes it, a record doesn't.
                Err(_) => prop_assert!(!intact.contains_key(bytes)),
            }
        }
        // Views and histories neither panic nor hide damage.
        let damages = read.iter().filter(|(_, _, item)| item.is_err()).count() as u64;
        prop_assert_eq!(rollout.summary().damage.count(), damages);
        let told = rollout.history().records().filter(Result::is_err).count() as u64;
        prop_assert!(told >= damages, "{} {}", told, damages);
        let told = rollout.context().records().filter(Result::is_err).count() as u64;
        prop_assert!(told >= damages);
    }
}
