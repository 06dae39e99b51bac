//! What pipes carry, sockets carry.

use std::time::Duration;

use codex_threads::transport::child::Launch;
use codex_threads::transport::websocket::Dial;
use codex_threads::{CallOptions, Error};
use codex_threads_testkit::model::Reply;
use codex_threads_tests::bench::soon;
use codex_threads_tests::shared::{Shared, Way};
use serde_json::{Value, json};

mod all {
    use super::a_whole_turn_with_an_approval;
    crate::on_servers!(all: a_whole_turn_with_an_approval);
}
crate::on_servers!(twenty_megabytes_both_ways);

async fn a_whole_turn_with_an_approval(version: &str, way: Way) {
    let shared = Shared::asking(version, way).await;
    let codex = shared.client().await;
    assert_eq!(codex.server().release(), shared.bench.number());
    let asked = codex.server_requests();
    shared.bench.model.script([
        Reply::shell("touch made").escalated("The test wants it"),
        Reply::message("It is made.").chunked(3),
    ]);
    let thread = soon("thread/start", codex.start_thread(shared.bench.thread()));
    let thread = thread.await.unwrap();
    let turn = soon("turn/start", thread.start_turn("Make it"))
        .await
        .unwrap();
    let mut asked = asked;
    let request = soon("the approval", asked.next()).await.unwrap();
    assert_eq!(request.turn_id(), Some(turn.id().as_str()));
    let _ = request
        .answer_raw(&json!({ "decision": "accept" }))
        .unwrap();
    let end = soon("the turn's end", turn.end()).await;
    assert!(end.is_completed(), "{end:?}");
    assert_eq!(end.final_message(), Some("It is made."));
    assert!(shared.bench.file("made").exists());

    // The end of the connection is not the server's.
    let report = soon("the shutdown", codex.shutdown()).await;
    assert!(report.is_clean() && report.process.is_none(), "{report}");
    let pid = shared.server.pid();
    assert!(shared.bench.processes().iter().any(|left| left.pid == pid));
    let next = shared.client().await;
    let same = next.thread(thread.id().clone());
    let read = soon("thread/read", same.read()).await.unwrap();
    assert_eq!(read.thread.id, *thread.id());
    soon("the shutdown", next.shutdown()).await;
    shared.bench.the_script_is_over();
    shared.end().await;
}

/// One at a time: old servers need seconds of a processor for such a message.
static LARGE: tokio::sync::Mutex<()> = tokio::sync::Mutex::const_new(());

/// Servers take no frame over 16 MiB, and no message over 64 MiB.
async fn twenty_megabytes_both_ways(version: &str, way: Way) {
    let _turn = LARGE.lock().await;
    let shared = Shared::asking(version, way).await;
    let codex = shared.client().await;
    let call = async |method: &'static str, params: Value| {
        let options = CallOptions::new().timeout(Duration::from_secs(600));
        codex.request_raw_with(method, Some(&params), options).await
    };
    let file = shared.bench.file("large");
    let data = "QUJD".repeat(5_000_000);
    let write = json!({ "path": file, "dataBase64": data });
    call("fs/writeFile", write).await.unwrap();
    assert_eq!(std::fs::metadata(&file).unwrap().len(), 15_000_000);
    let read = call("fs/readFile", json!({ "path": file })).await.unwrap();
    let read: Value = serde_json::from_slice(&read).unwrap();
    assert!(read["dataBase64"] == data, "something else came back");

    let too_long = json!({ "path": file, "dataBase64": "QUJD".repeat(17_000_000) });
    let refused = call("fs/writeFile", too_long).await;
    assert!(
        matches!(refused, Err(Error::Params { .. })),
        "{:?}",
        refused.map(|answer| answer.len())
    );
    let thread = soon("thread/start", codex.start_thread(shared.bench.thread())).await;
    assert!(thread.is_ok(), "the connection is gone: {thread:?}");
    soon("the shutdown", codex.shutdown()).await;
    shared.end().await;
}

async fn through_a_tunnel(version: &str) {
    let shared = Shared::asking(version, Way::Unix).await;
    let env = shared.bench.home.env();
    let mut proxy = Launch::new(shared.bench.release.program()).args(["app-server", "proxy"]);
    proxy = proxy
        .arg("--sock")
        .arg(shared.server.path().unwrap().as_os_str());
    for name in env.removed() {
        proxy = proxy.env_remove(name);
    }
    for (name, value) in env.set() {
        proxy = proxy.env(name, value);
    }
    let builder = shared.bench.builder();
    let codex = soon("the handshake", builder.dial(Dial::tunnel(proxy)))
        .await
        .unwrap();
    shared.bench.model.push(Reply::message("Through it."));
    let thread = soon("thread/start", codex.start_thread(shared.bench.thread()));
    let end = soon("a turn", thread.await.unwrap().run("Hello"))
        .await
        .unwrap();
    assert_eq!(end.final_message(), Some("Through it."));
    // The tunnel's process ends, the server's doesn't.
    let report = soon("the shutdown", codex.shutdown()).await;
    assert!(report.process.is_some(), "{report}");
    let left = shared.bench.processes();
    let pids: Vec<u32> = left.iter().map(|process| process.pid).collect();
    assert!(pids.contains(&shared.server.pid()), "{left:?}");
    assert!(
        !left.iter().any(|process| process.command.contains("proxy")),
        "{left:?}"
    );
    shared.end().await;
}

#[tokio::test]
async fn a_turn_through_the_proxy_of_0_129_0() {
    through_a_tunnel("0.129.0").await;
}

#[tokio::test]
async fn a_turn_through_the_proxy_of_0_169_0() {
    through_a_tunnel("0.169.0").await;
}
