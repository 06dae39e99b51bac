//! The fake server as a program, by its pipes.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a failed test is to say where"
)]

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::os::unix::process::ExitStatusExt as _;
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus, Stdio};

use serde_json::{Value, json};

struct Program {
    child: Child,
    stdin: Option<ChildStdin>,
    stdout: BufReader<ChildStdout>,
    next_id: u64,
}

impl Program {
    fn start(args: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_codex-fake-app-server"))
            .arg("app-server")
            .args(args)
            .env_remove("CODEX_FAKE")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        Self {
            stdin: child.stdin.take(),
            stdout: BufReader::new(child.stdout.take().unwrap()),
            child,
            next_id: 1,
        }
    }

    fn ask(&mut self, method: &str, params: Value) -> u64 {
        let id = self.next_id;
        self.next_id += 1;
        let line = json!({"id": id, "method": method, "params": params});
        // A server that has hung up doesn't read.
        let _ = writeln!(self.stdin.as_mut().unwrap(), "{line}");
        id
    }

    fn read(&mut self) -> Option<Value> {
        let mut line = String::new();
        self.stdout.read_line(&mut line).unwrap();
        (!line.is_empty()).then(|| serde_json::from_str(&line).unwrap())
    }

    fn call(&mut self, method: &str, params: Value) -> Value {
        let id = self.ask(method, params);
        loop {
            let message = self.read().expect("an answer");
            if message["id"] == id && message.get("method").is_none() {
                return message["result"].clone();
            }
        }
    }

    fn initialize(&mut self) -> Value {
        self.call(
            "initialize",
            json!({"clientInfo": {"name": "program", "version": "1"}}),
        )
    }

    fn start_thread(&mut self) -> String {
        let started = self.call("thread/start", json!({}));
        started["thread"]["id"].as_str().unwrap().to_owned()
    }

    fn ask_turn(&mut self, thread: &str) {
        let input = json!([{"type": "text", "text": "Go"}]);
        self.ask("turn/start", json!({"threadId": thread, "input": input}));
    }

    /// Reads to the end; how the program ended.
    fn end(mut self) -> (ExitStatus, Vec<Value>) {
        let mut seen = Vec::new();
        while let Some(message) = self.read() {
            seen.push(message);
        }
        (self.child.wait().unwrap(), seen)
    }
}

#[test]
fn the_end_of_its_input_ends_it() {
    let mut program = Program::start(&["--release", "0.150.1"]);
    let hello = program.initialize();
    assert!(
        hello["userAgent"]
            .as_str()
            .unwrap()
            .starts_with("program/0.150.1 (")
    );
    program.stdin = None;
    let (status, _) = program.end();
    assert_eq!(status.code(), Some(0));
}

#[test]
fn it_ends_as_told_when_the_scenario_hangs_up() {
    for (args, code, signal) in [
        (["--exit", "3"], Some(3), None),
        (["--signal", "KILL"], None, Some(9)),
        (["--signal", "TERM"], None, Some(15)),
    ] {
        let mut program =
            Program::start(&[&["--hang-up", "told:turn/started"], &args[..]].concat());
        program.initialize();
        let thread = program.start_thread();
        program.ask_turn(&thread);
        let (status, seen) = program.end();
        assert_eq!((status.code(), status.signal()), (code, signal));
        assert_eq!(seen.last().unwrap()["method"], "turn/started");
    }
}

#[test]
fn it_can_end_before_it_says_anything() {
    let program = Program::start(&["--hang-up", "start", "--exit", "1"]);
    let (status, seen) = program.end();
    assert_eq!(status.code(), Some(1));
    assert!(seen.is_empty());
}

#[test]
fn what_it_does_not_understand_it_refuses() {
    let mut program = Program::start(&["--pitfall", "no-such-thing"]);
    let mut said = String::new();
    program
        .child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut said)
        .unwrap();
    assert!(
        said.contains("no pitfall is called `no-such-thing`"),
        "{said}"
    );
    assert_eq!(program.end().0.code(), Some(2));
}

#[test]
fn stderr_can_be_flooded_while_it_serves() {
    let mut program = Program::start(&["--stderr", "3000000"]);
    let mut stderr = program.child.stderr.take().unwrap();
    program.initialize();
    // What is no text comes too, while the program serves.
    let is_broken =
        |bytes: &[u8]| std::str::from_utf8(bytes).is_err_and(|error| error.error_len().is_some());
    let (mut bytes, mut piece) = (Vec::new(), [0; 65_536]);
    while !is_broken(&bytes) {
        let read = stderr.read(&mut piece).unwrap();
        assert!(read > 0, "all of {} bytes is text", bytes.len());
        bytes.extend_from_slice(&piece[..read]);
    }
    let drained = std::thread::spawn(move || stderr.read_to_end(&mut Vec::new()));
    program.stdin = None;
    assert_eq!(program.end().0.code(), Some(0));
    drained.join().unwrap().unwrap();
}

#[test]
fn a_script_is_played() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("scenario.json");
    let script = r#"{"turns": [[{"deltas": ["one ", "two"]}]], "lost": ["turn/started"]}"#;
    std::fs::write(&file, script).unwrap();
    let mut program = Program::start(&["--script", file.to_str().unwrap()]);
    program.initialize();
    let thread = program.start_thread();
    program.ask_turn(&thread);
    let mut deltas = Vec::new();
    loop {
        let message = program.read().unwrap();
        assert_ne!(message["method"], "turn/started");
        if message["method"] == "item/agentMessage/delta" {
            deltas.push(message["params"]["delta"].as_str().unwrap().to_owned());
        }
        if message["method"] == "turn/completed" {
            break;
        }
    }
    assert_eq!(deltas, ["one ", "two"]);
}

#[test]
fn a_flood_is_exactly_as_long_as_wanted() {
    for (lines, threads, writes) in [
        (50_000_usize, 7, "large"),
        (3_001, 3, "line"),
        (5, 10, "large"),
    ] {
        let mut program = Program::start(&[
            "--flood",
            &lines.to_string(),
            "--threads",
            &threads.to_string(),
            "--writes",
            writes,
        ]);
        program.initialize();
        for _ in 0..threads {
            let thread = program.start_thread();
            program.ask_turn(&thread);
        }
        let mut of_thread: HashMap<String, usize> = HashMap::new();
        let mut ended = 0;
        while ended < threads {
            let message = program.read().expect("more");
            let params = &message["params"];
            match message["method"].as_str().unwrap_or_default() {
                "item/agentMessage/delta" => {
                    let thread = params["threadId"].as_str().unwrap().to_owned();
                    *of_thread.entry(thread).or_default() += 1;
                }
                "turn/completed" => ended += 1,
                _ => {}
            }
        }
        assert_eq!(of_thread.values().sum::<usize>(), lines, "{writes}");
        assert_eq!(of_thread.len(), threads.min(lines));
    }
}

#[test]
fn one_line_of_ten_of_a_mixed_flood_is_of_another_kind() {
    for threads in [1, 7, 20] {
        let lines = 10 * threads * 40;
        let mut program = Program::start(&[
            "--flood",
            &lines.to_string(),
            "--threads",
            &threads.to_string(),
            "--kinds",
            "mixed",
        ]);
        program.initialize();
        let mut of_kind: HashMap<String, usize> = HashMap::new();
        for _ in 0..threads {
            let thread = program.start_thread();
            program.ask_turn(&thread);
        }
        let mut ended = 0;
        while ended < threads {
            let message = program.read().expect("more");
            let method = message["method"].as_str().unwrap_or_default();
            ended += usize::from(method == "turn/completed");
            let item = &message["params"]["item"];
            // Every turn begins and ends a message of its own.
            if item["type"] != "agentMessage" && item["type"] != "userMessage" {
                *of_kind.entry(method.to_owned()).or_default() += 1;
            }
        }
        assert_eq!(of_kind["item/agentMessage/delta"], lines * 9 / 10);
        let others = [
            "item/commandExecution/outputDelta",
            "item/completed",
            "item/reasoning/summaryPartAdded",
            "item/reasoning/summaryTextDelta",
            "item/started",
            "thread/tokenUsage/updated",
            "turn/diff/updated",
            "turn/plan/updated",
        ];
        let of_others = others.map(|method| of_kind[method]);
        // The fake tells the usage of tokens once a turn, whatever else happens.
        let other = of_others.iter().sum::<usize>() - threads;
        assert_eq!(other, lines / 10, "{of_kind:?}");
    }
}

#[test]
fn an_echo_is_answered_in_the_middle_of_a_flood_and_says_when_it_is_over() {
    let mut program = Program::start(&["--flood", "100000", "--echo"]);
    program.initialize();
    assert_eq!(
        program.call("thread/loaded/list", json!({}))["data"],
        json!([])
    );
    let thread = program.start_thread();
    program.ask_turn(&thread);
    let mut asked = 0;
    while program.call("thread/loaded/list", json!({}))["data"] != json!(["over"]) {
        asked += 1;
    }
    assert!(asked > 0);
}

#[test]
fn a_long_history_is_answered_in_one_line() {
    let mut program = Program::start(&["--history", "2000000"]);
    program.initialize();
    let id = "01900000-0000-7000-8000-0000000b16b1";
    let read = program.call("thread/read", json!({"threadId": id, "includeTurns": true}));
    let size = read.to_string().len();
    assert!((1_500_000..3_000_000).contains(&size), "{size}");
    assert!(read["thread"]["turns"].as_array().unwrap().len() > 1_000);
}

#[test]
fn a_recording_is_served() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("tape.jsonl");
    let tape = concat!(
        r#"{"dir":"client","message":{"id":9,"method":"initialize","params":{}}}"#,
        "\n",
        r#"{"dir":"server","message":{"id":9,"result":{"userAgent":"taped/0.150.1 (x)"}}}"#,
        "\n",
        r#"{"dir":"server","message":{"method":"warning","params":{"message":"on tape"}}}"#,
        "\n",
    );
    std::fs::write(&file, tape).unwrap();
    let mut program = Program::start(&["--replay", file.to_str().unwrap()]);
    assert_eq!(program.initialize()["userAgent"], "taped/0.150.1 (x)");
    assert_eq!(program.read().unwrap()["params"]["message"], "on tape");
    program.stdin = None;
    assert_eq!(program.end().0.code(), Some(0));
}
