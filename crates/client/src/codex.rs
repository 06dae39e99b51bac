//! The handle of a connection.

use std::borrow::Cow;
use std::fmt;
use std::sync::{Arc, Weak};
use std::time::Duration;

use bytes::Bytes;
use codex_threads_protocol::{Request, ThreadId, ThreadStatus};
use codex_threads_transport::{Peer, Transport};
use serde::Serialize;

use crate::builder::Builder;
use crate::connection::{Connection, Lifeline, Purpose, Stats};
use crate::error::{Closed, ConnectError, Error};
use crate::events::{ConnectionEvents, Subscription, ThreadEvents};
use crate::inbox::Scope;
use crate::request::{Answer, CallOptions, Prepared};
use crate::server::ServerInfo;
use crate::server_requests::{Open as OpenRequest, ServerRequests};
use crate::sync::lock;

/// A connection to a codex app-server.
///
/// Cloning is cheap; all clones are one connection, and their calls run side by side. When the last
/// clone is dropped, and with it every [`Thread`](crate::Thread) and turn, the server that this
/// connection started is ended. Dropping never waits.
///
/// ```no_run
/// use codex_threads::Codex;
/// use codex_threads::protocol::ThreadListParams;
///
/// # async fn run() -> Result<(), Box<dyn std::error::Error>> {
/// let codex = Codex::spawn().await?;
/// let page = codex.call(ThreadListParams::new()).await?;
/// println!("{page:?}");
/// codex.shutdown().await;
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Codex {
    inner: Arc<Inner>,
}

/// A handle that doesn't keep the connection alive.
#[derive(Clone)]
pub(crate) struct WeakCodex(Weak<Inner>);

impl WeakCodex {
    pub(crate) fn upgrade(&self) -> Option<Codex> {
        let inner = self.0.upgrade()?;
        Some(Codex { inner })
    }
}

struct Inner {
    lifeline: Lifeline,
    server: ServerInfo,
}

impl Codex {
    pub(crate) fn new(lifeline: Lifeline, server: ServerInfo) -> Self {
        Self {
            inner: Arc::new(Inner { lifeline, server }),
        }
    }

    /// Finds codex, starts it, and connects.
    ///
    /// # Errors
    ///
    /// See [`Builder::spawn`].
    ///
    /// ```no_run
    /// # async fn run() -> Result<(), codex_threads::ConnectError> {
    /// let codex = codex_threads::Codex::spawn().await?;
    /// # Ok(()) }
    /// ```
    pub async fn spawn() -> Result<Self, ConnectError> {
        Self::builder().spawn().await
    }

    /// Connects over a transport.
    ///
    /// # Errors
    ///
    /// See [`Builder::connect`].
    ///
    /// ```no_run
    /// # async fn run() -> Result<(), Box<dyn std::error::Error>> {
    /// use codex_threads::{Codex, transport::child::Launch};
    ///
    /// let codex = Codex::connect(Launch::find()?.spawn()?).await?;
    /// # Ok(()) }
    /// ```
    pub async fn connect(transport: Transport) -> Result<Self, ConnectError> {
        Self::builder().connect(transport).await
    }

    /// Connects to a server that listens on TCP, as `codex app-server --listen ws://IP:PORT` does, on every
    /// release from 0.100.
    ///
    /// The handshake and all that follows are the same as with a server of one's own. What differs:
    ///
    /// - The server goes on when this connection ends: [`shutdown`](Self::shutdown) interrupts the turns that
    ///   were started here, and leaves everybody else's alone.
    /// - Other clients may use it at the same time. Each is told of every thread that begins, ends, is
    ///   renamed, archived or changes its status ([`broadcasts`](Self::broadcasts), [`watch_threads`](Self::watch_threads),
    ///   [`catalog`](Self::catalog)), without resuming it, and of the turns of those that it has resumed.
    /// - What the server asks goes to every client that follows the thread. The first answer counts; for
    ///   the others the request [expires](crate::Expiry).
    /// - The end of the connection says less of the server: there is no exit status and no stderr.
    /// - A message may have 64 MiB, see [`Dial::max_message`](crate::transport::websocket::Dial::max_message).
    ///
    /// With a token, through a tunnel or over TLS of your own: [`Builder::dial`].
    ///
    /// # Errors
    ///
    /// See [`Builder::dial`].
    ///
    /// ```no_run
    /// # async fn run() -> Result<(), codex_threads::ConnectError> {
    /// use codex_threads::{Codex, Threads};
    ///
    /// let codex = Codex::connect_ws("ws://127.0.0.1:4500").await?;
    /// let mut threads = codex.watch_threads(Threads::everything()); // resumes none
    /// while let Some(Ok(event)) = threads.next().await {
    ///     println!("{event:?}");
    /// }
    /// # Ok(()) }
    /// ```
    #[cfg(feature = "ws")]
    pub async fn connect_ws(url: impl Into<String>) -> Result<Self, ConnectError> {
        let dial = codex_threads_transport::websocket::Dial::ws(url);
        Self::builder().dial(dial).await
    }

    /// Connects to a server that listens on a Unix socket, as `codex app-server --listen unix://PATH` does, on
    /// releases from 0.125. All that is said of `connect_ws` holds here too.
    ///
    /// # Errors
    ///
    /// See [`Builder::dial`].
    ///
    /// ```no_run
    /// # async fn run() -> Result<(), codex_threads::ConnectError> {
    /// use codex_threads::Codex;
    ///
    /// let codex = Codex::connect_unix("/run/codex/app-server.sock").await?;
    /// let report = codex.shutdown().await; // the server goes on
    /// assert!(report.process.is_none());
    /// # Ok(()) }
    /// ```
    #[cfg(all(unix, feature = "unix"))]
    pub async fn connect_unix(path: impl Into<std::path::PathBuf>) -> Result<Self, ConnectError> {
        let dial = codex_threads_transport::websocket::Dial::unix(path);
        Self::builder().dial(dial).await
    }

    /// Options first.
    ///
    /// ```
    /// let builder = codex_threads::Codex::builder().client_name("my-dashboard");
    /// # let _ = builder;
    /// ```
    pub fn builder() -> Builder {
        Builder::default()
    }

    /// What is known of the server.
    ///
    /// ```
    /// # fn show(codex: &codex_threads::Codex) { println!("{}", codex.server().release()); }
    /// ```
    #[must_use]
    pub fn server(&self) -> &ServerInfo {
        &self.inner.server
    }

    /// A handle that doesn't keep the connection alive.
    pub(crate) fn downgrade(&self) -> WeakCodex {
        WeakCodex(Arc::downgrade(&self.inner))
    }

    pub(crate) fn turn_silence(&self) -> Option<Duration> {
        self.connection().turn_silence
    }

    pub(crate) fn connection(&self) -> &Arc<Connection> {
        &self.inner.lifeline.connection
    }

    pub(crate) fn peer(&self) -> Option<Arc<Peer>> {
        self.inner.lifeline.peer()
    }

    /// Calls a method; the params say which, and what the answer is.
    ///
    /// Dropping the future gives the call up; the server may carry it out nevertheless.
    ///
    /// # Errors
    ///
    /// [`Error`]; refused before sending when this server doesn't know the method, or would ignore
    /// a field that is set.
    ///
    /// ```no_run
    /// use codex_threads::protocol::ThreadListParams;
    ///
    /// # async fn run(codex: codex_threads::Codex) -> Result<(), codex_threads::Error> {
    /// let page = codex.call(ThreadListParams::new().limit(10)).await?;
    /// # let _ = page; Ok(()) }
    /// ```
    pub async fn call<P: Request>(&self, params: P) -> Result<P::Response, Error> {
        self.call_with(params, CallOptions::default()).await
    }

    /// Calls a method with options of its own.
    ///
    /// # Errors
    ///
    /// As [`call`](Self::call).
    ///
    /// ```no_run
    /// use codex_threads::{CallOptions, protocol::ThreadListParams};
    /// use std::time::Duration;
    ///
    /// # async fn run(codex: codex_threads::Codex) -> Result<(), codex_threads::Error> {
    /// let options = CallOptions::new().timeout(Duration::from_secs(5));
    /// let page = codex.call_with(ThreadListParams::new(), options).await?;
    /// # let _ = page; Ok(()) }
    /// ```
    pub async fn call_with<P: Request>(
        &self,
        params: P,
        options: CallOptions,
    ) -> Result<P::Response, Error> {
        let request = Prepared::typed(&params)?;
        drop(params);
        let purpose = purpose(&request);
        let answer = self.prepared(&request, &options, purpose).await?;
        answer.decode::<P>()
    }

    /// Calls any method with any params; the answer is the result as JSON. `None` leaves the params
    /// out, which most methods refuse.
    ///
    /// # Errors
    ///
    /// As [`call`](Self::call).
    ///
    /// ```no_run
    /// # async fn run(codex: codex_threads::Codex) -> Result<(), codex_threads::Error> {
    /// let params = serde_json::json!({ "limit": 10 });
    /// let page = codex.request_raw("thread/list", Some(&params)).await?;
    /// println!("{} bytes", page.len());
    /// # Ok(()) }
    /// ```
    pub async fn request_raw<T: Serialize + ?Sized>(
        &self,
        method: impl Into<Cow<'static, str>>,
        params: Option<&T>,
    ) -> Result<Bytes, Error> {
        self.request_raw_with(method, params, CallOptions::default())
            .await
    }

    /// Calls any method with any params and with options.
    ///
    /// # Errors
    ///
    /// As [`call`](Self::call).
    ///
    /// ```no_run
    /// # async fn run(codex: codex_threads::Codex) -> Result<(), codex_threads::Error> {
    /// let params = serde_json::json!({});
    /// let options = codex_threads::CallOptions::new().unchecked();
    /// let answer = codex.request_raw_with("thread/invented", Some(&params), options).await?;
    /// # let _ = answer; Ok(()) }
    /// ```
    pub async fn request_raw_with<T: Serialize + ?Sized>(
        &self,
        method: impl Into<Cow<'static, str>>,
        params: Option<&T>,
        options: CallOptions,
    ) -> Result<Bytes, Error> {
        let request = Prepared::raw(method.into(), params)?;
        let purpose = purpose(&request);
        let answer = self.prepared(&request, &options, purpose).await?;
        Ok(answer.into_bytes())
    }

    /// The way of every call: looked at first, then sent.
    pub(crate) async fn prepared(
        &self,
        request: &Prepared,
        options: &CallOptions,
        purpose: Purpose,
    ) -> Result<Answer, Error> {
        if !options.unchecked {
            self.inner.server.preflight(request)?;
        }
        self.connection().call(request, options, purpose).await
    }

    /// Sends a notification. It has no answer: an error is one of this side.
    ///
    /// # Errors
    ///
    /// When the connection is over or the params can't be written.
    ///
    /// ```no_run
    /// # fn run(codex: codex_threads::Codex) -> Result<(), codex_threads::Error> {
    /// codex.notify("initialized", None::<&()>)?;
    /// # Ok(()) }
    /// ```
    pub fn notify<T: Serialize + ?Sized>(
        &self,
        method: &str,
        params: Option<&T>,
    ) -> Result<(), Error> {
        let request = Prepared::raw(Cow::Owned(method.to_owned()), params)?;
        self.connection().tell(method, request.params.as_deref())
    }

    /// Everything the server tells, of all threads. The first such stream begins with what concerned
    /// no thread and came before it was asked for, during the handshake for example.
    ///
    /// ```no_run
    /// # async fn run(codex: codex_threads::Codex) {
    /// let mut events = codex.events();
    /// while let Some(event) = events.next().await { println!("{}", event.method()); }
    /// # }
    /// ```
    #[must_use]
    pub fn events(&self) -> ConnectionEvents {
        self.subscribe(Scope::All)
    }

    /// What the server tells every connection (threads that begin, end, change their status, name
    /// or place), and what concerns no thread. A list of threads needs no more, and no resume.
    ///
    /// ```no_run
    /// # async fn run(codex: codex_threads::Codex) {
    /// let mut events = codex.broadcasts();
    /// while let Some(event) = events.next().await { println!("{}", event.method()); }
    /// # }
    /// ```
    #[must_use]
    pub fn broadcasts(&self) -> ConnectionEvents {
        self.subscribe(Scope::Broadcast)
    }

    fn subscribe(&self, scope: Scope) -> ConnectionEvents {
        let router = &self.connection().router;
        let queue = lock(router).subscribe_connection(scope);
        ConnectionEvents::new(Subscription::new(queue, Arc::downgrade(router), None))
    }

    /// What the server tells of one thread. It tells it to connections that have started, resumed or
    /// forked the thread; the first stream after that begins with the answer to that call, so nothing
    /// in between is missing. (One that nobody asks for is given up in the end, and says so:
    /// [`Missed`](crate::Missed).)
    ///
    /// ```no_run
    /// # async fn run(codex: codex_threads::Codex) {
    /// let mut events = codex.thread_events("019a0000-0000-7000-8000-000000000000");
    /// while let Some(event) = events.next().await { println!("{}", event.method()); }
    /// # }
    /// ```
    #[must_use]
    pub fn thread_events(&self, thread: impl Into<ThreadId>) -> ThreadEvents {
        self.follow_thread(&thread.into()).0
    }

    /// What the server tells of a thread, and what it had asked in it before and still waits for.
    pub(crate) fn follow_thread(&self, thread: &ThreadId) -> (ThreadEvents, Vec<Arc<OpenRequest>>) {
        let router = &self.connection().router;
        let (queue, open) = {
            let mut router = lock(router);
            (router.subscribe(thread), router.requests.open_in(thread))
        };
        let thread = Some(thread.clone());
        let events = Subscription::new(queue, Arc::downgrade(router), thread);
        (ThreadEvents::new(events), open)
    }

    /// What the server asks, with [`ServerRequestPolicy::Stream`](crate::ServerRequestPolicy::Stream),
    /// alone or behind rules; with any other policy nothing comes here.
    ///
    /// ```no_run
    /// # async fn run(codex: codex_threads::Codex) {
    /// let mut asked = codex.server_requests();
    /// while let Some(request) = asked.next().await { let _ = request.decline(); }
    /// # }
    /// ```
    #[must_use]
    pub fn server_requests(&self) -> ServerRequests {
        let waiting = Arc::clone(lock(&self.connection().router).requests.waiting());
        ServerRequests::new(waiting)
    }

    /// How many requests of the server are open: not answered, and not expired.
    ///
    /// ```
    /// # fn show(codex: &codex_threads::Codex) { println!("{}", codex.open_server_requests()); }
    /// ```
    #[must_use]
    pub fn open_server_requests(&self) -> usize {
        lock(&self.connection().router).requests.open()
    }

    /// How many streams of events are held: of threads, of turns (a turn's handle holds one) and of
    /// the connection.
    ///
    /// ```
    /// # fn show(codex: &codex_threads::Codex) { println!("{}", codex.open_streams()); }
    /// ```
    #[must_use]
    pub fn open_streams(&self) -> usize {
        lock(&self.connection().router).streams()
    }

    /// What has been counted so far.
    ///
    /// ```
    /// # fn show(codex: &codex_threads::Codex) { println!("{:?}", codex.stats()); }
    /// ```
    #[must_use]
    pub fn stats(&self) -> Stats {
        self.connection().stats()
    }

    /// Requests in flight, those included that were given up and not answered yet.
    ///
    /// ```
    /// # fn show(codex: &codex_threads::Codex) { println!("{}", codex.in_flight()); }
    /// ```
    #[must_use]
    pub fn in_flight(&self) -> usize {
        self.connection().pending.len()
    }

    /// The last status of a thread that the server has told, whether or not anybody reads events:
    /// through `thread/status/changed`, through `thread/started`, or in the answer to start, resume
    /// or fork. `None` where none was told, as with servers up to 0.104, which have no status.
    ///
    /// The last 8,192 threads at least are remembered. `NotLoaded` speaks of this server's memory;
    /// it doesn't mean idle.
    ///
    /// ```
    /// use codex_threads::protocol::ThreadStatus;
    ///
    /// # fn show(codex: &codex_threads::Codex) {
    /// let status = codex.thread_status("019a0000-0000-7000-8000-000000000000");
    /// let idle = matches!(status, Some(ThreadStatus::Idle(_)));
    /// # let _ = idle;
    /// # }
    /// ```
    #[must_use]
    pub fn thread_status(&self, thread: impl AsRef<str>) -> Option<ThreadStatus> {
        lock(&self.connection().router)
            .latches
            .status_of(thread.as_ref())
    }

    /// Why the connection is over, once it is.
    ///
    /// ```
    /// # fn show(codex: &codex_threads::Codex) {
    /// if let Some(closed) = codex.is_closed() { eprintln!("{closed}"); }
    /// # }
    /// ```
    #[must_use]
    pub fn is_closed(&self) -> Option<Closed> {
        self.connection().closed()
    }

    /// Waits until the connection is over.
    ///
    /// ```no_run
    /// # async fn run(codex: codex_threads::Codex) {
    /// eprintln!("{}", codex.closed().await);
    /// # }
    /// ```
    pub async fn closed(&self) -> Closed {
        self.connection().wait_closed().await
    }
}

/// What the reader has to do with the answer to a request.
fn purpose(request: &Prepared) -> Purpose {
    match request.method.as_ref() {
        "thread/start" | "thread/resume" | "thread/fork" => Purpose::OpensThread,
        "turn/start" => match request.thread() {
            Some(thread) => Purpose::NamesTurn { thread },
            None => Purpose::Plain,
        },
        "thread/rollback" => match request.thread() {
            Some(thread) => Purpose::RollsBack { thread },
            None => Purpose::Plain,
        },
        _ => Purpose::Plain,
    }
}

impl fmt::Debug for Codex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Codex")
            .field("release", &self.inner.server.release())
            .field("closed", &self.is_closed())
            .finish_non_exhaustive()
    }
}
