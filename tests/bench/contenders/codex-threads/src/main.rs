//! This client.

use std::time::Instant;

use codex_bench_common::runs::{self, nanos_since};
use codex_bench_common::{
    Contender, Failure, HISTORY, Meter, Outcome, Report, Seen, Task, peak_memory,
};
use codex_threads::protocol::{
    ServerNotification, ThreadLoadedListParams, ThreadReadParams, ThreadStartParams,
};
use codex_threads::{Codex, ConnectionEvents, Event, EventLimits, Thread, Turn};

fn main() {
    codex_bench_common::main::<Ours>();
}

struct Ours {
    codex: Codex,
    events: Option<ConnectionEvents>,
}

fn count(event: &Event, seen: &mut Seen) {
    match event.decode() {
        Some(ServerNotification::AgentMessageDelta(delta)) => seen.delta(&delta.delta),
        Some(ServerNotification::TurnCompleted(_)) => seen.end(),
        Some(ServerNotification::Unknown(unknown)) => {
            seen.undecoded += u64::from(unknown.error().is_some());
            seen.other();
        }
        Some(_) => seen.other(),
        None => seen.lost += u64::from(matches!(event, Event::Lagged(_))),
    }
}

/// All events of a turn.
async fn consume_turn(_thread: Thread, mut turn: Turn) -> Seen {
    let mut seen = Seen::default();
    while let Some(event) = turn.next().await {
        count(&event, &mut seen);
    }
    seen
}

impl Contender for Ours {
    type Thread = Thread;

    async fn connect(task: &Task) -> Result<Self, Failure> {
        let builder = Codex::builder().program(&task.program);
        let builder = match task.way.as_str() {
            "turns-alone" => builder.event_limits(EventLimits::new().turn_items(0)),
            _ => builder,
        };
        Ok(Self {
            codex: builder.spawn().await?,
            events: None,
        })
    }

    async fn follow(&mut self) -> Result<(), Failure> {
        self.events = Some(self.codex.events());
        Ok(())
    }

    async fn start_thread(&mut self) -> Result<Thread, Failure> {
        Ok(self.codex.start_thread(ThreadStartParams::new()).await?)
    }

    async fn start_turn(&mut self, thread: &Thread) -> Result<(), Failure> {
        thread.start_turn("Go").await?;
        Ok(())
    }

    async fn consume(&mut self, seen: &mut Seen) -> Result<(), Failure> {
        let events = self.events.as_mut().ok_or("not followed")?;
        count(&events.next().await.ok_or("over")?, seen);
        Ok(())
    }

    async fn listed(&mut self) -> Result<bool, Failure> {
        let listed = self.codex.call(ThreadLoadedListParams::new()).await?;
        Ok(!listed.data.is_empty())
    }

    fn another(&self) -> Result<Self, &'static str> {
        Ok(Self {
            codex: self.codex.clone(),
            events: None,
        })
    }

    async fn history(&mut self) -> Result<usize, Failure> {
        let params = ThreadReadParams::new(HISTORY).include_turns(true);
        let read = self.codex.call(params).await?;
        Ok(read.thread.turns.len())
    }

    async fn stream(mut self, task: &Task) -> Outcome {
        if task.way == "events" {
            return runs::stream(self, task).await;
        }
        // A task for each turn.
        let mut threads = Vec::new();
        for _ in 0..task.threads {
            threads.push(self.start_thread().await?);
        }
        let last = threads.pop().ok_or("no thread")?;
        let mut consumers = Vec::new();
        for thread in threads {
            let turn = thread.start_turn("Go").await?;
            consumers.push(tokio::spawn(consume_turn(thread, turn)));
        }
        let mut report = Report::default();
        let meter = Meter::start();
        let turn = last.start_turn("Go").await?;
        report.seen = consume_turn(last, turn).await;
        for consumer in consumers {
            report.seen += consumer.await?;
        }
        Ok(report.stop(&meter))
    }

    /// Of the turn's stream.
    async fn unread(mut self) -> Outcome {
        let thread = self.start_thread().await?;
        let mut report = Report::default();
        let meter = Meter::start();
        let turn = thread.start_turn("Go").await?;
        report.times_ns = runs::ask_until_over(&mut self).await?;
        turn.end().await;
        let mut report = report.stop(&meter);
        report.peak_kib = peak_memory();
        report.seen = consume_turn(thread, turn).await;
        Ok(report)
    }

    /// In the turn's stream.
    async fn first_token(mut self, task: &Task) -> Outcome {
        let thread = self.start_thread().await?;
        let mut report = Report::default();
        for _ in 0..task.count {
            let asked = Instant::now();
            let mut turn = thread.start_turn("Go").await?;
            let mut seen = Seen::default();
            while let Some(event) = turn.next().await {
                let before = seen.deltas;
                count(&event, &mut seen);
                if before == 0 && seen.deltas > 0 {
                    report.times_ns.push(nanos_since(asked));
                }
            }
        }
        Ok(report)
    }
}
