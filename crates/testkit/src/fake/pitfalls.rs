//! Scenarios for what clients of the app-server get wrong, ready-made.
//!
//! Each is a [`Scenario`] like any other: joined with [`Scenario::and`], changed further, or had by name
//! ([`by_name`]), which is how the program `codex-fake-app-server` takes them.
//!
//! ```
//! use codex_threads_testkit::fake::{FakeServer, pitfalls};
//!
//! let fake = FakeServer::with(pitfalls::early_completion().and(pitfalls::split_lines(7)));
//! # let _ = fake;
//! ```

use serde_json::json;

use super::answer::Answer;
use super::question::Question;
use super::scenario::{Moment, Scenario};
use super::tamper::Tamper;
use super::turn::Turn;
use super::version::Version;

/// The answer to `turn/start` comes after the turn's `turn/completed`.
#[must_use]
pub fn early_completion() -> Scenario {
    Scenario::new().answer("turn/start", Answer::usual().behind("turn/completed"))
}

/// The answer to `turn/start` comes after the turn's `turn/started`, as 0.169 does once in a while.
#[must_use]
pub fn late_answer() -> Scenario {
    Scenario::new().answer("turn/start", Answer::usual().behind("turn/started"))
}

/// The first turn's `turn/completed` is lost; the thread's status tells, and so does who is asked.
#[must_use]
pub fn lost_completion() -> Scenario {
    Scenario::new().tamper("turn/completed", Tamper::lost())
}

/// Nothing at all tells of the first turn's end. Only who asks is told.
#[must_use]
pub fn untold_end() -> Scenario {
    Scenario::new().turn(Turn::new().text("That was all").end_is_lost())
}

/// The first turn's `turn/completed` has params that no release sends.
#[must_use]
pub fn undecodable_completion() -> Scenario {
    Scenario::new().tamper(
        "turn/completed",
        Tamper::changed(|params| {
            if let Some(turn) = params.get_mut("turn") {
                *turn = json!(["neither", "an", "object"]);
            }
        }),
    )
}

/// The first turn says and asks things that no known release does: a notification, an item, a delta, an enum's value, a server request,
/// and members everywhere.
#[must_use]
pub fn unknown_everything() -> Scenario {
    let more = || {
        Tamper::changed(|params| {
            if let Some(members) = params.as_object_mut() {
                members.insert("novelty".to_owned(), json!({"deep": [1, null]}));
            }
        })
        .always()
    };
    let turn = Turn::new()
        .notify("turn/hologram/updated", json!({"hologram": 1}))
        .item(json!({"type": "hologram", "colour": "blue"}))
        .notify(
            "item/hologram/delta",
            json!({"itemId": "none", "delta": "x"}),
        )
        .notify_with(
            "thread/status/changed",
            |place| json!({"threadId": place.thread, "status": {"type": "pondering"}}),
        )
        .ask(Question::other("hologram/show", json!({"why": "to see"})))
        .text("Still here");
    ["item/started", "item/completed", "turn/completed"]
        .into_iter()
        .fold(Scenario::new().turn(turn), |scenario, method| {
            scenario.tamper(method, more())
        })
}

/// While the first turn runs, another turn of the thread and one of a sub-agent's thread come and go.
#[must_use]
pub fn foreign_turn() -> Scenario {
    const OTHER_TURN: &str = "01900000-0000-7000-8000-00000000f001";
    const OTHER_THREAD: &str = "01900000-0000-7000-8000-00000000f002";
    let turn = |id: &str, status: &str| {
        json!({
            "id": id, "items": [], "status": status, "error": null, "itemsView": "notLoaded",
            "startedAt": null, "completedAt": null, "durationMs": null,
        })
    };
    let ended = turn(OTHER_TURN, "completed");
    let failed = turn(OTHER_TURN, "failed");
    let running = turn(OTHER_TURN, "inProgress");
    let script = Turn::new()
        .text("Mine begins")
        .notify_with("turn/started", {
            let running = running.clone();
            move |_| json!({"threadId": OTHER_THREAD, "turn": running})
        })
        .notify_with("item/agentMessage/delta", |_| {
            json!({"threadId": OTHER_THREAD, "turnId": OTHER_TURN, "itemId": "foreign", "delta": "not yours"})
        })
        .notify_with("turn/completed", move |_| {
            json!({"threadId": OTHER_THREAD, "turn": failed})
        })
        .notify_with("item/agentMessage/delta", |place| {
            json!({"threadId": place.thread, "turnId": OTHER_TURN, "itemId": "foreign", "delta": "nor this"})
        })
        .notify_with("turn/completed", move |place| {
            json!({"threadId": place.thread, "turn": ended})
        })
        .text("Mine ends");
    Scenario::new().turn(script)
}

/// The first turn asks for an approval, twice under one id.
#[must_use]
pub fn replayed_approval() -> Scenario {
    let turn = Turn::new()
        .command("touch made", "")
        .asks_with(Question::twice)
        .text("Done");
    Scenario::new().turn(turn)
}

/// The first turn asks for an approval, and another client accepts before this one can.
#[must_use]
pub fn first_answer_wins() -> Scenario {
    let turn = Turn::new()
        .command("touch made", "")
        .asks_with(|question| question.answered_by_another(json!({"decision": "accept"})))
        .text("Done");
    Scenario::new().turn(turn)
}

/// So many requests, whichever come first after the handshake, are refused by an overloaded server.
#[must_use]
pub fn overload_burst(requests: usize) -> Scenario {
    Scenario::new().answer("*", Answer::overloaded().times(requests))
}

/// The first request of this method has its effect, and its answer is never sent.
#[must_use]
pub fn answer_never_sent(method: &str) -> Scenario {
    Scenario::new().answer(method, Answer::usual().unsent())
}

/// So many resumes are refused because the thread is still being unloaded.
#[must_use]
pub fn closing_race(resumes: usize) -> Scenario {
    Scenario::new().answer("thread/resume", Answer::closing().times(resumes))
}

/// Another process writes to every thread that is to be resumed.
#[must_use]
pub fn writer_busy() -> Scenario {
    Scenario::new().answer("thread/resume", Answer::writer_busy().always())
}

/// The first `thread/read` is answered by a line that is longer than this, and the first turn has a delta that is.
#[must_use]
pub fn long_line(bytes: usize) -> Scenario {
    Scenario::new()
        .answer("thread/read", Answer::usual().padded(bytes))
        .turn(Turn::new().text("x".repeat(bytes)))
}

/// Everything comes so many bytes at a time, wherever that cuts.
#[must_use]
pub fn split_lines(bytes: usize) -> Scenario {
    Scenario::new().pieces_of(bytes)
}

/// Between the lines of the first turn there are some that are no messages: text, half an object, bytes that are not UTF-8, scalars,
/// blank ones. The very first line of the connection is a greeting.
#[must_use]
pub fn broken_lines() -> Scenario {
    let turn = Turn::new()
        .bytes("warning: something was printed here\n")
        .bytes("{\"method\":\"item/agentMessage/delta\",\"params\":{\n")
        .bytes(b"\xff\xfe\x00 not UTF-8 \xc3\n".to_vec())
        .bytes("\n\r\n   \n")
        .bytes("null\n17\n\"text\"\n[]\n{}\n")
        .text("In one piece");
    Scenario::new().greeting("Welcome to codex\n").turn(turn)
}

/// The connection ends after so many bytes of the answer to the first request of this method.
#[must_use]
pub fn eof_in_mid_reply(method: &str, bytes: usize) -> Scenario {
    Scenario::new().answer(method, Answer::usual().cut_after(bytes))
}

/// Server requests have strings for ids.
#[must_use]
pub fn string_ids() -> Scenario {
    Scenario::new().string_ids()
}

/// The first answer to this method comes after the next answer to anything.
#[must_use]
pub fn reordered(method: &str) -> Scenario {
    Scenario::new().answer(method, Answer::usual().overtaken_by(1))
}

/// As 0.144: the end of the first turn's command is told after the end of the turn.
#[must_use]
pub fn late_item() -> Scenario {
    Scenario::new()
        .version(Version::new(0, 144, 0))
        .turn(Turn::new().text("Running").command("sleep 1", "").late())
}

/// The first interrupt is heeded, and never answered.
#[must_use]
pub fn unanswered_interrupt() -> Scenario {
    answer_never_sent("turn/interrupt")
}

/// The first turn begins late, and two interrupts come too early for it: see [`Turn::begins_late`].
#[must_use]
pub fn hasty_interrupt() -> Scenario {
    Scenario::new().turn(Turn::new().begins_late(2).text("At last"))
}

/// The server hangs up at this moment.
#[must_use]
pub fn hang_up(moment: Moment) -> Scenario {
    Scenario::new().hang_up(moment)
}

/// The names that [`by_name`] knows.
pub const NAMES: &[&str] = &[
    "early-completion",
    "late-answer",
    "lost-completion",
    "untold-end",
    "undecodable-completion",
    "unknown-everything",
    "foreign-turn",
    "replayed-approval",
    "first-answer-wins",
    "overload-burst",
    "answer-never-sent",
    "closing-race",
    "writer-busy",
    "long-line",
    "split-lines",
    "broken-lines",
    "eof-in-mid-reply",
    "string-ids",
    "reordered",
    "late-item",
    "unanswered-interrupt",
    "hasty-interrupt",
];

/// The scenario of this name; what else it takes after an equals sign: `split-lines=7`, `answer-never-sent=thread/read`.
///
/// ```
/// use codex_threads_testkit::fake::pitfalls;
///
/// assert!(pitfalls::by_name("overload-burst=5").is_some());
/// assert!(pitfalls::NAMES.iter().all(|name| pitfalls::by_name(name).is_some()));
/// assert!(pitfalls::by_name("no-such-thing").is_none());
/// ```
#[must_use]
pub fn by_name(name: &str) -> Option<Scenario> {
    let (name, more) = match name.split_once('=') {
        Some((name, more)) => (name, Some(more)),
        None => (name, None),
    };
    let number = |otherwise: usize| match more {
        Some(more) => more.parse().ok(),
        None => Some(otherwise),
    };
    let method = |otherwise: &'static str| more.unwrap_or(otherwise);
    Some(match name {
        "early-completion" => early_completion(),
        "late-answer" => late_answer(),
        "lost-completion" => lost_completion(),
        "untold-end" => untold_end(),
        "undecodable-completion" => undecodable_completion(),
        "unknown-everything" => unknown_everything(),
        "foreign-turn" => foreign_turn(),
        "replayed-approval" => replayed_approval(),
        "first-answer-wins" => first_answer_wins(),
        "overload-burst" => overload_burst(number(3)?),
        "answer-never-sent" => answer_never_sent(method("thread/read")),
        "closing-race" => closing_race(number(2)?),
        "writer-busy" => writer_busy(),
        "long-line" => long_line(number(20_000_000)?),
        "split-lines" => split_lines(number(7)?),
        "broken-lines" => broken_lines(),
        "eof-in-mid-reply" => eof_in_mid_reply(method("thread/read"), 40),
        "string-ids" => string_ids(),
        "reordered" => reordered(method("thread/read")),
        "late-item" => late_item(),
        "unanswered-interrupt" => unanswered_interrupt(),
        "hasty-interrupt" => hasty_interrupt(),
        _ => return None,
    })
}
