//! The test that this crate's documentation shows.

use std::process::Stdio;

use codex_threads_testkit::{Home, Release, ScriptedModel, model::Reply};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::process::Command;

#[tokio::test]
async fn the_client_shows_what_the_command_printed() -> Result<(), Box<dyn std::error::Error>> {
    let release = Release::get("0.169.0").await?;
    let model = ScriptedModel::start().await?;
    model.script([
        Reply::reasoning("I should look").then(Reply::shell("echo from-the-shell")),
        Reply::message("It printed a line.").chunked(4),
    ]);
    let home = Home::new(&model)?;

    let mut command = Command::new(release.program());
    command
        .arg("app-server")
        .current_dir(home.workdir())
        .kill_on_drop(true);
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null());
    home.env().apply(command.as_std_mut());
    let mut codex = command.spawn()?;
    let mut stdin = codex.stdin.take().ok_or("no stdin")?;
    let mut lines = BufReader::new(codex.stdout.take().ok_or("no stdout")?).lines();

    let mut thread = Value::Null;
    for (id, method) in ["initialize", "thread/start", "turn/start"]
        .into_iter()
        .enumerate()
    {
        let params = match method {
            "initialize" => json!({"clientInfo": {"name": "my-client", "version": "1.0.0"}}),
            "thread/start" => json!({"cwd": home.workdir()}),
            _ => {
                json!({"threadId": thread, "input": [{"type": "text", "text": "Look", "text_elements": []}]})
            }
        };
        let request = json!({"id": id, "method": method, "params": params});
        stdin.write_all(format!("{request}\n").as_bytes()).await?;
        // The response, among the notifications.
        while let Some(line) = lines.next_line().await? {
            let message: Value = serde_json::from_str(&line)?;
            if message["id"] == id && message.get("method").is_none() {
                if method == "thread/start" {
                    thread = message["result"]["thread"]["id"].clone();
                }
                break;
            }
        }
        if method == "initialize" {
            stdin.write_all(b"{\"method\":\"initialized\"}\n").await?;
        }
    }

    // What the model was asked after the command had run.
    model.next_request().await?;
    let second = model.next_request().await?;
    assert!(second.tool_outputs()[0].1.contains("from-the-shell"));

    drop(stdin); // The server ends with its input.
    codex.wait().await?;
    assert_eq!((model.remaining(), model.unscripted()), (0, 0));
    Ok(())
}
