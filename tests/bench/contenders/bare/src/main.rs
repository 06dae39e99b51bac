//! What there is without a client: a blocking loop that reads lines, and decodes them or not.

mod decode;
mod server;

use std::collections::VecDeque;
use std::time::Instant;

use codex_bench_common::{HISTORY, Meter, Report, Seen, Task, Workload};
use codex_threads_protocol::{ThreadLoadedListResponse, ThreadReadResponse};
use decode::{Parser, result};
use server::Server;

fn main() {
    let task = Task::read();
    match task.workload {
        Workload::Stream => stream(&task),
        Workload::Requests => requests(&task),
        Workload::Response => response(&task),
        Workload::Unread => Report::cannot("it reads, or it is no bare reader"),
        Workload::FirstToken => first_token(&task),
        Workload::StartUp => start_up(&task),
    }
    .print();
}

fn stream(task: &Task) -> Report {
    let mut server = Server::start(task);
    server.initialize();
    let threads: Vec<String> = (0..task.threads).map(|_| server.start_thread()).collect();
    let mut seen = Seen::default();
    let (last, first) = threads.split_last().expect("a thread");
    for thread in first {
        server.start_turn(thread);
    }
    let meter = Meter::start();
    server.start_turn(last);
    let mut report = Report::default();
    match Parser::of(&task.way) {
        None => {
            // Lines are counted; the ends of turns come after the flood, and are searched for from there on.
            let end = memchr::memmem::Finder::new(b"\"turn/completed\"");
            while seen.ends < task.threads as u64 {
                server.block(|block| {
                    seen.others += memchr::memchr_iter(b'\n', block).count() as u64;
                    if seen.others >= task.count as u64 {
                        seen.ends += end.find_iter(block).count() as u64;
                    }
                });
            }
        }
        Some(parser) => {
            let mut scratch = Vec::new();
            while seen.ends < task.threads as u64 {
                server.block(|block| {
                    let mut begin = 0;
                    while let Some(length) = memchr::memchr(b'\n', &block[begin..]) {
                        parser.line(&mut block[begin..begin + length], &mut scratch, &mut seen);
                        begin += length + 1;
                    }
                });
            }
        }
    }
    report.seen = seen;
    report.stop(&meter)
}

fn requests(task: &Task) -> Report {
    let mut server = Server::start(task);
    server.initialize();
    let mut sent = VecDeque::new();
    let mut times = Vec::with_capacity(task.count);
    let meter = Meter::start();
    while times.len() < task.count {
        while sent.len() < task.in_flight && times.len() + sent.len() < task.count {
            sent.push_back(Instant::now());
            server.ask("thread/loaded/list", "{}");
        }
        server.answer_line(|line| {
            let _: ThreadLoadedListResponse = result(line);
            if let Some(sent) = sent.pop_front() {
                times.push(sent.elapsed().as_nanos() as u64);
            }
        });
    }
    Report {
        times_ns: times,
        ..Report::default()
    }
    .stop(&meter)
}

fn response(task: &Task) -> Report {
    let mut server = Server::start(task);
    server.initialize();
    let meter = Meter::start();
    server.ask(
        "thread/read",
        &format!(r#"{{"threadId":"{HISTORY}","includeTurns":true}}"#),
    );
    let mut turns = 0;
    let parser = Parser::of(&task.way);
    server.answer_line(|line| match parser {
        None => turns = u64::from(memchr::memmem::find(line, b"\"turns\"").is_some()),
        Some(parser) => {
            let read: ThreadReadResponse = parser.result(line);
            turns = read.thread.turns.len() as u64;
        }
    });
    Report {
        turns,
        ..Report::default()
    }
    .stop(&meter)
}

fn first_token(task: &Task) -> Report {
    let mut server = Server::start(task);
    server.initialize();
    let thread = server.start_thread();
    let parser = Parser::of(&task.way).unwrap_or(Parser::SerdeJson);
    let mut report = Report::default();
    for _ in 0..task.count {
        let asked = Instant::now();
        server.start_turn(&thread);
        let (mut seen, mut first) = (Seen::default(), None);
        while seen.ends == 0 {
            server.line(|line| parser.line(line, &mut Vec::new(), &mut seen));
            if seen.deltas > 0 && first.is_none() {
                first = Some(asked.elapsed());
            }
        }
        report
            .times_ns
            .push(first.expect("a first token").as_nanos() as u64);
    }
    report
}

fn start_up(task: &Task) -> Report {
    let mut report = Report::default();
    for _ in 0..task.count {
        let begun = Instant::now();
        let mut server = Server::start(task);
        server.initialize();
        report.times_ns.push(begun.elapsed().as_nanos() as u64);
    }
    report
}
