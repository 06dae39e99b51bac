//! What is done with threads as a whole: lists, reading, forking, rewinding, archiving.

use codex_threads_testkit::model::Reply;
use serde_json::{Value, json};

use super::{Flow, string_at};
use crate::Failure;

impl Flow<'_> {
    pub(super) async fn threads(&mut self, main: &str) -> Result<(), Failure> {
        self.decorate(main).await?;
        self.read(main).await?;
        self.organise(main).await?;
        self.lists(main).await?;
        self.fork_and_rewind(main).await?;
        self.compact_and_review(main).await?;
        self.archive().await?;
        self.app
            .call("thread/unsubscribe", json!({"threadId": main}))
            .await?;
        Ok(())
    }

    async fn decorate(&mut self, thread: &str) -> Result<(), Failure> {
        for (method, params) in [
            ("thread/name/set", json!({"name": "Herons"})),
            (
                "thread/metadata/update",
                json!({"gitInfo": {"branch": "main", "sha": null, "originUrl": "https://example.com/project.git"}}),
            ),
            (
                "thread/goal/set",
                json!({"objective": "Count herons", "status": "paused", "tokenBudget": 1000}),
            ),
            ("thread/goal/get", json!({})),
            ("thread/goal/clear", json!({})),
            ("thread/memoryMode/set", json!({"mode": "disabled"})),
            ("thread/memory/read", json!({})),
            (
                "thread/inject_items",
                json!({"items": [{"type": "message", "role": "user", "content": [{"type": "input_text", "text": "injected"}]}]}),
            ),
            ("thread/settings/update", json!({"effort": "high"})),
            ("thread/increment_elicitation", json!({})),
            ("thread/decrement_elicitation", json!({})),
            ("thread/backgroundTerminals/list", json!({})),
            ("thread/backgroundTerminals/clean", json!({})),
            (
                "thread/readState/update",
                json!({"expectedRevision": "0", "operation": {"type": "read"}}),
            ),
            ("thread/attachmentOwner/list", json!({})),
            ("thread/attachment/list", json!({})),
            ("thread/guardianReview", json!({})),
            (
                "thread/realtime/start",
                json!({"prompt": "hi", "outputModality": "text", "sessionId": null}),
            ),
            ("thread/realtime/stop", json!({})),
        ] {
            let mut params = params;
            super::merge(&mut params, json!({"threadId": thread}));
            self.app.call(method, params).await?;
        }
        Ok(())
    }

    async fn read(&mut self, thread: &str) -> Result<(), Failure> {
        self.app
            .call(
                "thread/read",
                json!({"threadId": thread, "includeTurns": true}),
            )
            .await?;
        let mut turn = None;
        for view in ["full", "summary", "notLoaded"] {
            let params =
                json!({"threadId": thread, "limit": 3, "itemsView": view, "sortDirection": "desc"});
            if let Some(page) = self.app.call("thread/turns/list", params).await? {
                turn = string_at(&page, "/data/0/id").or(turn);
                if let (Some(cursor), "summary") = (page.get("nextCursor"), view) {
                    let params = json!({"threadId": thread, "limit": 1, "cursor": cursor});
                    self.app.call("thread/turns/list", params).await?;
                }
            }
        }
        if let Some(page) = self
            .app
            .call("thread/items/list", json!({"threadId": thread, "limit": 4}))
            .await?
            && let (Some(item), Some(turn)) = (
                string_at(&page, "/data/0/item/id"),
                string_at(&page, "/data/0/turnId"),
            )
        {
            self.app
                .call(
                    "thread/items/read",
                    json!({"threadId": thread, "turnId": turn, "itemIds": [item]}),
                )
                .await?;
        }
        if let Some(turn) = &turn {
            self.app
                .call(
                    "thread/turns/items/list",
                    json!({"threadId": thread, "turnId": turn}),
                )
                .await?;
        }
        self.app
            .call(
                "thread/timeline/list",
                json!({"threadId": thread, "limit": 5}),
            )
            .await?;
        self.app
            .call("thread/search", json!({"searchTerm": "three", "limit": 2}))
            .await?;
        self.app
            .call(
                "thread/searchOccurrences",
                json!({"threadId": thread, "searchTerm": "three", "limit": 2}),
            )
            .await?;
        Ok(())
    }

    /// Sections, projects, queues.
    async fn organise(&mut self, thread: &str) -> Result<(), Failure> {
        let appearance = json!({"color": "blue", "icon": "bird"});
        if let Some(made) = self
            .app
            .call(
                "threadSection/create",
                json!({"name": "Birds", "appearance": appearance}),
            )
            .await?
            && let Some(id) =
                string_at(&made, "/section/id").or_else(|| string_at(&made, "/section/sectionId"))
        {
            self.app.call("threadSection/list", json!({})).await?;
            self.app
                .call(
                    "threadSection/update",
                    json!({"sectionId": id, "name": "Waders", "appearance": null}),
                )
                .await?;
            self.app
                .call(
                    "thread/section/move",
                    json!({"threadId": thread, "sectionId": id}),
                )
                .await?;
            self.app
                .call("thread/list", json!({"limit": 2, "sectionId": id}))
                .await?;
            self.app
                .call(
                    "thread/section/move",
                    json!({"threadId": thread, "sectionId": null}),
                )
                .await?;
            self.app
                .call("threadSection/delete", json!({"sectionId": id}))
                .await?;
        }
        let roots = json!([{"path": self.workdir()}]);
        if let Some(made) = self
            .app
            .call("project/create", json!({"idempotencyKey": "key-1", "name": "Birds", "roots": roots, "metadata": {"a": "b"}}))
            .await?
            && let Some(id) = string_at(&made, "/project/id").or_else(|| string_at(&made, "/project/projectId"))
        {
            self.app.call("project/list", json!({})).await?;
            self.app.call("project/read", json!({"projectId": id})).await?;
            self.app.call("project/update", json!({"projectId": id, "name": "Waders"})).await?;
            self.app.call("project/move", json!({"projectId": id, "beforeProjectId": null})).await?;
            self.app.call("thread/metadata/update", json!({"threadId": thread, "projectId": id})).await?;
            self.app.call("project/delete", json!({"projectId": id})).await?;
        }
        let input = json!([{"type": "text", "text": "Later", "text_elements": []}]);
        if self.app.accepts("thread/queue/add") {
            let (reply, gate) = Reply::message("").deltas(["a", "b"]).hold_after(3);
            self.script([reply]);
            let started = self
                .app
                .call("turn/start", json!({"threadId": thread, "input": input}))
                .await?;
            gate.reached().await;
            let added = self
                .app
                .call(
                    "thread/queue/add",
                    json!({"threadId": thread, "clientUserMessageId": "message-2", "input": input}),
                )
                .await?;
            self.app
                .call("thread/queue/list", json!({"threadId": thread}))
                .await?;
            if let Some(id) = added
                .as_ref()
                .and_then(|added| string_at(added, "/queuedSubmission/id"))
            {
                self.app
                    .call(
                        "thread/queue/update",
                        json!({"threadId": thread, "queuedSubmissionId": id, "input": input}),
                    )
                    .await?;
                self.app
                    .call(
                        "thread/queue/reorder",
                        json!({"threadId": thread, "queuedSubmissionIds": [id]}),
                    )
                    .await?;
                self.app
                    .call(
                        "thread/queue/delete",
                        json!({"threadId": thread, "queuedSubmissionId": id}),
                    )
                    .await?;
            }
            gate.open();
            if started.is_some() {
                self.ended(thread).await?;
            }
        }
        Ok(())
    }

    async fn lists(&mut self, main: &str) -> Result<(), Failure> {
        // Another thread, so that there is something to page through.
        if let Some(result) = self
            .app
            .call("thread/start", json!({"cwd": self.workdir()}))
            .await?
            && let Some(other) = string_at(&result, "/thread/id")
        {
            self.turn(
                &other,
                "Something else",
                [Reply::message("Yes.")],
                json!({}),
            )
            .await?;
        }
        self.app
            .call("thread/loaded/list", json!({"limit": 1}))
            .await?;
        let first = self
            .app
            .call("thread/list", json!({"limit": 1, "sortKey": "updated_at"}))
            .await?;
        if let Some(cursor) = first
            .as_ref()
            .and_then(|page| page.get("nextCursor"))
            .filter(|c| !c.is_null())
        {
            self.app
                .call(
                    "thread/list",
                    json!({"limit": 1, "sortKey": "updated_at", "cursor": cursor}),
                )
                .await?;
        }
        for filter in [
            json!({"modelProviders": []}),
            json!({"modelProviders": ["none"]}),
            json!({"sourceKinds": ["appServer", "cli"]}),
            json!({"cwd": self.workdir()}),
            json!({"searchTerm": "Count", "archived": false}),
            json!({"sortDirection": "asc"}),
            json!({"useStateDbOnly": true}),
        ] {
            let mut params = json!({"limit": 1});
            super::merge(&mut params, filter);
            self.app.call("thread/list", params).await?;
        }
        self.app
            .refused("thread/list", json!({"sortKey": "colour"}))
            .await?;
        self.app
            .call("getConversationSummary", json!({"conversationId": main}))
            .await?;
        Ok(())
    }

    async fn fork_and_rewind(&mut self, main: &str) -> Result<(), Failure> {
        let Some(forked) = self
            .app
            .call("thread/fork", json!({"threadId": main}))
            .await?
        else {
            return Ok(());
        };
        let fork = string_at(&forked, "/thread/id").ok_or("a fork without an id")?;
        let last = self
            .turn(&fork, "On the fork", [Reply::message("Forked.")], json!({}))
            .await?;
        if let (Some(turn), true) = (&last, self.minor >= 143) {
            self.app
                .call("thread/fork", json!({"threadId": fork, "lastTurnId": turn, "excludeTurns": true, "ephemeral": true}))
                .await?;
        }
        let rolled = self
            .app
            .call("thread/rollback", json!({"threadId": fork, "numTurns": 1}))
            .await?;
        if rolled.is_none()
            && let Some(turn) = &last
        {
            self.app
                .call(
                    "thread/revert",
                    json!({"threadId": fork, "beforeTurnId": turn}),
                )
                .await?;
        }
        self.app
            .call(
                "thread/read",
                json!({"threadId": fork, "includeTurns": false}),
            )
            .await?;
        self.app
            .call("thread/delete", json!({"threadId": fork}))
            .await?;
        Ok(())
    }

    async fn compact_and_review(&mut self, main: &str) -> Result<(), Failure> {
        self.script([Reply::message("A summary.")]);
        if self
            .app
            .call("thread/compact/start", json!({"threadId": main}))
            .await?
            .is_some()
        {
            self.ended(main).await?;
        }
        let finding = json!({"findings": [{"title": "A finding", "body": "It is so.", "confidence_score": 0.5, "priority": 1,
            "code_location": {"absolute_file_path": self.path("notes.txt"), "line_range": {"start": 1, "end": 2}}}],
            "overall_correctness": "patch is correct", "overall_explanation": "Fine.", "overall_confidence_score": 0.9});
        for delivery in [Value::Null, json!("inline"), json!("detached")] {
            // Every request gets the verdict: some releases ask for a title beside it.
            self.model.always(Reply::message(finding.to_string()));
            let target = if delivery.is_null() {
                json!({"type": "uncommittedChanges"})
            } else {
                json!({"type": "custom", "instructions": "Look."})
            };
            let params = json!({"threadId": main, "target": target, "delivery": delivery});
            if let Some(result) = self.app.call("review/start", params).await? {
                let thread =
                    string_at(&result, "/reviewThreadId").unwrap_or_else(|| main.to_owned());
                self.ended(&thread).await?;
            }
        }
        Ok(())
    }

    async fn archive(&mut self) -> Result<(), Failure> {
        let started = self
            .app
            .call("thread/start", json!({"cwd": self.workdir()}))
            .await?;
        let Some(thread) = started
            .as_ref()
            .and_then(|result| string_at(result, "/thread/id"))
        else {
            return Ok(());
        };
        self.turn(
            &thread,
            "Put it away",
            [Reply::message("Gladly.")],
            json!({}),
        )
        .await?;
        self.app
            .call("thread/archive", json!({"threadId": thread}))
            .await?;
        self.app
            .call("thread/list", json!({"archived": true, "limit": 1}))
            .await?;
        self.app
            .call("thread/unarchive", json!({"threadId": thread}))
            .await?;
        self.app
            .call(
                "thread/resume",
                json!({"threadId": thread, "excludeTurns": true}),
            )
            .await?;
        Ok(())
    }
}
