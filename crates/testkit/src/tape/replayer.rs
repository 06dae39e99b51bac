//! A server that plays a tape.

use std::collections::{HashMap, VecDeque};
use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{
    AsyncBufReadExt as _, AsyncRead, AsyncWrite, AsyncWriteExt as _, BufReader, DuplexStream,
    duplex,
};
use tokio::sync::mpsc;
use tokio::time::Instant;

use super::entry::{Dir, Entry, Tape};

/// Plays a tape to a client, as the server that was recorded.
///
/// - A request of the client is the next of its method on the tape, and is answered as that was, under the client's own id. Its params are
///   not compared. One whose method the tape has no more of is refused.
/// - What the server said by itself is said in its place: when all has been said, by both, that is before it on the tape. Notifications of
///   the client are not waited for.
/// - A request that comes before others that the tape has first is answered at once; what followed it on the tape still comes in
///   its place.
/// - Server requests keep their ids, and the tape goes on when they are answered, however they are.
/// - Ids of threads and turns stay those of the tape: a client takes them from answers, as it always does.
///
/// When the tape is over, the connection stays open until the client ends it.
///
/// See the [module](super) for an example.
#[derive(Debug, Clone)]
pub struct Replayer {
    entries: Vec<Entry>,
    real_time: bool,
}

/// How a tape was played.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Replayed {
    /// How many of the client's requests were on the tape.
    pub matched: usize,
    /// How many lines were sent.
    pub sent: usize,
    /// The methods of requests that were not on the tape, or not so often.
    pub refused: Vec<String>,
    /// How many lines of the server were not reached.
    pub left: usize,
}

impl Replayer {
    /// Plays this tape, as fast as the client goes.
    #[must_use]
    pub fn new(tape: Tape) -> Self {
        Self {
            entries: tape.into_entries(),
            real_time: false,
        }
    }

    /// Waits as long before a line as the recorded server did after the line before.
    #[must_use]
    pub fn real_time(mut self) -> Self {
        self.real_time = true;
        self
    }

    /// A connection on which the tape is played: what the client reads from and what it writes to.
    ///
    /// With `codex-threads`: `Transport::from_io(reader, writer, Limits::default())`.
    ///
    /// # Panics
    ///
    /// Outside of a tokio runtime: the tape is played by a task.
    #[must_use]
    pub fn connect(&self) -> (DuplexStream, DuplexStream) {
        let (read_here, write_there) = duplex(64 * 1024);
        let (read_there, write_here) = duplex(64 * 1024);
        tokio::spawn(self.serve(read_there, write_there));
        (read_here, write_here)
    }

    /// Plays the tape on any pair of streams, until the client hangs up.
    ///
    /// ```
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// use codex_threads_testkit::tape::{Replayer, Tape};
    ///
    /// let replayer = Replayer::new(Tape::new(Vec::new()));
    /// let played = replayer.serve(tokio::io::empty(), tokio::io::sink()).await;
    /// assert_eq!(played.matched, 0);
    /// # }
    /// ```
    pub fn serve(
        &self,
        reader: impl AsyncRead + Send + Unpin + 'static,
        writer: impl AsyncWrite + Send + Unpin + 'static,
    ) -> impl Future<Output = Replayed> + Send + 'static {
        let play = Play::new(self.entries.clone(), self.real_time, writer);
        play.run(reader)
    }
}

struct Play<W> {
    entries: VecDeque<Entry>,
    real_time: bool,
    writer: W,
    /// The time of the last line on the tape, and when it was played.
    last: Option<(u64, Instant)>,
    /// Requests of the client that came and have no place yet.
    waiting: Vec<(String, Value)>,
    /// Answers of the client, by the id of what they answer.
    answers: Vec<Value>,
    /// The client's ids by those on the tape. None: answered already.
    ids: HashMap<String, Option<Value>>,
    /// What is said of methods that the tape doesn't have.
    methods: Option<String>,
    played: Replayed,
}

/// What the tape waits for.
enum Waits {
    ForClient,
    ForNothing,
}

impl<W: AsyncWrite + Send + Unpin> Play<W> {
    fn new(entries: Vec<Entry>, real_time: bool, writer: W) -> Self {
        let methods = entries.iter().find_map(list_of_methods);
        Self {
            entries: entries.into(),
            real_time,
            writer,
            last: None,
            waiting: Vec::new(),
            answers: Vec::new(),
            ids: HashMap::new(),
            methods,
            played: Replayed::default(),
        }
    }

    async fn run(mut self, reader: impl AsyncRead + Send + Unpin + 'static) -> Replayed {
        let (lines, mut incoming) = mpsc::channel::<Value>(1024);
        let reading = tokio::spawn(async move {
            let mut reader = BufReader::new(reader);
            let mut line = Vec::new();
            while let Ok(1..) = reader.read_until(b'\n', &mut line).await {
                if let Ok(message) = serde_json::from_slice(&line)
                    && lines.send(message).await.is_err()
                {
                    return;
                }
                line.clear();
            }
        });
        let over = self.play(&mut incoming).await;
        reading.abort();
        // An error is a client that has gone.
        let _ = over;
        let _ = self.writer.shutdown().await;
        let left = self.entries.iter();
        self.played.left = left.filter(|entry| entry.dir == Dir::Server).count();
        self.played
    }

    async fn play(&mut self, incoming: &mut mpsc::Receiver<Value>) -> std::io::Result<()> {
        loop {
            while let Waits::ForNothing = self.go_on().await? {}
            self.answer_early().await?;
            match incoming.recv().await {
                Some(message) => self.take(message).await?,
                None => return Ok(()),
            }
        }
    }

    /// Takes what the client says.
    async fn take(&mut self, message: Value) -> std::io::Result<()> {
        let method = message.get("method").and_then(Value::as_str);
        match (method, message.get("id")) {
            (Some(method), Some(id)) => {
                let taken = self.waiting.iter().filter(|(of, _)| of == method).count();
                let on_tape = self.requests(method).count();
                if on_tape > taken {
                    self.waiting.push((method.to_owned(), id.clone()));
                    return Ok(());
                }
                let (method, id) = (method.to_owned(), id.clone());
                self.refuse(&method, &id).await
            }
            (None, Some(_)) => {
                self.answers.push(message);
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// The requests of a method that are still to come on the tape, and are not answered yet.
    fn requests<'a>(&'a self, method: &'a str) -> impl Iterator<Item = &'a Entry> {
        self.entries.iter().filter(move |entry| {
            entry.dir == Dir::Client && entry.request() == Some(method) && !self.is_answered(entry)
        })
    }

    fn is_answered(&self, entry: &Entry) -> bool {
        let id = entry.id().map(Value::to_string);
        id.is_some_and(|id| self.ids.contains_key(&id))
    }

    /// Plays the next line of the tape, if it is time for it.
    async fn go_on(&mut self) -> std::io::Result<Waits> {
        let Some(entry) = self.entries.front() else {
            return Ok(Waits::ForClient);
        };
        if entry.dir == Dir::Client {
            if let Some(method) = entry.request() {
                if !self.is_answered(entry) {
                    let Some(at) = self.waiting.iter().position(|(of, _)| of == method) else {
                        return Ok(Waits::ForClient);
                    };
                    let key = entry.id().map(Value::to_string).unwrap_or_default();
                    let (_, id) = self.waiting.remove(at);
                    self.ids.insert(key, Some(id));
                    self.played.matched += 1;
                }
            } else if entry.is_answer() {
                let id = entry.id();
                let given = |answer: &Value| answer.get("id") == id;
                let Some(at) = self.answers.iter().position(given) else {
                    return Ok(Waits::ForClient);
                };
                self.answers.remove(at);
            }
            if let Some(entry) = self.entries.pop_front() {
                self.last = entry.at_ms.map(|at| (at, Instant::now())).or(self.last);
            }
            return Ok(Waits::ForNothing);
        }
        let Some(mut entry) = self.entries.pop_front() else {
            return Ok(Waits::ForClient);
        };
        self.keep_time(&entry).await;
        if entry.is_answer() {
            let key = entry.id().map(Value::to_string).unwrap_or_default();
            // What was answered early, or whose request is not on the tape, is nobody's.
            let Some(Some(id)) = self.ids.remove(&key) else {
                return Ok(Waits::ForNothing);
            };
            if let Some(slot) = entry.message.as_mut().and_then(|m| m.get_mut("id")) {
                *slot = id;
            }
        }
        self.send(&entry).await?;
        Ok(Waits::ForNothing)
    }

    /// Answers what the client asks before the tape does. Otherwise one would wait for the other.
    async fn answer_early(&mut self) -> std::io::Result<()> {
        for (method, id) in std::mem::take(&mut self.waiting) {
            let asked = self.requests(&method).next();
            let Some(asked) = asked.and_then(Entry::id).cloned() else {
                self.refuse(&method, &id).await?;
                continue;
            };
            let answer = self.entries.iter().find(|entry| {
                entry.dir == Dir::Server && entry.is_answer() && entry.id() == Some(&asked)
            });
            let answer = answer.cloned();
            self.ids.insert(asked.to_string(), None);
            self.played.matched += 1;
            if let Some(mut answer) = answer {
                if let Some(slot) = answer.message.as_mut().and_then(|m| m.get_mut("id")) {
                    *slot = id;
                }
                self.send(&answer).await?;
            }
        }
        Ok(())
    }

    async fn keep_time(&mut self, entry: &Entry) {
        let Some(at) = entry.at_ms.filter(|_| self.real_time) else {
            return;
        };
        if let Some((before, played)) = self.last {
            let pause = Duration::from_millis(at.saturating_sub(before));
            tokio::time::sleep_until(played + pause).await;
        }
        self.last = Some((at, Instant::now()));
    }

    async fn send(&mut self, entry: &Entry) -> std::io::Result<()> {
        let line = match (&entry.message, &entry.raw) {
            (Some(message), _) => line_of(message),
            (None, Some(raw)) => raw.clone(),
            (None, None) => return Ok(()),
        };
        self.played.sent += 1;
        self.writer
            .write_all(format!("{line}\n").as_bytes())
            .await?;
        self.writer.flush().await
    }

    async fn refuse(&mut self, method: &str, id: &Value) -> std::io::Result<()> {
        self.played.refused.push(method.to_owned());
        let message = match &self.methods {
            Some(list) if !list.contains(&format!("`{method}`")) => {
                format!("Invalid request: unknown variant `{method}`, expected one of {list}")
            }
            _ => format!("Invalid request: the tape has no more of {method}"),
        };
        let error = json!({"code": -32600, "message": message});
        let line = format!("{{\"error\":{error},\"id\":{id}}}\n");
        self.played.sent += 1;
        self.writer.write_all(line.as_bytes()).await?;
        self.writer.flush().await
    }
}

/// The message in the order of members in which servers write it, which quick readers look for.
fn line_of(message: &Value) -> String {
    let Some(members) = message.as_object() else {
        return message.to_string();
    };
    let order: &[&str] = match (
        members.contains_key("method"),
        members.contains_key("error"),
    ) {
        (true, _) => &["method", "id", "params"],
        (false, true) => &["error", "id"],
        (false, false) => &["id", "result"],
    };
    let first = order.iter().filter_map(|name| members.get_key_value(*name));
    let rest = members
        .iter()
        .filter(|(name, _)| !order.contains(&name.as_str()));
    let all: Vec<String> = first
        .chain(rest)
        .map(|(name, value)| format!("{}:{value}", json!(name)))
        .collect();
    format!("{{{}}}", all.join(","))
}

/// The list of all methods in a refusal, if it is whole.
fn list_of_methods(entry: &Entry) -> Option<String> {
    let message = entry
        .message
        .as_ref()?
        .pointer("/error/message")?
        .as_str()?;
    let (_, list) = message.split_once("expected one of ")?;
    (list.starts_with("`initialize`") && list.ends_with('`')).then(|| list.to_owned())
}
