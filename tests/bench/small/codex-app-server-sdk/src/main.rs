//! The same with `codex-app-server-sdk`.

use codex_app_server_sdk::CodexClient;
use codex_app_server_sdk::client::StdioConfig;
use codex_app_server_sdk::events::{ServerEvent, ServerNotification};
use codex_app_server_sdk::protocol::requests::{
    ClientInfo, InitializeParams, ThreadStartParams, TurnStartParams,
};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let client = CodexClient::spawn_stdio(StdioConfig::default()).await?;
    client
        .initialize(InitializeParams::new(ClientInfo::new(
            "small", "Small", "1",
        )))
        .await?;
    client.initialized().await?;
    let thread = client.thread_start(ThreadStartParams::default()).await?;
    let input = "Summarise this repository";
    client
        .turn_start(TurnStartParams::text(thread.thread.id, input))
        .await?;
    loop {
        match client.next_event().await? {
            ServerEvent::Notification(ServerNotification::ItemAgentMessageDelta(delta)) => {
                print!("{}", delta.delta.unwrap_or_default());
            }
            ServerEvent::Notification(ServerNotification::TurnCompleted(_)) => break,
            _ => {}
        }
    }
    Ok(())
}
