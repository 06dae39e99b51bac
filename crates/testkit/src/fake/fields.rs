//! Which fields the objects of a release have.
//!
//! Objects are made with all the fields that the newest release has, and what the imitated one lacks is taken away.

use serde_json::Value;

use super::version::Version;

/// The type, its field, the first release that has it.
type Since = (&'static str, &'static str, u16);

/// From the schemas that the releases print. Fields that all releases have are not named.
const SINCE: &[Since] = &[
    ("Command", "additionalPermissions", 105),
    ("Command", "approvalId", 104),
    ("Command", "availableDecisions", 106),
    ("Command", "environmentId", 142),
    ("Command", "kind", 150),
    ("Command", "networkApprovalContext", 105),
    ("Command", "proposedNetworkPolicyAmendments", 105),
    ("Command", "startedAtMs", 130),
    ("FileChange", "startedAtMs", 130),
    ("Permissions", "cwd", 123),
    ("Permissions", "environmentId", 137),
    ("Permissions", "startedAtMs", 130),
    ("DynamicTool", "namespace", 123),
    ("UserInput", "autoResolutionMs", 140),
    ("UserInput", "isBlocking", 147),
    ("Initialized", "codexHome", 117),
    ("Initialized", "platformFamily", 115),
    ("Initialized", "platformOs", 115),
    ("ItemCompleted", "completedAtMs", 129),
    ("ItemCompleted", "contentTokenCount", 169),
    ("ItemStarted", "startedAtMs", 129),
    ("RateLimits", "individualLimit", 137),
    ("RateLimits", "normalModelSlug", 154),
    ("RateLimits", "rateLimitReachedType", 122),
    ("RateLimits", "spendControlReached", 145),
    ("Usage", "cacheWriteInputTokens", 145),
    ("Thread", "agentNickname", 105),
    ("Thread", "agentRole", 105),
    ("Thread", "attachedToThreadId", 169),
    ("Thread", "canAcceptDirectInput", 145),
    ("Thread", "daybreakEnabled", 154),
    ("Thread", "environments", 154),
    ("Thread", "ephemeral", 107),
    ("Thread", "extra", 143),
    ("Thread", "forkedFromId", 120),
    ("Thread", "historyMode", 143),
    ("Thread", "model", 153),
    ("Thread", "name", 105),
    ("Thread", "originator", 154),
    ("Thread", "parentThreadId", 137),
    ("Thread", "projectId", 149),
    ("Thread", "reasoningEffort", 153),
    ("Thread", "recencyAt", 142),
    ("Thread", "section", 147),
    ("Thread", "sectionEnteredAt", 147),
    ("Thread", "sessionId", 129),
    ("Thread", "status", 105),
    ("Thread", "threadSource", 129),
    ("Session", "activePermissionProfile", 128),
    ("Session", "approvalsReviewer", 115),
    ("Session", "collaborationMode", 156),
    ("Session", "disabledPluginIds", 156),
    ("Session", "initialTurnsPage", 136),
    ("Session", "instructionSources", 121),
    ("Session", "itemsBackwardsCursor", 145),
    ("Session", "multiAgentMode", 142),
    ("Session", "runtimeWorkspaceRoots", 131),
    ("Session", "serviceTier", 110),
    ("Session", "turnsBackwardsCursor", 145),
    ("agentMessage", "delivery", 149),
    ("agentMessage", "memoryCitation", 116),
    ("agentMessage", "moderation", 169),
    ("agentMessage", "phase", 105),
    ("agentMessage", "questions", 153),
    ("commandExecution", "pluginId", 146),
    ("commandExecution", "scriptPath", 146),
    ("commandExecution", "source", 117),
    ("dynamicToolCall", "namespace", 123),
    ("mcpToolCall", "appContext", 142),
    ("mcpToolCall", "mcpAppResourceUri", 122),
    ("mcpToolCall", "mcpAppUi", 156),
    ("mcpToolCall", "pluginId", 133),
    ("mcpToolCall", "readOnlyHint", 147),
    ("userMessage", "clientId", 136),
    ("webSearch", "results", 145),
    ("Item", "completedAtMs", 166),
    ("Item", "startedAtMs", 166),
    ("ItemEntry", "completedAtMs", 157),
    ("ItemEntry", "startedAtMs", 157),
    ("ThreadList", "backwardsCursor", 122),
    ("ThreadList", "readStates", 163),
    ("ThreadRead", "readState", 163),
    ("Turn", "completedAt", 120),
    ("Turn", "durationMs", 120),
    ("Turn", "itemsView", 129),
    ("Turn", "rootTurnId", 162),
    ("Turn", "startedAt", 120),
    ("TurnError", "misalignment", 151),
];

/// Fields that were there for a while: the first and the last minor release.
const WHILE: &[(&str, &str, u16, u16)] = &[("Thread", "isPinned", 146, 146)];

/// Takes away the fields that the release doesn't have.
pub(crate) fn trim(kind: &str, mut value: Value, version: Version) -> Value {
    if let Some(members) = value.as_object_mut() {
        for (_, field, since) in SINCE.iter().filter(|(of, _, _)| *of == kind) {
            if !version.since(*since) {
                members.remove(*field);
            }
        }
        for (_, field, from, to) in WHILE.iter().filter(|(of, ..)| *of == kind) {
            if !version.since(*from) || version.since(to + 1) {
                members.remove(*field);
            }
        }
    }
    value
}

/// The same for an item, whose kind is its `type`.
pub(crate) fn trim_item(item: Value, version: Version) -> Value {
    let kind = item
        .get("type")
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned();
    trim(&kind, trim("Item", item, version), version)
}
