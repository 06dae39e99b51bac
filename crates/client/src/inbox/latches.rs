//! What is known of every thread, whether or not anybody reads its events.
//!
//! The reader sets these before it puts the event into any queue. So the state of a thread can be
//! asked for at any time, and does not depend on a stream being read, or on there being one.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use codex_threads_protocol::{Release, ThreadId, ThreadStatus, TurnId};
use tokio::sync::Notify;
use tokio::time::Instant;

use crate::error::RunningTurn;
use crate::events::Notification;
use crate::turns::{Second, Ways};
use crate::wire::member;

/// Threads that are remembered, at most. Above it the half is forgotten that was heard of least
/// recently; threads with a running turn go last.
const THREADS: usize = 16_384;

/// How long a turn is young at most, should nothing be told of its beginning.
const YOUTH: Duration = Duration::from_secs(60);

/// The state of each thread that was heard of.
#[derive(Debug, Default)]
pub(crate) struct Latches {
    threads: HashMap<ThreadId, Latched>,
    /// Counts what was heard, to know what was heard last.
    heard: u64,
    /// Rung when a turn ends.
    ended: Arc<Notify>,
    /// Whether the server tells of a turn's start before it has begun, as those up to 0.114 do.
    foretells: bool,
    /// Whether the server tells of a second turn that has no end of its own, as those up to 0.107 do.
    endless: bool,
}

#[derive(Debug, Default)]
struct Latched {
    /// The last status, as JSON: decoded when it is asked for.
    status: Option<Bytes>,
    running: Option<Running>,
    /// The last turn that ended: its start may be told after its end.
    over: Option<TurnId>,
    heard: u64,
}

#[derive(Debug)]
struct Running {
    turn: TurnId,
    /// Whether it was started by a request of this connection.
    ours: bool,
    /// Whether it has begun for the server too, by what was told of it.
    told: bool,
    since: Instant,
    /// The turn that ran when this one began, where this one has no end of its own.
    before: Option<TurnId>,
}

impl Running {
    fn is(&self, turn: &str) -> bool {
        self.turn == *turn || self.before.as_ref().is_some_and(|before| before == turn)
    }
}

impl Latches {
    /// Which release tells, once the handshake has told.
    pub(crate) fn serves(&mut self, release: Release) {
        let unknown = release == Release::new(0, 0, 0);
        self.foretells = !unknown && release < Release::new(0, 115, 0);
        self.endless = Ways::of(release).second == Second::Endless;
    }

    /// Takes what a notification says of its thread.
    pub(crate) fn take(&mut self, notification: &Notification) {
        let Some(thread) = notification.thread_id() else {
            return;
        };
        match notification.method() {
            "thread/status/changed" => {
                let path = ["status"];
                let status = member(notification.params(), &path)
                    .map(|span| Bytes::copy_from_slice(span.of(notification.params())));
                self.status(thread, status);
            }
            "thread/started" => self.told(thread, notification.params()),
            "thread/closed" => {
                let latched = self.latched(thread);
                latched.status = Some(Bytes::from_static(br#"{"type":"notLoaded"}"#));
                self.stop(thread, None);
            }
            "thread/deleted" => {
                self.stop(thread, None);
                self.threads.remove(thread);
            }
            "turn/started" => {
                // What is foretold is told to all, and its end to those alone who follow the thread, as its items are.
                if let Some(turn) = notification.turn_id()
                    && (!self.foretells || self.running_in(thread).is_some())
                {
                    self.begin(thread, turn, false, !self.foretells);
                }
            }
            "item/started" if self.foretells => {
                if let Some(turn) = notification.turn_id() {
                    self.first_item(thread, turn);
                }
            }
            "turn/completed" => {
                if let Some(turn) = notification.turn_id() {
                    self.stop(thread, Some(turn));
                }
            }
            _ => {}
        }
    }

    /// A payload with a `thread` object in it: `thread/started`, and the answers to start, resume
    /// and fork.
    pub(crate) fn told(&mut self, thread: &str, payload: &[u8]) {
        if let Some(span) = member(payload, &["thread", "status"]) {
            let status = Bytes::copy_from_slice(span.of(payload));
            self.status(thread, Some(status));
        }
    }

    /// The answer to a request that starts a turn has named it.
    pub(crate) fn answered(&mut self, thread: &str, turn: &str) {
        let latched = self.latched(thread);
        match &mut latched.running {
            Some(running) if running.turn == *turn => running.ours = true,
            // The answer to a start in mid-turn can name a turn that will never be (0.110 to
            // 0.147): what was told counts.
            Some(_) => {}
            None => self.begin(thread, turn, true, false),
        }
    }

    fn latched(&mut self, thread: &str) -> &mut Latched {
        if !self.threads.contains_key(thread) && self.threads.len() >= THREADS {
            self.forget();
        }
        self.heard += 1;
        let latched = self.threads.entry(thread.into()).or_default();
        latched.heard = self.heard;
        latched
    }

    fn forget(&mut self) {
        let mut order: Vec<(bool, u64)> = self.threads.values().map(Latched::order).collect();
        let middle = order.len() / 2;
        let (_, middle, _) = order.select_nth_unstable(middle);
        let middle = *middle;
        self.threads.retain(|_, latched| latched.order() >= middle);
    }

    fn status(&mut self, thread: &str, status: Option<Bytes>) {
        self.latched(thread).status = status;
    }

    /// This turn runs; `told`: for the server too.
    pub(crate) fn begin(&mut self, thread: &str, turn: &str, ours: bool, told: bool) {
        let endless = self.endless;
        let latched = self.latched(thread);
        if latched.over.as_ref().is_some_and(|over| *over == *turn) {
            return;
        }
        let before = latched.running.take();
        let ours = ours
            || before
                .as_ref()
                .is_some_and(|running| running.ours && running.is(turn));
        let again = before.as_ref().filter(|running| running.is(turn));
        let since = again.map_or_else(Instant::now, |running| running.since);
        let told = told
            || before
                .as_ref()
                .is_some_and(|running| running.told && running.is(turn));
        let before = before.and_then(|running| match running.turn == *turn {
            true => running.before,
            false => endless.then_some(running.turn),
        });
        latched.running = Some(Running {
            turn: turn.into(),
            ours,
            told,
            since,
            before,
        });
    }

    /// An item of a turn that was foretold: it has begun.
    fn first_item(&mut self, thread: &str, turn: &str) {
        let latched = self.threads.get_mut(thread);
        match latched.and_then(|latched| latched.running.as_mut()) {
            Some(running) if running.turn == *turn => running.told = true,
            Some(_) => {}
            None => self.begin(thread, turn, false, true),
        }
    }

    /// This turn is over, or any that runs.
    pub(crate) fn stop(&mut self, thread: &str, turn: Option<&str>) {
        let latched = self.latched(thread);
        if let Some(turn) = turn {
            latched.over = Some(turn.into());
        }
        let over = |running: &mut Running| turn.is_none_or(|turn| running.is(turn));
        if latched.running.take_if(over).is_some() {
            self.ended.notify_waiters();
        }
    }

    /// The thread's status, where it is known.
    pub(crate) fn status_of(&self, thread: &str) -> Option<ThreadStatus> {
        let status = self.threads.get(thread)?.status.as_ref()?;
        codex_threads_protocol::decode(status).ok()
    }

    /// The turn that runs in a thread, if one is known to.
    pub(crate) fn running_in(&self, thread: &str) -> Option<&TurnId> {
        let running = self.threads.get(thread)?.running.as_ref()?;
        Some(&running.turn)
    }

    /// Whether this turn is known to run.
    pub(crate) fn runs(&self, thread: &str, turn: &str) -> bool {
        let latched = self.threads.get(thread);
        latched
            .and_then(|latched| latched.running.as_ref())
            .is_some_and(|running| running.is(turn))
    }

    /// Whether a turn was started here of which the server may not know yet.
    pub(crate) fn is_young(&self, thread: &str, turn: &str) -> bool {
        let latched = self.threads.get(thread);
        latched
            .and_then(|latched| latched.running.as_ref())
            .is_some_and(|running| {
                running.turn == *turn && !running.told && running.since.elapsed() < YOUTH
            })
    }

    /// All turns that run; `ours`: those that this connection has started.
    pub(crate) fn running(&self, ours: bool) -> Vec<RunningTurn> {
        let mut turns: Vec<RunningTurn> = self
            .threads
            .iter()
            .filter_map(|(thread, latched)| {
                let running = latched.running.as_ref()?;
                (running.ours || !ours).then(|| RunningTurn {
                    thread: thread.clone(),
                    turn: running.turn.clone(),
                })
            })
            .collect();
        turns.sort_unstable_by(|a, b| a.thread.as_str().cmp(b.thread.as_str()));
        turns
    }

    /// Rung when a turn ends.
    pub(crate) fn ended(&self) -> Arc<Notify> {
        Arc::clone(&self.ended)
    }
}

impl Latched {
    /// What is forgotten first is least.
    fn order(&self) -> (bool, u64) {
        (self.running.is_some(), self.heard)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tell(latches: &mut Latches, method: &str, params: &str) {
        latches.take(&Notification::new(method, params).unwrap());
    }

    #[test]
    fn an_end_that_is_told_before_its_start_leaves_no_turn_running() {
        let mut latches = Latches::default();
        tell(
            &mut latches,
            "turn/completed",
            r#"{"threadId":"t","turn":{"id":"1"}}"#,
        );
        latches.answered("t", "1");
        tell(
            &mut latches,
            "turn/started",
            r#"{"threadId":"t","turn":{"id":"1"}}"#,
        );
        assert_eq!(latches.running(false), []);
    }

    #[test]
    fn a_turn_is_young_from_the_answer_to_its_start_until_it_is_told_of() {
        let mut latches = Latches::default();
        assert!(!latches.is_young("t", "1"));
        latches.answered("t", "1");
        assert!(latches.is_young("t", "1"));
        assert!(!latches.is_young("t", "0") && !latches.is_young("o", "1"));
        let params = r#"{"threadId":"t","turn":{"id":"1"}}"#;
        tell(&mut latches, "turn/started", params);
        assert!(!latches.is_young("t", "1"));
        // The answer may come last.
        latches.answered("t", "1");
        assert!(!latches.is_young("t", "1"));
        assert_eq!(latches.running(true).len(), 1);
        tell(&mut latches, "turn/completed", params);
        latches.answered("t", "2");
        tell(
            &mut latches,
            "turn/completed",
            r#"{"threadId":"t","turn":{"id":"2"}}"#,
        );
        assert!(!latches.is_young("t", "2"));
    }

    #[test]
    fn a_server_that_foretells_a_turn_has_begun_it_with_its_first_item() {
        let mut latches = Latches::default();
        latches.serves(Release::new(0, 114, 0));
        latches.answered("t", "1");
        let params = r#"{"threadId":"t","turn":{"id":"1"}}"#;
        tell(&mut latches, "turn/started", params);
        assert!(latches.is_young("t", "1"));
        let of = |turn| format!(r#"{{"threadId":"t","turnId":"{turn}","item":{{}}}}"#);
        tell(&mut latches, "item/started", &of("0"));
        assert!(latches.is_young("t", "1"));
        tell(&mut latches, "item/started", &of("1"));
        assert!(!latches.is_young("t", "1"));
        tell(&mut latches, "turn/started", params);
        assert!(!latches.is_young("t", "1"));
    }

    #[test]
    fn a_turn_that_is_foretold_to_those_who_do_not_follow_it_is_not_taken_to_run() {
        let mut latches = Latches::default();
        latches.serves(Release::new(0, 107, 0));
        let params = r#"{"threadId":"t","turn":{"id":"1"}}"#;
        tell(&mut latches, "turn/started", params);
        assert_eq!(latches.running(false), []);
        // Who follows it is told of its items, and of its end.
        let item = r#"{"threadId":"t","turnId":"1","item":{}}"#;
        tell(&mut latches, "item/started", item);
        assert!(latches.runs("t", "1"));
        assert_eq!(latches.running(true), [], "it was not started here");
        tell(&mut latches, "turn/completed", params);
        tell(&mut latches, "item/started", item);
        assert_eq!(latches.running(false), []);
    }

    #[test]
    fn a_turn_that_will_never_be_does_not_hide_the_one_that_runs() {
        let mut latches = Latches::default();
        tell(
            &mut latches,
            "turn/started",
            r#"{"threadId":"t","turn":{"id":"1"}}"#,
        );
        latches.answered("t", "phantom");
        assert_eq!(latches.running(false)[0].turn_id().as_str(), "1");
        assert_eq!(latches.running(true), [], "it was not started here");
        latches.answered("t", "1");
        assert_eq!(latches.running(true)[0].turn_id().as_str(), "1");
        tell(
            &mut latches,
            "turn/completed",
            r#"{"threadId":"t","turn":{"id":"another"}}"#,
        );
        assert_eq!(latches.running(true).len(), 1);
        tell(&mut latches, "thread/closed", r#"{"threadId":"t"}"#);
        assert_eq!(latches.running(false), []);
        assert!(matches!(
            latches.status_of("t"),
            Some(ThreadStatus::NotLoaded(_))
        ));
    }

    #[test]
    fn a_second_turn_is_over_with_the_first_only_where_it_has_no_end_of_its_own() {
        for (minor, over) in [(107, true), (110, false), (169, false)] {
            let mut latches = Latches::default();
            latches.serves(Release::new(0, minor, 0));
            let [first, second] =
                ["1", "2"].map(|turn| format!(r#"{{"threadId":"t","turn":{{"id":"{turn}"}}}}"#));
            latches.answered("t", "1");
            tell(&mut latches, "turn/started", &first);
            tell(&mut latches, "turn/started", &second);
            tell(&mut latches, "turn/completed", &first);
            assert_eq!(latches.runs("t", "2"), !over, "0.{minor}");
            assert_eq!(latches.running(false).is_empty(), over, "0.{minor}");
        }
    }

    #[test]
    fn a_hundred_thousand_threads_are_not_remembered_and_the_busy_ones_are() {
        let mut latches = Latches::default();
        tell(
            &mut latches,
            "turn/started",
            r#"{"threadId":"busy","turn":{"id":"1"}}"#,
        );
        for n in 0..100_000 {
            latches.status(&n.to_string(), None);
            assert!(latches.threads.len() <= THREADS);
        }
        assert_eq!(latches.running(false).len(), 1);
    }
}
