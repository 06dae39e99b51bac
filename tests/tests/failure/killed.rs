//! The server is killed at every step of a turn. Everybody learns it, with one and the same cause.

use std::os::unix::fs::PermissionsExt as _;

use codex_threads::protocol::Release;
use codex_threads::{
    Answered, CloseCause, Closed, Codex, Error, Event, Expiry, ServerRequestPolicy, Turn, TurnEnd,
    TurnLost,
};
use codex_threads_testkit::model::Reply;
use codex_threads_tests::bench::{Bench, soon};
use codex_threads_tests::halt::halted;
use rustix::process::{Pid, Signal, kill_process};
use tokio::task::JoinHandle;

/// How the server comes to its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Term,
    Kill,
    /// What was started exits with a status of its own.
    Status,
}

const STATUS: i32 = 42;

/// A server that is about to be killed.
struct Victim {
    bench: Bench,
    codex: Codex,
    pid: Pid,
    way: Way,
    /// Reads everything, to the last event.
    last: JoinHandle<Option<Event>>,
}

impl Victim {
    async fn start(version: &str, way: Way) -> Self {
        let bench = Bench::asking(version).await;
        // A home in the temporary folder is something that every release complains of on its stderr.
        let mut builder = bench
            .builder()
            .server_requests(ServerRequestPolicy::Stream)
            .env("TMPDIR", bench.root());
        let noted = bench.file("pid");
        if way == Way::Status {
            let script = bench.file("codex");
            // In the background a shell gives its commands no input, unless it is told to.
            let text = format!(
                "#!/bin/sh\nexec 3<&0\n'{}' \"$@\" <&3 3<&- &\necho $! > '{}'\nexec 3<&-\nwait $!\nexit {STATUS}\n",
                bench.release.program().display(),
                noted.display()
            );
            std::fs::write(&script, text).unwrap();
            std::fs::set_permissions(&script, std::fs::Permissions::from_mode(0o755)).unwrap();
            builder = builder.program(script);
        }
        let codex = bench.spawn_with(builder).await;
        let pid = match way {
            Way::Status => std::fs::read_to_string(noted)
                .unwrap()
                .trim()
                .parse()
                .unwrap(),
            _ => {
                let processes = bench.processes();
                assert_eq!(processes.len(), 1, "{processes:?}");
                processes[0].pid.try_into().unwrap()
            }
        };
        let mut events = codex.events();
        let last = tokio::spawn(async move {
            let mut last = None;
            while let Some(event) = events.next().await {
                last = Some(event);
            }
            last
        });
        Self {
            bench,
            codex,
            pid: Pid::from_raw(pid).unwrap(),
            way,
            last,
        }
    }

    /// Starts a turn whose model says this.
    async fn turn(&self, reply: Reply) -> Turn {
        self.bench.model.push(reply);
        let thread = soon("thread/start", self.codex.start_thread(self.bench.thread()))
            .await
            .unwrap();
        soon("turn/start", thread.start_turn("Hello"))
            .await
            .unwrap()
    }

    async fn stop(&self) {
        kill_process(self.pid, Signal::STOP).unwrap();
        halted(self.pid.as_raw_nonzero().get().unsigned_abs()).await;
    }

    fn kill(&self) {
        let signal = match self.way {
            Way::Term => Signal::TERM,
            Way::Kill | Way::Status => Signal::KILL,
        };
        kill_process(self.pid, signal).unwrap();
        // One that was stopped takes TERM when it goes on.
        let _ = kill_process(self.pid, Signal::CONT);
    }

    /// Whether it takes TERM as a wish to end in order, and may end its turns first.
    fn is_gentle(&self) -> bool {
        self.way == Way::Term && self.bench.number() >= Release::new(0, 155, 0)
    }

    /// What the connection ended with; the last event of a stream says the same.
    async fn closed(&mut self) -> Closed {
        let closed = soon("the end of the connection", self.codex.closed()).await;
        assert!(matches!(closed.cause(), CloseCause::Ended), "{closed:?}");
        let ended = closed.ended().expect("it is known how it ended");
        match self.way {
            Way::Kill => assert_eq!(ended.signal(), Some(9), "{closed}"),
            Way::Status => assert_eq!(ended.code(), Some(STATUS), "{closed}"),
            Way::Term if self.is_gentle() => assert_eq!(ended.code(), Some(0), "{closed}"),
            Way::Term => assert_eq!(ended.signal(), Some(15), "{closed}"),
        }
        let said = ended.stderr_text();
        assert!(said.contains("temporary dir"), "its last words: {said}");
        match soon("the end of the stream", &mut self.last).await.unwrap() {
            Some(Event::Closed(last)) => same(&last, &closed),
            other => panic!("it looks like an end in order: {other:?}"),
        }
        closed
    }

    /// The turn is lost for the same reason, and so says its stream.
    async fn lost(&mut self, turn: &mut Turn) {
        let closed = self.closed().await;
        match soon("the turn's end", turn.end()).await {
            TurnEnd::Lost(TurnLost::Disconnected(why)) => same(&why, &closed),
            TurnEnd::Interrupted(_) | TurnEnd::Failed(_) if self.is_gentle() => return,
            other => panic!("{other:?}"),
        }
        let running = closed.in_flight().turns();
        assert_eq!(running.len(), 1, "{closed:?}");
        assert_eq!(running[0].turn_id(), turn.id());
        assert_eq!(running[0].thread_id(), turn.thread_id());
        let mut last = None;
        while let Some(event) = soon("the end of the turn's stream", turn.next()).await {
            assert_ne!(event.method(), "turn/completed");
            last = Some(event);
        }
        match last {
            Some(Event::Closed(why)) => same(&why, &closed),
            other => panic!("{other:?}"),
        }
    }

    async fn nothing_is_left(self) {
        self.bench.nothing_is_left().await;
    }
}

fn same(one: &Closed, other: &Closed) {
    assert_eq!(one.to_string(), other.to_string());
    let calls = |closed: &Closed| -> Vec<(i64, String)> {
        let requests = closed.in_flight().requests().iter();
        requests
            .map(|request| (request.id(), request.method().to_owned()))
            .collect()
    };
    assert_eq!(calls(one), calls(other));
    assert_eq!(one.in_flight().turns(), other.in_flight().turns());
}

/// Waits for an event of the turn.
async fn reaches(turn: &mut Turn, method: &str) {
    while soon(method, turn.next())
        .await
        .expect("the turn goes on")
        .method()
        != method
    {}
}

async fn before_the_answer_to_turn_start(mut victim: Victim) {
    let thread = soon(
        "thread/start",
        victim.codex.start_thread(victim.bench.thread()),
    )
    .await
    .unwrap();
    victim.stop().await;
    let start = tokio::spawn(async move { thread.start_turn("Hello").await });
    soon("it is written", async {
        while victim.codex.in_flight() == 0 {
            tokio::task::yield_now().await;
        }
    })
    .await;
    victim.kill();
    let error = match soon("the end of the call", start).await.unwrap() {
        Err(error) => error,
        // It answered before it took the signal.
        Ok(turn) if victim.way == Way::Term => {
            victim.closed().await;
            assert!(!soon("the turn's end", turn.end()).await.is_completed());
            return victim.nothing_is_left().await;
        }
        Ok(turn) => panic!("{turn:?}"),
    };
    let closed = victim.closed().await;
    assert!(matches!(error, Error::OutcomeUnknown { .. }), "{error:?}");
    assert_eq!(error.method(), "turn/start");
    assert!(!error.is_retryable(), "repeating it might do it twice");
    same(error.closed().unwrap(), &closed);
    let requests = closed.in_flight().requests();
    assert_eq!(requests.len(), 1, "{closed:?}");
    assert_eq!(requests[0].method(), "turn/start");
    victim.nothing_is_left().await;
}

async fn after_turn_started(mut victim: Victim) {
    let (reply, gate) = Reply::message("never said").hold();
    let mut turn = victim.turn(reply).await;
    reaches(&mut turn, "turn/started").await;
    soon("the model is asked", gate.reached()).await;
    victim.kill();
    victim.lost(&mut turn).await;
    victim.nothing_is_left().await;
}

async fn in_the_middle_of_a_text(mut victim: Victim) {
    let (reply, gate) = Reply::message("")
        .deltas(["before ", "after"])
        .hold_after(3);
    let mut turn = victim.turn(reply).await;
    soon("the middle of the turn", gate.reached()).await;
    reaches(&mut turn, "item/agentMessage/delta").await;
    victim.kill();
    victim.lost(&mut turn).await;
    victim.nothing_is_left().await;
}

async fn while_an_approval_waits(mut victim: Victim) {
    let mut asked = victim.codex.server_requests();
    let reply = Reply::shell("touch asked").escalated("to see what happens");
    let mut turn = victim.turn(reply).await;
    let request = soon("the approval", asked.next()).await.unwrap();
    victim.kill();
    let expiry = soon("its end", request.expired()).await;
    assert!(
        expiry == Expiry::Disconnected || victim.is_gentle(),
        "{expiry}"
    );
    assert!(matches!(request.decline(), Answered::TooLate(_)));
    victim.lost(&mut turn).await;
    assert!(
        soon("the end of the requests", asked.next())
            .await
            .is_none()
    );
    victim.nothing_is_left().await;
}

async fn after_turn_completed(mut victim: Victim) {
    let turn = victim.turn(Reply::message("Done")).await;
    assert!(soon("the turn's end", turn.end()).await.is_completed());
    victim.kill();
    let closed = victim.closed().await;
    assert!(closed.in_flight().is_empty(), "{closed:?}");
    let end = soon("the turn's end", turn.end()).await;
    assert!(end.is_completed(), "what was known is known: {end:?}");
    victim.nothing_is_left().await;
}

/// One test for each release and step, in all ways.
macro_rules! on_releases {
    ($($module:ident $version:literal)*) => {
        $(on_releases! { @ $module $version:
            before_the_answer_to_turn_start
            after_turn_started
            in_the_middle_of_a_text
            while_an_approval_waits
            after_turn_completed
        })*
    };
    (@ $module:ident $version:literal: $($step:ident)*) => {
        mod $module {
            $(#[tokio::test] async fn $step() {
                for way in [super::Way::Term, super::Way::Kill, super::Way::Status] {
                    super::$step(super::Victim::start($version, way).await).await;
                }
            })*
        }
    };
}
on_releases! {
    v0_100_0 "0.100.0"
    v0_129_0 "0.129.0"
    v0_155_1 "0.155.1"
    v0_169_0 "0.169.0"
}
