//! What a turn does, and what goes wrong with it.

use std::time::Duration;

use codex_threads_testkit::fake::{Answer, FakeServer, Tamper, Turn};

use crate::dice::Dice;

/// What the client does with a turn that it has started.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Then {
    /// Waits for its end, reading the events or not.
    Waits { reads: bool },
    /// Interrupts it at some time, twice at once.
    Interrupts(Duration),
    /// Drops the handle at some time.
    Drops(Duration),
}

/// One turn.
#[derive(Debug)]
pub(crate) struct Plan {
    pub(crate) fault: &'static str,
    pub(crate) then: Then,
    pub(crate) input: String,
}

/// What a turn does is told by its input, so it doesn't matter which request starts it.
pub(crate) fn script(input: &str) -> Turn {
    let seed = input.rsplit(' ').next().and_then(|seed| seed.parse().ok());
    let mut dice = Dice::new(seed.unwrap_or_default());
    let usual = Turn::new()
        .reasoning("Hm")
        .pause(dice.millis(200))
        .text("one two three four five six")
        .chunked(4);
    match input.split(" with ").next().unwrap_or_default() {
        "command asks" => usual
            .pause(dice.millis(500))
            .command("ls", "notes\n")
            .asks(),
        "patch asks" => usual.patch("notes", "more\n").asks(),
        "fails" => usual.fails("the model is gone"),
        "retries" => Turn::new()
            .retries("again")
            .pause(dice.millis(900))
            .text("yes"),
        "flood" => Turn::new().flood(60, 40),
        "end untold" => usual.end_is_lost(),
        "interrupted" | "thread closed" => usual.never_ends(),
        "asks and is interrupted" => usual.command("ls", "").asks(),
        "slow" => usual.pause(dice.millis(60_000)).text("at last"),
        "hang up" => usual.hangs_up(),
        _ => usual,
    }
}

impl Plan {
    /// Chooses a fault, and prepares the server for it where it isn't the turn's own.
    pub(crate) fn prepare(fake: &FakeServer, thread: &str, hang_up: bool, dice: &mut Dice) -> Self {
        let mut then = Then::Waits {
            reads: dice.percent(50),
        };
        let of_thread = {
            let thread = thread.to_owned();
            move |params: &serde_json::Value| params["threadId"] == thread.as_str()
        };
        let end = |tamper: Tamper| fake.tamper("turn/completed", tamper.only(of_thread.clone()));
        // Whichever turn starts next is hit: this one or another.
        let start = |answer| fake.answer("turn/start", answer);
        let fault = match dice.below(100) {
            _ if hang_up => "hang up",
            0..20 => "none",
            20..29 => "command asks",
            29..33 => "patch asks",
            33..36 => {
                then = Then::Interrupts(dice.millis(1_500));
                "asks and is interrupted"
            }
            36..40 => "fails",
            40..44 => "retries",
            44..48 => "flood",
            48..52 => "end untold",
            52..56 => {
                end(Tamper::lost());
                "end lost"
            }
            56..60 => {
                end(Tamper::twice());
                "end twice"
            }
            60..66 => {
                then = Then::Interrupts(dice.millis(2_000));
                "interrupted"
            }
            66..69 => {
                then = Then::Interrupts(dice.millis(300));
                "interrupted near its end"
            }
            69..73 => {
                then = Then::Drops(dice.millis(300));
                "dropped"
            }
            73..78 => {
                let times = 1 + usize::try_from(dice.below(3)).unwrap();
                start(Answer::overloaded().times(times));
                "overload"
            }
            78..82 => {
                start(Answer::usual().behind("turn/completed"));
                "answer behind an end"
            }
            82..86 => {
                start(Answer::usual().overtaken_by(1));
                "answer overtaken"
            }
            86..88 => {
                start(Answer::usual().unsent());
                "answer unsent"
            }
            88..89 => {
                start(Answer::ignored());
                "request lost"
            }
            89..92 => {
                fake.tamper("turn/started", Tamper::lost().only(of_thread));
                "start lost"
            }
            92..94 => {
                let unheard_of = dice.percent(50);
                end(Tamper::changed(move |params| {
                    if unheard_of {
                        params["turn"]["status"] = "paused".into();
                    } else if let Some(turn) = params["turn"].as_object_mut() {
                        turn.remove("status");
                    }
                }));
                "end unheard of or undecodable"
            }
            94..96 => {
                fake.tamper("item/completed", Tamper::lost().only(of_thread));
                "item's end lost"
            }
            96..97 => "thread closed",
            _ => "slow",
        };
        let input = format!("{fault} with {}", dice.below(1_000_000));
        Self { fault, then, input }
    }
}
