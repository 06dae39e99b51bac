//! The main job in one sitting: a real server starts a thread, streams turns, forks, lists, reads,
//! rewinds, archives and unarchives.
//!
//! ```text
//! cargo run -p codex-threads --example quickstart                     # no account needed
//! cargo run -p codex-threads --example quickstart -- --release 0.151.0
//! cargo run -p codex-threads --example quickstart -- --live           # with your own account
//! ```
//!
//! Without `--live` a scripted model on loopback plays the model, in a `CODEX_HOME` of its own. The
//! server is the `codex` that is installed, or a release fetched from npm.

use std::error::Error;
use std::io::Write as _;

use codex_threads::protocol::{
    SandboxMode, ServerNotification, ThreadForkParams, ThreadHistoryMode, ThreadListParams,
    ThreadReadParams, ThreadRevertParams, ThreadRollbackParams, ThreadStartParams, TurnId,
    availability,
};
use codex_threads::transport::child::find;
use codex_threads::{Builder, Codex, Thread, TurnEnd};
use codex_threads_testkit::model::Reply;
use codex_threads_testkit::{Home, Release, ScriptedModel};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

#[tokio::main]
async fn main() -> Result<()> {
    let choices = Choices::from_args()?;
    let builder = choices.server().await?;
    if choices.live {
        let folder = std::env::current_dir()?;
        return tour(builder, &folder).await;
    }
    println!("No account is used: a scripted model answers. `--live` uses yours.\n");
    let model = ScriptedModel::start().await?;
    model.script([
        Reply::message("This folder is empty, so there is little to say about it.").chunked(6),
        Reply::message("Four lines:\nnobody has\nwritten\nanything yet.").chunked(4),
    ]);
    let home = Home::new(&model)?;
    let environment = home.env();
    let builder = environment
        .set()
        .fold(builder, |builder, (name, value)| builder.env(name, value));
    let builder = environment
        .removed()
        .fold(builder, |builder, name| builder.env_remove(name));
    tour(builder, home.workdir()).await
}

/// What the command line asks for.
struct Choices {
    live: bool,
    release: Option<String>,
}

impl Choices {
    fn from_args() -> Result<Self> {
        let mut choices = Self {
            live: false,
            release: None,
        };
        let mut args = std::env::args().skip(1);
        while let Some(arg) = args.next() {
            match arg.as_str() {
                "--live" => choices.live = true,
                "--release" => {
                    choices.release = Some(args.next().ok_or("--release takes a version")?)
                }
                other => {
                    return Err(
                        format!("unknown argument {other}; see the top of the example").into(),
                    );
                }
            }
        }
        Ok(choices)
    }

    /// The release that was asked for, else the codex that is installed, else the newest one known.
    async fn server(&self) -> Result<Builder> {
        let version = match (&self.release, find::codex()) {
            (None, Ok(program)) => {
                println!("server: {}", program.display());
                return Ok(Codex::builder().program(program));
            }
            (Some(version), _) => version.clone(),
            (None, Err(_)) => availability::NEWEST_KNOWN.to_string(),
        };
        println!("server: codex {version}, from the cache or from npm");
        let release = Release::get(version).await?;
        Ok(Codex::builder().program(release.program()))
    }
}

async fn tour(builder: Builder, folder: &std::path::Path) -> Result<()> {
    let codex = builder.client_name("quickstart").spawn().await?;
    println!("connected: codex {}", codex.server().release());

    let start = ThreadStartParams::new()
        .cwd(folder)
        .sandbox(SandboxMode::ReadOnly);
    let thread = codex.start_thread(start).await?;
    println!("started: {}", thread.id());

    converse(
        &thread,
        "Describe this folder in one sentence. Run no commands.",
    )
    .await?;
    let second = converse(&thread, "Now as a poem of four lines.").await?;

    thread.set_name("quickstart").await?;
    let fork = thread.fork().await?;
    println!("forked: {}", fork.id());

    let page = codex.thread_list(ThreadListParams::new().limit(5)).await?;
    println!("listed, the newest first:");
    for listed in &page.data {
        println!("  {} {}", listed.id, listed.preview);
    }

    show_turns("read", &codex, &thread).await?;
    let rewound = rewind(&codex, &thread, second).await?;
    show_turns("after that", &codex, &rewound).await?;

    thread.archive().await?;
    let archived = codex
        .thread_list(ThreadListParams::new().archived(true))
        .await?;
    let is_there = archived.data.iter().any(|listed| listed.id == *thread.id());
    println!(
        "archived: {}",
        if is_there {
            "the list of archived threads has it"
        } else {
            "not listed"
        }
    );
    thread.unarchive().await?;
    println!("unarchived");

    let report = codex.shutdown().await;
    println!("shut down: {report}");
    Ok(())
}

/// Runs one turn and prints it as it streams.
async fn converse(thread: &Thread, prompt: &str) -> Result<TurnId> {
    println!("\n> {prompt}");
    let mut turn = thread.start_turn(prompt).await?;
    while let Some(event) = turn.next().await {
        match event.decode() {
            Some(ServerNotification::AgentMessageDelta(delta)) => {
                print!("{}", delta.delta);
                std::io::stdout().flush()?;
            }
            Some(ServerNotification::Error(error)) => {
                eprintln!("[{}]", error.error.message);
            }
            _ => {}
        }
    }
    println!("\n");
    match turn.end().await {
        TurnEnd::Completed(_) => Ok(turn.id().clone()),
        other => Err(format!("the turn did not complete: {other:?}").into()),
    }
}

async fn show_turns(what: &str, codex: &Codex, thread: &Thread) -> Result<()> {
    let read = codex
        .thread_read(ThreadReadParams::new(thread.id()).include_turns(true))
        .await?;
    let turns = read.thread.turns.len();
    println!("{what}: {turns} turn{}", if turns == 1 { "" } else { "s" });
    Ok(())
}

/// Takes the last turn back, in the way that the thread and the server have.
async fn rewind(codex: &Codex, thread: &Thread, last: TurnId) -> Result<Thread> {
    let read = codex
        .thread_read(ThreadReadParams::new(thread.id()))
        .await?;
    let paginated = read.thread.history_mode == Some(ThreadHistoryMode::Paginated);
    if paginated && codex.server().accepts("thread/revert") {
        codex
            .thread_revert(ThreadRevertParams::new(last, thread.id()))
            .await?;
        println!("rewound: reverted to before the last turn");
    } else if !paginated && codex.server().accepts("thread/rollback") {
        codex
            .thread_rollback(ThreadRollbackParams::new(1_u32, thread.id()))
            .await?;
        println!("rewound: rolled back by one turn");
    } else {
        let fork = thread
            .fork_with(ThreadForkParams::new(thread.id()).before_turn_id(last))
            .await?;
        println!("rewound: as a fork at the turn, {}", fork.id());
        return Ok(fork);
    }
    Ok(thread.clone())
}
