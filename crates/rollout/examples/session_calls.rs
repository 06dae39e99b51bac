//! Prints the calls of a session: `cargo run -p codex-threads-rollout --example session_calls -- [CODEX_HOME] [NAME or ID]`.
//!
//! Without a home it looks into the user's own; without a name it takes the newest session.

use std::error::Error;

use codex_threads_rollout::{Query, RecordsExt as _, Rollouts};

fn main() -> Result<(), Box<dyn Error>> {
    let mut args = std::env::args().skip(1);
    let rollouts = match args.next() {
        Some(home) => Rollouts::new(home),
        None => Rollouts::of_user().ok_or("neither CODEX_HOME nor HOME is set")?,
    };
    let wanted = args.next();
    let queries = match &wanted {
        Some(wanted) => vec![Query::new().id(wanted), Query::new().name(wanted)],
        None => vec![Query::new()],
    };
    let mut found = None;
    for query in queries {
        for rollout in rollouts.find(query) {
            match rollout {
                Ok(rollout) if found.is_none() => found = Some(rollout),
                Ok(_) => {}
                Err(damage) => eprintln!("{damage}"),
            }
            if found.is_some() {
                break;
            }
        }
        if found.is_some() {
            break;
        }
    }
    let rollout = found.ok_or("no such session")?;
    println!("{}", rollout.path().display());
    for call in rollout.history().records().calls() {
        match call {
            Ok(call) => {
                println!("\n{}({})", call.name, call.input.as_str());
                match call.output.and_then(|output| output.text()) {
                    Some(text) => println!("{text}"),
                    None => println!("(no output)"),
                }
            }
            Err(damage) => eprintln!("{damage}"),
        }
    }
    let summary = rollout.history().records().summary();
    if let Some(thought) = summary.last_reasoning {
        println!("\nlast reasoning: {}", thought.text);
    }
    if let Some(used) = summary.usage {
        println!("tokens: {}", used.tokens.total_token_usage.total_tokens);
    }
    Ok(())
}
