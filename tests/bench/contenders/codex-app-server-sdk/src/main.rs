//! `codex-app-server-sdk`: typed events in a broadcast channel of 1,024. Who lags loses the oldest.

use std::time::Duration;

use codex_app_server_sdk::CodexClient;
use codex_app_server_sdk::client::StdioConfig;
use codex_app_server_sdk::events::{ServerEvent, ServerNotification};
use codex_app_server_sdk::protocol::requests::{
    ClientInfo, InitializeParams, ThreadLoadedListParams, ThreadReadParams, ThreadStartParams,
    TurnStartParams,
};
use codex_bench_common::{Contender, Failure, HISTORY, Outcome, Report, Seen, Task, runs};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

fn main() {
    codex_bench_common::main::<Sdk>();
}

struct Sdk {
    client: CodexClient,
    events: Receiver<ServerEvent>,
}

impl Contender for Sdk {
    type Thread = String;

    async fn connect(task: &Task) -> Result<Self, Failure> {
        let config = StdioConfig {
            codex_binary: task.program.clone(),
            ..StdioConfig::default()
        };
        let client = CodexClient::spawn_stdio(config).await?;
        let hello = ClientInfo::new("bench", "Bench", "1");
        client.initialize(InitializeParams::new(hello)).await?;
        client.initialized().await?;
        Ok(Self {
            events: client.subscribe(),
            client,
        })
    }

    async fn start_thread(&mut self) -> Result<String, Failure> {
        let params = ThreadStartParams::default();
        Ok(self.client.thread_start(params).await?.thread.id)
    }

    async fn start_turn(&mut self, thread: &String) -> Result<(), Failure> {
        self.client
            .turn_start(TurnStartParams::text(thread, "Go"))
            .await?;
        Ok(())
    }

    async fn consume(&mut self, seen: &mut Seen) -> Result<(), Failure> {
        match self.events.recv().await {
            Ok(ServerEvent::Notification(notification)) => match notification {
                ServerNotification::ItemAgentMessageDelta(delta) => {
                    seen.delta(delta.delta.as_deref().unwrap_or_default());
                }
                ServerNotification::TurnCompleted(_) => seen.end(),
                ServerNotification::Unknown { .. } => {
                    seen.undecoded += 1;
                    seen.other();
                }
                _ => seen.other(),
            },
            Ok(_) => {}
            Err(RecvError::Lagged(lost)) => seen.lost += lost,
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }

    async fn listed(&mut self) -> Result<bool, Failure> {
        let params = ThreadLoadedListParams::default();
        Ok(!self
            .client
            .thread_loaded_list(params)
            .await?
            .data
            .is_empty())
    }

    fn another(&self) -> Result<Self, &'static str> {
        Ok(Self {
            client: self.client.clone(),
            events: self.client.subscribe(),
        })
    }

    async fn history(&mut self) -> Result<usize, Failure> {
        let params = ThreadReadParams {
            thread_id: HISTORY.to_owned(),
            include_turns: Some(true),
            extra: serde_json::Map::new(),
        };
        let read = self.client.thread_read(params).await?;
        // Its type for the answer is a map of values.
        Ok(read.extra["thread"]["turns"].as_array().map_or(0, Vec::len))
    }

    async fn stream(mut self, task: &Task) -> Outcome {
        let (_threads, meter) = runs::begin(&mut self, task).await?;
        let mut report = Report::default();
        while report.seen.ends < task.threads as u64 {
            if report.seen.lost == 0 || !self.events.is_empty() {
                self.consume(&mut report.seen).await?;
                continue;
            }
            // Ends may be among what is lost: then silence is the end.
            let so_far = report.clone().stop(&meter);
            let next = self.consume(&mut report.seen);
            match tokio::time::timeout(Duration::from_millis(500), next).await {
                Ok(consumed) => consumed?,
                Err(_) => return Ok(so_far),
            }
        }
        Ok(report.stop(&meter))
    }
}
