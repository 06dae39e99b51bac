//! The same with `codex-wrapper` and its feature `app-server`.

use codex_wrapper::Codex;
use codex_wrapper::app_server::{AppServer, ServerMessage, ThreadStartParams, TurnStartParams};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let codex = Codex::builder().build()?;
    let mut server = AppServer::builder(&codex).start().await?;
    let thread = server.thread_start(ThreadStartParams::new()).await?;
    let input = "Summarise this repository";
    server
        .turn_start(TurnStartParams::text(&thread.id, input))
        .await?;
    while let Some(message) = server.next_message().await? {
        if let ServerMessage::Notification(notification) = message {
            match notification.method.as_str() {
                "item/agentMessage/delta" => {
                    print!(
                        "{}",
                        notification.params["delta"].as_str().unwrap_or_default()
                    );
                }
                "turn/completed" => break,
                _ => {}
            }
        }
    }
    Ok(())
}
