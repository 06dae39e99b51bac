//! Real processes: codex, and what is not codex.

use std::path::{Path, PathBuf};
use std::time::Duration;

use codex_threads::protocol::{ThreadListParams, ThreadStartParams};
use codex_threads::{Codex, ConnectError};
use codex_threads_testkit::Release;
use serde_json::Value;

use crate::common::soon;

/// A real release, from the cache or from npm.
async fn binary(version: &str) -> PathBuf {
    let release = Release::get(version).await.unwrap();
    release.program().to_owned()
}

pub(crate) fn script(folder: &Path, text: &str) -> PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let path = folder.join("codex");
    std::fs::write(&path, format!("#!/bin/sh\n{text}\n")).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    path
}

/// Waits until a file is there.
pub(crate) async fn wait_for(file: &Path) {
    soon(async {
        while !file.exists() {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    })
    .await;
}

fn alive(pid: u32) -> bool {
    // Not by its command line, which is empty for a moment while the process becomes another one.
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    let state = stat
        .rsplit_once(") ")
        .and_then(|(_, rest)| rest.chars().next());
    state.is_some_and(|state| !matches!(state, 'Z' | 'X'))
}

async fn gone(pid: u32) {
    soon(async {
        while alive(pid) {
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    })
    .await;
}

async fn drives(version: &str) {
    let home = tempfile::tempdir().unwrap();
    let codex = Codex::builder()
        .program(binary(version).await)
        .codex_home(home.path())
        .spawn()
        .await
        .unwrap();
    assert_eq!(codex.server().release().to_string(), version);
    assert!(codex.server().accepts("thread/list"));
    assert!(codex.server().methods().unwrap().count() > 40);
    let raw = codex
        .request_raw("thread/list", Some(&serde_json::json!({})))
        .await
        .unwrap();
    let raw: Value = serde_json::from_slice(&raw).unwrap();
    assert_eq!(raw["data"], serde_json::json!([]));
    let page = codex.call(ThreadListParams::new().limit(5)).await.unwrap();
    assert!(page.data.is_empty());
    let thread = codex.start_thread(ThreadStartParams::new()).await.unwrap();
    let mut events = thread.events();
    let first = soon(async {
        loop {
            let event = events.next().await.unwrap();
            if event.method() == "thread/started" {
                break event;
            }
        }
    })
    .await;
    assert_eq!(first.thread_id(), Some(thread.id().as_str()));
    let report = soon(codex.shutdown()).await;
    assert!(report.is_clean(), "{report}");
    assert!(report.process.is_some());
    assert!(
        codex
            .call(ThreadListParams::new())
            .await
            .unwrap_err()
            .is_closed()
    );
}

#[tokio::test]
async fn codex_0_100_is_driven() {
    drives("0.100.0").await;
}

#[tokio::test]
async fn codex_0_129_is_driven() {
    drives("0.129.0").await;
}

#[tokio::test]
async fn codex_0_169_is_driven() {
    drives("0.169.0").await;
}

#[tokio::test]
async fn a_fault_in_the_configuration_is_told_with_the_servers_own_words() {
    for version in ["0.100.0", "0.169.0"] {
        let home = tempfile::tempdir().unwrap();
        let error = Codex::builder()
            .program(binary(version).await)
            .codex_home(home.path())
            .args(["-c", "sandbox_mode=nonsense"])
            .spawn()
            .await
            .unwrap_err();
        let ConnectError::Exited { ended, .. } = &error else {
            panic!("{error}")
        };
        assert_eq!(ended.code(), Some(1));
        let text = error.to_string();
        assert!(text.contains("unknown variant `nonsense`"), "{text}");
    }
}

#[tokio::test]
async fn a_server_that_fails_and_stands_still_until_it_reads_again_does_not_hang_the_handshake() {
    let folder = tempfile::tempdir().unwrap();
    let text = r#"read -r discover; read -r initialize
echo 'Error: bad configuration' >&2
read -r anything; exit 1"#;
    let error = soon(
        Codex::builder()
            .program(script(folder.path(), text))
            .spawn(),
    )
    .await
    .unwrap_err();
    assert!(matches!(error, ConnectError::Exited { .. }), "{error}");
    assert!(error.to_string().contains("bad configuration"), "{error}");
}

#[tokio::test]
async fn what_is_not_codex_is_told_apart() {
    let error = Codex::builder()
        .program("/no/such/codex")
        .spawn()
        .await
        .unwrap_err();
    assert!(matches!(error, ConnectError::Launch(_)), "{error}");

    for text in ["exit 0", "echo hello; exit 3", "echo oops >&2; exit 1"] {
        let folder = tempfile::tempdir().unwrap();
        let error = soon(
            Codex::builder()
                .program(script(folder.path(), text))
                .spawn(),
        )
        .await
        .unwrap_err();
        assert!(
            matches!(error, ConnectError::Exited { .. }),
            "{text}: {error}"
        );
    }

    let folder = tempfile::tempdir().unwrap();
    let error = soon(
        Codex::builder()
            .program(script(folder.path(), "exec cat"))
            .spawn(),
    )
    .await
    .unwrap_err();
    assert!(matches!(error, ConnectError::NotCodex { .. }), "{error}");
}

/// A server that knows the handshake and nothing else, and notes its process id.
fn stub(folder: &Path) -> PathBuf {
    script(
        folder,
        r#"echo $$ > "$0.pid"
read -r discover
read -r initialize
id=${initialize#*\"id\":}
id=${id%%,*}
echo '{"id":1,"error":{"code":-32600,"message":"no"}}'
echo '{"id":'$id',"result":{"userAgent":"x/0.169.0 (Linux) x"}}'
exec cat > /dev/null"#,
    )
}

fn pid(program: &Path) -> u32 {
    std::fs::read_to_string(program.with_extension("pid"))
        .unwrap()
        .trim()
        .parse()
        .unwrap()
}

#[tokio::test]
async fn the_last_handle_that_is_dropped_ends_the_server() {
    let folder = tempfile::tempdir().unwrap();
    let program = stub(folder.path());
    let codex = soon(Codex::builder().program(&program).spawn())
        .await
        .unwrap();
    let pid = pid(&program);
    let events = codex.events();
    let thread = codex.thread("t");
    drop(codex);
    assert!(alive(pid), "a thread's handle is a handle");
    drop(thread);
    gone(pid).await;
    drop(events);
}

#[test]
fn a_dropped_runtime_ends_the_server() {
    let folder = tempfile::tempdir().unwrap();
    let program = stub(folder.path());
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let codex = runtime
        .block_on(async { soon(Codex::builder().program(&program).spawn()).await })
        .unwrap();
    let pid = pid(&program);
    drop(runtime);
    drop(codex);
    let again = tokio::runtime::Runtime::new().unwrap();
    again.block_on(gone(pid));
}
