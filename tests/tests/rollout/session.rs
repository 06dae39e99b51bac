//! A session with all that can happen to it, and the threads that come of it.

use std::collections::BTreeSet;
use std::time::{Duration, SystemTime};

use codex_threads::protocol::{
    ThreadArchiveParams, ThreadForkParams, ThreadHistoryMode, ThreadId, ThreadSetNameParams,
};
use codex_threads_rollout::record::{Event, Payload, ResponseItem};
use codex_threads_rollout::{
    DroppedBecause, HistoryMode, Query, RecordsExt as _, Rollout, Rollouts,
};
use codex_threads_testkit::Home;
use codex_threads_testkit::model::{Reply, Usage};
use codex_threads_tests::bench::{Bench, CLIENT, soon};
use codex_threads_tests::refusal::Gate;
use codex_threads_tests::traits::Traits;

use crate::life::Life;
use crate::told::{Said, by_the_files, by_the_server, texts};

const NAME: &str = "second \"name\", é";

/// What came of a session.
pub(crate) struct Lived {
    pub(crate) bench: Bench,
    pub(crate) traits: Traits,
    /// The thread that all happened to.
    pub(crate) main: ThreadId,
    /// Every thread, and what the server says was said in it.
    pub(crate) threads: Vec<(ThreadId, Vec<Said>)>,
    pub(crate) archived: ThreadId,
    /// What the model was asked with last, in the main thread.
    pub(crate) asked: (Vec<String>, Vec<String>),
    pub(crate) began: SystemTime,
}

/// Lives a session through, and ends the server.
pub(crate) async fn live(version: &str, home: codex_threads_testkit::home::HomeBuilder) -> Lived {
    let began = SystemTime::now();
    let life = Life::begin(version, home).await;
    let traits = life.traits;
    let codex = &life.codex;
    let start = || async { soon("thread/start", codex.start_thread(life.bench.thread())).await };
    let thread = start().await.expect("it starts");
    let id = thread.id().clone();

    let thinks = Reply::reasoning("Counting").then(Reply::message("one two three"));
    let usage = Usage::new(900, 100).cached_input(800).reasoning_output(40);
    let first = life
        .say(&thread, "Count to three", vec![thinks.usage(usage)])
        .await;
    let patch = "*** Begin Patch\n*** Add File: made\n+hello\n*** End Patch\n";
    let work = vec![
        Reply::shell("echo from-the-shell"),
        Reply::apply_patch(patch),
        Reply::message("Done."),
    ];
    life.say(&thread, "Run it", work).await;
    let broken = Reply::http_error(400, r#"{"error":{"message":"no such thing"}}"#);
    life.say(&thread, "Fail", vec![broken]).await;

    let mut ids = vec![id.clone()];
    let fork = life.fork(ThreadForkParams::new(&id)).await;
    life.say(&fork, "In the fork", vec![Reply::message("forked")])
        .await;
    let gone = life
        .say(&fork, "Not even in the fork", vec![Reply::message("gone")])
        .await;
    life.rewind(fork.id(), &gone, traits.rewind()).await;
    ids.push(fork.id().clone());
    if traits.gate("thread/fork", Some("lastTurnId")) == Gate::Open {
        let fork = life
            .fork(ThreadForkParams::new(&id).last_turn_id(&first))
            .await;
        life.say(
            &fork,
            "Only after the first",
            vec![Reply::message("forked early")],
        )
        .await;
        ids.push(fork.id().clone());
    }

    for text in ["Forget this", "Forget that"] {
        let last = life
            .say(&thread, text, vec![Reply::message("forgotten")])
            .await;
        life.rewind(&id, &last, traits.rewind()).await;
    }
    life.say(&thread, "After the rewind", vec![Reply::message("after")])
        .await;
    for name in ["first name", NAME] {
        let params = ThreadSetNameParams::new(name, &id);
        soon("thread/name/set", codex.call(params))
            .await
            .expect("it is named");
    }
    let requests = life.bench.model.requests();
    let asked = requests.last().expect("it was asked");
    let asked = (asked.user_texts(), asked.assistant_texts());

    if traits.paginates() {
        let params = life.bench.thread().history_mode(ThreadHistoryMode::Legacy);
        let legacy = soon("thread/start", codex.start_thread(params))
            .await
            .expect("it starts");
        life.say(&legacy, "legacy one", vec![Reply::message("l1")])
            .await;
        let last = life
            .say(&legacy, "legacy two", vec![Reply::message("l2")])
            .await;
        if let Some(how) = traits.rewind_of_legacy() {
            life.rewind(legacy.id(), &last, how).await;
        }
        life.say(&legacy, "legacy three", vec![Reply::message("l3")])
            .await;
        ids.push(legacy.id().clone());
    }

    let archived = start().await.expect("it starts");
    life.say(&archived, "Archive me", vec![Reply::message("ok")])
        .await;
    ids.push(archived.id().clone());

    let mut threads = Vec::new();
    for id in ids {
        let said = by_the_server(codex, &id).await;
        threads.push((id, said));
    }
    let params = ThreadArchiveParams::new(archived.id());
    soon("thread/archive", codex.call(params))
        .await
        .expect("it is archived");
    life.bench.the_script_is_over();
    let archived = archived.id().clone();
    let Life {
        bench,
        codex,
        traits,
    } = life;
    soon("the shutdown", codex.shutdown()).await;
    Lived {
        bench,
        traits,
        main: id,
        threads,
        archived,
        asked,
        began,
    }
}

pub(crate) async fn what_is_on_the_disk_is_what_the_server_tells(version: &str) {
    let lived = live(version, Home::builder()).await;
    let rollouts = Rollouts::new(lived.bench.home.path());
    finding(&lived, &rollouts);
    everything_is_recognized(&rollouts);
    let main = rollouts.get(lived.main.as_str()).expect("it is there");
    meta(&lived, &main);
    views(&lived, &main);
    for (id, told) in &lived.threads {
        let rollout = rollouts.get(id.as_str()).expect("it is there");
        assert_eq!(
            by_the_files(&rollout.history()),
            *told,
            "{}",
            rollout.path().display()
        );
    }
    rewound(&lived, &main);
}

fn ids(rollouts: &Rollouts, query: Query) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for rollout in rollouts.find(query) {
        let id = rollout.expect("nothing is damaged").thread_id().to_owned();
        assert!(ids.insert(id), "a thread is found once");
    }
    ids
}

fn finding(lived: &Lived, rollouts: &Rollouts) {
    let all: BTreeSet<String> = lived.threads.iter().map(|(id, _)| id.to_string()).collect();
    let one = |id: &ThreadId| BTreeSet::from([id.to_string()]);
    assert_eq!(ids(rollouts, Query::new()), all);
    assert_eq!(
        ids(rollouts, Query::new().id(lived.main.as_str())),
        one(&lived.main)
    );
    assert_eq!(ids(rollouts, Query::new().name(NAME)), one(&lived.main));
    assert!(ids(rollouts, Query::new().name("first name")).is_empty());
    assert_eq!(
        ids(rollouts, Query::new().cwd(lived.bench.home.workdir())),
        all
    );
    assert!(ids(rollouts, Query::new().cwd(lived.bench.home.path())).is_empty());
    assert_eq!(
        ids(rollouts, Query::new().archived(true)),
        one(&lived.archived)
    );
    let live = ids(rollouts, Query::new().archived(false));
    assert_eq!(live.len(), all.len() - 1);
    assert_eq!(ids(rollouts, Query::new().model_provider("scripted")), all);
    assert!(ids(rollouts, Query::new().model_provider("openai")).is_empty());
    // A thread's id tells its time in milliseconds.
    let began = lived.began - Duration::from_millis(1);
    assert_eq!(ids(rollouts, Query::new().since(began)), all);
    assert!(ids(rollouts, Query::new().until(began)).is_empty());
    assert!(ids(rollouts, Query::new().since(SystemTime::now())).is_empty());
    let names = rollouts.names().expect("there is an index");
    assert_eq!(names.get(lived.main.as_str()), Some(NAME));
    assert!(names.damage().is_empty());
    // The newest comes first.
    let times: Vec<String> = rollouts
        .find(Query::new().superseded(true))
        .map(|rollout| rollout.expect("nothing is damaged").local_time().to_owned())
        .collect();
    assert!(times.is_sorted_by(|a, b| a >= b), "{times:?}");
}

fn everything_is_recognized(rollouts: &Rollouts) {
    let mut records = 0;
    for rollout in rollouts.find(Query::new().superseded(true)) {
        for record in rollout.expect("nothing is damaged").records() {
            let record = record.expect("nothing is damaged");
            records += 1;
            assert!(
                record
                    .timestamp
                    .as_ref()
                    .and_then(|at| at.to_system_time())
                    .is_some()
            );
            assert!(
                record.other.keys().all(|name| name == "metadata"),
                "{:?}",
                record.other
            );
            match &record.payload {
                Payload::Unknown(unknown) => panic!("{}", unknown.kind),
                Payload::ResponseItem(ResponseItem::Other(unknown)) => panic!("{}", unknown.kind),
                Payload::Event(Event::Other(unknown)) => assert!(
                    ["thread_settings_applied", "patch_apply_end"].contains(&unknown.kind.as_str()),
                    "{}",
                    unknown.kind
                ),
                _ => {}
            }
        }
    }
    assert!(records > 40, "{records}");
}

fn meta(lived: &Lived, main: &Rollout) {
    let meta = main.meta().expect("it has a first line");
    assert_eq!(meta.id, lived.main.as_str());
    assert_eq!(meta.cwd.as_deref(), lived.bench.home.workdir().to_str());
    assert_eq!(meta.originator.as_deref(), Some(CLIENT));
    assert_eq!(
        meta.cli_version.as_deref(),
        Some(lived.bench.release.version())
    );
    assert_eq!(meta.model_provider.as_deref(), Some("scripted"));
    assert_eq!(meta.source, Some("vscode".into()));
    let mode = if lived.traits.paginates() {
        HistoryMode::Paginated
    } else {
        HistoryMode::Legacy
    };
    assert_eq!(meta.mode(), mode);
    assert_eq!(
        meta.history_mode.is_some(),
        lived.traits.names_its_history_mode()
    );
    assert_eq!(
        meta.history_base.is_some(),
        lived.traits.paginates(),
        "it was reverted"
    );
    let created = main.thread_created().expect("its id has a time");
    assert!(created >= lived.began - Duration::from_millis(1));
    // A fork names its origin, in every release.
    let home = Rollouts::new(lived.bench.home.path());
    let fork = home.get(lived.threads[1].0.as_str()).expect("it is there");
    let fork = fork.meta().expect("it has a first line");
    assert_eq!(fork.forked_from_id.as_deref(), Some(lived.main.as_str()));
}

fn views(lived: &Lived, main: &Rollout) {
    let history = main.history();
    let calls: Vec<_> = history
        .records()
        .calls()
        .map(|call| call.expect("nothing is damaged"))
        .collect();
    assert_eq!(calls.len(), 2, "{calls:?}");
    assert!(
        calls[0].input.as_str().contains("echo from-the-shell"),
        "{calls:?}"
    );
    assert!(calls[0].input.arguments().is_some(), "{calls:?}");
    assert_eq!(calls[1].name, "apply_patch");
    assert!(
        calls[1].input.as_str().contains("*** Add File: made"),
        "{calls:?}"
    );
    for (call, expected) in calls.iter().zip(["from-the-shell", "Success"]) {
        let output = call
            .output
            .as_ref()
            .and_then(|output| output.text())
            .expect("it was answered");
        assert!(output.contains(expected), "{output}");
        let at = call.output_position.as_ref().expect("it was answered");
        assert!(at.line() > call.position.line());
    }

    let summary = history.records().summary();
    assert!(summary.damage.is_empty());
    assert_eq!(summary.calls, 2);
    assert_eq!(summary.turns, 4, "{summary:?}");
    assert_eq!(
        summary.last_reasoning.map(|it| it.text).as_deref(),
        Some("Counting")
    );
    assert_eq!(
        summary.first_user_message.map(|it| it.text).as_deref(),
        Some("Count to three")
    );
    assert_eq!(
        summary.last_agent_message.map(|it| it.text).as_deref(),
        Some("after")
    );
    let used = summary.usage.expect("tokens were used").tokens;
    assert_eq!(used.last_token_usage.total_tokens, 15);
    assert!(used.total_token_usage.total_tokens >= 1_000 + 4 * 15);
    let first = history.records().usage().next().expect("tokens were used");
    let first = first.expect("nothing is damaged").tokens.total_token_usage;
    assert_eq!((first.input_tokens, first.cached_input_tokens), (900, 800));
    assert_eq!(
        (first.output_tokens, first.reasoning_output_tokens),
        (100, 40)
    );

    let errors: Vec<_> = history
        .records()
        .errors()
        .map(|error| error.expect("nothing is damaged"))
        .collect();
    // Older releases don't write it down.
    let written = lived.traits.release() >= codex_threads::protocol::Release::new(0, 145, 0);
    assert_eq!(errors.len(), usize::from(written), "{errors:?}");
    for error in errors {
        assert!(error.turn_id.is_some());
        assert!(error.error.message.contains("no such thing"), "{error:?}");
    }
}

fn rewound(lived: &Lived, main: &Rollout) {
    let history = main.history();
    let because: Vec<_> = history
        .dropped()
        .iter()
        .map(|dropped| dropped.because)
        .collect();
    if lived.traits.paginates() {
        // The second one goes on from the file of the first, if anything stands in it.
        assert!(
            because
                .iter()
                .all(|because| *because == DroppedBecause::Reverted),
            "{because:?}"
        );
        assert!(matches!(because.len(), 1 | 2), "{because:?}");
        assert_eq!(history.rollouts().count(), because.len() + 1);
    } else {
        let one = DroppedBecause::RolledBack { turns: 1 };
        assert_eq!(because, [one, one]);
        assert_eq!(history.rollouts().count(), 1);
    }
    // What the model was asked with is what the context holds, but for what codex itself puts in.
    let (user, mut agent) = texts(&main.context());
    assert_eq!(agent.pop().as_deref(), Some("after"), "the answer to it");
    assert_eq!(agent, lived.asked.1);
    let mut asked = lived.asked.0.clone();
    asked.retain(|text| !text.starts_with(['<', '#']));
    assert_eq!(user, asked);
}
