//! A rollout that is written, moved, cut, compressed while it is read.

use std::task::Poll;
use std::time::Duration;

use codex_threads_rollout::record::{Event, Payload};
use codex_threads_rollout::{Damage, DamageKind, Follow, Record};
use serde_json::json;

use crate::home::{Home, append, event, id, lines, meta, numbered, record};

/// What there is now: the message, or the damage.
fn now(follow: &mut Follow) -> Vec<String> {
    let mut found = Vec::new();
    while let Poll::Ready(Some(next)) = follow.try_next() {
        found.push(shown(next));
    }
    found
}

fn shown(next: Result<Record, Damage>) -> String {
    match next {
        Ok(record) => match record.payload {
            Payload::Event(Event::AgentMessage(said)) => said.message,
            Payload::SessionMeta(meta) => format!("meta {}", meta.id),
            other => format!("{other:?}"),
        },
        Err(damage) => match damage.kind() {
            DamageKind::Rewritten => "rewritten".to_owned(),
            DamageKind::Missing => "missing".to_owned(),
            DamageKind::Torn { bytes, .. } => format!("torn {bytes}"),
            DamageKind::NotARecord { .. } => format!("broken at line {}", damage.position().line()),
            other => panic!("{other}"),
        },
    }
}

fn said(text: &str) -> serde_json::Value {
    event("agent_message", json!({"message": text}))
}

#[test]
fn a_record_comes_when_it_is_whole_however_it_is_written() {
    let home = Home::new();
    let path = home.file(1, None);
    let mut follow = home.write(&path, lines([said("one")])).follow();
    assert_eq!(now(&mut follow), ["one"]);
    let text = lines([said("two ü"), said("three")]);
    let first = text.find('\n').unwrap();
    for (at, byte) in text.bytes().enumerate() {
        append(&path, [byte]);
        let expected: &[&str] = match at {
            _ if at == first => &["two ü"],
            _ if at + 1 == text.len() => &["three"],
            _ => &[],
        };
        assert_eq!(now(&mut follow), expected, "after byte {at}");
    }
    append(&path, format!("broken\n{}", lines([said("four")])));
    assert_eq!(now(&mut follow), ["broken at line 4", "four"]);
}

#[test]
fn a_rollout_that_is_archived_and_brought_back_is_followed() {
    let home = Home::new();
    let (path, archived) = (home.file(1, None), home.archived(1));
    std::fs::create_dir_all(archived.parent().unwrap()).unwrap();
    let mut follow = home.write(&path, lines([said("one")])).follow();
    assert_eq!(now(&mut follow), ["one"]);
    append(&path, lines([said("two")]));
    std::fs::rename(&path, &archived).unwrap();
    assert_eq!(now(&mut follow), ["two"]);
    assert_eq!(follow.path(), archived);
    append(&archived, lines([said("three")]));
    assert_eq!(now(&mut follow), ["three"]);
    // Not a move but a copy that takes its place: the same text, another file.
    std::fs::copy(&archived, &path).unwrap();
    std::fs::remove_file(&archived).unwrap();
    append(&path, lines([said("four")]));
    assert_eq!(now(&mut follow), ["four"]);
    assert_eq!(follow.path(), path);
}

#[test]
fn a_rollout_that_is_compressed_and_unpacked_again_goes_on() {
    let home = Home::new();
    let path = home.file(1, None);
    let packed = path.with_extension("jsonl.zst");
    let mut follow = home.write(&path, lines([said("one")])).follow();
    assert_eq!(now(&mut follow), ["one"]);
    std::fs::write(&packed, "what is in it doesn't matter: all was read").unwrap();
    std::fs::remove_file(&path).unwrap();
    for _ in 0..10 {
        assert!(follow.try_next().is_pending());
    }
    std::fs::write(&path, lines([said("one"), said("two")])).unwrap();
    std::fs::remove_file(&packed).unwrap();
    assert_eq!(now(&mut follow), ["two"]);
}

#[test]
fn a_rollout_that_is_cut_is_told_and_read_anew() {
    let home = Home::new();
    let path = home.file(1, None);
    let mut follow = home
        .write(&path, lines([said("one"), said("two")]))
        .follow();
    assert_eq!(now(&mut follow), ["one", "two"]);
    std::fs::write(&path, lines([said("one")])).unwrap();
    assert_eq!(now(&mut follow), ["rewritten", "one"]);
}

#[cfg(unix)]
#[test]
fn another_file_in_the_place_of_a_rollout_is_told_and_read_from_its_beginning() {
    let home = Home::new();
    let path = home.file(1, None);
    let mut follow = home
        .write(&path, lines([said("one"), said("two")]))
        .follow();
    assert_eq!(now(&mut follow), ["one", "two"]);
    let other = path.with_extension("new");
    std::fs::write(&other, lines([said("eins"), said("zwei"), said("drei")])).unwrap();
    std::fs::rename(&other, &path).unwrap();
    assert_eq!(now(&mut follow), ["rewritten", "eins", "zwei", "drei"]);
}

#[test]
fn a_rollout_that_is_gone_ends_it() {
    let home = Home::new();
    let path = home.file(1, None);
    let mut follow = home
        .write(&path, lines([said("one")]))
        .follow()
        .poll_every(Duration::from_millis(1));
    assert_eq!(follow.next().map(shown).as_deref(), Some("one"));
    std::fs::remove_file(&path).unwrap();
    assert_eq!(follow.next().map(shown).as_deref(), Some("missing"));
    assert!(follow.next().is_none());
}

#[test]
fn a_torn_last_line_is_told_when_it_gives_up_and_still_read_when_it_is_finished() {
    let home = Home::new();
    let path = home.file(1, None);
    let text = lines([said("one"), said("two")]);
    let (before, after) = text.split_at(text.len() - 20);
    let mut follow = home
        .write(&path, before)
        .follow()
        .poll_every(Duration::from_millis(1))
        .give_up_after(Duration::from_millis(5));
    assert_eq!(follow.next().map(shown).as_deref(), Some("one"));
    let torn = format!("torn {}", before.len() - before.find('\n').unwrap() - 1);
    assert_eq!(follow.next().map(shown), Some(torn));
    assert!(follow.next().is_none());
    append(&path, after);
    assert_eq!(follow.next().map(shown).as_deref(), Some("two"));
    // Whole but for its end, it is a record; and not twice.
    append(&path, lines([said("three")]).trim_end());
    assert_eq!(follow.next().map(shown).as_deref(), Some("three"));
    assert!(follow.next().is_none());
    append(&path, format!("\n{}", lines([said("four")])));
    let four = follow.next().unwrap().unwrap();
    assert_eq!(four.position.line(), 4);
    assert_eq!(shown(Ok(four)), "four");
}

#[test]
fn a_thread_that_is_reverted_is_followed_into_its_new_file() {
    let home = Home::new();
    let mut first = meta(1);
    first["payload"]["history_mode"] = "paginated".into();
    let text = lines(numbered(0, [first.clone(), said("one"), said("two")]));
    let rollout = home.write(&home.file(1, None), &text);
    let mut follow = rollout
        .follow()
        .poll_every(Duration::from_millis(1))
        .give_up_after(Duration::from_secs(60));
    for expected in [&format!("meta {}", id(1)), "one", "two"] {
        assert_eq!(follow.next().map(shown).as_deref(), Some(expected));
    }
    let path = home.file(1, Some(2));
    first["payload"]["history_base"] = json!({"thread_id": id(1), "end_ordinal_exclusive": 2});
    home.write(&path, lines(numbered(2, [first, said("three")])));
    for expected in [&format!("meta {}", id(1)), "three"] {
        assert_eq!(follow.next().map(shown).as_deref(), Some(expected));
    }
    assert_eq!(follow.path(), path);
    append(&path, lines([said("four")]));
    assert_eq!(follow.next().map(shown).as_deref(), Some("four"));
}

#[cfg(feature = "tokio")]
#[tokio::test]
async fn a_stream_yields_what_is_written_and_loses_nothing_when_a_wait_is_dropped() {
    use futures_util::{FutureExt as _, StreamExt as _};

    let home = Home::new();
    let path = home.file(1, None);
    let rollout = home.write(&path, lines([said("0")]));
    let mut stream = rollout
        .follow()
        .poll_every(Duration::from_millis(1))
        .into_stream();
    for number in 0..500 {
        append(&path, lines([said(&(number + 1).to_string())]));
        // Dropped, mostly in mid-wait.
        if let Some(next) = stream.next().now_or_never() {
            assert_eq!(shown(next.unwrap()), number.to_string());
        } else {
            assert_eq!(shown(stream.next().await.unwrap()), number.to_string());
        }
    }
    std::fs::remove_file(&path).unwrap();
    assert_eq!(shown(stream.next().await.unwrap()), "500");
    assert_eq!(shown(stream.next().await.unwrap()), "missing");
    assert!(stream.next().await.is_none());
}

#[test]
fn what_is_followed_is_read_as_what_is_there() {
    let home = Home::new();
    let call = json!({"type": "function_call", "name": "f", "call_id": "c", "arguments": "{}"});
    let output = json!({"type": "function_call_output", "call_id": "c", "output": "done"});
    let text = lines([
        record("response_item", call),
        record("response_item", output),
    ]);
    let rollout = home.write(&home.file(1, None), text);
    use codex_threads_rollout::RecordsExt as _;
    let follow = rollout.follow().give_up_after(Duration::ZERO);
    let calls: Vec<_> = follow.calls().map(Result::unwrap).collect();
    assert_eq!(calls.len(), 1);
    assert_eq!(
        calls[0].output.as_ref().unwrap().text().as_deref(),
        Some("done")
    );
}
