//! What a model answers.

use std::time::Duration;

use serde_json::Value;

use super::gate::Gate;

/// One answer of a [`ScriptedModel`](super::ScriptedModel): some output, when it comes, and how it ends or fails.
///
/// A reply starts from one of the constructors; [`then`](Self::then) joins the output of several into one answer.
///
/// ```
/// use std::time::Duration;
/// use codex_threads_testkit::model::Reply;
///
/// // Thinks, says something in three pieces, and ends well.
/// let answer = Reply::reasoning("Counting").then(Reply::message("one two three").chunked(4));
/// // Runs a command: the tool and the shape of its arguments are those that the codex release at hand offers.
/// let command = Reply::command(["bash", "-lc", "echo hi"]);
/// // The connection breaks after two events; codex will ask again.
/// let broken = Reply::message("never seen whole").cut_after(2);
/// # let _ = (answer, command, broken);
/// ```
#[derive(Debug, Clone)]
pub struct Reply {
    pub(crate) head: Head,
    pub(crate) outputs: Vec<Output>,
    pub(crate) end: End,
    pub(crate) usage: Usage,
    pub(crate) pace: Option<Duration>,
    pub(crate) slow_start: Option<Duration>,
    pub(crate) cut_after: Option<usize>,
    /// Held before the event of this number; before the response's head at `None`.
    pub(crate) gates: Vec<(Option<usize>, Gate)>,
}

#[derive(Debug, Clone)]
pub(crate) enum Head {
    Stream,
    Error {
        status: u16,
        body: String,
        headers: Vec<(String, String)>,
    },
}

#[derive(Debug, Clone)]
pub(crate) enum Output {
    Message(Vec<String>),
    Reasoning(Vec<String>),
    Function {
        name: String,
        arguments: Value,
    },
    Custom {
        name: String,
        input: String,
    },
    Command {
        argv: Vec<String>,
        escalated: Option<String>,
    },
    Patch(String),
    Item(Value),
    Event(Value),
}

#[derive(Debug, Clone)]
pub(crate) enum End {
    Completed,
    Failed { code: String, message: String },
    Incomplete { reason: String },
    None,
}

/// The tokens that a reply says it used: 10 of input and 5 of output unless told.
///
/// ```
/// use codex_threads_testkit::model::{Reply, Usage};
///
/// let reply = Reply::message("ok").usage(Usage::new(900, 100).cached_input(800).reasoning_output(40));
/// # let _ = reply;
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub struct Usage {
    /// Tokens of the input, cached ones included.
    pub input: u64,
    /// Those of the input that came from a cache.
    pub cached_input: u64,
    /// Tokens of the output, reasoning included.
    pub output: u64,
    /// Those of the output that were reasoning.
    pub reasoning_output: u64,
}

impl Usage {
    /// So many tokens of input and of output.
    #[must_use]
    pub fn new(input: u64, output: u64) -> Self {
        Self {
            input,
            cached_input: 0,
            output,
            reasoning_output: 0,
        }
    }

    /// So many of the input tokens came from a cache.
    #[must_use]
    pub fn cached_input(mut self, tokens: u64) -> Self {
        self.cached_input = tokens;
        self
    }

    /// So many of the output tokens were reasoning.
    #[must_use]
    pub fn reasoning_output(mut self, tokens: u64) -> Self {
        self.reasoning_output = tokens;
        self
    }
}

impl Default for Usage {
    fn default() -> Self {
        Self::new(10, 5)
    }
}

impl Reply {
    fn of(outputs: Vec<Output>) -> Self {
        Self {
            head: Head::Stream,
            outputs,
            end: End::Completed,
            usage: Usage::default(),
            pace: None,
            slow_start: None,
            cut_after: None,
            gates: Vec::new(),
        }
    }

    /// Nothing at all, and a good end.
    #[must_use]
    pub fn empty() -> Self {
        Self::of(Vec::new())
    }

    /// A message, streamed as one delta. See [`deltas`](Self::deltas) and [`chunked`](Self::chunked) for more.
    #[must_use]
    pub fn message(text: impl Into<String>) -> Self {
        Self::of(vec![Output::Message(vec![text.into()])])
    }

    /// A summary of reasoning, streamed as one delta. On its own it is a reply without an answer; see [`then`](Self::then).
    #[must_use]
    pub fn reasoning(summary: impl Into<String>) -> Self {
        Self::of(vec![Output::Reasoning(vec![summary.into()])])
    }

    /// A call of a function tool by its exact name, in the namespace (`multi_agent_v1`, say) in which the release offers it, if it
    /// does so in one. For commands and patches see [`command`](Self::command) and
    /// [`apply_patch`](Self::apply_patch), which fit every release.
    #[must_use]
    pub fn function_call(name: impl Into<String>, arguments: Value) -> Self {
        Self::of(vec![Output::Function {
            name: name.into(),
            arguments,
        }])
    }

    /// A call of a custom tool (one that takes a text, not JSON) by its exact name.
    #[must_use]
    pub fn custom_call(name: impl Into<String>, input: impl Into<String>) -> Self {
        Self::of(vec![Output::Custom {
            name: name.into(),
            input: input.into(),
        }])
    }

    /// A command to run, through whichever tool the request offers for it (`exec_command`, `shell_command`, `shell`, …).
    ///
    /// If the request offers none the reply becomes a failure that says so.
    #[must_use]
    pub fn command<I, S>(argv: I) -> Self
    where
        I: IntoIterator<Item = S>,
        S: Into<String>,
    {
        Self::of(vec![Output::Command {
            argv: argv.into_iter().map(Into::into).collect(),
            escalated: None,
        }])
    }

    /// A line of shell to run: [`command`](Self::command) with `bash -lc`.
    #[must_use]
    pub fn shell(line: impl Into<String>) -> Self {
        Self::command(["bash".to_owned(), "-lc".to_owned(), line.into()])
    }

    /// A patch in codex's own format (`*** Begin Patch` …), through whichever tool the request offers for it; without one, through
    /// the shell, as `apply_patch <<'EOF'`.
    #[must_use]
    pub fn apply_patch(patch: impl Into<String>) -> Self {
        Self::of(vec![Output::Patch(patch.into())])
    }

    /// An output item as it stands, for kinds that have no constructor here. It is sent as added, then as done.
    #[must_use]
    pub fn item(item: Value) -> Self {
        Self::of(vec![Output::Item(item)])
    }

    /// An event as it stands, for what the other constructors can't say.
    #[must_use]
    pub fn event(event: Value) -> Self {
        Self::of(vec![Output::Event(event)])
    }

    /// An HTTP error instead of a stream. Codex asks again after a 5xx or a 429, as often as its configuration says.
    #[must_use]
    pub fn http_error(status: u16, body: impl Into<String>) -> Self {
        let mut reply = Self::empty();
        reply.head = Head::Error {
            status,
            body: body.into(),
            headers: Vec::new(),
        };
        reply
    }

    /// A stream that ends with `response.failed` with this code (`rate_limit_exceeded`, `context_length_exceeded`, …) and message.
    #[must_use]
    pub fn failed(code: impl Into<String>, message: impl Into<String>) -> Self {
        let mut reply = Self::empty();
        reply.end = End::Failed {
            code: code.into(),
            message: message.into(),
        };
        reply
    }

    /// Appends the output of another reply: `Reply::reasoning("…").then(Reply::message("…"))`. How the other one ends counts
    /// (completed, failed, incomplete), and its usage; its timing and its gates don't.
    #[must_use]
    pub fn then(mut self, other: Self) -> Self {
        self.outputs.extend(other.outputs);
        self.end = other.end;
        self.usage = other.usage;
        self
    }

    /// Streams the last message or reasoning in these pieces, which replace its text.
    #[must_use]
    pub fn deltas<I, S>(mut self, deltas: I) -> Self
    where
        I: IntoIterator<Item = S>,
        S: Into<String>,
    {
        if let Some(pieces) = self.last_text() {
            *pieces = deltas.into_iter().map(Into::into).collect();
        }
        self
    }

    /// Streams the last message or reasoning in pieces of so many characters (at least 1).
    #[must_use]
    pub fn chunked(mut self, chars: usize) -> Self {
        if let Some(pieces) = self.last_text() {
            let text: Vec<char> = pieces.concat().chars().collect();
            *pieces = text
                .chunks(chars.max(1))
                .map(|c| c.iter().collect())
                .collect();
        }
        self
    }

    fn last_text(&mut self) -> Option<&mut Vec<String>> {
        self.outputs
            .iter_mut()
            .rev()
            .find_map(|output| match output {
                Output::Message(pieces) | Output::Reasoning(pieces) => Some(pieces),
                _ => None,
            })
    }

    /// Asks for the last command to be run outside of the sandbox, with this reason. Under the approval policy `on-request` that is
    /// what makes codex ask the user.
    #[must_use]
    pub fn escalated(mut self, justification: impl Into<String>) -> Self {
        let last = self
            .outputs
            .iter_mut()
            .rev()
            .find_map(|output| match output {
                Output::Command { escalated, .. } => Some(escalated),
                _ => None,
            });
        if let Some(escalated) = last {
            *escalated = Some(justification.into());
        }
        self
    }

    /// What the reply says it used.
    #[must_use]
    pub fn usage(mut self, usage: Usage) -> Self {
        self.usage = usage;
        self
    }

    /// A header of an [`http_error`](Self::http_error), such as `retry-after`.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        if let Head::Error { headers, .. } = &mut self.head {
            headers.push((name.into(), value.into()));
        }
        self
    }

    /// Ends with `response.incomplete`, for this reason (`max_output_tokens`, `content_filter`).
    #[must_use]
    pub fn incomplete(mut self, reason: impl Into<String>) -> Self {
        self.end = End::Incomplete {
            reason: reason.into(),
        };
        self
    }

    /// Ends the stream in good order, but without `response.completed`.
    #[must_use]
    pub fn without_end(mut self) -> Self {
        self.end = End::None;
        self
    }

    /// Waits so long before each event but the first.
    #[must_use]
    pub fn paced(mut self, pause: Duration) -> Self {
        self.pace = Some(pause);
        self
    }

    /// Waits so long before anything is answered, the HTTP head included.
    #[must_use]
    pub fn slow_start(mut self, pause: Duration) -> Self {
        self.slow_start = Some(pause);
        self
    }

    /// Breaks the connection after so many events (0: after the HTTP head).
    #[must_use]
    pub fn cut_after(mut self, events: usize) -> Self {
        self.cut_after = Some(events);
        self
    }

    /// Holds the whole reply, its HTTP head included, until the gate is opened.
    #[must_use]
    pub fn hold(mut self) -> (Self, Gate) {
        let gate = Gate::new();
        self.gates.push((None, gate.clone()));
        (self, gate)
    }

    /// Holds the reply after so many events, until the gate is opened. Past the last event it holds the end of the stream.
    ///
    /// The events of a message: created, added, one for each delta, done; then completed.
    #[must_use]
    pub fn hold_after(mut self, events: usize) -> (Self, Gate) {
        let gate = Gate::new();
        self.gates.push((Some(events), gate.clone()));
        (self, gate)
    }
}
