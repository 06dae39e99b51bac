//! A server, a thread, and a model that says what the test wants.

use std::time::Duration;

use codex_threads::{Builder, Codex, Error, Event, Thread, Turn, TurnEnd};
use codex_threads_testkit::Home;
use codex_threads_testkit::model::{Gate, Reply};
use codex_threads_tests::bench::{Bench, PATIENCE, soon};
use codex_threads_tests::traits::Traits;

/// Where a test takes place.
pub(crate) struct Stage {
    pub(crate) bench: Bench,
    pub(crate) traits: Traits,
    pub(crate) codex: Codex,
    pub(crate) thread: Thread,
}

impl Stage {
    pub(crate) async fn new(version: &str) -> Self {
        Self::with(version, |builder| builder).await
    }

    /// With options of the connection.
    pub(crate) async fn with(version: &str, options: impl FnOnce(Builder) -> Builder) -> Self {
        let bench = Bench::with(version, Home::builder()).await;
        Self::on(bench, options).await
    }

    /// In a home that was made before.
    pub(crate) async fn on(bench: Bench, options: impl FnOnce(Builder) -> Builder) -> Self {
        let codex = bench.spawn_with(options(bench.builder())).await;
        let thread = soon("thread/start", codex.start_thread(bench.thread()))
            .await
            .expect("the thread starts");
        Self {
            traits: Traits::of(bench.number()),
            bench,
            codex,
            thread,
        }
    }

    /// On a connection that is never told of these.
    pub(crate) async fn deaf(version: &str, methods: &[&str]) -> Self {
        Self::with(version, |builder| {
            builder.opt_out_notifications(methods.iter().copied())
        })
        .await
    }

    /// Starts a turn in which the model says this.
    pub(crate) async fn turn(&self, replies: impl IntoIterator<Item = Reply>) -> Turn {
        self.bench.model.script(replies);
        soon("turn/start", self.thread.start_turn("Do it"))
            .await
            .expect("the turn starts")
    }

    /// Starts a turn whose model has begun to speak, and stops until the gate is opened.
    pub(crate) async fn holding(&self, text: &str) -> (Turn, Gate) {
        let (reply, gate) = Reply::message(text).hold_after(3);
        let turn = self.turn([reply]).await;
        soon("the model speaks", gate.reached()).await;
        (turn, gate)
    }

    /// A turn that runs well, in the same thread: what was before has broken nothing.
    pub(crate) async fn goes_on(&self) {
        self.bench.model.push(Reply::message("On we go."));
        let end = soon("another turn", self.thread.run("Go on"))
            .await
            .expect("it starts");
        assert!(end.is_completed(), "{end:?}");
        assert_eq!(end.final_message(), Some("On we go."));
    }

    /// Ends it all; nothing is left.
    pub(crate) async fn close(self) {
        assert_eq!(
            self.bench.model.unscripted(),
            0,
            "the model was asked too often"
        );
        assert_eq!(self.codex.stats().not_json, 0);
        drop(self.thread);
        soon("the shutdown", self.codex.shutdown()).await;
        self.bench.nothing_is_left().await;
    }
}

/// The end of a turn.
pub(crate) async fn ended(turn: &Turn) -> TurnEnd {
    soon("the turn's end", turn.end()).await
}

/// What is left of a turn's stream, to its end: the methods of what belongs to it.
pub(crate) async fn methods(turn: &mut Turn) -> Vec<String> {
    let mut methods = Vec::new();
    while let Some(event) = soon("the stream's end", turn.next()).await {
        if let Event::Notification(told) = event {
            assert_eq!(told.thread_id(), Some(turn.thread_id().as_str()));
            if let Some(of) = told.turn_id() {
                assert_eq!(of, turn.id().as_str());
            }
            methods.push(told.method().to_owned());
        }
    }
    methods
}

/// Waits for what nothing tells of.
pub(crate) async fn until(what: &str, come: impl Fn() -> bool) {
    let deadline = tokio::time::Instant::now() + PATIENCE;
    while !come() {
        assert!(tokio::time::Instant::now() < deadline, "{what}: never");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// That a call was refused because the turn is over, here or by the server.
pub(crate) fn is_over<T: std::fmt::Debug>(result: Result<T, Error>) {
    let error = result.expect_err("it is over");
    assert!(error.is_turn_over(), "{error}");
}
