//! Two clients of one server.

use codex_threads::Codex;
use codex_threads::catalog::Catalog;
use codex_threads_testkit::model::Reply;
use codex_threads_tests::bench::soon;
use codex_threads_tests::shared::{Shared, Way};
use codex_threads_tests::watch::Watch;

mod approvals;
mod catalogs;
mod dashboard;
mod views;

/// One server, and two clients that know nothing of each other.
pub(crate) struct Two {
    pub(crate) shared: Shared,
    pub(crate) one: Codex,
    pub(crate) other: Codex,
}

impl Two {
    pub(crate) async fn new(version: &str, way: Way) -> Self {
        let shared = Shared::asking(version, way).await;
        let (one, other) = (shared.client().await, shared.client().await);
        Self { shared, one, other }
    }

    /// A thread of the first client in which one turn has completed.
    pub(crate) async fn thread(&self, text: &str) -> codex_threads::Thread {
        let thread = soon(
            "thread/start",
            self.one.start_thread(self.shared.bench.thread()),
        );
        let thread = thread.await.unwrap();
        self.shared.bench.model.push(Reply::message(text));
        let end = soon("a turn", thread.run(text)).await.unwrap();
        assert!(end.is_completed(), "{end:?}");
        thread
    }

    pub(crate) async fn end(self) {
        self.shared.bench.the_script_is_over();
        soon("the shutdown", self.one.shutdown()).await;
        soon("the shutdown", self.other.shutdown()).await;
        self.shared.end().await;
    }
}

pub(crate) async fn waits(catalog: &Catalog, what: &str, wanted: impl FnMut(&Catalog) -> bool) {
    assert!(soon(what, catalog.wait_for(wanted)).await, "{what}");
}

/// What a client may hear that has resumed nothing: broadcasts, nothing of a turn, no request.
pub(crate) fn heard_broadcasts_alone(codex: &Codex, watch: &mut Watch) {
    let heard = watch.methods();
    assert!(!heard.is_empty(), "it heard nothing at all");
    for method in &heard {
        let of_a_turn = method.starts_with("turn/") || method.starts_with("item/");
        assert!(!of_a_turn, "{heard:?}");
    }
    assert_eq!(codex.open_server_requests(), 0);
}
