//! The other side of a connection, as far as it can be watched.

use tokio::sync::watch;

use crate::child::Process;
use crate::ended::{Cause, Ended};

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
    /// A process that this connection started to reach a server, which outlives it.
    Tunnel(Process),
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
            Self::Child(process) | Self::Tunnel(process) => process.ended().await,
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
            Self::Child(process) | Self::Tunnel(process) => process.try_ended(),
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
            Self::Child(process) | Self::Tunnel(process) => Some(process),
            Self::Link(_) => None,
        }
    }
}

impl Peer {
    /// Whether the server ends with this connection: it is a process that the connection started.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// let (here, _there) = codex_threads_transport::memory::pair();
    /// assert!(!here.peer.is_server());
    /// # }
    /// ```
    pub fn is_server(&self) -> bool {
        matches!(self, Self::Child(_))
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
