//! Runs contenders, in turn.

use std::collections::HashMap;
use std::io::Read as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};
use codex_bench_common::Report;
use codex_threads_testkit::model::Reply;
use codex_threads_testkit::{Home, Release, ScriptedModel};

use crate::build;
use crate::contender::{Contender, Program};
use crate::machine;
use crate::options::Options;
use crate::workload::{Server, Workload};

/// A run that takes longer is stopped.
const PATIENCE: Duration = Duration::from_secs(300);

/// By workload and contender: its runs, or why there are none.
#[derive(Default)]
pub struct Results {
    pub workloads: Vec<Workload>,
    runs: HashMap<(&'static str, &'static str), Vec<Report>>,
    cannot: HashMap<(&'static str, &'static str), String>,
    /// The load of the machine during each workload.
    pub loads: HashMap<&'static str, (String, String)>,
}

impl Results {
    pub fn of(&self, workload: &str, contender: &str) -> &[Report] {
        let runs = self
            .runs
            .iter()
            .find(|((of, by), _)| *of == workload && *by == contender);
        runs.map_or(&[], |(_, runs)| runs)
    }

    pub fn why_not(&self, workload: &str, contender: &str) -> Option<&str> {
        let cannot = self
            .cannot
            .iter()
            .find(|((of, by), _)| *of == workload && *by == contender);
        cannot.map(|(_, why)| why.as_str())
    }
}

/// A real server's surroundings, kept for the time of a workload.
struct Stage {
    runtime: tokio::runtime::Runtime,
    real: Option<(Release, Home, ScriptedModel)>,
}

impl Stage {
    fn of(server: &Server) -> Result<Self> {
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()?;
        let real = match server {
            Server::Fake(_) => None,
            Server::Real(version) => Some(runtime.block_on(async {
                let release = Release::get(*version).await?;
                let model = ScriptedModel::start().await?;
                model.always(Reply::message("The heron stands where it stood.").chunked(4));
                let home = Home::new(&model)?;
                anyhow::Ok((release, home, model))
            })?),
        };
        Ok(Self { runtime, real })
    }

    fn program(&self) -> std::path::PathBuf {
        match &self.real {
            Some((release, ..)) => release.program().to_owned(),
            None => build::server(),
        }
    }

    fn surround(&self, command: &mut Command, server: &Server) {
        command.env_remove("CODEX_FAKE");
        if let Server::Fake(words) = server {
            command.env("CODEX_FAKE", words);
        }
        if let Some((_, home, _)) = &self.real {
            home.env().apply(command);
            command.current_dir(home.workdir());
        }
    }
}

/// Each contender once a round; who is first changes from round to round.
pub fn rounds(
    workload: &Workload,
    contenders: &[Contender],
    options: &Options,
    results: &mut Results,
) -> Result<()> {
    let stage = Stage::of(&workload.server)?;
    let before = machine::load();
    let taking: Vec<&Contender> = contenders
        .iter()
        .filter(|contender| workload.takes(contender))
        .collect();
    for round in 0..options.rounds {
        for at in 0..taking.len() {
            let contender = taking[(at + round) % taking.len()];
            let key = (workload.id, contender.name);
            if results.cannot.contains_key(&key) {
                continue;
            }
            eprint!(
                "\r\x1b[K({}) round {} of {}: {}",
                workload.id,
                round + 1,
                options.rounds,
                contender.name
            );
            match once(workload, contender, &stage, &[], options) {
                Ok(Report {
                    cannot: Some(why), ..
                }) => {
                    results.cannot.insert(key, why);
                }
                Ok(report) => results.runs.entry(key).or_default().push(report),
                Err(error) => {
                    eprintln!("\n{}: {error:#}", contender.name);
                    results.cannot.insert(key, format!("failed: {error:#}"));
                }
            }
        }
    }
    eprintln!("\r\x1b[K({}) done", workload.id);
    results.loads.insert(workload.id, (before, machine::load()));
    results.workloads.push(workload.clone());
    stage.runtime.shutdown_background();
    Ok(())
}

/// Allocations for each event of (a): runs of their own, as counting costs.
pub fn allocations(
    contenders: &[Contender],
    options: &Options,
) -> Result<Vec<(&'static str, Report)>> {
    let Some(workload) = crate::workload::all(options)
        .into_iter()
        .find(|workload| workload.id == "a")
    else {
        return Ok(Vec::new());
    };
    let stage = Stage::of(&workload.server)?;
    let mut counted = Vec::new();
    for contender in contenders {
        if matches!(contender.program, Program::Package(_)) && workload.takes(contender) {
            let report = once(
                &workload,
                contender,
                &stage,
                &["allocations=yes".to_owned()],
                options,
            );
            match report {
                Ok(report) => counted.push((contender.name, report)),
                Err(error) => eprintln!("{}: {error:#}", contender.name),
            }
        }
    }
    Ok(counted)
}

fn once(
    workload: &Workload,
    contender: &Contender,
    stage: &Stage,
    more: &[String],
    options: &Options,
) -> Result<Report> {
    let words = match &contender.command {
        Ok(words) => words,
        Err(why) => return Ok(Report::cannot(why)),
    };
    // Kept on the first core, its server with it.
    let pinned = ["taskset", "-c", "0"].map(Into::into);
    let pinned = pinned.iter().filter(|_| workload.on_one_core);
    let mut words = pinned.chain(words);
    let mut command = Command::new(words.next().context("a program")?);
    command
        .args(words)
        .arg(workload.task)
        .arg(stage.program())
        .args(&workload.args)
        .args(more);
    if matches!(contender.program, Program::Package(_)) {
        command
            .arg(format!("way={}", contender.way))
            .arg(format!("workers={}", options.workers));
    }
    stage.surround(&mut command, &workload.server);
    let said = said_by(&mut command)?;
    let line = said.lines().last().unwrap_or_default();
    serde_json::from_str(line).with_context(|| format!("it said {said:?}"))
}

/// What a program prints, if it ends well and in time.
fn said_by(command: &mut Command) -> Result<String> {
    let program = Path::new(command.get_program()).display().to_string();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| program.clone())?;
    let mut stdout = child.stdout.take().context("piped")?;
    let mut stderr = child.stderr.take().context("piped")?;
    let said = std::thread::spawn(move || {
        let mut said = String::new();
        stdout.read_to_string(&mut said).map(|_| said)
    });
    // A server that a contender leaves behind may hold this one open: it is not waited for.
    let (sender, complaints) = std::sync::mpsc::channel();
    std::thread::spawn(move || {
        let mut bytes = Vec::new();
        let _ = stderr.read_to_end(&mut bytes);
        let _ = sender.send(String::from_utf8_lossy(&bytes).into_owned());
    });
    let ended = wait(&mut child)?;
    let said = said.join().ok().context("a panic")??;
    if !ended.success() {
        let complaint = complaints
            .recv_timeout(Duration::from_secs(1))
            .unwrap_or_default();
        let last: Vec<&str> = complaint
            .lines()
            .filter(|line| !line.is_empty())
            .take(6)
            .collect();
        bail!("{program} ended with {ended}: {}", last.join(" / "));
    }
    Ok(said)
}

fn wait(child: &mut Child) -> Result<std::process::ExitStatus> {
    let begun = Instant::now();
    loop {
        if let Some(ended) = child.try_wait()? {
            return Ok(ended);
        }
        if begun.elapsed() > PATIENCE {
            child.kill()?;
            child.wait()?;
            bail!("not over after {PATIENCE:?}");
        }
        std::thread::sleep(Duration::from_millis(5));
    }
}
