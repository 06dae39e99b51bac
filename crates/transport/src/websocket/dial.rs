//! Whom to connect to, and how.

use std::fmt;
use std::future::Future;
#[cfg(all(unix, feature = "unix"))]
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use tokio::io::{AsyncRead, AsyncWrite};

use super::address::Address;
use super::alive::{Alive, KeepAlive};
use super::bearer::Bearer;
use super::decode::FrameDecoder;
use super::encode::FrameWriter;
use super::error::DialError;
use super::signals::Signals;
use super::upgrade::{self, Host};
use crate::child::{Launch, Started};
use crate::incoming::Incoming;
use crate::limits::Limits;
use crate::outgoing::Outgoing;
use crate::peer::{Link, LinkEnd, Peer};
use crate::queue::Queue;
use crate::transport::Transport;
use crate::writer;

/// How long a connection may take to come about by default.
const CONNECT: Duration = Duration::from_secs(10);
/// The longest message that servers take: 64 MiB.
const MAX_MESSAGE: usize = 64 * 1024 * 1024;

/// A server to be connected to.
///
/// ```no_run
/// # #[cfg(feature = "ws")]
/// # async fn f() -> Result<(), Box<dyn std::error::Error>> {
/// use codex_threads_transport::websocket::{Bearer, Dial};
///
/// let transport = Dial::ws("ws://127.0.0.1:4500")
///     .bearer(Bearer::file("/run/secrets/codex-token"))
///     .connect()
///     .await?;
/// # drop(transport);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "nothing is connected before `connect`"]
pub struct Dial {
    target: Target,
    bearer: Option<Bearer>,
    limits: Limits,
    max_message: usize,
    timeout: Duration,
    keep_alive: Option<KeepAlive>,
}

#[derive(Clone)]
enum Target {
    Url(String),
    #[cfg(all(unix, feature = "unix"))]
    Unix(PathBuf),
    Tunnel(Launch),
}

impl Dial {
    fn new(target: Target) -> Self {
        Self {
            target,
            bearer: None,
            limits: Limits::default(),
            max_message: MAX_MESSAGE,
            timeout: CONNECT,
            keep_alive: Some(KeepAlive::default()),
        }
    }

    /// A server that listens on TCP, as started by `codex app-server --listen ws://IP:PORT`; every release
    /// from 0.100 can. Without a port it is 80.
    ///
    /// Whether the address makes sense is seen when it is connected to. For `wss://`, see
    /// [`connect_over`](Self::connect_over).
    ///
    /// ```
    /// # #[cfg(feature = "ws")] {
    /// # use codex_threads_transport::websocket::Dial;
    /// let dial = Dial::ws("ws://127.0.0.1:4500");
    /// # drop(dial);
    /// # }
    /// ```
    pub fn ws(url: impl Into<String>) -> Self {
        Self::new(Target::Url(url.into()))
    }

    /// A server that listens on a Unix socket, as started by `codex app-server --listen unix://PATH`
    /// from 0.125 on. The path may be a symbolic link, as newer releases make it.
    ///
    /// ```
    /// # #[cfg(all(unix, feature = "unix"))] {
    /// # use codex_threads_transport::websocket::Dial;
    /// let dial = Dial::unix("/run/codex/app-server.sock");
    /// # drop(dial);
    /// # }
    /// ```
    #[cfg(all(unix, feature = "unix"))]
    pub fn unix(path: impl Into<PathBuf>) -> Self {
        Self::new(Target::Unix(path.into()))
    }

    /// A server behind a process that passes bytes on between its pipes and the server's socket: `codex
    /// app-server proxy --sock PATH`, or the like over `ssh`.
    ///
    /// The process ends with the connection, as any that is [launched](Launch), the server doesn't
    /// ([`Peer::Tunnel`]). The limits of `launch` are not used.
    ///
    /// ```
    /// use codex_threads_transport::{child::Launch, websocket::Dial};
    ///
    /// let proxy = Launch::new("codex").args(["app-server", "proxy", "--sock", "/run/codex.sock"]);
    /// let dial = Dial::tunnel(proxy);
    /// # drop(dial);
    /// ```
    pub fn tunnel(launch: Launch) -> Self {
        Self::new(Target::Tunnel(launch))
    }

    /// The token that the server wants to see.
    ///
    /// ```
    /// # use codex_threads_transport::websocket::{Bearer, Dial};
    /// let dial = Dial::ws("ws://10.0.0.7:4500").bearer(Bearer::file("/run/secrets/codex-token"));
    /// # drop(dial);
    /// ```
    pub fn bearer(mut self, bearer: Bearer) -> Self {
        self.bearer = Some(bearer);
        self
    }

    /// Bounds on memory.
    ///
    /// ```
    /// # use codex_threads_transport::{Limits, websocket::Dial};
    /// let dial = Dial::ws("ws://127.0.0.1:4500").limits(Limits::new().max_line(1 << 20));
    /// # drop(dial);
    /// ```
    pub fn limits(mut self, limits: Limits) -> Self {
        self.limits = limits;
        self
    }

    /// The longest message that may be sent, in bytes: 64 MiB by default. All known servers hang up on a
    /// longer one, which would cost every request in flight, so it is refused here
    /// ([`SendError::TooLong`](crate::SendError::TooLong)). What comes in is bounded by
    /// [`Limits::max_line`] alone.
    ///
    /// ```
    /// # use codex_threads_transport::websocket::Dial;
    /// let dial = Dial::ws("ws://127.0.0.1:4500").max_message(1 << 20);
    /// # drop(dial);
    /// ```
    pub fn max_message(mut self, bytes: usize) -> Self {
        self.max_message = bytes;
        self
    }

    /// How long the connection may take to come about, in all: 10 s by default.
    ///
    /// ```
    /// # use codex_threads_transport::websocket::Dial;
    /// # use std::time::Duration;
    /// let dial = Dial::ws("ws://127.0.0.1:4500").timeout(Duration::from_secs(2));
    /// # drop(dial);
    /// ```
    pub fn timeout(mut self, time: Duration) -> Self {
        self.timeout = time;
        self
    }

    /// When to ask for a sign of life, or `None` for never. See [`KeepAlive`] for what is done by default.
    ///
    /// ```
    /// # use codex_threads_transport::websocket::{Dial, KeepAlive};
    /// # use std::time::Duration;
    /// let dial = Dial::ws("ws://127.0.0.1:4500").keep_alive(KeepAlive::new().interval(Duration::from_secs(5)));
    /// let never = dial.keep_alive(None);
    /// # drop(never);
    /// ```
    pub fn keep_alive(mut self, keep_alive: impl Into<Option<KeepAlive>>) -> Self {
        self.keep_alive = keep_alive.into();
        self
    }

    /// Connects. Cancel-safe: dropping the future leaves nothing open.
    ///
    /// # Errors
    /// [`DialError`]; nothing is left open or running.
    ///
    /// ```no_run
    /// # #[cfg(all(unix, feature = "unix"))]
    /// # async fn f() -> Result<(), codex_threads_transport::websocket::DialError> {
    /// use codex_threads_transport::websocket::Dial;
    ///
    /// let transport = Dial::unix("/run/codex/app-server.sock").connect().await?;
    /// # drop(transport);
    /// # Ok(())
    /// # }
    /// ```
    pub async fn connect(&self) -> Result<Transport, DialError> {
        match &self.target {
            #[cfg(feature = "ws")]
            Target::Url(url) => {
                let address = Address::parse(url)?;
                self.within(&address.shown(), self.connect_tcp(&address))
                    .await
            }
            #[cfg(not(feature = "ws"))]
            Target::Url(_) => Err(DialError::Address {
                reason: "TCP needs the feature `ws`, and what connects otherwise `connect_over`"
                    .to_owned(),
            }),
            #[cfg(all(unix, feature = "unix"))]
            Target::Unix(path) => {
                let shown = path.display().to_string();
                let connected = async {
                    let stream = tokio::net::UnixStream::connect(path).await;
                    let mut stream = stream.map_err(|error| DialError::io(&shown, error))?;
                    let first = self.upgrade(&mut stream, &shown, "localhost", "/").await?;
                    let (reader, writer) = stream.into_split();
                    Ok(self.linked(reader, writer, first))
                };
                self.within(&shown, connected).await
            }
            Target::Tunnel(launch) => {
                let shown = launch.program().display().to_string();
                self.within(&shown, self.connect_tunnel(launch, &shown))
                    .await
            }
        }
    }

    /// Connects over a stream that leads to the server already: an encrypted one, for `wss://`, or one
    /// through a proxy. The address is used for the request's path and its `Host` alone.
    ///
    /// # Errors
    /// As [`connect`](Self::connect).
    ///
    /// ```no_run
    /// # async fn f(stream: tokio::io::DuplexStream) -> Result<(), codex_threads_transport::websocket::DialError> {
    /// use codex_threads_transport::websocket::Dial;
    ///
    /// // `stream` is a TLS connection to that host.
    /// let transport = Dial::ws("wss://codex.example.org").connect_over(stream).await?;
    /// # drop(transport);
    /// # Ok(())
    /// # }
    /// ```
    pub async fn connect_over<S>(&self, mut stream: S) -> Result<Transport, DialError>
    where
        S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
    {
        let (shown, host, path) = match &self.target {
            Target::Url(url) => {
                let address = Address::parse(url)?;
                (address.shown(), address.host, address.path)
            }
            _ => {
                let host = "localhost".to_owned();
                (host.clone(), host, "/".to_owned())
            }
        };
        let connected = async {
            let first = self.upgrade(&mut stream, &shown, &host, &path).await?;
            let (reader, writer) = tokio::io::split(stream);
            Ok(self.linked(reader, writer, first))
        };
        self.within(&shown, connected).await
    }

    /// Whether the server takes connections: what its listener answers to `GET /readyz`. Servers on TCP
    /// from 0.115 on do; an older one is a [`DialError::NotWebSocket`].
    ///
    /// # Errors
    /// [`DialError`]; [`DialError::Refused`] as long as it doesn't listen at all, which is what a server that is
    /// starting looks like.
    ///
    /// ```no_run
    /// # #[cfg(feature = "ws")]
    /// # async fn f() -> Result<(), codex_threads_transport::websocket::DialError> {
    /// use codex_threads_transport::websocket::Dial;
    ///
    /// println!("{}", Dial::ws("ws://127.0.0.1:4500").is_ready().await?);
    /// # Ok(())
    /// # }
    /// ```
    #[cfg(feature = "ws")]
    pub async fn is_ready(&self) -> Result<bool, DialError> {
        self.probe("/readyz").await
    }

    /// Whether the server is well: what its listener answers to `GET /healthz`.
    ///
    /// # Errors
    /// As [`is_ready`](Self::is_ready).
    ///
    /// ```no_run
    /// # #[cfg(feature = "ws")]
    /// # async fn f() -> Result<(), codex_threads_transport::websocket::DialError> {
    /// use codex_threads_transport::websocket::Dial;
    ///
    /// println!("{}", Dial::ws("ws://127.0.0.1:4500").is_healthy().await?);
    /// # Ok(())
    /// # }
    /// ```
    #[cfg(feature = "ws")]
    pub async fn is_healthy(&self) -> Result<bool, DialError> {
        self.probe("/healthz").await
    }

    #[cfg(feature = "ws")]
    async fn probe(&self, path: &str) -> Result<bool, DialError> {
        let Target::Url(url) = &self.target else {
            return Err(DialError::Address {
                reason: "only servers on TCP answer this".to_owned(),
            });
        };
        let address = Address::parse(url)?;
        let shown = address.shown();
        let asked = async {
            let mut stream = tcp(&address).await?;
            let token = self.token().await?;
            let host = Host {
                address: &shown,
                host: &address.host,
                path,
                token: token.as_deref(),
            };
            let status = upgrade::status(&mut stream, &host, path).await?;
            Ok((200..300).contains(&status))
        };
        self.within(&shown, asked).await
    }

    #[cfg(feature = "ws")]
    async fn connect_tcp(&self, address: &Address) -> Result<Transport, DialError> {
        let mut stream = tcp(address).await?;
        let shown = address.shown();
        let first = self
            .upgrade(&mut stream, &shown, &address.host, &address.path)
            .await?;
        let (reader, writer) = stream.into_split();
        Ok(self.linked(reader, writer, first))
    }

    async fn connect_tunnel(&self, launch: &Launch, shown: &str) -> Result<Transport, DialError> {
        let queue = self.queue();
        let Started {
            process,
            stdin,
            stdout,
        } = launch.start_with(&queue)?;
        let mut both = tokio::io::join(stdout, stdin);
        let first = self.upgrade(&mut both, shown, "localhost", "/").await?;
        let (stdout, stdin) = both.into_inner();
        Ok(self.assemble(queue, stdout, stdin, first, None, Peer::Tunnel(process)))
    }

    async fn within<T>(
        &self,
        address: &str,
        future: impl Future<Output = Result<T, DialError>>,
    ) -> Result<T, DialError> {
        match tokio::time::timeout(self.timeout, future).await {
            Ok(done) => done,
            Err(_) => Err(DialError::Timeout {
                address: address.to_owned(),
                waited: self.timeout,
            }),
        }
    }

    async fn token(&self) -> Result<Option<Arc<str>>, DialError> {
        match &self.bearer {
            Some(bearer) => bearer.token().await.map(Some),
            None => Ok(None),
        }
    }

    async fn upgrade<S>(
        &self,
        stream: &mut S,
        address: &str,
        host: &str,
        path: &str,
    ) -> Result<Bytes, DialError>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        let token = self.token().await?;
        let to = Host {
            address,
            host,
            path,
            token: token.as_deref(),
        };
        let first = upgrade::upgrade(stream, &to).await?;
        tracing::debug!(address, "connected");
        Ok(first)
    }

    fn queue(&self) -> Arc<Queue> {
        Arc::new(Queue::with_longest(
            self.limits.max_outgoing,
            self.max_message,
        ))
    }

    /// A connection to something that is known by the connection alone.
    fn linked<R, W>(&self, reader: R, writer: W, first: Bytes) -> Transport
    where
        R: AsyncRead + Send + Unpin + 'static,
        W: AsyncWrite + Send + Unpin + 'static,
    {
        let (end, link) = Link::new();
        self.assemble(
            self.queue(),
            reader,
            writer,
            first,
            Some(end),
            Peer::Link(link),
        )
    }

    fn assemble<R, W>(
        &self,
        queue: Arc<Queue>,
        reader: R,
        writer: W,
        first: Bytes,
        end: Option<LinkEnd>,
        peer: Peer,
    ) -> Transport
    where
        R: AsyncRead + Send + Unpin + 'static,
        W: AsyncWrite + Send + Unpin + 'static,
    {
        let signals = Signals::new(Arc::clone(&queue));
        let patience = self.keep_alive.unwrap_or_default().timeout;
        let writer = FrameWriter::new(writer, Arc::clone(&signals), patience);
        tokio::spawn(writer::run(Arc::clone(&queue), writer));
        let decoder = FrameDecoder::new(&self.limits, Arc::clone(&signals));
        let reader = Alive::new(reader, first, signals, self.keep_alive);
        Transport::from_parts(
            Incoming::messages(reader, decoder, end),
            Outgoing::new(queue),
            peer,
        )
    }
}

#[cfg(feature = "ws")]
async fn tcp(address: &Address) -> Result<tokio::net::TcpStream, DialError> {
    let shown = address.shown();
    if address.tls {
        return Err(DialError::Tls { address: shown });
    }
    let io = |error| DialError::io(&shown, error);
    let host = (address.name.as_str(), address.port);
    let stream = tokio::net::TcpStream::connect(host).await.map_err(io)?;
    // Requests are small and waited for.
    stream.set_nodelay(true).map_err(io)?;
    Ok(stream)
}

/// Addresses only, and not what stands around them: a password may stand in a URL.
impl fmt::Debug for Dial {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let target = match &self.target {
            Target::Url(url) => Address::parse(url).map_or_else(
                |_| "an address that makes no sense".to_owned(),
                |address| address.shown(),
            ),
            #[cfg(all(unix, feature = "unix"))]
            Target::Unix(path) => path.display().to_string(),
            Target::Tunnel(launch) => format!("{launch:?}"),
        };
        f.debug_struct("Dial")
            .field("target", &target)
            .field("bearer", &self.bearer)
            .field("limits", &self.limits)
            .field("max_message", &self.max_message)
            .field("timeout", &self.timeout)
            .field("keep_alive", &self.keep_alive)
            .finish()
    }
}
