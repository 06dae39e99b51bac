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
