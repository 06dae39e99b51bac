//! What servers write: the ten notifications that come most often, as 0.169.0 writes them, and two
//! long answers.

#![allow(dead_code, reason = "no bench needs all of them")]

/// Each notification with a name of its own, as a line without its end.
pub(crate) fn notifications() -> impl Iterator<Item = (&'static str, &'static str)> {
    const NAMES: [&str; 10] = [
        "agent-message-delta",
        "command-output-delta",
        "reasoning-summary-delta",
        "command-started",
        "command-completed",
        "agent-message-completed",
        "token-usage-updated",
        "turn-started",
        "turn-completed",
        "thread-status-changed",
    ];
    NAMES
        .into_iter()
        .zip(include_str!("notifications.jsonl").lines())
}

/// The id of the `n`th thread.
pub(crate) fn thread_id(n: usize) -> String {
    format!("019a3c1e-7d42-7c10-9f00-{n:012}")
}

/// `count` deltas, with their line ends, of so many threads in turn.
pub(crate) fn deltas(count: usize, threads: usize) -> Vec<u8> {
    let mut lines = Vec::new();
    for n in 0..count {
        let thread = thread_id(n % threads);
        let line = format!(
            "{{\"method\":\"item/agentMessage/delta\",\"params\":{{\"threadId\":\"{thread}\",\"turnId\":\"{TURN}\",\"itemId\":\"msg_0123456789abcdef\",\"delta\":\"a few words of text\"}},\"emittedAtMs\":1767323047291}}\n"
        );
        lines.extend_from_slice(line.as_bytes());
    }
    lines
}

const TURN: &str = "019a3c1e-8000-7c10-9f00-1234567890ab";

// The payloads are texts, not trees: a tree would sort the members, and the server writes tags first.

fn command(n: usize) -> String {
    let output = "test result: ok. 12 passed; 0 failed\\n".repeat(8);
    format!(
        r#"{{"type":"commandExecution","id":"call_{n:08}","command":"bash -lc 'cargo test --workspace'","cwd":"/home/user/project","processId":"4711","source":"agent","status":"completed","commandActions":[{{"type":"unknown","command":"cargo test --workspace"}}],"aggregatedOutput":"{output}","exitCode":0,"durationMs":5230}}"#
    )
}

fn message(n: usize) -> String {
    let text = "The function reads the file, checks the header and returns the rows. ".repeat(5);
    format!(
        r#"{{"type":"agentMessage","id":"msg_{n:08}","text":"{text}","phase":"final_answer","memoryCitation":null}}"#
    )
}

fn reasoning(n: usize) -> String {
    format!(
        r#"{{"type":"reasoning","id":"rs_{n:08}","summary":["**Reading the parser**","Then its tests"],"content":[]}}"#
    )
}

fn prompt(n: usize) -> String {
    format!(
        r#"{{"type":"userMessage","id":"user_{n:08}","content":[{{"type":"text","text":"Please go on with the next file","text_elements":[]}}]}}"#
    )
}

fn thread(n: usize, turns: &str) -> String {
    let (id, session) = (thread_id(n), thread_id(0));
    format!(
        r#"{{"id":"{id}","sessionId":"{session}","forkedFromId":null,"preview":"Please look at the failing test in the parser and mend it","ephemeral":false,"modelProvider":"openai","createdAt":1790000000,"updatedAt":1790000500,"status":{{"type":"notLoaded"}},"path":"/home/user/.codex/sessions/2026/11/20/rollout-2026-11-20T10-00-00-019a3c1e.jsonl","cwd":"/home/user/project","cliVersion":"0.169.0","source":"vscode","agentNickname":null,"agentRole":null,"gitInfo":{{"sha":"0123456789abcdef0123456789abcdef01234567","branch":"main","originUrl":null}},"name":null,"turns":[{turns}],"historyMode":"paginated"}}"#
    )
}

/// The answer to `thread/list`.
pub(crate) fn list(count: usize) -> String {
    let threads: Vec<String> = (0..count).map(|n| thread(n, "")).collect();
    format!(
        r#"{{"data":[{}],"nextCursor":"2026-11-20T10:00:00Z|019a3c1e","backwardsCursor":null}}"#,
        threads.join(",")
    )
}

/// The answer to `thread/read`. Turns of ten items: a prompt, then reasoning, commands and messages.
pub(crate) fn read(items: usize) -> String {
    let turns: Vec<String> = (0..items / 10)
        .map(|turn| {
            let items: Vec<String> = (0..10)
                .map(|n| match n {
                    0 => prompt(turn),
                    1 | 4 | 7 => reasoning(turn * 10 + n),
                    2 | 3 | 5 | 6 => command(turn * 10 + n),
                    _ => message(turn * 10 + n),
                })
                .collect();
            format!(
                r#"{{"id":"turn-{turn}","items":[{}],"itemsView":"full","status":"completed","error":null,"startedAt":1790000000,"completedAt":1790000030,"durationMs":30000}}"#,
                items.join(",")
            )
        })
        .collect();
    format!(r#"{{"thread":{}}}"#, thread(0, &turns.join(",")))
}
