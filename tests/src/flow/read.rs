//! What is stored of a thread is read.

use codex_threads::ServerErrorKind;
use codex_threads::protocol::{
    ThreadItem, ThreadItemsListParams, ThreadItemsListResponseDataItem, ThreadReadParams,
    ThreadStatus, ThreadTurnsListParams, Turn, TurnItemsView, TurnStatus,
};

use super::{Flow, Told, turn};
use crate::refusal::{Gate, ask, call, fails};

pub(super) async fn with_turns(flow: &mut Flow) {
    let short = call(&flow.codex, ThreadReadParams::new(&flow.id))
        .await
        .thread;
    assert_eq!(short.id, flow.id);
    assert!(short.turns.is_empty());
    assert_eq!(short.preview, "Count to three");
    assert_eq!(short.status.is_some(), flow.traits.has_status());
    if let Some(status) = &short.status {
        assert!(matches!(status, ThreadStatus::Idle(_)), "{status:?}");
    }

    let params = ThreadReadParams::new(&flow.id).include_turns(true);
    let whole = call(&flow.codex, params).await.thread;
    assert_eq!(whole.turns.len(), flow.told.len());
    assert!(whole.turns.rejected().is_empty());
    for (turn, told) in whole.turns.iter().zip(&flow.told) {
        same(flow, turn, told);
    }
    turn::next_step(flow);
}

pub(super) fn same(flow: &Flow, turn: &Turn, told: &Told) {
    assert_eq!(turn.status, TurnStatus::Completed);
    assert!(turn.items.rejected().is_empty());
    let user = turn.items.iter().find_map(|item| match item {
        ThreadItem::UserMessage(message) => Some(turn::text_of(&message.content)),
        _ => None,
    });
    assert_eq!(user.as_deref(), Some(told.user.as_str()));
    let agent = turn.items.iter().rev().find_map(|item| match item {
        ThreadItem::AgentMessage(message) => Some(message.text.as_str()),
        _ => None,
    });
    assert_eq!(agent, Some(told.agent.as_str()));
    if flow.traits.keeps_item_ids() {
        assert_eq!(turn.id, told.id);
        let ids: Vec<_> = turn.items.iter().map(turn::item_id).collect();
        assert_eq!(ids, told.items);
    }
}

pub(super) async fn page_by_page(flow: &mut Flow) {
    // The newest first, two turns a page.
    let mut cursor: Option<String> = None;
    let mut turns = Vec::new();
    loop {
        let gate = flow.traits.gate("thread/turns/list", None);
        let mut params = ThreadTurnsListParams::new(&flow.id).limit(2);
        if let Some(cursor) = &cursor {
            params = params.cursor(cursor);
        }
        if flow.traits.has_items_view() {
            params = params.items_view(TurnItemsView::Full);
        }
        let Some(page) = ask(&flow.codex, gate, params).await else {
            break;
        };
        assert!(page.data.len() <= 2);
        turns.extend(page.data.iter().cloned());
        cursor = page.next_cursor;
        if cursor.is_none() {
            assert_eq!(turns.len(), flow.told.len());
            for (turn, told) in turns.iter().rev().zip(&flow.told) {
                same(flow, turn, told);
            }
            break;
        }
    }

    // Items alone: for threads with a paginated history.
    let gate = flow.traits.gate("thread/items/list", None);
    let params = ThreadItemsListParams::new(&flow.id);
    if gate == Gate::Open && !flow.traits.paginates() {
        let kind = fails(&flow.codex, params).await;
        assert_eq!(kind, ServerErrorKind::NotSupportedForThread);
    } else if let Some(page) = ask(&flow.codex, gate, params).await {
        assert!(page.data.rejected().is_empty());
        assert!(page.next_cursor.is_none());
        let listed: Vec<_> = page
            .data
            .iter()
            .map(|entry| match entry {
                ThreadItemsListResponseDataItem::ThreadItemEntry(entry) => {
                    (entry.turn_id.clone(), turn::item_id(&entry.item))
                }
                other => panic!("{other:?}"),
            })
            .collect();
        let told: Vec<_> = flow
            .told
            .iter()
            .flat_map(|told| {
                told.items
                    .iter()
                    .map(|item| (told.id.clone(), item.clone()))
            })
            .collect();
        assert_eq!(listed, told);
    }
    turn::next_step(flow);
}
