//! A program of the least that is of use, with this client.

use codex_threads::Codex;
use codex_threads::protocol::{ServerNotification, ThreadStartParams};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let codex = Codex::spawn().await?;
    let thread = codex.start_thread(ThreadStartParams::new()).await?;
    let mut turn = thread.start_turn("Summarise this repository").await?;
    while let Some(event) = turn.next().await {
        if let Some(ServerNotification::AgentMessageDelta(delta)) = event.decode() {
            print!("{}", delta.delta);
        }
    }
    Ok(())
}
