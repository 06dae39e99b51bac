//! What a fake is told before it starts.

use std::collections::{HashMap, VecDeque};
use std::fmt;
use std::sync::Arc;

use serde_json::Value;

use super::answer::Answer;
use super::outbox::Pieces;
use super::stored::Stored;
use super::tamper::Tamper;
use super::turn::Turn;
use super::version::Version;

type Responder = dyn Fn(&str) -> Turn + Send + Sync;

/// What a [`FakeServer`](super::FakeServer) does that a real server wouldn't, and what its turns do.
///
/// Without any of it the fake imitates the newest release, and its turns echo their input. Scenarios for the known pitfalls are in
/// [`pitfalls`](super::pitfalls); they are scenarios like any other, and can be changed further.
///
/// ```
/// use codex_threads_testkit::fake::{Answer, FakeServer, Scenario, Turn, Version};
///
/// let fake = FakeServer::with(
///     Scenario::new()
///         .version(Version::new(0, 150, 1))
///         .turn(Turn::new().text("one"))
///         .turn(Turn::new().fails("No."))
///         .answer("thread/resume", Answer::closing().times(2)),
/// );
/// # let _ = fake;
/// ```
#[derive(Clone, Default)]
pub struct Scenario {
    pub(crate) version: Version,
    pub(crate) turns: VecDeque<Turn>,
    pub(crate) turns_of: HashMap<String, VecDeque<Turn>>,
    pub(crate) responder: Option<Arc<Responder>>,
    pub(crate) answers: Vec<(String, Answer)>,
    pub(crate) tampers: Vec<(String, Tamper)>,
    pub(crate) pieces: Pieces,
    pub(crate) greeting: Vec<u8>,
    pub(crate) string_ids: bool,
    pub(crate) stored: Vec<Stored>,
    pub(crate) hang_ups: Vec<Moment>,
}

/// A moment of the conversation.
///
/// ```
/// use codex_threads_testkit::fake::{Moment, Scenario};
///
/// let scenario = Scenario::new().hang_up(Moment::Told("turn/started".to_owned()));
/// assert_eq!("told:turn/started".parse(), Ok(Moment::Told("turn/started".to_owned())));
/// # let _ = scenario;
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Moment {
    /// A request of this method came, and nothing was done about it.
    Received(String),
    /// A request of this method was answered.
    Answered(String),
    /// A notification or a server request of this method was sent.
    Told(String),
}

/// A text that names no moment.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is no moment: `received:METHOD`, `answered:METHOD` and `told:METHOD` are")]
pub struct NotAMoment(String);

impl std::str::FromStr for Moment {
    type Err = NotAMoment;

    fn from_str(text: &str) -> Result<Self, NotAMoment> {
        match text.split_once(':') {
            Some(("received", method)) => Ok(Self::Received(method.to_owned())),
            Some(("answered", method)) => Ok(Self::Answered(method.to_owned())),
            Some(("told", method)) => Ok(Self::Told(method.to_owned())),
            _ => Err(NotAMoment(text.to_owned())),
        }
    }
}

impl Scenario {
    /// The newest release, turns that echo.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Imitates this release.
    #[must_use]
    pub fn version(mut self, version: Version) -> Self {
        self.version = version;
        self
    }

    /// What the next turn that has no script does, in whichever thread.
    #[must_use]
    pub fn turn(mut self, turn: Turn) -> Self {
        self.turns.push_back(turn);
        self
    }

    /// What turns do that have no script of their own: decided by the text of their input.
    ///
    /// ```
    /// use codex_threads_testkit::fake::{Scenario, Turn};
    ///
    /// let scenario = Scenario::new().respond_with(|text| Turn::new().text(format!("You said: {text}")));
    /// # let _ = scenario;
    /// ```
    #[must_use]
    pub fn respond_with(mut self, make: impl Fn(&str) -> Turn + Send + Sync + 'static) -> Self {
        self.responder = Some(Arc::new(make));
        self
    }

    /// How the next requests of this method are answered; with `*`, of all methods but `initialize`.
    #[must_use]
    pub fn answer(mut self, method: impl Into<String>, answer: Answer) -> Self {
        self.answers.push((method.into(), answer));
        self
    }

    /// What becomes of the next notifications of this method.
    #[must_use]
    pub fn tamper(mut self, method: impl Into<String>, tamper: Tamper) -> Self {
        self.tampers.push((method.into(), tamper));
        self
    }

    /// Everything is written so many bytes at a time, wherever that cuts.
    #[must_use]
    pub fn pieces_of(mut self, bytes: usize) -> Self {
        self.pieces = Pieces::Of(bytes);
        self
    }

    /// A thread that is there before the server starts.
    #[must_use]
    pub fn stored(mut self, thread: Stored) -> Self {
        self.stored.push(thread);
        self
    }

    /// These bytes are the first that a client gets.
    #[must_use]
    pub fn greeting(mut self, bytes: impl Into<Vec<u8>>) -> Self {
        self.greeting = bytes.into();
        self
    }

    /// Server requests get strings for ids, `request-0` and on, instead of numbers.
    #[must_use]
    pub fn string_ids(mut self) -> Self {
        self.string_ids = true;
        self
    }

    /// At this moment the server hangs up on all clients, once. What was said before is still written.
    #[must_use]
    pub fn hang_up(mut self, moment: Moment) -> Self {
        self.hang_ups.push(moment);
        self
    }

    /// Everything of this one, and everything of another. Where there can be only one (the version, the size of pieces, what answers turns
    /// without a script), the other's counts, if it has any.
    ///
    /// ```
    /// use codex_threads_testkit::fake::{Scenario, Turn, pitfalls};
    ///
    /// let scenario = pitfalls::early_completion()
    ///     .and(pitfalls::broken_lines())
    ///     .and(Scenario::new().turn(Turn::new().text("and then this")));
    /// # let _ = scenario;
    /// ```
    #[must_use]
    pub fn and(mut self, other: Self) -> Self {
        if other.version != Version::default() {
            self.version = other.version;
        }
        if other.pieces != Pieces::default() {
            self.pieces = other.pieces;
        }
        self.turns.extend(other.turns);
        for (thread, turns) in other.turns_of {
            self.turns_of.entry(thread).or_default().extend(turns);
        }
        self.responder = other.responder.or(self.responder);
        self.answers.extend(other.answers);
        self.tampers.extend(other.tampers);
        self.greeting.extend(other.greeting);
        self.stored.extend(other.stored);
        self.string_ids |= other.string_ids;
        self.hang_ups.extend(other.hang_ups);
        self
    }

    /// Whether the server hangs up now.
    pub(crate) fn hangs_up(&mut self, moment: &Moment) -> bool {
        let at = self.hang_ups.iter().position(|known| known == moment);
        at.map(|at| self.hang_ups.remove(at)).is_some()
    }

    /// What the next turn of this thread, with this input, does.
    pub(crate) fn next_turn(&mut self, thread: &str, input: &str) -> Turn {
        let own = self.turns_of.get_mut(thread).and_then(VecDeque::pop_front);
        own.or_else(|| self.turns.pop_front())
            .unwrap_or_else(|| self.unscripted(input))
    }

    /// What a turn does that has no script.
    pub(crate) fn unscripted(&self, input: &str) -> Turn {
        match &self.responder {
            Some(make) => make(input),
            None => Turn::new().text(input),
        }
    }

    /// How a request of this method is to be answered.
    pub(crate) fn answer_to(&mut self, method: &str) -> Answer {
        let found = self.answers.iter_mut().find(|(of, answer)| {
            (of == method || (of == "*" && method != "initialize")) && answer.times != Some(0)
        });
        let Some((_, answer)) = found else {
            return Answer::usual();
        };
        if answer.skip > 0 {
            answer.skip -= 1;
            return Answer::usual();
        }
        if let Some(times) = &mut answer.times {
            *times -= 1;
        }
        answer.clone()
    }

    /// What is to become of a notification of this method.
    pub(crate) fn tamper_with(&mut self, method: &str, params: &Value) -> Option<Tamper> {
        let (_, tamper) = self
            .tampers
            .iter_mut()
            .find(|(of, tamper)| of == method && tamper.applies(params))?;
        if tamper.skip > 0 {
            tamper.skip -= 1;
            return None;
        }
        if let Some(times) = &mut tamper.times {
            *times -= 1;
        }
        Some(tamper.clone())
    }
}

impl fmt::Debug for Scenario {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Scenario")
            .field("version", &self.version)
            .field("turns", &self.turns.len())
            .field("answers", &self.answers)
            .field("tampers", &self.tampers)
            .finish_non_exhaustive()
    }
}
