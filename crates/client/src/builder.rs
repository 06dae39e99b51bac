//! How a connection is to be made.

use std::ffi::OsString;
use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use codex_threads_protocol::InitializeCapabilities;
use codex_threads_transport::child::Launch;
use codex_threads_transport::{Limits, Transport};

use crate::codex::Codex;
use crate::connection::{Settings, open};
use crate::error::{ConfigError, ConnectError};
use crate::events::EventLimits;
use crate::handshake::{Introduction, check_name, handshake};
use crate::request::Timeouts;
use crate::server_requests::ServerRequestPolicy;
use crate::sync::lock;

/// Options of a connection: [`Codex::builder`].
///
/// ```no_run
/// use codex_threads::Codex;
///
/// # async fn run() -> Result<(), codex_threads::ConnectError> {
/// let codex = Codex::builder()
///     .program("/opt/codex/bin/codex")
///     .codex_home("/srv/codex")
///     .client_name("my-dashboard")
///     .spawn()
///     .await?;
/// # Ok(()) }
/// ```
#[derive(Clone)]
#[must_use = "a builder does nothing until it spawns or connects"]
pub struct Builder {
    program: Option<PathBuf>,
    args: Vec<OsString>,
    env: Vec<(OsString, Option<OsString>)>,
    cwd: Option<PathBuf>,
    limits: Limits,
    introduction: Introduction,
    settings: Settings,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            program: None,
            args: Vec::new(),
            env: Vec::new(),
            cwd: None,
            limits: Limits::default(),
            introduction: Introduction {
                name: "codex-threads".to_owned(),
                title: None,
                version: env!("CARGO_PKG_VERSION").to_owned(),
                capabilities: InitializeCapabilities::new().experimental_api(true),
            },
            settings: Settings {
                in_flight: 64,
                events: EventLimits::default(),
                timeouts: Timeouts::default(),
                policy: ServerRequestPolicy::default(),
                request_limit: None,
                turn_silence: None,
                seed: None,
            },
        }
    }
}

impl Builder {
    pub(crate) fn chosen_seed(&self) -> Option<u64> {
        self.settings.seed
    }

    /// The program to start, a path or a name on the `PATH`. Without it `CODEX_BIN`, the `PATH` and
    /// npm's global folder are searched.
    ///
    /// ```
    /// let builder = codex_threads::Codex::builder().program("/opt/codex/bin/codex");
    /// # let _ = builder;
    /// ```
    pub fn program(mut self, program: impl Into<PathBuf>) -> Self {
        self.program = Some(program.into());
        self
    }

    /// Arguments after `app-server`, such as `-c` and `model="…"`.
    ///
    /// ```
    /// let builder = codex_threads::Codex::builder().args(["-c", "model=\"gpt-5\""]);
    /// # let _ = builder;
    /// ```
    pub fn args<I>(mut self, args: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<OsString>,
    {
        self.args.extend(args.into_iter().map(Into::into));
        self
    }

    /// Sets an environment variable for the server alone.
    ///
    /// ```
    /// let builder = codex_threads::Codex::builder().env("RUST_LOG", "warn");
    /// # let _ = builder;
    /// ```
    pub fn env(mut self, key: impl Into<OsString>, value: impl Into<OsString>) -> Self {
        self.env.push((key.into(), Some(value.into())));
        self
    }

    /// Takes an environment variable away from the server.
    ///
    /// ```
    /// let builder = codex_threads::Codex::builder().env_remove("OPENAI_API_KEY");
    /// # let _ = builder;
    /// ```
    pub fn env_remove(mut self, key: impl Into<OsString>) -> Self {
        self.env.push((key.into(), None));
        self
    }

    /// The folder of configuration, accounts and rollouts: `CODEX_HOME`.
    ///
    /// ```
    /// let builder = codex_threads::Codex::builder().codex_home("/srv/codex");
    /// # let _ = builder;
    /// ```
    pub fn codex_home(self, folder: impl Into<PathBuf>) -> Self {
        self.env("CODEX_HOME", folder.into())
    }

    /// The folder in which the server runs.
    ///
    /// ```
    /// let builder = codex_threads::Codex::builder().cwd("/srv/work");
    /// # let _ = builder;
    /// ```
    pub fn cwd(mut self, folder: impl Into<PathBuf>) -> Self {
        self.cwd = Some(folder.into());
        self
    }

    /// What this client is called: printable ASCII without `/` and `(`. It ends up in headers and
    /// logs of others, so it should tell your program.
    ///
    /// ```
    /// let builder = codex_threads::Codex::builder().client_name("my-dashboard");
    /// assert!(builder.check().is_ok());
    /// ```
    pub fn client_name(mut self, name: impl Into<String>) -> Self {
        self.introduction.name = name.into();
        self
    }

    /// What this client is called in front of people.
    ///
    /// ```
    /// let builder = codex_threads::Codex::builder().client_title("My Dashboard");
    /// # let _ = builder;
    /// ```
    pub fn client_title(mut self, title: impl Into<String>) -> Self {
        self.introduction.title = Some(title.into());
        self
    }

    /// The version of this client; that of this library by default.
    ///
    /// ```
    /// let builder = codex_threads::Codex::builder().client_version("1.2.3");
    /// # let _ = builder;
    /// ```
    pub fn client_version(mut self, version: impl Into<String>) -> Self {
        self.introduction.version = version.into();
        self
    }

    /// Whether to opt in to what the protocol calls experimental; on by default.
    ///
    /// ```
    /// let builder = codex_threads::Codex::builder().experimental_api(false);
    /// # let _ = builder;
    /// ```
    pub fn experimental_api(mut self, on: bool) -> Self {
        self.introduction.capabilities.experimental_api = Some(on);
        self
    }

    /// Notifications that the server shall not send, by their exact methods; see
    /// [`notifications`](crate::notifications) for those that are many. Works with every release.
    ///
    /// ```
    /// let builder = codex_threads::Codex::builder().opt_out_notifications(["item/agentMessage/delta"]);
    /// # let _ = builder;
    /// ```
    pub fn opt_out_notifications<I>(mut self, methods: I) -> Self
    where
        I: IntoIterator,
        I::Item: Into<String>,
    {
        let methods: Vec<String> = methods.into_iter().map(Into::into).collect();
        self.introduction.capabilities = self
            .introduction
            .capabilities
            .opt_out_notification_methods(methods);
        self
    }

    /// Every capability that `initialize` declares, in place of what was set before.
    ///
    /// ```
    /// use codex_threads::protocol::InitializeCapabilities;
    ///
    /// let builder = codex_threads::Codex::builder()
    ///     .capabilities(InitializeCapabilities::new().experimental_api(true));
    /// # let _ = builder;
    /// ```
    pub fn capabilities(mut self, capabilities: InitializeCapabilities) -> Self {
        self.introduction.capabilities = capabilities;
        self
    }

    /// Bounds of the transport: the longest line, the bytes that wait to be written.
    ///
    /// ```
    /// use codex_threads::transport::Limits;
    ///
    /// let builder = codex_threads::Codex::builder().limits(Limits::new().max_line(1 << 20));
    /// # let _ = builder;
    /// ```
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// Bounds of the streams of events.
    ///
    /// ```
    /// let builder = codex_threads::Codex::builder().event_limits(codex_threads::EventLimits::default());
    /// # let _ = builder;
    /// ```
    pub fn event_limits(mut self, limits: EventLimits) -> Self {
        self.settings.events = limits;
        self
    }

    /// How long answers are waited for.
    ///
    /// ```
    /// use codex_threads::Timeouts;
    ///
    /// let builder = codex_threads::Codex::builder()
    ///     .timeouts(Timeouts::new().all(std::time::Duration::from_secs(10)));
    /// # let _ = builder;
    /// ```
    pub fn timeouts(mut self, timeouts: Timeouts) -> Self {
        self.settings.timeouts = timeouts;
        self
    }

    /// Makes pauses that are random repeat: for simulations on a paused clock.
    #[doc(hidden)]
    pub fn seed(mut self, seed: u64) -> Self {
        self.settings.seed = Some(seed);
        self
    }

    /// How long nothing may be heard of a turn before the server is asked what became of it; by
    /// default as long as it takes. See [`Turn::silence`](crate::Turn::silence).
    ///
    /// ```
    /// let builder = codex_threads::Codex::builder()
    ///     .turn_silence(std::time::Duration::from_secs(600));
    /// # let _ = builder;
    /// ```
    pub fn turn_silence(mut self, silence: impl Into<Option<Duration>>) -> Self {
        self.settings.turn_silence = silence.into();
        self
    }

    /// How long the handshake may take: a minute by default.
    ///
    /// ```
    /// let builder = codex_threads::Codex::builder()
    ///     .handshake_timeout(std::time::Duration::from_secs(10));
    /// # let _ = builder;
    /// ```
    pub fn handshake_timeout(mut self, timeout: Duration) -> Self {
        self.settings.timeouts = self.settings.timeouts.method("initialize", timeout);
        self
    }

    /// Requests in flight at most: 64 by default. Servers lose requests beyond 128.
    ///
    /// ```
    /// let builder = codex_threads::Codex::builder().max_in_flight(16);
    /// # let _ = builder;
    /// ```
    pub fn max_in_flight(mut self, requests: usize) -> Self {
        self.settings.in_flight = requests;
        self
    }

    /// Who answers what the server asks. By default nobody: everything is declined.
    ///
    /// ```
    /// use codex_threads::{Codex, ServerRequestPolicy};
    ///
    /// let builder = Codex::builder().server_requests(ServerRequestPolicy::Stream);
    /// # let _ = builder;
    /// ```
    pub fn server_requests(mut self, policy: ServerRequestPolicy) -> Self {
        self.settings.policy = policy;
        self
    }

    /// How long what the server asks may wait for an answer; without limit by default. When it
    /// passes, the request gets the safe answer and expires, and an event tells
    /// ([`Event::ServerRequestUnanswered`](crate::Event::ServerRequestUnanswered)).
    ///
    /// ```
    /// let builder = codex_threads::Codex::builder()
    ///     .server_request_timeout(std::time::Duration::from_secs(600));
    /// # let _ = builder;
    /// ```
    pub fn server_request_timeout(mut self, limit: Duration) -> Self {
        self.settings.request_limit = Some(limit);
        self
    }

    /// Whether the options can work; [`spawn`](Self::spawn) and [`connect`](Self::connect) ask too.
    ///
    /// # Errors
    ///
    /// The first that can't.
    ///
    /// ```
    /// assert!(codex_threads::Codex::builder().check().is_ok());
    /// ```
    pub fn check(&self) -> Result<(), ConfigError> {
        check_name(&self.introduction.name)?;
        if self.settings.in_flight == 0 {
            return Err(ConfigError::Zero {
                what: "max_in_flight",
            });
        }
        Ok(())
    }

    /// Starts a server and connects to it.
    ///
    /// # Errors
    ///
    /// Each way in which that fails is a [`ConnectError`] of its own; nothing is left running.
    ///
    /// ```no_run
    /// # async fn run() -> Result<(), codex_threads::ConnectError> {
    /// let codex = codex_threads::Codex::builder().spawn().await?;
    /// # Ok(()) }
    /// ```
    pub async fn spawn(self) -> Result<Codex, ConnectError> {
        self.check()?;
        let mut launch = match &self.program {
            Some(program) => Launch::new(program),
            None => Launch::find().map_err(|error| ConnectError::Launch(Box::new(error)))?,
        };
        for arg in &self.args {
            launch = launch.arg(arg);
        }
        for (key, value) in &self.env {
            launch = match value {
                Some(value) => launch.env(key, value),
                None => launch.env_remove(key),
            };
        }
        if let Some(cwd) = &self.cwd {
            launch = launch.cwd(cwd);
        }
        let transport = launch
            .limits(self.limits)
            .spawn()
            .map_err(|error| ConnectError::Launch(Box::new(error)))?;
        self.connect(transport).await
    }

    /// Connects to a server that listens: see [`Dial`](codex_threads_transport::websocket::Dial) for where and
    /// how. The [limits](Self::limits) are those of this builder.
    ///
    /// The server is not this connection's: it goes on afterwards, and other clients may use it at the same
    /// time. What that means is told at [`Codex::connect_ws`].
    ///
    /// # Errors
    ///
    /// [`ConnectError::Dial`] when there is no connection; else as [`connect`](Self::connect).
    ///
    /// ```no_run
    /// # async fn run() -> Result<(), codex_threads::ConnectError> {
    /// use codex_threads::Codex;
    /// use codex_threads::transport::websocket::{Bearer, Dial};
    ///
    /// let dial = Dial::ws("ws://10.0.0.7:4500").bearer(Bearer::file("/run/secrets/codex-token"));
    /// let codex = Codex::builder().client_name("my-dashboard").dial(dial).await?;
    /// # Ok(()) }
    /// ```
    #[cfg(feature = "websocket")]
    pub async fn dial(
        self,
        dial: codex_threads_transport::websocket::Dial,
    ) -> Result<Codex, ConnectError> {
        self.check()?;
        let transport = dial.limits(self.limits).connect().await?;
        self.connect(transport).await
    }

    /// Connects over a transport: a process started otherwise, a pair in memory.
    ///
    /// # Errors
    ///
    /// Each way in which that fails is a [`ConnectError`] of its own.
    ///
    /// ```no_run
    /// # async fn run() -> Result<(), Box<dyn std::error::Error>> {
    /// use codex_threads::{Codex, transport::child::Launch};
    ///
    /// let codex = Codex::builder().connect(Launch::find()?.spawn()?).await?;
    /// # Ok(()) }
    /// ```
    pub async fn connect(self, transport: Transport) -> Result<Codex, ConnectError> {
        self.check()?;
        let lifeline = open(transport, self.settings);
        let server = handshake(&lifeline.connection, &self.introduction).await?;
        lock(&lifeline.connection.router).serves(server.release());
        Ok(Codex::new(lifeline, server))
    }
}

/// The environment and the arguments may hold keys.
impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.env.iter().map(|(name, _)| name).collect();
        f.debug_struct("Builder")
            .field("program", &self.program)
            .field("args", &self.args.len())
            .field("env", &names)
            .field("cwd", &self.cwd)
            .field("limits", &self.limits)
            .field("introduction", &self.introduction)
            .field("settings", &self.settings)
            .finish()
    }
}
