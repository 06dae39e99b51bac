//! Turns are taken back in whichever way the server has, or nothing is done.

use codex_threads::protocol::{
    Release, ThreadForkParams, ThreadHistoryMode, ThreadId, TurnId, TurnItemsView,
};
use codex_threads::{Codex, Error, Rewind, RewindError, RewindHow, Thread};
use codex_threads_testkit::model::Reply;
use codex_threads_tests::bench::{Bench, soon};

super::on_releases!([
    v0_100_0 "0.100.0",
    v0_120_0 "0.120.0",
    v0_129_0 "0.129.0",
    v0_143_0 "0.143.0",
    v0_147_0 "0.147.0",
    v0_150_1 "0.150.1",
    v0_155_1 "0.155.1",
    v0_156_0 "0.156.0",
    v0_169_0 "0.169.0",
] [
    turns_are_taken_back_by_number_and_by_id,
    threads_of_the_other_history_mode_are_rewound_too,
    a_place_that_is_not_there_is_an_error_and_nothing_is_done,
    a_running_turn_is_not_interrupted_unasked,
    forks_end_where_they_are_told_or_are_refused,
]);

struct Scene {
    bench: Bench,
    codex: Codex,
}

impl Scene {
    async fn new(version: &str) -> Self {
        let bench = Bench::asking(version).await;
        let codex = bench.spawn().await;
        Self { bench, codex }
    }

    fn since(&self, minor: u16) -> bool {
        self.bench.number() >= Release::new(0, minor, 0)
    }

    /// How new threads are kept here.
    fn usual_mode(&self) -> ThreadHistoryMode {
        match self.since(151) {
            true => ThreadHistoryMode::Paginated,
            false => ThreadHistoryMode::Legacy,
        }
    }

    async fn start(&self, mode: Option<ThreadHistoryMode>) -> Thread {
        let mut params = self.bench.thread();
        params.history_mode = mode;
        soon("thread/start", self.codex.start_thread(params))
            .await
            .unwrap()
    }

    async fn say(&self, thread: &Thread, text: &str) -> TurnId {
        self.bench.model.push(Reply::message(format!("re: {text}")));
        let turn = soon("turn/start", thread.start_turn(text)).await.unwrap();
        soon("the turn's end", turn.end()).await;
        turn.id().clone()
    }

    /// What the model is told of earlier turns when the thread goes on.
    async fn remembered(&self, thread: &Thread) -> Vec<String> {
        self.say(thread, "What now?").await;
        let requests = self.bench.model.requests();
        requests.last().unwrap().assistant_texts()
    }

    async fn over(self) {
        self.bench.the_script_is_over();
        self.codex.shutdown().await;
        self.bench.nothing_is_left().await;
    }
}

async fn turns_of(thread: &Thread) -> Vec<TurnId> {
    let history = thread.history().oldest_first().page_size(2);
    let turns = history.items_view(TurnItemsView::NotLoaded).turns().all();
    let turns = soon("the history", turns).await.unwrap();
    turns.into_iter().map(|turn| turn.id).collect()
}

/// The way of this server for such a thread; `None` where there is none.
fn expected(scene: &Scene, mode: &ThreadHistoryMode, from: &ThreadId) -> RewindHow {
    let probe = fork_of(from);
    match mode {
        ThreadHistoryMode::Legacy if !scene.since(156) => RewindHow::RolledBack,
        ThreadHistoryMode::Paginated if scene.since(148) => RewindHow::Reverted,
        _ => probe,
    }
}

fn fork_of(id: &ThreadId) -> RewindHow {
    RewindHow::Forked { from: id.clone() }
}

async fn rewinds(scene: &Scene, mode: Option<ThreadHistoryMode>) {
    let of = mode.clone().unwrap_or(scene.usual_mode());
    let mut thread = scene.start(mode).await;
    let mut ids = Vec::new();
    for text in ["one", "two", "three", "four"] {
        ids.push(scene.say(&thread, text).await);
    }
    let first = thread.clone();

    // The last one, right after its end.
    let how = expected(scene, &of, thread.id());
    if matches!(how, RewindHow::Forked { .. }) {
        let error = soon("nothing", thread.rewind(Rewind::turns(1).in_place())).await;
        assert!(
            matches!(error, Err(RewindError::OnlyByFork { .. })),
            "{error:?}"
        );
        assert_eq!(turns_of(&thread).await, ids);
    }
    let rewound = soon("rewinding", thread.rewind(Rewind::turns(1)))
        .await
        .unwrap();
    assert_eq!(rewound.how, how);
    assert_eq!((rewound.turns, &rewound.before), (1, &ids[3]));
    let forked = matches!(how, RewindHow::Forked { .. });
    assert_eq!(rewound.thread.id() != thread.id(), forked);
    thread = rewound.thread;
    assert_eq!(turns_of(&thread).await, ids[..3]);

    // Before a turn that is not the last.
    let rewound = soon("rewinding", thread.rewind(Rewind::before(&ids[1])))
        .await
        .unwrap();
    assert_eq!((rewound.turns, &rewound.before), (2, &ids[1]));
    thread = rewound.thread;
    assert_eq!(turns_of(&thread).await, ids[..1]);
    assert_eq!(scene.remembered(&thread).await, ["re: one"]);
    if forked {
        assert_eq!(turns_of(&first).await, ids, "the old thread is as it was");
    }

    // All of it.
    let rewound = soon("rewinding", thread.rewind(Rewind::turns(2)))
        .await
        .unwrap();
    assert_eq!((rewound.turns, &rewound.before), (2, &ids[0]));
    thread = rewound.thread;
    assert!(turns_of(&thread).await.is_empty());
    assert!(scene.remembered(&thread).await.is_empty());
}

async fn turns_are_taken_back_by_number_and_by_id(version: &str) {
    let scene = Scene::new(version).await;
    rewinds(&scene, None).await;
    scene.over().await;
}

async fn threads_of_the_other_history_mode_are_rewound_too(version: &str) {
    let scene = Scene::new(version).await;
    if scene.since(151) {
        rewinds(&scene, Some(ThreadHistoryMode::Legacy)).await;
    } else if scene.since(145) {
        rewinds(&scene, Some(ThreadHistoryMode::Paginated)).await;
    } else {
        // There is no other: asking for it is refused, on this side or by the server.
        let params = scene
            .bench
            .thread()
            .history_mode(ThreadHistoryMode::Paginated);
        let error = soon("thread/start", scene.codex.start_thread(params))
            .await
            .unwrap_err();
        assert_eq!(
            matches!(error, Error::Refused(_)),
            !scene.since(143),
            "{error}"
        );
    }
    scene.over().await;
}

async fn a_place_that_is_not_there_is_an_error_and_nothing_is_done(version: &str) {
    let scene = Scene::new(version).await;
    let thread = scene.start(None).await;
    let rewound = soon("nothing", thread.rewind(Rewind::turns(1))).await;
    assert!(
        matches!(
            rewound,
            Err(RewindError::TooFewTurns {
                asked: 1,
                has: 0,
                ..
            })
        ),
        "{rewound:?}"
    );
    let ids = [
        scene.say(&thread, "one").await,
        scene.say(&thread, "two").await,
    ];
    for (asked, has) in [(3, 2), (1000, 2), (0, 0)] {
        let rewound = soon("nothing", thread.rewind(Rewind::turns(asked))).await;
        let Err(RewindError::TooFewTurns {
            asked: a, has: h, ..
        }) = rewound
        else {
            panic!("{rewound:?}");
        };
        assert_eq!((a, h), (asked, has));
    }
    for nobody in [
        "019a0000-0000-7000-8000-000000000001",
        "",
        thread.id().as_str(),
    ] {
        let rewound = soon("nothing", thread.rewind(Rewind::before(nobody))).await;
        assert!(
            matches!(rewound, Err(RewindError::NoSuchTurn { .. })),
            "{rewound:?}"
        );
    }
    assert_eq!(turns_of(&thread).await, ids);
    assert_eq!(scene.remembered(&thread).await, ["re: one", "re: two"]);

    let nobody = scene.codex.thread("019a0000-0000-7000-8000-000000000000");
    let rewound = soon("nothing", nobody.rewind(Rewind::turns(1))).await;
    let Err(RewindError::Call(Error::Server(error))) = rewound else {
        panic!("{rewound:?}");
    };
    assert!(error.kind().is_unknown_thread(), "{error}");
    scene.over().await;
}

async fn a_running_turn_is_not_interrupted_unasked(version: &str) {
    let scene = Scene::new(version).await;
    let thread = scene.start(None).await;
    let first = scene.say(&thread, "one").await;
    let (held, gate) = Reply::message("never said").hold();
    scene.bench.model.push(held);
    let running = soon("turn/start", thread.start_turn("two")).await.unwrap();
    soon("the model is asked", gate.reached()).await;

    let rewound = soon("nothing", thread.rewind(Rewind::before(&first))).await;
    let Err(RewindError::TurnRunning { turn, .. }) = rewound else {
        panic!("{rewound:?}");
    };
    assert_eq!(turn, *running.id());
    assert!(running.ended().is_none());

    let rewound = soon(
        "rewinding",
        thread.rewind(Rewind::before(running.id()).interrupting()),
    )
    .await
    .unwrap();
    let end = soon("the turn's end", running.end()).await;
    assert!(!end.is_completed(), "{end:?}");
    gate.open();
    assert_eq!(rewound.turns, 1);
    assert_eq!(turns_of(&rewound.thread).await, [first]);
    assert_eq!(scene.remembered(&rewound.thread).await, ["re: one"]);
    scene.over().await;
}

async fn forks_end_where_they_are_told_or_are_refused(version: &str) {
    let scene = Scene::new(version).await;
    let thread = scene.start(None).await;
    let mut ids = Vec::new();
    for text in ["one", "two", "three"] {
        ids.push(scene.say(&thread, text).await);
    }
    let whole = soon("thread/fork", thread.fork()).await.unwrap();
    assert_eq!(turns_of(&whole).await.len(), 3);
    let hydrated = soon("thread/fork", thread.fork_with_history())
        .await
        .unwrap();
    assert_eq!(hydrated.snapshot().unwrap().turns.len(), 3);
    if scene.since(125) {
        assert!(whole.snapshot().unwrap().turns.is_empty());
    }

    let at = soon("thread/fork", thread.fork_at(&ids[1])).await;
    let before = soon("thread/fork", thread.fork_before(&ids[1])).await;
    for (fork, since, kept) in [(at, 143, 2), (before, 145, 1)] {
        match fork {
            Ok(fork) => {
                assert!(scene.since(since));
                assert_ne!(fork.id(), thread.id());
                assert_eq!(turns_of(&fork).await.len(), kept);
            }
            Err(Error::Refused(refused)) => {
                assert!(!scene.since(since), "{refused}");
                assert!(refused.field().is_some(), "{refused}");
                assert_eq!(refused.needs(), Some(Release::new(0, since, 0)));
            }
            Err(error) => panic!("{error}"),
        }
    }
    // What the params say of turns counts.
    let params = ThreadForkParams::new(thread.id()).exclude_turns(false);
    match soon("thread/fork", thread.fork_with(params)).await {
        Ok(fork) => assert_eq!(fork.snapshot().unwrap().turns.len(), 3),
        Err(error) => assert!(!scene.since(125), "{error}"),
    }
    assert_eq!(turns_of(&thread).await, ids);
    scene.over().await;
}
