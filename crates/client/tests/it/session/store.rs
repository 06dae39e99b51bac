//! Stores: nothing is overwritten unseen, nothing is read by halves, nothing is left locked.

use std::sync::Arc;

use codex_threads::session::{FileStore, MemoryStore, SessionStore, Slot, StoreError};
use serde_json::{Map, Value, json};

use crate::common::soon;

fn object(value: &Value) -> Map<String, Value> {
    value.as_object().unwrap().clone()
}

fn files() -> (tempfile::TempDir, FileStore) {
    let folder = tempfile::tempdir().unwrap();
    let store = FileStore::new(folder.path().join("made when needed"));
    (folder, store)
}

const SLOTS: [Slot<'_>; 3] = [
    Slot::Session("Nightly/../🦩"),
    Slot::Job {
        session: "Nightly/../🦩",
        key: "",
    },
    Slot::Session("nightly/../🦩"),
];

async fn keeps_what_it_is_given(store: &dyn SessionStore) {
    assert_eq!(store.names().await.unwrap(), Vec::<String>::new());
    for (number, slot) in SLOTS.into_iter().enumerate() {
        assert_eq!(store.load(slot).await.unwrap(), None);
        let value = object(&json!({ "number": number, "unknown": { "deep": [1, "ü"] } }));
        assert_eq!(store.save(slot, value.clone(), None).await.unwrap(), 1);
        let kept = store.load(slot).await.unwrap().unwrap();
        assert_eq!((kept.value, kept.revision), (value, 1));
    }
    let value = store.load(SLOTS[0]).await.unwrap().unwrap().value;
    assert_eq!(
        value["number"], 0,
        "names that differ in case are different"
    );
    assert_eq!(
        store.names().await.unwrap(),
        ["Nightly/../🦩", "nightly/../🦩"]
    );

    for replaces in [None, Some(0), Some(2)] {
        let error = store
            .save(SLOTS[0], Map::new(), replaces)
            .await
            .unwrap_err();
        assert!(error.is_conflict(), "{error}");
        let error = store
            .remove(SLOTS[0], replaces.unwrap_or(7))
            .await
            .unwrap_err();
        assert!(error.is_conflict(), "{error}");
    }
    assert_eq!(store.save(SLOTS[0], Map::new(), Some(1)).await.unwrap(), 2);
    store.remove(SLOTS[0], 2).await.unwrap();
    assert_eq!(store.load(SLOTS[0]).await.unwrap(), None);
    assert_eq!(
        store.load(SLOTS[1]).await.unwrap(),
        None,
        "its jobs go with it"
    );
    assert!(store.load(SLOTS[2]).await.unwrap().is_some());

    let claim = store.claim("a").await.unwrap().unwrap();
    assert!(store.claim("a").await.unwrap().is_none());
    assert!(store.claim("A").await.unwrap().is_some());
    drop(claim);
    assert!(store.claim("a").await.unwrap().is_some());
}

#[tokio::test]
async fn files_keep_what_they_are_given() {
    let (_folder, store) = files();
    keeps_what_it_is_given(&store).await;
}

#[tokio::test]
async fn memory_keeps_what_it_is_given() {
    keeps_what_it_is_given(&MemoryStore::default()).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_who_write_at_once_neither_is_lost() {
    let (folder, store) = files();
    let slot = Slot::Session("counted");
    store
        .save(slot, object(&json!({ "n": 0 })), None)
        .await
        .unwrap();
    let writers = (0..6).map(|_| {
        // Stores of their own, as in processes of their own.
        let store = Arc::new(FileStore::new(folder.path().join("made when needed")));
        tokio::spawn(async move {
            for _ in 0..20 {
                loop {
                    let kept = store.load(slot).await.unwrap().unwrap();
                    let n = kept.value["n"].as_u64().unwrap();
                    let value = object(&json!({ "n": n + 1 }));
                    match store.save(slot, value, Some(kept.revision)).await {
                        Ok(_) => break,
                        Err(error) => assert!(error.is_conflict(), "{error}"),
                    }
                }
            }
        })
    });
    for writer in writers.collect::<Vec<_>>() {
        soon(writer).await.unwrap();
    }
    let kept = store.load(slot).await.unwrap().unwrap();
    assert_eq!((kept.value["n"].as_u64(), kept.revision), (Some(120), 121));
}

#[tokio::test]
async fn a_file_that_is_cut_anywhere_is_reported_with_its_place_and_left_alone() {
    let (_folder, store) = files();
    let slot = Slot::Session("cut");
    let value = object(&json!({ "thread": "t", "text": "zwölf\nBoxkämpfer" }));
    store.save(slot, value, None).await.unwrap();
    let path = store.path(slot).unwrap();
    let whole = std::fs::read(&path).unwrap();
    // The last byte is a line break, which nobody needs.
    for len in 0..whole.len() - 1 {
        std::fs::write(&path, &whole[..len]).unwrap();
        match store.load(slot).await.unwrap_err() {
            StoreError::Damaged {
                path: told, line, ..
            } => {
                assert_eq!(told, path);
                let lines = whole[..len].split(|byte| *byte == b'\n').count();
                assert!(line.abs_diff(lines) <= 1, "{line} of {lines}");
            }
            other => panic!("{len}: {other}"),
        }
        for replaces in [None, Some(1)] {
            let error = store.save(slot, Map::new(), replaces).await.unwrap_err();
            assert!(matches!(error, StoreError::Damaged { .. }), "{error}");
        }
        assert_eq!(
            std::fs::read(&path).unwrap(),
            &whole[..len],
            "it was written to"
        );
    }
}

#[tokio::test]
async fn what_a_killed_writer_left_beside_the_file_is_in_nobodys_way() {
    let (_folder, store) = files();
    let slot = Slot::Session("killed");
    store
        .save(slot, object(&json!({ "n": 1 })), None)
        .await
        .unwrap();
    let mut beside = store.path(slot).unwrap().into_os_string();
    beside.push(".new");
    std::fs::write(&beside, b"{\"format\": 1, \"na").unwrap();
    assert_eq!(store.load(slot).await.unwrap().unwrap().value["n"], 1);
    assert_eq!(store.names().await.unwrap(), ["killed"]);
    store
        .save(slot, object(&json!({ "n": 2 })), Some(1))
        .await
        .unwrap();
    assert_eq!(store.load(slot).await.unwrap().unwrap().value["n"], 2);
}

#[tokio::test]
async fn a_file_of_a_later_format_or_of_another_name_is_not_written_over() {
    let (_folder, store) = files();
    let slot = Slot::Session("later");
    store.save(slot, Map::new(), None).await.unwrap();
    let path = store.path(slot).unwrap();
    let text = std::fs::read_to_string(&path).unwrap();

    let later = text.replace("\"format\": 1", "\"format\": 2");
    std::fs::write(&path, &later).unwrap();
    let error = store.load(slot).await.unwrap_err();
    assert!(
        matches!(error, StoreError::TooNew { format: 2, .. }),
        "{error}"
    );
    let error = store.save(slot, Map::new(), Some(1)).await.unwrap_err();
    assert!(matches!(error, StoreError::TooNew { .. }), "{error}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), later);

    for wrong in [
        text.replace("later", "other"),
        text.replace("\"revision\": 1", "\"revision\": -1"),
        text.replace("\"value\"", "\"values\""),
        text.replace("\"format\"", "\"formats\""),
        "[]".to_owned(),
    ] {
        std::fs::write(&path, &wrong).unwrap();
        let error = store.load(slot).await.unwrap_err();
        assert!(
            matches!(error, StoreError::Damaged { .. }),
            "{wrong}: {error}"
        );
    }
}

#[tokio::test]
async fn a_name_that_is_too_long_is_refused() {
    let (_folder, store) = files();
    let name = "ü".repeat(301);
    let error = store.load(Slot::Session(&name)).await.unwrap_err();
    assert!(
        matches!(
            error,
            StoreError::TooLong {
                len: 602,
                max: 600,
                ..
            }
        ),
        "{error}"
    );
    // The longest of both.
    let name = "ü".repeat(300);
    let slot = Slot::Job {
        session: &name,
        key: &name,
    };
    store.save(slot, Map::new(), None).await.unwrap();
    assert!(store.load(slot).await.unwrap().is_some());
}

#[cfg(unix)]
#[tokio::test]
async fn a_folder_that_can_not_be_written_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, b"").unwrap();
    let store = FileStore::new(file.join("in a file"));
    let error = store.save(SLOTS[0], Map::new(), None).await.unwrap_err();
    assert!(matches!(error, StoreError::Io { .. }), "{error}");
}
