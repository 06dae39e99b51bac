//! One thread, turn after turn.

use std::sync::Arc;
use std::time::Duration;

use codex_threads::protocol::{ThreadResumeParams, ThreadStartParams, TurnStatus};
use codex_threads::{Error, KnownBy, Thread, Turn, TurnEnd, TurnLost};
use codex_threads_testkit::fake::Answer;
use tokio::time::timeout;

use crate::dice::Dice;
use crate::ledger::count;
use crate::plan::{Plan, Then};
use crate::world::{HANGS, World};

/// No turn takes longer by itself.
const PATIENCE: Duration = Duration::from_secs(30 * 60);

pub(crate) async fn run(world: Arc<World>, worker: usize, turns: usize, mut dice: Dice) {
    tokio::time::sleep(dice.millis(1_000)).await;
    let mut thread = hangs("thread/start", async {
        let codex = world.codex(worker).await;
        codex.start_thread(ThreadStartParams::new()).await
    })
    .await
    .expect("a thread starts");
    for number in 0..turns {
        let what = format!("turn {number} of worker {worker}");
        if thread.codex().is_closed().is_some() {
            thread = again(&world, worker, &thread).await;
        }
        // The server hangs up on all its clients now and then, not all the time.
        let hang_up = worker < 2 && number % 10 == 9;
        let plan = Plan::prepare(world.fake(worker), thread.id().as_ref(), hang_up, &mut dice);
        {
            let mut ledger = world.shared.ledger();
            ledger.asked_for += 1;
            count(&mut ledger.faults, plan.fault);
        }
        let started = hangs(&what, thread.start_turn(plan.input.as_str())).await;
        let turn = match started {
            Ok(turn) => turn,
            Err(error) => {
                count(&mut world.shared.ledger().not_started, kind(&error));
                settle(&thread, &mut dice).await;
                continue;
            }
        };
        world.shared.ledger().started += 1;
        if plan.fault == "thread closed" {
            tokio::time::sleep(dice.millis(500)).await;
            let _ = world.fake(worker).close_thread(thread.id().as_ref());
        }
        let became = hangs(&what, follow(turn, plan.then)).await;
        {
            let mut ledger = world.shared.ledger();
            count(&mut ledger.turns, became);
            ledger.trace.push((worker, number, became));
        }
        if plan.fault == "thread closed" && thread.codex().is_closed().is_none() {
            thread = again(&world, worker, &thread).await;
        }
        call(&world, worker, &thread, &mut dice).await;
    }
    // Turns whose handles were dropped, or never had, come to their end; and so does one that asks
    // something of a client that has gone.
    loop {
        settle(&thread, &mut dice).await;
        if thread.codex().is_closed().is_none() {
            break;
        }
        thread = again(&world, worker, &thread).await;
    }
}

/// Asks for something else, with answers that come late or never, and callers that don't wait.
async fn call(world: &World, worker: usize, thread: &Thread, dice: &mut Dice) {
    tokio::time::sleep(dice.millis(50)).await;
    let fake = world.fake(worker);
    match dice.below(20) {
        0 => fake.answer("thread/read", Answer::usual().unsent()),
        1 => fake.answer("thread/read", Answer::usual().overtaken_by(2)),
        2 => fake.answer("thread/read", Answer::overloaded().times(8)),
        3 => {}
        _ => return,
    }
    for _ in 0..dice.below(4) {
        world.shared.ledger().calls_begun += 1;
        let patience = if dice.percent(40) {
            dice.millis(3)
        } else {
            HANGS
        };
        let became = match timeout(patience, thread.read()).await {
            Ok(Ok(_)) => "answered",
            Ok(Err(error)) => kind(&error),
            Err(_) => {
                assert_ne!(patience, HANGS, "thread/read hangs");
                "given up"
            }
        };
        count(&mut world.shared.ledger().calls, became);
    }
}

/// Fails at once where nothing would ever happen again.
async fn hangs<F: Future>(what: &str, future: F) -> F::Output {
    match timeout(HANGS, future).await {
        Ok(output) => output,
        Err(_) => panic!("{what} hangs"),
    }
}

/// The thread on a connection that works.
async fn again(world: &World, worker: usize, thread: &Thread) -> Thread {
    for _ in 0..20 {
        let codex = world.codex(worker).await;
        let resumed = codex.resume_thread(ThreadResumeParams::new(thread.id()));
        match hangs("thread/resume", resumed).await {
            Ok(thread) => return thread,
            Err(error) => {
                kind(&error);
                tokio::time::sleep(Duration::from_secs(1)).await;
            }
        }
    }
    panic!("the thread can't be resumed");
}

/// Ends whatever turn runs that nobody holds.
async fn settle(thread: &Thread, dice: &mut Dice) {
    tokio::time::sleep(dice.millis(3_000)).await;
    if thread.codex().is_closed().is_some() {
        return;
    }
    let sent = hangs("send", thread.send("and now?")).await;
    if let Ok(sent) = sent {
        let turn = sent.into_turn();
        let _ = hangs("interrupt", turn.interrupt()).await;
        let _ = hangs("end", turn.end()).await;
    }
}

async fn follow(mut turn: Turn, then: Then) -> &'static str {
    let end = match then {
        Then::Waits { reads } => {
            let ends = async {
                while reads && turn.next().await.is_some() {}
                turn.end().await
            };
            match timeout(PATIENCE, ends).await {
                Ok(end) => end,
                Err(_) => rescued(&turn).await,
            }
        }
        Then::Interrupts(after) => {
            tokio::time::sleep(after).await;
            let (one, other) = tokio::join!(turn.interrupt(), turn.interrupt());
            for interrupted in [one, other] {
                if let Err(error) = interrupted {
                    kind(&error);
                }
            }
            turn.end().await
        }
        Then::Drops(after) => {
            tokio::time::sleep(after).await;
            turn.interrupt_on_drop(true);
            return "dropped";
        }
    };
    // It stands.
    let became = became(&end);
    assert_eq!(became, self::became(&turn.end().await));
    assert_eq!(turn.ended().as_ref().map(self::became), Some(became));
    // The stream ends with the turn.
    while turn.next().await.is_some() {}
    became
}

/// A turn whose start was never answered may be one that goes on until it is interrupted, and the
/// next turn has joined it. Then, and only then, has its end been waited for in vain.
async fn rescued(turn: &Turn) -> TurnEnd {
    let _ = turn.interrupt().await;
    let end = turn.end().await;
    let interrupted = end
        .turn()
        .map(|turn| turn.status == TurnStatus::Interrupted);
    assert!(
        interrupted != Some(false),
        "it was over, and nobody knew: {end:?}"
    );
    end
}

fn became(end: &TurnEnd) -> &'static str {
    match end {
        end if matches!(end.known_by(), Some(by) if by != KnownBy::Notification) => "recovered",
        TurnEnd::Completed(_) => "completed",
        TurnEnd::Failed(_) => "failed",
        TurnEnd::Interrupted(_) => "interrupted",
        TurnEnd::Other(_) => "other",
        TurnEnd::Lost(TurnLost::Disconnected(_)) => "lost: disconnected",
        TurnEnd::Lost(TurnLost::ThreadClosed) => "lost: thread closed",
        TurnEnd::Lost(TurnLost::Unknown) => "lost: unknown",
        TurnEnd::Lost(lost) => panic!("{lost:?}"),
        other => panic!("{other:?}"),
    }
}

/// Errors that the faults explain.
fn kind(error: &Error) -> &'static str {
    match error {
        Error::Server(_) => "refused",
        Error::Timeout { .. } => "time-out",
        Error::OutcomeUnknown { .. } => "outcome unknown",
        Error::Closed { .. } => "closed",
        other => panic!("{other:?}"),
    }
}
