//! What a turn does.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};

use super::question::Question;
use crate::model::{Gate, Usage};

/// What a turn of a [`FakeServer`](super::FakeServer) does, step by step.
///
/// A turn begins with `turn/started` and the input as an item, and ends with `turn/completed`; in between it does these steps, in order.
/// What a real turn tells besides (statuses, token usage, the items around the deltas) comes by itself.
///
/// ```
/// use codex_threads_testkit::fake::Turn;
///
/// let turn = Turn::new()
///     .reasoning("Hm")
///     .command("ls", "notes.txt\n").asks() // waits for an approval
///     .text("There are notes.").chunked(4);
/// let failed = Turn::new().text("Half an ans").fails("The model is gone");
/// let (held, gate) = Turn::new().deltas(["be", "fore"]).hold_after(1);
/// # let _ = (turn, failed, held, gate);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Turn {
    /// How many interrupts come too early for it.
    pub(crate) hasty: usize,
    pub(crate) steps: Vec<Step>,
    pub(crate) end: End,
    /// After `turn/completed`.
    pub(crate) afterwards: Vec<Step>,
    pub(crate) ended: bool,
}

#[derive(Debug, Clone, Default)]
pub(crate) enum End {
    #[default]
    Completed,
    Failed {
        message: String,
        info: Value,
    },
    /// Nothing says that it is over.
    Untold,
    /// It goes on until it is interrupted.
    Never,
}

#[derive(Debug, Clone)]
pub(crate) enum Step {
    Text(Text),
    Reasoning(Vec<String>),
    Command {
        line: String,
        output: String,
        exit: i32,
        asks: Option<Question>,
        completes_late: bool,
    },
    Patch {
        path: String,
        content: String,
        asks: Option<Question>,
    },
    Item {
        started: bool,
        completed: bool,
        item: Value,
    },
    Ask(Question),
    Hold(Gate),
    Call(Callback),
    Pause(Duration),
    Send(Maker),
    Notify(String, Maker),
    Bytes(Vec<u8>),
    Retries(String),
    Round(Usage),
    Flood {
        deltas: u64,
        bytes: usize,
    },
    Compaction,
    HangUp,
}

#[derive(Debug, Clone)]
pub(crate) struct Text {
    pub(crate) deltas: Vec<String>,
    pub(crate) gates: Vec<(usize, Gate)>,
}

/// Where in the conversation something is made.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct Place {
    /// The thread.
    pub thread: String,
    /// The turn.
    pub turn: String,
}

/// Is called.
#[derive(Clone)]
pub(crate) struct Callback(pub(crate) Arc<dyn Fn(&Place) + Send + Sync>);

impl fmt::Debug for Callback {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Callback")
    }
}

/// Makes a message.
#[derive(Clone)]
pub(crate) struct Maker(pub(crate) Arc<dyn Fn(&Place) -> Value + Send + Sync>);

impl fmt::Debug for Maker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Maker")
    }
}

impl Turn {
    /// A turn that does nothing, and ends well.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn step(mut self, step: Step) -> Self {
        if self.ended {
            self.afterwards.push(step);
        } else {
            self.steps.push(step);
        }
        self
    }

    fn last(&mut self) -> Option<&mut Step> {
        if self.ended {
            self.afterwards.last_mut()
        } else {
            self.steps.last_mut()
        }
    }

    /// A message, in one delta.
    #[must_use]
    pub fn text(self, text: impl Into<String>) -> Self {
        self.deltas([text.into()])
    }

    /// A message, in these deltas.
    #[must_use]
    pub fn deltas<I, S>(self, deltas: I) -> Self
    where
        I: IntoIterator<Item = S>,
        S: Into<String>,
    {
        self.step(Step::Text(Text {
            deltas: deltas.into_iter().map(Into::into).collect(),
            gates: Vec::new(),
        }))
    }

    /// The message before this comes in deltas of so many characters.
    #[must_use]
    pub fn chunked(mut self, chars: usize) -> Self {
        if let Some(Step::Text(text)) = self.last() {
            let whole: Vec<char> = text.deltas.concat().chars().collect();
            text.deltas = whole
                .chunks(chars.max(1))
                .map(|piece| piece.iter().collect())
                .collect();
        }
        self
    }

    /// The message before this stops after so many deltas, until the gate is opened. Without a message before it, the turn stops here.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// use codex_threads_testkit::fake::{FakeServer, Turn};
    ///
    /// let fake = FakeServer::new();
    /// let (turn, gate) = Turn::new().deltas(["be", "fore"]).hold_after(1);
    /// fake.push(turn);
    /// // … start a turn, wait with `gate.reached()`, look at the turn in its middle …
    /// gate.open();
    /// # }
    /// ```
    #[must_use]
    pub fn hold_after(mut self, deltas: usize) -> (Self, Gate) {
        let gate = Gate::new();
        if let Some(Step::Text(text)) = self.last() {
            text.gates.push((deltas, gate.clone()));
            (self, gate)
        } else {
            let held = gate.clone();
            (self.step(Step::Hold(held)), gate)
        }
    }

    /// Stops here, until the gate is opened.
    #[must_use]
    pub fn hold(self) -> (Self, Gate) {
        let gate = Gate::new();
        (self.step(Step::Hold(gate.clone())), gate)
    }

    /// Stops here, until this gate is opened: one gate may hold many turns.
    #[must_use]
    pub fn hold_at(self, gate: &Gate) -> Self {
        self.step(Step::Hold(gate.clone()))
    }

    /// Calls this function when the turn is here. It must not block.
    ///
    /// ```
    /// use codex_threads_testkit::fake::Turn;
    ///
    /// let turn = Turn::new().text("one").call(|place| println!("{} is here", place.turn)).text("two");
    /// # let _ = turn;
    /// ```
    #[must_use]
    pub fn call(self, callback: impl Fn(&Place) + Send + Sync + 'static) -> Self {
        self.step(Step::Call(Callback(Arc::new(callback))))
    }

    /// Stops here for so long. Prefer a gate.
    #[must_use]
    pub fn pause(self, time: Duration) -> Self {
        self.step(Step::Pause(time))
    }

    /// A summary of reasoning, in one delta.
    #[must_use]
    pub fn reasoning(self, summary: impl Into<String>) -> Self {
        self.step(Step::Reasoning(vec![summary.into()]))
    }

    /// A shell command that prints this and succeeds. Nothing is run.
    #[must_use]
    pub fn command(self, line: impl Into<String>, output: impl Into<String>) -> Self {
        self.step(Step::Command {
            line: line.into(),
            output: output.into(),
            exit: 0,
            asks: None,
            completes_late: false,
        })
    }

    /// The command before this ends with this code.
    #[must_use]
    pub fn exits(mut self, code: i32) -> Self {
        if let Some(Step::Command { exit, .. }) = self.last() {
            *exit = code;
        }
        self
    }

    /// The end of the command before this is told after `turn/completed`, as releases up to 0.144 do.
    #[must_use]
    pub fn late(mut self) -> Self {
        if let Some(Step::Command { completes_late, .. }) = self.last() {
            *completes_late = true;
        }
        self
    }

    /// A patch that adds this file. Nothing is written.
    #[must_use]
    pub fn patch(self, path: impl Into<String>, content: impl Into<String>) -> Self {
        self.step(Step::Patch {
            path: path.into(),
            content: content.into(),
            asks: None,
        })
    }

    /// The command or patch before this waits for an approval. Accepted it runs; declined it doesn't, and the turn goes on; cancelled it
    /// doesn't, and the turn is interrupted.
    #[must_use]
    pub fn asks(self) -> Self {
        self.asks_with(|question| question)
    }

    /// As [`asks`](Self::asks), with changes to what is asked.
    ///
    /// ```
    /// use codex_threads_testkit::fake::Turn;
    ///
    /// let turn = Turn::new().command("ls", "").asks_with(|question| question.id("request-1"));
    /// # let _ = turn;
    /// ```
    #[must_use]
    pub fn asks_with(mut self, change: impl FnOnce(Question) -> Question) -> Self {
        match self.last() {
            Some(Step::Command { asks, .. }) => {
                *asks = Some(change(Question::command_approval()));
            }
            Some(Step::Patch { asks, .. }) => {
                *asks = Some(change(Question::file_change_approval()));
            }
            _ => {}
        }
        self
    }

    /// Asks the client, and waits for the answer.
    #[must_use]
    pub fn ask(self, question: Question) -> Self {
        self.step(Step::Ask(question))
    }

    /// An item that starts and completes. It gets an id if it has none.
    ///
    /// ```
    /// use codex_threads_testkit::fake::Turn;
    /// use serde_json::json;
    ///
    /// let turn = Turn::new().item(json!({"type": "webSearch", "query": "herons", "action": null}));
    /// # let _ = turn;
    /// ```
    #[must_use]
    pub fn item(self, item: Value) -> Self {
        self.step(Step::Item {
            started: true,
            completed: true,
            item,
        })
    }

    /// An item that starts, and never completes unless [`item_completed`](Self::item_completed) says so.
    #[must_use]
    pub fn item_started(self, item: Value) -> Self {
        self.step(Step::Item {
            started: true,
            completed: false,
            item,
        })
    }

    /// An item that completes, whether or not it has started.
    #[must_use]
    pub fn item_completed(self, item: Value) -> Self {
        self.step(Step::Item {
            started: false,
            completed: true,
            item,
        })
    }

    /// A notification to those who follow the thread. The thread and the turn are added to the params where they are missing.
    #[must_use]
    pub fn notify(self, method: impl Into<String>, params: Value) -> Self {
        self.notify_with(method, move |place| {
            let mut params = params.clone();
            if let Some(members) = params.as_object_mut() {
                members
                    .entry("threadId")
                    .or_insert_with(|| json!(place.thread));
                members.entry("turnId").or_insert_with(|| json!(place.turn));
            }
            params
        })
    }

    /// A notification with params that are made when it is sent.
    ///
    /// ```
    /// use codex_threads_testkit::fake::Turn;
    /// use serde_json::json;
    ///
    /// let turn = Turn::new().notify_with("warning", |place| json!({"threadId": place.thread, "message": "Careful"}));
    /// # let _ = turn;
    /// ```
    #[must_use]
    pub fn notify_with(
        self,
        method: impl Into<String>,
        make: impl Fn(&Place) -> Value + Send + Sync + 'static,
    ) -> Self {
        self.step(Step::Notify(method.into(), Maker(Arc::new(make))))
    }

    /// Any message to those who follow the thread, as it is.
    ///
    /// ```
    /// use codex_threads_testkit::fake::Turn;
    /// use serde_json::json;
    ///
    /// let turn = Turn::new().send(|place| json!({"method": "new/thing", "params": {"threadId": place.thread}}));
    /// # let _ = turn;
    /// ```
    #[must_use]
    pub fn send(self, make: impl Fn(&Place) -> Value + Send + Sync + 'static) -> Self {
        self.step(Step::Send(Maker(Arc::new(make))))
    }

    /// Bytes to those who follow the thread, as they are: a line ends where they say so.
    #[must_use]
    pub fn bytes(self, bytes: impl Into<Vec<u8>>) -> Self {
        self.step(Step::Bytes(bytes.into()))
    }

    /// An `error` that announces a new attempt: progress, not a failure.
    #[must_use]
    pub fn retries(self, message: impl Into<String>) -> Self {
        self.step(Step::Retries(message.into()))
    }

    /// The model's reply ends here, having used so many tokens; what follows is the next one's. Commands and patches end a reply too.
    #[must_use]
    pub fn round(self, usage: Usage) -> Self {
        self.step(Step::Round(usage))
    }

    /// A message of so many deltas of so many bytes, as fast as they are taken.
    #[must_use]
    pub fn flood(self, deltas: u64, bytes: usize) -> Self {
        self.step(Step::Flood { deltas, bytes })
    }

    /// The server hangs up here, in mid-turn.
    #[must_use]
    pub fn hangs_up(self) -> Self {
        self.step(Step::HangUp)
    }

    /// The context is compacted, as by `thread/compact/start`.
    #[must_use]
    pub fn compaction(self) -> Self {
        self.step(Step::Compaction)
    }

    /// The turn fails with this message and the error `other`.
    #[must_use]
    pub fn fails(self, message: impl Into<String>) -> Self {
        self.fails_with(message, json!("other"))
    }

    /// The turn fails with this message and this `codexErrorInfo`.
    ///
    /// ```
    /// use codex_threads_testkit::fake::Turn;
    ///
    /// let turn = Turn::new().fails_with("Too long", "contextWindowExceeded".into());
    /// # let _ = turn;
    /// ```
    #[must_use]
    pub fn fails_with(mut self, message: impl Into<String>, info: Value) -> Self {
        self.end = End::Failed {
            message: message.into(),
            info,
        };
        self.ended = true;
        self
    }

    /// The turn ends well. Steps that are added from here on come after `turn/completed`.
    #[must_use]
    pub fn ends(mut self) -> Self {
        self.ended = true;
        self
    }

    /// The turn is over, and nothing tells: no `turn/completed`, no status. Who asks is told.
    #[must_use]
    pub fn end_is_lost(mut self) -> Self {
        self.end = End::Untold;
        self.ended = true;
        self
    }

    /// `turn/start` is answered, and the turn takes its time to begin: until so many interrupts of it were refused, for a second at most.
    ///
    /// That is what releases from 0.128 on do: right behind the answer they say that no turn runs (up to 0.168, where the turn before was
    /// interrupted: that it is that one), and heed an interrupt only once they have told `turn/started`. Older ones heed it at once, and
    /// here too.
    ///
    /// ```
    /// use codex_threads_testkit::fake::Turn;
    ///
    /// let turn = Turn::new().begins_late(2).text("At last").never_ends();
    /// # let _ = turn;
    /// ```
    #[must_use]
    pub fn begins_late(mut self, interrupts: usize) -> Self {
        self.hasty = interrupts;
        self
    }

    /// The turn goes on, silently, until it is interrupted.
    #[must_use]
    pub fn never_ends(mut self) -> Self {
        self.end = End::Never;
        self.ended = true;
        self
    }
}
