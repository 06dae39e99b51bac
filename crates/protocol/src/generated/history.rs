//! Histories, page by page: turns, items, timelines.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

#![allow(unused_imports)]

use serde_json::Value;

use super::*;
use crate::runtime::{
    List, Map, Secret, UnknownFields, either, keyed, object, shape, tagged, text_enum,
};
use crate::{ItemId, RequestId, ThreadId, TurnId};

object! {
    /// The members of `ItemThreadItemsListAnchor`.
    pub struct ItemThreadItemsListAnchor {
        required {
            /// `itemId`.
            item_id: ItemId = "itemId";
        }
    }
}

object! {
    /// The members of `ItemThreadTimelineEntry`.
    pub struct ItemThreadTimelineEntry {
        required {
            /// `item`.
            item: ThreadItem = "item";
            /// `position`.
            position: u64 = "position";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
    }
}

object! {
    /// The members of `RealtimeThreadTimelineEntry`.
    pub struct RealtimeThreadTimelineEntry {
        required {
            /// `item`.
            item: ThreadRealtimeItem = "item";
            /// `position`.
            position: u64 = "position";
        }
    }
}

object! {
    /// The members of `ThreadItemEntry`.
    ///
    /// Releases: since 0.151; experimental: 0.145 to 0.150.
    pub struct ThreadItemEntry {
        required {
            /// `item`.
            item: ThreadItem = "item";
            /// Turn containing this item.
            turn_id: TurnId = "turnId";
        }
        optional {
            /// Unix timestamp (milliseconds) when the item completed, if recorded by the
            /// producer.
            ///
            /// Releases: since 0.157.
            completed_at_ms: i64 = "completedAtMs";
            /// The saved output was omitted. Fetch the complete item with `thread/items/read`.
            ///
            /// Experimental; releases: since 0.169.
            output_deferred: bool = "outputDeferred";
            /// Unix timestamp (milliseconds) when the item started, if recorded by the
            /// producer.
            ///
            /// Releases: since 0.157.
            started_at_ms: i64 = "startedAtMs";
        }
    }
}

object! {
    /// The members of `ThreadItemOutputDeferral`.
    ///
    /// Releases: since 0.169.
    pub struct ThreadItemOutputDeferral {
        optional {
            /// Defer nonempty output from successful commands.
            ///
            /// Experimental; releases: since 0.169.
            command_execution: bool = "commandExecution";
            /// Defer nonempty plain-text results from successful MCP tool calls.
            ///
            /// Experimental; releases: since 0.169.
            mcp_tool_call: bool = "mcpToolCall";
        }
    }
}

tagged! {
    /// An exclusive item position within the requested visible turn.
    ///
    /// Releases: since 0.159.
    pub enum ThreadItemsListAnchor by "type" {
        held {
            /// `item`.
            Item(ItemThreadItemsListAnchor) = "item",
        }
    }
}

shape! {
    /// Starting position for an item-history page.
    ///
    /// Releases: since 0.159.
    pub enum ThreadItemsListCursor {
        /// A string.
        Text(String) = text,
        /// An object.
        Object(ThreadItemsListAnchor) = object,
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: since 0.151; experimental: 0.143 to 0.150.
    pub struct ThreadItemsListParams {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// Opaque continuation cursor or an exclusive item anchor in the requested visible
            /// turn. An item anchor requires a non-empty `turnId`; ascending (the default)
            /// returns items after it, and descending returns items before it. Continue with
            /// the returned string cursor.
            cursor: ThreadItemsListCursor = "cursor";
            /// For a single turn, choose which saved outputs to fetch separately by item ID.
            ///
            /// Releases: since 0.169.
            defer_output: ThreadItemOutputDeferral = "deferOutput";
            /// Optional item page size.
            limit: u32 = "limit";
            /// Optional item pagination direction; defaults to ascending.
            sort_direction: SortDirection = "sortDirection";
            /// Optional turn id to filter by. When omitted, returns items across the thread.
            turn_id: TurnId = "turnId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: since 0.151; experimental: 0.143 to 0.150.
    pub struct ThreadItemsListResponse {
        required {
            /// `data`.
            data: List<ThreadItemsListResponseDataItem> = "data";
        }
        optional {
            /// Opaque cursor to pass as `cursor` when reversing `sortDirection`. This is only
            /// populated when the page contains at least one item.
            backwards_cursor: String = "backwardsCursor";
            /// Opaque cursor to pass to the next call to continue after the last item. if None,
            /// there are no more items to return.
            next_cursor: String = "nextCursor";
        }
    }
}

either! {
    /// The forms of `ThreadItemsListResponseDataItem`.
    pub enum ThreadItemsListResponseDataItem {
        /// An object of this form.
        ThreadItem(ThreadItem) by "type",
        /// An object of this form.
        ThreadItemEntry(Box<ThreadItemEntry>),
    }
}

object! {
    /// EXPERIMENTAL - retrieve a bounded set of persisted items from one turn.
    ///
    /// Experimental; releases: since 0.163.
    pub struct ThreadItemsReadParams {
        required {
            /// Item IDs to retrieve. Supply 1 to 100 IDs.
            item_ids: List<ItemId> = "itemIds";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
    }
}

object! {
    /// EXPERIMENTAL - persisted items returned in canonical stored order.
    ///
    /// Experimental; releases: since 0.163.
    pub struct ThreadItemsReadResponse {
        required {
            /// `data`.
            data: List<ThreadItemEntry> = "data";
        }
    }
}

tagged! {
    /// EXPERIMENTAL - one item or turn boundary in canonical rollout order.
    ///
    /// Experimental; releases: since 0.150.
    pub enum ThreadTimelineEntry by "type" {
        held {
            /// `realtime`.
            Realtime(RealtimeThreadTimelineEntry) = "realtime",
            /// `turnStarted`.
            TurnStarted(TurnStartedThreadTimelineEntry) = "turnStarted",
        }
        boxed {
            /// `item`.
            Item(ItemThreadTimelineEntry) = "item",
            /// `turnCompleted`.
            TurnCompleted(TurnCompletedThreadTimelineEntry) = "turnCompleted",
        }
    }
}

object! {
    /// EXPERIMENTAL - list ordinary and realtime thread history in rollout order.
    ///
    /// Experimental; releases: since 0.150.
    pub struct ThreadTimelineListParams {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// `cursor`.
            cursor: String = "cursor";
            /// `limit`.
            limit: u32 = "limit";
        }
    }
}

object! {
    /// EXPERIMENTAL - a bounded timeline page with its resolved opening voice state.
    ///
    /// Experimental; releases: since 0.150.
    pub struct ThreadTimelineListResponse {
        required {
            /// `data`.
            data: List<ThreadTimelineEntry> = "data";
        }
        optional {
            /// `activeRealtimeSessionAtPageStart`.
            active_realtime_session_at_page_start: String = "activeRealtimeSessionAtPageStart";
            /// `nextCursor`.
            next_cursor: String = "nextCursor";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: 0.130 to 0.142.
    pub struct ThreadTurnsItemsListParams {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
        optional {
            /// Opaque cursor to pass to the next call to continue after the last item.
            cursor: String = "cursor";
            /// Optional item page size.
            limit: u32 = "limit";
            /// Optional item pagination direction; defaults to ascending.
            sort_direction: SortDirection = "sortDirection";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: 0.130 to 0.142.
    pub struct ThreadTurnsItemsListResponse {
        required {
            /// `data`.
            data: List<ThreadItem> = "data";
        }
        optional {
            /// Opaque cursor to pass as `cursor` when reversing `sortDirection`. This is only
            /// populated when the page contains at least one item.
            backwards_cursor: String = "backwardsCursor";
            /// Opaque cursor to pass to the next call to continue after the last item. if None,
            /// there are no more items to return.
            next_cursor: String = "nextCursor";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Releases: 0.122 to 0.128, since 0.151; experimental: 0.129 to 0.150.
    pub struct ThreadTurnsListParams {
        required {
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// Opaque cursor to pass to the next call to continue after the last turn.
            cursor: String = "cursor";
            /// How much item detail to include for each returned turn; defaults to summary.
            ///
            /// Releases: since 0.151; experimental: 0.130 to 0.150.
            items_view: TurnItemsView = "itemsView";
            /// Optional turn page size.
            limit: u32 = "limit";
            /// Optional turn pagination direction; defaults to descending.
            sort_direction: SortDirection = "sortDirection";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Releases: 0.122 to 0.128, since 0.151; experimental: 0.129 to 0.150.
    pub struct ThreadTurnsListResponse {
        required {
            /// `data`.
            data: List<Turn> = "data";
        }
        optional {
            /// Opaque cursor to pass as `cursor` when reversing `sortDirection`. This is only
            /// populated when the page contains at least one turn. Use it with the opposite
            /// `sortDirection` to include the anchor turn again and catch updates to that turn.
            backwards_cursor: String = "backwardsCursor";
            /// Opaque cursor to pass to the next call to continue after the last turn. if None,
            /// there are no more turns to return.
            next_cursor: String = "nextCursor";
        }
    }
}

object! {
    /// The members of `TurnCompletedThreadTimelineEntry`.
    pub struct TurnCompletedThreadTimelineEntry {
        required {
            /// `position`.
            position: u64 = "position";
            /// `status`.
            status: TurnStatus = "status";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
        optional {
            /// `completedAt`.
            completed_at: i64 = "completedAt";
            /// `durationMs`.
            duration_ms: i64 = "durationMs";
            /// `error`.
            error: TurnError = "error";
            /// `startedAt`.
            started_at: i64 = "startedAt";
        }
    }
}

object! {
    /// The members of `TurnStartedThreadTimelineEntry`.
    pub struct TurnStartedThreadTimelineEntry {
        required {
            /// `position`.
            position: u64 = "position";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
        optional {
            /// `startedAt`.
            started_at: i64 = "startedAt";
        }
    }
}
