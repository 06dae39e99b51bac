//! `codex-codes`, its asynchronous client: every message is typed as it is read, by whoever reads.

use codex_bench_common::{Contender, Failure, Seen, Task, params};
use codex_codes::protocol_generated::types::{ThreadLoadedListResponse, ThreadReadResponse};
use codex_codes::{
    AppServerBuilder, AsyncClient, Error, Notification, ServerMessage, ThreadStartParams,
    TurnStartParams, UserInput,
};
use serde_json::json;

fn main() {
    codex_bench_common::main::<Codes>();
}

struct Codes {
    client: AsyncClient,
}

impl Contender for Codes {
    type Thread = String;

    async fn connect(task: &Task) -> Result<Self, Failure> {
        let builder = AppServerBuilder::new().command(&task.program);
        Ok(Self {
            client: AsyncClient::start_with(builder).await?,
        })
    }

    async fn start_thread(&mut self) -> Result<String, Failure> {
        let params = ThreadStartParams::default();
        Ok(self.client.thread_start(&params).await?.thread.id)
    }

    async fn start_turn(&mut self, thread: &String) -> Result<(), Failure> {
        let params = TurnStartParams {
            thread_id: thread.to_owned(),
            input: vec![UserInput::Text {
                text: "Go".to_owned(),
                text_elements: None,
            }],
            ..TurnStartParams::default()
        };
        self.client.turn_start(&params).await?;
        Ok(())
    }

    async fn consume(&mut self, seen: &mut Seen) -> Result<(), Failure> {
        match self.client.next_message().await {
            Ok(Some(ServerMessage::Notification(notification))) => match notification {
                Notification::AgentMessageDelta(delta) => seen.delta(&delta.delta),
                Notification::TurnCompleted(_) => seen.end(),
                Notification::Unknown { .. } => {
                    seen.undecoded += 1;
                    seen.other();
                }
                _ => seen.other(),
            },
            Ok(Some(ServerMessage::Request { .. })) => {}
            Ok(None) => return Err(Error::ServerClosed.into()),
            Err(Error::Deserialization(_)) => {
                seen.undecoded += 1;
                seen.other();
            }
            Err(error) => return Err(error.into()),
        }
        Ok(())
    }

    async fn listed(&mut self) -> Result<bool, Failure> {
        let listed: ThreadLoadedListResponse = self
            .client
            .request("thread/loaded/list", &json!({}))
            .await?;
        Ok(!listed.data.is_empty())
    }

    fn another(&self) -> Result<Self, &'static str> {
        Err("`request` takes `&mut self`: one at a time")
    }

    async fn history(&mut self) -> Result<usize, Failure> {
        let read: ThreadReadResponse = self
            .client
            .request("thread/read", &params::history())
            .await?;
        Ok(read.thread.turns.len())
    }
}
