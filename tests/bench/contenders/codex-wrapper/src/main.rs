//! `codex-wrapper` with its feature `app-server`: notifications with their params as a `Value`, in an unbounded queue.

use codex_bench_common::{Contender, Failure, Seen, Task, params};
use codex_wrapper::Codex;
use codex_wrapper::app_server::{
    AppServer, AppServerHandle, ServerMessage, ThreadStartParams, TurnStartParams,
};
use serde_json::json;

fn main() {
    codex_bench_common::main::<Wrapper>();
}

struct Wrapper {
    /// Of the first one, which has the messages.
    server: Option<AppServer>,
    handle: AppServerHandle,
}

impl Contender for Wrapper {
    type Thread = String;

    async fn connect(task: &Task) -> Result<Self, Failure> {
        let codex = Codex::builder().binary(&task.program).build()?;
        let server = AppServer::builder(&codex).start().await?;
        Ok(Self {
            handle: server.handle(),
            server: Some(server),
        })
    }

    async fn start_thread(&mut self) -> Result<String, Failure> {
        Ok(self.handle.thread_start(ThreadStartParams::new()).await?.id)
    }

    async fn start_turn(&mut self, thread: &String) -> Result<(), Failure> {
        self.handle
            .turn_start(TurnStartParams::text(thread, "Go"))
            .await?;
        Ok(())
    }

    async fn consume(&mut self, seen: &mut Seen) -> Result<(), Failure> {
        let server = self.server.as_mut().ok_or("not the first one")?;
        match server.next_message().await? {
            Some(ServerMessage::Notification(notification)) => match notification.method.as_str() {
                "item/agentMessage/delta" => {
                    seen.delta(notification.params["delta"].as_str().unwrap_or_default());
                }
                "turn/completed" => match notification.turn_completed() {
                    Some(_) => seen.end(),
                    None => seen.undecoded += 1,
                },
                _ => seen.other(),
            },
            Some(_) => {}
            None => return Err("the server is gone".into()),
        }
        Ok(())
    }

    async fn listed(&mut self) -> Result<bool, Failure> {
        let listed = self.handle.request("thread/loaded/list", json!({})).await?;
        Ok(listed["data"]
            .as_array()
            .is_some_and(|data| !data.is_empty()))
    }

    fn another(&self) -> Result<Self, &'static str> {
        Ok(Self {
            server: None,
            handle: self.handle.clone(),
        })
    }

    async fn history(&mut self) -> Result<usize, Failure> {
        let read = self
            .handle
            .request("thread/read", params::history())
            .await?;
        Ok(read["thread"]["turns"].as_array().map_or(0, Vec::len))
    }
}
