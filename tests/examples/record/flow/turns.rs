//! Turns: every kind of item, approval, question and end that a script can bring about.

use codex_threads_testkit::model::{Reply, Usage};
use serde_json::{Value, json};

use super::{Flow, merge, string_at};
use crate::Failure;

const PATCH: &str = "*** Begin Patch\n*** Add File: new.txt\n+patched\n*** Update File: notes.txt\n@@\n-one\n+eins\n*** End Patch";

impl Flow<'_> {
    /// Starts the thread of the conversation and runs its turns; its id.
    pub(super) async fn turns(&mut self) -> Result<String, Failure> {
        let thread = self.start_thread().await?;
        // Before 0.128 this is never answered; nor is it later, right after a turn has ended.
        if self.minor >= 128 {
            self.app
                .refused(
                    "turn/interrupt",
                    json!({"threadId": thread, "turnId": super::NO_THREAD}),
                )
                .await?;
        }
        self.talk(&thread).await?;
        self.tools(&thread).await?;
        self.questions_of_tools(&thread).await?;
        self.failures(&thread).await?;
        self.interruptions(&thread).await?;
        Ok(thread)
    }

    async fn start_thread(&mut self) -> Result<String, Failure> {
        let cwd = self.workdir();
        let schema = json!({"type": "object", "properties": {"city": {"type": "string"}}});
        let plain =
            json!({"name": "weather", "description": "The weather.", "inputSchema": schema});
        let mut tagged = plain.clone();
        merge(&mut tagged, json!({"type": "function"}));
        let params = |tool: Value| {
            json!({
                "cwd": cwd, "model": "scripted", "approvalPolicy": "on-request", "sandbox": "read-only",
                "serviceName": "recorder", "personality": "friendly", "developerInstructions": "Be brief.",
                "dynamicTools": [tool], "experimentalRawEvents": false, "persistExtendedHistory": true,
                "ephemeral": false,
            })
        };
        let result = self
            .app
            .call_either("thread/start", [params(tagged), params(plain)])
            .await?;
        let result = result.ok_or("no thread")?;
        Ok(string_at(&result, "/thread/id").ok_or("a thread without an id")?)
    }

    async fn talk(&mut self, thread: &str) -> Result<(), Failure> {
        let thinking = Reply::reasoning("").deltas(["**Counting** ", "carefully"]);
        let answer = thinking.then(Reply::message("").deltas(["one ", "two ", "three"]));
        let usage = Usage::new(900, 100).cached_input(800).reasoning_output(40);
        self.turn(
            thread,
            "Count to three",
            [answer.usage(usage)],
            json!({"effort": "low", "summary": "concise", "clientUserMessageId": "message-1"}),
        )
        .await?;
        let skill = self
            .home
            .path()
            .join("skills/greet/SKILL.md")
            .to_string_lossy()
            .into_owned();
        let input = json!([
            {"type": "text", "text": "Look at @notes", "text_elements": [{"byteRange": {"start": 8, "end": 14}, "placeholder": "@notes"}]},
            {"type": "localImage", "path": self.path("pixel.png")},
            {"type": "image", "url": "data:image/png;base64,iVBORw0KGgo="},
            {"type": "skill", "name": "greet", "path": skill},
            {"type": "mention", "name": "notes", "path": self.path("notes.txt")},
        ]);
        self.turn(
            thread,
            "",
            [Reply::message("Seen.")],
            json!({"input": input}),
        )
        .await?;
        Ok(())
    }

    async fn tools(&mut self, thread: &str) -> Result<(), Failure> {
        let shell = |line: &str| Reply::shell(line).escalated("The test wants it");
        for decision in [
            json!("accept"),
            json!("decline"),
            json!("acceptForSession"),
            json!("cancel"),
        ] {
            self.app.answers.decide(decision.clone());
            let line = format!(
                "echo {} && touch made",
                decision.as_str().unwrap_or_default()
            );
            self.turn(
                thread,
                "Run it",
                [shell(&line), Reply::message("Done.")],
                json!({}),
            )
            .await?;
        }
        let full =
            json!({"approvalPolicy": "never", "sandboxPolicy": {"type": "dangerFullAccess"}});
        let command = Reply::shell("cat notes.txt; ls; echo oops >&2; exit 3");
        self.turn(
            thread,
            "Let it fail",
            [command, Reply::message("It failed.")],
            full.clone(),
        )
        .await?;
        let careful =
            json!({"approvalPolicy": "on-request", "sandboxPolicy": {"type": "readOnly"}});
        for decision in ["accept", "decline"] {
            self.app.answers.decide(decision.into());
            self.turn(
                thread,
                "Patch it",
                [Reply::apply_patch(PATCH), Reply::message("Patched.")],
                careful.clone(),
            )
            .await?;
        }
        let writable = json!({"approvalPolicy": "untrusted", "sandboxPolicy": {"type": "workspaceWrite",
            "writableRoots": [], "networkAccess": false, "excludeTmpdirEnvVar": false, "excludeSlashTmp": false}});
        self.app.answers.decide("accept".into());
        self.turn(
            thread,
            "Untrusted",
            [Reply::shell("touch other"), Reply::message("Done.")],
            writable,
        )
        .await?;
        let plan = Reply::function_call(
            "update_plan",
            json!({"explanation": "Two steps", "plan": [{"step": "One", "status": "completed"}, {"step": "Two", "status": "in_progress"}, {"step": "Three", "status": "pending"}]}),
        );
        self.turn(
            thread,
            "Plan",
            [plan, Reply::message("Planned.")],
            full.clone(),
        )
        .await?;
        let weather = Reply::function_call("weather", json!({"city": "Bern"}));
        self.turn(
            thread,
            "Weather",
            [weather, Reply::message("Sunny.")],
            full.clone(),
        )
        .await?;
        for item in [
            json!({"type": "web_search_call", "id": "ws-1", "status": "completed", "action": {"type": "search", "query": "herons", "queries": ["herons"]}}),
            json!({"type": "web_search_call", "id": "ws-2", "status": "completed", "action": {"type": "open_page", "url": "https://example.com/"}}),
            json!({"type": "web_search_call", "id": "ws-3", "status": "completed", "action": {"type": "find_in_page", "url": "https://example.com/", "pattern": "heron"}}),
            json!({"type": "image_generation_call", "id": "ig-1", "status": "completed", "revised_prompt": "A heron", "result": "iVBORw0KGgo="}),
        ] {
            self.turn(
                thread,
                "Look",
                [Reply::item(item).then(Reply::message("Found."))],
                full.clone(),
            )
            .await?;
        }
        let view = Reply::function_call("view_image", json!({"path": self.path("pixel.png")}));
        self.turn(
            thread,
            "View",
            [view, Reply::message("A pixel.")],
            full.clone(),
        )
        .await?;
        self.mcp(thread, "echo", json!({"text": "heron"}), &full)
            .await?;
        // Before 0.111 the question reaches no client, and the turn waits for ever.
        if self.minor >= 111 {
            self.mcp(thread, "ask", json!({}), &careful).await?;
        }
        if self
            .app
            .call(
                "thread/shellCommand",
                json!({"threadId": thread, "command": "echo shell"}),
            )
            .await?
            .is_some()
        {
            self.ended(thread).await?;
        }
        self.app.call("mcpServer/tool/call", json!({"threadId": thread, "server": "fake", "tool": "echo", "arguments": {"text": "x"}})).await?;
        Ok(())
    }

    /// A call of a tool of the MCP server, in the form that the release at hand offers it.
    async fn mcp(
        &mut self,
        thread: &str,
        tool: &str,
        arguments: Value,
        more: &Value,
    ) -> Result<(), Failure> {
        let offered = self
            .model
            .requests()
            .last()
            .map(|request| request.body()["tools"].to_string())
            .unwrap_or_default();
        let call = if offered.contains("\"mcp__fake__echo\"") {
            Reply::function_call(format!("mcp__fake__{tool}"), arguments)
        } else {
            let namespace = if offered.contains("\"mcp__fake__\"") {
                "mcp__fake__"
            } else {
                "mcp__fake"
            };
            Reply::item(
                json!({"type": "function_call", "id": "fc-m", "call_id": format!("call-{tool}"), "namespace": namespace,
                "name": tool, "arguments": arguments.to_string(), "status": "completed"}),
            )
        };
        self.turn(
            thread,
            "Use the tool",
            [call, Reply::message("Used.")],
            more.clone(),
        )
        .await?;
        Ok(())
    }

    async fn questions_of_tools(&mut self, thread: &str) -> Result<(), Failure> {
        let question = Reply::function_call(
            "request_user_input",
            json!({"questions": [{"id": "colour", "header": "Colour", "question": "Which?", "options": [
                {"label": "Red", "description": "The warm one"}, {"label": "Blue", "description": "The cold one"}]}]}),
        );
        let settings =
            json!({"model": "scripted", "reasoning_effort": "low", "developer_instructions": null});
        let plan = json!({"collaborationMode": {"mode": "plan", "settings": settings}});
        let proposal = Reply::message("").deltas([
            "Here.\n<proposed_plan>\n",
            "- Paint it red\n",
            "</proposed_plan>\n",
        ]);
        self.turn(thread, "Ask me", [question, proposal], plan)
            .await?;
        let permissions = Reply::function_call(
            "request_permissions",
            json!({"reason": "To write", "permissions": {"file_system": {"write": [self.path("out")]}, "network": {"enabled": true}}}),
        );
        let default = json!({"collaborationMode": {"mode": "default", "settings": settings}, "approvalPolicy": "on-request"});
        self.turn(
            thread,
            "Permit",
            [permissions, Reply::message("Permitted.")],
            default,
        )
        .await?;
        Ok(())
    }

    async fn failures(&mut self, thread: &str) -> Result<(), Failure> {
        let broken = Reply::message("never whole").cut_after(2);
        self.turn(thread, "Try", [broken, Reply::message("Now.")], json!({}))
            .await?;
        for failure in [
            Reply::failed("context_length_exceeded", "Too long."),
            Reply::failed("insufficient_quota", "No more."),
            Reply::http_error(400, "{\"error\":{\"message\":\"bad\"}}"),
        ] {
            self.turn(thread, "Fail", [failure], json!({})).await?;
        }
        Ok(())
    }

    async fn interruptions(&mut self, thread: &str) -> Result<(), Failure> {
        let (reply, gate) = Reply::message("")
            .deltas(["before ", "after"])
            .hold_after(3);
        self.script([reply]);
        let input = json!([{"type": "text", "text": "Wait", "text_elements": []}]);
        let start = json!({"threadId": thread, "input": input});
        let Some(result) = self.app.call("turn/start", start.clone()).await? else {
            return Ok(());
        };
        gate.reached().await;
        let turn = string_at(&result, "/turn/id").ok_or("a turn without an id")?;
        self.app
            .call(
                "turn/steer",
                json!({"threadId": thread, "expectedTurnId": turn, "input": input}),
            )
            .await?;
        self.app
            .refused(
                "turn/steer",
                json!({"threadId": thread, "expectedTurnId": "stale", "input": input}),
            )
            .await?;
        gate.open();
        self.ended(thread).await?;
        self.app
            .refused(
                "turn/steer",
                json!({"threadId": thread, "expectedTurnId": turn, "input": input}),
            )
            .await?;

        let (reply, gate) = Reply::message("")
            .deltas(["before ", "after"])
            .hold_after(3);
        self.script([reply]);
        let Some(result) = self.app.call("turn/start", start).await? else {
            return Ok(());
        };
        gate.reached().await;
        let turn = string_at(&result, "/turn/id").ok_or("a turn without an id")?;
        self.app
            .call(
                "turn/interrupt",
                json!({"threadId": thread, "turnId": turn}),
            )
            .await?;
        self.ended(thread).await?;
        gate.open();
        Ok(())
    }
}
