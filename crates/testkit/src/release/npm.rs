//! Asking npm. It fetches and states the checksum; nothing of the package is ever run.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::{FetchError, Platform};

/// What is kept of npm's standard error.
const STDERR_TAIL: u64 = 4 * 1024;
/// npm's own answers are a few kilobytes; more than this is not one.
const STDOUT_CAP: u64 = 4 * 1024 * 1024;

pub(crate) struct Npm<'a> {
    pub(crate) program: Option<&'a Path>,
    pub(crate) version: &'a str,
    pub(crate) platform: Platform,
    pub(crate) deadline: Instant,
    pub(crate) timeout: Duration,
    /// An empty folder of ours: working directory, npm's cache and its output.
    pub(crate) scratch: &'a Path,
}

impl Npm<'_> {
    fn spec(&self) -> String {
        format!("@openai/codex@{}-{}", self.version, self.platform)
    }

    /// The checksum that the registry states for the package.
    pub(crate) fn integrity(&self) -> Result<String, FetchError> {
        let out = self.run(&["view", &self.spec(), "dist.integrity", "--json"])?;
        // A text; or a list of one where npm takes the version for a range; or nothing at all for an unknown version (old npm).
        match serde_json::from_slice(&out.stdout) {
            Ok(serde_json::Value::String(text)) => Ok(text),
            Ok(serde_json::Value::Array(list)) if list.len() == 1 => {
                match list.into_iter().next() {
                    Some(serde_json::Value::String(text)) => Ok(text),
                    other => Err(self.odd_answer(&format!("{other:?}"))),
                }
            }
            Err(_) if out.stdout.trim_ascii().is_empty() => Err(FetchError::NoSuchVersion {
                version: self.version.to_owned(),
                platform: self.platform,
                stderr: out.stderr,
            }),
            _ => Err(self.odd_answer(&String::from_utf8_lossy(&out.stdout))),
        }
    }

    /// Downloads the package; the path of the tarball.
    pub(crate) fn pack(&self) -> Result<PathBuf, FetchError> {
        self.run(&["pack", &self.spec(), "--json"])?;
        let mut found = None;
        let entries =
            fs::read_dir(self.scratch).map_err(FetchError::io("listing", self.scratch))?;
        for entry in entries {
            let path = entry
                .map_err(FetchError::io("listing", self.scratch))?
                .path();
            if path.extension().is_some_and(|e| e == "tgz") && found.replace(path).is_some() {
                return Err(self.odd_answer("`npm pack` left more than one tarball"));
            }
        }
        found.ok_or_else(|| self.odd_answer("`npm pack` ended well but left no tarball"))
    }

    fn odd_answer(&self, what: &str) -> FetchError {
        FetchError::Npm {
            version: self.version.to_owned(),
            status: "an answer that is not understood".to_owned(),
            stderr: what.chars().take(500).collect(),
        }
    }

    fn run(&self, args: &[&str]) -> Result<Output, FetchError> {
        // npm looks for a project, and its .npmrc, from the working directory upwards: this file makes it stop right here.
        let project = self.scratch.join("package.json");
        fs::write(&project, "{}").map_err(FetchError::io("writing", &project))?;
        // Files, not pipes: nobody has to read them while npm runs, and a surviving grandchild can't hold us up.
        let stdout_path = self.scratch.join("npm.stdout");
        let stderr_path = self.scratch.join("npm.stderr");
        let stdout =
            File::create(&stdout_path).map_err(FetchError::io("creating", &stdout_path))?;
        let stderr =
            File::create(&stderr_path).map_err(FetchError::io("creating", &stderr_path))?;

        let program = self.program.map_or_else(
            || OsString::from(if cfg!(windows) { "npm.cmd" } else { "npm" }),
            |p| p.as_os_str().to_owned(),
        );
        let spawned = Command::new(&program)
            .args(args)
            .arg("--ignore-scripts")
            .arg("--no-update-notifier")
            .arg("--cache")
            .arg(self.scratch.join("npm-cache"))
            // Set by `npm run` around us: it would win over the working directory.
            .env_remove("npm_config_local_prefix")
            .current_dir(self.scratch)
            .stdin(Stdio::null())
            .stdout(stdout)
            .stderr(stderr)
            .spawn();
        let mut child = spawned.map_err(|e| self.cannot_run(&program, e))?;

        let mut pause = Duration::from_millis(2);
        let status = loop {
            match child.try_wait() {
                Ok(Some(status)) => break status,
                Ok(None) if Instant::now() >= self.deadline => {
                    let _ = child.kill();
                    let _ = child.wait();
                    return Err(FetchError::TimedOut {
                        version: self.version.to_owned(),
                        waited: self.timeout,
                        stderr: tail(&stderr_path),
                    });
                }
                Ok(None) => {
                    thread::sleep(pause);
                    pause = (pause * 2).min(Duration::from_millis(50));
                }
                Err(e) => return Err(FetchError::io("waiting for", PathBuf::from(program))(e)),
            }
        };
        let output = Output {
            stdout: head(&stdout_path).map_err(FetchError::io("reading", &stdout_path))?,
            stderr: tail(&stderr_path),
        };
        if status.success() {
            Ok(output)
        } else {
            Err(self.failure(&program, status, output))
        }
    }

    fn cannot_run(&self, program: &OsString, error: io::Error) -> FetchError {
        if !matches!(
            error.kind(),
            io::ErrorKind::NotFound | io::ErrorKind::PermissionDenied
        ) {
            return FetchError::io("running", PathBuf::from(program))(error);
        }
        FetchError::NpmMissing {
            npm: program.to_string_lossy().into_owned(),
            version: self.version.to_owned(),
            detail: error.to_string(),
        }
    }

    fn failure(&self, program: &OsString, status: ExitStatus, output: Output) -> FetchError {
        let code = npm_code(&output);
        let version = self.version.to_owned();
        let stderr = output.stderr;
        match code.as_deref() {
            Some("E404" | "ETARGET") => FetchError::NoSuchVersion {
                version,
                platform: self.platform,
                stderr,
            },
            Some(code) if is_network_code(code) => FetchError::NoNetwork {
                version,
                code: code.to_owned(),
                stderr,
            },
            Some(code) => FetchError::Npm {
                version,
                status: code.to_owned(),
                stderr,
            },
            // npm is a script: `env` and shells end with 127 when its interpreter isn't there.
            None if status.code() == Some(127) => FetchError::NpmMissing {
                npm: program.to_string_lossy().into_owned(),
                version,
                detail: stderr,
            },
            None => FetchError::Npm {
                version,
                status: status.to_string(),
                stderr,
            },
        }
    }
}

struct Output {
    stdout: Vec<u8>,
    stderr: String,
}

/// npm's error code: from its JSON answer, else from the line `npm error code X` (`npm ERR! code X` before npm 10).
fn npm_code(output: &Output) -> Option<String> {
    let json: Option<serde_json::Value> = serde_json::from_slice(&output.stdout).ok();
    let from_json = json
        .as_ref()
        .and_then(|v| v.pointer("/error/code"))
        .and_then(|v| v.as_str())
        .map(str::to_owned);
    from_json.or_else(|| {
        output.stderr.lines().find_map(|line| {
            let rest = line
                .strip_prefix("npm error code ")
                .or_else(|| line.strip_prefix("npm ERR! code "))?;
            Some(rest.trim().to_owned())
        })
    })
}

fn is_network_code(code: &str) -> bool {
    matches!(
        code,
        "ENOTFOUND"
            | "EAI_AGAIN"
            | "ECONNREFUSED"
            | "ECONNRESET"
            | "ECONNABORTED"
            | "ETIMEDOUT"
            | "ENETUNREACH"
            | "ENETDOWN"
            | "EHOSTUNREACH"
            | "EPIPE"
            | "ENOTCACHED"
            | "ERR_SOCKET_TIMEOUT"
            | "ERR_STREAM_PREMATURE_CLOSE"
            | "FETCH_ERROR"
    )
}

fn head(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(path)?.take(STDOUT_CAP).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The end of a file, as text; empty if it can't be read (it only serves to explain another error).
fn tail(path: &Path) -> String {
    let read = || -> io::Result<Vec<u8>> {
        let mut file = File::open(path)?;
        let len = file.metadata()?.len();
        file.seek(SeekFrom::Start(len.saturating_sub(STDERR_TAIL)))?;
        let mut bytes = Vec::new();
        file.take(STDERR_TAIL).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    String::from_utf8_lossy(&read().unwrap_or_default())
        .trim()
        .to_owned()
}
