//! A turn, played step by step.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::sync::watch;

use super::connection::Shared;
use super::store::{Active, Signal, Status, Steer, Store, TurnRecord, now};
use super::tell::To;
use super::turn::{End, Place, Step, Text, Turn};
use super::view::{self, View};
use crate::model::{Gate, Usage};

mod items;

/// How long a turn waits at most for interrupts that come too early.
const BEGINS: Duration = Duration::from_secs(1);

/// A turn that is about to be played.
#[derive(Debug)]
pub(crate) struct Play {
    place: Place,
    script: Turn,
    input: Option<Steer>,
    signal: watch::Receiver<Signal>,
}

/// The turn is over: nothing more is to be said in it.
struct Over;

type Going = Result<(), Over>;

impl Play {
    /// Makes the turn the one that runs.
    pub(crate) fn begin(
        store: &mut Store,
        thread: &str,
        turn: &str,
        script: Turn,
        input: Option<Steer>,
    ) -> Self {
        let (signal, receiver) = watch::channel(Signal::default());
        let late = script.hasty > 0 && store.version.refuses_hasty_interrupts();
        if let Some(known) = store.thread_mut(thread) {
            known.active = Some(Active {
                turn: turn.to_owned(),
                signal,
                steers: VecDeque::new(),
                begun: !late,
            });
            known.turns.push(TurnRecord {
                id: turn.to_owned(),
                status: "inProgress",
                items: Vec::new(),
                error: None,
                started_ms: now(),
                ended_ms: None,
            });
        }
        Self {
            place: Place {
                thread: thread.to_owned(),
                turn: turn.to_owned(),
            },
            script,
            input,
            signal: receiver,
        }
    }

    /// Plays it to its end.
    pub(crate) async fn run(self, shared: Arc<Shared>) {
        let Self {
            place,
            script,
            input,
            signal,
        } = self;
        let mut stage = Stage {
            shared,
            place,
            signal,
            steers_seen: 0,
            in_round: false,
            has_diff: false,
            late: Vec::new(),
        };
        // It ends early when it was interrupted, and then that was told already.
        let _ = stage.play(script, input).await;
    }
}

/// What a turn is played with.
struct Stage {
    shared: Arc<Shared>,
    place: Place,
    signal: watch::Receiver<Signal>,
    steers_seen: usize,
    /// Something was said since the last usage.
    in_round: bool,
    has_diff: bool,
    /// Items whose completion is told after the end.
    late: Vec<(Value, u64)>,
}

impl Stage {
    /// Does something while the turn runs.
    fn at<R>(&self, act: impl FnOnce(&mut Store, &Place) -> R) -> Result<R, Over> {
        let mut store = self.shared.store();
        if !store.runs(&self.place.thread, &self.place.turn) {
            return Err(Over);
        }
        Ok(act(&mut store, &self.place))
    }

    /// Waits until those who follow have taken what was said.
    async fn room(&self) {
        let outboxes = {
            let store = self.shared.store();
            let followers = store.thread(&self.place.thread).map(|t| &t.subscribers);
            let followers = followers.into_iter().flatten();
            followers
                .filter_map(|id| store.clients.get(id))
                .map(|client| Arc::clone(&client.outbox))
                .collect::<Vec<_>>()
        };
        for outbox in outboxes {
            outbox.room().await;
        }
    }

    /// Waits for something; not longer than the turn runs.
    async fn wait<F: Future>(&mut self, what: F) -> Result<F::Output, Over> {
        tokio::select! {
            biased;
            // The sender is gone when another turn took the place of this one.
            _ = self.signal.wait_for(|signal| signal.stopped) => Err(Over),
            output = what => Ok(output),
        }
    }

    /// The same, but a steer ends it too, where the release is so hasty.
    async fn wait_or_steer(&mut self, gate: &Gate) -> Result<bool, Over> {
        let hasty = self.shared.store().version.steers_at_once();
        let seen = self.steers_seen;
        let mut signal = self.signal.clone();
        tokio::select! {
            biased;
            told = signal.wait_for(|s| s.stopped || (hasty && s.steers > seen)) => match told {
                Ok(signal) if !signal.stopped => Ok(true),
                _ => Err(Over),
            },
            () = gate.pass() => Ok(false),
        }
    }

    /// Waits until the turn is to begin.
    async fn begin(&mut self, hasty: usize) -> Going {
        let begun = |active: &Active| active.begun;
        let known = |store: &mut Store, place: &Place| {
            let thread = store.thread(&place.thread);
            thread
                .and_then(|thread| thread.active.as_ref())
                .is_none_or(begun)
        };
        if self.at(known)? {
            return Ok(());
        }
        let mut signal = self.signal.clone();
        let refused = signal.wait_for(|signal| signal.stopped || signal.refused >= hasty);
        let _ = tokio::time::timeout(BEGINS, refused).await;
        self.at(|store, place| {
            let thread = store.thread_mut(&place.thread);
            if let Some(active) = thread.and_then(|thread| thread.active.as_mut()) {
                active.begun = true;
            }
        })
    }

    async fn play(&mut self, script: Turn, input: Option<Steer>) -> Going {
        self.begin(script.hasty).await?;
        self.at(|store, place| {
            let waits_for = None;
            store.set_status(&place.thread, Status::Active { waits_for });
            let version = store.version;
            let turn = store
                .thread_mut(&place.thread)
                .and_then(|t| t.turn_mut(&place.turn));
            let shown = turn.map(|turn| view::turn(turn, View::NotLoaded, version));
            let params = json!({"threadId": place.thread, "turn": shown});
            store.tell(&To::followers(&place.thread), "turn/started", params);
            if let Some(input) = &input {
                items::input(store, place, input);
            }
        })?;
        let Turn {
            steps,
            end,
            afterwards,
            ..
        } = script;
        for step in steps {
            self.step(step).await?;
            self.take_steers(false)?;
        }
        // What was said meanwhile gets an answer.
        while self.take_steers(true)? {}
        self.end_round(None)?;
        match end {
            End::Completed => self.complete(input.is_some())?,
            End::Failed { message, info } => self.fail(&message, &info)?,
            End::Untold => {
                let _ = self.at(|store, place| over(store, place, "completed", None));
            }
            End::Never => {
                self.wait(std::future::pending::<()>()).await?;
            }
        }
        self.afterwards(afterwards).await;
        Ok(())
    }

    async fn step(&mut self, step: Step) -> Going {
        self.room().await;
        match step {
            Step::Text(text) => self.text(text).await?,
            Step::Reasoning(deltas) => self.reasoning(&deltas)?,
            Step::Command {
                line,
                output,
                exit,
                asks,
                completes_late,
            } => {
                self.command(items::Command { line, output, exit, completes_late }, asks).await?;
            }
            Step::Patch {
                path,
                content,
                asks,
            } => self.patch(&path, &content, asks).await?,
            Step::Item {
                started,
                completed,
                item,
            } => {
                self.at(|store, place| items::whole(store, place, item, started, completed))?;
                self.in_round = true;
            }
            Step::Ask(question) => {
                self.ask(&question, Value::Null).await?;
            }
            Step::Hold(gate) => {
                self.wait_or_steer(&gate).await?;
            }
            Step::Call(callback) => (callback.0)(&self.place),
            Step::Pause(time) => self.wait(tokio::time::sleep(time)).await?,
            Step::Send(maker) => {
                let message = (maker.0)(&self.place).to_string();
                self.at(|store, place| {
                    store.bytes(&To::followers(&place.thread), format!("{message}\n").as_bytes());
                })?;
            }
            Step::Notify(method, maker) => {
                let params = (maker.0)(&self.place);
                self.at(|store, place| {
                    store.tell(&To::followers(&place.thread), &method, params);
                })?;
            }
            Step::Bytes(bytes) => {
                self.at(|store, place| store.bytes(&To::followers(&place.thread), &bytes))?;
            }
            Step::Retries(message) => self.at(|store, place| {
                let info = json!({"responseStreamDisconnected": {"httpStatusCode": null}});
                let error = view::turn_error(&message, &info, store.version);
                let params = json!({"error": error, "threadId": place.thread, "turnId": place.turn, "willRetry": true});
                store.tell(&To::followers(&place.thread), "error", params);
            })?,
            Step::Round(usage) => {
                self.in_round = true;
                self.end_round(Some(usage))?;
            }
            Step::Flood { deltas, bytes } => self.flood(deltas, bytes).await?,
            Step::Compaction => self.compaction()?,
            Step::HangUp => self.at(|store, _| store.hang_up())?,
        }
        Ok(())
    }

    /// Takes up what the turn was steered with. With `answered` the model answers it.
    fn take_steers(&mut self, answered: bool) -> Result<bool, Over> {
        let steers = self.at(|store, place| {
            let thread = store.thread_mut(&place.thread);
            let active = thread.and_then(|thread| thread.active.as_mut());
            active
                .map(|active| std::mem::take(&mut active.steers))
                .unwrap_or_default()
        })?;
        if steers.is_empty() {
            return Ok(false);
        }
        self.steers_seen += steers.len();
        self.in_round = true;
        self.end_round(None)?;
        let words = self.at(|store, place| {
            let mut words = Vec::new();
            for steer in &steers {
                items::input(store, place, steer);
                words.push(super::requests::text_of(&steer.input));
            }
            words.join("\n")
        })?;
        if answered {
            self.whole_text(&words)?;
        }
        Ok(true)
    }

    /// The model's reply is over: its usage is told.
    fn end_round(&mut self, usage: Option<Usage>) -> Going {
        if !self.in_round {
            return Ok(());
        }
        self.in_round = false;
        self.at(|store, place| {
            if let Some(thread) = store.thread_mut(&place.thread) {
                let usage = usage.unwrap_or_default();
                thread.last.input = usage.input;
                thread.last.cached = usage.cached_input;
                thread.last.output = usage.output;
                thread.last.reasoning = usage.reasoning_output;
                thread.total.input += usage.input;
                thread.total.cached += usage.cached_input;
                thread.total.output += usage.output;
                thread.total.reasoning += usage.reasoning_output;
            }
            store.tell_usage(&place.thread, &place.turn);
        })?;
        self.tell_diff()
    }

    fn complete(&mut self, worth_reading: bool) -> Going {
        self.at(|store, place| {
            store.clear_questions(&place.thread, &place.turn);
            over(store, place, "completed", None);
            if worth_reading {
                store.tell_unread(&place.thread, &place.turn);
            }
            // A thread that is in error stays so.
            let status = store.thread(&place.thread).map(|thread| thread.status);
            if status != Some(Status::SystemError) {
                store.set_status(&place.thread, Status::Idle);
            }
            completed(store, place);
        })
    }

    fn fail(&mut self, message: &str, info: &Value) -> Going {
        self.at(|store, place| {
            let error = view::turn_error(message, info, store.version);
            store.clear_questions(&place.thread, &place.turn);
            store.tell_usage(&place.thread, &place.turn);
            over(store, place, "failed", Some(error.clone()));
            store.set_status(&place.thread, Status::SystemError);
            let params = json!({"error": error, "threadId": place.thread, "turnId": place.turn, "willRetry": false});
            store.tell(&To::followers(&place.thread), "error", params);
            store.tell_unread(&place.thread, &place.turn);
            completed(store, place);
        })
    }

    /// What comes after the end: only what needs no turn that runs.
    async fn afterwards(&mut self, steps: Vec<Step>) {
        for (item, started) in std::mem::take(&mut self.late) {
            let mut store = self.shared.store();
            items::completed(&mut store, &self.place, item, started);
        }
        for step in steps {
            self.room().await;
            let to = To::followers(&self.place.thread);
            match step {
                Step::Item {
                    started,
                    completed,
                    item,
                } => {
                    let mut store = self.shared.store();
                    items::whole(&mut store, &self.place, item, started, completed);
                }
                Step::Send(maker) => {
                    let message = (maker.0)(&self.place);
                    let mut store = self.shared.store();
                    store.bytes(&to, format!("{message}\n").as_bytes());
                }
                Step::Notify(method, maker) => {
                    let params = (maker.0)(&self.place);
                    self.shared.store().tell(&to, &method, params);
                }
                Step::Bytes(bytes) => self.shared.store().bytes(&to, &bytes),
                Step::Hold(gate) => gate.pass().await,
                Step::Call(callback) => (callback.0)(&self.place),
                Step::Pause(time) => tokio::time::sleep(time).await,
                Step::HangUp => self.shared.store().hang_up(),
                _ => {}
            }
        }
    }

    async fn flood(&mut self, deltas: u64, bytes: usize) -> Going {
        let piece = "x".repeat(bytes);
        let (id, started) = self.at(items::begin_message)?;
        for number in 0..deltas {
            if number % 256 == 0 {
                self.room().await;
            }
            self.at(|store, place| items::delta(store, place, &id, &piece))?;
        }
        self.in_round = true;
        // The whole of it would be a line that nobody asked for.
        self.at(|store, place| items::end_message(store, place, &id, "", started))
    }

    async fn text(&mut self, text: Text) -> Going {
        let (id, started) = self.at(items::begin_message)?;
        self.in_round = true;
        let whole = text.deltas.concat();
        for number in 0..=text.deltas.len() {
            for (_, gate) in text.gates.iter().filter(|(at, _)| *at == number) {
                self.room().await;
                if self.wait_or_steer(gate).await? {
                    // It stays as it is: the model answers to what it was told meanwhile.
                    return Ok(());
                }
            }
            if let Some(delta) = text.deltas.get(number) {
                if number % 64 == 63 {
                    self.room().await;
                }
                self.at(|store, place| items::delta(store, place, &id, delta))?;
            }
        }
        self.at(|store, place| items::end_message(store, place, &id, &whole, started))
    }

    fn whole_text(&mut self, text: &str) -> Going {
        self.in_round = true;
        self.at(|store, place| {
            let (id, started) = items::begin_message(store, place);
            items::delta(store, place, &id, text);
            items::end_message(store, place, &id, text, started);
        })?;
        self.end_round(None)
    }
}

/// The turn runs no longer, and is remembered so.
fn over(store: &mut Store, place: &Place, status: &'static str, error: Option<Value>) {
    let Some(thread) = store.thread_mut(&place.thread) else {
        return;
    };
    thread.active = None;
    thread.updated_ms = now();
    if let Some(turn) = thread.turn_mut(&place.turn) {
        turn.status = status;
        turn.error = error;
        turn.ended_ms = Some(now());
    }
}

fn completed(store: &mut Store, place: &Place) {
    let version = store.version;
    let view = if version.summarizes_turns() {
        View::LastMessage
    } else {
        View::NotLoaded
    };
    let turn = store
        .thread_mut(&place.thread)
        .and_then(|thread| thread.turn_mut(&place.turn));
    let shown = turn.map(|turn| view::turn(turn, view, version));
    let params = json!({"threadId": place.thread, "turn": shown});
    store.tell(&To::followers(&place.thread), "turn/completed", params);
}

/// What comes before the answer to an interrupt.
pub(crate) fn before_interruption(store: &mut Store, thread: &str, turn: &str) {
    store.clear_questions(thread, turn);
    store.tell_usage(thread, turn);
}

/// The turn ends here, interrupted.
pub(crate) fn interrupted(store: &mut Store, thread: &str, turn: &str) {
    if !store.runs(thread, turn) {
        return;
    }
    let place = Place {
        thread: thread.to_owned(),
        turn: turn.to_owned(),
    };
    store.clear_questions(thread, turn);
    let active = store.thread_mut(thread).and_then(|t| t.active.take());
    over(store, &place, "interrupted", None);
    if let Some(active) = active {
        active.signal.send_modify(|signal| signal.stopped = true);
    }
    store.set_status(thread, Status::Idle);
    completed(store, &place);
}
