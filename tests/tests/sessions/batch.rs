//! The batch program of these tests, in a home of its own.

use std::path::PathBuf;
use std::process::{ExitStatus, Stdio};

use codex_threads_testkit::Home;
use codex_threads_testkit::model::Reply;
use codex_threads_tests::bench::{Bench, soon};
use serde_json::Value;
use tokio::process::{Child, Command};

/// The name of its session.
pub(crate) const NAME: &str = "Nightly / 🦩";

/// A home without retries, in which nobody is asked.
pub(crate) async fn bench(version: &str) -> Bench {
    let home = Home::builder().approval_policy("never").retries(0, 0);
    let bench = Bench::with(version, home).await;
    says_done(&bench);
    bench
}

/// The model says of each job that it is done.
pub(crate) fn says_done(bench: &Bench) {
    bench.model.respond_with(|request| {
        let texts = request.user_texts();
        let job = texts.last().map_or("", String::as_str);
        Reply::message(format!("done: {job}"))
    });
}

/// Where it keeps its session.
pub(crate) fn store(bench: &Bench) -> PathBuf {
    bench.root().join("sessions")
}

/// A run of the batch.
pub(crate) struct Run {
    child: Child,
}

/// How a run ended, and what it had printed until then.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) status: ExitStatus,
    pub(crate) jobs: Vec<Value>,
    #[expect(dead_code, reason = "shown when a run fails")]
    pub(crate) stderr: String,
}

/// Starts the batch; it kills itself where `dies` says.
pub(crate) fn run(bench: &Bench, jobs: &str, dies: &str) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_session-batch"));
    let env = bench.home.env();
    for name in env.removed() {
        command.env_remove(name);
    }
    command
        .envs(env.set())
        .env("BATCH_PROGRAM", bench.release.program())
        .env("BATCH_STORE", store(bench))
        .env("BATCH_CWD", bench.home.workdir())
        .env("BATCH_NAME", NAME)
        .env("BATCH_JOBS", jobs)
        .env("BATCH_DIES", dies)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    Run {
        child: command.spawn().expect("the batch starts"),
    }
}

impl Run {
    /// `kill -9`.
    pub(crate) async fn kill(mut self) -> Ran {
        self.child.start_kill().expect("it runs");
        self.end().await
    }

    pub(crate) async fn end(self) -> Ran {
        let output = soon("the batch", self.child.wait_with_output())
            .await
            .expect("its output is read");
        let text = String::from_utf8_lossy(&output.stdout);
        Ran {
            status: output.status,
            jobs: text
                .lines()
                .map(|line| serde_json::from_str(line).expect("it prints JSON"))
                .collect(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }
}

/// How often the model was asked to do a job: requests whose last word of the user is that job.
pub(crate) fn asked(bench: &Bench, job: &str) -> usize {
    let text = format!("job {job}");
    let requests = bench.model.requests();
    requests
        .iter()
        .filter(|request| request.user_texts().last() == Some(&text))
        .count()
}
