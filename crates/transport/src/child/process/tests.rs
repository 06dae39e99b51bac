//! Process ids that have become somebody else's.

use std::io::{BufRead as _, BufReader, Write as _};
use std::os::unix::process::CommandExt as _;
use std::process::{Child, Command, Stdio};

use super::*;

fn start(program: &str) -> Child {
    Command::new(program)
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("it is everywhere")
}

/// Whether it still gives back what it is told.
fn lives(stranger: &mut Child, line: &str) -> bool {
    let (Some(stdin), Some(stdout)) = (&mut stranger.stdin, &mut stranger.stdout) else {
        return false;
    };
    let mut heard = String::new();
    writeln!(stdin, "{line}").is_ok()
        && BufReader::new(stdout).read_line(&mut heard).is_ok()
        && heard.trim() == line
}

#[test]
fn a_stranger_that_got_the_id_of_a_reaped_child_is_not_signalled() {
    let mut stranger = start("cat");
    let queue = || Arc::new(Queue::new(1));
    let mut inner = Inner::new(start("true"), Arc::default(), queue());
    let status = inner.reap().expect("it was running");
    assert!(status.success() || status.code().is_none());
    // The system gives the id to the next one.
    inner.pid = stranger.id();
    inner.end(End::Term);
    inner.end(End::Kill);
    let process = Process::new(Arc::new(inner));
    process.kill();
    assert!(lives(&mut stranger, "after kill"));
    drop(process);
    assert!(lives(&mut stranger, "after drop"));

    // The same where the child is looked at now and then.
    let mut inner = Inner::new(start("true"), Arc::default(), queue());
    while inner.try_reap().expect("it is ours").is_none() {
        std::thread::yield_now();
    }
    inner.pid = stranger.id();
    drop(Process::new(Arc::new(inner)));
    assert!(lives(&mut stranger, "after another"));

    // Not reaped, it is signalled: what was shown above is not for want of a signal.
    let mut other = start("cat");
    let mut inner = Inner::new(start("cat"), Arc::default(), queue());
    let own = std::mem::replace(&mut inner.pid, other.id());
    inner.end(End::Kill);
    assert!(!other.wait().expect("it is ours").success());
    inner.pid = own;
    inner.reap().expect("it was running");

    drop(stranger.stdin.take());
    assert!(stranger.wait().expect("it is ours").success());
}

#[test]
fn a_child_that_nobody_can_look_after_is_not_left_running() {
    let inner = Inner::new(start("cat"), Arc::default(), Arc::new(Queue::new(1)));
    inner.kill_and_reap();
    let mut slot = inner.lock();
    assert!(slot.reaped);
    let status = slot.child.try_wait().expect("it is ours");
    assert!(status.is_some_and(|status| !status.success()));
}
