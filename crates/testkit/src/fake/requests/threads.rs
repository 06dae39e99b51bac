//! Threads: started, resumed, forked, put away.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::super::answer::Refusal;
use super::super::store::{Status, Store, Thread, Tokens, now};
use super::super::tell::To;
use super::super::view::{self, View};
use super::{After, CODEX_HOME, Call, params};

pub(super) fn not_found(id: &str) -> Refusal {
    Refusal::invalid(format!("thread not found: {id}"))
}

fn no_rollout(id: &str) -> Refusal {
    Refusal::invalid(format!("no rollout found for thread id {id}"))
}

/// What of a thread is on the disk: it has had a turn, or the release writes it at once.
fn is_stored(store: &Store, thread: &Thread) -> bool {
    !thread.ephemeral && (store.version.since(151) || !thread.turns.is_empty())
}

pub(super) fn shown(store: &Store, thread: &Thread, with_turns: bool) -> Value {
    let turns = if with_turns {
        view::history(thread, View::Full, store.version)
    } else {
        Vec::new()
    };
    view::thread(thread, turns, store.version, CODEX_HOME)
}

fn sandbox(name: Option<&str>) -> Value {
    match name {
        Some("workspace-write") => {
            json!({"type": "workspaceWrite", "writableRoots": [], "networkAccess": false,
            "excludeTmpdirEnvVar": false, "excludeSlashTmp": false})
        }
        Some("danger-full-access") => json!({"type": "dangerFullAccess"}),
        _ => json!({"type": "readOnly", "networkAccess": false}),
    }
}

const HYDRATION: &str = "Full-history hydration is deprecated for paginated threads; use `excludeTurns: true`, then page with `thread/turns/list` and `thread/items/list`.";

const SANDBOXES: &[&str] = &["read-only", "workspace-write", "danger-full-access"];

pub(super) fn start(
    store: &mut Store,
    call: &Call<'_>,
    after: &mut After,
) -> Result<Value, Refusal> {
    let given = call.params;
    let sandbox = sandbox(params::choice(given, "sandbox", SANDBOXES)?);
    let mode = params::choice(given, "historyMode", &["legacy", "paginated"])?;
    let id = store.new_id();
    let originator = store
        .clients
        .get(&call.client)
        .map(|client| client.name.clone())
        .unwrap_or_default();
    let ephemeral = params::flag(given, "ephemeral");
    let version = store.version;
    let paginates = version.paginates() && (!ephemeral || version.paginates_ephemeral());
    let policy = given
        .get("approvalPolicy")
        .filter(|policy| !policy.is_null());
    let text =
        |name: &str, otherwise: &str| params::text_or(given, name).unwrap_or(otherwise).to_owned();
    let thread = Thread {
        id: id.clone(),
        cwd: text("cwd", "/home/user/project"),
        model: text("model", "scripted"),
        provider: text("modelProvider", "scripted"),
        approval_policy: policy.cloned().unwrap_or_else(|| json!("on-request")),
        sandbox,
        name: None,
        ephemeral,
        paginated: mode.map_or(paginates, |mode| mode == "paginated"),
        archived: false,
        forked_from: None,
        service_tier: None,
        preview: String::new(),
        originator,
        created_ms: now(),
        updated_ms: now(),
        status: Status::Idle,
        turns: Vec::new(),
        active: None,
        total: Tokens::default(),
        last: Tokens::default(),
        subscribers: BTreeSet::from([call.client]),
        unread: None,
        read_revision: None,
    };
    let shown = shown(store, &thread, false);
    let result = view::session(&thread, shown.clone(), store.version);
    store.threads.push(thread);
    after
        .told
        .push((To::All, "thread/started", json!({"thread": shown})));
    Ok(result)
}

pub(super) fn resume(
    store: &mut Store,
    call: &Call<'_>,
    after: &mut After,
) -> Result<Value, Refusal> {
    let id = params::thread_id(call.params)?;
    let with_turns = !params::flag(call.params, "excludeTurns");
    let known = store.thread(id).ok_or_else(|| no_rollout(id))?;
    if !known.is_loaded() && !is_stored(store, known) {
        return Err(no_rollout(id));
    }
    if known.archived {
        return Err(Refusal::invalid(format!(
            "session {id} is archived. Run `codex unarchive {id}` to unarchive it first."
        )));
    }
    let (paginated, last) = (known.paginated, last_turn(known));
    if with_turns && paginated && store.version.deprecates_hydration() {
        let what = HYDRATION;
        deprecated(store, call.client, what);
    }
    if store.thread(id).is_some_and(|thread| !thread.is_loaded()) {
        let stores = store.version.stores_service_tiers();
        if let Some(thread) = store.thread_mut(id).filter(|_| !stores) {
            thread.service_tier = None;
        }
        store.set_status(id, Status::Idle);
    }
    let version = store.version;
    let thread = store.thread_mut(id).ok_or_else(|| no_rollout(id))?;
    thread.subscribers.insert(call.client);
    let thread = store.thread(id).ok_or_else(|| no_rollout(id))?;
    let shown = shown(store, thread, with_turns);
    let mut result = view::session(thread, shown, version);
    if let Some(members) = result.as_object_mut() {
        let cursor = |kind: &str| {
            let cursor = super::lists::cursor(id, thread.turns.len(), kind);
            json!(paginated.then_some(cursor))
        };
        members.insert("initialTurnsPage".to_owned(), Value::Null);
        members.insert("itemsBackwardsCursor".to_owned(), cursor("items"));
        members.insert("turnsBackwardsCursor".to_owned(), cursor("turns"));
        members.insert("collaborationMode".to_owned(), json!({
            "mode": "default",
            "settings": {"developer_instructions": null, "model": thread.model, "reasoning_effort": null},
        }));
    }
    let result = super::super::fields::trim("Session", result, version);
    tell_tokens(store, id, last.as_deref(), with_turns, after);
    if version.since(128) {
        let params = json!({"threadId": id});
        after
            .told
            .push((To::One(call.client), "thread/goal/cleared", params));
    }
    // What waits for an answer is asked again, under its own id.
    let asked = store
        .pending
        .iter()
        .filter(|pending| pending.thread.as_deref() == Some(id));
    after.lines = asked.map(|pending| pending.line.clone()).collect();
    Ok(result)
}

fn last_turn(thread: &Thread) -> Option<String> {
    thread.turns.last().map(|turn| turn.id.clone())
}

/// The usage so far, which follows the answer that brings a history.
fn tell_tokens(store: &Store, id: &str, turn: Option<&str>, wanted: bool, after: &mut After) {
    if let (Some(thread), Some(turn), true) = (store.thread(id), turn, wanted) {
        let usage = view::usage(thread, turn, store.version);
        after
            .told
            .push((To::followers(id), "thread/tokenUsage/updated", usage));
    }
}

pub(super) fn deprecated(store: &mut Store, client: u64, what: &str) {
    let params = json!({"summary": what, "details": null});
    store.tell(&To::One(client), "deprecationNotice", params);
}

pub(super) fn fork(
    store: &mut Store,
    call: &Call<'_>,
    after: &mut After,
) -> Result<Value, Refusal> {
    let id = params::thread_id(call.params)?.to_owned();
    let with_turns = !params::flag(call.params, "excludeTurns");
    let known = store.thread(&id).ok_or_else(|| no_rollout(&id))?;
    if !known.ephemeral && !is_stored(store, known) {
        return Err(no_rollout(&id));
    }
    let paginated = known.paginated;
    if with_turns && paginated && store.version.deprecates_hydration() {
        let what = HYDRATION;
        deprecated(store, call.client, what);
    }
    let known = store.thread(&id).ok_or_else(|| no_rollout(&id))?;
    let count =
        match params::text_or(call.params, "lastTurnId").filter(|_| store.version.since(143)) {
            None => known.turns.len(),
            Some(last) => {
                let at = known.turns.iter().position(|turn| turn.id == last);
                at.ok_or_else(|| Refusal::invalid(format!("turn not found: {last}")))? + 1
            }
        };
    let new = store.new_id();
    let known = store.thread(&id).ok_or_else(|| no_rollout(&id))?;
    let fork = Thread {
        id: new.clone(),
        cwd: params::text_or(call.params, "cwd")
            .unwrap_or(&known.cwd)
            .to_owned(),
        model: params::text_or(call.params, "model")
            .unwrap_or(&known.model)
            .to_owned(),
        provider: known.provider.clone(),
        approval_policy: known.approval_policy.clone(),
        sandbox: known.sandbox.clone(),
        name: known.name.clone(),
        ephemeral: params::flag(call.params, "ephemeral"),
        paginated,
        archived: false,
        forked_from: Some(id.clone()),
        service_tier: None,
        preview: if store.version.forgets_previews() {
            String::new()
        } else {
            known.preview.clone()
        },
        originator: known.originator.clone(),
        created_ms: now(),
        updated_ms: now(),
        status: Status::Idle,
        turns: known.turns.iter().take(count).cloned().collect(),
        active: None,
        total: known.total,
        last: known.last,
        subscribers: BTreeSet::from([call.client]),
        unread: None,
        read_revision: None,
    };
    let result = view::session(&fork, shown(store, &fork, with_turns), store.version);
    let without_turns = shown(store, &fork, false);
    let last = last_turn(&fork);
    store.threads.push(fork);
    tell_tokens(store, &new, last.as_deref(), with_turns, after);
    after
        .told
        .push((To::All, "thread/started", json!({"thread": without_turns})));
    Ok(result)
}

/// A thread that is on the disk, and not archived.
fn stored<'a>(store: &Store, call: &Call<'a>) -> Result<&'a str, Refusal> {
    let id = params::thread_id(call.params)?;
    let known = store.thread(id).ok_or_else(|| no_rollout(id))?;
    if known.archived || !is_stored(store, known) {
        return Err(no_rollout(id));
    }
    Ok(id)
}

/// The thread leaves the memory of the server: what runs in it ends.
fn unload(store: &mut Store, id: &str) {
    let running = store
        .thread(id)
        .and_then(|thread| thread.active.as_ref())
        .map(|active| active.turn.clone());
    if let Some(turn) = running {
        super::super::play::interrupted(store, id, &turn);
    }
    store.set_status(id, Status::NotLoaded);
}

pub(super) fn archive(
    store: &mut Store,
    call: &Call<'_>,
    after: &mut After,
) -> Result<Value, Refusal> {
    let id = stored(store, call)?;
    unload(store, id);
    if let Some(thread) = store.thread_mut(id) {
        thread.archived = true;
        thread.subscribers.clear();
    }
    if store.version.since(104) {
        after
            .told
            .push((To::All, "thread/archived", json!({"threadId": id})));
    }
    Ok(json!({}))
}

pub(super) fn unarchive(
    store: &mut Store,
    call: &Call<'_>,
    after: &mut After,
) -> Result<Value, Refusal> {
    let id = params::thread_id(call.params)?;
    let archived = store.thread_mut(id).filter(|thread| thread.archived);
    let Some(thread) = archived else {
        return Err(Refusal::invalid(format!(
            "no archived rollout found for thread id {id}"
        )));
    };
    thread.archived = false;
    if store.version.since(104) {
        after
            .told
            .push((To::All, "thread/unarchived", json!({"threadId": id})));
    }
    let thread = store.thread(id).ok_or_else(|| no_rollout(id))?;
    Ok(json!({"thread": shown(store, thread, false)}))
}

pub(super) fn delete(
    store: &mut Store,
    call: &Call<'_>,
    after: &mut After,
) -> Result<Value, Refusal> {
    let id = params::thread_id(call.params)?;
    let known = store.thread(id).ok_or_else(|| no_rollout(id))?;
    if !is_stored(store, known) {
        return Err(no_rollout(id));
    }
    unload(store, id);
    store.threads.retain(|thread| thread.id != id);
    after
        .told
        .push((To::All, "thread/deleted", json!({"threadId": id})));
    Ok(json!({}))
}

pub(super) fn set_name(
    store: &mut Store,
    call: &Call<'_>,
    after: &mut After,
) -> Result<Value, Refusal> {
    let id = params::thread_id(call.params)?;
    let name = params::text(call.params, "name")?;
    let missing = if store.version.since(143) {
        no_rollout(id)
    } else {
        not_found(id)
    };
    let thread = store.thread_mut(id).ok_or(missing)?;
    thread.name = Some(name.to_owned());
    after.told.push((
        To::All,
        "thread/name/updated",
        json!({"threadId": id, "threadName": name}),
    ));
    Ok(json!({}))
}

pub(super) fn unsubscribe(
    store: &mut Store,
    call: &Call<'_>,
    after: &mut After,
) -> Result<Value, Refusal> {
    let id = params::thread_id(call.params)?;
    let closes = store.version.closes_at_once();
    let Some(thread) = store.thread_mut(id).filter(|thread| thread.is_loaded()) else {
        return Ok(json!({"status": "notLoaded"}));
    };
    if !thread.subscribers.remove(&call.client) {
        return Ok(json!({"status": "notSubscribed"}));
    }
    if thread.subscribers.is_empty() && closes {
        after
            .told
            .push((To::All, "thread/closed", json!({"threadId": id})));
        unload(store, id);
    }
    Ok(json!({"status": "unsubscribed"}))
}

impl Store {
    /// Unloads a thread as a server does that nobody has followed for long: without a word about what was asked in it.
    pub(crate) fn close_thread(&mut self, id: &str) -> bool {
        if !self.thread(id).is_some_and(Thread::is_loaded) {
            return false;
        }
        self.pending
            .retain(|pending| pending.thread.as_deref() != Some(id));
        if let Some(active) = self.thread_mut(id).and_then(|thread| thread.active.take()) {
            active.signal.send_modify(|signal| signal.stopped = true);
        }
        self.set_status(id, Status::NotLoaded);
        self.tell(&To::All, "thread/closed", json!({"threadId": id}));
        if let Some(thread) = self.thread_mut(id) {
            thread.subscribers.clear();
        }
        true
    }
}
