//! Which file a definition goes to: one file a concept.

use std::collections::{BTreeMap, BTreeSet};

use super::ir::{Def, Defs};

/// Concepts by the beginning of a method's name; the longest beginning decides.
const METHODS: &[(&str, &str)] = &[
    ("account", "account"),
    ("app/", "app"),
    ("applyPatchApproval", "approval"),
    ("attestation/", "approval"),
    ("authStatus", "account"),
    ("collaborationMode/", "model"),
    ("command/", "process"),
    ("config", "config"),
    ("currentTime/", "approval"),
    ("deviceKey", "device"),
    ("deprecationNotice", "general"),
    ("device", "device"),
    ("environment", "environment"),
    ("execCommandApproval", "approval"),
    ("error", "general"),
    ("experimentalFeature", "config"),
    ("externalAgent", "external_agent"),
    ("fs/", "fs"),
    ("fuzzyFileSearch", "search"),
    ("gitDiffToRemote", "general"),
    ("guardianWarning", "general"),
    ("hook", "hook"),
    ("initialize", "connection"),
    ("item/", "item"),
    ("item/commandExecution/requestApproval", "approval"),
    ("item/fileChange/requestApproval", "approval"),
    ("item/permissions/", "approval"),
    ("item/tool/", "approval"),
    ("marketplace", "plugin"),
    ("mcpServer", "mcp"),
    ("mcpServer/elicitation", "approval"),
    ("model", "model"),
    ("permissionProfile", "config"),
    ("plugin", "plugin"),
    ("process/", "process"),
    ("project", "project"),
    ("rawResponse", "item"),
    ("remoteControl", "remote_control"),
    ("review/", "turn"),
    ("serverRequest/", "approval"),
    ("skills", "skill"),
    ("thread", "thread"),
    ("thread/attachment", "thread_extras"),
    ("thread/backgroundTerminals", "thread_extras"),
    ("thread/environment", "environment"),
    ("thread/goal", "thread_extras"),
    ("thread/guardian", "thread_extras"),
    ("thread/items", "history"),
    ("thread/memory", "thread_extras"),
    ("thread/prediction", "thread_extras"),
    ("thread/prepareApprovedPlan", "thread_extras"),
    ("thread/queue", "thread_extras"),
    ("thread/readState", "thread_extras"),
    ("thread/realtime", "realtime"),
    ("thread/sample", "thread_extras"),
    ("thread/search", "search"),
    ("thread/section", "thread_extras"),
    ("thread/timeline", "history"),
    ("thread/turns", "history"),
    ("turn/", "turn"),
    ("userVerification/", "device"),
    ("warning", "general"),
    ("windows", "windows"),
];

/// Concepts of definitions that several methods share, by the beginning of their names.
const SHARED: &[(&str, &str)] = &[
    ("Account", "account"),
    ("AgentMessage", "item"),
    ("App", "app"),
    ("AskForApproval", "policy"),
    ("Approvals", "policy"),
    ("ActivePermission", "policy"),
    ("CodexError", "turn"),
    ("CollabAgent", "item"),
    ("Command", "item"),
    ("Config", "config"),
    ("AdditionalFileSystem", "policy"),
    ("AdditionalNetwork", "policy"),
    ("AsyncUserInput", "item"),
    ("ByteRange", "turn"),
    ("CollaborationMode", "turn"),
    ("ContentItem", "response_item"),
    ("DynamicTool", "item"),
    ("FileSystem", "policy"),
    ("ImageDetail", "turn"),
    ("ImageGeneration", "item"),
    ("InternalChatMessage", "response_item"),
    ("MessagePhase", "item"),
    ("Misalignment", "item"),
    ("MultiAgentMode", "turn"),
    ("Network", "policy"),
    ("Personality", "turn"),
    ("ReadOnlyAccess", "policy"),
    ("ReasoningSummary", "turn"),
    ("Settings", "turn"),
    ("SubAgent", "thread"),
    ("TextElement", "turn"),
    ("FileUpdate", "item"),
    ("FunctionCall", "response_item"),
    ("Guardian", "item"),
    ("Hook", "hook"),
    ("LocalShell", "response_item"),
    ("Mcp", "mcp"),
    ("Memory", "item"),
    ("Model", "model"),
    ("Patch", "item"),
    ("Permission", "policy"),
    ("Plugin", "plugin"),
    ("RateLimit", "account"),
    ("Realtime", "realtime"),
    ("ReasoningItem", "response_item"),
    ("ResponseItem", "response_item"),
    ("Sandbox", "policy"),
    ("Skill", "skill"),
    ("Thread", "thread"),
    ("ThreadItem", "item"),
    ("ThreadRealtime", "realtime"),
    ("Turn", "turn"),
    ("UserInput", "turn"),
    ("WebSearch", "item"),
];

/// The concept of a method.
pub(crate) fn of_method(method: &str) -> &'static str {
    let conversation = if method.contains('/') {
        "general"
    } else {
        "conversation"
    };
    longest(METHODS, method).unwrap_or(conversation)
}

/// The concept of every definition: that of the only concept that reaches it, or by its name.
pub(crate) fn of_definitions(
    defs: &Defs,
    roots: &[(String, &'static str)],
) -> BTreeMap<String, &'static str> {
    let mut places: BTreeMap<String, &'static str> = BTreeMap::new();
    let mut reached: BTreeMap<String, BTreeSet<&'static str>> = BTreeMap::new();
    for (root, concept) in roots {
        places.entry(root.clone()).or_insert(concept);
        let mut open = vec![root.clone()];
        let mut seen = BTreeSet::new();
        while let Some(name) = open.pop() {
            if !seen.insert(name.clone()) {
                continue;
            }
            reached.entry(name.clone()).or_default().insert(concept);
            let parts = defs.get(&name).map(Def::parts).unwrap_or_default();
            open.extend(
                parts
                    .iter()
                    .filter_map(|part| part.target())
                    .map(str::to_owned),
            );
        }
    }
    let owners = owners(defs);
    for name in defs.keys() {
        // What only one definition is made of goes where that one goes.
        let mut name_of_place = name;
        let mut seen = BTreeSet::new();
        while let Some(owner) = owners.get(name_of_place)
            && seen.insert(name_of_place)
            && !places.contains_key(name_of_place)
        {
            name_of_place = owner;
        }
        if places.contains_key(name) {
            continue;
        }
        if let Some(place) = places.get(name_of_place).copied() {
            places.insert(name.clone(), place);
            continue;
        }
        let by_name = name;
        let name = name_of_place;
        let concepts = reached.get(name);
        let variant_of_item = name.ends_with("ThreadItem");
        let place = match concepts.and_then(|all| all.first()) {
            _ if variant_of_item => "item",
            _ if name.ends_with("ResponseItem") => "response_item",
            Some(only) if concepts.is_some_and(|all| all.len() == 1) => only,
            _ => longest(SHARED, name).unwrap_or("shared"),
        };
        places.insert(by_name.clone(), place);
    }
    places
}

/// For each definition that exactly one other names: that other.
fn owners(defs: &Defs) -> BTreeMap<String, String> {
    let mut users: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (name, def) in defs {
        for target in def.parts().iter().filter_map(|part| part.target()) {
            if target != name {
                users
                    .entry(target.to_owned())
                    .or_default()
                    .insert(name.clone());
            }
        }
    }
    users
        .into_iter()
        .filter_map(|(name, users)| match users.len() {
            1 => Some((name, users.into_iter().next()?)),
            _ => None,
        })
        .collect()
}

fn longest(table: &[(&str, &'static str)], name: &str) -> Option<&'static str> {
    table
        .iter()
        .filter(|(beginning, _)| name.starts_with(beginning))
        .max_by_key(|(beginning, _)| beginning.len())
        .map(|(_, place)| *place)
}

/// The first line of each file's docs.
pub(crate) fn title(place: &str) -> &'static str {
    match place {
        "account" => "Accounts: login, rate limits, usage.",
        "app" => "Apps and connectors.",
        "approval" => {
            "What the server asks of the client: approvals, input, elicitation, tool calls."
        }
        "conversation" => "The conversation API before threads, until 0.104.",
        "config" => "Configuration, as read and as written.",
        "connection" => "The handshake.",
        "device" => "Device keys.",
        "environment" => "Environments that threads run in.",
        "external_agent" => "Import from other agents.",
        "fs" => "Files of the server's machine.",
        "hook" => "Hooks and their runs.",
        "item" => "Items: what a turn is made of.",
        "mcp" => "MCP servers, their tools and resources.",
        "model" => "Models, providers and collaboration modes.",
        "plugin" => "Plugins and marketplaces.",
        "policy" => "Approval policies, sandboxes and permissions.",
        "process" => "Commands and processes run on request.",
        "project" => "Projects.",
        "realtime" => "Realtime (voice) sessions of a thread.",
        "remote_control" => "Remote control.",
        "response_item" => "Items in the form of the model's API.",
        "search" => "Fuzzy search of files.",
        "skill" => "Skills.",
        "history" => "Histories, page by page: turns, items, timelines.",
        "thread" => "Threads: conversations with an agent.",
        "thread_extras" => "What hangs on threads: goals, attachments, queues, sections, samples.",
        "turn" => "Turns: what the agent does in answer to input.",
        "windows" => "Setup on Windows.",
        "shared" => "Types that several concepts share.",
        _ => "Everything else.",
    }
}
