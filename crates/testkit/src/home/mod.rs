//! A temporary `CODEX_HOME` that is wired to a scripted model.
//!
//! [`Home`] makes a folder of its own with a configuration in which codex has one provider, the given [`ScriptedModel`], and
//! nothing else to talk to: no login, no plugins, no update check, no telemetry. Around it lies all that a test wants to be rid of afterwards:
//!
//! ```text
//! <temporary>/codex   CODEX_HOME: config.toml, rollouts, state
//! <temporary>/home    HOME, so that nobody's dot files matter
//! <temporary>/tmp     TMPDIR
//! <temporary>/work    a working directory, marked as trusted
//! ```
//!
//! # Sandbox and approvals
//!
//! The defaults are `approval_policy = "never"` and `sandbox_mode = "danger-full-access"`: commands just run. That is a deliberate choice
//! for tests, whose commands are their own: codex's sandbox (bubblewrap, Landlock, Seatbelt) needs rights that containers and CI
//! machines often don't grant, and a test must not depend on them. What a thread is started with (`approvalPolicy`, `sandbox`) counts
//! more than the configuration, as always.
//!
//! To see codex ask, in every release and whether or not the sandbox works, use [`HomeBuilder::asking`]
//! (`on-request` and `read-only`) together with [`Reply::escalated`](crate::model::Reply::escalated), which is the model asking to
//! leave the sandbox. An approved command then runs outside of it. What makes codex ask, as observed from 0.100.0 to 0.169.0:
//!
//! | policy | sandbox | command | asks |
//! |---|---|---|---|
//! | `on-request` | `read-only`, `workspace-write` | escalated | yes |
//! | `on-request` | `read-only`, `workspace-write` | any other | no; it runs in the sandbox, and fails there if it writes where it may not |
//! | `on-request` | `danger-full-access` | any, even escalated | no |
//! | `on-request` | `read-only` | a patch | yes (a file change) |
//! | `untrusted` | any | `touch x` (may change something) | yes |
//! | `untrusted` | any | `echo hi` (known to be harmless) | no |
//! | `never` | any | any | no |
//!
//! Two traps: `untrusted` in `config.toml` is a fatal error from 0.149 on (as a parameter of `thread/start` it is still taken), and
//! `on-failure` means `on-request` from 0.143 on.

mod config;
mod env;

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::model::ScriptedModel;

pub use self::env::HomeEnv;

use self::config::Config;

/// A temporary `CODEX_HOME` wired to a [`ScriptedModel`]. Dropping it removes all of it: end codex first.
///
/// ```no_run
/// use codex_threads_testkit::{Home, Release, ScriptedModel};
///
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let release = Release::get("0.169.0").await?;
/// let model = ScriptedModel::start().await?;
/// let home = Home::new(&model)?;
///
/// let mut codex = tokio::process::Command::new(release.program());
/// codex.arg("app-server").current_dir(home.workdir()).kill_on_drop(true);
/// home.env().apply(codex.as_std_mut());
/// let child = codex.spawn()?;
/// # drop(child);
/// # Ok(()) }
/// ```
pub struct Home {
    config: Config,
    codex: PathBuf,
    home: PathBuf,
    tmp: PathBuf,
    work: PathBuf,
    // Last: removed when all else is dropped.
    root: TempDir,
}

/// Why a [`Home`] could not be made.
#[derive(Debug, thiserror::Error)]
#[error("{}: {source}", path.display())]
pub struct HomeError {
    path: PathBuf,
    source: io::Error,
}

impl HomeError {
    fn at(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |source| Self {
            path: path.to_owned(),
            source,
        }
    }

    /// What could not be made or written.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl Home {
    /// A home with the default configuration.
    ///
    /// # Errors
    ///
    /// If the folders or the configuration can't be written.
    ///
    /// ```no_run
    /// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
    /// # use codex_threads_testkit::{Home, ScriptedModel};
    /// let model = ScriptedModel::start().await?;
    /// let home = Home::new(&model)?;
    /// assert!(home.config_path().is_file());
    /// # Ok(()) }
    /// ```
    pub fn new(model: &ScriptedModel) -> Result<Self, HomeError> {
        Self::builder().build(model)
    }

    /// A home with choices.
    ///
    /// ```no_run
    /// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
    /// # use codex_threads_testkit::{Home, ScriptedModel};
    /// let model = ScriptedModel::start().await?;
    /// let home = Home::builder()
    ///     .approval_policy("on-request")
    ///     .config_line("model_reasoning_effort = \"high\"")
    ///     .build(&model)?;
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn builder() -> HomeBuilder {
        HomeBuilder {
            config: Config::new(),
        }
    }

    /// The folder that `CODEX_HOME` names.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.codex
    }

    /// The configuration file. It may be edited before codex starts.
    #[must_use]
    pub fn config_path(&self) -> PathBuf {
        self.codex.join("config.toml")
    }

    /// An empty working directory, marked as trusted in the configuration.
    #[must_use]
    pub fn workdir(&self) -> &Path {
        &self.work
    }

    /// The environment that a codex child needs so that it uses this home, and nothing of the user's own setup.
    #[must_use]
    pub fn env(&self) -> HomeEnv {
        HomeEnv::new(&self.codex, &self.home, &self.tmp)
    }

    /// Wires the home to another model: for a server that resumes, in a new process, what the first one made. Writes the configuration
    /// anew, so edits by hand are lost.
    ///
    /// # Errors
    ///
    /// If the configuration can't be written.
    pub fn rewire(&self, model: &ScriptedModel) -> Result<(), HomeError> {
        self.config
            .write(&self.codex, &self.work, &model.base_url())
    }

    /// Removes the home now, and says if that failed (something may still be writing there).
    ///
    /// # Errors
    ///
    /// What the operating system says.
    pub fn close(self) -> io::Result<()> {
        self.root.close()
    }

    /// Keeps the folder, to look into it after a failed test. It holds `codex`, `home`, `tmp` and `work`.
    #[must_use]
    pub fn keep(self) -> PathBuf {
        self.root.keep()
    }
}

impl fmt::Debug for Home {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Home")
            .field("root", &self.root.path())
            .finish_non_exhaustive()
    }
}

/// How to make a [`Home`]. Made by [`Home::builder`].
#[derive(Clone)]
pub struct HomeBuilder {
    config: Config,
}

impl HomeBuilder {
    /// What makes codex ask, in every release: `on-request` and `read-only`. A patch then asks always, a command if its reply is
    /// [`escalated`](crate::model::Reply::escalated).
    ///
    /// ```no_run
    /// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
    /// # use codex_threads_testkit::{Home, ScriptedModel, model::Reply};
    /// let model = ScriptedModel::start().await?;
    /// model.script([
    ///     Reply::shell("touch x").escalated("It must be touched"),
    ///     Reply::message("Done."),
    /// ]);
    /// let home = Home::builder().asking().build(&model)?;
    /// # Ok(()) }
    /// ```
    #[must_use]
    pub fn asking(self) -> Self {
        self.approval_policy("on-request").sandbox_mode("read-only")
    }

    /// The approval policy: `never` (the default here), `on-request`, `untrusted` (fatal from 0.149 on), `on-failure` (until
    /// 0.142; the same as `on-request` from then on).
    #[must_use]
    pub fn approval_policy(self, policy: &str) -> Self {
        self.config_line(&format!("approval_policy = {}", config::string(policy)))
    }

    /// The sandbox: `read-only`, `workspace-write` or `danger-full-access` (the default here).
    #[must_use]
    pub fn sandbox_mode(self, mode: &str) -> Self {
        self.config_line(&format!("sandbox_mode = {}", config::string(mode)))
    }

    /// The name of the model (`scripted` unless told). Another name than that changes the tools that codex offers, and newer releases
    /// warn about names that they don't know.
    #[must_use]
    pub fn model(self, name: &str) -> Self {
        self.config_line(&format!("model = {}", config::string(name)))
    }

    /// Turns a feature of codex (`codex features list`) on or off.
    #[must_use]
    pub fn feature(mut self, name: &str, on: bool) -> Self {
        self.config.feature(name, on);
        self
    }

    /// How often codex asks again after a failed HTTP request (at first), and after a broken stream. Two of each unless told.
    #[must_use]
    pub fn retries(mut self, request: u32, stream: u32) -> Self {
        self.config.retries(request, stream);
        self
    }

    /// A line at the top level of `config.toml`, `key = value`. It replaces the default line of the same key.
    #[must_use]
    pub fn config_line(mut self, line: &str) -> Self {
        self.config.line(line);
        self
    }

    /// A table with its lines, such as `[mcp_servers.fake]` and what belongs to it, put at the end of `config.toml`.
    ///
    /// For `[features]` use [`feature`](Self::feature): a table must not stand there twice.
    #[must_use]
    pub fn config_table(mut self, text: &str) -> Self {
        self.config.table(text);
        self
    }

    /// Makes the home.
    ///
    /// # Errors
    ///
    /// If the folders or the configuration can't be written.
    pub fn build(self, model: &ScriptedModel) -> Result<Home, HomeError> {
        let temp = std::env::temp_dir();
        let root = tempfile::Builder::new()
            .prefix("codex-home-")
            .tempdir_in(&temp)
            .map_err(HomeError::at(&temp))?;
        // Codex reports real paths; so a test that compares must have them too (macOS: /var is a link).
        let real = real_path(root.path()).map_err(HomeError::at(root.path()))?;
        let make = |name: &str| {
            let path = real.join(name);
            std::fs::create_dir(&path).map_err(HomeError::at(&path))?;
            Ok::<_, HomeError>(path)
        };
        let home = Home {
            codex: make("codex")?,
            home: make("home")?,
            tmp: make("tmp")?,
            work: make("work")?,
            config: self.config,
            root,
        };
        home.rewire(model)?;
        Ok(home)
    }
}

impl fmt::Debug for HomeBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Lines of a configuration may hold keys.
        f.debug_struct("HomeBuilder").finish_non_exhaustive()
    }
}

#[cfg(not(windows))]
fn real_path(path: &Path) -> io::Result<PathBuf> {
    path.canonicalize()
}

/// Not canonical: that would be the `\\?\` form, which few programs take.
#[cfg(windows)]
fn real_path(path: &Path) -> io::Result<PathBuf> {
    std::path::absolute(path)
}
