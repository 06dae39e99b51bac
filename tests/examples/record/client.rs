//! A client of few words: JSON lines over the pipes of a real server, every one of them noted.

use std::collections::{BTreeSet, HashMap, VecDeque};
use std::process::Stdio;
use std::time::Duration;

use codex_threads_testkit::{Home, Release};
use serde_json::{Value, json};
use tokio::io::{AsyncBufReadExt as _, AsyncReadExt as _, AsyncWriteExt as _, BufReader, Lines};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};

use crate::Failure;
use crate::answers::Answers;

/// How long an answer, or an awaited notification, may take. Some requests are never answered.
const PATIENCE: Duration = Duration::from_secs(20);

/// One message as it went over the pipe.
#[derive(Debug, Clone)]
pub(crate) struct Noted {
    pub(crate) from_client: bool,
    /// For responses: the method that they answer.
    pub(crate) answers: Option<String>,
    pub(crate) message: Value,
}

pub(crate) struct App<'a> {
    release: &'a Release,
    home: &'a Home,
    child: Child,
    stdin: Option<ChildStdin>,
    lines: Lines<BufReader<ChildStdout>>,
    next_id: i64,
    pending: HashMap<i64, String>,
    accepted: BTreeSet<String>,
    /// What came and wasn't waited for yet.
    unread: VecDeque<Value>,
    /// Answers that came before they were asked for.
    early: HashMap<i64, Value>,
    pub(crate) answers: Answers,
    pub(crate) notes: Vec<Noted>,
    /// What did not go as the flow expected: for whoever runs the recorder.
    pub(crate) oddities: Vec<String>,
}

impl<'a> App<'a> {
    pub(crate) fn start(release: &'a Release, home: &'a Home) -> Result<Self, Failure> {
        let (child, stdin, lines) = spawn(release, home)?;
        Ok(Self {
            release,
            home,
            child,
            stdin: Some(stdin),
            lines,
            next_id: 1,
            pending: HashMap::new(),
            accepted: BTreeSet::new(),
            unread: VecDeque::new(),
            early: HashMap::new(),
            answers: Answers::default(),
            notes: Vec::new(),
            oddities: Vec::new(),
        })
    }

    /// Ends the server and starts another in the same home. The notes go on.
    pub(crate) async fn restart(&mut self) -> Result<(), Failure> {
        self.finish().await?;
        let (child, stdin, lines) = spawn(self.release, self.home)?;
        self.child = child;
        self.stdin = Some(stdin);
        self.lines = lines;
        self.unread.clear();
        self.pending.clear();
        Ok(())
    }

    /// Closes the server's input, notes what it still says, and waits for its end.
    pub(crate) async fn finish(&mut self) -> Result<(), Failure> {
        self.stdin = None;
        let end = async {
            while let Ok(Some(line)) = self.lines.next_line().await {
                let message: Value = serde_json::from_str(&line)?;
                let answers = self.method_of(&message);
                self.notes.push(Noted {
                    from_client: false,
                    answers,
                    message,
                });
            }
            self.child.wait().await.map_err(Failure::from)
        };
        match tokio::time::timeout(PATIENCE, end).await {
            Ok(status) => status.map(drop),
            Err(_) => Ok(self.child.kill().await?),
        }
    }

    /// Learns which methods the server accepts, from its refusal of one that no server has.
    pub(crate) async fn learn_methods(&mut self) -> Result<(), Failure> {
        let refused = self.request("recorder/probe", json!({})).await?.err();
        let message = refused
            .as_ref()
            .and_then(|error| error.get("message")?.as_str())
            .unwrap_or_default();
        let names = message
            .split_once("expected one of")
            .map_or("", |(_, names)| names);
        self.accepted = names
            .split('`')
            .skip(1)
            .step_by(2)
            .map(str::to_owned)
            .collect();
        if self.accepted.is_empty() {
            return Err(format!("no list of methods in {message:?}").into());
        }
        Ok(())
    }

    pub(crate) fn accepts(&self, method: &str) -> bool {
        self.accepted.contains(method)
    }

    /// The result of a method; none if the server doesn't have it, refuses, or never answers.
    pub(crate) async fn call(
        &mut self,
        method: &str,
        params: Value,
    ) -> Result<Option<Value>, Failure> {
        if !self.accepts(method) {
            return Ok(None);
        }
        let answer = self.request(method, params).await?;
        if let Err(error) = &answer {
            let text = error
                .get("message")
                .and_then(Value::as_str)
                .unwrap_or_default();
            let head: String = text.chars().take(160).collect();
            self.oddities.push(format!("{method}: {head}"));
        }
        Ok(answer.ok())
    }

    /// As [`call`](Self::call), with the second params where the first are refused.
    pub(crate) async fn call_either(
        &mut self,
        method: &str,
        params: [Value; 2],
    ) -> Result<Option<Value>, Failure> {
        if !self.accepts(method) {
            return Ok(None);
        }
        let [first, second] = params;
        match self.request(method, first).await? {
            Ok(result) => Ok(Some(result)),
            Err(_) => self.call(method, second).await,
        }
    }

    /// A request that is to be refused.
    pub(crate) async fn refused(&mut self, method: &str, params: Value) -> Result<(), Failure> {
        if self.accepts(method) && self.request(method, params).await?.is_ok() {
            self.oddities.push(format!("{method}: was to be refused"));
        }
        Ok(())
    }

    async fn request(
        &mut self,
        method: &str,
        params: Value,
    ) -> Result<Result<Value, Value>, Failure> {
        let id = self.send_request(method, params).await?;
        self.answer_of(id).await
    }

    /// Sends a request without waiting for its answer.
    pub(crate) async fn send_request(
        &mut self,
        method: &str,
        params: Value,
    ) -> Result<i64, Failure> {
        let id = self.next_id;
        self.next_id += 1;
        self.pending.insert(id, method.to_owned());
        self.send(json!({"id": id, "method": method, "params": params}), None)
            .await?;
        Ok(id)
    }

    /// The answer to a request that was sent.
    pub(crate) async fn answer_of(&mut self, id: i64) -> Result<Result<Value, Value>, Failure> {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        while !self.early.contains_key(&id) {
            let Some(message) = self.read(deadline).await? else {
                let method = self.pending.remove(&id).unwrap_or_default();
                self.oddities.push(format!("{method}: no answer"));
                return Ok(Err(Value::Null));
            };
            self.keep(message);
        }
        let mut message = self.early.remove(&id).unwrap_or_default();
        Ok(match message.get_mut("result") {
            Some(result) => Ok(result.take()),
            None => Err(message
                .get_mut("error")
                .map(Value::take)
                .unwrap_or_default()),
        })
    }

    fn keep(&mut self, message: Value) {
        match message.get("id").and_then(Value::as_i64) {
            Some(id) if message.get("method").is_none() => drop(self.early.insert(id, message)),
            _ => self.unread.push_back(message),
        }
    }

    pub(crate) async fn notify(&mut self, method: &str) -> Result<(), Failure> {
        self.send(json!({"method": method}), None).await
    }

    /// Waits for a message of this method that fits; what came before it is forgotten.
    pub(crate) async fn wait(
        &mut self,
        method: &str,
        fits: impl Fn(&Value) -> bool,
    ) -> Result<Option<Value>, Failure> {
        let deadline = tokio::time::Instant::now() + PATIENCE;
        loop {
            let message = match self.unread.pop_front() {
                Some(message) => message,
                None => match self.read(deadline).await? {
                    Some(message) => {
                        self.keep(message);
                        continue;
                    }
                    None => {
                        let last = self.last_request();
                        self.oddities
                            .push(format!("{method}: waited for in vain after {last}"));
                        return Ok(None);
                    }
                },
            };
            if message.get("method").and_then(Value::as_str) == Some(method)
                && fits(message.get("params").unwrap_or(&Value::Null))
            {
                return Ok(Some(message));
            }
        }
    }

    /// The head of what was asked last.
    fn last_request(&self) -> String {
        let mut requests = self.notes.iter().rev();
        let last = requests.find(|note| note.from_client && note.answers.is_none());
        let text = last.map(|note| note.message.to_string());
        text.unwrap_or_default().chars().take(200).collect()
    }

    /// The next message, noted and, if it is a request of the server, answered. None at the deadline.
    async fn read(&mut self, deadline: tokio::time::Instant) -> Result<Option<Value>, Failure> {
        let Ok(line) = tokio::time::timeout_at(deadline, self.lines.next_line()).await else {
            return Ok(None);
        };
        let line = line?.ok_or("the server has ended")?;
        let message: Value = serde_json::from_str(&line)?;
        let answers = self.method_of(&message);
        self.notes.push(Noted {
            from_client: false,
            answers,
            message: message.clone(),
        });
        if let (Some(method), Some(id)) = (
            message.get("method").and_then(Value::as_str),
            message.get("id"),
        ) {
            let params = message.get("params").unwrap_or(&Value::Null);
            let mut answer = self.answers.to(method, params);
            if let Some(answer) = answer.as_object_mut() {
                answer.insert("id".to_owned(), id.clone());
            }
            self.send(answer, Some(method.to_owned())).await?;
        }
        Ok(Some(message))
    }

    /// Which method a response answers.
    fn method_of(&mut self, message: &Value) -> Option<String> {
        match message.get("method") {
            Some(_) => None,
            None => self.pending.remove(&message.get("id")?.as_i64()?),
        }
    }

    async fn send(&mut self, message: Value, answers: Option<String>) -> Result<(), Failure> {
        let stdin = self.stdin.as_mut().ok_or("the server's input is closed")?;
        stdin.write_all(format!("{message}\n").as_bytes()).await?;
        self.notes.push(Noted {
            from_client: true,
            answers,
            message,
        });
        Ok(())
    }
}

fn spawn(
    release: &Release,
    home: &Home,
) -> Result<(Child, ChildStdin, Lines<BufReader<ChildStdout>>), Failure> {
    let mut command = Command::new(release.program());
    command
        .arg("app-server")
        .current_dir(home.workdir())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .kill_on_drop(true);
    home.env().apply(command.as_std_mut());
    // Nothing listens there: whatever would leave the machine fails at once.
    for name in [
        "HTTP_PROXY",
        "HTTPS_PROXY",
        "ALL_PROXY",
        "http_proxy",
        "https_proxy",
        "all_proxy",
    ] {
        command.env(name, "http://127.0.0.1:9");
    }
    command.env("no_proxy", "127.0.0.1,localhost");
    let mut child = command.spawn()?;
    let stdin = child.stdin.take().ok_or("no pipe")?;
    let lines = BufReader::new(child.stdout.take().ok_or("no pipe")?).lines();
    let mut stderr = child.stderr.take().ok_or("no pipe")?;
    let loud = std::env::var_os("RECORD_STDERR").is_some();
    tokio::spawn(async move {
        let mut bytes = vec![0; 8192];
        while let Ok(read @ 1..) = stderr.read(&mut bytes).await {
            if loud {
                eprint!(
                    "{}",
                    String::from_utf8_lossy(bytes.get(..read).unwrap_or_default())
                );
            }
        }
    });
    Ok((child, stdin, lines))
}
