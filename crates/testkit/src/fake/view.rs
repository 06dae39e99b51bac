//! What the fake knows, as the JSON that the protocol wants.

use serde_json::{Value, json};

use super::fields::{trim, trim_item};
use super::store::{Status, Thread, Tokens, TurnRecord};
use super::version::Version;

/// How much of a turn's items is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum View {
    NotLoaded,
    /// The input and the last message.
    Summary,
    /// The last message alone.
    LastMessage,
    Full,
}

pub(crate) fn status(status: Status) -> Value {
    match status {
        Status::NotLoaded => json!({"type": "notLoaded"}),
        Status::Idle => json!({"type": "idle"}),
        Status::SystemError => json!({"type": "systemError"}),
        Status::Active { waits_for } => {
            let flags: Vec<&str> = waits_for.into_iter().collect();
            json!({"type": "active", "activeFlags": flags})
        }
    }
}

pub(crate) fn thread(
    thread: &Thread,
    turns: Vec<Value>,
    version: Version,
    codex_home: &str,
) -> Value {
    let loaded = thread.is_loaded();
    let folder = if thread.archived {
        "archived_sessions"
    } else {
        "sessions/2026/01/02"
    };
    let path = format!(
        "{codex_home}/{folder}/rollout-2026-01-02T03-04-05-{}.jsonl",
        thread.id
    );
    let value = json!({
        "id": thread.id,
        "agentNickname": null,
        "agentRole": null,
        "attachedToThreadId": null,
        "canAcceptDirectInput": loaded.then_some(true),
        "cliVersion": version.to_string(),
        "createdAt": thread.created_ms / 1000,
        "cwd": thread.cwd,
        "daybreakEnabled": null,
        "environments": loaded.then(|| json!([environment(thread)])),
        "ephemeral": thread.ephemeral,
        "extra": null,
        "forkedFromId": thread.forked_from,
        "gitInfo": null,
        "isPinned": false,
        "historyMode": if thread.paginated { "paginated" } else { "legacy" },
        "model": thread.model,
        "modelProvider": thread.provider,
        "name": thread.name,
        "originator": thread.originator,
        "parentThreadId": null,
        "path": (!thread.ephemeral).then_some(path),
        "preview": thread.preview,
        "projectId": null,
        "reasoningEffort": null,
        "recencyAt": thread.updated_ms / 1000,
        "section": null,
        "sectionEnteredAt": null,
        "sessionId": thread.id,
        "source": "vscode",
        "status": status(thread.status),
        "threadSource": null,
        "turns": turns,
        "updatedAt": thread.updated_ms / 1000,
    });
    trim("Thread", value, version)
}

fn environment(thread: &Thread) -> Value {
    json!({"cwd": thread.cwd, "environmentId": "local", "runtimeWorkspaceRoots": [thread.cwd]})
}

/// What start, resume and fork answer, the thread aside.
pub(crate) fn session(thread: &Thread, shown: Value, version: Version) -> Value {
    let value = json!({
        "activePermissionProfile": null,
        "approvalPolicy": thread.approval_policy,
        "approvalsReviewer": "user",
        "cwd": thread.cwd,
        "disabledPluginIds": [],
        "instructionSources": [],
        "model": thread.model,
        "modelProvider": thread.provider,
        "multiAgentMode": "explicitRequestOnly",
        "reasoningEffort": null,
        "runtimeWorkspaceRoots": [thread.cwd],
        "sandbox": thread.sandbox,
        "serviceTier": thread.service_tier,
        "thread": shown,
    });
    trim("Session", value, version)
}

pub(crate) fn turn(turn: &TurnRecord, view: View, version: Version) -> Value {
    let message = |kind: &str| {
        let kind = json!(kind);
        move |item: &&Value| item.get("type") == Some(&kind)
    };
    let last = || turn.items.iter().rfind(message("agentMessage"));
    let items: Vec<&Value> = match view {
        View::NotLoaded => Vec::new(),
        View::Summary => {
            let input = turn.items.iter().find(message("userMessage"));
            input.into_iter().chain(last()).collect()
        }
        View::LastMessage => last().into_iter().collect(),
        View::Full => turn.items.iter().collect(),
    };
    let items: Vec<Value> = items
        .into_iter()
        .map(|item| trim_item(item.clone(), version))
        .collect();
    let shown = match view {
        View::NotLoaded => "notLoaded",
        View::LastMessage if items.is_empty() => "notLoaded",
        View::Summary | View::LastMessage => "summary",
        View::Full => "full",
    };
    let value = json!({
        "id": turn.id,
        "completedAt": turn.ended_ms.map(|at| at / 1000),
        "durationMs": turn.ended_ms.map(|at| at.saturating_sub(turn.started_ms)),
        "error": turn.error,
        "items": items,
        "itemsView": shown,
        "rootTurnId": turn.id,
        "startedAt": turn.started_ms / 1000,
        "status": turn.status,
    });
    trim("Turn", value, version)
}

/// The turn of the answer to `turn/start`, before it has begun.
pub(crate) fn turn_to_be(id: &str, version: Version) -> Value {
    let value = json!({
        "id": id, "completedAt": null, "durationMs": null, "error": null, "items": [],
        "itemsView": "notLoaded", "rootTurnId": id, "startedAt": null, "status": "inProgress",
    });
    trim("Turn", value, version)
}

fn tokens(tokens: Tokens, version: Version) -> Value {
    let value = json!({
        "cacheWriteInputTokens": 0,
        "cachedInputTokens": tokens.cached,
        "inputTokens": tokens.input,
        "outputTokens": tokens.output,
        "reasoningOutputTokens": tokens.reasoning,
        "totalTokens": tokens.input + tokens.output,
    });
    trim("Usage", value, version)
}

pub(crate) fn usage(thread: &Thread, turn: &str, version: Version) -> Value {
    json!({
        "threadId": thread.id,
        "turnId": turn,
        "tokenUsage": {
            "last": tokens(thread.last, version),
            "modelContextWindow": 258_400,
            "total": tokens(thread.total, version),
        },
    })
}

pub(crate) fn rate_limits(version: Version) -> Value {
    let value = json!({
        "credits": null, "individualLimit": null, "limitId": "codex", "limitName": null, "normalModelSlug": null,
        "planType": null, "primary": null, "rateLimitReachedType": null, "secondary": null, "spendControlReached": null,
    });
    json!({"rateLimits": trim("RateLimits", value, version)})
}

/// An item with its times.
pub(crate) fn timed(mut item: Value, started_ms: u64, ended_ms: Option<u64>) -> Value {
    if let Some(members) = item.as_object_mut() {
        members.insert("startedAtMs".to_owned(), json!(started_ms));
        members.insert("completedAtMs".to_owned(), json!(ended_ms));
    }
    item
}

pub(crate) fn turn_error(message: &str, info: &Value, version: Version) -> Value {
    let value = json!({
        "additionalDetails": null, "codexErrorInfo": info, "message": message, "misalignment": null,
    });
    trim("TurnError", value, version)
}

/// The turns of a thread, as they are read.
pub(crate) fn history(thread: &Thread, view: View, version: Version) -> Vec<Value> {
    let renumbers = !thread.paginated && version.renumbers_items();
    let mut number = 0;
    let shown = thread.turns.iter().map(|known| {
        if !renumbers {
            return turn(known, view, version);
        }
        let mut known = known.clone();
        known
            .items
            .retain(|item| item.get("type") != Some(&json!("commandExecution")));
        if known.status == "failed" && version.forgets_failures() {
            known.status = "completed";
            known.error = None;
        }
        for item in &mut known.items {
            let said = matches!(
                item.get("type").and_then(Value::as_str),
                Some("userMessage" | "agentMessage" | "reasoning")
            );
            if let Some(id) = item.get_mut("id").filter(|_| said) {
                number += 1;
                *id = json!(format!("item-{number}"));
            }
        }
        turn(&known, view, version)
    });
    shown.collect()
}
