//! A server that listens, and its clients.

use codex_threads::transport::websocket::{Bearer, Dial};
use codex_threads::{Codex, ServerRequestPolicy};
use codex_threads_testkit::home::HomeBuilder;
use codex_threads_testkit::listening::Listening;

use crate::bench::{Bench, soon};

/// What a server listens on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// `--listen ws://127.0.0.1:0`.
    Tcp,
    /// `--listen unix://PATH`, from 0.125 on.
    Unix,
}

/// A server that listens in a home of its own. It is started by no client, and ends with none.
#[derive(Debug)]
pub struct Shared {
    /// The release, the model, the home.
    pub bench: Bench,
    /// The server.
    pub server: Listening,
}

impl Shared {
    /// In this home codex asks before it runs an escalated command.
    pub async fn asking(version: &str, way: Way) -> Self {
        Self::with(
            version,
            way,
            codex_threads_testkit::Home::builder().asking(),
            [],
        )
        .await
    }

    /// In a home of your choice, with more arguments.
    pub async fn with<const N: usize>(
        version: &str,
        way: Way,
        home: HomeBuilder,
        args: [&str; N],
    ) -> Self {
        let bench = Bench::with(version, home).await;
        let listen = match way {
            Way::Tcp => Listening::on_tcp(&bench.release, &bench.home),
            Way::Unix => Listening::on_unix(&bench.release, &bench.home),
        };
        let server = soon("the server listens", listen.args(args).start());
        let server = server.await.expect("the server listens");
        Self { bench, server }
    }

    /// How to reach it.
    pub fn dial(&self) -> Dial {
        match self.server.path() {
            Some(path) => Dial::unix(path),
            None => Dial::ws(self.server.url()),
        }
    }

    /// The same with a token.
    pub fn dial_with(&self, token: &str) -> Dial {
        self.dial().bearer(Bearer::new(token))
    }

    /// One more client, whose requests wait for [`Codex::server_requests`].
    pub async fn client(&self) -> Codex {
        let builder = self
            .bench
            .builder()
            .server_requests(ServerRequestPolicy::Stream);
        soon("the handshake", builder.dial(self.dial()))
            .await
            .expect("the server takes connections")
    }

    /// Ends the server. None of its processes is left.
    pub async fn end(self) {
        let Self { bench, server } = self;
        soon("the server's end", server.end()).await;
        bench.nothing_is_left().await;
    }
}
