//! The home that the conversation takes place in: a repository, a skill, a hook, an MCP server.

use std::path::Path;

use codex_threads_testkit::{Home, ScriptedModel};
use serde_json::json;
use tokio::process::Command;

use crate::Failure;

/// An MCP server of a few lines: a tool that echoes, one that asks the user, a resource.
const MCP_SERVER: &str = r#"
const out = (m) => process.stdout.write(JSON.stringify({jsonrpc: '2.0', ...m}) + '\n');
const text = (t) => ({content: [{type: 'text', text: t}], structuredContent: {said: t}});
const schema = {type: 'object', properties: {text: {type: 'string'}}};
let asked = 0;
const waiting = new Map();
require('readline').createInterface({input: process.stdin}).on('line', (line) => {
  const {id, method, params} = JSON.parse(line);
  if (method === undefined) { waiting.get(id)?.(); return; }
  if (id === undefined) return;
  const answer = (result) => out({id, result});
  switch (method) {
    case 'initialize': return answer({protocolVersion: params.protocolVersion,
      capabilities: {tools: {}, resources: {}}, serverInfo: {name: 'fake', version: '1.0.0', title: 'Fake'}});
    case 'tools/list': return answer({tools: [
      {name: 'echo', title: 'Echo', description: 'Says it again.', inputSchema: schema, annotations: {readOnlyHint: true}},
      {name: 'ask', description: 'Asks the user.', inputSchema: schema, annotations: {readOnlyHint: true}}]});
    case 'resources/list': return answer({resources: [
      {uri: 'fake://note', name: 'note', title: 'Note', mimeType: 'text/plain', description: 'A note.', size: 4}]});
    case 'resources/templates/list': return answer({resourceTemplates: [
      {uriTemplate: 'fake://{name}', name: 'any', mimeType: 'text/plain'}]});
    case 'resources/read': return answer({contents: [{uri: params.uri, mimeType: 'text/plain', text: 'note'}]});
    case 'tools/call':
      if (params.name === 'echo') return answer(text(params.arguments?.text ?? ''));
      const ask = `ask-${++asked}`;
      waiting.set(ask, () => answer(text('asked')));
      return out({id: ask, method: 'elicitation/create', params: {mode: 'form', message: 'Which colour?',
        requestedSchema: {type: 'object', properties: {colour: {type: 'string', enum: ['red', 'blue']}}, required: ['colour']}}});
    case 'ping': return answer({});
    default: return out({id, error: {code: -32601, message: 'no such method'}});
  }
});
"#;

const SKILL: &str = "---\nname: greet\ndescription: Greets whoever is there.\n---\nSay hello.\n";

/// Makes the home, and puts into it what a conversation can come across.
pub(crate) async fn make(model: &ScriptedModel) -> Result<Home, Failure> {
    let mut builder = Home::builder()
        .approval_policy("on-request")
        .sandbox_mode("read-only")
        .retries(1, 1)
        .config_line("show_raw_agent_reasoning = true");
    for feature in [
        "codex_hooks",
        "hooks",
        "collaboration_modes",
        "default_mode_request_user_input",
        "request_permissions_tool",
        "exec_permission_approvals",
        "goals",
        "thread_queue",
        "realtime_conversation",
        "workspace_dependencies",
    ] {
        builder = builder.feature(feature, !matches!(feature, "workspace_dependencies"));
    }
    let root = std::env::temp_dir().join(format!("codex-recorder-{}.js", std::process::id()));
    std::fs::write(&root, MCP_SERVER)?;
    let home = builder
        .config_table(&format!(
            "[mcp_servers.fake]\ncommand = \"node\"\nargs = [{}]\nstartup_timeout_sec = 20",
            json!(root.to_string_lossy())
        ))
        .build(model)?;

    let skill = home.path().join("skills/greet");
    std::fs::create_dir_all(&skill)?;
    std::fs::write(skill.join("SKILL.md"), SKILL)?;
    let command = json!([{"hooks": [{"type": "command", "command": "echo '{}'", "timeout": 5}]}]);
    let hooks =
        json!({"hooks": {"SessionStart": command, "UserPromptSubmit": command, "Stop": command}});
    std::fs::write(home.path().join("hooks.json"), hooks.to_string())?;
    std::fs::write(home.workdir().join("pixel.png"), PIXEL)?;
    std::fs::write(home.workdir().join("notes.txt"), "one\ntwo\n")?;
    git(&home, &["init", "-q", "-b", "main"]).await?;
    git(
        &home,
        &["remote", "add", "origin", "https://example.com/project.git"],
    )
    .await?;
    git(&home, &["add", "."]).await?;
    git(&home, &["commit", "-q", "-m", "Begin"]).await?;
    std::fs::write(home.workdir().join("notes.txt"), "one\ntwo\nthree\n")?;
    Ok(home)
}

/// The MCP server's file, which lies outside of the home.
pub(crate) fn mcp_server() -> std::path::PathBuf {
    std::env::temp_dir().join(format!("codex-recorder-{}.js", std::process::id()))
}

async fn git(home: &Home, words: &[&str]) -> Result<(), Failure> {
    let mut command = Command::new("git");
    command.args(words).current_dir(home.workdir());
    home.env().apply(command.as_std_mut());
    for who in ["AUTHOR", "COMMITTER"] {
        command
            .env(format!("GIT_{who}_NAME"), "User")
            .env(format!("GIT_{who}_EMAIL"), "user@example.com")
            .env(format!("GIT_{who}_DATE"), "2026-01-02T03:04:05Z");
    }
    let output = command.output().await?;
    if !output.status.success() {
        let stderr = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(format!("git {words:?}: {stderr}").into());
    }
    Ok(())
}

/// Where the home's folders lie.
pub(crate) fn root(home: &Home) -> &Path {
    home.workdir().parent().unwrap_or(home.workdir())
}

/// A picture of one pixel.
const PIXEL: &[u8] = &[
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d, 0x49, 0x48, 0x44, 0x52, 0, 0, 0,
    1, 0, 0, 0, 1, 8, 6, 0, 0, 0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 0x0d, 0x49, 0x44, 0x41, 0x54,
    0x78, 0x9c, 0x63, 0xf8, 0xcf, 0xc0, 0xf0, 0x1f, 0, 5, 0, 1, 0xff, 0x89, 0x99, 0x3d, 0x1d, 0, 0,
    0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82,
];
