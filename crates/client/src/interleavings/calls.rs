//! Requests, answers, callers that go away, and the end of the connection.

use shuttle::sync::atomic::{AtomicUsize, Ordering};
use shuttle::{future, thread};

use super::*;

/// What a caller got.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Got {
    Answer,
    Closed,
    /// Nothing: it had gone.
    Gone,
}

fn got(result: Result<(), Error>) -> Got {
    match result {
        Ok(()) => Got::Answer,
        Err(Error::Closed { .. }) => Got::Closed,
        Err(error) => panic!("{error:?}"),
    }
}

/// A server that answers all that it is asked, until it is told that nobody asks any more.
struct Answering {
    task: future::JoinHandle<(Transport, usize)>,
    stop: Arc<Notify>,
}

impl Answering {
    /// Takes the server's end of the stage. Never more than `in_flight` requests wait for it.
    fn start(
        connection: &Arc<Connection>,
        mut server: Transport,
        wire: &Arc<Notify>,
        in_flight: usize,
    ) -> Self {
        let (connection, wire) = (Arc::clone(connection), Arc::clone(wire));
        let stop = Arc::new(Notify::new());
        let told = Arc::clone(&stop);
        let task = future::spawn(async move {
            let mut answered = 0;
            let mut last = false;
            while !last {
                tokio::select! {
                    biased;
                    () = wire.notified() => {}
                    () = told.notified() => last = true,
                }
                let requests = written(&mut server);
                assert!(requests.len() <= in_flight, "too many: {requests:?}");
                for request in requests {
                    read(&connection, &[answer(&request)]);
                    answered += 1;
                }
            }
            (server, answered)
        });
        Self { task, stop }
    }

    /// Lets it answer what is left; how many it answered in all.
    fn stop(self) -> (Transport, usize) {
        self.stop.notify_one();
        future::block_on(self.task).unwrap()
    }
}

/// Calls `callers` times over `in_flight` places, with some callers going away at any time, and the
/// connection ending at any time if it `closes`.
fn calls(in_flight: usize, callers: u64, leaving: u64, closes: bool) {
    let stage = Stage::for_calls(in_flight);
    let client = stage.client();
    let Stage {
        codex,
        connection,
        server,
        wire,
    } = stage;
    let answering = Answering::start(&connection, server, &wire, in_flight);
    let mut tasks = Vec::new();
    for mark in 0..callers {
        let client = client.clone();
        let leave = Arc::new(Notify::new());
        let left = Arc::clone(&leave);
        tasks.push(future::spawn(async move {
            tokio::select! {
                biased;
                result = client.call(mark) => got(result),
                () = left.notified() => Got::Gone,
            }
        }));
        if mark < leaving {
            thread::spawn(move || leave.notify_one());
        }
    }
    let closer = closes.then(|| {
        let connection = Arc::clone(&connection);
        thread::spawn(move || connection.close(CloseCause::Ended, None))
    });
    let outcomes: Vec<Got> = tasks
        .into_iter()
        .map(|task| future::block_on(task).unwrap())
        .collect();
    if let Some(closer) = closer {
        closer.join().unwrap();
    }
    if !closes {
        // Every place is free again: as many calls as there are places go through at once.
        let again: Vec<_> = (0..in_flight as u64)
            .map(|mark| {
                let client = client.clone();
                future::spawn(async move { got(client.call(100 + mark).await) })
            })
            .collect();
        for task in again {
            assert_eq!(future::block_on(task).unwrap(), Got::Answer);
        }
    }
    let (server, answered) = answering.stop();
    let count = |which| outcomes.iter().filter(|got| **got == which).count();
    for (mark, got) in outcomes.iter().enumerate() {
        assert!(mark < leaving as usize || *got != Got::Gone);
        assert!(closes || *got != Got::Closed);
    }
    let stats = codex.stats();
    assert_eq!(codex.in_flight(), 0, "an entry is left");
    assert_eq!(stats.messages, answered as u64);
    if !closes {
        // Each answer reached a caller or is counted as late, and never both.
        let reached = count(Got::Answer) + in_flight;
        assert_eq!(reached + stats.late as usize, answered);
    }
    drop(client);
    let stage = Stage {
        codex,
        connection,
        server,
        wire,
    };
    stage.strike();
}

#[test]
fn a_call_that_is_answered_and_given_up_at_once_has_one_outcome() {
    explore(|| calls(1, 1, 1, false));
}

#[test]
fn a_call_that_is_answered_given_up_and_cut_off_at_once_has_one_outcome() {
    explore(|| calls(1, 1, 1, true));
}

#[test]
fn no_place_among_the_requests_in_flight_is_lost() {
    explore(|| calls(1, 3, 2, false));
}

#[test]
fn several_places_are_all_free_again() {
    explore(|| calls(2, 4, 2, false));
}

#[test]
fn who_waits_for_a_place_hears_of_the_end() {
    explore(|| calls(1, 3, 1, true));
}

#[test]
fn who_waits_until_nobody_calls_is_always_woken() {
    explore(|| {
        let stage = Stage::for_calls(2);
        let client = stage.client();
        let Stage {
            codex,
            connection,
            server,
            wire,
        } = stage;
        let answering = Answering::start(&connection, server, &wire, 2);
        let done = Arc::new(AtomicUsize::new(0));
        let mut tasks = Vec::new();
        for mark in 0..2 {
            let (client, done) = (client.clone(), Arc::clone(&done));
            let leave = Arc::new(Notify::new());
            let left = Arc::clone(&leave);
            tasks.push(future::spawn(async move {
                tokio::select! {
                    biased;
                    result = client.call(mark) => assert_eq!(got(result), Got::Answer),
                    () = left.notified() => {}
                }
                done.fetch_add(1, Ordering::SeqCst);
            }));
            if mark == 0 {
                thread::spawn(move || leave.notify_one());
            }
        }
        let idle = {
            let connection = Arc::clone(&connection);
            future::spawn(async move { connection.pending.idle().await })
        };
        future::block_on(idle).unwrap();
        for task in tasks {
            future::block_on(task).unwrap();
        }
        assert_eq!(done.load(Ordering::SeqCst), 2);
        let (server, _) = answering.stop();
        drop(client);
        Stage {
            codex,
            connection,
            server,
            wire,
        }
        .strike();
    });
}

#[test]
fn who_waits_until_nobody_calls_waits_for_no_answer_to_those_who_have_gone() {
    explore(|| {
        let stage = Stage::for_calls(1);
        let client = stage.client();
        let left = Arc::new(Notify::new());
        let leave = Arc::clone(&left);
        let caller = future::spawn(async move {
            tokio::select! {
                biased;
                result = client.call(0) => panic!("nobody answers: {result:?}"),
                () = left.notified() => {}
            }
        });
        let idle = {
            let connection = Arc::clone(&stage.connection);
            future::spawn(async move { connection.pending.idle().await })
        };
        thread::spawn(move || leave.notify_one());
        future::block_on(idle).unwrap();
        future::block_on(caller).unwrap();
        stage.strike();
    });
}

#[test]
fn of_two_ends_at_once_the_first_is_everybodys() {
    explore(|| {
        let stage = Stage::for_calls(1);
        let client = stage.client();
        let caller = future::spawn(async move {
            let error = client.call(0).await.unwrap_err();
            error.closed().cloned().unwrap()
        });
        let mut events = stage.codex.thread_events("t");
        let told = future::spawn(async move { events.next().await });
        let closers: Vec<_> = [CloseCause::Ended, CloseCause::Shutdown]
            .into_iter()
            .map(|cause| {
                let connection = Arc::clone(&stage.connection);
                thread::spawn(move || connection.close(cause, None))
            })
            .collect();
        let called = future::block_on(caller).unwrap();
        let told = future::block_on(told).unwrap();
        for closer in closers {
            closer.join().unwrap();
        }
        let first = stage.connection.closed().unwrap();
        let Some(crate::Event::Closed(told)) = told else {
            panic!("{told:?}")
        };
        for other in [called, told] {
            assert_eq!(
                std::mem::discriminant(other.cause()),
                std::mem::discriminant(first.cause())
            );
        }
        stage.strike();
    });
}

#[test]
fn an_answer_that_was_too_long_reaches_a_caller_or_nobody() {
    explore(|| {
        let stage = Stage::for_calls(1);
        let client = stage.client();
        let left = Arc::new(Notify::new());
        let leave = Arc::clone(&left);
        let caller = future::spawn(async move {
            tokio::select! {
                biased;
                result = client.call(0) => {
                    assert!(matches!(result, Err(Error::TooLarge { len: 77, .. } | Error::Closed { .. })));
                }
                () = left.notified() => {}
            }
        });
        let reader = {
            let (connection, wire) = (Arc::clone(&stage.connection), Arc::clone(&stage.wire));
            future::spawn(async move {
                wire.notified().await;
                connection.oversized(77, br#"{"id":1,"result":"#);
            })
        };
        thread::spawn(move || leave.notify_one());
        future::block_on(caller).unwrap();
        // Whoever left before writing leaves nothing to answer.
        stage.wire.notify_one();
        future::block_on(reader).unwrap();
        assert_eq!(stage.codex.in_flight(), 0);
        stage.strike();
    });
}
