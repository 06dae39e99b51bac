//! Threads read and listed.

use serde_json::{Map, Value, json};

use super::super::answer::Refusal;
use super::super::fields::{trim, trim_item};
use super::super::store::{Store, Thread};
use super::super::tell::read_state;
use super::super::view::{self, View};
use super::threads::{deprecated, shown};
use super::{After, Call, params};

fn not_loaded(id: &str) -> Refusal {
    Refusal::invalid(format!("thread not loaded: {id}"))
}

/// Why there are no turns to be shown of a thread that has had none.
fn empty(thread: &Thread, what: &str) -> Refusal {
    if thread.paginated {
        return Refusal::new(-32601, "list_turns is not supported yet");
    }
    Refusal::invalid(format!(
        "thread {} is not materialized yet; {what} is unavailable before first user message",
        thread.id
    ))
}

pub(super) fn cursor(id: &str, at: usize, kind: &str) -> String {
    json!({"requestedThreadId": id, "at": at, "scope": kind}).to_string()
}

/// Where a page begins.
fn begin(given: &Value) -> Result<usize, Refusal> {
    let Some(cursor) = params::text_or(given, "cursor") else {
        return Ok(0);
    };
    let at = serde_json::from_str::<Value>(cursor).ok();
    let at = at
        .as_ref()
        .and_then(|cursor| cursor.get("at")?.as_u64())
        .and_then(|at| usize::try_from(at).ok());
    at.ok_or_else(|| Refusal::invalid(format!("invalid cursor: {cursor}")))
}

fn limit(given: &Value) -> usize {
    let limit = given.get("limit").and_then(Value::as_u64).unwrap_or(25);
    usize::try_from(limit).unwrap_or(100).clamp(1, 100)
}

pub(super) fn read(
    store: &mut Store,
    call: &Call<'_>,
    _after: &mut After,
) -> Result<Value, Refusal> {
    let id = params::thread_id(call.params)?;
    let with_turns = params::flag(call.params, "includeTurns");
    let known = store.thread(id).ok_or_else(|| not_loaded(id))?;
    if with_turns && known.turns.is_empty() {
        return Err(empty(known, "includeTurns"));
    }
    if with_turns && known.paginated && store.version.deprecates_hydration() {
        let what = "Full-history hydration is deprecated for paginated threads; omit `includeTurns` or set it to `false`, then page with `thread/turns/list` and `thread/items/list`.";
        deprecated(store, call.client, what);
    }
    let known = store.thread(id).ok_or_else(|| not_loaded(id))?;
    let value = json!({
        "thread": shown(store, known, with_turns),
        "readState": read_state(known),
    });
    Ok(trim("ThreadRead", value, store.version))
}

pub(super) fn loaded(
    store: &mut Store,
    _call: &Call<'_>,
    _after: &mut After,
) -> Result<Value, Refusal> {
    let ids = store.threads.iter().filter(|thread| thread.is_loaded());
    let ids: Vec<&str> = ids.map(|thread| thread.id.as_str()).collect();
    Ok(json!({"data": ids, "nextCursor": null}))
}

pub(super) fn turns(
    store: &mut Store,
    call: &Call<'_>,
    _after: &mut After,
) -> Result<Value, Refusal> {
    let id = params::thread_id(call.params)?;
    let view = match params::choice(call.params, "itemsView", &["notLoaded", "summary", "full"])? {
        Some("notLoaded") => View::NotLoaded,
        Some("full") => View::Full,
        _ => View::Summary,
    };
    let oldest_first = is_ascending(call.params, false)?;
    let known = store.thread(id).ok_or_else(|| not_loaded(id))?;
    // Without turns a paginated history looks at the cursor first, the older kind never does.
    if known.turns.is_empty() && !known.paginated {
        return Err(empty(known, "thread/turns/list"));
    }
    let begin = begin(call.params)?;
    let limit = limit(call.params);
    if known.turns.is_empty() {
        return Err(empty(known, "thread/turns/list"));
    }
    let count = known.turns.len();
    let mut turns = view::history(known, view, store.version);
    if !oldest_first {
        turns.reverse();
    }
    let page: Vec<Value> = turns.into_iter().skip(begin).take(limit).collect();
    Ok(paged(id, page, begin, count, "turns"))
}

pub(super) fn items(
    store: &mut Store,
    call: &Call<'_>,
    _after: &mut After,
) -> Result<Value, Refusal> {
    let id = params::thread_id(call.params)?;
    let known = store
        .thread(id)
        .filter(|thread| thread.paginated && !thread.turns.is_empty());
    let known =
        known.ok_or_else(|| Refusal::new(-32601, "thread/items/list is not supported yet"))?;
    let oldest_first = is_ascending(call.params, true)?;
    let begin = begin(call.params)?;
    let limit = limit(call.params);
    let only = params::text_or(call.params, "turnId");
    let turns = known
        .turns
        .iter()
        .filter(|turn| only.is_none_or(|only| turn.id == only));
    let mut items: Vec<(&str, &Value)> = turns
        .flat_map(|turn| turn.items.iter().map(|item| (turn.id.as_str(), item)))
        .collect();
    if !oldest_first {
        items.reverse();
    }
    let count = items.len();
    let page = items.into_iter().skip(begin).take(limit);
    let page = page
        .map(|(turn, item)| {
            let shown = trim_item(item.clone(), store.version);
            if !store.version.since(145) {
                return shown;
            }
            let entry = json!({
                "turnId": turn,
                "item": shown,
                "startedAtMs": item.get("startedAtMs"),
                "completedAtMs": item.get("completedAtMs"),
            });
            trim("ItemEntry", entry, store.version)
        })
        .collect();
    Ok(paged(id, page, begin, count, "items"))
}

fn is_ascending(given: &Value, otherwise: bool) -> Result<bool, Refusal> {
    let direction = params::choice(given, "sortDirection", &["asc", "desc"])?;
    Ok(direction.map_or(otherwise, |direction| direction == "asc"))
}

fn paged(id: &str, page: Vec<Value>, begin: usize, count: usize, kind: &str) -> Value {
    let end = begin + page.len();
    json!({
        "backwardsCursor": (!page.is_empty()).then(|| cursor(id, begin, kind)),
        "nextCursor": (end < count).then(|| cursor(id, end, kind)),
        "data": page,
    })
}

pub(super) fn threads(
    store: &mut Store,
    call: &Call<'_>,
    _after: &mut After,
) -> Result<Value, Refusal> {
    let given = call.params;
    let oldest_first = is_ascending(given, false)?;
    let keys = ["created_at", "updated_at", "recency_at", "section_position"];
    let known = if store.version.since(147) { 4 } else { 3 };
    let by_update = params::choice(given, "sortKey", keys.get(..known).unwrap_or_default())?
        .is_some_and(|key| key != "created_at");
    let begin = begin(given)?;
    let limit = limit(given);
    let filter = Filter::of(given);
    let key = |thread: &Thread| {
        let time = if by_update {
            thread.updated_ms
        } else {
            thread.created_ms
        };
        (time, thread.id.clone())
    };
    let mut found: Vec<&Thread> = store
        .threads
        .iter()
        .filter(|thread| filter.takes(thread))
        .collect();
    found.sort_by_key(|thread| key(thread));
    if !oldest_first {
        found.reverse();
    }
    let count = found.len();
    let page: Vec<&Thread> = found.into_iter().skip(begin).take(limit).collect();
    let read: Map<String, Value> = page
        .iter()
        .filter(|thread| thread.read_revision.is_some())
        .map(|thread| (thread.id.clone(), read_state(thread)))
        .collect();
    let end = begin + page.len();
    let data: Vec<Value> = page
        .iter()
        .map(|thread| {
            let mut shown = shown(store, thread, false);
            // Lists come from the disk, which doesn't know.
            if let Some(direct) = shown.get_mut("canAcceptDirectInput") {
                *direct = Value::Null;
            }
            shown
        })
        .collect();
    let value = json!({
        "backwardsCursor": (!data.is_empty()).then(|| cursor("", begin, "threads")),
        "data": data,
        "nextCursor": (end < count).then(|| cursor("", end, "threads")),
        "readStates": read,
    });
    Ok(trim("ThreadList", value, store.version))
}

/// Which threads are listed.
struct Filter<'a> {
    archived: bool,
    /// None: the one that is active. Empty: all.
    providers: Option<Vec<&'a str>>,
    cwds: Vec<&'a str>,
    search: Option<&'a str>,
}

impl<'a> Filter<'a> {
    fn of(given: &'a Value) -> Self {
        let strings = |value: &'a Value| -> Option<Vec<&'a str>> {
            Some(value.as_array()?.iter().filter_map(Value::as_str).collect())
        };
        let cwd = given.get("cwd");
        Self {
            archived: params::flag(given, "archived"),
            providers: given.get("modelProviders").and_then(strings),
            cwds: match cwd {
                Some(Value::String(cwd)) => vec![cwd],
                Some(list) => strings(list).unwrap_or_default(),
                None => Vec::new(),
            },
            search: params::text_or(given, "searchTerm"),
        }
    }

    fn takes(&self, thread: &Thread) -> bool {
        let provider = match &self.providers {
            None => thread.provider == "scripted",
            Some(names) => names.is_empty() || names.contains(&thread.provider.as_str()),
        };
        let search = |text: &str| {
            thread.preview.contains(text)
                || thread.name.as_ref().is_some_and(|name| name.contains(text))
        };
        provider
            && thread.archived == self.archived
            && !thread.ephemeral
            && !thread.turns.is_empty()
            && (self.cwds.is_empty() || self.cwds.contains(&thread.cwd.as_str()))
            && self.search.is_none_or(search)
    }
}
