//! Which rollouts a home has, and which fit.

use std::collections::BTreeMap;
use std::path::Path;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use codex_threads_rollout::{DamageKind, Query, RecordsExt as _, Rollouts};
use serde_json::json;

use crate::home::{Home, id, lines, meta, numbered, turn};

fn found(home: &Home, query: Query) -> Vec<String> {
    let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
    home.rollouts()
        .find(query)
        .map(|rollout| name(rollout.unwrap().path()))
        .collect()
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_string_lossy().into_owned()
}

#[test]
fn an_empty_home_has_no_rollouts_and_no_names() {
    let home = Home::new();
    assert!(found(&home, Query::new()).is_empty());
    assert!(home.rollouts().names().unwrap().iter().next().is_none());
    assert!(
        Rollouts::new(home.path().join("nowhere"))
            .iter()
            .next()
            .is_none()
    );
}

#[test]
fn a_thread_is_found_once_with_its_newest_rollout() {
    let home = Home::new();
    home.write(&home.file(1, None), lines([meta(1)]));
    home.write(&home.file(1, Some(3)), lines([meta(1)]));
    home.write(&home.file(2, None), lines([meta(2)]));
    home.write(&home.archived(4), lines([meta(4)]));
    let [one, newer, two, old] = [
        home.file(1, None),
        home.file(1, Some(3)),
        home.file(2, None),
        home.archived(4),
    ]
    .map(|path| name(&path));
    assert_eq!(found(&home, Query::new()), [&*old, &*newer, &*two]);
    assert_eq!(
        found(&home, Query::new().superseded(true)),
        [&*old, &*newer, &*two, &*one]
    );
    assert_eq!(found(&home, Query::new().archived(false)), [&*newer, &*two]);
    assert_eq!(found(&home, Query::new().archived(true)), [&*old]);
    assert_eq!(found(&home, Query::new().id(id(1))), [&*newer]);
    assert_eq!(home.rollouts().get(&id(2)).unwrap().thread_id(), id(2));
    assert!(matches!(
        home.rollouts().get(&id(9)).unwrap_err().kind(),
        DamageKind::Missing
    ));
}

#[test]
fn the_newest_name_counts_and_broken_names_are_told() {
    let home = Home::new();
    for number in 1..=3 {
        home.write(&home.file(number, None), lines([meta(number)]));
    }
    let entry =
        |number, name: &str| json!({"id": id(number), "thread_name": name, "updated_at": "x"});
    let index = lines([
        entry(1, "a"),
        entry(2, "b"),
        json!("broken"),
        entry(1, "b"),
        entry(2, ""),
    ]);
    std::fs::write(
        home.path().join("session_index.jsonl"),
        format!("{index}{{\"id\":\"torn"),
    )
    .unwrap();
    let mut names: Vec<_> = home.rollouts().find(Query::new().name("b")).collect();
    assert_eq!(names.len(), 3);
    assert_eq!(names.pop().unwrap().unwrap().thread_id(), id(1));
    let damages: Vec<_> = names.into_iter().map(Result::unwrap_err).collect();
    assert_eq!(damages[0].position().line(), 3);
    assert!(
        matches!(damages[1].kind(), DamageKind::Torn { .. }),
        "{}",
        damages[1]
    );
    let names = home.rollouts().names().unwrap();
    assert_eq!(names.damage().count(), 2);
    assert_eq!(
        (names.get(&id(1)), names.get(&id(2)), names.get(&id(3))),
        (Some("b"), None, None)
    );
}

#[test]
fn only_the_folders_that_are_needed_are_listed_and_only_the_files_that_are_needed_are_opened() {
    let home = Home::new();
    home.write(&home.file(1, None), lines([meta(1)]));
    // A folder of an older day that can't be listed, for it is a file.
    let older = home.path().join("sessions/2026/11/03");
    std::fs::write(&older, "").unwrap();
    let newest = home.rollouts().iter().next().unwrap().unwrap();
    assert_eq!(newest.thread_id(), id(1));
    let since = UNIX_EPOCH + Duration::from_secs(1_795_000_000);
    assert_eq!(found(&home, Query::new().since(since)).len(), 1);
    assert!(found(&home, Query::new().since(since).until(since)).is_empty());
    let all: Vec<_> = home.rollouts().iter().collect();
    assert_eq!(all.len(), 2);
    let damage = all[1].as_ref().unwrap_err();
    assert_eq!(damage.position().path(), older);

    // A first line that is broken matters only to who asks for what is in it.
    home.write(&home.file(2, None), "broken\n");
    assert_eq!(found(&home, Query::new().since(since)).len(), 2);
    let by_cwd: Vec<_> = home
        .rollouts()
        .find(Query::new().cwd("/work/").since(since))
        .collect();
    assert_eq!(by_cwd.iter().filter(|rollout| rollout.is_ok()).count(), 1);
    assert_eq!(by_cwd.iter().filter(|rollout| rollout.is_err()).count(), 1);
}

#[test]
fn other_files_are_left_alone_and_strange_names_are_told() {
    let home = Home::new();
    let path = home.file(1, None);
    home.write(&path, lines([meta(1)]));
    for other in [
        "notes.txt",
        ".rollout-x.jsonl.tmp",
        "rollout-compression.lock",
    ] {
        std::fs::write(path.with_file_name(other), "").unwrap();
    }
    std::fs::write(path.with_file_name("rollout-x.jsonl"), "").unwrap();
    std::fs::create_dir_all(home.path().join("sessions/backup/11")).unwrap();
    let all: Vec<_> = home.rollouts().iter().collect();
    assert_eq!(all.len(), 2);
    assert!(matches!(
        all[0].as_ref().unwrap_err().kind(),
        DamageKind::FileName
    ));
    assert_eq!(all[1].as_ref().unwrap().path(), path);
}

#[test]
fn of_a_rollout_and_its_compressed_twin_the_first_is_taken() {
    let home = Home::new();
    let path = home.file(1, None);
    home.write(&path, lines([meta(1)]));
    std::fs::write(path.with_extension("jsonl.zst"), "half written").unwrap();
    assert_eq!(found(&home, Query::new().superseded(true)), [name(&path)]);
}

#[test]
fn a_rollout_that_is_moved_after_it_was_found_is_read_where_it_is() {
    let home = Home::new();
    let path = home.file(1, None);
    let rollout = home.write(&path, lines([meta(1)]));
    let archived = home.archived(1);
    std::fs::create_dir_all(archived.parent().unwrap()).unwrap();
    std::fs::rename(&path, &archived).unwrap();
    assert_eq!(rollout.meta().unwrap().id, id(1));
    let record = rollout.records().next().unwrap().unwrap();
    assert_eq!(record.position.path(), archived);
}

/// All that a home holds: names, sizes, times.
fn snapshot(folder: &Path) -> BTreeMap<String, (u64, SystemTime)> {
    let mut all = BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let data = entry.metadata().unwrap();
        let size = if data.is_dir() { 0 } else { data.len() };
        all.insert(
            entry.path().display().to_string(),
            (size, data.modified().unwrap()),
        );
        if data.is_dir() {
            all.extend(snapshot(&entry.path()));
        }
    }
    all
}

#[test]
fn nothing_is_written() {
    let home = Home::new();
    let mut first = meta(1);
    first["payload"]["history_mode"] = "paginated".into();
    home.write(
        &home.file(1, None),
        lines(numbered(0, [vec![first.clone()], turn("a", "b")].concat())),
    );
    first["payload"]["history_base"] = json!({"thread_id": id(1), "end_ordinal_exclusive": 3});
    home.write(
        &home.file(1, Some(2)),
        lines(numbered(3, [vec![first], turn("c", "d")].concat())),
    );
    home.write(&home.archived(4), format!("{}torn", lines([meta(4)])));
    std::fs::write(
        home.path().join("session_index.jsonl"),
        lines([json!({"id": id(1), "thread_name": "n"})]),
    )
    .unwrap();
    let mut readers = vec![home.path().to_owned()];
    readers.extend(snapshot(home.path()).into_keys().map(Into::into));
    let permit = |write: bool| {
        for path in &readers {
            let mut permissions = std::fs::metadata(path).unwrap().permissions();
            #[allow(
                clippy::permissions_set_readonly_false,
                reason = "they are removed at once"
            )]
            permissions.set_readonly(!write);
            std::fs::set_permissions(path, permissions).unwrap();
        }
    };
    permit(false);
    let before = snapshot(home.path());

    let rollouts = home.rollouts();
    let mut count = 0;
    for query in [
        Query::new().superseded(true),
        Query::new().name("n").cwd("/work"),
    ] {
        for rollout in rollouts.find(query) {
            let rollout = rollout.unwrap();
            count += rollout.records().count() + rollout.history().records().count();
            count += rollout.context().records().calls().count();
            count += rollout.follow().give_up_after(Duration::ZERO).count();
            let _ = (rollout.summary(), rollout.meta());
        }
    }
    assert!(count > 20, "{count}");

    let after = snapshot(home.path());
    permit(true);
    assert_eq!(after, before);
}
