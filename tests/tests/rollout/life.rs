//! The steps of a thread's life.

use std::time::Duration;

use codex_threads::protocol::{
    ItemCompletedNotification, ThreadCompactStartParams, ThreadForkParams, ThreadHistoryMode,
    ThreadId, ThreadItem, ThreadRevertParams, ThreadRollbackParams, TurnCompletedNotification,
    TurnId,
};
use codex_threads::{Codex, Thread};
use codex_threads_testkit::home::HomeBuilder;
use codex_threads_testkit::model::Reply;
use codex_threads_tests::bench::{Bench, soon};
use codex_threads_tests::traits::{Rewind, Traits};
use codex_threads_tests::watch::Watch;

/// A server in a home of its own.
pub(crate) struct Life {
    pub(crate) bench: Bench,
    pub(crate) traits: Traits,
    pub(crate) codex: Codex,
}

impl Life {
    pub(crate) async fn begin(version: &str, home: HomeBuilder) -> Self {
        let bench = Bench::with(version, home.retries(0, 0)).await;
        let traits = Traits::of(bench.number());
        let codex = bench.spawn().await;
        Self {
            bench,
            traits,
            codex,
        }
    }

    /// A thread with a history of the old kind.
    pub(crate) async fn legacy(&self) -> Thread {
        let mut params = self.bench.thread();
        if self.traits.paginates() {
            params = params.history_mode(ThreadHistoryMode::Legacy);
        }
        let started = soon("thread/start", self.codex.start_thread(params)).await;
        started.expect("it starts")
    }

    pub(crate) async fn say(&self, thread: &Thread, text: &str, replies: Vec<Reply>) -> TurnId {
        self.bench.model.script(replies);
        let turn = soon("turn/start", thread.start_turn(text))
            .await
            .expect("the turn starts");
        let id = turn.id().clone();
        let _ = soon("the turn's end", turn.end()).await;
        id
    }

    /// Takes back the last turn.
    pub(crate) async fn rewind(&self, thread: &ThreadId, last: &TurnId, how: Rewind) {
        let rewound = async {
            loop {
                let done = match how {
                    Rewind::Rollback => {
                        let params = ThreadRollbackParams::new(1u32, thread);
                        self.codex.call(params).await.map(drop)
                    }
                    Rewind::Revert => {
                        let params = ThreadRevertParams::new(last, thread);
                        self.codex.call(params).await.map(drop)
                    }
                };
                match done {
                    Ok(()) => return,
                    // The turn is not quite over yet, and nothing tells when it is.
                    Err(error) if error.is_retryable() => {
                        tokio::time::sleep(Duration::from_millis(20)).await;
                    }
                    Err(error) => panic!("{error}"),
                }
            }
        };
        soon("the rewinding", rewound).await;
    }

    pub(crate) async fn fork(&self, params: ThreadForkParams) -> Thread {
        let forked = soon("thread/fork", self.codex.call(params))
            .await
            .expect("it forks");
        self.codex.thread(&forked.thread.id)
    }

    /// Has the model shorten the history.
    pub(crate) async fn compact(&self, thread: &Thread, summary: &str) {
        self.bench.model.push(Reply::message(summary));
        // What was told of its turns is of no interest here.
        drop(self.codex.thread_events(thread.id()));
        let mut watch = Watch::new("of the thread", self.codex.thread_events(thread.id()));
        let params = ThreadCompactStartParams::new(thread.id());
        soon("thread/compact/start", self.codex.call(params))
            .await
            .expect("it begins");
        let is_compaction = |told: &ItemCompletedNotification| {
            matches!(told.item, ThreadItem::ContextCompaction(_))
        };
        let done = watch.any("the compaction is done", is_compaction).await;
        let of_it = |told: &TurnCompletedNotification| told.turn.id == done.turn_id;
        watch.any("its turn is over", of_it).await;
    }

    /// A turn in which the user says something more before the model has answered.
    pub(crate) async fn say_twice(&self, thread: &Thread, texts: [&str; 2], answers: [&str; 2]) {
        let (first, gate) = Reply::message("").deltas([answers[0]]).hold_after(2);
        self.bench.model.script([first, Reply::message(answers[1])]);
        let turn = soon("turn/start", thread.start_turn(texts[0]))
            .await
            .expect("the turn starts");
        soon("the middle of the turn", gate.reached()).await;
        soon("turn/steer", turn.steer(texts[1]))
            .await
            .expect("it is steered");
        gate.open();
        let end = soon("the turn's end", turn.end()).await;
        assert!(end.is_completed(), "{end:?}");
    }

    /// Shuts the server down, and waits until it is gone.
    pub(crate) async fn end(self) -> Bench {
        soon("the shutdown", self.codex.shutdown()).await;
        self.bench
    }
}
