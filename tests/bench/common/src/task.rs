//! What a contender is asked to do.

use crate::Counting;

/// The thread whose history the fake server has when it is asked for a long one.
pub const HISTORY: &str = "01900000-0000-7000-8000-0000000b16b1";

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Workload {
    /// Start [`Task::threads`] threads and a turn in each; consume every event, [`Task::count`] and those around them, until all turns are
    /// complete.
    Stream,
    /// Ask [`Task::count`] times `thread/loaded/list`, with [`Task::in_flight`] at a time; the time of each.
    Requests,
    /// Read [`HISTORY`] with all its turns.
    Response,
    /// Hold what delivers events and never read it; ask `thread/loaded/list` until it says `over`; the time of each.
    Unread,
    /// [`Task::count`] turns one after the other; the time from asking to the first piece of text.
    FirstToken,
    /// Start the server [`Task::count`] times; the time from there to the answer to `initialize`.
    StartUp,
}

/// The arguments of a contender: `WORKLOAD PROGRAM [KEY=VALUE]...`.
#[derive(Debug, Clone)]
pub struct Task {
    pub workload: Workload,
    /// The server. It is to be started with `app-server`, and to inherit the environment.
    pub program: String,
    pub threads: usize,
    pub count: usize,
    pub in_flight: usize,
    /// Which of several ways the contender has.
    pub way: String,
    /// Threads of the runtime; 0 for the current thread.
    pub workers: usize,
}

impl Task {
    /// How many requests each of those that are in flight side by side makes.
    pub fn share(&self, caller: usize) -> usize {
        self.count / self.in_flight + usize::from(caller < self.count % self.in_flight)
    }

    /// What this process is asked.
    pub fn read() -> Self {
        let mut args = std::env::args().skip(1);
        let workload = match args.next().unwrap_or_default().as_str() {
            "stream" => Workload::Stream,
            "requests" => Workload::Requests,
            "response" => Workload::Response,
            "unread" => Workload::Unread,
            "first-token" => Workload::FirstToken,
            "start-up" => Workload::StartUp,
            other => panic!("no workload is called {other:?}"),
        };
        let mut task = Self {
            workload,
            program: args.next().expect("the server"),
            threads: 1,
            count: 1,
            in_flight: 1,
            way: String::new(),
            workers: 2,
        };
        for word in args {
            let (key, value) = word.split_once('=').expect("KEY=VALUE");
            let number = || value.parse().expect("a number");
            match key {
                "threads" => task.threads = number(),
                "count" => task.count = number(),
                "in-flight" => task.in_flight = number(),
                "workers" => task.workers = number(),
                "allocations" => Counting::count(value == "yes"),
                "way" => task.way = value.to_owned(),
                other => panic!("no option is called {other:?}"),
            }
        }
        task
    }
}
