//! What to start, and how.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStderr, Command, Stdio};
use std::sync::{Arc, mpsc};
use std::thread;
use std::time::Duration;

use tokio::process::{ChildStdin, ChildStdout};

use super::find::{self, FindError};
use super::process::{Inner, Process};
use super::stderr::Tail;
use super::stdout::Stdout;
use super::{reaper, stderr};
use crate::incoming::Incoming;
use crate::limits::Limits;
use crate::outgoing::Outgoing;
use crate::peer::Peer;
use crate::queue::Queue;
use crate::transport::Transport;
use crate::writer;

/// How often starting is tried while the program's file is still open for writing.
const BUSY_TRIES: u32 = 100;
/// How long to wait between.
const BUSY_WAIT: Duration = Duration::from_millis(10);
/// The threads that wait and read need next to nothing.
const STACK: usize = 128 * 1024;

/// Why a server could not be started. Nothing is left running.
///
/// ```
/// use codex_threads_transport::child::{Launch, SpawnError};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let error = Launch::new("/no/such/codex").spawn().unwrap_err();
/// assert!(matches!(error, SpawnError::NotFound { .. }));
/// assert_eq!(error.to_string(), "no such program: /no/such/codex");
/// # }
/// ```
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SpawnError {
    /// There is no such file, or no such name on the `PATH`.
    #[error("no such program: {}", program.display())]
    #[non_exhaustive]
    NotFound {
        /// What was to be started.
        program: PathBuf,
    },
    /// The file exists but can not be run: no permission, a folder, for another kind of
    /// machine, or a script whose interpreter is missing.
    #[error("{} can not be run: {source}", program.display())]
    #[non_exhaustive]
    NotExecutable {
        /// What was to be started.
        program: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// The folder in which it was to run does not exist or is not a folder.
    #[error("the folder to run in, {}, is not there or is not a folder", cwd.display())]
    #[non_exhaustive]
    NoSuchFolder {
        /// The folder.
        cwd: PathBuf,
    },
    /// [`Launch::spawn`] was called outside of a tokio runtime.
    #[error("a server can only be started inside of a tokio runtime")]
    NoRuntime,
    /// Anything else: too many processes or open files, no memory.
    #[error("{} could not be started: {source}", program.display())]
    #[non_exhaustive]
    Io {
        /// What was to be started.
        program: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
}

/// A server to be started as a child process: `codex app-server`, unless told otherwise.
///
/// ```no_run
/// # fn f() -> Result<(), Box<dyn std::error::Error>> {
/// use codex_threads_transport::child::Launch;
///
/// let transport = Launch::find()?
///     .env("CODEX_HOME", "/srv/codex")
///     .cwd("/srv/work")
///     .spawn()?;
/// # drop(transport);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Launch {
    program: PathBuf,
    args: Vec<OsString>,
    /// `None` takes the variable away.
    env: BTreeMap<OsString, Option<OsString>>,
    env_clear: bool,
    cwd: Option<PathBuf>,
    limits: Limits,
}

impl Launch {
    /// Starts `program`, a path or a name on the `PATH`, with the one argument `app-server`.
    ///
    /// A relative path with a separator in it is taken from the current folder of this program,
    /// not from [`cwd`](Self::cwd).
    ///
    /// ```
    /// # use codex_threads_transport::child::Launch;
    /// let launch = Launch::new("/opt/codex/bin/codex");
    /// assert!(launch.program().ends_with("codex"));
    /// ```
    pub fn new(program: impl Into<PathBuf>) -> Self {
        Self {
            program: program.into(),
            args: vec!["app-server".into()],
            env: BTreeMap::new(),
            env_clear: false,
            cwd: None,
            limits: Limits::default(),
        }
    }

    /// Starts the codex that [`find::codex`] finds.
    ///
    /// # Errors
    /// [`FindError`], which lists all places that were looked at.
    ///
    /// ```no_run
    /// # fn f() -> Result<(), codex_threads_transport::child::find::FindError> {
    /// use codex_threads_transport::child::Launch;
    ///
    /// println!("{}", Launch::find()?.program().display());
    /// # Ok(())
    /// # }
    /// ```
    pub fn find() -> Result<Self, FindError> {
        find::codex().map(Self::new)
    }

    /// What will be started.
    ///
    /// ```
    /// # use codex_threads_transport::child::Launch;
    /// assert_eq!(Launch::new("codex").program(), std::path::Path::new("codex"));
    /// ```
    pub fn program(&self) -> &Path {
        &self.program
    }

    /// Replaces all arguments, `app-server` included.
    ///
    /// ```
    /// # use codex_threads_transport::child::Launch;
    /// let launch = Launch::new("codex").args(["-c", "model=\"x\"", "app-server"]);
    /// # drop(launch);
    /// ```
    pub fn args<I>(mut self, args: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<OsString>,
    {
        self.args = args.into_iter().map(Into::into).collect();
        self
    }

    /// Adds an argument at the end.
    ///
    /// ```
    /// # use codex_threads_transport::child::Launch;
    /// let launch = Launch::new("codex").arg("--analytics-default-enabled");
    /// # drop(launch);
    /// ```
    pub fn arg(mut self, arg: impl Into<OsString>) -> Self {
        self.args.push(arg.into());
        self
    }

    /// Sets an environment variable for the server alone.
    ///
    /// ```
    /// # use codex_threads_transport::child::Launch;
    /// let launch = Launch::new("codex").env("RUST_LOG", "warn");
    /// # drop(launch);
    /// ```
    pub fn env(mut self, key: impl Into<OsString>, value: impl Into<OsString>) -> Self {
        self.env.insert(key.into(), Some(value.into()));
        self
    }

    /// Takes an environment variable away from the server.
    ///
    /// ```
    /// # use codex_threads_transport::child::Launch;
    /// let launch = Launch::new("codex").env_remove("OPENAI_API_KEY");
    /// # drop(launch);
    /// ```
    pub fn env_remove(mut self, key: impl Into<OsString>) -> Self {
        self.env.insert(key.into(), None);
        self
    }

    /// Gives the server none of this program's environment: only what [`env`](Self::env) sets,
    /// before or after this call.
    ///
    /// ```
    /// # use codex_threads_transport::child::Launch;
    /// let launch = Launch::new("codex").env_clear().env("HOME", "/srv/home");
    /// # drop(launch);
    /// ```
    pub fn env_clear(mut self) -> Self {
        self.env_clear = true;
        self
    }

    /// The folder in which the server runs. Default: that of this program.
    ///
    /// ```
    /// # use codex_threads_transport::child::Launch;
    /// let launch = Launch::new("codex").cwd("/srv/work");
    /// # drop(launch);
    /// ```
    pub fn cwd(mut self, folder: impl Into<PathBuf>) -> Self {
        self.cwd = Some(folder.into());
        self
    }

    /// Bounds on memory.
    ///
    /// ```
    /// # use codex_threads_transport::{Limits, child::Launch};
    /// let launch = Launch::new("codex").limits(Limits::new().max_line(1 << 20));
    /// # drop(launch);
    /// ```
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Starts the server. Returns as soon as the operating system runs it; whether it is a
    /// codex at all shows in what it answers.
    ///
    /// The child leads a process group of its own, so a Ctrl-C in the terminal does not reach it.
    /// With releases up to 0.132, which ship helper programs in a `path` folder beside
    /// the binary, that folder is put in front of the server's `PATH`, as their launcher does.
    ///
    /// # Errors
    /// [`SpawnError`]; nothing is left running.
    ///
    /// # Panics
    /// If the tokio runtime has no I/O (`enable_io`). Nothing is left running then either.
    ///
    /// ```no_run
    /// # async fn f() -> Result<(), Box<dyn std::error::Error>> {
    /// use codex_threads_transport::child::Launch;
    ///
    /// let mut transport = Launch::new("codex").spawn()?;
    /// transport.outgoing.send(b"{\"id\":0,\"method\":\"initialize\",\"params\":{}}")?;
    /// println!("{:?}", transport.incoming.next().await);
    /// # Ok(())
    /// # }
    /// ```
    pub fn spawn(self) -> Result<Transport, SpawnError> {
        let queue = Arc::new(Queue::new(self.limits.max_outgoing));
        let Started {
            process,
            stdin,
            stdout,
        } = self.start_with(&queue)?;
        tokio::spawn(writer::run(Arc::clone(&queue), stdin));
        Ok(Transport::from_parts(
            Incoming::new(stdout, &self.limits, None),
            Outgoing::new(queue),
            Peer::Child(process),
        ))
    }

    /// Starts the process, whose end stops `queue`.
    pub(crate) fn start_with(&self, queue: &Arc<Queue>) -> Result<Started, SpawnError> {
        tokio::runtime::Handle::try_current().map_err(|_| SpawnError::NoRuntime)?;
        let (process, pipes) = self.start(queue)?;

        // From here on `process` ends the child whatever happens, a panic included.
        let io = |source| SpawnError::Io {
            program: self.program.clone(),
            source,
        };
        let stdin = ChildStdin::from_std(pipes.stdin).map_err(io)?;
        let stdout = ChildStdout::from_std(pipes.stdout).map_err(io)?;
        let stdout = Stdout::new(stdout, process.watch());
        tracing::debug!(pid = process.pid(), program = %self.program.display(), "started a child");
        Ok(Started {
            process,
            stdin,
            stdout,
        })
    }

    /// Starts the process, and then, while it gets going, the two threads that look after it.
    fn start(&self, queue: &Arc<Queue>) -> Result<(Process, Pipes), SpawnError> {
        let io = |source| SpawnError::Io {
            program: self.program.clone(),
            source,
        };
        let mut child = self.start_child()?;
        let pipes = (child.stdin.take(), child.stdout.take(), child.stderr.take());
        let tail = Arc::new(Tail::default());
        let inner = Arc::new(Inner::new(child, Arc::clone(&tail), Arc::clone(queue)));
        let process = Process::new(Arc::clone(&inner));
        let looked_after = match pipes {
            (Some(stdin), Some(stdout), Some(stderr)) => {
                look_after(&inner, stderr, tail).map(|()| Pipes { stdin, stdout })
            }
            // Not possible: all three were asked for.
            _ => Err(io::Error::other("the pipes of the child are missing")),
        };
        match looked_after {
            Ok(pipes) => Ok((process, pipes)),
            Err(error) => {
                // It would be nobody's.
                inner.kill_and_reap();
                Err(io(error))
            }
        }
    }

    fn start_child(&self) -> Result<Child, SpawnError> {
        let mut command = self.command()?;
        let mut tries = 0;
        let error = loop {
            match command.spawn() {
                Ok(child) => return Ok(child),
                Err(error)
                    if error.kind() == io::ErrorKind::ExecutableFileBusy && tries < BUSY_TRIES =>
                {
                    // Another thread of this program was just starting a child, which for an
                    // instant holds the file open that this program has just written.
                    tries += 1;
                    thread::sleep(BUSY_WAIT);
                }
                Err(error) => break error,
            }
        };
        Err(self.explain(error))
    }

    fn command(&self) -> Result<Command, SpawnError> {
        let program = if is_bare_name(&self.program) {
            self.program.clone()
        } else {
            std::path::absolute(&self.program).map_err(|source| SpawnError::Io {
                program: self.program.clone(),
                source,
            })?
        };
        let mut command = Command::new(&program);
        command
            .args(&self.args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        if self.env_clear {
            command.env_clear();
        } else if !self.env.contains_key(OsStr::new("PATH"))
            && let Some(path) = path_with_helpers(&program)
        {
            command.env("PATH", path);
        }
        for (key, value) in &self.env {
            match value {
                Some(value) => command.env(key, value),
                None => command.env_remove(key),
            };
        }
        if let Some(cwd) = &self.cwd {
            command.current_dir(cwd);
        }
        #[cfg(unix)]
        {
            use std::os::unix::process::CommandExt;

            command.process_group(0);
        }
        #[cfg(windows)]
        {
            use std::os::windows::process::CommandExt;

            /// No console window flashes up.
            const CREATE_NO_WINDOW: u32 = 0x0800_0000;
            command.creation_flags(CREATE_NO_WINDOW);
        }
        Ok(command)
    }

    /// The operating system says the same of a missing program, folder and interpreter.
    fn explain(&self, source: io::Error) -> SpawnError {
        let program = self.program.clone();
        if let Some(cwd) = &self.cwd
            && !cwd.is_dir()
        {
            return SpawnError::NoSuchFolder { cwd: cwd.clone() };
        }
        match source.kind() {
            io::ErrorKind::NotFound if is_bare_name(&program) || !program.exists() => {
                SpawnError::NotFound { program }
            }
            io::ErrorKind::NotADirectory if !program.exists() => SpawnError::NotFound { program },
            io::ErrorKind::NotFound
            | io::ErrorKind::PermissionDenied
            | io::ErrorKind::IsADirectory
            | io::ErrorKind::InvalidInput => SpawnError::NotExecutable { program, source },
            _ if is_wrong_format(&source) => SpawnError::NotExecutable { program, source },
            _ => SpawnError::Io { program, source },
        }
    }
}

/// Neither values of the environment nor arguments are shown: both may hold secrets.
impl fmt::Debug for Launch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Launch")
            .field("program", &self.program)
            .field("args", &self.args.len())
            .field("env", &self.env.keys().collect::<Vec<_>>())
            .field("env_clear", &self.env_clear)
            .field("cwd", &self.cwd)
            .field("limits", &self.limits)
            .finish()
    }
}

/// A process that runs, and both ways to it.
pub(crate) struct Started {
    pub(crate) process: Process,
    pub(crate) stdin: ChildStdin,
    pub(crate) stdout: Stdout,
}

/// The ends of the child's pipes on this side.
struct Pipes {
    stdin: std::process::ChildStdin,
    stdout: std::process::ChildStdout,
}

/// The two threads of a child: one keeps its stderr read, the other waits for its end.
fn look_after(inner: &Arc<Inner>, pipe: ChildStderr, tail: Arc<Tail>) -> io::Result<()> {
    let (stopped, stop) = io::pipe()?;
    let (done, is_done) = mpsc::sync_channel(1);
    let thread = |name: &str| {
        thread::Builder::new()
            .name(name.to_owned())
            .stack_size(STACK)
    };
    thread("codex-stderr").spawn(move || stderr::drain(pipe, &stopped, &tail, done))?;
    let inner = Arc::clone(inner);
    thread("codex-reaper").spawn(move || reaper::run(&inner, &is_done, stop))?;
    Ok(())
}

/// Whether `program` is looked up on the `PATH`.
fn is_bare_name(program: &Path) -> bool {
    program.components().count() == 1 && !program.as_os_str().to_string_lossy().contains('/')
}

#[cfg(unix)]
fn is_wrong_format(error: &io::Error) -> bool {
    error.raw_os_error() == Some(rustix::io::Errno::NOEXEC.raw_os_error())
}

#[cfg(windows)]
fn is_wrong_format(error: &io::Error) -> bool {
    /// ERROR_BAD_EXE_FORMAT
    const BAD_EXE_FORMAT: i32 = 193;
    error.raw_os_error() == Some(BAD_EXE_FORMAT)
}

#[cfg(not(any(unix, windows)))]
fn is_wrong_format(_error: &io::Error) -> bool {
    false
}

/// The `PATH` with the folder of helper programs in front that releases up to 0.132 have beside
/// the folder of the binary (`…/<target>/codex/codex`, `…/<target>/path`).
fn path_with_helpers(program: &Path) -> Option<OsString> {
    let folder = program.parent()?;
    if folder.file_name()? != "codex" {
        return None;
    }
    let helpers = folder.parent()?.join("path");
    if !helpers.is_dir() {
        return None;
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::join_paths(std::iter::once(helpers).chain(std::env::split_paths(&path))).ok()
}
