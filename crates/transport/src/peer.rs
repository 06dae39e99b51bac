//! The other side of a connection: how to watch it, and how it ended.

use std::fmt;
use std::io;
use std::sync::Arc;

use tokio::sync::watch;

use crate::child::Process;

/// How much of stderr [`Ended`]'s `Display` shows at most, in bytes.
const SHOWN: usize = 1024;
/// How many of its last lines.
const SHOWN_LINES: usize = 8;

/// The other side of a connection.
///
/// Dropping the peer of a child process ends the process, so keep it as long as the connection.
///
/// ```
/// # async fn f(transport: codex_threads_transport::Transport) {
/// use codex_threads_transport::Peer;
///
/// if let Peer::Child(process) = &transport.peer {
///     println!("pid {}", process.pid());
/// }
/// println!("{}", transport.peer.ended().await);
/// # }
/// ```
#[derive(Debug)]
#[non_exhaustive]
pub enum Peer {
    /// A process that this connection started, and that ends with it.
    Child(Process),
    /// Something that can only be seen through the connection.
    Link(Link),
}

impl Peer {
    /// Waits until the other side has ended, and says how. Cancel-safe; may be called again.
    ///
    /// For a process: when it has exited and its stderr was read to the end. For anything else:
    /// when [`Incoming`](crate::Incoming) was read to its end, or dropped.
    ///
    /// ```
    /// # async fn f(peer: &codex_threads_transport::Peer) {
    /// println!("{}", peer.ended().await);
    /// # }
    /// ```
    pub async fn ended(&self) -> Ended {
        match self {
            Self::Child(process) => process.ended().await,
            Self::Link(link) => link.ended().await,
        }
    }

    /// How the other side ended, if it has.
    ///
    /// ```
    /// # fn f(peer: &codex_threads_transport::Peer) -> bool {
    /// peer.try_ended().is_none()
    /// # }
    /// ```
    pub fn try_ended(&self) -> Option<Ended> {
        match self {
            Self::Child(process) => process.try_ended(),
            Self::Link(link) => link.try_ended(),
        }
    }

    /// The process, if there is one.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// let (here, _there) = codex_threads_transport::memory::pair();
    /// assert!(here.peer.process().is_none());
    /// # }
    /// ```
    pub fn process(&self) -> Option<&Process> {
        match self {
            Self::Child(process) => Some(process),
            Self::Link(_) => None,
        }
    }
}

/// A peer without a process of ours: known only by what comes in.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// use codex_threads_transport::{Cause, memory};
///
/// let (mut here, there) = memory::pair();
/// drop(there);
/// assert!(here.incoming.next().await.is_none());
/// assert!(matches!(here.peer.ended().await.cause(), Cause::Closed));
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Link {
    end: watch::Receiver<Option<Cause>>,
}

/// The side of a [`Link`] that learns of the end.
#[derive(Debug)]
pub(crate) struct LinkEnd(watch::Sender<Option<Cause>>);

impl LinkEnd {
    pub(crate) fn set(self, cause: Cause) {
        self.0.send_replace(Some(cause));
    }
}

impl Link {
    pub(crate) fn new() -> (LinkEnd, Self) {
        let (sender, end) = watch::channel(None);
        (LinkEnd(sender), Self { end })
    }

    /// As [`Peer::ended`].
    ///
    /// ```
    /// # async fn f(link: &codex_threads_transport::Link) {
    /// println!("{}", link.ended().await);
    /// # }
    /// ```
    pub async fn ended(&self) -> Ended {
        let mut end = self.end.clone();
        let cause = match end.wait_for(Option::is_some).await {
            Ok(cause) => cause.clone(),
            // The incoming side was dropped.
            Err(_) => None,
        };
        Ended::new(cause.unwrap_or(Cause::Closed), Vec::new())
    }

    /// As [`Peer::try_ended`].
    ///
    /// ```
    /// # fn f(link: &codex_threads_transport::Link) -> bool {
    /// link.try_ended().is_none()
    /// # }
    /// ```
    pub fn try_ended(&self) -> Option<Ended> {
        let known = self.end.borrow().clone();
        let cause = match known {
            Some(cause) => cause,
            None if self.end.has_changed().is_err() => Cause::Closed,
            None => return None,
        };
        Some(Ended::new(cause, Vec::new()))
    }
}

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
