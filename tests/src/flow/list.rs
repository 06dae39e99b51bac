//! Threads are listed, filtered, and paged through.

use std::collections::BTreeSet;

use codex_threads::protocol::{
    SortDirection, ThreadId, ThreadListParams, ThreadSortKey, ThreadSourceKind,
};

use super::{Flow, turn};
use crate::refusal::{ask, call};

pub(super) async fn filters_and_pages(flow: &mut Flow) {
    let all_of_them: BTreeSet<_> = flow.forks.iter().chain([&flow.id]).cloned().collect();
    assert_eq!(ids(flow, ThreadListParams::new()).await, all_of_them);

    // By provider: the active one alone, all, another one.
    let all = ThreadListParams::new().model_providers(Vec::<String>::new());
    assert_eq!(ids(flow, all).await, all_of_them);
    let other = ThreadListParams::new().model_providers(["openai"]);
    assert!(ids(flow, other).await.is_empty());

    // By source, and by place.
    let cli = ThreadListParams::new().source_kinds([ThreadSourceKind::Exec]);
    assert!(ids(flow, cli).await.is_empty());
    let archived = ThreadListParams::new().archived(true);
    assert!(ids(flow, archived).await.is_empty());

    // By folder.
    let gate = flow.traits.gate("thread/list", Some("cwd"));
    let here =
        ThreadListParams::new().cwd(flow.bench.home.workdir().to_string_lossy().into_owned());
    if let Some(page) = ask(&flow.codex, gate, here).await {
        assert_eq!(
            page.data
                .iter()
                .map(|t| t.id.clone())
                .collect::<BTreeSet<_>>(),
            all_of_them
        );
    }
    let elsewhere = ThreadListParams::new().cwd("/elsewhere");
    if let Some(page) = ask(&flow.codex, gate, elsewhere).await {
        assert!(page.data.is_empty());
    }

    // By text.
    let gate = flow.traits.gate("thread/list", Some("searchTerm"));
    let absent = ThreadListParams::new().search_term("no such words anywhere");
    if let Some(page) = ask(&flow.codex, gate, absent).await {
        assert!(page.data.is_empty());
    }
    let present = ThreadListParams::new().search_term("Count");
    if let Some(page) = ask(&flow.codex, gate, present).await {
        assert!(
            page.data.iter().any(|thread| thread.id == flow.id),
            "{:?}",
            page.data
        );
    }

    // In both directions.
    let gate = flow.traits.gate("thread/list", Some("sortDirection"));
    let sorted = |direction| {
        ThreadListParams::new()
            .sort_key(ThreadSortKey::UpdatedAt)
            .sort_direction(direction)
    };
    let down = ask(&flow.codex, gate, sorted(SortDirection::Desc)).await;
    let up = ask(&flow.codex, gate, sorted(SortDirection::Asc)).await;
    if let (Some(down), Some(up)) = (down, up) {
        let down: Vec<_> = down.data.iter().map(|t| t.id.clone()).collect();
        let mut up: Vec<_> = up.data.iter().map(|t| t.id.clone()).collect();
        up.reverse();
        assert_eq!(up, down);
    }

    // One a page. Paging on created_at loses threads made in one second, so on the other key.
    let mut cursor: Option<String> = None;
    let mut paged = Vec::new();
    loop {
        let mut params = ThreadListParams::new()
            .limit(1)
            .sort_key(ThreadSortKey::UpdatedAt);
        if let Some(cursor) = &cursor {
            params = params.cursor(cursor);
        }
        let page = call(&flow.codex, params).await;
        assert!(page.data.len() <= 1);
        paged.extend(page.data.iter().map(|thread| thread.id.clone()));
        assert!(paged.len() <= 10, "the pages have no end");
        match page.next_cursor {
            Some(next) => cursor = Some(next),
            None => break,
        }
    }
    assert_eq!(paged.len(), all_of_them.len(), "{paged:?}");
    assert_eq!(BTreeSet::from_iter(paged), all_of_them);
    turn::next_step(flow);
}

async fn ids(flow: &Flow, params: ThreadListParams) -> BTreeSet<ThreadId> {
    let page = call(&flow.codex, params).await;
    assert!(page.data.rejected().is_empty());
    page.data.iter().map(|thread| thread.id.clone()).collect()
}
