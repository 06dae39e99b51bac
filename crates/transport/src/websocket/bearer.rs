//! The token that a server asks for.

use std::fmt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::error::DialError;

/// What a server started with `--ws-auth` wants to see: its capability token, or a signed bearer token.
///
/// It goes into the upgrade, as `Authorization: Bearer …`, and nowhere else: neither `Debug` output nor
/// logs nor errors show it.
///
/// ```
/// use codex_threads_transport::websocket::Bearer;
///
/// let bearer = Bearer::new("very secret");
/// assert!(!format!("{bearer:?}").contains("secret"));
/// ```
#[derive(Clone)]
pub struct Bearer(Source);

#[derive(Clone)]
enum Source {
    Value(Arc<str>),
    File(PathBuf),
}

impl Bearer {
    /// This token. White space around it is not part of it.
    ///
    /// ```
    /// # use codex_threads_transport::websocket::Bearer;
    /// let bearer = Bearer::new(std::env::var("CODEX_TOKEN").unwrap_or_default());
    /// # drop(bearer);
    /// ```
    pub fn new(token: impl AsRef<str>) -> Self {
        Self(Source::Value(token.as_ref().trim().into()))
    }

    /// What is in this file whenever a connection is made; white space around it is not part of it.
    ///
    /// ```
    /// # use codex_threads_transport::websocket::Bearer;
    /// let bearer = Bearer::file("/run/secrets/codex-token");
    /// # drop(bearer);
    /// ```
    pub fn file(path: impl Into<PathBuf>) -> Self {
        Self(Source::File(path.into()))
    }

    /// The token, fit to stand in a header.
    pub(super) async fn token(&self) -> Result<Arc<str>, DialError> {
        let (token, path) = match &self.0 {
            Source::Value(token) => (Arc::clone(token), None),
            Source::File(path) => (read(path).await?, Some(path.clone())),
        };
        let reason = if token.is_empty() {
            "it is empty"
        } else if !token.bytes().all(|byte| byte.is_ascii_graphic()) {
            "it has characters that no header may have"
        } else {
            return Ok(token);
        };
        Err(DialError::Token {
            path,
            reason: reason.to_owned(),
        })
    }
}

/// A file may lie on a disk that does not answer: the runtime shall not wait for it.
async fn read(path: &Path) -> Result<Arc<str>, DialError> {
    let file = path.to_owned();
    let read = tokio::task::spawn_blocking(move || std::fs::read_to_string(file)).await;
    let text = match read {
        Ok(Ok(text)) => text,
        Ok(Err(error)) => return Err(unread(path, &error.to_string())),
        Err(_) => return Err(unread(path, "the runtime is gone")),
    };
    Ok(text.trim().into())
}

fn unread(path: &Path, reason: &str) -> DialError {
    DialError::Token {
        path: Some(path.to_owned()),
        reason: reason.to_owned(),
    }
}

impl fmt::Debug for Bearer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Source::Value(_) => f.write_str("Bearer(…)"),
            Source::File(path) => f.debug_tuple("Bearer").field(path).finish(),
        }
    }
}
