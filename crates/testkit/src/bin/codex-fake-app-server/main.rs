//! A fake `codex app-server` as a program, for whatever starts one.
//!
//! ```text
//! codex-fake-app-server app-server                               # echoes
//! codex-fake-app-server app-server --release 0.150.1 --pitfall early-completion --pitfall split-lines=7
//! codex-fake-app-server app-server --script scenario.json        # see `Scenario::from_json`
//! codex-fake-app-server app-server --hang-up told:turn/started --exit 3
//! codex-fake-app-server app-server --flood 1000000 --threads 1000 --writes line --kinds mixed
//! ```
//!
//! Options that a client can't pass as arguments go into the variable `CODEX_FAKE`, in the same words. All of them are in `HELP`.

mod at_once;
mod ending;
mod flood;
mod options;
mod pipes;

use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use codex_threads_testkit::fake::{FakeServer, Stored, Version};
use codex_threads_testkit::tape::{Replayer, Tape};

use self::at_once::AtOnce;
use self::ending::Ending;
use self::options::Options;
use self::pipes::Stdout;

type Failure = Box<dyn std::error::Error + Send + Sync>;

const HELP: &str = "\
codex-fake-app-server [app-server] [OPTIONS]

  --release X.Y.Z         the release to imitate
  --pitfall NAME[=VALUE]  a ready-made scenario; may be given several times (see --pitfalls)
  --script FILE           a scenario as JSON
  --hang-up MOMENT        end at `start`, `received:METHOD`, `answered:METHOD` or `told:METHOD`
  --exit CODE             when the scenario hangs up, exit with this code (0 unless told)
  --signal KILL|TERM      when the scenario hangs up, be killed by this signal
  --stderr BYTES          write so much to stderr, part of it not UTF-8, while serving
  --history BYTES         a stored thread, 01900000-0000-7000-8000-0000000b16b1, whose `thread/read` answer has about so many bytes
  --flood LINES           once there are as many turns as threads, write so many deltas, as fast as they are taken
  --threads N             for --flood: how many threads take part (1 unless told)
  --delta BYTES           for --flood: bytes of text in each delta (24 unless told)
  --writes large|line     for --flood: 256 KiB at a time, or a write for each line
  --kinds text|mixed      for --flood: deltas of text alone, or one line of ten of another kind
  --echo                  answer `thread/loaded/list` with an empty list, as fast as can be; with `over` once the flood is written
  --pitfalls              name the pitfalls, and exit
  --replay FILE           be the server of this recording instead
  --real-time             for --replay: with the pauses of the recording
  --version               say which release is imitated, and exit
  --help                  this

What is in the variable CODEX_FAKE is read first, separated by blanks.";

fn main() -> ExitCode {
    let result = Options::read().and_then(|options| run(&options));
    match result {
        Ok(ending) => ending.carry_out(),
        Err(error) => {
            eprintln!("codex-fake-app-server: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(options: &Options) -> Result<Ending, Failure> {
    if options.help {
        println!("{HELP}");
        return Ok(Ending::default());
    }
    if options.pitfalls {
        println!(
            "{}",
            codex_threads_testkit::fake::pitfalls::NAMES.join("\n")
        );
        return Ok(Ending::default());
    }
    if options.version {
        println!("codex-cli {}", options.release.unwrap_or(Version::NEWEST));
        return Ok(Ending::default());
    }
    if let Some(bytes) = options.stderr {
        std::thread::spawn(move || pipes::flood_stderr(bytes));
    }
    if options.ends_at_start {
        return Ok(options.ending);
    }
    // One thread is enough, and writing may block it: a server whose output nobody reads waits too.
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(serve(options))
}

/// The thread that `--history` makes.
const HISTORY: &str = "01900000-0000-7000-8000-0000000b16b1";

async fn serve(options: &Options) -> Result<Ending, Failure> {
    let stdout = Stdout::new()?;
    if let Some(file) = &options.replay {
        let replayer = Replayer::new(Tape::read(file)?);
        let replayer = if options.real_time {
            replayer.real_time()
        } else {
            replayer
        };
        let played = replayer.serve(pipes::stdin(None), stdout).await;
        for method in played.refused {
            eprintln!("codex-fake-app-server: not on the tape, or not so often: {method}");
        }
        return Ok(Ending::default());
    }
    let mut scenario = options.scenario()?;
    let mut history = None;
    if let Some(bytes) = options.history {
        // A turn is about a kilobyte and a half.
        let turns = bytes / 1_500;
        let words = "The heron stands where it stood. ".repeat(24);
        let thread = (0..turns.max(1)).fold(Stored::new(HISTORY), |thread, number| {
            thread.turn(format!("Question {number}"), &words)
        });
        scenario = scenario.stored(thread);
        history = Some(pipes::history_of(scenario.clone(), HISTORY).await?);
    }
    let written = Arc::<AtomicBool>::default();
    if let Some(flood) = options.flood {
        scenario = flood::prepare(scenario, flood, stdout.clone(), Arc::clone(&written));
    }
    let at_once = (options.echo || history.is_some()).then(|| AtOnce {
        stdout: stdout.clone(),
        history,
        echo: options.echo,
        written,
    });
    let fake = FakeServer::with(scenario);
    let stdin = pipes::stdin(at_once);
    fake.serve(stdin, stdout).await;
    Ok(if fake.has_hung_up() {
        options.ending
    } else {
        Ending::default()
    })
}
