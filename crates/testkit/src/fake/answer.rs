//! How a request is answered, where it isn't answered as usual.

use std::fmt;
use std::sync::Arc;

use serde_json::{Value, json};

use crate::model::Gate;

/// How the fake answers requests of a method, instead of as usual.
///
/// Applies once, unless [`times`](Self::times) or [`always`](Self::always) says otherwise. Several for one method apply in the order in which
/// they were given.
///
/// ```
/// use codex_threads_testkit::fake::{Answer, Scenario};
/// use serde_json::json;
///
/// let scenario = Scenario::new()
///     .answer("model/list", Answer::result(json!({"data": [], "nextCursor": null})).always())
///     .answer("turn/start", Answer::overloaded().times(3))
///     .answer("thread/read", Answer::usual().unsent());
/// # let _ = scenario;
/// ```
#[derive(Debug, Clone)]
pub struct Answer {
    pub(crate) what: What,
    pub(crate) delivery: Delivery,
    pub(crate) skip: usize,
    /// None: always.
    pub(crate) times: Option<usize>,
}

#[derive(Clone)]
pub(crate) enum What {
    /// As a real server would.
    Usual,
    Result(Value),
    Text(Arc<str>),
    Error(Refusal),
    Made(Arc<Make>),
    /// The request has no effect and gets no answer.
    Nothing,
}

type Make = dyn Fn(&Value) -> Result<Value, Refusal> + Send + Sync;

/// How the answer goes over the line.
#[derive(Debug, Clone)]
pub(crate) enum Delivery {
    Whole,
    /// Never.
    Unsent,
    /// When the gate is opened.
    Held(Gate),
    /// After a notification of this method.
    Behind(String),
    /// After so many other answers.
    Overtaken(usize),
    /// So many bytes of it, then the connection ends.
    Cut(usize),
    /// With a member of so many bytes added to the result.
    Padded(usize),
    /// With these bytes in front.
    After(Vec<u8>),
}

/// An error of JSON-RPC.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Refusal {
    /// The code.
    pub code: i64,
    /// The message.
    pub message: String,
    /// The data, if any.
    pub data: Option<Value>,
}

impl Refusal {
    /// With a code and a message.
    ///
    /// ```
    /// use codex_threads_testkit::fake::Refusal;
    ///
    /// let refusal = Refusal::new(-32603, "internal error").data(serde_json::json!({"why": "a test"}));
    /// assert_eq!(refusal.code, -32603);
    /// ```
    #[must_use]
    pub fn new(code: i64, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            data: None,
        }
    }

    /// With data.
    #[must_use]
    pub fn data(mut self, data: Value) -> Self {
        self.data = Some(data);
        self
    }

    /// -32600: what nearly every refusal of a real server is.
    pub(crate) fn invalid(message: impl Into<String>) -> Self {
        Self::new(-32600, message)
    }

    pub(crate) fn to_json(&self) -> Value {
        let mut error = json!({"code": self.code, "message": self.message});
        if let (Some(data), Some(error)) = (&self.data, error.as_object_mut()) {
            error.insert("data".to_owned(), data.clone());
        }
        error
    }
}

impl Answer {
    fn of(what: What) -> Self {
        Self {
            what,
            delivery: Delivery::Whole,
            skip: 0,
            times: Some(1),
        }
    }

    /// As a real server would: for what follows, such as [`held`](Self::held).
    #[must_use]
    pub fn usual() -> Self {
        Self::of(What::Usual)
    }

    /// This result. The request has no other effect.
    #[must_use]
    pub fn result(result: Value) -> Self {
        Self::of(What::Result(result))
    }

    /// This result, as JSON text that is written as it is: for results so large that making their text takes too long.
    #[must_use]
    pub fn text(json: impl Into<Arc<str>>) -> Self {
        Self::of(What::Text(json.into()))
    }

    /// This error. The request has no effect.
    #[must_use]
    pub fn error(refusal: Refusal) -> Self {
        Self::of(What::Error(refusal))
    }

    /// What this function makes of the params. The request has no other effect.
    #[must_use]
    pub fn with(make: impl Fn(&Value) -> Result<Value, Refusal> + Send + Sync + 'static) -> Self {
        Self::of(What::Made(Arc::new(make)))
    }

    /// The server's queue is full: -32001, for which repeating is safe.
    #[must_use]
    pub fn overloaded() -> Self {
        Self::error(Refusal::new(-32001, "Server overloaded; retry later."))
    }

    /// The thread is being unloaded.
    #[must_use]
    pub fn closing() -> Self {
        Self::with(|params| {
            let thread = params
                .get("threadId")
                .and_then(Value::as_str)
                .unwrap_or_default();
            Err(Refusal::invalid(format!(
                "thread {thread} is closing; retry thread/resume after the thread is closed"
            )))
        })
    }

    /// Another process writes to the thread.
    #[must_use]
    pub fn writer_busy() -> Self {
        Self::with(|params| {
            let thread = params
                .get("threadId")
                .and_then(Value::as_str)
                .unwrap_or_default();
            Err(Refusal::invalid(format!(
                "thread {thread} already has an active writer"
            )))
        })
    }

    /// The request is lost: it has no effect, and no answer.
    #[must_use]
    pub fn ignored() -> Self {
        Self::of(What::Nothing)
    }

    /// The request has its effect, and the answer is never sent.
    #[must_use]
    pub fn unsent(self) -> Self {
        self.by(Delivery::Unsent)
    }

    /// The answer is sent when the gate is opened. What follows it usually comes before it.
    #[must_use]
    pub fn held(self) -> (Self, Gate) {
        let gate = Gate::new();
        (self.by(Delivery::Held(gate.clone())), gate)
    }

    /// The answer is sent right after the next notification of this method.
    #[must_use]
    pub fn behind(self, method: impl Into<String>) -> Self {
        self.by(Delivery::Behind(method.into()))
    }

    /// The answer is sent after so many answers to later requests.
    #[must_use]
    pub fn overtaken_by(self, answers: usize) -> Self {
        self.by(Delivery::Overtaken(answers))
    }

    /// The connection ends after so many bytes of the answer.
    #[must_use]
    pub fn cut_after(self, bytes: usize) -> Self {
        self.by(Delivery::Cut(bytes))
    }

    /// The result has one more member, `padding`, of so many bytes.
    #[must_use]
    pub fn padded(self, bytes: usize) -> Self {
        self.by(Delivery::Padded(bytes))
    }

    /// These bytes are written before the answer, as they are.
    #[must_use]
    pub fn after_bytes(self, bytes: impl Into<Vec<u8>>) -> Self {
        self.by(Delivery::After(bytes.into()))
    }

    fn by(mut self, delivery: Delivery) -> Self {
        self.delivery = delivery;
        self
    }

    /// Applies to so many requests.
    #[must_use]
    pub fn times(mut self, times: usize) -> Self {
        self.times = Some(times);
        self
    }

    /// Applies to all requests.
    #[must_use]
    pub fn always(mut self) -> Self {
        self.times = None;
        self
    }

    /// The first so many requests are answered as usual.
    #[must_use]
    pub fn skip(mut self, requests: usize) -> Self {
        self.skip = requests;
        self
    }
}

impl fmt::Debug for What {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Usual => f.write_str("Usual"),
            Self::Result(_) | Self::Text(_) => f.write_str("Result"),
            Self::Error(refusal) => f.debug_tuple("Error").field(refusal).finish(),
            Self::Made(_) => f.write_str("Made"),
            Self::Nothing => f.write_str("Nothing"),
        }
    }
}
