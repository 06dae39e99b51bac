//! What is on a tape.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use serde_json::Value;
use thiserror::Error;

/// Who said something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Dir {
    /// The client.
    Client,
    /// The server.
    Server,
}

/// One line of a conversation.
#[derive(Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[non_exhaustive]
pub struct Entry {
    /// Who said it.
    pub dir: Dir,
    /// When, in milliseconds since the beginning of the recording.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at_ms: Option<u64>,
    /// Of an answer: the method of what it answers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// The message, unless it was none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<Value>,
    /// What was said, if it was no message.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub raw: Option<String>,
}

impl Entry {
    /// Something that was said at no particular time.
    ///
    /// ```
    /// use codex_threads_testkit::tape::{Dir, Entry};
    /// use serde_json::json;
    ///
    /// let entry = Entry::new(Dir::Server, json!({"method": "thread/closed", "params": {"threadId": "t"}}));
    /// assert_eq!(entry.notification(), Some("thread/closed"));
    /// ```
    #[must_use]
    pub fn new(dir: Dir, message: Value) -> Self {
        Self {
            dir,
            at_ms: None,
            method: None,
            message: Some(message),
            raw: None,
        }
    }

    fn member(&self, name: &str) -> Option<&Value> {
        self.message.as_ref()?.get(name)
    }

    /// The id, if it is a request or an answer.
    #[must_use]
    pub fn id(&self) -> Option<&Value> {
        self.member("id")
    }

    fn own_method(&self) -> Option<&str> {
        self.member("method")?.as_str()
    }

    /// The method, if it is a request.
    #[must_use]
    pub fn request(&self) -> Option<&str> {
        self.own_method().filter(|_| self.id().is_some())
    }

    /// The method, if it is a notification.
    #[must_use]
    pub fn notification(&self) -> Option<&str> {
        self.own_method().filter(|_| self.id().is_none())
    }

    /// Whether it is an answer.
    #[must_use]
    pub fn is_answer(&self) -> bool {
        self.own_method().is_none() && self.id().is_some()
    }
}

// What was said is nobody's business: it may hold prompts and tokens.
impl fmt::Debug for Entry {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Entry")
            .field("dir", &self.dir)
            .field("at_ms", &self.at_ms)
            .field("method", &self.own_method().or(self.method.as_deref()))
            .field("id", &self.id())
            .finish_non_exhaustive()
    }
}

/// A conversation, in order.
///
/// ```
/// use codex_threads_testkit::tape::Tape;
///
/// let tape = Tape::parse(r#"{"dir":"client","message":{"method":"initialized"}}"#)?;
/// assert_eq!(tape.entries().len(), 1);
/// # Ok::<(), codex_threads_testkit::tape::TapeError>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Tape {
    entries: Vec<Entry>,
}

/// A tape that can't be read or written.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum TapeError {
    /// The file.
    #[error("{path}: {source}", path = path.display())]
    File {
        /// Which file.
        path: PathBuf,
        /// What is wrong with it.
        source: io::Error,
    },
    /// A line of it.
    #[error("line {line} of the tape: {source}")]
    Line {
        /// Its number, the first being 1.
        line: usize,
        /// What is wrong with it.
        source: serde_json::Error,
    },
}

impl Tape {
    /// Of entries made by hand.
    #[must_use]
    pub fn new(entries: Vec<Entry>) -> Self {
        Self { entries }
    }

    /// Reads a file.
    ///
    /// # Errors
    ///
    /// [`TapeError`].
    pub fn read(path: impl AsRef<Path>) -> Result<Self, TapeError> {
        let path = path.as_ref();
        let text = std::fs::read_to_string(path).map_err(|source| TapeError::File {
            path: path.to_owned(),
            source,
        })?;
        Self::parse(&text)
    }

    /// Reads a text, a line an entry. Blank lines mean nothing.
    ///
    /// # Errors
    ///
    /// [`TapeError::Line`].
    pub fn parse(text: &str) -> Result<Self, TapeError> {
        let lines = text.lines().enumerate();
        let lines = lines.filter(|(_, line)| !line.trim().is_empty());
        let entries = lines.map(|(number, line)| {
            serde_json::from_str(line).map_err(|source| TapeError::Line {
                line: number + 1,
                source,
            })
        });
        Ok(Self {
            entries: entries.collect::<Result<_, _>>()?,
        })
    }

    /// What was said.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    pub(crate) fn into_entries(self) -> Vec<Entry> {
        self.entries
    }
}
