//! What counts after rollbacks, reverts, forks and compactions.

use codex_threads_rollout::{DamageKind, DroppedBecause, History, RecordsExt as _};
use serde_json::{Value, json};

use crate::home::{Home, event, id, lines, meta, numbered, record, turn};

fn said(history: &History) -> Vec<String> {
    history
        .records()
        .messages()
        .map(|said| said.unwrap().text)
        .collect()
}

fn rolled_back(turns: u64) -> Value {
    event("thread_rolled_back", json!({"num_turns": turns}))
}

fn compacted(text: &str) -> Value {
    record(
        "compacted",
        json!({"message": text, "replacement_history": []}),
    )
}

#[test]
fn rollbacks_take_back_turns_and_so_do_rollbacks_after_them() {
    let home = Home::new();
    let text = lines(
        [
            vec![meta(1)],
            turn("a", "1"),
            turn("b", "2"),
            turn("c", "3"),
            vec![rolled_back(1)],
            turn("d", "4"),
            vec![rolled_back(2)],
            turn("e", "5"),
        ]
        .concat(),
    );
    let rollout = home.write(&home.file(1, None), text);
    let history = rollout.history();
    assert_eq!(said(&history), ["a", "1", "e", "5"]);
    let dropped = history.dropped();
    assert_eq!(dropped[0].because, DroppedBecause::RolledBack { turns: 1 });
    assert_eq!(
        (
            dropped[0].from.line(),
            dropped[0].to.as_ref().unwrap().line()
        ),
        (10, 15)
    );
    assert_eq!(dropped[1].because, DroppedBecause::RolledBack { turns: 2 });
    assert_eq!(
        (
            dropped[1].from.line(),
            dropped[1].to.as_ref().unwrap().line()
        ),
        (6, 20)
    );
    // The file itself has it all.
    assert_eq!(rollout.records().messages().count(), 10);
}

#[test]
fn a_rollback_of_more_turns_than_there_are_leaves_what_came_before_the_first() {
    let home = Home::new();
    let text = lines(
        [
            vec![meta(1)],
            turn("a", "1"),
            vec![rolled_back(u64::MAX), rolled_back(1)],
            turn("b", "2"),
        ]
        .concat(),
    );
    let history = home.write(&home.file(1, None), text).history();
    assert_eq!(said(&history), ["b", "2"]);
    let first = history.records().next().unwrap().unwrap();
    assert_eq!(first.position.line(), 1);
}

#[test]
fn a_rollback_counts_turns_for_the_user_and_what_was_said_for_the_model() {
    let home = Home::new();
    let written = |text: &str| {
        let content = json!([{"type": "input_text", "text": text}]);
        let item = json!({"type": "message", "role": "user", "content": content});
        vec![
            record("response_item", item),
            event("user_message", json!({"message": text})),
        ]
    };
    let steered = [
        vec![event("task_started", json!({}))],
        written("b"),
        vec![event("agent_message", json!({"message": "2"}))],
        written("b again"),
        vec![event("task_complete", json!({}))],
    ]
    .concat();
    let compaction = vec![
        event("task_started", json!({})),
        compacted("short"),
        event("task_complete", json!({})),
    ];
    let text = |rollback: u64| {
        lines(
            [
                vec![meta(1)],
                turn("a", "1"),
                steered.clone(),
                compaction.clone(),
                vec![rolled_back(rollback)],
                turn("c", "3"),
            ]
            .concat(),
        )
    };
    for (turns, user, model) in [
        (
            1,
            vec!["a", "1", "b", "2", "b again", "c", "3"],
            vec!["a", "1", "b", "2", "c", "3"],
        ),
        (2, vec!["a", "1", "c", "3"], vec!["a", "1", "c", "3"]),
        (3, vec!["c", "3"], vec!["c", "3"]),
    ] {
        let rollout = home.write(&home.file(1, None), text(turns));
        assert_eq!(said(&rollout.history()), user, "{turns}");
        assert_eq!(said(&rollout.context()), model, "{turns}");
        // What is said last in a turn goes with what was written of it for the model.
        let items = rollout.context().records().map(Result::unwrap);
        let items = items
            .filter(|record| record.response_item().is_some())
            .count();
        assert_eq!(items, usize::from(turns == 1));
    }
}

#[test]
fn the_context_begins_with_the_last_compaction() {
    let home = Home::new();
    let text = lines(
        [
            vec![meta(1)],
            turn("a", "1"),
            vec![compacted("x")],
            turn("b", "2"),
            vec![compacted("y")],
            turn("c", "3"),
        ]
        .concat(),
    );
    let rollout = home.write(&home.file(1, None), text);
    assert_eq!(said(&rollout.history()), ["a", "1", "b", "2", "c", "3"]);
    assert!(rollout.history().dropped().is_empty());
    let context = rollout.context();
    assert_eq!(said(&context), ["c", "3"]);
    assert_eq!(context.dropped()[0].because, DroppedBecause::Compacted);
    assert_eq!(context.dropped()[0].to.as_ref().unwrap().line(), 11);
}

fn based(number: u16, base: u16, ordinal: u64) -> Value {
    let mut meta = meta(number);
    meta["payload"]["history_mode"] = "paginated".into();
    meta["payload"]["history_base"] =
        json!({"thread_id": id(base), "end_ordinal_exclusive": ordinal});
    meta
}

#[test]
fn a_history_goes_through_reverts_and_forks_wherever_their_files_are() {
    let home = Home::new();
    home.write(
        &home.archived(1),
        lines(numbered(
            0,
            [vec![meta(1)], turn("a", "1"), turn("b", "2")].concat(),
        )),
    );
    // Reverted to after the first turn, then forked.
    let revert = home.write(
        &home.file(1, Some(2)),
        lines(numbered(
            5,
            [vec![based(1, 1, 5)], turn("c", "3"), turn("d", "4")].concat(),
        )),
    );
    let fork = home.write(
        &home.file(3, None),
        lines(numbered(
            10,
            [vec![based(3, 2, 10)], turn("e", "5")].concat(),
        )),
    );
    assert_eq!(said(&revert.history()), ["a", "1", "c", "3", "d", "4"]);
    let history = fork.history();
    assert_eq!(said(&history), ["a", "1", "c", "3", "e", "5"]);
    let parts: Vec<_> = history
        .rollouts()
        .map(|rollout| rollout.rollout_id().to_owned())
        .collect();
    assert_eq!(parts, [id(1), id(2), id(3)]);
    // What was reverted was dropped; what a fork leaves behind is only not its own.
    assert_eq!(history.dropped().len(), 1);
    assert_eq!(history.dropped()[0].because, DroppedBecause::Reverted);
    assert_eq!(history.dropped()[0].from.line(), 6);
}

#[test]
fn a_base_that_is_not_there_is_told_and_the_rest_is_read() {
    let home = Home::new();
    let text = lines(numbered(5, [vec![based(3, 2, 5)], turn("a", "1")].concat()));
    let rollout = home.write(&home.file(3, None), text);
    let mut records = rollout.history().records();
    let damage = records.next().unwrap().unwrap_err();
    let DamageKind::BaseMissing(base) = damage.kind() else {
        panic!("{damage}");
    };
    assert_eq!(
        (base.as_str(), damage.position().line()),
        (id(2).as_str(), 1)
    );
    assert_eq!(records.map(Result::unwrap).count(), 5);
}

#[test]
fn rollouts_that_go_on_from_each_other_come_to_an_end() {
    let home = Home::new();
    let one = home.write(
        &home.file(1, None),
        lines(numbered(5, [vec![based(1, 2, 9)], turn("a", "1")].concat())),
    );
    home.write(
        &home.file(2, None),
        lines(numbered(5, [vec![based(2, 1, 9)], turn("b", "2")].concat())),
    );
    let read: Vec<_> = one.history().records().collect();
    assert_eq!(read.iter().filter(|item| item.is_err()).count(), 1);
    assert!(read.len() > 5);
}

#[test]
fn calls_are_paired_with_their_outputs_and_those_without_come_too() {
    let home = Home::new();
    let call = |id: &str| {
        record(
            "response_item",
            json!({"type": "function_call", "name": "f", "call_id": id, "arguments": "{\"a\":1}"}),
        )
    };
    let output = |id: &str| {
        record(
            "response_item",
            json!({"type": "function_call_output", "call_id": id, "output": id}),
        )
    };
    let text = lines([
        call("one"),
        call("two"),
        output("two"),
        output("lost"),
        call("three"),
        output("one"),
    ]);
    let rollout = home.write(&home.file(1, None), text);
    let calls: Vec<_> = rollout.records().calls().map(Result::unwrap).collect();
    let shown: Vec<_> = calls
        .iter()
        .map(|call| {
            (
                call.call_id.as_str(),
                call.name.as_str(),
                call.output.as_ref().and_then(|output| output.text()),
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            ("two", "f", Some("two".to_owned())),
            ("lost", "", Some("lost".to_owned())),
            ("one", "f", Some("one".to_owned())),
            ("three", "f", None),
        ]
    );
    assert_eq!(calls[0].input.arguments(), Some(json!({"a": 1})));
}
