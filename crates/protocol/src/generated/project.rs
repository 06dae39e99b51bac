//! Projects.
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
    /// The members of `Project`.
    ///
    /// Experimental; releases: since 0.149.
    pub struct Project {
        required {
            /// `createdAt`.
            created_at: i64 = "createdAt";
            /// `id`.
            id: String = "id";
            /// `metadata`.
            metadata: Map<String> = "metadata";
            /// `name`.
            name: String = "name";
            /// `position`.
            position: i64 = "position";
            /// `roots`.
            roots: List<ProjectRoot> = "roots";
            /// `updatedAt`.
            updated_at: i64 = "updatedAt";
        }
        optional {
            /// Newest non-archived member thread's recency, in Unix seconds; null when none
            /// exist.
            ///
            /// Experimental; releases: since 0.152.
            recency_at: i64 = "recencyAt";
        }
    }
}

text_enum! {
    /// The values of `ProjectChangeType`.
    ///
    /// Releases: since 0.149.
    pub enum ProjectChangeType {
        /// `created`.
        Created = "created",
        /// `updated`.
        Updated = "updated",
        /// `deleted`.
        Deleted = "deleted",
    }
}

object! {
    /// Params of a notification.
    ///
    /// Releases: since 0.149.
    pub struct ProjectChangedNotification {
        required {
            /// `changeType`.
            change_type: ProjectChangeType = "changeType";
            /// `projectId`.
            project_id: String = "projectId";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.149.
    pub struct ProjectCreateParams {
        required {
            /// `idempotencyKey`.
            idempotency_key: String = "idempotencyKey";
            /// `name`.
            name: String = "name";
            /// `roots`.
            roots: List<ProjectRoot> = "roots";
        }
        optional {
            /// `metadata`.
            metadata: Map<String> = "metadata";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.149.
    pub struct ProjectCreateResponse {
        required {
            /// `project`.
            project: Project = "project";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.149.
    pub struct ProjectDeleteParams {
        required {
            /// `projectId`.
            project_id: String = "projectId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.149.
    pub struct ProjectDeleteResponse {
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.149.
    pub struct ProjectImportParams {
        required {
            /// `idempotencyKey`.
            idempotency_key: String = "idempotencyKey";
            /// `name`.
            name: String = "name";
            /// `roots`.
            roots: List<ProjectRoot> = "roots";
        }
        optional {
            /// `metadata`.
            metadata: Map<String> = "metadata";
            /// `threads`.
            threads: List<ThreadId> = "threads";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.149.
    pub struct ProjectImportResponse {
        required {
            /// `project`.
            project: Project = "project";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.149.
    pub struct ProjectListParams {
        optional {
            /// `cursor`.
            cursor: String = "cursor";
            /// `limit`.
            limit: u32 = "limit";
            /// Requires sortKey. Defaults to asc for position and desc for recencyAt.
            ///
            /// Experimental; releases: since 0.152.
            sort_direction: SortDirection = "sortDirection";
            /// Defaults to position. Recency sorting always places empty projects last.
            ///
            /// Experimental; releases: since 0.152.
            sort_key: ProjectSortKey = "sortKey";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.149.
    pub struct ProjectListResponse {
        required {
            /// `data`.
            data: List<Project> = "data";
        }
        optional {
            /// `nextCursor`.
            next_cursor: String = "nextCursor";
        }
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.149.
    pub struct ProjectMoveParams {
        required {
            /// `projectId`.
            project_id: String = "projectId";
        }
        optional {
            /// `beforeProjectId`.
            before_project_id: String = "beforeProjectId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.149.
    pub struct ProjectMoveResponse {
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.149.
    pub struct ProjectReadParams {
        required {
            /// `projectId`.
            project_id: String = "projectId";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.149.
    pub struct ProjectReadResponse {
        required {
            /// `project`.
            project: Project = "project";
        }
    }
}

object! {
    /// The members of `ProjectRoot`.
    ///
    /// Experimental; releases: since 0.149.
    pub struct ProjectRoot {
        required {
            /// `path`.
            path: String = "path";
        }
    }
}

text_enum! {
    /// The values of `ProjectSortKey`.
    ///
    /// Experimental; releases: since 0.152.
    pub enum ProjectSortKey {
        /// `position`.
        Position = "position",
        /// `recencyAt`.
        RecencyAt = "recencyAt",
    }
}

object! {
    /// Params of a request.
    ///
    /// Experimental; releases: since 0.149.
    pub struct ProjectUpdateParams {
        required {
            /// `projectId`.
            project_id: String = "projectId";
        }
        optional {
            /// `metadata`.
            metadata: Map<String> = "metadata";
            /// `name`.
            name: String = "name";
            /// `roots`.
            roots: List<ProjectRoot> = "roots";
        }
    }
}

object! {
    /// The answer to a request.
    ///
    /// Experimental; releases: since 0.149.
    pub struct ProjectUpdateResponse {
        required {
            /// `project`.
            project: Project = "project";
        }
    }
}
