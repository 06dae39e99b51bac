//! Turns: started, steered, interrupted.

use serde_json::{Value, json};

use super::super::answer::Refusal;
use super::super::play::{self, Play};
use super::super::store::{Steer, Store};
use super::super::turn::Turn;
use super::super::version::MidTurn;
use super::super::view;
use super::threads::not_found;
use super::{After, Call, params};

/// The text of an input.
pub(crate) fn text_of(input: &Value) -> String {
    let parts = input.as_array().into_iter().flatten();
    let texts = parts.filter_map(|part| part.get("text").and_then(Value::as_str));
    texts.collect::<Vec<_>>().join("\n")
}

fn steer_of(given: &Value, input: &Value) -> Steer {
    Steer {
        input: input.clone(),
        client_id: given
            .get("clientUserMessageId")
            .cloned()
            .unwrap_or(Value::Null),
    }
}

pub(super) fn start(
    store: &mut Store,
    call: &Call<'_>,
    after: &mut After,
) -> Result<Value, Refusal> {
    let id = params::thread_id(call.params)?;
    let input = params::list(call.params, "input")?;
    let version = store.version;
    let known = store
        .thread(id)
        .filter(|thread| thread.is_loaded())
        .ok_or_else(|| not_found(id))?;
    if version.since(148) && input.as_array().is_some_and(Vec::is_empty) {
        return Err(Refusal::new(-32603, "failed to start turn: EmptyInput"));
    }
    let running = known.active.as_ref().map(|active| active.turn.clone());
    let steer = steer_of(call.params, input);
    if let Some(running) = running {
        match version.start_in_mid_turn() {
            MidTurn::Joins => {
                push_steer(store, id, steer);
                return Ok(json!({"turn": view::turn_to_be(&running, version)}));
            }
            MidTurn::JoinsUnderAnotherId => {
                push_steer(store, id, steer);
                let other = store.new_id();
                return Ok(json!({"turn": view::turn_to_be(&other, version)}));
            }
            // The turn that ran is forgotten: it never ends.
            MidTurn::Replaces => {
                if let Some(active) = store.thread_mut(id).and_then(|thread| thread.active.take()) {
                    active.signal.send_modify(|signal| signal.stopped = true);
                }
            }
        }
    }
    let turn = store.new_id();
    let script = store.scenario.next_turn(id, &text_of(input));
    after.play = Some(Play::begin(store, id, &turn, script, Some(steer)));
    Ok(json!({"turn": view::turn_to_be(&turn, version)}))
}

fn push_steer(store: &mut Store, id: &str, steer: Steer) {
    if let Some(active) = store
        .thread_mut(id)
        .and_then(|thread| thread.active.as_mut())
    {
        active.steers.push_back(steer);
        active.signal.send_modify(|signal| signal.steers += 1);
    }
}

pub(super) fn steer(
    store: &mut Store,
    call: &Call<'_>,
    _after: &mut After,
) -> Result<Value, Refusal> {
    let id = params::thread_id(call.params)?;
    let expected = params::text(call.params, "expectedTurnId")?;
    let input = params::list(call.params, "input")?;
    let known = store
        .thread(id)
        .filter(|thread| thread.is_loaded())
        .ok_or_else(|| not_found(id))?;
    let Some(active) = &known.active else {
        return Err(Refusal::invalid("no active turn to steer"));
    };
    if active.turn != expected {
        return Err(Refusal::invalid(format!(
            "expected active turn id `{expected}` but found `{}`",
            active.turn
        )));
    }
    let turn = active.turn.clone();
    push_steer(store, id, steer_of(call.params, input));
    Ok(json!({"turnId": turn}))
}

fn stale(expected: &str, found: &str) -> Refusal {
    Refusal::invalid(format!(
        "expected active turn id {expected} but found {found}"
    ))
}

pub(super) fn interrupt(
    store: &mut Store,
    call: &Call<'_>,
    after: &mut After,
) -> Result<Value, Refusal> {
    let id = params::thread_id(call.params)?.to_owned();
    let expected = params::text(call.params, "turnId")?;
    let known = store
        .thread(&id)
        .filter(|thread| thread.is_loaded())
        .ok_or_else(|| not_found(&id))?;
    let Some(active) = &known.active else {
        after.unanswered = store.version.ignores_idle_interrupts();
        return Err(Refusal::invalid("no active turn to interrupt"));
    };
    if active.turn != expected {
        return Err(stale(expected, &active.turn));
    }
    if !active.begun {
        active.signal.send_modify(|signal| signal.refused += 1);
        let last = known.turns.iter().rev().find(|turn| turn.id != expected);
        let last = last.filter(|turn| turn.status == "interrupted");
        return Err(match last {
            Some(last) if store.version.remembers_interrupted_turns() => stale(expected, &last.id),
            _ => Refusal::invalid("no active turn to interrupt"),
        });
    }
    let turn = active.turn.clone();
    play::before_interruption(store, &id, &turn);
    after.turn_over = Some((id, turn));
    Ok(json!({}))
}

pub(super) fn compact(
    store: &mut Store,
    call: &Call<'_>,
    after: &mut After,
) -> Result<Value, Refusal> {
    let id = params::thread_id(call.params)?;
    let known = store
        .thread(id)
        .filter(|thread| thread.is_loaded())
        .ok_or_else(|| not_found(id))?;
    if known.active.is_some() {
        return Err(Refusal::invalid("a turn is in progress"));
    }
    let turn = store.new_id();
    let mut script = Turn::new().compaction();
    if store.version.warns_of_compactions() {
        let warning = "Heads up: Long threads and multiple compactions can cause the model to be less accurate. Start a new thread when possible to keep threads small and targeted.";
        script = script.notify_with(
            "warning",
            move |place| json!({"threadId": place.thread, "message": warning}),
        );
    }
    after.play = Some(Play::begin(store, id, &turn, script, None));
    Ok(json!({}))
}
