//! Real child processes, most of them small shell scripts.
#![cfg(unix)]
#![allow(
    clippy::expect_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::time::Duration;

use codex_threads_transport::child::{Grace, Launch, SpawnError, Step};
use codex_threads_transport::{Cause, Chunk, CloseReason, Limits, SendError, Transport};

/// Longer than anything here takes on a busy machine.
const LONG: Duration = Duration::from_secs(120);

async fn soon<T>(what: &str, future: impl Future<Output = T>) -> T {
    match tokio::time::timeout(LONG, future).await {
        Ok(value) => value,
        Err(_) => panic!("{what} hangs"),
    }
}

/// A shell that runs `script` in place of a server.
fn shell(script: &str) -> Launch {
    Launch::new("/bin/sh").args(["-c", script])
}

async fn lines(transport: &mut Transport) -> Vec<String> {
    let mut lines = Vec::new();
    while let Some(chunk) = soon("reading", transport.incoming.next()).await {
        match chunk.expect("no read fails") {
            Chunk::Block(block) => {
                for line in block.lines() {
                    lines.push(String::from_utf8_lossy(line).into_owned());
                }
            }
            other => panic!("unexpected {other:?}"),
        }
    }
    lines
}

/// Waits for one line: the sign that the script has come so far.
async fn line(transport: &mut Transport) -> String {
    match soon("the first line", transport.incoming.next()).await {
        Some(Ok(Chunk::Block(block))) => {
            String::from_utf8_lossy(block.lines().next().expect("a line")).into_owned()
        }
        other => panic!("unexpected {other:?}"),
    }
}

#[tokio::test]
async fn lines_go_through_a_child_and_back() {
    let mut transport = Launch::new("cat").args(["-"]).spawn().expect("cat");
    for n in 0..1000 {
        let frame = format!("{{\"id\":{n}}}");
        transport.outgoing.send(frame.as_bytes()).expect("taken");
    }
    transport.outgoing.close();
    let lines = lines(&mut transport).await;
    assert_eq!(lines.len(), 1000);
    assert_eq!(lines[999], "{\"id\":999}");
    let ended = soon("the end", transport.peer.ended()).await;
    assert!(ended.success(), "{ended}");
    assert_eq!(ended.to_string(), "exited with status 0");
}

#[tokio::test]
async fn writes_larger_than_the_pipe_arrive_whole() {
    let mut transport = Launch::new("cat").args(["-"]).spawn().expect("cat");
    let sizes = [1, 65_535, 65_536, 65_537, 1 << 20, 20 << 20];
    for size in sizes {
        let frame = vec![b'w'; size];
        transport.outgoing.send(&frame).expect("taken");
    }
    transport.outgoing.close();
    let got: Vec<usize> = lines(&mut transport)
        .await
        .iter()
        .map(String::len)
        .collect();
    assert_eq!(got, sizes);
}

#[tokio::test]
async fn a_binary_that_does_not_exist_is_named() {
    for program in [
        "/no/such/codex",
        "no-such-codex-anywhere",
        "./no/such",
        "/bin/sh/x",
    ] {
        let error = Launch::new(program).spawn().expect_err("nothing there");
        assert!(
            matches!(&error, SpawnError::NotFound { program: named, .. } if named == Path::new(program)),
            "{error:?}"
        );
        assert!(error.to_string().contains(program), "{error}");
    }
}

#[tokio::test]
async fn a_file_that_can_not_be_run_is_told_from_one_that_is_missing() {
    let folder = tempfile::tempdir().expect("a folder");
    let plain = folder.path().join("plain");
    std::fs::write(&plain, "#!/bin/sh\n").expect("written");
    let no_interpreter = folder.path().join("no-interpreter");
    std::fs::write(&no_interpreter, "#!/no/such/interpreter\n").expect("written");
    let garbage = folder.path().join("garbage");
    std::fs::write(&garbage, b"\x7fELF not a program").expect("written");
    for file in [&no_interpreter, &garbage] {
        let mode = std::fs::Permissions::from_mode(0o755);
        std::fs::set_permissions(file, mode).expect("mode");
    }
    for file in [
        &plain,
        &no_interpreter,
        &garbage,
        &folder.path().to_path_buf(),
    ] {
        let error = Launch::new(file).spawn().expect_err("can not be run");
        assert!(
            matches!(&error, SpawnError::NotExecutable { program, .. } if program == file),
            "{error:?}"
        );
        assert!(error.to_string().contains(&file.display().to_string()));
    }
}

#[tokio::test]
async fn a_missing_working_folder_is_not_blamed_on_the_program() {
    let error = shell("true")
        .cwd("/no/such/folder")
        .spawn()
        .expect_err("no folder");
    assert!(
        matches!(error, SpawnError::NoSuchFolder { .. }),
        "{error:?}"
    );
}

#[test]
fn starting_without_a_runtime_is_an_error() {
    let error = shell("true").spawn().expect_err("no runtime");
    assert!(matches!(error, SpawnError::NoRuntime), "{error:?}");
}

#[tokio::test]
async fn a_child_that_is_gone_before_the_first_byte_tells_why() {
    let script = "echo 'Error: invalid config' >&2; echo 'caused by: line 3' >&2; exit 1";
    let mut transport = shell(script).spawn().expect("sh");
    assert!(lines(&mut transport).await.is_empty());
    let ended = soon("the end", transport.peer.ended()).await;
    assert_eq!(ended.code(), Some(1));
    assert_eq!(
        ended.to_string(),
        "exited with status 1; last stderr: Error: invalid config | caused by: line 3"
    );
    assert!(transport.peer.try_ended().is_some());
}

#[tokio::test]
async fn a_child_killed_by_a_signal_says_which() {
    let mut transport = shell("kill -SEGV $$; sleep 1000").spawn().expect("sh");
    assert!(lines(&mut transport).await.is_empty());
    let ended = soon("the end", transport.peer.ended()).await;
    assert_eq!(ended.signal(), Some(11));
    assert!(ended.to_string().contains("SIGSEGV"), "{ended}");
    assert!(!ended.success());
}

#[tokio::test]
async fn sending_to_a_dead_child_fails_and_its_end_is_known() {
    let transport = shell("read line; exit 3").spawn().expect("sh");
    transport.outgoing.send(b"go").expect("taken");
    let error = soon("the failure", async {
        loop {
            if let Err(error) = transport.outgoing.send(b"anyone?") {
                break error;
            }
            let _ = transport.outgoing.flush().await;
            tokio::task::yield_now().await;
        }
    })
    .await;
    assert!(
        matches!(
            &error,
            SendError::Closed {
                reason: CloseReason::PeerEnded | CloseReason::Failed(_),
                ..
            }
        ),
        "{error:?}"
    );
    let ended = soon("the end", transport.peer.ended()).await;
    assert_eq!(ended.code(), Some(3));
}

#[tokio::test]
async fn a_writer_stuck_on_a_full_pipe_is_freed_when_the_child_dies() {
    // The one that has left the group keeps the reading end of stdin open, so writing never fails.
    let script =
        "exec 3<&0; setsid sh -c 'exec <&3 3<&-; echo $$; exec sleep 600' & read line; exit 4";
    let mut transport = shell(script).spawn().expect("sh");
    let straggler: i32 = line(&mut transport).await.parse().expect("a pid");
    transport.outgoing.send(b"go").expect("taken");
    transport
        .outgoing
        .send(&vec![b'x'; 1 << 20])
        .expect("taken");
    let closed = soon("the writer", transport.outgoing.closed()).await;
    assert!(matches!(closed, CloseReason::PeerEnded), "{closed:?}");
    // Nor does the straggler, which holds stdout too, keep the connection from ending.
    assert!(lines(&mut transport).await.is_empty());
    let ended = soon("the end", transport.peer.ended()).await;
    assert_eq!(ended.code(), Some(4));
    kill(straggler);
}

fn kill(pid: i32) {
    let pid = rustix::process::Pid::from_raw(pid).expect("a pid");
    rustix::process::kill_process(pid, rustix::process::Signal::KILL).expect("still there");
}

#[tokio::test]
async fn a_flood_on_stderr_that_is_not_utf8_never_stops_the_child() {
    // 20 MB with every byte value in it, then a known end.
    let script = r"
        head -c 20000000 /dev/urandom >&2
        i=0
        while [ $i -lt 7000 ]; do printf 'line %05d \377\n' $i >&2; i=$((i+1)); done
        echo done
        cat >/dev/null";
    let mut transport = shell(script).spawn().expect("sh");
    assert_eq!(line(&mut transport).await, "done");
    transport.outgoing.close();
    assert!(lines(&mut transport).await.is_empty());
    let ended = soon("the end", transport.peer.ended()).await;
    assert!(ended.success(), "{ended:?}");
    let mut wanted = Vec::new();
    for n in 0..7000 {
        wanted.extend_from_slice(format!("line {n:05} ").as_bytes());
        wanted.extend_from_slice(b"\xff\n");
    }
    assert_eq!(ended.stderr_tail().len(), 64 * 1024);
    assert!(ended.stderr_tail() == &wanted[wanted.len() - 64 * 1024..]);
}

#[tokio::test]
async fn stderr_is_drained_while_the_runtime_is_blocked() {
    let script = "head -c 5000000 /dev/zero >&2; echo marker >&2; touch \"$DONE\"; cat >/dev/null";
    let folder = tempfile::tempdir().expect("a folder");
    let done = folder.path().join("done");
    let transport = shell(script).env("DONE", &done).spawn().expect("sh");
    // This is the runtime's only thread.
    let begun = std::time::Instant::now();
    while !done.exists() {
        assert!(begun.elapsed() < LONG, "the child stands still");
        std::thread::sleep(Duration::from_millis(5));
    }
    drop(transport);
}

#[tokio::test]
async fn output_that_is_not_codex_is_passed_on() {
    let mut transport = shell("echo 'usage: something else'; printf '\\377\\376\\n'; exit 2")
        .spawn()
        .expect("sh");
    assert_eq!(lines(&mut transport).await.len(), 2);
    let ended = soon("the end", transport.peer.ended()).await;
    assert_eq!(ended.code(), Some(2));
}

#[tokio::test]
async fn what_a_child_said_before_it_died_is_delivered() {
    let mut transport = shell(
        "i=0; while [ $i -lt 5000 ]; do echo line $i; i=$((i+1)); done; printf tail; kill -9 $$",
    )
    .spawn()
    .expect("sh");
    // Only read once it is dead.
    let ended = soon("the end", async {
        loop {
            if let Some(ended) = transport.peer.try_ended() {
                break ended;
            }
            match transport.incoming.next().await {
                Some(Ok(Chunk::Block(_))) | None => {}
                other => panic!("unexpected {other:?}"),
            }
            tokio::task::yield_now().await;
        }
    })
    .await;
    assert_eq!(ended.signal(), Some(9));
    while soon("reading", transport.incoming.next()).await.is_some() {}
    let counters = transport.incoming.counters();
    assert_eq!((counters.lines, counters.unterminated), (5001, 1));
}

#[tokio::test]
async fn shutdown_of_a_server_that_ends_at_eof_is_gentle() {
    let mut transport = shell("cat; echo bye >&2; exit 0").spawn().expect("sh");
    transport.outgoing.send(b"last words").expect("taken");
    let process = transport.peer.process().expect("a process");
    let grace = Grace::new().eof(LONG);
    let (report, said) = tokio::join!(soon("shutdown", process.shutdown(grace)), async {
        let mut said = 0;
        while let Some(Ok(Chunk::Block(block))) = transport.incoming.next().await {
            said += block.len();
        }
        said
    });
    assert_eq!(report.step, Step::Eof, "{report}");
    assert_eq!(said, 1);
    assert_eq!(
        report.to_string(),
        "the server ended when its stdin was closed: exited with status 0; last stderr: bye"
    );
    let again = soon("again", process.shutdown(grace)).await;
    assert_eq!(again.step, Step::AlreadyEnded);
}

#[tokio::test]
async fn shutdown_of_a_server_that_ignores_eof_takes_term() {
    let script = "trap 'exit 7' TERM; echo up; while :; do sleep 0.05; done";
    let mut transport = shell(script).spawn().expect("sh");
    assert_eq!(line(&mut transport).await, "up");
    let process = transport.peer.process().expect("a process");
    let grace = Grace::new().eof(Duration::from_millis(50)).term(LONG);
    let report = soon("shutdown", process.shutdown(grace)).await;
    assert_eq!(report.step, Step::Term, "{report}");
    assert_eq!(report.ended.and_then(|ended| ended.code()), Some(7));
}

#[tokio::test]
async fn shutdown_of_a_server_that_ignores_eof_and_term_takes_kill() {
    let script = "trap '' TERM; echo up; while :; do sleep 0.05; done";
    let mut transport = shell(script).spawn().expect("sh");
    assert_eq!(line(&mut transport).await, "up");
    let process = transport.peer.process().expect("a process");
    let short = Duration::from_millis(50);
    let grace = Grace::new().eof(short).term(short).kill(LONG);
    let report = soon("shutdown", process.shutdown(grace)).await;
    assert_eq!(report.step, Step::Kill, "{report}");
    let ended = report.ended.expect("it is gone");
    assert!(matches!(ended.cause(), Cause::Signaled { signal: 9, .. }));
}

#[tokio::test]
async fn shutdown_with_a_full_pipe_does_not_hang() {
    // Reads nothing: what is queued can not be written, so stdin can not be closed in order.
    let mut transport = shell("echo up; sleep 1000").spawn().expect("sh");
    assert_eq!(line(&mut transport).await, "up");
    transport
        .outgoing
        .send(&vec![b'x'; 10 << 20])
        .expect("taken");
    let process = transport.peer.process().expect("a process");
    let grace = Grace::new().eof(Duration::from_millis(50)).term(LONG);
    let report = soon("shutdown", process.shutdown(grace)).await;
    assert_eq!(report.step, Step::Term, "{report}");
    assert!(transport.outgoing.send(b"late").is_err());
}

#[tokio::test]
async fn a_straggler_outside_of_the_group_does_not_delay_the_end() {
    // It holds stdout and stderr open for ten minutes.
    let script = "echo why >&2; setsid sh -c 'echo $$; exec sleep 600' & read line; exit 5";
    let mut transport = shell(script).spawn().expect("sh");
    let straggler: i32 = line(&mut transport).await.parse().expect("a pid");
    transport.outgoing.send(b"go").expect("taken");
    assert!(lines(&mut transport).await.is_empty());
    let ended = soon("the end", transport.peer.ended()).await;
    assert_eq!(ended.code(), Some(5));
    assert_eq!(ended.stderr_tail(), b"why\n");
    kill(straggler);
}

/// The runtime tells a task that has had its share to wait; nothing but itself will wake it then.
#[tokio::test]
async fn a_reader_that_had_its_share_of_time_hears_of_the_end_beside_a_straggler() {
    use std::future::poll_fn;
    use std::pin::pin;
    use std::task::Poll;
    use tokio::task::coop::{consume_budget, has_budget_remaining};

    let script = "read line; setsid sh -c 'echo $$; exec sleep 600' & read line; exit 5";
    let mut transport = shell(script).spawn().expect("sh");
    poll_fn(|cx| {
        while has_budget_remaining() {
            let _ = pin!(consume_budget()).poll(cx);
        }
        assert!(pin!(transport.incoming.next()).poll(cx).is_pending());
        Poll::Ready(())
    })
    .await;
    transport.outgoing.send(b"begin").expect("taken");
    let straggler: i32 = line(&mut transport).await.parse().expect("a pid");
    transport.outgoing.send(b"go").expect("taken");
    assert!(lines(&mut transport).await.is_empty());
    kill(straggler);
}

/// Whoever drops a handle goes on at once: neither the server's end nor that of its pipes is waited for.
#[test]
fn a_drop_waits_for_nothing() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    // What is outside of the group holds stdout and stderr open, and is not killed with it.
    let script = "trap '' TERM HUP INT; setsid sh -c 'echo $$; exec sleep 600' & read line";
    for place in ["in the runtime", "without a runtime", "while it panics"] {
        let (transport, straggler) = runtime.block_on(async {
            let mut transport = shell(script).spawn().expect("sh");
            let straggler: i32 = line(&mut transport).await.parse().expect("a pid");
            (transport, straggler)
        });
        let dropped = std::thread::spawn({
            let handle = runtime.handle().clone();
            move || match place {
                "in the runtime" => {
                    let _inside = handle.enter();
                    drop(transport);
                }
                "without a runtime" => drop(transport),
                _ => {
                    let _transport = transport;
                    std::panic::resume_unwind(Box::new("a panic"));
                }
            }
        });
        let panicked = dropped.join().is_err();
        assert_eq!(panicked, place == "while it panics");
        // It is still there: the drop did not wait for its pipes.
        kill(straggler);
    }
}

#[tokio::test]
async fn the_environment_is_as_told() {
    let print = "echo \"[$A][$B][${PATH+path}]\"; pwd";
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path().canonicalize().expect("a path");
    let mut transport = shell(print)
        .env("A", "1")
        .env_clear()
        .env("B", "2")
        .env_remove("A")
        .cwd(&folder)
        .spawn()
        .expect("sh");
    let lines = lines(&mut transport).await;
    assert!(lines[0].starts_with("[][2]"), "{}", lines[0]);
    assert_eq!(lines[1], folder.display().to_string());
}

#[test]
fn neither_environment_nor_arguments_show_in_debug_output() {
    let launch = Launch::new("codex")
        .env("TOKEN", "secret1")
        .args(["secret2"]);
    let shown = format!("{launch:?}");
    assert!(!shown.contains("secret"), "{shown}");
    assert!(shown.contains("TOKEN"));
}

#[tokio::test]
async fn helper_programs_of_old_releases_are_on_the_path() {
    let folder = tempfile::tempdir().expect("a folder");
    let target = folder.path().join("vendor/x");
    std::fs::create_dir_all(target.join("path")).expect("folders");
    std::fs::create_dir_all(target.join("codex")).expect("folders");
    let program = target.join("codex/codex");
    std::os::unix::fs::symlink("/bin/sh", &program).expect("a link");
    let mut transport = Launch::new(&program)
        .args(["-c", "echo \"$PATH\""])
        .spawn()
        .expect("sh");
    let lines = lines(&mut transport).await;
    let first = lines[0].split(':').next().expect("a folder");
    assert_eq!(Path::new(first), target.join("path"));
}

#[tokio::test]
async fn a_line_over_the_cap_from_a_child_costs_that_line_alone() {
    let script = "echo a; head -c 3000000 /dev/zero | tr '\\0' x; echo; echo b";
    let limits = Limits::new().max_line(100_000);
    let mut transport = shell(script).limits(limits).spawn().expect("sh");
    let mut lines = 0;
    let mut oversized = 0;
    while let Some(chunk) = soon("reading", transport.incoming.next()).await {
        match chunk.expect("no read fails") {
            Chunk::Block(block) => lines += block.len(),
            Chunk::Oversized(line) => oversized += line.len,
            other => panic!("unexpected {other:?}"),
        }
    }
    assert_eq!((lines, oversized), (2, 3_000_000));
}

#[tokio::test]
async fn a_watch_tells_the_end_after_the_handle_is_gone() {
    let mut transport = shell("echo up; echo why >&2; sleep 1000")
        .spawn()
        .expect("sh");
    assert_eq!(line(&mut transport).await, "up");
    let watch = transport.peer.process().expect("a process").watch();
    assert!(watch.try_ended().is_none());
    let Transport {
        mut incoming,
        outgoing,
        peer,
        ..
    } = transport;
    drop(peer);
    let ended = soon("the end", watch.ended()).await;
    assert_eq!(ended.signal(), Some(9));
    assert!(soon("reading", incoming.next()).await.is_none());
    assert!(outgoing.send(b"late").is_err_and(|error| error.is_closed()));
}

#[tokio::test]
async fn a_reader_that_does_not_read_stops_the_server_and_loses_nothing() {
    // Far more than the pipe takes; the script says on stderr when it has got rid of it all.
    let script = "i=0; while [ $i -lt 200 ]; do head -c 9999 /dev/zero | tr '\\0' x; echo; i=$((i+1)); done; echo done >&2";
    let mut transport = shell(script).spawn().expect("sh");
    let first = line(&mut transport).await;
    assert_eq!(first.len(), 9999);
    let process = transport.peer.process().expect("a process");
    assert!(process.stderr_tail().is_empty(), "2 MB are held somewhere");
    while soon("reading", transport.incoming.next()).await.is_some() {}
    assert_eq!(transport.incoming.counters().lines, 200);
    let ended = soon("the end", transport.peer.ended()).await;
    assert_eq!(ended.stderr_tail(), b"done\n");
}
