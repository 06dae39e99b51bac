//! The handle of a connection.

use std::fmt;
use std::sync::Arc;

use codex_threads_protocol::{Request, ThreadId, ThreadResumeParams, ThreadStartParams};
use codex_threads_transport::Transport;

use super::engine::Engine;
use super::session::Session;
use super::thread::Thread;
use crate::session::SessionError;
use crate::{Builder, Closed, ConnectError, Error, ServerInfo, Shutdown, ShutdownOptions, Stats};

/// A connection to a codex app-server, for programs without an async runtime.
///
/// Cloning is cheap; all clones are one connection, to be used from any number of threads. When the
/// last clone is dropped, and with it every [`Thread`] and [`Turn`](super::Turn), the server's process
/// is killed without waiting: [`shutdown`](Self::shutdown) ends it in order.
///
/// ```no_run
/// use codex_threads::blocking::Codex;
/// use codex_threads::protocol::ThreadListParams;
///
/// # fn run() -> Result<(), Box<dyn std::error::Error>> {
/// let codex = Codex::spawn()?;
/// println!("{:?}", codex.call(ThreadListParams::new())?);
/// codex.shutdown();
/// # Ok(()) }
/// ```
#[derive(Clone)]
pub struct Codex {
    // Before the engine: what it leaves behind ends there.
    inner: crate::Codex,
    engine: Arc<Engine>,
}

impl Codex {
    /// Finds codex, starts it, and connects.
    ///
    /// # Errors
    ///
    /// See [`Builder::spawn`].
    ///
    /// ```no_run
    /// # fn run() -> Result<(), codex_threads::ConnectError> {
    /// let codex = codex_threads::blocking::Codex::spawn()?;
    /// # let _ = codex; Ok(()) }
    /// ```
    pub fn spawn() -> Result<Self, ConnectError> {
        Self::spawn_with(crate::Codex::builder())
    }

    /// Starts a server and connects to it, with options.
    ///
    /// # Errors
    ///
    /// See [`Builder::spawn`].
    ///
    /// ```no_run
    /// use codex_threads::blocking::Codex;
    ///
    /// # fn run() -> Result<(), codex_threads::ConnectError> {
    /// let codex = Codex::spawn_with(codex_threads::Codex::builder().client_name("my-script"))?;
    /// # let _ = codex; Ok(()) }
    /// ```
    pub fn spawn_with(builder: Builder) -> Result<Self, ConnectError> {
        let engine = start()?;
        let inner = engine.wait(builder.spawn())?;
        Ok(Self { inner, engine })
    }

    /// Connects to a server that listens.
    ///
    /// # Errors
    ///
    /// See [`Builder::dial`].
    ///
    /// ```no_run
    /// use codex_threads::blocking::Codex;
    /// use codex_threads::transport::websocket::Dial;
    ///
    /// # fn run() -> Result<(), codex_threads::ConnectError> {
    /// let dial = Dial::ws("ws://127.0.0.1:4500");
    /// let codex = Codex::dial_with(codex_threads::Codex::builder(), dial)?;
    /// # let _ = codex; Ok(()) }
    /// ```
    #[cfg(feature = "websocket")]
    pub fn dial_with(
        builder: Builder,
        dial: codex_threads_transport::websocket::Dial,
    ) -> Result<Self, ConnectError> {
        let engine = start()?;
        let inner = engine.wait(builder.dial(dial))?;
        Ok(Self { inner, engine })
    }

    /// Connects over a transport, which is made where it is to run: within the connection's runtime.
    ///
    /// # Errors
    ///
    /// See [`Builder::connect`]; and what `transport` fails with, as [`ConnectError::Launch`].
    ///
    /// ```no_run
    /// use codex_threads::blocking::Codex;
    /// use codex_threads::transport::child::Launch;
    ///
    /// # fn run() -> Result<(), codex_threads::ConnectError> {
    /// let codex = Codex::connect_with(codex_threads::Codex::builder(), || {
    ///     Ok(Launch::new("/opt/codex/bin/codex").spawn()?)
    /// })?;
    /// # let _ = codex; Ok(()) }
    /// ```
    pub fn connect_with(
        builder: Builder,
        transport: impl FnOnce() -> Result<Transport, Box<dyn std::error::Error + Send + Sync>>,
    ) -> Result<Self, ConnectError> {
        let engine = start()?;
        let inner = engine.wait(async {
            let transport = transport().map_err(ConnectError::Launch)?;
            builder.connect(transport).await
        })?;
        Ok(Self { inner, engine })
    }

    /// The async handle of the same connection.
    ///
    /// ```
    /// # fn show(codex: &codex_threads::blocking::Codex) { println!("{}", codex.inner().in_flight()); }
    /// ```
    #[must_use]
    pub fn inner(&self) -> &crate::Codex {
        &self.inner
    }

    /// Waits for any future, one of the async handles most likely.
    ///
    /// ```no_run
    /// # fn run(codex: codex_threads::blocking::Codex) {
    /// let mut events = codex.inner().broadcasts();
    /// while let Some(event) = codex.wait(events.next()) { println!("{}", event.method()); }
    /// # }
    /// ```
    pub fn wait<F: Future>(&self, future: F) -> F::Output {
        self.engine.wait(future)
    }

    /// Waits for a session to be opened.
    ///
    /// # Errors
    ///
    /// Those of what is waited for.
    ///
    /// ```no_run
    /// use codex_threads::session::FileStore;
    ///
    /// # fn run(codex: codex_threads::blocking::Codex) -> Result<(), codex_threads::session::SessionError> {
    /// let store = FileStore::new("/srv/sessions");
    /// let session = codex.session(codex.inner().session().open("nightly", &store))?;
    /// println!("{}", session.send("Which tests are slow?")?);
    /// # Ok(()) }
    /// ```
    pub fn session<F>(&self, opening: F) -> Result<Session, SessionError>
    where
        F: Future<Output = Result<crate::session::Session, SessionError>>,
    {
        let session = self.engine.wait(opening)?;
        Ok(Session::new(session, &self.engine))
    }

    /// What is known of the server.
    ///
    /// ```
    /// # fn show(codex: &codex_threads::blocking::Codex) { println!("{}", codex.server().release()); }
    /// ```
    #[must_use]
    pub fn server(&self) -> &ServerInfo {
        self.inner.server()
    }

    /// Calls a method; the params say which, and what the answer is.
    ///
    /// # Errors
    ///
    /// Those of [`crate::Codex::call`].
    ///
    /// ```no_run
    /// use codex_threads::protocol::ThreadListParams;
    ///
    /// # fn run(codex: codex_threads::blocking::Codex) -> Result<(), codex_threads::Error> {
    /// let page = codex.call(ThreadListParams::new().limit(10))?;
    /// # let _ = page; Ok(()) }
    /// ```
    pub fn call<P: Request>(&self, params: P) -> Result<P::Response, Error> {
        self.engine.wait(self.inner.call(params))
    }

    /// Starts a thread and subscribes to it.
    ///
    /// # Errors
    ///
    /// [`Error`].
    ///
    /// ```no_run
    /// use codex_threads::protocol::ThreadStartParams;
    ///
    /// # fn run(codex: codex_threads::blocking::Codex) -> Result<(), codex_threads::Error> {
    /// let thread = codex.start_thread(ThreadStartParams::new().cwd("/srv/work"))?;
    /// # let _ = thread; Ok(()) }
    /// ```
    pub fn start_thread(&self, params: ThreadStartParams) -> Result<Thread, Error> {
        let thread = self.engine.wait(self.inner.start_thread(params))?;
        Ok(Thread::new(thread, &self.engine))
    }

    /// Resumes a stored thread and subscribes to it.
    ///
    /// # Errors
    ///
    /// [`Error`].
    ///
    /// ```no_run
    /// use codex_threads::protocol::ThreadResumeParams;
    ///
    /// # fn run(codex: codex_threads::blocking::Codex) -> Result<(), codex_threads::Error> {
    /// let params = ThreadResumeParams::new("019a0000-0000-7000-8000-000000000000");
    /// let thread = codex.resume_thread(params)?;
    /// # let _ = thread; Ok(()) }
    /// ```
    pub fn resume_thread(&self, params: ThreadResumeParams) -> Result<Thread, Error> {
        let thread = self.engine.wait(self.inner.resume_thread(params))?;
        Ok(Thread::new(thread, &self.engine))
    }

    /// A handle of a thread by its id. Nothing is sent.
    ///
    /// ```no_run
    /// # fn run(codex: codex_threads::blocking::Codex) {
    /// let thread = codex.thread("019a0000-0000-7000-8000-000000000000");
    /// # let _ = thread; }
    /// ```
    #[must_use]
    pub fn thread(&self, id: impl Into<ThreadId>) -> Thread {
        Thread::new(self.inner.thread(id), &self.engine)
    }

    /// What has been counted so far.
    ///
    /// ```
    /// # fn show(codex: &codex_threads::blocking::Codex) { println!("{:?}", codex.stats()); }
    /// ```
    #[must_use]
    pub fn stats(&self) -> Stats {
        self.inner.stats()
    }

    /// Why the connection is over, once it is.
    ///
    /// ```
    /// # fn show(codex: &codex_threads::blocking::Codex) {
    /// if let Some(closed) = codex.is_closed() { eprintln!("{closed}"); }
    /// # }
    /// ```
    #[must_use]
    pub fn is_closed(&self) -> Option<Closed> {
        self.inner.is_closed()
    }

    /// Ends the connection in order: [`crate::Codex::shutdown`].
    ///
    /// ```no_run
    /// # fn run(codex: codex_threads::blocking::Codex) { println!("{}", codex.shutdown()); }
    /// ```
    pub fn shutdown(&self) -> Shutdown {
        self.engine.wait(self.inner.shutdown())
    }

    /// The same in another way: [`crate::Codex::shutdown_with`].
    ///
    /// ```no_run
    /// use codex_threads::ShutdownOptions;
    ///
    /// # fn run(codex: codex_threads::blocking::Codex) {
    /// codex.shutdown_with(ShutdownOptions::new().wait(std::time::Duration::ZERO));
    /// # }
    /// ```
    pub fn shutdown_with(&self, options: ShutdownOptions) -> Shutdown {
        self.engine.wait(self.inner.shutdown_with(options))
    }
}

fn start() -> Result<Arc<Engine>, ConnectError> {
    Engine::start().map_err(|error| ConnectError::Launch(Box::new(error)))
}

impl fmt::Debug for Codex {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.inner.fmt(f)
    }
}
