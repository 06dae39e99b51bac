//! A script without a runtime: starts codex, runs a turn in this folder, shows it as it goes, and
//! gives up when nothing is said for two minutes.
//!
//! It uses your own codex and account:
//! `cargo run -p codex-threads --features blocking --example script -- "What is this folder about?"`

use std::error::Error;
use std::io::Write as _;
use std::time::Duration;

use codex_threads::blocking::Codex;
use codex_threads::protocol::{ServerNotification, ThreadStartParams};

fn main() -> Result<(), Box<dyn Error>> {
    let question = std::env::args().nth(1);
    let question = question.as_deref().unwrap_or("What is this folder about?");
    let codex = Codex::spawn()?;
    let params = ThreadStartParams::new().cwd(std::env::current_dir()?);
    let thread = codex.start_thread(params)?;
    let mut turn = thread.start_turn(question)?;
    loop {
        let Ok(event) = turn.next_timeout(Duration::from_secs(120)) else {
            eprintln!("\nnothing for two minutes: {:?}", turn.interrupt()?);
            break;
        };
        let Some(event) = event else { break };
        if let Some(ServerNotification::AgentMessageDelta(piece)) = event.decode() {
            print!("{}", piece.delta);
            std::io::stdout().flush()?;
        }
    }
    let end = turn.end();
    println!("\n{end}");
    if let Some(usage) = end.outcome().and_then(|outcome| outcome.token_usage()) {
        println!("{} tokens", usage.last.total_tokens);
    }
    println!("{}", codex.shutdown());
    Ok(())
}
