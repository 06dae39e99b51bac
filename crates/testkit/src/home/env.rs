//! The environment of a codex child.

use std::ffi::{OsStr, OsString};
use std::path::Path;
use std::process::Command;

/// What a codex child's environment must have, and must not have, to use a [`Home`](super::Home) and nothing of the user's own.
///
/// Set: `CODEX_HOME`, `HOME` (`USERPROFILE` on Windows), the temporary folder, `NO_PROXY` for the loopback interface. Removed: every
/// `CODEX_*`, `OPENAI_*`, `AZURE_OPENAI_*` and `OTEL_*` variable, the proxies, the `XDG_*` folders, `RUST_LOG`.
///
/// ```no_run
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// # use codex_threads_testkit::{Home, ScriptedModel};
/// # let model = ScriptedModel::start().await?;
/// # let home = Home::new(&model)?;
/// let mut command = std::process::Command::new("codex");
/// home.env().apply(&mut command);
/// # Ok(()) }
/// ```
#[derive(Debug, Clone)]
pub struct HomeEnv {
    set: Vec<(OsString, OsString)>,
    removed: Vec<OsString>,
}

impl HomeEnv {
    pub(super) fn new(codex: &Path, home: &Path, tmp: &Path) -> Self {
        let mut set: Vec<(OsString, OsString)> = vec![
            ("CODEX_HOME".into(), codex.into()),
            ("HOME".into(), home.into()),
            ("NO_PROXY".into(), "127.0.0.1,localhost".into()),
        ];
        if cfg!(windows) {
            set.push(("USERPROFILE".into(), home.into()));
            set.push(("TMP".into(), tmp.into()));
            set.push(("TEMP".into(), tmp.into()));
        } else {
            // Codex refuses to put its helpers into a CODEX_HOME that lies under the temporary folder, and says so on stderr.
            set.push(("TMPDIR".into(), tmp.into()));
        }
        let is_set = |name: &OsStr| set.iter().any(|(n, _)| n == name);
        let mut removed: Vec<OsString> = std::env::vars_os()
            .map(|(name, _)| name)
            .filter(|name| name.to_str().is_some_and(is_unwanted) && !is_set(name))
            .collect();
        // Also what isn't there now: the caller may pass on another environment than this process's.
        for name in [
            "OPENAI_API_KEY",
            "OPENAI_BASE_URL",
            "CODEX_API_KEY",
            "CODEX_SQLITE_HOME",
        ] {
            if !removed.iter().any(|n| n == name) {
                removed.push(name.into());
            }
        }
        Self { set, removed }
    }

    /// The variables to set.
    pub fn set(&self) -> impl Iterator<Item = (&OsStr, &OsStr)> {
        self.set
            .iter()
            .map(|(name, value)| (name.as_os_str(), value.as_os_str()))
    }

    /// The variables to remove.
    pub fn removed(&self) -> impl Iterator<Item = &OsStr> {
        self.removed.iter().map(OsString::as_os_str)
    }

    /// Sets and removes them on a command (for tokio's: `command.as_std_mut()`).
    pub fn apply(&self, command: &mut Command) {
        for name in &self.removed {
            command.env_remove(name);
        }
        command.envs(self.set());
    }
}

fn is_unwanted(name: &str) -> bool {
    let upper = name.to_ascii_uppercase();
    ["CODEX_", "OPENAI_", "AZURE_OPENAI_", "OTEL_", "XDG_"]
        .iter()
        .any(|prefix| upper.starts_with(prefix))
        || matches!(
            upper.as_str(),
            "HTTP_PROXY" | "HTTPS_PROXY" | "ALL_PROXY" | "NO_PROXY" | "RUST_LOG"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_or_proxy_of_the_user_is_not_passed_on() {
        for name in [
            "OPENAI_API_KEY",
            "CODEX_HOME",
            "https_proxy",
            "XDG_CONFIG_HOME",
            "OTEL_EXPORTER_OTLP_ENDPOINT",
        ] {
            assert!(is_unwanted(name), "{name}");
        }
        for name in ["PATH", "LANG", "TERM", "SHELL"] {
            assert!(!is_unwanted(name), "{name}");
        }
        let env = HomeEnv::new(Path::new("/c"), Path::new("/h"), Path::new("/t"));
        let mut command = Command::new("x");
        env.apply(&mut command);
        let get = |name: &str| command.get_envs().find(|(n, _)| *n == name).map(|(_, v)| v);
        assert_eq!(get("CODEX_HOME"), Some(Some(OsStr::new("/c"))));
        assert_eq!(get("OPENAI_API_KEY"), Some(None));
    }
}
