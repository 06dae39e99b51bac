//! A batch that is killed, again and again, and goes on where it was.
//!
//! ```text
//! cargo run -p codex-threads --example batch                          # no account needed
//! cargo run -p codex-threads --example batch -- --release 0.150.1
//! cargo run -p codex-threads --example batch -- --work jobs.txt       # with your own account
//! ```
//!
//! With `--work` each line of a file is a job of one session, which is kept in `jobs.txt.session` beside it; kill it
//! as often as you like, and start it again. Without, this program runs itself like that, with a scripted model, and
//! kills it whenever the model is about to answer every other job.

use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use codex_threads::protocol::{ThreadStartParams, availability};
use codex_threads::session::{FileStore, StartRetry};
use codex_threads::transport::child::find;
use codex_threads::{Codex, TurnEnd};
use codex_threads_testkit::model::{Gate, Reply};
use codex_threads_testkit::{Home, Release, ScriptedModel};
use tokio::process::{Child, Command};

type Result<T> = std::result::Result<T, Box<dyn Error>>;

const JOBS: [&str; 6] = [
    "Herons",
    "Egrets",
    "Storks",
    "Ibises",
    "Spoonbills",
    "Cranes",
];

#[tokio::main]
async fn main() -> Result<()> {
    let (mut work, mut program) = (None, None);
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        let mut value = || args.next().ok_or(format!("{arg} takes a value"));
        match arg.as_str() {
            "--work" => work = Some(PathBuf::from(value()?)),
            "--program" => program = Some(PathBuf::from(value()?)),
            "--release" => program = Some(Release::get(value()?).await?.program().to_owned()),
            other => {
                return Err(format!("unknown argument {other}; see the top of the example").into());
            }
        }
    }
    let program = match program {
        Some(program) => program,
        None => match find::codex() {
            Ok(program) => program,
            Err(_) => {
                let newest = Release::get(availability::NEWEST_KNOWN.to_string()).await?;
                newest.program().to_owned()
            }
        },
    };
    match work {
        Some(jobs) => batch(&jobs, &program).await,
        None => demo(&program).await,
    }
}

/// The batch: all that it takes.
async fn batch(jobs: &Path, program: &Path) -> Result<()> {
    let builder = Codex::builder().program(program).client_name("batch");
    let codex = StartRetry::new().connect(builder).await?;
    let mut folder = jobs.as_os_str().to_owned();
    folder.push(".session");
    let store = FileStore::new(folder);
    let start = ThreadStartParams::new().cwd(std::env::current_dir()?);
    let builder = codex.session().thread(start).name_thread(true);
    let session = builder.open("batch", &store).await?;
    println!("  thread {}: {:?}", session.id(), session.opened());
    for (number, job) in std::fs::read_to_string(jobs)?.lines().enumerate() {
        let done = session.job(format!("line {number}")).run(job).await?;
        let words = done.end().and_then(TurnEnd::final_message).unwrap_or("");
        let record = done.record();
        println!("  {job}: {:?}, {:?} {words}", record.ended, done.how());
    }
    println!("  {} turns", session.total_turns().await?);
    drop(session);
    codex.shutdown().await;
    Ok(())
}

/// Runs the batch and kills it, until it has come to its end.
async fn demo(program: &Path) -> Result<()> {
    println!("No account is used: a scripted model answers. `--work FILE` uses yours.\n");
    let model = ScriptedModel::start().await?;
    model.respond_with(|request| {
        let texts = request.user_texts();
        Reply::message(format!(
            "“{} wade.”",
            texts.last().map_or("", String::as_str)
        ))
    });
    let home = Home::new(&model)?;
    let jobs = home.workdir().join("jobs.txt");
    std::fs::write(&jobs, JOBS.join("\n"))?;

    for round in 1.. {
        println!("started, for the {round}. time");
        // Two answers each time, and one that the program doesn't live to see.
        let gate = (round <= 3).then(|| {
            let (held, gate) = Reply::message("nobody hears this").hold();
            model.script([reply(round * 2 - 2), reply(round * 2 - 1), held]);
            gate
        });
        let mut child = start(&home, program, &jobs)?;
        match gate {
            Some(gate) if !ends_before(&mut child, &gate).await? => {
                child.start_kill()?;
                child.wait().await?;
                println!("killed with -9 in mid-turn\n");
            }
            _ => {
                let status = child.wait().await?;
                println!("came to its end: {status}\n");
                break;
            }
        }
    }
    let requests = model.requests();
    for job in JOBS {
        let about = |texts: Vec<String>| texts.last().is_some_and(|text| text == job);
        let times = requests.iter().filter(|asked| about(asked.user_texts()));
        println!("the model was asked for {job}: {} times", times.count());
    }
    Ok(())
}

/// What the model says to a job.
fn reply(number: usize) -> Reply {
    match JOBS.get(number) {
        Some(job) => Reply::message(format!("“{job} wade.”")),
        None => Reply::message("“Nothing left wades.”"),
    }
}

fn start(home: &Home, program: &Path, jobs: &Path) -> Result<Child> {
    let mut command = Command::new(std::env::current_exe()?);
    let environment = home.env();
    for name in environment.removed() {
        command.env_remove(name);
    }
    command
        .envs(environment.set())
        .current_dir(home.workdir())
        .arg("--program")
        .arg(program)
        .arg("--work")
        .arg(jobs)
        .stdin(Stdio::null())
        .kill_on_drop(true);
    Ok(command.spawn()?)
}

/// Whether the program ends before the model is asked for what it holds back.
async fn ends_before(child: &mut Child, gate: &Gate) -> Result<bool> {
    tokio::select! {
        biased;
        status = child.wait() => {
            status?;
            Ok(true)
        }
        () = gate.reached() => Ok(false),
    }
}
