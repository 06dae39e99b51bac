//! The same with `LinesCodec` and values.

use std::process::Stdio;

use futures_util::StreamExt as _;
use serde_json::{Value, json};
use tokio::io::AsyncWriteExt as _;
use tokio::process::Command;
use tokio_util::codec::{FramedRead, LinesCodec};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut child = Command::new("codex")
        .arg("app-server")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .kill_on_drop(true)
        .spawn()?;
    let mut stdin = child.stdin.take().ok_or("piped")?;
    let mut lines = FramedRead::new(child.stdout.take().ok_or("piped")?, LinesCodec::new());
    let hello = json!({"id": 1, "method": "initialize", "params": {"clientInfo": {"name": "small", "version": "1"}}});
    let start = json!({"id": 2, "method": "thread/start", "params": {}});
    let initialized = json!({"method": "initialized"});
    stdin
        .write_all(format!("{hello}\n{initialized}\n{start}\n").as_bytes())
        .await?;
    while let Some(line) = lines.next().await {
        let message: Value = serde_json::from_str(&line?)?;
        if message["id"] == 2 {
            let thread = &message["result"]["thread"]["id"];
            let input = json!([{"type": "text", "text": "Summarise this repository"}]);
            let turn = json!({"id": 3, "method": "turn/start", "params": {"threadId": thread, "input": input}});
            stdin.write_all(format!("{turn}\n").as_bytes()).await?;
        }
        match message["method"].as_str() {
            Some("item/agentMessage/delta") => print!(
                "{}",
                message["params"]["delta"].as_str().unwrap_or_default()
            ),
            Some("turn/completed") => break,
            _ => {}
        }
    }
    Ok(())
}
