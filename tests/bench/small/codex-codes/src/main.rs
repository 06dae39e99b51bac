//! The same with `codex-codes`.

use codex_codes::{
    AsyncClient, Notification, ServerMessage, ThreadStartParams, TurnStartParams, UserInput,
};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut client = AsyncClient::start().await?;
    let thread = client.thread_start(&ThreadStartParams::default()).await?;
    let params = TurnStartParams {
        thread_id: thread.thread.id,
        input: vec![UserInput::Text {
            text: "Summarise this repository".to_owned(),
            text_elements: None,
        }],
        ..TurnStartParams::default()
    };
    client.turn_start(&params).await?;
    while let Some(message) = client.next_message().await? {
        match message {
            ServerMessage::Notification(Notification::AgentMessageDelta(delta)) => {
                print!("{}", delta.delta)
            }
            ServerMessage::Notification(Notification::TurnCompleted(_)) => break,
            _ => {}
        }
    }
    Ok(())
}
