//! A server and its pipes, blocking.

use std::io::{Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use codex_bench_common::Task;
use codex_threads_protocol::ThreadStartResponse;

use crate::decode::{answered, result};

/// So much is asked of each read.
const READ: usize = 256 * 1024;

pub struct Server {
    child: Child,
    stdin: ChildStdin,
    stdout: ChildStdout,
    buffer: Vec<u8>,
    /// What of the buffer is read and not handed out.
    begin: usize,
    end: usize,
    /// No newline before this.
    searched: usize,
    next_id: u64,
}

impl Server {
    pub fn start(task: &Task) -> Self {
        let mut child = Command::new(&task.program)
            .arg("app-server")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the server starts");
        Self {
            stdin: child.stdin.take().expect("piped"),
            stdout: child.stdout.take().expect("piped"),
            child,
            buffer: vec![0; READ],
            begin: 0,
            end: 0,
            searched: 0,
            next_id: 0,
        }
    }

    fn write(&mut self, line: &str) {
        self.stdin
            .write_all(line.as_bytes())
            .expect("the server reads");
    }

    pub fn ask(&mut self, method: &str, params: &str) -> u64 {
        self.next_id += 1;
        let id = self.next_id;
        self.write(&format!(
            "{{\"id\":{id},\"method\":\"{method}\",\"params\":{params}}}\n"
        ));
        id
    }

    pub fn initialize(&mut self) {
        let id = self.ask(
            "initialize",
            r#"{"clientInfo":{"name":"bare","version":"1"},"capabilities":{"experimentalApi":true}}"#,
        );
        self.answer(id, |_| {});
        self.write("{\"method\":\"initialized\"}\n");
    }

    pub fn start_thread(&mut self) -> String {
        let id = self.ask("thread/start", "{}");
        self.answer(id, |line| {
            let started: ThreadStartResponse = result(line);
            started.thread.id.to_string()
        })
    }

    pub fn start_turn(&mut self, thread: &str) {
        self.ask(
            "turn/start",
            &format!(r#"{{"threadId":"{thread}","input":[{{"type":"text","text":"Go"}}]}}"#),
        );
    }

    fn answer<T>(&mut self, id: u64, mut take: impl FnMut(&[u8]) -> T) -> T {
        loop {
            let taken = self.line(|line| (answered(line) == Some(id)).then(|| take(line)));
            if let Some(taken) = taken {
                return taken;
            }
        }
    }

    /// Reads more behind what is there.
    fn fill(&mut self) {
        if self.begin == self.end {
            (self.begin, self.end, self.searched) = (0, 0, 0);
        } else if self.begin > 0 {
            self.buffer.copy_within(self.begin..self.end, 0);
            self.searched -= self.begin;
            self.end -= self.begin;
            self.begin = 0;
        }
        if self.buffer.len() - self.end < READ / 2 {
            self.buffer.reserve(self.buffer.len());
            self.buffer.resize(self.buffer.capacity(), 0);
        }
        let read = self
            .stdout
            .read(&mut self.buffer[self.end..])
            .expect("a pipe");
        assert!(read > 0, "the server is gone");
        self.end += read;
    }

    /// The next line.
    pub fn line<T>(&mut self, take: impl FnOnce(&mut [u8]) -> T) -> T {
        loop {
            if let Some(newline) = memchr::memchr(b'\n', &self.buffer[self.searched..self.end]) {
                let (begin, end) = (self.begin, self.searched + newline);
                self.begin = end + 1;
                self.searched = self.begin;
                return take(&mut self.buffer[begin..end]);
            }
            self.searched = self.end;
            self.fill();
        }
    }

    /// The next line that is no notification.
    pub fn answer_line<T>(&mut self, take: impl FnOnce(&mut [u8]) -> T) -> T {
        let mut take = Some(take);
        loop {
            let taken = self.line(|line| {
                if line.starts_with(b"{\"method\"") {
                    return None;
                }
                take.take().map(|take| take(line))
            });
            if let Some(taken) = taken {
                return taken;
            }
        }
    }

    /// All whole lines that are there, after one read at least if there are none.
    pub fn block<T>(&mut self, take: impl FnOnce(&mut [u8]) -> T) -> T {
        loop {
            if let Some(newline) = memchr::memrchr(b'\n', &self.buffer[self.begin..self.end]) {
                let (begin, end) = (self.begin, self.begin + newline + 1);
                self.begin = end;
                self.searched = end;
                return take(&mut self.buffer[begin..end]);
            }
            self.fill();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
