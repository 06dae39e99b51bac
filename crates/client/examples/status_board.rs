//! What all threads of a server do, as lines of JSON: a snapshot, a marker, then a line for each change. No
//! thread is resumed.
//!
//! ```text
//! cargo run -p codex-threads --example status_board                     # your own threads
//! cargo run -p codex-threads --example status_board -- --program /path/to/codex
//! cargo run -p codex-threads --example status_board -- --release 0.169.0 --relist 10
//! cargo run -p codex-threads --example status_board -- --demo           # no account: made up threads
//! ```
//!
//! `--relist SECONDS` lists all threads anew so often, for what other processes write: the server is one of
//! this program's own. `--archived` shows archived threads too. `--once` ends after the snapshot. With `--demo` a
//! scripted model answers, in a `CODEX_HOME` of its own.

use std::error::Error;
use std::io::Write as _;
use std::time::Duration;

use codex_threads::catalog::{Activity, CatalogEvent, CatalogThread};
use codex_threads::protocol::{ThreadStartParams, availability};
use codex_threads::transport::child::find;
use codex_threads::{Archived, Builder, Codex, Threads};
use codex_threads_testkit::model::Reply;
use codex_threads_testkit::{Home, Release, ScriptedModel};
use serde_json::{Value, json};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

#[tokio::main]
async fn main() -> Result<()> {
    let choices = Choices::from_args()?;
    let mut builder = choices.server().await?.client_name("status_board");
    if !choices.demo {
        let codex = builder.spawn().await?;
        let result = board(&codex, &choices).await;
        codex.shutdown().await;
        return result;
    }
    let model = ScriptedModel::start().await?;
    model.fallback(Reply::message("Here is an answer.").chunked(4));
    let home = Home::new(&model)?;
    let environment = home.env();
    for (name, value) in environment.set() {
        builder = builder.env(name, value);
    }
    for name in environment.removed() {
        builder = builder.env_remove(name);
    }
    let codex = builder.spawn().await?;
    let work = work(codex.clone(), home.workdir().to_owned());
    let result = tokio::select! {
        result = board(&codex, &choices) => result,
        worked = work => worked,
    };
    codex.shutdown().await;
    result
}

/// What the command line asks for.
#[derive(Default)]
struct Choices {
    program: Option<String>,
    release: Option<String>,
    relist: Option<Duration>,
    archived: bool,
    once: bool,
    demo: bool,
}

impl Choices {
    fn from_args() -> Result<Self> {
        let mut choices = Self::default();
        let mut args = std::env::args().skip(1);
        while let Some(arg) = args.next() {
            let mut value = || args.next().ok_or(format!("{arg} takes a value"));
            match arg.as_str() {
                "--program" => choices.program = Some(value()?),
                "--release" => choices.release = Some(value()?),
                "--relist" => choices.relist = Some(Duration::from_secs(value()?.parse()?)),
                "--archived" => choices.archived = true,
                "--once" => choices.once = true,
                "--demo" => choices.demo = true,
                other => {
                    return Err(
                        format!("unknown argument {other}; see the top of the example").into(),
                    );
                }
            }
        }
        Ok(choices)
    }

    /// The program that was named, the release that was, the codex that is installed, or the newest release known.
    async fn server(&self) -> Result<Builder> {
        let builder = Codex::builder();
        let version = match (&self.program, &self.release) {
            (Some(program), _) => return Ok(builder.program(program)),
            (None, Some(version)) => version.clone(),
            (None, None) => match find::codex() {
                Ok(program) => return Ok(builder.program(program)),
                Err(_) => availability::NEWEST_KNOWN.to_string(),
            },
        };
        let release = Release::get(version).await?;
        Ok(builder.program(release.program()))
    }
}

/// Prints until the connection ends.
async fn board(codex: &Codex, choices: &Choices) -> Result<()> {
    let which = Threads::everything().archived(if choices.archived {
        Archived::Both
    } else {
        Archived::Live
    });
    let mut watch = codex.watch_threads(which);
    if let Some(time) = choices.relist {
        watch = watch.relist_every(time);
    }
    while let Some(event) = watch.next().await {
        match event {
            // What is not listed from here to `listed` is gone.
            Ok(CatalogEvent::Init) => print(json!({ "event": "list" }))?,
            Ok(CatalogEvent::InitApply(thread)) => print(line("thread", &thread))?,
            Ok(CatalogEvent::InitDone) => {
                print(json!({ "event": "listed" }))?;
                if choices.once {
                    return Ok(());
                }
            }
            Ok(CatalogEvent::Apply(thread)) => print(line("changed", &thread))?,
            Ok(CatalogEvent::Delete(id)) => print(json!({ "event": "gone", "id": id }))?,
            Ok(_) => {}
            Err(error) => print(json!({ "event": "trouble", "error": error.to_string() }))?,
        }
    }
    Ok(())
}

fn line(event: &str, thread: &CatalogThread) -> Value {
    let (known, status) = match thread.activity() {
        Activity::Live(status) => ("live", json!(status)),
        Activity::Stored { .. } => ("stored", Value::Null),
        _ => ("unknown", Value::Null),
    };
    json!({
        "event": event,
        "id": thread.id(),
        "name": thread.name(),
        "preview": thread.thread().preview.chars().take(60).collect::<String>(),
        "archived": thread.is_archived(),
        // A stored thread may be at work in another process: all that is known is its age.
        "activity": { "known": known, "status": status, "updatedSecondsAgo": thread.age().as_secs() },
    })
}

fn print(line: Value) -> Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "{line}")?;
    Ok(out.flush()?)
}

/// Something to look at: three threads, one of them renamed and archived.
async fn work(codex: Codex, folder: std::path::PathBuf) -> Result<()> {
    for n in 1..=3 {
        let thread = codex
            .start_thread(ThreadStartParams::new().cwd(&*folder.to_string_lossy()))
            .await?;
        let turn = thread.start_turn(format!("Question {n}")).await?;
        turn.end().await;
        if n == 2 {
            thread.set_name("The second").await?;
            thread.archive().await?;
        }
    }
    // The last changes are told before the end.
    tokio::time::sleep(Duration::from_secs(1)).await;
    Ok(())
}
