//! A real server that listens, for clients that share one.
//!
//! `codex app-server --listen ws://IP:PORT` takes connections from 0.100 on, `--listen unix://PATH` from 0.125 on; both speak WebSocket.
//! [`Listening`] starts one in a [`Home`], on a port that is free or a socket of its own, waits until it takes connections, reads its
//! stderr all the time, and ends it with the value.
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use codex_threads_testkit::listening::Listening;
//! use codex_threads_testkit::{Home, Release, ScriptedModel};
//!
//! let model = ScriptedModel::start().await?;
//! let home = Home::new(&model)?;
//! let server = Listening::on_tcp(&Release::get("0.169.0").await?, &home).start().await?;
//! println!("connect to {}", server.url());
//! server.end().await;
//! # Ok(()) }
//! ```

use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{ExitStatus, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncBufReadExt as _, AsyncRead, BufReader};
use tokio::process::{Child, Command};
use tokio::sync::watch;
use tokio::time::Instant;

use crate::{Home, Release};

/// How long a server may take to listen on a loaded machine.
const START: Duration = Duration::from_secs(60);
/// How long it is given after TERM.
const GENTLE: Duration = Duration::from_secs(5);
/// What of its stderr is kept.
const KEPT: usize = 64 * 1024;
/// What stands before its address.
const SAID: &str = "listening on: ";

/// Why no server listens. Nothing is left running.
///
/// ```
/// use codex_threads_testkit::listening::ListenError;
///
/// fn old(error: &ListenError) -> bool {
///     matches!(error, ListenError::Ended { stderr, .. } if stderr.contains("unsupported"))
/// }
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ListenError {
    /// The program could not be started.
    #[error("{} can't be started: {source}", program.display())]
    #[non_exhaustive]
    Start {
        /// The program.
        program: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// It ended instead of listening.
    #[error("the server ended ({status}) instead of listening: {stderr}")]
    #[non_exhaustive]
    Ended {
        /// How.
        status: ExitStatus,
        /// What it said.
        stderr: String,
    },
    /// It did not listen within a minute.
    #[error("the server does not listen; it said: {stderr}")]
    #[non_exhaustive]
    Timeout {
        /// What it said.
        stderr: String,
    },
}

/// What to start: [`Listening::on_tcp`], [`Listening::on_unix`].
///
/// ```no_run
/// # async fn example(release: codex_threads_testkit::Release, home: codex_threads_testkit::Home) -> Result<(), Box<dyn std::error::Error>> {
/// use codex_threads_testkit::listening::Listening;
///
/// let server = Listening::on_tcp(&release, &home)
///     .args(["--ws-auth", "capability-token", "--ws-token-file", "/srv/token"])
///     .start()
///     .await?;
/// # drop(server); Ok(()) }
/// ```
#[derive(Debug)]
#[must_use = "nothing is started before `start`"]
pub struct Listen {
    program: PathBuf,
    env: crate::home::HomeEnv,
    cwd: PathBuf,
    args: Vec<OsString>,
    /// Where the socket is to be; on TCP otherwise.
    path: Option<PathBuf>,
}

/// A server that listens. It is killed when this is dropped.
///
/// ```no_run
/// # fn example(server: codex_threads_testkit::listening::Listening) {
/// println!("{} is process {}", server.url(), server.pid());
/// # }
/// ```
#[derive(Debug)]
pub struct Listening {
    child: Child,
    pid: u32,
    url: String,
    path: Option<PathBuf>,
    said: Arc<Said>,
}

/// What the server wrote to stderr.
#[derive(Debug, Default)]
struct Said {
    text: Mutex<String>,
    address: watch::Sender<Option<String>>,
    /// All of it was read.
    over: watch::Sender<bool>,
}

impl Said {
    fn text(&self) -> MutexGuard<'_, String> {
        self.text.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn line(&self, line: &str) {
        let mut text = self.text();
        if text.len() < KEPT {
            text.push_str(line);
        }
        drop(text);
        let plain = strip_colours(line);
        if let Some(at) = plain.find(SAID) {
            let address = plain[at + SAID.len()..].trim().to_owned();
            self.address.send_replace(Some(address));
        }
    }
}

/// `line` without terminal colours.
fn strip_colours(line: &str) -> String {
    let mut plain = String::new();
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('\u{1b}') {
        plain.push_str(before);
        rest = after.split_once('m').map_or("", |(_, rest)| rest);
    }
    plain + rest
}

async fn read(from: impl AsyncRead + Unpin, said: Arc<Said>) {
    let mut from = BufReader::new(from);
    let mut line = Vec::new();
    while let Ok(1..) = from.read_until(b'\n', &mut line).await {
        said.line(&String::from_utf8_lossy(&line));
        line.clear();
    }
    said.over.send_replace(true);
}

impl Listen {
    /// Adds arguments after `--listen`.
    pub fn args<I>(mut self, args: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<OsString>,
    {
        self.args.extend(args.into_iter().map(Into::into));
        self
    }

    /// Starts it, and waits until it takes connections.
    ///
    /// # Errors
    ///
    /// [`ListenError`]; nothing is left running.
    pub async fn start(self) -> Result<Listening, ListenError> {
        let target = match &self.path {
            Some(path) => format!("unix://{}", path.display()),
            None => "ws://127.0.0.1:0".to_owned(),
        };
        let mut command = Command::new(&self.program);
        self.env.apply(command.as_std_mut());
        command
            .arg("app-server")
            .arg("--listen")
            .arg(&target)
            .args(&self.args)
            .current_dir(&self.cwd)
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .kill_on_drop(true);
        let start = |source| ListenError::Start {
            program: self.program.clone(),
            source,
        };
        let mut child = command.spawn().map_err(start)?;
        let pid = child
            .id()
            .ok_or_else(|| start(io::ErrorKind::NotFound.into()))?;
        let said = Arc::new(Said::default());
        if let Some(stderr) = child.stderr.take() {
            tokio::spawn(read(stderr, Arc::clone(&said)));
        }
        let mut server = Listening {
            child,
            pid,
            url: target,
            path: self.path,
            said,
        };
        server.listens().await?;
        Ok(server)
    }
}

impl Listening {
    /// On a free port of the loopback interface.
    pub fn on_tcp(release: &Release, home: &Home) -> Listen {
        Listen {
            program: release.program().to_owned(),
            env: home.env(),
            cwd: home.workdir().to_owned(),
            args: Vec::new(),
            path: None,
        }
    }

    /// On a socket beside the home. From 0.125 on.
    pub fn on_unix(release: &Release, home: &Home) -> Listen {
        let path = home.path().with_file_name("app-server.sock");
        Listen {
            path: Some(path),
            ..Self::on_tcp(release, home)
        }
    }

    async fn listens(&mut self) -> Result<(), ListenError> {
        let deadline = Instant::now() + START;
        let said = Arc::clone(&self.said);
        let path = self.path.clone();
        let listens = async {
            match path {
                Some(path) => socket(&path).await,
                None => {
                    let mut address = said.address.subscribe();
                    let known = address.wait_for(Option::is_some).await;
                    known.ok().and_then(|known| known.clone())
                }
            }
        };
        tokio::select! {
            biased;
            status = self.child.wait() => {
                let status = status.map_err(|source| ListenError::Start {
                    program: PathBuf::from("codex"),
                    source,
                })?;
                // What it said is read to its end a moment later.
                let mut over = said.over.subscribe();
                let _ = tokio::time::timeout_at(deadline, over.wait_for(|over| *over)).await;
                Err(ListenError::Ended { status, stderr: self.stderr() })
            }
            url = listens => {
                self.url = url.unwrap_or_default();
                Ok(())
            }
            () = tokio::time::sleep_until(deadline) => {
                Err(ListenError::Timeout { stderr: self.stderr() })
            }
        }
    }

    /// Where to connect to: `ws://127.0.0.1:PORT` or `unix://PATH`.
    pub fn url(&self) -> &str {
        &self.url
    }

    /// The socket, on Unix sockets.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The process's id.
    pub fn pid(&self) -> u32 {
        self.pid
    }

    /// What it said on stderr, its first 64 KiB.
    pub fn stderr(&self) -> String {
        self.said.text().clone()
    }

    /// Kills it, and waits until it is gone.
    pub async fn kill(mut self) {
        let _ = self.child.kill().await;
    }

    /// Asks it to end (SIGTERM), and kills it if that takes longer than five seconds. How it ended, if that is known.
    pub async fn end(mut self) -> Option<ExitStatus> {
        #[cfg(unix)]
        if let Some(pid) = self.child.id()
            && let Some(pid) = i32::try_from(pid)
                .ok()
                .and_then(rustix::process::Pid::from_raw)
        {
            // Not reaped yet: the id is its own.
            let _ = rustix::process::kill_process(pid, rustix::process::Signal::TERM);
            if let Ok(Ok(status)) = tokio::time::timeout(GENTLE, self.child.wait()).await {
                return Some(status);
            }
        }
        self.child.start_kill().ok()?;
        self.child.wait().await.ok()
    }
}

/// Waits for a socket that takes connections. A server on one says nothing: look again.
#[cfg(unix)]
async fn socket(path: &Path) -> Option<String> {
    while tokio::net::UnixStream::connect(path).await.is_err() {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    Some(format!("unix://{}", path.display()))
}

#[cfg(not(unix))]
async fn socket(_path: &Path) -> Option<String> {
    std::future::pending().await
}
