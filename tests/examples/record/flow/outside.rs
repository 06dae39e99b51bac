//! What has to do with no thread: settings, files, processes, accounts.

use serde_json::{Value, json};

use super::Flow;
use crate::Failure;

impl Flow<'_> {
    pub(super) async fn outside(&mut self) -> Result<(), Failure> {
        self.questions().await?;
        self.files().await?;
        self.processes().await?;
        self.searches().await?;
        self.settings().await?;
        self.account().await
    }

    async fn questions(&mut self) -> Result<(), Failure> {
        let cwd = self.workdir();
        for (method, params) in [
            ("model/list", json!({"limit": 5, "includeHidden": true})),
            ("modelProvider/capabilities/read", json!({})),
            ("modelProvider/list", json!({})),
            ("config/read", json!({"includeLayers": true, "cwd": cwd})),
            ("skills/list", json!({"cwds": [cwd], "forceReload": true})),
            ("mcpServerStatus/list", json!({"limit": 5})),
            ("account/read", json!({"refreshToken": false})),
            ("account/rateLimits/read", json!({})),
            ("account/usage/read", json!({})),
            ("accountSession/list", json!({})),
            (
                "getAuthStatus",
                json!({"includeToken": false, "refreshToken": false}),
            ),
            ("gitDiffToRemote", json!({"cwd": cwd})),
            ("collaborationMode/list", json!({})),
            ("experimentalFeature/list", json!({"limit": 5})),
            ("permissionProfile/list", json!({"cwd": cwd})),
            ("hooks/list", json!({"cwds": [cwd]})),
            ("plugin/list", json!({"cwds": [cwd]})),
            ("plugin/installed", json!({"cwds": [cwd]})),
            ("plugin/reconcile", json!({})),
            (
                "plugin/read",
                json!({"pluginName": "none", "marketplacePath": self.path("none.json")}),
            ),
            ("app/list", json!({"limit": 5})),
            ("app/installed", json!({})),
            ("app/read", json!({"appIds": ["none"]})),
            ("memory/status", json!({})),
            ("environment/info", json!({"environmentId": "local"})),
            ("environment/status", json!({"environmentId": "local"})),
            (
                "externalAgentConfig/detect",
                json!({"cwds": [cwd], "includeHome": true}),
            ),
            ("externalAgentConfig/import", json!({"migrationItems": []})),
            ("thread/realtime/listVoices", json!({})),
            (
                "mcpServer/resource/read",
                json!({"server": "fake", "uri": "fake://note"}),
            ),
            ("mock/experimentalMethod", json!({"value": "x"})),
            ("rollout/compress", json!({})),
        ] {
            self.app.call(method, params).await?;
        }
        // Without params, or with null: the types differ by release.
        for method in [
            "configRequirements/read",
            "account/workspaceMessages/read",
            "account/gatewayOAuth/read",
            "account/securitySetup/read",
            "externalAgentConfig/import/readHistories",
            "remoteControl/status/read",
            "server/diagnostics",
            "userVerification/status",
            "windowsSandbox/readiness",
        ] {
            // Where null is refused, an object is meant.
            self.app
                .call_either(method, [Value::Null, json!({})])
                .await?;
        }
        Ok(())
    }

    async fn files(&mut self) -> Result<(), Failure> {
        let folder = self.path("files");
        let file = self.path("files/a.txt");
        let copy = self.path("files/b.txt");
        self.app
            .call(
                "fs/createDirectory",
                json!({"path": folder, "recursive": true}),
            )
            .await?;
        let watched = self
            .app
            .call("fs/watch", json!({"path": folder, "watchId": "watch-1"}))
            .await?;
        self.app
            .call(
                "fs/writeFile",
                json!({"path": file, "dataBase64": "aGVsbG8="}),
            )
            .await?;
        if watched.is_some() {
            self.app.wait("fs/changed", |_| true).await?;
            self.app
                .call("fs/unwatch", json!({"watchId": "watch-1"}))
                .await?;
        }
        self.app.call("fs/readFile", json!({"path": file})).await?;
        self.app
            .call("fs/getMetadata", json!({"path": file}))
            .await?;
        self.app
            .call(
                "fs/copy",
                json!({"sourcePath": file, "destinationPath": copy}),
            )
            .await?;
        self.app
            .call("fs/readDirectory", json!({"path": folder}))
            .await?;
        self.app
            .call(
                "fs/remove",
                json!({"path": folder, "recursive": true, "force": true}),
            )
            .await?;
        self.app
            .refused("fs/readFile", json!({"path": file}))
            .await?;
        Ok(())
    }

    async fn processes(&mut self) -> Result<(), Failure> {
        let cwd = self.workdir();
        let policy = json!({"type": "dangerFullAccess"});
        let command = json!(["sh", "-c", "echo out; echo err >&2; exit 3"]);
        self.app
            .call("command/exec", json!({"command": command, "cwd": cwd, "timeoutMs": 10_000, "sandboxPolicy": policy}))
            .await?;
        if self.app.accepts("command/exec/write") {
            let id = self
                .app
                .send_request(
                    "command/exec",
                    json!({"command": ["cat"], "cwd": cwd, "processId": "p-1", "tty": true, "streamStdin": true,
                        "streamStdoutStderr": true, "size": {"rows": 24, "cols": 80}, "sandboxPolicy": policy}),
                )
                .await?;
            self.app
                .call(
                    "command/exec/write",
                    json!({"processId": "p-1", "deltaBase64": "aGkK"}),
                )
                .await?;
            self.app.wait("command/exec/outputDelta", |_| true).await?;
            let size = json!({"rows": 30, "cols": 90});
            self.app
                .call(
                    "command/exec/resize",
                    json!({"processId": "p-1", "size": size}),
                )
                .await?;
            self.app
                .call("command/exec/terminate", json!({"processId": "p-1"}))
                .await?;
            let _ = self.app.answer_of(id).await?;
        }
        if self.app.accepts("process/spawn") {
            for (handle, command) in [
                ("h-1", json!(["cat"])),
                ("h-2", json!(["sh", "-c", "exit 4"])),
            ] {
                self.app
                    .call(
                        "process/spawn",
                        json!({"command": command, "cwd": cwd, "processHandle": handle, "tty": handle == "h-1",
                            "streamStdin": true, "streamStdoutStderr": true, "timeoutMs": 20_000}),
                    )
                    .await?;
            }
            self.app
                .wait("process/exited", |params| {
                    params.get("processHandle") == Some(&"h-2".into())
                })
                .await?;
            self.app
                .call(
                    "process/writeStdin",
                    json!({"processHandle": "h-1", "deltaBase64": "aGkK"}),
                )
                .await?;
            self.app.wait("process/outputDelta", |_| true).await?;
            self.app
                .call(
                    "process/resizePty",
                    json!({"processHandle": "h-1", "size": {"rows": 30, "cols": 90}}),
                )
                .await?;
            self.app
                .call("process/kill", json!({"processHandle": "h-1"}))
                .await?;
            self.app
                .wait("process/exited", |params| {
                    params.get("processHandle") == Some(&"h-1".into())
                })
                .await?;
        }
        Ok(())
    }

    async fn searches(&mut self) -> Result<(), Failure> {
        let roots = json!([self.workdir()]);
        self.app
            .call(
                "fuzzyFileSearch",
                json!({"query": "note", "roots": roots, "cancellationToken": "c-1"}),
            )
            .await?;
        let started = self
            .app
            .call(
                "fuzzyFileSearch/sessionStart",
                json!({"sessionId": "s-1", "roots": roots}),
            )
            .await?;
        if started.is_some() {
            self.app
                .call(
                    "fuzzyFileSearch/sessionUpdate",
                    json!({"sessionId": "s-1", "query": "pix"}),
                )
                .await?;
            self.app
                .wait("fuzzyFileSearch/sessionCompleted", |_| true)
                .await?;
            self.app
                .call("fuzzyFileSearch/sessionStop", json!({"sessionId": "s-1"}))
                .await?;
        }
        Ok(())
    }

    async fn settings(&mut self) -> Result<(), Failure> {
        let edit =
            json!({"keyPath": "model_verbosity", "value": "low", "mergeStrategy": "replace"});
        self.app.call("config/value/write", edit.clone()).await?;
        self.app
            .call("config/batchWrite", json!({"edits": [edit]}))
            .await?;
        self.app
            .refused(
                "config/value/write",
                json!({"keyPath": "model", "value": 3, "mergeStrategy": "upsert"}),
            )
            .await?;
        let skill = self.home.path().join("skills/greet/SKILL.md");
        self.app
            .call(
                "skills/config/write",
                json!({"path": skill.to_string_lossy(), "enabled": true}),
            )
            .await?;
        self.app
            .call("skills/extraRoots/set", json!({"extraRoots": []}))
            .await?;
        self.app
            .call(
                "experimentalFeature/enablement/set",
                json!({"enablement": {}}),
            )
            .await?;
        self.app
            .call("config/mcpServer/reload", Value::Null)
            .await?;
        let marketplace = self.path("market/.agents/plugins/marketplace.json");
        let plugin = self.path("market/plugins/sample/.codex-plugin/plugin.json");
        for (path, text) in [
            (
                &marketplace,
                json!({"name": "market", "interface": {"displayName": "Market"}, "plugins": [{"name": "sample",
                    "source": {"source": "local", "path": "./plugins/sample"},
                    "policy": {"installation": "AVAILABLE", "authentication": "ON_INSTALL"}, "category": "Coding"}]}),
            ),
            (
                &plugin,
                json!({"name": "sample", "version": "1.0.0", "description": "A sample.",
                    "interface": {"displayName": "Sample", "shortDescription": "A sample.", "category": "Coding",
                        "capabilities": ["Read"], "defaultPrompt": "Do it"}}),
            ),
        ] {
            if let Some(folder) = std::path::Path::new(path).parent() {
                std::fs::create_dir_all(folder)?;
            }
            std::fs::write(path, text.to_string())?;
        }
        let cwds = json!([self.path("market")]);
        self.app.call("plugin/list", json!({"cwds": cwds})).await?;
        self.app
            .call(
                "plugin/read",
                json!({"pluginName": "sample", "marketplacePath": marketplace}),
            )
            .await?;
        self.app
            .call("marketplace/add", json!({"source": self.path("market")}))
            .await?;
        self.app
            .call("marketplace/upgrade", json!({"marketplaceName": "market"}))
            .await?;
        self.app
            .call("marketplace/remove", json!({"marketplaceName": "market"}))
            .await?;
        let _ = std::fs::remove_dir_all(self.path("market"));
        Ok(())
    }

    async fn account(&mut self) -> Result<(), Failure> {
        let login = self
            .app
            .call(
                "account/login/start",
                json!({"type": "apiKey", "apiKey": "not-a-key"}),
            )
            .await?;
        if login.is_some() {
            self.app.wait("account/updated", |_| true).await?;
            self.app
                .call("account/read", json!({"refreshToken": false}))
                .await?;
            self.app.call("account/logout", Value::Null).await?;
            self.app.wait("account/updated", |_| true).await?;
        }
        self.app
            .call("account/login/cancel", json!({"loginId": super::NO_THREAD}))
            .await?;
        Ok(())
    }
}
