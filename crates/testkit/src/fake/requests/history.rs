//! Threads rewound.

use serde_json::{Value, json};

use super::super::answer::Refusal;
use super::super::store::{Status, Store};
use super::super::tell::To;
use super::threads::{deprecated, not_found, shown};
use super::{After, Call, lists, params};

pub(super) fn rollback(
    store: &mut Store,
    call: &Call<'_>,
    _after: &mut After,
) -> Result<Value, Refusal> {
    let id = params::thread_id(call.params)?;
    let count = call
        .params
        .get("numTurns")
        .and_then(Value::as_u64)
        .ok_or_else(|| Refusal::invalid("Invalid request: missing field `numTurns`"))?;
    if store.version.deprecates_rollback() {
        deprecated(
            store,
            call.client,
            "thread/rollback is deprecated and will be removed soon",
        );
    }
    let busy = loaded(store, id)?;
    if count == 0 {
        return Err(Refusal::invalid("numTurns must be >= 1"));
    }
    if store.thread(id).is_some_and(|thread| thread.paginated) {
        return Err(Refusal::invalid(
            "paginated threads do not support thread/rollback",
        ));
    }
    if busy {
        // The turn goes on nevertheless.
        store.set_status(id, Status::SystemError);
        return Err(Refusal::invalid(
            "Cannot rollback while a turn is in progress.",
        ));
    }
    let known = store.thread_mut(id).ok_or_else(|| not_found(id))?;
    let left = known
        .turns
        .len()
        .saturating_sub(usize::try_from(count).unwrap_or(usize::MAX));
    known.turns.truncate(left);
    let last = known.turns.last().map(|turn| turn.id.clone());
    store.tell_usage(id, last.as_deref().unwrap_or_default());
    let known = store.thread(id).ok_or_else(|| not_found(id))?;
    let mut shown = shown(store, known, true);
    if let Some(direct) = shown.get_mut("canAcceptDirectInput") {
        *direct = Value::Null;
    }
    Ok(json!({"thread": shown}))
}

/// Whether a turn runs in the thread, which must be loaded.
fn loaded(store: &Store, id: &str) -> Result<bool, Refusal> {
    store
        .thread(id)
        .filter(|thread| thread.is_loaded())
        .map(|thread| thread.active.is_some())
        .ok_or_else(|| not_found(id))
}

pub(super) fn revert(
    store: &mut Store,
    call: &Call<'_>,
    after: &mut After,
) -> Result<Value, Refusal> {
    let id = params::thread_id(call.params)?;
    let before = params::text(call.params, "beforeTurnId")?;
    loaded(store, id)?;
    let known = store.thread(id).ok_or_else(|| not_found(id))?;
    if !known.paginated {
        return Err(Refusal::invalid(
            "thread/revert only supports paginated threads",
        ));
    }
    let at = known.turns.iter().position(|turn| turn.id == before);
    let empty = known.turns.is_empty();
    if let Some(turn) = known.active.as_ref().map(|active| active.turn.clone()) {
        super::super::play::interrupted(store, id, &turn);
    }
    // The thread is loaded anew, also where there is nothing to revert to.
    store.set_status(id, Status::NotLoaded);
    if let Some(known) = store.thread_mut(id) {
        known.service_tier = Some("default");
        if let Some(at) = at {
            known.turns.truncate(at);
        }
        let left = known.turns.iter();
        known.unread = known
            .unread
            .take()
            .filter(|unread| left.clone().any(|turn| turn.id == *unread));
    }
    let Some(at) = at else {
        store.set_status(id, Status::Idle);
        return Err(if empty {
            let what = format!("failed to revert session: thread {id} not found");
            Refusal::new(-32603, what)
        } else {
            Refusal::invalid(format!("turn not found: {before}"))
        });
    };
    store.tell_read_state(id);
    store.set_status(id, Status::Idle);
    let known = store.thread(id).ok_or_else(|| not_found(id))?;
    after
        .told
        .push((To::All, "thread/reverted", json!({"threadId": id})));
    Ok(json!({
        "thread": shown(store, known, false),
        "itemsBackwardsCursor": lists::cursor(id, at, "items"),
        "turnsBackwardsCursor": lists::cursor(id, at, "turns"),
    }))
}
