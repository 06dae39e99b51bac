//! A process that is stopped: it stands still only once each of its threads does.

use std::time::Duration;

use crate::bench::soon;

/// Waits until a process that was sent `SIGSTOP` does nothing any more.
pub async fn halted(pid: u32) {
    soon("the process stands still", async {
        while !stands_still(pid) {
            // Nobody says when it does: look again.
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    })
    .await;
}

#[cfg(target_os = "linux")]
fn stands_still(pid: u32) -> bool {
    let threads = std::fs::read_dir(format!("/proc/{pid}/task")).expect("the process is there");
    threads.flatten().all(|thread| {
        // One that has just ended does nothing either.
        let stat = std::fs::read_to_string(thread.path().join("stat"));
        stat.map_or(true, |stat| {
            let state = stat.rsplit(')').next().unwrap_or_default().trim_start();
            state.starts_with(['T', 't', 'Z', 'X'])
        })
    })
}

#[cfg(not(target_os = "linux"))]
fn stands_still(pid: u32) -> bool {
    let output = std::process::Command::new("ps")
        .args(["-o", "state=", "-p", &pid.to_string()])
        .output()
        .expect("ps runs");
    output.stdout.trim_ascii().starts_with(b"T")
}
