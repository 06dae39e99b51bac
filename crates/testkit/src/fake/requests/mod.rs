//! What requests do, and what they are answered with.

mod history;
mod lists;
pub(crate) mod params;
mod threads;
mod turns;

use serde_json::{Value, json};

use super::answer::{Delivery, Refusal, What};
use super::fields::trim;
use super::methods::{self, Accepted};
use super::play::Play;
use super::scenario::Moment;
use super::store::Store;
use super::tell::To;
use crate::model::Gate;

pub(crate) use self::turns::text_of;

/// Where the fake says that it lives.
pub(crate) const CODEX_HOME: &str = "/home/user/.codex";

/// What is to happen after the answer.
#[derive(Debug, Default)]
pub(crate) struct After {
    /// Notifications, in order.
    pub(crate) told: Vec<(To, &'static str, Value)>,
    /// Lines for the client that asked.
    pub(crate) lines: Vec<Vec<u8>>,
    /// The status that a thread has from then on.
    pub(crate) turn_over: Option<(String, String)>,
    /// A turn that begins.
    pub(crate) play: Option<Play>,
    /// There is no answer.
    pub(crate) unanswered: bool,
}

/// What is left to be done when a message was taken, by those who may wait.
#[derive(Debug, Default)]
pub(crate) struct Left {
    pub(crate) play: Option<Play>,
    pub(crate) held: Option<(u64, Gate, Vec<u8>)>,
}

type Handler = fn(&mut Store, &Call<'_>, &mut After) -> Result<Value, Refusal>;

/// A request.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Call<'a> {
    pub(crate) client: u64,
    pub(crate) params: &'a Value,
}

/// A request, from its classification to what follows its answer.
pub(crate) fn request(store: &mut Store, client: u64, id: &Value, message: &Value) -> Left {
    let method = message
        .get("method")
        .and_then(Value::as_str)
        .unwrap_or_default();
    if store.reach(&Moment::Received(method.to_owned())) {
        return Left::default();
    }
    let answer = store.scenario.answer_to(method);
    let params = message.get("params").unwrap_or(&Value::Null);
    let mut after = After::default();
    let result = match answer.what {
        What::Nothing => return Left::default(),
        What::Result(result) => Ok(result),
        What::Text(json) => {
            if let Some(known) = store.clients.get(&client) {
                let line = format!(r#"{{"id":{id},"result":{json}}}"#);
                known.outbox.line(line.into_bytes());
            }
            return Left::default();
        }
        What::Error(refusal) => Err(refusal),
        What::Made(make) => make(params),
        What::Usual => usual(store, &Call { client, params }, method, message, &mut after),
    };
    let delivery = if after.unanswered {
        Delivery::Unsent
    } else {
        answer.delivery
    };
    let held = store
        .answer(client, id, result, delivery)
        .map(|(gate, line)| (client, gate, line));
    store.reach(&Moment::Answered(method.to_owned()));
    for (to, method, params) in after.told {
        store.tell(&to, method, params);
    }
    if let Some(known) = store.clients.get(&client) {
        for line in after.lines {
            known.outbox.line(line);
        }
    }
    if let Some((thread, turn)) = after.turn_over {
        super::play::interrupted(store, &thread, &turn);
    }
    Left {
        play: after.play,
        held,
    }
}

fn usual(
    store: &mut Store,
    call: &Call<'_>,
    method: &str,
    message: &Value,
    after: &mut After,
) -> Result<Value, Refusal> {
    let Some(accepted) = methods::accepted(method, store.version) else {
        return Err(Refusal::invalid(methods::unknown(method, store.version)));
    };
    if method != "initialize" && call.params.is_null() {
        return Err(Refusal::invalid("Invalid request: missing field `params`"));
    }
    let known = store.clients.get(&call.client);
    let initialized = known.is_some_and(|client| client.initialized);
    let experimental = known.is_some_and(|client| client.experimental);
    match (method, initialized) {
        ("initialize", true) => return Err(Refusal::invalid("Already initialized")),
        ("initialize", false) => return initialize(store, call, message, after),
        (_, false) => return Err(Refusal::invalid("Not initialized")),
        (_, true) => {}
    }
    if accepted == Accepted::Experimental && !experimental {
        return Err(Refusal::invalid(format!(
            "{method} requires experimentalApi capability"
        )));
    }
    match handler(method) {
        Some(handle) => handle(store, call, after),
        None => Err(Refusal::invalid(format!(
            "the fake server does not play {method}: give it an answer with `Scenario::answer`"
        ))),
    }
}

fn handler(method: &str) -> Option<Handler> {
    Some(match method {
        "thread/start" => threads::start,
        "thread/resume" => threads::resume,
        "thread/fork" => threads::fork,
        "thread/archive" => threads::archive,
        "thread/unarchive" => threads::unarchive,
        "thread/delete" => threads::delete,
        "thread/name/set" => threads::set_name,
        "thread/unsubscribe" => threads::unsubscribe,
        "thread/rollback" => history::rollback,
        "thread/revert" => history::revert,
        "thread/read" => lists::read,
        "thread/list" => lists::threads,
        "thread/loaded/list" => lists::loaded,
        "thread/turns/list" => lists::turns,
        "thread/items/list" => lists::items,
        "thread/compact/start" => turns::compact,
        "turn/start" => turns::start,
        "turn/steer" => turns::steer,
        "turn/interrupt" => turns::interrupt,
        "model/list" => |_, _, _| Ok(json!({"data": [], "nextCursor": null})),
        "account/read" => |_, _, _| Ok(json!({"account": null, "requiresOpenaiAuth": false})),
        _ => return None,
    })
}

fn initialize(
    store: &mut Store,
    call: &Call<'_>,
    message: &Value,
    after: &mut After,
) -> Result<Value, Refusal> {
    let params = message.get("params").unwrap_or(&Value::Null);
    let info = params.get("clientInfo").unwrap_or(&Value::Null);
    let name = params::text(info, "name")?;
    let client_version = params::text(info, "version")?;
    let capabilities = params.get("capabilities").unwrap_or(&Value::Null);
    let version = store.version;
    if let Some(client) = store.clients.get_mut(&call.client) {
        client.initialized = true;
        client.name = name.to_owned();
        client.experimental = params::flag(capabilities, "experimentalApi");
        client.opted_out = capabilities
            .get("optOutNotificationMethods")
            .and_then(Value::as_array)
            .into_iter()
            .flatten()
            .filter_map(Value::as_str)
            .map(str::to_owned)
            .collect();
    }
    if version.since(130) {
        let id = store.new_id();
        after.told.push((
            To::One(call.client),
            "remoteControl/status/changed",
            json!({"environmentId": null, "installationId": id, "serverName": "machine", "status": "disabled"}),
        ));
    }
    let result = json!({
        "userAgent": format!("{name}/{version} (Linux 6.1; x86_64) fake ({name}; {client_version})"),
        "codexHome": CODEX_HOME,
        "platformFamily": "unix",
        "platformOs": "linux",
    });
    Ok(trim("Initialized", result, version))
}
