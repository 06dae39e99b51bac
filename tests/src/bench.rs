//! One release, one model, one home: all that a test needs, and nothing that it shares.

use std::path::{Path, PathBuf};
use std::time::Duration;

use codex_threads::protocol::{self, ThreadStartParams};
use codex_threads::{Builder, Codex, ServerRequestPolicy};
use codex_threads_testkit::home::HomeBuilder;
use codex_threads_testkit::{Home, Release, ScriptedModel};

/// How long anything may take on a loaded machine. Only a failure waits for it.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// The name under which the tests introduce themselves.
pub const CLIENT: &str = "codex-threads-tests";

/// Waits for what must come, and says what it was.
pub async fn soon<F: Future>(what: &str, future: F) -> F::Output {
    match tokio::time::timeout(PATIENCE, future).await {
        Ok(output) => output,
        Err(_) => panic!("{what}: nothing for {PATIENCE:?}"),
    }
}

/// A release wired to a scripted model in a home of its own.
#[derive(Debug)]
pub struct Bench {
    /// The installed release.
    pub release: Release,
    /// What the model says, and what it was asked.
    pub model: ScriptedModel,
    /// `CODEX_HOME` and what lies around it.
    pub home: Home,
}

impl Bench {
    /// In this home codex asks before it runs an escalated command.
    pub async fn asking(version: &str) -> Self {
        Self::with(version, Home::builder().asking()).await
    }

    /// In a home of your choice.
    pub async fn with(version: &str, home: HomeBuilder) -> Self {
        let release = Release::get(version)
            .await
            .expect("the release is there, or can be fetched");
        let model = ScriptedModel::start().await.expect("a free port");
        let home = home.build(&model).expect("a temporary folder");
        Self {
            release,
            model,
            home,
        }
    }

    /// The release's number.
    pub fn number(&self) -> protocol::Release {
        self.release
            .version()
            .parse()
            .expect("a release has a number")
    }

    /// How to start this release in this home, with nothing of the user's own setup.
    pub fn builder(&self) -> Builder {
        let env = self.home.env();
        let mut builder = Codex::builder()
            .program(self.release.program())
            .client_name(CLIENT)
            .client_version("1.0.0")
            .cwd(self.home.workdir());
        for name in env.removed() {
            builder = builder.env_remove(name);
        }
        for (name, value) in env.set() {
            builder = builder.env(name, value);
        }
        builder
    }

    /// Starts a server whose requests wait for [`Codex::server_requests`].
    pub async fn spawn(&self) -> Codex {
        self.spawn_with(self.builder().server_requests(ServerRequestPolicy::Stream))
            .await
    }

    /// Starts a server with options.
    pub async fn spawn_with(&self, builder: Builder) -> Codex {
        soon("the handshake", builder.spawn())
            .await
            .expect("the server starts")
    }

    /// The params of a thread that works in this home's folder.
    pub fn thread(&self) -> ThreadStartParams {
        ThreadStartParams::new().cwd(self.home.workdir())
    }

    /// The folder that holds the home and all around it.
    pub fn root(&self) -> &Path {
        self.home.path().parent().expect("a home lies in a folder")
    }

    /// A file in the working directory.
    pub fn file(&self, name: &str) -> PathBuf {
        self.home.workdir().join(name)
    }

    /// The processes that run with this home's environment.
    pub fn processes(&self) -> Vec<Process> {
        processes_of(self.root())
    }

    /// Waits until none of this home's processes is left, and fails naming those that stay.
    pub async fn nothing_is_left(&self) {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        loop {
            let left = self.processes();
            if left.is_empty() {
                return;
            }
            assert!(
                tokio::time::Instant::now() < deadline,
                "still running: {left:?}"
            );
            // A process says nothing when it goes: look again.
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    /// Nothing was asked that the script did not foresee, and all that it holds was said.
    pub fn the_script_is_over(&self) {
        assert_eq!(self.model.unscripted(), 0, "the model was asked too often");
        assert_eq!(self.model.remaining(), 0, "the model was asked too rarely");
    }
}

/// A running process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Process {
    /// Its id.
    pub pid: u32,
    /// How it was started.
    pub command: String,
}

/// The processes whose environment names this folder, those that are not reaped yet left out.
#[cfg(target_os = "linux")]
fn processes_of(folder: &Path) -> Vec<Process> {
    use std::os::unix::ffi::OsStrExt as _;

    let needle = folder.as_os_str().as_bytes();
    let mut found = Vec::new();
    for entry in std::fs::read_dir("/proc")
        .expect("Linux has /proc")
        .flatten()
    {
        let Some(pid) = entry
            .file_name()
            .to_str()
            .and_then(|name| name.parse().ok())
        else {
            continue;
        };
        // What goes away while we look is not left.
        let Ok(environment) = std::fs::read(entry.path().join("environ")) else {
            continue;
        };
        if environment
            .windows(needle.len())
            .any(|window| window == needle)
        {
            let command = std::fs::read(entry.path().join("cmdline")).unwrap_or_default();
            let command = String::from_utf8_lossy(&command).replace('\0', " ");
            found.push(Process { pid, command });
        }
    }
    found
}

/// The same by asking `ps`, which on other systems shows the environment of one's own processes.
#[cfg(not(target_os = "linux"))]
fn processes_of(folder: &Path) -> Vec<Process> {
    let output = std::process::Command::new("ps")
        .args(["-axEww", "-o", "pid=,command="])
        .output()
        .expect("ps runs");
    let needle = folder.to_string_lossy();
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .filter(|line| line.contains(&*needle))
        .filter_map(|line| {
            let (pid, command) = line.trim_start().split_once(' ')?;
            Some(Process {
                pid: pid.parse().ok()?,
                command: command.to_owned(),
            })
        })
        .collect()
}
