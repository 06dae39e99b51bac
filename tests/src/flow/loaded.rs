//! The threads in the server's memory.

use std::collections::BTreeSet;

use codex_threads::protocol::ThreadLoadedListParams;

use super::{Flow, turn};
use crate::refusal::call;

pub(super) async fn list(flow: &mut Flow) {
    let loaded = call(&flow.codex, ThreadLoadedListParams::new()).await;
    for id in flow.forks.iter().chain([&flow.id]) {
        assert!(loaded.data.contains(id), "{:?}", loaded.data);
    }
    assert!(loaded.next_cursor.is_none());

    let mut cursor: Option<String> = None;
    let mut paged = Vec::new();
    loop {
        let mut params = ThreadLoadedListParams::new().limit(1);
        if let Some(cursor) = &cursor {
            params = params.cursor(cursor);
        }
        let page = call(&flow.codex, params).await;
        assert!(page.data.len() <= 1);
        paged.extend(page.data.iter().cloned());
        assert!(paged.len() <= 10, "the pages have no end");
        match page.next_cursor {
            Some(next) => cursor = Some(next),
            None => break,
        }
    }
    assert_eq!(
        paged.iter().collect::<BTreeSet<_>>(),
        loaded.data.iter().collect::<BTreeSet<_>>()
    );
    turn::next_step(flow);
}
