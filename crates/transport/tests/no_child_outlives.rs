//! No process is left, however a connection goes: shown by counting processes.
//!
//! One test, so that nothing else in this program starts or reaps processes meanwhile.
#![cfg(target_os = "linux")]
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::fs;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use codex_threads_transport::child::{Grace, Launch, Step};
use codex_threads_transport::{Chunk, Transport};

const MARKER: &str = "CODEX_THREADS_TEST_MARKER";
/// Longer than anything here takes on a busy machine.
const LONG: Duration = Duration::from_secs(120);
const CYCLES: usize = 220;

/// A server that ends at the end of its stdin.
const POLITE: &str = "echo up; cat >/dev/null";
/// A server that takes no hint.
const STUBBORN: &str = "trap '' TERM HUP INT; echo up; while :; do sleep 1; done";
/// A launcher that waits for the real server, which takes no hint either.
const WRAPPER: &str = "sh -c 'trap \"\" TERM HUP INT; echo up; while :; do sleep 1; done' & wait";
/// A launcher that dies alone and leaves the real server behind.
const DYING_WRAPPER: &str =
    "sh -c 'trap \"\" TERM HUP INT; echo up; while :; do sleep 1; done' & read line; kill -9 $$";

static UP: AtomicUsize = AtomicUsize::new(0);

fn marker() -> String {
    format!("{}-{}", std::process::id(), "no-child-outlives")
}

/// Ids of the processes alive that carry the marker in their environment.
fn alive() -> Vec<u32> {
    let wanted = format!("{MARKER}={}", marker());
    processes()
        .filter(|pid| {
            fs::read(format!("/proc/{pid}/environ")).is_ok_and(|environ| {
                environ
                    .split(|byte| *byte == 0)
                    .any(|variable| variable == wanted.as_bytes())
            })
        })
        .collect()
}

/// Children of this program that are dead and not reaped.
fn zombies() -> Vec<u32> {
    let me = std::process::id().to_string();
    processes()
        .filter(|pid| {
            let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
            let after_name = stat.rsplit(')').next().unwrap_or_default();
            let mut fields = after_name.split_whitespace();
            fields.next() == Some("Z") && fields.next() == Some(&me)
        })
        .collect()
}

fn processes() -> impl Iterator<Item = u32> {
    fs::read_dir("/proc")
        .expect("/proc")
        .flatten()
        .filter_map(|entry| entry.file_name().to_str()?.parse().ok())
}

/// This crate's threads.
fn threads() -> usize {
    fs::read_dir("/proc/self/task")
        .expect("/proc")
        .flatten()
        .filter(|entry| {
            fs::read_to_string(entry.path().join("comm"))
                .is_ok_and(|name| name.starts_with("codex-"))
        })
        .count()
}

fn open_files() -> usize {
    fs::read_dir("/proc/self/fd").expect("/proc").count()
}

/// Waits until there is nothing left of anything.
fn assert_nothing_left(when: &str, files: usize) {
    let begun = Instant::now();
    loop {
        let left = (alive(), zombies(), threads(), open_files() > files);
        if left == (vec![], vec![], 0, false) {
            return;
        }
        assert!(
            begun.elapsed() < LONG,
            "{when}: (alive, zombies, threads, files) = {left:?}"
        );
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// A server that is up: it has said so, and it is seen among the processes.
async fn start(script: &str) -> Transport {
    let mut transport = Launch::new("/bin/sh")
        .args(["-c", script])
        .env(MARKER, marker())
        .spawn()
        .expect("sh");
    match tokio::time::timeout(LONG, transport.incoming.next()).await {
        Ok(Some(Ok(Chunk::Block(_)))) => {}
        other => panic!("the script does not come up: {other:?}"),
    }
    assert!(!alive().is_empty(), "it is up, but not seen");
    UP.fetch_add(1, Ordering::Relaxed);
    transport
}

fn runtime(threads: usize) -> tokio::runtime::Runtime {
    let mut builder = match threads {
        0 => tokio::runtime::Builder::new_current_thread(),
        _ => tokio::runtime::Builder::new_multi_thread(),
    };
    builder
        .worker_threads(threads.max(1))
        .enable_all()
        .build()
        .expect("a runtime")
}

fn short() -> Grace {
    let time = Duration::from_millis(1);
    Grace::new().eof(time).term(time).kill(LONG)
}

/// One way of losing a connection.
fn cycle(n: usize) -> &'static str {
    match n % 11 {
        0 => {
            runtime(0).block_on(async { drop(start(POLITE).await) });
            "handle dropped"
        }
        1 => {
            runtime(0).block_on(async { drop(start(STUBBORN).await) });
            "handle of a stubborn server dropped"
        }
        2 => {
            runtime(0).block_on(async { drop(start(WRAPPER).await) });
            "handle of a wrapper dropped"
        }
        3 => {
            // A task owns the connection and is dropped with its runtime.
            let runtime = runtime(n % 2 * 2);
            let transport = runtime.block_on(start(STUBBORN));
            runtime.spawn(async move {
                std::future::pending::<()>().await;
                drop(transport);
            });
            drop(runtime);
            "runtime dropped"
        }
        4 => {
            let runtime = runtime(2);
            let transport = runtime.block_on(start(WRAPPER));
            runtime.spawn(async move {
                std::future::pending::<()>().await;
                drop(transport);
            });
            runtime.shutdown_background();
            "runtime shut down in the background"
        }
        5 => {
            // The connection outlives its runtime; then it goes where there is none.
            let transport = {
                let runtime = runtime(0);
                runtime.block_on(start(STUBBORN))
            };
            assert!(!alive().is_empty());
            drop(transport);
            "handle dropped after its runtime"
        }
        6 => {
            let panicked = std::thread::spawn(|| {
                runtime(0).block_on(async {
                    let _transport = start(STUBBORN).await;
                    std::panic::resume_unwind(Box::new("a panic"));
                });
            })
            .join();
            assert!(panicked.is_err());
            "panic"
        }
        7 => {
            let runtime = runtime(2);
            let panicked = runtime.block_on(async {
                let task = tokio::spawn(async {
                    let _transport = start(WRAPPER).await;
                    std::panic::resume_unwind(Box::new("a panic"));
                });
                task.await
            });
            assert!(panicked.is_err());
            "panic in a task"
        }
        8 => {
            runtime(0).block_on(async {
                let transport = start(POLITE).await;
                let process = transport.peer.process().expect("a process");
                let report = process.shutdown(Grace::new().eof(LONG)).await;
                assert_eq!(report.step, Step::Eof, "{report}");
                assert_eq!(alive(), Vec::<u32>::new(), "after a graceful shutdown");
            });
            "graceful shutdown"
        }
        9 => {
            runtime(0).block_on(async {
                let transport = start(STUBBORN).await;
                let process = transport.peer.process().expect("a process");
                let report = process.shutdown(short()).await;
                assert_eq!(report.step, Step::Kill, "{report}");
            });
            "shutdown of a server that ignores EOF and TERM"
        }
        _ => {
            runtime(0).block_on(async {
                let transport = start(DYING_WRAPPER).await;
                transport.outgoing.send(b"die").expect("taken");
                let ended = tokio::time::timeout(LONG, transport.peer.ended()).await;
                assert_eq!(ended.expect("it ends").signal(), Some(9));
            });
            "wrapper died alone"
        }
    }
}

#[test]
fn no_child_outlives_its_handle() {
    // The runtime opens a few files once and keeps them.
    cycle(0);
    assert_nothing_left("the first time", usize::MAX);
    UP.store(0, Ordering::Relaxed);
    let files = open_files();
    for n in 0..CYCLES {
        let what = cycle(n);
        assert_nothing_left(&format!("cycle {n}, {what}"), files);
    }
    assert_eq!(UP.load(Ordering::Relaxed), CYCLES);

    // And many at once.
    let runtime = runtime(2);
    runtime.block_on(async {
        let mut tasks = Vec::new();
        for n in 0..40 {
            tasks.push(tokio::spawn(async move {
                let transport = start([POLITE, STUBBORN, WRAPPER][n % 3]).await;
                match n % 4 {
                    0 => drop(transport),
                    1 => {
                        let process = transport.peer.process().expect("a process");
                        process.shutdown(short()).await;
                    }
                    // Dropped with the runtime.
                    2 => drop(tokio::spawn(async move {
                        std::future::pending::<()>().await;
                        drop(transport);
                    })),
                    _ => {
                        // Cancelled in the middle.
                        let process = transport.peer.process().expect("a process");
                        tokio::select! {
                            biased;
                            _ = process.shutdown(Grace::new().eof(LONG)) => {}
                            () = tokio::task::yield_now() => {}
                        }
                    }
                }
            }));
        }
        for task in tasks {
            task.await.expect("no panic");
        }
    });
    drop(runtime);
    assert_nothing_left("many at once", files);
}
