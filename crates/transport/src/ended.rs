//! How the other side of a connection ended.

use std::fmt;
use std::io;
use std::sync::Arc;

/// How much of stderr [`Ended`]'s `Display` shows at most, in bytes.
const SHOWN: usize = 1024;
/// How many of its last lines.
const SHOWN_LINES: usize = 8;

/// What ended a peer.
///
/// ```
/// # fn f(ended: codex_threads_transport::Ended) {
/// use codex_threads_transport::Cause;
///
/// match ended.cause() {
///     Cause::Exited { code: 0, .. } => println!("as it should"),
///     Cause::Signaled { signal, .. } => println!("signal {signal}"),
///     other => println!("{other}"),
/// }
/// # }
/// ```
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Cause {
    /// The process exited by itself.
    #[non_exhaustive]
    Exited {
        /// Its status; 0 is success.
        code: i32,
    },
    /// The process was killed by a signal (Unix).
    #[non_exhaustive]
    Signaled {
        /// The signal's number.
        signal: i32,
        /// Whether it left a core dump.
        core_dumped: bool,
    },
    /// The connection was closed; there is no process of ours to tell more.
    Closed,
    /// The other side closed the connection with a status of the WebSocket protocol.
    #[non_exhaustive]
    ClosedWith {
        /// The status: 1000 is a normal end, 1001 a server that goes away, 1011 one that failed.
        code: u16,
        /// What it said about it, if anything.
        reason: String,
    },
    /// The connection broke.
    Failed(Arc<io::Error>),
    /// The process is gone, but its status was taken by someone else: the program ignores
    /// `SIGCHLD`, or waits for children that are not its own.
    Unknown,
}

impl fmt::Display for Cause {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Exited { code } => write!(f, "exited with status {code}"),
            Self::Signaled { signal, .. } => {
                let name = match signal {
                    1 => " (SIGHUP)",
                    2 => " (SIGINT)",
                    4 => " (SIGILL)",
                    6 => " (SIGABRT)",
                    9 => " (SIGKILL)",
                    11 => " (SIGSEGV)",
                    13 => " (SIGPIPE)",
                    15 => " (SIGTERM)",
                    _ => "",
                };
                write!(f, "killed by signal {signal}{name}")
            }
            Self::Closed => f.write_str("closed the connection"),
            Self::ClosedWith { code, reason } => {
                write!(f, "closed the connection with status {code}")?;
                if reason.is_empty() {
                    return Ok(());
                }
                write!(f, ": {}", without_escapes(reason).trim())
            }
            Self::Failed(error) => write!(f, "the connection broke: {error}"),
            Self::Unknown => f.write_str("ended, its exit status is not known"),
        }
    }
}

/// How a peer ended: the cause, and what it last said on stderr.
///
/// `Display` gives both, as in `exited with status 1; last stderr: no such model`.
/// `Debug` does not show stderr.
///
/// ```
/// # async fn f(peer: &codex_threads_transport::Peer) {
/// let ended = peer.ended().await;
/// if !ended.success() {
///     eprintln!("the server {ended}");
/// }
/// # }
/// ```
#[derive(Clone)]
pub struct Ended {
    inner: Arc<Inner>,
}

struct Inner {
    cause: Cause,
    stderr: Vec<u8>,
}

impl Ended {
    pub(crate) fn new(cause: Cause, stderr: Vec<u8>) -> Self {
        Self {
            inner: Arc::new(Inner { cause, stderr }),
        }
    }

    /// What ended the peer.
    ///
    /// ```
    /// # fn f(ended: codex_threads_transport::Ended) {
    /// println!("{}", ended.cause());
    /// # }
    /// ```
    pub fn cause(&self) -> &Cause {
        &self.inner.cause
    }

    /// Whether the process exited with status 0.
    ///
    /// ```
    /// # fn f(ended: codex_threads_transport::Ended) {
    /// assert_eq!(ended.success(), ended.code() == Some(0));
    /// # }
    /// ```
    pub fn success(&self) -> bool {
        self.code() == Some(0)
    }

    /// The exit status, if the process exited by itself.
    ///
    /// ```
    /// # fn f(ended: codex_threads_transport::Ended) -> Option<i32> {
    /// ended.code()
    /// # }
    /// ```
    pub fn code(&self) -> Option<i32> {
        match self.inner.cause {
            Cause::Exited { code } => Some(code),
            _ => None,
        }
    }

    /// The signal that killed the process, if one did.
    ///
    /// ```
    /// # fn f(ended: codex_threads_transport::Ended) -> Option<i32> {
    /// ended.signal()
    /// # }
    /// ```
    pub fn signal(&self) -> Option<i32> {
        match self.inner.cause {
            Cause::Signaled { signal, .. } => Some(signal),
            _ => None,
        }
    }

    /// The end of what the process wrote to stderr: at most the last 64 KiB, as bytes.
    ///
    /// ```
    /// # fn f(ended: codex_threads_transport::Ended) {
    /// assert!(ended.stderr_tail().len() <= 64 * 1024);
    /// # }
    /// ```
    pub fn stderr_tail(&self) -> &[u8] {
        &self.inner.stderr
    }

    /// [`stderr_tail`](Self::stderr_tail) as text; what is not UTF-8 is replaced.
    ///
    /// ```
    /// # fn f(ended: codex_threads_transport::Ended) {
    /// eprintln!("{}", ended.stderr_text());
    /// # }
    /// ```
    pub fn stderr_text(&self) -> String {
        String::from_utf8_lossy(&self.inner.stderr).into_owned()
    }

    /// The last lines of stderr that say something, joined, short enough for a message.
    fn last_words(&self) -> String {
        let stderr = &self.inner.stderr;
        let from = stderr.len().saturating_sub(SHOWN);
        let text = String::from_utf8_lossy(&stderr[from..]);
        let text = without_escapes(&text);
        let mut lines: Vec<&str> = text
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .collect();
        let skip = lines.len().saturating_sub(SHOWN_LINES);
        lines.drain(..skip);
        lines.join(" | ")
    }
}

/// `text` without terminal colours and other control characters.
fn without_escapes(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '\u{1b}' => {
                // ESC [ … letter
                if chars.next() == Some('[') {
                    for c in chars.by_ref() {
                        if ('@'..='~').contains(&c) {
                            break;
                        }
                    }
                }
            }
            '\n' => clean.push(c),
            c if c.is_control() => clean.push(' '),
            c => clean.push(c),
        }
    }
    clean
}

impl fmt::Display for Ended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.inner.cause)?;
        let words = self.last_words();
        if words.is_empty() {
            return Ok(());
        }
        write!(f, "; last stderr: {words}")
    }
}

impl fmt::Debug for Ended {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ended")
            .field("cause", &self.inner.cause)
            .field("stderr_bytes", &self.inner.stderr.len())
            .finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_words_are_clean_and_short() {
        let mut stderr = vec![0xff; 5000];
        stderr.extend_from_slice(b"\n\n\x1b[31mError:\x1b[0m bad config\r\n\n  caused by: x\n");
        let shown = Ended::new(Cause::Exited { code: 1 }, stderr).to_string();
        assert!(shown.starts_with("exited with status 1; last stderr: "));
        assert!(
            shown.ends_with("Error: bad config | caused by: x"),
            "{shown}"
        );
        assert!(shown.len() < 4 * SHOWN);
    }

    #[test]
    fn a_silent_end_says_no_more_than_its_cause() {
        let ended = Ended::new(
            Cause::Signaled {
                signal: 9,
                core_dumped: false,
            },
            Vec::new(),
        );
        assert_eq!(ended.to_string(), "killed by signal 9 (SIGKILL)");
    }
}
