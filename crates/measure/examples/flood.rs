//! What a message costs, from the pipe to the consumer:
//! `cargo run --release -p codex-threads-measure --example flood`.
//!
//! A shell script plays the server: it answers the handshake and then writes as many deltas as fit
//! through the pipe. Three ways of consuming them are measured, each with a connection of its own.

use std::error::Error;
use std::time::{Duration, Instant};

use codex_threads::protocol::ServerNotification;
use codex_threads::{Codex, Event};

const DELTAS: u64 = 1_000_000;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let flood = folder.path().join("flood");
    let mut lines = String::new();
    for n in 0..1_000 {
        lines.push_str(&format!(
            r#"{{"method":"item/agentMessage/delta","params":{{"threadId":"019a0000-0000-7000-8000-000000000000","turnId":"019a0000-0000-7000-8000-000000000001","itemId":"msg_{n:03}","delta":" a piece of text"}},"emittedAtMs":1795224399103}}"#
        ));
        lines.push('\n');
    }
    std::fs::write(&flood, lines.repeat(100))?;
    let script = format!(
        r#"read -r discover; read -r initialize
echo '{{"id":1,"error":{{"code":-32600,"message":"no"}}}}'
echo '{{"id":2,"result":{{"userAgent":"x/0.169.0 (Linux) x"}}}}'
read -r initialized; read -r go
for n in 1 2 3 4 5 6 7 8 9 10; do cat '{}'; done
echo '{{"method":"done","params":{{"threadId":"019a0000-0000-7000-8000-000000000000"}}}}'
exec cat > /dev/null"#,
        flood.display()
    );

    for way in ["events, decoded", "events, undecoded", "nobody reads"] {
        let codex = Codex::builder().connect(shell(&script)?).await?;
        let mut events = codex.thread_events("019a0000-0000-7000-8000-000000000000");
        let cpu = cpu_time();
        let begun = Instant::now();
        codex.notify("go", None::<&()>)?;
        let mut text = 0;
        if way == "nobody reads" {
            while codex.stats().messages < DELTAS + 2 {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        } else {
            while let Some(Event::Notification(event)) = events.next().await {
                if event.method() == "done" {
                    break;
                }
                if way == "events, decoded" {
                    if let ServerNotification::AgentMessageDelta(piece) = event.decode() {
                        text += piece.delta.len() as u64;
                    }
                } else {
                    text += event.params().len() as u64;
                }
            }
        }
        let wall = begun.elapsed();
        let cpu = cpu_time().saturating_sub(cpu);
        println!(
            "{way}: {} ns of CPU a message, {} ns wall, {text} bytes seen",
            cpu.as_nanos() / u128::from(DELTAS),
            wall.as_nanos() / u128::from(DELTAS),
        );
        codex.shutdown().await;
    }
    Ok(())
}

fn shell(script: &str) -> Result<codex_threads::transport::Transport, Box<dyn Error>> {
    Ok(codex_threads::transport::child::Launch::new("/bin/sh")
        .args(["-c", script])
        .spawn()?)
}

/// The CPU time of this process, without its children's.
fn cpu_time() -> Duration {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let fields: Vec<&str> = stat
        .rsplit_once(')')
        .map(|(_, rest)| rest.split_whitespace().collect())
        .unwrap_or_default();
    let ticks = |at: usize| {
        fields
            .get(at)
            .and_then(|ticks| ticks.parse::<u64>().ok())
            .unwrap_or(0)
    };
    // A tick is 10 ms on every Linux there is.
    Duration::from_millis((ticks(11) + ticks(12)) * 10)
}
