//! The fold alone, event by event.

use codex_threads::Notification;
use codex_threads::protocol::{self, TurnStatus};
use codex_threads::view::{Change, Read, TextKind, ThreadState};
use serde_json::{Value, json};

pub(super) fn told(method: &str, params: &Value) -> Notification {
    Notification::new(method, &params.to_string()).unwrap()
}

fn apply(state: &mut ThreadState, method: &str, mut params: Value) -> Vec<Change> {
    params["threadId"] = json!("t");
    state.apply_notification(&told(method, &params))
}

fn begin_turn(state: &mut ThreadState, turn: &str) {
    let turn = json!({ "turn": { "id": turn, "items": [], "status": "inProgress" } });
    apply(state, "turn/started", turn);
}

fn end_turn(state: &mut ThreadState, turn: &str, status: &str) -> Vec<Change> {
    let turn = json!({ "turn": { "id": turn, "items": [], "status": status } });
    apply(state, "turn/completed", turn)
}

fn message(id: &str, text: &str) -> Value {
    json!({ "type": "agentMessage", "id": id, "text": text })
}

fn begin(state: &mut ThreadState, turn: &str, item: Value) -> Vec<Change> {
    apply(
        state,
        "item/started",
        json!({ "turnId": turn, "item": item }),
    )
}

fn complete(state: &mut ThreadState, turn: &str, item: Value) -> Vec<Change> {
    apply(
        state,
        "item/completed",
        json!({ "turnId": turn, "item": item }),
    )
}

fn delta(state: &mut ThreadState, turn: &str, item: &str, text: &str) -> Vec<Change> {
    let params = json!({ "turnId": turn, "itemId": item, "delta": text });
    apply(state, "item/agentMessage/delta", params)
}

pub(super) fn thread(turns: Value) -> protocol::Thread {
    let thread = json!({
        "id": "t", "preview": "", "modelProvider": "p", "createdAt": 1, "updatedAt": 1, "cwd": "/",
        "cliVersion": "0.169.0", "source": "vscode", "turns": turns, "status": { "type": "idle" },
    });
    serde_json::from_value(thread).unwrap()
}

fn texts(state: &ThreadState) -> Vec<String> {
    let snapshot = state.snapshot();
    let items = snapshot.turns().flat_map(|turn| turn.items());
    items.map(|item| item.message().to_string()).collect()
}

#[test]
fn a_message_streams_and_its_completion_has_the_last_word() {
    let mut state = ThreadState::new("t");
    begin_turn(&mut state, "1");
    begin(&mut state, "1", message("m", ""));
    let changes = delta(&mut state, "1", "m", "Hel");
    let [
        Change::Text {
            from: 0,
            to: 3,
            kind: TextKind::Message,
            ..
        },
    ] = &changes[..]
    else {
        panic!("{changes:?}")
    };
    let before = state.snapshot();
    delta(&mut state, "1", "m", "lo");
    assert_eq!(texts(&state), ["Hello"]);
    assert_eq!(
        before.last_turn().unwrap().item("m").unwrap().message(),
        "Hel"
    );
    complete(&mut state, "1", message("m", "Hello!"));
    // What comes too late changes nothing.
    assert!(delta(&mut state, "1", "m", "?").is_empty());
    begin(&mut state, "1", message("m", ""));
    assert_eq!(texts(&state), ["Hello!"]);
    let snapshot = state.snapshot();
    assert!(
        snapshot
            .last_turn()
            .unwrap()
            .items()
            .all(|item| item.is_completed())
    );
}

#[test]
fn a_foreign_threads_event_changes_nothing() {
    let mut state = ThreadState::new("t");
    let other = told(
        "thread/name/updated",
        &json!({ "threadId": "u", "threadName": "x" }),
    );
    assert!(state.apply_notification(&other).is_empty());
    assert_eq!(state.snapshot().name(), None);
}

#[test]
fn an_event_that_does_not_decode_is_told_and_harms_nothing_else() {
    let mut state = ThreadState::new("t");
    let changes = apply(&mut state, "turn/started", json!({ "turn": 3 }));
    assert_eq!(
        changes,
        [Change::Undecodable {
            method: "turn/started".to_owned()
        }]
    );
    // An item of an unknown kind is an item.
    complete(
        &mut state,
        "1",
        json!({ "type": "invented", "id": "x", "y": 1 }),
    );
    let snapshot = state.snapshot();
    let item = snapshot.turn("1").unwrap().item("x").unwrap();
    assert_eq!(serde_json::to_value(item.item()).unwrap()["y"], 1);
}

#[test]
fn an_error_that_is_retried_is_not_a_failure() {
    let mut state = ThreadState::new("t");
    begin_turn(&mut state, "1");
    let error = json!({ "turnId": "1", "willRetry": true, "error": { "message": "again" } });
    apply(&mut state, "error", error);
    let snapshot = state.snapshot();
    let turn = snapshot.last_turn().unwrap();
    assert!(turn.is_running());
    assert_eq!(turn.retrying().unwrap().message, "again");
    assert!(turn.error().is_none());
    end_turn(&mut state, "1", "completed");
    assert!(state.snapshot().last_turn().unwrap().retrying().is_none());
}

#[test]
fn an_item_that_completes_after_its_turn_is_taken() {
    let mut state = ThreadState::new("t");
    begin_turn(&mut state, "1");
    begin(&mut state, "1", message("m", ""));
    end_turn(&mut state, "1", "completed");
    complete(&mut state, "1", message("m", "late"));
    assert_eq!(texts(&state), ["late"]);
    assert_eq!(
        *state.snapshot().last_turn().unwrap().status(),
        TurnStatus::Completed
    );
}

#[test]
fn requests_do_not_stay_open_when_nobody_can_answer_them_any_more() {
    use codex_threads::protocol::RequestId;
    let ask = |state: &mut ThreadState, id: i64| {
        state.asked(
            RequestId::Integer(id),
            "item/tool/call",
            Some("1"),
            Some("i"),
        )
    };
    let mut state = ThreadState::new("t");
    begin_turn(&mut state, "1");
    for end in [
        ("serverRequest/resolved", json!({ "requestId": 0 })),
        (
            "turn/completed",
            json!({ "turn": { "id": "1", "items": [], "status": "interrupted" } }),
        ),
        ("thread/closed", json!({})),
        (
            "thread/status/changed",
            json!({ "status": { "type": "notLoaded" } }),
        ),
        (
            "item/completed",
            json!({ "turnId": "1", "item": message("i", "") }),
        ),
    ] {
        assert_eq!(ask(&mut state, 0), [Change::Requests]);
        assert!(
            ask(&mut state, 0).is_empty(),
            "sent again after a resume, it is the same"
        );
        assert_eq!(state.snapshot().requests().len(), 1);
        let changes = apply(&mut state, end.0, end.1);
        assert!(
            changes.contains(&Change::Requests),
            "{}: {changes:?}",
            end.0
        );
        assert!(state.snapshot().requests().is_empty(), "{}", end.0);
        // Loaded and running again.
        apply(
            &mut state,
            "thread/status/changed",
            json!({ "status": { "type": "idle" } }),
        );
    }
}

#[test]
fn a_turn_that_a_rewind_took_is_gone_and_one_that_came_meanwhile_is_not() {
    let mut state = ThreadState::new("t");
    for turn in ["1", "2"] {
        begin_turn(&mut state, turn);
        end_turn(&mut state, turn, "completed");
    }
    apply(&mut state, "thread/reverted", json!({}));
    assert!(state.is_stale());
    state.reading();
    assert!(!state.is_stale());
    // It comes while the read is under way, and is over before its answer.
    begin_turn(&mut state, "3");
    end_turn(&mut state, "3", "completed");
    let read = thread(json!([{ "id": "1", "items": [], "status": "completed" }]));
    let changes = state.seed(Read::whole(read));
    assert!(
        changes.contains(&Change::TurnRemoved("2".into())),
        "{changes:?}"
    );
    let snapshot = state.snapshot();
    let turns: Vec<_> = snapshot.turns().map(|turn| turn.id().as_str()).collect();
    assert_eq!(turns, ["1", "3"]);
}

#[test]
fn a_status_told_while_a_read_is_under_way_is_newer_than_the_read() {
    let mut state = ThreadState::new("t");
    state.reading();
    apply(
        &mut state,
        "thread/status/changed",
        json!({ "status": { "type": "systemError" } }),
    );
    apply(
        &mut state,
        "thread/name/updated",
        json!({ "threadName": "new" }),
    );
    let mut read = thread(json!([]));
    read.name = Some("old".to_owned());
    state.seed(Read::whole(read));
    let snapshot = state.snapshot();
    assert!(matches!(
        snapshot.status(),
        Some(protocol::ThreadStatus::SystemError(_))
    ));
    assert_eq!(snapshot.name(), Some("new"));
}

/// Up to 0.150 a read calls the message `item-2` that events call `m`.
#[test]
fn a_turn_read_under_other_ids_is_not_doubled() {
    let items = json!([
        { "type": "userMessage", "id": "item-1", "content": [] },
        message("item-2", "one"),
    ]);
    let read = |status: &str| thread(json!([{ "id": "1", "items": items, "status": status }]));
    // Seen whole by events.
    let mut state = ThreadState::new("t");
    begin_turn(&mut state, "1");
    complete(
        &mut state,
        "1",
        json!({ "type": "userMessage", "id": "u", "content": [] }),
    );
    complete(&mut state, "1", message("m", "one"));
    state.seed(Read::whole(read("inProgress")));
    assert_eq!(texts(&state), ["", "one"]);
    // Seen from its middle: the events that the read holds too come before it …
    let mut state = ThreadState::new("t");
    complete(&mut state, "1", message("m", "one"));
    begin(&mut state, "1", message("n", "two"));
    state.seed(Read::whole(read("inProgress")));
    assert_eq!(texts(&state), ["", "one", "two"]);
    // … or after it.
    let mut state = ThreadState::new("t");
    state.seed(Read::whole(read("inProgress")));
    complete(&mut state, "1", message("m", "one"));
    complete(&mut state, "1", message("n", "one"));
    assert_eq!(texts(&state), ["", "one", "one"]);
    // Long over when it was read.
    let mut state = ThreadState::new("t");
    state.seed(Read::whole(read("completed")));
    begin(&mut state, "1", message("m", ""));
    delta(&mut state, "1", "m", "on");
    complete(&mut state, "1", message("m", "one"));
    end_turn(&mut state, "1", "completed");
    assert_eq!(texts(&state), ["", "one"]);
}

#[test]
fn a_delta_in_a_thread_of_a_thousand_items_shares_all_others() {
    let mut state = ThreadState::new("t");
    begin_turn(&mut state, "1");
    for n in 0..1_000 {
        complete(&mut state, "1", message(&format!("m{n}"), "text"));
    }
    begin(&mut state, "1", message("last", ""));
    let before = state.snapshot();
    delta(&mut state, "1", "last", "x");
    let after = state.snapshot();
    let (one, two) = (before.last_turn().unwrap(), after.last_turn().unwrap());
    let same = one
        .items()
        .zip(two.items())
        .filter(|(one, two)| std::ptr::eq(*one, *two));
    assert_eq!(same.count(), 1_000);
    assert_eq!(two.item("last").unwrap().message(), "x");
}
