//! Which names a client may have.

use crate::error::ConfigError;

/// The name becomes an HTTP header's value, and stands before the server's version in the user
/// agent, which is searched for ` (` and `/`.
pub(crate) fn check_name(name: &str) -> Result<(), ConfigError> {
    let reason = if name.is_empty() {
        "it is empty"
    } else if name.contains(['/', '(']) {
        "`/` and `(` make the server's version unreadable"
    } else if !name.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        "it is not printable ASCII"
    } else if name.trim() != name {
        "it begins or ends with a space"
    } else {
        return Ok(());
    };
    Err(ConfigError::ClientName {
        name: name.to_owned(),
        reason,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_would_hide_the_servers_version_are_refused() {
        for name in ["codex-threads", "my app", "app_1.2"] {
            assert!(check_name(name).is_ok(), "{name}");
        }
        for name in ["", "a/b", "a (b", "é", "a\nb", " a", "a\u{7f}"] {
            assert!(check_name(name).is_err(), "{name:?}");
        }
    }
}
