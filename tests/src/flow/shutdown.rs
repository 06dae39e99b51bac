//! The connection ends in order, and so does the server.

use codex_threads::protocol::ThreadListParams;
use codex_threads::transport::child::Step;
use codex_threads::{CloseCause, Error};

use super::Flow;
use crate::bench::soon;

pub(super) async fn shutdown(flow: &mut Flow) {
    assert_eq!(
        flow.bench.processes().len(),
        1,
        "{:?}",
        flow.bench.processes()
    );
    let report = soon("the shutdown", flow.codex.shutdown()).await;
    assert!(report.is_clean(), "{report}");
    let process = report.process.expect("this connection started a server");
    assert_eq!(process.step, Step::Eof, "{process}");
    let ended = process.ended.as_ref().expect("it is known how it ended");
    assert!(ended.success(), "{process}");
    soon("the end of all processes", flow.bench.nothing_is_left()).await;

    let closed = flow.codex.is_closed().expect("it is closed");
    assert!(matches!(closed.cause(), CloseCause::Shutdown), "{closed:?}");
    flow.thread.end().await;
    flow.all.end().await;
    let error = flow
        .codex
        .call(ThreadListParams::new())
        .await
        .expect_err("the connection is closed");
    assert!(matches!(error, Error::Closed { .. }), "{error:?}");
    assert_eq!(error.method(), "thread/list");
    flow.bench.the_script_is_over();

    let stats = flow.codex.stats();
    assert_eq!(stats.not_json, 0);
    assert_eq!(stats.not_utf8, 0);
    assert_eq!(stats.not_a_message, 0);
    assert_eq!(stats.oversized, 0);
    assert_eq!(stats.late, 0);
    assert_eq!(stats.unanswered, 0);
    assert_eq!(stats.declined, 0);
}
