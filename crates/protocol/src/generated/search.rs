//! Fuzzy search of files.
//!
//! Made by `cargo xtask codegen` from `schemas`; do not edit.

#![allow(unused_imports)]

use serde_json::Value;

use super::*;
use crate::runtime::{
    List, Map, Secret, UnknownFields, either, keyed, object, shape, tagged, text_enum,
};
use crate::{ItemId, RequestId, ThreadId, TurnId};

text_enum! {
    /// The values of `FuzzyFileSearchMatchType`.
    ///
    /// Releases: since 0.117.
    pub enum FuzzyFileSearchMatchType {
        /// `file`.
        File = "file",
        /// `directory`.
        Directory = "directory",
    }
}

object! {
    /// Params of a request.
    pub struct FuzzyFileSearchParams {
        required {
            /// `query`.
            query: String = "query";
            /// `roots`.
            roots: List<String> = "roots";
        }
        optional {
            /// `cancellationToken`.
            cancellation_token: String = "cancellationToken";
        }
    }
}

object! {
    /// The answer to a request.
    pub struct FuzzyFileSearchResponse {
        required {
            /// `files`.
            files: List<FuzzyFileSearchResult> = "files";
        }
    }
}

object! {
    /// Superset of \[`codex_file_search::FileMatch`\]
    pub struct FuzzyFileSearchResult {
        required {
            /// `file_name`.
            file_name: String = "file_name";
            /// `path`.
            path: String = "path";
            /// `root`.
            root: String = "root";
            /// `score`.
            score: u32 = "score";
        }
        optional {
            /// `indices`.
            indices: List<u32> = "indices";
            /// `match_type`.
            ///
            /// Releases: since 0.117.
            match_type: FuzzyFileSearchMatchType = "match_type";
        }
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.104.
    pub struct FuzzyFileSearchSessionCompletedNotification {
        required {
            /// `sessionId`.
            session_id: String = "sessionId";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.104.
    pub struct FuzzyFileSearchSessionStartParams {
        required {
            /// `roots`.
            roots: List<String> = "roots";
            /// `sessionId`.
            session_id: String = "sessionId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.104.
    pub struct FuzzyFileSearchSessionStartResponse {
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.104.
    pub struct FuzzyFileSearchSessionStopParams {
        required {
            /// `sessionId`.
            session_id: String = "sessionId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.104.
    pub struct FuzzyFileSearchSessionStopResponse {
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.104.
    pub struct FuzzyFileSearchSessionUpdateParams {
        required {
            /// `query`.
            query: String = "query";
            /// `sessionId`.
            session_id: String = "sessionId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.104.
    pub struct FuzzyFileSearchSessionUpdateResponse {
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.104.
    pub struct FuzzyFileSearchSessionUpdatedNotification {
        required {
            /// `files`.
            files: List<FuzzyFileSearchResult> = "files";
            /// `query`.
            query: String = "query";
            /// `sessionId`.
            session_id: String = "sessionId";
        }
    }
}

object! {
    /// One visible message occurrence returned by \[`ThreadSearchOccurrencesResponse`\].
    ///
    /// Experimental; releases: since 0.145.
    pub struct ThreadSearchOccurrence {
        required {
            /// `itemId`.
            item_id: ItemId = "itemId";
            /// `snippet`.
            snippet: String = "snippet";
            /// Match range within `snippet`, in UTF-16 code units.
            snippet_match_range: ThreadSearchTextRange = "snippetMatchRange";
            /// Opaque inclusive cursor accepted by `thread/turns/list` for this turn.
            turn_cursor: String = "turnCursor";
            /// `turnId`.
            turn_id: TurnId = "turnId";
        }
    }
}

object! {
    /// Parameters for searching visible message occurrences within one paginated thread.
    ///
    /// Experimental; releases: since 0.145.
    pub struct ThreadSearchOccurrencesParams {
        required {
            /// Case-insensitive literal substring to find in visible user messages and both
            /// partial and final assistant answers.
            search_term: String = "searchTerm";
            /// `threadId`.
            thread_id: ThreadId = "threadId";
        }
        optional {
            /// Opaque cursor returned by a previous call for the same thread and search term.
            cursor: String = "cursor";
            /// Optional occurrence page size.
            limit: u32 = "limit";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.145.
    pub struct ThreadSearchOccurrencesResponse {
        required {
            /// Occurrences in chronological message order.
            data: List<ThreadSearchOccurrence> = "data";
        }
        optional {
            /// Opaque cursor to continue after the last returned occurrence.
            next_cursor: String = "nextCursor";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.134.
    pub struct ThreadSearchParams {
        required {
            /// Required substring/full-text query for thread search.
            search_term: String = "searchTerm";
        }
        optional {
            /// Optional archived filter; when set to true, only archived threads are returned.
            /// If false or null, only non-archived threads are returned.
            archived: bool = "archived";
            /// Show local history visible to the current ChatGPT account. Defaults to false.
            ///
            /// Experimental; releases: since 0.169.
            current_account_only: bool = "currentAccountOnly";
            /// Opaque pagination cursor returned by a previous call.
            cursor: String = "cursor";
            /// Include persistent threads attached to a parent in search results.
            ///
            /// Experimental; releases: since 0.169.
            include_attached_threads: bool = "includeAttachedThreads";
            /// Optional page size; defaults to a reasonable server-side value.
            limit: u32 = "limit";
            /// Optional sort direction; defaults to descending (newest first).
            sort_direction: SortDirection = "sortDirection";
            /// Optional sort key; defaults to created\_at.
            sort_key: ThreadSearchSortKey = "sortKey";
            /// Optional source filter; when set, only sessions from these source kinds are
            /// returned. When omitted or empty, defaults to interactive sources.
            source_kinds: List<ThreadSourceKind> = "sourceKinds";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.134.
    pub struct ThreadSearchResponse {
        required {
            /// `data`.
            data: List<ThreadSearchResult> = "data";
        }
        optional {
            /// Opaque cursor to pass as `cursor` when reversing `sortDirection`. This is only
            /// populated when the page contains at least one thread. Use it with the opposite
            /// `sortDirection`; for timestamp sorts it anchors at the start of the page
            /// timestamp so same-second updates are not skipped.
            backwards_cursor: String = "backwardsCursor";
            /// Opaque cursor to pass to the next call to continue after the last item. if None,
            /// there are no more items to return.
            next_cursor: String = "nextCursor";
        }
    }
}

object! {
    /// The members of `ThreadSearchResult`.
    ///
    /// Experimental; releases: since 0.134.
    pub struct ThreadSearchResult {
        required {
            /// `snippet`.
            snippet: String = "snippet";
            /// `thread`.
            thread: Thread = "thread";
        }
    }
}

text_enum! {
    /// The values of `ThreadSearchSortKey`.
    ///
    /// Experimental; releases: since 0.147.
    pub enum ThreadSearchSortKey {
        /// `created_at`.
        CreatedAt = "created_at",
        /// `updated_at`.
        UpdatedAt = "updated_at",
        /// `recency_at`.
        RecencyAt = "recency_at",
    }
}

object! {
    /// UTF-16 code-unit range within `snippet`.
    ///
    /// Experimental; releases: since 0.145.
    pub struct ThreadSearchTextRange {
        required {
            /// Exclusive UTF-16 code-unit offset.
            end: u32 = "end";
            /// Inclusive UTF-16 code-unit offset.
            start: u32 = "start";
        }
    }
}
