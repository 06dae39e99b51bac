//! How long an answer may take, by method.

use std::collections::HashMap;
use std::time::Duration;

/// Time-outs by method. There is always one.
///
/// ```
/// use codex_threads::Timeouts;
/// use std::time::Duration;
///
/// let timeouts = Timeouts::new().method("model/list", Duration::from_secs(5));
/// assert_eq!(timeouts.of("model/list"), Duration::from_secs(5));
/// assert!(timeouts.of("command/exec") > timeouts.of("thread/name/set"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Timeouts {
    all: Option<Duration>,
    methods: HashMap<String, Duration>,
}

/// What reads or writes a little.
const SHORT: Duration = Duration::from_secs(60);
/// What reads whole histories, starts tools, or asks another server.
const LONG: Duration = Duration::from_secs(180);
/// What waits for a person or for a command to end.
const HOUR: Duration = Duration::from_secs(60 * 60);

impl Timeouts {
    /// The defaults: a minute, three where histories are read or tools started, an hour where a
    /// person or a command is waited for.
    ///
    /// ```
    /// assert!(codex_threads::Timeouts::new().of("thread/list").as_secs() > 0);
    /// ```
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// One time-out for all methods that have none of their own.
    ///
    /// ```
    /// # use std::time::Duration;
    /// let timeouts = codex_threads::Timeouts::new().all(Duration::from_secs(10));
    /// assert_eq!(timeouts.of("thread/read").as_secs(), 10);
    /// ```
    #[must_use]
    pub fn all(mut self, timeout: Duration) -> Self {
        self.all = Some(timeout);
        self
    }

    /// The time-out of one method.
    ///
    /// ```
    /// # use std::time::Duration;
    /// let timeouts = codex_threads::Timeouts::new().method("command/exec", Duration::from_secs(10));
    /// assert_eq!(timeouts.of("command/exec").as_secs(), 10);
    /// ```
    #[must_use]
    pub fn method(mut self, method: impl Into<String>, timeout: Duration) -> Self {
        self.methods.insert(method.into(), timeout);
        self
    }

    /// How long an answer to `method` is waited for.
    ///
    /// ```
    /// assert_eq!(codex_threads::Timeouts::new().of("initialize").as_secs(), 60);
    /// ```
    #[must_use]
    pub fn of(&self, method: &str) -> Duration {
        self.methods
            .get(method)
            .copied()
            .or(self.all)
            .unwrap_or_else(|| by_default(method))
    }
}

fn by_default(method: &str) -> Duration {
    match method {
        "command/exec"
        | "process/spawn"
        | "mcpServer/tool/call"
        | "thread/shellCommand"
        | "userVerification/verify"
        | "userVerification/enroll"
        | "thread/sample" => HOUR,
        "thread/start"
        | "thread/resume"
        | "thread/fork"
        | "thread/read"
        | "thread/list"
        | "thread/search"
        | "thread/turns/list"
        | "thread/items/list"
        | "thread/rollback"
        | "thread/revert"
        | "thread/archive"
        | "thread/unarchive"
        | "thread/delete"
        | "turn/start"
        | "turn/interrupt"
        | "review/start"
        | "config/mcpServer/reload" => LONG,
        _ if method.starts_with("account/")
            || method.starts_with("plugin/")
            || method.starts_with("marketplace/")
            || method.starts_with("app/")
            || method.starts_with("mcpServer")
            || method.starts_with("externalAgentConfig/") =>
        {
            LONG
        }
        _ => SHORT,
    }
}

/// Whether a request of this method can change something on the server, for all that is known of
/// it: then a request whose answer never came may have taken effect.
pub(crate) fn may_change_something(method: &str) -> bool {
    if matches!(
        method,
        "initialize"
            | "fuzzyFileSearch"
            | "gitDiffToRemote"
            | "environment/info"
            | "server/diagnostics"
            | "thread/searchOccurrences"
            | "thread/realtime/listVoices"
            | "windowsSandbox/readiness"
    ) {
        return false;
    }
    !matches!(
        method.rsplit('/').next(),
        Some(
            "list"
                | "read"
                | "get"
                | "status"
                | "search"
                | "getMetadata"
                | "readFile"
                | "readDirectory"
        )
    )
}
